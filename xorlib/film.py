"""The film of a network while it learns: its snapshots, its frames, the GIF, and a strip of still frames."""

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

import matplotlib.pyplot as plt
from matplotlib.animation import PillowWriter
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from .network import Array, Params, backward, bce_loss, forward, gradient_step
from .plots import plot_boundary
from .validation import require_count

Snapshot = tuple[int, float, Params]  # epoch, loss, params


def train_with_snapshots(X: Array, y: Array, params: Params, lr: float, epochs: int, every: int) -> list[Snapshot]:
    """Train, and return (epoch, loss, params) at epoch 0, at each multiple of `every`, and at the last epoch.

    The loss of a snapshot is the loss of its own parameters. Raises ValueError for shapes that do not fit together,
    for values that are not finite, for epochs below 0 and for an `every` below 1.
    """
    require_count(0, epochs=epochs)
    require_count(1, every=every)
    snapshots = []
    for epoch in range(epochs + 1):
        A = forward(X, params)
        if epoch % every == 0 or epoch == epochs:
            snapshots.append((epoch, bce_loss(A[-1], y), [(W.copy(), b.copy()) for W, b in params]))
        if epoch < epochs:
            params = gradient_step(params, backward(A, y, params), lr)
    return snapshots


def draw_frame(ax: Axes, snapshot: Snapshot) -> None:
    """One frame on ax: the probability field, the 0.5 boundary, the four points, iteration and loss as title."""
    epoch, loss, params = snapshot
    ax.clear()
    plot_boundary(ax, params)
    ax.set_title(f"iteration {epoch}\nloss {loss:.4f}")


def make_gif(snapshots: list[Snapshot], path: str | os.PathLike[str], frame_ms: int = 200) -> None:
    """Write the snapshots as a GIF that loops for ever, frame_ms milliseconds a frame, rounded down to tens.

    The file is written at once: an interrupted run leaves no file, and does not change an earlier one. Raises
    ValueError without snapshots, for a path that does not end in .gif and for a frame_ms below 10;
    FileNotFoundError without the folder.
    """
    path = Path(path)
    if not snapshots:
        raise ValueError("snapshots is empty: a film needs at least one frame")
    if path.suffix.lower() != ".gif":
        raise ValueError(f"path is {str(path)!r}: it must end in .gif")
    if not path.parent.is_dir():
        raise FileNotFoundError(f"path is {str(path)!r}, but there is no folder {str(path.parent)!r}: make it first")
    require_count(10, frame_ms=frame_ms)
    with (
        plt.style.context(["xorlib.course", {"figure.constrained_layout.use": False}]),  # slow
        tempfile.TemporaryDirectory(dir=path.parent, prefix=".film-") as folder,
    ):
        figure = Figure(figsize=(4, 4), dpi=80)
        ax = figure.add_axes((0.13, 0.12, 0.76, 0.76))  # in a fixed place, so that no frame jumps
        unfinished = Path(folder, path.name)
        # The writer rounds 1000 / fps down; that fps is an int is said by the annotation alone.
        writer = PillowWriter(fps=1000 / (frame_ms + 0.5))  # type: ignore[arg-type]
        writer.setup(figure, unfinished)
        for snapshot in snapshots:
            draw_frame(ax, snapshot)
            writer.grab_frame()
        writer.finish()
        os.replace(unfinished, path)


def film_strip(snapshots: Sequence[Snapshot]) -> Figure:
    """Still frames side by side, four in a row: the film for print, and for readers who prefer no motion.

    It does without draw_frame, which is taken away where answers to lesson 5 are graded. Raises ValueError without
    snapshots.
    """
    if not snapshots:
        raise ValueError("snapshots is empty: a strip needs at least one frame")
    columns = min(4, len(snapshots))
    rows = -(-len(snapshots) // columns)
    figure = Figure(figsize=(2.75 * columns, 3.1 * rows), layout="constrained")
    axes = figure.subplots(rows, columns, squeeze=False)
    for i, (ax, (epoch, loss, params)) in enumerate(zip(axes.flat, snapshots)):
        plot_boundary(ax, params)
        ax.set_title(f"iteration {epoch}\nloss {loss:.4f}")
        if i % columns:
            ax.set(ylabel="", yticklabels=[])
        if i + columns < len(snapshots):
            ax.set(xlabel="", xticklabels=[])
    for ax in axes.flat[len(snapshots) :]:
        ax.remove()
    return figure
