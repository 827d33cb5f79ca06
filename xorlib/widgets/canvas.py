"""Redraw a figure in a few milliseconds: its axes, ticks and labels are drawn once, only what moves is drawn again."""

import io

import numpy as np
from contourpy import contour_generator
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from PIL import Image

from ..network import Array
from ..plots import FIELD


def new_figure(width: float, columns: int) -> tuple[Figure, list[Axes]]:
    """A figure with a row of Axes, outside pyplot, so that it is no one's current figure."""
    figure = Figure(figsize=(width, 4), dpi=80, layout="compressed")  # for axes of a fixed aspect
    return figure, list(figure.subplots(1, columns, squeeze=False)[0])


class Canvas:
    """The still part of a figure as pixels, on which the moving artists are drawn, in the order given."""

    def __init__(self, figure: Figure, moving: list[Artist]):
        self.canvas, self.moving = FigureCanvasAgg(figure), moving
        for artist in moving:
            artist.set_animated(True)  # `draw` leaves it out
        self.stills: dict[float | None, object] = {}
        self.draw_still()
        figure.set_layout_engine("none")

    def draw_still(self, limit: float | None = None) -> None:
        """Draw what does not move: once for each limit that the axes are set to."""
        if limit not in self.stills:
            self.canvas.draw()
            self.stills[limit] = self.canvas.copy_from_bbox(self.canvas.figure.bbox)
        self.still = self.stills[limit]

    def png(self) -> bytes:
        self.canvas.restore_region(self.still)
        for artist in self.moving:
            artist.axes.draw_artist(artist)
        picture = Image.fromarray(np.asarray(self.canvas.buffer_rgba())[..., :3].copy())
        buffer = io.BytesIO()
        picture.save(buffer, "png", compress_level=1)
        return buffer.getvalue()


class Field:
    """The output over a square in eleven shades, and the line where it is 0.5, on Axes where they move."""

    def __init__(self, ax: Axes, low: float, high: float):
        self.shades = ax.imshow(
            [[0.0]], cmap=FIELD, vmin=0, vmax=1, extent=(low, high, low, high), origin="lower", interpolation="bilinear"
        )
        self.line = LineCollection([], colors="black", linewidths=2)
        ax.add_collection(self.line)
        ax.set(xlim=(low, high), ylim=(low, high))
        self.artists = [self.shades, self.line]

    def set(self, xx: Array, yy: Array, P: Array) -> None:
        """Show P at the points (xx, yy), each (n, n)."""
        self.shades.set_extent((xx[0, 0], xx[0, -1], yy[0, 0], yy[-1, 0]))
        self.shades.set_data(P)
        self.line.set_segments(contour_generator(xx, yy, P).lines(0.5))
