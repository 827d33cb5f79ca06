"""Run a notebook from a fresh kernel, on a copy, as grading does, and report what happens."""

import contextlib
import copy
import json
import shutil
import subprocess
import tempfile
import warnings
from pathlib import Path
from typing import Any

from nbclient import NotebookClient
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat.v4 import new_code_cell

from ..checks import COURSE
from ..checks.messages import message
from .report import Report

SECONDS = 30  # nbgrader's limit for one cell
FIX = "In JupyterLab, Kernel > Restart Kernel and Run All Cells shows the same: fix the cell, then save."
SHARES = "import json\nfrom xorlib.checks.summary import shares\nprint(json.dumps(shares))"


def check_run(path: Path, notebook: Any, name: str, report: Report) -> None:
    """Run all cells, and report errors and passed checks.

    Errors are no problem where an exercise is not answered or its check fails: they may follow from that.
    """
    notebook = copy.deepcopy(notebook)
    notebook.cells.append(new_code_cell(SHARES))
    if not run(path.parent, notebook, report):
        return
    errors = [(cell, output) for cell in notebook.cells for output in cell.get("outputs", []) if is_error(output)]
    if any(is_check(cell) or error.ename == "NotImplementedError" for cell, error in errors):
        errors = []
    errors = [(cell, error) for cell, error in errors if error.ename != "CheckFailed"]
    for cell, error in errors[:3]:
        advice = message("advice.not-run", name="such name").text + " " if error.ename == "NameError" else ""
        report.problem(
            f"run from a fresh kernel, the cell that begins {first_line(cell)!r} raises {error.ename}: "
            f"{error.evalue[:200]}",
            advice + FIX,
        )
    if not errors:
        report.ok("it runs from a fresh kernel")
    report_exercises(name, notebook, report)


def run(folder: Path, notebook: Any, report: Report) -> bool:
    """Execute the notebook in a temporary copy of the folder. Returns whether it ran to its end."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as work:
        for file in folder.iterdir():
            if file.is_file() and file.suffix in (".gif", ".py"):
                shutil.copy(file, work)
        started: list[Any] = []
        client = NotebookClient(
            notebook,
            timeout=SECONDS,
            kernel_name="python3",
            allow_errors=True,
            on_cell_start=lambda cell, cell_index: started.append(cell),
            resources={"metadata": {"path": work}},
        )
        try:
            with warnings.catch_warnings():
                warnings.filterwarnings("ignore", "Proactor event loop")  # a warning on Windows that changes nothing
                client.execute(stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        except CellTimeoutError:
            end = f"a cell takes longer than {SECONDS} seconds, and grading stops there: the one that begins"
        except DeadKernelError:
            end = "the kernel dies, as it does when the memory is used up, in the cell that begins"
        else:
            return True
        report.problem(f"{end} {first_line(started[-1])!r}", FIX)
        return False


def is_error(output: Any) -> bool:
    return bool(output.output_type == "error")


def is_check(cell: Any) -> bool:
    return bool(cell.metadata.get("nbgrader", {}).get("grade", False))


def first_line(cell: Any) -> str:
    return next((line for line in cell.source.splitlines() if line.strip()), "")[:60]


def report_exercises(name: str, notebook: Any, report: Report) -> None:
    """Report which checks passed in that run."""
    shares: dict[str, float] = {}
    for output in notebook.cells[-1].outputs:
        with contextlib.suppress(ValueError):
            shares = json.loads(output.get("text", ""))
    exercises = COURSE[name].points
    for exercise in exercises:
        share = shares.get(exercise, 0)
        if share < 1:
            report.note(f"{exercise}: its check {'passes in part' if share else 'does not pass'}")
    passed = sum(shares.get(exercise) == 1 for exercise in exercises)
    line = report.ok if passed == len(exercises) else report.note
    line(f"{passed} of {len(exercises)} checks in the notebook pass")
