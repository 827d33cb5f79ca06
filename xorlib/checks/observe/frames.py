"""What an answer draws on one of two Axes, and what it leaves alone."""

import copy
from collections.abc import Callable
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from .pictures import SHARP, corners, field, hidden, pixels, plain, points, state, title

TILTED = [(np.array([[6.0, 3.0], [0.0, 0.0]]), np.array([-3.6, 0.0])), (np.array([[6.0, 0.0]]), np.array([-3.0]))]


def variants(snapshot: Any) -> list[Any]:
    """The snapshot; one of paler probabilities with the same boundary; and one with the boundary 2 x1 + x2 = 1.2.

    Their parameters are copies: an answer that changes them does not spoil the next one's.
    """
    epoch, loss, (*inner, (W, b)) = snapshot
    return [snapshot, (epoch, loss, [*inner, (W / 2, b / 2)]), (epoch, loss, copy.deepcopy(TILTED))]


def frame(answer: Callable[..., Any], namespace: dict[str, Any], target: str, snapshot: Any) -> dict[str, Any]:
    """What an answer draws of the snapshot and its variants, on an Axes that is EMPTY, or has a frame DRAWN_ON it.

    `frames` holds the picture of each variant, and `fields` what `pictures.field` says of it; `corners` the
    surroundings of XOR's points, sharper: in the frame, without the points in it, the points alone, and what is written
    alone. Nothing is in `fields` and `corners` where the figure has lost ax.
    """
    with plain():
        drawn = [_drawn(answer, target == "DRAWN_ON", variant) for variant in variants(snapshot)]
        figure, ax, touched = drawn[0]
        count, markers = points(ax)
        facts: dict[str, Any] = {
            "title": title(ax),
            "touched": touched,
            "points": count,
            "axes": len(figure.findobj(Axes)),  # a colour bar may also stand inside of ax
            "frames": [pixels(figure) for figure, _, _ in drawn],
            "corners": {},
            "fields": [field(figure, ax) for figure, ax, _ in drawn if ax in figure.axes],
        }
        if ax in figure.axes:
            facts["corners"]["frame"] = corners(ax, pixels(figure, SHARP))
            with hidden(markers):
                facts["corners"]["bare"] = corners(ax, pixels(figure, SHARP))
            for name, shown in ("points", markers), ("words", ax.texts):
                with hidden(artist for artist in ax.get_children() if artist not in [*shown]):
                    facts["corners"][name] = corners(ax, pixels(figure, SHARP, transparent=True))
    return facts


def _drawn(answer: Callable[..., Any], drawn_on: bool, snapshot: Any) -> tuple[Figure, Axes, bool]:
    """A figure, the one of its Axes on which the answer has drawn, and whether it has touched the other.

    The other is pyplot's current one, where plt.title and the like arrive; afterwards it is hidden.
    """
    figure, (ax, other) = plt.subplots(1, 2, subplot_kw={"xticks": [], "yticks": []})
    before = state(other)
    if drawn_on:
        answer(ax, (snapshot[0] + 5, snapshot[1] / 3, snapshot[2]))
    answer(ax, snapshot)
    touched = state(other) != before
    other.set_visible(False)
    return figure, ax, touched
