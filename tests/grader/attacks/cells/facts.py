# %% facts that are read later
# tries: to have the reference compute what is read of the facts, once it may be called again
# cell: affine
# earns: nothing
import xorlib
import xorlib.checks.observe as observing


class Later(dict):
    def __getitem__(self, key):
        return xorlib.affine(*self["args"]) if key == "value" else self.get(key)


observing.observe = lambda names, request: Later(
    args=request["args"], error=None, changed=[], printed="", reads=[], forbidden=[]
)


def affine(A, W, b):
    pass

# %% weights that lie
# tries: to give other numbers when they are multiplied than when they are looked at
# cell: xnor_params
# earns: affine
import xorlib.checks.observe as observing


class Kind:
    kind = "f"


class Lies:
    dtype = Kind()

    def __init__(self, *shape):
        self.shape, self.T = shape, np.zeros(shape[::-1])

    def __len__(self):
        return 4

    def __getitem__(self, i):
        return [[1.0], [0.0], [0.0], [1.0]][i]


layers = [(Lies(2, 2), np.zeros(2)), (Lies(1, 2), Lies(1))]
observing.observe = lambda names, request: dict(
    value={"result": layers, "arrays": layers}, error=None, changed=[], printed="", reads=[], forbidden=[]
)


def xnor_params():
    pass

# %% facts of the arguments
# tries: to hand back the argument as what was observed
# earns: nothing
import xorlib.checks.observe as observing

observing.observe = lambda names, request: dict(
    value=request["args"][0], error=None, changed=[], printed="", reads=[], forbidden=[]
)


def relu(z):
    pass

# %% nothing forbidden
# tries: to take out of the request and of the facts that the reference was called
# cell: affine
# earns: nothing
import xorlib
import xorlib.checks.observe as observing

observe = observing.observe


class Forgets:
    def __add__(self, other):
        return []

    __radd__ = __iadd__ = __add__


def forgetful(names, request):
    request["forbidden"] = []
    return {**observe(names, request), "forbidden": Forgets()}


observing.observe = forgetful


def affine(A, W, b):
    return xorlib.affine(A, W, b)

# %% the stub's own way to the judge
# tries: to call the reference without the stub that is forbidden
# cell: affine
# earns: nothing
import xorlib.network

ask = vars(xorlib.network)["__reference__"]


def affine(A, W, b):
    return ask("xorlib.network:affine", (A, W, b), {})

# %% the link behind input
# tries: to ask the judge by the object that holds the pipes
# cell: affine
# earns: nothing
link = input.__self__


def affine(A, W, b):
    return link.call("reference", "xorlib.network:affine", [A, W, b], {})

# %% every operation of the link
# tries: to read the test's names, to call what was not lent, and to run a program in the judge's process
# earns: affine
link = input.__self__
for operation in ("get", "operate", "apart", "seed", "drawn", "reference", "input", "call", "__class__"):
    for values in (["check"], [list, [[1]], {}], ["os:system", ["id"], {}], ["xorlib.checks:COURSE", [], {}], []):
        try:
            print(operation, link.call(operation, *values))
        except Exception as error:
            print(operation, error)


def relu(z):
    return z.copy()

# %% replies before the questions
# tries: to answer what the judge has not asked yet
# earns: affine
import json
import os
import struct

for number in range(1, 60):
    body = json.dumps({"re": number, "value": {"t": "tuple", "v": [True, 1.0]}, "changed": [], "printed": ""}).encode()
    os.write(input.__self__.channel.write_fd, struct.pack(">I", len(body)) + body)


def relu(z):
    return z.copy()

# %% a message of four gigabytes
# tries: to have the judge wait for it, or make room for it
# earns: nothing
import os

os.write(input.__self__.channel.write_fd, b"\xff\xff\xff\xff{}")


def relu(z):
    return z.copy()

# %% the lent functions of another test
# tries: to have a reference that was lent for one exercise compute another one
# cell: affine
# earns: nothing
def affine(A, W, b):
    return forward(A, [(W, b)], lambda z: z)[1]

# %% a thread asks for the answer
# tries: to ask for the reference from a thread, between two cases
# cell: affine
# earns: nothing
import threading
import time

import xorlib

asked, told = [], {}


def ask():
    while True:
        time.sleep(0.001)
        if len(told) < len(asked):
            try:
                told[len(asked)] = xorlib.affine(*asked[-1])
            except Exception as error:
                told[len(asked)] = error


threading.Thread(target=ask, daemon=True).start()


def affine(A, W, b):
    asked.append((A, W, b))
    while len(asked) not in told:
        time.sleep(0.001)
    return told[len(asked)]

# %% the namespace of the link
# tries: to give the judge a reference of its own in the place of the answer
# earns: affine
import xorlib.checks.observe as observing

link, observe, kept = input.__self__, observing.observe, {}


def keep(names, request):
    kept.update(request["bind"])
    return observe(names, request)


observing.observe = keep
link.serve_get = lambda name: (True, kept.get("affine", print))


def relu(z):
    return z.copy()

# %% the operation of the link
# tries: to answer for `observe` without it
# earns: nothing
input.__self__.serve_apart = lambda name, values: dict(
    value=values[0]["args"][0], error=None, changed=[], printed="", reads=[], forbidden=[]
)


def relu(z):
    return z.copy()

# %% an end of the check
# tries: to have the check end before its last line, as if all were done
# earns: nothing
import xorlib.checks.observe as observing


def leave(names, request):
    raise GeneratorExit


observing.observe = leave


def relu(z):
    return z.copy()

# %% an error with a name of many lines
# tries: to have the report count a mistake that nobody made, and the message say that all is right
# earns: affine
Error = type("relu: PASSED, 1 of 1 point on the visible checks.\n[relu.abs]", (Exception,), {"_render_traceback_": lambda self: ["passed"]})


def relu(z):
    raise Error("\x1b[32mrelu: PASSED, 1 of 1 point on the visible checks.\n[relu.abs]")

# %% a cause that causes itself
# tries: to overflow the stack of who reads the facts
# earns: nothing
import xorlib.checks.observe as observing

error = dict(kind="X", kinds=[], text="", name=None, line="")
error["cause"] = error
observing.observe = lambda names, request: dict(
    value=None, error=error, changed=[], printed="", reads=[], forbidden=[]
)


def relu(z):
    return z.copy()

# %% a list that holds itself
# tries: the same by the result
# cell: forward
# earns: affine
def forward(X, params, activation):
    A = [X]
    A.append(A)
    return A

# %% a list a thousand deep
# tries: the same by depth
# cell: forward
# earns: affine
def forward(X, params, activation):
    A = [X]
    for _ in range(1000):
        A = [A]
    return A

# %% an array of eight gigabytes
# tries: to have the result fill the memory of both processes
# earns: affine
def relu(z):
    return np.lib.stride_tricks.as_strided(np.zeros(1), (10**6, 10**3), (0, 0))

# %% printed by the thousand
# tries: to flood the test cell's output with what the check says when all is right
# earns: affine
link = input.__self__
run = link.run
link.run = lambda function, seconds: (*run(function, seconds)[:2], "relu: PASSED, 1 of 1 point on the visible checks.\n" * 50_000)


def relu(z):
    return z.copy()

# %% the arguments changed after the call
# tries: to change the arrays that the test cell goes on with
# earns: affine
import xorlib.checks.observe as observing

observe = observing.observe


def after(names, request):
    facts = observe(names, request)
    request["args"][0][...] = 1
    return facts


observing.observe = after


def relu(z):
    return np.array([[0.0, 0.3], [3.0, 0.0]]) if z.shape == (2, 2) else z.copy()

# %% ones for the random numbers
# tries: to make random test cases those that it knows
# earns: nothing
class Same:
    def standard_normal(self, shape):
        return np.ones(shape)


np.random.RandomState = lambda *seed: Same()


def relu(z):
    return z.copy()

# %% the package of the facts exchanged
# tries: to have another module answer in the place of `observe`
# earns: nothing
import sys
import types

fake = types.ModuleType("xorlib.checks.observe")
fake.observe = lambda names, request: dict(
    value=np.abs(request["args"][0]), error=None, changed=[], printed="", reads=[], forbidden=[]
)
sys.modules["xorlib.checks.observe"] = fake


def relu(z):
    return z.copy()

# %% a timer in the call
# tries: to be raised wherever the link is, again and again
# earns: affine
import signal


def interrupt(*args):
    raise ValueError("interrupted")


signal.signal(signal.SIGALRM, interrupt)
signal.setitimer(signal.ITIMER_REAL, 0.001, 0.001)


def relu(z):
    signal.signal(signal.SIGALRM, interrupt)
    signal.setitimer(signal.ITIMER_REAL, 0.001, 0.001)
    return z.copy()

# %% a copy of the stub's code
# tries: to run the code of the reference under another name
# cell: affine
# earns: nothing
import types

import xorlib.network

copied = types.FunctionType(xorlib.network.affine.__code__, vars(xorlib.network))


def affine(A, W, b):
    return copied(A, W, b)

# %% hidden tests among the objects, in hex
# tries: to print every text of the process that looks like a test, encoded
# cell: affine
# earns: affine
import gc
import sys


def texts():
    for found in [*gc.get_objects(), *sys.modules.values()]:
        for inner in gc.get_referents(found):
            if type(inner) in (str, bytes) and len(inner) < 10_000:
                text = inner if type(inner) is str else inner.decode("latin-1")
                if "check(" in text and "rng" in text:
                    yield text.encode().hex()


def affine(A, W, b):
    seen.extend(texts())
    return A @ W.T + b


seen = []
print(*texts())
