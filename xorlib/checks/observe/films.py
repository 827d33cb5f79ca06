"""The film that an answer writes, and what else it leaves in an empty folder."""

import contextlib
import tempfile
import traceback
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any
from unittest import mock

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.animation import PillowWriter
from matplotlib.axes import Axes
from matplotlib.colors import hsv_to_rgb
from matplotlib.patches import Rectangle

from .pictures import plain


def colour(k: int, count: int) -> tuple[float, float, float]:
    """That of the k-th of so many frames: one that drawings hardly have; those of a dozen can be told apart."""
    red, green, blue = hsv_to_rgb((k / count + 0.04, 0.7, 0.8))
    return red, green, blue


def film(
    answer: Callable[..., Any], namespace: dict[str, Any], snapshots: Sequence[Any], path: str | Path, *frame_ms: int
) -> dict[str, Any]:
    """What an answer writes to the path, in an empty folder, and what it leaves open and behind.

    The answer gets a draw_frame that fills the Axes with the colour of the snapshot.
    """
    given = list(snapshots)
    drawn: list[int | None] = []
    grabbed: list[int | None] = []
    marks: list[tuple[int, Axes, Rectangle]] = []

    def draw_frame(ax: Axes, snapshot: Any) -> None:
        epoch, loss, params = snapshot
        k = next((k for k, one in enumerate(given) if one is snapshot or _same(one, snapshot)), None)
        drawn.append(k)
        ax.clear()
        ax.set_title(f"iteration {epoch}\nloss {loss:.4f}")
        if k is None:  # of another film, in which it must look different from the next frame too
            ax.plot(np.concatenate([np.ravel(part) for pair in params for part in pair]), color="black")
        else:
            tint = colour(k, len(given))  # over all else
            mark = Rectangle((0, 0), 1, 1, transform=ax.transAxes, facecolor=tint, edgecolor="none", zorder=1e6)
            marks.append((k, ax, mark))
            ax.add_patch(mark)

    original = PillowWriter.grab_frame

    def grab_frame(writer: PillowWriter, **options: Any) -> None:
        shown = [k for k, ax, mark in marks if ax in writer.fig.axes and mark in ax.patches and mark.get_visible()]
        grabbed.append(shown[-1] if shown else None)
        original(writer, **options)

    draw_frame.__qualname__ = "draw_frame"  # an error that names it is to look like the student's own
    namespace["draw_frame"] = draw_frame
    figures = set(plt.get_fignums())
    with _empty_folder() as folder, plain():
        target = folder / "here" / path
        with (
            mock.patch.object(PillowWriter, "setup", autospec=True, side_effect=PillowWriter.setup) as setup,
            mock.patch.object(PillowWriter, "grab_frame", grab_frame),
        ):
            try:
                answer(
                    snapshots, target if isinstance(path, Path) else str(target), **dict(zip(["frame_ms"], frame_ms))
                )
            except IndexError as error:
                *_, (last, _) = traceback.walk_tb(error.__traceback__)
                if last.f_code is PillowWriter.finish.__code__ and error.__context__:
                    raise error.__context__ from None  # without a frame it fails, and hides what went wrong before
                raise
        others = sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p not in (target, target.parent))
        return {
            "path": target.relative_to(folder).as_posix(),
            "film": target.read_bytes() if target.is_file() else None,
            "others": others,
            "open": len(set(plt.get_fignums()) - figures),
            "writer": setup.called and bool(grabbed),
            "drawn": drawn,  # which snapshot each call of draw_frame drew, or None
            "grabbed": grabbed,  # and which one the figure showed each time that the writer grabbed a frame
        }


def _same(one: Any, other: Any) -> bool:
    """Whether two snapshots are of the same epoch and have the same params; the loss may have been rounded."""
    (epoch, _, params), (other_epoch, _, other_params) = one, other
    try:
        return bool(epoch == other_epoch) and all(
            np.array_equal(a, b)
            for pair, other_pair in zip(params, other_params, strict=True)
            for a, b in zip(pair, other_pair, strict=True)
        )
    except (TypeError, ValueError):  # they are no params
        return False


@contextlib.contextmanager
def _empty_folder() -> Iterator[Path]:
    """A folder that is for a while the working directory, and holds an empty folder `here`."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name, contextlib.chdir(name):
        Path("here").mkdir()
        yield Path(name)
