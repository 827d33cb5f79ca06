"""How init_params is judged: by its numbers, and by where they were drawn from."""

import copy
from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise
from typing import Any

import numpy as np

from ...network import init_params
from ..exercise import Answer, Exercise, Mistake, Step, UnusableResult, pairs, singles
from ..text import describe


def drawn(facts: dict[str, Any], sizes: Sequence[int], rng: Any) -> Any:
    """The parameters that an answer draws from rng. Raises UnusableResult if they do not come from there."""
    params = facts["result"]
    if facts["global seeded"]:
        raise UnusableResult("init_params.global-seeded")
    if facts["global drawn from"]:
        raise UnusableResult("init_params.global-drawn-from")
    if facts["iterator"]:
        raise UnusableResult("init_params.no-list", count=len(sizes) - 1, got=describe(params))
    if params is not None and facts["next"] == copy.deepcopy(rng).random():
        raise UnusableResult("init_params.nothing-drawn")
    return params


def by_layer(
    W: Callable[..., Any] = lambda draw, i, o: draw((o, i)),
    b: Callable[..., Any] = lambda draw, i, o: draw(o),
    method: Any = "standard_normal",
    order: Callable[..., Any] = lambda W, b: (W(), b()),
    form: Callable[..., Any] = lambda params: params,
) -> Answer:
    """An init_params with something else for W or b of i inputs and o units, drawn by that method of rng."""

    def answer(sizes: Sequence[int], rng: Any) -> Any:
        draw = getattr(rng, method)
        return form([order(partial(W, draw, i, o), partial(b, draw, i, o)) for i, o in pairwise(sizes)])

    return answer


def scaled(factor: Callable[..., Any]) -> list[dict[str, Any]]:
    """Options for W, b, or both multiplied by factor(i) in a layer with i inputs."""
    W: dict[str, Any] = {"W": lambda draw, i, o: factor(i) * draw((o, i))}
    b: dict[str, Any] = {"b": lambda draw, i, o: factor(i) * draw(o)}
    return [W, b, W | b]


STEPS: list[Step] = [
    ("init_params.b-before-W", {"order": lambda W, b: (b(), W())[::-1]}),
    ("init_params.pairs-turned", {"order": lambda W, b: (W(), b())[::-1]}),
    ("init_params.W-transposed", {"W": lambda draw, i, o: draw((i, o))}),
    ("init_params.column-by-column", {"W": lambda draw, i, o: draw((i, o)).T}),
    ("init_params.W-flat", {"W": lambda draw, i, o: draw(o * i)}),
    ("init_params.uniform-0-1", {"method": "random"}),
    ("init_params.b-zero", {"b": lambda draw, i, o: np.zeros(o)}),
    ("init_params.b-zero-column", {"b": lambda draw, i, o: np.zeros((o, 1))}),
    ("init_params.b-column", {"b": lambda draw, i, o: draw((o, 1))}),
    ("init_params.b-matrix", {"b": lambda draw, i, o: draw((1, o))}),
    ("init_params.b-of-inputs", {"b": lambda draw, i, o: draw(i)}),
    ("init_params.b-one-number", {"b": lambda draw, i, o: draw()}),
    ("init_params.two-lists", {"form": lambda params: list(zip(*params))}),
    ("init_params.flat-list", {"form": lambda params: [part for pair in params for part in pair]}),
    ("init_params.scaled", {"W": lambda draw, i, o: 0.01 * draw((o, i))}),
]
SCALED: list[Step] = [
    *[
        ("init_params.scaled", options)
        for factor in (lambda i: 0.01, lambda i: 0.1, lambda i: 0.5, lambda i: i**-0.5, lambda i: (2 / i) ** 0.5)
        for options in scaled(factor)
    ],
]


def all_W_first(sizes: Sequence[int], rng: Any) -> Any:
    Ws = [rng.standard_normal((o, i)) for i, o in pairwise(sizes)]
    return [(W, rng.standard_normal(len(W))) for W in Ws]


def _b_last(rng: Any, i: int, o: int) -> Any:
    block = rng.standard_normal((o, i + 1))
    return block[:, :-1], block[:, -1]


def _b_first(rng: Any, i: int, o: int) -> Any:
    block = rng.standard_normal((o, i + 1))
    return block[:, 1:], block[:, 0]


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
        *singles(by_layer, STEPS + SCALED),
        Mistake("init_params.all-W-first", all_W_first),
        Mistake(
            "init_params.uniform-minus-1-1",
            by_layer(lambda draw, i, o: 2 * draw((o, i)) - 1, lambda draw, i, o: 2 * draw(o) - 1, "random"),
        ),
        Mistake("init_params.one-layer-too-many", lambda sizes, rng: init_params([sizes[-1], *sizes], rng)),
        Mistake("init_params.first-layer-only", lambda sizes, rng: init_params(sizes[:2], rng)),
        *[Mistake("init_params.one-pair-only", lambda sizes, rng, l=l: init_params(sizes, rng)[l]) for l in (0, -1)],
        Mistake("init_params.last-layer-only", lambda sizes, rng: init_params(sizes, rng)[-1:]),
        *[
            Mistake(
                "init_params.one-block", lambda sizes, rng, part=part: [part(rng, i, o) for i, o in pairwise(sizes)]
            )
            for part in (_b_last, _b_first)
        ],
        Mistake("init_params.loc-and-scale", by_layer(lambda draw, i, o: draw(o, i), method="normal")),
        Mistake(
            "init_params.loc-and-scale",
            by_layer(lambda draw, i, o: draw(o, i), lambda draw, i, o: draw(size=o), method="normal"),
        ),
        Mistake("init_params.randn", by_layer(lambda draw, i, o: draw(o, i), method="randn")),
        Mistake("init_params.rand", lambda sizes, rng: rng.rand(1)),
        Mistake("init_params.two-arguments", lambda sizes, rng: rng.standard_normal(2, 2)),
    ],
    rarer=pairs(by_layer, STEPS),
)
