"""How draw_frame is judged: by what it draws on one of two Axes, and by what it leaves alone."""

import re
from dataclasses import dataclass
from typing import Any

import numpy as np

from ... import data, film
from ...network import Array
from ..cases import TargetAxes
from ..exercise import Exercise, Mistake, Step, pairs, singles

MISSING, ROUGH = "missing", "fewer than three decimals"
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


def measured(facts: dict[str, Any], target: TargetAxes, snapshot: film.Snapshot) -> Any:
    """What an answer has drawn on the target."""
    iteration, shown_loss = numbers(facts["title"], *snapshot[:2])
    return {
        "iteration in the title": iteration,
        "loss in the title": shown_loss,
        "points": facts["points"],
        "points: seen": _in_sight(facts["pictures"]),
        "picture": _follows(facts["pictures"]),
        "picture: place": _place(facts["moved"]),
        "Axes in the figure": facts["axes"],
        "other Axes": "drawn on" if facts["touched"] else "untouched",
    }


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


def _in_sight(pictures: dict[str, Array]) -> str:
    """Whether the points colour at least a tenth of the pixels that they would colour alone."""
    pairs = (("frame", "no points"), ("points", "ground"))
    shown, alone = (np.any(pictures[a] != pictures[b], axis=2).sum() for a, b in pairs)
    return "in sight" if shown > alone / 10 else "out of sight"


def _follows(pictures: dict[str, Array]) -> str:
    """Whether the picture is another for paler probabilities with the same boundary, or at least for other ones."""
    if not np.array_equal(pictures["paler"], pictures["frame"]):
        return FOLLOWS
    return STILL if np.array_equal(pictures["turned"], pictures["frame"]) else SAME_LINE


def _place(moved: Array | None) -> str:
    """Whether two networks look different where they are: between the lines x1 - x2 = 0.5 and x1 - x2 = 0.8."""
    if moved is None:
        return "right"
    x1, x2 = moved.T
    return "right" if np.mean(np.abs(x1 - x2 - 0.65) < 0.27) > 0.85 else ELSEWHERE


NO_TITLE = {"iteration in the title": MISSING, "loss in the title": MISSING}
NO_POINTS = {"points": 0, "points: seen": "out of sight"}
NOTHING = {**NO_TITLE, **NO_POINTS, "picture": STILL}

STEPS: list[Step] = [
    ("draw_frame.no-iteration", {"iteration in the title": MISSING}),
    ("draw_frame.no-loss", {"loss in the title": MISSING}),
    ("draw_frame.loss-rounded", {"loss in the title": ROUGH}),
    ("draw_frame.no-numbers", NO_TITLE),
    ("draw_frame.no-points", NO_POINTS),
    ("draw_frame.two-points-missing", {"points": 2}),
    ("draw_frame.points-hidden", {"points: seen": "out of sight"}),
    ("draw_frame.colour-bar", {"Axes in the figure": 3}),
    ("draw_frame.predictions", {"picture": SAME_LINE}),
    ("draw_frame.still", {"picture": STILL}),
    ("draw_frame.misplaced", {"picture: place": ELSEWHERE}),
    ("draw_frame.other-axes-too", {"other Axes": "drawn on"}),
]


def _with(**facts: Any) -> Wrong:
    return Wrong(facts)


DRAW_FRAME = Exercise(
    reference=draw_frame,
    worth=3,
    label=lambda path: path[0] if path else "the frame",
    forbidden=[film.draw_frame, draw_frame],
    observe="frame",
    measure=measured,
    known=lambda answer: answer is draw_frame or type(answer) is Wrong,
    given={"X": data.X, "y": data.y},
    mistakes=[
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
