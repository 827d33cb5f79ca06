"""The report's pictures, in the course's style, as (address of the data, alternative text)."""

import base64
import io
import math
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import matplotlib.style
from matplotlib.figure import Figure

from ..record import Record

BARS = 20  # at most, in the picture of the scores
# How an exercise went, with a colour and a hatch: told apart in greyscale and by every kind of colour vision.
OUTCOMES = {
    "full": ("all points", "#004B78", ""),
    "partly": ("some", "#56B4E9", "///"),
    "none": ("none", "#F3C969", "xxx"),
    "waiting": ("waits for a person", "#FFFFFF", "..."),
}


def scores_figure(records: Mapping[str, Record], most: float) -> tuple[str, str]:
    """How many of the graded submissions have which score. most: the points of the lesson."""
    scores = [record.score for record in records.values() if record.status == "graded"]
    width = max(1, math.ceil(most / BARS))
    last = math.floor(most / width)
    counts = Counter(min(max(math.floor(score / width), 0), last) for score in scores)
    names = [
        f"{low * width}" if width == 1 else f"{low * width}-{min(low * width + width - 1, math.floor(most))}"
        for low in range(last + 1)
    ]
    heights = [counts[low] for low in range(last + 1)]
    with _axes(height=3.8) as (figure, axes):
        bars = axes.bar(names, heights, color="#0072B2", edgecolor="black")
        axes.bar_label(bars, [str(count or "") for count in heights])
        axes.set(
            title=f"Scores of the graded submissions ({len(scores)})",
            xlabel=f"points of {most:g}",
            ylabel="submissions",
            ylim=(0, 1.15 * max(heights) or 1),
        )
        axes.tick_params("x", rotation=0 if width == 1 else 60)
        axes.yaxis.get_major_locator().set_params(integer=True)
        said = ", ".join(f"{names[low]} points: {counts[low]}" for low in sorted(counts))
        return _data(figure), f"Bar chart of the scores, in submissions. {said or 'None is graded'}."


def exercises_figure(exercises: Mapping[str, Mapping]) -> tuple[str, str]:
    """How many submissions have all, some or no points of each exercise, as class_figures counts them."""
    rows, left, said = range(len(exercises)), [0] * len(exercises), []
    means = {
        name: f"{'none' if each['mean'] is None else format(each['mean'], '.2g')} of {each['most']:g}"
        for name, each in exercises.items()
    }
    with _axes(height=1.3 + 0.5 * len(exercises)) as (figure, axes):
        for outcome, (text, colour, hatch) in OUTCOMES.items():
            counts = [each[outcome] for each in exercises.values()]
            bars = axes.barh(
                rows, counts, left=left, color=colour, hatch=hatch, edgecolor="black", label=text, linewidth=1
            )
            axes.bar_label(
                bars,
                [str(count or "") for count in counts],
                label_type="center",
                bbox={"facecolor": "white", "edgecolor": "none", "pad": 1},
            )
            left = [start + count for start, count in zip(left, counts, strict=True)]
        axes.set_yticks(rows, [f"{name}\n{mean}" for name, mean in means.items()])
        axes.set(title="Points by exercise, and their mean", xlabel="submissions", xlim=(0, max([*left, 1])))
        axes.invert_yaxis()
        axes.xaxis.get_major_locator().set_params(integer=True)
        figure.legend(loc="outside lower right", ncols=len(OUTCOMES), columnspacing=1, handlelength=1.5, fontsize=10)
        for name, each in exercises.items():
            counted = ", ".join(f"{text} {each[outcome]}" for outcome, (text, *_) in OUTCOMES.items() if each[outcome])
            said.append(f"{name}, mean {means[name]}: {counted}.")
        return _data(figure), f"Bar chart of the points by exercise, in submissions. {' '.join(said)}"


@contextmanager
def _axes(height: float) -> Iterator[tuple]:
    """A figure in the course's style, and its axes: drawn without a window. Height in inches."""
    with matplotlib.style.context("xorlib.course"):
        figure = Figure(figsize=(5.6, height))
        yield figure, figure.subplots()


def _data(figure) -> str:
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", dpi=200, metadata={"Software": None})
    return "data:image/png;base64," + base64.b64encode(buffer.getvalue()).decode("ascii")
