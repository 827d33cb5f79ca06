"""How the exercises of lesson 5 are judged: what is drawn in frames.py, and what is written in films.py."""

import numpy as np

from ... import film, network, plots
from ..exercise import Exercise, Mistake
from .films import MAKE_GIF
from .frames import DRAW_FRAME

SWAPPED = (
    "P is transposed: the network got x2 where x1 belongs. Its first input comes from xx, its second from yy, "
    "and P takes the shape of xx as it is."
)


def _grid(
    ends=np.linspace,
    indexing="xy",
    output=lambda X, params: network.forward(X, params)[-1],
    shape=lambda P, xx: P.reshape(xx.shape),
    result=lambda xx, yy, P: (xx, yy, P),
):
    """A probability_grid with something else in the place of one of its parts."""

    def answer(params, low=-0.1, high=1.1, n=100):
        xx, yy = np.meshgrid(ends(low, high, n), ends(low, high, n), indexing=indexing)
        return result(xx, yy, shape(output(np.column_stack([xx.ravel(), yy.ravel()]), params), xx))

    return answer


def _snapshots(
    keep=lambda epoch, every, epochs: epoch % every == 0 or epoch == epochs, note=lambda before, now, after: now
):
    """A train_with_snapshots that keeps other epochs, or notes other things of an epoch and its neighbours."""

    def answer(X, y, params, lr, epochs, every):
        all_of_them = film.train_with_snapshots(X, y, params, lr, epochs + 1, 1)
        neighbours = zip(all_of_them[:1] + all_of_them, all_of_them, all_of_them[1:])
        return [note(*three) for three in neighbours if keep(three[1][0], every, epochs)]

    return answer


def _in_place(X, y, params, lr, epochs, every):
    snapshots = []
    for epoch in range(epochs + 1):
        A = network.forward(X, params)
        if epoch % every == 0 or epoch == epochs:
            snapshots.append((epoch, network.bce_loss(A[-1], y), params))
        for (W, b), (dW, db) in zip(params, network.backward(A, y, params)):
            W -= lr * dW
            b -= lr * db
    return snapshots


def _shared(steps):
    """A train_with_snapshots that steps one set of arrays in place, and so many steps after the last snapshot."""

    def answer(X, y, params, lr, epochs, every):
        at_the_end, _ = network.train(X, y, params, lr, epochs + steps)
        return [
            (epoch, loss, at_the_end) for epoch, loss, _ in film.train_with_snapshots(X, y, params, lr, epochs, every)
        ]

    return answer


def _step_a_snapshot(epochs_kept):
    """A train_with_snapshots that makes one step from each snapshot to the next."""

    def answer(X, y, params, lr, epochs, every):
        steps = film.train_with_snapshots(X, y, params, lr, epochs, 1)
        return [(epoch, *step[1:]) for epoch, step in zip(epochs_kept(epochs, every), steps)]

    return answer


def _with_ends(low_used=True, high_used=True):
    """A probability_grid that takes the default for an end."""
    return lambda params, low=-0.1, high=1.1, n=100: plots.probability_grid(
        params, low if low_used else -0.1, high if high_used else 1.1, n
    )


SHARED = (
    "All snapshots hold the same params, those of the end: they share arrays that were changed later. "
    "Give each its own copy, or make new arrays at each step."
)
ENDS = "the grid runs from low to high along both axes."

EXERCISES = {
    "probability_grid": Exercise(
        reference=plots.probability_grid,
        label=lambda path: ("xx", "yy", "P")[path[0]] if path else "the result",
        gives_away=[plots.probability_grid],
        mistakes=[
            Mistake(
                _grid(indexing="ij"),
                "That is meshgrid with indexing='ij'; by default xx changes along a row, and yy down a column.",
            ),
            Mistake(
                _grid(ends=lambda low, high, n: np.linspace(low, high, n, endpoint=False)),
                "The upper end is missing: the n numbers run from low to high, both included.",
            ),
            Mistake(_grid(ends=lambda low, high, n: np.linspace(low, high, n + 1)), "That is a number too many."),
            Mistake(
                lambda params, low=-0.1, high=1.1, n=100: plots.probability_grid(params, low, high),
                "n is not used: the grid has n numbers along each side.",
            ),
            Mistake(_with_ends(False, False), f"low and high are not used: {ENDS}"),
            Mistake(_with_ends(low_used=False), f"low is not used: {ENDS}"),
            Mistake(_with_ends(high_used=False), f"high is not used: {ENDS}"),
            Mistake(_grid(ends=lambda low, high, n: np.linspace(0, 1, n)), f"It runs from 0 to 1; {ENDS}"),
            Mistake(
                _grid(output=lambda X, params: network.predict(X, params) * 1.0),
                "P holds predictions, 0 or 1; the network's output itself is wanted.",
            ),
            Mistake(
                _grid(output=lambda X, params: network.forward(X, params)[-1] > 0.5),
                "P holds True and False; the network's output itself is wanted.",
            ),
            Mistake(_grid(output=lambda X, params: network.forward(X[:, ::-1], params)[-1]), SWAPPED),
            Mistake(
                _grid(output=lambda X, params: network.forward(X.T.reshape(-1, 2), params)[-1]),
                "That pairs x1 with x1: stack the two as columns, so that a row holds the x1 and x2 of one point.",
            ),
            Mistake(_grid(shape=lambda P, xx: P), "P has one row a point; give it the shape of xx."),
            Mistake(_grid(shape=lambda P, xx: P.ravel()), "P is one long row of points; give it the shape of xx."),
            Mistake(
                _grid(output=lambda X, params: network.forward(X, params, network.relu)[-1]),
                "That is the network with relu; since lesson 2 every layer is a sigmoid layer.",
            ),
            Mistake(
                _grid(output=lambda X, params: network.affine(network.forward(X, params)[-2], *params[-1])),
                "P holds pre-activations: the last sigmoid is missing.",
            ),
            Mistake(
                _grid(output=lambda X, params: network.forward(X, params)[-2][:, :1]),
                "That is a unit of the layer before; the network's output is the last activation.",
            ),
            Mistake(_grid(output=lambda X, params: 1 - network.forward(X, params)[-1]), "P is 1 minus the output."),
            Mistake(_grid(result=lambda xx, yy, P: P), "That is P alone; all three are returned: (xx, yy, P)."),
            Mistake(_grid(result=lambda xx, yy, P: (P, xx, yy)), "The order is (xx, yy, P)."),
            Mistake(_grid(result=lambda xx, yy, P: (yy, xx, P)), "xx and yy are swapped: xx changes along a row."),
            Mistake(
                _grid(result=lambda xx, yy, P: (xx[0], yy[:, 0], P)),
                "xx and yy are the numbers along one side; meshgrid makes an (n, n) array of each.",
            ),
            Mistake(_grid(result=lambda xx, yy, P: (xx, yy, P[::-1])), "The rows of P are upside down."),
        ],
    ),
    "train_with_snapshots": Exercise(
        reference=film.train_with_snapshots,
        label=lambda path: (
            "the list of snapshots"
            if not path
            else f"snapshots[{path[0]}]"
            if len(path) == 1
            else f"{('epoch', 'loss', 'params')[path[1]]} of snapshots[{path[0]}]"
        ),
        gives_away=[film.train_with_snapshots],
        mistakes=[
            Mistake(
                _in_place,
                "The steps were made in place: the caller's params are lost, and all snapshots share one set of "
                "arrays. gradient_step makes new ones.",
            ),
            Mistake(_shared(0), SHARED),
            Mistake(_shared(1), SHARED + " (And there is one update too many.)"),
            Mistake(
                _snapshots(lambda epoch, every, epochs: epoch % every == 0),
                "The last snapshot is missing: there is one at `epochs`, even if every does not divide it.",
            ),
            Mistake(
                _snapshots(lambda epoch, every, epochs: epoch and (epoch % every == 0 or epoch == epochs)),
                "The first snapshot is missing: the one at 0, before any update.",
            ),
            Mistake(
                _snapshots(lambda epoch, every, last: epoch + 1 == last or epoch < last and epoch % every == 0),
                "The last snapshot is of epochs - 1: the loop ends one update short, or notes too early.",
            ),
            Mistake(
                lambda *case: (
                    (shots := film.train_with_snapshots(*case))[:-1]
                    + [(shots[-1][0], film.train_with_snapshots(*case[:4], case[4] - 1, 1)[-1][1], shots[-1][2])]
                ),
                "The last loss is from before the last update: make a forward pass with the last params.",
            ),
            Mistake(_snapshots(lambda epoch, every, epochs: True), "`every` is not used: each epoch has a snapshot."),
            Mistake(
                lambda *case: (shots := film.train_with_snapshots(*case)) + shots[-1:],
                "The last snapshot is there twice: `epochs` is a multiple of every in this case.",
            ),
            Mistake(
                _snapshots(lambda epoch, every, epochs: epoch == 0),
                "Only the first snapshot is there. Look at `return`: does it stand inside the loop?",
            ),
            Mistake(
                _snapshots(lambda epoch, every, epochs: epoch == epochs),
                "Only the last snapshot is there. Look at the line that makes the list: does it stand inside the loop?",
            ),
            *[
                Mistake(
                    _step_a_snapshot(epochs_kept),
                    "There is a step for each snapshot; a step for each epoch is wanted: go through all epochs.",
                )
                for epochs_kept in (
                    lambda epochs, every: range(0, epochs + 1, every),
                    lambda epochs, every: [*range(0, epochs, every), epochs],
                )
            ],
            Mistake(
                _snapshots(note=lambda before, now, after: (*now[:2], after[2])),
                "The params are one update ahead of their epoch and loss: note all three before you step.",
            ),
            Mistake(
                _snapshots(note=lambda before, now, after: (now[0], before[1], now[2])),
                "The loss belongs to the params before the last update; it is the loss of the snapshot's own.",
            ),
            Mistake(
                _snapshots(note=lambda before, now, after: (now[0], *after[1:])),
                "Loss and params are one update ahead of the epoch: at 0 no update has been made.",
            ),
            Mistake(
                _snapshots(note=lambda before, now, after: (now[0], *before[1:])),
                "Loss and params are one update behind the epoch: after k updates, the epoch is k.",
            ),
            Mistake(
                _snapshots(note=lambda before, now, after: (now[0] + 1, *now[1:])),
                "The epochs are one too high: at the start, before any update, the epoch is 0.",
            ),
            Mistake(
                lambda X, *rest: [
                    (epoch, loss / len(X), params) for epoch, loss, params in film.train_with_snapshots(X, *rest)
                ],
                "The losses are averages; bce_loss sums over the examples.",
            ),
            Mistake(
                lambda X, y, params, lr, *rest: film.train_with_snapshots(X, y, params, 1.0, *rest),
                "lr is not used: the steps have the size 1.",
            ),
            Mistake(
                lambda X, y, params, lr, *rest: film.train_with_snapshots(X, y, params, -lr, *rest),
                "The steps go uphill: the gradient is subtracted.",
            ),
            Mistake(
                lambda X, y, params, lr, *rest: film.train_with_snapshots(X, y, params, 0.0, *rest),
                "The params never change: keep what gradient_step returns.",
            ),
            Mistake(
                _snapshots(note=lambda before, now, after: now[2]),
                "Those are params alone; a snapshot is (epoch, loss, params).",
            ),
            *[
                Mistake(
                    _snapshots(note=lambda _, now, after, order=order: tuple(now[i] for i in order)),
                    "The order is (epoch, loss, params).",
                )
                for order in ((1, 0, 2), (0, 2, 1))
            ],
        ],
    ),
    "draw_frame": DRAW_FRAME,
    "make_gif": MAKE_GIF,
}
