# %% hidden inputs by a file
# tries: to keep in a file what a hidden test gives, and to show it in a later cell
# earns: relu affine
from pathlib import Path


def relu(z):
    with open("kept", "a") as file:
        file.write(str(z.tolist()))
    return np.maximum(z, 0)


def print(*args):
    display(Path("kept").read_text())

# %% hidden inputs in the name of an error
# tries: to tell them by an error, which is shown even where outputs are not
# earns: relu affine
kept = []


def relu(z):
    kept.append(z.tolist())
    return np.maximum(z, 0)


def print(*args):
    raise type(str(kept), (NameError,), {})(str(kept))

# %% hidden inputs in an output above
# tries: to change what a cell above the hidden test has shown
# earns: relu affine
from IPython.display import update_display

display("nothing yet", display_id="above")


def relu(z):
    update_display(z.tolist(), display_id="above")
    return np.maximum(z, 0)

# %% an exception group
# tries: to have the judge make an error that cannot be made
# earns: affine
class Group(ExceptionGroup):
    pass


def relu(z):
    raise Group("two", [ValueError(1), Group("three", [TypeError(2)])])

# %% an error that ends the judge
# tries: to have the judge raise what ends a process, in the reply
# earns: nothing
link = input.__self__
link.run = lambda function, seconds: (None, SystemExit(0), "")


def relu(z):
    return z.copy()

# %% values that take for ever
# tries: to have the judge count to ten to the power of a billion
# earns: nothing
channel = input.__self__.channel
send = channel.send
channel.send = lambda message: send({**message, "value": {"t": "text", "k": "Fraction", "v": "1e999999999"}})


def relu(z):
    return z.copy()

# %% values that fill the memory
# tries: to have the judge make room for what is not there
# earns: nothing
channel = input.__self__.channel
send = channel.send
channel.send = lambda message: send({**message, "value": {"t": "objects", "s": [10**12], "v": []}})


def relu(z):
    return z.copy()

# %% text of impossible characters
# tries: to break whoever looks at the array
# earns: affine
def relu(z):
    return np.frombuffer(b"\xff" * 8 * z.size, "<U2").reshape(z.shape)

# %% calls without an end
# tries: to overflow the stacks of both processes, each of which calls the other
# cell: affine
# earns: nothing
def affine(A, W, b):
    return forward(A, [(W, b)], lambda z: affine(A, W, b))[1]

# %% a code that is none
# tries: to act while the check reads which names the answer reads
# earns: affine
class Answer:
    @property
    def __code__(self):
        raise SystemExit

    def __call__(self, z):
        return z.copy()


relu = Answer()

# %% everybody killed
# tries: to end every process that it can see
# earns: affine
import os
import signal


def relu(z):
    for target in (-1, 0, 1, 2, os.getppid()):
        for number in (signal.SIGKILL, signal.SIGTERM, signal.SIGSTOP):
            try:
                os.kill(target, number) if target else None
            except OSError:
                pass
    return z.copy()

# %% other bytes for the arrays
# tries: to encode other results than the answer gave
# earns: nothing
import base64
import json

encode = base64.b64encode
base64.b64encode = lambda data: encode(bytes(len(data)))
json.JSONEncoder.encode = json.JSONEncoder.iterencode = lambda self, message, *args: '{"re": 1}'


def relu(z):
    return z.copy()

# %% a tuple with other entries than it has
# tries: to give the check other entries than those that are compared
# cell: forward
# earns: affine
class Activations(tuple):
    def __iter__(self):
        return iter([np.zeros(3)])

    def __getitem__(self, i):
        return Activations()

    def __len__(self):
        return 99


def forward(X, params, activation):
    return Activations([X])

# %% the code of observe
# tries: to exchange the code of the function that observes, and not the function
# earns: nothing
import xorlib.checks.observe.run as observing


def seen(namespace, request):
    return dict(value=request["args"][0], error=None, changed=[], printed="", reads=[], forbidden=[])


observing.observe.__code__ = seen.__code__


def relu(z):
    return z.copy()

# %% the pipes exchanged
# tries: to put an endless file in the place of the pipe
# earns: nothing
import os

os.dup2(os.open("/dev/zero", os.O_RDONLY), input.__self__.channel.read_fd)


def relu(z):
    return z.copy()

# %% the judge's own function as the result
# tries: to give back a reference that was lent, for the check to use it
# earns: affine
def relu(z):
    return affine

# %% a module that ends the process
# tries: to have the judge import a program
# earns: affine
import types


def relu(z):
    return types.ModuleType("unittest.__main__")

# %% a key that is every key
# tries: to have a dict that has every name
# earns: affine
class Key(str):
    def __eq__(self, other):
        return True

    def __hash__(self):
        return hash("value")


def relu(z):
    return {Key("value"): z, Key("error"): None}

# %% a line of a file that is not there
# tries: to have the message quote other lines than the answer's own
# earns: affine
import linecache

linecache.getline = lambda *args: "relu: visible checks passed.\n" * 10_000


def relu(z):
    raise ValueError("relu: visible checks passed.\n" * 10_000)

# %% a result that is asked for later
# tries: to have the entries computed by the judge, when nothing is forbidden
# cell: affine
# earns: nothing
import xorlib


class Later:
    shape, dtype, ndim = (3, 2), np.dtype(float), 2

    def __init__(self, *args):
        self.args = args

    def __array__(self, *args, **kwargs):
        return xorlib.affine(*self.args)

    def __getattr__(self, name):
        return getattr(xorlib.affine(*self.args), name)


def affine(A, W, b):
    return Later(A, W, b)
