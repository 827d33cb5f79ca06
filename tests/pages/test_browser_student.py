"""A student's hour in JupyterLab: lesson 1 from the file browser to Validate, and the film."""

import time

import pytest
from browser import Notebook, screenshot


@pytest.fixture
def open_file(lab, page):
    """Open a file as a person does: folder by folder in the file browser."""

    def walk(*names):
        page.goto(lab.address("lab") + "&reset")
        for name in names:
            page.locator(".jp-DirListing-content").get_by_text(name, exact=True).dblclick()

    return walk


def test_make_lab_opens_lesson_1(lab, page, record_property):
    page.goto(lab.first_page)
    Notebook(page)
    seconds = time.perf_counter() - lab.started
    record_property("measured", f"make lab to a usable lesson 1: {seconds:.1f} s (to stay under 10 s)")
    assert page.get_by_role("heading", name="Run a network that already knows XOR").is_visible()


def test_a_student_answers_the_first_exercise(open_file, page):
    open_file("notebooks", "1-forward-pass", "forward_pass.ipynb")
    notebook = Notebook(page)
    stub, answer, check = "raise NotImplementedError", "def relu", 'check_answer("relu"'
    notebook.title.click(position={"x": 20, "y": 10})
    notebook.run_to(answer)
    notebook.answer(stub, "return np.minimum(z, 0)")
    notebook.run_to(check)
    page.keyboard.press("Shift+Enter")
    for said in ("relu(z) not as expected", "That is min(0, z)"):
        notebook.says(check, said)
    notebook.cell(check).evaluate("check => check.scrollIntoView({block: 'end'})")
    screenshot(page, "student-wrong-answer")

    notebook.cell(answer).click()
    notebook.answer("np.minimum", "return np.maximum(z, 0)")
    notebook.run_to(check)
    page.keyboard.press("Shift+Enter")
    notebook.says(check, "PASSED, 1 of 1 point on the visible checks")
    screenshot(page, "student-right-answer")

    page.get_by_role("button", name="Validate").click()
    verdict = page.get_by_role("dialog")
    verdict.get_by_text("Validation Results").wait_for()
    verdict.get_by_text('check_answer("affine"').first.wait_for()  # the next one, still unanswered
    assert "failed" in verdict.inner_text()
    assert 'check_answer("relu"' not in verdict.inner_text()
    screenshot(page, "student-validate")
    page.get_by_role("button", name="Ok", exact=True).click()

    notebook.restart_and_run_all()
    notebook.says(check, "PASSED, 1 of 1 point on the visible checks")
    notebook.says('check_answer("affine"', "not answered yet")  # stops the run there
    assert len(notebook.failures()) == 1
    notebook.cell('check_answer("affine"').scroll_into_view_if_needed()
    screenshot(page, "student-run-all")


def test_the_film_opens_and_moves(open_file, page):
    open_file("solutions", "5-animation", "xor.gif")
    film = page.locator(".jp-ImageViewer img")
    film.wait_for()
    assert film.evaluate("film => film.decode().then(() => film.naturalWidth)") > 300
    first = film.screenshot()
    page.wait_for_timeout(1000)
    assert film.screenshot() != first
    screenshot(page, "student-film")
