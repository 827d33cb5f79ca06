"""A lesson as it is graded: what the gradebook and the released notebooks say of it, as plain data for a worker."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.coursedir import CourseDirectory
from nbgrader.utils import find_all_files


class UnknownAssignment(Exception):
    """The gradebook does not know the lesson; the message says what to do."""


def exercise_of(grade_id: str) -> str:
    """The exercise that a cell belongs to: `test_relu` checks `relu`."""
    return grade_id.removeprefix("test_")


@dataclass(frozen=True)
class AssignmentCell:
    """A cell that nbgrader knows, as the instructor wrote it, but with the stub in place of the solution."""

    name: str  # its grade_id
    cell_type: str
    source: str  # hidden tests included
    released: str  # the source that students were given: without them
    checksum: str
    locked: bool
    grade: bool
    solution: bool
    task: bool
    points: float | None  # None where it is worth none

    @property
    def exercise(self) -> str:
        return exercise_of(self.name)

    @property
    def metadata(self) -> dict:
        """What nbgrader keeps in the cell's own metadata."""
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
    """One notebook of a lesson."""

    name: str  # without .ipynb
    kernelspec: Mapping[str, str]
    released: nbformat.NotebookNode  # what students were given
    cells: Mapping[str, AssignmentCell]  # by grade_id, in the order of the notebook


@dataclass(frozen=True)
class Assignment:
    """A lesson: its notebooks by name, and the files that lie beside them in the instructor's source."""

    name: str
    notebooks: Mapping[str, AssignmentNotebook]
    files: Mapping[str, bytes]

    @property
    def points(self) -> dict[str, float]:
        """The most that each exercise is worth, in the order of the notebooks."""
        worth = Counter()
        for notebook in self.notebooks.values():
            for cell in notebook.cells.values():
                if cell.points is not None:
                    worth[cell.exercise] += cell.points
        return dict(worth)


def read_assignment(lesson: str, course: CourseDirectory) -> Assignment:
    """The lesson of that name. Raises UnknownAssignment where nbgrader has not generated it."""
    with Gradebook(course.db_url, course.course_id) as gradebook:
        try:
            found = gradebook.find_assignment(lesson)
            notebooks = {notebook.name: _read_notebook(notebook, lesson, course) for notebook in found.notebooks}
        except FileNotFoundError as missing:
            raise UnknownAssignment(
                f"{missing.filename}, which students were given, is not there. "
                f"Run: nbgrader generate_assignment --force {lesson}"
            ) from missing
        except MissingEntry as missing:
            known = ", ".join(assignment.name for assignment in gradebook.assignments) or "none yet"
            raise UnknownAssignment(
                f"The gradebook has no lesson {lesson!r} (it has: {known}). Is the name right? "
                f"Then run: nbgrader generate_assignment --force {lesson}"
            ) from missing
    source = Path(course.format_path(course.source_directory, ".", lesson))
    beside = find_all_files(str(source), [*course.ignore, "*.ipynb"]) if source.is_dir() else []
    return Assignment(
        lesson,
        notebooks,
        {Path(path).relative_to(source).as_posix(): Path(path).read_bytes() for path in sorted(beside)},
    )


def _read_notebook(notebook, lesson: str, course: CourseDirectory) -> AssignmentNotebook:
    """From nbgrader's rows, and the file in the release folder."""
    path = Path(course.format_path(course.release_directory, ".", lesson)) / f"{notebook.name}.ipynb"
    released = nbformat.reads(path.read_text(encoding="utf-8"), as_version=4)
    given = {cell.metadata.nbgrader.grade_id: cell.source for cell in released.cells if "nbgrader" in cell.metadata}
    points = {cell.name: cell.max_score for cell in (*notebook.grade_cells, *notebook.task_cells)}
    grades, tasks = ({cell.name for cell in cells} for cells in (notebook.grade_cells, notebook.task_cells))
    solutions = {cell.name for cell in notebook.solution_cells}
    rows = {row.name: row for row in notebook.source_cells}
    cells = {
        name: AssignmentCell(
            name,
            rows[name].cell_type,
            rows[name].source,
            given[name],
            rows[name].checksum,
            bool(rows[name].locked),
            name in grades,
            name in solutions,
            name in tasks,
            points.get(name),
        )
        for name in given
        if name in rows
    }  # in the order of the release
    return AssignmentNotebook(notebook.name, json.loads(notebook.kernelspec or "{}"), released, cells)
