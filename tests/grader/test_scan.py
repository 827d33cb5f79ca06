"""The source scan names the line of a forgery, and leaves honest answers alone, all of the bank among them."""

import copy

import nbformat
import pytest
from answers import bank
from grader_lessons import assignment, lessons, solved
from hypothesis import given, settings
from hypothesis import strategies as st
from nbgrader_sandbox.preflight import preflight
from nbgrader_sandbox.scan import MOST_FINDINGS, MOST_SOURCE, scan

BY_FOLDER = {lesson.folder: name for name, lesson in lessons().items()}


def found(source, exercise="relu", lesson="forward_pass"):
    """What is found in a submission whose answer to an exercise is this source."""
    notebook = assignment(lesson).notebooks[lesson]
    nb = copy.deepcopy(notebook.released)
    next(cell for cell in nb.cells if cell.id == exercise).source = source
    return scan(nb, notebook)


@pytest.mark.parametrize("name", lessons())
def test_the_lessons_themselves_hold_nothing(name):
    notebook = assignment(name).notebooks[name]
    assert scan(notebook.released, notebook) == []
    nb = preflight({f"{name}.ipynb": nbformat.writes(solved(name)).encode()}, assignment(name)).notebooks[name]
    assert scan(nb, notebook) == []


@pytest.mark.parametrize("answer", [one for one in bank() if one.right], ids=lambda one: f"{one.exercise}: {one.name}")
def test_a_right_answer_is_not_flagged(answer):
    assert found(answer.source, answer.exercise, BY_FOLDER[answer.lesson]) == []


HELPERS = "xorlib"  # of the wrong answers, only those that take something from the course's own package are


@pytest.mark.parametrize(
    "answer", [one for one in bank() if not one.right], ids=lambda one: f"{one.exercise}: {one.name}"
)
def test_an_honest_mistake_is_not_flagged(answer):
    sentences = found(answer.source, answer.exercise, BY_FOLDER[answer.lesson])
    assert not sentences or HELPERS in answer.source and all("import" in sentence for sentence in sentences)


HONEST = {
    "imports": "i"
    "mport time, warnings, copy, functools, math, itertools, random, sys, os, io, json, logging, traceback\n"
    "from tqdm import tqdm\nfrom dataclasses import dataclass, field\nfrom pathlib import Path\n"
    "import autograd.numpy as anp\nfrom autograd import grad\nimport matplotlib.animation as animation\n"
    "from IPython.display import Image, display, HTML\nimport scipy.special, pandas as pd, tempfile, pickle, ast",
    "the course's helpers": "import xorlib\nfrom xorlib import X, y, plot_points, show, init_params\nxorlib.X.shape",
    "a comparison with the course's own": "import xorlib\nprint(np.allclose(relu(X), xorlib.relu(X)))",
    "debugging": "print(f'{z=}', type(z), z.__class__.__name__, relu.__name__, dir(z))\n"
    "assert z.shape == (4, 2), z\nvars()",
    "magics": "%matplotlib inline\n%config InlineBackend.figure_format = 'retina'\n%timeit -n 10 relu(X)\n"
    "t = %timeit -o f(X)\n"
    "%time a = relu(X)\n%load_ext autoreload\n%autoreload 2\n%precision 3\n%pip list\nrelu?\n%whos\n"
    "%config InlineBackend.rc = {'figure.figsize': (10, 6)}\n%config InlineBackend.figure_formats = {'png', 'svg'}\n"
    "%config InlineBackend\n%cat {path}\n%debug",
    "a timed cell": "%%time\nimport numpy as np\nfor i in range(3):\n    np.ones(i)",
    "a captured cell": "\n%%capture out --no-stderr\n%matplotlib inline\nprint(1)",
    "a cell of markup": "%%html\n<b>exec(1)</b>",
    "styles": "plt.style.use('ggplot')\nplt.rcParams['figure.dpi'] = 50\nplt.rcParams.update({'font.size': 9})\n"
    "import matplotlib\nmatplotlib.rcParams['a'] = 1\nnp.set_printoptions(precision=2)\nnp.random.seed(0)\n"
    "with np.errstate(all='ignore'):\n    pass",
    "names of builtins": "sum = 0\nmax = len([1])\nlist = [1, 2]\ninput = X\nid, hash = 1, 2\n"
    "for all in range(3): pass",
    "files": "import os\nfrom pathlib import Path\npath = Path('film.gif')\nopen('data/x.csv').close()\n"
    "open(path, 'rb')\n"
    "os.path.join('a', 'b')\nos.remove('x')\nopen(os.path.join('films', 'a.gif'))\nopen(f'{path}/x..y')\nPath.cwd()",
    "a class": "@dataclass\nclass Layer:\n    W: object\n    def __init__(self, W): self.W = W\n"
    "    def __repr__(self): return 'L'\n"
    "    def __call__(self, z): return self.W @ z\n    def __add__(self, o): return o\n"
    "    def __getitem__(self, i): return i\nlayer = Layer(1)\nlayer.W = 2\nclass Mistake(ValueError): pass",
    "arrays": "Z = X.copy()\nZ[Z < 0] = 0\nZ.T[0] = 1\nX[0, 0] += 1\nparams[0][0][1] = 2\n"
    "z.flags.writeable = False\nb.shape = 3,",
    "own attributes": "def relu(z):\n    relu.calls = 1\n    return z\nself = relu\nself.x = 1",
    "kept output": "import sys, io\nold = sys.stdout\nsys.stdout = io.StringIO()\nsys.stdout = old\n"
    "sys.exit()\nexit()\nquit()",
    "broken code": "def relu(z:\n    return z  # exec(",
    "words": "'''We never exec or eval: import os; os.system'''\n# gc.collect(), sys._getframe()\nx = 'signal'",
    "a pattern": "import re\nre.compile('a').match('b')\nmodel.eval()\ntorch.compile(model)",
    "wrong escapes": "print('\\d \\_')",
    "await": "await f()",
    "IPython's displays": "from IPython.core.display import HTML, display\n"
    "from IPython.core.pylabtools import figsize\nfrom IPython.core.display_functions import display",
    "IPython's settings": "from IPython import get_ipython\nip = get_ipython()\n"
    "ip.run_line_magic('matplotlib', 'inline')\nip.magic('precision 3')",
    "what a cell shows": "from IPython.core.interactiveshell import InteractiveShell\n"
    "InteractiveShell.ast_node_interactivity = 'all'",
    "names of NumPy's": "import math\nabs = np.abs\nround = np.round\nmax, x = np.maximum, 1\nmax = np.maximum\n"
    "sum = math.fsum",
    "pip": "!pip install -q numpy==2.0\n!python --version\n!{sys.executable} -m pip install tqdm\n%pip install scipy",
    "a long line of data": "data = [" + "1.25, " * 5000 + "]\n# " + "word " * 5000,
    "a long line below magics": "%matplotlib inline\n%precision 3\ndata = '" + "1.25, " * 300 + "'\n# " + "=" * 1000,
    "many magics": "%pip list\n" * 30 + "x = 1\n" * 30,
    "a long cell of markup": "%%html\n" + "<b>bold</b> " * 20 + ("<p>" * 20 + "\n") * 500,
    "timing": "import timeit\nfrom timeit import repeat\ntimeit.timeit(lambda: relu(X), number=3)\n"
    "timeit.timeit('relu(X)', 'from __main__ import relu, X', number=9)\n"
    "timeit.timeit('relu(X)', setup='import numpy as np; X = np.ones(3)', globals=globals())\n"
    "def work(): pass\nrepeat(work)\nimport cProfile\ncProfile.run('work()')",
    "targets": "for i, Z[0] in enumerate([1]): pass\nwith open('x') as file, np.errstate(): pass\n"
    "[a for a, *b in [X]]\nclass A:\n    def __init__(self, x): self.x = x\n"
    "def title(ax): ax.title = 'a'\nfig, ax = plt.subplots()\ntitle(ax)\nA(np)\nshow(np)",
    "attributes by name": "name = 'relu'\ngetattr(np, name, None)\nfor one in ['sin', 'cos']: getattr(np, one)",
    "files of arrays": "np.save('x.npy', X)\nnp.load('x.npy')\nnp.load('x.npy', allow_pickle=False)",
    "a signal": "from scipy import signal\nimport traceback, logging\ntraceback.print_exc()\nlogging.info('x')",
}


@pytest.mark.parametrize("name", HONEST)
def test_honest_code_is_not_flagged(name):
    assert (
        found(
            "import numpy as np, matplotlib.pyplot as plt\n" + HONEST[name]
            if not HONEST[name].lstrip().startswith("%%")
            else HONEST[name]
        )
        == []
    )


FORGED = {  # a line, and what is said of it
    "frames, code or closures": """
        import sys; sys._getframe(1)
        import inspect; inspect.sys._getframe(1)
        from sys import _getframe as g
        f.__traceback__.tb_frame
        e.f_globals
        g.gi_frame.f_back
        f.__closure__[0].cell_contents
        np.relu.__code__ = f.__code__
        getattr(f, "__code__")
        operator.attrgetter("__code__.co_consts")
        import inspect; inspect.stack()
        import inspect; inspect.currentframe()
        import types; types.FunctionType(c, {})
        import traceback; traceback.walk_stack(None)
        from traceback import walk_tb
        import logging; logging.currentframe()
        object.__getattribute__(frame, name)
        import timeit; timeit.timeit("import sys; sys._getframe(1)")
        from timeit import Timer; Timer(setup="f.__code__")
        import cProfile; cProfile.runctx("import sys; sys._getframe(1)", {}, {})
        from IPython.utils.frame import extract_vars""",
    "interpreter's memory": """
        import gc
        import timeit; timeit.gc.callbacks.append(print)
        from gc import get_objects
        import ctypes
        object.__subclasses__()
        ().__class__.__base__
        np.zeros(1).ctypes._ctypes
        lib.pythonapi.PyRun_SimpleString(b"")
        from timeit import gc as g""",
    "how the interpreter runs code": """
        import sys; sys.settrace(f)
        import sys as s; s.setprofile(f)
        import sys; sys.displayhook = f""",
    "table of modules or builtins": """
        import sys; sys.modules["xorlib.checks"] = fake
        import inspect; inspect.getmodule(check).list = print
        import builtins
        import importlib
        from importlib import reload
        __builtins__["all"] = any
        __import__("os")""",
    "runs code from a text": """
        exec("x = 1")
        eval("1")
        compile("2.0", "x", "exec")
        import pickle; pickle.loads(b)
        from pickle import loads
        globals()["relu"] = f
        globals().update(relu=f)
        getattr(np, "all" + "close")
        get = "_get" + "frame"; getattr(np, get)
        get, x = "_get" + "frame", 1; getattr(np, get)
        get = "".join(parts); getattr(frame, get)
        get = "f_"; get += f"{x}"; getattr(frame, get)
        getattr(frame, (get := f"f_{x}")); getattr(frame, get)
        np.testing.runstring(text, {})
        from numpy.testing import runstring as run; run("a" + b, {})
        np.testing.runstring("exec(x)", {})
        import cProfile; cProfile.run(text)
        import timeit; timeit.timeit(text)
        import timeit; timeit.repeat(stmt=f"{x}")
        import timeit as t; t.Timer("pass", "a" + b)
        np.load("x.npy", allow_pickle=True)
        get_ipython().run_line_magic("time", "np.allclose = f")
        %who {setattr(np, "allclose", f)}
        %config InlineBackend.x = np.__setattr__("allclose", f)
        %config InlineBackend.x = 1; np.allclose = f
        %config InlineBackend.x = np.allclose = f
        %debug np.allclose = f""",
    "IPython": """
        get_ipython().ast_transformers.append(T())
        get_ipython().input_transformers_post.append(f)
        get_ipython().events.register("pre_run_cell", f)
        get_ipython().set_custom_exc((Exception,), f)
        shell = get_ipython(); shell.events.register("pre_run_cell", f)
        shell = get_ipython(); hide(shell)
        shell = get_ipython(); shell.x = f
        class A: shell = get_ipython()
        A.get_ipython().events
        from x import get_ipython as g
        get_ipython().run_cell("x = 1")
        import IPython; IPython.get_ipython()
        from IPython import get_ipython as g
        from IPython import get_ipython as ipython
        from IPython.core.interactiveshell import InteractiveShell; InteractiveShell.instance()
        from IPython.core.interactiveshell import InteractiveShell as I; x = I
        from IPython.core.interactiveshell import InteractiveShell as I; I.ast_node_interactivity.x
        from IPython.core.interactiveshell import *
        from IPython.core import display, interactiveshell
        In[-1] = "2.0" """,
    "changes a library": """
        np.allclose = lambda *a, **k: True
        np.testing.assert_allclose = f
        del np.allclose
        setattr(np, "allclose", f)
        np.allclose, x = f, 1
        np.__dict__["allclose"] = f
        np.__dict__.update(allclose=f)
        vars(np)["allclose"] = f
        numpy = np; numpy.allclose = f
        np.random.rand.x: int = 3
        from matplotlib import animation; animation.PillowWriter = f
        type.__setattr__(np.ndarray, "x", f)
        for np.allclose in [f]: pass
        async for np.allclose in f: pass
        [0 for np.allclose in [f]]
        {0: 1 for x in y for np.allclose, *np.all in [f]}
        *np.allclose, x = f
        with f() as np.allclose: pass
        with f() as x, f() as (y, np.allclose): pass
        async with f() as np.allclose: pass
        np.testing.np.testing.np.allclose = f
        np.T.T.T.T.T.T.T.T.T.T.T.T.T.T.T.T.T.T.T.T.T.T.T.T.T.T.T.T.T.T.T.T.T.T.T.T.T.T.T.T = f
        from unittest import mock
        plt.show = f
        %time np.allclose = f
        x = %timeit -o np.allclose = f""",
    "name of something that checks use": """
        check_answer = 1
        def verdict(): return 1.0
        def check(*a): pass
        all = any = isinstance = lambda *a: True
        class float: pass
        isinstance = issubclass
        if True: len = abs
        verdict = np.abs
        isinstance = mine.equal""",
    "can pass for others": """
        class A(np.ndarray): pass
        class A(float): pass
        from numpy import ndarray as N; A = type("A", (N,), {})
        A.__eq__ = f
        x.__class__ = np.ndarray""",
    "checks or the grader": """
        import xorlib.checks
        from xorlib import checks
        from xorlib.checks.lessons import forward_pass
        import xorlib; xorlib.checks.check_answer
        import nbgrader.utils
        import inspect; inspect.linecache.cache.clear()
        from inspect import linecache as lines
        import linecache""",
    "answer from the course's own package": """
        from xorlib import relu
        from xorlib.network import relu as mine
        from xorlib import *
        import xorlib; relu = xorlib.relu
        import xorlib.network as n; relu = n.relu""",
    "processes": """
        import os; os.kill(1, 9)
        import os; os._exit(0)
        from os import fork
        import os; os.system("ls")
        import os; os.execv("/bin/sh", [])
        import subprocess
        import multiprocessing as mp
        from threading import Thread
        from concurrent.futures import ThreadPoolExecutor
        import signal
        import atexit""",
    "network": """
        import socket
        import urllib.request
        from http.client import HTTPConnection""",
    "past Python's own files": """
        import os; os.write(1, b"x")
        import os; os.read(3, 9)
        import os; os.symlink("a", "b")""",
    "outside the working folder": """
        open("/etc/passwd")
        open("../other/forward_pass.ipynb")
        open(f"/home/{x}")
        open("C:\\\\x")
        from pathlib import Path; Path("/") / "etc"
        from pathlib import Path; Path("..").iterdir()
        import os; os.listdir("..")
        import os; open(os.path.join("/", "etc"))
        import os; os.path.expanduser("~/x")
        import glob; glob.glob("../*/*.ipynb")
        np.load("/x.npy")""",
    "a program or a file": """
        !ls
        !pip list; ls
        !pip install {f()}
        !python other.py
        files = !ls
        %run other.py
        %load other.py
        %alias_magic t time
        get_ipython().system("ls")""",
}
LINES = [(line.strip(), what) for what, lines in FORGED.items() for line in lines.strip().splitlines()]


@pytest.mark.parametrize("line, what", LINES, ids=[line for line, _ in LINES])
def test_what_an_honest_answer_never_needs_is_named_with_its_line(line, what):
    sentences = found("import numpy as np, matplotlib.pyplot as plt\n\n" + line + "\ndef relu(z):\n    return z")
    shown = line.encode("ascii", "backslashreplace").decode()
    assert any(sentence.startswith(f"relu, line 3: {shown} : ") and what in sentence for sentence in sentences), (
        sentences
    )


METHODS = ["__eq__", "__array__", "__array_ufunc__", "__array_function__", "__float__", "__instancecheck__"]


@pytest.mark.parametrize("method", METHODS)
def test_classes_that_compare_as_they_like_are_named(method):
    assert "can pass for others" in found(f"class A:\n    def {method}(self, *a): return True")[0]
    assert "can pass for others" in found(f"class A:\n    {method} = lambda *a: True")[0]


@pytest.mark.parametrize(
    "magic", ["bash", "script python", "sh", "writefile numpy.py", "python3", "perl", "system", "!"]
)
def test_cell_magics_that_run_programs_are_named(magic):
    assert "a program or a file" in found(f"%%{magic}\nls")[0]


@pytest.mark.parametrize(
    "magic", ["%%time", "%%timeit -n 3", "%%capture out", "%%time\n%%capture", "\n\n%%prun -s cumulative"]
)
def test_a_timed_cell_is_read_too(magic):
    source = f"{magic}\n%matplotlib inline\nx = 1\nimport ctypes"
    assert found(source) == [
        f"relu, line {source.count(chr(10)) + 1}: import ctypes : reaches into the interpreter's memory"
    ]


@pytest.mark.parametrize("rest", ["\n%who\nimport gc", "; import gc; x = %who"])
def test_what_looks_like_a_cell_magic_is_read_as_the_code_that_it_is(rest):
    assert "interpreter's memory" in found('get_ipython().run_cell_magic("html", "", "")' + rest)[0]


def test_the_line_is_right_below_empty_lines_and_magics():
    assert found("\n\n%matplotlib inline\nimport gc")[0].startswith("relu, line 4: import gc : ")


def test_a_module_that_is_handed_to_what_patches_it_is_named():
    source = "import numpy as np\ndef put(module, value):\n    {}\nput(np, f)"
    for patch in ("module.allclose = value", "setattr(module, 'allclose', value)"):
        assert found(source.format(patch)) == ["relu, line 4: put(np, f) : changes a library"]


def test_the_shells_name_counts_in_other_cells():
    notebook = assignment("forward_pass").notebooks["forward_pass"]
    nb = copy.deepcopy(notebook.released)
    nb.cells.insert(4, nbformat.v4.new_code_cell("ip = get_ipython()"))
    assert scan(nb, notebook) == []
    nb.cells.insert(5, nbformat.v4.new_code_cell("ip.events.register('pre_run_cell', f)"))
    assert scan(nb, notebook) == ["cell 6, line 1: ip.events.register('pre_run_cell', f) : reaches into IPython"]


@pytest.mark.parametrize("end", ["\r\n", "\r", " \n"])
def test_the_courses_own_cells_are_known_whatever_their_line_ends(end):
    notebook = assignment("forward_pass").notebooks["forward_pass"]
    nb = copy.deepcopy(notebook.released)
    for cell in nb.cells:
        cell.source = end.join(cell.source.split("\n")) + end
    assert any("xorlib.checks" in cell.source for cell in nb.cells) and scan(nb, notebook) == []


def test_a_cell_of_ones_own_is_named_by_its_number():
    notebook = assignment("forward_pass").notebooks["forward_pass"]
    nb = copy.deepcopy(notebook.released)
    nb.cells.insert(4, nbformat.v4.new_code_cell("import gc"))
    nb.cells.insert(5, nbformat.v4.new_markdown_cell("import gc"))
    assert scan(nb, notebook) == ["cell 5, line 1: import gc : reaches into the interpreter's memory"]


def test_an_import_in_one_cell_counts_in_another():
    notebook = assignment("forward_pass").notebooks["forward_pass"]
    nb = copy.deepcopy(notebook.released)
    nb.cells.append(nbformat.v4.new_code_cell("np.allclose = f"))  # np comes from the setup cell
    assert len(scan(nb, notebook)) == 1


@pytest.mark.parametrize("line", ["import ctypes", "f.__code__", "sys._getframe()", "exec('x')", "get_ipython().x"])
def test_code_that_does_not_parse_is_searched_for_words(line):
    assert found(f"def relu(z:\n{line}")[0].startswith(f"relu, line 2: {line} : holds ")


def test_many_findings_and_long_lines_are_cut_short():
    sentences = found("\n".join(f"import gc  # {number} {'x' * 300}" for number in range(99)))
    assert len(sentences) == MOST_FINDINGS + 1 and max(map(len, sentences)) < 250
    assert sentences[-1] == f"forward_pass: {99 - MOST_FINDINGS} more such lines."


def test_huge_and_nested_code_is_not_read_through():
    assert "not read through" in found("x = 1\n" * MOST_SOURCE)[0]
    assert found("(" * 5000) == [] and found("a\0b") == []


SLOW = {  # cells that would each keep the grader busy for seconds or minutes
    "a long word, again for each magic": "a" * 8000 + " ?\n" + "%who\n" * 60,
    "a long word": "a" * 20_000 + "(b?",
    "spaces": "x = = 1\n" + " " * 20_000 + "1",
    "spaces before no token": "x" + " " * 50_000 + "$",
    "many lines of spaces": ("x" + " " * 900 + "$\n") * 100,
    "many long words": ("a" * 900 + " ?\n") * 100,
    "magics above much code": "%who\n" * 250 + "(1,2,3)\n" * 1000,
    "magics within magics": ("/" * 900 + "f\n") * 100,
    "texts that do not end": "$" + "\\'" * 45_000,
    "prompts": ">>> $" + "'" * 90_000,
    "timed again and again": "\n" * 50_000 + "%%time " * 7000,
    "signs": "-" * 50_000 + "1",
}


@pytest.mark.parametrize("name", SLOW)
def test_what_takes_too_long_to_read_is_said(name):
    assert "not read through" in found(SLOW[name])[0]
    sentences = found(SLOW[name] + "\nimport ctypes\n")
    assert any(": import ctypes : holds 'import ctypes'" in sentence for sentence in sentences)


def test_cells_share_what_their_magics_may_take():
    notebook = assignment("forward_pass").notebooks["forward_pass"]
    nb = copy.deepcopy(notebook.released)
    nb.cells += [nbformat.v4.new_code_cell("%who\n" * 20 + "x = 1\n" * 100) for _ in range(130)]
    assert 0 < len(scan(nb, notebook)) <= MOST_FINDINGS + 1


@pytest.mark.parametrize("root", ["a", "np"])
def test_long_chains_of_attributes_are_read_through(root):
    assert found("import numpy as np\n" + (root + ".b" * 2000 + "\n") * 24) == []
    assert found("import numpy as np\n" + "n = np\n" * 5000 + "x\n" * 20_000) == []


@settings(max_examples=200)
@given(
    st.text(max_size=60)
    | st.lists(
        st.sampled_from(
            [
                "np",
                ".",
                "=",
                "(",
                ")",
                "\n",
                " ",
                "%",
                "%%",
                "time",
                "!",
                "import",
                "def",
                "get_ipython()",
                "'",
                '"',
                "class A",
                ":",
                "?",
                "\\",
                "del",
                "[",
                "]",
                "x",
                "*",
                "lambda",
                "\t",
                "f'{",
                "}'",
                "\u00e9",
                "\ud800",
            ]
        ),
        max_size=12,
    ).map("".join)
)
def test_whatever_the_source_is(source):
    for sentence in found(source):
        assert sentence.isascii() and sentence.isprintable()
