"""A cell of a submission. Nothing that a student's file says is trusted.

Only what grading needs is read: the type, source, id, attachments and nbgrader's metadata, and for feedback the
outputs, as text and pictures. So whatever is built from it is valid nbformat, and no other number, nesting or key of
the student's file gets any further.
"""

import re
from dataclasses import dataclass, field
from typing import Any

from ..execution.sanitize import sanitized_outputs
from ..text import without_surrogates

IMAGES = ("image/svg+xml", "image/png", "image/jpeg")
# In feedback: no scripts and no widgets; pictures come before HTML, which loses its styles and scripts.
SHOWN_TYPES = (*IMAGES, "text/html", "text/markdown", "text/latex", "text/plain")
CELL_TYPES = {"code", "markdown", "raw"}
BINDS = re.compile(r"^(?:(?:async[ \t]++)?def|class)[ \t]++(\w++)|^(\w++)[ \t]*+(?::[^=\n]++)?+=(?!=)", re.MULTILINE)


@dataclass(eq=False)
class SubmittedCell:
    """A cell; `name` is the assignment's cell that it was recognised as."""

    cell_type: str
    source: str
    number: int = 0  # in the submitted notebook, from 1; 0: it was not there
    id: str = ""
    metadata: dict[str, Any] = field(default_factory=dict)  # nbgrader's, as submitted: anything may be in it
    attachments: dict[str, dict[str, str]] = field(default_factory=dict)
    outputs: list[dict[str, Any]] = field(default_factory=list)  # what it showed when it was handed in
    name: str | None = None
    _defined: tuple[str, frozenset[str]] = field(default=("", frozenset()), init=False, repr=False)  # in a source

    @property
    def grade_id(self) -> str | None:
        """The grade_id in its metadata."""
        grade_id = self.metadata.get("grade_id")
        return grade_id if isinstance(grade_id, str) else None

    @property
    def defines(self) -> frozenset[str]:
        """The names that it binds at the top level, also if its code does not parse. Cached."""
        if self.cell_type != "code":
            return frozenset()
        source, names = self._defined
        if source != self.source:
            source, names = self._defined = self.source, frozenset(definitions(self.source))
        return names


def definitions(source: str) -> set[str]:
    """The names that code defines or assigns at the top level, as far as a pattern finds them; it need not parse."""
    return {defined or assigned for defined, assigned in BINDS.findall(source)}


def read_cell(number: int, raw: object) -> tuple[SubmittedCell | None, bool]:
    """The cell in a piece of a notebook's JSON, if there is one, and whether it was undamaged."""
    if not isinstance(raw, dict):
        return None, False
    cell_type, source = raw.get("cell_type"), raw.get("source")
    text = source if isinstance(source, str) else ""
    intact = isinstance(cell_type, str) and cell_type in CELL_TYPES
    if isinstance(source, list) and all(isinstance(line, str) for line in source):
        text = "".join(source)
    elif not isinstance(source, str):
        intact = False
    metadata, cell_id, attachments = raw.get("metadata"), raw.get("id"), raw.get("attachments")
    nbgraders = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    cell = SubmittedCell(
        str(cell_type) if intact else "raw",
        without_surrogates(text),
        number,
        id=cell_id if isinstance(cell_id, str) else "",
        metadata=nbgraders if isinstance(nbgraders, dict) else {},
        attachments=_images(attachments) if isinstance(attachments, dict) else {},
        outputs=_outputs(raw.get("outputs")),
    )
    return cell, intact


def _outputs(raw: Any) -> list[dict[str, Any]]:
    """The texts and pictures of a cell, as it was handed in."""
    joined = []
    for output in filter(lambda output: isinstance(output, dict), raw if isinstance(raw, list) else []):
        data = output.get("data")
        texts = {key: _joined(value) for key, value in data.items()} if isinstance(data, dict) else {}
        shown = {key: text for key, text in texts.items() if key in SHOWN_TYPES and isinstance(text, str)}
        joined.append({**output, "text": _joined(output.get("text")), "data": shown, "metadata": {}})
    return sanitized_outputs({"outputs": joined}, {"stream", "display_data", "error"})


def _joined(text: Any) -> Any:
    """A text that may stand in lines, as nbformat stores it."""
    return "".join(text) if isinstance(text, list) and all(isinstance(line, str) for line in text) else text


def _images(attachments: dict[str, Any]) -> dict[str, dict[str, str]]:
    """The images pasted into a text, as nbformat stores them."""
    return {
        without_surrogates(name): {
            kind: data
            for kind, data in bundle.items()
            if kind.startswith("image/") and kind.isascii() and isinstance(data, str) and data.isascii()
        }
        for name, bundle in attachments.items()
        if isinstance(bundle, dict)
    }
