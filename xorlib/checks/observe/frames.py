"""What an answer draws on one of two Axes, and what it leaves alone."""

from collections.abc import Callable
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from .pictures import changed_at, pixels, plain, points, state, title, without

Draw = Callable[[Any], tuple[Figure, Axes, bool]]


def frame(answer: Callable[..., Any], namespace: dict[str, Any], target: str, snapshot: Any) -> dict[str, Any]:
    """What an answer draws of the snapshot, and of others, on an Axes that is EMPTY, or has a frame DRAWN_ON it.

    `pictures` holds the frame, without its points, without all else, without both; then the frame of paler
    probabilities with the same boundary and, if it is the same picture, that of other ones.
    """

    def draw(snapshot: Any) -> tuple[Figure, Axes, bool]:
        return _drawn(answer, target == "DRAWN_ON", snapshot)

    epoch, loss, (*inner, (W, b)) = snapshot
    with plain():
        figure, ax, touched = draw(snapshot)
        facts: dict[str, Any] = {"title": title(ax), "touched": touched}
        facts["points"], markers = points(ax)
        facts["axes"] = len(figure.findobj(Axes))  # a colour bar may also stand inside of ax
        others = [artist for artist in ax.get_children() if artist not in markers and artist.get_visible()]
        pictures = {"frame": pixels(figure)}
        for name, hidden in (("no points", markers), ("points", others), ("ground", [*markers, *others])):
            pictures[name] = without(hidden, figure)
        pictures["paler"] = pixels(draw((epoch, loss, [*inner, (W / 2, b / 2)]))[0])
        if np.array_equal(pictures["paler"], pictures["frame"]):
            pictures["turned"] = pixels(draw((epoch, loss, [*inner, (-W, -b / 3)]))[0])
        facts["pictures"] = pictures
        facts["moved"] = _moved(draw) if target == "EMPTY" and "turned" not in pictures else None
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


def _moved(draw: Draw) -> np.ndarray[Any, Any] | None:
    """Where ax changes when the boundary moves from x1 - x2 = 0.5 to 0.8, (number of pixels, 2); None without ax."""
    pictures = []
    for line in (0.5, 0.8):
        hidden = np.array([[60.0, -60.0], [0.0, 0.0]]), np.array([-60.0 * line, 0.0])
        figure, ax, _ = draw((0, 0.5, [hidden, (np.array([[8.0, 0.0]]), np.array([-4.0]))]))
        pictures.append(pixels(figure))
    before, after = pictures
    return changed_at(before, after, ax) if ax in figure.axes else None
