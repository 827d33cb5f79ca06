"""The results of a class in numbers."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from statistics import StatisticsError, correlation, mean, median, quantiles
from typing import Any

from ..record import Record

ENOUGH = 4  # students, for a correlation with an interval


def summary(assignment: str, records: Mapping[str, Record], sandboxed: bool, seconds: float) -> dict[str, Any]:
    """The result of each submission, for programs."""
    return {
        "assignment": assignment,
        "sandboxed": sandboxed,
        "seconds": round(seconds, 3),
        "students": {student: asdict(record) for student, record in records.items()},
    }


def class_figures(records: Mapping[str, Record], points: Mapping[str, float]) -> dict[str, Any]:
    """Counts of submissions, with mean, median and quartiles of the graded ones, for the assignment and by exercise.

    By exercise, `full`, `partly`, `none`, `waiting` and `hidden` count submissions: those with all, some or no points,
    those that wait for a person, and those that passed the visible tests but not the hidden ones. What waits has no
    points yet, and is in no mean, median, quartile and correlation. `share` is the mean as a share of the points: the
    difficulty. `discrimination` is as _discrimination returns it. points: the most for each exercise.
    """
    graded = [record for record in records.values() if record.status == "graded"]
    return {
        "submissions": len(records),
        "graded": len(graded),
        "failed": len(records) - len(graded),
        "flagged": sum(bool(record.flags) for record in graded),
        "waiting": sum(bool(record.to_mark) for record in graded),
        "late": sum(record.late > 0 for record in graded),
        "most": sum(points.values()),
        **_average([record.score for record in graded if record.score is not None]),
        "exercises": {name: _exercise(name, points, graded) for name in points},
    }


def share(record: Record, points: Mapping[str, float]) -> float | None:
    """The share of the points that a submission has, of what does not wait for a person; None if all waits."""
    marked = [name for name in points if name not in record.to_mark]
    most = sum(points[name] for name in marked)
    return sum(record.exercises.get(name) or 0.0 for name in marked) / most if most else None


def _exercise(name: str, points: Mapping[str, float], graded: Sequence[Record]) -> dict[str, Any]:
    most = points[name]
    marked = [record for record in graded if name not in record.to_mark]
    given = [record.exercises.get(name) or 0.0 for record in marked]
    full, none = sum(score >= most for score in given), sum(score <= 0 < most for score in given)
    return {
        "most": most,
        **_average(given),
        "share": mean(given) / most if given and most else None,
        "discrimination": _discrimination(name, points, graded),
        "lost": sum(max(0.0, most - score) for score in given),
        "full": full,
        "partly": len(given) - full - none,
        "none": none,
        "waiting": len(graded) - len(given),
        "hidden": sum(name in record.hidden for record in graded),
    }


def _discrimination(name: str, points: Mapping[str, float], graded: Sequence[Record]) -> dict[str, Any]:
    """The correlation r of an exercise's points with those of all other exercises, and the students behind it.

    `low` and `high`: its 95% confidence interval, by Fisher's transformation. All are None for fewer than ENOUGH
    students, and where one side is the same for all. An exercise that waits for a person in any submission is left out
    of the others, so that the same ones are added up for everybody.
    """
    rest = [
        other
        for other, most in points.items()
        if other != name and most and not any(other in record.to_mark for record in graded)
    ]
    marked = [record for record in graded if name not in record.to_mark]
    nothing = {"r": None, "students": len(marked), "low": None, "high": None}
    if len(marked) < ENOUGH or not rest:
        return nothing
    own = [record.exercises.get(name) or 0.0 for record in marked]
    others = [sum(record.exercises.get(other) or 0.0 for other in rest) for record in marked]
    try:
        r = max(-1.0, min(1.0, correlation(own, others)))
    except StatisticsError:  # one of them is constant
        return nothing
    inside = math.copysign(min(abs(r), 1 - 1e-12), r)
    low, high = (math.tanh(math.atanh(inside) + side * 1.96 / math.sqrt(len(marked) - 3)) for side in (-1, 1))
    return nothing | {"r": round(r, 4), "low": round(low, 4), "high": round(high, 4)}


def _average(scores: Sequence[float]) -> dict[str, float | None]:
    """Mean, median and quartiles; None if there are no scores."""
    if not scores:
        return {"mean": None, "median": None, "lower_quartile": None, "upper_quartile": None}
    low, _, high = quantiles(scores, n=4, method="inclusive") if len(scores) > 1 else [scores[0]] * 3
    return {"mean": mean(scores), "median": median(scores), "lower_quartile": low, "upper_quartile": high}
