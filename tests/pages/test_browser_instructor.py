"""An instructor's way through Formgrader: generate a lesson, grade a submission, mark an answer by hand."""

import shutil
import subprocess
import sys

import nbformat
import pytest
from browser import screenshot, violations
from nbgrader.api import Gradebook
from notebook_runs import needs_sandbox

COMPARE = ["nbgrader_sandbox", "compare"]
PAGES = {
    "feedback": "feedback/ada/1-forward-pass/forward_pass.html",
    "report": "reports/1-forward-pass.html",
    "course": "reports/index.html",
    "compare": "reports/1-forward-pass/compare.html",
}

pytestmark = needs_sandbox  # as Formgrader's button runs student code too

LESSON, NOTEBOOK, QUESTION = "1-forward-pass", "forward_pass", "why_not_a_line"


@pytest.fixture
def handed_in(lab):
    """One student hands in lesson 1 with nothing but an answer to the question, formula included."""
    nb = nbformat.read(lab.folder / "notebooks" / LESSON / f"{NOTEBOOK}.ipynb", as_version=4)
    [answer] = [cell for cell in nb.cells if cell.id == QUESTION]
    answer.source = "The sum of two of them says $w_1 + w_2 + 2b > 0$, of the others $w_1 + w_2 + 2b \\le 0$."
    folder = lab.folder / "classroom" / "submitted" / "ada" / LESSON
    folder.mkdir(parents=True, exist_ok=True)
    nbformat.write(nb, folder / f"{NOTEBOOK}.ipynb")


def click_and_succeed(frame, row: str, column: str) -> str:
    """Click the symbol in that row and column; what Formgrader says when it is done."""
    frame.locator("tr", has_text=row).locator(f".{column} a").click()
    frame.get_by_role("heading", name="Success").wait_for()
    said = frame.locator(".modal-body").inner_text()
    frame.get_by_role("button", name="Close").click()
    frame.locator(".modal-backdrop").wait_for(state="detached")
    return said


def fill_and_save(page, field: str, text: str, kind: str):
    """Fill in a field and leave it, as soon as the page would save it; done when the server has saved it."""
    page.wait_for_function("formgrader.grades?.loaded && formgrader.comments?.loaded")
    with page.expect_response(lambda it: f"/api/{kind}/" in it.url and it.request.method == "PUT") as response:
        page.locator(field).fill(text)
        page.keyboard.press("Tab")
    assert response.value.ok


def test_an_instructor_generates_grades_and_marks(handed_in, lab, page):
    page.set_viewport_size({"width": 1280, "height": 1300})
    page.goto(lab.address("lab") + "&reset")
    page.get_by_role("menuitem", name="Nbgrader").click()
    page.get_by_role("menuitem", name="Formgrader").click()
    frame = page.frame_locator("iframe")
    frame.locator("td.name", has_text=LESSON).wait_for()
    assert [row.inner_text() for row in frame.locator("td.name").all()] == sorted(
        folder.name for folder in (lab.folder / "solutions").iterdir()
    )
    screenshot(page, "instructor-assignments")

    released = lab.folder / "notebooks" / LESSON / f"{NOTEBOOK}.ipynb"
    before = released.read_bytes()
    released.unlink()
    assert "Successfully created the student version" in click_and_succeed(frame, LESSON, "assign")
    assert released.read_bytes() == before

    page.goto(lab.address(f"formgrader/manage_submissions/{LESSON}"))
    assert "Successfully autograded" in click_and_succeed(page, "ada", "autograde")
    page.get_by_text("needs manual grading").wait_for()
    screenshot(page, "instructor-submissions")

    page.goto(lab.address(f"formgrader/gradebook/{LESSON}/{NOTEBOOK}"))
    page.get_by_role("link", name="Submission #1").click()
    formula = page.locator(".nbgrader_cell math").filter(has_text="2b")
    formula.first.wait_for()
    fill_and_save(page, f"#{QUESTION}", "2.5", "grade")
    fill_and_save(page, f"#{QUESTION}-comment", "Right: no line has **both**.", "comment")
    page.reload()
    points = page.locator(f"#{QUESTION}")
    page.wait_for_function("points => points.value === '2.5'", arg=points.element_handle())
    points.scroll_into_view_if_needed()
    screenshot(page, "instructor-marking")
    with Gradebook(f"sqlite:///{lab.folder / 'classroom' / 'gradebook.db'}", "xor-from-scratch") as gradebook:
        grade = gradebook.find_grade(QUESTION, NOTEBOOK, LESSON, "ada")
        assert (grade.manual_score, grade.needs_manual_grade) == (2.5, False)
        comment = gradebook.find_comment(QUESTION, NOTEBOOK, LESSON, "ada")
        assert comment.manual_comment == "Right: no line has **both**."


def test_feedback_and_report_can_be_read_by_ear(handed_in, lab, page):
    submitted = lab.folder / "classroom" / "submitted"
    shutil.copytree(submitted / "ada", submitted / "bob", dirs_exist_ok=True)
    for command in (["nbgrader", "generate_assignment", "--force"], ["nbgrader_sandbox"], COMPARE):
        subprocess.run([sys.executable, "-m", *command, LESSON], cwd=lab.folder, check=True)
    for name, path in PAGES.items():
        page.goto(lab.address(f"files/classroom/{path}"))
        for width in (1280,) if name == "feedback" else (1280, 400):
            page.set_viewport_size({"width": width, "height": 1300})
            screenshot(page, f"instructor-{name}-{width}")
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            assert violations(page, None) == ""
