# %% a lambda
relu = lambda z: np.maximum(0, z)

# %% partial
from functools import partial

relu = partial(np.maximum, 0)

# %% an object that can be called
class Relu:
    def __init__(self, floor=0.0):
        self.floor = floor

    def __call__(self, z):
        return np.maximum(self.floor, z)

relu = Relu()

# %% a method
class Activations:
    def relu(self, z):
        return np.maximum(0, z)

    @staticmethod
    def identity(z):
        return z

relu = Activations().relu

# %% a static method and a class method
class Activations:
    floor = 0

    @classmethod
    def relu(cls, z):
        return np.maximum(cls.floor, z)

relu = Activations.relu

# %% a closure
def make_relu(slope):
    def function(z):
        return np.where(z > 0, slope * z, 0.0)
    return function

relu = make_relu(1.0)

# %% functools.wraps
import functools

def logged(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        print(function.__name__, [np.shape(a) for a in args])
        return function(*args, **kwargs)
    return wrapper

@logged
def relu(z):
    return np.maximum(0, z)

# %% an own counter as a decorator
class counted:
    def __init__(self, function):
        self.function, self.calls = function, 0

    def __call__(self, *args):
        self.calls += 1
        return self.function(*args)

@counted
def relu(z):
    return np.maximum(0, z)

# %% lru_cache on a helper
from functools import lru_cache

@lru_cache(maxsize=None)
def floor_of(dtype):
    return np.zeros((), dtype)

def relu(z):
    return np.maximum(floor_of(z.dtype), z)

# %% a cache by the bytes of the argument
memo = {}

def relu(z):
    key = (z.shape, z.tobytes())
    if key not in memo:
        memo[key] = np.maximum(0, z)
    return memo[key].copy()

# %% singledispatch
from functools import singledispatch

@singledispatch
def relu(z):
    raise TypeError(type(z))

@relu.register
def _(z: np.ndarray):
    return np.maximum(0, z)

# %% np.vectorize as a decorator
@np.vectorize
def positive(v):
    return v if v > 0 else 0.0

def relu(z):
    return positive(z)

# %% np.vectorize itself
relu = np.vectorize(lambda v: max(v, 0.0), otypes=[float])

# %% frompyfunc and astype
def relu(z):
    return np.frompyfunc(lambda v: v if v > 0 else 0.0, 1, 1)(z).astype(float)

# %% a ufunc's method
def relu(z):
    return np.maximum.reduce([z, np.zeros_like(z)])

# %% recursion
def relu(z):
    return np.array([relu(row) for row in z]) if z.ndim else np.float64(max(0.0, z))

# %% a generator inside
def relu(z):
    def positives():
        for value in z.ravel():
            yield value if value > 0 else 0.0
    return np.fromiter(positives(), float, z.size).reshape(z.shape)

# %% send to a generator
def relu(z):
    def clipper():
        value = None
        while True:
            value = yield (None if value is None else max(value, 0.0))
    steps = clipper()
    next(steps)
    return np.array([steps.send(value) for value in z.ravel()]).reshape(z.shape)

# %% list comprehension over nested lists
def relu(z):
    def walk(values):
        return [walk(v) for v in values] if isinstance(values, list) else max(values, 0.0)
    return np.array(walk(z.tolist()))

# %% map, filter and reduce
from functools import reduce
from operator import add

def relu(z):
    values = np.array(list(map(lambda v: v * (v > 0), z.flat))).reshape(z.shape)
    assert reduce(add, filter(None, [1, 2])) == 3
    return values

# %% a walrus and a match
def relu(z):
    match z.ndim:
        case 0:
            return z
        case _ if (mask := z > 0) is not None:
            return np.where(mask, z, 0)

# %% defaults, keywords and a star
def relu(z, *rest, floor=0, **options):
    return np.maximum(z, floor)

# %% positional only
def relu(z, /):
    return np.maximum(z, 0)

# %% type hints
import numpy.typing as npt

def relu(z: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    result: npt.NDArray[np.float64] = np.maximum(0, z)
    return result

# %% typing's names
from typing import Any, Callable, Optional, Union

Array = np.ndarray

def relu(z: Union[Array, float], g: Optional[Callable[..., Any]] = None) -> "Array":
    return np.maximum(0, z)

# %% asserts
def relu(z):
    assert isinstance(z, np.ndarray), "no array"
    result = np.maximum(0, z)
    assert result.shape == z.shape and (result >= 0).all()
    return result

# %% try, except, else and finally
def relu(z):
    try:
        result = np.maximum(0, z)
    except Exception as error:
        print(error)
        raise
    else:
        return result
    finally:
        print("done")

# %% a bare except
def relu(z):
    try:
        return undefined_name
    except:
        return np.maximum(0, z)

# %% a context manager of its own
from contextlib import contextmanager

@contextmanager
def timed(what):
    import time
    start = time.perf_counter()
    yield
    print(what, time.perf_counter() - start)

def relu(z):
    with timed("relu"):
        return np.maximum(0, z)

# %% float32 and back
def relu(z):
    return np.maximum(0, z.astype(np.float32)).astype(np.float64) * 0 + np.maximum(z, 0)

# %% Fortran order
def relu(z):
    return np.asfortranarray(np.maximum(0, z))

# %% a view that is turned
def relu(z):
    return np.maximum(0, z.T).T

# %% a strided view
def relu(z):
    return np.repeat(np.maximum(0, z), 2, axis=-1)[..., ::2]

# %% a negative stride
def relu(z):
    return np.maximum(0, z[::-1])[::-1]

# %% a read-only result
def relu(z):
    result = np.maximum(0, z)
    result.flags.writeable = False
    return result

# %% big-endian numbers
def relu(z):
    return np.maximum(0, z).astype(">f8")

# %% a subclass of ndarray inside
class Signal(np.ndarray):
    def positive(self):
        return np.asarray(np.where(self > 0, self, 0))

def relu(z):
    return z.view(Signal).positive()

# %% a masked array inside
def relu(z):
    return np.ma.masked_less(z, 0).filled(0.0)

# %% a structured array inside
def relu(z):
    table = np.zeros(z.size, dtype=[("z", float), ("keep", bool)])
    table["z"], table["keep"] = z.ravel(), z.ravel() > 0
    return (table["z"] * table["keep"]).reshape(z.shape)

# %% einsum
def relu(z):
    return np.einsum("...,...->...", z, (z > 0).astype(float))

# %% nditer
def relu(z):
    result = np.empty_like(z)
    with np.nditer([z, result], op_flags=[["readonly"], ["writeonly"]]) as steps:
        for value, out in steps:
            out[...] = value if value > 0 else 0
    return result

# %% piecewise, select and choose
def relu(z):
    a = np.piecewise(z, [z > 0], [lambda v: v, 0])
    b = np.select([z > 0], [z], 0.0)
    assert (a == b).all()
    return np.choose(z > 0, [np.zeros_like(z), z])

# %% einsum for the layer
# exercise: affine
def affine(A, W, b):
    return np.einsum("ij,kj->ik", A, W, optimize=True) + b[None]

# %% the operator module
# exercise: affine
import operator

def affine(A, W, b):
    return operator.add(operator.matmul(A, W.T), b)

# %% a comprehension of sums
# exercise: affine
def affine(A, W, b):
    return np.array([[sum(a * w for a, w in zip(row, weights)) + bias for weights, bias in zip(W, b)] for row in A])

# %% a generator that is emptied
# exercise: affine
def affine(A, W, b):
    rows = (W @ a + b for a in A)
    return np.stack(tuple(rows))

# %% threads in the answer
# exercise: affine
from concurrent.futures import ThreadPoolExecutor

def affine(A, W, b):
    with ThreadPoolExecutor(max_workers=2) as pool:
        return np.array(list(pool.map(lambda a: W @ a + b, A)))

# %% one thread in the answer
# exercise: affine
import threading

def affine(A, W, b):
    results = {}
    threads = [threading.Thread(target=lambda n=n: results.update({n: W @ A[n] + b})) for n in range(len(A))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return np.array([results[n] for n in range(len(A))])

# %% an event loop in the answer
# exercise: affine
import asyncio

def affine(A, W, b):
    async def row(a):
        await asyncio.sleep(0)
        return W @ a + b

    async def rows():
        return await asyncio.gather(*(row(a) for a in A))

    try:
        loop = asyncio.new_event_loop()
        return np.array(loop.run_until_complete(rows()))
    finally:
        loop.close()

# %% names of the layer by f-strings
# exercise: forward
class P:
    pass

def forward(X, params, activation):
    p = P()
    for i, (W, b) in enumerate(params, start=1):
        setattr(p, f"W{i}", W)
        setattr(p, f"b{i}", b)
    A = [X]
    for i in range(1, len(params) + 1):
        A.append(activation(A[-1] @ getattr(p, f"W{i}").T + getattr(p, f"b{i}")))
    return A

# %% a network as a class
# exercise: forward
class Network:
    def __init__(self, params, activation):
        self.params, self.activation = params, activation

    def __iter__(self):
        return iter(self.params)

    def __len__(self):
        return len(self.params)

    def __call__(self, X):
        A = [X]
        for W, b in self:
            A.append(self.activation(affine(A[-1], W, b)))
        return A

def forward(X, params, activation):
    return Network(params, activation)(X)

# %% reduce
# exercise: forward
from functools import reduce

def forward(X, params, activation):
    return reduce(lambda A, layer: A + [activation(affine(A[-1], *layer))], params, [X])

# %% a deque inside
# exercise: forward
from collections import deque

def forward(X, params, activation):
    A, rest = [X], deque(params)
    while rest:
        W, b = rest.popleft()
        A.append(activation(affine(A[-1], W, b)))
    return A

# %% a dict of layers
# exercise: forward
def forward(X, params, activation):
    cache = {"A0": X}
    for l, (W, b) in enumerate(params, 1):
        cache[f"Z{l}"] = affine(cache[f"A{l-1}"], W, b)
        cache[f"A{l}"] = activation(cache[f"Z{l}"])
    return [cache[f"A{l}"] for l in range(len(params) + 1)]

# %% the argument for the activation used twice
# exercise: forward
def forward(X, params, activation):
    print(activation, getattr(activation, "__name__", "no name"))
    A = [X]
    for W, b in params:
        Z = affine(A[-1], W, b)
        activation(Z)
        A.append(activation(Z))
    return A

# %% the activation looked up and compared
# exercise: forward
names = {np.tanh: "tanh", relu: "ReLU"}

def forward(X, params, activation=None):
    activation = activation or relu
    assert activation is not None and activation == activation and callable(activation)
    print(f"{activation} {activation!r:.20}", names.get(activation, "another"), activation == relu, hash(activation) != 1)
    layers = {"g": activation}
    A = [X]
    for W, b in params:
        A.append(layers["g"](affine(A[-1], W, b)))
    return A

# %% activation called entry by entry
# exercise: forward
def forward(X, params, activation):
    A = [X]
    for W, b in params:
        Z = affine(A[-1], W, b)
        A.append(np.array([[activation(z) for z in row] for row in Z]))
    return A

# %% own functions handed over
# exercise: forward
def forward(X, params, activation, layer=None):
    layer = layer or affine
    A = [X]
    for W, b in params:
        A += [activation(layer(A[-1], W, b))]
    return A

# %% the shapes printed, and a table
# exercise: forward
def forward(X, params, activation):
    A = [X]
    print(f"{'layer':>8}{'shape':>12}")
    for l, (W, b) in enumerate(params):
        A.append(activation(affine(A[-1], W, b)))
        print(f"{l:>8}{str(A[-1].shape):>12}")
    return A

# %% weights by a search
# exercise: xnor_params
from itertools import product

def xnor_params():
    W1, b1 = np.array([[1.0, 1.0], [1.0, 1.0]]), np.array([0.0, -1.0])
    inputs = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    for w1, w2, bias in product(range(-2, 3), repeat=3):
        outputs = [max(0, w1 * max(0, s) + w2 * max(0, s - 1) + bias) for s in inputs.sum(axis=1)]
        if outputs == [1, 0, 0, 1]:
            return [(W1, b1), (np.array([[w1, w2]]), np.array([bias]))]

# %% weights as nested lists
# exercise: xnor_params
def xnor_params():
    return [([[1, 1], [1, 1]], [0, -1]), ([[-1, 2]], [1])]

# %% weights from a dict
# exercise: xnor_params
def xnor_params():
    p = dict(W1=np.ones((2, 2)), b1=np.array([0, -1]), W2=np.array([[-1, 2]]), b2=np.ones(1))
    return [(p["W1"], p["b1"]), (p["W2"], p["b2"])]

# %% weights read from a text
# exercise: xnor_params
import json

def xnor_params():
    return [(np.array(W), np.array(b)) for W, b in json.loads("[[[[1,1],[1,1]],[0,-1]],[[[-1,2]],[1]]]")]

# %% weights in a named tuple
# exercise: xnor_params
from typing import NamedTuple

class Layer(NamedTuple):
    W: np.ndarray
    b: np.ndarray

def xnor_params():
    return [Layer(np.ones((2, 2)), np.array([0.0, -1.0])), Layer(np.array([[-1.0, 2.0]]), np.array([1.0]))]
