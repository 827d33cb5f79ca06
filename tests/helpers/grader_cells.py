"""What the tests of grading share: short notebooks, and what came of them."""

import copy
import os
import subprocess
import sys
import tempfile

import nbformat
import pytest
from nbgrader.utils import determine_grade, is_grade
from nbgrader_sandbox.execution.limits import Limits
from nbgrader_sandbox.execution.run import CodeCell, ExecutionResult, run_cells

LIMITS = Limits(cell_seconds=10, notebook_seconds=30)


def _refused() -> str:
    """Why this machine cannot confine. Root's can: there the tests never skip."""
    if sys.platform != "linux":
        return "confinement is for Linux"
    enter = "from nbgrader_sandbox.execution.sandbox import enter_namespaces\nenter_namespaces()"
    if os.geteuid() != 0 and subprocess.run([sys.executable, "-c", enter], capture_output=True).returncode:
        return "this machine refuses namespaces to its users"
    return ""


REFUSED = _refused()
confined = pytest.mark.skipif(bool(REFUSED), reason=REFUSED)


def run(*sources: str | tuple[str, float], **options) -> ExecutionResult:
    """Run cells: a text is a student's cell, a text with points a test cell."""
    cells = [CodeCell(*source) if isinstance(source, tuple) else CodeCell(source) for source in sources]
    return run_cells(cells, **{"limits": LIMITS, **options})


def said(outputs: list[dict]) -> str:
    """All that a cell says: its streams, results and errors."""
    return "".join(
        output.get("text") or output.get("data", {}).get("text/plain") or f"{output['ename']}: {output['evalue']}"
        for output in outputs
    )


def inside(source: str, **options) -> str:
    """What a cell says that runs alone."""
    return said(run(source, **options).outputs[0])


def failed(outputs: list[dict]) -> bool:
    """Whether nbgrader gives no points for these outputs of a test cell."""
    return any(output["output_type"] == "error" or output.get("name") == "stderr" for output in outputs)


def kinds(cell):
    """The kind of each output, with its MIME types or its error's name.

    In order, but for the streams: a kernel sends them when it comes to it.
    """
    found = [
        (output.output_type, sorted(output.get("data", {})), output.get("ename"))
        for output in cell.outputs
        if output.output_type != "stream"
    ]
    return found, {output.name for output in cell.outputs if output.output_type == "stream"}


def results(preprocessor, nb):
    nb = copy.deepcopy(nb)
    for cell in nb.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    with tempfile.TemporaryDirectory() as folder:
        preprocessor.preprocess(nb, {"metadata": {"path": folder}})
    nbformat.validate(nb)
    code = [cell for cell in nb.cells if cell.cell_type == "code"]
    scores = {cell.metadata.nbgrader.grade_id: determine_grade(cell) for cell in code if is_grade(cell)}
    return [kinds(cell) for cell in code], scores
