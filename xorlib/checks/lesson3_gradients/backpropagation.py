"""The known mistakes of backpropagation: a backward pass in which a wrong step can replace each right one."""

from collections.abc import Callable
from typing import Any

import numpy as np

from ... import network
from ...network import Array, Params
from ..exercise import Answer, Mistake


def _slope(a: Any) -> Any:
    return a * (1 - a)


def backward_with(
    last: Callable[..., Any] = lambda a, y: a - y,
    dW: Callable[..., Any] = lambda d, A, l: d.T @ A[l - 1],
    db: Callable[..., Any] = lambda d: d.sum(axis=0),
    back: Callable[..., Any] = lambda d, W: d @ W,
    slope: Callable[..., Any] = lambda A, l: _slope(A[l]),
    hidden: Callable[..., Any] | None = None,
) -> Answer:
    """A backward pass of these steps: the last delta, dW and db of layer l, and delta on its way back.

    hidden(delta, W, A[l], y), if given, is the delta of hidden layer l, in place of back times slope.
    With none replaced it is right, without a call of anything in xorlib.
    """

    def answer(A: list[Array], y: Array, params: Params) -> Params:
        delta = last(A[-1], y)
        grads: Params = []
        for l in range(len(params), 0, -1):
            grads.insert(0, (dW(delta, A, l), db(delta)))
            W, _ = params[l - 1]
            delta = hidden(delta, W, A[l - 1], y) if hidden else back(delta, W) * slope(A, l - 1)
        return grads

    return answer


PRODUCTS = (np.matmul, np.dot)  # their errors differ
STEPS: list[tuple[str, dict[str, Answer]]] = [  # the key of the message, and what replaces the right steps
    ("sign", {"last": lambda a, y: y - a}),
    ("no-targets", {"last": lambda a, y: a}),
    ("slope-not-cancelled", {"last": lambda a, y: (a - y) * _slope(a)}),
    ("dA-for-dZ", {"last": lambda a, y: -y / a + (1 - y) / (1 - a)}),
    ("dA-multiplies", {"last": lambda a, y: (-y * a + (1 - y) * (1 - a)) * _slope(a)}),
    ("mean", {"dW": lambda d, A, l: d.T @ A[l - 1] / len(d), "db": lambda d: d.mean(axis=0)}),
    ("dW-with-own-output", {"dW": lambda d, A, l: d.T @ A[l]}),
    ("dW-with-X", {"dW": lambda d, A, l: d.T @ A[0]}),
    ("first-example-only", {"dW": lambda d, A, l: d[:1].T @ A[l - 1][:1], "db": lambda d: d[0]}),
    *[("factors-do-not-fit", {"dW": lambda d, A, l, p=product: p(d, A[l - 1])}) for product in PRODUCTS],
    *[("factors-do-not-fit", {"dW": lambda d, A, l, p=product: p(A[l - 1], d)}) for product in PRODUCTS],
    ("db-is-delta", {"db": lambda d: d}),
    ("db-one-sum", {"db": lambda d: d.sum()}),
    ("db-wrong-axis", {"db": lambda d: d.sum(axis=1)}),
    ("no-weights", {"back": lambda d, W: d}),
    ("entrywise", {"back": lambda d, W: d * W}),
    *[("delta-and-W-do-not-fit", {"back": lambda d, W, p=product: p(d, W.T)}) for product in PRODUCTS],
    ("no-slope", {"slope": lambda A, l: 1}),
    ("half-a-slope", {"slope": lambda A, l: A[l]}),
    ("half-a-slope", {"slope": lambda A, l: 1 - A[l]}),
    *[("slope-of-wrong-layer", {"slope": lambda A, l, step=step: _slope(A[l + step])}) for step in (1, -1)],
    ("slope-of-A-as-Z", {"slope": lambda A, l: _slope(network.sigmoid(A[l]))}),
    ("slope-of-tanh", {"slope": lambda A, l: 1 - A[l] ** 2}),
    ("brackets-missing", {"hidden": lambda d, W, a, y: (d @ W) * a * 1 - a}),
    ("targets-in-hidden-layer", {"hidden": lambda d, W, a, y: a - y}),
    ("targets-in-hidden-layer", {"hidden": lambda d, W, a, y: (a - y) * _slope(a)}),
]
FORMS: list[tuple[str, Answer]] = [  # the key of the message, and what becomes of the list of pairs
    ("db-reversed", lambda grads: [(dW, db) for (dW, _), (_, db) in zip(grads, grads[::-1])]),
    ("layers-reversed", lambda grads: grads[::-1]),
    ("flat-list", lambda grads: [part for pair in grads for part in pair]),
    ("two-lists", lambda grads: list(zip(*grads))),
    ("last-layer-only", lambda grads: grads[-1:]),
    ("pairs-turned", lambda grads: [pair[::-1] for pair in grads]),
]


def mistakes(of: Callable[[Answer], Answer] = lambda backward: backward) -> list[Mistake]:
    """Those in the steps; `of` makes the exercise's answer from a backward pass."""
    return [Mistake(f"backpropagation.{key}", of(backward_with(**steps))) for key, steps in STEPS]


def mistakes_of_form() -> list[Mistake]:
    """Those in the loop, and in the list that a whole backward pass returns."""
    right = backward_with()
    return [
        *[
            Mistake(f"backpropagation.{key}", lambda A, y, params, form=form: form(right(A, y, params)))
            for key, form in FORMS
        ],
        Mistake("backpropagation.delta-ahead", _passed_on_first),
    ]


def _passed_on_first(A: list[Array], y: Array, params: Params) -> Params:
    delta = A[-1] - y
    grads: Params = []
    for l in range(len(params), 0, -1):
        delta = delta @ params[l - 1][0] * _slope(A[l - 1])
        grads.insert(0, (delta.T @ A[l - 1], delta.sum(axis=0)))
    return grads
