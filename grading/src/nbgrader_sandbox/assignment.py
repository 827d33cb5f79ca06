"""The assignment to grade, from the gradebook and the released notebooks, as plain data for a worker."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import nbformat
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.api import Notebook as NotebookRow
from nbgrader.coursedir import CourseDirectory
from nbgrader.utils import find_all_files

from .files import read_json

WAIT_SECONDS = 30  # for another program that writes to the gradebook


class UnknownAssignment(Exception):
    """The gradebook does not have the assignment; the message says what to do."""


def patient(db_url: str) -> str:
    """The address of a gradebook, so that it is waited for while another program writes to it. SQLite's own is 5 s."""
    return f"{db_url}?timeout={WAIT_SECONDS}" if db_url.startswith("sqlite:") and "?" not in db_url else db_url


def exercise_of(grade_id: str) -> str:
    """The exercise that a cell belongs to: `test_mean` checks `mean`."""
    return grade_id.removeprefix("test_")


@dataclass(frozen=True)
class AssignmentCell:
    """A cell that nbgrader knows, as the instructor wrote it, but with a stub in place of the solution."""

    name: str  # its grade_id
    cell_type: str
    source: str  # with hidden tests
    released: str  # the source that students got: without hidden tests
    checksum: str
    locked: bool
    grade: bool
    solution: bool
    task: bool
    points: float | None  # None if no points are given for it

    @property
    def exercise(self) -> str:
        return exercise_of(self.name)

    @property
    def metadata(self) -> dict[str, Any]:
        """nbgrader's part of the cell's metadata."""
        points = {} if self.points is None else {"points": self.points}
        return {
            "checksum": self.checksum,
            "grade": self.grade,
            "grade_id": self.name,
            "locked": self.locked,
            "schema_version": 3,
            "solution": self.solution,
            "task": self.task,
            **points,
        }


@dataclass(frozen=True)
class AssignmentNotebook:
    """One notebook of an assignment."""

    name: str  # without .ipynb
    kernelspec: Mapping[str, str]
    released: nbformat.NotebookNode  # what students got
    cells: Mapping[str, AssignmentCell]  # by grade_id, in the order of the notebook


@dataclass(frozen=True)
class Assignment:
    """An assignment: its notebooks by name, and the extra files in the instructor's source folder."""

    name: str
    notebooks: Mapping[str, AssignmentNotebook]
    files: Mapping[str, bytes]
    # By the names of the course's other assignments: the grade_ids of their cells.
    others: Mapping[str, frozenset[str]] = field(default_factory=dict, compare=False, repr=False)

    @property
    def points(self) -> dict[str, float]:
        """The maximum points for each exercise, in the order of the notebooks."""
        points: defaultdict[str, float] = defaultdict(float)
        for notebook in self.notebooks.values():
            for cell in notebook.cells.values():
                if cell.points is not None:
                    points[cell.exercise] += cell.points
        return dict(points)


def read_assignment(name: str, course: CourseDirectory) -> Assignment:
    """The assignment of that name. Raises UnknownAssignment if nbgrader has not generated it."""
    with Gradebook(patient(course.db_url), course.course_id) as gradebook:
        try:
            rows = gradebook.find_assignment(name).notebooks
            notebooks = {row.name: _read_notebook(row, name, course) for row in rows}
        except FileNotFoundError as missing:
            raise UnknownAssignment(
                f"{missing.filename}, which students were given, is not there. "
                f"Run: nbgrader generate_assignment --force {name}"
            ) from missing
        except MissingEntry as missing:
            known = ", ".join(assignment.name for assignment in gradebook.assignments) or "none yet"
            raise UnknownAssignment(
                f"The gradebook has no assignment {name!r} (it has: {known}). Is the name right? "
                f"Then run: nbgrader generate_assignment --force {name}"
            ) from missing
    source = Path(course.format_path(course.source_directory, ".", name))
    extra = find_all_files(str(source), [*course.ignore, "*.ipynb"]) if source.is_dir() else []
    return Assignment(
        name,
        notebooks,
        {Path(path).relative_to(source).as_posix(): Path(path).read_bytes() for path in sorted(extra)},
        _others(source),
    )


def _others(source: Path) -> dict[str, frozenset[str]]:
    """The grade_ids of the other assignments whose sources lie beside this one's."""
    folders = [path for path in source.parent.iterdir() if path.name != source.name] if source.is_dir() else []
    others = {path.name: frozenset(_grade_ids(path)) for path in sorted(folders)}
    return {name: grade_ids for name, grade_ids in others.items() if grade_ids}


def _grade_ids(folder: Path) -> Iterator[str]:
    for path in folder.glob("*.ipynb"):
        cells = read_json(path).get("cells", [])
        yield from (
            cell["metadata"]["nbgrader"]["grade_id"] for cell in cells if "nbgrader" in cell.get("metadata", {})
        )


def _read_notebook(notebook: NotebookRow, assignment: str, course: CourseDirectory) -> AssignmentNotebook:
    """From nbgrader's rows, and the file in the release folder."""
    path = Path(course.format_path(course.release_directory, ".", assignment)) / f"{notebook.name}.ipynb"
    released = nbformat.reads(path.read_text(encoding="utf-8"), as_version=4)
    for number, cell in enumerate(
        released.cells
    ):  # before nbformat 4.5 there are none, and the same ones each time are needed
        cell.setdefault("id", f"cell-{number}")
    sources = {cell.metadata.nbgrader.grade_id: cell.source for cell in released.cells if "nbgrader" in cell.metadata}
    points = {cell.name: cell.max_score for cell in (*notebook.grade_cells, *notebook.task_cells)}
    grades, tasks = ({cell.name for cell in cells} for cells in (notebook.grade_cells, notebook.task_cells))
    solutions = {cell.name for cell in notebook.solution_cells}
    rows = {row.name: row for row in notebook.source_cells}
    cells = {
        name: AssignmentCell(
            name,
            rows[name].cell_type,
            rows[name].source,
            source,
            rows[name].checksum,
            bool(rows[name].locked),
            name in grades,
            name in solutions,
            name in tasks,
            points.get(name),
        )
        for name, source in sources.items()
        if name in rows
    }  # in the order of the release
    return AssignmentNotebook(notebook.name, json.loads(notebook.kernelspec or "{}"), released, cells)
