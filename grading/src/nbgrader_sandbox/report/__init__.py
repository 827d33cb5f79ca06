"""The class report: the results of each submission and of the whole class, as one HTML page and as JSON."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ..files import write_json, write_text
from ..record import Record
from ..settings import CourseSettings
from .figures import exercises_figure, scores_figure
from .mistakes import mistakes
from .numbers import class_figures, summary

__all__ = ["summary", "write_report"]


def write_report(
    assignment: str,
    records: Mapping[str, Record],
    points: Mapping[str, float],
    *,
    sandboxed: bool,
    seconds: float,
    folder: Path,
    settings: CourseSettings,
    changes: Sequence[Mapping[str, Any]] = (),
) -> Path:
    """Write <folder>/<assignment>.html and .json, and return the path of the page.

    points: the most for each exercise; seconds: how long grading took; changes: of a regrading, as RunResult has them.
    """
    records = dict(sorted(records.items()))
    class_mistakes = mistakes(records, settings)
    figures = class_figures(records, points)
    content = summary(assignment, records, sandboxed, seconds)
    content |= {"class": figures | {"mistakes": class_mistakes}, "changes": list(changes)}
    write_json(folder / f"{assignment}.json", content)
    page = folder / f"{assignment}.html"
    write_text(
        page,
        _page(
            assignment=assignment,
            records=records,
            points=points,
            sandboxed=sandboxed,
            seconds=seconds,
            changes=changes,
            figures=figures,
            mistakes=class_mistakes,
            pictures=[
                scores_figure(records, sum(points.values()), settings.figure_style),
                exercises_figure(figures["exercises"], settings.figure_style),
            ],
        ),
    )
    return page


def _page(**content: Any) -> str:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["number"] = lambda value: f"{round(value, 2):g}"
    return environment.get_template("report.html.j2").render(content)
