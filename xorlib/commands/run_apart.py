"""Run a notebook in a kernel of its own."""

import subprocess
import warnings
from pathlib import Path
from typing import Any

from nbclient import NotebookClient
from nbclient.exceptions import CellTimeoutError, DeadKernelError

from .report import first_line

SECONDS = 30  # nbgrader's limit for one cell
FROM = "from a fresh kernel"


def run(folder: Path, notebook: Any) -> str:
    """Execute the notebook in the folder. Returns "" if it ran to its end, else what stopped it."""
    started: list[Any] = []
    client = NotebookClient(
        notebook,
        timeout=SECONDS,
        kernel_name="python3",
        allow_errors=True,
        on_cell_start=lambda cell, cell_index: started.append(cell),
        resources={"metadata": {"path": str(folder)}},
    )
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", "Proactor event loop")  # a warning on Windows that changes nothing
            client.execute(stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    except CellTimeoutError:
        end = f"a cell takes longer than {SECONDS} seconds, and grading stops there: the one"
    except DeadKernelError:
        end = "the kernel dies, as it does when the memory is used up, in the cell"
    else:
        return ""
    return f"{end} that begins {first_line(started[-1])!r}"
