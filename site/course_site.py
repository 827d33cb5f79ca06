"""What Sphinx cannot do by itself: formulas as MathML, JupyterLab's anchors, and the links below each page's title."""

from html import escape
from typing import Any
from urllib.parse import quote, urlsplit

from docutils import nodes
from math_core import LatexToMathML
from sphinx.application import Sphinx
from sphinx.config import Config

FIRST_LESSON = "1-forward-pass/forward_pass"
to_mathml = LatexToMathML().convert_with_local_state


def anchor(heading: str) -> str:
    """JupyterLab's form of a heading's anchor, which the lessons link to."""
    return heading.replace(" ", "-")


def visit_math(self: Any, node: nodes.math) -> None:
    self.body.append(to_mathml(node.astext(), displaystyle=False))
    raise nodes.SkipNode


def visit_math_block(self: Any, node: nodes.math_block) -> None:
    # A formula that is wider than the page can be scrolled with the keyboard too.
    formula = to_mathml(node.astext(), displaystyle=True)
    self.body.append(f'<div class="math" tabindex="0" role="group" aria-label="formula">{formula}</div>')
    raise nodes.SkipNode


def links(config: Config, docname: str) -> list[tuple[str, str, str]]:
    """The ways to work on a page's lesson, on the front page the first: text, address, what it does."""
    up = "../" * docname.count("/")
    lesson = docname if "/" in docname else FIRST_LESSON
    found = []
    if config.course_lite:
        lite = config.course_lite if urlsplit(config.course_lite).scheme else up + config.course_lite
        path = quote(f"{lesson}.ipynb", safe="")
        found.append(("Open in the browser", f"{lite}?path={path}", "Work the lesson here, nothing to install"))
    if config.course_repository:
        repository = urlsplit(config.course_repository).path.strip("/")
        path = quote(f"lab/tree/notebooks/{lesson}.ipynb", safe="")
        address = f"https://mybinder.org/v2/gh/{repository}/HEAD?urlpath={path}"
        found.append(("Binder", address, "Work the lesson on a machine of mybinder.org"))
    if docname == lesson:
        notebook = f"{lesson.rpartition('/')[2]}.ipynb"
        found.append(("Download the notebook", notebook, "This lesson alone, for a course that is installed"))
    found.append(("Download the course", up + config.course_bundle, "All lessons, and how to install what they need"))
    return found


def add_links(app: Sphinx, doctree: nodes.document) -> None:
    """Below the title: the links, the author and the categories; at the end: where to comment."""
    docname, config = app.env.docname, app.config
    if "/" in docname and doctree["source"].endswith(".md"):  # help, no lesson: nothing to open or to download
        return
    up = "../" * docname.count("/")
    badges = " ".join(
        f'<a class="badge-link" href="{escape(address)}" title="{escape(use)}">{escape(text)}</a>'
        for text, address, use in links(config, docname)
    )
    categories = ", ".join(
        f'<a href="{up}search.html?q={quote(category)}">{escape(category)}</a>' for category in config.course_categories
    )
    block = f'<p class="badges">{badges}</p>\n<p class="byline">{escape(config.author)}. Categories: {categories}</p>\n'
    if "/" in docname:
        block += (
            '<p class="byline">The pictures and numbers on this page come from the course\'s own answers. '
            "Yours appear as you work the lesson.</p>\n"
        )
    title = next(iter(doctree.findall(nodes.title)))
    title.parent.insert(title.parent.index(title) + 1, nodes.raw("", block, format="html"))
    if config.course_discussions and config.course_repository:
        address = escape(f"{config.course_repository.rstrip('/')}/discussions")
        comments = f'<p class="comments"><a href="{address}">Comments and questions</a></p>'
        title.parent.append(nodes.raw("", comments, format="html"))


def setup(app: Sphinx) -> dict[str, bool]:
    app.add_html_math_renderer("mathml", (visit_math, None), (visit_math_block, None))
    for name, default in {
        "course_repository": "",
        "course_discussions": False,
        "course_lite": "",
        "course_bundle": "",
        "course_categories": [],
    }.items():
        app.add_config_value(name, default, "env")
    app.connect("doctree-read", add_links)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
