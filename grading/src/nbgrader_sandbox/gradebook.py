"""Write grades into nbgrader's gradebook, as its SaveAutoGrades does, each submission in one transaction.

A late penalty needs a second transaction, since nbgrader's own step opens the gradebook itself.
"""

import datetime
import re
from collections import defaultdict
from collections.abc import Mapping

import nbformat
from nbgrader.api import Comment, Grade, Gradebook, Student, SubmittedAssignment, SubmittedNotebook
from nbgrader.preprocessors import AssignLatePenalties
from nbgrader.utils import parse_utc
from sqlalchemy.orm import selectinload

from .assignment import exercise_of, patient
from .classroom import Classroom
from .platforms.match import Person
from .record import GradedSubmission, Marks


class Grades:
    """The gradebook's rows of one assignment. Marks and comments given by hand are not changed."""

    def __init__(self, classroom: Classroom):
        course = classroom.course
        self.name, self._app, self._url = classroom.assignment, classroom.app, patient(course.db_url)
        self._gradebook = Gradebook(self._url, course.course_id)
        assignment = self._gradebook.find_assignment(self.name)
        self.due: datetime.datetime | None = assignment.duedate  # in UTC, without a time zone, as nbgrader has it
        self.points: defaultdict[str, float] = defaultdict(float)  # the most for each exercise
        # Plain data: SQLAlchemy would read rows again after every commit.
        self._id: str = assignment.id
        self._names: dict[str, str] = {}  # of notebooks and cells, by id
        self._notebooks: dict[str, tuple[list[str], list[str]]] = {}  # ids of cells with grades, with comments
        for notebook in assignment.notebooks:
            graded = [cell.id for cell in (*notebook.grade_cells, *notebook.task_cells)]
            for cell in (*notebook.grade_cells, *notebook.task_cells):
                self.points[exercise_of(cell.name)] += cell.max_score
            commented = [cell.id for cell in (*notebook.solution_cells, *notebook.task_cells)]
            self._notebooks[notebook.id] = graded, commented
            cells = (*notebook.grade_cells, *notebook.solution_cells, *notebook.task_cells)
            self._names |= {row.id: row.name for row in (notebook, *cells)}

    def __enter__(self) -> "Grades":
        return self

    def __exit__(self, *_: object) -> None:
        self._gradebook.close()

    def marks(self) -> dict[str, Marks]:
        """The marks of everybody who has a submission, by student."""
        query = (
            self._gradebook.db.query(SubmittedAssignment, SubmittedNotebook, Grade)
            .join(SubmittedNotebook, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
            .join(Grade, Grade.notebook_id == SubmittedNotebook.id)
            .filter(SubmittedAssignment.assignment_id == self._id)
        )
        by_student: dict[str, Marks] = {}
        notebooks_of: dict[str, set[SubmittedNotebook]] = {}
        for submission, notebook, grade in query:
            student, exercise = submission.student_id, exercise_of(self._names[grade.cell_id])
            if student not in by_student:
                by_student[student] = Marks(submission.timestamp, late=self._seconds_late(submission))
            marks = by_student[student]
            marks.exercises[exercise] = marks.exercises.get(exercise, 0.0) + _points(grade)
            marks.to_mark += [exercise] * grade.needs_manual_grade
            notebooks_of.setdefault(student, set()).add(notebook)
        for student, notebooks in notebooks_of.items():
            by_student[student].penalty = sum(notebook.late_submission_penalty or 0.0 for notebook in notebooks)
        self._gradebook.db.expunge_all()
        return by_student

    def people(self) -> dict[str, Person]:
        """All students of the course, by id."""
        return {
            student.id: Person(
                *(student.id, student.first_name or "", student.last_name or "", student.email or ""),
            )
            for student in self._gradebook.db.query(Student).order_by(Student.id)
        }

    def _seconds_late(self, submission: SubmittedAssignment) -> float:
        """As nbgrader's total_seconds_late, without a query for each submission."""
        if self.due is None or submission.timestamp is None:
            return 0.0
        due = self.due + (submission.extension or datetime.timedelta())
        late: float = (submission.timestamp - due).total_seconds()
        return max(0.0, late)

    def save(self, graded: GradedSubmission, marked: Mapping[str, Mapping[str, str]] = {}) -> None:
        """Write the scores of a submission.

        marked: GradedSubmission.answers as they were when it was graded before. A mark given by hand is open again only
        if the answer is another one, or the check gives it other points.
        """
        submission = self._submission(graded)
        for notebook in submission.notebooks:
            name = self._names[notebook.notebook_id]
            scores, unanswered = graded.scores.get(name, {}), graded.unanswered.get(name, ())
            notebook.late_submission_penalty = None
            for grade in notebook.grades:
                if (cell := self._names[grade.cell_id]) in scores:
                    answer = graded.answers.get(name, {}).get(cell)
                    same = answer is not None and answer == marked.get(name, {}).get(cell)
                    if grade.manual_score is None or not same or grade.auto_score != scores[cell]:
                        grade.needs_manual_grade = grade.manual_score is not None or scores[cell] is None
                    grade.auto_score = scores[cell]
            for comment in notebook.comments:
                comment.auto_comment = "No response." if self._names[comment.cell_id] in unanswered else None
        self._gradebook.db.flush()
        late = submission.total_seconds_late  # now: after the commit SQLAlchemy would read all again
        self._gradebook.db.commit()
        if late:
            self._penalize(submission)
        self._gradebook.db.expunge_all()  # otherwise a class of a thousand would stay in memory

    def rollback(self) -> None:
        """Undo what was not committed."""
        self._gradebook.db.rollback()

    def _submission(self, graded: GradedSubmission) -> SubmittedAssignment:
        """The submission's row with all its rows. If there is none, they are made as Gradebook.add_submission does."""
        db = self._gradebook.db
        notebooks = selectinload(SubmittedAssignment.notebooks)
        submission = (
            db.query(SubmittedAssignment)
            .options(
                notebooks.selectinload(SubmittedNotebook.grades), notebooks.selectinload(SubmittedNotebook.comments)
            )
            .filter_by(assignment_id=self._id, student_id=graded.student)
            .one_or_none()
        )
        if submission is None:
            if db.get(Student, graded.student) is None:
                db.add(Student(id=graded.student))
            submission = SubmittedAssignment(assignment_id=self._id, student_id=graded.student)
            for notebook, (cells, commented) in self._notebooks.items():
                row = SubmittedNotebook(notebook_id=notebook, assignment=submission)
                row.grades = [Grade(cell_id=cell, needs_manual_grade=True) for cell in cells]
                row.comments = [Comment(cell_id=cell) for cell in commented]
            db.add(submission)
        submission.timestamp = _timestamp(graded) or submission.timestamp
        return submission

    def _penalize(self, submission: SubmittedAssignment) -> None:
        """Apply nbgrader's own step, which uses the plugin that the course has chosen."""
        for notebook in submission.notebooks:
            names = {
                "notebook": notebook.name,
                "assignment": self.name,
                "student": submission.student_id,
                "db_url": self._url,
            }
            AssignLatePenalties(parent=self._app).preprocess(nbformat.v4.new_notebook(), {"nbgrader": names})


def assignments_and_students(classroom: Classroom) -> tuple[list[str], dict[str, str]]:
    """The gradebook's assignments, in the order of their due dates and names, and its students' names by their ids."""
    with Gradebook(classroom.course.db_url, classroom.course.course_id) as gradebook:
        rows = [(row.duedate or datetime.datetime.max, _natural(row.name), row.name) for row in gradebook.assignments]
        people = {row.id: " ".join(filter(None, (row.first_name, row.last_name))) for row in gradebook.students}
    return [name for *_, name in sorted(rows)], people


def _natural(name: str) -> list[tuple[int, str]]:
    """For an order in which "10-x" comes after "2-x"."""
    return [(int(part) if part.isdecimal() else -1, part) for part in re.split(r"(\d+)", name)]


def _points(grade: Grade) -> float:
    """As nbgrader counts: a mark given by hand replaces the check's; extra credit is added if there is either."""
    mark = grade.auto_score if grade.manual_score is None else grade.manual_score
    return 0.0 if mark is None else float(mark + (grade.extra_credit or 0.0))


def _timestamp(graded: GradedSubmission) -> datetime.datetime | None:
    """When it was handed in, from the file that nbgrader's collector puts next to the notebook."""
    text = graded.files.get("timestamp.txt", b"").decode("utf-8", "replace").strip()
    try:
        return parse_utc(text) if text else None
    except (ValueError, OverflowError):
        graded.flags.append(f"timestamp.txt holds no time: {text[:40]!r}")
        return None
