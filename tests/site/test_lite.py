"""The course in the browser, nothing installed: from the first page to the file that a student hands in."""

import shutil

import browser
import lite
import pytest
from judge import lessons
from lesson_assignments import assignment
from nbgrader_sandbox.preflight import preflight

from xorlib.commands.submission import check_notebook

PATIENCE = 600  # seconds: Python in the browser is slow, and here it shares two cores
LESSON = "forward_pass"


@pytest.fixture(scope="module")
def address(tmp_path_factory, request):
    """The address of the site, as any server of static files gives it."""
    if not request.config.getoption("lite"):
        pytest.skip("a large download, and Python in the browser takes minutes: --lite")
    try:
        site = lite.build(tmp_path_factory.mktemp("lite"))
    except lite.Unreachable as error:
        pytest.skip(f"the course in the browser cannot be built here: {error}")
    shutil.copy(site / "lab" / "favicon.ico", site.parent)  # Chromium asks every server for one
    with lite.served(site.parent) as address:
        yield f"{address}/lite/lab/index.html?path="


def open_notebook(page, address, path):
    page.set_default_timeout(1000 * PATIENCE)
    page.goto(address + path)
    return browser.Notebook(page, idle="Python (Pyodide) | Idle")


def test_from_the_link_to_the_file_that_is_handed_in(address, page, tmp_path, capsys):
    notebook = open_notebook(page, address, "1-forward-pass/forward_pass.ipynb")
    stub, answer, check = "raise NotImplementedError", "def relu", 'check_answer("relu"'
    notebook.title.click(position={"x": 20, "y": 10})
    notebook.run_to(answer)
    notebook.answer(stub, "return np.minimum(z, 0)")
    notebook.run_to(check)
    page.keyboard.press("Shift+Enter")
    notebook.says(check, "That is min(0, z)")
    browser.screenshot(page, "lite-wrong-answer")
    notebook.cell(answer).click()
    notebook.answer("np.minimum", "return np.maximum(z, 0)")
    notebook.run_to(check)
    page.keyboard.press("Shift+Enter")
    notebook.says(check, "PASSED")

    notebook.run_to("move_weights(params)")
    page.keyboard.press("Shift+Enter")
    figure = notebook.panel.locator(".xorlib-widget")
    picture, slider = figure.locator("img"), figure.get_by_role("slider").first
    before = picture.get_attribute("alt")
    slider.press("ArrowRight")
    page.wait_for_function("([picture, before]) => picture.alt !== before", arg=[picture.element_handle(), before])
    browser.screenshot(page, "lite-widget")

    page.keyboard.press("Control+s")
    page.reload()
    notebook = browser.Notebook(page, idle="Python (Pyodide) | Idle")
    assert "np.maximum(z, 0)" in notebook.cell(answer).inner_text()
    notebook.title.click(position={"x": 20, "y": 10})
    page.keyboard.press("b")
    page.keyboard.press("Enter")
    page.keyboard.type("from xorlib.commands import check_notebook; check_notebook('forward_pass.ipynb')")
    page.keyboard.press("Shift+Enter")
    notebook.says("check_notebook(", "forward_pass.ipynb can be graded as it is")
    notebook.says("check_notebook(", "1 of 4 checks in the notebook pass")
    browser.screenshot(page, "lite-hand-in")

    page.locator(".jp-DirListing-item", has_text="forward_pass.ipynb").click(button="right")
    with page.expect_download() as download:
        page.get_by_role("menuitem", name="Download", exact=True).click()
    path = tmp_path / download.value.suggested_filename
    download.value.save_as(path)
    assert path.name == "forward_pass.ipynb"
    assert "np.maximum(z, 0)" in path.read_text(encoding="utf-8")
    assert check_notebook(path) == 0, capsys.readouterr().out
    checked = preflight({path.name: path.read_bytes()}, assignment(LESSON))
    assert checked.repairs == checked.flags == []
    (cell,) = [cell for cell in checked.notebooks[LESSON].cells if cell.id == "relu"]
    assert "np.maximum(z, 0)" in cell.source


@pytest.mark.parametrize("name", lessons())
def test_a_solution_gets_all_points(address, page, name, record_property):
    lesson = lessons()[name]
    notebook = open_notebook(page, address, f"solutions/{lesson.folder}/{name}.ipynb")
    record_property("measured", f"{name} in the browser: {notebook.run_all():.0f} s for all cells")
    said = [text for text in notebook.failures() if "building the font cache" not in text]  # Matplotlib, each time
    assert said == notebook.waiting() == []
    points = sum(lesson.points.values())
    notebook.says("summary(", f"{points:g} of {points:g} points")
