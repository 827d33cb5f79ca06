"""The pictures of the course's page."""

from collections.abc import Sequence
from statistics import mean, quantiles

from .figures import data_url, picture
from .lesson import Lesson

HANDED_IN = {
    "on time": ("#004B78", ""),
    "late": ("#56B4E9", "///"),
    "not graded": ("#F3C969", "xxx"),
    "not handed in": ("#FFFFFF", "..."),
}


def shares_figure(lessons: Sequence[Lesson], style: str) -> tuple[str, str]:
    """The share of the points in each assignment: the class's mean, median and middle half."""
    said = []
    with picture(style, height=4.2) as (figure, axes):
        means = []
        for place, lesson in enumerate(lessons):
            shares = sorted(value for student in lesson.records if (value := lesson.share(student)) is not None)
            if not shares:
                said.append(f"{lesson.name}: no points yet.")
                continue
            low, middle, high = quantiles(shares, n=4, method="inclusive") if len(shares) > 1 else shares * 3
            axes.plot([place, place], [low, high], color="#56B4E9", linewidth=14, solid_capstyle="butt")
            axes.plot(place, middle, "_", color="black", markersize=22, markeredgewidth=2)
            means.append((place, mean(shares)))
            said.append(
                f"{lesson.name}: mean {mean(shares):.0%}, quartiles {low:.0%}, {middle:.0%} and {high:.0%}, "
                f"{len(shares)} students."
            )
        axes.plot(*zip(*means or [(0, 0)]), "D-", color="#D55E00", markeredgecolor="black", label="mean")
        axes.plot([], [], "_", color="black", markersize=14, markeredgewidth=2, label="median")
        axes.plot([], [], color="#56B4E9", linewidth=9, label="middle half of the class")
        axes.set_xticks(range(len(lessons)), [lesson.name for lesson in lessons], rotation=30, ha="right")
        axes.set(title="Share of the points, by assignment", ylim=(-0.03, 1.03), xlim=(-0.5, len(lessons) - 0.5))
        axes.set_yticks([0, 0.25, 0.5, 0.75, 1], ["0%", "25%", "50%", "75%", "100%"])
        figure.legend(loc="outside lower right", ncols=3, fontsize=10)
        return data_url(figure), f"Chart of the share of the points in each assignment. {' '.join(said)}"


def handed_in_figure(lessons: Sequence[Lesson], students: Sequence[str], style: str) -> tuple[str, str]:
    """How many of these students handed in each assignment on time, late, or not."""
    counts = {name: [0] * len(lessons) for name in HANDED_IN}
    for place, lesson in enumerate(lessons):
        for student in students:
            record = lesson.records.get(student)
            if student not in lesson.handed_in:
                state = "not handed in"
            elif record is None or record.status != "graded":
                state = "not graded"
            else:
                state = "late" if record.late > 0 else "on time"
            counts[state][place] += 1
    with picture(style, height=1.5 + 0.45 * len(lessons)) as (figure, axes):
        left = [0] * len(lessons)
        for name, (colour, hatch) in HANDED_IN.items():
            bars = axes.barh(
                range(len(lessons)), counts[name], left=left, color=colour, hatch=hatch, edgecolor="black", label=name
            )
            axes.bar_label(
                bars,
                [str(count or "") for count in counts[name]],
                label_type="center",
                bbox={"facecolor": "white", "edgecolor": "none", "pad": 1},
            )
            left = [start + count for start, count in zip(left, counts[name])]
        axes.set_yticks(range(len(lessons)), [lesson.name for lesson in lessons])
        axes.set(title="Handed in", xlabel="students", xlim=(0, max([*left, 1])))
        axes.invert_yaxis()
        axes.locator_params("x", integer=True)
        figure.legend(loc="outside lower right", ncols=4, columnspacing=1, handlelength=1.5, fontsize=9)
        said = " ".join(
            f"{lesson.name}: {', '.join(f'{name} {counts[name][place]}' for name in HANDED_IN if counts[name][place])}."
            for place, lesson in enumerate(lessons)
        )
        return data_url(figure), f"Bar chart of how many students handed in each assignment. {said}"
