"""How make_gif is judged: by the file it writes in an empty folder, and by what else it leaves."""

import contextlib
import tempfile
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from unittest import mock

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.animation import PillowWriter
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from PIL import Image

from ... import film, plots
from ...network import Array
from ..exercise import Answer, Exercise, Mistake, UnusableResult
from .pictures import plain

MATPLOTLIB, IN_ORDER = "Matplotlib's PillowWriter", "as in snapshots"
drawn: list[int] = []  # the epochs of the snapshots that went through draw_frame


def _draw_frame(ax: Axes, snapshot: film.Snapshot) -> None:
    """xorlib's, taking note of the call; an answer may also draw its frames by other means."""
    drawn.append(snapshot[0])
    film.draw_frame(ax, snapshot)


def make_gif(snapshots: list[film.Snapshot], path: str | Path, frame_ms: int = 200) -> dict[str, Any]:
    """The facts of a right film, by the part of the exercise that they count for."""
    return {
        "frames": {"number": len(snapshots), "writer": MATPLOTLIB, "order": IN_ORDER},
        "time": f"{frame_ms} ms",
        "loop": "for ever",
        "left": {"open": "no figure", "files": "only the film"},
    }


def facts(answer: Answer, snapshots: list[film.Snapshot], path: str | Path, *frame_ms: int) -> Any:
    """What kind of film an answer writes, and what else it leaves."""
    if answer is make_gif:
        return answer(snapshots, path, *frame_ms)
    drawn.clear()
    figures = set(plt.get_fignums())
    with _empty_folder() as folder, plain():
        target = folder / "here" / path
        with mock.patch.object(PillowWriter, "setup", autospec=True, side_effect=PillowWriter.setup) as setup:
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
        if not target.is_file():
            name = target.relative_to(folder).as_posix()
            if others:
                raise UnusableResult("make_gif.other-path", path=name, got=", ".join(others))
            raise UnusableResult("make_gif.no-file", path=name)
        pictures, times, loop = _read(target)
    single = "none: it is a single picture"
    return {
        "frames": {
            "number": len(pictures),
            "writer": MATPLOTLIB if setup.called else "something else",
            "order": _order(pictures, snapshots),
        },
        "time": " to ".join(f"{ms:g} ms" for ms in sorted({min(times), max(times)})) if times[1:] else single,
        "loop": {0: "for ever", None: "none: it plays once"}.get(loop, f"{loop} times") if times[1:] else single,
        "left": {
            "open": "figures" if set(plt.get_fignums()) - figures else "no figure",
            "files": f"{len(others)} other files" if others else "only the film",
        },
    }


def _order(pictures: list[Array], snapshots: list[film.Snapshot]) -> str:
    """Whether the frames fall and rise in brightness as their snapshots do."""
    darkness = [plots.probability_grid(params, n=5)[2].mean() for _, _, params in snapshots]
    expected, actual = np.argsort(darkness)[::-1], np.argsort([picture.mean() for picture in pictures])
    if not drawn or len(actual) != len(expected) or np.array_equal(actual, expected):
        return IN_ORDER  # as far as can be told: with colours of its own, a frame may be of any brightness
    return "the reverse" if np.array_equal(actual, expected[::-1]) else "another"


@contextlib.contextmanager
def _empty_folder() -> Iterator[Path]:
    """A folder that is for a while the working directory, and holds an empty folder `here`."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name, contextlib.chdir(name):
        Path("here").mkdir()
        yield Path(name)


def _read(path: Path) -> tuple[list[Array], list[float], int | None]:
    """The frames of a GIF in grey, the milliseconds that each lasts, and how often it loops: 0 is for ever."""
    try:
        with Image.open(path, formats=["GIF", "PNG", "JPEG", "WEBP", "TIFF"]) as gif:
            if gif.format != "GIF":
                raise UnusableResult("make_gif.other-format", got=gif.format)
            pictures, times = [], []
            for i in range(getattr(gif, "n_frames", 1)):
                gif.seek(i)
                pictures.append(np.asarray(gif.convert("L")))
                times.append(gif.info.get("duration", 0))
            return pictures, times, gif.info.get("loop")
    except OSError:
        raise UnusableResult("make_gif.no-picture") from None


class _Once(PillowWriter):
    def finish(self) -> None:
        first, *more = self._frames  # type: ignore[attr-defined]  # Matplotlib's stubs lack it
        first.save(self.outfile, save_all=True, append_images=more, duration=1000 / self.fps)


def _gif(
    order: Callable[..., Any] = lambda greys: greys,
    ms: Callable[..., Any] = lambda ms: ms,
    after: Callable[..., Any] = lambda *_: 0,
    writer: Any = PillowWriter,
) -> Any:
    """A make_gif of small grey frames, the first the darkest, as in the films that are judged."""

    def answer(snapshots: list[film.Snapshot], path: str | Path, frame_ms: int = 200) -> Any:
        drawn.append(0)
        figure, film_writer = Figure(figsize=(0.3, 0.3)), writer(fps=1000 / ms(frame_ms))
        film_writer.setup(figure, path)
        for grey in order(list(np.linspace(0.1, 0.9, len(snapshots)))):
            figure.set_facecolor(str(grey))
            film_writer.grab_frame()
        film_writer.finish()
        after(Path(path), len(snapshots))

    return answer


def _by_pillow(**options: Any) -> Any:
    """A make_gif that leaves Matplotlib's writer out."""

    def answer(snapshots: list[film.Snapshot], path: str | Path, frame_ms: int = 200) -> Any:
        frames = [Image.new("L", (8, 8), 30 * k) for k in range(len(snapshots))]
        frames[0].save(path, save_all=True, append_images=frames[1:], duration=frame_ms, **options)

    return answer


LABELS = {
    ("frames", "number"): "frames",
    ("frames", "writer"): "frames: written by",
    ("frames", "order"): "frames: order",
    ("left", "open"): "left open",
    ("left", "files"): "left behind",
}

MAKE_GIF = Exercise(
    reference=make_gif,
    worth={"frames": 2, "time": 1, "loop": 1, "left": 1},
    label=lambda path: LABELS.get(path, str(path[0])) if path else "the film",
    part_of=lambda path: path[0] if path else None,
    forbidden=[film.make_gif, make_gif],
    measure=facts,
    given={"draw_frame": _draw_frame},
    mistakes=[
        Mistake("make_gif.frame_ms-ignored", _gif(ms=lambda ms: 200)),
        Mistake("make_gif.fps-inverted", _gif(ms=lambda ms: 1000 / ms)),
        Mistake("make_gif.fps-in-milliseconds", _gif(ms=lambda ms: 1e6 / ms)),
        Mistake("make_gif.frame_ms-in-seconds", _gif(ms=lambda ms: 1000 * ms)),
        Mistake("make_gif.frame-twice", _gif(lambda greys: greys[:1] + greys)),
        Mistake("make_gif.frame-missing", _gif(lambda greys: greys[1:])),
        Mistake("make_gif.one-frame", _gif(lambda greys: greys[-1:])),
        Mistake("make_gif.order", _gif(lambda greys: greys[::-1])),
        Mistake("make_gif.grabbed-too-early", _gif(lambda greys: [1.0, *greys[:-1]])),
        Mistake("make_gif.plays-once", _gif(writer=_Once)),
        Mistake("make_gif.pillow-plays-once", _by_pillow()),
        Mistake("make_gif.pillow", _by_pillow(loop=0)),
        Mistake("make_gif.figure-open", _gif(after=lambda path, n: plt.figure())),
        Mistake(
            "make_gif.files-left", _gif(after=lambda path, n: [path.with_name(f"{k}.png").touch() for k in range(n)])
        ),
        Mistake("make_gif.nothing-written", lambda *arguments, **options: None),
    ],
)
