"""How make_gif is judged: by the file it writes in an empty folder, and by what else it leaves."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.animation import PillowWriter
from matplotlib.figure import Figure
from PIL import Image

from ... import film
from ...film import Snapshot
from ...network import Array
from ..exercise import Exercise, Mistake, UnusableResult
from ..observe import films
from ..observe.films import colour

MATPLOTLIB, IN_ORDER = "Matplotlib's PillowWriter", "as in snapshots"
REVERSE, LATE, ANOTHER = "the reverse", "an empty frame first, the last one missing", "another"
BY_OTHERS, WIPED = "none is drawn by draw_frame", "what draw_frame has drawn is gone"


def make_gif(snapshots: list[Snapshot], path: str | Path, frame_ms: int = 200) -> dict[str, Any]:
    """The facts of a right film, by the part of the exercise that they count for."""
    return {
        "frames": {"number": len(snapshots), "writer": MATPLOTLIB, "order": IN_ORDER},
        "time": f"{frame_ms} ms",
        "loop": "for ever",
        "left": {"open": "no figure", "files": "only the film"},
    }


def measured(facts: dict[str, Any], snapshots: list[Snapshot], path: str | Path, *frame_ms: int) -> Any:
    """What kind of film an answer has written, and what else it has left."""
    others = facts["others"]
    if facts["film"] is None and others:
        raise UnusableResult("make_gif.other-path", path=facts["path"], got=", ".join(others))
    if facts["film"] is None:
        raise UnusableResult("make_gif.no-file", path=facts["path"])
    pictures, times, loop = _read(facts["film"])
    single = "none: it is a single picture"
    return {
        "frames": {
            "number": len(pictures),
            "writer": MATPLOTLIB if facts["writer"] else "something else",
            "order": _order(pictures, len(snapshots), facts),
        },
        "time": " to ".join(f"{ms:g} ms" for ms in sorted({min(times), max(times)})) if times[1:] else single,
        "loop": {0: "for ever", None: "none: it plays once"}.get(loop, f"{loop} times") if times[1:] else single,
        "left": {
            "open": "figures" if facts["open"] else "no figure",
            "files": f"{len(others)} other files" if others else "only the film",
        },
    }


def _order(pictures: list[Array], count: int, facts: dict[str, Any]) -> str:
    """Whether the frames show what draw_frame has drawn of the snapshots, in their order.

    Told by what stood in the figure when a frame was grabbed or, where that came from elsewhere, by the colours.
    """
    if not facts["drawn"]:
        return BY_OTHERS
    if len(pictures) != count:
        return IN_ORDER  # as far as can be told
    shown: list[int | None] = facts["grabbed"]
    if set(shown) <= {None}:
        shown = [_by_colour(picture, count) for picture in pictures]
    if set(shown) <= {None}:
        return WIPED
    order = tuple(k for k, before in zip(shown, [-1, *shown]) if k != before)  # equal frames are merged
    known = {
        tuple(range(count)): IN_ORDER,
        tuple(reversed(range(count))): REVERSE,
        (None, *range(count - 1)): LATE,
    }
    return known.get(order, ANOTHER)


def _by_colour(picture: Array, count: int) -> int | None:
    """The snapshot whose colour covers most of the picture."""
    areas = [np.mean(np.all(np.abs(picture - 255 * np.array(colour(k, count))) < 25, axis=2)) for k in range(count)]
    return int(np.argmax(areas)) if max(areas) > 0.005 else None


def _read(film: bytes) -> tuple[list[Array], list[float], int | None]:
    """The frames of a GIF, the milliseconds that each lasts, and how often it loops: 0 is for ever."""
    try:
        with Image.open(io.BytesIO(film), formats=["GIF", "PNG", "JPEG", "WEBP", "TIFF"]) as gif:
            if gif.format != "GIF":
                raise UnusableResult("make_gif.other-format", got=gif.format)
            pictures, times = [], []
            for i in range(getattr(gif, "n_frames", 1)):
                gif.seek(i)
                pictures.append(np.asarray(gif.convert("RGB"), dtype=np.int16))
                times.append(gif.info.get("duration", 0))
            return pictures, times, gif.info.get("loop")
    except OSError:
        raise UnusableResult("make_gif.no-picture") from None


@dataclass(frozen=True)
class _Shown:
    """Stands for a make_gif whose frames show something else."""

    order: str

    def __call__(self, snapshots: list[Snapshot], path: str | Path, frame_ms: int = 200) -> dict[str, Any]:
        facts = make_gif(snapshots, path, frame_ms)
        return {**facts, "frames": {**facts["frames"], "order": self.order}}


@dataclass(frozen=True)
class _Written:
    """Stands for a make_gif that writes what this one writes, with frames that draw_frame has drawn."""

    answer: Callable[..., Any]

    def __call__(self, snapshots: list[Snapshot], path: str | Path, *frame_ms: int) -> dict[str, Any]:
        facts = films.film(self.answer, {}, snapshots, path, *frame_ms)
        facts.update(drawn=list(range(len(snapshots))), grabbed=[])  # which one a frame shows is told by its colour
        found: dict[str, Any] = measured(facts, snapshots, path, *frame_ms)
        return found


def _looping(**options: int) -> type[PillowWriter]:
    """A PillowWriter that saves with these options in the place of loop=0."""

    class Writer(PillowWriter):
        def finish(self) -> None:
            first, *more = self._frames  # type: ignore[attr-defined]  # Matplotlib's stubs lack it
            first.save(self.outfile, save_all=True, append_images=more, duration=1000 / self.fps, **options)

    return Writer


def _gif(
    order: Callable[..., Any] = lambda frames: frames,
    ms: Callable[..., Any] = lambda ms: ms,
    after: Callable[..., Any] = lambda *_: 0,
    writer: Any = PillowWriter,
) -> Any:
    """A make_gif of small frames in the colours of their marks."""

    def answer(snapshots: list[Snapshot], path: str | Path, frame_ms: int = 200) -> Any:
        figure, film_writer = Figure(figsize=(0.3, 0.3)), writer(fps=1000 / ms(frame_ms))
        film_writer.setup(figure, path)
        for k in order(list(range(len(snapshots)))):
            figure.set_facecolor(colour(k, len(snapshots)))
            film_writer.grab_frame()
        film_writer.finish()
        after(Path(path), len(snapshots))

    return _Written(answer)


def _by_pillow(count: int | None = None, **options: Any) -> Any:
    """A make_gif that leaves Matplotlib's writer out."""

    def answer(snapshots: list[Snapshot], path: str | Path, frame_ms: int = 200) -> Any:
        tints = [colour(k, len(snapshots)) for k in range(len(snapshots))][:count]
        frames = [Image.fromarray(np.full((8, 8, 3), 255 * np.array(tint), np.uint8)) for tint in tints]
        frames[0].save(path, save_all=True, append_images=frames[1:], duration=frame_ms, **options)

    return _Written(answer)


LABELS = {
    ("frames", "number"): "frames",
    ("frames", "writer"): "frames: written by",
    ("frames", "order"): "frames: order",
    ("left", "open"): "left open",
    ("left", "files"): "left behind",
}

MAKE_GIF = Exercise(
    reference=make_gif,
    worth={"frames": 1.5, "time": 0.5, "loop": 0.5, "left": 0.5},
    label=lambda path: LABELS.get(path, str(path[0])) if path else "the film",
    part_of=lambda path: path[0] if path else None,
    forbidden=[film.make_gif, make_gif],
    observe="film",
    twice=False,
    measure=measured,
    known=lambda answer: answer is make_gif or type(answer) in (_Shown, _Written),
    mistakes=[
        Mistake("make_gif.frame_ms-ignored", _gif(ms=lambda ms: 200)),
        Mistake("make_gif.fps-inverted", _gif(ms=lambda ms: 1000 / ms)),
        Mistake("make_gif.fps-in-milliseconds", _gif(ms=lambda ms: 1e6 / ms)),
        Mistake("make_gif.frame_ms-in-seconds", _gif(ms=lambda ms: 1000 * ms)),
        Mistake("make_gif.frame-twice", _gif(lambda frames: frames[:1] + frames)),
        *[
            Mistake("make_gif.frames-of-unequal-length", _gif(lambda frames, k=k: frames + frames[-1:] * k))
            for k in (2, 3, 4, 5, 9, 10)
        ],
        *[Mistake("make_gif.loops-counted", _gif(writer=_looping(loop=loop))) for loop in (1, 2, 3, 5, 10)],
        Mistake("make_gif.frame-missing", _gif(lambda frames: frames[1:])),
        Mistake("make_gif.one-frame", _gif(lambda frames: frames[-1:])),
        Mistake(
            "make_gif.one-frame",
            _gif(lambda frames: frames[-1:], after=lambda path, n: plt.figure()),
            "make_gif.figure-open",
        ),
        Mistake("make_gif.one-frame", _by_pillow(count=1), "make_gif.pillow"),
        *[Mistake("make_gif.order", _Shown(order)) for order in (REVERSE, ANOTHER)],
        Mistake("make_gif.grabbed-too-early", _Shown(LATE)),
        Mistake("make_gif.not-drawn", _Shown(BY_OTHERS)),
        Mistake("make_gif.wiped", _Shown(WIPED)),
        Mistake("make_gif.plays-once", _gif(writer=_looping())),
        Mistake("make_gif.pillow-plays-once", _by_pillow()),
        Mistake("make_gif.pillow", _by_pillow(loop=0)),
        Mistake("make_gif.figure-open", _gif(after=lambda path, n: plt.figure())),
        Mistake(
            "make_gif.files-left", _gif(after=lambda path, n: [path.with_name(f"{k}.png").touch() for k in range(n)])
        ),
        Mistake("make_gif.nothing-written", lambda *arguments, **options: None),
    ],
)
