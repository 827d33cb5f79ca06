"""The stored notebooks: what they hold, what nbval does not compare, what students must not see, what is generated."""

import os
import re
import shutil
import subprocess
import sys

import nbformat
import pytest
from judge import ROOT, lessons
from nbgrader.utils import is_grade, is_locked, is_solution
from scratch_course import make_course

from xorlib.checks import COURSE

SOURCES = sorted((ROOT / "solutions").glob("*/*.ipynb"))
RELEASES = sorted((ROOT / "notebooks").glob("*/*.ipynb"))
NOTEBOOKS = [pytest.param(path, id=str(path.relative_to(ROOT))) for path in SOURCES + RELEASES]
SOURCES, RELEASES = ([pytest.param(path, id=path.stem) for path in paths] for paths in (SOURCES, RELEASES))


def read(path):
    return nbformat.read(path, as_version=4)


def code_cells(path):
    return [cell for cell in read(path).cells if cell.cell_type == "code"]


@pytest.mark.parametrize("name", COURSE)
def test_names_and_points_are_those_that_the_checks_know(name):
    stored, lesson = lessons()[name], COURSE[name]
    assert (stored.folder, stored.points, stored.manual) == (lesson.folder, lesson.points, lesson.questions)
    assert set(stored.solutions) == set(stored.tests) == set(lesson.exercises)
    locked = {cell.id for cell in read(stored.notebook).cells if cell.metadata.get("nbgrader", {}).get("locked")}
    assert locked == {f"test_{exercise}" for exercise in lesson.exercises} | set(lesson.given)


def test_the_readme_says_what_the_course_is_worth():
    points = sum(sum(lesson.points.values()) for lesson in COURSE.values())
    by_hand = sum(sum(lesson.questions.values()) for lesson in COURSE.values())
    text = " ".join((ROOT / "README.md").read_text(encoding="utf-8").split())
    assert f"{points + by_hand:g} points, {by_hand:g} of them for answers marked by hand" in text


@pytest.mark.parametrize("path", NOTEBOOKS)
def test_format_ids_and_metadata_are_plain(path):
    nb = read(path)
    nbformat.validate(nb)
    assert (nb.nbformat, nb.nbformat_minor) == (4, 5)
    assert set(nb.metadata) == {"kernelspec", "language_info"}
    assert nb.metadata.kernelspec.name == "python3"
    assert nb.metadata.language_info == {"name": "python"}
    ids = [cell.id for cell in nb.cells]
    assert len(set(ids)) == len(ids)
    for cell in nb.cells:
        assert set(cell.metadata) <= {"nbgrader", "deletable", "editable"}
        assert re.fullmatch("[a-z0-9_-]+", cell.id)  # written by a person, not drawn at random
        if "nbgrader" in cell.metadata:
            assert cell.metadata.nbgrader.grade_id == cell.id


@pytest.mark.parametrize("path", SOURCES)
def test_every_code_cell_was_executed_in_order(path):
    """nbval compares nothing for a cell without outputs, so a cleared notebook would pass it."""
    cells = code_cells(path)
    assert [cell.execution_count for cell in cells] == list(range(1, len(cells) + 1))
    assert sum(bool(cell.outputs) for cell in cells) > len(cells) / 3


@pytest.mark.parametrize("path", SOURCES)
def test_outputs_hold_no_warning_error_address_or_path(path):
    for cell in code_cells(path):
        for output in cell.outputs:
            assert output.output_type in {"stream", "display_data", "execute_result"}, cell.id
            assert output.get("name", "stdout") == "stdout", cell.id
            text = output.get("text", "") + output.get("data", {}).get("text/plain", "")
            assert not re.search(r"0x[0-9a-f]{6}|[Ww]arning|/tmp|/home|\\Users", text), cell.id


@pytest.mark.parametrize("path", SOURCES)
def test_a_cell_stores_what_it_prints_as_one_stream(path):
    """Else a busy machine stores it in pieces, and executing again changes the notebook."""
    for cell in code_cells(path):
        assert sum(output.output_type == "stream" for output in cell.outputs) <= 1, cell.id


@pytest.mark.parametrize("path", SOURCES)
def test_prose_stands_before_every_exercise_and_its_check_below_it(path):
    cells = read(path).cells
    for i, cell in enumerate(cells):
        if is_solution(cell) and not is_grade(cell):
            before = next(c for c in reversed(cells[:i]) if c.cell_type == "markdown")
            assert f"### Exercise: `{cell.id}`" in before.source
            assert next(c.id for c in cells[i + 1 :] if c.cell_type == "code") == f"test_{cell.id}"


@pytest.mark.parametrize("path", SOURCES)
def test_cells_are_short(path):
    lengths = sorted(len(cell.source.splitlines()) for cell in code_cells(path) if "nbgrader" not in cell.metadata)
    assert lengths[len(lengths) // 2] <= 5
    assert lengths[-1] <= 20


@pytest.mark.parametrize("path", SOURCES + RELEASES)
def test_code_fits_a_window_of_800_pixels(path):
    wide = [(cell.id, line) for cell in code_cells(path) for line in cell.source.splitlines() if len(line) > 74]
    assert wide == []


@pytest.mark.parametrize("path", RELEASES)
def test_the_student_s_version_gives_nothing_away(path):
    text = path.read_text(encoding="utf-8")
    assert not re.search("BEGIN|END SOLUTION|HIDDEN TESTS|[Mm]ark scheme|model answer", text)
    for cell in code_cells(path):
        assert cell.outputs == [] and cell.execution_count is None


@pytest.mark.parametrize("path", RELEASES)
def test_what_students_may_not_change_is_locked(path):
    for cell in read(path).cells:
        if is_locked(cell):
            assert cell.metadata.editable is False and cell.metadata.deletable is False


def test_each_source_has_its_release():
    assert [p.id for p in SOURCES] == [p.id for p in RELEASES] == sorted(COURSE, key=[p.id for p in SOURCES].index)


def test_generated_notebooks_are_the_committed_ones(tmp_path):
    sources = sorted((ROOT / "solutions").iterdir())
    course = make_course(tmp_path / "course", *sources, config=ROOT / "nbgrader_config.py")

    def files(folder):
        return {
            path.relative_to(folder): path.read_bytes()
            for path in sorted(folder.rglob("*"))
            if path.is_file() and ".ipynb_checkpoints" not in path.parts
        }

    assert files(course / "notebooks") == files(ROOT / "notebooks")


def test_the_stored_notebooks_are_small():
    stored = [*(ROOT / "solutions").glob("*/*.ipynb"), *(ROOT / "notebooks").glob("*/*.ipynb")]
    assert sum(path.stat().st_size for path in stored) < 2_500_000
    assert (ROOT / "solutions/5-animation/xor.gif").stat().st_size < 400_000


def test_a_lesson_that_pytest_runs_writes_no_file_of_its_folder(tmp_path):
    """Else the film of lesson 5 in git is replaced, by that of another version of Matplotlib."""
    shutil.copy(ROOT / "conftest.py", tmp_path)
    film, notebook = tmp_path / "xor.gif", tmp_path / "film.ipynb"
    film.write_text("old", encoding="utf-8")
    source = (
        "from pathlib import Path\nfilm = Path('xor.gif')\nassert film.read_text() == 'old'\nfilm.write_text('new');"
    )
    nbformat.write(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source)]), notebook)
    command = [sys.executable, "-m", "pytest", "--nbval", "-p", "no:cacheprovider", "-c", os.devnull, notebook]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert "1 passed" in done.stdout, done.stdout + done.stderr
    assert film.read_text(encoding="utf-8") == "old"
