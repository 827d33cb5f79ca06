"""How draw_frame is judged: by facts about what it draws on one of two Axes, and by what it leaves alone."""

from dataclasses import dataclass
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ... import data, film
from ...network import Array
from ..cases import TargetAxes
from ..exercise import Answer, Exercise, Mistake
from .pictures import MISSING, ROUGH, changed_at, numbers, pixels, plain, points, state

FOLLOWS, SAME_LINE, STILL = (
    "another for other params",
    "the same where the boundary is the same",
    "the same for other params",
)
ELSEWHERE = "mirrored, turned or on another scale"


@dataclass(frozen=True)
class Wrong:
    """Stands for an answer with these facts and the others right: known facts need not be drawn each time."""

    facts: dict[str, Any]

    def __call__(self, ax: TargetAxes, snapshot: film.Snapshot) -> dict[str, Any]:
        return {**draw_frame(ax, snapshot), **self.facts}


def draw_frame(ax: TargetAxes, snapshot: film.Snapshot) -> dict[str, Any]:
    """The facts of a right frame."""
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


def facts(answer: Answer, target: TargetAxes, snapshot: film.Snapshot) -> Any:
    """What an answer draws on the target."""
    if answer is draw_frame or type(answer) is Wrong:
        return answer(target, snapshot)
    epoch, loss, _ = snapshot
    with plain():
        figure, ax, other = _drawn(answer, target, snapshot)
        iteration, shown_loss = numbers(ax, epoch, loss)
        count, artists = points(ax)
        axes = len(figure.findobj(Axes))  # a colour bar may also stand inside of ax
        picture = pixels(figure)
        seen = _in_sight(figure, ax, artists, picture)
        follows = _follows(answer, target, snapshot, picture)
        place = _place(answer, target) if follows == FOLLOWS and target is TargetAxes.EMPTY else "right"
    return {
        "iteration in the title": iteration,
        "loss in the title": shown_loss,
        "points": count,
        "points: seen": seen,
        "picture": follows,
        "picture: place": place,
        "Axes in the figure": axes,
        "other Axes": other,
    }


def _drawn(answer: Answer, target: TargetAxes, snapshot: film.Snapshot) -> tuple[Figure, Axes, str]:
    """A figure, the one of its Axes on which the answer has drawn, and whether it has touched the other.

    The other is pyplot's current one, where plt.title and the like arrive; afterwards it is hidden.
    """
    figure, (ax, other) = plt.subplots(1, 2, subplot_kw={"xticks": [], "yticks": []})
    before = state(other)
    if target is TargetAxes.DRAWN_ON:
        answer(ax, (snapshot[0] + 5, snapshot[1] / 3, snapshot[2]))
    answer(ax, snapshot)
    touched = state(other) != before
    other.set_visible(False)
    return figure, ax, "drawn on" if touched else "untouched"


def _in_sight(figure: Figure, ax: Axes, artists: list[Artist], picture: Array) -> str:
    """Whether the points colour at least a tenth of the pixels that they would colour alone."""
    others = [artist for artist in ax.get_children() if artist not in artists and artist.get_visible()]
    ground = [_without(hidden, figure) for hidden in (artists, others, [*artists, *others])]
    shown, alone = (np.any(a != b, axis=2).sum() for a, b in ((picture, ground[0]), (ground[1], ground[2])))
    return "in sight" if shown > alone / 10 else "out of sight"


def _without(artists: list[Artist], figure: Figure) -> Array:
    for artist in artists:
        artist.set_visible(False)
    try:
        return pixels(figure)
    finally:
        for artist in artists:
            artist.set_visible(True)


def _follows(answer: Answer, target: TargetAxes, snapshot: film.Snapshot, picture: Array) -> str:
    """Whether the picture is another for paler probabilities with the same boundary, or at least for other ones."""
    epoch, loss, (*inner, (W, b)) = snapshot
    if not np.array_equal(pixels(_drawn(answer, target, (epoch, loss, [*inner, (W / 2, b / 2)]))[0]), picture):
        return FOLLOWS
    turned = pixels(_drawn(answer, target, (epoch, loss, [*inner, (-W, -b / 3)]))[0])
    return STILL if np.array_equal(turned, picture) else SAME_LINE


def _place(answer: Answer, target: TargetAxes) -> str:
    """Whether two networks look different where they are: between the lines x1 - x2 = 0.5 and x1 - x2 = 0.8."""
    pictures = []
    for line in (0.5, 0.8):
        hidden = np.array([[60.0, -60.0], [0.0, 0.0]]), np.array([-60.0 * line, 0.0])
        figure, ax, _ = _drawn(answer, target, (0, 0.5, [hidden, (np.array([[8.0, 0.0]]), np.array([-4.0]))]))
        pictures.append(pixels(figure))
    before, after = pictures
    x1, x2 = changed_at(before, after, ax).T
    return "right" if ax not in figure.axes or np.mean(np.abs(x1 - x2 - 0.65) < 0.27) > 0.85 else ELSEWHERE


NO_TITLE = {"iteration in the title": MISSING, "loss in the title": MISSING}
NO_POINTS = {"points": 0, "points: seen": "out of sight"}
NOTHING = {**NO_TITLE, **NO_POINTS, "picture": STILL}

DRAW_FRAME = Exercise(
    reference=draw_frame,
    worth=3,
    label=lambda path: path[0] if path else "the frame",
    forbidden=[film.draw_frame, draw_frame],
    measure=facts,
    given={"X": data.X, "y": data.y},
    mistakes=[
        Mistake("draw_frame.no-iteration", Wrong({"iteration in the title": MISSING})),
        Mistake("draw_frame.no-loss", Wrong({"loss in the title": MISSING})),
        Mistake("draw_frame.loss-rounded", Wrong({"loss in the title": ROUGH})),
        Mistake("draw_frame.no-numbers", Wrong(NO_TITLE)),
        Mistake("draw_frame.no-points", Wrong(NO_POINTS)),
        Mistake("draw_frame.two-points-missing", Wrong({"points": 2})),
        Mistake("draw_frame.points-hidden", Wrong({"points: seen": "out of sight"})),
        Mistake("draw_frame.colour-bar", Wrong({"Axes in the figure": 3})),
        Mistake("draw_frame.predictions", Wrong({"picture": SAME_LINE})),
        Mistake("draw_frame.still", Wrong({"picture": STILL})),
        Mistake("draw_frame.misplaced", Wrong({"picture: place": ELSEWHERE})),
        Mistake("draw_frame.other-axes-too", Wrong({"other Axes": "drawn on"})),
        Mistake("draw_frame.nothing", Wrong(NOTHING)),
        Mistake("draw_frame.other-axes", Wrong({**NOTHING, "other Axes": "drawn on"})),
        Mistake("draw_frame.figure-cleared", Wrong({**NOTHING, "other Axes": "drawn on", "Axes in the figure": 1})),
    ],
)
