"""Bring a notebook that a student has begun up to date with a newer release of its lesson."""

import os
import shutil
from pathlib import Path
from typing import Any

import nbformat

from .report import Report
from .submission import STUB, grade_id

UNANSWERED = ("raise NotImplementedError(", STUB)


def update_notebook(path: Path, released: Path) -> int:
    """Put the answers and the student's own cells into the new release, and save that in place of the notebook.

    Everything else is the release's. The notebook as it was stays next to it under another name. Returns the number of
    problems; with one, nothing is written.
    """
    report = Report()
    notebook, new = (_read(file, report) for file in (path, released))
    if notebook is None or new is None:
        return report.problems
    shared = {grade_id(cell) for cell in notebook.cells} & {grade_id(cell) for cell in new.cells} - {None}
    if not shared:
        report.problem(f"{path} and {released} are not the same lesson", "Give your notebook first, then the new one.")
        return report.problems
    answers = _answer(notebook, new)
    own = _insert_own_cells(notebook, new)
    old = _save(path, new)
    report.ok(f"{path.name} is the new version, with {answers} answers and {own} more cells of yours")
    report.note(f"as it was, it is {old.name}; delete that when you miss nothing")
    return report.problems


def _read(path: Path, report: Report) -> Any:
    try:
        return nbformat.read(path, as_version=4)
    except FileNotFoundError:
        report.problem(f"{path}: there is no such file")
    except Exception as error:  # nbformat raises many kinds
        report.problem(f"{path} is no notebook that can be read ({type(error).__name__})", "Save it in JupyterLab.")
    return None


def _answer(notebook: Any, new: Any) -> int:
    """Put what is answered into the cells of the new release; how many answers."""
    answers = {
        grade_id(cell): cell.source
        for cell in notebook.cells
        if cell.metadata.get("nbgrader", {}).get("solution") and not any(stub in cell.source for stub in UNANSWERED)
    }
    cells = [cell for cell in new.cells if grade_id(cell) in answers]
    for cell in cells:
        cell.source = answers[grade_id(cell)]
    return len(cells)


def _insert_own_cells(notebook: Any, new: Any) -> int:
    """Put the cells that no release holds below the cell above them; how many."""
    places = {key: cell for cell in new.cells for key in (cell.id, grade_id(cell)) if key}
    sources = {cell.source for cell in new.cells}
    below: Any = None  # the cell of the release that is above
    count = 0
    for cell in notebook.cells:
        place = places.get(grade_id(cell)) or places.get(cell.get("id"))
        if place is not None:
            below = place
        elif not grade_id(cell) and cell.source.strip() and cell.source not in sources:
            new.cells.insert(new.cells.index(below) + 1 if below is not None else 0, cell)
            below = cell
            count += 1
    return count


def _save(path: Path, new: Any) -> Path:
    """Save under the notebook's name, and the notebook as it was under one that is free; its path."""
    names = (f"{path.stem}-old{number or ''}{path.suffix}" for number in range(1000))
    old = next(other for other in map(path.with_name, names) if not other.exists())
    unfinished = path.with_name(f".{path.name}.unfinished")
    nbformat.write(new, unfinished)
    shutil.copy2(path, old)
    os.replace(unfinished, path)
    return old
