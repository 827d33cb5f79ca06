"""What comes of a training loop, in lesson 4, and loops with known mistakes."""

import contextlib
from collections.abc import Callable
from typing import Any

import numpy as np

from ... import batch, network
from ...gradients import broken_backward
from ...network import Array, Params
from ..exercise import Answer, Mistake, UnusableResult
from ..text import describe


def pair(result: Any, *args: Any) -> Any:
    """The losses, as an array where they are a list of numbers, and the parameters that a training loop returns."""
    if result is None:
        return None
    if not isinstance(result, (tuple, list)) or len(result) != 2:
        raise UnusableResult("training.no-pair", got=describe(result))
    return [_numbers(part) for part in result[::-1]]


def _numbers(value: Any) -> Any:
    with contextlib.suppress(ValueError):  # parameters make no array
        if isinstance(value, (list, tuple)) and np.array(value).dtype.kind in "iuf":
            return np.array(value)
    return value


def step_in_place(params: Params, grads: Params, lr: float) -> Any:
    for (W, b), (dW, db) in zip(params, grads):
        W -= lr * dW
        b -= lr * db
    return params


def with_losses(train: Callable[..., Any], change: Callable[..., Any], extra: Any = 0) -> Any:
    """A train, or train_many, that changes the losses (of so many more epochs) before it returns them."""
    return lambda *args: (train(*args)[0], change(train(*args[:-1], args[-1] + extra)[1]))


def mistakes(train: Callable[..., Any]) -> Any:
    """What goes wrong in a training loop, be it of one network or of a batch."""

    def with_epochs(change: Callable[..., Any]) -> Any:
        return lambda X, y, params, lr, epochs: train(X, y, params, lr, change(epochs))

    def with_lr(change: Callable[..., Any]) -> Any:
        return lambda X, y, params, lr, epochs: train(X, y, params, change(lr, len(y)), epochs)

    return [
        Mistake("training.losses-first", lambda *args: train(*args)[::-1]),
        Mistake("training.no-losses", lambda *args: train(*args)[0]),
        Mistake("training.one-loss-too-many", with_losses(train, lambda losses: losses, extra=1)),
        Mistake("training.loss-after-update", with_losses(train, lambda losses: losses[1:], extra=1)),
        Mistake("training.last-loss-missing", with_losses(train, lambda losses: losses[:-1])),
        Mistake("training.last-loss-only", with_losses(train, lambda losses: losses[-1])),
        Mistake("training.losses-in-loop", with_losses(train, lambda losses: losses[-1:])),
        Mistake("training.one-epoch", with_epochs(lambda epochs: 1)),
        Mistake(
            "training.losses-averaged", lambda X, y, *more: (train(X, y, *more)[0], train(X, y, *more)[1] / len(y))
        ),
        Mistake(
            "training.old-parameters", lambda X, y, params, lr, epochs: (params, train(X, y, params, lr, epochs)[1])
        ),
        Mistake(
            "training.nothing-learnt", lambda X, y, params, lr, epochs: (params, train(X, y, params, 0.0, epochs)[1])
        ),
        Mistake(
            "training.steps-from-the-start",
            lambda X, y, params, lr, epochs: (train(X, y, params, lr, 1)[0], train(X, y, params, 0.0, epochs)[1]),
        ),
        Mistake("training.one-update-too-many", with_epochs(lambda epochs: epochs + 1)),
        Mistake("training.one-update-missing", with_epochs(lambda epochs: epochs - 1)),
        Mistake("training.always-140-epochs", with_epochs(lambda epochs: 140)),
        Mistake("training.uphill", with_lr(lambda lr, N: -lr)),
        Mistake("training.no-lr", with_lr(lambda lr, N: 1.0)),
        Mistake("training.gradient-averaged", with_lr(lambda lr, N: lr / N)),
    ]


def with_gradients(change: Callable[..., Any]) -> Answer:
    """A train that changes the gradients."""

    def gradients(A: list[Array], y: Array, params: Params) -> Params:
        return change(network.backward(A, y, params))  # type: ignore[no-any-return]  # wrong ones may be anything

    return lambda X, y, params, lr, epochs: network.train(X, y, params, lr, epochs, gradients)


def with_broken_backward(X: Array, y: Array, params: Params, lr: float, epochs: int) -> Any:
    if [np.shape(W)[1] for W, _ in params] != 2 * [np.shape(X)[1]]:  # its shapes do not fit
        return None
    return network.train(X, y, params, lr, epochs, broken_backward)


def gradients_once(X: Array, y: Array, params: Params, lr: float, epochs: int) -> Any:
    grads = network.backward(network.forward(X, params), y, params)
    return network.train(X, y, params, lr, epochs, lambda *_: grads)


def forward_once(X: Array, y: Array, params: Params, lr: float, epochs: int) -> Any:
    A = network.forward(X, params)
    trained, losses = network.train(X, y, params, lr, epochs, lambda _, y, params: network.backward(A, y, params))
    return trained, np.full(epochs, losses[0])


def many_misaligned(bias_axis: int, sum_axis: int) -> Answer:
    """A train_many that lines b up with, or sums its gradient over, another axis than that of the examples."""

    def train_many(X: Array, y: Array, params_batch: Params, lr: float, epochs: int) -> Any:
        if len(params_batch[0][0]) != len(X):  # the shapes do not fit
            return None
        return _many(X, y, params_batch, lr, epochs, bias_axis, sum_axis)

    return train_many


def many_through_the_new(X: Array, y: Array, params_batch: Params, lr: float, epochs: int) -> Any:
    return _many(X, y, params_batch, lr, epochs, through=lambda W, new: new)


def _many(
    X: Array,
    y: Array,
    params_batch: Params,
    lr: float,
    epochs: int,
    bias_axis: int = 1,
    sum_axis: int = 1,
    through: Callable[..., Any] = lambda W, new: W,
) -> Any:
    """A train_many of these axes; delta goes back through W, or through the one after the step."""
    losses = []
    for _ in range(epochs):
        A = [X]
        for W, b in params_batch:
            A.append(network.sigmoid(A[-1] @ W.swapaxes(1, 2) + np.expand_dims(b, bias_axis)))
        losses.append(batch.losses_many(A[-1], y))
        delta = A[-1] - y
        stepped: Params = []
        for (W, b), a in zip(params_batch[::-1], A[-2::-1]):
            new = W - lr * delta.swapaxes(1, 2) @ a
            stepped.insert(0, (new, b - lr * delta.sum(axis=sum_axis)))
            delta = (delta @ through(W, new)) * a * (1 - a)
        params_batch = stepped
    return params_batch, losses


def many_from_the_first(X: Array, y: Array, params_batch: Params, lr: float, epochs: int) -> Any:
    first = [(np.repeat(W[:1], len(W), axis=0), np.repeat(b[:1], len(b), axis=0)) for W, b in params_batch]
    return batch.train_many(X, y, first, lr, epochs)


def many_one_by_one(X: Array, y: Array, params_batch: Any, lr: float, epochs: int) -> Any:
    return [network.train(X, y, params, lr, epochs) for params in params_batch]


def many_at_once(function: Answer) -> Answer:
    """A train_many that hands the first step of a whole batch to a function for one network."""
    return lambda X, y, params_batch, lr, epochs: function(batch.forward_many(X, params_batch), y, params_batch)


def many_unstacked(*args: Any) -> Any:
    params_batch, losses = batch.train_many(*args)
    return [[(W[r], b[r]) for W, b in params_batch] for r in range(losses.shape[1])], losses
