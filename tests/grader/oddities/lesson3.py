# %% plain NumPy beside autograd's
# exercise: objective
import numpy

def objective(params, X, y):
    assert isinstance(X, numpy.ndarray)
    return bce_loss(forward(X, params)[-1], y)

# %% a wrapper with wraps
# exercise: objective
import functools

def traced(function):
    @functools.wraps(function)
    def wrapper(*args):
        return function(*args)
    return wrapper

@traced
def objective(params, X, y):
    return bce_loss(forward(X, params)[-1], y)

# %% the gradients looked at above
# exercise: objective
def objective(params, X, y):
    return bce_loss(forward(X, params)[-1], y)

for l, (dW, db) in enumerate(grad(objective)(init_params([2, 2, 1], np.random.RandomState(0)), X, y), 1):
    print(l, dW.round(3), db.round(3))

# %% autograd's values printed inside
# exercise: objective
def objective(params, X, y):
    loss = bce_loss(forward(X, params)[-1], y)
    print("loss", getattr(loss, "_value", loss))
    return loss

# %% autograd's checks
# exercise: objective
from autograd.test_util import check_grads

check_grads(lambda z: np.sum(np.tanh(z)), modes=["rev"])(np.ones(3))

# %% other derivatives of autograd
# exercise: objective
from autograd import elementwise_grad, hessian, jacobian, value_and_grad

print(jacobian(np.sin)(np.ones(2)), elementwise_grad(np.cos)(np.ones(2)), value_and_grad(lambda v: v**2)(3.0))

# %% an own primitive
# exercise: objective
from autograd.extend import defvjp, primitive

@primitive
def cube(v):
    return v**3

defvjp(cube, lambda ans, v: lambda g: g * 3 * v**2)
print(grad(cube)(2.0))

# %% named pairs inside
# exercise: output_gradients
from collections import namedtuple

Layer = namedtuple("Layer", "A delta")

def output_gradients(A, y):
    last = Layer(A[1], A[2] - y)
    return (last.delta.T @ last.A, last.delta.sum(0))

# %% einsum and keepdims
# exercise: output_gradients
def output_gradients(A, y):
    d = A[-1] - y
    return np.einsum("no,ni->oi", d, A[-2]), d.sum(axis=0, keepdims=True)[0]

# %% outer products added
# exercise: output_gradients
def output_gradients(A, y):
    _, A1, A2 = A
    pairs = [(np.outer(d, a), d) for d, a in zip(A2 - y, A1)]
    return sum(p for p, _ in pairs), sum(d for _, d in pairs)

# %% a list for the pair
# exercise: output_gradients
def output_gradients(A, y):
    delta = np.subtract(A[2], y)
    return [delta.T.dot(A[1]), delta.sum(axis=0)]

# %% plain NumPy's arrays
# exercise: hidden_gradients
import numpy as plain

def hidden_gradients(A, y, params):
    delta = plain.multiply((A[2] - y) @ params[1][0], A[1] * (1 - A[1]))
    return plain.matmul(delta.T, A[0]), plain.sum(delta, axis=0)

# %% a dict of gradients
# exercise: hidden_gradients
def hidden_gradients(A, y, params):
    grads = {}
    grads["delta2"] = A[2] - y
    grads["delta1"] = grads["delta2"] @ params[1][0] * A[1] * (1 - A[1])
    grads["dW1"], grads["db1"] = grads["delta1"].T @ A[0], grads["delta1"].sum(axis=0)
    return grads["dW1"], grads["db1"]

# %% the slope as an own function
# exercise: hidden_gradients
slope = lambda a: a - a * a

def hidden_gradients(A, y, params):
    (W1, b1), (W2, b2) = params
    delta = (A[2] - y).dot(W2) * slope(A[1])
    assert delta.shape[1:] == b1.shape and W1.shape == (delta.shape[1], A[0].shape[1])
    return delta.T.dot(A[0]), delta.sum(0)

# %% a matrix class inside
# exercise: hidden_gradients
class Matrix:
    def __init__(self, values):
        self.values = values

    def __matmul__(self, other):
        return Matrix(self.values @ other.values)

    def __mul__(self, other):
        return Matrix(self.values * other.values)

    def __eq__(self, other):
        return (self.values == other.values).all()

    @property
    def T(self):
        return Matrix(self.values.T)

def hidden_gradients(A, y, params):
    delta = Matrix(A[2] - y) @ Matrix(params[1][0]) * Matrix(A[1]) * Matrix(1 - A[1])
    return (delta.T @ Matrix(A[0])).values, delta.values.sum(axis=0)

# %% own earlier functions
# exercise: backward
def backward(A, y, params):
    grads, delta = [], A[-1] - y
    for l in reversed(range(len(params))):
        grads.insert(0, (delta.T @ A[l], delta.sum(axis=0)))
        if l > 0:
            delta = (delta @ params[l][0]) * A[l] * (1 - A[l])
    return grads

# %% recursion from the output
# exercise: backward
def backward(A, y, params, delta=None):
    delta = A[-1] - y if delta is None else delta
    *below, (W, b) = params
    here = [(delta.T @ A[-2], delta.sum(axis=0))]
    if not below:
        return here
    return backward(A[:-1], y, below, delta @ W * A[-2] * (1 - A[-2])) + here

# %% a deque and a tuple
# exercise: backward
from collections import deque

def backward(A, y, params):
    grads, delta = deque(), A[-1] - y
    for (W, b), a in zip(params[::-1], A[-2::-1]):
        grads.appendleft((delta.T @ a, delta.sum(axis=0)))
        delta = delta @ W * a * (1 - a)
    return tuple(grads)

# %% a table printed
# exercise: backward
def backward(A, y, params):
    grads, delta = [None] * len(params), A[-1] - y
    for l in range(len(params), 0, -1):
        grads[l - 1] = (delta.T @ A[l - 1], np.sum(delta, axis=0))
        print(f"layer {l}: {np.linalg.norm(grads[l - 1][0]):.3e}")
        delta = (delta @ params[l - 1][0]) * A[l - 1] * (1 - A[l - 1])
    return grads

# %% compared with autograd above
# exercise: backward
def loss(params, X, y):
    return bce_loss(forward(X, params)[-1], y)

params = init_params([2, 2, 1], np.random.RandomState(3))
by_hand, by_autograd = backward(forward(X, params), y, params), grad(loss)(params, X, y)
assert all(np.allclose(a, b) for pair, other in zip(by_hand, by_autograd) for a, b in zip(pair, other))
compare_gradients(by_hand, by_autograd)

# %% a vector of all parameters
# exercise: numerical_gradients
def flatten(params):
    def unflatten(theta):
        pairs = []
        for W, b in params:
            pairs.append((theta[: W.size].reshape(W.shape), theta[W.size : W.size + b.size]))
            theta = theta[W.size + b.size :]
        return pairs

    return np.concatenate([part.ravel() for pair in params for part in pair]), unflatten

def numerical_gradients(f, params, eps=1e-6):
    theta, unflatten = flatten(params)
    steps = eps * np.eye(len(theta))
    return unflatten(np.array([(f(unflatten(theta + s)) - f(unflatten(theta - s))) / (2 * eps) for s in steps]))

# %% deep copies
# exercise: numerical_gradients
from copy import deepcopy

def numerical_gradients(f, params, eps=1e-6):
    grads = deepcopy(params)
    for l in range(len(params)):
        for k in (0, 1):
            for index in np.ndindex(params[l][k].shape):
                up, down = deepcopy(params), deepcopy(params)
                up[l][k][index] += eps
                down[l][k][index] -= eps
                grads[l][k][index] = (f(up) - f(down)) / (2 * eps)
    return grads

# %% the calls counted
# exercise: numerical_gradients
def numerical_gradients(f, params, eps=1e-6):
    calls = 0

    def g(moved):
        nonlocal calls
        calls += 1
        return f(moved)

    grads = []
    for l, pair in enumerate(params):
        slopes = []
        for k, array in enumerate(pair):
            slope = np.zeros(array.shape)
            for i in range(array.size):
                moved = [[a.copy() for a in p] for p in params]
                moved[l][k].ravel()[i] += eps
                above = g(moved)
                moved[l][k].ravel()[i] -= 2 * eps
                slope.ravel()[i] = (above - g(moved)) / (2 * eps)
            slopes.append(slope)
        grads.append(tuple(slopes))
    print(calls, "calls of", getattr(f, "__name__", "f"))
    return grads

# %% a corrected copy
# exercise: fixed_backward
def fixed_backward(A, y, params):
    """As broken_backward, with A[0] for dW1."""
    delta2 = A[2] - y
    delta1 = (delta2 @ params[1][0]) * A[1] * (1 - A[1])
    return [(delta1.T @ A[0], delta1.sum(axis=0)), (delta2.T @ A[1], delta2.sum(axis=0))]

# %% what is right of the broken one is used
# exercise: fixed_backward
import inspect

print(inspect.getsource(broken_backward))

def fixed_backward(A, y, params):
    (_, db1), layer2 = broken_backward(A, y, params)
    delta1 = (A[2] - y) @ params[1][0] * A[1] * (1 - A[1])
    return [(delta1.T @ A[0], db1), layer2]
