"""Run a notebook in this very kernel, with names of its own: the way where no other kernel can be started."""

import contextlib
import sys
import types
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import matplotlib
from IPython.core.interactiveshell import InteractiveShell
from nbformat.v4 import new_output

from ..checks.observe.run import quiet
from ..checks.summary import shares

FROM = "from the first cell on, with none of the names of before"


def run(folder: Path, notebook: Any) -> str:
    """Execute the notebook in the folder. Returns "": nothing can stop it before its end."""
    shell = InteractiveShell.instance()
    with contextlib.chdir(folder), own_names(shell), own_shares(), matplotlib.rc_context():
        for cell in notebook.cells:
            if cell.cell_type == "code":
                cell.outputs = [run_cell(shell, cell.source)]
    return ""


def run_cell(shell: InteractiveShell, source: str) -> Any:
    """The output of a cell: the error that it raised, else what it printed."""
    with quiet() as captured:
        result = shell.run_cell(source)
    error = result.error_before_exec or result.error_in_exec
    if error is None or isinstance(error, SystemExit):
        return new_output("stream", text=captured.stdout)
    return new_output("error", ename=type(error).__name__, evalue=str(error))


@contextlib.contextmanager
def own_names(shell: InteractiveShell) -> Iterator[None]:
    """Give the shell an empty __main__, and have it show no error: in the browser the first one would end the check."""
    module = types.ModuleType("__main__")
    before = sys.modules["__main__"], shell.user_module, shell.user_ns
    sys.modules["__main__"], shell.user_module, shell.user_ns = module, module, vars(module)
    shell.init_user_ns()
    shell._showtraceback = lambda *arguments: None  # type: ignore[method-assign]
    try:
        yield
    finally:
        del shell._showtraceback
        sys.modules["__main__"], shell.user_module, shell.user_ns = before


@contextlib.contextmanager
def own_shares() -> Iterator[None]:
    """As if no check had run yet; afterwards the summary says again what it said."""
    before = dict(shares)
    shares.clear()
    try:
        yield
    finally:
        shares.clear()
        shares.update(before)
