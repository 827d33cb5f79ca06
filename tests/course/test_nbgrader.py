"""nbgrader's whole way in a scratch course, by its own commands: generate, autograde, feedback, export.

Five students hand in every lesson: one with the reference solutions, one with the stubs untouched, one partly right,
with answers of the bank, one with an empty notebook, and one with an old editor's file.
"""

import csv
import os
import shutil
import subprocess
import sys

import nbformat
import pytest
from answers import bank
from judge import ROOT, lessons
from nbgrader.api import Gradebook
from nbgrader.validator import Validator

STUDENTS = ("perfect", "untouched", "partly", "empty", "old")
PERFECT = ("perfect", "old")  # the latter in an old editor's format and encoding


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """A scratch course with what git keeps of this one, and a `nbgrader` command that runs in it."""
    root = tmp_path_factory.mktemp("course")
    shutil.copy(ROOT / "nbgrader_config.py", root)
    shutil.copytree(ROOT / "solutions", root / "solutions", ignore=shutil.ignore_patterns(".ipynb_checkpoints"))

    def nbgrader(*arguments):
        bin_folder = os.path.dirname(sys.executable)  # nbgrader calls other commands of its environment by name
        env = os.environ | {
            "PATH": bin_folder + os.pathsep + os.environ["PATH"],
            "JUPYTER_CONFIG_DIR": str(root / "jupyter-config"),
            "JUPYTER_NO_CONFIG": "1",
        }
        done = subprocess.run(
            [sys.executable, "-m", "nbgrader", *arguments],
            cwd=root,
            env=env,
            capture_output=True,
            text=True,
            encoding="utf-8",
        )
        assert done.returncode == 0, done.stderr
        return done

    for lesson in lessons().values():
        nbgrader("generate_assignment", "--force", lesson.folder)
    return root, nbgrader


@pytest.fixture(scope="module")
def partly():
    """For each lesson the wrong answers of the partly right student: the first with points, else the first."""
    chosen = {}
    for answer in bank():
        if not answer.right:
            best = chosen.get((answer.lesson, answer.exercise))
            if best is None or (answer.points and not best.points):
                chosen[answer.lesson, answer.exercise] = answer
    return chosen


def submission(release, student, lesson, partly):
    nb = nbformat.read(release, as_version=4)
    if student == "empty":
        nb.cells = []
    for cell in nb.cells:
        if student in PERFECT and cell.id in lesson.manual:
            cell.source = "An answer for a person to mark."
    for number, cell in enumerate(cell for cell in nb.cells if cell.id in lesson.solutions):
        if student in PERFECT or (student == "partly" and number % 2):
            cell.source = lesson.solutions[cell.id]
        elif student == "partly":
            cell.source = partly[lesson.folder, cell.id].source
    return nb


def expected_points(student, lesson, partly):
    if student in PERFECT:
        return lesson.points
    if student == "partly":
        return {
            name: lesson.points[name] if number % 2 else partly[lesson.folder, name].points
            for number, name in enumerate(lesson.solutions)
        }
    return dict.fromkeys(lesson.points, 0.0)


@pytest.fixture(scope="module")
def graded(course, partly):
    """The course after everything has been handed in, graded, given feedback on and exported."""
    root, nbgrader = course
    for lesson in lessons().values():
        release = root / "notebooks" / lesson.folder / lesson.notebook.name
        for student in STUDENTS:
            folder = root / "classroom" / "submitted" / student / lesson.folder
            folder.mkdir(parents=True)
            nb = submission(release, student, lesson, partly)
            if student == "old":
                text = nbformat.v3.writes_json(nbformat.convert(nb, 3), ensure_ascii=False)
                (folder / release.name).write_text(text, encoding="cp1252", errors="replace")
            else:
                nbformat.write(nb, folder / release.name)
        nbgrader("autograde", lesson.folder)
        nbgrader("generate_feedback", lesson.folder)
    nbgrader("export")
    return root


def test_generating_twice_changes_nothing(course):
    root, nbgrader = course
    path = root / "notebooks" / "1-forward-pass" / "forward_pass.ipynb"
    before = path.read_bytes()
    nbgrader("generate_assignment", "--force", "1-forward-pass")
    assert path.read_bytes() == before


@pytest.mark.parametrize("student", STUDENTS)
@pytest.mark.parametrize("name", lessons())
def test_scores_are_exact_exercise_by_exercise(graded, partly, name, student):
    lesson = lessons()[name]
    with Gradebook(f"sqlite:///{graded / 'classroom' / 'gradebook.db'}", "xor-from-scratch") as gradebook:
        grades = gradebook.find_submission_notebook(name, lesson.folder, student).grades
        scores = {
            grade.name.removeprefix("test_"): grade.score
            for grade in grades  # none at all counts as 0
            if grade.name not in lesson.manual
        }
        to_mark = {grade.name for grade in grades if grade.needs_manual_grade}
    assert scores == expected_points(student, lesson, partly)
    assert to_mark == (set(lesson.manual) if student in PERFECT else set())  # an empty notebook is unanswered


@pytest.mark.parametrize("student", STUDENTS)
@pytest.mark.parametrize("name", lessons())
def test_feedback_is_written_for_everyone(graded, name, student):
    lesson = lessons()[name]
    page = graded / "classroom" / "feedback" / student / lesson.folder / f"{name}.html"
    assert "Score" in page.read_text(encoding="utf-8")


def test_the_export_has_a_row_for_each_student_and_lesson(graded, partly):
    with open(graded / "classroom" / "grades.csv", encoding="utf-8", newline="") as file:
        rows = {(row["student_id"], row["assignment"]): row for row in csv.DictReader(file)}
    assert len(rows) == len(STUDENTS) * len(lessons())
    for lesson in lessons().values():
        for student in STUDENTS:
            row = rows[student, lesson.folder]
            assert float(row["score"]) == sum(expected_points(student, lesson, partly).values())
            assert float(row["max_score"]) == sum(lesson.points.values()) + sum(lesson.manual.values())


@pytest.mark.parametrize("student, passes", [("perfect", True), ("untouched", False)])
def test_validate_tells_right_from_untouched(course, student, passes, tmp_path):
    """By the class that the button in JupyterLab uses, since the command exits with 0 either way."""
    root, _ = course
    lesson = lessons()["forward_pass"]
    path = tmp_path / lesson.notebook.name
    release = root / "notebooks" / lesson.folder / lesson.notebook.name
    nbformat.write(submission(release, student, lesson, {}), path)
    found = Validator().validate(str(path))
    assert ("failed" not in found) == passes
    if not passes:
        assert "not answered yet" in found["failed"][0]["error"]
