"""Builds a notebook of cells; it is valid whatever they contain."""

import re
from itertools import count

from nbformat import NotebookNode, from_dict

from ..assignment import AssignmentNotebook
from .submitted import SubmittedCell

HANDED_IN = "handed_in"  # key of a cell's metadata
CELL_ID = re.compile(r"[a-zA-Z0-9_-]{1,64}")  # as in nbformat's schema


def build(cells: list[SubmittedCell], notebook: AssignmentNotebook) -> NotebookNode:
    """The notebook in nbformat 4.5, without outputs. Only texts, ids and pasted images are the student's.

    What a code cell showed when it was handed in is in its metadata, for feedback.
    """
    released = notebook.released.metadata
    given = {cell.metadata.nbgrader.grade_id: cell for cell in notebook.released.cells if "nbgrader" in cell.metadata}
    taken = {cell.id for name, cell in given.items() if name in notebook.cells}
    fresh = (name for name in map("cell-{}".format, count()) if name not in taken)  # the same in every grading
    nodes = []
    for cell in cells:
        metadata = NotebookNode()
        if cell.name:
            expected, cell_id = notebook.cells[cell.name], given[cell.name].id
            metadata.update({key: value for key, value in given[cell.name].metadata.items() if key != "nbgrader"})
            metadata.nbgrader = NotebookNode(
                expected.metadata, cell_type=expected.cell_type, checksum=expected.checksum
            )
        else:
            cell_id = cell.id if CELL_ID.fullmatch(cell.id) and cell.id not in taken else next(fresh)
            taken.add(cell_id)
        node = NotebookNode(cell_type=cell.cell_type, id=cell_id, metadata=metadata, source=cell.source)
        if cell.cell_type == "code":
            node.update(execution_count=None, outputs=[])
            metadata[HANDED_IN] = from_dict(cell.outputs)
        elif cell.attachments:
            node.attachments = from_dict(cell.attachments)
        nodes.append(node)
    kernel = notebook.kernelspec or released.get("kernelspec")
    about = {"kernelspec": kernel} if kernel else {}
    if "language_info" in released:
        about["language_info"] = {"name": released.language_info.name}
    return NotebookNode(cells=nodes, metadata=from_dict(about), nbformat=4, nbformat_minor=5)
