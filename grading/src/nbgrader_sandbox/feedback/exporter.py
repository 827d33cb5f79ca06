"""nbconvert's HTML exporter, as feedback needs it: nothing runs, nothing is loaded, and a class shares the work."""

from pathlib import Path

import nbgrader
from jinja2 import pass_context
from nbconvert.exporters import HTMLExporter
from nbconvert.exporters.templateexporter import TemplateExporter
from nbformat import NotebookNode
from traitlets import default
from traitlets.config import Config

from . import markup

TEMPLATES = Path(__file__).with_name("templates")
NBGRADERS = Path(nbgrader.__file__).parent / "server_extensions" / "formgrader" / "templates"
# No scripts and no widgets; pictures before HTML, which loses its styles and scripts.
SHOWN = ["image/svg+xml", "image/png", "image/jpeg", "text/html", "text/markdown", "text/latex", "text/plain"]
MOST = 200_000  # characters of a notebook that are formatted; the rest is shown as it is


class FeedbackExporter(HTMLExporter):
    """Renders nbgrader's feedback as one page without scripts."""

    @property
    def default_config(self) -> Config:
        own = Config(
            {
                # In a section of its own: nbgrader writes its template's name into HTMLExporter's.
                "FeedbackExporter": {
                    "template_name": "students",
                    "extra_template_basedirs": [str(TEMPLATES), str(NBGRADERS)],
                    "extra_template_paths": [str(NBGRADERS)],
                },
                "NbConvertBase": {"display_data_priority": SHOWN},
                "CSSHTMLHeaderPreprocessor": {"enabled": False},  # students.css has what a page needs
            }
        )
        config = super().default_config.copy()
        config.merge(own)
        return config

    @default("sanitize_html")
    def _sanitize_html_default(self) -> bool:
        return True

    @default("optimistic_validation")
    def _optimistic_validation_default(self) -> bool:
        return True  # once, after the last preprocessor

    def default_filters(self):
        yield from super().default_filters()
        yield "clean_html", self._clean_html
        yield "markdown2html", self.markdown2html
        yield "highlight_code", self._highlight_code

    @pass_context
    def markdown2html(self, context, source: str) -> str:
        folder = context["resources"]["metadata"].get("path", "")
        attachments = context.get("cell", {}).get("attachments")
        return markup.markdown(source, folder, attachments) if self._has_room(source) else markup.plain(source)

    @pass_context
    def _highlight_code(self, context, source: str, metadata=None) -> str:
        language = context["nb"].metadata.get("language_info", {})
        name = str(language.get("pygments_lexer", language.get("name", "python")))
        return markup.code(source, name) if self._has_room(source) else markup.plain(source)

    def _clean_html(self, source: str) -> str:
        return markup.safe_html(source) if self._has_room(source) else markup.plain(source)

    def _has_room(self, source: str) -> bool:
        """Whether this text of the notebook is still to be formatted: it takes time, and the class waits."""
        self._room -= len(source)
        return self._room >= 0

    def from_notebook_node(self, nb: NotebookNode, resources: dict | None = None, **kw) -> tuple[str, dict]:
        self._room = MOST
        # HTMLExporter's own would parse the finished page once more, for the alternative texts: the template has them.
        page, resources = TemplateExporter.from_notebook_node(self, nb, self._init_resources(resources), **kw)
        self._nb_metadata.clear()  # else it grows with the class
        return page, resources
