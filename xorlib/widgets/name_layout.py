"""Place the names of points so that they cover as little as possible."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.text import Annotation

from ..network import Array

Box = tuple[Array, Array]  # the centre, and half the width and height, in pixels

ABOVE, BELOW, RIGHT, LEFT = (np.array(side) for side in ((0, 1), (0, -1), (1, 0), (-1, 0)))
HALF_POINT, HALF_LETTER, HALF_LINE = 8, 3.2, 9  # pixels


def place_names(ax: Axes, names: Sequence[Annotation], points: Array, first_sides: Sequence[Array]) -> None:
    """Put each name on the first side of its point that covers least; its own first side is tried first.

    names : offsets in points, vertically centred; points : (n, 2), one for each name.
    """
    places = ax.transData.transform(points)
    taken: list[Box] = [(place, np.full(2, HALF_POINT)) for place in places]
    for name, place, first in zip(names, places, first_sides):
        if name.get_visible():
            half = np.array([HALF_LETTER * len(name.get_text()), HALF_LINE])
            boxes = [(_centre(ax, place, side, half), half) for side in (first, ABOVE, BELOW, RIGHT, LEFT)]
            box = min(boxes, key=lambda box: _covered(ax, box, taken))
            x, y = (box[0] - place) * 72 / ax.figure.dpi
            name.set_position((x, y))
            taken.append(box)


def _centre(ax: Axes, place: Array, side: Array, half: Array) -> Array:
    """The centre of a box on that side of a point; above or below it, moved back into the axes."""
    centre: Array = place + side * (half + HALF_POINT + 2)
    if side[1]:
        centre[0] = np.clip(centre[0], ax.bbox.x0 + half[0], ax.bbox.x1 - half[0])
    return centre


def _covered(ax: Axes, box: Box, taken: Sequence[Box]) -> float:
    """How many square pixels of a box lie on other boxes, or outside the axes."""
    x0, y0, x1, y1 = ax.bbox.extents
    inside = np.array([x0 + x1, y0 + y1]) / 2, np.array([x1 - x0, y1 - y0]) / 2
    outside = float(4 * np.prod(box[1])) - _overlap(box, inside)
    return outside + sum(_overlap(box, other) for other in taken)


def _overlap(box: Box, other: Box) -> float:
    (a, half_a), (b, half_b) = box, other
    return float(np.prod(np.maximum(0, np.minimum(a + half_a, b + half_b) - np.maximum(a - half_a, b - half_b))))
