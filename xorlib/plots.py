"""Pictures of a network with two inputs: its points, its probability field, its boundary, its hidden layer.

Colours come from cividis, which reads the same for every kind of colour vision and in greyscale; a class also has
its own marker. Each function draws on the Axes it is given.
"""

import io
from collections.abc import Callable

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from . import data
from .network import Array, Params, forward, sigmoid
from .page import show_png

LEVELS = 11
FIELD = plt.get_cmap("cividis_r", LEVELS)
MARKERS = {0: "o", 1: "s"}


def show(figure: Figure, alt: str) -> None:
    """Display the figure with its alternative text, and close it."""
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", metadata={"Software": None})
    plt.close(figure)
    show_png(buffer.getvalue(), alt)


def probability_grid(params: Params, low: float = -0.1, high: float = 1.1, n: int = 100,
                     activation: Callable[[Array], Array] = sigmoid) -> tuple[Array, Array, Array]:
    """The network's output over a square: (xx, yy, P), each (n, n), both ends included, in meshgrid's order.

    Raises ValueError unless params takes two inputs and gives one output.
    """
    n_in, n_out = np.shape(params[0][0])[1], np.shape(params[-1][0])[0]
    if (n_in, n_out) != (2, 1):
        raise ValueError(f"params takes {n_in} inputs and gives {n_out} outputs: a picture needs 2 and 1")
    ends = np.linspace(low, high, n)
    xx, yy = np.meshgrid(ends, ends)
    points = np.column_stack([xx.ravel(), yy.ravel()])
    return xx, yy, forward(points, params, activation)[-1].reshape(n, n)


def plot_points(ax: Axes, X: Array = data.X, y: Array = data.y) -> None:
    """The examples: X (N, 2), a circle where y (N, 1) is 0 and a square where it is 1."""
    for target, marker in MARKERS.items():
        chosen = np.ravel(y) == target
        ax.scatter(X[chosen, 0], X[chosen, 1], s=150, marker=marker, color=FIELD(float(target)),
                   edgecolors="white" if target else "black", linewidths=1.5, zorder=3, label=f"y = {target}")
    ax.set_xlabel("x1")
    ax.set_ylabel("x2")
    ax.set_aspect("equal")


def plot_boundary(ax: Axes, params: Params, activation: Callable[[Array], Array] = sigmoid,
                  low: float = -0.1, high: float = 1.1) -> None:
    """The field of the network's output in eleven steps, the line where it is 0.5, and the four points."""
    xx, yy, P = probability_grid(params, low, high, activation=activation)
    ax.contourf(xx, yy, P, levels=np.linspace(0, 1, LEVELS + 1), cmap=FIELD, extend="both")
    if P.min() < 0.5 < P.max():
        ax.contour(xx, yy, P, levels=[0.5], colors="black", linewidths=2)
    plot_points(ax)
    ax.set(xticks=[0, 1], yticks=[0, 1])


def plot_spaces(input_ax: Axes, hidden_ax: Axes, params: Params, activation: Callable[[Array], Array]) -> None:
    """The four points before and after a hidden layer of two units, with the line that separates them there."""
    hidden = forward(data.X, params, activation)[1]
    for ax, points, title in ((input_ax, data.X, "input space"), (hidden_ax, hidden, "hidden space")):
        plot_points(ax, points)
        for point in np.unique(points, axis=0):
            names = [f"({x1:.0f}, {x2:.0f})" for x1, x2 in data.X[np.all(points == point, axis=1)]]
            ax.annotate(" and ".join(names), point, xytext=(0, 12), textcoords="offset points", ha="center",
                        bbox={"facecolor": "white", "edgecolor": "none", "pad": 1}, zorder=4)
        low, high = points.min() - 0.5, points.max() + 0.5
        ax.set(title=title, xlim=(low, high), ylim=(low, high))
    W2, b2 = params[1]
    h1, h2 = np.meshgrid(np.linspace(low, high, 50), np.linspace(low, high, 50))
    output = activation(W2[0, 0] * h1 + W2[0, 1] * h2 + b2[0])
    if output.min() < 0.5 < output.max():
        hidden_ax.contour(h1, h2, output, levels=[0.5], colors="black", linewidths=2)
    hidden_ax.set(xlabel="first hidden unit", ylabel="second hidden unit")
