"""The grades of an assignment as they are now, for everybody in the class, and why somebody has none."""

import csv
import datetime
import io
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from .assignment import Assignment
from .classroom import Classroom
from .files import read_json
from .gradebook import Grades
from .platforms.match import Person
from .platforms.table import without_formula
from .record import Marks, SavedResult, record
from .submission import files_digest, read_submission

GRADED, WAITS, FAILED, NEW, ABSENT = (
    "graded",
    "to be marked by hand",
    "could not be graded",
    "handed in, but not graded yet",
    "not handed in",
)


@dataclass(frozen=True)
class ReturnedGrade:
    """A student's grade. Points are None if there are none: that is not 0."""

    person: Person
    status: str  # one of the five above
    score: float | None = None  # with a late penalty; of what waits, with 0 for what is still to be marked
    penalty: float = 0.0
    seconds_late: float = 0.0
    handed_in: datetime.datetime | None = None  # in UTC
    exercises: Mapping[str, float | None] = field(default_factory=dict)


def read_grades(classroom: Classroom, assignment: Assignment) -> dict[str, ReturnedGrade]:
    """The grade of everybody who has handed in or is in the gradebook, by id."""
    with Grades(classroom) as grades:
        marks, people = grades.marks(), grades.people()
    submissions = classroom.submissions()
    saved = {student: SavedResult.read(classroom.saved_result(student)) for student in submissions}
    collected = read_json(classroom.records / "collected.json").get("students", {})
    people = {id: replace(person, number=collected.get(id, {}).get("number", "")) for id, person in people.items()}
    everybody = people | {student: Person(student) for student in submissions if student not in people}
    found = {}
    for student, person in sorted(everybody.items()):
        if student not in submissions:
            found[student] = ReturnedGrade(person, ABSENT)
            continue
        digest = files_digest(read_submission(submissions[student])[0])
        found[student] = _grade(person, saved.get(student), digest, marks.get(student), assignment.points)
    return found


def _grade(
    person: Person, saved: SavedResult | None, digest: str, marks: Marks | None, points: Mapping[str, float]
) -> ReturnedGrade:
    """The grade of somebody who has handed in. digest: of the files as they are now."""
    if saved is None or (saved.submission != digest and saved.status == "graded"):
        return ReturnedGrade(person, NEW)
    if marks is None or saved.status != "graded":
        return ReturnedGrade(person, FAILED)
    result = record(saved, marks, points)
    return ReturnedGrade(
        person,
        WAITS if result.to_mark else GRADED,
        result.score,
        result.penalty,
        result.late,
        marks.handed_in,
        {name: None if name in result.to_mark else given for name, given in result.exercises.items()},
    )


def table(grades: Mapping[str, ReturnedGrade], points: Mapping[str, float]) -> str:
    """The grades as CSV, a column for each exercise. What has no points is empty; no cell is a formula."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    about = ["student", "last_name", "first_name", "email", "status", "handed_in_utc", "hours_late"]
    writer.writerow([*about, "score", "late_penalty", "max_score", *points])
    for student, grade in grades.items():
        person, graded = grade.person, grade.status == GRADED
        cells = [student, person.last_name, person.first_name, person.email, grade.status]
        writer.writerow(
            [
                *map(without_formula, cells),
                f"{grade.handed_in:%Y-%m-%d %H:%M:%S}" if grade.handed_in else "",
                _number(grade.seconds_late / 3600 or None),
                _number(grade.score if graded else None),
                _number(grade.penalty or None),
                _number(sum(points.values())),
                *(_number(grade.exercises.get(name)) for name in points),
            ]
        )
    return text.getvalue()


def _number(value: float | None) -> str:
    """With at most two decimals; nothing for None."""
    return "" if value is None else f"{round(value, 2):g}"
