"""The known mistakes in a loss for autograd, and in finite differences."""

import math
from collections.abc import Callable
from typing import Any

import autograd.numpy as recording
import numpy as np

from ... import gradients, network
from ...network import Array, Params
from ..exercise import Answer, Mistake, Raised, UnusableResult
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


def _y_hat(params: Params, X: Array) -> Array:
    return network.forward(X, params)[-1]


def _entropy(y_hat: Array, y: Array) -> Any:
    return -recording.sum(y * recording.log(y_hat) + (1 - y) * recording.log(1 - y_hat))


OBJECTIVE = [
    *[Mistake("objective.bare-number", _of_a_weight(f)) for f in (float, int, round, math.log)],
    Mistake("objective.plain-array", _of_a_weight(np.float64)),
    Mistake("objective.bare-number", _of_a_weight(lambda box: box.item())),
    Mistake("objective.bare-number", _of_a_weight(lambda box: box.tolist())),
    *[Mistake("objective.plain-numpy", _of_a_weight(f)) for f in (np.exp, np.tanh, np.log)],
    Mistake("objective.mean", lambda params, X, y: network.objective(params, X, y) / len(X)),
    Mistake("objective.sign", lambda params, X, y: -network.objective(params, X, y)),
    Mistake("objective.terms-swapped", lambda params, X, y: _entropy(_y_hat(params, X), 1 - y)),
    Mistake("objective.no-target-0-term", lambda params, X, y: -recording.sum(y * recording.log(_y_hat(params, X)))),
    Mistake(
        "objective.no-target-1-term",
        lambda params, X, y: -recording.sum((1 - y) * recording.log(1 - _y_hat(params, X))),
    ),
    Mistake("objective.two-layers-only", lambda params, X, y: _entropy(_y_hat(params[:2], X), y)),
    Mistake("objective.squared-error", lambda params, X, y: recording.sum((_y_hat(params, X) - y) ** 2)),
    Mistake("objective.not-summed", lambda params, X, y: np.zeros((len(X), 1))),
    Mistake("objective.one-entry-matrix", lambda params, X, y: np.zeros((1, 1))),
    Mistake("objective.one-entry-array", lambda params, X, y: np.zeros(1)),
    Mistake("objective.two-results", lambda params, X, y: (0.0, [])),
]


def _differences(quotient: Callable[..., Any], entries: Callable[..., Any] = lambda index: index) -> Answer:
    """Finite differences: quotient(g, eps), where g(step) is f after that step in the entry, or in all these."""

    def answer(f: Callable[..., Any], params: Params, eps: float = 1e-6) -> list[Any]:
        def one(l: int, part: int, index: tuple[int, ...]) -> Any:
            return quotient(lambda step: f(gradients.shifted(params, l, part, entries(index), step)), eps)

        return [
            tuple(
                np.reshape([one(l, part, index) for index in np.ndindex(pair[part].shape)], pair[part].shape)
                for part in (0, 1)
            )
            for l, pair in enumerate(params)
        ]

    return answer


def _central(g: Callable[[float], float], eps: float) -> float:
    return (g(eps) - g(-eps)) / (2 * eps)


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


NUMERICAL = [
    Mistake("numerical_gradients.left-moved", _left_moved),
    Mistake("numerical_gradients.undone-too-late", _copy_left_moved),
    Mistake("numerical_gradients.one-sided", _differences(lambda g, eps: (g(eps) - g(0)) / eps)),
    Mistake("numerical_gradients.one-sided", _differences(lambda g, eps: (g(0) - g(-eps)) / eps)),
    Mistake("numerical_gradients.half-sided", _differences(lambda g, eps: (g(eps) - g(0)) / (2 * eps))),
    Mistake("numerical_gradients.twice-too-large", _differences(lambda g, eps: (g(eps) - g(-eps)) / eps)),
    Mistake("numerical_gradients.brackets-missing", _differences(lambda g, eps: (g(eps) - g(-eps)) / 2 * eps)),
    Mistake("numerical_gradients.not-divided-by-eps", _differences(lambda g, eps: (g(eps) - g(-eps)) / 2)),
    Mistake("numerical_gradients.not-divided", _differences(lambda g, eps: g(eps) - g(-eps))),
    Mistake("numerical_gradients.half-eps", _differences(lambda g, eps: _central(g, eps / 2))),
    Mistake("numerical_gradients.other-eps", _differences(lambda g, eps: _central(g, 1e-6))),
    Mistake("numerical_gradients.moves-by-1e-6", _differences(lambda g, eps: (g(1e-6) - g(-1e-6)) / (2 * eps))),
    Mistake("numerical_gradients.all-entries-at-once", _differences(_central, lambda index: ...)),
]
