"""Pages of feedback, what is in them, and what must not be."""

import base64
import copy
import re
from html.parser import HTMLParser

from nbformat.v4 import new_code_cell, new_notebook, new_output
from nbgrader_sandbox.feedback import FeedbackExporter, HideTests
from nbgrader_sandbox.feedback.preprocessors import MIN_HIDDEN
from traitlets.config import Config

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
PNG = base64.b64encode(PIXEL).decode("ascii")


class Page(HTMLParser):
    """What a page shows, and its tags with their attributes."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.text, self.style = [], "", ""
        self._inside = ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self._inside = tag
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        self._inside = ""

    def handle_data(self, data):
        if self._inside == "style":
            self.style += data
        else:
            self.text += data

    def named(self, name):
        return [attributes for tag, attributes in self.tags if tag == name]


def render(nb, folder="", **settings):
    """The page of a notebook, without a gradebook."""
    exporter = FeedbackExporter(config=Config({"Exporter": {"default_preprocessors": []}, **settings}))
    exporter.register_preprocessor(HideTests)
    nb = copy.deepcopy(nb)
    for cell in nb.cells:
        if "nbgrader" in cell.metadata:
            cell.metadata.nbgrader.update(score=0, points=1)
    about = {"assignment": "homework", "notebook": "nb", "student": "s", "score": 0, "max_score": 0, "late_penalty": 0}
    return exporter.from_notebook_node(nb, {"nbgrader": about, "metadata": {"name": "nb", "path": str(folder)}})[0]


def about(name, **flags):
    known = {"grade": False, "solution": False, "task": False, "locked": False, "points": 1, "schema_version": 3}
    return {"nbgrader": known | {"grade_id": name} | flags}


def check_cell(source, *outputs, name="test_norm"):
    return new_code_cell(source, outputs=list(outputs), metadata=about(name, grade=True, locked=True))


def error(ename, evalue, *traceback):
    return new_output("error", ename=ename, evalue=evalue, traceback=list(traceback))


def notebook(*cells):
    return new_notebook(cells=list(cells))


def assert_harmless(html):
    """Nothing in the page runs, and nothing is fetched for it."""
    page = Page(html)
    assert {tag for tag, _ in page.tags}.isdisjoint(
        {"script", "iframe", "frame", "object", "embed", "link", "base", "form", "svg", "video", "audio", "source"}
    )
    for tag, attributes in page.tags:
        assert not [name for name in attributes if name.startswith("on") or name in ("srcset", "srcdoc", "background")]
        assert attributes.get("src", "data:image/").startswith("data:image/")
        address = re.sub(r"[\x00-\x20]", "", attributes.get("href") or "").lower()
        assert not address.startswith(("javascript:", "data:", "vbscript:"))
        if tag == "img":
            assert attributes["alt"]
    assert "url(" not in page.style
    assert "@import" not in page.style
    policy = next(meta["content"] for meta in page.named("meta") if "http-equiv" in meta)
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert len([meta for meta in page.named("meta") if "http-equiv" in meta]) == 1


def hidden_lines(nb):
    """The lines between the delimiters that stand nowhere else in the notebook."""
    hidden, shown = set(), set()
    for cell in nb.cells:
        inside = False
        for line in cell.source.split("\n"):
            inside = inside or "BEGIN HIDDEN TESTS" in line
            (hidden if inside else shown).add(line.strip())
            inside = inside and "END HIDDEN TESTS" not in line
    return {line for line in hidden - shown if len(line) >= MIN_HIDDEN}


def assert_hides(nb, hidden):
    """Not even tracebacks, warnings and a student's own output show the hidden lines, if they repeat them."""
    everything = "\n".join(f"---> 1 \x1b[31m{line[:3]}\x1b[0m{line[3:]}" for line in sorted(hidden))
    for cell in nb.cells:
        if cell.cell_type == "code":
            cell.outputs = [
                error("ValueError", "no", "frames", everything),
                new_output("stream", text=everything),
                new_output("execute_result", {"text/plain": everything, "text/html": f"<b>{everything}</b>"}),
            ]
    html = render(nb)
    page = Page(html)
    assert not [line for line in hidden if line in page.text or line in html]
    assert "HIDDEN TESTS" not in html
    assert_harmless(html)
