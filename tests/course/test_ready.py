"""`python -m xorlib`: what it says of an environment and of a notebook, its exit code, and that the file stays as it is."""

import importlib.metadata
import os
import shutil
import subprocess
import sys
from copy import deepcopy
from types import SimpleNamespace

import nbformat
import pytest
from judge import ROOT, lessons

from xorlib.checks import COURSE
from xorlib.commands import environment as ready
from xorlib.commands import submission as handin
from xorlib.commands.report import Report

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
        cell.source = cell.source.replace(handin.STUB, "Add the inequalities.")


def cell(notebook, cell_id):
    return next(cell for cell in notebook.cells if cell.id == cell_id)


def copied(notebook, cell_id):
    """A copy of a cell, as JupyterLab pastes it: with another id, and the same grading data."""
    copy = deepcopy(cell(notebook, cell_id))
    copy.id = "pasted"
    return copy


def flat(text):
    return " ".join(text.split())


def said(capsys):
    out = capsys.readouterr().out
    assert out.isascii()
    return flat(out)


@pytest.fixture
def no_run(monkeypatch):
    """What is told without running the notebook."""
    monkeypatch.setattr(handin, "check_run", lambda *arguments: None)


# The environment


def test_a_whole_environment_is_ready():
    done = subprocess.run([sys.executable, "-m", "xorlib"], capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.isascii()
    assert "a film: 3 frames" in done.stdout and "runs this Python" in done.stdout and "Ready." in done.stdout


@pytest.mark.parametrize("absent", ["numpy", "autograd", "matplotlib", "anywidget", "nbclient"])
def test_what_is_missing_is_told_in_plain_words(absent, tmp_path):
    """By a Python that finds no such package."""
    (tmp_path / "sitecustomize.py").write_text(
        f"import importlib.metadata, sys\nsys.modules[{absent!r}] = None\nfound = importlib.metadata.version\n"
        "def version(name):\n"
        f"    if name == {absent!r}:\n        raise importlib.metadata.PackageNotFoundError(name)\n"
        "    return found(name)\nimportlib.metadata.version = version\n",
        encoding="utf-8",
    )
    path = os.pathsep.join([str(tmp_path), str(ROOT)])
    notebook = ROOT / "notebooks" / COURSE[LESSON].folder / f"{LESSON}.ipynb"
    arguments = [str(notebook)] if absent == "nbclient" else []
    done = subprocess.run(
        [sys.executable, "-m", "xorlib", *arguments],
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONPATH": path},
    )
    assert "Traceback" not in done.stderr
    if absent == "nbclient":
        assert "There is no module nbclient in this Python" in flat(done.stdout)
    else:
        assert f"{absent}: there is no such package in this Python" in flat(done.stdout)
        assert "`make lab` installs what is missing" in flat(done.stdout)
    assert done.returncode == 1


def test_an_import_without_a_package_points_to_the_command(tmp_path):
    (tmp_path / "sitecustomize.py").write_text("import sys\nsys.modules['autograd'] = None\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", "import xorlib"],
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join([str(tmp_path), str(ROOT)])},
    )
    assert done.returncode and "`python -m xorlib` in a terminal says what is missing" in done.stderr


def test_an_old_package_is_told_with_the_version_that_is_needed(monkeypatch, capsys):
    monkeypatch.setattr(importlib.metadata, "requires", lambda name: ["numpy>=2.0", 'pytest>=8 ; extra == "test"'])
    monkeypatch.setattr(importlib.metadata, "version", lambda name: "1.26.4")
    report = Report()
    ready.check_packages(report)
    assert report.problems == 1 and "numpy 1.26.4: the course needs 2.0 or later" in said(capsys)


def test_the_bounds_are_those_of_the_course_and_not_of_its_tests():
    required = [
        "numpy>=2.0",
        'jupyterlab>=4.2; extra == "course"',
        'pytest>=8.2; extra == "test"',
        "pytest-xdist[psutil]>=3.6; extra == 'test'",
    ]
    assert ready.bounds(required) == {"numpy": "2.0", "jupyterlab": "4.2"}
    assert ready.numbers("4.10.0rc1") == (4, 10, 0)


def test_another_kernel_s_python_is_told(monkeypatch, capsys):
    monkeypatch.setattr(ready, "sys", SimpleNamespace(executable=__file__))
    report = Report()
    ready.check_kernel(report)
    assert report.problems == 1 and "runs another Python" in said(capsys)


# A notebook


def test_answered_lessons_can_be_graded_and_stay_as_they_are(release, capsys):
    changed(release, answered)
    before = release.read_bytes()
    assert handin.check_notebook(release) == 0
    out = said(capsys)
    assert "4 of 4 checks in the notebook pass" in out and "can be graded as it is" in out and "no grade" in out
    assert release.read_bytes() == before and list(release.parent.iterdir()) == [release]


def test_an_unanswered_lesson_can_be_graded_and_hears_what_is_not_answered(release, capsys):
    assert handin.check_notebook(release) == 0
    out = said(capsys)
    assert "why_not_a_line: not answered yet" in out and "relu: its check does not pass" in out
    assert "0 of 4 checks" in out and "PROBLEM" not in out


def test_a_name_from_a_deleted_cell_is_told(release, capsys):
    def change(notebook):
        answered(notebook)
        cell(notebook, "first-layer-run").source = "Z1 = affine(X, *gone)"

    assert handin.check_notebook(changed(release, change)) > 0
    out = said(capsys)
    assert "the cell that begins 'Z1 = affine(X, *gone)' raises NameError" in out
    assert "Restart Kernel and Run All Cells" in out


def test_a_cell_without_end_is_told(release, capsys, monkeypatch):
    monkeypatch.setattr("xorlib.commands.run.SECONDS", 5)

    def change(notebook):
        answered(notebook)
        cell(notebook, "the-data").source = "while True:\n    pass"

    assert handin.check_notebook(changed(release, change)) == 1
    assert "takes longer than 5 seconds, and grading stops there: the one that begins 'while True:'" in said(capsys)


def test_a_kernel_that_dies_is_told(release, capsys):
    def change(notebook):
        cell(notebook, "the-data").source = "import os\nos._exit(1)"

    assert handin.check_notebook(changed(release, change)) == 1
    assert "the kernel dies, as it does when the memory is used up, in the cell that begins 'import os'" in said(capsys)


@pytest.mark.parametrize("name", ["forward_pass-Copy1.ipynb", "forward_pass (1).ipynb", "homework.ipynb"])
def test_a_wrong_name_is_told_with_the_right_one(release, name, capsys, no_run):
    path = changed(release, lambda notebook: None, to=name)
    assert handin.check_notebook(path) == 1
    assert f"its name is {name}, and grading looks for forward_pass.ipynb" in said(capsys)


@pytest.mark.parametrize(
    "change, words",
    [
        (lambda nb: nb.cells.remove(cell(nb, "affine")), "the cell affine is missing"),
        (lambda nb: nb.cells.remove(cell(nb, "test_affine")), "the cell test_affine is missing"),
        (lambda nb: nb.cells.append(copied(nb, "affine")), "the cell affine is there 2 times"),
        (lambda nb: cell(nb, "test_relu").metadata.nbgrader.update(points=9), "the cell test_relu is not as it was"),
        (lambda nb: cell(nb, "relu").metadata.pop("nbgrader"), "the cell relu is missing"),
        (lambda nb: cell(nb, "why_not_a_line").update(cell_type="raw"), "the cell why_not_a_line is not as it was"),
        (lambda nb: nb.metadata.kernelspec.update(name="conda-env-xor-py"), "its kernel is 'conda-env-xor-py'"),
    ],
)
def test_what_grading_would_stumble_over_is_told(release, change, words, capsys, no_run):
    assert handin.check_notebook(changed(release, change)) == 1
    assert words in said(capsys)


def test_a_changed_check_is_told_where_the_released_lesson_is_at_hand(release, capsys, no_run):
    def change(notebook):
        cell(notebook, "test_relu").source = "1.0"

    assert handin.check_notebook(changed(release, change)) == 0
    assert "the read-only cell test_relu is not as it was handed out; grading puts it back" in said(capsys)


@pytest.mark.parametrize(
    "text", ["", "no JSON", '{"cells": []}', '{"nbformat": 3, "nbformat_minor": 0, "worksheets": []}']
)
def test_a_file_that_is_no_notebook_is_told(tmp_path, text, capsys):
    path = tmp_path / "forward_pass.ipynb"
    path.write_text(text, encoding="utf-8")
    assert handin.check_notebook(path) == 1
    assert "is no notebook that Jupyter can read" in said(capsys)


def test_a_notebook_of_something_else_is_told(tmp_path, capsys):
    path = tmp_path / "trainingloop.ipynb"
    nbformat.write(nbformat.v4.new_notebook(), path)
    assert handin.check_notebook(path) == 1
    assert "neither the name nor the cells of a lesson" in (out := said(capsys))
    assert "is it training_loop.ipynb?" in out


def test_a_file_that_is_not_there_is_told_and_the_exit_code_says_so():
    done = subprocess.run([sys.executable, "-m", "xorlib", "nowhere.ipynb"], capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 1 and "nowhere.ipynb: there is no such file" in done.stdout
