"""nbgrader's step that runs a submission, confined: it takes the place of nbgrader's own Execute."""

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbgrader.preprocessors import Execute, NbGraderPreprocessor
from nbgrader.utils import is_grade, is_solution
from traitlets import Bool, Float, Integer

from .execution.limits import DEFAULT, Limits
from .execution.run import FORKSERVER, CodeCell, ExecutionResult, run_cells
from .preflight.extra_files import extra_files
from .submission import read_submission


class SandboxedExecute(NbGraderPreprocessor):
    """Run a notebook's code cells in a warm, confined, limited process. In nbgrader_config.py:

    c.Autograde.autograde_preprocessors = [
        "nbgrader_sandbox.execute.SandboxedExecute",  # in the place of nbgrader.preprocessors.Execute
        "nbgrader.preprocessors.IgnorePattern",
        ...
    ]
    c.SandboxedExecute.time_limit = 60  # seconds for a cell; the other limits are below
    c.SandboxedExecute.sandbox = False  # where a machine cannot confine: students' code then has your rights
    """

    sandbox = Bool(True, help="Shut student code in; else it has your rights.").tag(config=True)
    time_limit = Float(Limits.cell_seconds, help="Seconds for a cell.").tag(config=True)
    notebook_time_limit = Float(Limits.notebook_seconds, help="Seconds for a notebook.").tag(config=True)
    memory_limit = Integer(Limits.memory_mb, help="Megabytes for a notebook.").tag(config=True)
    output_limit = Integer(Limits.output_bytes, help="Bytes that a cell may put out.").tag(config=True)
    notebook_output_limit = Integer(
        Limits.notebook_output_bytes, help="Bytes that all cells of a notebook may put out."
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

    def preprocess(self, nb: NotebookNode, resources: dict) -> tuple[NotebookNode, dict]:
        """Run the notebook, with the files beside it; findings go to the log.

        Raises SandboxError and NotebookKilled: then nbgrader writes no grade.
        """
        folder = resources.get("metadata", {}).get("path")
        files, left_out = read_extra_files(Path(folder)) if folder else ({}, [])
        for flag in left_out:
            self.log.warning(flag)
        run = execute(nb, files, self.limits, self.sandbox)
        for finding in run.findings:
            self.log.warning("Code cell %d: %s", finding["cell"] + 1, finding["text"])
        return nb, resources


def execute(
    nb: NotebookNode, files: Mapping[str, bytes] = {}, limits: Limits = DEFAULT, sandbox: bool = True
) -> ExecutionResult:
    """Run a notebook's code cells, with the files beside it, and give them their outputs, in place.

    Raises SandboxError and NotebookKilled (run_cells says when).
    """
    if not FORKSERVER and not sandbox:
        return _execute_as_nbgrader(nb, files, limits)
    code = [cell for cell in nb.cells if cell.cell_type == "code"]
    tested = [is_grade(cell) and not is_solution(cell) for cell in code]
    cells = [
        CodeCell(cell.source, float(cell.metadata.nbgrader.get("points", 0)) if test else None)
        for cell, test in zip(code, tested)
    ]
    # a course's cells may ask nbgrader's variable whether they are graded
    environment = {"NBGRADER_EXECUTION": os.environ.get("NBGRADER_EXECUTION", "autograde")}
    run = run_cells(cells, files, limits, sandbox, environment)
    for count, (cell, outputs) in enumerate(zip(code, run.outputs), start=1):
        cell.execution_count = count if cell.source.strip() else None
        cell.outputs = [
            nbformat.from_dict(
                output | ({"execution_count": count} if output["output_type"] == "execute_result" else {})
            )
            for output in outputs
        ]
    return run


def _execute_as_nbgrader(nb: NotebookNode, files: Mapping[str, bytes], limits: Limits) -> ExecutionResult:
    """For Windows: a kernel, with the limit of time for a cell alone."""
    with tempfile.TemporaryDirectory() as folder:
        for name, content in files.items():
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        Execute(timeout=int(limits.cell_seconds)).preprocess(nb, {"metadata": {"path": folder}})
    return ExecutionResult()


def read_extra_files(folder: Path) -> tuple[dict[str, bytes], list[str]]:
    """The files beside a notebook that its code may read, and the flags: which were left out, and why."""
    submitted, unread = read_submission(folder)
    files, hiding = extra_files(submitted, {})
    return files, unread + hiding
