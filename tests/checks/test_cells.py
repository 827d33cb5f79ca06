"""What xorlib hears of each cell: a check says where the cell that defines its exercise did not run.

And where a picture viewer has a film open, a cell that writes it ends in a sentence.
"""

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
    outputs = [cell.outputs for cell in notebook.cells if cell.source == CHECK]  # a busy kernel cuts its text in pieces
    said = ["".join(out.get("text") or "\n".join(out.traceback) for out in pieces) for pieces in outputs]
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


# On Windows no program can write to a file, or replace it, that a picture viewer has open.
VIEWER = """
import builtins
import os
import matplotlib.pyplot as plt
import numpy as np
from matplotlib.animation import PillowWriter
from xorlib import X, init_params, make_gif, train_with_snapshots, y
film = train_with_snapshots(X, y, init_params([2, 1], np.random.RandomState(0)), 1.0, 1, 1)
original = builtins.open

def no_replace(source, target):
    raise PermissionError(13, "Access is denied", str(source), 5, str(target))

def no_open(path, *arguments, **options):
    if str(path) == "xor.gif":
        raise PermissionError(13, "Permission denied", str(path))
    return original(path, *arguments, **options)

def students_make_gif(snapshots, path):
    writer = PillowWriter(fps=5)
    with writer.saving(plt.figure(), path, dpi=80):
        writer.grab_frame()

builtins.open, os.replace = no_open, no_replace
"""
IN_USE = "xor.gif cannot be written: another program uses it. Close the picture viewer that shows it"


def test_a_film_that_a_picture_viewer_has_open_gets_a_sentence_and_no_traceback(tmp_path):
    writes = ["make_gif(film, 'xor.gif')", "students_make_gif(film, 'xor.gif')"]
    other = "raise PermissionError(13, 'Permission denied', 'notes.txt')"
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(s) for s in [VIEWER, *writes, other]])
    resources = {"metadata": {"path": str(tmp_path)}}
    NotebookClient(notebook, allow_errors=True, kernel_name="python3", resources=resources).execute()
    ready, *films, other = [[out for out in cell.outputs if out.output_type == "error"] for cell in notebook.cells]
    assert ready == []
    for (error,) in films:
        assert error.ename == "PermissionError"
        assert " ".join(error.traceback).startswith(IN_USE)
        assert "Traceback" not in "".join(error.traceback)
    assert "Traceback" in "".join(other[0].traceback)
