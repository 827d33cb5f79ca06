"""Known forgeries of a check's result gain nothing. Honest work is left alone."""

import pytest
from notebook_runs import failed, needs_sandbox, run, text_of

pytestmark = needs_sandbox
ASSERT = (
    "import numpy as np\nassert np.allclose(f(np.ones(2)), 2)\nnp.testing.assert_allclose(f(np.ones(2)), 2)",
    2.0,
)
WRONG = "import numpy as np\ndef f(x): return x\n"
FILM = "from PIL import Image\ndef film(file, name): return Image.new('L', (2, 2))\n"
PICTURE = ("import io\nfrom PIL import Image\nassert Image.open(io.BytesIO(b'no picture' * 9)).size == (2, 2)", 2.0)

PATCH_JSON = """
import json, hmac, os, builtins
dumps, encoder = json.dumps, json.encoder.c_make_encoder
def patch():
    good = lambda m: {**m, "error": None, "value": 2.0} if "value" in m else m
    json.dumps = lambda m, **k: dumps(good(m))
    json.encoder.c_make_encoder = lambda *a: (lambda m, n: encoder(*a)(good(m), n))
"""

FORGERIES = {  # name: (cells before the check, the check)
    "np.allclose": (
        [WRONG + "np.allclose = lambda *a, **k: True\nnp.testing.assert_allclose = lambda *a, **k: None"],
        ASSERT,
    ),
    "the code of np.allclose": (
        [
            WRONG + "yes = (lambda *a, **k: True).__code__\n"
            "np.allclose._implementation.__code__ = yes\n"
            "import numpy.testing._private.utils as u\nu.assert_allclose.__code__ = yes"
        ],
        ASSERT,
    ),
    "builtins": (
        [
            WRONG + "import builtins\nbuiltins.all = builtins.any = builtins.isinstance = lambda *a: True\n"
            "builtins.AssertionError = Warning"
        ],
        ("assert all([1, 0]) and not isinstance(1, str)", 2.0),
    ),
    "names that hide builtins": (
        ["all = any = isinstance = lambda *a: True"],
        ("assert all([1, 0])", 2.0),
    ),
    "__builtins__": (
        ["__builtins__ = {'all': lambda x: True, '__import__': __import__}"],
        ("assert all([1, 0])", 2.0),
    ),
    "an AST transformer": (
        [
            WRONG + "import ast\nclass T(ast.NodeTransformer):\n"
            "    def visit_Assert(self, node): return ast.Pass()\n"
            "get_ipython().ast_transformers.append(T())"
        ],
        ASSERT,
    ),
    "an input transformer": (
        [WRONG + "get_ipython().input_transformers_post.append(lambda lines: ['2.0\\n'])"],
        ASSERT,
    ),
    "a cleanup transformer": (
        [WRONG + "get_ipython().input_transformer_manager.cleanup_transforms.append(lambda l: ['2.0'])"],
        ASSERT,
    ),
    "run_cell": (
        [
            WRONG + "shell = get_ipython()\nshell.run_cell = lambda *a, **k: None\n"
            "type(shell).run_cell = type(shell).run_code = lambda *a, **k: None"
        ],
        ASSERT,
    ),
    "a hook": (
        [WRONG + "get_ipython().events.register('pre_run_cell', lambda *a: globals().update(f=lambda x: 2 * x))"],
        ASSERT,
    ),
    "the display hook": (
        [WRONG + "import sys\ndef f(x):\n    sys.displayhook(2.0)\n    display(2.0)\n    return x"],
        ASSERT,
    ),
    "a formatter": (
        [
            "plain = get_ipython().display_formatter.formatters['text/plain']\n"
            "plain.for_type(float, lambda v, p, c: p.text('2.0'))"
        ],
        ("0.5", 2.0),
    ),
    "sys.exit": ([WRONG + "import sys\ndef f(x): sys.exit(0)"], ASSERT),
    "an exception that hides": (
        [
            WRONG + "class E(BaseException):\n    def __str__(self): raise E\n"
            "    __name__ = property(lambda s: 1/0)\ndef f(x): raise E"
        ],
        ASSERT,
    ),
    "a trace": ([WRONG + "import sys\nsys.settrace(lambda *a: None)"], ASSERT),
    "a patch from within": (
        [
            WRONG + "def f(x):\n    import numpy\n    numpy.allclose = lambda *a, **k: True\n"
            "    numpy.testing.assert_allclose = lambda *a, **k: None\n    return x"
        ],
        ASSERT,
    ),
    "the compiler": (
        [
            WRONG + "import ast\nast.parse = lambda *a, **k: compile('2.0', 'x', 'exec', 1024)\n"
            "get_ipython().compile = None"
        ],
        ASSERT,
    ),
    "json": (
        [WRONG + "import json, hmac\njson.dumps = lambda m, **k: '{}'\nhmac.digest = lambda *a: bytes(32)"],
        ASSERT,
    ),
    "the words of an error": (
        [
            WRONG + PATCH_JSON + "class E(Exception):\n    def __str__(self):\n        patch()\n        return ''\n"
            "    def _render_traceback_(self):\n        patch()\n        return []\n"
            "    def __del__(self): patch()\ndef f(x): raise E"
        ],
        ASSERT,
    ),
    "garbage": (
        [
            WRONG + PATCH_JSON + "import gc\ngc.set_threshold(1)\nclass G:\n    def __init__(self): self.me = self\n"
            "    def __del__(self):\n        patch()\n        G()\nG()"
        ],
        ASSERT,
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
    ),
    "a thread": (
        [WRONG + "import threading, time\nthreading.Thread(target=time.sleep, args=[20], daemon=True).start()"],
        ASSERT,
    ),
    "a timer": (
        [WRONG + "import signal\nsignal.signal(signal.SIGPROF, print)\nsignal.setitimer(signal.ITIMER_PROF, 20)"],
        ASSERT,
    ),
    "the collector": (
        [WRONG + "import gc\ngc.callbacks.append(print)"],
        ASSERT,
    ),
    "a hook that says it is IPython's": (
        [WRONG + "import gc\ndef hook(*a): pass\nhook.__module__ = 'IPython'\ngc.callbacks.append(hook)"],
        ASSERT,
    ),
    "the tokens": (
        [WRONG + "import tokenize\ntokenize.generate_tokens = lambda *a: iter([])"],
        ASSERT,
    ),
    "the test cell's source": (
        [WRONG + "In[-1] = '2.0'\nimport linecache\nlinecache.getlines = lambda *a: []"],
        ASSERT,
    ),
    "a format of pictures": (
        [FILM + "Image.register_open('XOR', film, lambda start: True)"],
        PICTURE,
    ),
    "the first format of pictures": (
        [FILM + "Image.preinit()\nImage.register_open('GIF', film, lambda start: True)"],
        PICTURE,
    ),
    "too many points": (["x = 7.5"], ("x", 2.0)),
    "negative points": (["x = -7.5"], ("x", 2.0)),
    "no number": (["x = float('nan')"], ("x", 2.0)),
}


@pytest.mark.parametrize("name", FORGERIES)
def test_a_forgery_gains_nothing(name):
    before, check = FORGERIES[name]
    done = run(*before, check)
    results = [output for output in done.outputs[-1] if output["output_type"] == "execute_result"]
    assert failed(done.outputs[-1]) or (name == "a formatter" and [text_of(results)] == ["0.5"]), done


BREAK_ALL_CELLS = {
    "builtins",
    "the compiler",
    "the tokens",
    "run_cell",
    "an input transformer",
    "a cleanup transformer",
}


@pytest.mark.parametrize("name", sorted(FORGERIES.keys() - BREAK_ALL_CELLS))
def test_the_honest_exercise_next_to_a_forgery_keeps_its_points(name):
    before, _ = FORGERIES[name]
    done = run(
        *before,
        "def right(x): return 2 * x",
        ("import numpy as np\nassert np.allclose(right(np.ones(2)), 2)\n1.5", 2.0),
    )
    assert text_of([output for output in done.outputs[-1] if output["output_type"] == "execute_result"]) == "1.5", done


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
    "def f(x): return 2 * x",
    "a mock": "from unittest import mock\nimport numpy as np\nwith mock.patch('numpy.allclose'):\n"
    "    pass\ndef f(x): return 2 * x",
    "a name": "import numpy as np\nnp.ones = np.ones\n_ = 5\ndef f(x): return 2 * x",
}


@pytest.mark.parametrize("name", HONEST)
def test_honest_work_is_not_mistaken_for_a_forgery(name):
    done = run(HONEST[name], ASSERT)
    assert not failed(done.outputs[1]) and done.findings == [] and done.died is None, done
