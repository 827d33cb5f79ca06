"""How init_params is judged: by its numbers, and by where they were drawn from."""

import copy
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from ...network import init_params
from ..exercise import Exercise, Mistake, UnusableResult
from ..text import describe


def drawn(facts: dict[str, Any], sizes: Sequence[int], rng: Any) -> Any:
    """The parameters that an answer draws from rng. Raises UnusableResult if they do not come from there."""
    params = facts["params"]
    if facts["global seeded"]:
        raise UnusableResult("init_params.global-seeded")
    if facts["global drawn from"]:
        raise UnusableResult("init_params.global-drawn-from")
    if facts["iterator"]:
        raise UnusableResult("init_params.no-list", count=len(sizes) - 1, got=describe(params))
    if params is not None and facts["next"] == copy.deepcopy(rng).random():
        raise UnusableResult("init_params.nothing-drawn")
    return params


def by_layer(draw: Callable[..., Any], method: Any = "standard_normal") -> Any:
    """An init_params whose pair (W, b) for i inputs and o units is draw(rng's method, i, o)."""
    return lambda sizes, rng: [draw(getattr(rng, method), i, o) for i, o in pairwise(sizes)]


def scaled(factor: Callable[..., Any]) -> Any:
    """An init_params whose numbers for a layer with i inputs are multiplied by factor(i)."""
    return by_layer(lambda normal, i, o: (factor(i) * normal((o, i)), factor(i) * normal(o)))


def all_W_first(sizes: Sequence[int], rng: Any) -> Any:
    Ws = [rng.standard_normal((o, i)) for i, o in pairwise(sizes)]
    return [(W, rng.standard_normal(len(W))) for W in Ws]


INIT_PARAMS = Exercise(
    reference=init_params,
    worth=3,
    label=lambda path: ("Wb"[path[1]] if len(path) > 1 else "layer ") + str(path[0] + 1) if path else "params",
    forbidden=[init_params],
    observe="draws",
    measure=drawn,
    mistakes=[
        Mistake("init_params.seeds-global", lambda sizes, rng: np.random.seed(0)),
        Mistake("init_params.draws-global", lambda sizes, rng: np.random.random()),
        Mistake("init_params.not-from-rng", lambda sizes, rng: []),
        Mistake("init_params.generator", lambda sizes, rng: (size for size in sizes)),
        Mistake("init_params.b-before-W", by_layer(lambda normal, i, o: (normal(o), normal((o, i)))[::-1])),
        Mistake("init_params.all-W-first", all_W_first),
        Mistake("init_params.pairs-turned", by_layer(lambda normal, i, o: (normal((o, i)), normal(o))[::-1])),
        Mistake("init_params.W-transposed", by_layer(lambda normal, i, o: (normal((i, o)), normal(o)))),
        Mistake("init_params.column-by-column", by_layer(lambda normal, i, o: (normal((i, o)).T, normal(o)))),
        Mistake("init_params.uniform-0-1", by_layer(lambda random, i, o: (random((o, i)), random(o)), "random")),
        Mistake(
            "init_params.uniform-minus-1-1",
            by_layer(lambda random, i, o: (2 * random((o, i)) - 1, 2 * random(o) - 1), "random"),
        ),
        Mistake("init_params.b-zero", by_layer(lambda normal, i, o: (normal((o, i)), np.zeros(o)))),
        Mistake("init_params.b-zero-column", by_layer(lambda normal, i, o: (normal((o, i)), np.zeros((o, 1))))),
        Mistake("init_params.b-column", by_layer(lambda normal, i, o: (normal((o, i)), normal((o, 1))))),
        Mistake("init_params.b-matrix", by_layer(lambda normal, i, o: (normal((o, i)), normal((1, o))))),
        Mistake("init_params.b-of-inputs", by_layer(lambda normal, i, o: (normal((o, i)), normal(i)))),
        Mistake("init_params.b-one-number", by_layer(lambda normal, i, o: (normal((o, i)), normal()))),
        *[
            Mistake("init_params.scaled", scaled(factor))
            for factor in (lambda i: 0.01, lambda i: 0.1, lambda i: 0.5, lambda i: i**-0.5, lambda i: (2 / i) ** 0.5)
        ],
        Mistake("init_params.two-lists", lambda sizes, rng: list(zip(*init_params(sizes, rng)))),
        Mistake(
            "init_params.flat-list", lambda sizes, rng: [part for pair in init_params(sizes, rng) for part in pair]
        ),
        Mistake("init_params.one-layer-too-many", lambda sizes, rng: init_params([sizes[-1], *sizes], rng)),
        Mistake("init_params.first-layer-only", lambda sizes, rng: init_params(sizes[:2], rng)),
        *[Mistake("init_params.one-pair-only", lambda sizes, rng, l=l: init_params(sizes, rng)[l]) for l in (0, -1)],
        Mistake("init_params.last-layer-only", lambda sizes, rng: init_params(sizes, rng)[-1:]),
        Mistake("init_params.randn", lambda sizes, rng: rng.randn(1)),
        Mistake("init_params.rand", lambda sizes, rng: rng.rand(1)),
        Mistake("init_params.two-arguments", lambda sizes, rng: rng.standard_normal(2, 2)),
    ],
)
