"""The report of a class: what came of each submission, and of the class as a whole, as one page of HTML and as JSON."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ..files import write_json, write_text
from ..record import Record
from .figures import exercises_figure, scores_figure
from .mistakes import mistakes
from .numbers import class_figures, summary

__all__ = ["summary", "write_report"]


def write_report(
    lesson: str,
    records: Mapping[str, Record],
    points: Mapping[str, float],
    *,
    isolated: bool,
    seconds: float,
    folder: Path,
    changes: Sequence[dict] = (),
) -> Path:
    """Write <folder>/<lesson>.html and .json, and return the path of the page.

    points: the most for each exercise; seconds: how long grading took; changes: of a regrading, as Outcome has them.
    """
    records = dict(sorted(records.items()))
    known = mistakes(records)
    figures = class_figures(records, points)
    content = summary(lesson, records, isolated, seconds)
    content |= {"class": figures | {"mistakes": known}, "changes": list(changes)}
    write_json(folder / f"{lesson}.json", content)
    page = folder / f"{lesson}.html"
    write_text(
        page,
        _page(
            lesson=lesson,
            records=records,
            points=points,
            isolated=isolated,
            seconds=seconds,
            changes=changes,
            figures=figures,
            mistakes=known,
            pictures=[scores_figure(records, sum(points.values())), exercises_figure(figures["exercises"])],
        ),
    )
    return page


def _page(**content) -> str:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["number"] = lambda value: f"{round(value, 2):g}"
    return environment.get_template("report.html.j2").render(content)
