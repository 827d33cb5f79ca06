"""The pages of make site: every link, what must not be on them, and how a reader sees them in Chromium."""

import functools
import http.server
import re
import subprocess
import sys
import threading
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import parse_qs, unquote, urlsplit

import nbformat
import pytest
from browser import screenshot, violations
from hidden_lines import KINDS, leaks
from judge import ROOT, lessons

pytest.importorskip("myst_nb", reason="the packages of make site are not installed")
sys.path.insert(0, str(ROOT / "site"))
import course_site

LESSONS = {name: f"{lesson.folder}/{name}" for name, lesson in lessons().items()}
HELP = f"{next(iter(lessons().values())).folder}/help"
PAGES = ["index", *LESSONS.values(), "search"]
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class Page(HTMLParser):
    """What the tests look at of a page: its text, ids, addresses and images."""

    def __init__(self, path: Path):
        super().__init__()
        self.text, self.ids, self.addresses, self.images = "", set(), [], []
        self.tags: list[str] = []
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        self.ids.add(found.get("id"))
        self.addresses += [found[name] for name in ("href", "src", "srcset") if found.get(name)]
        if tag == "img":
            self.images.append(found)
        if tag not in VOID:
            self.tags.append(tag)

    def handle_endtag(self, tag):
        while self.tags and self.tags.pop() != tag:
            pass

    def handle_data(self, data):
        if not {"script", "style"} & set(self.tags):
            self.text += data


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The folder of the built site; a warning of Sphinx fails the build."""
    out = tmp_path_factory.mktemp("site") / "site"
    (out / "lite").mkdir(parents=True)
    (out / "old.html").write_text("from an earlier build", encoding="utf-8")
    build = [sys.executable, ROOT / "site" / "build.py", "--out", out]
    done = subprocess.run(build, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return out


@pytest.fixture(scope="module")
def pages(site):
    return {
        path.relative_to(site).as_posix(): Page(path) for path in site.rglob("*.html") if "_static" not in path.parts
    }


@pytest.fixture(scope="module")
def address(site):
    """Where a plain static server shows the site."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *arguments):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=site)) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()


# What is there


def test_a_page_a_lesson_a_front_page_and_a_search(site, pages):
    assert set(pages) == {f"{name}.html" for name in [*PAGES, HELP]}
    assert (site / "lite").is_dir()  # make lite's
    assert [path.name for path in site.parent.iterdir()] == ["site"]
    assert sum(path.stat().st_size for path in site.rglob("*") if path.is_file()) < 8_000_000


def test_every_link_and_every_file_of_a_page_is_there(site, pages):
    dead = []
    for name, page in pages.items():
        for found in page.addresses:
            url = urlsplit(found)
            target = ((site / name).parent / unquote(url.path) if url.path else site / name).resolve()
            if url.scheme == "data" or target.is_relative_to(site.resolve() / "lite"):  # the test below looks at lite
                continue
            if url.scheme or url.netloc or not target.is_file():
                dead.append((name, found))
            elif url.fragment and target.suffix == ".html":
                other = pages[target.relative_to(site.resolve()).as_posix()]
                if unquote(url.fragment) not in other.ids:
                    dead.append((name, found))
    assert dead == []


def test_a_lesson_opens_in_the_browser_at_its_own_notebook(site, pages):
    """make lite makes what stands there."""
    for name in PAGES[:-1]:
        (found,) = {found for found in pages[f"{name}.html"].addresses if "lite/" in found}
        url = urlsplit(found)
        assert ((site / name).parent / url.path).resolve() == (site / "lite/notebooks/index.html").resolve()
        (notebook,) = parse_qs(url.query)["path"]
        assert notebook == f"{LESSONS['forward_pass'] if name == 'index' else name}.ipynb"
        assert (ROOT / "notebooks" / notebook).is_file()


@pytest.mark.parametrize("name", LESSONS)
def test_a_lesson_shows_the_outputs_of_its_given_cells_and_no_check_s(name, pages):
    page = pages[f"{LESSONS[name]}.html"]
    notebook = nbformat.read(lessons()[name].notebook, as_version=4)
    alts = {image.get("alt") for image in page.images}
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            kinds = output.get("metadata", {}).values()
            shown = {data["alt"] for data in kinds} <= alts
            assert shown == (cell.id != "figure-xnor"), cell.id
    assert "on the visible checks" not in page.text and "of 9 points by the checks" not in page.text
    assert "NotImplementedError" in page.text


def test_an_answer_that_a_student_chooses_is_on_no_page(pages):
    """The outputs of the given cells would show it: the seed of my_run, the picture of xnor_params."""
    assert not re.search(r"\{'seed': \d", pages["4-training-loop/training_loop.html"].text)


def test_nothing_of_a_solution_a_mark_scheme_or_a_hidden_test_is_on_them(pages):
    assert [(name, found) for name, page in pages.items() if (found := leaks(page.text, *KINDS))] == []
    assert not [name for name, page in pages.items() if re.search("### (BEGIN|END)|Mark scheme", page.text)]


def test_every_image_says_what_it_shows(pages):
    silent = [(name, image) for name, page in pages.items() for image in page.images if len(image.get("alt", "")) < 20]
    assert silent == []
    assert sum(len(page.images) for page in pages.values()) > 30


def test_author_and_categories_are_those_of_the_citation(pages):
    import yaml

    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    for name in PAGES[:-1]:
        text = " ".join(pages[f"{name}.html"].text.split())
        assert f"{citation['authors'][0]['name']}. Categories: {', '.join(citation['keywords'])}" in text


# The settings


def config(**settings):
    given = {
        "course_lite": "lite/",
        "course_repository": "",
        "course_bundle": "course.zip",
        "course_discussions": False,
    }
    return SimpleNamespace(author="A", course_categories=[], **(given | settings))


def texts(**settings):
    return [text for text, *_ in course_site.links(config(**settings), LESSONS["forward_pass"])]


def test_the_repository_turns_on_the_links_that_need_it():
    assert texts() == ["Open in the browser", "Download the notebook", "Download the course"]
    assert texts(course_lite="") == ["Download the notebook", "Download the course"]
    repository = "https://github.com/someone/xor"
    assert "Binder" in texts(course_repository=repository)
    found = course_site.links(config(course_repository=repository), LESSONS["forward_pass"])
    binder = urlsplit(next(address for text, address, _ in found if text == "Binder"))
    assert binder.path == "/v2/gh/someone/xor/HEAD"
    assert parse_qs(binder.query) == {"urlpath": [f"lab/tree/notebooks/{LESSONS['forward_pass']}.ipynb"]}


@pytest.mark.parametrize("discussions", [False, True])
def test_one_setting_turns_on_the_comments(discussions):
    from docutils import nodes
    from docutils.utils import new_document

    page = new_document("page")
    page += nodes.section("", nodes.title("", "A lesson"))
    settings = config(course_repository="https://github.com/someone/xor", course_discussions=discussions)
    app = SimpleNamespace(env=SimpleNamespace(docname=LESSONS["forward_pass"]), config=settings)
    course_site.add_links(app, page)
    assert ("https://github.com/someone/xor/discussions" in page.astext()) == discussions


# In Chromium


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_legible_at_both_widths_in_light_and_dark(name, page, address):
    """axe-core finds nothing, nothing makes the page wider than its window, and no other machine is asked.

    Two pages are looked at in all four ways, the others in two. Only one shows its code to axe-core, which compares the
    colour of each word with what lies below: that takes most of the time, and code is alike everywhere.
    """
    page.goto(f"{address}/{name}.html")
    ways = [(width, scheme) for width in (1280, 400) for scheme in ("light", "dark")]
    first, found = name == LESSONS["forward_pass"], {}
    for width, scheme in ways if first or name == "index" else ways[::3]:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        page.wait_for_timeout(400)  # the side bars move
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        screenshot(page, f"site-{name.rpartition('/')[2]}-{scheme}-{width}")
        found[width, scheme] = violations(
            page, None if first and (width, scheme) in ways[::3] else {"exclude": [["pre"]]}
        )
    assert found == dict.fromkeys(found, "")


def test_the_search_finds_a_word(page, address):
    page.goto(f"{address}/search.html?q=backpropagation")
    result = page.locator("#search-results a", has_text="Compute the gradients by hand")
    result.first.click()
    page.wait_for_url("**/3-gradients/gradients.html*")


def test_a_hint_unfolds(page, address):
    page.goto(f"{address}/{LESSONS['forward_pass']}.html")
    hint = page.get_by_text("Start with a list that holds only")
    assert not hint.is_visible()
    page.get_by_text("Stuck? A hint").first.click()
    assert hint.is_visible()


def test_a_printed_page_holds_the_lesson_alone(page, address):
    page.goto(f"{address}/{LESSONS['forward_pass']}.html")
    page.emulate_media(media="print")
    assert page.get_by_text("XOR, “exclusive or”, is 1 when exactly one").is_visible()
    assert not page.get_by_role("link", name="Open in the browser").is_visible()
    assert not page.locator("#pst-primary-sidebar").is_visible()
    assert len(page.pdf()) > 100_000
