"""The answers to a question, from the autograded notebooks, and the question itself, from the instructor's notebook."""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell, new_notebook
from nbgrader.utils import is_task
from traitlets import Bool
from traitlets.config import Config

from ..feedback.clean import TAG
from ..feedback.exporter import NBGRADER_TEMPLATES, FeedbackExporter
from ..feedback.exporter import TEMPLATES as FEEDBACK_TEMPLATES
from ..feedback.preprocessors import without_region
from ..text import same, stripped

TEMPLATES = Path(__file__).with_name("templates")
HEADING = re.compile(r"^<(/?)h[1-6]\b")


@dataclass(frozen=True)
class QuestionText:
    """What was asked, and how to mark it; both are Markdown."""

    text: str
    scheme: str  # empty if the instructor's notebook has none


def read_notebook(path: Path) -> NotebookNode:
    """A notebook that nbgrader or this package wrote. Raises OSError or ValueError if it cannot be read."""
    nb: NotebookNode = nbformat.v4.nbjson.reads(path.read_text(encoding="utf-8"))
    return nb


def find_question(source: NotebookNode, name: str, regions: Iterable[tuple[str, str]]) -> QuestionText:
    """The question with this grade_id. regions: what begins and ends a line's region of solution or mark scheme.

    A cell that holds nothing but a solution belongs to the text above it.
    """
    place = _place(source, name)
    if place is None:
        return QuestionText("", "")
    text, scheme = source.cells[place].source, []
    for begin, end in regions:
        text, removed = without_region(text, begin, end)
        scheme += [line for line in removed if begin not in line and end not in line]
    model = "\n".join(scheme).strip("\n")
    if source.cells[place].cell_type == "code":
        text, model = "", model and f"```python\n{model}\n```"
    above = [cell.source for cell in source.cells[:place] if cell.cell_type == "markdown"]
    return QuestionText(text.strip() or (above[-1] if above else ""), model)


def find_answer(nb: NotebookNode, name: str, released: NotebookNode) -> list[NotebookNode]:
    """The cells of a student's answer to the question with this grade_id, empty if there is nothing in them.

    Of the question's own cell, a text is shown without the lines that were handed out. Cells that the student added or
    rewrote next to it may hold the answer, and are part of it: their metadata say `added`.
    """
    place, given = _place(nb, name), _place(released, name)
    if place is None:
        return []
    cell = nb.cells[place]
    handed_out = released.cells[given].source if given is not None else ""
    if is_task(cell) or same(cell.source, handed_out):
        own = ""
    elif cell.cell_type == "code":
        own = cell.source
    else:
        own = _without_given(cell.source, handed_out)
    cells = [_plain(cell, own)] if own.strip() else []
    above = [*_added(reversed(nb.cells[:place]), released)][::-1]
    return [*above, *cells, *_added(nb.cells[place + 1 :], released)]


def digest(cells: list[NotebookNode]) -> str:
    """Answers of the same words have the same digest, whatever the white space of a text."""
    parts = [
        (
            cell.cell_type,
            stripped(cell.source) if cell.cell_type == "code" else cell.source.split(),
            cell.get("outputs", []),
            cell.get("attachments", {}),
        )
        for cell in cells
    ]
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode("utf-8")).hexdigest()


class AnswerExporter(FeedbackExporter):
    """Renders cells as a part of a page, cleaned as in feedback. Their headings are none of the page's own."""

    optimistic_validation = Bool(False)  # after the last preprocessor, and here is none

    @property
    def default_config(self) -> Config:
        config = super().default_config
        paths = [str(TEMPLATES), str(FEEDBACK_TEMPLATES), str(NBGRADER_TEMPLATES)]
        own = {"template_name": "answer", "extra_template_basedirs": paths, "extra_template_paths": paths}
        config.merge(Config({"AnswerExporter": own | {"default_preprocessors": []}}))
        return config

    def show(self, cells: list[NotebookNode], folder: str = "") -> str:
        """The cells as HTML. folder: of the notebook, for the images in it."""
        nb = new_notebook(cells=cells, metadata={"language_info": {"name": "python"}})
        page, _ = self.from_notebook_node(nb, {"metadata": {"name": "", "path": folder}})
        return TAG.sub(lambda tag: HEADING.sub(_without_level, tag[0]), page)


def text_cell(source: str) -> NotebookNode:
    cell: NotebookNode = new_markdown_cell(source)
    return cell


def _without_level(heading: re.Match[str]) -> str:
    return "</div" if heading[1] else "<div data-heading"


def _place(nb: NotebookNode, name: str) -> int | None:
    """The index of the cell with this grade_id."""
    for place, cell in enumerate(nb.cells):
        if cell.metadata.get("nbgrader", {}).get("grade_id") == name:
            return place
    return None


def _without_given(source: str, handed_out: str) -> str:
    """A text without the lines at its begin and its end that were handed out there."""
    lines, given = ([line.rstrip() for line in text.strip().split("\n")] for text in (source, handed_out))
    most = min(len(lines), len(given))
    first = next((i for i in range(most) if lines[i] != given[i]), most)
    rest = most - first
    last = next((i for i in range(rest) if lines[-1 - i] != given[-1 - i]), rest)
    return "\n".join(lines[first : len(lines) - last]).strip("\n")


def _added(cells: Iterable[NotebookNode], released: NotebookNode) -> Iterator[NotebookNode]:
    """The first of the cells, up to one that is not the student's own: texts, and code in a cell that was added."""
    sources = {stripped(cell.source) for cell in released.cells}
    ids = {cell.get("id") for cell in released.cells}
    for cell in cells:
        if "nbgrader" in cell.metadata or (cell.source.strip() and stripped(cell.source) in sources):
            return
        if cell.cell_type == "code" and cell.get("id") in ids:
            return
        if cell.source.strip():
            yield _plain(cell, cell.source, added=True)


def _plain(cell: NotebookNode, source: str, **metadata: bool) -> NotebookNode:
    """A cell of which nothing is left but what it shows."""
    parts = {key: cell[key] for key in ("outputs", "attachments", "execution_count") if key in cell}
    return NotebookNode(cell_type=cell.cell_type, source=source, metadata=NotebookNode(metadata), **parts)
