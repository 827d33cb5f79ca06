"""The report's tables as CSV files, for a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from ..files import write_text
from ..record import Record

FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet runs a text that begins so


def write_table(path: Path, header: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Write a CSV file. None is an empty field; no text is one that a spreadsheet would run as a formula."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerows([_plain(value) for value in row] for row in (header, *rows))
    write_text(path, text.getvalue())


def _plain(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, 4)
    if isinstance(value, str):
        return ("'" if value.startswith(FORMULA) else "") + value.replace("\r", " ")  # csv would not quote it
    return value


def write_class_tables(
    folder: Path,
    records: Mapping[str, Record],
    points: Mapping[str, float],
    figures: Mapping[str, Any],
    mistakes: Sequence[Mapping[str, Any]],
) -> None:
    """Write students.csv, exercises.csv and mistakes.csv. What has no grade or no mark yet is empty, not 0."""
    write_table(
        folder / "students.csv",
        ["student", "status", "score", "max_score", "late_hours", "late_penalty", *points],
        (
            [
                *(student, record.status, record.score if graded else None, record.max_score),
                *(record.late / 3600, record.penalty),
                *(None if name in record.to_mark or not graded else record.exercises.get(name) for name in points),
            ]
            for student, record in records.items()
            for graded in [record.status == "graded"]
        ),
    )
    columns = ["most", "share", "mean", "lower_quartile", "median", "upper_quartile", "lost"]
    counts = ["full", "partly", "none", "waiting", "hidden"]
    write_table(
        folder / "exercises.csv",
        ["exercise", *columns, "discrimination", "low", "high", "students", *counts],
        (
            [name, *(each[key] for key in columns)]
            + [each["discrimination"][key] for key in ("r", "low", "high", "students")]
            + [each[key] for key in counts]
            for name, each in figures["exercises"].items()
        ),
    )
    write_table(
        folder / "mistakes.csv",
        ["id", "mistake", "students", "points_lost", "exercises"],
        (
            [each["id"], each["mistake"], each["students"], each["lost"], " ".join(each["exercises"])]
            for each in mistakes
        ),
    )
