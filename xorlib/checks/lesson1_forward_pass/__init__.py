"""How the exercises of lesson 1 are judged."""

from collections.abc import Callable
from typing import Any

import numpy as np

from ...network import Array, Params, affine, forward, relu, sigmoid
from ..attempt import Attempt
from ..exercise import Answer, Exercise, Lesson, Mistake, Step, UnusableResult, pairs, singles
from ..messages import Message, message
from ..text import describe, entries


def _relu_in_place(z: Array) -> Any:
    z[z < 0] = 0
    return z


def right_where(attempt: Attempt) -> Message | None:
    """Whether the sign, or the size, of the entries of z tells where an elementwise function is right."""
    (z,), expected, actual = attempt.arguments.args, attempt.expected.value, attempt.actual.value
    if type(actual) is not np.ndarray or actual.shape != z.shape or actual.dtype.kind not in "fiu":
        return None
    right = np.isclose(actual, expected, attempt.exercise.rtol, attempt.exercise.atol)
    sizes = np.abs(z[right]).max(initial=0), np.abs(z[~right]).min(initial=np.inf)
    for where, there in (("positive", z > 0), ("negative", z < 0), ("near 0", np.abs(z) < sizes[1])):
        if right.any() and not right.all() and np.array_equal(right | (z == 0), there | (z == 0)):
            return message("diagnosis.right-where", where=where)
    return None


def _affine(
    layer: Callable[..., Any] = lambda A, W: A @ W.T,
    bias: Callable[..., Any] = lambda Z, A, W, b: Z + b,
    end: Callable[..., Any] = lambda Z: Z,
) -> Answer:
    """An affine with something else in the place of one of its parts."""
    return lambda A, W, b: end(bias(layer(A, W), A, W, b))


AFFINE_STEPS: list[Step] = [
    ("affine.no-bias", {"bias": lambda Z, A, W, b: Z}),
    ("affine.bias-subtracted", {"bias": lambda Z, A, W, b: Z - b}),
    ("affine.bias-multiplied", {"bias": lambda Z, A, W, b: Z * b}),
    ("affine.bias-sum", {"bias": lambda Z, A, W, b: Z + b.sum()}),
    ("affine.bias-mean", {"bias": lambda Z, A, W, b: Z + b.mean()}),
    ("affine.first-bias", {"bias": lambda Z, A, W, b: Z + b[0]}),
    ("affine.bias-many-times", {"bias": lambda Z, A, W, b: Z + W.shape[1] * b}),
    ("affine.bias-many-times", {"bias": lambda Z, A, W, b: Z + 2 * b}),
    ("affine.bias-many-times", {"bias": lambda Z, A, W, b: Z + len(A) * b}),
    ("affine.not-transposed", {"layer": lambda A, W: A @ W}),
    ("affine.entrywise", {"layer": lambda A, W: A * W}),
    ("affine.two-inputs-only", {"layer": lambda A, W: A[:, :2] @ W[:, :2].T}),
    ("affine.first-input-only", {"layer": lambda A, W: A[:, :1] @ W[:, :1].T}),
    ("affine.last-input-only", {"layer": lambda A, W: A[:, -1:] @ W[:, -1:].T}),
    ("affine.no-weights", {"layer": lambda A, W: A}),
    ("affine.result-transposed", {"end": lambda Z: Z.T}),
    ("affine.with-relu", {"end": relu}),
    ("affine.with-sigmoid", {"end": sigmoid}),
    ("affine.mean", {"layer": lambda A, W: A @ W.T / A.shape[1]}),
]


def _forward(
    layer: Callable[..., Any] = affine,
    before: Callable[..., Any] = lambda A, g: A,
    hidden: Callable[..., Any] = lambda g: g,
    last: Callable[..., Any] = lambda g: g,
    feed: Callable[..., Any] = lambda A, Z: A[-1],
    layers: Callable[..., Any] = lambda params: params,
    end: Callable[..., Any] = lambda A: A,
) -> Answer:
    """A forward with something else in the place of one of its parts; `before` is done to what a layer is fed."""

    def answer(X: Array, params: Params, g: Callable[..., Any]) -> Any:
        A, Z = [X], [X]
        chosen = layers(params)
        for k, (W, b) in enumerate(chosen, start=1):
            Z.append(layer(before(feed(A, Z), g), W, b))
            A.append((last if k == len(chosen) else hidden)(g)(Z[-1]))
        return end(A)

    return answer


def _linear(z: Array) -> Array:
    return z


def _every(activation: Callable[..., Any]) -> dict[str, Any]:
    return {"hidden": activation, "last": activation}


FORWARD_STEPS: list[Step] = [
    ("forward.no-X", {"end": lambda A: A[1:]}),
    ("forward.last-only", {"end": lambda A: A[-1]}),
    ("forward.reversed", {"end": lambda A: A[::-1]}),
    ("forward.activation-first", {"before": lambda A, g: g(A), **_every(lambda g: _linear)}),
    ("forward.carries-Z", {"feed": lambda A, Z: Z[-1]}),
    ("forward.every-layer-fed-X", {"feed": lambda A, Z: A[0]}),
    ("forward.last-without-activation", {"last": lambda g: _linear}),
    ("forward.sigmoid-at-the-end", {"last": lambda g: sigmoid}),
    ("forward.always-relu", _every(lambda g: relu)),
    ("forward.always-sigmoid", _every(lambda g: sigmoid)),
    ("forward.no-activation", _every(lambda g: _linear)),
    ("forward.activation-twice", _every(lambda g: lambda z: g(g(z)))),
    ("forward.no-biases", {"layer": lambda A, W, b: A @ W.T}),
    ("forward.bias-subtracted", {"layer": lambda A, W, b: A @ W.T - b}),
    ("forward.not-transposed", {"layer": lambda A, W, b: A @ W + b}),
    ("forward.first-layer-missing", {"layers": lambda params: params[1:]}),
    ("forward.layers-reversed", {"layers": lambda params: params[::-1]}),
    ("forward.same-layer-again", {"layers": lambda params: params[:1] * len(params)}),
]


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
    outputs = forward(XOR, layers, relu)[-1]
    if not np.allclose(outputs, XNOR, atol=1e-6) and (id := _right_otherwise(layers)):
        raise UnusableResult(id, got=entries(outputs))
    return outputs


XOR, XNOR = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]), np.array([[1.0], [0.0], [0.0], [1.0]])


def _right_otherwise(layers: Params) -> str | None:
    """The id of what to say of weights that compute XNOR with other units, or with a W turned round."""
    (W1, b1), (W2, b2) = layers
    by_sigmoids = forward(XOR, layers, sigmoid)[-1]
    if np.array_equal(by_sigmoids > 0.5, XNOR > 0.5) and np.abs(by_sigmoids - 0.5).min() > 0.2:
        return "xnor_params.sigmoid-units"
    if np.isin(forward(XOR, layers, relu)[-1], (0, 1)).all():  # another function of the inputs, which has a name
        return None
    for id, turned, activation in (
        ("xnor_params.step-units", W1, lambda z: (z > 0) * 1.0),
        ("xnor_params.step-units", W1, lambda z: (z >= 0) * 1.0),
        ("xnor_params.W1-transposed", W1.T, relu),
    ):
        if np.allclose(forward(XOR, [(turned, b1), (W2, b2)], activation)[-1], XNOR, atol=1e-6):
            return id
    return None


def _wrong_rows(attempt: Attempt) -> Message | None:
    """The inputs for which the output is wrong."""
    wrong = ~np.isclose(attempt.actual.value, XNOR, atol=1e-6).ravel()
    rows = ", ".join(f"({x1:g}, {x2:g})" for x1, x2 in XOR[wrong])
    return message("xnor_params.wrong-rows", rows=rows)


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
    *[Mistake("relu.smooth", f) for f in (lambda z: np.log(1 + np.exp(z)), lambda z: z * sigmoid(z))],
    *[Mistake("relu.elu", lambda z, a=a: np.where(z > 0, z, a * (np.exp(z) - 1))) for a in (1.0, 0.1)],
    *[Mistake("relu.leaky", lambda z, a=a: np.where(z > 0, z, a * z)) for a in (0.001, 0.05, 0.1, 0.2, 0.25, 0.5)],
    Mistake("relu.tanh", np.tanh),
    Mistake("relu.one-for-zero", lambda z: np.maximum(z, 1)),
    Mistake("relu.squared", lambda z: np.maximum(z, 0) ** 2),
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
    Mistake("affine.inputs-plus-bias", lambda A, W, b: (A + b) @ W.T),
    *[
        Mistake("affine.one-example-everywhere", lambda A, W, b, k=k: np.tile(A[k] @ W.T + b, (len(A), 1)))
        for k in (0, -1)
    ],
    *singles(_affine, AFFINE_STEPS),
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
    *singles(_forward, FORWARD_STEPS),
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
    "relu": Exercise(
        reference=relu,
        worth=1,
        label=lambda path: "relu(z)",
        forbidden=[relu],
        mistakes=RELU_MISTAKES,
        hint=right_where,
    ),
    "affine": Exercise(
        reference=affine,
        worth=2,
        label=lambda path: "affine(A, W, b)",
        forbidden=[affine],
        mistakes=AFFINE_MISTAKES,
        rarer=pairs(_affine, AFFINE_STEPS),
    ),
    "forward": Exercise(
        reference=forward,
        worth=3,
        label=lambda path: f"A[{path[0]}]" if path else "the list of activations",
        forbidden=[forward],
        may_share=lambda path, name: (path, name) == ((0,), "X"),  # A[0] is X
        mistakes=FORWARD_MISTAKES,
        rarer=pairs(_forward, FORWARD_STEPS),
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
        hint=_wrong_rows,
    ),
}

FORWARD_PASS = Lesson("1-forward-pass", EXERCISES, {"why_not_a_line": 3}, given=["given-params"])
