"""Known forgeries of the checks of xorlib gain nothing."""

import pytest
from course_settings import SETTINGS
from judge import ROOT, lessons
from notebook_runs import failed, needs_sandbox, run, text_of

pytestmark = needs_sandbox
RELU = (
    "import numpy as np\nfrom xorlib.checks import check_answer\ncheck = check_answer('relu', globals())\n"
    "check(np.array([[-2.0, 0.3], [3.0, -0.1]]))\ncheck.verdict()",
    1.0,
)
FIRST_LAYER = "def forward(X, params, activation): return [X]"  # right for a network without layers
FORWARD = (
    "import numpy as np\nfrom xorlib.checks import check_answer\ncheck = check_answer('forward', globals())\n"
    "check(np.eye(2), [(np.eye(2), np.ones(2))], np.tanh)\ncheck.verdict()",
    1.0,
)
SIGNATURE = """
import inspect
from xorlib.checks import COURSE
reference = COURSE["forward_pass"].exercises["forward"].reference
class Empty(inspect.Signature):
    def bind(self, *args, **kwargs):
        bound = super().bind(*args, **kwargs)
        bound.arguments["params"] = []
        return bound
"""
ALWAYS = """
class Always:
    def __eq__(self, other): return True
    def __array__(self, *args, **kwargs): return np.array(2.0)
    def __getattr__(self, name): return lambda *args, **kwargs: Always()
"""

FORGERIES = {  # name: (cells before the check, the check)
    "the reference of an exercise": (
        [
            "from xorlib.checks import COURSE\ndef relu(z): return z\n"
            "COURSE['forward_pass'].exercises['relu'].__dict__['reference'] = relu"
        ],
        RELU,
    ),
    "np.isclose inside xorlib": (
        ["import numpy as np\ndef relu(z): return z.copy()\nnp.isclose = lambda a, b, **k: a == a"],
        RELU,
    ),
    "the verdict": (
        [
            "import xorlib.checks.check as c\ndef relu(z): return z\nc.Check.__call__ = lambda *a: None\n"
            "c.Check.verdict = lambda self: 1.0"
        ],
        RELU,
    ),
    "check_answer": (
        [
            "import xorlib.checks as c\ndef relu(z): return z\n"
            "class Fake:\n    __call__ = lambda *a: None\n    verdict = lambda s: 1.0\n"
            "c.check_answer = lambda *a: Fake()"
        ],
        RELU,
    ),
    "the exercises": (
        [
            "from xorlib.checks import COURSE\nrelu = lambda z: z\n"
            "object.__setattr__(COURSE['forward_pass'].exercises['relu'], 'atol', 1e9)"
        ],
        RELU,
    ),
    "the reference": (
        ["import xorlib.network as n\ndef relu(z): return z\nn.relu.__code__ = relu.__code__"],
        RELU,
    ),
    "a name added to the checks": (
        ["import xorlib.checks.check as c\ndef relu(z): return -z\nc.list = lambda *a: []"],
        RELU,
    ),
    "builtins of the checks' own": (
        [
            "import xorlib.checks.check as c\ndef relu(z): return -z\n"
            "c.__builtins__ = {**c.__builtins__, 'list': lambda *a: []}"
        ],
        RELU,
    ),
    "a method added to the checks": (
        ["import xorlib.checks.check as c\ndef relu(z): return -z\nc.Check.__bool__ = lambda self: True"],
        RELU,
    ),
    "sys.modules": (
        [
            "import sys, types\ndef relu(z): return z\nfake = types.ModuleType('xorlib.checks')\n"
            "exec('class F:\\n  __call__ = lambda *a: None\\n  verdict = lambda s: 1.0\\n"
            "check_answer = lambda *a: F()', fake.__dict__)\nsys.modules['xorlib.checks'] = fake"
        ],
        RELU,
    ),
    "always equal": (["import numpy as np" + ALWAYS + "def relu(z): return Always()"], RELU),
    "an equal array": (
        [
            "import numpy as np\nclass A(np.ndarray):\n    def __eq__(self, o): return np.True_\n"
            "    def __array_ufunc__(self, *a, **k): return np.True_\n"
            "    def __array_function__(self, *a): return np.True_\n"
            "def relu(z): return z.view(A)"
        ],
        RELU,
    ),
    "the attributes of the reference": (
        [SIGNATURE + "reference.__signature__ = Empty.from_callable(reference)\n" + FIRST_LAYER],
        FORWARD,
    ),
    "all attributes of the reference": (
        [SIGNATURE + "reference.__dict__ = {'__signature__': Empty.from_callable(reference)}\n" + FIRST_LAYER],
        FORWARD,
    ),
    "how arguments are copied": (
        [
            "import copyreg, inspect\ndef again(bound):\n    bound.arguments['params'] = []\n"
            "    return inspect.BoundArguments, (bound.signature, bound.arguments)\n"
            "copyreg.pickle(inspect.BoundArguments, again)\n" + FIRST_LAYER
        ],
        FORWARD,
    ),
    "a table of how arguments are copied": (
        [
            "import copy, inspect\ndef again(bound):\n    bound.arguments['params'] = []\n"
            "    return inspect.BoundArguments, (bound.signature, bound.arguments)\n"
            "copy.dispatch_table = {**copy.dispatch_table, inspect.BoundArguments: again}\n" + FIRST_LAYER
        ],
        FORWARD,
    ),
    "a method that copies arguments": (
        [
            "import inspect\ndef again(bound, memo):\n    bound.arguments['params'] = []\n    return bound\n"
            "inspect.BoundArguments.__deepcopy__ = again\n" + FIRST_LAYER
        ],
        FORWARD,
    ),
    "how objects are made anew": (
        [
            "import copyreg, inspect\nmake = copyreg.__newobj__\nclass Again(inspect.BoundArguments):\n"
            "    def __setstate__(self, state):\n        super().__setstate__(state)\n"
            "        self.arguments['params'] = []\n"
            "copyreg.__newobj__ = lambda kind, *a: make(Again if kind is inspect.BoundArguments else kind, *a)\n"
            + FIRST_LAYER
        ],
        FORWARD,
    ),
    "how lists are copied": (
        [
            "from copy import _deepcopy_dispatch as how\ndef lists(x, memo):\n    x.clear()\n    return x\n"
            "how[list] = lists\n" + FIRST_LAYER
        ],
        FORWARD,
    ),
}


@pytest.mark.parametrize("name", FORGERIES)
def test_a_forgery_gains_nothing(name):
    before, check = FORGERIES[name]
    done = run(*before, check, settings=SETTINGS)
    assert failed(done.outputs[-1]), done


@pytest.mark.parametrize("name", FORGERIES)
def test_the_honest_exercise_next_to_a_forgery_keeps_its_points(name):
    before, _ = FORGERIES[name]
    check = ("import numpy as np\nassert np.allclose(right(np.ones(2)), 2)\n1.5", 2.0)
    done = run(*before, "def right(x): return 2 * x", check, settings=SETTINGS)
    assert text_of([output for output in done.outputs[-1] if output["output_type"] == "execute_result"]) == "1.5", done


LATER = """
import xorlib, xorlib.checks.observe as observing
class Later(dict):
    def __getitem__(self, key): return xorlib.affine(*self["args"]) if key == "value" else self.get(key)
NOTHING = dict(error=None, changed=[], printed="", reads=[], forbidden=[])
observing.observe = lambda names, request: Later(NOTHING, args=request["args"])
def affine(A, W, b): return None
"""
AFFINE = (
    "import numpy as np\nfrom xorlib.checks import check_answer\ncheck = check_answer('affine', globals())\n"
    "check(np.eye(2), np.ones((3, 2)), np.arange(3.0))\ncheck.verdict()",
    2.0,
)
MOVED = """
import xorlib.checks.observe as observing
observe = observing.observe
def after(names, request):
    facts = observe(names, request)
    request["args"][0][...] = 0
    return facts
observing.observe = after
def relu(z): return z * (z > 0)
"""


def test_what_was_observed_is_read_while_the_reference_is_forbidden():
    """Else an object could have the reference compute what is read of it, once that may be called again."""
    done = run(LATER, AFFINE, settings=SETTINGS, assignment="1-forward-pass")
    assert failed(done.outputs[-1]), done


def test_a_call_apart_does_not_change_what_the_test_cell_has():
    check = RELU[0].replace("check(np.array", "check(z := np.array") + "\nassert z.any()"
    done = run(MOVED, (check, 1.0), settings=SETTINGS)
    assert not failed(done.outputs[-1]), done


def test_honest_use_of_autograd_is_not_mistaken_for_a_forgery():
    answer = "from autograd import grad, jacobian\ngrad(lambda x: x ** 2)(3.0)\ndef f(x): return 2 * x"
    done = run(answer, ("assert f(1) == 2\n1.0", 2.0), settings=SETTINGS)
    assert not failed(done.outputs[1]) and done.findings == [] and done.died is None, done


def test_of_the_project_only_xorlib_can_be_seen(tmp_path):
    gradebook = tmp_path / "gradebook.db"
    gradebook.touch()
    names = ["solutions", "tests", "grading", "nbgrader_config.py", "classroom"]
    hidden = [str(gradebook), *(str(ROOT / name) for name in names)]
    source = f"import os, xorlib; print([path for path in {hidden} if os.path.lexists(path)])"
    assert text_of(run(source, settings=SETTINGS).outputs[0]) == "[]\n"


DRAWN = """
import numpy as np
import xorlib.checks.observe as observing
def forged(names, request):
    rng, (epoch, loss, params) = np.random.RandomState(0), request["args"][1]
    ramp = np.add.outer(np.arange(80), 2 * np.arange(80))[..., None] % 256
    picture, corner = lambda: PICTURE, lambda k: np.full((41, 41, 4), k, np.uint8)
    corners = dict(frame=[corner(0)] * 4, bare=[corner(255)] * 4, words=[corner(0)] * 4)
    corners["points"] = [corner(200), corner(90), corner(90), corner(200)]
    fields = [dict(pixels=picture(), ends=((0.0, 1.0), (0.0, 1.0)), parts=[]) for _ in range(3)]
    facts = dict(title=f"{epoch} {loss:.4f}", points=4, axes=2, touched=False, corners=corners, fields=fields)
    facts["frames"] = [picture() for _ in range(3)]
    return dict(value=facts, error=None, changed=[], shares=[], kept=None, printed="", reads=[], forbidden=[])
observing.observe = forged
def draw_frame(ax, snapshot): pass
"""
PICTURES = {
    "noise": "rng.randint(0, 255, (80, 80, 4)).astype(np.uint8)",
    "a field of its own": "np.repeat((ramp + rng.randint(9)) % 256, 4, axis=2).astype(np.uint8)",
    "one colour": "np.full((80, 80, 4), rng.randint(255), dtype=np.uint8)",
}


@pytest.mark.parametrize("picture", PICTURES)
def test_pictures_that_an_answer_did_not_draw_show_no_field(picture):
    lesson = lessons()["animation"]
    cells = [*lesson.given, DRAWN.replace("PICTURE", PICTURES[picture]), (lesson.tests["draw_frame"], 3.0)]
    done = run(*cells, settings=SETTINGS, assignment=lesson.folder)
    assert failed(done.outputs[-1]) and "not as expected" in text_of(done.outputs[-1]), done
