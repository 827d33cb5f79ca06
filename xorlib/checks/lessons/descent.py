"""What comes of a training loop, in lesson 4, and loops with known mistakes."""

import contextlib

import numpy as np

from ... import batch, network
from ...gradients import broken_backward
from ..compare import describe
from ..exercise import Mistake, Unusable


def pair(answer, *args):
    """The losses, as an array where they are a list of numbers, and the parameters that a training loop returns."""
    result = answer(*args)
    if result is None:
        return None
    if not isinstance(result, (tuple, list)) or len(result) != 2:
        raise Unusable(f"expected  a pair, the parameters and the losses\ncame      {describe(result)}")
    return [_numbers(part) for part in result[::-1]]


def _numbers(value):
    with contextlib.suppress(ValueError):  # parameters make no array
        if isinstance(value, (list, tuple)) and np.array(value).dtype.kind in "iuf":
            return np.array(value)
    return value


def step_in_place(params, grads, lr):
    for (W, b), (dW, db) in zip(params, grads):
        W -= lr * dW
        b -= lr * db
    return params


def with_losses(train, change, extra=0):
    """A train, or train_many, that changes the losses (of so many more epochs) before it returns them."""
    return lambda *args: (train(*args)[0], change(train(*args[:-1], args[-1] + extra)[1]))


def mistakes(train):
    """What goes wrong in a training loop, be it of one network or of a batch."""

    def with_epochs(change):
        return lambda X, y, params, lr, epochs: train(X, y, params, lr, change(epochs))

    def with_lr(change):
        return lambda X, y, params, lr, epochs: train(X, y, params, change(lr, len(y)), epochs)

    return [
        Mistake(lambda *args: train(*args)[::-1], "The losses came first; the parameters come first."),
        Mistake(lambda *args: train(*args)[0], "The parameters came back alone; the losses are wanted beside them."),
        Mistake(
            with_losses(train, lambda losses: losses, extra=1),
            "That is one loss too many: the loss after the last update is not asked for.",
        ),
        Mistake(
            with_losses(train, lambda losses: losses[1:], extra=1),
            "losses[i] is the loss before update i; yours is the loss after it.",
        ),
        Mistake(
            with_losses(train, lambda losses: losses[:-1]), "The last loss is missing: there is one for each update."
        ),
        Mistake(with_losses(train, lambda losses: losses[-1]), "That is the last loss alone; keep one for each epoch."),
        Mistake(
            with_losses(train, lambda losses: losses[-1:]),
            "losses holds the last epoch alone. Look at the line that makes it: does it stand inside the loop?",
        ),
        Mistake(with_epochs(lambda epochs: 1), "It ran one epoch. Look at `return`: does it stand inside the loop?"),
        Mistake(
            lambda X, y, *more: (train(X, y, *more)[0], train(X, y, *more)[1] / len(y)),
            "Those losses are averaged over the examples; bce_loss sums them.",
        ),
        Mistake(
            lambda X, y, params, lr, epochs: (params, train(X, y, params, lr, epochs)[1]),
            "The parameters that came back are those that were given: return the updated ones.",
        ),
        Mistake(
            lambda X, y, params, lr, epochs: (params, train(X, y, params, 0.0, epochs)[1]),
            "Nothing was learnt: each epoch began with the parameters that were given. It should begin with those "
            "that the epoch before it left.",
        ),
        Mistake(
            lambda X, y, params, lr, epochs: (train(X, y, params, lr, 1)[0], train(X, y, params, 0.0, epochs)[1]),
            "Each step began at the parameters that were given; it should begin where the step before it ended.",
        ),
        Mistake(with_epochs(lambda epochs: epochs + 1), "One update too many was made: there are `epochs` of them."),
        Mistake(
            with_epochs(lambda epochs: epochs - 1),
            "One update is missing: there are `epochs` of them, and the parameters after the last are wanted.",
        ),
        Mistake(with_epochs(lambda epochs: 140), "It runs 140 epochs, whatever `epochs` is."),
        Mistake(with_lr(lambda lr, N: -lr), "It climbs: the steps go along the gradient, to where the loss is larger."),
        Mistake(with_lr(lambda lr, N: 1.0), "The steps do not depend on lr."),
        Mistake(
            with_lr(lambda lr, N: lr / N),
            "The gradient was averaged over the examples; here, as in `backward`, it is the sum.",
        ),
    ]


def with_gradients(change):
    """A train that changes the gradients."""
    return lambda *args: network.train(*args, lambda A, y, params: change(network.backward(A, y, params)))


def with_broken_backward(X, y, params, lr, epochs):
    if [np.shape(W)[1] for W, _ in params] == 2 * [np.shape(X)[1]]:  # elsewhere its shapes do not fit
        return network.train(X, y, params, lr, epochs, broken_backward)


def gradients_once(X, y, params, lr, epochs):
    grads = network.backward(network.forward(X, params), y, params)
    return network.train(X, y, params, lr, epochs, lambda *_: grads)


def forward_once(X, y, params, lr, epochs):
    A = network.forward(X, params)
    trained, losses = network.train(X, y, params, lr, epochs, lambda _, y, params: network.backward(A, y, params))
    return trained, np.full(epochs, losses[0])


def many_misaligned(bias_axis, sum_axis):
    """A train_many that lines b up with, or sums its gradient over, another axis than that of the examples."""

    def train_many(X, y, params_batch, lr, epochs):
        if len(params_batch[0][0]) == len(X):  # elsewhere the shapes do not fit
            return _many(X, y, params_batch, lr, epochs, bias_axis, sum_axis)

    return train_many


def many_through_the_new(*args):
    return _many(*args, through=lambda W, new: new)


def _many(X, y, params_batch, lr, epochs, bias_axis=1, sum_axis=1, through=lambda W, new: W):
    """A train_many of these axes; delta goes back through W, or through the one after the step."""
    losses = []
    for _ in range(epochs):
        A = [X]
        for W, b in params_batch:
            A.append(network.sigmoid(A[-1] @ W.swapaxes(1, 2) + np.expand_dims(b, bias_axis)))
        losses.append(batch.losses_many(A[-1], y))
        delta, stepped = A[-1] - y, []
        for (W, b), a in zip(params_batch[::-1], A[-2::-1]):
            new = W - lr * delta.swapaxes(1, 2) @ a
            stepped.insert(0, (new, b - lr * delta.sum(axis=sum_axis)))
            delta = (delta @ through(W, new)) * a * (1 - a)
        params_batch = stepped
    return params_batch, losses


def many_from_the_first(X, y, params_batch, lr, epochs):
    first = [tuple(np.repeat(part[:1], len(part), axis=0) for part in layer) for layer in params_batch]
    return batch.train_many(X, y, first, lr, epochs)


def many_one_by_one(X, y, params_batch, lr, epochs):
    return [network.train(X, y, params, lr, epochs) for params in params_batch]


def many_at_once(function):
    """A train_many that hands the first step of a whole batch to a function for one network."""
    return lambda X, y, params_batch, lr, epochs: function(batch.forward_many(X, params_batch), y, params_batch)


def many_unstacked(*args):
    params_batch, losses = batch.train_many(*args)
    return [[(W[r], b[r]) for W, b in params_batch] for r in range(losses.shape[1])], losses
