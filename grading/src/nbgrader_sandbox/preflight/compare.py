"""How a submission's cells compare with the assignment's."""

from collections.abc import Iterable
from functools import lru_cache

from ..assignment import AssignmentCell, AssignmentNotebook
from .submitted import SubmittedCell, definitions


def missing_from(cells: Iterable[SubmittedCell], notebook: AssignmentNotebook) -> list[str]:
    """The names of the assignment's cells that the submission lacks, in order."""
    present = {cell.name for cell in cells}
    return [name for name in notebook.cells if name not in present]


def answers(cell: SubmittedCell, expected: AssignmentCell) -> bool:
    """Whether a cell defines a name that this solution cell asks for."""
    return not cell.defines.isdisjoint(asked_for(expected))


@lru_cache(maxsize=1024)
def asked_for(expected: AssignmentCell) -> frozenset[str]:
    """The names that the student has to define in this cell."""
    code = expected.solution and expected.cell_type == "code"
    return frozenset(definitions(expected.released)) if code else frozenset()
