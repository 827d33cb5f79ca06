"""Redraw a figure in a few milliseconds: axes, ticks and labels are drawn once, and only some artists again.

Matplotlib calls this blitting: https://matplotlib.org/stable/users/explain/animations/blitting.html
"""

import io
from collections.abc import Hashable, Sequence
from typing import Any

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PIL import Image


def new_figure(width: float, columns: int) -> tuple[Figure, list[Axes]]:
    """A figure with a row of Axes, outside pyplot, so that it is never the current figure."""
    figure = Figure(figsize=(width, 4), dpi=80, layout="compressed")  # for axes of a fixed aspect
    return figure, list(figure.subplots(1, columns, squeeze=False)[0])


class BlitManager:
    """The background of a figure as pixels, on which the animated artists are drawn, in the order given."""

    def __init__(self, figure: Figure, artists: Sequence[Artist]) -> None:
        self.canvas, self.artists = FigureCanvasAgg(figure), artists
        for artist in artists:
            artist.set_animated(True)  # the canvas does not draw it
        self.backgrounds: dict[Hashable, Any] = {}
        self.draw_background()
        figure.set_layout_engine("none")

    def draw_background(self, state: Hashable = None) -> None:
        """Draw the other artists: once for each state that they are in, such as the limits of their axes."""
        if state not in self.backgrounds:
            self.canvas.draw()
            self.backgrounds[state] = self.canvas.copy_from_bbox(self.canvas.figure.bbox)
        self.background = self.backgrounds[state]

    def png(self) -> bytes:
        self.canvas.restore_region(self.background)
        for artist in self.artists:
            artist.draw(self.canvas.get_renderer())
        picture = Image.fromarray(np.asarray(self.canvas.buffer_rgba())[..., :3].copy())
        buffer = io.BytesIO()
        picture.save(buffer, "png", compress_level=1)
        return buffer.getvalue()
