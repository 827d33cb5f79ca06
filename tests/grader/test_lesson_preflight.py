"""Preflight leaves honest work on the lessons alone, and recognises their cells without nbgrader's metadata."""

import copy
from functools import partial

import pytest
from course_settings import SETTINGS
from judge import lessons
from lesson_assignments import assignment, solved
from nbgrader.utils import is_locked
from nbgrader_sandbox.execute import execute
from nbgrader_sandbox.preflight import preflight
from notebook_runs import needs_sandbox, results_of
from submissions import as_bytes, as_jupyterlab_saves, sound, strip


def handed_in(name, answered):
    """The released notebook of a lesson, with the reference answers typed in."""
    nb = copy.deepcopy(assignment(name).notebooks[name].released)
    answers = {cell.id: cell.source for cell in solved(name).cells}
    for cell in nb.cells:
        if answered and cell.metadata.get("nbgrader", {}).get("solution"):
            cell.source = answers[cell.id]
    return nb


@pytest.mark.parametrize("answered", [True, False])
@pytest.mark.parametrize("save", [dict, as_jupyterlab_saves])
@pytest.mark.parametrize("name", lessons())
def test_honest_work_is_left_as_it_is(name, save, answered):
    nb, lesson = handed_in(name, answered), assignment(name)
    checked = sound(preflight({f"{name}.ipynb": as_bytes(save(nb))}, lesson), lesson)
    assert not checked.repairs and not checked.flags
    cells = lesson.notebooks[name].cells
    sources = [cells[cell.id].source if is_locked(cell) else cell.source for cell in nb.cells]
    assert [cell.source for cell in checked.notebooks[name].cells] == sources
    assert [cell.id for cell in checked.notebooks[name].cells] == [cell.id for cell in nb.cells]
    assert checked.files == lesson.files


@pytest.mark.parametrize("answered", [True, False])
@pytest.mark.parametrize("name", lessons())
def test_stripped_metadata_without_ids(name, answered):
    nb, lesson = strip(handed_in(name, answered)), assignment(name)
    for number, cell in enumerate(nb.cells):
        cell.id = f"c{number}"
        if answered and cell.source.startswith("*Double-click"):
            cell.source = "Because of the shapes."
    checked = sound(preflight({f"{name}.ipynb": as_bytes(nb)}, lesson), lesson)
    names = [cell.metadata.nbgrader.grade_id for cell in checked.notebooks[name].cells if "nbgrader" in cell.metadata]
    assert names == list(lesson.notebooks[name].cells) and not checked.flags
    assert len(checked.notebooks[name].cells) == len(nb.cells)


@needs_sandbox
@pytest.mark.parametrize(
    "line", ["!pip install numpy matplotlib pillow", "import seaborn", "%%capture\n%pip install x"]
)
def test_a_line_above_the_setup_costs_no_points(line):
    nb, lesson = handed_in("animation", True), assignment("animation")
    setup = next(cell for cell in nb.cells if cell.id == "setup")
    setup.source = f"{line}\n{setup.source}"
    checked = sound(preflight({"animation.ipynb": as_bytes(nb)}, lesson), lesson)
    _, scores = results_of(partial(execute, settings=SETTINGS), checked.notebooks["animation"])
    assert sum(points for _, (points, most) in scores) == sum(most for _, (points, most) in scores) > 0
