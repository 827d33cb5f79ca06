"""The same scores and the same kinds of output as with nbgrader's own Execute, a kernel and all."""

import subprocess
import sys
from functools import partial

import nbformat
import pytest
from nbgrader_sandbox import execute
from nbgrader_sandbox.execution import run
from nbgrader_sandbox.execution.errors import SandboxError
from notebook_runs import as_nbgrader, results_of
from sample_course import GEOMETRY, SMALL, source
from submissions import handed_in


def notebook(*sources):
    return nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in sources])


MIXED = notebook(
    "import sys\nprint(1)\nprint(2, file=sys.stderr)\nprint(3)",
    "1 + 1",
    "1 / 0",
    "def f(:",
    "",
    "5;",
    "import matplotlib.pyplot as plt\nplt.plot([1, 2]);",
    "from IPython.display import HTML, Markdown\ndisplay(HTML('b'))\nHTML('c')",
    "import sys; sys.exit(2)",
    "input('?')",
    "%%time\nx = 1",
    "await __import__('asyncio').sleep(0)\nprint('x')",
    "import warnings; warnings.warn('careful')",
    "_, Out[2]",
    "print?",
    "raise KeyboardInterrupt",
    "h = display('a', display_id=True)\nh.update('b')",
    "from IPython.display import clear_output\nprint(1)\nclear_output()\nprint(2)",
    "fig, ax = plt.subplots()\nax.plot([1])\nprint('before')\nplt.show()\nprint('after')",
    "%who_ls",
    "import nowhere",
)


@pytest.mark.parametrize(
    "nb", [source(GEOMETRY), handed_in(answered=False), MIXED], ids=["answered", "unanswered", "small cells"]
)
def test_scores_and_kinds_of_output_are_those_of_nbgrader(nb):
    assert results_of(execute.execute, nb) == results_of(as_nbgrader, nb)


def test_without_a_sandbox_the_results_are_the_same():
    unconfined = partial(execute.execute, sandbox=False)
    assert results_of(unconfined, source(SMALL)) == results_of(execute.execute, source(SMALL))


def test_without_a_forkserver_nbgraders_own_serves_under_that_choice_only(monkeypatch):
    for module in (execute, run):
        monkeypatch.setattr(module, "FORKSERVER", False)
    with pytest.raises(SandboxError, match="--no-sandbox"):
        execute.execute(notebook("print(1)"))
    run.probe(sandbox=False)
    execute.execute(nb := notebook("print(1)"), sandbox=False)
    assert nb.cells[0].outputs[0].text == "1\n"


def test_where_the_kernel_is_another_the_module_can_be_imported_and_used():
    """Windows has neither the module resource nor a C library by that name."""
    script = """
import ctypes, sys
import nbformat, nbgrader.preprocessors
sys.platform = "win32"
sys.modules["resource"] = sys.modules["fcntl"] = ctypes.CDLL = None
from nbgrader_sandbox.execute import execute
from nbgrader_sandbox.execution.errors import SandboxError
from nbgrader_sandbox.execution.run import probe
nb = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("print(1)")])
for refused in (probe, lambda: execute(nb)):
    try:
        refused()
    except SandboxError as error:
        print(error)
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.stdout.count("this system has no forkserver") == 2, done.stdout + done.stderr


def test_cells_may_ask_whether_they_are_graded(monkeypatch):
    monkeypatch.delenv("NBGRADER_EXECUTION", raising=False)
    nb = notebook("import os; print(os.environ['NBGRADER_EXECUTION'])")
    execute.execute(nb)
    assert nb.cells[0].outputs[0].text == "autograde\n"
