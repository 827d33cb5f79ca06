"""An instructor marks one question for the whole class, with keys alone, and no script in an answer runs."""

import pytest
from browser import screenshot, violations
from graded_class import QUESTION, answered, gradebook, graded
from nbgrader_sandbox.files import write_json
from page_attacks import STOLEN, attacks
from sample_course import GEOMETRY, notebook_name
from scratch_course import make_course
from server import running_lab

PAGE = f"formgrader/questions/{GEOMETRY}/{notebook_name(GEOMETRY)}/{QUESTION}"
STRAIGHT, EVE = "The straight line is the shortest way.", "mallory"
NO_PICTURE = "net::ERR_INVALID_URL"  # what a browser says of an image without data, in whose place it shows the text


@pytest.fixture(scope="module")
def lab(tmp_path_factory, chromium):
    """A class that is graded: three have not answered, four have the same words, six their own; one attacks."""
    folder = tmp_path_factory.mktemp("class")
    course = make_course(folder / "course", GEOMETRY)
    answers = {f"empty{number}": "" for number in range(3)} | {f"same{number}": STRAIGHT for number in range(4)}
    answers |= {f"own{number}": f"## So\n\nBecause ${number} + 1 > {number}$." for number in range(6)}
    notebooks = {student: answered(course, text) for student, text in answers.items()}
    notebooks[EVE] = answered(course, "See below.", *attacks().values())
    graded(course, notebooks)
    saved = {"status": "graded", "messages": {}, "repairs": [], "flags": ["area: it took long"], "seconds": 1.0}
    write_json(course / "classroom" / "reports" / GEOMETRY / "students" / "own1.json", saved)
    with running_lab(course, folder / "home") as running:
        page = chromium.new_page()
        page.goto(running.address("formgrader/gradebook"))  # logs in
        page.close()
        yield running


@pytest.fixture
def tab(chromium):
    """A new tab. Afterwards: the console holds no error but that answers have pictures without data."""
    page = chromium.new_page()
    said = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    yield page
    page.close()
    assert [text for text in said if NO_PICTURE not in text] == []


def address(lab, path=PAGE):
    return lab.address(path).partition("?")[0]


def row(lab, student):
    """A student's mark, whether it waits, and the comment."""
    names = QUESTION, notebook_name(GEOMETRY), GEOMETRY, student
    with gradebook(lab.folder) as book:
        grade, comment = book.find_grade(*names), book.find_comment(*names)
        return grade.manual_score, grade.needs_manual_grade, comment.manual_comment


def current(page):
    return page.locator("article[aria-current]")


def test_a_class_is_marked_with_keys_alone(lab, tab):
    tab.set_viewport_size({"width": 1280, "height": 900})
    tab.goto(address(lab, f"formgrader/gradebook/{GEOMETRY}"))
    tab.get_by_role("link", name="Mark question by question").click()
    tab.get_by_role("link", name=QUESTION).click()
    said, keys = tab.get_by_role("status"), tab.keyboard
    assert tab.locator("#progress").inner_text() == "0 of 14 marked"
    assert "shortest way between two points" in tab.get_by_role("complementary").inner_text()

    assert current(tab).get_by_role("heading").inner_text() == "No answer: 3 students"
    keys.press("0")
    tab.get_by_text("3 of 14 marked").wait_for()
    assert {row(lab, f"empty{number}") for number in range(3)} == {(0.0, False, None)}

    assert "The same answer: 4 students" in current(tab).inner_text()  # it has gone on by itself
    keys.press("c")
    keys.type("Why is it?")
    keys.press("Escape")
    keys.press("h")
    tab.get_by_text("7 of 14 marked").wait_for()
    assert {row(lab, f"same{number}") for number in range(4)} == {(1.5, False, "Why is it?")}

    number = current(tab).get_by_role("heading").inner_text()
    keys.press("a")  # the comment again
    keys.press("f")
    tab.get_by_text("8 of 14 marked").wait_for()
    keys.press("k")
    assert current(tab).get_by_role("heading").inner_text() == number
    keys.press("-")
    said.get_by_text("2.5 of 3 points, saved").wait_for()
    keys.press("a")
    keys.press("p")
    keys.type("1.25")
    keys.press("Enter")
    said.get_by_text("1.25 of 3 points, saved").wait_for()
    keys.press("k")
    keys.press("u")
    tab.get_by_text("7 of 14 marked").wait_for()
    screenshot(tab, "marking-keys")
    keys.press("9")
    tab.get_by_text("Not saved: points are from 0 to 3.").wait_for()
    tab.reload()
    assert tab.locator("#progress").inner_text() == "7 of 14 marked"
    assert current(tab).get_by_role("heading").inner_text() == number


def test_no_script_in_an_answer_runs(lab, tab):
    """Nor has the policy anything to refuse: the console would say so."""
    asked = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto(address(lab))
    tab.locator("article", has_text="See below.").get_by_text("The source").first.wait_for()
    tab.wait_for_load_state("networkidle")
    assert [url for url in asked if STOLEN in url] == [] and row(lab, EVE)[0] is None


def test_nothing_is_saved_without_the_pages_token(lab, chromium):
    page = chromium.new_page()
    page.goto(address(lab))
    statuses = page.evaluate(
        """address => Promise.all([{}, {"X-XSRFToken": "x"}].map(headers =>
            fetch(address, {method: "POST", headers, body: "{}"}).then(response => response.status)))""",
        address(lab, PAGE.replace("formgrader/", "formgrader/api/", 1)),
    )
    assert statuses == [403, 403]
    page.close()


def test_what_somebody_else_has_marked_meanwhile_is_shown_first(lab, chromium):
    page = chromium.new_page()  # its console names the refused answer
    page.goto(address(lab))
    article = page.locator("article").filter(has=page.locator(".name", has_text="own4"))
    article.get_by_role("heading").click()
    with gradebook(lab.folder) as book:
        grade = book.find_grade(QUESTION, notebook_name(GEOMETRY), GEOMETRY, "own4")
        grade.manual_score, grade.needs_manual_grade = 2.0, False
        book.db.commit()
    page.get_by_label("After a mark go on").evaluate("box => box.checked = false")
    page.keyboard.press("f")
    article.get_by_role("alert").get_by_text("Not saved: this was marked meanwhile").wait_for()
    assert article.locator(".state").inner_text() == "2 of 3 points" and row(lab, "own4")[0] == 2.0
    screenshot(page, "marking-meanwhile")
    page.keyboard.press("f")
    page.get_by_role("status").get_by_text("3 of 3 points, saved").wait_for()
    assert row(lab, "own4") == (3.0, False, None)
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 400])
def test_the_pages_can_be_read_by_ear_and_in_any_window(lab, chromium, scheme, width):
    page = chromium.new_page()
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    for name, path in (("question", PAGE), ("list", f"formgrader/questions/{GEOMETRY}")):
        page.goto(address(lab, path))
        if name == "question" and width == 400:
            screenshot(page, f"marking-question-{scheme}-{width}-answers")
            page.get_by_role("button", name="Mark scheme").click()
        if name == "question":
            page.get_by_text("Keys", exact=True).click()
        screenshot(page, f"marking-{name}-{scheme}-{width}")
        assert violations(page, None) == ""
        assert page.evaluate("document.documentElement.scrollWidth") == width
    page.close()


def test_what_was_looked_at_is_ticked_off(lab, page):
    page.goto(address(lab, f"formgrader/questions/{GEOMETRY}"))
    box = page.get_by_label("area: it took long")
    box.focus()
    page.keyboard.press("Space")
    page.get_by_role("status").get_by_text("Ticked off.").wait_for()
    page.reload()
    assert box.is_checked()
