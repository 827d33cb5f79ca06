"""How draw_frame is judged: by what it draws on one of two Axes, and by what it leaves alone."""

import re
from dataclasses import dataclass
from typing import Any

from ... import data, film, plots
from ...widgets.spaces import Plane
from ..cases import TargetAxes
from ..exercise import Exercise, Mistake, Step, pairs, singles
from ..observe.frames import variants
from . import looks

MISSING, ROUGH = "missing", "fewer than three decimals"


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
        "points: seen": looks.IN_SIGHT,
        "points: classes": looks.APART,
        "field": looks.FOLLOWS,
        "line": looks.ON_IT,
        "Axes in the figure": 2,
        "other Axes": "untouched",
    }


def measured(facts: dict[str, Any], target: TargetAxes, snapshot: film.Snapshot) -> Any:
    """What an answer has drawn on the target. The classes and the line are looked at where nothing else is wrong."""
    iteration, shown_loss = numbers(facts["title"], *snapshot[:2])
    fields = [looks.shown(params, seen) for (*_, params), seen in zip(variants(snapshot), facts["fields"])]
    seen = looks.points_seen(facts["corners"]) if facts["corners"] else looks.OUT_OF_SIGHT
    frame = {
        **draw_frame(target, snapshot),
        "iteration in the title": iteration,
        "loss in the title": shown_loss,
        "points": facts["points"],
        "points: seen": seen if facts["points"] in (0, len(data.X)) else looks.IN_SIGHT,
        "field": looks.field(facts["frames"], fields),
        "Axes in the figure": facts["axes"],
        "other Axes": "drawn on" if facts["touched"] else "untouched",
    }
    if frame == draw_frame(target, snapshot):
        frame["points: classes"] = looks.classes(facts["corners"], fields)
    if frame == draw_frame(target, snapshot):
        frame["line"] = looks.line(fields)
    return frame


def numbers(title: str, epoch: int, loss: float) -> tuple[str, str]:
    """What the title says of the two numbers; the loss may be rounded or cut, at three decimals or more."""
    numbers = re.findall(r"\d+(?:\.\d+)?(?:[eE][+-]?\d+)?", title)
    shown = MISSING
    for number in numbers:
        mantissa, _, exponent = number.lower().partition("e")
        unit = 10.0 ** (int(exponent or 0) - len(mantissa.partition(".")[2]))  # of its last place
        if not number.isdigit() and abs(float(number) - loss) <= unit + 1e-12:
            shown = f"{loss:.3f}" if unit < 1.1e-3 else ROUGH if shown == MISSING else shown
    return str(epoch) if any(n.isdigit() and int(n) == epoch for n in numbers) else MISSING, shown


NO_TITLE = {"iteration in the title": MISSING, "loss in the title": MISSING}
NO_POINTS = {"points": 0, "points: seen": looks.OUT_OF_SIGHT}
NOTHING = {**NO_TITLE, **NO_POINTS, "field": looks.STILL}

STEPS: list[Step] = [
    ("draw_frame.no-iteration", {"iteration in the title": MISSING}),
    ("draw_frame.no-loss", {"loss in the title": MISSING}),
    ("draw_frame.loss-rounded", {"loss in the title": ROUGH}),
    ("draw_frame.no-numbers", NO_TITLE),
    ("draw_frame.no-points", NO_POINTS),
    ("draw_frame.two-points-missing", {"points": 2}),
    ("draw_frame.points-hidden", {"points: seen": looks.OUT_OF_SIGHT}),
    ("draw_frame.classes-alike", {"points: classes": looks.ALIKE}),
    ("draw_frame.classes-exchanged", {"points: classes": looks.EXCHANGED}),
    ("draw_frame.colour-bar", {"Axes in the figure": 3}),
    ("draw_frame.predictions", {"field": looks.SAME_LINE}),
    ("draw_frame.still", {"field": looks.STILL}),
    ("draw_frame.faint", {"field": looks.FAINT}),
    ("draw_frame.faint", {"field": looks.FAINT, "points: seen": looks.OUT_OF_SIGHT}),
    ("draw_frame.small", {"field": looks.SMALL}),
    ("draw_frame.misplaced", {"field": looks.ELSEWHERE}),
    ("draw_frame.own-scale", {"field": looks.OWN_SCALE}),
    ("draw_frame.no-line", {"line": looks.NO_LINE}),
    ("draw_frame.line-misplaced", {"line": looks.BESIDE}),
    ("draw_frame.other-axes-too", {"other Axes": "drawn on"}),
]


def _with(**facts: Any) -> Wrong:
    return Wrong(facts)


DRAW_FRAME = Exercise(
    reference=draw_frame,
    worth=3,
    label=lambda path: path[0] if path else "the frame",
    forbidden=[film.draw_frame, draw_frame],
    forbidden_near=[plots.plot_boundary, film.film_strip, Plane.set_output],  # the last one shades all widgets
    observe="frame",
    twice=False,
    measure=measured,
    known=lambda answer: answer is draw_frame or type(answer) is Wrong,
    given={"X": data.X, "y": data.y},
    mistakes=[
        Mistake("draw_frame.cleared-late", Wrong({**NO_TITLE, "field": looks.STILL})),
        *singles(_with, STEPS),
        Mistake("draw_frame.nothing", Wrong(NOTHING)),
        Mistake("draw_frame.other-axes", Wrong({**NOTHING, "other Axes": "drawn on"})),
        Mistake(
            "draw_frame.figure-cleared",
            Wrong({**NO_TITLE, **NO_POINTS, "other Axes": "drawn on", "Axes in the figure": 1}),
        ),
        Mistake("draw_frame.figure-cleared", Wrong({**NOTHING, "other Axes": "drawn on", "Axes in the figure": 1})),
    ],
    rarer=pairs(_with, STEPS),
)
