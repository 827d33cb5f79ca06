"""The figures that move: reached and named by keyboard, and redrawn when an arrow key moves a slider."""

import statistics

import pytest
from browser import open_lesson, screenshot, unfold, violations

MOVING = {"forward_pass": 9, "random_init": 1, "training_loop": 3, "animation": 1}  # sliders a lesson
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


@pytest.mark.parametrize("name", MOVING)
def test_every_slider_is_reached_and_named_and_moves_the_picture(lab, page, name, record_property):
    notebook = open_lesson(lab, page, "solutions", name)
    notebook.run_all()
    figures = notebook.panel.locator(".xorlib-widget")
    figures.first.wait_for()
    sliders = 0
    for figure in figures.all():
        assert figure.get_attribute("role") == "group" and figure.get_attribute("aria-label")
        figure.scroll_into_view_if_needed()
        page.wait_for_function(ONE_PICTURE, arg=figure.element_handle())
        controls = figure.locator("button, input")
        controls.first.focus()
        for number, control in enumerate(controls.all()):
            if number:
                page.keyboard.press("Tab")
            assert control.evaluate("control => control === document.activeElement")
            assert control.evaluate("control => control.labels?.[0]?.innerText || control.innerText").strip()
        slider, picture = figure.get_by_role("slider").first, figure.locator("img")
        sliders += figure.get_by_role("slider").count()
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
    assert sliders == MOVING[name]
    page.set_viewport_size({"width": 1280, "height": 900})
    figures.last.evaluate("figure => figure.scrollIntoView({block: 'center'})")
    screenshot(page, f"{name}-widget")
    assert violations(page) == ""


def test_a_figure_plays_by_its_button(lab, page):
    notebook = open_lesson(lab, page, "solutions", "animation")
    notebook.run_all()
    figure = notebook.panel.locator(".xorlib-widget")
    button, slider = figure.get_by_role("button"), figure.get_by_role("slider")
    button.focus()
    before = slider.input_value()
    page.keyboard.press("Enter")
    figure.get_by_role("button", name="Pause").wait_for()
    page.wait_for_function("([slider, before]) => slider.value !== before", arg=[slider.element_handle(), before])
    page.keyboard.press("Enter")
    figure.get_by_role("button", name="Play").wait_for()


def test_a_saved_figure_stands_still_where_its_kernel_is_gone(lab, page):
    open_lesson(lab, page, "solutions", "random_init").run_all()
    page.locator(".xorlib-widget").wait_for()
    page.keyboard.press("Control+s")
    page.locator(".lm-TabBar-tab.jp-mod-current:not(.jp-mod-dirty)").wait_for()
    page.goto("about:blank")
    for session in page.request.get(lab.address("api/sessions")).json():
        page.request.delete(lab.address(f"api/sessions/{session['id']}"))
    with page.context.new_page() as again:  # unwatched: JupyterLab tells the console that the widget is gone
        notebook = open_lesson(lab, again, "solutions", "random_init")
        unfold(notebook, 1280)
        cell = notebook.cell("move_seed(")
        cell.get_by_text("model not found").wait_for(state="attached")
        assert cell.locator(".xorlib-figure").is_visible() and not cell.get_by_text("model not found").is_visible()
