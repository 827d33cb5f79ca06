"""A cell of a submission, made sound: texts are texts, and nothing else that a student's file says is believed.

Only what grading needs is kept: the type, source, id, attachments and nbgrader's metadata. So whatever is made of it
is valid nbformat, and no number, nesting or key of the student's gets any further.
"""

import re
from dataclasses import dataclass, field

from nbgrader.utils import to_bytes

SHOWN = 80  # characters of a student's text in a message
CELL_TYPES = {"code", "markdown", "raw"}
BINDS = re.compile(r"^(?:(?:async[ \t]++)?def|class)[ \t]++(\w++)|^(\w++)[ \t]*+(?::[^=\n]++)?+=(?!=)", re.MULTILINE)


@dataclass(eq=False)
class SubmittedCell:
    """A cell."""

    cell_type: str
    source: str
    number: int = 0  # in the submitted notebook, from 1; 0: it was not there
    id: str = ""
    said: dict = field(default_factory=dict)  # nbgrader's metadata as submitted, with anything in it
    attachments: dict = field(default_factory=dict)
    name: str | None = None  # which of the assignment's cells it is
    _defined: tuple[str, frozenset[str]] = field(default=("", frozenset()), init=False, repr=False)  # in a source

    @property
    def claim(self) -> str | None:
        """The grade_id that it says it has."""
        grade_id = self.said.get("grade_id")
        return grade_id if isinstance(grade_id, str) else None

    @property
    def defines(self) -> frozenset[str]:
        """The names that it binds at the top level; of code that does not parse too. Searched once."""
        if self.cell_type != "code":
            return frozenset()
        source, names = self._defined
        if source != self.source:
            source, names = self._defined = self.source, frozenset(definitions(self.source))
        return names


def definitions(source: str) -> set[str]:
    """The names that code defines or assigns at the top level, as far as a pattern finds them; it need not parse."""
    return {defined or assigned for defined, assigned in BINDS.findall(source)}


def shown(text: str) -> str:
    """A student's text, quoted, short and in ASCII."""
    return ascii(text if len(text) <= SHOWN else text[:SHOWN] + "...")


def find(number: int, raw: object) -> tuple[SubmittedCell | None, bool]:
    """The cell in a piece of a notebook's JSON, and whether nothing of it was damaged."""
    if not isinstance(raw, dict):
        return None, False
    cell_type, source = raw.get("cell_type"), raw.get("source")
    sound = isinstance(cell_type, str) and cell_type in CELL_TYPES
    if isinstance(source, list) and all(isinstance(line, str) for line in source):
        source = "".join(source)
    elif not isinstance(source, str):
        source, sound = "", False
    metadata, cell_id, attachments = raw.get("metadata"), raw.get("id"), raw.get("attachments")
    said = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    found = SubmittedCell(cell_type if sound else "raw", storable(source), number)
    found.id = cell_id if isinstance(cell_id, str) else ""
    found.said = said if isinstance(said, dict) else {}
    found.attachments = _pictures(attachments) if isinstance(attachments, dict) else {}
    return found, sound


def storable(text: str) -> str:
    """The text without what UTF-8 cannot hold: halves of surrogate pairs."""
    try:
        to_bytes(text)
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def _pictures(attachments: dict) -> dict[str, dict[str, str]]:
    """Those pasted into a text, as nbformat has them."""
    return {
        storable(name): {
            kind: data
            for kind, data in bundle.items()
            if kind.startswith("image/") and kind.isascii() and isinstance(data, str) and data.isascii()
        }
        for name, bundle in attachments.items()
        if isinstance(bundle, dict)
    }
