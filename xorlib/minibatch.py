"""Training on data: small batches, a step with momentum, and the loop around both."""

import numpy as np
from numpy.random import Generator, RandomState

from .network import Array, Params, backward, bce_loss, forward, gradient_step
from .validation import require_count, require_finite, require_same_structure


def minibatches(n: int, size: int, rng: Generator | RandomState) -> list[Array]:
    """The indices 0 to n - 1 in an order drawn from rng, in pieces of `size`; the last is shorter where it must be.

    Raises ValueError for an n or a size below 1.
    """
    require_count(1, n=n, size=size)
    order = rng.permutation(n)
    return [order[start : start + size] for start in range(0, n, size)]


def momentum_step(params: Params, velocity: Params, grads: Params, lr: float, beta: float) -> tuple[Params, Params]:
    """One step with momentum: (params, velocity), with velocity = beta velocity + grads and params - lr velocity.

    All three lists have the same structure. Raises ValueError where they have not, and for values that are not finite.
    """
    require_same_structure(velocity=velocity, params=params)
    require_same_structure(grads=grads, params=params)
    require_finite(beta=beta)
    velocity = [(beta * vW + dW, beta * vb + db) for (vW, vb), (dW, db) in zip(velocity, grads)]
    return gradient_step(params, velocity, lr), velocity


def fit(
    X: Array,
    y: Array,
    params: Params,
    lr: float,
    epochs: int,
    size: int,
    beta: float,
    rng: Generator | RandomState,
) -> tuple[Params, Array]:
    """Descent with momentum on small batches. Returns (params, losses).

    Each epoch goes through `minibatches(N, size, rng)`, with one step a batch, along the mean of the gradient over the
    batch; the velocity begins at 0. losses[i] is the mean loss over all of X before epoch i.
    Raises ValueError for epochs below 0, and where minibatches, forward, bce_loss or momentum_step does.
    """
    require_count(0, epochs=epochs)
    velocity = [(np.zeros_like(W), np.zeros_like(b)) for W, b in params]
    losses = np.zeros(epochs)
    for i in range(epochs):
        losses[i] = bce_loss(forward(X, params)[-1], y) / len(X)
        for batch in minibatches(len(X), size, rng):
            grads = backward(forward(X[batch], params), y[batch], params)  # a sum over the batch
            mean = [(dW / len(batch), db / len(batch)) for dW, db in grads]
            params, velocity = momentum_step(params, velocity, mean, lr, beta)
    return params, losses
