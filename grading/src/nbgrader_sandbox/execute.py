"""Runs a submission's notebook in the sandbox, in place of nbgrader's preprocessor Execute."""

import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_notebook
from nbgrader.preprocessors import Execute
from nbgrader.utils import is_grade, is_solution
from traitlets import Bool, Float, Integer
from traitlets.config import Configurable

from .course_code import asked_for, classes_asked_for, course_code
from .execution.limits import DEFAULT, Limits
from .execution.notebook import CodeCell, Notebook
from .execution.run import FORKSERVER, ExecutionResult, run_cells
from .preflight.build import HANDED_IN
from .settings import DEFAULTS, CourseSettings
from .text import same


class SandboxedExecute(Configurable):
    """What a notebook may use while its cells run. In nbgrader_config.py:

    c.SandboxedExecute.time_limit = 60  # seconds for a cell
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
    # a course's cells may read nbgrader's variable to know whether they are being graded
    environment = {"NBGRADER_EXECUTION": os.environ.get("NBGRADER_EXECUTION", "autograde")}
    course = course or Course("", new_notebook())
    released = {cell.metadata.get("nbgrader", {}).get("grade_id"): cell.source for cell in course.released.cells}
    cells, hidden = [], False
    for cell, is_test in zip(code, tests):
        about = cell.metadata.get("nbgrader", {})
        hidden = hidden or (is_test and not same(cell.source, released.get(about.get("grade_id"), cell.source)))
        cells.append(CodeCell(cell.source, float(about.get("points", 0)) if is_test else None, hidden))
    solutions = [cell.source for cell in course.released.cells if cell.cell_type == "code" and is_solution(cell)]
    notebook = Notebook(
        *(cells, files, environment, course.assignment),
        *(asked_for(solutions), classes_asked_for(solutions), course_code(course.released)),
    )
    result = run_cells(notebook, limits, sandbox, settings)
    for count, (cell, run, outputs) in enumerate(zip(code, cells, result.outputs), start=1):
        handed_in = cell.metadata.pop(HANDED_IN, [])
        if run.below_hidden and run.points is None:
            cell.metadata[HANDED_IN] = handed_in
        cell.execution_count = count if cell.source.strip() else None
        cell.outputs = [
            nbformat.from_dict(
                output | ({"execution_count": count} if output["output_type"] == "execute_result" else {})
            )
            for output in outputs
        ]
    return result


def _execute_as_nbgrader(nb: NotebookNode, files: Mapping[str, bytes], limits: Limits) -> ExecutionResult:
    """On Windows: in a kernel, which has only a time limit for each cell."""
    with tempfile.TemporaryDirectory() as folder:
        for name, content in files.items():
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        Execute(timeout=int(limits.cell_seconds)).preprocess(nb, {"metadata": {"path": folder}})
    return ExecutionResult()
