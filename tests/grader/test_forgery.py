"""Known forgeries gain nothing, and most are told to a person. Honest work is left alone."""

import sys

import pytest
from grader_cells import confined, failed, run, said

pytestmark = confined
ASSERT = (
    "import numpy as np\nassert np.allclose(f(np.ones(2)), 2)\nnp.testing.assert_allclose(f(np.ones(2)), 2)",
    2.0,
)
WRONG = "import numpy as np\ndef f(x): return x\n"
XORLIB = (
    "import numpy as np\nfrom xorlib.checks import check_answer\ncheck = check_answer('relu', globals())\n"
    "check(np.array([[-2.0, 0.5], [3.0, -0.1]]))\ncheck.verdict()",
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
from xorlib.checks import forward_pass as lesson
reference = lesson.EXERCISES["forward"].reference
class Empty(inspect.Signature):
    def bind(self, *args, **kwargs):
        bound = super().bind(*args, **kwargs)
        bound.arguments["params"] = []
        return bound
"""
FILM = "from PIL import Image\ndef film(file, name): return Image.new('L', (2, 2))\n"
PICTURE = ("import io\nfrom PIL import Image\nassert Image.open(io.BytesIO(b'no picture' * 9)).size == (2, 2)", 2.0)
ALWAYS = """
class Always:
    def __eq__(self, other): return True
    def __array__(self, *args, **kwargs): return np.array(2.0)
    def __getattr__(self, name): return lambda *args, **kwargs: Always()
"""

PATCH_JSON = """
import json, hmac, os, builtins
dumps, encoder = json.dumps, json.encoder.c_make_encoder
def patch():
    good = lambda m: {**m, "error": None, "value": 2.0} if "value" in m else m
    json.dumps = lambda m, **k: dumps(good(m))
    json.encoder.c_make_encoder = lambda *a: (lambda m, n: encoder(*a)(good(m), n))
"""

FORGERIES = {  # name: (cells before the check, the check, part of a finding)
    "np.allclose": (
        [WRONG + "np.allclose = lambda *a, **k: True\nnp.testing.assert_allclose = lambda *a, **k: None"],
        ASSERT,
        "numpy.allclose was replaced",
    ),
    "the code of np.allclose": (
        [
            WRONG + "yes = (lambda *a, **k: True).__code__\n"
            "np.allclose._implementation.__code__ = yes\n"
            "import numpy.testing._private.utils as u\nu.assert_allclose.__code__ = yes"
        ],
        ASSERT,
        "the code of numpy",
    ),
    "a closure": (
        [
            "from xorlib.checks import random_init as r\ndef relu(z): return z\n"
            "r._hidden(1)\nfrom xorlib.checks import forward_pass as p\n"
            "p.EXERCISES['relu'].__dict__['reference'] = relu"
        ],
        XORLIB,
        "reference was replaced",
    ),
    "np.isclose inside xorlib": (
        ["import numpy as np\ndef relu(z): return z.copy()\nnp.isclose = lambda a, b, **k: a == a"],
        XORLIB,
        "numpy.isclose",
    ),
    "the verdict": (
        [
            "import xorlib.checks.check as c\ndef relu(z): return z\nc.Check.__call__ = lambda *a: None\n"
            "c.Check.verdict = lambda self: 1.0"
        ],
        XORLIB,
        "Check.verdict was replaced",
    ),
    "check_answer": (
        [
            "import xorlib.checks as c\ndef relu(z): return z\n"
            "class Fake:\n    __call__ = lambda *a: None\n    verdict = lambda s: 1.0\n"
            "c.check_answer = lambda *a: Fake()"
        ],
        XORLIB,
        "check_answer was replaced",
    ),
    "the exercises": (
        [
            "from xorlib.checks import forward_pass as p\nrelu = lambda z: z\n"
            "object.__setattr__(p.EXERCISES['relu'], 'atol', 1e9)"
        ],
        XORLIB,
        "atol was replaced",
    ),
    "the reference": (
        ["import xorlib.network as n\ndef relu(z): return z\nn.relu.__code__ = relu.__code__"],
        XORLIB,
        "the code of xorlib",
    ),
    "a name added to the checks": (
        ["import xorlib.checks.check as c\ndef relu(z): return -z\nc.list = lambda *a: []"],
        XORLIB,
        "xorlib.checks.check.list was added",
    ),
    "builtins of the checks' own": (
        [
            "import xorlib.checks.check as c\ndef relu(z): return -z\n"
            "c.__builtins__ = {**c.__builtins__, 'list': lambda *a: []}"
        ],
        XORLIB,
        "xorlib.checks.check.__builtins__ was replaced",
    ),
    "a method added to the checks": (
        ["import xorlib.checks.check as c\ndef relu(z): return -z\nc.Check.__bool__ = lambda self: True"],
        XORLIB,
        "Check.__bool__ was added",
    ),
    "sys.modules": (
        [
            "import sys, types\ndef relu(z): return z\nfake = types.ModuleType('xorlib.checks')\n"
            "exec('class F:\\n  __call__ = lambda *a: None\\n  verdict = lambda s: 1.0\\n"
            "check_answer = lambda *a: F()', fake.__dict__)\nsys.modules['xorlib.checks'] = fake"
        ],
        XORLIB,
        "sys.modules['xorlib.checks']",
    ),
    "builtins": (
        [
            WRONG + "import builtins\nbuiltins.all = builtins.any = builtins.isinstance = lambda *a: True\n"
            "builtins.AssertionError = Warning"
        ],
        ("assert all([1, 0]) and not isinstance(1, str)", 2.0),
        "builtins.all",
    ),
    "names that hide builtins": (
        ["all = any = isinstance = lambda *a: True"],
        ("assert all([1, 0])", 2.0),
        None,
    ),
    "__builtins__": (
        ["__builtins__ = {'all': lambda x: True, '__import__': __import__}"],
        ("assert all([1, 0])", 2.0),
        None,
    ),
    "an AST transformer": (
        [
            WRONG + "import ast\nclass T(ast.NodeTransformer):\n"
            "    def visit_Assert(self, node): return ast.Pass()\n"
            "get_ipython().ast_transformers.append(T())"
        ],
        ASSERT,
        "an AST transformer",
    ),
    "an input transformer": (
        [WRONG + "get_ipython().input_transformers_post.append(lambda lines: ['2.0\\n'])"],
        ASSERT,
        "an input transformer",
    ),
    "a cleanup transformer": (
        [WRONG + "get_ipython().input_transformer_manager.cleanup_transforms.append(lambda l: ['2.0'])"],
        ASSERT,
        "an input transformer",
    ),
    "run_cell": (
        [
            WRONG + "shell = get_ipython()\nshell.run_cell = lambda *a, **k: None\n"
            "type(shell).run_cell = type(shell).run_code = lambda *a, **k: None"
        ],
        ASSERT,
        "run_cell",
    ),
    "a hook": (
        [WRONG + "get_ipython().events.register('pre_run_cell', lambda *a: globals().update(f=lambda x: 2 * x))"],
        ASSERT,
        "a pre_run_cell callback",
    ),
    "always equal": ([WRONG + ALWAYS + "def relu(z): return Always()"], XORLIB, None),
    "an equal array": (
        [
            "import numpy as np\nclass A(np.ndarray):\n    def __eq__(self, o): return np.True_\n"
            "    def __array_ufunc__(self, *a, **k): return np.True_\n"
            "    def __array_function__(self, *a): return np.True_\n"
            "def relu(z): return z.view(A)"
        ],
        XORLIB,
        None,
    ),
    "the display hook": (
        [WRONG + "import sys\ndef f(x):\n    sys.displayhook(2.0)\n    display(2.0)\n    return x"],
        ASSERT,
        None,
    ),
    "a formatter": (
        [
            "plain = get_ipython().display_formatter.formatters['text/plain']\n"
            "plain.for_type(float, lambda v, p, c: p.text('2.0'))"
        ],
        ("0.5", 2.0),
        None,
    ),
    "sys.exit": ([WRONG + "import sys\ndef f(x): sys.exit(0)"], ASSERT, None),
    "an exception that hides": (
        [
            WRONG + "class E(BaseException):\n    def __str__(self): raise E\n"
            "    __name__ = property(lambda s: 1/0)\ndef f(x): raise E"
        ],
        ASSERT,
        None,
    ),
    "a trace": ([WRONG + "import sys\nsys.settrace(lambda *a: None)"], ASSERT, "a trace function"),
    "a patch from within": (
        [
            WRONG + "def f(x):\n    import numpy\n    numpy.allclose = lambda *a, **k: True\n"
            "    numpy.testing.assert_allclose = lambda *a, **k: None\n    return x"
        ],
        ASSERT,
        "while the check ran, numpy.allclose",
    ),
    "the compiler": (
        [
            WRONG + "import ast\nast.parse = lambda *a, **k: compile('2.0', 'x', 'exec', 1024)\n"
            "get_ipython().compile = None"
        ],
        ASSERT,
        "ast.parse was replaced",
    ),
    "json": (
        [WRONG + "import json, hmac\njson.dumps = lambda m, **k: '{}'\nhmac.digest = lambda *a: bytes(32)"],
        ASSERT,
        "json.dumps was replaced",
    ),
    "the words of an error": (
        [
            WRONG + PATCH_JSON + "class E(Exception):\n    def __str__(self):\n        patch()\n        return ''\n"
            "    def _render_traceback_(self):\n        patch()\n        return []\n"
            "    def __del__(self): patch()\ndef f(x): raise E"
        ],
        ASSERT,
        None,
    ),
    "garbage": (
        [
            WRONG + PATCH_JSON + "import gc\ngc.set_threshold(1)\nclass G:\n    def __init__(self): self.me = self\n"
            "    def __del__(self):\n        patch()\n        G()\nG()"
        ],
        ASSERT,
        None,
    ),
    "a figure that puts things back": (
        [
            WRONG + "import matplotlib.pyplot as plt\nright = np.allclose, np.testing.assert_allclose\n"
            "def back(figure):\n    np.allclose, np.testing.assert_allclose = right\n    return ''\n"
            "get_ipython().display_formatter.formatters['image/svg+xml'].for_type(plt.Figure, back)\n"
            "def f(x):\n    plt.figure()\n    np.allclose = np.testing.assert_allclose = lambda *a, **k: True\n"
            "    return x"
        ],
        ASSERT,
        "while the check ran, numpy.allclose",
    ),
    "a thread": (
        [WRONG + "import threading, time\nthreading.Thread(target=time.sleep, args=[20], daemon=True).start()"],
        ASSERT,
        "a thread goes on",
    ),
    "a timer": (
        [WRONG + "import signal\nsignal.signal(signal.SIGPROF, print)\nsignal.setitimer(signal.ITIMER_PROF, 20)"],
        ASSERT,
        "a timer",
    ),
    "the collector": (
        [WRONG + "import gc\ngc.callbacks.append(print)"],
        ASSERT,
        "a callback of the garbage collector",
    ),
    "a hook that says it is IPython's": (
        [WRONG + "import gc\ndef hook(*a): pass\nhook.__module__ = 'IPython'\ngc.callbacks.append(hook)"],
        ASSERT,
        "a callback of the garbage collector",
    ),
    "the tokens": (
        [WRONG + "import tokenize\ntokenize.generate_tokens = lambda *a: iter([])"],
        ASSERT,
        "tokenize.generate_tokens was replaced",
    ),
    "the test cell's source": (
        [WRONG + "In[-1] = '2.0'\nimport linecache\nlinecache.getlines = lambda *a: []"],
        ASSERT,
        None,
    ),
    "the attributes of the reference": (
        [SIGNATURE + "reference.__signature__ = Empty.from_callable(reference)\n" + FIRST_LAYER],
        FORWARD,
        "the attributes of xorlib",
    ),
    "all attributes of the reference": (
        [SIGNATURE + "reference.__dict__ = {'__signature__': Empty.from_callable(reference)}\n" + FIRST_LAYER],
        FORWARD,
        "the attributes of xorlib",
    ),
    "how arguments are copied": (
        [
            "import copyreg, inspect\ndef again(bound):\n    bound.arguments['params'] = []\n"
            "    return inspect.BoundArguments, (bound.signature, bound.arguments)\n"
            "copyreg.pickle(inspect.BoundArguments, again)\n" + FIRST_LAYER
        ],
        FORWARD,
        "copyreg.dispatch_table has other entries",
    ),
    "a table of how arguments are copied": (
        [
            "import copy, inspect\ndef again(bound):\n    bound.arguments['params'] = []\n"
            "    return inspect.BoundArguments, (bound.signature, bound.arguments)\n"
            "copy.dispatch_table = {**copy.dispatch_table, inspect.BoundArguments: again}\n" + FIRST_LAYER
        ],
        FORWARD,
        "copy.dispatch_table was replaced",
    ),
    "a method that copies arguments": (
        [
            "import inspect\ndef again(bound, memo):\n    bound.arguments['params'] = []\n    return bound\n"
            "inspect.BoundArguments.__deepcopy__ = again\n" + FIRST_LAYER
        ],
        FORWARD,
        "inspect.BoundArguments.__deepcopy__ was added",
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
        "copyreg.__newobj__ was replaced",
    ),
    "how lists are copied": (
        [
            "from copy import _deepcopy_dispatch as how\ndef lists(x, memo):\n    x.clear()\n    return x\n"
            "how[list] = lists\n" + FIRST_LAYER
        ],
        FORWARD,
        "copy._deepcopy_dispatch has other entries",
    ),
    "a format of pictures": (
        [FILM + "Image.register_open('XOR', film, lambda start: True)"],
        PICTURE,
        "PIL.Image.OPEN has other entries",
    ),
    "the first format of pictures": (
        [FILM + "Image.preinit()\nImage.register_open('GIF', film, lambda start: True)"],
        PICTURE,
        "PIL.Image.OPEN has other entries",
    ),
    "too many points": (["x = 7.5"], ("x", 2.0), "7.5 of 2 points"),
    "negative points": (["x = -7.5"], ("x", 2.0), "-7.5 of 2 points"),
    "no number": (["x = float('nan')"], ("x", 2.0), "inf of 2 points"),
}


@pytest.mark.parametrize("name", FORGERIES)
def test_a_forgery_gains_nothing(name):
    before, check, finding = FORGERIES[name]
    done = run(*before, check)
    results = [output for output in done.outputs[-1] if output["output_type"] == "execute_result"]
    assert failed(done.outputs[-1]) or name == "a formatter" and [said(results)] == ["0.5"], done
    assert finding is None or any(finding in found["text"] for found in done.findings), done.findings


BREAK_ALL_CELLS = {"the compiler", "the tokens", "run_cell", "an input transformer", "a cleanup transformer"}


@pytest.mark.parametrize("name", sorted(FORGERIES.keys() - BREAK_ALL_CELLS))
def test_the_honest_exercise_beside_a_forgery_keeps_its_points(name):
    before, _, _ = FORGERIES[name]
    done = run(
        *before,
        "def right(x): return 2 * x",
        ("import numpy as np\nassert np.allclose(right(np.ones(2)), 2)\n1.5", 2.0),
    )
    assert said([output for output in done.outputs[-1] if output["output_type"] == "execute_result"]) == "1.5", done


def test_a_forged_message_is_not_believed():
    done = run(
        """
import json, os, struct
body = json.dumps({"outputs": [], "findings": [], "error": None, "nonce": "x", "value": 2.0}).encode()
for fd in range(3, 64):
    try: os.write(fd, struct.pack(">I", len(body)) + bytes(32) + body)
    except OSError: pass
""",
        ("0.0", 2.0),
    )
    assert "a forged message" in done.died and failed(done.outputs[1])


def test_grading_itself_cannot_be_found_by_name():
    done = run(
        "import sys; print([name for name in sys.modules if name.startswith('grading')])", "import nbgrader_sandbox"
    )
    assert said(done.outputs[0]) == "[]\n" and "ModuleNotFoundError" in said(done.outputs[1])


def test_later_cells_are_not_there_yet():
    done = run(
        "import gc\nfound = [o for o in gc.get_objects() if type(o) in (str, dict, list)]\n"
        "print(any('a hidden ' + 'test' in repr(o)[:5000] for o in found))",
        ("'a hidden test'", 1.0),
    )
    assert said(done.outputs[0]) == "False\n"


HONEST = {
    "a warning": (
        "import warnings, sys, logging\ndef f(x):\n    warnings.warn('careful')\n"
        "    print('hm', file=sys.stderr)\n"
        "    logging.warning('well')\n    return 2 * x"
    ),
    "names of builtins": "sum = max = len = print = input = 0\nlist = [1]\ndef f(x): return 2 * x",
    "NumPy's names": "from numpy import *\ndef f(x): return sum(array([x, x]), axis=0)",
    "a helper named like a builtin": "def sum(values, times): return values * times\ndef f(x): return sum(x, 2)",
    "a style": "import matplotlib.pyplot as plt, numpy as np\n"
    "plt.style.use('ggplot')\n%matplotlib inline\nplt.ion()\n"
    "np.set_printoptions(precision=2)\nnp.seterr(all='ignore')\n"
    "plt.rcParams['figure.dpi'] = 50\ndef f(x): return 2 * x",
    "an extension": "%load_ext autoreload\n%autoreload 2\ndef f(x): return 2 * x",
    "an extension, twice": "%load_ext autoreload\n%autoreload 2\n%reload_ext autoreload\n%autoreload 2\n"
    "def f(x): return 2 * x",
    "bars of progress": "import tqdm.auto, tqdm.notebook\nfor made in (tqdm, tqdm.auto, tqdm.notebook):\n"
    "    for i in made.tqdm(range(3)): pass\ndef f(x): return 2 * x",
    "a picture": "import io\nfrom PIL import Image\nfile = io.BytesIO()\nImage.new('L', (2, 2)).save(file, 'PNG')\n"
    "Image.open(file).load()\nImage.open(file).convert('RGB').save(io.BytesIO(), 'TIFF')\n"
    "try: Image.open(io.BytesIO(b'no picture'))\nexcept OSError: pass\n"
    "def f(x): return 2 * x",
    "a way to copy a class of one's own": "import copy, copyreg\nclass Network: pass\n"
    "copyreg.pickle(Network, lambda n: (Network, ()))\ncopy._deepcopy_dispatch[Network] = lambda n, memo: n\n"
    "def f(x): return 2 * x",
    "attributes": "def f(x): return 2 * x\nf.times, f.__signature__ = 2, None",
    "a figure": "import matplotlib.pyplot as plt\ndef f(x):\n    plt.plot(x)\n    plt.show()\n    return 2 * x",
    "imports": "import numpy.random, numpy.linalg, numpy.fft, numpy.polynomial, matplotlib.animation\n"
    "from autograd import grad, jacobian\ngrad(lambda x: x ** 2)(3.0)\ndef f(x): return 2 * x",
    "a mock": "from unittest import mock\nimport numpy as np\nwith mock.patch('numpy.allclose'):\n"
    "    pass\ndef f(x): return 2 * x",
    "a name": "import numpy as np\nnp.ones = np.ones\n_ = 5\ndef f(x): return 2 * x",
}


@pytest.mark.parametrize("name", HONEST)
def test_honest_work_is_not_mistaken_for_a_forgery(name):
    done = run(HONEST[name], ASSERT)
    assert not failed(done.outputs[1]) and done.findings == [] and done.died is None, done


def test_what_the_check_itself_writes_to_stderr_costs_its_points():
    done = run("def f(): pass", ("import sys\nf()\nprint('no', file=sys.stderr)", 1.0))
    assert failed(done.outputs[1])


def test_a_check_has_pythons_builtins_and_the_notebook_keeps_its_own_names():
    check = (
        "sums = [sum([1]) for _ in range(1)]\nmax = 7\nmatch [3, 4]:\n    case [min, *_]: pass\n"
        "async def open(): pass\nassert open.__name__ == 'open' and min == 3\n"
        "assert sums == [1] and max == 7 and f() == 5\nlen(sums) + 0.0"
    )
    done = run("sum = 5\nlen = lambda _: 2\ndef f(): return sum", (check, 2.0), "print(sum, max)")
    assert said(done.outputs[1]) == "1.0" and said(done.outputs[2]) == "5 7\n"


def test_a_check_may_nest_as_deep_as_python_lets_it():
    assert not failed(run((" + ".join(["1"] * 400) + "\n1.0", 1.0)).outputs[0])


def test_input_is_refused():
    assert "StdinNotImplementedError" in said(run("input('?')").outputs[0])


@pytest.mark.parametrize(
    "source, shown",
    [
        ("2", "2"),
        ("1.5", "1.5"),
        ("None", ""),
        ("'text'", "'text'"),
        ("True", "True"),
        ("import numpy as np\nnp.float64(1.0)", "<float64>"),
        ("1.5;", ""),
        ("x = 1", ""),
        ("", ""),
        ("%time 1.0", "1.0"),
    ],
)
def test_the_value_of_a_test_cell_is_its_last_expression(source, shown):
    outputs = run((source, 2.0)).outputs[0]
    assert said([output for output in outputs if output["output_type"] != "stream"]) == shown


def test_a_hook_that_the_collector_no_longer_sees_is_told():
    done = run(
        "import gc\nfrom IPython import get_ipython\ndef hook(*_): pass\nhook.__module__ = 'IPython.core'\n"
        "gc.callbacks.append(hook)\nget_ipython().events.register('pre_run_cell', hook)\ngc.freeze()",
        ("1.0", 1.0),
    )
    assert [found["text"].partition(" (")[0] for found in done.findings] == [
        "a callback of the garbage collector",
        "a pre_run_cell callback",
    ]


def test_a_hook_is_not_ours_for_pretending_to_be_a_method_of_ours():
    done = run(
        "import gc\nfrom IPython.core.interactiveshell import InteractiveShell\nclass H:\n"
        "    __func__ = InteractiveShell.run_cell\n    def __call__(self, *a): pass\ngc.callbacks.append(H())",
        ("1.0", 1.0),
    )
    assert "a callback of the garbage collector" in done.findings[0]["text"]


def test_all_timers_are_stopped():
    done = run(
        "import signal\nfired = []\nfor number in (signal.SIGVTALRM, signal.SIGPROF):\n"
        "    signal.signal(number, lambda number, _: fired.append(number))\n"
        "for timer in (signal.ITIMER_VIRTUAL, signal.ITIMER_PROF): signal.setitimer(timer, 0.05, 0.05)",
        ("fired.clear()\nsum(range(10_000_000))\nassert not fired, fired", 1.0),
    )
    assert not failed(done.outputs[1]) and "a timer" in done.findings[0]["text"]


@pytest.mark.skipif(not hasattr(sys, "monitoring"), reason="since Python 3.12")
def test_a_monitoring_tool_is_stopped_and_told():
    done = run(
        "import sys\nm = sys.monitoring\nm.use_tool_id(2, 'mine')\nm.set_events(2, m.events.LINE)\n"
        "def f(): return 1\nm.set_local_events(2, f.__code__, m.events.LINE)\n"
        "lines = []\nm.register_callback(2, m.events.LINE, lambda *a: lines.append(a))",
        ("lines.clear()\nx = f()\nassert not lines", 1.0),
    )
    assert not failed(done.outputs[1]) and "a monitoring tool" in done.findings[0]["text"]
