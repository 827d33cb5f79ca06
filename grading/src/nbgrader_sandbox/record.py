"""The result of one submission: from a worker, as saved in a file, and for the class report."""

import datetime
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from .files import read_json

EARLIER = "The gradebook and the feedback still hold an earlier grade."


@dataclass
class GradedSubmission:
    """A worker's result, as plain data."""

    student: str
    status: str  # "graded", or "failed": it could not be graded, and the last of flags says why and what to do
    notebooks: dict[str, bytes] = field(default_factory=dict)  # executed, by name without .ipynb
    files: dict[str, bytes] = field(default_factory=dict)  # the extra files
    scores: dict[str, dict[str, float | None]] = field(default_factory=dict)  # by notebook, grade_id; None: by hand
    unanswered: dict[str, list[str]] = field(default_factory=dict)  # solution cells not changed, by notebook
    # Digests of what marks given by hand are for, by notebook and grade_id: while they are the same, a mark stands.
    answers: dict[str, dict[str, str]] = field(default_factory=dict)
    messages: dict[str, str] = field(default_factory=dict)  # what the check said, by exercise that lost points
    repairs: list[str] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)
    news: list[str] = field(default_factory=list)  # what a marker may like to know of the code
    hidden: list[str] = field(default_factory=list)  # exercises that passed the visible tests, and not the hidden ones
    seconds: float = 0.0


@dataclass
class SavedResult:
    """The result that is saved in a JSON file for each student. It is written last: then all else is written."""

    status: str  # "graded" or "failed"
    messages: Mapping[str, str]
    repairs: list[str]
    flags: list[str]
    seconds: float
    submission: str = ""  # digest of the submitted files
    run: str = ""  # id of the run that graded it
    news: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)  # as in GradedSubmission
    basis: str = ""  # digest of the assignment and its checks

    @classmethod
    def read(cls, path: Path) -> "SavedResult | None":
        """The result in a file; None if there is none, or one of an earlier version."""
        try:
            return cls(**read_json(path))
        except TypeError:
            return None


@dataclass
class Marks:
    """The gradebook's marks for a submission."""

    handed_in: datetime.datetime | None = None  # in UTC, if it is known
    exercises: dict[str, float] = field(default_factory=dict)  # points; 0 for what is still to be marked by hand
    to_mark: list[str] = field(default_factory=list)  # the exercises still to be marked by hand
    late: float = 0.0  # seconds after the due date
    penalty: float = 0.0  # points, for being late

    @property
    def score(self) -> float:
        return max(0.0, sum(self.exercises.values()) - self.penalty)


@dataclass
class Record:
    """A submission in the class report: its saved result, and its marks as they are now."""

    status: str
    score: float | None  # with marks given by hand, extra credit and late penalty, as nbgrader counts; None: not graded
    max_score: float
    exercises: Mapping[str, float | None]
    to_mark: list[str]
    messages: Mapping[str, str]
    repairs: list[str]
    flags: list[str]
    news: list[str]
    seconds: float
    hidden: list[str] = field(default_factory=list)  # as in GradedSubmission
    late: float = 0.0  # seconds after the due date
    penalty: float = 0.0  # points, for being late
    ticked: list[str] = field(default_factory=list)  # flags and news that a person has ticked off


def record(saved: SavedResult, marks: Marks, points: Mapping[str, float], ticked: Collection[str] = ()) -> Record:
    """Join a saved result and marks.

    points: the maximum for each exercise, in order; ticked: the flags and news that a person has ticked off.
    """
    flags = [flag for flag in saved.flags if flag not in ticked]
    graded = saved.status == "graded"
    if not graded:
        if marks.exercises:
            flags = [*flags[:-1], f"{flags[-1]} {EARLIER}"]
        marks = Marks()
    return Record(
        status=saved.status,
        score=marks.score if graded else None,
        max_score=sum(points.values()),
        exercises={exercise: marks.exercises.get(exercise, 0.0) if graded else None for exercise in points},
        to_mark=[exercise for exercise in points if exercise in marks.to_mark],
        messages=saved.messages,
        repairs=saved.repairs,
        flags=flags,
        news=[sentence for sentence in saved.news if sentence not in ticked],
        seconds=saved.seconds,
        hidden=saved.hidden,
        late=marks.late,
        penalty=marks.penalty,
        ticked=[sentence for sentence in (*saved.flags, *saved.news) if sentence in ticked],
    )
