"""Every lesson in JupyterLab: it opens, runs to its end, fits the screen, and can be read by ear."""

import pytest
from browser import open_lesson, screenshot, too_wide, unfold, violations
from judge import lessons

NAMES = list(lessons())


@pytest.mark.parametrize("name", NAMES)
def test_the_student_s_lesson_opens_and_fits(lab, page, name):
    look(page, open_lesson(lab, page, "notebooks", name), f"{name}-student", [800])


@pytest.mark.parametrize("name", NAMES)
def test_the_solution_runs_to_its_end_and_fits(lab, page, name, record_property):
    notebook = open_lesson(lab, page, "solutions", name)
    seconds = notebook.run_all()
    record_property("measured", f"first run of all cells of {name}: {seconds:.1f} s (to stay under 10 s)")
    look(page, notebook, f"{name}-solution", [1280, 800])
    assert notebook.failures() == notebook.waiting() == []
    assert violations(page) == ""


def look(page, notebook, name, widths):
    """Keep a picture of the whole lesson in each width, and see that nothing has to be scrolled sideways.

    Two pictures of a lesson take half a minute of processor time; a student's lesson has the texts of its solution.
    """
    for width in widths:
        if width == 800:
            page.keyboard.press("Control+b")  # the file browser, out of the way on a small screen
        unfold(notebook, width)
        screenshot(page, f"{name}-{width}")
        assert too_wide(notebook) == []
