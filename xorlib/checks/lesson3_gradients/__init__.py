"""How the exercises of lesson 3 are judged."""

from typing import Any

import numpy as np

from ... import batch, data, gradients, network
from ...network import Array, Params
from ..compare import Path
from ..exercise import Answer, Exercise, Lesson, Mistake
from ..observe.forbidden import AUTOGRAD
from .backpropagation import FORMS, mistakes, mistakes_of_form, rarer
from .derivatives import NUMERICAL, NUMERICAL_PAIRS, OBJECTIVE, OBJECTIVE_PAIRS, by_autograd


def output_gradients(A: list[Array], y: Array) -> Any:
    delta2 = A[2] - y
    return delta2.T @ A[1], delta2.sum(axis=0)


def hidden_gradients(A: list[Array], y: Array, params: Params) -> Any:
    if len(A) != 3 or len(params) != 2:
        raise ValueError(f"hidden_gradients is for two layers: A has {len(A)} entries and params {len(params)}")
    delta1 = (A[2] - y) @ params[1][0] * A[1] * (1 - A[1])
    return delta1.T @ A[0], delta1.sum(axis=0)


def fixed_backward(A: list[Array], y: Array, params: Params) -> Any:
    delta2 = A[2] - y
    delta1 = delta2 @ params[1][0] * A[1] * (1 - A[1])
    return [(delta1.T @ A[0], delta1.sum(axis=0)), (delta2.T @ A[1], delta2.sum(axis=0))]


def _layer_1(backward: Answer) -> Answer:
    return lambda A, y, params: backward(A, y, params)[0]


def _layer_2(backward: Answer) -> Answer:
    return lambda A, y: backward(A[1:], y, [(None, None)])[0]


def _name(path: Path) -> str:
    """dW1, db1, ...: the gradient at a path in a list of pairs."""
    if len(path) == 2:
        return f"{('dW', 'db')[path[1]]}{path[0] + 1}"
    return f"layer {path[0] + 1}" if path else "grads"


def _in_the_text() -> list[Any]:
    """The gradients of XOR at seed 0, with the decimals that the lesson prints."""
    params = network.init_params([2, 2, 1], np.random.RandomState(0))
    grads = fixed_backward(network.forward(data.X, params), data.y, params)
    return [tuple(part.round(decimals) for part in pair) for pair, decimals in zip(grads, (6, 8))]


FORBIDDEN = [network.backward, network.train, batch.train_many, gradients.numerical_gradients, AUTOGRAD]
BACKWARD_PASSES = ["backward", "fixed_backward", "broken_backward", "numerical_gradients"]

EXERCISES: dict[str, Exercise] = {
    "objective": Exercise(
        reference=network.objective,
        worth=2,
        observe="derivatives",
        measure=by_autograd,
        label=lambda path: {0: "the loss", 1: f"autograd's {_name(path[1:])}"}[path[0]] if path else "the result",
        forbidden=[network.objective],
        mistakes=OBJECTIVE,
        rarer=OBJECTIVE_PAIRS,
    ),
    "output_gradients": Exercise(
        reference=output_gradients,
        worth=3,
        label=lambda path: ("dW2", "db2")[path[0]] if path else "the pair (dW2, db2)",
        forbidden=[*FORBIDDEN, gradients.broken_backward, fixed_backward, hidden_gradients, output_gradients],
        own_forbidden=[*BACKWARD_PASSES, "hidden_gradients"],
        table=True,
        mistakes=[
            *mistakes(_layer_2),
            Mistake("gradients.dW2-with-X", lambda A, y: ((A[2] - y).T @ A[0], (A[2] - y).sum(axis=0))),
            Mistake("gradients.pair-swapped", lambda A, y: output_gradients(A, y)[::-1]),
            Mistake("gradients.seed-0", lambda A, y: _in_the_text()[1]),
        ],
        rarer=rarer(_layer_2),
    ),
    "hidden_gradients": Exercise(
        reference=hidden_gradients,
        worth={"dW1": 2, "db1": 2},
        label=lambda path: ("dW1", "db1")[path[0]] if path else "the pair (dW1, db1)",
        part_of=lambda path: ("dW1", "db1")[path[0]] if path else None,
        forbidden=[*FORBIDDEN, gradients.broken_backward, fixed_backward, hidden_gradients],
        own_forbidden=BACKWARD_PASSES,
        table=True,
        mistakes=[
            *mistakes(_layer_1),
            Mistake("gradients.those-of-the-output-layer", lambda A, y, params: output_gradients(A, y)),
            Mistake("gradients.pair-swapped", lambda A, y, params: hidden_gradients(A, y, params)[::-1]),
            Mistake("gradients.seed-0", lambda A, y, params: _in_the_text()[0]),
        ],
        rarer=rarer(_layer_1),
    ),
    "backward": Exercise(
        reference=network.backward,
        worth={"dW": 3, "db": 2},
        label=_name,
        part_of=lambda path: ("dW", "db")[path[1]] if len(path) > 1 else None,
        forbidden=[*FORBIDDEN, fixed_backward],
        own_forbidden=["fixed_backward", "numerical_gradients"],
        table=True,
        mistakes=[
            *mistakes(),
            *mistakes_of_form(),
            Mistake("gradients.two-layers-only", lambda A, y, params: fixed_backward(A[:3], y, params[:2])),
            Mistake(
                "gradients.two-layers-only",
                lambda A, y, params: [hidden_gradients(A, y, params), output_gradients(A, y)],
            ),
            Mistake("gradients.seed-0", lambda A, y, params: _in_the_text()),
        ],
        rarer=rarer(more=FORMS),
    ),
    "numerical_gradients": Exercise(
        reference=gradients.numerical_gradients,
        worth=4,
        label=_name,
        forbidden=FORBIDDEN,
        rtol=1e-7,
        atol=2e-8,
        arguments_atol=1e-12,
        table=True,
        mistakes=[
            *NUMERICAL,
            Mistake(
                "gradients.layers-reversed",
                lambda f, params, eps=1e-6: gradients.numerical_gradients(f, params, eps)[::-1],
            ),
            Mistake("gradients.seed-0", lambda f, params, eps=1e-6: _in_the_text()),
        ],
        rarer=NUMERICAL_PAIRS,
    ),
    "fixed_backward": Exercise(
        reference=fixed_backward,
        worth=2,
        label=_name,
        forbidden=[*FORBIDDEN, output_gradients, hidden_gradients, fixed_backward],
        own_forbidden=["backward", "numerical_gradients", "output_gradients", "hidden_gradients"],
        given={"broken_backward": gradients.broken_backward},
        table=True,
        mistakes=[
            Mistake("gradients.still-broken", gradients.broken_backward),
            *mistakes(),
            *mistakes_of_form(),
            Mistake("gradients.seed-0", lambda A, y, params: _in_the_text()),
        ],
        rarer=rarer(more=FORMS),
    ),
}

GRADIENTS = Lesson("3-gradients", EXERCISES, {"why_shapes_did_not_help": 2}, given=["broken_backward"])
