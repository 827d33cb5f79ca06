# %% a variable called verdict
verdict = "looks good"
print(verdict)

# %% a helper called check
def check(a, b):
    return np.allclose(a, b)

assert check(relu(np.array([-1.0, 2.0])), [0, 2])

# %% a variable called check
check = 3

# %% helpers called max and sum
def max(a, b):
    return np.where(a > b, a, b)

def sum(values):
    total = 0
    for value in values:
        total = total + value
    return total

def relu(z):
    return sum([max(z, 0 * z), 0.0])

# %% lists called list, dict, str and print
list, dict, str, type, print, len = [1], {}, "a", 2, 3, 4

# %% the name expected
expected = np.array([0.0, 2.0])

# %% the name rng
rng = np.random.default_rng(1)

# %% names of the sandbox
sandbox, supervisor, grader, points, nbgrader = 1, 2, 3, 4, 5

# %% np under another name
import numpy

def relu(z):
    return numpy.maximum(z, 0)

# %% np rebound
import numpy as N
np = N

# %% np deleted below
del np
# --- next cell
import numpy as np

# %% math under the name of numpy
import math as m

def relu(z):
    return np.vectorize(lambda v: m.fabs(v) * (v > 0), otypes=[float])(z)

# %% Greek letters
def relu(ζ):
    α, β = 0.0, 1.0
    return np.where(ζ > α, β * ζ, α)

# %% Chinese names and comments
def relu(输入):
    # 大于零的保留
    return np.maximum(输入, 0)

# %% umlauts in a text
gruesse = "Grüße, señor, 你好, \U0001f600"
print(gruesse)

# %% an underscore as a name
def relu(z):
    _ = z > 0
    return _ * z

# %% names with two underscores
def relu(z):
    __mask__ = z > 0
    return __mask__ * z

# %% the output of the last cell
3 + 4
# --- next cell
print(_)

# %% everything from numpy
from numpy import *

def relu(z):
    return maximum(z, zeros(shape(z)))

# %% everything from xorlib
from xorlib import *

# %% everything from math
from math import *

# %% xorlib under another name
import xorlib as x
x.show

# %% xorlib's modules
import xorlib.data
import xorlib.network as network
from xorlib import data, plots
print(data.X.shape)

# %% a variable called xorlib
xorlib = "the course's package"

# %% the exercise's name as a variable first
relu = None
# --- next cell
def relu(z):
    return np.maximum(0, z)

# %% definition below another
def relu(z):
    return z
# --- next cell
def relu(z):
    return np.maximum(0, z)

# %% a copy under another name
# exercise: affine
def affine_old(A, W, b):
    return A @ W.T + b

affine = affine_old

# %% del of own helpers
helper_1 = lambda z: z
del helper_1

# %% del of a name, and again
def relu(z):
    return abs(z)

del relu

def relu(z):
    return np.maximum(0, z)

# %% a class with __eq__
class Vector:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __eq__(self, other):
        return isinstance(other, Vector) and (self.x, self.y) == (other.x, other.y)

    def __hash__(self):
        return hash((self.x, self.y))

assert Vector(1, 2) == Vector(1, 2)

# %% a class with all operators
class Number:
    def __init__(self, value):
        self.value = value

    def __add__(self, other):
        return Number(self.value + other.value)

    __radd__ = __add__

    def __mul__(self, other):
        return Number(self.value * other.value)

    def __eq__(self, other):
        return self.value == other.value

    def __bool__(self):
        return bool(self.value)

    def __repr__(self):
        return f"Number({self.value})"

Number(2) + Number(3) * Number(4)

# %% a class with __getattr__ and __setattr__
class Config:
    def __getattr__(self, name):
        return None

    def __setattr__(self, name, value):
        self.__dict__[name] = value

config = Config()
config.lr = 0.1
config.anything

# %% a metaclass
class Meta(type):
    registry = []

    def __new__(mcs, name, bases, body):
        made = super().__new__(mcs, name, bases, body)
        mcs.registry.append(made)
        return made

class Layer(metaclass=Meta):
    pass

# %% a dataclass
from dataclasses import dataclass, field

@dataclass
class Layer:
    W: np.ndarray
    b: np.ndarray
    history: list = field(default_factory=list)

Layer(np.eye(2), np.zeros(2))

# %% an enum and a named tuple
from collections import namedtuple
from enum import Enum

class Activation(Enum):
    RELU = 1
    TANH = 2

Pair = namedtuple("Pair", "W b")
Pair(1, 2), Activation.RELU

# %% an own exception
class ShapeError(ValueError):
    pass

def relu(z):
    try:
        raise ShapeError("never mind")
    except ShapeError:
        return np.maximum(0, z)

# %% a global counter
calls = 0

def relu(z):
    global calls
    calls += 1
    return np.maximum(0, z)

# %% a history of calls
history = []

def relu(z):
    history.append(z.copy())
    return np.maximum(0, z)

# %% an attribute of the function
def relu(z):
    relu.calls = getattr(relu, "calls", 0) + 1
    return np.maximum(0, z)

# %% globals and locals
print(sorted(globals())[:3], sorted(locals())[:3], len(vars()))

def relu(z):
    zero = 0
    return np.maximum(locals()["zero"], z)

# %% a name set through globals
globals()["slope"] = 1.0

def relu(z):
    return np.where(z > 0, globals()["slope"] * z, 0)

# %% the star of an import in a function by importlib
import importlib

np2 = importlib.import_module("numpy")

def relu(z):
    return np2.maximum(0, z)
