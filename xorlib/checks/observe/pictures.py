"""What can be told of a picture: its pixels, its points, its title, and whether it was touched."""

import io
from contextlib import AbstractContextManager
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.style import context

from ... import data

Array = np.ndarray[Any, Any]
PLAIN = {
    "figure.constrained_layout.use": False,
    "figure.autolayout": False,
    "savefig.bbox": None,
    "savefig.dpi": "figure",
    "figure.dpi": 50,
    "figure.figsize": (4, 2),  # small, hence quick
    "animation.writer": "pillow",
}  # and not what a machine happens to have


def plain() -> AbstractContextManager[None]:
    """Figures made within it look the same, whatever the student's style."""
    plt.draw_if_interactive()  # a notebook's backend starts here, not within: it turns on what leaving would turn off
    return context(["default", PLAIN])


def state(ax: Axes) -> tuple[Any, ...]:
    """What drawing on ax would change."""
    return (
        ax.get_children(),
        ax.get_title(),
        ax.get_title("left"),
        ax.get_title("right"),
        ax.get_xlabel(),
        ax.get_ylabel(),
        ax.axis(),
        ax.axison,
        ax.get_aspect(),
    )


def pixels(figure: Figure) -> Array:
    """The picture without its titles, which are taken away: (rows from above, columns, 4), whole numbers."""
    for ax in figure.axes:
        for place in ("left", "center", "right"):
            ax.set_title("", loc=place)
    buffer = io.BytesIO()
    figure.savefig(buffer, format="rgba")
    width, height = map(int, figure.bbox.size)
    return np.frombuffer(buffer.getvalue(), dtype=np.uint8).reshape(height, width, 4)


def without(artists: list[Artist], figure: Figure) -> Array:
    """The picture with some artists hidden."""
    for artist in artists:
        artist.set_visible(False)
    try:
        return pixels(figure)
    finally:
        for artist in artists:
            artist.set_visible(True)


def changed_at(before: Array, after: Array, ax: Axes) -> Array:
    """Where on ax two pictures differ so that one sees it, in the coordinates of its data: (number of pixels, 2)."""
    rows, columns = np.nonzero((np.abs(before - after.astype(int)) > 10).any(axis=2))
    spots = np.column_stack([columns + 0.5, len(before) - rows - 0.5])
    inside = np.all((spots > ax.bbox.min) & (spots < ax.bbox.max), axis=1)
    return np.asarray(ax.transData.inverted().transform(spots[inside]))


def title(ax: Axes) -> str:
    """All that is written above ax."""
    return " ".join(ax.get_title(loc=place) for place in ("left", "center", "right"))


def points(ax: Axes) -> tuple[int, list[Artist]]:
    """How many of XOR's four points stand on ax, as markers or as shapes, and the artists that show them."""
    places: list[tuple[Artist, Any]] = [
        (c, c.get_offset_transform().transform(np.ma.filled(c.get_offsets(), np.nan))) for c in ax.collections
    ]
    places += [
        (line, line.get_transform().transform(line.get_xydata()))
        for line in ax.lines
        if line.get_marker() not in (None, "None", "none", "", " ")
    ]
    places += [(patch, patch.get_window_extent().get_points().mean(axis=0, keepdims=True)) for patch in ax.patches]
    corners = ax.transData.transform(data.X)[:, None, :]
    hits = [(artist, (np.abs(spots - corners) < 0.1).all(axis=2).any(axis=1)) for artist, spots in places]
    count = sum(any(hit[i] for _, hit in hits) for i in range(len(data.X)))
    return count, [artist for artist, hit in hits if hit.any()]
