"""nbgrader autograde, and Formgrader's button for it, grade as this package's own command does. In nbgrader_config.py:

c.Autograde.exporter_class = "nbgrader_sandbox.autograde.ClassGrader"
"""

from fnmatch import fnmatchcase
from typing import Any

from nbconvert.exporters import NotebookExporter
from nbgrader.converters import Autograde
from nbgrader.converters.base import NbGraderException

from .assignment import read_assignment
from .classroom import Classroom
from .feedback import Feedback
from .problems import sentence
from .runner import Runner
from .text import printable
from .workers import workers


class ClassGrader(NotebookExporter):
    """Takes the place of all steps of Autograde, which makes an exporter of this class when it starts."""

    def __init__(self, parent: Any = None, **options: Any):
        super().__init__(parent=parent, **options)  # type: ignore[no-untyped-call]
        if isinstance(parent, Autograde):
            parent.convert_notebooks = lambda: grade_for(parent)


def grade_for(autograde: Autograde) -> None:
    """Grade the submissions that were asked for, and log what was repaired and what a person should look at.

    Raises NbGraderException if one could not be graded.
    """
    assignment, wanted, log = autograde.coursedir.assignment_id, autograde.coursedir.student_id, autograde.log
    try:
        classroom = Classroom(assignment, autograde)
        runner = Runner(
            classroom,
            read_assignment(assignment, classroom.course),
            classroom.execute.limits,
            classroom.execute.sandbox,
            Feedback(autograde, classroom.course),
        )
        students = {
            student: folder
            for student, folder in classroom.submissions().items()
            if student == wanted or fnmatchcase(student, wanted)
        }
        pool = workers(None, None, runner.sandbox, classroom.settings, assignment)
        with classroom.locked(), pool as (executor, window):
            if autograde.force:  # what has no result is graded
                for student in students:
                    classroom.saved_result(student).unlink(missing_ok=True)
            records = runner.run(students, executor, window, False, lambda student: None).records
    except Exception as error:
        if (reason := sentence(error)) is None:
            raise
        log.error(reason)
        raise NbGraderException(reason) from error
    failed = []
    for student, record in records.items():
        for line in (*record.repairs, *record.flags):
            log.warning("%s", printable(f"{student}: {line}"))
        if record.status == "failed":
            failed.append(printable(student))
            log.error("%s: not graded", failed[-1])
    if failed:
        raise NbGraderException(f"could not be graded: {', '.join(failed)}")
