"""The picture of both spaces: XOR's points before and after a hidden layer of two units.

`plot_spaces` draws it once. Its artists can also be updated, in a few milliseconds, as the widgets do.
"""

from collections.abc import Callable
from typing import Any, cast

import numpy as np
from contourpy import contour_generator
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection

from .. import data
from ..network import Array, Params, forward, sigmoid
from ..plots import FIELD, plot_points, probability_grid

INPUTS = [f"({x1:.0f}, {x2:.0f})" for x1, x2 in data.X]


def plot_spaces(input_ax: Axes, hidden_ax: Axes, params: Params, activation: Callable[[Array], Array]) -> None:
    """The four points before and after a hidden layer of two units, with the line that separates them there."""
    Spaces(input_ax, hidden_ax).update(params, activation)


class Plane:
    """XOR's four points in a square, and the line where a network's output is 1/2.

    shaded: also the output, in eleven shades. named: also the input that each point belongs to.
    """

    def __init__(self, ax: Axes, low: float, high: float, shaded: bool = False, named: bool = False) -> None:
        self.ax = ax
        plot_points(ax)
        self.points = list(ax.collections[-2:])
        self.line = LineCollection([], colors="black", linewidths=2)
        ax.add_collection(self.line)
        shades: dict[str, Any] = {"cmap": FIELD, "vmin": 0, "vmax": 1, "origin": "lower", "interpolation": "bilinear"}
        self.shades = [ax.imshow([[0.0]], **shades)] if shaded else []
        box = {"facecolor": "white", "edgecolor": "none", "pad": 1}
        offset: dict[str, Any] = {"xytext": (0, 12), "textcoords": "offset points", "ha": "center"}
        self.names = [ax.annotate(name, (0, 0), **offset, bbox=box, zorder=4) for name in INPUTS if named]
        self.artists: list[Artist] = [*self.shades, self.line, *self.names, *self.points]  # from back to front
        ax.set(xlim=(low, high), ylim=(low, high))

    def set_points(self, points: Array) -> None:
        """Move the points to (4, 2); those in one place are named together."""
        for target, artist in enumerate(self.points):
            artist.set_offsets(points[data.y.ravel() == target])
        for i, name in enumerate(self.names):
            together = np.flatnonzero(np.all(points == points[i], axis=1))
            name.set(text=" and ".join(INPUTS[k] for k in together), visible=together[0] == i)
            name.xy = (points[i, 0], points[i, 1])

    def set_examples(self, X: Array, y: Array) -> None:
        """Show examples in the place of the four points: X (N, 2), y (N, 1)."""
        for target, artist in enumerate(self.points):
            artist.set_offsets(X[np.ravel(y) == target])

    def set_output(self, params: Params, activation: Callable[[Array], Array] = sigmoid) -> Array:
        """Show the output of a network whose inputs are the plane's two coordinates, and return it, (n, n)."""
        low, high = self.ax.get_xlim()
        xx, yy, P = probability_grid(params, low, high, activation=activation)
        self.line.set_segments(cast(list[Array], contour_generator(xx, yy, P).lines(0.5)))
        for image in self.shades:
            image.set(data=P, extent=(low, high, low, high))
        return P


class Spaces:
    """Input space and hidden space of a network with two hidden units.

    The hidden space shows -0.5 to `high`, and more where a point lies outside.
    shaded: with the output in both spaces; the input space then ends near its points, and has no names.
    """

    def __init__(self, input_ax: Axes, hidden_ax: Axes, shaded: bool = False, high: float = 1.5) -> None:
        self.input = Plane(input_ax, -0.1, 1.1, shaded=True) if shaded else Plane(input_ax, -0.5, 1.5, named=True)
        self.hidden, self.high = Plane(hidden_ax, -0.5, high, shaded, named=True), high
        self.input.set_points(data.X)
        input_ax.set_title("input space")
        hidden_ax.set(title="hidden space", xlabel="first hidden unit", ylabel="second hidden unit")

    def update(self, params: Params, activation: Callable[[Array], Array]) -> Array:
        """Show the hidden space of a network, and return its points, (4, 2)."""
        hidden = forward(data.X, params, activation)[1]
        limits = min(-0.5, np.floor(hidden.min()) - 0.5), max(self.high, np.ceil(hidden.max()) + 0.5)
        self.hidden.ax.set(xlim=limits, ylim=limits)
        self.hidden.set_points(hidden)
        self.hidden.set_output(params[1:], activation)
        return hidden
