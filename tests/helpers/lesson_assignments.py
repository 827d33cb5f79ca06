"""The lessons as grading's Assignments, made from the notebooks that git keeps, without a gradebook."""

import copy
from functools import cache

import nbformat
from judge import ROOT, lessons
from nbgrader.utils import compute_checksum, is_grade, is_locked, is_solution, is_task
from nbgrader_sandbox.assignment import Assignment, AssignmentCell, AssignmentNotebook


def solved(name: str) -> nbformat.NotebookNode:
    """The instructor's notebook of a lesson."""
    return nbformat.read(lessons()[name].notebook, as_version=4)


@cache
def assignment(name: str) -> Assignment:
    """The lesson whose notebook has this name."""
    folder = lessons()[name].folder
    released = nbformat.read(ROOT / "notebooks" / folder / f"{name}.ipynb", as_version=4)
    sources = {cell.id: cell.source for cell in solved(name).cells}
    cells = {}
    for cell in released.cells:
        if "nbgrader" in cell.metadata:
            full = copy.deepcopy(cell)
            if not is_solution(cell):
                full.source = sources[cell.id]
            cells[cell.metadata.nbgrader.grade_id] = AssignmentCell(
                cell.metadata.nbgrader.grade_id,
                cell.cell_type,
                full.source,
                cell.source,
                compute_checksum(full),
                is_locked(cell),
                is_grade(cell),
                is_solution(cell),
                is_task(cell),
                float(cell.metadata.nbgrader.points) if is_grade(cell) else None,
            )
    folder_files = (ROOT / "solutions" / folder).iterdir()
    files = {path.name: path.read_bytes() for path in folder_files if path.is_file() and path.suffix != ".ipynb"}
    return Assignment(folder, {name: AssignmentNotebook(name, released.metadata.kernelspec, released, cells)}, files)
