"""Every lesson in JupyterLab, with solutions: it runs to its end, fits, can be read by ear, and its figures move.

A page of JupyterLab takes a quarter of a minute of processor time to load, so each is used for all that it shows.
"""

import statistics

import pytest
from browser import open_lesson, screenshot, too_wide, unfold, violations
from judge import lessons

MOVING = {"forward_pass": 9, "random_init": 1, "training_loop": 3, "animation": 1, "noisy_xor": 3}  # sliders
ONE_PICTURE = """figure => 1 === [...figure.closest(".jp-OutputArea").querySelectorAll("img")]
                     .filter(picture => picture.checkVisibility()).length"""  # the still one is covered
TIME = """async figure => {  // milliseconds from an arrow key's event to the next picture that is ready to be seen
    const slider = figure.querySelector("input[type=range]"), picture = figure.querySelector("img");
    const times = [];
    for (let i = 0; i < 30; i++) {
        const next = new Promise(done => picture.addEventListener("load", done, {once: true}));
        const begun = performance.now();
        if (i % 2) slider.stepDown(); else slider.stepUp();
        slider.dispatchEvent(new Event("input", {bubbles: true}));
        await next;
        times.push(performance.now() - begun);
    }
    return times;
}"""


@pytest.mark.parametrize("name", lessons())
def test_the_solution_runs_to_its_end_fits_and_moves(lab, page, name, record_property):
    notebook = open_lesson(lab, page, "solutions", name)
    hide_file_browser(page)
    seconds = notebook.run_all()
    record_property("measured", f"first run of all cells of {name}: {seconds:.1f} s (to stay under 10 s)")
    figures = notebook.panel.locator(".xorlib-widget")
    if name in MOVING:
        figures.first.wait_for()
    assert sum(sliders_of(page, figure, record_property) for figure in figures.all()) == MOVING.get(name, 0)
    unfold(notebook, 800)  # what fits here fits a wider window too
    screenshot(page, f"{name}-solution-800")
    assert too_wide(notebook) == []
    assert notebook.failures() == notebook.waiting() == []
    assert violations(page) == ""
    if name == "animation":
        plays_by_its_button(page, figures.last)
    if name == "random_init":
        stands_still_where_its_kernel_is_gone(lab, page, name)


def hide_file_browser(page) -> None:
    """It opens with a lesson, and takes half of a small screen."""
    if page.locator(".jp-FileBrowser").is_visible():
        page.keyboard.press("Control+b")


def sliders_of(page, figure, record_property) -> int:
    """How many sliders a figure has: all are reached by keyboard and named, and an arrow key redraws the picture."""
    assert figure.get_attribute("role") == "group" and figure.get_attribute("aria-label")
    figure.scroll_into_view_if_needed()
    page.wait_for_function(ONE_PICTURE, arg=figure.element_handle())
    controls = figure.locator("button, input")
    # JupyterLab itself takes the focus when a run has ended.
    page.wait_for_function(
        "control => (control.focus(), control === document.activeElement)", arg=controls.first.element_handle()
    )
    for number, control in enumerate(controls.all()):
        if number:
            page.keyboard.press("Tab")
        assert control.evaluate("control => control === document.activeElement")
        assert control.evaluate("control => control.labels?.[0]?.innerText || control.innerText").strip()
    slider, picture = figure.get_by_role("slider").first, figure.locator("img")
    before, alt, value = picture.get_attribute("src"), picture.get_attribute("alt"), slider.input_value()
    slider.focus()
    page.keyboard.press("ArrowLeft" if value == slider.get_attribute("max") else "ArrowRight")
    page.wait_for_function("([picture, before]) => picture.src !== before", arg=[picture.element_handle(), before])
    assert slider.input_value() != value
    assert len(picture.get_attribute("alt")) > 40 and picture.get_attribute("alt") != alt
    times = figure.evaluate(TIME)
    record_property(
        "measured",
        f"{figure.get_attribute('aria-label')}: a slider answers in "
        f"{statistics.median(times):.0f} ms in the median (to stay under 100 ms)",
    )
    return figure.get_by_role("slider").count()


def plays_by_its_button(page, figure) -> None:
    button, slider = figure.get_by_role("button"), figure.get_by_role("slider")
    button.focus()
    before = slider.input_value()
    page.keyboard.press("Enter")
    figure.get_by_role("button", name="Pause").wait_for()
    page.wait_for_function("([slider, before]) => slider.value !== before", arg=[slider.element_handle(), before])
    page.keyboard.press("Enter")
    figure.get_by_role("button", name="Play").wait_for()


def stands_still_where_its_kernel_is_gone(lab, page, name) -> None:
    """Save the lesson, end its kernel, and open it again."""
    page.keyboard.press("Control+s")
    page.locator(".lm-TabBar-tab.jp-mod-current:not(.jp-mod-dirty)").wait_for()
    page.goto("about:blank")
    for session in page.request.get(lab.address("api/sessions")).json():
        page.request.delete(lab.address(f"api/sessions/{session['id']}"))
    with page.context.new_page() as again:  # unwatched: JupyterLab tells the console that the widget is gone
        notebook = open_lesson(lab, again, "solutions", name)
        unfold(notebook, 1280)
        cell = notebook.cell("move_seed(")
        cell.get_by_text("model not found").wait_for(state="attached")
        assert cell.locator(".xorlib-figure").is_visible() and not cell.get_by_text("model not found").is_visible()
