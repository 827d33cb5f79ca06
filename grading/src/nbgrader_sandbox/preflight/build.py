"""Cells made into a notebook that is valid whatever they hold."""

import re
from itertools import count

from nbformat import NotebookNode, from_dict

from ..assignment import AssignmentNotebook
from .submitted import SubmittedCell

CELL_ID = re.compile(r"[a-zA-Z0-9_-]{1,64}")  # as nbformat has it


def build(cells: list[SubmittedCell], notebook: AssignmentNotebook) -> NotebookNode:
    """The notebook, in nbformat 4.5 and without outputs: nothing in it is the student's but texts, ids and pictures."""
    given = {cell.metadata.nbgrader.grade_id: cell for cell in notebook.released.cells if "nbgrader" in cell.metadata}
    taken = {cell.id for name, cell in given.items() if name in notebook.cells}
    fresh = (name for name in map("cell-{}".format, count()) if name not in taken)  # the same at every grading
    made = []
    for cell in cells:
        metadata = NotebookNode()
        if cell.name:
            wanted, cell_id = notebook.cells[cell.name], given[cell.name].id
            metadata.update({key: value for key, value in given[cell.name].metadata.items() if key != "nbgrader"})
            metadata.nbgrader = NotebookNode(wanted.metadata, cell_type=wanted.cell_type, checksum=wanted.checksum)
        else:
            cell_id = cell.id if CELL_ID.fullmatch(cell.id) and cell.id not in taken else next(fresh)
            taken.add(cell_id)
        node = NotebookNode(cell_type=cell.cell_type, id=cell_id, metadata=metadata, source=cell.source)
        if cell.cell_type == "code":
            node.update(execution_count=None, outputs=[])
        elif cell.attachments:
            node.attachments = from_dict(cell.attachments)
        made.append(node)
    released = notebook.released.metadata
    kernel = notebook.kernelspec or released.get("kernelspec")
    metadata = {"kernelspec": kernel} if kernel else {}
    if "language_info" in released:
        metadata["language_info"] = {"name": released.language_info.name}
    return NotebookNode(cells=made, metadata=from_dict(metadata), nbformat=4, nbformat_minor=5)
