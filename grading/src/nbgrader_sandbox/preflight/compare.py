"""How a submission's cells compare with the assignment's."""

import re
from collections.abc import Iterable
from functools import lru_cache

from nbformat import NotebookNode

from ..assignment import AssignmentCell, AssignmentNotebook
from .submitted import SubmittedCell, definitions

IMPORT = re.compile(r"^(?:import|from)[ \t]", re.MULTILINE)


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


def needed(notebook: AssignmentNotebook) -> list[NotebookNode]:
    """The released code cells, unknown to nbgrader, that others need: with imports, or with names that tests use."""
    given = (cell.source for cell in notebook.cells.values() if cell.locked and cell.cell_type == "code")
    used = {word for source in given for word in re.findall(r"\w+", source)}
    return [
        cell
        for cell in notebook.released.cells
        if cell.cell_type == "code"
        and "nbgrader" not in cell.metadata
        and (IMPORT.search(cell.source) or not used.isdisjoint(definitions(cell.source)))
    ]
