"""The scenes that show a network of sigmoids: the seed, the learning rate and the width, the run, the film."""

from collections.abc import Sequence

import numpy as np

from .. import data
from ..batch import init_many, train_many
from ..film import Snapshot, train_with_snapshots
from ..network import Array, Params, bce_loss, forward, init_params
from ..plots import plot_points, probability_grid
from .alt_text import outputs, shades
from .canvas import Canvas, Field, new_figure
from .controls import Controls, Slider


class Square:
    """The field, the boundary, the points and a title on an Axes, for parameters that change."""

    def __init__(self, ax, low: float = -0.1, high: float = 1.1):
        plot_points(ax)
        self.low, self.high, points = low, high, list(ax.collections)
        self.field = Field(ax, low, high)
        ticks = [0, 1] if high < 2 else [low, 0, high]
        ax.set(xticks=ticks, yticks=ticks)
        self.title = ax.set_title(" \n ")
        self.artists = [*self.field.artists, *points, self.title]

    def set(self, params: Params, title: str) -> Array:
        """Draw the network, and return the field."""
        grid = probability_grid(params, self.low, self.high)
        self.field.set(*grid)
        self.title.set_text(title)
        return grid[2]


class Curve:
    """The loss against the epoch on a logarithmic axis, and a dot on it."""

    def __init__(self, ax, epochs: int):
        [self.line] = ax.plot([], [])
        [self.dot] = ax.plot([], [], "o", color="black", markersize=9)
        ax.set(
            title="the loss on the way",
            xlabel="epoch",
            ylabel="loss (nats)",
            yscale="log",
            xlim=(-0.02 * epochs, 1.03 * epochs),
            ylim=(0.001, 20),
            yticks=[0.001, 0.01, 0.1, 1, 10],
        )
        ax.yaxis.set_major_formatter("{x:g}")
        ax.minorticks_off()
        self.artists = [self.line, self.dot]

    def set(self, losses: Array, epoch: int) -> None:
        self.line.set_data(np.arange(len(losses)), losses)
        self.dot.set_data([epoch], [losses[epoch]])


class Seeds:
    """The network that a seed gives, before training: near the points, and from further away."""

    def __init__(self, seed: int):
        self.controls = Controls("The seed", [Slider("seed", "seed", 0, 99, 1, seed)])
        figure, (left, right) = new_figure(8.0, 2)
        self.near, self.far = Square(left), Square(right, -5.0, 5.0)
        self.canvas = Canvas(figure, self.near.artists + self.far.artists)

    def redraw(self, seed: float) -> tuple[bytes, str, str]:
        params = init_params([2, 2, 1], np.random.RandomState(int(seed)))
        y_hat = forward(data.X, params)[-1]
        loss = f"loss {bce_loss(y_hat, data.y):.4f}"
        near = self.near.set(params, f"seed {seed:.0f}, before training\n{loss}")
        far = self.far.set(params, "the same,\nfrom further away")
        says = f"Seed {seed:.0f}: {loss}, {outputs(y_hat)}."
        return self.canvas.png(), says, f"{says} Near the points, {shades(near)}. From -5 to 5, {shades(far)}."


class Descent:
    """Training from seed 0 for a learning rate and a width of the hidden layer: the loss and the square it ends in."""

    EPOCHS = 300

    def __init__(self, lr: float, width: int):
        self.controls = Controls(
            "Learning rate and width",
            columns=2,
            sliders=[Slider("lr", "learning rate", 0.1, 3.0, 0.1, lr), Slider("width", "hidden units", 1, 8, 1, width)],
        )
        figure, (left, right) = new_figure(8.0, 2)
        self.curve, self.square = Curve(left, self.EPOCHS), Square(right)
        self.canvas = Canvas(figure, self.curve.artists + self.square.artists)

    def redraw(self, lr: float, width: float) -> tuple[bytes, str, str]:
        start = init_many([2, int(width), 1], [0])
        batch, losses = train_many(data.X, data.y, start, float(lr), self.EPOCHS)
        params = [(W[0], b[0]) for W, b in batch]
        y_hat = forward(data.X, params)[-1]
        losses = np.append(losses[:, 0], bce_loss(y_hat, data.y))
        self.curve.set(losses, self.EPOCHS)
        field = self.square.set(params, f"after {self.EPOCHS} epochs\nloss {losses[-1]:.4f}")
        says = f"After {self.EPOCHS} epochs: loss {losses[-1]:.4f}, {outputs(y_hat)}."
        return (
            self.canvas.png(),
            says,
            (
                f"Learning rate {lr:.1f}, {width:.0f} hidden unit{'s' * (width != 1)}. {says} Left, the loss: it begins at "
                f"{losses[0]:.2f} and is {losses[100]:.2f} after 100 epochs. Right, {shades(field)}."
            ),
        )


class Film:
    """Snapshots to leaf through: the square, and beside it the loss where there is one for every epoch."""

    def __init__(self, snapshots: Sequence[Snapshot], start: int, label: str, play_ms: int, losses: bool):
        if not snapshots:
            raise ValueError("snapshots is empty: a film needs at least one frame")
        self.snapshots, self.label = snapshots, label
        self.controls = Controls(
            f"The {'run' if losses else 'film'}, {label} by {label}",
            play_ms=play_ms,
            sliders=[Slider(label, label, 0, len(snapshots) - 1, 1, start)],
        )
        figure, axes = new_figure(8.0 if losses else 4.6, 2 if losses else 1)
        self.square = Square(axes[0])
        self.curve = Curve(axes[1], len(snapshots) - 1) if losses else None
        self.canvas = Canvas(figure, self.square.artists + (self.curve.artists if self.curve else []))

    def redraw(self, **values: float) -> tuple[bytes, str, str]:
        at = int(values[self.label])
        epoch, loss, params = self.snapshots[at]
        field = self.square.set(params, f"iteration {epoch}\nloss {loss:.4f}")
        if self.curve:
            self.curve.set(np.array([loss for _, loss, _ in self.snapshots]), at)
        says = f"Iteration {epoch}: loss {loss:.4f}, {outputs(forward(data.X, params)[-1])}."
        beside = "" if self.curve is None else " Beside it the curve of the loss, with a dot at this epoch."
        return self.canvas.png(), says, f"{says} In the picture, {shades(field)}.{beside}"


def run(params: Params, lr: float, epochs: int, start: int) -> Film:
    """The film of a run with a frame for every epoch, beside its loss."""
    snapshots = train_with_snapshots(data.X, data.y, params, lr, epochs, every=1)
    return Film(snapshots, start, "epoch", play_ms=100, losses=True)
