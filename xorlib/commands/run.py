"""Run a notebook from a fresh kernel, on a copy, as grading does, and say what came of it."""

import contextlib
import copy
import json
import shutil
import subprocess
import tempfile
import warnings
from pathlib import Path

from ..checks import COURSE
from ..checks.words import STALE
from .report import Report

SECONDS = 30  # nbgrader's limit for one cell
AGAIN = "In JupyterLab, Kernel > Restart Kernel and Run All Cells shows the same: mend the cell, then save."
OUTCOME = "import json\nfrom xorlib.checks.summary import shares\nprint(json.dumps(shares))"


def check_run(path: Path, notebook, name: str, report: Report) -> None:
    """Run all cells; exercises that are not answered, and what follows from them, stand in no grader's way."""
    import nbformat

    ran = copy.deepcopy(notebook)
    ran.cells.append(nbformat.v4.new_code_cell(OUTCOME))
    stopped = run(path.parent, ran, report)
    if stopped:
        return
    errors = [
        (cell, output) for cell in ran.cells for output in cell.get("outputs", []) if output.output_type == "error"
    ]
    unanswered = [cell for cell, error in errors if error.ename == "NotImplementedError"]
    others = [
        (cell, error)
        for cell, error in errors
        if error.ename not in ("NotImplementedError", "CheckFailed") and not is_check(cell)
    ]
    if others and not unanswered and not failed_checks(errors):
        for cell, error in others[:3]:
            advice = STALE.format(name="such name") + " " if error.ename == "NameError" else ""
            report.problem(
                f"run from a fresh kernel, the cell that begins {first_line(cell)!r} raises {error.ename}: "
                f"{error.evalue[:200]}",
                advice + AGAIN,
            )
    else:
        report.ok("it runs from a fresh kernel")
    tell_exercises(name, ran, report)


def run(folder: Path, notebook, report: Report) -> bool:
    """Execute in a temporary copy of the folder. Returns whether the run came to no end."""
    from nbclient import NotebookClient
    from nbclient.exceptions import CellTimeoutError, DeadKernelError

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as work:
        for file in folder.iterdir():
            if file.is_file() and file.suffix in (".gif", ".py"):
                shutil.copy(file, work)
        started = []
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
                warnings.filterwarnings("ignore", "Proactor event loop")  # on Windows, where it works all the same
                client.execute(stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        except CellTimeoutError:
            report.problem(
                f"a cell takes longer than {SECONDS} seconds, and grading stops there: the one that begins "
                f"{first_line(started[-1])!r}",
                AGAIN,
            )
            return True
        except DeadKernelError:
            report.problem(
                "the kernel dies, as it does when the memory is used up, in the cell that begins "
                f"{first_line(started[-1])!r}",
                AGAIN,
            )
            return True
    return False


def is_check(cell) -> bool:
    return cell.metadata.get("nbgrader", {}).get("grade", False)


def failed_checks(errors) -> bool:
    return any(is_check(cell) for cell, _ in errors)


def first_line(cell) -> str:
    return next((line for line in cell.source.splitlines() if line.strip()), "")[:60]


def tell_exercises(name: str, ran, report: Report) -> None:
    """Which checks passed in that run."""
    shares = {}
    for output in ran.cells[-1].outputs:
        with contextlib.suppress(ValueError):
            shares = json.loads(output.get("text", ""))
    exercises = COURSE[name].exercises
    for exercise in exercises:
        share = shares.get(exercise, 0)
        if share < 1:
            report.note(f"{exercise}: its check {'passes in part' if share else 'does not pass'}")
    passed = sum(shares.get(exercise) == 1 for exercise in exercises)
    tell = report.ok if passed == len(exercises) else report.note
    tell(f"{passed} of {len(exercises)} checks in the notebook pass")
