"""nbgrader export, with nothing in the place of a score for what was not graded. In nbgrader_config.py:

c.ExportApp.plugin_class = "nbgrader_sandbox.export.GradesExporter"
"""

import csv
from pathlib import Path

from nbgrader.api import Gradebook, MissingEntry, SubmittedAssignment
from nbgrader.plugins import ExportPlugin

from .files import replacing
from .platforms.table import without_formula

COLUMNS = (
    *("assignment", "duedate", "timestamp", "student_id", "last_name", "first_name", "email"),
    *("raw_score", "late_submission_penalty", "score", "max_score"),
)


class GradesExporter(ExportPlugin):
    """nbgrader's CSV with its columns. What was not handed in or not graded has no score, where nbgrader writes 0.0."""

    def export(self, gradebook: Gradebook) -> None:
        path = self.to or "grades.csv"
        self.log.info("Exporting grades to %s", path)
        with replacing(Path(path)) as new, open(new, "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(COLUMNS)
            for assignment in gradebook.assignments:
                if self.assignment and assignment.name not in map(str, self.assignment):
                    continue
                for student in gradebook.students:
                    if self.student and student.id not in map(str, self.student):
                        continue
                    try:
                        grades = _scores(gradebook.find_submission(assignment.name, student.id))
                    except MissingEntry:
                        grades = ["", "", "", ""]
                    about = (student.id, student.last_name, student.first_name, student.email)
                    known = [without_formula(text or "") for text in about]
                    due = assignment.duedate or ""
                    writer.writerow([assignment.name, due, grades[0], *known, *grades[1:], assignment.max_score])


def _scores(submission: SubmittedAssignment) -> list[object]:
    """When it was handed in, and its points without and with the late penalty; no points if none were ever given."""
    timestamp = submission.timestamp or ""
    given = [grade for notebook in submission.notebooks for grade in notebook.grades]
    if all(grade.auto_score is None and grade.manual_score is None for grade in given):
        return [timestamp, "", "", ""]
    penalty = submission.late_submission_penalty
    return [timestamp, submission.score, penalty, max(0.0, submission.score - penalty)]
