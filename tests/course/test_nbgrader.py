"""nbgrader's whole way in a scratch course, by its buttons and commands: generate, autograde, feedback, export.

Four students hand in every lesson: one with the reference solutions, one with the stubs untouched, one with an empty
notebook, and one partly right, with answers of the bank, in an old editor's format and encoding.
"""

import csv
import shutil

import nbformat
import pytest
from answers import bank
from judge import ROOT, lessons, without_figures
from nbgrader.api import Gradebook
from nbgrader.validator import Validator
from scratch_course import autograde, command, generate_feedback, make_course

STUDENTS = ("perfect", "untouched", "partly", "empty")


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """A scratch course with the lessons of this one, without their figures, which would take most of the time."""
    sources = shutil.copytree(ROOT / "solutions", tmp_path_factory.mktemp("sources") / "solutions")
    for path in sources.glob("*/*.ipynb"):
        nbformat.write(without_figures(nbformat.read(path, as_version=4)), path)
    config = ROOT / "nbgrader_config.py"
    return make_course(tmp_path_factory.mktemp("class") / "course", *sorted(sources.iterdir()), config=config)


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
        if student == "perfect" and cell.id in lesson.manual:
            cell.source = "An answer for a person to mark."
    for number, cell in enumerate(cell for cell in nb.cells if cell.id in lesson.solutions):
        if student == "perfect" or (student == "partly" and number % 2):
            cell.source = lesson.solutions[cell.id]
        elif student == "partly":
            cell.source = partly[lesson.folder, cell.id].source
    return nb


def expected_points(student, lesson, partly):
    if student == "perfect":
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
    for lesson in lessons().values():
        release = course / "notebooks" / lesson.folder / lesson.notebook.name
        for student in STUDENTS:
            folder = course / "classroom" / "submitted" / student / lesson.folder
            folder.mkdir(parents=True)
            nb = submission(release, student, lesson, partly)
            if student == "partly":
                text = nbformat.v3.writes_json(nbformat.convert(nb, 3), ensure_ascii=False)
                (folder / release.name).write_text(text, encoding="cp1252", errors="replace")
            else:
                nbformat.write(nb, folder / release.name)
        autograde(course, lesson.folder)
        generate_feedback(course, lesson.folder)
    command(course, "nbgrader", "export")
    return course


def test_generating_twice_changes_nothing(course):
    path = course / "notebooks" / "1-forward-pass" / "forward_pass.ipynb"
    before = path.read_bytes()
    command(course, "nbgrader", "generate_assignment", "--force", "1-forward-pass")
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
    assert to_mark == (set(lesson.manual) if student == "perfect" else set())  # an empty notebook is unanswered


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
    lesson = lessons()["forward_pass"]
    path = tmp_path / lesson.notebook.name
    release = course / "notebooks" / lesson.folder / lesson.notebook.name
    nbformat.write(submission(release, student, lesson, {}), path)
    found = Validator().validate(str(path))
    assert ("failed" not in found) == passes
    if not passes:
        assert "not answered yet" in found["failed"][0]["error"]
