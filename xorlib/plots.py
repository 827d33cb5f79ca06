"""The figures of the lessons; each function draws on the Axes that it is given.

Colours come from cividis, which looks the same with every kind of colour vision and in greyscale; each class also has
its own marker.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.patheffects import AbstractPathEffect, withStroke
from matplotlib.ticker import LogLocator, NullLocator

from . import data
from .network import Array, Params, forward, relu, sigmoid

LEVELS = 11
FIELD = plt.get_cmap("cividis_r", LEVELS)
DASHES: list[tuple[int, tuple[int, ...]]] = [(0, (1, 2)), (0, (5, 2)), (0, (5, 2, 1, 2)), (0, (9, 3))]
OUTLINE: list[AbstractPathEffect] = [
    withStroke(linewidth=3, foreground="white")
]  # so that black lines are seen on dark shades
PLATEAUS = {
    "all four right": 0.0,
    "two right, two at 1/2\n2 ln 2 = 1.386": 2 * np.log(2),
    "one right, three at 1/3 or 2/3\n3 ln 3 - 2 ln 2 = 1.910": 3 * np.log(3) - 2 * np.log(2),
}


def probability_grid(
    params: Params, low: float = -0.1, high: float = 1.1, n: int = 100, activation: Callable[[Array], Array] = sigmoid
) -> tuple[Array, Array, Array]:
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
    for target, marker, edge in ((0, "o", "black"), (1, "s", "white")):
        chosen = np.ravel(y) == target
        colors: dict[str, Any] = {"color": FIELD(float(target)), "edgecolors": edge, "linewidths": 1.5}
        ax.scatter(X[chosen, 0], X[chosen, 1], s=150, marker=marker, zorder=3, label=f"y = {target}", **colors)
    ax.set(xlabel="x1", ylabel="x2", aspect="equal")


def plot_boundary(
    ax: Axes, params: Params, activation: Callable[[Array], Array] = sigmoid, low: float = -0.1, high: float = 1.1
) -> None:
    """The field of the network's output in eleven steps, the line where it is 0.5, and the four points."""
    xx, yy, P = probability_grid(params, low, high, activation=activation)
    ax.contourf(xx, yy, P, levels=np.linspace(0, 1, LEVELS + 1), cmap=FIELD, extend="both")
    if P.min() < 0.5 < P.max():
        ax.contour(xx, yy, P, levels=[0.5], colors="black", linewidths=2)
    plot_points(ax)
    ax.set(xticks=[0, 1], yticks=[0, 1])


def hidden_lines(params: Params, low: float, high: float) -> list[Array]:
    """Where each unit of the first layer has the pre-activation 0, in the square from low to high.

    For each unit the ends (2, 2) of its line, the lower one first, or (0, 2) where the line passes the square by.
    """
    lines = []
    for w, offset in zip(*params[0]):
        ends = {
            (side, other) if axis == 0 else (other, side)
            for axis in (0, 1)
            for side in (low, high)
            if w[1 - axis] and low <= (other := -(offset + w[axis] * side) / w[1 - axis]) <= high
        }
        sorted_ends = sorted(ends, key=lambda end: (end[1], end[0]))
        lines.append(np.array([sorted_ends[0], sorted_ends[-1]] if len(ends) > 1 else []).reshape(-1, 2))
    return lines


def plot_hidden_lines(ax: Axes, params: Params) -> str:
    """The line of each hidden unit in the square that ax shows, with its name and one of four dashes; says how many."""
    lines = hidden_lines(params, *ax.get_xlim())
    box = {"facecolor": "white", "edgecolor": "none", "pad": 1}
    taken = data.X.astype(float)  # a name stands as far as it can from the points and from other names
    for i, line in enumerate(lines):
        if len(line):
            ax.plot(*line.T, color="black", linewidth=1.3, linestyle=DASHES[i % 4], path_effects=OUTLINE)
            places = line[0] + np.linspace(0.1, 0.9, 9)[:, None] * (line[1] - line[0])
            room = np.linalg.norm(places[:, None] - taken, axis=2).min(axis=1)
            x, height = places[np.argmax(room)]
            taken = np.vstack([taken, (x, height)])
            ax.text(x, height, f"h{i + 1}", ha="center", va="center", zorder=4, bbox=box)
    return f"thin lines of {sum(len(line) > 0 for line in lines)} of the {len(lines)} hidden units"


def draw_network(ax: Axes, params: Params) -> None:
    """The network as a graph: a column of units a layer, each edge with its weight, each unit with its bias."""
    sizes = [np.shape(params[0][0])[1]] + [np.shape(W)[0] for W, _ in params]
    heights = [np.arange(size)[::-1] - (size - 1) / 2 for size in sizes]
    box = {"facecolor": "white", "edgecolor": "none", "pad": 1.5}
    for l, (W, b) in enumerate(params, start=1):
        for (i, j), weight in np.ndenumerate(W):
            ends = np.array([[l - 1, heights[l - 1][j]], [l, heights[l][i]]])
            ax.plot(*ends.T, color="0.55", linewidth=1.2, zorder=1)
            x, height = ends[0] + (0.3 + 0.12 * (j % 2)) * (ends[1] - ends[0])
            ax.text(x, height, f"{weight:g}", ha="center", va="center", zorder=2, bbox=box)
        for height, bias in zip(heights[l], b):
            ax.text(l, height - 0.24, f"bias {bias:g}", ha="center", va="top")
    for l, column in enumerate(heights):
        ax.scatter([l] * len(column), column, s=900, color="white", edgecolors="black", linewidths=1.5, zorder=3)
        for i, height in enumerate(column, start=1):
            name = f"x{i}" if l == 0 else "output" if l == len(params) else f"hidden {i}"
            ax.text(l, height + 0.24, name, ha="center", va="bottom")
    ax.set(xlim=(-0.4, len(params) + 0.4), ylim=(min(map(min, heights)) - 0.6, max(map(max, heights)) + 0.6))
    ax.axis("off")


def plot_activations(curves: Axes, slopes: Axes) -> None:
    """ReLU and the sigmoid, and on the second Axes the slope of each."""
    z = np.arange(-100, 101) / 20
    p, step = sigmoid(z), np.where(z == 0, np.nan, z > 0)
    for ax, of_sigmoid, of_relu in ((curves, p, relu(z)), (slopes, p * (1 - p), step)):
        ax.plot(z, of_sigmoid, "-", label="sigmoid")
        ax.plot(z, of_relu, "--", label="relu")
    curves.set(title="value", xlabel="z", ylim=(-0.1, 2.1))
    slopes.set(title="slope", xlabel="z", ylim=(-0.05, 1.05))
    curves.legend(loc="upper left")


def plot_surprise(ax: Axes, y_hat: Array, y: Array) -> None:
    """The surprise -log p and the squared error against p, the probability of the target; a point for each example.

    y_hat, y : (N, 1).
    """
    p = np.linspace(0.01, 1, 200)
    given = np.where(y == 1, y_hat, 1 - y_hat)
    ax.plot(p, -np.log(p), label="surprise, -log p", zorder=1)
    ax.plot(p, (1 - p) ** 2, "--", label="squared error", zorder=1)
    ax.axhline(np.log(2), color="black", linewidth=1, linestyle=":", label="a coin flip, ln 2", zorder=0)
    plot_points(ax, np.hstack([given, -np.log(given)]), y)
    ax.set(xlabel="p, the probability given to the target", ylabel="cost of one example (surprise in nats)")
    ax.set_aspect("auto")
    ax.legend()


def plot_losses(ax: Axes, losses: Sequence[float] | Array, marked: Sequence[int] = (), label: str = "") -> None:
    """The loss before each update, on a logarithmic axis; the marked epochs as dots, the label at the curve's end.

    A second call on the same Axes draws a second curve, in another colour and another style.
    """
    losses = np.asarray(losses)
    ax.plot(losses, "--" if ax.lines else "-")
    ax.plot(marked, losses[list(marked)], "o", color="black", zorder=3)
    offset: dict[str, Any] = {"textcoords": "offset points"}
    for epoch in marked:
        rises = losses[epoch] < losses[epoch : epoch + 4].max()  # then the curve runs above the dot
        ax.annotate(f"{losses[epoch]:.2f}", (epoch, losses[epoch]), (5, -13 if rises else 5), **offset)
    end = (len(losses) - 1, losses[-len(losses) // 3 :].max())
    ax.annotate(label, end, (0, 4), ha="right", **offset)
    ax.set(yscale="log", xlabel="epoch", ylabel="loss (nats, summed over the examples)")
    ax.yaxis.set_major_locator(LogLocator(subs=(1, 2, 5)))
    ax.yaxis.set_major_formatter("{x:g}")
    ax.yaxis.set_minor_locator(NullLocator())


def plot_survey(ax: Axes, final_losses: Array) -> None:
    """A histogram of final losses, each plateau named, with the number of seeds that ended near it."""
    ax.hist(final_losses, bins=list(np.linspace(-0.025, 2.125, 44)))
    for (name, loss), side in zip(PLATEAUS.items(), ("left", "right", "left")):
        near = np.sum(np.abs(final_losses - loss) < 0.15)
        ax.axvline(loss, color="black", linewidth=1, linestyle=":")
        offset: dict[str, Any] = {"xytext": (9 if side == "left" else -9, 0), "textcoords": "offset points"}
        ax.annotate(f"{near} seeds\n{name}", (loss, 2000), va="top", ha=side, **offset)
    ax.set(xlabel="loss after training (nats)", xlim=(-0.1, 3.1), xticks=np.arange(5) / 2)
    ax.set(ylabel="seeds, on a logarithmic axis", ylim=(0.7, 2500), yscale="log", yticks=(1, 10, 100, 1000))
    ax.yaxis.set_major_formatter("{x:g}")


def plot_success(ax: Axes, rates: Mapping[int, float]) -> None:
    """The share of runs that succeed, 0 to 1, for each width of the hidden layer."""
    bars = ax.bar(list(rates), [100 * rate for rate in rates.values()], width=0.6)
    ax.bar_label(bars, fmt="{:.3g}%", padding=3)
    ax.set(xlabel="units in the hidden layer", xticks=list(rates))
    ax.set(ylabel="runs that end with a loss below 0.1 (%)", ylim=(0, 110), yticks=range(0, 101, 20))
