"""How the exercises of lesson 5 are judged: what is drawn in frames.py, and what is written in films.py."""

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from ... import film, network, plots
from ...network import Array, Params
from ..exercise import Answer, Exercise, Lesson, Mistake, Step, pairs, singles
from ..lesson4_training_loop.descent import updates
from .films import MAKE_GIF
from .frames import DRAW_FRAME


def _grid(
    ends: Callable[..., Any] = np.linspace,
    mesh: Callable[..., Any] = np.meshgrid,
    points: Callable[..., Any] = lambda xx, yy: np.column_stack([xx.ravel(), yy.ravel()]),
    output: Callable[..., Any] = lambda X, params: network.forward(X, params)[-1],
    shape: Callable[..., Any] = lambda P, xx: P.reshape(xx.shape),
    result: Callable[..., Any] = lambda xx, yy, P: (xx, yy, P),
    form: Callable[..., Any] = lambda three: three,
) -> Answer:
    """A probability_grid with something else in the place of one of its parts."""

    def answer(params: Params, low: float = -0.1, high: float = 1.1, n: int = 100) -> Any:
        xx, yy = mesh(ends(low, high, n), ends(low, high, n))
        return form(result(xx, yy, shape(output(points(xx, yy), params), xx)))

    return answer


def _snapshots(
    keep: Callable[..., Any] = lambda epoch, every, epochs: epoch % every == 0 or epoch == epochs,
    note: Callable[..., Any] = lambda before, now, after: now,
) -> Answer:
    """A train_with_snapshots that keeps other epochs, or notes other things of an epoch and its neighbours."""

    def answer(X: Array, y: Array, params: Params, lr: float, epochs: int, every: int) -> Any:
        all_of_them = film.train_with_snapshots(X, y, params, lr, epochs + 1, 1)
        neighbours = zip(all_of_them[:1] + all_of_them, all_of_them, all_of_them[1:])
        return [note(*three) for three in neighbours if keep(three[1][0], every, epochs)]

    return answer


def _in_place(X: Array, y: Array, params: Params, lr: float, epochs: int, every: int) -> Any:
    snapshots = []
    for epoch in range(epochs + 1):
        A = network.forward(X, params)
        if epoch % every == 0 or epoch == epochs:
            snapshots.append((epoch, network.bce_loss(A[-1], y), params))
        for (W, b), (dW, db) in zip(params, network.backward(A, y, params)):
            W -= lr * dW
            b -= lr * db
    return snapshots


def _last_loss_early(X: Array, y: Array, params: Params, lr: float, epochs: int, every: int) -> Any:
    *shots, (epoch, _, trained) = film.train_with_snapshots(X, y, params, lr, epochs, every)
    _, loss, _ = film.train_with_snapshots(X, y, params, lr, epochs - 1, 1)[-1]
    return [*shots, (epoch, loss, trained)]


def _shared(steps: int) -> Answer:
    """A train_with_snapshots that steps one set of arrays in place, and so many steps after the last snapshot."""

    def answer(X: Array, y: Array, params: Params, lr: float, epochs: int, every: int) -> Any:
        at_the_end, _ = network.train(X, y, params, lr, epochs + steps)
        return [
            (epoch, loss, at_the_end) for epoch, loss, _ in film.train_with_snapshots(X, y, params, lr, epochs, every)
        ]

    return answer


def _by(train: Answer) -> Answer:
    """A train_with_snapshots by a train."""

    def answer(X: Array, y: Array, params: Params, lr: float, epochs: int, every: int) -> Any:
        shots = []
        for epoch in sorted({*range(0, epochs, every), epochs}):
            trained, _ = train(X, y, params, lr, epoch)
            shots.append((epoch, network.objective(trained, X, y), trained))
        return shots

    return answer


def _changed(change: Callable[..., Any]) -> Answer:
    """A train_with_snapshots whose list is changed by a function of it, X and epochs."""
    return lambda X, y, params, lr, epochs, every: change(
        film.train_with_snapshots(X, y, params, lr, epochs, every), X, epochs
    )


def _step_a_snapshot(epochs_shown: Callable[..., Any]) -> Answer:
    """A train_with_snapshots that makes one step from each snapshot to the next."""

    def answer(X: Array, y: Array, params: Params, lr: float, epochs: int, every: int) -> Any:
        steps = film.train_with_snapshots(X, y, params, lr, epochs, 1)
        return [(epoch, *step[1:]) for epoch, step in zip(epochs_shown(epochs, every), steps)]

    return answer


def _flat(xx: Array, yy: Array) -> list[Array]:
    return [xx.ravel(), yy.ravel()]


GRID_STEPS: list[Step] = [
    ("probability_grid.indexing-ij", {"mesh": partial(np.meshgrid, indexing="ij")}),
    ("probability_grid.no-upper-end", {"ends": partial(np.linspace, endpoint=False)}),
    ("probability_grid.one-too-many", {"ends": lambda low, high, n: np.linspace(low, high, n + 1)}),
    ("probability_grid.n-ignored", {"ends": lambda low, high, n: np.linspace(low, high, 100)}),
    ("probability_grid.n-left-out", {"ends": lambda low, high, n: np.linspace(low, high)}),
    ("probability_grid.ends-ignored", {"ends": lambda low, high, n: np.linspace(-0.1, 1.1, n)}),
    ("probability_grid.low-ignored", {"ends": lambda low, high, n: np.linspace(-0.1, high, n)}),
    ("probability_grid.high-ignored", {"ends": lambda low, high, n: np.linspace(low, 1.1, n)}),
    ("probability_grid.from-0-to-1", {"ends": lambda low, high, n: np.linspace(0, 1, n)}),
    ("probability_grid.arange", {"ends": np.arange}),
    ("probability_grid.predictions", {"output": lambda X, params: network.predict(X, params) * 1.0}),
    ("probability_grid.booleans", {"output": lambda X, params: network.forward(X, params)[-1] > 0.5}),
    ("probability_grid.transposed", {"points": lambda xx, yy: np.column_stack([yy.ravel(), xx.ravel()])}),
    ("probability_grid.x1-with-x1", {"points": lambda xx, yy: np.reshape(_flat(xx, yy), (-1, 2))}),
    ("probability_grid.points-as-rows", {"points": lambda xx, yy: np.vstack(_flat(xx, yy))}),
    ("probability_grid.points-in-one-row", {"points": lambda xx, yy: np.hstack(_flat(xx, yy))}),
    ("probability_grid.points-not-flat", {"points": lambda xx, yy: np.column_stack([xx, yy])}),
    ("probability_grid.diagonal-only", {"mesh": lambda x, y: (x, y)}),
    ("probability_grid.not-reshaped", {"shape": lambda P, xx: P}),
    ("probability_grid.one-row", {"shape": lambda P, xx: P.ravel()}),
    ("probability_grid.relu", {"output": lambda X, params: network.forward(X, params, network.relu)[-1]}),
    (
        "probability_grid.pre-activations",
        {"output": lambda X, params: network.affine(network.forward(X, params)[-2], *params[-1])},
    ),
    ("probability_grid.layer-before", {"output": lambda X, params: network.forward(X, params)[-2][:, :1]}),
    ("probability_grid.one-minus-output", {"output": lambda X, params: 1 - network.forward(X, params)[-1]}),
    ("probability_grid.P-only", {"result": lambda xx, yy, P: P}),
    *[
        ("probability_grid.order", {"form": lambda three, order=order: tuple(three[k] for k in order)})
        for order in ((2, 0, 1), (2, 1, 0), (0, 2, 1), (1, 2, 0))
    ],
    ("probability_grid.xx-yy-swapped", {"result": lambda xx, yy, P: (yy, xx, P)}),
    ("probability_grid.sides-only", {"result": lambda xx, yy, P: (xx[0], yy[:, 0], P)}),
    ("probability_grid.upside-down", {"result": lambda xx, yy, P: (xx, yy, P[::-1])}),
    ("probability_grid.upside-down", {"result": lambda xx, yy, P: (xx, yy[::-1], P[::-1])}),
    ("probability_grid.upside-down", {"result": lambda xx, yy, P: (xx, yy[::-1], P)}),
    ("probability_grid.squashed-twice", {"output": lambda X, params: network.sigmoid(network.forward(X, params)[-1])}),
    *[("probability_grid.rounded", {"result": lambda xx, yy, P, k=k: (xx, yy, P.round(k))}) for k in (1, 2, 3, 4)],
    ("probability_grid.diagonal-only", {"points": lambda xx, yy: np.column_stack([xx.ravel(), xx.ravel()])}),
    ("probability_grid.diagonal-only", {"points": lambda xx, yy: np.column_stack([yy.ravel(), yy.ravel()])}),
]


EXERCISES: dict[str, Exercise] = {
    "probability_grid": Exercise(
        reference=plots.probability_grid,
        worth=3,
        label=lambda path: ("xx", "yy", "P")[path[0]] if path else "the result",
        forbidden=[plots.probability_grid],
        mistakes=singles(_grid, GRID_STEPS),
        rarer=pairs(_grid, GRID_STEPS),
    ),
    "train_with_snapshots": Exercise(
        reference=film.train_with_snapshots,
        worth=3,
        label=lambda path: (
            "the list of snapshots"
            if not path
            else f"snapshots[{path[0]}]"
            if len(path) == 1
            else f"{('epoch', 'loss', 'params')[path[1]]} of snapshots[{path[0]}]"
        ),
        forbidden=[film.train_with_snapshots],
        may_share=lambda path, name: path[:2] == (0, 2) and name == "params",  # those before the first update
        mistakes=[
            Mistake("train_with_snapshots.in-place", _in_place),
            Mistake("train_with_snapshots.shared", _shared(0)),
            Mistake("train_with_snapshots.shared", _shared(1)),
            Mistake("train_with_snapshots.last-missing", _snapshots(lambda epoch, every, epochs: epoch % every == 0)),
            Mistake(
                "train_with_snapshots.first-missing",
                _snapshots(lambda epoch, every, epochs: epoch and (epoch % every == 0 or epoch == epochs)),
            ),
            Mistake(
                "train_with_snapshots.last-one-early",
                _snapshots(lambda epoch, every, last: epoch + 1 == last or (epoch < last and epoch % every == 0)),
            ),
            Mistake(
                "train_with_snapshots.last-loss-early",
                _last_loss_early,
            ),
            Mistake("train_with_snapshots.every-ignored", _snapshots(lambda epoch, every, epochs: True)),
            Mistake(
                "train_with_snapshots.last-twice",
                lambda *case: (shots := film.train_with_snapshots(*case)) + shots[-1:] * (case[-2] % case[-1] == 0),
            ),
            Mistake(
                "train_with_snapshots.flat-list",
                _changed(lambda shots, X, epochs: [part for shot in shots for part in shot]),
            ),
            Mistake(
                "train_with_snapshots.ends-only",
                _changed(lambda shots, X, epochs: [shot for shot in shots if shot[0] in (0, epochs)]),
            ),
            Mistake(
                "train_with_snapshots.activations",
                _changed(lambda shots, X, epochs: [(*shot[:2], network.forward(X, shot[2])) for shot in shots]),
            ),
            Mistake("train_with_snapshots.first-only", _snapshots(lambda epoch, every, epochs: epoch == 0)),
            Mistake("train_with_snapshots.last-only", _snapshots(lambda epoch, every, epochs: epoch == epochs)),
            *[
                Mistake("train_with_snapshots.step-a-snapshot", _step_a_snapshot(epochs_shown))
                for epochs_shown in (
                    lambda epochs, every: range(0, epochs + 1, every),
                    lambda epochs, every: [*range(0, epochs, every), epochs],
                )
            ],
            Mistake(
                "train_with_snapshots.params-ahead", _snapshots(note=lambda before, now, after: (*now[:2], after[2]))
            ),
            Mistake(
                "train_with_snapshots.loss-behind",
                _snapshots(note=lambda before, now, after: (now[0], before[1], now[2])),
            ),
            Mistake(
                "train_with_snapshots.loss-and-params-ahead",
                _snapshots(note=lambda before, now, after: (now[0], *after[1:])),
            ),
            Mistake(
                "train_with_snapshots.loss-and-params-behind",
                _snapshots(note=lambda before, now, after: (now[0], *before[1:])),
            ),
            Mistake(
                "train_with_snapshots.epochs-one-too-high",
                _snapshots(note=lambda before, now, after: (now[0] + 1, *now[1:])),
            ),
            Mistake(
                "train_with_snapshots.losses-averaged",
                _changed(lambda shots, X, epochs: [(epoch, loss / len(X), params) for epoch, loss, params in shots]),
            ),
            Mistake(
                "train_with_snapshots.lr-ignored",
                lambda X, y, params, lr, *rest: film.train_with_snapshots(X, y, params, 1.0, *rest),
            ),
            Mistake(
                "train_with_snapshots.uphill",
                lambda X, y, params, lr, *rest: film.train_with_snapshots(X, y, params, -lr, *rest),
            ),
            Mistake(
                "train_with_snapshots.unchanged",
                lambda X, y, params, lr, *rest: film.train_with_snapshots(X, y, params, 0.0, *rest),
            ),
            *[
                Mistake(
                    "train_with_snapshots.counts-snapshots",
                    _changed(lambda shots, X, epochs, start=start: [(k, *s[1:]) for k, s in enumerate(shots, start)]),
                )
                for start in (0, 1)
            ],
            Mistake("train_with_snapshots.params-only", _snapshots(note=lambda before, now, after: now[2])),
            *[
                Mistake(
                    "train_with_snapshots.order",
                    _snapshots(note=lambda _, now, after, order=order: tuple(now[i] for i in order)),
                )
                for order in ((1, 0, 2), (0, 2, 1))
            ],
        ],
        rarer=updates(_by),
    ),
    "draw_frame": DRAW_FRAME,
    "make_gif": MAKE_GIF,
}

ANIMATION = Lesson("5-animation", EXERCISES, {})
