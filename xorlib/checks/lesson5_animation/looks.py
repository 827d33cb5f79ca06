"""What an eye would say of a frame: can the points be told apart, do field and line show the network's output?

All of it is found in pictures, so that it does not matter by which of Matplotlib's functions they were drawn.
"""

from collections.abc import Sequence
from functools import cache
from itertools import combinations
from typing import Any

import numpy as np
from matplotlib.figure import Figure

from ... import data
from ...network import Array, Params, forward
from ...plots import plot_points
from ..observe.pictures import SHARP, VISIBLE, corners, hidden, on_white, pixels, plain, points

IN_SIGHT, OUT_OF_SIGHT = "in sight", "out of sight"
APART, ALIKE, EXCHANGED = "told apart", "not told apart", "in the colours of the other class"
FOLLOWS, SAME_LINE, STILL, FAINT, SMALL, ELSEWHERE, OWN_SCALE = (
    "another for other params",
    "the same where the boundary is the same",
    "the same for other params",
    "hardly to be seen",
    "in a small part of the Axes",
    "mirrored, turned or on another scale",
    "another colour for the same output in another frame",
)
ON_IT, NO_LINE, BESIDE = "where the output is 1/2", "none to be seen", "elsewhere"
Shown = tuple[Array, dict[str, Any]]  # the network's output at each pixel of a field, and what was seen of the field


def points_seen(corners: dict[str, list[Array]]) -> str:
    """Whether each point colours at least a tenth of the pixels that it would colour alone, so that one sees it."""
    for frame, bare, alone in zip(corners["frame"], corners["bare"], corners["points"], strict=True):
        ink = alone[..., 3] > 0
        seen = (np.abs(frame - bare.astype(int)) > VISIBLE).any(axis=2)
        if np.sum(seen & ink) <= 0.1 * np.sum(ink):
            return OUT_OF_SIGHT
    return IN_SIGHT


def classes(around: dict[str, list[Array]], fields: Sequence[Shown]) -> str:
    """Whether the points, or words at them, tell the classes apart, and no point has the other class's colour."""
    if not (_apart(around["points"]) or _apart(around["words"])):
        return ALIKE
    if _by_plot_points(around["points"]):
        return APART
    middle = len(around["points"][0]) // 2
    of_points = [around["points"][i][middle, middle, :3].astype(float) for i in (0, 1)]  # of a 0 and of a 1
    P, colours = _all(fields, lambda seen: seen["pixels"][..., :3].astype(float))
    if min(np.mean(P < 0.12), np.mean(P > 0.88)) > 0:
        of_field = [np.median(colours[chosen], axis=0) for chosen in (P < 0.12, P > 0.88)]
        if all(_alike(*pair) for pair in zip(of_points, of_field[::-1])) and not _alike(*of_field):
            return EXCHANGED
    return APART


def _apart(around: Sequence[Array]) -> bool:
    """Whether the marks of one class look the same, and those of the two different."""
    marks = _marks(around)
    ink = max(np.sum(mark[..., 3] > 0) for mark in marks)
    gaps: dict[bool, list[float]] = {True: [], False: []}  # within a class, and between the two
    for i, j in combinations(range(4), 2):
        gaps[bool(data.y[i] == data.y[j])].append(_gap(marks[i], marks[j]))
    return min(gaps[False]) > max(0.02 * ink, 2 * max(gaps[True]))


def _marks(around: Sequence[Array]) -> list[Array]:
    """Pictures of the points alone, each colour as strong as it is opaque, 0 to 1."""
    shares = [corner.astype(float) / 255 for corner in around]
    return [np.dstack([share[..., :3] * share[..., 3:], share[..., 3:]]) for share in shares]


def _by_plot_points(seen: Sequence[Array]) -> bool:
    """Whether the points look as the course's own function draws them, whose colours are right on any field."""
    pairs = zip(_marks(seen), _marks(_of_the_course()), strict=True)
    return all(_gap(mark, own) < 0.2 * np.sum(own[..., 3]) for mark, own in pairs)


@cache
def _of_the_course() -> list[Array]:
    """What surrounds each of XOR's points where plot_points alone has drawn on an Axes."""
    with plain():
        figure = Figure()
        ax = figure.add_subplot()
        plot_points(ax)
        ax.set(xlim=(-1, 2), ylim=(-1, 2))
        with hidden(artist for artist in ax.get_children() if artist not in points(ax)[1]):
            return corners(ax, pixels(figure, SHARP, transparent=True))


def _gap(one: Array, other: Array) -> float:
    """How much two marks differ, one laid upon the other as well as whole pixels allow."""
    moved = (np.roll(other, (i, j), axis=(0, 1)) for i in (-1, 0, 1) for j in (-1, 0, 1))
    return float(min(np.sum(np.abs(one - mark)) for mark in moved))


def _alike(one: Array, other: Array) -> bool:
    return bool(np.abs(one - other).max() < 32)


def shown(params: Params, seen: dict[str, Any]) -> Shown:
    """The network's output at each pixel of a field, and the field."""
    xx, yy = _places(seen)
    return forward(np.column_stack([xx.ravel(), yy.ravel()]), params)[-1].reshape(xx.shape), seen


def _places(seen: dict[str, Any]) -> tuple[Array, Array]:
    """x1 and x2 of the middle of each pixel of a field."""
    (left, right), (bottom, top) = seen["ends"]
    rows, columns = seen["pixels"].shape[:2]
    x1 = left + (right - left) * (np.arange(columns) + 0.5) / columns
    x2 = top + (bottom - top) * (np.arange(rows) + 0.5) / rows
    xx, yy = np.meshgrid(x1, x2)
    return xx, yy


def _in_square(seen: dict[str, Any]) -> Array:
    """Which pixels lie in the square that has XOR's points at its corners."""
    return np.asarray(np.all([(x >= 0) & (x <= 1) for x in _places(seen)], axis=0))


def field(frames: Sequence[Array], fields: Sequence[Shown]) -> str:
    """Whether the field shows the output: one colour for one output, in every frame. See observe.frames.variants."""
    first, paler, tilted = frames
    if not fields or (np.array_equal(first, tilted) and np.array_equal(first, paler)):
        return STILL
    if np.array_equal(first, paler):
        return SAME_LINE
    if min(np.mean(seen["pixels"][..., 3] > 0) for _, seen in fields) < 0.4:
        return SMALL
    _, colours = _all(fields)
    spread = np.ptp(np.percentile(colours, [2, 98], axis=0), axis=0).max()
    if spread < VISIBLE:
        return FAINT
    if min(_one_colour_each(*_all([one]), spread) for one in fields) < 0.8:
        return ELSEWHERE
    return OWN_SCALE if _between_frames(fields) > spread / 7 else FOLLOWS


def line(fields: Sequence[Shown]) -> str:
    """Whether a line is seen all along where the output is 1/2 in the square of the points, in each field."""
    lines = [thin for _, seen in fields for thin in seen["parts"] if thin.mean() < 0.2]
    on_it = [
        any(_runs_along(edge, P > 0.5, part) for part in seen["parts"])
        for P, seen in fields
        if np.sum(edge := boundary(P) & _in_square(seen)) > 10
    ]
    return ON_IT if all(on_it) else BESIDE if lines else NO_LINE


def _all(fields: Sequence[Shown], colours: Any = lambda seen: on_white(seen["pixels"])) -> tuple[Array, Array]:
    """The outputs and colours of all pixels that are not empty, near the boundary, in a steep place or under a line."""
    kept = []
    for P, seen in fields:
        lines = [part for part in seen["parts"] if part.mean() < 0.2]
        steep = np.hypot(*np.gradient(P)) > 0.02  # a coarse grid is not exact there
        covered = np.any([boundary(P), steep, *(grown(line, 2) for line in lines)], axis=0)
        kept.append((P, colours(seen), (seen["pixels"][..., 3] > 0) & ~grown(covered, 2)))
    return np.concatenate([P[k] for P, _, k in kept]), np.concatenate([c[k] for _, c, k in kept])


def _one_colour_each(P: Array, colours: Array, spread: float) -> float:
    """The share of the pixels that have the colour that is usual where the output is the same."""
    steps = np.floor(40 * P).astype(int)
    usual = [colours[k] - np.median(colours[k], axis=0) for k in (steps == step for step in np.unique(steps))]
    return float(np.mean(np.abs(np.concatenate(usual)).max(axis=1) < max(8.0, spread / 4)))


def _between_frames(fields: Sequence[Shown]) -> float:
    """How much the colours for the same outputs differ between two frames, over the lower or upper half of them.

    Steps of another width differ here and there, a little in both directions; another scale does all the way.
    """
    usual: list[dict[int, Array]] = []
    for one in fields:
        P, colours = _all([one])
        steps, counts = np.unique(np.floor(40 * P).astype(int), return_counts=True)
        usual.append({k: np.median(colours[np.floor(40 * P) == k], axis=0) for k in steps[counts > 50]})
    gaps = [0.0]
    for first, second in combinations(usual, 2):
        for half in np.array_split(sorted(first.keys() & second.keys()), 2):
            if len(half) > 2:
                gap = [first[k] - second[k] for k in half]
                gaps.append(min(np.abs(middle(gap, axis=0)).max() for middle in (np.mean, np.median)))
    return max(gaps)


def _runs_along(edge: Array, above: Array, part: Array) -> bool:
    """Whether what an artist draws is on the edge almost everywhere, and does not fill what is beside it."""
    beside = grown(edge, 8) & ~grown(edge, 5)
    filled = max(np.mean(part[beside & side]) for side in (above, ~above))
    return bool(np.mean(grown(part, 2)[edge]) > 0.9 and filled < 0.6)


def boundary(P: Array) -> Array:
    """The pixels at which the output crosses 1/2."""
    above, edge = P > 0.5, np.zeros(P.shape, bool)
    edge[:, 1:] |= above[:, 1:] != above[:, :-1]
    edge[1:] |= above[1:] != above[:-1]
    return edge


def grown(mask: Array, by: int) -> Array:
    """The pixels that are no further than that from one of the mask, along rows and columns."""
    wide = np.pad(mask, by)
    rows = np.any([wide[k : k + len(mask)] for k in range(2 * by + 1)], axis=0)
    return np.asarray(np.any([rows[:, k : k + mask.shape[1]] for k in range(2 * by + 1)], axis=0))
