"""What the checks must know of a student's cells, and of their own, reaches them from the other process."""

import pytest
from course_settings import SETTINGS
from notebook_runs import failed, needs_sandbox, run, text_of

pytestmark = needs_sandbox
SETUP = "import numpy as np\nfrom xorlib import X"
RIGHT = "def relu(z):\n    return np.maximum(0, z)"
NO_PYTHON = "def relu(z):\n    return np.maximum(0 z)"
CHECK = "from xorlib.checks import check_answer\ncheck = check_answer({!r}, globals())\ncheck({})\ncheck.verdict()"
RELU = "import numpy as np\n" + CHECK.format("relu", "np.array([[-2.0, 0.3], [3.0, -0.1]])")
HIDDEN = "from xorlib.checks.cases import random_case\ncase = random_case([2, 3, 1], n=4, seed=1)\n" + CHECK.format(
    "hidden_gradients", "case.A, case.y, case.params"
)
NO_SUM = (
    "def hidden_gradients(A, y, params):\n    delta1 = (A[2] - y) @ params[1][0] * A[1] * (1 - A[1])\n"
    "    return delta1.T @ A[0], delta1.mean(axis=0)"
)


def test_a_check_says_that_it_would_judge_an_older_version():
    done = run(SETUP, RIGHT, NO_PYTHON, (RELU, 1.0), RIGHT, (RELU, 1.0), settings=SETTINGS)
    assert failed(done.outputs[3])
    says = "The cell that defines relu did not run (SyntaxError, line 2). This would judge an older version."
    assert says in " ".join(text_of(done.outputs[3]).split())
    assert "relu: PASSED, 1 of 1 point on the visible checks." in text_of(done.outputs[5])


@pytest.mark.parametrize("worth", [4.0, 8.0, 1.0])
def test_parts_are_a_share_of_what_the_cell_is_worth(worth):
    done = run(NO_SUM, (HIDDEN, worth), settings=SETTINGS, assignment="3-gradients")
    assert done.outputs[1][-1]["data"]["text/plain"] == str(worth / 2), done
    assert f"PASSED IN PART, {worth / 2:g} of {worth:g} point" in text_of(done.outputs[1])


def test_a_result_that_a_later_call_changes_is_seen_in_the_other_process():
    answer = "buffer = np.empty((2, 2))\ndef relu(z):\n    return np.maximum(0, z, out=buffer)"
    done = run(SETUP, answer, (RELU, 1.0), settings=SETTINGS)
    assert "its first result changed" in text_of(done.outputs[2])
