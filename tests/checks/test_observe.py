"""What crosses from an answer to its judge: plain data only, and the same whether or not a process lies between."""

import collections
import contextlib
import inspect
import pathlib
import pkgutil
import shutil
import subprocess
import sys
import types

import numpy as np
import pytest
from judge import ROOT, lessons

from xorlib.checks import Check, CheckFailed, Exercise, check_answer
from xorlib.checks.observe import observe
from xorlib.checks.observe.films import colour
from xorlib.checks.observe.forbidden import ForbiddenCall
from xorlib.checks.text import describe

EXERCISES = {name: (lesson, name) for lesson in lessons().values() for name in lesson.tests}
SIMPLE = {type(None), bool, int, float, complex, str, bytes, range, slice, type(pathlib.Path())}
RANDOM = {np.random.RandomState, np.random.Generator}
FUNCTIONS = (types.FunctionType, types.MethodType, np.ufunc)


def double(x):
    return 2 * x


DOUBLE = {"double": Exercise(double, worth=1, label=lambda path: "double(x)", forbidden=[double])}
X = np.array([[1.0, -2.0], [0.5, 3.0]])


def strangers(value, functions=False):
    """What in a value is no plain data."""
    if type(value) in (list, tuple, set):
        for inner in value:
            yield from strangers(inner, functions)
    elif type(value) is dict:
        yield from strangers([*value, *value.values()], functions)
    elif type(value) is np.ndarray:
        yield from [value.dtype] if value.dtype.kind not in "biufcUS" else []
    elif not (
        type(value) in SIMPLE | RANDOM or isinstance(value, np.generic) or (functions and isinstance(value, FUNCTIONS))
    ):
        yield value


def ask(answer, *args, observer="call", namespace=None, **options):
    """What `observe` says of an answer."""
    request = {"name": "answer", "observer": observer, "args": [*args], "names": [f"x{i}" for i in range(len(args))]}
    request |= {"kwargs": {}, "bind": {}, "hidden": [], "forbidden": [], "own_forbidden": [], "poison": False}
    request |= {"atol": 0.0, "again": None, **options}
    namespace = {} if namespace is None else namespace
    namespace["answer"] = answer
    return observe(namespace, request)


@pytest.mark.parametrize("lesson, name", EXERCISES.values(), ids=EXERCISES)
def test_a_request_and_its_facts_are_plain_data(lesson, name, monkeypatch):
    seen = []

    def noting(namespace, request):
        facts = observe(namespace, request)
        seen.append((request, facts))
        return facts

    monkeypatch.setattr("xorlib.checks.call.observe", noting)
    assert lesson.judge(name, lesson.solutions[name]).points == lesson.points[name]
    assert any(request["name"] == name for request, _ in seen)
    for request, facts in seen:
        assert not [*strangers(request, functions=True)]
        assert not [*strangers(facts)]


def test_observers_need_nothing_of_the_checks_and_hardly_anything_of_xorlib(tmp_path):
    """As in the process of a student's answer, which has no reference and no expected value."""
    for part in ("cells.py", "data.py", "checks/observe"):
        source, target = ROOT / "xorlib" / part, tmp_path / "xorlib" / part
        target.parent.mkdir(exist_ok=True)
        (shutil.copytree if source.is_dir() else shutil.copy)(source, target)
    (tmp_path / "xorlib" / "__init__.py").touch()
    script = inspect.getsource(ask) + inspect.getsource(in_a_process_of_its_own) + "in_a_process_of_its_own()\n"
    head = "import sys\nimport numpy as np\nfrom xorlib.checks.observe import observe\n"
    done = subprocess.run([sys.executable, "-c", head + script], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    loaded = set(done.stdout.split())
    assert {name for name in loaded if not name.startswith("xorlib.checks.observe")} == {
        "xorlib",
        "xorlib.cells",
        "xorlib.checks",
        "xorlib.data",
    }


def in_a_process_of_its_own():
    """Each observer once, on answers that do little."""
    layers = [(np.ones((2, 2)), np.zeros(2)), (np.ones((1, 2)), np.zeros(1))]
    scene = (0, 0.5, layers)
    facts = [
        ask(lambda x: x, 1.0),
        ask(lambda: layers, observer="pairs"),
        ask(lambda: {"seed": 1}, observer="entries"),
        ask(lambda sizes, rng: rng.random(), [2, 1], np.random.default_rng(0), observer="draws"),
        ask(lambda params, X, y: params[0][0].sum() ** 2, layers, 0, 0, observer="derivatives"),
        ask(lambda ax, scene: ax.plot([0, 1]), "EMPTY", scene, observer="frame"),
        ask(lambda scenes, path: open(path, "w").close(), [scene], "film.gif", observer="film"),
    ]
    assert not [fact["error"] for fact in facts if fact["error"]]
    print(*[name for name in sys.modules if name.startswith("xorlib")])


def test_what_an_error_says_is_told_with_the_students_own_line():
    def failing(x):
        try:
            return undefined
        except NameError as error:
            raise ValueError("behind it") from error

    error = ask(failing, X)["error"]
    assert (error["kind"], error["text"], error["name"]) == ("ValueError", "behind it", None)
    assert "Exception" in error["kinds"]
    assert (error["cause"]["kind"], error["cause"]["name"]) == ("NameError", "undefined")

    def circular():
        error = ValueError("its own cause")
        raise error from error

    assert ask(circular)["error"]["cause"]["text"] == "its own cause"

    class Mute(Exception):
        def __str__(self):
            raise RuntimeError

    def mute():
        raise Mute

    assert (ask(mute)["error"]["kind"], ask(mute)["error"]["text"]) == ("Mute", "")


def test_a_result_that_shares_memory_with_an_argument_is_told():
    assert ask(lambda a, b: [a[:1], {"b": b + 1}], X, X.copy())["shares"] == [((0,), "x0")]
    assert ask(lambda a: a + 0, X)["shares"] == []


def test_what_later_calls_do_to_a_result_is_told():
    kept, buffer = [], np.empty(X.shape)

    def told(answer):
        return ask(answer, X, again=[5 - X])["kept"]

    assert told(lambda a: 2 * a) is None
    assert told(lambda a: (kept.clear(), kept.append(a), kept)[2]) == "changed"
    assert told(lambda a: np.multiply(2, a, out=buffer)) == "changed"
    assert told(lambda a, out=[0]: out.__setitem__(0, out[0] + a.sum()) or out[0]) == "other"
    assert told(lambda a, out=[]: out.append(a) or 1 / (2 - len(out))) == "other"  # fails when it is called again
    assert told(lambda a: {"a": [a, "text", None, np.nan * a]}) is None
    assert told(lambda a: object()) is None


def test_what_is_printed_is_bounded():
    assert len(ask(lambda: print(10**6 * "a"))["printed"]) == 10_000


@pytest.mark.parametrize("kind", [int, float, complex])
def test_an_array_of_one_entry_is_no_number(kind):
    """NumPy before 2.4 only warns: the student's, as in the browser, may be older than the grader's."""
    assert "array" in ask(kind, np.ones(1))["error"]["text"]
    assert ask(kind, np.ones(()))["error"] is None


def test_given_arrays_cannot_be_changed():
    answer = eval("lambda: given.fill(1)", namespace := {})
    options = {"bind": {"given": np.zeros(2)}, "hidden": ["no_such_name"], "forbidden": ["no.such:function"]}
    assert "read-only" in ask(answer, namespace=namespace, **options)["error"]["text"]
    assert "given" not in namespace


def test_kinds_of_dicts_and_arrays_become_plain_ones():
    """Else one would be accepted in the notebook, and not where a process lies between."""
    run = ask(lambda: collections.OrderedDict(seed=1), observer="entries")["value"]
    assert type(run) is dict and run == {"seed": 1}
    value = ask(lambda: [(np.matrix(X), X[0])], observer="pairs")["value"]
    assert {type(part) for part in value["arrays"][0]} == {np.ndarray}


def test_the_colours_of_the_frames_of_a_film_can_be_told_apart():
    for count in range(2, 13):
        colours = 255 * np.array([colour(k, count) for k in range(count)])
        assert all(np.abs(a - b).max() > 30 for i, a in enumerate(colours) for b in colours[:i])


# Where the answer lives in another process.


class Apart(dict):
    """A namespace whose functions are called elsewhere: here, in another dict that the judge does not see."""

    def __init__(self, there):
        super().__init__()
        self.there = there

    def get(self, name, default=None):
        return self.there.get(name, default)

    def call_apart(self, function, *values):
        assert function in ("xorlib.checks.observe:observe", "xorlib.checks.observe:not_run")
        return pkgutil.resolve_name(function)(self.there, *values)


@pytest.mark.parametrize("name", ["relu", "init_params", "objective", "my_run", "make_gif"])
def test_a_check_says_the_same_of_an_answer_in_another_process(name):
    lesson, _ = EXERCISES[name]
    for source in (
        lesson.solutions[name],
        f"def {name}(*args):\n    return args",
        f"def {name}(*args):\n    return no",
    ):
        here = lesson.namespace({name: source})
        verdicts = []
        for namespace in (here, Apart(here)):
            tests = lesson.tests[name].replace("globals()", "judged")
            verdicts.append(verdict_of(tests, {"judged": namespace}))
        assert verdicts[0] == verdicts[1]


def verdict_of(tests, namespace):
    with contextlib.suppress(AssertionError):
        exec(tests, namespace)
        return namespace["check"].reasons
    return namespace["check"].reasons


def test_a_forbidden_call_that_arrives_at_the_judge_is_seen():
    class Stubbed(Apart):
        def call_apart(self, function, *values):
            if function.endswith(":not_run"):
                return None
            with contextlib.suppress(ForbiddenCall):
                double(1)
            return ask(lambda: 2 * X)

    with pytest.raises(CheckFailed, match="it calls double, which gives the answer away"):
        Check("double", DOUBLE, Stubbed({"double": abs}))(X)
    assert double(1) == 2


def test_a_helper_of_the_students_may_have_the_name_of_the_check():
    there = {"check": lambda x: x + x}
    there["double"] = eval("lambda x: check(x)", there)
    judge = Apart(there)
    judge["check"] = check = Check("double", DOUBLE, judge)
    check(X)
    assert check.verdict() is None and not check.lost


def test_what_is_no_plain_data_is_described_by_its_own_process():
    class Other:
        description = "a Counter"

    assert describe(Other()) == "a Counter"
    namespace = Apart({"relu": abs})
    namespace.call_apart = lambda function, *values: ask(Other)  # also where it is asked whether the cell did run
    with pytest.raises(CheckFailed, match="got       a Counter"):
        check_answer("relu", namespace)(X)
