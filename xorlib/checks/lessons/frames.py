"""How draw_frame is judged: by facts about what it draws on one of two Axes, and by what it leaves alone."""

from collections.abc import Callable
from dataclasses import dataclass

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ... import data, film
from ..exercise import Exercise, Mistake
from .pictures import MISSING, ROUGH, changed_at, numbers, pixels, plain, points, state

HELD = "one of two Axes, with a frame on it"
FOLLOWS, SAME_LINE, STILL = (
    "another for other params",
    "the same where the boundary is the same",
    "the same for other params",
)
ELSEWHERE = "mirrored, turned or on another scale"


@dataclass(frozen=True)
class Wrong:
    """Stands for an answer with these facts and the others right: known facts need not be drawn each time."""

    facts: dict


def draw_frame(where: str, snapshot: film.Snapshot) -> dict:
    """The facts of a right frame; `where` says in words what Axes an answer is to draw on."""
    epoch, loss, _ = snapshot
    return {
        "iteration in the title": str(epoch),
        "loss in the title": f"{loss:.3f}",
        "points": len(data.X),
        "points: seen": "in sight",
        "picture": FOLLOWS,
        "picture: place": "right",
        "Axes in the figure": 2,
        "other Axes": "untouched",
    }


def facts(answer: Callable | Wrong, where: str, snapshot: film.Snapshot) -> dict:
    """What an answer draws on one of the two Axes of a figure, with or without a frame there already (HELD)."""
    if answer is draw_frame:
        return answer(where, snapshot)
    if type(answer) is Wrong:
        return {**draw_frame(where, snapshot), **answer.facts}
    epoch, loss, _ = snapshot
    with plain():
        figure, ax, other = _drawn(answer, where, snapshot)
        iteration_said, loss_said = numbers(ax, epoch, loss)
        count, artists = points(ax)
        axes = len(figure.findobj(Axes))  # a colour bar may also stand inside of ax
        picture = pixels(figure)
        seen = _in_sight(figure, ax, artists, picture)
        follows = _follows(answer, where, snapshot, picture)
        place = _place(answer, where) if follows == FOLLOWS and where != HELD else "right"
    return {
        "iteration in the title": iteration_said,
        "loss in the title": loss_said,
        "points": count,
        "points: seen": seen,
        "picture": follows,
        "picture: place": place,
        "Axes in the figure": axes,
        "other Axes": other,
    }


def _drawn(answer: Callable, where: str, snapshot: film.Snapshot) -> tuple[Figure, Axes, str]:
    """A figure, the one of its Axes on which the answer has drawn, and whether it has touched the other.

    The other is pyplot's current one, where plt.title and the like arrive; afterwards it is hidden.
    """
    figure, (ax, other) = plt.subplots(1, 2, subplot_kw={"xticks": [], "yticks": []})
    before = state(other)
    if where == HELD:
        answer(ax, (snapshot[0] + 5, snapshot[1] / 3, snapshot[2]))
    answer(ax, snapshot)
    touched = state(other) != before
    other.set_visible(False)
    return figure, ax, "drawn on" if touched else "untouched"


def _in_sight(figure: Figure, ax: Axes, artists: list[Artist], picture: np.ndarray) -> str:
    """Whether the points colour at least a tenth of the pixels that they would colour alone."""
    others = [artist for artist in ax.get_children() if artist not in artists and artist.get_visible()]
    ground = [_hiding(hidden, figure) for hidden in (artists, others, [*artists, *others])]
    shown, alone = (np.any(a != b, axis=2).sum() for a, b in ((picture, ground[0]), (ground[1], ground[2])))
    return "in sight" if shown > alone / 10 else "out of sight"


def _hiding(artists: list[Artist], figure: Figure) -> np.ndarray:
    for artist in artists:
        artist.set_visible(False)
    try:
        return pixels(figure)
    finally:
        for artist in artists:
            artist.set_visible(True)


def _follows(answer: Callable, where: str, snapshot: film.Snapshot, picture: np.ndarray) -> str:
    """Whether the picture is another for paler probabilities with the same boundary, or at least for other ones."""
    epoch, loss, (*inner, (W, b)) = snapshot
    if not np.array_equal(pixels(_drawn(answer, where, (epoch, loss, [*inner, (W / 2, b / 2)]))[0]), picture):
        return FOLLOWS
    turned = pixels(_drawn(answer, where, (epoch, loss, [*inner, (-W, -b / 3)]))[0])
    return STILL if np.array_equal(turned, picture) else SAME_LINE


def _place(answer: Callable, where: str) -> str:
    """Whether two networks look different where they are: between the lines x1 - x2 = 0.5 and x1 - x2 = 0.8."""
    pictures = []
    for line in (0.5, 0.8):
        hidden = np.array([[60.0, -60.0], [0.0, 0.0]]), np.array([-60.0 * line, 0.0])
        figure, ax, _ = _drawn(answer, where, (0, 0.5, [hidden, (np.array([[8.0, 0.0]]), np.array([-4.0]))]))
        pictures.append(pixels(figure))
    x1, x2 = changed_at(*pictures, ax).T
    return "right" if ax not in figure.axes or np.mean(np.abs(x1 - x2 - 0.65) < 0.27) > 0.85 else ELSEWHERE


HERE = "Draw on the ax that is passed in, with its own methods: ax.set_title, ax.contourf, plot_points(ax)."
NO_TITLE = {"iteration in the title": MISSING, "loss in the title": MISSING}
NO_POINTS = {"points": 0, "points: seen": "out of sight"}
NOTHING = {**NO_TITLE, **NO_POINTS, "picture": STILL}

DRAW_FRAME = Exercise(
    reference=draw_frame,
    label=lambda path: path[0] if path else "the frame",
    gives_away=[film.draw_frame, draw_frame],
    measure=facts,
    given={"X": data.X, "y": data.y},
    mistakes=[
        Mistake(
            Wrong({"iteration in the title": MISSING}),
            "The title of ax lacks the iteration, the first entry of the snapshot.",
        ),
        Mistake(
            Wrong({"loss in the title": MISSING}), "The title of ax lacks the loss, the second entry of the snapshot."
        ),
        Mistake(Wrong({"loss in the title": ROUGH}), "Give the loss three decimals or more."),
        Mistake(Wrong(NO_TITLE), "The title of ax names neither of the snapshot's numbers: ax.set_title sets it."),
        Mistake(Wrong(NO_POINTS), "The four points of XOR are missing: plot_points(ax) draws them."),
        Mistake(Wrong({"points": 2}), "Two of the four points are missing: both classes belong there."),
        Mistake(
            Wrong({"points: seen": "out of sight"}),
            "The points lie under the field: draw them after it, or give them a higher zorder.",
        ),
        Mistake(
            Wrong({"Axes in the figure": 3}),
            "A colour bar adds an Axes to the figure, in every frame one more: leave it out.",
        ),
        Mistake(
            Wrong({"picture": SAME_LINE}),
            "The field shows predictions, or there is none: the picture stays the same when the probabilities "
            "change and the boundary does not.",
        ),
        Mistake(
            Wrong({"picture": STILL}),
            "The picture does not follow the params of the snapshot: is the field drawn, and from them?",
        ),
        Mistake(
            Wrong({"picture: place": ELSEWHERE}),
            "The field, or the line, is not where its points are: contourf and contour take xx, yy and P in this "
            "order; an image needs its first row below (origin) and the ends of the grid (extent).",
        ),
        Mistake(Wrong({"other Axes": "drawn on"}), "It drew on another Axes, too. " + HERE),
        Mistake(Wrong(NOTHING), "Nothing is on that Axes. " + HERE),
        Mistake(
            Wrong({**NOTHING, "other Axes": "drawn on"}),
            "It drew on another Axes: plt.title, plt.contourf and the like take the current one. " + HERE,
        ),
        Mistake(
            Wrong({**NOTHING, "other Axes": "drawn on", "Axes in the figure": 1}),
            "The whole figure was cleared, other Axes included: ax.clear() clears one Axes.",
        ),
    ],
)
