"""An assignment as the page across all assignments sees it."""

from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from statistics import mean

from ..record import Record
from .numbers import share

COUNTS_FROM = 0.25  # of the class: when so many have handed in an assignment, it counts for everybody


@dataclass
class Lesson:
    """An assignment on the course's page."""

    name: str
    points: Mapping[str, float]  # the most for each exercise
    records: Mapping[str, Record]
    handed_in: Set[str]  # students, graded or not
    over: bool = False  # whether it has a due date that has passed
    feedback: Mapping[str, str] = field(default_factory=dict)  # relative addresses

    def share(self, student: str) -> float | None:
        """The share of the points that are marked, without a late penalty; None if there is none yet."""
        record = self.records.get(student)
        return share(record, self.points) if record and record.status == "graded" else None

    def mean_share(self) -> float | None:
        shares = [value for student in self.records if (value := self.share(student)) is not None]
        return mean(shares) if shares else None

    def counts(self, everybody: int) -> bool:
        """Whether it counts for everybody, in a class of so many. One of which nothing is collected yet does not."""
        return bool(self.handed_in) and (self.over or len(self.handed_in) >= COUNTS_FROM * everybody)
