"""The results of a class in numbers."""

from collections.abc import Mapping
from dataclasses import asdict
from statistics import mean, median
from typing import Any

from ..record import Record


def summary(assignment: str, records: Mapping[str, Record], sandboxed: bool, seconds: float) -> dict[str, Any]:
    """The result of each submission, for programs."""
    return {
        "assignment": assignment,
        "sandboxed": sandboxed,
        "seconds": round(seconds, 3),
        "students": {student: asdict(record) for student, record in records.items()},
    }


def class_figures(records: Mapping[str, Record], points: Mapping[str, float]) -> dict[str, Any]:
    """Counts of submissions, with mean and median of the graded ones, for the whole assignment and by exercise.

    By exercise, `full`, `partly`, `none` and `waiting` count submissions. Those that wait for a person have no points
    yet, and are in neither mean nor median. points: the most for each exercise.
    """
    graded = [record for record in records.values() if record.status == "graded"]
    return {
        "submissions": len(records),
        "graded": len(graded),
        "failed": len(records) - len(graded),
        "flagged": sum(bool(record.flags) for record in graded),
        "waiting": sum(bool(record.to_mark) for record in graded),
        "most": sum(points.values()),
        **_average([record.score for record in graded if record.score is not None]),
        "exercises": {name: _exercise(name, most, graded) for name, most in points.items()},
    }


def _exercise(name: str, most: float, graded: list[Record]) -> dict[str, Any]:
    given = [record.exercises.get(name) or 0.0 for record in graded if name not in record.to_mark]
    full, none = sum(score >= most for score in given), sum(score <= 0 < most for score in given)
    return {
        "most": most,
        **_average(given),
        "full": full,
        "partly": len(given) - full - none,
        "none": none,
        "waiting": len(graded) - len(given),
    }


def _average(scores: list[float]) -> dict[str, float | None]:
    """Mean and median; None if there are no scores."""
    return {"mean": mean(scores), "median": median(scores)} if scores else {"mean": None, "median": None}
