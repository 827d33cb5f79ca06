"""The report's pictures, in the course's style. Each is a data URL and an alternative text."""

import base64
import io
import math
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import matplotlib.style
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from ..record import Record

MAX_BARS = 20  # of the scores
# The results of an exercise. Colours and hatches differ in greyscale and for every kind of colour vision.
RESULTS = {
    "full": ("all points", "#004B78", ""),
    "partly": ("some", "#56B4E9", "///"),
    "none": ("none", "#F3C969", "xxx"),
    "waiting": ("waits for a person", "#FFFFFF", "..."),
}


def scores_figure(records: Mapping[str, Record], most: float, style: str) -> tuple[str, str]:
    """How many of the graded submissions have which score. most: the points of the assignment."""
    scores = [record.score for record in records.values() if record.score is not None]
    width = max(1, math.ceil(most / MAX_BARS))
    last = math.floor(most / width)
    counts = Counter(min(max(math.floor(score / width), 0), last) for score in scores)
    names = [
        f"{low * width}" if width == 1 else f"{low * width}-{min(low * width + width - 1, math.floor(most))}"
        for low in range(last + 1)
    ]
    heights = [counts[low] for low in range(last + 1)]
    with picture(style, height=3.8) as (figure, axes):
        bars = axes.bar(names, heights, color="#0072B2", edgecolor="black")
        axes.bar_label(bars, [str(count or "") for count in heights])
        axes.set(
            title=f"Scores of the graded submissions ({len(scores)})",
            xlabel=f"points of {most:g}",
            ylabel="submissions",
            ylim=(0, 1.15 * max(heights) or 1),
        )
        axes.tick_params("x", rotation=0 if width == 1 else 60)
        axes.locator_params("y", integer=True)
        bars_text = ", ".join(f"{names[low]} points: {counts[low]}" for low in sorted(counts))
        return data_url(figure), f"Bar chart of the scores, in submissions. {bars_text or 'None is graded'}."


def exercises_figure(exercises: Mapping[str, Mapping[str, Any]], style: str) -> tuple[str, str]:
    """How many submissions have all, some or no points of each exercise, as class_figures counts them."""
    rows, left = range(len(exercises)), [0] * len(exercises)
    means = {
        name: f"{'none' if each['mean'] is None else format(each['mean'], '.2g')} of {each['most']:g}"
        for name, each in exercises.items()
    }
    with picture(style, height=1.3 + 0.5 * len(exercises)) as (figure, axes):
        for result, (text, colour, hatch) in RESULTS.items():
            counts = [each[result] for each in exercises.values()]
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
        axes.locator_params("x", integer=True)
        figure.legend(loc="outside lower right", ncols=len(RESULTS), columnspacing=1, handlelength=1.5, fontsize=10)
        rows_text = []
        for name, each in exercises.items():
            counted = ", ".join(f"{text} {each[result]}" for result, (text, *_) in RESULTS.items() if each[result])
            rows_text.append(f"{name}, mean {means[name]}: {counted}.")
        return data_url(figure), f"Bar chart of the points by exercise, in submissions. {' '.join(rows_text)}"


def understanding_figure(exercises: Mapping[str, Mapping[str, Any]], style: str) -> tuple[str, str]:
    """Quartiles and mean of each exercise, as shares of its points, and its discrimination, from class_figures."""
    rows = range(len(exercises))
    with picture(style, height=1.5 + 0.5 * len(exercises), columns=2) as (figure, (left, right)):
        for row, each in zip(rows, exercises.values()):
            if each["share"] is not None:
                low, middle, high = (each[key] / each["most"] for key in ("lower_quartile", "median", "upper_quartile"))
                left.plot([low, high], [row, row], color="#56B4E9", linewidth=9, solid_capstyle="butt")
                left.plot(middle, row, "|", color="black", markersize=15, markeredgewidth=2)
                left.plot(each["share"], row, "D", color="#D55E00", markeredgecolor="black", markersize=6)
            found = each["discrimination"]
            if found["r"] is not None:
                right.plot([found["low"], found["high"]], [row, row], color="#0072B2", linewidth=2)
                right.plot(found["r"], row, "o", color="#0072B2", markeredgecolor="black", markersize=7)
            else:
                right.annotate("none", (0, row), ha="center", va="center", fontsize=9)
        left.set_yticks(rows, list(exercises))
        left.set(title="Share of the points", xlim=(-0.05, 1.05), xticks=(0, 0.5, 1), xticklabels=("0", "½", "1"))
        right.set_yticks(rows, [f"{each['discrimination']['students']}" for each in exercises.values()], fontsize=9)
        right.set(title="Discrimination", ylabel="students", xlim=(-1.05, 1.05), xticks=(-1, 0, 1))
        right.axvline(0, color="black", linewidth=1, linestyle=":")
        for axes in (left, right):
            axes.set_ylim(len(exercises) - 0.5, -0.5)
        keys = [
            Line2D([], [], color="#56B4E9", linewidth=9, label="middle half"),
            Line2D([], [], color="black", marker="|", markersize=12, linestyle="", markeredgewidth=2, label="median"),
            Line2D([], [], color="#D55E00", marker="D", markeredgecolor="black", linestyle="", label="mean"),
            Line2D([], [], color="#0072B2", marker="o", markeredgecolor="black", label="r and its 95% interval"),
        ]
        figure.legend(handles=keys, loc="outside lower right", ncols=4, columnspacing=1, handlelength=1.5, fontsize=9)
        said = " ".join(f"{name}: {_understood(each)}." for name, each in exercises.items())
        return data_url(figure), f"Two charts, a row for each exercise: share of the points, and discrimination. {said}"


def _understood(each: Mapping[str, Any]) -> str:
    if each["share"] is None:
        return "no points yet"
    low, middle, high = (format(each[key], ".3g") for key in ("lower_quartile", "median", "upper_quartile"))
    r, students = each["discrimination"]["r"], each["discrimination"]["students"]
    said = "discrimination none" if r is None else f"discrimination {r:.2f} from {students} students"
    return f"share {each['share']:.2f}, quartiles {low}, {middle} and {high} of {each['most']:g}, {said}"


@contextmanager
def picture(style: str, height: float, columns: int = 1) -> Iterator[tuple[Figure, Any]]:
    """A figure in this style, and its axes, beside each other if there are several; no window is opened. In inches."""
    with matplotlib.style.context(style):
        figure = Figure(figsize=(5.6, height), layout="constrained")
        yield figure, figure.subplots(1, columns)


def data_url(figure: Figure) -> str:
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", dpi=200, metadata={"Software": None})
    return "data:image/png;base64," + base64.b64encode(buffer.getvalue()).decode("ascii")
