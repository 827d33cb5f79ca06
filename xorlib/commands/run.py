"""Run a notebook from a fresh kernel, on a copy, as grading does, and report what happens."""

import contextlib
import copy
import json
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from nbformat.v4 import new_code_cell

from ..checks import COURSE
from ..checks.messages import message
from .report import Report, first_line

if sys.platform == "emscripten":  # in the browser, where a kernel cannot start another one
    from .run_here import FROM, run
else:
    from .run_apart import FROM, run

FIX = "In JupyterLab, Kernel > Restart Kernel and Run All Cells shows the same: fix the cell, then save."
MAX_ERRORS = 3  # that are reported one by one
SHARES = "import json\nfrom xorlib.checks.summary import shares\nprint(json.dumps(shares))"


def check_run(path: Path, notebook: Any, name: str, report: Report) -> None:
    """Run all cells, and report errors and passed checks."""
    notebook = copy.deepcopy(notebook)
    notebook.cells.append(new_code_cell(SHARES))
    with copied_files(path.parent) as folder:
        stopped = run(folder, notebook)
    if stopped:
        report.problem(stopped, FIX)
        return
    report_errors(notebook, report)
    report_exercises(name, notebook, report)


def report_errors(notebook: Any, report: Report) -> None:
    """Report the errors outside of the checks, whose own are reported with the exercises.

    The first cells that raise are a problem. What comes after an exercise that is not answered, or whose check fails,
    may follow from that, and is a note.
    """
    told, follows = 0, False
    for cell in notebook.cells:
        error = next((output for output in cell.get("outputs", []) if is_error(output)), None)
        if error is None:
            continue
        if is_check(cell) or error.ename in ("CheckFailed", "NotImplementedError"):
            follows = True
            continue
        told += 1
        if told > MAX_ERRORS:
            continue
        text = f"run {FROM}, the cell that begins {first_line(cell)!r} raises {error.ename}: {error.evalue[:200]}"
        if follows:
            report.note(f"{text}; perhaps as an exercise above it is not answered, or its check does not pass")
        else:
            advice = message("advice.not-run", name="such name").text + " " if error.ename == "NameError" else ""
            report.problem(text, advice + FIX)
    if told > MAX_ERRORS:
        report.note(f"{told - MAX_ERRORS} more cells raise an error")
    if not told and not follows:
        report.ok(f"it runs {FROM}")
    elif not told:
        report.note(f"run {FROM}, only unanswered exercises and checks raise an error")


@contextlib.contextmanager
def copied_files(folder: Path) -> Iterator[Path]:
    """A temporary folder with what a lesson reads, so that the run changes no file of the student's."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as work:
        for file in folder.iterdir():
            if file.is_file() and file.suffix in (".gif", ".py"):
                shutil.copy(file, work)
        yield Path(work)


def is_error(output: Any) -> bool:
    return bool(output.output_type == "error")


def is_check(cell: Any) -> bool:
    return bool(cell.metadata.get("nbgrader", {}).get("grade", False))


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
