"""What becomes of marks, points and penalties when a class is graded again, and of answers in the wrong place."""

import contextlib

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell
from nbgrader.api import Gradebook
from notebook_runs import needs_sandbox
from sample_course import COURSE_ID, SMALL
from scratch_course import generate, report, students

pytestmark = needs_sandbox
LATE = (
    "\nfrom nbgrader.plugins import LateSubmissionPlugin\nclass Late(LateSubmissionPlugin):\n"
    "    def late_submission_penalty(self, student_id, score, total_seconds_late):\n"
    "        return 9.0\n"
    "c.AssignLatePenalties.plugin_class = Late\n"
)


@contextlib.contextmanager
def gradebook(course):
    with Gradebook(f"sqlite:///{course / 'classroom' / 'gradebook.db'}", COURSE_ID) as book:
        yield book
        book.db.commit()


def mark(course, student, cell, points):
    """As Formgrader does it."""
    with gradebook(course) as book:
        grade = book.find_grade(cell, SMALL, SMALL, student)
        grade.manual_score, grade.needs_manual_grade = points, False


def open_marks(course):
    """The cells that wait for a person, by student."""
    with gradebook(course) as book:
        return {
            student: waits
            for student in students(course)
            if (
                waits := [
                    cell
                    for cell in ("test_squares", "why")
                    if book.find_grade(cell, SMALL, SMALL, student).needs_manual_grade
                ]
            )
        }


@contextlib.contextmanager
def changed(course, student):
    """The notebook that a student handed in, to be changed."""
    path = course / "classroom" / "submitted" / student / SMALL / f"{SMALL}.ipynb"
    nb = nbformat.read(path, as_version=4)
    yield nb
    nbformat.write(nb, path)


def answer(nb, name="why"):
    return next(
        index for index, cell in enumerate(nb.cells) if cell.metadata.get("nbgrader", {}).get("grade_id") == name
    )


def change_the_source(course, old, new):
    path = course / "solutions" / SMALL / f"{SMALL}.ipynb"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    generate(course, SMALL)


def changes(said):
    return [line.strip().removeprefix("changed: ") for line in said.splitlines() if "changed: " in line]


def test_a_mark_stands_while_the_answer_is_the_same(grade, course):
    grade()
    first, second, third = list(open_marks(course))[:3]
    for student in open_marks(course):
        mark(course, student, "why", 0.5)
    assert open_marks(course) == {}
    assert grade("--regrade")[0] == 0
    assert open_marks(course) == {}
    with changed(course, first) as nb:
        nb.cells[answer(nb)].source += "\n\nAnd plus by plus."
    with changed(course, second) as nb:
        nb.cells.append(new_markdown_cell("I mean both signs."))
    with changed(course, third) as nb:
        nb.cells.insert(0, new_code_cell("1 + 1"))
    assert "3 graded" in grade()[1]
    assert open_marks(course) == {first: ["why"], second: ["why"]}
    assert {entry["exercises"]["why"] for entry in report(course)["students"].values()} == {0.0, 0.5}


def test_a_mark_in_the_place_of_a_checks_points_is_open_again_if_the_check_says_something_else(grade, course):
    grade()
    partly, right = (next(name for name in students(course) if name.endswith(kind)) for kind in ("partly", "right"))
    for student in (partly, right):
        mark(course, student, "test_squares", 1.5)
    before = open_marks(course)
    change_the_source(course, "[-2.0]", "[2.0]")
    grade("--regrade")
    assert open_marks(course) == before | {partly: ["test_squares", *before.get(partly, [])]}


def test_points_and_checks_that_have_changed_are_said(grade, course):
    grade()
    assert "7 graded before and unchanged" in grade()[1]
    change_the_source(course, '"points": 2', '"points": 4')
    code, said = grade()
    assert code == 0 and "0 graded, 7 graded before the lesson or its checks changed, 0 could" in said
    assert "--regrade grades all again" in said
    with changed(course, students(course)[0]) as nb:
        nb.cells.append(new_markdown_cell("A note."))
    assert "1 graded, 6 graded before the lesson or its checks changed, 0 could" in grade()[1]
    assert "1 graded before and unchanged" in grade()[1]
    grade("--regrade")
    assert "0 graded, 7 graded before and unchanged" in grade()[1]


def test_a_late_penalty_is_among_the_changes(grade, course):
    grade()
    right = next(name for name in students(course) if name.endswith("right"))
    mark(course, right, "why", 1)
    with open(course / "nbgrader_config.py", "a", encoding="utf-8") as file:
        file.write(LATE)
    with gradebook(course) as book:
        book.update_or_create_assignment(SMALL, duedate="2026-01-30 12:00:00 UTC")
    said = grade("--regrade")[1]
    assert f"{right}: score with the late penalty: 3 -> 0" in changes(said)
    entry = report(course)["students"][right]
    assert (entry["score"], entry["penalty"], entry["late"]) == (
        0.0,
        3.0,
        86400.0,
    )  # nbgrader takes off no more than there is
    assert entry["exercises"] == {"squares": 2.0, "why": 1.0}
    assert "Late, penalty" in (course / "classroom" / "reports" / f"{SMALL}.html").read_text(encoding="utf-8")
    assert changes(grade("--regrade")[1]) == []


@pytest.mark.parametrize("below", [True, False])
def test_an_answer_in_a_cell_of_its_own_waits_for_a_person(grade, course, below):
    untouched, other = (name for number, name in enumerate(students(course)) if number in (0, 3))
    with changed(course, untouched) as nb:
        nb.cells.insert(answer(nb) + below, new_markdown_cell("The signs cancel."))
    code, said = grade("--student", untouched, other)
    assert code == 0 and f"look at: {untouched}: why: its cell is as it was released" in said
    assert "'The signs cancel.'" in said and other not in said.partition("look at")[2]
    entries = report(course)["students"]
    assert (entries[untouched]["to_mark"], entries[other]["to_mark"]) == (["why"], [])
    with gradebook(course) as book:
        grades = [book.find_grade("why", SMALL, SMALL, student).auto_score for student in (untouched, other)]
        comments = [book.find_comment("why", SMALL, SMALL, student).comment for student in (untouched, other)]
    assert (grades, comments) == ([None, 0], [None, "No response."])
