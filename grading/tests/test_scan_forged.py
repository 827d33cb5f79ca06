"""The scan names what an honest answer never needs, with its line."""

import pytest
from scanning import findings_of

FORGED = {  # a line, and what is said of it
    "frames, code or closures": """
        import sys; sys._getframe(1)
        import inspect; inspect.sys._getframe(1)
        from sys import _getframe as g
        f.__traceback__.tb_frame
        e.f_globals
        g.gi_frame.f_back
        f.__closure__[0].cell_contents
        np.norm.__code__ = f.__code__
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
        import sys; sys.modules["plane.checks"] = fake
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
        globals()["norm"] = f
        globals().update(norm=f)
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
        def check(*a): pass
        all = any = isinstance = lambda *a: True
        class float: pass
        isinstance = issubclass
        if True: len = abs
        isinstance = mine.equal""",
    "can pass for others": """
        class A(np.ndarray): pass
        class A(float): pass
        from numpy import ndarray as N; A = type("A", (N,), {})
        A.__eq__ = f
        x.__class__ = np.ndarray""",
    "checks or the grader": """
        import plane.checks
        from plane import checks
        from plane.checks.exercises import area
        import plane; plane.checks.check_answer
        import nbgrader.utils
        import inspect; inspect.linecache.cache.clear()
        from inspect import linecache as lines
        import linecache""",
    "this assignment's answer from plane": """
        from plane import norm
        from plane.points import norm as mine
        from plane import *
        import plane; norm = plane.norm
        import plane.points as p; norm = p.norm""",
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
        open("../other/geometry.ipynb")
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
    sentences = findings_of("import numpy as np, matplotlib.pyplot as plt\n\n" + line + "\ndef norm(z):\n    return z")
    shown = line.encode("ascii", "backslashreplace").decode()
    assert any(sentence.startswith(f"norm, line 3: {shown} : ") and what in sentence for sentence in sentences), (
        sentences
    )


METHODS = ["__eq__", "__array__", "__array_ufunc__", "__array_function__", "__float__", "__instancecheck__"]


@pytest.mark.parametrize("method", METHODS)
def test_classes_that_compare_as_they_like_are_named(method):
    assert "can pass for others" in findings_of(f"class A:\n    def {method}(self, *a): return True")[0]
    assert "can pass for others" in findings_of(f"class A:\n    {method} = lambda *a: True")[0]


@pytest.mark.parametrize(
    "magic", ["bash", "script python", "sh", "writefile numpy.py", "python3", "perl", "system", "!"]
)
def test_cell_magics_that_run_programs_are_named(magic):
    assert "a program or a file" in findings_of(f"%%{magic}\nls")[0]


def test_a_module_that_is_handed_to_what_patches_it_is_named():
    source = "import numpy as np\ndef put(module, value):\n    {}\nput(np, f)"
    for patch in ("module.allclose = value", "setattr(module, 'allclose', value)"):
        assert findings_of(source.format(patch)) == ["norm, line 4: put(np, f) : changes a library"]
