"""What a submission's cells are compared by."""

from collections.abc import Iterable
from functools import lru_cache

from ..assignment import AssignmentCell, AssignmentNotebook
from .submitted import SubmittedCell, definitions


def missing_from(cells: Iterable[SubmittedCell], notebook: AssignmentNotebook) -> list[str]:
    """The assignment's cells that nothing in the submission is, in their order."""
    there = {cell.name for cell in cells}
    return [name for name in notebook.cells if name not in there]


def answers(cell: SubmittedCell, wanted: AssignmentCell) -> bool:
    """Whether a cell defines what the solution cell wanted is there to define."""
    return not cell.defines.isdisjoint(asked_for(wanted))


@lru_cache(maxsize=1024)
def asked_for(wanted: AssignmentCell) -> frozenset[str]:
    """The names that the student is to define in this cell."""
    return frozenset(definitions(wanted.released)) if wanted.solution and wanted.cell_type == "code" else frozenset()


def same(source: str, other: str) -> bool:
    """Whether two sources differ in nothing but white space at their ends, and line ends."""
    return source == other or bare(source) == bare(other)


def bare(source: str) -> str:
    """A source without white space at its ends and its lines' ends."""
    return "\n".join(map(str.rstrip, source.splitlines())).strip()


def listed(words: Iterable[str], most: int = 12) -> str:
    """The words with commas; many of them cut short."""
    words = list(words)
    return ", ".join(words[:most]) + (f" and {len(words) - most} more" if len(words) > most else "")
