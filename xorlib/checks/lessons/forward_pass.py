"""How the exercises of lesson 1 are judged."""

import numpy as np

from ...network import affine, forward, relu, sigmoid
from ..compare import describe
from ..exercise import Exercise, Mistake, Unusable


def _relu_in_place(z):
    z[z < 0] = 0
    return z


def _forward_pre_activations(X, params, g):
    Z, A = [X], X
    for W, b in params:
        Z.append(affine(A, W, b))
        A = g(Z[-1])
    return Z


def _forward_carrying_z(X, params, g):
    A, Z = [X], X
    for W, b in params:
        Z = affine(Z, W, b)
        A.append(g(Z))
    return A


def _grown(grow):
    """A forward whose list of activations, for a layer more, is grow(A, W, b, g)."""

    def answer(X, params, g):
        A = [X]
        for W, b in params:
            A = grow(A, W, b, g)
        return A

    return answer


def _forward_without_the_first(X, params, g):
    A = [X]
    for W, b in params[1:]:
        A.append(g(A[-1] @ W.T + b))
    return A


def _xnor_outputs(answer):
    """The outputs that a student's weights give for the four rows of X."""
    params = answer()
    if params is None:
        return None
    try:
        layers = [(np.array(W), np.array(b)) for W, b in params]
        numbers = all(part.dtype.kind in "fiu" for layer in layers for part in layer)
    except (TypeError, ValueError):
        numbers = False
    if not numbers:
        raise Unusable(f"expected  a list of two pairs (W, b) of numbers\ncame      {describe(params)}")
    came = ", ".join(str(part.shape) for layer in layers for part in layer)
    if came != "(2, 2), (2,), (1, 2), (1,)":
        raise Unusable(f"expected  W1, b1, W2, b2 of shapes (2, 2), (2,), (1, 2), (1,)\ncame      shapes {came}")
    return forward(np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]), layers, relu)[-1]


def _network(W1, b1, W2, b2):
    """An xnor_params with these weights."""

    def xnor_params():
        return [(np.array(W1), np.array(b1)), (np.array(W2), np.array(b2))]

    return xnor_params


ONES = [[1.0, 1.0], [1.0, 1.0]]  # with biases 0 and -1: the hidden layer of the network that the lesson gives
XNOR = _network([[-1.0, -1.0], [1.0, 1.0]], [1.0, -1.0], [[1.0, 1.0]], [0.0])  # relu(1 - x1 - x2) + relu(x1 + x2 - 1)

RELU_MISTAKES = [
    Mistake(
        _relu_in_place,
        "Your relu changed its input. Z is still needed after relu has run: build a new array and leave z as it is.",
    ),
    Mistake(np.abs, "Negative entries came back with their sign turned; relu makes them 0."),
    Mistake(lambda z: np.minimum(z, 0), "That is min(0, z): it keeps the negative entries; relu keeps the others."),
    Mistake(lambda z: np.maximum(-z, 0), "The negative entries were kept, and turned; relu keeps the others."),
    Mistake(lambda z: z.copy(), "Negative entries came through unchanged; relu makes them 0."),
    Mistake(lambda z: np.where(z > 0, z, 0.01 * z), "Negative entries came back small; relu makes them exactly 0."),
    Mistake(lambda z: z > 0, "That is where z is positive (True or False); relu returns the value there."),
    Mistake(lambda z: (z > 0) * 1.0, "That is a step, 1 where z is positive; relu returns z itself there."),
    Mistake(lambda z: np.clip(z, 0, 1), "Large entries were cut off at 1; relu has no upper limit."),
    Mistake(lambda z: np.clip(z, 0, 6), "Large entries were cut off at 6; relu has no upper limit."),
    Mistake(sigmoid, "That is the sigmoid of z; relu leaves positive entries as they are."),
    Mistake(lambda z: z[z > 0], "The negative entries were dropped; they must stay in place, as zeros."),
    Mistake(np.max, "That is one number, the largest entry; relu works entry by entry."),
    Mistake(
        lambda z: np.max(z, 0),
        "np.max takes 0 for an axis, along which it looks for the largest entry; "
        "relu compares each entry with the number 0.",
    ),
    Mistake(lambda z: np.max(0, z), "np.max takes z for an axis; relu compares each entry of z with the number 0."),
    Mistake(
        lambda z: max(0, z),
        "Python's `max` and `if` decide once, for the whole array; relu works entry by "
        "entry: look for the NumPy function that does.",
    ),
]

AFFINE_MISTAKES = [
    Mistake(lambda A, W, b: A @ W.T, "The bias b is missing."),
    Mistake(lambda A, W, b: A @ W.T - b, "The bias b was subtracted; it is added."),
    Mistake(lambda A, W, b: A @ W.T * b, "The product was multiplied by b; b is added."),
    Mistake(
        lambda A, W, b: A @ W + b,
        "W is not transposed: a row of W holds the weights of one unit, "
        "so A, with an example a row, meets the transpose of W.",
    ),
    Mistake(
        lambda A, W, b: W @ A.T + b,
        "W times the transpose of A has a column for each example; one row an example is wanted, and then b fits.",
    ),
    Mistake(lambda A, W, b: A * W + b, "`*` multiplies entry by entry; a layer needs the product of matrices."),
    Mistake(
        lambda A, W, b: A @ W.T + b[:, None],
        "b was added down the rows (the examples); it has an entry a unit, so it goes along the columns.",
    ),
    Mistake(lambda A, W, b: (A @ W.T + b).T, "The result is transposed: one example a row, one unit a column."),
    Mistake(lambda A, W, b: A @ W.T + b.sum(), "Every unit got the sum of all biases; each has its own."),
    Mistake(lambda A, W, b: A @ W.T + b.mean(), "Every unit got the mean of the biases; each has its own."),
    Mistake(lambda A, W, b: A @ W.T + b[0], "Every unit got the first bias; each has its own."),
    Mistake(lambda A, W, b: A @ (W.T + b), "b was added to the weights, before the product; it belongs after it."),
    Mistake(lambda A, W, b: A[0] @ W.T + b, "Only the first example was used; A holds one a row."),
    Mistake(lambda A, W, b: A @ W[0] + b[0] if len(W) > 1 else None, "That is one unit alone; W holds one a row."),
    Mistake(lambda A, W, b: relu(A @ W.T + b), "That is relu(Z); affine stops at Z."),
    Mistake(lambda A, W, b: sigmoid(A @ W.T + b), "That is the sigmoid of Z; affine stops at Z."),
    Mistake(lambda A, W, b: A @ ONES + [0.0, -1.0], "Those are the given network's W1 and b1; use the arguments."),
]

FORWARD_MISTAKES = [
    Mistake(lambda X, params, g: forward(X, params, g)[1:], "X is missing: A[0] is X itself."),
    Mistake(_forward_without_the_first, "The first layer is left out: it is params[0]."),
    Mistake(
        lambda X, params, g: forward(X, params, g)[-1],
        "That is the last activation alone; later lessons need the whole list [X, A1, ..., AL].",
    ),
    Mistake(lambda X, params, g: forward(X, params, g)[:2], "The list stops after the first layer: take all params."),
    Mistake(
        lambda X, params, g: forward(X, params, g)[:3],
        "The list stops after the second layer: loop over all of params, whatever their number.",
    ),
    Mistake(lambda X, params, g: forward(X, params, g)[::-1], "The list is in the reverse order: A[0] is X."),
    Mistake(_forward_pre_activations, "Those are the pre-activations Z; the list holds activation(Z)."),
    Mistake(_forward_carrying_z, "The next layer was fed Z; it takes A, the list's last entry so far."),
    Mistake(
        lambda X, params, g: [*forward(X, params, g)[:-1], affine(forward(X, params, g)[-2], *params[-1])],
        "The last layer came without its activation; every layer has one.",
    ),
    Mistake(
        lambda X, params, g: [X] + [g(affine(X, W, b)) for W, b in params],
        "Every layer was fed X; layer l takes A[l - 1], the list's last entry so far.",
    ),
    Mistake(lambda X, params, g: forward(X, params, relu), "relu was used, whatever `activation` is: call that."),
    Mistake(lambda X, params, g: forward(X, params, sigmoid), "sigmoid was used, whatever `activation` is: call that."),
    Mistake(lambda X, params, g: forward(X, params, lambda z: z), "No activation was applied."),
    Mistake(lambda X, params, g: forward(X, params, lambda z: g(g(z))), "The activation was applied twice."),
    Mistake(lambda X, params, g: forward(g(X), params, g), "The activation was applied to X; A[0] is X as it is."),
    Mistake(lambda X, params, g: forward(X, [(W, 0 * b) for W, b in params], g), "The biases are missing."),
    *[
        Mistake(
            _grown(lambda A, W, b, g, layer=layer: [*A, g(layer(A, W, b))]),
            "A layer was fed the whole list; it takes the list's last entry so far, A[-1].",
        )
        for layer in (affine, lambda A, W, b: A @ W.T + b)
    ],
    *[
        Mistake(
            _grown(grow),
            "A list grows by one entry with append: + adds the numbers, += and extend take the array apart.",
        )
        for grow in (lambda A, W, b, g: A + g(affine(A[-1], W, b)), lambda A, W, b, g: [*A, *g(affine(A[-1], W, b))])
    ],
    Mistake(
        _grown(lambda A, W, b, g: [*A, g(A[-1] @ W + b)]),
        "W is not transposed: each layer computes what your affine does.",
    ),
    Mistake(lambda X, params, g: forward(X, params[::-1], g), "The layers came in reverse order: params[0] is first."),
]

XNOR_MISTAKES = [
    Mistake(_network(ONES, [0.0, -1.0], [[1.0, -2.0]], [0.0]), "Those weights compute XOR; XNOR is 1 where XOR is 0."),
    Mistake(
        _network(ONES, [0.0, -1.0], [[-1.0, 2.0]], [0.0]),
        "What the output unit computes is positive for no "
        "input, so the last ReLU makes every output 0. A bias in the output unit can lift it.",
    ),
    Mistake(_network(ONES, [0.0, -1.0], [[0.0, 1.0]], [0.0]), "That is AND; XNOR is 1 for (0, 0) too."),
    Mistake(_network(ONES, [0.0, -1.0], [[1.0, -1.0]], [0.0]), "That is OR; XNOR is 1 when both inputs are equal."),
    Mistake(
        _network(ONES, [0.0, -1.0], [[-1.0, 1.0]], [1.0]),
        "Only (1, 1) is wrong: what do your hidden units give there, and what does the output unit make of it?",
    ),
    Mistake(_network(ONES, [0.0, 0.0], [[0.0, 0.0]], [1.0]), "Every output is 1; XNOR is 0 when the inputs differ."),
    Mistake(
        _network(ONES, [0.0, -1.0], [[-2.0, 4.0]], [2.0]),
        "The outputs are 0 where they have to be, and twice too "
        "large elsewhere: look at the weights and the bias of the output unit.",
    ),
    Mistake(_network(ONES, [0, -1], [[1], [1]], [0]), "W2 has a row for each unit of its layer, and that is one."),
    Mistake(_network(ONES, [[0, -1]], [[1, 1]], [[0]]), "A bias has a single axis, with an entry for each unit."),
]

EXERCISES = {
    "relu": Exercise(reference=relu, label=lambda path: "relu(z)", gives_away=[relu], mistakes=RELU_MISTAKES),
    "affine": Exercise(
        reference=affine, label=lambda path: "affine(A, W, b)", gives_away=[affine], mistakes=AFFINE_MISTAKES
    ),
    "forward": Exercise(
        reference=forward,
        label=lambda path: f"A[{path[0]}]" if path else "the list of activations",
        gives_away=[forward],
        mistakes=FORWARD_MISTAKES,
    ),
    "xnor_params": Exercise(
        reference=XNOR,
        label=lambda path: "the output of your network",
        gives_away=[XNOR],
        measure=_xnor_outputs,
        atol=1e-6,
        mistakes=XNOR_MISTAKES,
    ),
}
