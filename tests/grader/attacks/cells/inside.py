# %% the check's own attributes
# tries: to tell the check that lies in the notebook not to take points
# earns: affine
def relu(z):
    check._lose = lambda *args: None
    check.verdict = lambda: 1.0
    return z.copy()

# %% the check rebound by the answer
# tries: to put another in its place for the hidden cases
# earns: affine
class Generous:
    def __call__(self, *args):
        pass

    def verdict(self):
        return None


def relu(z):
    global check
    check = Generous()
    return np.array([[0.0, 0.3], [3.0, 0.0]])

# %% the random numbers rebound by the answer
# tries: to be asked the visible case again
# earns: affine
class Same:
    def standard_normal(self, shape):
        return np.array([[-2.0, 0.3], [3.0, -0.1]])

    def __mul__(self, other):
        return self


def relu(z):
    global rng, np
    rng = Same()
    return np.array([[0.0, 0.3], [3.0, 0.0]])

# %% frames
# tries: to walk to the check's variables and to make the expected values its own
# earns: affine
import sys


def relu(z):
    frame = sys._getframe()
    while "expected" not in frame.f_locals:
        frame = frame.f_back
    frame.f_locals["expected"].value[...] = z
    return z.copy()

# %% frames by a traceback
# tries: the same by way of an exception
# earns: affine
def relu(z):
    try:
        raise ValueError
    except ValueError as error:
        frame = error.__traceback__.tb_frame
    while "expected" not in frame.f_locals:
        frame = frame.f_back
    frame.f_locals["expected"].value[...] = z
    return z.copy()

# %% frames by a generator
# tries: the same by way of a generator that runs
# earns: affine
def relu(z):
    def steps():
        frame = running[0].gi_frame
        while frame is not None:
            yield frame
            frame = frame.f_back

    running = []
    running.append(steps())
    for frame in running[0]:
        if "expected" in frame.f_locals:
            frame.f_locals["expected"].value[...] = z
            break
    return z.copy()

# %% frames by inspect
# tries: the same by way of the standard library
# earns: affine
import inspect


def relu(z):
    for entry in inspect.stack():
        if "expected" in entry.frame.f_locals:
            entry.frame.f_locals["expected"].value[...] = z
            break
    return z.copy()

# %% frames by a name put together
# tries: the same under a name that no search finds
# earns: affine
import sys


def relu(z):
    frame = getattr(sys, "_get" + "frame")()
    while "expected" not in getattr(frame, "f_lo" + "cals"):
        frame = getattr(frame, "f_ba" + "ck")
    getattr(frame, "f_lo" + "cals")["expected"].value[...] = z
    return z.copy()

# %% frames by attrgetter
# tries: the same without getattr
# earns: affine
import sys
from operator import attrgetter

back, variables = attrgetter("f_ba" + "ck"), attrgetter("f_lo" + "cals")


def relu(z):
    frame = attrgetter("_get" + "frame")(sys)()
    while "expected" not in variables(frame):
        frame = back(frame)
    variables(frame)["expected"].value[...] = z
    return z.copy()

# %% objects of the collector
# tries: to find the expected values among all objects
# earns: affine
import gc


def relu(z):
    for found in gc.get_objects():
        if type(found).__name__ == "Outcome" and isinstance(found.value, np.ndarray):
            found.value[...] = z
    return z.copy()

# %% subclasses
# tries: to find the check's classes from object
# earns: affine
def relu(z):
    for kind in ().__class__.__base__.__subclasses__():
        if kind.__name__ == "Check":
            kind.__call__.__globals__["differences"] = lambda *args: iter(())
    return z.copy()

# %% globals of a function
# tries: to change what the check's module calls, by way of the check itself
# earns: affine
def relu(z):
    names = type(check).__call__.__globals__
    real = names["differences"]

    def none(*args):
        names["differences"] = real
        return iter(())

    names["differences"] = none
    return z.copy()

# %% memory by ctypes
# tries: to write the expected values past Python
# earns: affine
import ctypes
import gc


def relu(z):
    for found in gc.get_objects():
        if type(found).__name__ == "Outcome" and isinstance(found.value, np.ndarray):
            ctypes.memmove(found.value.ctypes.data, z.ctypes.data, z.nbytes)
    return z.copy()

# %% frames by patterns
# tries: the same by attributes that a match statement reads
# earns: affine
from types import TracebackType


def relu(z):
    try:
        raise ValueError
    except ValueError as error:
        match error:
            case BaseException(__traceback__=TracebackType(tb_frame=frame)):
                pass
    while True:
        match frame:
            case object(f_locals={"expected": expected}):
                expected.value[...] = z
                return z.copy()
            case object(f_back=frame):
                pass

# %% frames in other letters
# tries: the same by letters that Python takes for others
# earns: affine
from sys import _𝗀etframe as look


def relu(z):
    frame = look()
    while "expected" not in frame.𝖿_locals:
        frame = frame.𝖿_back
    frame.𝖿_locals["expected"].value[...] = z
    return z.copy()

# %% frames in a cell magic
# tries: the same where the code is the text of a magic
# earns: affine
%%time
import sys


def relu(z):
    frame = sys._getframe()
    while "expected" not in frame.f_locals:
        frame = frame.f_back
    frame.f_locals["expected"].value[...] = z
    return z.copy()

# %% exec of a text
# tries: to hide what it does from who reads the source
# earns: affine
import base64

exec(base64.b64decode(
    b"ZGVmIHJlbHUoeik6CiAgICBmID0gX19pbXBvcnRfXygic3lzIikuX2dldGZyYW1lKCkKICAgIHdoaWxlICJleHBlY3RlZCIgbm90"
    b"IGluIGYuZl9sb2NhbHM6IGYgPSBmLmZfYmFjawogICAgZi5mX2xvY2Fsc1siZXhwZWN0ZWQiXS52YWx1ZVsuLi5dID0gegog"
    b"ICAgcmV0dXJuIHouY29weSgp"))

# %% eval of a text
# tries: the same by eval, under another name
# earns: affine
import builtins
import sys

run = getattr(builtins, "ev" + "al")


def relu(z):
    frame = run("sys._get" "frame()")
    while "expected" not in run("frame.f_lo" "cals", {"frame": frame}):
        frame = run("frame.f_ba" "ck", {"frame": frame})
    run("frame.f_lo" "cals", {"frame": frame})["expected"].value[...] = z
    return z.copy()

# %% cell by the shell
# tries: to have the shell run a text
# earns: affine
get_ipython().run_cell("import sys\ndef relu(z):\n    f = sys._get" "frame()\n"
                       "    while 'expected' not in f.f_lo" "cals:\n        f = f.f_ba" "ck\n"
                       "    f.f_lo" "cals['expected'].value[...] = z\n    return z.copy()")

# %% module written by a magic
# tries: to hide the forgery in a file
# cell: first-layer-run
# earns: affine
%%writefile helper.py
import sys


def forward(X, params, activation):
    f = sys._getframe()
    while "expected" not in f.f_locals:
        f = f.f_back
    f.f_locals["expected"].value[:] = [X]
    return [X]

# %% module written by the code
# tries: the same without a magic
# earns: affine
from pathlib import Path

text = "import sys\ndef relu(z):\n    f = sys._gfframe()\n    while 'expected' not in f.flocals: f = f.fback\n"
text += "    f.flocals['expected'].value[...] = z\n    return z.copy()\n"
for short, long in (("_gf", "_get"), ("flo", "f_lo"), ("fba", "f_ba")):
    text = text.replace(short, long)
Path("helper.py").write_text(text)
from helper import relu

# %% pickle
# tries: to have a call hidden in bytes
# earns: affine
import pickle

code = ("def relu(z):\n    f = __import__('sys')._get" "frame()\n    while 'expected' not in f.f_lo" "cals:\n"
        "        f = f.f_ba" "ck\n    f.f_lo" "cals['expected'].value[...] = z\n    return z.copy()")
pickle.loads(b"c__builtin__\nexec\n(V" + code.encode("raw_unicode_escape").replace(b"\n", b"\\u000a")
             + b"\nc__main__\n__dict__\ntR.")

# %% the class of an earlier check
# tries: to keep the check's class, and to change it for the time of one comparison
# cell: forward
# earns: affine
Check = type(check)
lose = Check._lose


def once(self, *args):
    Check._lose = lose


def forward(X, params, activation):
    Check._lose = once
    return [X]

# %% list, that takes itself back
# tries: to patch what the check calls next, and to be gone when the libraries are compared
# cell: xnor_params
# earns: affine
import builtins

real = builtins.list


def once(*args):
    builtins.list = real
    return []


def xnor_params():
    builtins.list = once
    return params

# %% differences, that takes itself back
# tries: the same by the check's own module
# earns: affine
import sys

module = sys.modules["xorlib.checks.check"]
real = module.differences


def once(*args):
    module.differences = real
    return iter(())


def relu(z):
    module.differences = once
    return z.copy()

# %% differences, by a thread
# tries: to patch the check's own module while it runs, and to take that back by the time that it ends
# cell: xnor_params
# earns: affine
import sys
import threading
import time

module = sys.modules["xorlib.checks.check"]
real = module.differences


def flip():
    module.differences = lambda *args: iter(())
    time.sleep(0.05)
    module.differences = real


def xnor_params():
    threading.Thread(target=flip, daemon=True).start()
    time.sleep(0.02)
    return params

# %% reference by another's globals
# tries: to find the reference where the other exercises' references look it up
# earns: affine
def relu(z):
    return forward.__globals__["re" "lu"](z)

# %% reference by the other exercises
# tries: to have the answer worked out by the references that stand for the other exercises
# earns: affine
def relu(z):
    return forward(z, [(np.eye(z.shape[-1]), np.zeros(z.shape[-1]))], relu)[-1]
