"""What comes of one submission: from a worker, and as it is kept."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from .files import read_json

EARLIER = "The gradebook and the feedback still hold an earlier grade."


@dataclass
class GradedSubmission:
    """What a worker makes of one submission. Plain data."""

    student: str
    status: str  # "graded", or "failed": it could not be, and the last of flags says why and what to do
    notebooks: dict[str, bytes] = field(default_factory=dict)  # executed, by name without .ipynb
    files: dict[str, bytes] = field(default_factory=dict)  # beside them
    scores: dict[str, dict[str, float | None]] = field(default_factory=dict)  # by notebook and grade_id; None: a person
    unanswered: dict[str, list[str]] = field(default_factory=dict)  # solution cells left as they were, by notebook
    messages: dict[str, str] = field(default_factory=dict)  # what the check said, by exercise that lost points
    repairs: list[str] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)
    seconds: float = 0.0


@dataclass
class SavedResult:
    """What is kept of a submission beside the gradebook: a file of JSON a student. Written last, it says "done"."""

    status: str  # "graded" or "failed"
    messages: Mapping[str, str]
    repairs: list[str]
    flags: list[str]
    seconds: float
    submission: str = ""  # digest of the submitted files
    run: str = ""  # which run graded it

    @classmethod
    def read(cls, path: Path) -> "SavedResult | None":
        """What the file holds; None without one, and for one that an earlier version wrote."""
        try:
            return cls(**read_json(path))
        except TypeError:
            return None


@dataclass
class Marks:
    """What the gradebook says of a submission."""

    exercises: dict[str, float] = field(default_factory=dict)  # points; 0 for what a person has still to mark
    to_mark: list[str] = field(default_factory=list)  # the exercises that wait for a person
    penalty: float = 0.0  # for being late


@dataclass
class Record:
    """A submission in the report of a class: what is kept of it, and its marks as they stand."""

    status: str
    score: float  # with marks given by hand, extra credit and late penalty, as nbgrader counts
    max_score: float
    exercises: Mapping[str, float]
    to_mark: list[str]
    messages: Mapping[str, str]
    repairs: list[str]
    flags: list[str]
    seconds: float


def record(kept: SavedResult, marks: Marks, points: Mapping[str, float]) -> Record:
    """Put together what is known of a submission. points: the most for each exercise, in order."""
    flags = kept.flags
    if kept.status == "failed":
        if marks.exercises:
            flags = [*flags[:-1], f"{flags[-1]} {EARLIER}"]
        marks = Marks()
    return Record(
        status=kept.status,
        score=max(0.0, sum(marks.exercises.values()) - marks.penalty),
        max_score=sum(points.values()),
        exercises={exercise: marks.exercises.get(exercise, 0.0) for exercise in points},
        to_mark=[exercise for exercise in points if exercise in marks.to_mark],
        messages=kept.messages,
        repairs=kept.repairs,
        flags=flags,
        seconds=kept.seconds,
    )
