"""Many networks trained at once, by broadcasting: every array has one more axis in front, of length R."""

from collections.abc import Iterable, Sequence

import numpy as np

from . import data
from .network import Array, Params, forward, init_params, sigmoid
from .validation import require_count, require_examples, require_finite, require_finite_layers, require_probabilities


def init_many(sizes: Sequence[int], seeds: Iterable[int]) -> Params:
    """init_params for each seed, stacked: W (R, n_out, n_in) and b (R, n_out) for each layer.

    Raises ValueError without seeds, and where init_params does.
    """
    networks = [init_params(sizes, np.random.RandomState(seed)) for seed in seeds]
    if not networks:
        raise ValueError("seeds is empty: a batch needs at least one")
    return [(np.stack([W for W, _ in layer]), np.stack([b for _, b in layer])) for layer in zip(*networks)]


def forward_many(X: Array, params_batch: Params) -> list[Array]:
    """The activations of every network: [X, A1, ..., AL], A[l] of shape (R, N, n_l).

    Raises ValueError where X and params_batch do not fit together, and where one of them is not finite.
    """
    require_batch(X, params_batch)
    return _activations(X, params_batch)


def _activations(X: Array, params_batch: Params) -> list[Array]:
    """forward_many without validation: train_many validates once, before the first epoch."""
    A = [X]
    for W, b in params_batch:
        A.append(sigmoid(A[-1] @ W.swapaxes(1, 2) + b[:, None, :]))
    return A


def train_many(X: Array, y: Array, params_batch: Params, lr: float, epochs: int) -> tuple[Params, Array]:
    """`train` for R networks at once, with the same results.

    X : (N, n_0), y : (N, 1), params_batch : a list of (W, b) with W (R, n_out, n_in) and b (R, n_out).
    Returns (params_batch, losses), losses of shape (epochs, R).
    Raises ValueError where a shape does not fit, for values that are not finite, and for epochs below 0.
    """
    require_count(0, epochs=epochs)
    require_finite(lr=lr)
    require_examples(y=y)
    require_batch(X, params_batch)
    losses = np.zeros((epochs, len(params_batch[0][0])))
    for i in range(epochs):
        A = _activations(X, params_batch)
        losses[i] = losses_many(A[-1], y)
        delta = A[-1] - y
        updated: Params = []
        for l in range(len(params_batch), 0, -1):
            W, b = params_batch[l - 1]
            updated.insert(0, (W - lr * (delta.swapaxes(1, 2) @ A[l - 1]), b - lr * delta.sum(axis=1)))
            if l > 1:
                delta = (delta @ W) * A[l - 1] * (1 - A[l - 1])
        params_batch = updated
    return params_batch, losses


def require_batch(X: Array, params_batch: Params) -> None:
    """X and every network of params_batch fit together, and all of it is finite."""
    if not params_batch:
        raise ValueError("params_batch is empty: it must hold at least one layer")
    R = len(params_batch[0][0])
    for l, (W, b) in enumerate(params_batch, start=1):
        if np.ndim(W) != 3 or np.shape(b) != np.shape(W)[:2] or np.size(W) == 0:
            raise ValueError(
                f"layer {l} of params_batch has W of shape {np.shape(W)} and b of shape "
                f"{np.shape(b)}: they must be (R, n_out, n_in) and (R, n_out), R at least 1"
            )
        if len(W) != R:
            raise ValueError(
                f"layer {l} of params_batch has W of shape {np.shape(W)} and layer 1 of shape "
                f"{np.shape(params_batch[0][0])}: R must be the same"
            )
    require_finite_layers(params_batch=params_batch)
    forward(X, [(W[0], b[0]) for W, b in params_batch])


def losses_many(y_hat: Array, y: Array) -> Array:
    """bce_loss of each network: y_hat (R, N, 1), y (N, 1). Returns shape (R,).

    Raises ValueError where the shapes do not fit, and for a y_hat outside (0, 1).
    """
    if np.shape(y_hat)[1:] != np.shape(y):
        raise ValueError(
            f"y_hat has shape {np.shape(y_hat)} and y has shape {np.shape(y)}: they must be (R, N, 1) and (N, 1)"
        )
    require_probabilities(y_hat)
    losses: Array = -np.sum(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat), axis=(1, 2))
    return losses


def success_rate(seeds: Sequence[int], lr: float, epochs: int) -> float:
    """The share of seeds, 0 to 1, for which a 2-2-1 network trained on XOR ends with a loss below 0.1.

    Raises ValueError without seeds, and where train_many does.
    """
    trained, _ = train_many(data.X, data.y, init_many([2, 2, 1], seeds), lr, epochs)
    return float(np.mean(losses_many(forward_many(data.X, trained)[-1], data.y) < 0.1))
