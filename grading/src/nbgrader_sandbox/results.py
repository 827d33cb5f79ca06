"""The results of a class as they are now: what grading has saved, and the gradebook's marks."""

from collections.abc import Mapping

from .classroom import Classroom
from .marking.flags import ticked
from .record import Marks, Record, SavedResult, record


def read_records(
    classroom: Classroom,
    marks: Mapping[str, Marks],
    points: Mapping[str, float],
    saved: Mapping[str, SavedResult] = {},
) -> dict[str, Record]:
    """The record of each student who has handed in and has a result. saved: those results that are at hand."""
    results = dict(saved)
    for student in classroom.submissions():
        if student not in saved and (one := SavedResult.read(classroom.saved_result(student))):
            results[student] = one
    return {
        student: record(one, marks.get(student, Marks()), points, ticked(classroom.records, student, one))
        for student, one in results.items()
    }
