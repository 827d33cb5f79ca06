"""What can be told of a picture: its pixels, its points, its title, and whether it was touched."""

import contextlib
import io
from collections.abc import Iterable, Iterator
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
DPI, SHARP = 80, 240  # of a picture of a whole figure, and of one of its points
AROUND = 36  # sharp pixels from a point: 11 typographic points
VISIBLE = 16  # of 255: how much two colours differ if one sees it
MOST_PARTS = 20  # artists of a field that are looked at one by one
PLAIN = {
    "figure.constrained_layout.use": False,
    "figure.autolayout": False,
    "savefig.bbox": None,
    "savefig.dpi": "figure",
    "figure.dpi": DPI,
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


def pixels(figure: Figure, dpi: int = DPI, transparent: bool = False) -> Array:
    """The picture without its titles, which are taken away: (rows from above, columns, 4), whole numbers.

    transparent: without the ground, so that the last of the four numbers tells where something is drawn.
    """
    for ax in figure.axes:
        for place in ("left", "center", "right"):
            ax.set_title("", loc=place)
    buffer = io.BytesIO()
    figure.savefig(buffer, format="rgba", dpi=dpi, transparent=transparent)
    width, height = (round(inches * dpi) for inches in figure.get_size_inches())
    return np.frombuffer(buffer.getvalue(), dtype=np.uint8).reshape(height, width, 4)


@contextlib.contextmanager
def hidden(artists: Iterable[Artist]) -> Iterator[None]:
    """For a while, those of the artists that are visible are not."""
    visible = [artist for artist in artists if artist.get_visible()]
    for artist in visible:
        artist.set_visible(False)
    try:
        yield
    finally:
        for artist in visible:
            artist.set_visible(True)


def corners(ax: Axes, picture: Array) -> list[Array]:
    """What a sharp picture shows around each of XOR's points: (2 AROUND + 1, 2 AROUND + 1, 4), empty outside of it."""
    framed = np.pad(picture, ((AROUND, AROUND), (AROUND, AROUND), (0, 0)))
    centres = ax.transData.transform(data.X) * SHARP / DPI
    places = np.clip(np.floor(centres), -1e6, 1e6).astype(int)
    size = 2 * AROUND + 1
    cut = [framed[max(row := len(picture) - 1 - y, 0) : row + size, max(x, 0) : x + size] for x, y in places]
    return [part if part.shape[:2] == (size, size) else np.zeros((size, size, 4), np.uint8) for part in cut]


def field(figure: Figure, ax: Axes) -> dict[str, Any]:
    """What is drawn on ax apart from the points: its `pixels`, transparent where there is nothing, the `ends` of x and
    of y in the coordinates of the data, and in `parts`, for each artist, where the picture changes when it is hidden.

    An artist that changes more than half of the picture is no part.
    """
    markers = points(ax)[1]
    drawn = [a for a in (*ax.collections, *ax.lines, *ax.images, *ax.patches) if a not in markers and a.get_visible()]
    left, bottom, right, top = np.round(ax.bbox.extents).astype(int)
    rows = slice(round(figure.bbox.height) - top, round(figure.bbox.height) - bottom)

    def shown() -> Array:
        return pixels(figure, transparent=True)[rows, left:right]

    (x0, y0), (x1, y1) = ax.transData.inverted().transform([(left, bottom), (right, top)])
    parts = []
    with hidden(artist for artist in ax.get_children() if artist not in drawn):
        picture = shown()
        for artist in drawn[:MOST_PARTS]:
            with hidden([artist]):
                changed = (np.abs(on_white(picture) - on_white(shown())) > VISIBLE).any(axis=2)
            if 0 < changed.mean() < 0.5:
                parts.append(changed)
    return {"pixels": picture, "ends": ((x0, x1), (y0, y1)), "parts": parts}


def on_white(picture: Array) -> Array:
    """The colours of a transparent picture on white: (rows, columns, 3)."""
    colours, alpha = picture[..., :3].astype(float), picture[..., 3:] / 255
    return np.asarray(255 + (colours - 255) * alpha)


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
