"""The class report: the results of each submission and of the whole class, as one HTML page, as JSON and as CSV."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from ..files import write_json, write_text
from ..record import Record
from ..settings import CourseSettings
from .figures import exercises_figure, scores_figure, understanding_figure
from .mistakes import mistakes
from .numbers import class_figures, summary
from .page import page
from .tables import write_class_tables

__all__ = ["summary", "write_report"]

Links = Mapping[str, Sequence[tuple[str, str]]]  # of each student: the names of pages and their relative addresses


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
    feedback: Links | None = None,
) -> Path:
    """Write <folder>/<assignment>.html and .json, the tables in <folder>/<assignment>/, and return the page's path.

    points: the most for each exercise; seconds: how long grading took; changes: of a regrading, as RunResult has them;
    feedback: the pages of each student.
    """
    records = dict(sorted(records.items()))
    class_mistakes = mistakes(records, points, settings)
    figures = class_figures(records, points)
    content = summary(assignment, records, sandboxed, seconds)
    content |= {"class": figures | {"mistakes": class_mistakes}, "changes": list(changes)}
    write_json(folder / f"{assignment}.json", content)
    write_class_tables(folder / assignment, records, points, figures, class_mistakes)
    path = folder / f"{assignment}.html"
    html = page(
        "report.html.j2",
        assignment=assignment,
        records=records,
        points=points,
        sandboxed=sandboxed,
        seconds=seconds,
        changes=changes,
        figures=figures,
        mistakes=class_mistakes,
        feedback=feedback or {},
        pictures=[
            scores_figure(records, sum(points.values()), settings.figure_style),
            exercises_figure(figures["exercises"], settings.figure_style),
        ],
        understanding=understanding_figure(figures["exercises"], settings.figure_style) if figures["graded"] else None,
    )
    write_text(path, html)
    return path
