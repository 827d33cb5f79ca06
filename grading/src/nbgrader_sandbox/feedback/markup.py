"""Converts what students and instructors wrote to HTML that runs nothing: Markdown, TeX, code, and HTML outputs.

Most cells are the same for a whole class, so the latest results are cached.
"""

import html
import re
import secrets
from functools import lru_cache
from pathlib import Path
from typing import Any

from math_core import LatexError, LatexToMathML
from mistune import HTMLRenderer
from nbconvert.filters.highlight import Highlight2HTML
from nbconvert.filters.markdown_mistune import InvalidNotebook, IPythonRenderer, MarkdownWithMath

from .clean import IMAGE, NO_IMAGE, TAG, clean, is_costly

MAX_LENGTH = 50_000  # characters; a longer text is not formatted
CACHE_SIZE = 512  # texts in a cache
MAX_CACHED_LENGTH = 20_000  # characters
MAX_IMAGES = 4_000_000  # characters of the images that a cell embeds
TO_MATHML = LatexToMathML().convert_with_local_state


def safe_html(source: object) -> str:
    """The harmless part of the HTML; as plain text if it is long or has very many tags."""
    text = source.decode("utf-8", "replace") if isinstance(source, bytes) else str(source)
    return plain(text) if len(text) > MAX_LENGTH or is_costly(text) else clean(text)


def markdown(source: str, folder: str = "", attachments: dict[str, Any] | None = None) -> str:
    """A cell's Markdown as HTML, with its TeX as MathML and the images of the notebook's folder embedded."""
    if len(source) > MAX_LENGTH:
        return plain(source)
    page, mark, images = (_markdown if len(source) > MAX_CACHED_LENGTH else _cached_markdown)(source)
    if not images:
        return page
    renderer = IPythonRenderer(embed_images=True, path=folder, attachments=attachments)
    embedded: list[str] = []
    room = MAX_IMAGES
    for url in images:
        embedded.append(_data_url(renderer, url) if room > 0 else NO_IMAGE)
        room -= len(embedded[-1])
    return re.sub(rf"{IMAGE}{mark}\.(\d+)\.", lambda match: embedded[int(match[1])], page)


def code(source: str, language: str) -> str:
    """A cell's code with its syntax highlighted."""
    if len(source) > MAX_LENGTH:
        return plain(source)
    return (_highlight if len(source) > MAX_CACHED_LENGTH else _cached_highlight)(source, language)


def math(tex: str, block: bool) -> str:
    """TeX as MathML; the TeX itself if it has a mistake."""
    try:
        return TO_MATHML(tex, displaystyle=block)
    except LatexError:
        return f"<code>{html.escape(tex)}</code>"


def plain(source: str) -> str:
    return f"<pre>{html.escape(source)}</pre>"


class MarkingRenderer(IPythonRenderer):
    """Writes a mark in place of each formula and image, so that cleaning the HTML does not touch them."""

    def __init__(self) -> None:
        super().__init__(escape=False)
        self.mark = secrets.token_hex(8)
        self.formulas: list[tuple[str, bool]] = []  # TeX, and whether it is a block
        self.images: list[str] = []  # addresses

    def inline_math(self, body: str) -> str:
        return self._mark(body, block=False)

    def block_math(self, body: str) -> str:
        return self._mark(body, block=True)

    def latex_environment(self, name: str, body: str) -> str:
        return self._mark(rf"\begin{{{name}}}{body}\end{{{name}}}", block=True)

    def _mark(self, tex: str, block: bool) -> str:
        self.formulas.append((tex, block))
        return f"{self.mark}-{len(self.formulas) - 1}-"

    def image(self, text: str, url: str, title: str | None = None) -> str:
        self.images.append(url)
        return HTMLRenderer.image(self, text, f"{IMAGE}{self.mark}.{len(self.images) - 1}.", title)

    def fill(self, cleaned: str) -> str:
        """The HTML with the formulas in place of their marks: as MathML in a text, as TeX in a tag's attributes."""
        mark = re.compile(rf"{self.mark}-(\d+)-")

        def fill_text(match: re.Match[str]) -> str:
            return math(*self.formulas[int(match[1])])

        def fill_tag(match: re.Match[str]) -> str:
            return html.escape(self.formulas[int(match[1])][0])

        pieces = TAG.split(cleaned)  # text, tag, text, ...
        pieces[::2] = [mark.sub(fill_text, text) for text in pieces[::2]]
        pieces[1::2] = [mark.sub(fill_tag, tag) for tag in pieces[1::2]]
        return "".join(pieces)


def _markdown(source: str) -> tuple[str, str, list[str]]:
    """The page, the mark of its images, and their addresses."""
    renderer = MarkingRenderer()
    try:
        page = MarkdownWithMath(renderer=renderer).render(source)
    except RecursionError:  # lists a thousand levels deep
        return plain(source), "", []
    if is_costly(page):
        return plain(source), "", []
    return renderer.fill(clean(page)), renderer.mark, renderer.images


def _data_url(renderer: IPythonRenderer, url: str) -> str:
    """The value of an image's src: an attachment, a file of the notebook's folder, or no image."""
    try:
        folder = Path(renderer.path).resolve()
        if not url.startswith("attachment:") and not (folder / url).resolve().is_relative_to(folder):
            return NO_IMAGE
        data = renderer._embed_image_or_attachment(url)
    except (InvalidNotebook, OSError, StopIteration, ValueError):  # no such file, a folder, not an image, not a path
        return NO_IMAGE
    return html.escape(data) if data.startswith(IMAGE) else NO_IMAGE


def _highlight(source: str, language: str) -> str:
    highlighted: str = Highlight2HTML(pygments_lexer=language)(source)
    return highlighted


_cached_markdown = lru_cache(CACHE_SIZE)(_markdown)
_cached_highlight = lru_cache(CACHE_SIZE)(_highlight)
