"""python -m nbgrader_sandbox report: write the class reports and the page of all assignments again, without grading."""

import argparse
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from ..assignment import UnknownAssignment, read_assignment
from ..classroom import Classroom, SetupError
from ..files import read_json
from ..gradebook import Grades, assignments_and_students
from ..results import read_records
from ..text import printable
from . import write_report
from .course import write_course
from .page import feedback_links


def main(arguments: list[str], prog: str) -> int:
    """Write the reports of the course in the working directory; return the exit code: 0, or 2 if it cannot."""
    parser = argparse.ArgumentParser(
        prog=prog,
        description="Write the class reports and the page of all assignments again, with the marks as they are now. "
        "Nothing is graded.",
    )
    parser.add_argument("assignment", metavar="ASSIGNMENT", nargs="?", help="only this one's (default: all)")
    options = parser.parse_args(arguments)
    try:
        classroom = Classroom(options.assignment or "")
        with classroom.locked():
            for path in write_reports(classroom):
                print(f"report: {printable(os.path.relpath(path))}")
    except (SetupError, UnknownAssignment) as reason:
        print(reason, file=sys.stderr)
        return 2
    return 0


def write_reports(classroom: Classroom) -> Iterator[Path]:
    """Write the class report of the classroom's assignment, or of all if it has none; and the page of all.

    Raises SetupError if there are no results, UnknownAssignment.
    """
    names = [classroom.assignment] if classroom.assignment else assignments_and_students(classroom)[0]
    written = [path for name in names if (path := _write(classroom.of(name)))]
    if not written:
        what = f"of {classroom.assignment} " if classroom.assignment else ""
        raise SetupError(f"No submission {what}is graded yet, so there is nothing to report.")
    yield from written
    yield write_course(classroom)


def _write(classroom: Classroom) -> Path | None:
    """The assignment's report, from its saved results and the gradebook's marks; None if there are no results."""
    if not any(classroom.saved_result(student).is_file() for student in classroom.submissions()):
        return None
    assignment = read_assignment(classroom.assignment, classroom.course)
    with Grades(classroom) as grades:
        records = read_records(classroom, grades.marks(), assignment.points)
    before = read_json(classroom.reports / f"{classroom.assignment}.json")
    return write_report(
        classroom.assignment,
        records,
        assignment.points,
        sandboxed=before.get("sandboxed", classroom.execute.sandbox),
        seconds=before.get("seconds", sum(record.seconds for record in records.values())),
        folder=classroom.reports,
        settings=classroom.settings,
        changes=before.get("changes", []),
        feedback=feedback_links(classroom, records),
    )
