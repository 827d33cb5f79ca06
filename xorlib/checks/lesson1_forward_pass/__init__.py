"""How the exercises of lesson 1 are judged."""

from collections.abc import Callable
from typing import Any

import numpy as np

from ...network import Array, Params, affine, forward, relu, sigmoid
from ..exercise import Exercise, Lesson, Mistake, UnusableResult
from ..text import describe


def _relu_in_place(z: Array) -> Any:
    z[z < 0] = 0
    return z


def _forward_pre_activations(X: Array, params: Params, g: Callable[..., Any]) -> Any:
    Z, A = [X], X
    for W, b in params:
        Z.append(affine(A, W, b))
        A = g(Z[-1])
    return Z


def _forward_carrying_z(X: Array, params: Params, g: Callable[..., Any]) -> Any:
    A, Z = [X], X
    for W, b in params:
        Z = affine(Z, W, b)
        A.append(g(Z))
    return A


def _grown(grow: Callable[..., Any]) -> Any:
    """A forward whose list of activations, for a layer more, is grow(A, W, b, g)."""

    def answer(X: Array, params: Params, g: Callable[..., Any]) -> Any:
        A = [X]
        for W, b in params:
            A = grow(A, W, b, g)
        return A

    return answer


def _forward_without_the_first(X: Array, params: Params, g: Callable[..., Any]) -> Any:
    A = [X]
    for W, b in params[1:]:
        A.append(g(A[-1] @ W.T + b))
    return A


def _xnor_outputs(facts: dict[str, Any]) -> Any:
    """The outputs that a student's weights give for the four rows of X."""
    result, layers = facts["result"], facts["arrays"]
    if result is None:
        return None
    if layers is None or not all(part.dtype.kind in "fiu" for layer in layers for part in layer):
        raise UnusableResult("xnor_params.no-pairs", got=describe(result))
    shapes = ", ".join(str(part.shape) for layer in layers for part in layer)
    if shapes != "(2, 2), (2,), (1, 2), (1,)":
        raise UnusableResult("xnor_params.shapes", got=shapes)
    return forward(np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]), layers, relu)[-1]


def _network(W1: Any, b1: Any, W2: Any, b2: Any) -> Any:
    """An xnor_params with these weights."""

    def xnor_params() -> Any:
        return [(np.array(W1), np.array(b1)), (np.array(W2), np.array(b2))]

    return xnor_params


def xnor_params() -> Any:
    """relu(1 - x1 - x2) + relu(x1 + x2 - 1)."""
    return _network([[-1.0, -1.0], [1.0, 1.0]], [1.0, -1.0], [[1.0, 1.0]], [0.0])()


ONES = [[1.0, 1.0], [1.0, 1.0]]  # with biases 0 and -1: the hidden layer of the network that the lesson gives

RELU_MISTAKES = [
    Mistake("relu.changes-input", _relu_in_place),
    Mistake("relu.abs", np.abs),
    Mistake("relu.keeps-negative", lambda z: np.minimum(z, 0)),
    Mistake("relu.keeps-negated", lambda z: np.maximum(-z, 0)),
    Mistake("relu.unchanged", lambda z: z.copy()),
    Mistake("relu.leaky", lambda z: np.where(z > 0, z, 0.01 * z)),
    Mistake("relu.boolean", lambda z: z > 0),
    Mistake("relu.step", lambda z: (z > 0) * 1.0),
    Mistake("relu.cut-off-at-1", lambda z: np.clip(z, 0, 1)),
    Mistake("relu.cut-off-at-6", lambda z: np.clip(z, 0, 6)),
    Mistake("relu.sigmoid", sigmoid),
    Mistake("relu.dropped", lambda z: z[z > 0]),
    Mistake("relu.largest-entry", np.max),
    Mistake("relu.max-over-axis-0", lambda z: np.max(z, 0)),
    Mistake("relu.max-over-axis-z", lambda z: np.max(0, z)),
    Mistake("relu.decides-once", lambda z: max(0, z)),
]

AFFINE_MISTAKES = [
    Mistake("affine.no-bias", lambda A, W, b: A @ W.T),
    Mistake("affine.bias-subtracted", lambda A, W, b: A @ W.T - b),
    Mistake("affine.bias-multiplied", lambda A, W, b: A @ W.T * b),
    Mistake("affine.not-transposed", lambda A, W, b: A @ W + b),
    Mistake("affine.wrong-order", lambda A, W, b: W @ A.T + b),
    Mistake("affine.entrywise", lambda A, W, b: A * W + b),
    Mistake("affine.bias-down-rows", lambda A, W, b: A @ W.T + b[:, None]),
    Mistake("affine.result-transposed", lambda A, W, b: (A @ W.T + b).T),
    Mistake("affine.bias-sum", lambda A, W, b: A @ W.T + b.sum()),
    Mistake("affine.bias-mean", lambda A, W, b: A @ W.T + b.mean()),
    Mistake("affine.first-bias", lambda A, W, b: A @ W.T + b[0]),
    Mistake("affine.bias-before-product", lambda A, W, b: A @ (W.T + b)),
    Mistake("affine.first-example-only", lambda A, W, b: A[0] @ W.T + b),
    Mistake("affine.last-input-only", lambda A, W, b: A[:, -1:] @ W[:, -1:].T + b),
    Mistake("affine.two-units-only", lambda A, W, b: A @ W[:2].T + b[:2]),
    Mistake("affine.no-weights", lambda A, W, b: A + b),
    Mistake("affine.one-unit-only", lambda A, W, b: A @ W[0] + b[0] if len(W) > 1 else None),
    Mistake("affine.with-relu", lambda A, W, b: relu(A @ W.T + b)),
    Mistake("affine.with-sigmoid", lambda A, W, b: sigmoid(A @ W.T + b)),
    Mistake("affine.given-network", lambda A, W, b: A @ ONES + [0.0, -1.0]),
]

FORWARD_MISTAKES = [
    Mistake("forward.no-X", lambda X, params, g: forward(X, params, g)[1:]),
    Mistake("forward.first-layer-missing", _forward_without_the_first),
    Mistake("forward.last-only", lambda X, params, g: forward(X, params, g)[-1]),
    Mistake("forward.stops-after-first", lambda X, params, g: forward(X, params, g)[:2]),
    Mistake("forward.stops-after-second", lambda X, params, g: forward(X, params, g)[:3]),
    Mistake("forward.reversed", lambda X, params, g: forward(X, params, g)[::-1]),
    Mistake("forward.pre-activations", _forward_pre_activations),
    Mistake("forward.carries-Z", _forward_carrying_z),
    Mistake(
        "forward.last-without-activation",
        lambda X, params, g: [*forward(X, params, g)[:-1], affine(forward(X, params, g)[-2], *params[-1])],
    ),
    Mistake("forward.every-layer-fed-X", lambda X, params, g: [X] + [g(affine(X, W, b)) for W, b in params]),
    Mistake("forward.always-relu", lambda X, params, g: forward(X, params, relu)),
    Mistake("forward.always-sigmoid", lambda X, params, g: forward(X, params, sigmoid)),
    Mistake("forward.no-activation", lambda X, params, g: forward(X, params, lambda z: z)),
    Mistake("forward.activation-twice", lambda X, params, g: forward(X, params, lambda z: g(g(z)))),
    Mistake("forward.activation-of-X", lambda X, params, g: forward(g(X), params, g)),
    Mistake("forward.no-biases", lambda X, params, g: forward(X, [(W, 0 * b) for W, b in params], g)),
    *[
        Mistake("forward.fed-the-list", _grown(lambda A, W, b, g, layer=layer: [*A, g(layer(A, W, b))]))
        for layer in (affine, lambda A, W, b: A @ W.T + b)
    ],
    *[
        Mistake("forward.list-grown-wrongly", _grown(grow))
        for grow in (lambda A, W, b, g: A + g(affine(A[-1], W, b)), lambda A, W, b, g: [*A, *g(affine(A[-1], W, b))])
    ],
    Mistake("forward.not-transposed", _grown(lambda A, W, b, g: [*A, g(A[-1] @ W + b)])),
    Mistake("forward.same-layer-again", lambda X, params, g: forward(X, params[:1] * len(params), g)),
    Mistake("forward.Z-too", _grown(lambda A, W, b, g: [*A, affine(A[-1], W, b), g(affine(A[-1], W, b))])),
    Mistake("forward.layers-reversed", lambda X, params, g: forward(X, params[::-1], g)),
]

XNOR_MISTAKES = [
    Mistake("xnor_params.computes-xor", _network(ONES, [0.0, -1.0], [[1.0, -2.0]], [0.0])),
    Mistake("xnor_params.output-never-positive", _network(ONES, [0.0, -1.0], [[-1.0, 2.0]], [0.0])),
    Mistake("xnor_params.computes-and", _network(ONES, [0.0, -1.0], [[0.0, 1.0]], [0.0])),
    Mistake("xnor_params.computes-or", _network(ONES, [0.0, -1.0], [[1.0, -1.0]], [0.0])),
    Mistake("xnor_params.computes-nand", _network(ONES, [0.0, -1.0], [[0.0, -1.0]], [1.0])),
    Mistake("xnor_params.wrong-at-1-1", _network(ONES, [0.0, -1.0], [[-1.0, 1.0]], [1.0])),
    Mistake("xnor_params.always-1", _network(ONES, [0.0, 0.0], [[0.0, 0.0]], [1.0])),
    Mistake("xnor_params.twice-too-large", _network(ONES, [0.0, -1.0], [[-2.0, 4.0]], [2.0])),
    Mistake("xnor_params.half-as-large", _network(ONES, [0.0, -1.0], [[-0.5, 1.0]], [0.5])),
    Mistake("xnor_params.W2-has-one-axis", _network(ONES, [0, -1], [1, 1], [0])),
    Mistake("xnor_params.b-is-number", _network(ONES, [0, -1], [[1, 1]], 0)),
    Mistake("xnor_params.bias-is-column", _network(ONES, [[0], [-1]], [[1, 1]], [[0]])),
    Mistake("xnor_params.W2-is-column", _network(ONES, [0, -1], [[1], [1]], [0])),
    Mistake("xnor_params.bias-is-matrix", _network(ONES, [[0, -1]], [[1, 1]], [[0]])),
]

EXERCISES: dict[str, Exercise] = {
    "relu": Exercise(reference=relu, worth=1, label=lambda path: "relu(z)", forbidden=[relu], mistakes=RELU_MISTAKES),
    "affine": Exercise(
        reference=affine, worth=2, label=lambda path: "affine(A, W, b)", forbidden=[affine], mistakes=AFFINE_MISTAKES
    ),
    "forward": Exercise(
        reference=forward,
        worth=3,
        label=lambda path: f"A[{path[0]}]" if path else "the list of activations",
        forbidden=[forward],
        may_share=lambda path, name: (path, name) == ((0,), "X"),  # A[0] is X
        mistakes=FORWARD_MISTAKES,
    ),
    "xnor_params": Exercise(
        reference=xnor_params,
        worth=3,
        label=lambda path: "the output of your network",
        forbidden=[xnor_params],
        observe="pairs",
        measure=_xnor_outputs,
        atol=1e-6,
        mistakes=XNOR_MISTAKES,
    ),
}

FORWARD_PASS = Lesson("1-forward-pass", EXERCISES, {"why_not_a_line": 3}, given=["given-params"])
