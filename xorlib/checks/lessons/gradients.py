"""How the exercises of lesson 3 are judged."""

import numpy as np

from ... import batch, data, gradients, network
from ..ask import AUTOGRAD
from ..exercise import Exercise, Mistake
from .backprop import backward_with, mistakes, mistakes_of_form
from .derivatives import NUMERICAL, OBJECTIVE, by_autograd

RIGHT = backward_with()  # not network.backward, which the answers that are judged with these may not call


def output_gradients(A, y):
    return _layer_2(RIGHT)(A, y)


def hidden_gradients(A, y, params):
    if len(A) != 3 or len(params) != 2:
        raise ValueError(f"hidden_gradients is for two layers: A has {len(A)} entries and params {len(params)}")
    return _layer_1(RIGHT)(A, y, params)


def fixed_backward(A, y, params):
    return RIGHT(A, y, params)


def _layer_1(backward):
    return lambda A, y, params: backward(A, y, params)[0]


def _layer_2(backward):
    return lambda A, y: backward(A[1:], y, [(np.ones((1, A[1].shape[1])), None)])[0]


def _name(path):
    """dW1, db1, ...: the gradient at a path in a list of pairs."""
    if len(path) == 2:
        return f"{('dW', 'db')[path[1]]}{path[0] + 1}"
    return f"layer {path[0] + 1}" if path else "grads"


def _in_the_text():
    """The gradients of XOR at seed 0, with the decimals that the lesson prints."""
    params = network.init_params([2, 2, 1], np.random.RandomState(0))
    grads = fixed_backward(network.forward(data.X, params), data.y, params)
    return [tuple(part.round(decimals) for part in pair) for pair, decimals in zip(grads, (6, 8))]


SEED_0 = (
    "Those are the numbers of the text, for XOR at seed 0. Are they copied, or does it read the notebook's "
    "A, y or params? Compute them from the arguments."
)
TWO_LAYERS = "It goes through two layers, however many there are: loop over all of params."
SWAPPED = "The two are swapped: dW comes first, then db, as in params."
GIVES_AWAY = [network.backward, network.train, batch.train_many, backward_with, AUTOGRAD]

EXERCISES = {
    "objective": Exercise(
        reference=network.objective,
        measure=by_autograd,
        label=lambda path: {0: "the loss", 1: f"autograd's {_name(path[1:])}"}[path[0]] if path else "the result",
        gives_away=[network.objective],
        mistakes=OBJECTIVE,
    ),
    "output_gradients": Exercise(
        reference=output_gradients,
        label=lambda path: ("dW2", "db2")[path[0]] if path else "the pair (dW2, db2)",
        gives_away=[*GIVES_AWAY, gradients.broken_backward, fixed_backward, output_gradients],
        own_gives_away=["backward", "fixed_backward", "broken_backward"],
        table=True,
        mistakes=[
            *mistakes(_layer_2),
            Mistake(
                lambda A, y: ((A[2] - y).T @ A[0], (A[2] - y).sum(axis=0)),
                "dW2 was built with X: layer 2 was fed something else in the forward pass.",
            ),
            Mistake(lambda A, y: output_gradients(A, y)[::-1], SWAPPED),
            Mistake(lambda A, y: _in_the_text()[1], SEED_0),
        ],
    ),
    "hidden_gradients": Exercise(
        reference=hidden_gradients,
        label=lambda path: ("dW1", "db1")[path[0]] if path else "the pair (dW1, db1)",
        gives_away=[*GIVES_AWAY, gradients.broken_backward, fixed_backward, hidden_gradients],
        own_gives_away=["backward", "fixed_backward", "broken_backward"],
        parts={"dW1": 2, "db1": 2},
        table=True,
        mistakes=[
            *mistakes(_layer_1),
            Mistake(
                lambda A, y, params: output_gradients(A, y),
                "Those are the gradients of the output layer; the hidden layer's are asked for.",
            ),
            Mistake(lambda A, y, params: hidden_gradients(A, y, params)[::-1], SWAPPED),
            Mistake(lambda A, y, params: _in_the_text()[0], SEED_0),
        ],
    ),
    "backward": Exercise(
        reference=network.backward,
        label=_name,
        gives_away=[*GIVES_AWAY, fixed_backward],
        parts={"dW": 2, "db": 2},
        table=True,
        mistakes=[
            *mistakes(),
            *mistakes_of_form(),
            Mistake(lambda A, y, params: fixed_backward(A[:3], y, params[:2]), TWO_LAYERS),
            Mistake(lambda A, y, params: [hidden_gradients(A, y, params), output_gradients(A, y)], TWO_LAYERS),
            Mistake(lambda A, y, params: _in_the_text(), SEED_0),
        ],
    ),
    "numerical_gradients": Exercise(
        reference=gradients.numerical_gradients,
        label=_name,
        gives_away=[*GIVES_AWAY, gradients.numerical_gradients],
        rtol=1e-7,
        atol=2e-8,
        arguments_atol=1e-12,
        table=True,
        mistakes=[
            *NUMERICAL,
            Mistake(
                lambda f, params, eps=1e-6: gradients.numerical_gradients(f, params, eps)[::-1],
                "The layers are in the wrong order: layer 1 comes first, as in params.",
            ),
            Mistake(lambda f, params, eps=1e-6: _in_the_text(), SEED_0),
        ],
    ),
    "fixed_backward": Exercise(
        reference=fixed_backward,
        label=_name,
        gives_away=[*GIVES_AWAY, fixed_backward],
        own_gives_away=["backward"],
        given={"broken_backward": gradients.broken_backward},
        table=True,
        mistakes=[
            Mistake(
                gradients.broken_backward,
                "That is what broken_backward gives: the bug is still in it. The row of the table that differs "
                "names the quantity; compare its line with the derivation, factor by factor.",
            ),
            *mistakes(),
            *mistakes_of_form(),
            Mistake(lambda A, y, params: _in_the_text(), SEED_0),
        ],
    ),
}
