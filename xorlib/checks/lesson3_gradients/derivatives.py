"""The known mistakes in a loss for autograd, and in finite differences."""

import math
from collections.abc import Callable
from typing import Any

import autograd.numpy as recording
import numpy as np

from ... import gradients, network
from ...network import Array, Params
from ..exercise import Answer, Mistake, Raised, Step, UnusableResult, pairs, singles
from ..text import describe


def by_autograd(facts: dict[str, Any] | None, params: Params, X: Array, y: Array) -> list[Any] | None:
    """The loss that an objective gives, and its gradients by autograd."""
    if facts is None:
        return None
    loss, grads, error = facts["loss"], facts["grads"], Raised.of(facts["error"])
    if not facts["number"]:
        raise UnusableResult("objective.no-number", got=describe(loss))
    if error and "NotImplementedError" in error.kinds:
        raise UnusableResult("objective.no-derivative", error, error=error.text)
    if error:
        raise UnusableResult("objective.not-differentiable", error, error=f"{error.kind}: {error.text}")
    if not any(part.any() for layer in grads for part in layer):
        raise UnusableResult("objective.does-not-change")
    return [np.asarray(loss)[()], grads]


def _of_a_weight(function: Callable[..., Any]) -> Answer:
    """An objective that applies the function to a number that autograd records."""
    return lambda params, X, y: function(params[0][1][0] ** 2)


def _loss(
    terms: Callable[..., Any] = lambda p, y: y * recording.log(p) + (1 - y) * recording.log(1 - p),
    end: Callable[..., Any] = recording.sum,
    sign: int = -1,
    layers: slice = slice(None),
    penalty: Callable[..., Any] = lambda params: 0.0,
    output: Callable[..., Any] = lambda params, X: network.forward(X, params)[-1],
) -> Answer:
    """An objective with something else in the place of one of its parts."""

    def answer(params: Params, X: Array, y: Array) -> Any:
        return sign * end(terms(output(params[layers], X), y)) + penalty(params)

    return answer


def _squares(of: Callable[..., Any], share: float) -> Callable[..., Any]:
    return lambda params: share * sum(recording.sum(part**2) for pair in params for part in of(pair))


PENALTIES: list[Step] = [
    ("objective.penalty", {"penalty": _squares(of, share)})
    for of in (lambda pair: pair[:1], lambda pair: pair)
    for share in (1.0, 0.5, 0.1, 0.05, 0.01, 0.005, 0.001, 0.0005, 0.0001)
]


def _with_hidden(activation: Callable[..., Any]) -> Callable[..., Any]:
    """The output of a network whose hidden layers have another activation."""
    return lambda params, X: network.forward(network.forward(X, params[:-1], activation)[-1], params[-1:])[-1]


STEPS: list[Step] = [
    ("objective.mean", {"end": recording.mean}),
    ("objective.sign", {"sign": 1}),
    ("objective.terms-swapped", {"terms": lambda p, y: (1 - y) * recording.log(p) + y * recording.log(1 - p)}),
    ("objective.no-target-0-term", {"terms": lambda p, y: y * recording.log(p)}),
    ("objective.no-target-1-term", {"terms": lambda p, y: (1 - y) * recording.log(1 - p)}),
    ("objective.squared-error", {"terms": lambda p, y: -((p - y) ** 2)}),
    *[
        ("objective.other-activation", {"output": _with_hidden(activation)})
        for activation in (network.relu, lambda z: recording.tanh(z), lambda z: z)
    ],
    ("objective.other-activation", {"output": lambda params, X: network.forward(X, params, network.relu)[-1]}),
    ("objective.two-layers-only", {"layers": slice(2)}),
    *[("objective.one-example-only", {"end": lambda terms, one=one: terms[one, 0]}) for one in (0, -1)],
]
OBJECTIVE = [
    *[Mistake("objective.bare-number", _of_a_weight(f)) for f in (float, int, round, math.log)],
    Mistake("objective.plain-array", _of_a_weight(np.float64)),
    Mistake("objective.bare-number", _of_a_weight(lambda box: box.item())),
    Mistake("objective.bare-number", _of_a_weight(lambda box: box.tolist())),
    *[Mistake("objective.plain-numpy", _of_a_weight(f)) for f in (np.exp, np.tanh, np.log)],
    *singles(_loss, STEPS),
    Mistake("objective.not-summed", lambda params, X, y: np.zeros((len(X), 1))),
    Mistake("objective.not-summed", lambda params, X, y: np.zeros(len(X))),
    Mistake("objective.one-entry-matrix", lambda params, X, y: np.zeros((1, 1))),
    Mistake("objective.one-entry-array", lambda params, X, y: np.zeros(1)),
    Mistake("objective.two-results", lambda params, X, y: (0.0, [])),
]
OBJECTIVE_PAIRS = [*singles(_loss, PENALTIES), *pairs(_loss, STEPS)]


def _central(g: Callable[[float], float], eps: float) -> float:
    return (g(eps) - g(-eps)) / (2 * eps)


def _differences(
    quotient: Callable[..., Any] = _central,
    entries: Callable[..., Any] = lambda index: index,
    sign: int = 1,
    form: Callable[..., list[Any]] = lambda grads: grads,
) -> Answer:
    """Finite differences: quotient(g, eps), where g(step) is f after that step in the entry, or in all these."""

    def answer(f: Callable[..., Any], params: Params, eps: float = 1e-6) -> list[Any]:
        def one(l: int, part: int, index: tuple[int, ...]) -> Any:
            return sign * quotient(lambda step: f(gradients.shifted(params, l, part, entries(index), step)), eps)

        return form(
            [
                tuple(
                    np.reshape([one(l, part, index) for index in np.ndindex(pair[part].shape)], pair[part].shape)
                    for part in (0, 1)
                )
                for l, pair in enumerate(params)
            ]
        )

    return answer


def _left_moved(f: Callable[..., Any], params: Params, eps: float = 1e-6) -> None:
    params[0][0][0, 0] += eps


def _copy_left_moved(f: Callable[..., Any], params: Params, eps: float = 1e-6) -> Params:
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


def _added_up(grads: Params) -> Params:
    """Gradients of which each entry is the sum of all up to it."""
    sums = np.cumsum(np.concatenate([part.ravel() for pair in grads for part in pair]))
    ends = np.cumsum([part.size for pair in grads for part in pair])
    parts = iter(np.split(sums, ends[:-1]))
    return [(next(parts).reshape(dW.shape), next(parts)) for dW, _ in grads]


NUMERICAL_STEPS: list[Step] = [
    ("numerical_gradients.sign", {"sign": -1}),
    ("numerical_gradients.one-sided", {"quotient": lambda g, eps: (g(eps) - g(0)) / eps}),
    ("numerical_gradients.one-sided", {"quotient": lambda g, eps: (g(0) - g(-eps)) / eps}),
    ("numerical_gradients.half-sided", {"quotient": lambda g, eps: (g(eps) - g(0)) / (2 * eps)}),
    ("numerical_gradients.twice-too-large", {"quotient": lambda g, eps: (g(eps) - g(-eps)) / eps}),
    ("numerical_gradients.brackets-missing", {"quotient": lambda g, eps: (g(eps) - g(-eps)) / 2 * eps}),
    ("numerical_gradients.not-divided-by-eps", {"quotient": lambda g, eps: (g(eps) - g(-eps)) / 2}),
    ("numerical_gradients.not-divided", {"quotient": lambda g, eps: g(eps) - g(-eps)}),
    ("numerical_gradients.plus-for-minus", {"quotient": lambda g, eps: (g(eps) + g(-eps)) / (2 * eps)}),
    ("numerical_gradients.half-eps", {"quotient": lambda g, eps: _central(g, eps / 2)}),
    ("numerical_gradients.other-eps", {"quotient": lambda g, eps: _central(g, 1e-6)}),
    ("numerical_gradients.moves-by-1e-6", {"quotient": lambda g, eps: (g(1e-6) - g(-1e-6)) / (2 * eps)}),
    ("numerical_gradients.all-entries-at-once", {"entries": lambda index: ...}),
    ("numerical_gradients.weights-only", {"form": lambda grads: [(dW, 0 * db) for dW, db in grads]}),
    ("numerical_gradients.biases-only", {"form": lambda grads: [(0 * dW, db) for dW, db in grads]}),
    ("numerical_gradients.added-up", {"form": _added_up}),
]
NUMERICAL = [
    Mistake("numerical_gradients.left-moved", _left_moved),
    Mistake("numerical_gradients.undone-too-late", _copy_left_moved),
    *singles(_differences, NUMERICAL_STEPS),
    Mistake("numerical_gradients.f-not-called", _differences(lambda g, eps: 1.0)),
    Mistake("numerical_gradients.zero", _differences(lambda g, eps: 0.0)),
]
NUMERICAL_PAIRS = pairs(_differences, NUMERICAL_STEPS)
