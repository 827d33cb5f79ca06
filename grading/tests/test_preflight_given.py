"""Given cells that nbgrader does not know, but others need: edited or gone, they still run as they were handed out."""

import nbformat
import pytest
from nbgrader_sandbox.execute import execute
from notebook_runs import needs_sandbox, results
from submissions import NAME, cell_of, check, handed_in, index_of, is_unchanged

SETUP = cell_of(handed_in(), "setup").source
EDITED = "this given cell, which others need, had been edited: it runs as handed out, and then as edited."


def sources_of(checked):
    return [cell.source for cell in checked.notebooks[NAME].cells]


@pytest.mark.parametrize(
    "edited",
    [
        f"import seaborn as sns\n{SETUP}",
        SETUP.replace("\n", "\nimport seaborn\n"),
        f"!pip install numpy\n{SETUP}",
        f"%%capture\n{SETUP}",
        "import numpy as np",
    ],
)
def test_an_edited_setup_cell_runs_as_it_was_given_and_then_as_edited(edited):
    nb = handed_in()
    cell_of(nb, "setup").source = edited
    checked = check(nb)
    place = index_of(nb, "setup")
    assert sources_of(checked)[place : place + 2] == [SETUP, edited]
    assert checked.repairs == [f"'import matplotlib.pyplot as plt': {EDITED}"] and not checked.flags


@pytest.mark.parametrize("edited", [SETUP, f"{SETUP}\n\nimport seaborn", SETUP.replace("\n", "  \r\n")])
def test_what_is_written_below_the_given_lines_changes_nothing(edited):
    nb = handed_in()
    cell_of(nb, "setup").source = edited
    assert is_unchanged(check(nb))


@pytest.mark.parametrize("name", ["setup", "the-data"])
def test_a_needed_cell_that_is_gone_is_put_back_in_its_place(name):
    nb = handed_in()
    del nb.cells[index_of(nb, name)]
    assert sources_of(check(nb)) == sources_of(check(handed_in()))
    assert "was not there, and was put back" in check(nb).repairs[0]


@pytest.mark.parametrize("name", ["norm-try", "moved-try", "picture", "title"])
def test_cells_that_nothing_needs_are_the_students(name):
    nb = handed_in()
    cell_of(nb, name).source = "1 / 0"
    assert is_unchanged(check(nb))


@needs_sandbox
@pytest.mark.parametrize(
    "name, line",
    [
        ("setup", "import a_package_that_is_not_here"),
        ("setup", "!pip install numpy matplotlib pillow"),
        ("the-data", "points = points[:, 2] / nothing"),
    ],
)
def test_no_points_are_lost_by_a_line_above_what_is_given(name, line):
    def points(nb):
        notebook = check(nb).notebooks[NAME]
        execute(notebook)
        return results(notebook)[1]

    nb = handed_in()
    cell_of(nb, name).source = f"{line}\n{cell_of(nb, name).source}"
    assert points(nb) == points(handed_in())


def test_the_students_version_comes_last():
    nb = handed_in()
    cell_of(nb, "the-data").source = "points = np.zeros((3, 2))"
    nb.cells.append(nbformat.v4.new_code_cell("points"))
    checked = sources_of(check(nb))
    assert checked.index("points = np.zeros((3, 2))") == checked.index(cell_of(handed_in(), "the-data").source) + 1
