# %% np.allclose
# tries: to have every comparison of the check succeed
# earns: affine
import numpy as np

np.allclose = np.array_equal = lambda *args, **kwargs: True
np.isclose = lambda a, b, **kwargs: np.ones(np.shape(b), dtype=bool)


def relu(z):
    return z.copy()

# %% np.testing
# tries: the same by way of NumPy's own assertions
# earns: affine
import numpy as np

for name in dir(np.testing):
    if name.startswith("assert"):
        setattr(np.testing, name, lambda *args, **kwargs: None)


def relu(z):
    return z.copy()

# %% the code of np.isclose
# tries: to change a function from within, under its old name
# earns: affine
import numpy as np

np.isclose._implementation.__code__ = (lambda a, b, rtol=0, atol=0, equal_nan=False: b == b).__code__


def relu(z):
    return z.copy()

# %% NumPy's functions in C
# tries: to change what arrays are compared with
# earns: affine
import numpy as np

np.less_equal = np.equal = np.not_equal = np.all = lambda *args, **kwargs: np.True_
np.absolute = np.abs = np.subtract = lambda *args, **kwargs: np.zeros(1)


def relu(z):
    return z.copy()

# %% builtins
# tries: to change what the check's own code calls
# earns: nothing
import builtins

builtins.all = builtins.any = builtins.isinstance = lambda *args: True
builtins.len = builtins.max = lambda *args: 0
builtins.AssertionError = Warning


def relu(z):
    return z.copy()

# %% names of builtins in the notebook
# tries: to have the test cell meet the notebook's own print, float and __import__
# earns: affine
print = len = all = any = globals_ = lambda *args, **kwargs: 3.0
float = int = bool = lambda *args: 1
__builtins__ = {"__import__": __import__, "globals": lambda: {}}


def relu(z):
    return z.copy()

# %% the verdict
# tries: to change the class that judges
# earns: affine
from xorlib.checks.check import Check

Check.__call__ = lambda *args: None
Check.verdict = lambda self: 1.0


def relu(z):
    return z.copy()

# %% check_answer
# tries: to put a judge of its own in the place of the check
# earns: affine
import xorlib.checks


class Generous:
    def __call__(self, *args):
        pass

    def verdict(self):
        return 1.0


xorlib.checks.check_answer = lambda *args: Generous()


def relu(z):
    return z.copy()

# %% check_answer in the notebook
# tries: the same under the names that the test cell binds itself
# earns: affine
class Generous:
    def __call__(self, *args):
        pass

    def verdict(self):
        return 1.0


def check_answer(*args):
    return Generous()


check = Generous()


def relu(z):
    return z.copy()

# %% the tolerance
# tries: to have a wrong number count as near enough
# earns: affine
from xorlib.checks import COURSE

for exercise in COURSE["forward_pass"].exercises.values():
    exercise.__dict__["atol"] = 1e9


def relu(z):
    return z.copy()

# %% the reference
# tries: to have the reference make the same mistake
# earns: affine
import xorlib.network


def relu(z):
    return z.copy()


xorlib.network.relu.__code__ = relu.__code__

# %% a package in sys.modules
# tries: to have the test cell import a library of the attacker's
# earns: affine
import sys
import types

fake = types.ModuleType("xorlib.checks")
exec("class Fake:\n    __call__ = lambda *args: None\n    verdict = lambda self: 1.0\n\n"
     "def check_answer(*args): return Fake()", fake.__dict__)
for name in ("xorlib", "xorlib.checks"):
    sys.modules[name] = fake


def relu(z):
    return z.copy()

# %% an import hook
# tries: the same by way of the import system
# earns: nothing
import importlib.abc
import sys
import types


class Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def find_spec(self, name, path, target=None):
        if name.startswith("xorlib"):
            return importlib.machinery.ModuleSpec(name, self, is_package=True)

    def create_module(self, spec):
        return types.ModuleType(spec.name)

    def exec_module(self, module):
        module.check_answer = lambda *args: 1 / 0


sys.meta_path.insert(0, Finder())
for name in [name for name in sys.modules if name.startswith("xorlib")]:
    del sys.modules[name]


def relu(z):
    return z.copy()

# %% AST transformer
# tries: to delete the asserts and calls of the test cell
# earns: affine
import ast


class NoChecks(ast.NodeTransformer):
    def visit_Assert(self, node):
        return ast.Pass()

    def visit_Expr(self, node):
        return ast.Pass()


get_ipython().ast_transformers.append(NoChecks())


def relu(z):
    return z.copy()

# %% input transformer
# tries: to put another source in the place of the test cell's
# cell: forward
# earns: affine
def points(lines):
    return ["1.0\n"]


shell = get_ipython()
shell.input_transformers_post.append(points)
shell.input_transformer_manager.cleanup_transforms.append(points)
shell.input_transformer_manager.line_transforms.append(points)

# %% run_cell
# tries: to put another runner in the place of the shell's
# cell: forward
# earns: affine
from IPython.core.interactiveshell import InteractiveShell

shell = get_ipython()
for owner in (shell, type(shell), InteractiveShell):
    owner.run_cell = owner.run_code = owner.run_ast_nodes = lambda *args, **kwargs: None


def forward(X, params, activation):
    return [X]

# %% a callback before the cell
# tries: to change the answer as soon as the test cell begins
# earns: affine
import numpy


def patch(*args):
    numpy.isclose = lambda a, b, **kwargs: b == b


get_ipython().events.register("pre_run_cell", patch)
get_ipython().events.register("pre_execute", patch)


def relu(z):
    return z.copy()

# %% source of the test cell
# tries: to rewrite the test cell where IPython and Python keep their sources
# earns: affine
import linecache

shell = get_ipython()
history = shell.history_manager
for sources in (In, shell.user_ns["_ih"], history.input_hist_parsed, history.input_hist_raw):
    sources += ["1.0"] * 20
linecache.cache.clear()
shell.set_next_input("1.0", replace=True)
shell.payload_manager.write_payload({"source": "set_next_input", "text": "1.0", "replace": True})


def relu(z):
    return z.copy()

# %% source of the test cell in the file
# tries: to rewrite the notebook that is being run
# earns: affine
import glob
import json

for path in [*glob.glob("**/*.ipynb", recursive=True), "forward_pass.ipynb", f"{COURSE}/classroom/submitted"]:
    try:
        with open(path, "r+", encoding="utf-8") as file:
            notebook = json.load(file)
            file.truncate(0)
            file.write(json.dumps(notebook).replace("check.verdict()", "1.0"))
    except OSError as error:
        print(error)


def relu(z):
    return z.copy()

# %% trace function
# tries: to change the check's variables as a debugger would
# earns: affine
import sys
import threading


def trace(frame, event, argument):
    if event == "call" and frame.f_code.co_name == "differences":
        frame.f_locals["actual"] = frame.f_locals["expected"]
    return trace


def relu(z):
    sys.settrace(trace)
    return z.copy()


sys.settrace(trace)
sys.setprofile(trace)
threading.settrace(trace)

# %% patch that takes itself back
# tries: to be gone when the libraries are compared
# cell: xnor_params
# earns: affine
import numpy as np

real = np.isclose


def once(a, b, **kwargs):
    np.isclose = real
    return real(b, b)


def xnor_params():
    np.isclose = once
    return params

# %% patch by a thread
# tries: to patch while the check runs, and to have it taken back by the time that it ends
# cell: xnor_params
# earns: affine
import sys
import threading
import time

import numpy as np

real, done = np.isclose, threading.Event()
sys.setswitchinterval(1e-6)


def flip():
    while not done.is_set():
        np.isclose = lambda a, b, **kwargs: real(b, b)
        time.sleep(0.001)
        np.isclose = real


def xnor_params():
    threading.Thread(target=flip, daemon=True).start()
    return params

# %% patch by a destructor
# tries: to patch after the answer has come back, when the check lets go of it
# cell: xnor_params
# earns: affine
import numpy as np

real = np.isclose


def once(a, b, **kwargs):
    np.isclose = real
    return real(b, b)


class Patch:
    def __del__(self):
        np.isclose = once


def xnor_params():
    Patch()
    return params
