"""A check judges what is on the page: where the cell that defines the exercise did not run, it says so."""

import nbformat
import pytest
from nbclient import NotebookClient
from nbconvert.filters import strip_ansi

SETUP = "import numpy as np\nfrom xorlib import X"
RIGHT = "def relu(z):\n    return np.maximum(0, z)"
NO_PYTHON = "def relu(z):\n    a = 1\n    b = 2\n    return np.maximum(0 z)"
CHECK = (
    "from xorlib.checks import check_answer\ncheck = check_answer('relu', globals())\n"
    "check(np.array([[1.0, -1.0, 2.0]]))\ncheck.verdict()"
)
PASSED = "relu: PASSED, 1 of 1 point"
OLDER = "The cell that defines relu did not run (SyntaxError, line 4). This would judge an older version"

PAGES = {  # the cells of a page before the check, and what it says
    "an older version": ([SETUP, RIGHT, NO_PYTHON], OLDER),
    "no version": ([SETUP, NO_PYTHON], "did not run (SyntaxError, line 4). Fix it"),
    "fixed": ([SETUP, NO_PYTHON, RIGHT], PASSED),
    "fixed by an import": ([SETUP, NO_PYTHON, "from math import fabs as relu\nrelu = np.vectorize(relu)"], "relu(z)"),
    "an older one, run again": ([SETUP, RIGHT, NO_PYTHON, RIGHT], PASSED),
    "defined by assignment": (
        [SETUP, RIGHT, "relu = lambda z: np.maximum(0, z"],
        "relu did not run (SyntaxError, line 1)",
    ),
    "defined by executing a text": ([SETUP, RIGHT, NO_PYTHON, f"exec({RIGHT!r})"], PASSED),
    "an error above": ([SETUP, RIGHT, f"1 / 0\n{RIGHT}"], "did not run (ZeroDivisionError, line 1)"),
    "an error below": ([SETUP, f"{RIGHT}\nrelu(nothing)"], PASSED),
    "an error of a decorator": ([SETUP, RIGHT, f"@nothing\n{RIGHT}"], "did not run (NameError, line 1)"),
    "an error in another cell": ([SETUP, RIGHT, "def affine(A, W, b)\n    return A"], PASSED),
    "another cell that mentions it": ([SETUP, RIGHT, "print(relu(nothing))"], PASSED),
    "deleted": ([SETUP, RIGHT, "del relu"], "There is no function relu yet"),
    "deleted after an error": ([SETUP, RIGHT, NO_PYTHON, "del relu"], "There is no function relu yet"),
    "a magic": ([SETUP, f"%%time\n{RIGHT}"], PASSED),
}


def run(*pages):
    """What the check says of each page, one after another in a kernel of their own."""
    notebook = nbformat.v4.new_notebook()
    for sources in pages:
        sources = ["globals().pop('relu', None);", *sources, CHECK]
        notebook.cells += [nbformat.v4.new_code_cell(source) for source in sources]
    NotebookClient(notebook, allow_errors=True, kernel_name="python3").execute()
    outputs = [cell.outputs[-1] for cell in notebook.cells if cell.source == CHECK]
    said = [out.text if out.output_type == "stream" else "\n".join(out.traceback) for out in outputs]
    return [" ".join(strip_ansi(text).split()) for text in said]


@pytest.fixture(scope="module")
def said():
    return dict(zip(PAGES, run(*(sources for sources, _ in PAGES.values()))))


@pytest.mark.parametrize("name", PAGES)
def test_a_check_says_which_cell_did_not_run(said, name):
    assert PAGES[name][1] in said[name]


@pytest.mark.parametrize("sources, says", [([RIGHT, NO_PYTHON], OLDER), ([NO_PYTHON, RIGHT], PASSED)])
def test_cells_that_ran_before_the_package_was_imported_count(sources, says):
    (said,) = run(["import numpy as np", *sources, SETUP])
    assert says in said
