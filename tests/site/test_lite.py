"""The course in the browser, nothing installed: from the front page to the file that a student hands in."""

import json
import shutil
import subprocess
import sys
import time

import browser
import lite
import nbformat
import pytest
import server
from judge import ROOT, lessons

PATIENCE = 600  # seconds: Python in the browser is slow, and here it shares two cores
# A kernel that has started is "unknown" until it has run a cell. Before, it is "idle" for a moment, and loses cells.
STARTED, IDLE = (f".jp-Notebook-ExecutionIndicator[data-status={status}]" for status in ("unknown", "idle"))
CHECK = 'check_answer("relu"'


@pytest.fixture(scope="module")
def address(tmp_path_factory, request):
    """The address of the site, as any server of static files gives it."""
    if not request.config.getoption("lite"):
        pytest.skip("a large download, and Python in the browser takes minutes: --lite")
    pytest.importorskip("myst_nb", reason="the packages of make site are not installed")
    try:
        site = lite.build(tmp_path_factory.mktemp("lite"))
    except lite.Unreachable as error:
        pytest.skip(f"the course in the browser cannot be built here: {error}")
    shutil.copy(site / "lite" / "lab" / "favicon.ico", site)  # Chromium asks every server for one
    with lite.served(site) as address:
        yield address


@pytest.fixture
def page(chromium):
    """The tab of somebody who has never been here: the work of the other tests is in other profiles."""
    profile = chromium.browser.new_context()
    with browser.watched(profile.new_page()) as tab:
        tab.set_default_timeout(1000 * PATIENCE)
        yield tab
    profile.close()


def open_lesson(page, address, name):
    """The notebook of a lesson, by the link on the lesson's page."""
    page.goto(f"{address}/{lessons()[name].folder}/{name}.html")
    page.get_by_role("link", name="Open in the browser").click()
    return begin(page)


def begin(page):
    """The notebook that the page shows, its first cell selected."""
    notebook = browser.Notebook(page, idle=STARTED)
    notebook.title.click(position={"x": 20, "y": 10})
    return notebook


def menu(page, name, item):
    page.get_by_role("menuitem", name=name, exact=True).click()
    page.locator(".lm-Menu-item", has_text=item).first.click()


def run(notebook, text, said):
    """Run all cells down to the one that holds the text, and wait until that one says something.

    Notebook takes what is out of view from the page, so the cell stays the active one.
    """
    notebook.run_to(text)
    notebook.page.keyboard.press("Control+Enter")
    output = notebook.active.locator(".jp-OutputArea-output").filter(has_text=said).first
    output.wait_for()
    output.scroll_into_view_if_needed()


def back_to(notebook, text):
    while text not in notebook.active.inner_text():
        notebook.page.keyboard.press("ArrowUp")


def write(page, source):
    """Put a text into the active cell."""
    page.keyboard.press("Enter")
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(source)


def new_cell(page, source):
    page.keyboard.press("b")
    write(page, source)


@pytest.mark.parametrize("width", [1280, 400])
def test_one_click_leads_from_the_front_page_to_an_answer_and_its_check(address, page, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address)
    browser.screenshot(page, f"lite-front-page-{width}")
    page.get_by_role("link", name="Open in the browser").click()
    notebook = begin(page)
    browser.screenshot(page, f"lite-lesson-{width}")
    notebook.run_to("def relu(z):")
    notebook.answer("raise NotImplementedError", "return np.minimum(z, 0)")
    run(notebook, CHECK, "That is min(0, z)")
    browser.screenshot(page, f"lite-wrong-answer-{width}")
    back_to(notebook, "def relu(z):")
    page.keyboard.press("Enter")
    notebook.answer("np.minimum", "return np.maximum(z, 0)")
    run(notebook, CHECK, "PASSED")
    browser.screenshot(page, f"lite-right-answer-{width}")


@pytest.mark.parametrize("way", ["restart", "reload"])
def test_a_cell_that_never_ends_is_left_as_the_course_says(address, page, way):
    notebook = open_lesson(page, address, "forward_pass")
    new_cell(page, "6 * 7")
    run(notebook, "6 * 7", "42")
    new_cell(page, "while True: pass")
    save(page)
    notebook.active.locator(".jp-InputArea-prompt").click()  # from the menu back to the cell
    page.keyboard.press("Control+Enter")
    notebook.active.locator(".jp-InputArea-prompt", has_text="[*]").wait_for()
    if way == "restart":
        menu(page, "Kernel", "Restart Kernel…")
        page.locator(".jp-Dialog .jp-mod-accept").click()
        page.locator(IDLE).wait_for(state="attached")
    else:
        page.reload()
        notebook = begin(page)
    assert notebook.cell("while True: pass").count() == 1
    new_cell(page, "7 * 8")
    run(notebook, "7 * 8", "56")


def move_a_slider(notebook):
    back_to(notebook, "move_weights(params)")
    run(notebook, "move_weights(params)", "")
    figure = notebook.active.locator(".xorlib-widget")
    picture, slider = figure.locator("img"), figure.get_by_role("slider").first
    before = picture.get_attribute("alt")
    slider.press("ArrowRight")
    notebook.page.wait_for_function("([img, before]) => img.alt !== before", arg=[picture.element_handle(), before])
    browser.screenshot(notebook.page, "lite-widget")


def look_at_the_film(notebook):
    back_to(notebook, 'show_film("xor.gif"')
    film = notebook.active.locator("img")
    notebook.page.wait_for_function("film => film.naturalWidth > 100", arg=film.element_handle())
    browser.screenshot(notebook.page, "lite-film")


FIGURES = {"forward_pass": move_a_slider, "animation": look_at_the_film}


@pytest.mark.parametrize("name", lessons())
def test_the_right_answers_get_all_points_in_the_browser_and_from_the_grader(
    address, page, name, tmp_path, record_property
):
    """Typed, checked, saved, there after a reload, looked at by the submission check, downloaded and graded."""
    lesson = lessons()[name]
    notebook = open_lesson(page, address, name)
    started = time.perf_counter()
    for exercise, source in lesson.solutions.items():
        notebook.run_to(f"def {exercise}(")
        write(page, source)
    points = sum(lesson.points.values())
    run(notebook, "summary(", f"{points:g} of {points:g} points")
    record_property("measured", f"{name} in the browser: {time.perf_counter() - started:.0f} s for all cells")
    browser.screenshot(page, f"lite-{name}")
    if name in FIGURES:
        FIGURES[name](notebook)

    save(page)
    page.reload()
    notebook = begin(page)
    new_cell(page, f"from xorlib.commands import check_notebook; check_notebook('{name}.ipynb')")
    run(notebook, "check_notebook(", f"{name}.ipynb can be graded as it is")
    said = notebook.active.inner_text()
    assert f"{len(lesson.points)} of {len(lesson.points)} checks in the notebook pass" in said
    browser.screenshot(page, "lite-hand-in")
    page.keyboard.press("d")
    page.keyboard.press("d")
    save(page)

    path = download(page, name, tmp_path)
    cells = nbformat.read(path, as_version=4).cells
    sources = {cell.id: cell.source for cell in cells}
    assert {exercise: sources[exercise] for exercise in lesson.solutions} == lesson.solutions
    assert [text for cell in cells for text in errors(cell)] == []
    graded = grade(path, lesson.folder, tmp_path)
    assert graded["status"] == "graded"
    assert graded["repairs"] == graded["flags"] == []
    assert {exercise: graded["exercises"][exercise] for exercise in lesson.points} == lesson.points


def errors(cell):
    """What the cell raised or wrote to stderr, but for what Matplotlib says at each start."""
    for output in cell.get("outputs", []):
        text = output.get("text", output.get("evalue", ""))
        if (output.output_type == "error" or output.get("name") == "stderr") and "building the font cache" not in text:
            yield text


def save(page):
    """Save the notebook, and wait until the page would be left without the browser's warning of unsaved changes."""
    menu(page, "File", "Save Notebook")
    page.wait_for_function("""() => {
        const leaving = document.createEvent("BeforeUnloadEvent");
        leaving.initEvent("beforeunload", false, true);
        window.dispatchEvent(leaving);
        return leaving.returnValue === "";
    }""")


def download(page, name, folder):
    """The saved notebook of a lesson, by the list of files."""
    with page.expect_popup() as opened:
        menu(page, "File", "Open…")
    files = opened.value
    files.set_default_timeout(1000 * PATIENCE)
    files.locator(".jp-DirListing-item", has_text=lessons()[name].folder).dblclick()
    files.locator(".jp-DirListing-item", has_text=f"{name}.ipynb").click()
    browser.screenshot(files, "lite-files")
    with files.expect_download() as downloaded:
        files.get_by_role("button", name="Download").click()
    path = folder / downloaded.value.suggested_filename
    downloaded.value.save_as(path)
    files.close()
    assert path.name == f"{name}.ipynb"
    return path


def grade(path, assignment, folder):
    """What python -m grading says of a submission with this notebook."""
    course, home = server.scratch_course(folder / "course"), folder / "home"
    submission = course / "classroom" / "submitted" / "student" / assignment
    submission.mkdir(parents=True)
    home.mkdir()
    path.rename(submission / path.name)
    variables = server.environment(home) | {"PYTHONPATH": f"{ROOT}:{ROOT / 'grading' / 'src'}"}
    for command in (
        ["nbgrader", "generate_assignment", "--force", assignment],
        ["nbgrader_sandbox", assignment, "--json", "grades.json"],
    ):
        done = subprocess.run(
            [sys.executable, "-m", *command], cwd=course, env=variables, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stdout + done.stderr
    return json.loads((course / "grades.json").read_text(encoding="utf-8"))["students"]["student"]
