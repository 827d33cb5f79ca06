"""The known mistakes in a loss for autograd, and in finite differences."""

import math

import autograd
import autograd.numpy as recording
import numpy as np

from ... import gradients, network
from ..compare import describe
from ..exercise import Mistake, Unusable


def by_autograd(answer, params, X, y):
    """The loss that an objective gives, and its gradients by autograd."""
    loss = answer(params, X, y)
    if loss is None:
        return None
    real = isinstance(loss, (int, float, np.number, np.ndarray)) and np.issubdtype(np.asarray(loss).dtype, np.number)
    if not real or np.shape(loss):
        raise Unusable(f"expected  a number\ncame      {describe(loss)}")
    try:
        grads = autograd.grad(answer)(params, X, y)
    except NotImplementedError as error:
        raise Unusable(
            "autograd.numpy knows no derivative for a function in it: use sums, products, @ or einsum.\n"
            f"came      {error}"
        ) from error
    except Exception as error:
        raise Unusable(
            "autograd could not differentiate it. While autograd runs a function, each array is an "
            "ArrayBox,\nwhich records what is done with it.\n"
            f"came      {type(error).__name__}: {error}"
        ) from error
    if not any(part.any() for layer in grads for part in layer):
        raise Unusable(
            "expected  a loss that changes with params\ncame      one that does not: does it use its "
            "argument params, from the first layer to the last?"
        )
    return [np.asarray(loss)[()], grads]


TAKEN_OUT = (
    "float(), .item(), round() and the math module take the bare number out of its record, and leave "
    "autograd nothing to follow: return what the sum gives."
)
HELD = (
    "An array of plain numbers cannot hold an ArrayBox: np.float64(...), or an assignment into an array that "
    "np.zeros has made, asks it to. Make new arrays out of old ones instead, and collect them in lists."
)
PLAIN = (
    "That is an operation of plain NumPy, which this version of autograd does not record. Use those of "
    "autograd.numpy, which the notebook calls np."
)


def _y_hat(params, X):
    return network.forward(X, params)[-1]


def _entropy(y_hat, y):
    return -recording.sum(y * recording.log(y_hat) + (1 - y) * recording.log(1 - y_hat))


OBJECTIVE = [
    *[
        Mistake(lambda params, X, y, f=f: f(params[0][1][0] ** 2), says)
        for f, says in (
            (float, TAKEN_OUT),
            (int, TAKEN_OUT),
            (round, TAKEN_OUT),
            (math.log, TAKEN_OUT),
            (np.float64, HELD),
            (lambda box: box.item(), TAKEN_OUT),
            (lambda box: box.tolist(), TAKEN_OUT),
            (np.exp, PLAIN),
            (np.tanh, PLAIN),
            (np.log, PLAIN),
        )
    ],
    Mistake(
        lambda params, X, y: network.objective(params, X, y) / len(X),
        "It is averaged over the examples: this course's loss is their sum.",
    ),
    Mistake(lambda params, X, y: -network.objective(params, X, y), "The minus sign before the sum is missing."),
    Mistake(lambda params, X, y: _entropy(_y_hat(params, X), 1 - y), "The terms of y = 0 and of y = 1 are swapped."),
    Mistake(
        lambda params, X, y: -recording.sum(y * recording.log(_y_hat(params, X))),
        "Only the examples with y = 1 count in it; those with y = 0 have a term of their own.",
    ),
    Mistake(
        lambda params, X, y: -recording.sum((1 - y) * recording.log(1 - _y_hat(params, X))),
        "Only the examples with y = 0 count in it; those with y = 1 have a term of their own.",
    ),
    Mistake(lambda params, X, y: _entropy(_y_hat(params[:2], X), y), "It stops after two layers: take all of params."),
    Mistake(
        lambda params, X, y: recording.sum((_y_hat(params, X) - y) ** 2),
        "That is the squared error; the course's loss is the binary cross-entropy.",
    ),
    Mistake(
        lambda params, X, y: np.zeros((len(X), 1)),
        "There is one number for each example; the loss is one number for all of them, their sum.",
    ),
    Mistake(
        lambda params, X, y: np.zeros((1, 1)),
        "A matrix product is a matrix, even with a single entry: take the sum over its entries.",
    ),
    Mistake(
        lambda params, X, y: np.zeros(1),
        "An array with one entry is no number yet, as after a sum over one axis: take the sum over all axes.",
    ),
    Mistake(
        lambda params, X, y: (0.0, []),
        "Those are two results; autograd differentiates one number: return the loss alone.",
    ),
]


def _differences(quotient, entries=lambda index: index):
    """Finite differences: quotient(g, eps), where g(step) is f after that step in the entry, or in all these."""

    def answer(f, params, eps=1e-6):
        def one(l, part, index):
            return quotient(lambda step: f(gradients._nudged(params, l, part, entries(index), step)), eps)

        return [
            tuple(
                np.reshape([one(l, part, index) for index in np.ndindex(pair[part].shape)], pair[part].shape)
                for part in (0, 1)
            )
            for l, pair in enumerate(params)
        ]

    return answer


def _central(g, eps):
    return (g(eps) - g(-eps)) / (2 * eps)


def _left_moved(f, params, eps=1e-6):
    params[0][0][0, 0] += eps


def _copy_left_moved(f, params, eps=1e-6):
    moved = [(W.copy(), b.copy()) for W, b in params]
    grads = [(np.zeros(W.shape), np.zeros(b.shape)) for W, b in params]
    for arrays, slopes in zip(moved, grads):
        for array, slope in zip(arrays, slopes):
            for index in np.ndindex(array.shape):
                array[index] += eps
                slope[index] = f(moved) / (2 * eps)
                array[index] -= 2 * eps
                slope[index] -= f(moved) / (2 * eps)
    return grads


ONE_SIDED = "That is a one-sided difference: a central one steps by eps to both sides of the entry."
NUMERICAL = [
    Mistake(
        _left_moved,
        "Each entry has to be back in its place when you return. list(params) and params.copy() are new lists of "
        "the same old arrays: copy the arrays, or undo each step.",
    ),
    Mistake(_copy_left_moved, "An entry has to be back in its place before the next one is moved."),
    Mistake(_differences(lambda g, eps: (g(eps) - g(0)) / eps), ONE_SIDED),
    Mistake(_differences(lambda g, eps: (g(0) - g(-eps)) / eps), ONE_SIDED),
    Mistake(
        _differences(lambda g, eps: (g(eps) - g(0)) / (2 * eps)),
        "The width is 2 eps, but one of the two values is f at the unmoved entry: step as far to the other side.",
    ),
    Mistake(
        _differences(lambda g, eps: (g(eps) - g(-eps)) / eps),
        "It is twice too large: how far apart are the two points?",
    ),
    Mistake(
        _differences(lambda g, eps: (g(eps) - g(-eps)) / 2 * eps),
        "Python reads d / 2 * eps as (d / 2) * eps: the width needs brackets.",
    ),
    Mistake(_differences(lambda g, eps: (g(eps) - g(-eps)) / 2), "It is divided by 2, but not by eps."),
    Mistake(_differences(lambda g, eps: g(eps) - g(-eps)), "The difference is not divided by the width of the step."),
    Mistake(_differences(lambda g, eps: _central(g, eps / 2)), "Each point is eps / 2 away; it should be eps."),
    Mistake(
        _differences(lambda g, eps: _central(g, 1e-6)),
        "That is the difference for another, much smaller step than eps, or an exact derivative: take the eps "
        "that is passed in.",
    ),
    Mistake(
        _differences(lambda g, eps: (g(1e-6) - g(-1e-6)) / (2 * eps)),
        "The entries move by 1e-6, whatever eps is: take the eps that is passed in.",
    ),
    Mistake(
        _differences(_central, lambda index: ...),
        "All entries of an array were moved at once: move one, and leave the others where they are.",
    ),
]
