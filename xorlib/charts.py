"""The course's other pictures: the network as a graph, the loss, the survey of seeds, success against width."""

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import LogLocator, NullLocator

from .film import Snapshot, draw_frame
from .network import Array, Params, relu, sigmoid
from .plots import plot_points

PLATEAUS = {
    "all four right": 0.0,
    "two right, two at 1/2\n2 ln 2 = 1.386": 2 * np.log(2),
    "one right, three at 1/3 or 2/3\n3 ln 3 - 2 ln 2 = 1.910": 3 * np.log(3) - 2 * np.log(2),
}


def draw_network(ax: Axes, params: Params) -> None:
    """The network as a graph: a column of units a layer, each edge with its weight, each unit with its bias."""
    sizes = [np.shape(params[0][0])[1]] + [np.shape(W)[0] for W, _ in params]
    heights = [np.arange(size)[::-1] - (size - 1) / 2 for size in sizes]
    for l, (W, b) in enumerate(params, start=1):
        for (i, j), weight in np.ndenumerate(W):
            ends = np.array([[l - 1, heights[l - 1][j]], [l, heights[l][i]]])
            ax.plot(*ends.T, color="0.55", linewidth=1.2, zorder=1)
            x, height = ends[0] + (0.3 + 0.12 * (j % 2)) * (ends[1] - ends[0])
            ax.text(x, height, f"{weight:g}", ha="center", va="center", zorder=2,
                    bbox={"facecolor": "white", "edgecolor": "none", "pad": 1.5})
        for i, bias in enumerate(b):
            ax.text(l, heights[l][i] - 0.24, f"bias {bias:g}", ha="center", va="top")
    for l, column in enumerate(heights):
        kind = "x" if l == 0 else ("output" if l == len(params) else "hidden ")
        ax.scatter([l] * len(column), column, s=900, color="white", edgecolors="black", linewidths=1.5, zorder=3)
        for i, height in enumerate(column, start=1):
            ax.text(l, height + 0.24, kind if kind == "output" else f"{kind}{i}", ha="center", va="bottom")
    ax.set(xlim=(-0.4, len(params) + 0.4), ylim=(min(map(min, heights)) - 0.6, max(map(max, heights)) + 0.6))
    ax.axis("off")


def plot_activations(curves: Axes, slopes: Axes) -> None:
    """ReLU and the sigmoid, and on the second Axes the slope of each."""
    z = np.arange(-100, 101) / 20
    step, probability = np.where(z == 0, np.nan, z > 0), sigmoid(z)
    for ax, ours, theirs in ((curves, probability, relu(z)), (slopes, probability * (1 - probability), step)):
        ax.plot(z, ours, "-", label="sigmoid")
        ax.plot(z, theirs, "--", label="relu")
    curves.set(title="value", xlabel="z", ylim=(-0.1, 2.1))
    slopes.set(title="slope", xlabel="z", ylim=(-0.05, 1.05))
    curves.legend(loc="upper left")


def plot_surprise(ax: Axes, y_hat: Array, y: Array) -> None:
    """The surprise -log p at what had the probability p, and the squared error; the outputs y_hat (N, 1) marked."""
    p = np.linspace(0.01, 1, 200)
    given = np.where(y == 1, y_hat, 1 - y_hat)
    ax.plot(p, -np.log(p), label="surprise, -log p", zorder=1)
    ax.plot(p, (1 - p) ** 2, "--", label="squared error", zorder=1)
    ax.axhline(np.log(2), color="black", linewidth=1, linestyle=":", label="a coin flip, ln 2", zorder=0)
    plot_points(ax, np.hstack([given, -np.log(given)]), y)
    ax.set(xlabel="p, the probability given to the target", ylabel="cost of one example (surprise in nats)", aspect="auto")
    ax.legend()


def plot_losses(ax: Axes, losses: Sequence[float], marked: Sequence[int] = (), label: str = "") -> None:
    """The loss before each update, on a logarithmic axis; the marked epochs as dots, the label at the curve's end.

    Call it again on the same Axes for a second curve; its line has another colour and another style.
    """
    losses = np.asarray(losses)
    ax.plot(losses, "--" if ax.lines else "-")
    ax.plot(marked, losses[list(marked)], "o", color="black", zorder=3)
    for epoch in marked:
        rises = losses[epoch] < losses[epoch:epoch + 4].max()  # above the dot is the curve
        ax.annotate(f"{losses[epoch]:.2f}", (epoch, losses[epoch]), xytext=(5, -13 if rises else 5),
                    textcoords="offset points")
    ax.annotate(label, (len(losses) - 1, losses[-len(losses) // 3:].max()), xytext=(0, 4),
                textcoords="offset points", ha="right")
    ax.set(yscale="log", xlabel="epoch", ylabel="loss (nats, summed over the examples)")
    ax.yaxis.set_major_locator(LogLocator(subs=(1, 2, 5)))
    ax.yaxis.set_major_formatter("{x:g}")
    ax.yaxis.set_minor_locator(NullLocator())


def plot_survey(ax: Axes, final_losses: Array) -> None:
    """A histogram of final losses, each plateau named, with the number of seeds that ended near it."""
    ax.hist(final_losses, bins=np.linspace(-0.025, 2.125, 44))
    for (name, loss), side in zip(PLATEAUS.items(), ("left", "right", "left")):
        near = np.sum(np.abs(final_losses - loss) < 0.15)
        ax.axvline(loss, color="black", linewidth=1, linestyle=":")
        ax.annotate(f"{near} seeds\n{name}", (loss, 2000), xytext=(9 if side == "left" else -9, 0),
                    textcoords="offset points", va="top", ha=side)
    ax.set(yscale="log", xlabel="loss after training (nats)", ylabel="seeds, on a logarithmic axis",
           xlim=(-0.1, 3.1), ylim=(0.7, 2500), yticks=(1, 10, 100, 1000), xticks=np.arange(5) / 2)
    ax.yaxis.set_major_formatter("{x:g}")


def plot_success(ax: Axes, rates: Mapping[int, float]) -> None:
    """The share of runs that succeed, 0 to 1, for each width of the hidden layer."""
    bars = ax.bar(list(rates), [100 * rate for rate in rates.values()], width=0.6)
    ax.bar_label(bars, fmt="{:.3g}%", padding=3)
    ax.set(xlabel="units in the hidden layer", ylabel="runs that end with a loss below 0.1 (%)", ylim=(0, 110),
           xticks=list(rates), yticks=range(0, 101, 20))


def film_strip(snapshots: Sequence[Snapshot]) -> Figure:
    """Still frames side by side, four in a row: the film for print, and for readers who prefer no motion.

    Raises ValueError without snapshots.
    """
    if not snapshots:
        raise ValueError("snapshots is empty: a strip needs at least one frame")
    columns = min(4, len(snapshots))
    rows = -(-len(snapshots) // columns)
    figure = Figure(figsize=(2.75 * columns, 3.1 * rows), layout="constrained")
    axes = figure.subplots(rows, columns, squeeze=False)
    for i, (ax, snapshot) in enumerate(zip(axes.flat, snapshots)):
        draw_frame(ax, snapshot)
        if i % columns:
            ax.set(ylabel="", yticklabels=[])
        if i + columns < len(snapshots):
            ax.set(xlabel="", xticklabels=[])
    for ax in axes.flat[len(snapshots):]:
        ax.remove()
    return figure
