"""How the exercises of lesson 5 are judged: what is drawn in frames.py, and what is written in films.py."""

from collections.abc import Callable
from typing import Any

import numpy as np

from ... import film, network, plots
from ...network import Array, Params
from ..exercise import Answer, Exercise, Lesson, Mistake
from .films import MAKE_GIF
from .frames import DRAW_FRAME


def _grid(
    ends: Callable[..., Any] = np.linspace,
    indexing: Any = "xy",
    output: Callable[..., Any] = lambda X, params: network.forward(X, params)[-1],
    shape: Callable[..., Any] = lambda P, xx: P.reshape(xx.shape),
    result: Callable[..., Any] = lambda xx, yy, P: (xx, yy, P),
) -> Answer:
    """A probability_grid with something else in the place of one of its parts."""

    def answer(params: Params, low: float = -0.1, high: float = 1.1, n: int = 100) -> Any:
        xx, yy = np.meshgrid(ends(low, high, n), ends(low, high, n), indexing=indexing)
        return result(xx, yy, shape(output(np.column_stack([xx.ravel(), yy.ravel()]), params), xx))

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


def _step_a_snapshot(epochs_shown: Callable[..., Any]) -> Answer:
    """A train_with_snapshots that makes one step from each snapshot to the next."""

    def answer(X: Array, y: Array, params: Params, lr: float, epochs: int, every: int) -> Any:
        steps = film.train_with_snapshots(X, y, params, lr, epochs, 1)
        return [(epoch, *step[1:]) for epoch, step in zip(epochs_shown(epochs, every), steps)]

    return answer


def _with_ends(low_used: bool = True, high_used: bool = True) -> Answer:
    """A probability_grid that takes the default for an end."""
    return lambda params, low=-0.1, high=1.1, n=100: plots.probability_grid(
        params, low if low_used else -0.1, high if high_used else 1.1, n
    )


EXERCISES: dict[str, Exercise] = {
    "probability_grid": Exercise(
        reference=plots.probability_grid,
        worth=3,
        label=lambda path: ("xx", "yy", "P")[path[0]] if path else "the result",
        forbidden=[plots.probability_grid],
        mistakes=[
            Mistake("probability_grid.indexing-ij", _grid(indexing="ij")),
            Mistake(
                "probability_grid.no-upper-end",
                _grid(ends=lambda low, high, n: np.linspace(low, high, n, endpoint=False)),
            ),
            Mistake("probability_grid.one-too-many", _grid(ends=lambda low, high, n: np.linspace(low, high, n + 1))),
            Mistake(
                "probability_grid.n-ignored",
                lambda params, low=-0.1, high=1.1, n=100: plots.probability_grid(params, low, high),
            ),
            Mistake("probability_grid.ends-ignored", _with_ends(False, False)),
            Mistake("probability_grid.low-ignored", _with_ends(low_used=False)),
            Mistake("probability_grid.high-ignored", _with_ends(high_used=False)),
            Mistake("probability_grid.from-0-to-1", _grid(ends=lambda low, high, n: np.linspace(0, 1, n))),
            Mistake("probability_grid.predictions", _grid(output=lambda X, params: network.predict(X, params) * 1.0)),
            Mistake("probability_grid.booleans", _grid(output=lambda X, params: network.forward(X, params)[-1] > 0.5)),
            Mistake(
                "probability_grid.transposed", _grid(output=lambda X, params: network.forward(X[:, ::-1], params)[-1])
            ),
            Mistake(
                "probability_grid.x1-with-x1",
                _grid(output=lambda X, params: network.forward(X.T.reshape(-1, 2), params)[-1]),
            ),
            Mistake("probability_grid.not-reshaped", _grid(shape=lambda P, xx: P)),
            Mistake("probability_grid.one-row", _grid(shape=lambda P, xx: P.ravel())),
            Mistake(
                "probability_grid.relu", _grid(output=lambda X, params: network.forward(X, params, network.relu)[-1])
            ),
            Mistake(
                "probability_grid.pre-activations",
                _grid(output=lambda X, params: network.affine(network.forward(X, params)[-2], *params[-1])),
            ),
            Mistake(
                "probability_grid.layer-before", _grid(output=lambda X, params: network.forward(X, params)[-2][:, :1])
            ),
            Mistake(
                "probability_grid.one-minus-output", _grid(output=lambda X, params: 1 - network.forward(X, params)[-1])
            ),
            Mistake("probability_grid.P-only", _grid(result=lambda xx, yy, P: P)),
            Mistake("probability_grid.order", _grid(result=lambda xx, yy, P: (P, xx, yy))),
            Mistake("probability_grid.xx-yy-swapped", _grid(result=lambda xx, yy, P: (yy, xx, P))),
            Mistake("probability_grid.sides-only", _grid(result=lambda xx, yy, P: (xx[0], yy[:, 0], P))),
            Mistake("probability_grid.upside-down", _grid(result=lambda xx, yy, P: (xx, yy, P[::-1]))),
        ],
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
            Mistake("train_with_snapshots.shared-one-update-too-many", _shared(1)),
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
                lambda *case: (shots := film.train_with_snapshots(*case)) + shots[-1:],
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
                lambda X, *rest: [
                    (epoch, loss / len(X), params) for epoch, loss, params in film.train_with_snapshots(X, *rest)
                ],
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
            Mistake("train_with_snapshots.params-only", _snapshots(note=lambda before, now, after: now[2])),
            *[
                Mistake(
                    "train_with_snapshots.order",
                    _snapshots(note=lambda _, now, after, order=order: tuple(now[i] for i in order)),
                )
                for order in ((1, 0, 2), (0, 2, 1))
            ],
        ],
    ),
    "draw_frame": DRAW_FRAME,
    "make_gif": MAKE_GIF,
}

ANIMATION = Lesson("5-animation", EXERCISES, {})
