"""The scene of lesson 1: nine weights to move, and what they do in the input space and in the hidden space."""

import numpy as np
from matplotlib.axes import Axes

from .. import data
from ..network import Array, Params, forward, relu
from ..plots import plot_points, probability_grid
from .alt_text import INPUTS, hidden_points, outputs, shades
from .canvas import Canvas, Field, new_figure
from .controls import Controls, Slider

LABELS = {
    "W1_00": "x1 to hidden 1",
    "W1_01": "x2 to hidden 1",
    "b1_0": "bias of hidden 1",
    "W1_10": "x1 to hidden 2",
    "W1_11": "x2 to hidden 2",
    "b1_1": "bias of hidden 2",
    "W2_00": "hidden 1 to output",
    "W2_01": "hidden 2 to output",
    "b2_0": "bias of output",
}
REACH = 2.5  # of the hidden space at least; it is shown as far as the points go


class Names:
    """The names of the four inputs beside their points in the hidden space, each where it covers nothing if it can."""

    SIDES = {"above": (0, 1), "below": (0, -1), "right": (1, 0), "left": (-1, 0)}
    HALF_POINT, HALF_LETTER, HALF_LINE = 8, 3.2, 9  # pixels

    def __init__(self, ax: Axes, first: list[str]):
        self.ax = ax
        self.sides = [[self.SIDES[side], *self.SIDES.values()] for side in first]  # to be tried in this order
        self.artists = [
            ax.text(
                0,
                0,
                "",
                ha="center",
                va="center",
                transform=None,
                bbox={"facecolor": "white", "edgecolor": "none", "pad": 1},
            )
            for _ in first
        ]

    def set(self, hidden: Array) -> None:
        """Name the points (4, 2); those that meet are named together."""
        places = self.ax.transData.transform(hidden)
        taken = [(place, np.full(2, self.HALF_POINT)) for place in places]
        for i, (artist, place, sides) in enumerate(zip(self.artists, places, self.sides)):
            together = np.flatnonzero(np.all(hidden == hidden[i], axis=1))
            text = " and ".join(INPUTS[k] for k in together) if together[0] == i else ""
            artist.set(text=text, visible=bool(text))
            if text:
                half = np.array([self.HALF_LETTER * len(text), self.HALF_LINE])
                centres = [self._beside(place, np.array(side), half) for side in sides]
                centre = min(centres, key=lambda centre: self._covered(centre, half, taken))
                artist.set_position(centre)
                taken.append((centre, half))

    def _beside(self, place: Array, side: Array, half: Array) -> Array:
        """The centre of a box on that side of a point; above or below it, pushed back into the axes."""
        centre = place + side * (half + self.HALF_POINT + 2)
        if side[1]:
            centre[0] = np.clip(centre[0], self.ax.bbox.x0 + half[0], self.ax.bbox.x1 - half[0])
        return centre

    def _covered(self, centre: Array, half: Array, taken: list[tuple[Array, Array]]) -> float:
        """How many square pixels of a box lie on what is taken, or outside the axes."""

        def shared(low, high):
            return np.prod(np.maximum(0, np.minimum(centre + half, high) - np.maximum(centre - half, low)))

        outside = 4 * np.prod(half) - shared(*self.ax.bbox.get_points())
        return outside + sum(shared(other - other_half, other + other_half) for other, other_half in taken)


class Spaces:
    """Both spaces of a 2-2-1 ReLU network, one slider for each weight and each bias.

    Raises ValueError for params of another network, and for a number that no slider reaches.
    """

    def __init__(self, params: Params):
        shapes = [(np.shape(W), np.shape(b)) for W, b in params]
        if shapes != [((2, 2), (2,)), ((1, 2), (1,))]:
            raise ValueError(f"params has the shapes {shapes}: they must be those of a 2-2-1 network")
        (W1, b1), (W2, b2) = params
        start = [*W1[0], b1[0], *W1[1], b1[1], *W2[0], b2[0]]
        self.controls = Controls(
            "The weights of the network",
            columns=3,
            sliders=[
                Slider(name, label, -2.0, 2.0, 0.25, float(value))
                for (name, label), value in zip(LABELS.items(), start, strict=True)
            ],
        )
        figure, (left, right) = new_figure(8.0, 2)
        plot_points(left)
        self.points = list(left.collections)
        self.hidden_points = [
            right.scatter(
                [0],
                [0],
                s=150,
                marker="s" if target else "o",
                zorder=3,
                color=self.points[int(target)].get_facecolor(),
                linewidths=1.5,
                edgecolors=self.points[int(target)].get_edgecolor(),
            )
            for target in data.y.ravel()
        ]
        self.names = Names(right, ["below" if target else "above" for target in data.y.ravel()])
        left.set(title="input space", xticks=[0, 1], yticks=[0, 1])
        right.set(title="hidden space", xlabel="first hidden unit", ylabel="second hidden unit")
        self.field, self.hidden_field = Field(left, -0.1, 1.1), Field(right, -0.5, REACH)
        self.hidden_ax, self.reach = right, REACH
        self.canvas = Canvas(
            figure,
            [*self.field.artists, *self.points, *self.hidden_field.artists, *self.names.artists, *self.hidden_points],
        )

    def redraw(self, **values: float) -> tuple[bytes, str, str]:
        w = {name: float(value) for name, value in values.items()}
        params = [
            (np.array([[w["W1_00"], w["W1_01"]], [w["W1_10"], w["W1_11"]]]), np.array([w["b1_0"], w["b1_1"]])),
            (np.array([[w["W2_00"], w["W2_01"]]]), np.array([w["b2_0"]])),
        ]
        xx, yy, P = probability_grid(params, activation=relu)
        self.field.set(xx, yy, P)
        _, hidden, y_hat = forward(data.X, params, relu)
        reach = max(REACH, np.ceil(hidden.max()) + 0.5)
        self.hidden_field.set(*probability_grid(params[1:], -0.5, reach, activation=relu))
        if reach != self.reach:
            self.reach = reach
            self.hidden_ax.set(xlim=(-0.5, reach), ylim=(-0.5, reach))
            self.canvas.draw_still(reach)
        for dot, point in zip(self.hidden_points, hidden):
            dot.set_offsets(point)
        self.names.set(hidden)
        says = f"{outputs(y_hat).capitalize()}."
        return (
            self.canvas.png(),
            says,
            (f"Left, the input space: {shades(P)}. Right, the hidden layer sends {hidden_points(hidden)}. {says}"),
        )
