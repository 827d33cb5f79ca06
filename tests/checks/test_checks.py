"""The checking mechanism itself: what it binds it puts back, what it refuses it finds, and what it says can be read."""

import functools
import json
import logging
import sys
import warnings

import autograd.numpy as anp
import matplotlib.pyplot as plt
import nbformat
import numpy as np
import pytest
from autograd import grad
from IPython.core.formatters import DisplayFormatter
from nbclient import NotebookClient

from xorlib.checks import Check, CheckFailed, Exercise, Mistake, check_answer
from xorlib.checks.messages import CATALOGUE
from xorlib.checks.observe.forbidden import AUTOGRAD


def double(x):
    return 2 * x


def pair(x, y):
    return [(x + y, x - y), 2 * y]


def own_helper(x):
    return 2 * x


EXERCISES = {
    "double": Exercise(
        double,
        worth=1,
        label=lambda path: "double(x)",
        forbidden=[double, AUTOGRAD],
        own_forbidden=["helper"],
        mistakes=[Mistake("double.three-times", lambda x: 3 * x), Mistake("double.int", lambda x: int(x))],
    ),
    "pair": Exercise(
        pair,
        worth={"pair": 3, "double": 1},
        label=lambda path: ["the pair", "the double"][path[0]] if path else "pair(x, y)",
        part_of=lambda path: ["pair", "double"][path[0]] if path else None,
    ),
}
MESSAGES = {
    "double.three-times": "That is three times x.",
    "double.int": "int takes one number.",
}
X = np.array([[1.0, -2.0], [0.5, 3.0]])
PASSED = "\x1b[1;32m{}: PASSED, 1 of 1 point on the visible checks.\x1b[0m"


@pytest.fixture(autouse=True)
def catalogue(monkeypatch):
    for id, text in MESSAGES.items():
        monkeypatch.setitem(CATALOGUE, id, text)


def judged(answer, *cases, name="double", exercises=EXERCISES, **namespace):
    """What the check of an exercise says and returns."""
    check = Check(name, exercises, {name: answer, **namespace})
    for case in cases or [(X,), (5 - X,)]:
        check(*case)
    return check.verdict()


def said(answer, *cases, **options) -> str:
    """Why it refuses an answer, on one line."""
    with pytest.raises(CheckFailed) as failed:
        judged(answer, *cases, **options)
    return " ".join(str(failed.value).split())


# What is bound, refused and captured while an answer runs is as it was afterwards.


def test_other_exercises_are_the_reference_while_an_answer_runs_and_then_the_students_again():
    namespace = {"double": lambda x: namespace["pair"](x, x)[1], "pair": "the student's"}
    check = Check("double", EXERCISES, namespace)
    check(X)
    assert namespace["pair"] == "the student's"
    assert set(namespace) == {"double", "pair"}


def test_names_are_put_back_after_an_exception_and_gone_if_they_were_not_there():
    namespace = {"double": lambda x: 1 / 0}
    with pytest.raises(CheckFailed):
        Check("double", EXERCISES, namespace)(X)
    assert set(namespace) == {"double"}


def test_globals_that_an_exercise_gives_are_bound_too():
    exercises = {"double": Exercise(double, worth=1, label=lambda path: "", given={"two": 2})}
    namespace = {"two": 3}
    namespace["double"] = lambda x: namespace["two"] * x
    Check("double", exercises, namespace)(X)
    assert namespace["two"] == 3


def test_an_answer_can_rebind_nothing_that_the_test_cell_goes_on_with():
    """It neither finds its own check nor leaves another in its place."""
    namespace = {"np": np}

    def forging(x):
        found = [name for name, value in namespace.items() if isinstance(value, Check)]
        namespace.update(check=print, np=None, double=double)
        assert not found
        return 2 * x if len(calls) < 4 else 3 * x  # the first case has three calls

    calls = []
    namespace["double"] = lambda x: calls.append(x) or forging(x)
    namespace["check"] = check = Check("double", EXERCISES, namespace)
    before = dict(namespace)
    check(X)
    assert namespace == before
    with pytest.raises(CheckFailed, match=r"1\.5 times too large"):  # and no mistake that the first call has not made
        check(X)


def swallowing(x):
    try:
        return double(x)
    except Exception:
        return x + x


def swallowing_all(x):
    try:
        return double(x)
    except:  # noqa: E722
        return x + x


@pytest.mark.parametrize(
    "answer",
    [
        double,
        lambda x: double(x),
        functools.partial(double),
        np.vectorize(double),
        swallowing,
        swallowing_all,
        lambda x, other=double: other(x),
        lambda x: next(map(double, [x])),
    ],
)
def test_what_gives_the_answer_away_is_refused_under_any_name(answer):
    assert "it calls double, which gives the answer away" in said(answer)
    assert double(X) is not X and double(1) == 2


def test_the_students_own_function_may_be_what_gives_it_away():
    def closure(x, times=2):
        return times * x * one

    one = 1
    for helper in (own_helper, closure):
        assert f"it calls {helper.__name__}" in said(lambda x, helper=helper: helper(x), helper=helper)
        assert helper(1) == 2


@pytest.mark.parametrize(
    "derivative",
    [lambda x: grad(lambda v: anp.sum(v**2))(x), lambda x: __import__("autograd").elementwise_grad(lambda v: v**2)(x)],
)
def test_autograd_is_refused_in_all_its_forms(derivative):
    assert "it calls autograd" in said(derivative)
    assert np.array_equal(derivative(X), 2 * X)


def test_the_code_is_restored_after_an_interrupt():
    def interrupted(x):
        raise KeyboardInterrupt

    code = double.__code__
    with pytest.raises(KeyboardInterrupt):
        judged(interrupted)
    assert double.__code__ is code
    assert double(1) == 2


def test_arguments_are_copies():
    given = X.copy()

    def spoils(x):
        x[...] = 0
        return x

    assert "it changed its argument x" in said(spoils, (given,))
    assert np.array_equal(given, X)


@pytest.mark.parametrize(
    "change",
    [
        lambda p: p.pop(),
        lambda p: p.append(1),
        lambda p: p.insert(0, p.pop()),
        lambda p: p[0][0].sort(),
        lambda p: p.__setitem__(0, (X, X)),
    ],
)
def test_a_change_deep_inside_an_argument_is_seen(change):
    def measured(params):
        change(params)
        return X

    exercises = {"first": Exercise(lambda params: X, worth=1, label=lambda path: "")}
    params = [(np.array([[3.0, 1.0]]), np.array([0.0])), (np.array([[2.0, 1.0]]), np.array([5.0]))]
    assert "it changed its argument params" in said(measured, (params,), name="first", exercises=exercises)


# A right answer is right whatever else it does.


def noisy(x):
    print("working")
    print("working", file=sys.stderr)
    warnings.warn("harmless", stacklevel=1)
    logging.getLogger("noisy").warning("harmless")
    plt.plot([1, 2])
    np.log(np.zeros(1))
    return x + x


def test_a_right_answer_may_print_warn_log_and_plot(capfd):
    plt.figure()
    before = plt.get_fignums()
    logging.getLogger("noisy").addHandler(logging.StreamHandler())
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        judged(noisy)
    assert capfd.readouterr() == (f"{PASSED.format('double')}\n", "")
    assert plt.get_fignums() == before
    assert logging.root.manager.disable == logging.NOTSET
    plt.close("all")


def test_the_notebooks_own_settings_do_not_reach_the_check():
    with np.errstate(all="raise"):
        judged(lambda x: x + x + 0 * np.log(np.zeros(1)).clip(0))


class Doubler:
    def __call__(self, x):
        return x + x


@pytest.mark.parametrize(
    "answer",
    [
        Doubler(),
        functools.partial(np.multiply, 2),
        lambda value: value + value,
        functools.partial(lambda k, x: x * k, 2.0),
    ],
)
def test_whatever_can_be_called_may_be_an_answer(answer):
    judged(answer)


def test_a_list_may_stand_for_a_tuple_and_whole_numbers_for_real_ones():
    whole = np.array([[1.0, 2.0], [4.0, 3.0]])
    judged(lambda x: (x + x).astype(int), (whole,))
    assert judged(lambda x, y: ([x + y, x - y], y + y), (whole, X), name="pair") is None


# What scores nothing, and what a part.


@pytest.mark.parametrize(
    "answer, reason",
    [
        (lambda x: sys.exit(), "it raised SystemExit"),
        (lambda x: exec("raise GeneratorExit"), "it raised GeneratorExit"),
        (lambda x: (_ for _ in ()).throw(NotImplementedError), "not answered yet"),
        (lambda x: None, "It returned None"),
        (lambda x: print(x + x), "It prints its result"),
        (lambda x: x * 0, "double(x) is zero everywhere"),
        (lambda x: (x + x) * np.nan, "4 of 4 entries are infinite or not a number"),
        (lambda x: (x + x).T, "double(x) is the transpose"),
        (lambda x: -(x + x), "the wrong sign everywhere"),
        (lambda x: (x + x) * 4, "exactly 4 times too large"),
        (lambda x: (x + x) / 4, "exactly 4 times too small"),
        (lambda x: (x + x).ravel(), "are right, but its shape is not"),
        (lambda x: (x + x + 0.25).astype(np.float32), "expected [["),
        (lambda x: (x + x) * (1 + 1e-6), "the largest difference is"),
        (lambda x: np.matrix(x + x), "got a matrix of shape (2, 2)"),
        (lambda x: (x + x).astype(complex), "got other values (dtype complex128)"),
        (lambda x: (x + x).astype(object), "got other values (dtype object)"),
        (lambda x: x > 0, "got booleans"),
        (lambda x: (x + x).tolist(), "got a list of 2"),
        (lambda x: 2 * x[0], "got shape (2,)"),
        (lambda x: x + x + (x > 0), "of 4 entries differ"),
        (lambda x: np.array([[2.0, -4.0], [1.0, 6.0]]), "It gives the same result for all arguments"),
        (lambda x: 3 * x, "That is three times x."),
        (lambda: X, "takes 0 positional arguments but 1 was given"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_wrong_answer_is_told_why(answer, reason):
    assert reason in said(answer)


def test_an_error_is_a_known_mistake_only_if_its_words_are_the_same():
    assert "int takes one number" in said(lambda x: int(x))
    assert "int takes one number" not in said(lambda x: len(5))


def test_an_answer_that_reads_the_notebook_is_told_so():
    namespace = {"x": 5 - X, "table": X}
    namespace["double"] = eval("lambda value: 2 * x", namespace)
    with pytest.raises(CheckFailed, match="It uses the notebook's x"):
        Check("double", EXERCISES, namespace)(X)
    namespace["double"] = eval("lambda value: [row + 1 for row in table][0]", namespace)
    with pytest.raises(CheckFailed, match="It reads the notebook's table"):
        Check("double", EXERCISES, namespace)(X)


def test_parts_give_a_number_to_nbgrader_and_a_sentence_to_a_page(capsys):
    points = judged(lambda x, y: [(x + y, x - y), y], (X, 5 - X), (5 - X, X), name="pair")
    assert DisplayFormatter().format(points)[0] == {
        "text/plain": "3.0",
        "text/html": "(3 points: nbgrader reads this number.)",
    }
    assert "PASSED IN PART, 3 of 4 points on the visible checks." in capsys.readouterr().out
    assert judged(lambda x, y: [(x, x - y), 2 * y], (X, 5 - X), name="pair") == 1.0
    assert judged(pair, (X, 5 - X), name="pair") is None  # all that the cell is worth


def test_parts_are_a_share_of_what_the_cell_is_worth():
    """The grader says what that is; an instructor may have changed it."""
    points = judged(lambda x, y: [(x + y, x - y), y], (X, 5 - X), name="pair", __points__=8.0)
    assert points == 6.0 and repr(points) == "6.0"
    assert judged(pair, (X, 5 - X), name="pair", __points__=8.0) is None


def test_a_part_that_is_wrong_in_a_later_case_is_lost_too():
    def answer(x, y):
        return [(x + y, x - y), y] if x[0, 0] > 0 else [(x, y), 2 * y]

    assert said(answer, (X, 5 - X), (-X, 2 * X), name="pair").count("not as expected") == 2


@pytest.mark.parametrize("answer", [lambda x, y: None, lambda x, y: [x], lambda x, y: 1 / 0, lambda x, y: [None, None]])
def test_no_part_is_right_where_nothing_can_be_compared(answer):
    said(answer, (X, 5 - X), name="pair")


def test_a_reference_that_is_zero_everywhere_proves_nothing():
    with pytest.raises(ValueError, match="proves nothing"):
        judged(lambda x: x, (0 * X,))


def test_without_an_answer_the_check_says_so():
    for namespace in ({}, {"relu": 3}):
        with pytest.raises(CheckFailed, match="There is no function relu yet"):
            check_answer("relu", namespace)
    with pytest.raises(KeyError):
        check_answer("no_exercise", {})


# In a notebook.


def test_in_a_notebook_only_the_message_and_nothing_else_is_shown():
    loud = (
        "import logging, sys, warnings\nimport matplotlib.pyplot as plt\nimport numpy as np\n"
        "from IPython.display import display\nfrom xorlib.checks import check_answer\n"
        "log = logging.getLogger('loud')\nlog.addHandler(logging.StreamHandler())\n"
        "def relu(z):\n    display(z)\n    print(z)\n    print(z, file=sys.stderr)\n    log.warning('loud')\n"
        "    warnings.warn('loud')\n    plt.plot(z)\n    plt.show()\n    plt.figure()\n    return np.maximum(z, 0)"
    )
    call = "check = check_answer('relu', globals())\ncheck(np.array([[1.0, -1.0, 2.0]]))\ncheck.verdict()"
    sources = [loud, call, "def relu(z):\n    return -np.maximum(z, 0)", call, "print(plt.get_fignums())"]
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in sources])
    NotebookClient(notebook, allow_errors=True, kernel_name="python3").execute()
    _, right, _, wrong, figures = [json.loads(json.dumps(cell.outputs)) for cell in notebook.cells]
    assert right == [{"output_type": "stream", "name": "stdout", "text": f"{PASSED.format('relu')}\n"}]
    (error,) = wrong
    assert error["output_type"] == "error"
    assert error["traceback"][:3] == [
        "\x1b[1;31mrelu: relu(z) has the wrong sign everywhere.\x1b[0m",
        "\x1b[1;31m[pattern.wrong-sign-everywhere]\x1b[0m",
        "relu(z) not as expected.",
    ]
    assert figures[0]["text"] == "[]\n"
