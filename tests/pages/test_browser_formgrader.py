"""Formgrader is the instructor's session: no script that a student hands in runs in its pages, in a real browser.

Two walls stand before it, the cleaning of what is shown and the policy of the page. Each is tested alone, and without
both the same scripts change a grade and read the solutions.
"""

import contextlib
import html
from urllib.parse import quote

import nbformat
import pytest
from browser import screenshot
from nbconvert.exporters import HTMLExporter
from nbformat.v4 import new_notebook
from nbgrader.api import Gradebook
from nbgrader_sandbox.feedback.exporter import NBGRADER_TEMPLATES
from page_attacks import IDS, NAMES, NO_CANARY, SCORE, STOLEN, attacks, script
from sample_course import GEOMETRY, notebook_name
from scratch_course import make_course
from server import running_lab
from traitlets.config import Config

NOTEBOOK, QUESTION, EVE = notebook_name(GEOMETRY), "why_shorter", "eve"
NO_PICTURE = "net::ERR_INVALID_URL"  # what a browser says of an image without data, in whose place it shows the text
CLICK = """function click(window) {
    try {
        for (const node of window.document.querySelectorAll("#notebook a:not([target]):not(.anchor-link), form *"))
            node.dispatchEvent(new window.MouseEvent("click", {bubbles: true, cancelable: true}));
        for (let i = 0; i < window.frames.length; i++) click(window.frames[i]);
    } catch (error) { }  // of another server
}"""


@pytest.fixture(scope="module")
def lab(tmp_path_factory, chromium):
    """Formgrader for a class in which everybody attacks, graded already; eve's mark `grade` is what they change."""
    folder = tmp_path_factory.mktemp("class")
    course = make_course(folder / "course", GEOMETRY)
    with running_lab(course, folder / "home") as running:
        release = course / "notebooks" / GEOMETRY / f"{NOTEBOOK}.ipynb"
        with gradebook(course) as book:
            for student in (EVE, *IDS.values()):
                for step in ("submitted", "autograded"):
                    handed_in = course / "classroom" / step / student / GEOMETRY
                    handed_in.mkdir(parents=True)
                    (handed_in / release.name).write_bytes(release.read_bytes())
                book.add_student(student)
                book.add_submission(GEOMETRY, student)
            submission = book.find_submission_notebook(NOTEBOOK, GEOMETRY, EVE)
            running.submission = submission.id
            [running.grade] = [grade.id for grade in submission.grades if grade.name == QUESTION]
        running.handed_in = course / "classroom" / "autograded" / EVE / GEOMETRY
        nb = nbformat.read(release, as_version=4)
        bank = attacks(running.grade)
        [question] = [cell for cell in nb.cells if cell.metadata.get("nbgrader", {}).get("grade_id") == QUESTION]
        question.source = bank["script"].source
        nb.cells[:0] = bank.values()
        nbformat.write(nb, running.handed_in / release.name)
        page = chromium.new_page()
        page.goto(running.address("formgrader/gradebook"))  # logs in
        page.close()
        yield running


@contextlib.contextmanager
def gradebook(course):
    with Gradebook(f"sqlite:///{course / 'classroom' / 'gradebook.db'}", "sample") as book:
        yield book


def address(lab, path):
    return lab.address("formgrader/").partition("?")[0] + path


def stock(lab, *notebooks):
    """Formgrader's pages of these notebooks as nbgrader makes them."""
    exporter = HTMLExporter(
        config=Config(HTMLExporter={"template_name": "formgrade", "extra_template_basedirs": [str(NBGRADER_TEMPLATES)]})
    )
    about = {"submission_id": lab.submission, "notebook_id": NOTEBOOK, "assignment_id": GEOMETRY, "student": EVE}
    more = {"index": 0, "total": 1, "base_url": "", "notebook_path": "x"}
    return [exporter.from_notebook_node(nb, about | more)[0] for nb in notebooks]


def stolen(lab, page, body=None, policy=True):
    """The attacks that ran when the page of eve's submission was opened, and what can be clicked had been clicked.

    body: the page in place of the server's. policy: whether it has the policy of the server's.
    """
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("requestfailed", lambda request: asked.remove(request.url) if request.failure == "csp" else None)

    def answer(route):
        response = route.fetch()
        headers = response.headers if policy else {"content-type": "text/html"}
        route.fulfill(status=response.status, headers=headers, body=body or response.text())

    def settle():
        for _ in range(30):
            known = len(asked)
            page.wait_for_timeout(700)
            if known == len(asked):
                break

    here = address(lab, f"submissions/{lab.submission}/")
    page.route(here, answer)
    page.goto(here)
    settle()
    page.evaluate(f"({CLICK})(window)")
    settle()
    return {url.partition(STOLEN)[2].partition("&")[0] for url in asked if STOLEN in url}


def manual_score(lab):
    with gradebook(lab.folder) as book:
        return book.find_grade_by_id(lab.grade).manual_score


@pytest.fixture
def tab(chromium):
    """A new tab, and what its console says."""
    page = chromium.new_page()
    page.said = []
    page.on("console", lambda message: page.said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: page.said.append(str(error)))
    yield page
    page.close()


def test_no_script_runs_in_the_page_of_a_submission(lab, tab):
    assert (stolen(lab, tab), manual_score(lab)) == (set(), None)
    assert [text for text in tab.said if NO_PICTURE not in text] == []  # so the policy had nothing to refuse
    tab.locator(".glyphicon-eye-open").click()  # what nbgrader's templates do on a click is allowed
    tab.get_by_text(EVE, exact=True).wait_for()
    screenshot(tab, "instructor-attacked")


def test_no_script_runs_if_there_is_no_policy(lab, tab):
    assert (stolen(lab, tab, policy=False), manual_score(lab)) == (set(), None)


def test_no_script_runs_if_nothing_is_cleaned(lab, tab):
    """But for what leads to another page, which no policy refuses."""
    cells = [cell for name, cell in attacks(lab.grade).items() if name != "meta-refresh"]
    [page] = stock(lab, new_notebook(cells=cells))
    assert (stolen(lab, tab, page), manual_score(lab)) == (set(), None)


def test_the_same_scripts_run_and_change_the_mark_in_nbgraders_own_page(lab, tab):
    """Each in a frame of its own, as some lead away or hide what comes after them."""
    pages = stock(lab, *(new_notebook(cells=[cell]) for cell in attacks(lab.grade).values()))
    bodies = ["<script>var $ = String</script>" + page.partition("<body>")[2].partition("</nav>")[2] for page in pages]
    ran = stolen(lab, tab, "".join(f'<iframe srcdoc="{html.escape(body)}"></iframe>' for body in bodies), policy=False)
    assert (set(NAMES) - ran, manual_score(lab)) == (NO_CANARY, SCORE)


def test_a_students_id_is_shown_as_it_is(lab, tab):
    """In the lists, and in the pages for one student."""
    asked = []
    tab.on("request", lambda request: asked.append(request.url))
    pages = {f"manage_students/{quote(student)}/{GEOMETRY}": [student] for student in IDS.values()}
    pages |= dict.fromkeys([f"manage_submissions/{GEOMETRY}", "manage_students"], IDS.values())
    pages[f"gradebook/{GEOMETRY}/{NOTEBOOK}"] = IDS.values()
    for path, students in pages.items():
        tab.goto(address(lab, path))
        tab.locator("#main-table td a").first.wait_for()
        if path.startswith("gradebook"):
            tab.get_by_role("button", name="Show All Names").click()
        text = tab.locator("body").inner_text()
        assert [student for student in students if student not in text] == []
        if tab.get_by_role("searchbox").count():
            tab.get_by_role("searchbox").fill("img")
        screenshot(tab, f"instructor-attacked-{path.split('/')[0]}")
    tab.goto(address(lab, f"api/submissions/{GEOMETRY}"))  # data, opened as a page
    assert tab.locator("*").count() < 10
    assert [url for url in asked if "?stolen" in url] == []
    assert tab.said == []


def test_a_students_id_never_becomes_another_address(lab, tab):
    """A browser takes a backslash for a slash."""
    asked = []
    tab.on("request", lambda request: asked.append(request.url) if request.method == "POST" else None)
    tab.goto(address(lab, f"manage_submissions/{GEOMETRY}"))
    tab.locator("tr", has_text=IDS["id-backslash"]).locator(".generate-feedback a").click()
    tab.locator(".modal-title").wait_for()
    assert [url.partition("/api/")[2] for url in asked] == [
        f"assignment/{GEOMETRY}/..%5C..%5Cassignment%5Cgeometry%5Cunrelease%3F/generate_feedback"
    ]


@pytest.mark.parametrize("name", ["evil.html", "evil.svg"])
def test_a_file_that_was_handed_in_is_no_page_of_the_server(lab, tab, name):
    text = f"<script>{script(name, lab.grade)}</script>"
    if name.endswith("svg"):
        text = f'<svg xmlns="http://www.w3.org/2000/svg">{text}</svg>'
    (lab.handed_in / name).write_text(text, encoding="utf-8")
    asked = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto(address(lab, f"submissions/{lab.submission}/{name}"))
    tab.wait_for_load_state("networkidle")
    assert [url for url in asked if STOLEN in url] == []
    assert "sandbox" in " ".join(tab.said)  # the browser says why


def test_no_other_folders_settings_are_run(lab, tab):
    ran = lab.folder / "ran"
    code = f"import pathlib; pathlib.Path({str(ran)!r}).touch()"
    (lab.handed_in / "nbgrader_config.py").write_text(code, encoding="utf-8")
    for path in (str(lab.handed_in), f"classroom/autograded/{EVE}/{GEOMETRY}"):
        assert tab.goto(address(lab, f"?path={quote(path)}")).status == 403
    assert not ran.exists()
    assert tab.goto(address(lab, f"?path={quote(str(lab.folder))}")).ok
    tab.get_by_role("link", name=GEOMETRY).first.wait_for()
