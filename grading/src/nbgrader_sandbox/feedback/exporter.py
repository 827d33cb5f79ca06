"""nbconvert's HTML exporter for feedback: nothing runs, nothing is loaded, and one exporter serves a whole class."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbgrader
from jinja2 import pass_context
from jinja2.runtime import Context
from nbconvert.exporters import HTMLExporter
from nbconvert.exporters.templateexporter import TemplateExporter
from nbformat import NotebookNode
from traitlets import default
from traitlets.config import Config

from ..preflight.submitted import SHOWN_TYPES
from . import markup

TEMPLATES = Path(__file__).with_name("templates")
NBGRADER_TEMPLATES = Path(nbgrader.__file__).parent / "server_extensions" / "formgrader" / "templates"
MAX_FORMATTED = 40_000  # words and signs of a notebook; the rest is plain text
MAX_WORDS = 20_000  # words and signs of a text that is formatted: its time grows with them, not with its characters
WORD = re.compile(r"\w++|[^\w\s]")


class FeedbackExporter(HTMLExporter):
    """Renders nbgrader's feedback as one page without scripts."""

    @property
    def default_config(self) -> Config:
        config: Config = super().default_config.copy()
        config.merge(
            Config(
                {
                    # Not in HTMLExporter's section: nbgrader sets its own template there.
                    "FeedbackExporter": {
                        "template_name": "students",
                        "extra_template_basedirs": [str(TEMPLATES), str(NBGRADER_TEMPLATES)],
                        "extra_template_paths": [str(TEMPLATES), str(NBGRADER_TEMPLATES)],
                    },
                    "NbConvertBase": {"display_data_priority": list(SHOWN_TYPES)},
                    "CSSHTMLHeaderPreprocessor": {"enabled": False},  # students.css has what a page needs
                }
            )
        )
        return config

    @default("sanitize_html")
    def _sanitize_html_default(self) -> bool:
        return True

    @default("optimistic_validation")
    def _optimistic_validation_default(self) -> bool:
        return True  # once, after the last preprocessor

    def default_filters(self) -> Iterator[tuple[str, Any]]:
        yield from HTMLExporter.default_filters(self)
        yield "clean_html", self._clean_html
        yield "markdown2html", self.markdown2html
        yield "highlight_code", self._highlight_code
        yield "strip_files_prefix", _unchanged

    @pass_context
    def markdown2html(self, context: Context, source: str) -> str:
        folder = context["resources"]["metadata"].get("path", "")
        attachments = context.get("cell", {}).get("attachments")
        return markup.markdown(source, folder, attachments) if self._has_room(source) else markup.plain(source)

    @pass_context
    def _highlight_code(self, context: Context, source: str, metadata: object = None) -> str:
        language = context["nb"].metadata.get("language_info", {})
        name = str(language.get("pygments_lexer", language.get("name", "python")))
        return markup.code(source, name) if self._has_room(source) else markup.plain(source)

    def _clean_html(self, source: str) -> str:
        return markup.safe_html(source) if self._has_room(source) else markup.plain(source)

    def _has_room(self, source: str) -> bool:
        """Whether this text of the notebook may be formatted, which takes time."""
        if self._room < 0 or len(source) > markup.MAX_LENGTH:
            return False
        words = len(WORD.findall(source))
        self._room -= words
        return self._room >= 0 and words <= MAX_WORDS

    def from_notebook_node(
        self, nb: NotebookNode, resources: dict[str, Any] | None = None, **kw: Any
    ) -> tuple[Any, dict[str, Any]]:
        self._room = MAX_FORMATTED
        # Not HTMLExporter's own method: it parses the page once more, for alternative texts that the template has set.
        page, rendered = TemplateExporter.from_notebook_node(
            self, nb, HTMLExporter._init_resources(self, resources), **kw
        )
        self._nb_metadata.clear()  # otherwise it grows with the class
        return page, rendered


def _unchanged(page: str) -> str:
    """In place of a filter that would make javascript: of files/javascript:, which is harmless."""
    return page
