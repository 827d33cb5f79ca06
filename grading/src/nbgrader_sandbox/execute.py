"""nbgrader's preprocessor that runs a submission in a sandbox. It replaces nbgrader's own Execute."""

import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_notebook
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import Execute, NbGraderPreprocessor
from nbgrader.utils import is_grade, is_solution
from traitlets import Bool, Float, Integer

from .assignment import UnknownAssignment, read_assignment
from .course_code import asked_for, course_code
from .execution.limits import DEFAULT, Limits
from .execution.notebook import CodeCell, Notebook
from .execution.run import FORKSERVER, ExecutionResult, run_cells
from .preflight.extra_files import extra_files
from .preflight.reading import Ungradable
from .settings import DEFAULTS, CourseSettings
from .student_folder import problem_of_link
from .submission import read_submission
from .text import printable


class SandboxedExecute(NbGraderPreprocessor):
    """Run a notebook's code cells in a warm, sandboxed, limited process. In nbgrader_config.py:

    c.Autograde.autograde_preprocessors = [
        "nbgrader_sandbox.execute.SandboxedExecute",  # instead of nbgrader.preprocessors.Execute
        "nbgrader.preprocessors.IgnorePattern",
        ...
    ]
    c.SandboxedExecute.time_limit = 60  # seconds for a cell; the other limits are below
    c.SandboxedExecute.sandbox = False  # on a machine that cannot sandbox: students' code then has your rights
    """

    sandbox = Bool(True, help="Run student code in a sandbox; without one it has your rights.").tag(config=True)
    time_limit = Float(Limits.cell_seconds, help="Seconds for a cell.").tag(config=True)
    notebook_time_limit = Float(Limits.notebook_seconds, help="Seconds for a notebook.").tag(config=True)
    memory_limit = Integer(Limits.memory_mb, help="Megabytes for a notebook.").tag(config=True)
    output_limit = Integer(Limits.output_bytes, help="Bytes of output for a cell.").tag(config=True)
    notebook_output_limit = Integer(
        Limits.notebook_output_bytes, help="Bytes of output for all cells of a notebook."
    ).tag(config=True)
    disk_limit = Integer(Limits.disk_mb, help="Megabytes of files that a notebook may write.").tag(config=True)

    @property
    def limits(self) -> Limits:
        return Limits(
            cell_seconds=self.time_limit,
            notebook_seconds=self.notebook_time_limit,
            memory_mb=self.memory_limit,
            output_bytes=self.output_limit,
            notebook_output_bytes=self.notebook_output_limit,
            disk_mb=self.disk_limit,
        )

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        """Run the notebook, with the extra files in its folder. Findings are logged.

        Raises SandboxError, NotebookKilled and Ungradable: then nbgrader writes no grade.
        """
        about, released = resources.get("nbgrader"), None
        if about:
            course = CourseDirectory(parent=self)
            submitted = course.format_path(course.submitted_directory, about["student"], about["assignment"])
            if reason := problem_of_link(Path(submitted)):
                raise Ungradable(reason)
            released = _released(about["assignment"], about["notebook"], course)
        folder = resources.get("metadata", {}).get("path")
        files, flags = read_extra_files(Path(folder)) if folder else ({}, [])
        for flag in flags:
            self.log.warning("%s", printable(flag))
        result = execute(nb, files, self.limits, self.sandbox, CourseSettings(parent=self), released)
        for finding in result.findings:
            self.log.warning("Code cell %d: %s", finding["cell"] + 1, printable(finding["text"]))
        return nb, resources


@dataclass(frozen=True)
class Course:
    """Whose notebook it is: the assignment, and the notebook as the course released it."""

    assignment: str
    released: NotebookNode


def execute(
    nb: NotebookNode,
    files: Mapping[str, bytes] = {},
    limits: Limits = DEFAULT,
    sandbox: bool = True,
    settings: CourseSettings = DEFAULTS,
    course: Course | None = None,
) -> ExecutionResult:
    """Run a notebook's code cells, with the extra files, and put their outputs into the notebook.

    Raises SandboxError and NotebookKilled, as run_cells does.
    """
    if not FORKSERVER and not sandbox:
        return _execute_as_nbgrader(nb, files, limits)
    code = [cell for cell in nb.cells if cell.cell_type == "code"]
    tests = [is_grade(cell) and not is_solution(cell) for cell in code]
    cells = [
        CodeCell(cell.source, float(cell.metadata.nbgrader.get("points", 0)) if is_test else None)
        for cell, is_test in zip(code, tests)
    ]
    # a course's cells may read nbgrader's variable to know whether they are being graded
    environment = {"NBGRADER_EXECUTION": os.environ.get("NBGRADER_EXECUTION", "autograde")}
    course = course or Course("", new_notebook())
    solutions = [cell.source for cell in course.released.cells if cell.cell_type == "code" and is_solution(cell)]
    notebook = Notebook(
        cells, files, environment, course.assignment, asked_for(solutions), course_code(course.released)
    )
    result = run_cells(notebook, limits, sandbox, settings)
    for count, (cell, outputs) in enumerate(zip(code, result.outputs), start=1):
        cell.execution_count = count if cell.source.strip() else None
        cell.outputs = [
            nbformat.from_dict(
                output | ({"execution_count": count} if output["output_type"] == "execute_result" else {})
            )
            for output in outputs
        ]
    return result


def _released(assignment: str, notebook: str, course: CourseDirectory) -> Course | None:
    """The notebook as nbgrader released it, if it did."""
    try:
        known = read_assignment(assignment, course)
    except UnknownAssignment:
        return None
    return Course(assignment, known.notebooks[notebook].released)


def _execute_as_nbgrader(nb: NotebookNode, files: Mapping[str, bytes], limits: Limits) -> ExecutionResult:
    """On Windows: in a kernel, which has only a time limit for each cell."""
    with tempfile.TemporaryDirectory() as folder:
        for name, content in files.items():
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        Execute(timeout=int(limits.cell_seconds)).preprocess(nb, {"metadata": {"path": folder}})
    return ExecutionResult()


def read_extra_files(folder: Path) -> tuple[dict[str, bytes], list[str]]:
    """The extra files in a notebook's folder that its code may read, and the flags: what was left out, and why."""
    submitted, flags = read_submission(folder)
    files, more_flags = extra_files(submitted, {})
    return files, flags + more_flags
