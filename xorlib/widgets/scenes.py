"""The scenes: for each figure with sliders, what it draws for their values."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes

from .. import data
from ..batch import init_many, train_many
from ..data_plots import HIGH, LOW
from ..film import Snapshot, train_with_snapshots
from ..network import Array, Params, bce_loss, forward, init_params, relu
from ..noisy import best_accuracy, noisy_xor
from ..plots import DASHES, OUTLINE, hidden_lines
from .alt_text import hidden_points, outputs, shades
from .blitting import BlitManager, new_figure
from .controls import Controls, Slider
from .name_layout import ABOVE, BELOW, place_names
from .spaces import Plane, Spaces

WEIGHTS = {
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


class Weights:
    """Both spaces of a 2-2-1 ReLU network, one slider for each weight and each bias.

    Raises ValueError for params of another network, and for a number outside its slider's range.
    """

    def __init__(self, params: Params) -> None:
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
                for (name, label), value in zip(WEIGHTS.items(), start, strict=True)
            ],
        )
        figure, (left, right) = new_figure(8.0, 2)
        self.spaces = Spaces(left, right, shaded=True, high=2.5)
        left.set(xticks=[0, 1], yticks=[0, 1])
        for name in self.spaces.hidden.names:
            name.set_verticalalignment("center")
        self.blitting = BlitManager(figure, self.spaces.input.artists + self.spaces.hidden.artists)

    def redraw(self, **values: float) -> tuple[bytes, str, str]:
        w11, w12, b1, w21, w22, b2, v1, v2, c = (float(values[name]) for name in WEIGHTS)
        params = [(np.array([[w11, w12], [w21, w22]]), np.array([b1, b2])), (np.array([[v1, v2]]), np.array([c]))]
        P = self.spaces.input.set_output(params, relu)
        points = self.spaces.update(params, relu)
        space = self.spaces.hidden
        self.blitting.draw_background(space.ax.get_xlim())
        place_names(space.ax, space.names, points, [BELOW if target else ABOVE for target in data.y.ravel()])
        status = f"{outputs(forward(data.X, params, relu)[-1]).capitalize()}."
        alt = f"Left, the input space: {shades(P)}. Right, the hidden layer sends {hidden_points(points)}. {status}"
        return self.blitting.png(), status, alt


class TitledPlane(Plane):
    """A shaded plane with a title of two lines, which changes too. hidden: also the lines of so many hidden units."""

    def __init__(self, ax: Axes, low: float = -0.1, high: float = 1.1, hidden: int = 0) -> None:
        super().__init__(ax, low, high, shaded=True)
        self.hidden_lines = [
            ax.plot([], [], color="black", linewidth=1.3, linestyle=DASHES[i % 4])[0] for i in range(hidden)
        ]
        for line in self.hidden_lines:
            line.set_path_effects(OUTLINE)
        self.artists += self.hidden_lines
        ticks = [0, 1] if high < 2 else [low, 0, high]
        ax.set(xticks=ticks, yticks=ticks)
        self.title = ax.set_title(" \n ")
        self.artists.append(self.title)

    def set_network(self, params: Params, title: str) -> Array:
        """Show a network, and return its output, (n, n)."""
        self.title.set_text(title)
        if self.hidden_lines:
            for line, ends in zip(self.hidden_lines, hidden_lines(params, *self.ax.get_xlim())):
                line.set_data(*ends.T)
        return self.set_output(params)


class LossCurve:
    """The loss against the epoch on a logarithmic axis, and a dot on it."""

    def __init__(self, ax: Axes, epochs: int) -> None:
        [self.line] = ax.plot([], [])
        [self.dot] = ax.plot([], [], "o", color="black", markersize=9)
        ax.set(title="the loss on the way", xlabel="epoch", xlim=(-0.02 * epochs, 1.03 * epochs))
        ax.set(ylabel="loss (nats)", yscale="log", ylim=(0.001, 20), yticks=[0.001, 0.01, 0.1, 1, 10])
        ax.yaxis.set_major_formatter("{x:g}")
        ax.minorticks_off()
        self.artists: list[Artist] = [self.line, self.dot]

    def set_losses(self, losses: Array, epoch: int) -> None:
        self.line.set_data(np.arange(len(losses)), losses)
        self.dot.set_data([epoch], [losses[epoch]])


class Seeds:
    """The network that a seed gives, before training: near the points, and from further away."""

    def __init__(self, seed: int) -> None:
        self.controls = Controls("The seed", [Slider("seed", "seed", 0, 99, 1, seed)])
        figure, (left, right) = new_figure(8.0, 2)
        self.near, self.far = TitledPlane(left), TitledPlane(right, -5.0, 5.0)
        self.blitting = BlitManager(figure, self.near.artists + self.far.artists)

    def redraw(self, **values: float) -> tuple[bytes, str, str]:
        seed = int(values["seed"])
        params = init_params([2, 2, 1], np.random.RandomState(seed))
        y_hat = forward(data.X, params)[-1]
        loss = f"loss {bce_loss(y_hat, data.y):.4f}"
        near = self.near.set_network(params, f"seed {seed}, before training\n{loss}")
        far = self.far.set_network(params, "the same,\nfrom further away")
        status = f"Seed {seed}: {loss}, {outputs(y_hat)}."
        return self.blitting.png(), status, f"{status} Near the points, {shades(near)}. From -5 to 5, {shades(far)}."


class RateAndWidth:
    """Training from seed 0 for a learning rate and a width of the hidden layer: the loss, and the trained network."""

    EPOCHS = 300

    def __init__(self, lr: float, width: int) -> None:
        self.controls = Controls(
            "Learning rate and width",
            columns=2,
            sliders=[Slider("lr", "learning rate", 0.1, 3.0, 0.1, lr), Slider("width", "hidden units", 1, 8, 1, width)],
        )
        figure, (left, right) = new_figure(8.0, 2)
        self.curve, self.plane = LossCurve(left, self.EPOCHS), TitledPlane(right)
        self.blitting = BlitManager(figure, self.curve.artists + self.plane.artists)

    def redraw(self, **values: float) -> tuple[bytes, str, str]:
        lr, width = float(values["lr"]), int(values["width"])
        batch, losses = train_many(data.X, data.y, init_many([2, width, 1], [0]), lr, self.EPOCHS)
        params = [(W[0], b[0]) for W, b in batch]
        y_hat = forward(data.X, params)[-1]
        losses = np.append(losses[:, 0], bce_loss(y_hat, data.y))
        self.curve.set_losses(losses, self.EPOCHS)
        field = self.plane.set_network(params, f"after {self.EPOCHS} epochs\nloss {losses[-1]:.4f}")
        status = f"After {self.EPOCHS} epochs: loss {losses[-1]:.4f}, {outputs(y_hat)}."
        alt = (
            f"Learning rate {lr:.1f}, {width} hidden unit{'s' * (width != 1)}. {status} Left, the loss: it begins at "
            f"{losses[0]:.2f} and is {losses[100]:.2f} after 100 epochs. Right, {shades(field)}."
        )
        return self.blitting.png(), status, alt


class Film:
    """Snapshots, one at a time; if `losses` is true, with the curve of their losses."""

    def __init__(
        self, snapshots: Sequence[Snapshot], start: int, label: str = "frame", play_ms: int = 200, losses: bool = False
    ) -> None:
        if not snapshots:
            raise ValueError("snapshots is empty: a film needs at least one frame")
        self.snapshots, self.label = snapshots, label
        self.controls = Controls(
            f"The {'run' if losses else 'film'}, {label} by {label}",
            play_ms=play_ms,
            sliders=[Slider(label, label, 0, len(snapshots) - 1, 1, start)],
        )
        figure, axes = new_figure(8.0 if losses else 4.6, 2 if losses else 1)
        hidden = len(snapshots[0][2][0][1]) if losses and len(snapshots[0][2]) > 1 else 0
        self.plane = TitledPlane(axes[0], hidden=hidden)
        self.curve = LossCurve(axes[1], len(snapshots) - 1) if losses else None
        self.blitting = BlitManager(figure, self.plane.artists + (self.curve.artists if self.curve else []))

    def redraw(self, **values: float) -> tuple[bytes, str, str]:
        at = int(values[self.label])
        epoch, loss, params = self.snapshots[at]
        field = self.plane.set_network(params, f"iteration {epoch}\nloss {loss:.4f}")
        status = f"Iteration {epoch}: loss {loss:.4f}, {outputs(forward(data.X, params)[-1])}."
        alt = f"{status} In the picture, {shades(field)}."
        if self.curve:
            self.curve.set_losses(np.array([loss for _, loss, _ in self.snapshots]), at)
            if self.plane.hidden_lines:
                alt += " Thin broken lines are those of the hidden units, where their pre-activation is 0."
            alt += " Beside it the curve of the loss, with a dot at this epoch."
        return self.blitting.png(), status, alt


def training(params: Params, lr: float, epochs: int, start: int) -> Film:
    """The film of a run with a frame for every epoch, and its loss."""
    snapshots = train_with_snapshots(data.X, data.y, params, lr, epochs, every=1)
    return Film(snapshots, start, "epoch", play_ms=100, losses=True)


class Examples:
    """100 epochs of a `fit` on noisy examples: the network over the training set, and over a test set."""

    EPOCHS, TESTED, SHOWN = 100, 2000, 200  # of the test set, the first ones are shown

    def __init__(self, fit: Callable[..., Any], noise: float, width: int, n: int) -> None:
        self.fit = fit
        self.controls = Controls(
            "The examples and the network",
            columns=3,
            sliders=[
                Slider("noise", "noise", 0.05, 0.6, 0.05, noise),
                Slider("width", "hidden units", 1, 20, 1, width),
                Slider("n", "examples", 20, 200, 20, n),
            ],
        )
        figure, axes = new_figure(8.0, 2)
        self.planes = [TitledPlane(ax, LOW, HIGH) for ax in axes]
        for plane in self.planes:
            plane.ax.set(xticks=[0, 1], yticks=[0, 1])
            for points in plane.points:
                points.set(sizes=[28], linewidths=0.8)
        self.blitting = BlitManager(figure, self.planes[0].artists + self.planes[1].artists)

    def redraw(self, **values: float) -> tuple[bytes, str, str]:
        noise, width, n = float(values["noise"]), int(values["width"]), int(values["n"])
        train = noisy_xor(n, noise, np.random.RandomState(0))
        test = noisy_xor(self.TESTED, noise, np.random.RandomState(1))
        start = init_params([2, width, 1], np.random.RandomState(0))
        rng = np.random.RandomState(0)
        params, _ = self.fit(*train, start, lr=0.3, epochs=self.EPOCHS, size=10, beta=0.9, rng=rng)
        right = [float(np.mean((forward(X, params)[-1] > 0.5) == (y > 0.5))) for X, y in (train, test)]
        names = f"{n} examples, noise {noise:.2f}", f"{self.TESTED} new ones, {self.SHOWN} shown"
        for plane, (X, y), name, share in zip(self.planes, (train, test), names, right):
            plane.set_examples(X[: self.SHOWN], y[: self.SHOWN])
            P = plane.set_network(params, f"{name}\n{share:.1%} right")
        best = best_accuracy(noise)
        status = (
            f"{n} examples, noise {noise:.2f}, {width} hidden unit{'s' * (width != 1)}: {right[0]:.1%} of the training "
            f"set right, {right[1]:.1%} of the test set. The best rule: {best:.1%}."
        )
        return self.blitting.png(), status, f"{status} Over both sets, {shades(P)}."
