"""The cells alone, the bound that no grader can beat: python tests/benchmarks/cells_alone.py FOLDER ...

Runs the code cells of each notebook found below the folders in a process forked from one that has imported everything,
through IPython, with figures drawn as in a notebook: no kernel, no sandbox, no limits, no gradebook. As many at a
time as there are cores. Prints JSON: the seconds, and for each notebook how many of its cells raised an error.
"""

import gc
import json
import os
import sys
import tempfile
import time
from pathlib import Path

os.environ |= {"MPLBACKEND": "module://matplotlib_inline.backend_inline", "OPENBLAS_NUM_THREADS": "1"}

import IPython
import nbformat
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output

WARM = """\
import matplotlib.pyplot as plt
fig, ax = plt.subplots()
ax.plot([0, 1], [0, 1], "o-", label="$x^2$")
ax.scatter([0, 1], [1, 0])
ax.set(title="a title", xlabel="x", ylabel="y")
ax.legend();"""  # fills the caches of Matplotlib and of its fonts
PRELOAD = "import numpy.testing, autograd, xorlib.checks, ipywidgets"


class Shell(InteractiveShell):
    def enable_gui(self, gui=None):
        """There is none; Matplotlib's inline backend asks for it."""


def errors(shell: InteractiveShell, sources: list[str]) -> int:
    """Run the cells; the number of those that raised."""
    with capture_output():
        return sum(not shell.run_cell(source, store_history=True).success for source in sources)


def main(folders: list[str]) -> None:
    paths = sorted(path for folder in folders for path in Path(folder).rglob("*.ipynb"))
    cells = {
        path: [cell.source for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]
        for path in paths
    }
    shell = Shell.instance()
    assert IPython.get_ipython() is shell and errors(shell, [PRELOAD, WARM, "1 / 0"]) == 1
    shell.reset()
    gc.freeze()
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    errors_of, running, start = {}, {}, time.perf_counter()
    for path in [*paths, *[None] * cores]:
        if running and (path is None or len(running) == cores):
            pid, status = os.wait()
            errors_of[str(running.pop(pid))] = os.waitstatus_to_exitcode(status)
        if path is not None:
            pid = os.fork()
            if pid == 0:
                with tempfile.TemporaryDirectory() as folder:
                    os.chdir(folder)
                    raised = errors(shell, cells[path])
                    os.chdir("/")
                os._exit(raised)
            running[pid] = path
    print(json.dumps({"seconds": time.perf_counter() - start, "errors": errors_of}))


if __name__ == "__main__":
    main(sys.argv[1:])
