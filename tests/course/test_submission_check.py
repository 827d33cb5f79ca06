"""The submission check, `python -m xorlib NOTEBOOK`: what it prints, its exit code, and that it only reads the file."""

import shutil
import subprocess
import sys
from copy import deepcopy

import nbformat
import pytest
from judge import ROOT, lessons
from nbclient import NotebookClient

from xorlib.checks import COURSE
from xorlib.commands import submission

LESSON = "forward_pass"


@pytest.fixture
def release(tmp_path):
    """A copy of lesson 1 as students get it, in a folder of its own, and a way to write it back."""
    path = tmp_path / f"{LESSON}.ipynb"
    shutil.copy(ROOT / "notebooks" / COURSE[LESSON].folder / path.name, path)
    return path


def changed(path, change, to=None):
    """Change the notebook, and write it under its own name or another."""
    notebook = nbformat.read(path, as_version=4)
    change(notebook)
    target = path.with_name(to) if to else path
    nbformat.write(notebook, target)
    return target


def answered(notebook):
    for cell in notebook.cells:
        cell.source = lessons()[LESSON].solutions.get(cell.id, cell.source)
        cell.source = cell.source.replace(submission.STUB, "Add the inequalities.")


def cell(notebook, cell_id):
    return next(cell for cell in notebook.cells if cell.id == cell_id)


def copied(notebook, cell_id):
    """A copy of a cell, as JupyterLab pastes it: with another id, and the same grading data."""
    copy = deepcopy(cell(notebook, cell_id))
    copy.id = "pasted"
    return copy


def printed(capsys):
    out = capsys.readouterr().out
    assert out.isascii()
    return " ".join(out.split())


@pytest.fixture
def no_run(monkeypatch):
    """Check without running the notebook."""
    monkeypatch.setattr(submission, "check_run", lambda *arguments: None)


def test_an_answered_lesson_can_be_graded_and_its_file_is_not_changed(release, capsys):
    changed(release, answered)
    before = release.read_bytes()
    assert submission.check_notebook(release) == 0
    out = printed(capsys)
    assert "4 of 4 checks in the notebook pass" in out and "can be graded as it is" in out and "no grade" in out
    assert release.read_bytes() == before and list(release.parent.iterdir()) == [release]


def test_an_unanswered_lesson_can_be_graded_and_its_open_exercises_are_listed(release, capsys):
    assert submission.check_notebook(release) == 0
    out = printed(capsys)
    assert "why_not_a_line: not answered yet" in out and "relu: its check does not pass" in out
    assert "0 of 4 checks" in out and "PROBLEM" not in out


def test_a_name_from_a_deleted_cell_is_a_problem(release, capsys):
    def change(notebook):
        answered(notebook)
        cell(notebook, "first-layer-run").source = "Z1 = affine(X, *gone)"

    assert submission.check_notebook(changed(release, change)) > 0
    out = printed(capsys)
    assert "the cell that begins 'Z1 = affine(X, *gone)' raises NameError" in out
    assert "Restart Kernel and Run All Cells" in out


def said_in_a_cell(path, here=True):
    """What the check says where a cell calls it: `here` as in the browser, where no other kernel can be started."""
    lines = ["relu = 0", "from xorlib.checks.summary import shares", "shares['relu'] = 0.5"]
    if here:
        lines += ["from xorlib.commands import run, run_here", "run.run, run.FROM = run_here.run, run_here.FROM"]
    lines += [f"from xorlib.commands import check_notebook; check_notebook({str(path)!r})"]
    after = "import os; print(relu, shares, __name__, 'params' in globals(), os.getcwd())"
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(text) for text in ("\n".join(lines), after)])
    NotebookClient(notebook, kernel_name="python3", resources={"metadata": {"path": str(path.parent)}}).execute()
    said, left = ("".join(output.text for output in cell.outputs) for cell in notebook.cells)
    assert left == f"0 {{'relu': 0.5}} __main__ False {path.parent}\n"  # all is as it was
    assert said.isascii()
    return " ".join(said.split())


@pytest.mark.parametrize("here", [True, False])
def test_a_cell_calls_it_too(release, here):
    changed(release, answered)
    before = release.read_bytes()
    said = said_in_a_cell(release, here)
    assert "4 of 4 checks in the notebook pass" in said and "can be graded as it is" in said
    assert "with none of the names of before" in said if here else "it runs from a fresh kernel" in said
    assert release.read_bytes() == before and list(release.parent.iterdir()) == [release]


def test_where_no_other_kernel_can_be_started_an_error_is_still_a_problem(release):
    def change(notebook):
        answered(notebook)
        cell(notebook, "first-layer-run").source = "%precision 3\nZ1 = affine(X, *gone)"
        cell(notebook, "the-data").source = "1 / 0"
        cell(notebook, "forward-run").source = "a sentence"

    said = said_in_a_cell(changed(release, change))
    assert "fix 3 of these" in said
    assert "with none of the names of before, the cell that begins '1 / 0' raises ZeroDivisionError" in said
    assert "'%precision 3' raises NameError" in said and "'a sentence' raises SyntaxError" in said
    assert "4 of 4 checks in the notebook pass" in said


def test_where_no_other_kernel_can_be_started_open_exercises_are_listed(release):
    said = said_in_a_cell(release)
    assert "relu: its check does not pass" in said and "0 of 4 checks" in said and "PROBLEM" not in said


def test_an_error_above_a_failing_check_is_a_problem_and_one_below_it_a_note(release, capsys):
    def change(notebook):
        answered(notebook)
        cell(notebook, "the-data").source = "%matplotlib nothing-of-this-name"
        cell(notebook, "relu").source = "def relu(Z):\n    return -Z"
        notebook.cells.append(nbformat.v4.new_code_cell("1 / 0"))

    assert submission.check_notebook(changed(release, change)) > 0
    out = printed(capsys)
    assert "PROBLEM run from a fresh kernel, the cell that begins '%matplotlib nothing-of-this-name' raises" in out
    assert "note run from a fresh kernel, the cell that begins '1 / 0' raises ZeroDivisionError" in out
    assert "it runs from" not in out and "relu: its check does not pass" in out


def test_many_errors_are_counted(release, capsys):
    def change(notebook):
        answered(notebook)
        notebook.cells += [nbformat.v4.new_code_cell("1 / 0") for _ in range(5)]

    assert submission.check_notebook(changed(release, change)) == 3
    assert "2 more cells raise an error" in printed(capsys)


def test_a_cell_without_end_is_a_problem(release, capsys, monkeypatch):
    monkeypatch.setattr("xorlib.commands.run_apart.SECONDS", 5)

    def change(notebook):
        answered(notebook)
        cell(notebook, "the-data").source = "while True:\n    pass"

    assert submission.check_notebook(changed(release, change)) == 1
    assert "takes longer than 5 seconds, and grading stops there: the one that begins 'while True:'" in printed(capsys)


def test_a_kernel_that_dies_is_a_problem(release, capsys):
    def change(notebook):
        cell(notebook, "the-data").source = "import os\nos._exit(1)"

    assert submission.check_notebook(changed(release, change)) == 1
    out = printed(capsys)
    assert "the kernel dies, as it does when the memory is used up, in the cell that begins 'import os'" in out


@pytest.mark.parametrize("name", ["forward_pass-Copy1.ipynb", "forward_pass (1).ipynb", "homework.ipynb"])
def test_a_wrong_name_is_noted_with_the_right_one(release, name, capsys, no_run):
    path = changed(release, lambda notebook: None, to=name)
    assert submission.check_notebook(path) == 0
    assert f"its name is {name}; by its cells it is forward_pass.ipynb" in printed(capsys)


@pytest.mark.parametrize(
    "change, problem",
    [
        (lambda nb: nb.cells.remove(cell(nb, "affine")), "the cell affine is missing"),
        (lambda nb: nb.cells.append(copied(nb, "why_not_a_line")), "the answer why_not_a_line is there 2 times"),
        (lambda nb: cell(nb, "why_not_a_line").metadata.pop("nbgrader"), "the cell why_not_a_line is missing"),
    ],
)
def test_what_cannot_be_graded_is_a_problem(release, change, problem, capsys, no_run):
    assert submission.check_notebook(changed(release, change)) == 1
    assert problem in printed(capsys)


@pytest.mark.parametrize(
    "change, note",
    [
        (lambda nb: nb.cells.remove(cell(nb, "test_affine")), "the cell test_affine is missing; grading puts it back"),
        (lambda nb: nb.cells.append(copied(nb, "affine")), "the cell affine is there 2 times"),
        (lambda nb: cell(nb, "test_relu").metadata.nbgrader.update(points=9), "the cell test_relu is not as it was"),
        (lambda nb: cell(nb, "why_not_a_line").update(cell_type="raw"), "the cell why_not_a_line is not as it was"),
        (lambda nb: cell(nb, "relu").metadata.pop("nbgrader"), "the cell relu has lost its grading data"),
        (lambda nb: nb.metadata.kernelspec.update(name="conda-env-xor-py"), "its kernel is 'conda-env-xor-py'"),
        (lambda nb: nb.metadata.pop("kernelspec"), "its kernel is None"),
    ],
)
def test_what_grading_repairs_is_a_note(release, change, note, capsys, no_run):
    def change_answered(notebook):
        answered(notebook)
        change(notebook)

    assert submission.check_notebook(changed(release, change_answered)) == 0
    out = printed(capsys)
    assert note in out and "PROBLEM" not in out


def test_the_name_of_the_kernel_in_the_browser_is_no_problem(release, no_run):
    path = changed(release, lambda nb: nb.metadata.kernelspec.update(name="python", display_name="Python (Pyodide)"))
    assert submission.check_notebook(path) == 0


def test_a_changed_check_is_noted_where_the_released_lesson_is_available(release, capsys, no_run):
    def change(notebook):
        cell(notebook, "test_relu").source = "1.0"

    assert submission.check_notebook(changed(release, change)) == 0
    assert "the read-only cell test_relu is not as it was handed out; grading restores it" in printed(capsys)


@pytest.mark.parametrize(
    "text", ["", "no JSON", '{"cells": []}', '{"nbformat": 3, "nbformat_minor": 0, "worksheets": 7}']
)
def test_a_file_that_is_no_notebook_is_a_problem(tmp_path, text, capsys):
    path = tmp_path / "forward_pass.ipynb"
    path.write_text(text, encoding="utf-8")
    assert submission.check_notebook(path) == 1
    assert "is no notebook that can be graded" in printed(capsys)


def test_a_notebook_of_no_lesson_is_a_problem(tmp_path, capsys):
    path = tmp_path / "trainingloop.ipynb"
    nbformat.write(nbformat.v4.new_notebook(), path)
    assert submission.check_notebook(path) == 1
    assert "neither the name nor the cells of a lesson" in (out := printed(capsys))
    assert "is it training_loop.ipynb?" in out


def test_a_missing_file_is_a_problem_and_the_exit_code_is_1():
    done = subprocess.run([sys.executable, "-m", "xorlib", "nowhere.ipynb"], capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 1 and "nowhere.ipynb: there is no such file" in done.stdout
