"""The figures of lesson 6: examples, the output over them, and curves. Each returns what it shows, as text."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import NullLocator

from .network import Array, Params, forward
from .plots import FIELD, LEVELS, probability_grid

LOW, HIGH = -1.0, 2.0  # the square that is shown


def plot_examples(ax: Axes, X: Array, y: Array) -> str:
    """The examples, X (N, 2), a circle where y (N, 1) is 0 and a square where it is 1, and the lines at 1/2."""
    for target, marker, edge in ((0, "o", "black"), (1, "s", "white")):
        x1, x2 = X[y[:, 0] == target].T
        ax.scatter(x1, x2, s=28, marker=marker, color=FIELD(float(target)), edgecolors=edge, linewidths=0.8, zorder=3)
    ax.axhline(0.5, color="0.35", linewidth=1, linestyle=":")
    ax.axvline(0.5, color="0.35", linewidth=1, linestyle=":")
    ax.set(xlabel="x1", ylabel="x2", aspect="equal", xlim=(LOW, HIGH), ylim=(LOW, HIGH), xticks=[0, 1], yticks=[0, 1])
    across = np.sum(((X[:, :1] > 0.5) != (X[:, 1:] > 0.5)) != (y > 0.5))
    return f"{len(X)} examples around the four corners, {across} of them in a quadrant of the other class"


def plot_fitted(ax: Axes, params: Params, X: Array, y: Array) -> str:
    """The network's output over the square, the line where it is 1/2, and the examples."""
    xx, yy, P = probability_grid(params, LOW, HIGH)
    ax.contourf(xx, yy, P, levels=np.linspace(0, 1, LEVELS + 1), cmap=FIELD, extend="both")
    if P.min() < 0.5 < P.max():
        ax.contour(xx, yy, P, levels=[0.5], colors="black", linewidths=2)
    plot_examples(ax, X, y)
    wrong = np.sum((forward(X, params)[-1] > 0.5) != (y > 0.5))
    return f"{len(X)} examples, {wrong} of them on the wrong side of the black lines; {np.mean(P > 0.5):.0%} is dark"


def plot_curves(
    ax: Axes,
    numbers: Sequence[int],
    train: Sequence[tuple[float, float]],
    test: Sequence[tuple[float, float]],
    of: str,
    best: float | None = None,
) -> str:
    """What came of runs with these numbers of epochs, or of examples: on the training set, and on the test set.

    numbers : on a logarithmic axis. train, test : for each of them the share right and the mean loss.
    of : "share right", or another name for the losses. best : what the best rule reaches, as a dotted line.
    """
    part = 0 if of == "share right" else 1
    told = []
    for name, style, scores in (("training set", "-o", train), ("test set", "--s", test)):
        values = [score[part] for score in scores]
        ax.plot(numbers, values, style, markersize=5, label=name)
        told.append(f"the {name} " + ", ".join(f"{value:.2f} at {n}" for n, value in zip(numbers, values)))
    if best is not None:
        ax.axhline(best, color="black", linewidth=1, linestyle=":", label="the best rule")
        told.append(f"the best rule {best:.2f}")
    ax.set(xscale="log", xticks=numbers, ylabel=of)
    ax.xaxis.set_major_formatter("{x:g}")
    ax.xaxis.set_minor_locator(NullLocator())
    ax.tick_params("x", rotation=45)
    ax.legend()
    return f"{of}: {'; '.join(told)}"
