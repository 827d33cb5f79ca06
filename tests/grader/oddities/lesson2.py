# %% everything from numpy, and the names it hides
# exercise: sigmoid
from numpy import *

def sigmoid(z):
    return 1 / (1 + exp(-z))

# %% float128 on the way
# exercise: sigmoid
def sigmoid(z):
    return (1 / (1 + np.exp(-z.astype(np.longdouble)))).astype(float)

# %% float32 on the way where that is exact enough
# exercise: sigmoid
def sigmoid(z):
    steps = np.float32(1.0) * np.ones_like(z)
    return steps / (1 + np.exp(-z))

# %% scipy if it is there
# exercise: sigmoid
try:
    from scipy.special import expit
except ImportError:
    expit = lambda z: 1 / (1 + np.exp(-z))

def sigmoid(z):
    return expit(z)

# %% decimal numbers
# exercise: sigmoid
from decimal import Decimal

def sigmoid(z):
    return np.array([float(1 / (1 + (-Decimal(float(v))).exp())) for v in z.ravel()]).reshape(z.shape)

# %% by tanh, in place on a copy
# exercise: sigmoid
def sigmoid(z):
    out = np.tanh(z / 2)
    out += 1
    out /= 2
    return out

# %% two branches by masks, with warnings off
# exercise: sigmoid
import warnings

def sigmoid(z):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return np.where(z >= 0, 1 / (1 + np.exp(-z)), np.exp(z) / (1 + np.exp(z)))

# %% floating-point errors raised in the answer
# exercise: sigmoid
def sigmoid(z):
    with np.errstate(over="raise"):
        return 1 / (1 + np.exp(-z))

# %% an activation with a method for its slope
# exercise: sigmoid
class Sigmoid:
    def __call__(self, z):
        self.value = 1 / (1 + np.exp(-z))
        return self.value

    def slope(self):
        return self.value * (1 - self.value)

sigmoid = Sigmoid()

# %% a table of the function
# exercise: sigmoid
import io

table = io.StringIO()
np.savetxt(table, np.column_stack([np.arange(-3, 4), 1 / (1 + np.exp(-np.arange(-3, 4)))]))
print(table.getvalue())

# %% drawn by a method chosen by name
# exercise: init_params
def init_params(sizes, rng):
    draw = getattr(rng, "standard_normal")
    return [(draw((m, n)), draw(m)) for n, m in zip(sizes, sizes[1:])]

# %% drawn one by one
# exercise: init_params
def init_params(sizes, rng):
    return [(np.array([[rng.normal() for _ in range(n)] for _ in range(m)]), np.array([rng.normal() for _ in range(m)]))
            for n, m in zip(sizes[:-1], sizes[1:])]

# %% pairwise
# exercise: init_params
from itertools import pairwise

def init_params(sizes, rng):
    return list(map(lambda s: (rng.standard_normal(s[::-1]), rng.standard_normal(s[1])), pairwise(sizes)))

# %% names of the layers in a dict first
# exercise: init_params
def init_params(sizes, rng):
    p = {}
    for l in range(1, len(sizes)):
        p[f"W{l}"] = rng.standard_normal((sizes[l], sizes[l - 1]))
        p[f"b{l}"] = rng.standard_normal(sizes[l])
    return [(p[f"W{l}"], p[f"b{l}"]) for l in range(1, len(sizes))]

# %% an object with attributes by name
# exercise: init_params
from types import SimpleNamespace

def init_params(sizes, rng):
    p = SimpleNamespace()
    for i, (n, m) in enumerate(zip(sizes, sizes[1:])):
        setattr(p, f"W{i}", rng.standard_normal((m, n)))
        setattr(p, f"b{i}", rng.standard_normal(m))
    return [(getattr(p, f"W{i}"), getattr(p, f"b{i}")) for i in range(len(sizes) - 1)]

# %% a generator emptied into a list
# exercise: init_params
def layers(sizes, rng):
    for n, m in zip(sizes, sizes[1:]):
        yield rng.standard_normal((m, n)), rng.standard_normal(m)

def init_params(sizes, rng):
    return [*layers(sizes, rng)]

# %% two kinds of generator told apart
# exercise: init_params
def init_params(sizes, rng):
    kind = "old" if isinstance(rng, np.random.RandomState) else "new"
    print(kind, isinstance(rng, np.random.Generator), type(rng).__name__)
    return [(rng.normal(size=(m, n)), rng.normal(size=m)) for n, m in zip(sizes, sizes[1:])]

# %% the state looked at
# exercise: init_params
def init_params(sizes, rng):
    if hasattr(rng, "bit_generator"):
        rng.bit_generator.state
    return [(rng.standard_normal((m, n)), rng.standard_normal(m)) for n, m in zip(sizes, sizes[1:])]

# %% own random numbers elsewhere
# exercise: init_params
import random

def init_params(sizes, rng):
    random.seed(1)
    random.gauss(0, 1)
    np.random.default_rng(5).normal(size=3)
    return [(rng.standard_normal((m, n)), rng.standard_normal(m)) for n, m in zip(sizes, sizes[1:])]

# %% the seed fixed above
# exercise: init_params
np.random.seed(0)
rng = np.random.default_rng(0)
params = [(rng.standard_normal((2, 2)), rng.standard_normal(2))]

# %% a sum with a generator
# exercise: bce_loss
import math

def bce_loss(y_hat, y):
    return sum(-math.log(p if t else 1 - p) for p, t in zip(y_hat.flat, y.flat))

# %% fsum
# exercise: bce_loss
from math import fsum, log

def bce_loss(y_hat, y):
    return fsum(-(t * log(p) + (1 - t) * log(1 - p)) for (p,), (t,) in zip(y_hat, y))

# %% an array without axes
# exercise: bce_loss
def bce_loss(y_hat, y):
    return np.float64(-np.sum(y * np.log(y_hat) + (1 - y) * np.log1p(-y_hat)))

# %% clipping against log 0
# exercise: bce_loss
EPS = np.finfo(float).eps

def bce_loss(y_hat, y):
    p = np.clip(y_hat, EPS, 1 - EPS)
    return -np.sum(np.where(y == 1, np.log(p), np.log(1 - p)))

# %% einsum for the loss
# exercise: bce_loss
def bce_loss(y_hat, y):
    return -float(np.einsum("ij,ij->", y, np.log(y_hat)) + np.einsum("ij,ij->", 1 - y, np.log(1 - y_hat)))

# %% a list comprehension of booleans
# exercise: bce_loss
def bce_loss(y_hat, y):
    yes = y.astype(bool)
    return -(np.log(y_hat[yes]).sum() + np.log(1 - y_hat[~yes]).sum())

# %% a helper with an inner function and nonlocal
# exercise: bce_loss
def bce_loss(y_hat, y):
    total = 0.0

    def add(p, t):
        nonlocal total
        total -= np.log(p) if t else np.log(1 - p)

    for n in range(len(y)):
        add(y_hat[n, 0], y[n, 0])
    return total

# %% booleans into integers
# exercise: predict
def predict(X, params):
    return 1 * (forward(X, params, sigmoid)[-1] > 0.5)

# %% where
# exercise: predict
def predict(X, params):
    return np.where(forward(X, params, sigmoid)[-1] > 0.5, 1, 0)

# %% int8
# exercise: predict
def predict(X, params):
    return (forward(X, params, activation=sigmoid)[-1] > 0.5).astype(np.int8)

# %% a list of lists into an array
# exercise: predict
def predict(X, params):
    return np.array([[int(p > 0.5) for p in row] for row in forward(X, params, sigmoid)[-1].tolist()])

# %% row by row
# exercise: predict
def predict(X, params):
    return np.vstack([forward(x[None, :], params, sigmoid)[-1] > 0.5 for x in X]).astype(int)

# %% bit operations
# exercise: predict
def predict(X, params):
    return (forward(X, params, sigmoid)[-1] > 0.5).view(np.uint8) & 1

# %% the own activation handed over
# exercise: predict
def predict(X, params, g=lambda z: 1 / (1 + np.exp(-z)), limit=0.5):
    return np.greater(forward(X, params, g)[-1], limit).astype(int)
