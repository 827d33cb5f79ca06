"""Runs short notebooks, and compares what they put out."""

import copy
import os
import subprocess
import sys
import tempfile

import nbformat
import pytest
from nbgrader.preprocessors import Execute
from nbgrader.utils import determine_grade, is_grade
from nbgrader_sandbox.execution.limits import Limits
from nbgrader_sandbox.execution.notebook import CodeCell, Notebook
from nbgrader_sandbox.execution.run import ExecutionResult, run_cells
from nbgrader_sandbox.settings import DEFAULTS, CourseSettings

LIMITS = Limits(cell_seconds=10, notebook_seconds=30)


def _why_no_sandbox() -> str:
    """Why this machine has no sandbox. Root's has one: there the tests never skip."""
    if sys.platform != "linux":
        return "the sandbox is for Linux"
    enter = "from nbgrader_sandbox.execution.sandbox import enter_namespaces\nenter_namespaces()"
    if os.geteuid() != 0 and subprocess.run([sys.executable, "-c", enter], capture_output=True).returncode:
        return "this machine refuses namespaces to its users"
    return ""


NO_SANDBOX = _why_no_sandbox()
needs_sandbox = pytest.mark.skipif(bool(NO_SANDBOX), reason=NO_SANDBOX)


def run(
    *sources: str | tuple[str, float],
    limits: Limits = LIMITS,
    sandbox: bool = True,
    settings: CourseSettings = DEFAULTS,
    **about,
) -> ExecutionResult:
    """Run cells: a text is a student's cell, a text with points a test cell. about: the rest of a Notebook."""
    cells = [CodeCell(*source) if isinstance(source, tuple) else CodeCell(source) for source in sources]
    return run_cells(Notebook(cells, **about), limits, sandbox, settings)


def text_of(outputs: list[dict]) -> str:
    """All text that a cell put out: its streams, results and errors."""
    return "".join(
        output.get("text") or output.get("data", {}).get("text/plain") or f"{output['ename']}: {output['evalue']}"
        for output in outputs
    )


def output_of(source: str, **options) -> str:
    """The text that a cell puts out if it runs alone."""
    return text_of(run(source, **options).outputs[0])


def failed(outputs: list[dict]) -> bool:
    """Whether nbgrader gives no points for these outputs of a test cell."""
    return any(output["output_type"] == "error" or output.get("name") == "stderr" for output in outputs)


def _kinds(cell):
    """The kind of each output, with its MIME types or its error's name.

    In order, but for the streams: a kernel may send them late.
    """
    kinds = [
        (output.output_type, sorted(output.get("data", {})), output.get("ename"))
        for output in cell.outputs
        if output.output_type != "stream"
    ]
    return kinds, {output.name for output in cell.outputs if output.output_type == "stream"}


def as_nbgrader(nb):
    """Run a notebook with nbgrader's own Execute."""
    with tempfile.TemporaryDirectory() as folder:
        Execute().preprocess(nb, {"metadata": {"path": folder}})


def results_of(run, nb):
    """The results of a notebook that is run by this function."""
    nb = copy.deepcopy(nb)
    for cell in nb.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    run(nb)
    nbformat.validate(nb)
    return results(nb)


def results(nb):
    """The kinds of output of each code cell, and the score of each test cell."""
    code = [cell for cell in nb.cells if cell.cell_type == "code"]
    scores = [(cell.metadata.nbgrader.grade_id, determine_grade(cell)) for cell in code if is_grade(cell)]
    return [_kinds(cell) for cell in code], scores
