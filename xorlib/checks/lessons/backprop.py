"""The known mistakes of backpropagation: a backward pass in which a wrong step can replace each right one."""

from collections.abc import Callable

import numpy as np

from ... import network
from ..exercise import Mistake


def _slope(a):
    return a * (1 - a)


def backward_with(
    last=lambda a, y: a - y,
    dW=lambda d, A, l: d.T @ A[l - 1],
    db=lambda d: d.sum(axis=0),
    back=lambda d, W: d @ W,
    slope=lambda A, l: _slope(A[l]),
    hidden=None,
) -> Callable:
    """A backward pass of these steps: the last delta, dW and db of layer l, and delta on its way back.

    hidden(delta, W, A[l], y), if given, is the delta of hidden layer l, in place of back times slope.
    With none replaced it is right, without a call of anything in xorlib.
    """

    def answer(A, y, params):
        delta, grads = last(A[-1], y), []
        for l in range(len(params), 0, -1):
            grads.insert(0, (dW(delta, A, l), db(delta)))
            W, _ = params[l - 1]
            delta = hidden(delta, W, A[l - 1], y) if hidden else back(delta, W) * slope(A, l - 1)
        return grads

    return answer


INSIDE = (
    "The two factors of a matrix product do not fit: write the shapes below them. For dW the sum runs over the "
    "examples, so they have to meet on the inside; where nothing is summed, entry meets entry, and that is `*`."
)

STEPS = [  # what stands in the place of a step, and what to say of that
    ({"last": lambda a, y: y - a}, "The sign is turned: look at the order of the difference in the last delta."),
    ({"last": lambda a, y: a}, "The targets y are missing from the last delta."),
    (
        {"last": lambda a, y: (a - y) * _slope(a)},
        "The last delta has the sigmoid's slope in it once too often: against this loss, that slope has cancelled.",
    ),
    (
        {"last": lambda a, y: -y / a + (1 - y) / (1 - a)},
        "The last delta is dL/dA where dL/dZ belongs: the step back through the sigmoid is missing.",
    ),
    (
        {"last": lambda a, y: (-y * a + (1 - y) * (1 - a)) * _slope(a)},
        "dL/dA multiplies by A and 1 - A where it should divide: the derivative of log(A) is 1/A.",
    ),
    (
        {"dW": lambda d, A, l: d.T @ A[l - 1] / len(d), "db": lambda d: d.mean(axis=0)},
        "It is averaged over the examples: this course's loss is a sum over them, and so is its gradient.",
    ),
    (
        {"dW": lambda d, A, l: d.T @ A[l]},
        "dW was built with the output of its own layer: look at what its weights were multiplied by in the "
        "forward pass.",
    ),
    (
        {"dW": lambda d, A, l: d.T @ A[0]},
        "dW was built with X in a layer that was fed something else in the forward pass.",
    ),
    (
        {"dW": lambda d, A, l: d[:1].T @ A[l - 1][:1], "db": lambda d: d[0]},
        "Only the first example counts in it: each example has its share, and the shares add up.",
    ),
    *[({"dW": lambda d, A, l, product=product: product(d, A[l - 1])}, INSIDE) for product in (np.matmul, np.dot)],
    *[({"dW": lambda d, A, l, product=product: product(A[l - 1], d)}, INSIDE) for product in (np.matmul, np.dot)],
    ({"db": lambda d: d}, "db is delta itself: one bias serves every example, so their shares have to be added."),
    (
        {"db": lambda d: d.sum()},
        "db is one sum over everything: each unit has its own bias, so add over the examples only.",
    ),
    ({"db": lambda d: d.sum(axis=1)}, "db is summed along the wrong axis: add over the examples, not over the units."),
    ({"back": lambda d, W: d}, "The weights are missing on the way back: delta passes through W before it goes on."),
    ({"back": lambda d, W: d * W}, "Between delta and W stands the product of matrices; * multiplies entry by entry."),
    *[
        (
            {"back": lambda d, W, product=product: product(d, W.T)},
            "delta and W do not fit together on the way back: is it the right layer's W, and the right way round? "
            "Write the shapes below the formula and compare.",
        )
        for product in (np.matmul, np.dot)
    ],
    ({"slope": lambda A, l: 1}, "The slope of the sigmoid is missing on the way back."),
    ({"slope": lambda A, l: A[l]}, "The sigmoid's slope has two factors; one is missing on the way back."),
    ({"slope": lambda A, l: 1 - A[l]}, "The sigmoid's slope has two factors; one is missing on the way back."),
    *[
        (
            {"slope": lambda A, l, step=step: _slope(A[l + step])},
            "The sigmoid's slope is that of the wrong layer: delta goes back through the sigmoid of the layer that it "
            "arrives in.",
        )
        for step in (1, -1)
    ],
    (
        {"slope": lambda A, l: _slope(network.sigmoid(A[l]))},
        "The slope is taken as if A were Z: A has been through the sigmoid already, so its slope is written with "
        "A itself.",
    ),
    ({"slope": lambda A, l: 1 - A[l] ** 2}, "That is the slope of tanh; these layers are sigmoids."),
    (
        {"hidden": lambda d, W, a, y: (d @ W) * a * 1 - a},
        "`* 1 - A` takes A off the whole product: 1 - A needs brackets.",
    ),
    *[
        (
            {"hidden": lambda d, W, a, y, slope=slope: (a - y) * slope(a)},
            "A minus y is the delta of the last layer: only that has a target. The delta of a hidden layer comes from the "
            "layer after it.",
        )
        for slope in (lambda a: 1, _slope)
    ],
]

FORMS = [  # what was made of the list of pairs
    (
        lambda grads: [(dW, db) for (dW, _), (_, db) in zip(grads, grads[::-1])],
        "The db are in reverse order: each belongs to the layer of its dW.",
    ),
    (lambda grads: grads[::-1], "The layers are in the wrong order: layer 1 comes first, as in params."),
    (lambda grads: [part for pair in grads for part in pair], "That is one flat list; each layer has a pair (dW, db)."),
    (lambda grads: list(zip(*grads)), "That is all dW, then all db; each layer has a pair (dW, db), as in params."),
    (lambda grads: grads[-1:], "Only the last layer is there: go on, back to the first."),
    (
        lambda grads: [pair[::-1] for pair in grads],
        "The pairs are turned round: dW comes first, then db, as in params.",
    ),
]


def mistakes(of: Callable = lambda backward: backward) -> list[Mistake]:
    """Those in the steps; `of` makes the exercise's answer from a backward pass."""
    return [Mistake(of(backward_with(**steps)), says) for steps, says in STEPS]


def mistakes_of_form() -> list[Mistake]:
    """Those in the loop, and in the list that a whole backward pass returns."""
    right = backward_with()
    return [
        *[Mistake(lambda A, y, params, form=form: form(right(A, y, params)), says) for form, says in FORMS],
        Mistake(
            _passed_on_first,
            "delta is a layer ahead of the gradients: take dW and db of a layer first, then pass delta on.",
        ),
    ]


def _passed_on_first(A, y, params):
    delta, grads = A[-1] - y, []
    for l in range(len(params), 0, -1):
        delta = delta @ params[l - 1][0] * _slope(A[l - 1])
        grads.insert(0, (delta.T @ A[l - 1], delta.sum(axis=0)))
    return grads
