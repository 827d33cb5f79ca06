"""How make_gif is judged: by the file it writes in an empty folder, and by what else it leaves."""

import contextlib
import tempfile
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from unittest import mock

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.animation import PillowWriter
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from PIL import Image

from ... import film, plots
from ..exercise import Exercise, Mistake, Unusable
from .pictures import plain

MATPLOTLIB, IN_ORDER = "Matplotlib's PillowWriter", "as in snapshots"
OWN_NAME = "\nIt writes to a name of its own; the film goes to `path`."
drawn = []  # the epochs of the snapshots that went through draw_frame


def _draw_frame(ax: Axes, snapshot: film.Snapshot) -> None:
    """xorlib's, taking note of the call; an answer may also draw its frames by other means."""
    drawn.append(snapshot[0])
    film.draw_frame(ax, snapshot)


def make_gif(snapshots: list[film.Snapshot], path: str | Path, frame_ms: int = 200) -> dict:
    """The facts of a right film."""
    return {
        "frames": len(snapshots),
        "frames: written by": MATPLOTLIB,
        "frames: order": IN_ORDER,
        "time": f"{frame_ms} ms",
        "loop": "for ever",
        "left open": "no figure",
        "left behind": "only the film",
    }


def facts(answer: Callable, snapshots: list[film.Snapshot], path: str | Path, *frame_ms: int) -> dict:
    """Of what kind the film is that an answer writes, and what is left beside it."""
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
                    raise error.__context__  # without a frame it fails, and hides what went wrong before
                raise
        others = sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p not in (target, target.parent))
        if not target.is_file():
            raise Unusable(
                f"expected  a file at the path that was given, {target.relative_to(folder).as_posix()}\n"
                f"came      {', '.join(others) or 'no file'}" + (OWN_NAME if others else "")
            )
        pictures, times, loop = _read(target)
    single = "none: it is a single picture"
    return {
        "frames": len(pictures),
        "frames: written by": MATPLOTLIB if setup.called else "something else",
        "frames: order": _order(pictures, snapshots),
        "time": " to ".join(f"{ms:g} ms" for ms in sorted({min(times), max(times)})) if times[1:] else single,
        "loop": {0: "for ever", None: "none: it plays once"}.get(loop, f"{loop} times") if times[1:] else single,
        "left open": "figures" if set(plt.get_fignums()) - figures else "no figure",
        "left behind": f"{len(others)} other files" if others else "only the film",
    }


def _order(pictures: list[np.ndarray], snapshots: list[film.Snapshot]) -> str:
    """Whether the frames fall and rise in brightness as their snapshots do."""
    darkness = [plots.probability_grid(params, n=5)[2].mean() for _, _, params in snapshots]
    wanted, came = np.argsort(darkness)[::-1], np.argsort([picture.mean() for picture in pictures])
    if not drawn or len(came) != len(wanted) or np.array_equal(came, wanted):
        return IN_ORDER  # as far as can be told: with colours of its own, a frame may be of any brightness
    return "the reverse" if np.array_equal(came, wanted[::-1]) else "another"


@contextlib.contextmanager
def _empty_folder() -> Iterator[Path]:
    """A folder that is for a while the working directory, and holds an empty folder `here`."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name, contextlib.chdir(name):
        Path("here").mkdir()
        yield Path(name)


def _read(path: Path) -> tuple[list[np.ndarray], list[float], int | None]:
    """The frames of a GIF in grey, the milliseconds that each lasts, and how often it loops: 0 is for ever."""
    try:
        with Image.open(path, formats=["GIF", "PNG", "JPEG", "WEBP", "TIFF"]) as gif:
            if gif.format != "GIF":
                raise Unusable(f"expected  a GIF\ncame      a file in the format {gif.format}")
            pictures, times = [], []
            for i in range(gif.n_frames):
                gif.seek(i)
                pictures.append(np.asarray(gif.convert("L")))
                times.append(gif.info.get("duration", 0))
            return pictures, times, gif.info.get("loop")
    except OSError:
        raise Unusable("expected  a GIF\ncame      a file that is no picture") from None


class _Once(PillowWriter):
    def finish(self):
        self._frames[0].save(self.outfile, save_all=True, append_images=self._frames[1:], duration=1000 / self.fps)


def _gif(order=lambda greys: greys, ms=lambda ms: ms, after=lambda *_: 0, writer=PillowWriter):
    """A make_gif of small grey frames, the first the darkest, as in the films that are judged."""

    def answer(snapshots, path, frame_ms=200):
        drawn.append(0)
        figure, film_writer = Figure(figsize=(0.3, 0.3)), writer(fps=1000 / ms(frame_ms))
        film_writer.setup(figure, path)
        for grey in order(list(np.linspace(0.1, 0.9, len(snapshots)))):
            figure.set_facecolor(str(grey))
            film_writer.grab_frame()
        film_writer.finish()
        after(Path(path), len(snapshots))

    return answer


def _by_pillow(**options):
    """A make_gif that leaves Matplotlib's writer out."""

    def answer(snapshots, path, frame_ms=200):
        frames = [Image.new("L", (8, 8), 30 * k) for k in range(len(snapshots))]
        frames[0].save(path, save_all=True, append_images=frames[1:], duration=frame_ms, **options)

    return answer


WRITER = "The frames did not go through Matplotlib's animation writer: PillowWriter, or FuncAnimation's save with it."

MAKE_GIF = Exercise(
    reference=make_gif,
    label=lambda path: path[0] if path else "the film",
    gives_away=[film.make_gif, make_gif],
    measure=facts,
    parts={"frames": 2, "time": 1, "loop": 1, "left": 1},
    given={"draw_frame": _draw_frame},
    mistakes=[
        Mistake(_gif(ms=lambda ms: 200), "frame_ms is not used: every film has 200 ms a frame."),
        Mistake(_gif(ms=lambda ms: 1000 / ms), "fps is frames a second; frame_ms is milliseconds a frame."),
        Mistake(_gif(ms=lambda ms: 1e6 / ms), "fps is frames a second: 1000 / frame_ms."),
        Mistake(_gif(ms=lambda ms: 1000 * ms), "frame_ms is in milliseconds; 1 / frame_ms takes it for seconds."),
        Mistake(_gif(lambda greys: greys[:1] + greys), "A frame was grabbed twice, so it lasts twice as long."),
        Mistake(
            _gif(lambda greys: greys[1:]),
            "One frame is missing: there is one for each snapshot, the first and the last included.",
        ),
        Mistake(
            _gif(lambda greys: greys[-1:]),
            "That is a single picture: draw and grab a frame for each snapshot. Equal frames are merged.",
        ),
        Mistake(_gif(lambda greys: greys[::-1]), "The frames are not in the order of the snapshots."),
        Mistake(
            _gif(lambda greys: [1.0] + greys[:-1]),
            "Each frame was grabbed before it was drawn: the film begins with an empty one, and lacks the last.",
        ),
        Mistake(_gif(writer=_Once), "The film plays once: PillowWriter's own `finish` asks for a loop."),
        Mistake(_by_pillow(), WRITER + " Pillow's own save plays once, unless told."),
        Mistake(_by_pillow(loop=0), WRITER),
        Mistake(_gif(after=lambda path, n: plt.figure()), "A figure is still open: close it with plt.close(fig)."),
        Mistake(
            _gif(after=lambda path, n: [path.with_name(f"{k}.png").touch() for k in range(n)]),
            "A file a frame was left beside the film: the writer needs none.",
        ),
        Mistake(lambda *arguments, **options: None, "No film was written: does your code save it?"),
    ],
)
