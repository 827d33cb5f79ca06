"""What students and instructors wrote, as HTML that runs nothing: Markdown, TeX as MathML, code, and HTML outputs.

Most cells are the same for a whole class, so what was made of the latest ones is kept.
"""

import html
import re
import secrets
from functools import lru_cache
from pathlib import Path

from math_core import LatexError, LatexToMathML
from mistune import HTMLRenderer
from nbconvert.filters.highlight import Highlight2HTML
from nbconvert.filters.markdown_mistune import InvalidNotebook, IPythonRenderer, MarkdownWithMath

from .clean import IMAGE, NO_IMAGE, clean

LONGEST = 50_000  # characters that are formatted; what is longer is shown as it is
KEPT = 512  # texts kept, of KEPT_LENGTH characters at most
KEPT_LENGTH = 20_000
MOST_IMAGES = 4_000_000  # characters of the images that a cell embeds

TAG = re.compile(r"""(<(?:[^<>"']|"[^"]*"|'[^']*')*>)""")
TO_MATHML = LatexToMathML().convert_with_local_state


def safe_html(source) -> str:
    """The HTML without scripts, styles, forms, frames, and images from elsewhere; as plain text if it is long."""
    text = source.decode("utf-8", "replace") if isinstance(source, bytes) else str(source)
    return plain(text) if len(text) > LONGEST else clean(text)


def markdown(source: str, folder: str = "", attachments: dict | None = None) -> str:
    """A cell's Markdown as HTML, with MathML for its TeX, and with the images of the notebook's folder inside."""
    if len(source) > LONGEST:
        return plain(source)
    page, mark, images = (_markdown if len(source) > KEPT_LENGTH else _kept_markdown)(source)
    if not images:
        return page
    renderer, embedded, room = IPythonRenderer(embed_images=True, path=folder, attachments=attachments), [], MOST_IMAGES
    for url in images:
        embedded.append(_data_url(renderer, url) if room > 0 else NO_IMAGE)
        room -= len(embedded[-1])
    return re.sub(rf"{IMAGE}{mark}\.(\d+)\.", lambda found: embedded[int(found[1])], page)


def code(source: str, language: str) -> str:
    """A cell's code with its syntax marked up."""
    if len(source) > LONGEST:
        return plain(source)
    return (_highlight if len(source) > KEPT_LENGTH else _kept_highlight)(source, language)


def math(tex: str, block: bool) -> str:
    """MathML for TeX, or the TeX itself where it has a mistake."""
    try:
        return TO_MATHML(tex, displaystyle=block)
    except LatexError:
        return f"<code>{html.escape(tex)}</code>"


def plain(source: str) -> str:
    return f"<pre>{html.escape(source)}</pre>"


class _Renderer(IPythonRenderer):
    """Puts a mark in the place of each formula and image: what cleans the HTML need not see them."""

    def __init__(self):
        super().__init__(escape=False)
        self.mark, self.formulas, self.images = secrets.token_hex(8), [], []

    def inline_math(self, body: str) -> str:
        return self._put(body, block=False)

    def block_math(self, body: str) -> str:
        return self._put(body, block=True)

    def latex_environment(self, name: str, body: str) -> str:
        return self._put(rf"\begin{{{name}}}{body}\end{{{name}}}", block=True)

    def _put(self, tex: str, block: bool) -> str:
        self.formulas.append((tex, block))
        return f"{self.mark}-{len(self.formulas) - 1}-"

    def image(self, text: str, url: str, title: str | None = None) -> str:
        self.images.append(url)
        return HTMLRenderer.image(self, text, f"{IMAGE}{self.mark}.{len(self.images) - 1}.", title)

    def fill(self, cleaned: str) -> str:
        """The formulas in the place of their marks: within a tag, an alternative text for one, as TeX."""
        mark = re.compile(rf"{self.mark}-(\d+)-")
        pieces = TAG.split(cleaned)
        pieces[::2] = [mark.sub(lambda found: math(*self.formulas[int(found[1])]), text) for text in pieces[::2]]
        pieces[1::2] = [
            mark.sub(lambda found: html.escape(self.formulas[int(found[1])][0]), tag) for tag in pieces[1::2]
        ]
        return "".join(pieces)


def _markdown(source: str) -> tuple[str, str, list[str]]:
    """The page, the mark of its images, and their addresses."""
    renderer = _Renderer()
    try:
        page = renderer.fill(clean(MarkdownWithMath(renderer=renderer).render(source)))
    except RecursionError:  # lists a thousand levels deep
        return plain(source), "", []
    return page, renderer.mark, renderer.images


def _data_url(renderer: IPythonRenderer, url: str) -> str:
    """An image in an attribute: an attachment, a file of the notebook's folder, or nothing."""
    try:
        folder = Path(renderer.path).resolve()
        if not url.startswith("attachment:") and not (folder / url).resolve().is_relative_to(folder):
            return NO_IMAGE
        data = renderer._embed_image_or_attachment(url)
    except (InvalidNotebook, OSError, StopIteration, ValueError):  # nothing there, a folder, no picture, no path
        return NO_IMAGE
    return html.escape(data) if data.startswith(IMAGE) else NO_IMAGE


def _highlight(source: str, language: str) -> str:
    return Highlight2HTML(pygments_lexer=language)(source)


_kept_markdown = lru_cache(KEPT)(_markdown)
_kept_highlight = lru_cache(KEPT)(_highlight)
