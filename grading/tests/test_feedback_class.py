"""The pages of a class: with the gradebook's scores and comments, and as nbgrader's own command writes them."""

import os
import shutil

import nbformat
import pytest
from feedback_pages import Page, assert_harmless, error
from nbgrader.api import Gradebook
from nbgrader.apps import NbGrader
from nbgrader.apps.api import NbGraderAPI
from nbgrader.coursedir import CourseDirectory
from nbgrader_sandbox.feedback import Feedback
from sample_course import GEOMETRY, notebook_name, source

NOTEBOOK = notebook_name(GEOMETRY)


@pytest.fixture(scope="module")
def graded(generated_course, tmp_path_factory):
    """nbgrader's app, its course, and the course's folder, in which the geometry of two students is graded."""
    root = shutil.copytree(generated_course, tmp_path_factory.mktemp("feedback") / "course")
    before = os.getcwd()
    os.chdir(root)
    try:
        app = NbGrader()
        app.load_config_file()
        course = CourseDirectory(parent=app)
        with Gradebook(course.db_url, course.course_id) as gradebook:
            for student in ("ann", "bob"):
                _submit(gradebook, student, root / "classroom" / "autograded" / student / GEOMETRY)
        yield app, course, root
    finally:
        os.chdir(before)


def _submit(gradebook, student, folder):
    nb = source(GEOMETRY)
    for cell in nb.cells:
        if cell.metadata.get("nbgrader", {}).get("grade_id") == "test_norm":
            cell.outputs = [error("CheckFailed", f"norm: {student} changed its input.", "frame")]
    folder.mkdir(parents=True)
    nbformat.write(nb, folder / f"{NOTEBOOK}.ipynb")
    gradebook.update_or_create_student(student)
    gradebook.add_submission(GEOMETRY, student)
    for name, points in (("test_moved", 2.0), ("test_norm", 0.0)):
        grade = gradebook.find_grade(name, NOTEBOOK, GEOMETRY, student)
        grade.auto_score, grade.needs_manual_grade = points, False
    marked = gradebook.find_grade("why_shorter", NOTEBOOK, GEOMETRY, student)
    if student == "ann":
        marked.manual_score, marked.needs_manual_grade = 2.5, False
        comment = gradebook.find_comment("why_shorter", NOTEBOOK, GEOMETRY, student)
        comment.manual_comment = "Nearly: say what the **straight line** does. <script>alert(1)</script>"
    gradebook.db.commit()


def page_of(root, student):
    return root / "classroom" / "feedback" / student / GEOMETRY / f"{NOTEBOOK}.html"


def test_nbgraders_command_and_the_class_runner_write_the_same(graded):
    app, course, root = graded
    result = NbGraderAPI(course, parent=app).generate_feedback(GEOMETRY, force=True)
    assert result["success"], result["log"]
    stock = {student: page_of(root, student).read_bytes() for student in ("ann", "bob")}
    for student in stock:
        page_of(root, student).unlink()
    feedback = Feedback(app, course)
    for _ in range(2):  # in place of an older page too
        for student, page in stock.items():
            feedback.write(student, GEOMETRY)
            assert page_of(root, student).read_bytes() == page
            assert [path.name for path in page_of(root, student).parent.iterdir()] == [f"{NOTEBOOK}.html"]


def test_a_page_shows_the_gradebooks_scores_comments_and_what_waits(graded):
    app, course, root = graded
    feedback = Feedback(app, course)
    feedback.write("ann", GEOMETRY)
    feedback.write("bob", GEOMETRY)
    ann, bob = (page_of(root, student).read_text(encoding="utf-8") for student in ("ann", "bob"))
    assert f"<h1>{GEOMETRY}: 4.5 of 12 points</h1>" in ann
    assert f"<h1>{GEOMETRY}: 2 of 12 points</h1>" in bob
    assert "say what the <strong>straight line</strong> does." in ann
    assert "waits to be marked" not in " ".join(ann.split('href="#why_shorter"')[1].split("</tr>")[0].split())
    assert "waits to be marked" in " ".join(bob.split('href="#why_shorter"')[1].split("</tr>")[0].split())
    assert "norm: ann changed its input." in ann
    assert "ann" not in Page(bob).text.split()
    for page in (ann, bob):
        assert_harmless(page)
        assert '<html lang="en">' in page
        names = {attributes["name"] for attributes in Page(page).named("a") if "name" in attributes}
        assert {"test_norm", "why_shorter"} <= names


def test_a_mark_given_later_shows_in_the_next_page(graded):
    app, course, root = graded
    feedback = Feedback(app, course)
    feedback.write("bob", GEOMETRY)
    with Gradebook(course.db_url, course.course_id) as gradebook:
        grade = gradebook.find_grade("test_area", NOTEBOOK, GEOMETRY, "bob")
        grade.manual_score = 3.0
        gradebook.db.commit()
        feedback.write("bob", GEOMETRY)
        grade.manual_score = None
        gradebook.db.commit()
    assert "5 of 12 points" in page_of(root, "bob").read_text(encoding="utf-8")


def test_a_mark_that_a_person_will_look_at_again_is_shown_meanwhile(graded):
    app, course, root = graded
    with Gradebook(course.db_url, course.course_id) as gradebook:
        grade = gradebook.find_grade("why_shorter", NOTEBOOK, GEOMETRY, "ann")
        grade.needs_manual_grade = True  # as after every autograding
        gradebook.db.commit()
        Feedback(app, course).write("ann", GEOMETRY)
        grade.needs_manual_grade = False
        gradebook.db.commit()
    page = page_of(root, "ann").read_text(encoding="utf-8")
    row = page.split('href="#why_shorter"')[1].split("</tr>")[0]
    assert "<td>2.5</td>" in row and "look at this mark again" in row


def test_a_notebook_that_cannot_be_shown_stops_nobody(graded):
    app, course, root = graded
    path = root / "classroom" / "autograded" / "bob" / GEOMETRY / f"{NOTEBOOK}.ipynb"
    original = path.read_bytes()
    path.write_text('{"cells": 3, "nbformat": 4}', encoding="utf-8")
    try:
        Feedback(app, course).write("bob", GEOMETRY)
        assert "ask your instructor" in page_of(root, "bob").read_text(encoding="utf-8")
    finally:
        path.write_bytes(original)
