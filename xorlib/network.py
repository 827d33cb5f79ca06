"""The reference network: each function with its formula, for layers of any number and width.

Shapes, here and everywhere: X (N, n_0); y (N, 1); W (n_l, n_{l-1}) and b (n_l,) of layer l; Z and A (N, n_l).
`params` is a list of (W, b) pairs, one a layer; gradients have the same structure. No function changes its
arguments. `np` is autograd's NumPy, so that autograd can differentiate these functions.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise
from numbers import Integral
from typing import Any

import autograd.numpy as np
from numpy.random import Generator, RandomState
from numpy.typing import NDArray

from .validation import (
    require_count,
    require_examples,
    require_finite,
    require_finite_layers,
    require_fit,
    require_layer,
    require_probabilities,
    require_same_shape,
    require_same_structure,
)

Array = NDArray[Any]
Params = list[tuple[Array, Array]]


def relu(z: Array) -> Array:
    """Elementwise max(0, z), as a new array of the shape of z."""
    return np.maximum(z, 0.0)


def sigmoid(z: Array) -> Array:
    """Elementwise 1 / (1 + e^-z), in the shape of z; written with tanh, which never overflows."""
    return 0.5 * (1.0 + np.tanh(0.5 * z))


def affine(A: Array, W: Array, b: Array) -> Array:
    """Z = A W^T + b.

    A : (N, n_in), W : (n_out, n_in), b : (n_out,). Returns Z : (N, n_out).
    Raises ValueError where the shapes do not fit together, and for an entry that is infinite or not a number.
    """
    require_layer(A, W, b)
    return A @ W.T + b


def init_params(sizes: Sequence[int], rng: Generator | RandomState) -> Params:
    """Parameters for layers of the given sizes, every entry standard normal.

    sizes : [n_0, ..., n_L]. Draws from rng layer by layer, W (row by row) before b.
    Raises ValueError unless there are two sizes or more, each a whole number of at least 1.
    """
    if len(sizes) < 2 or not all(isinstance(size, Integral) and size >= 1 for size in sizes):
        raise ValueError(f"sizes is {sizes}: it must name two layers or more, each of at least one unit")
    return [(rng.standard_normal((n_out, n_in)), rng.standard_normal(n_out)) for n_in, n_out in pairwise(sizes)]


def forward(X: Array, params: Params, activation: Callable[[Array], Array] = sigmoid) -> list[Array]:
    """The activations [X, A1, ..., AL]: A[l] = activation(Z[l]), Z[l] = affine(A[l-1], W, b).

    X : (N, n_0), A[l] : (N, n_l).
    Raises ValueError for an X that is empty or not finite, and names the layer whose parameters do not fit.
    """
    require_examples(X=X)
    A = [X]
    for l, (W, b) in enumerate(params, start=1):
        try:
            Z = affine(A[-1], W, b)
        except ValueError as error:
            name = f"A[{l - 1}]" if l > 1 else "X"
            raise ValueError(f"layer {l} of params, where A is {name}: {error}") from None
        A.append(activation(Z))
    return A


def bce_loss(y_hat: Array, y: Array) -> float:
    """Binary cross-entropy, summed over the examples: -sum(y log y_hat + (1 - y) log(1 - y_hat)), in nats.

    y_hat : (N, 1), strictly between 0 and 1. y : (N, 1).
    Raises ValueError for two shapes that differ (NumPy would broadcast them), for a y that is empty or not finite,
    and for a y_hat outside (0, 1).
    """
    require_same_shape(y_hat=y_hat, y=y)
    require_examples(y=y)
    require_probabilities(y_hat)
    return -np.sum(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))


def objective(params: Params, X: Array, y: Array) -> float:
    """The loss of a sigmoid network as a function of its parameters: bce_loss(forward(X, params)[-1], y)."""
    return bce_loss(forward(X, params)[-1], y)


def predict(X: Array, params: Params) -> Array:
    """Integers 0 or 1, shape (N, 1): 1 where the output of the sigmoid network is above 0.5."""
    return (forward(X, params)[-1] > 0.5).astype(int)


def backward(A: list[Array], y: Array, params: Params) -> Params:
    """Backpropagation: [(dW1, db1), ..., (dWL, dbL)] of bce_loss for a sigmoid network.

    A : the activations of forward(X, params); y : (N, 1). With delta = dL/dZ, shape (N, n_l):
    delta[L] = A[L] - y, delta[l] = (delta[l+1] W[l+1]) * A[l] * (1 - A[l]), dW[l] = delta[l]^T A[l-1] and
    db[l] = the sum of delta[l] over the examples (Rumelhart, Hinton and Williams 1986).
    Raises ValueError where A, y and params do not fit together, and where A or y is not finite.
    """
    require_fit(A, y, params)
    delta = A[-1] - y
    grads: Params = []
    for l in range(len(params), 0, -1):
        grads.insert(0, (delta.T @ A[l - 1], delta.sum(axis=0)))
        W, _ = params[l - 1]
        delta = (delta @ W) * A[l - 1] * (1 - A[l - 1])
    return grads


def gradient_step(params: Params, grads: Params, lr: float) -> Params:
    """One step of gradient descent: new parameters W - lr dW and b - lr db.

    Raises ValueError for grads of another structure (NumPy would broadcast them), and for grads or an lr that are
    not finite.
    """
    require_same_structure(grads=grads, params=params)
    require_finite_layers(grads=grads)
    require_finite(lr=lr)
    return [(W - lr * dW, b - lr * db) for (W, b), (dW, db) in zip(params, grads)]


def train(
    X: Array,
    y: Array,
    params: Params,
    lr: float,
    epochs: int,
    gradients: Callable[[list[Array], Array, Params], Params] = backward,
) -> tuple[Params, Array]:
    """Gradient descent on the whole batch. Returns (params, losses); losses[i] is the loss before update i.

    gradients : the function that computes the gradients; lesson 4 tries a wrong one.
    Raises ValueError for epochs below 0, and where forward, bce_loss or gradient_step does.
    """
    require_count(0, epochs=epochs)
    losses = np.zeros(epochs)
    for i in range(epochs):
        A = forward(X, params)
        losses[i] = bce_loss(A[-1], y)
        params = gradient_step(params, gradients(A, y, params), lr)
    return params, losses
