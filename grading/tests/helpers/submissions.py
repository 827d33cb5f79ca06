"""Submissions of the geometry assignment, and what preflight makes of them."""

import copy
import json

import nbformat
from nbgrader.nbgraderformat import MetadataValidator
from nbgrader.utils import compute_checksum, is_locked
from nbgrader_sandbox.assignment import Assignment
from nbgrader_sandbox.preflight import RepairedSubmission, preflight
from sample_course import GEOMETRY, assignment, filled, notebook_name, source

NAME = notebook_name(GEOMETRY)
FILE = f"{NAME}.ipynb"
ASSIGNMENT = assignment(GEOMETRY)
CELLS = ASSIGNMENT.notebooks[NAME].cells
RENAMED = [
    "plane_geometry (1).ipynb",
    "plane_geometry-Copy1.ipynb",
    "Plane_Geometry.IPYNB",
    "jane_plane_geometry.ipynb",
    "Plane Geometry.ipynb",
    "homework.ipynb",
    "week 1/plane_geometry.ipynb",
    "\u00fcbung.ipynb",
]


def handed_in(answered: bool = True, name: str = GEOMETRY) -> nbformat.NotebookNode:
    """The released notebook of an assignment, with the reference answers typed in."""
    notebook = assignment(name).notebooks[notebook_name(name)]
    answers = {
        cell.id: cell.source
        for cell in source(name).cells
        if answered and cell.metadata.get("nbgrader", {}).get("solution")
    }
    return filled(notebook.released, answers)


def as_bytes(nb: dict) -> bytes:
    return json.dumps(nb).encode("utf-8")


def cell_of(nb, name):
    return next(cell for cell in nb.cells if cell.id == name)


def index_of(nb, name):
    return next(index for index, cell in enumerate(nb.cells) if cell.id == name)


def strip(nb):
    """The notebook, without nbgrader's metadata."""
    for cell in nb.cells:
        cell.metadata.pop("nbgrader", None)
    return nb


def copy_below(nb, name, source=None):
    """The notebook, with a copy of one of its cells below it."""
    again = copy.deepcopy(cell_of(nb, name))
    again.id = "pasted"
    again.source = again.source if source is None else source
    nb.cells.insert(index_of(nb, name) + 1, again)
    return nb


def as_jupyterlab_saves(nb):
    """The notebook with all that a front end adds: timings, tags, folded cells, trust, widgets, a Python version."""
    nb = copy.deepcopy(nb)
    nb.metadata.update(
        language_info={"name": "python", "version": "3.12.1", "file_extension": ".py", "mimetype": "x"},
        widgets={"application/vnd.jupyter.widget-state+json": {"state": {}}},
        toc={"base": 1},
    )
    for number, cell in enumerate(nb.cells):
        cell.metadata.update(
            tags=["skip-execution", "raises-exception"],
            slideshow={"slide_type": "slide"},
            jupyter={"source_hidden": True},
            trusted=True,
        )
        if cell.cell_type == "code":
            cell.metadata.update(
                collapsed=True, scrolled="auto", execution={"iopub.status.busy": "2026-01-01T00:00:00Z"}
            )
            cell.execution_count = number
            cell.outputs = [nbformat.from_dict({"output_type": "stream", "name": "stderr", "text": "a warning\n"})]
        cell.source = cell.source.splitlines(keepends=True)
    return nb


def nbformat3(*cells: dict) -> bytes:
    """A notebook in the old format."""
    nb = {"nbformat": 3, "nbformat_minor": 0, "metadata": {}, "worksheets": [{"cells": [*cells]}]}
    return json.dumps(nb, separators=(",", ":")).encode()


def check(nb: dict | bytes, file: str = FILE, **others: bytes) -> RepairedSubmission:
    """What preflight makes of a notebook and other files. Whatever it is, it must be sound."""
    return sound(preflight({file: nb if isinstance(nb, bytes) else as_bytes(nb), **others}, ASSIGNMENT))


def sound(checked: RepairedSubmission, assignment: Assignment = ASSIGNMENT) -> RepairedSubmission:
    """The result of preflight, all of whose notebooks are valid and have the instructor's cells."""
    for name, nb in checked.notebooks.items():
        cells = assignment.notebooks[name].cells
        nbformat.validate(nb)
        MetadataValidator().validate_nb(nb)
        known = {cell.metadata.nbgrader.grade_id: cell for cell in nb.cells if "nbgrader" in cell.metadata}
        assert known.keys() >= {name for name, cell in cells.items() if cell.locked or cell.grade}
        for grade_id, cell in known.items():
            assert cell.cell_type == cells[grade_id].cell_type
            assert cell.metadata.nbgrader.checksum == cells[grade_id].checksum
            if is_locked(cell):
                assert cell.source == cells[grade_id].source and compute_checksum(cell) == cells[grade_id].checksum
        assert all(cell.outputs == [] for cell in nb.cells if cell.cell_type == "code")
        assert nb.metadata.kernelspec.name == "python3"
        json.dumps(nb, ensure_ascii=False).encode("utf-8")
    for sentence in checked.repairs + checked.flags:
        assert sentence.isascii() and sentence.isprintable()
    return checked


def names_of(checked: RepairedSubmission) -> list[str]:
    """The names of the cells that nbgrader knows."""
    return [cell.metadata.nbgrader.grade_id for cell in checked.notebooks[NAME].cells if "nbgrader" in cell.metadata]


def source_of(checked: RepairedSubmission, grade_id: str) -> str:
    return next(
        cell.source
        for cell in checked.notebooks[NAME].cells
        if cell.metadata.get("nbgrader", {}).get("grade_id") == grade_id
    )


def is_unchanged(checked: RepairedSubmission) -> bool:
    return not checked.repairs and not checked.flags
