"""The known mistakes of backpropagation: a backward pass in which a wrong step can replace each right one."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import numpy as np

from ... import network
from ...network import Array, Params
from ..exercise import Answer, Mistake, Step, pairs, singles


def _slope(a: Any) -> Any:
    return a * (1 - a)


def backward_with(
    last: Callable[..., Any] = lambda a, y: a - y,
    dW: Callable[..., Any] = lambda d, A, l: d.T @ A[l - 1],
    db: Callable[..., Any] = lambda d: d.sum(axis=0),
    back: Callable[..., Any] = lambda d, W: d @ W,
    slope: Callable[..., Any] = lambda A, l: _slope(A[l]),
    hidden: Callable[..., Any] | None = None,
    sign: int = 1,
    parts: Callable[..., Any] = lambda dW, db, N, l: (dW, db),
    transposed: bool = False,
    form: Callable[..., Any] = lambda grads: grads,
) -> Answer:
    """A backward pass of these steps: the last delta, dW and db of layer l, and delta on its way back.

    hidden(delta, W, A[l], y), if given, is the delta of hidden layer l, in place of back times slope. The last delta
    is multiplied by sign; parts is applied to each pair of the N examples, and form to the list of pairs.
    With none replaced it is right, without a call of anything in xorlib.
    """

    def answer(A: list[Array], y: Array, params: Params) -> Any:
        delta = sign * last(A[-1], y)
        grads: Params = []
        for l in range(len(params), 0, -1):
            product, total = parts(dW(delta, A, l), db(delta), len(y), l)
            grads.insert(0, (product.T if transposed else product, total))
            W, _ = params[l - 1]
            if W is None:  # there is no layer before
                break
            delta = hidden(delta, W, A[l - 1], y) if hidden else back(delta, W) * slope(A, l - 1)
        return form(grads)

    return answer


PRODUCTS = (np.matmul, np.dot)  # their errors differ
STEPS: list[Step] = [
    ("backpropagation.sign", {"sign": -1}),
    ("backpropagation.no-targets", {"last": lambda a, y: a}),
    ("backpropagation.slope-not-cancelled", {"last": lambda a, y: (a - y) * _slope(a)}),
    ("backpropagation.squared-error", {"last": lambda a, y: 2 * (a - y) * _slope(a)}),
    ("backpropagation.dA-for-dZ", {"last": lambda a, y: -y / a + (1 - y) / (1 - a)}),
    ("backpropagation.dA-multiplies", {"last": lambda a, y: (-y * a + (1 - y) * (1 - a)) * _slope(a)}),
    *[
        ("backpropagation.targets-flat", {"last": last})
        for last in (lambda a, y: a - y.ravel(), lambda a, y: a.ravel() - y, lambda a, y: (a.ravel() - y).T)
    ],
    ("backpropagation.absolute-difference", {"last": lambda a, y: abs(a - y)}),
    ("backpropagation.predictions", {"last": lambda a, y: (a > 0.5) - y}),
    ("backpropagation.mean", {"parts": lambda dW, db, N, l: (dW / N, db / N)}),
    ("backpropagation.mean", {"parts": lambda dW, db, N, l: (dW / N, db)}),
    ("backpropagation.mean", {"parts": lambda dW, db, N, l: (dW, db / N)}),
    ("backpropagation.dW-with-own-output", {"dW": lambda d, A, l: d.T @ A[l]}),
    ("backpropagation.dW-with-X", {"dW": lambda d, A, l: d.T @ A[0]}),
    ("backpropagation.first-example-only", {"dW": lambda d, A, l: d[:1].T @ A[l - 1][:1], "db": lambda d: d[0]}),
    ("backpropagation.last-example-only", {"dW": lambda d, A, l: d[-1:].T @ A[l - 1][-1:], "db": lambda d: d[-1]}),
    *[
        ("backpropagation.first-example-only", {part: step})
        for part, step in (("dW", lambda d, A, l: d[:1].T @ A[l - 1][:1]), ("db", lambda d: d[0]))
    ],
    *[
        ("backpropagation.last-example-only", {part: step})
        for part, step in (("dW", lambda d, A, l: d[-1:].T @ A[l - 1][-1:]), ("db", lambda d: d[-1]))
    ],
    ("backpropagation.dW-with-slope", {"dW": lambda d, A, l: d.T @ _slope(A[l - 1])}),
    (
        "backpropagation.dW-with-Z",
        {"dW": lambda d, A, l: d.T @ np.log(A[l] / (1 - A[l])) if (A[l] < 1).all() else None},
    ),
    ("backpropagation.dW-with-one-example", {"dW": lambda d, A, l: np.outer(d.sum(axis=0), A[l - 1][0])}),
    ("backpropagation.dW-with-one-example", {"dW": lambda d, A, l: np.outer(d.sum(axis=0), A[l - 1].sum(axis=0))}),
    ("backpropagation.dW-with-one-example", {"dW": lambda d, A, l: np.outer(d.sum(axis=0), A[l - 1].mean(axis=0))}),
    (
        "backpropagation.four-examples",
        {"dW": lambda d, A, l: d[:4].T @ A[l - 1][:4], "db": lambda d: d[:4].sum(axis=0)},
    ),
    *[
        (
            "backpropagation.factors-do-not-fit",
            {"dW": lambda d, A, l, product=product, turn=turn: product(*turn(d, A[l - 1]))},
        )
        for product in PRODUCTS
        for turn in (lambda d, a: (d, a), lambda d, a: (a, d))
    ],
    ("backpropagation.dW-not-summed", {"dW": lambda d, A, l: d * A[l - 1]}),
    ("backpropagation.db-is-delta", {"db": lambda d: d}),
    ("backpropagation.db-one-sum", {"db": lambda d: d.sum()}),
    ("backpropagation.db-wrong-axis", {"db": lambda d: d.sum(axis=1)}),
    ("backpropagation.db-keeps-axis", {"db": lambda d: d.sum(axis=0, keepdims=True)}),
    ("backpropagation.no-weights", {"back": lambda d, W: d}),
    ("backpropagation.entrywise", {"back": lambda d, W: d * W}),
    *[
        ("backpropagation.delta-and-W-do-not-fit", {"back": lambda d, W, product=product: product(d, W.T)})
        for product in PRODUCTS
    ],
    ("backpropagation.no-slope", {"slope": lambda A, l: 1}),
    ("backpropagation.half-a-slope", {"slope": lambda A, l: A[l]}),
    ("backpropagation.half-a-slope", {"slope": lambda A, l: 1 - A[l]}),
    *[
        ("backpropagation.slope-of-wrong-layer", {"slope": lambda A, l, step=step: _slope(A[l + step])})
        for step in (1, -1)
    ],
    ("backpropagation.slope-of-A-as-Z", {"slope": lambda A, l: _slope(network.sigmoid(A[l]))}),
    ("backpropagation.slope-of-tanh", {"slope": lambda A, l: 1 - A[l] ** 2}),
    (
        "backpropagation.slope-by-matrix-product",
        {"hidden": lambda d, W, a, y: (d @ W) @ _slope(a).T if d.shape[1] == len(W) else d},
    ),
    ("backpropagation.brackets-missing", {"hidden": lambda d, W, a, y: (d @ W) * a * 1 - a}),
    ("backpropagation.delta-stays", {"hidden": lambda d, W, a, y: d}),
    ("backpropagation.targets-in-hidden-layer", {"hidden": lambda d, W, a, y: a - y}),
    ("backpropagation.targets-in-hidden-layer", {"hidden": lambda d, W, a, y: (a - y) * _slope(a)}),
]
FORMS: list[Step] = [
    (
        "backpropagation.db-reversed",
        {"form": lambda grads: [(dW, db) for (dW, _), (_, db) in zip(grads, grads[::-1])]},
    ),
    ("backpropagation.layers-reversed", {"form": lambda grads: grads[::-1]}),
    ("backpropagation.flat-list", {"form": lambda grads: [part for pair in grads for part in pair]}),
    ("backpropagation.two-lists", {"form": lambda grads: list(zip(*grads))}),
    ("backpropagation.last-layer-only", {"form": lambda grads: grads[-1:]}),
    ("backpropagation.pairs-turned", {"form": lambda grads: [pair[::-1] for pair in grads]}),
]
FIRST_LAYER: Step = (  # the bug of broken_backward
    "backpropagation.dW-with-own-output",
    {"dW": lambda d, A, l: d.T @ A[l if l == 1 and A[0].shape == A[1].shape else l - 1]},
)
TRANSPOSED: Step = ("backpropagation.transposed", {"transposed": True})


def _in_one_layer(steps: Iterable[Step], first: bool) -> Iterator[Step]:
    """The mistakes in dW or db, made in the first layer alone, or in all others."""

    def made_in(right: Callable[..., Any], wrong: Callable[..., Any]) -> Callable[..., Any]:
        return lambda d, A, l: (wrong if (l == 1) == first else right)(d, A, l)

    for id, options in steps:
        if options.keys() == {"dW"}:
            yield id, {"dW": made_in(lambda d, A, l: d.T @ A[l - 1], options["dW"])}


def mistakes(of: Callable[[Answer], Answer] = lambda backward: backward) -> list[Mistake]:
    """Those in the steps; `of` makes the exercise's answer from a backward pass."""
    return singles(lambda **steps: of(backward_with(**steps)), STEPS)


def rarer(of: Callable[[Answer], Answer] = lambda backward: backward, more: Sequence[Step] = ()) -> list[Mistake]:
    """Each two of them at once."""

    def make(**steps: Any) -> Answer:
        return of(backward_with(**steps))

    layers = [step for first in (True, False) for step in _in_one_layer(STEPS, first)]
    one = singles(make, [TRANSPOSED, FIRST_LAYER, *layers])
    return [*one, *pairs(make, [*STEPS, FIRST_LAYER, TRANSPOSED, *more])]


def mistakes_of_form() -> list[Mistake]:
    """Those in the loop, and in the list that a whole backward pass returns."""
    return [*singles(backward_with, FORMS), Mistake("backpropagation.delta-ahead", _passed_on_first)]


def _passed_on_first(A: list[Array], y: Array, params: Params) -> Params:
    delta = A[-1] - y
    grads: Params = []
    for l in range(len(params), 0, -1):
        delta = delta @ params[l - 1][0] * _slope(A[l - 1])
        grads.insert(0, (delta.T @ A[l - 1], delta.sum(axis=0)))
    return grads
