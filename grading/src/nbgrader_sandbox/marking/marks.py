"""Marks and comments for one question, read from nbgrader's gradebook and written to it.

A mark is only written if the gradebook and the answer are still as the marker saw them.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from nbformat import NotebookNode
from nbgrader.api import Comment, Grade, Gradebook, Student, SubmittedAssignment, SubmittedNotebook
from sqlalchemy import and_, func

from .answers import digest

Change = tuple[Any, str | None, Mapping[str, object], Mapping[str, object]]  # table, id of a row, its values, the new


class MarkedMeanwhile(Exception):
    """Somebody else has marked one of the answers, or it was graded again."""


@dataclass(frozen=True)
class Question:
    """A cell that a person marks, and how many answers to it there are."""

    notebook: str
    name: str  # its grade_id
    points: float
    graded: str  # ids of the gradebook's cells, with the grade and with the comment
    commented: str
    answers: int = 0
    waiting: int = 0


@dataclass(frozen=True)
class Mark:
    """A student's mark for a question, as it is in the gradebook."""

    submission: str  # nbgrader's id of the submitted notebook
    student: str
    student_name: str
    auto_score: float | None
    manual_score: float | None
    extra_credit: float | None
    waits: bool
    auto_comment: str | None
    comment: str | None  # by hand
    grade: str  # ids of the rows
    comment_row: str | None

    @property
    def score(self) -> float | None:
        """The points without extra credit; None if there are none yet."""
        return self.auto_score if self.manual_score is None else self.manual_score

    @property
    def state(self) -> tuple[object, ...]:
        """What a marker sees of it."""
        return (
            self.waits,
            self.auto_score,
            self.manual_score,
            self.extra_credit or 0.0,
            self.comment or "",
            self.auto_comment or "",
        )


@dataclass(frozen=True)
class Marked:
    """A student's answer to a question, and its mark."""

    number: int  # of the submission, as Formgrader counts
    cells: list[NotebookNode]
    folder: str  # of the notebook
    mark: Mark

    @property
    def words(self) -> str:
        """The same for answers of the same words."""
        return digest(self.cells)[:16]

    @property
    def version(self) -> str:
        """What a marker sees: the words, a point and the mark. With another version, one of them has changed."""
        return f"{self.words}.{hashlib.sha256(repr(self.mark.state).encode('utf-8', 'replace')).hexdigest()[:16]}"


@dataclass
class Group:
    """Answers of the same words with the same mark, which are marked together."""

    answers: list[Marked]
    others: list["Group"] = field(default_factory=list)  # of the same words, with other marks

    @property
    def mark(self) -> Mark:
        return self.answers[0].mark

    @property
    def cells(self) -> list[NotebookNode]:
        return self.answers[0].cells


def groups(answers: Iterable[Marked]) -> list[Group]:
    """Who has not answered, then the largest groups, then by number. The order does not depend on the marks."""
    by_words: dict[str, list[Marked]] = {}
    for answer in sorted(answers, key=lambda answer: answer.number):
        by_words.setdefault(answer.words, []).append(answer)
    found: list[Group] = []
    for same in sorted(by_words.values(), key=lambda same: (bool(same[0].cells), -len(same), same[0].number)):
        by_state: dict[tuple[object, ...], Group] = {}
        for answer in same:
            by_state.setdefault(answer.mark.state, Group([])).answers.append(answer)
        for group in by_state.values():
            group.others = [other for other in by_state.values() if other is not group]
        found += by_state.values()
    return found


def questions(gradebook: Gradebook, assignment: str) -> list[Question]:
    """What a person marks in an assignment: answers with points of their own, and tasks. Raises MissingEntry."""
    gradebook.db.expire_all()  # the assignment may have been generated again
    found = []
    for notebook in gradebook.find_assignment(assignment).notebooks:
        solutions = {cell.name: cell.id for cell in notebook.solution_cells}
        tasks = {cell.name: cell.id for cell in notebook.task_cells}
        for cell in (*notebook.grade_cells, *notebook.task_cells):
            if commented := (solutions | tasks).get(cell.name):
                found.append(Question(notebook.name, cell.name, float(cell.max_score), cell.id, commented))
    columns = Grade.cell_id, Grade.needs_manual_grade, func.count()
    query = gradebook.db.query(*columns).filter(Grade.cell_id.in_([question.graded for question in found]))
    counts = {(cell, waits): count for cell, waits, count in query.group_by(*columns[:2])}
    return [
        replace(question, answers=waiting + counts.get((question.graded, False), 0), waiting=waiting)
        for question in found
        for waiting in [counts.get((question.graded, True), 0)]
    ]


def read_marks(gradebook: Gradebook, question: Question) -> list[Mark]:
    """Everybody's mark for a question, sorted as Formgrader sorts submissions."""
    rows = (
        gradebook.db.query(
            SubmittedNotebook.id,
            Student.id,
            Student.last_name,
            Student.first_name,
            Grade.auto_score,
            Grade.manual_score,
            Grade.extra_credit,
            Grade.needs_manual_grade,
            Comment.auto_comment,
            Comment.manual_comment,
            Grade.id,
            Comment.id,
        )
        .join(Grade, Grade.notebook_id == SubmittedNotebook.id)
        .join(SubmittedAssignment, SubmittedAssignment.id == SubmittedNotebook.assignment_id)
        .join(Student, Student.id == SubmittedAssignment.student_id)
        .outerjoin(Comment, and_(Comment.notebook_id == SubmittedNotebook.id, Comment.cell_id == question.commented))
        .filter(Grade.cell_id == question.graded)
        .order_by(SubmittedNotebook.id)
        .all()
    )
    return [
        Mark(submission, student, f"{last}, {first}" if last and first else student, *rest)
        for submission, student, last, first, *rest in rows
    ]


def save(
    gradebook: Gradebook, answers: Iterable[Marked], seen: Mapping[str, str], change: Mapping[str, float | str | None]
) -> None:
    """Write a mark, a comment, or both for these answers. As in Formgrader, a mark is the end of what waits.

    seen: the version of each answer that the marker saw, by submission. change: `score`, None to take it back;
    `comment`, empty to take it back. Raises MarkedMeanwhile.
    """
    changes: list[Change] = []
    for answer in _as_seen(answers, seen):
        mark = answer.mark
        if "score" in change:
            waits = change["score"] is None and mark.auto_score is None
            read = {
                "auto_score": mark.auto_score,
                "manual_score": mark.manual_score,
                "needs_manual_grade": mark.waits,
            }
            new = {"manual_score": change["score"], "needs_manual_grade": waits}
            changes.append((Grade, mark.grade, read, new))
        if "comment" in change:
            new = {"manual_comment": str(change["comment"]).strip() or None}
            changes.append((Comment, mark.comment_row, {"manual_comment": mark.comment}, new))
    _write(gradebook, changes)


def _as_seen(answers: Iterable[Marked], seen: Mapping[str, str]) -> list[Marked]:
    """The answers that were seen, if all of them are still so."""
    found = [answer for answer in answers if answer.mark.submission in seen]
    if len(found) < len(seen) or any(answer.version != seen[answer.mark.submission] for answer in found):
        raise MarkedMeanwhile
    return found


def _write(gradebook: Gradebook, changes: Iterable[Change]) -> None:
    """Change all these rows, or none if one of them has changed since it was read. Raises MarkedMeanwhile."""
    try:
        for table, row, read, new in changes:
            unchanged = [getattr(table, column).is_not_distinct_from(value) for column, value in read.items()]
            query = gradebook.db.query(table).filter(table.id == row, *unchanged)
            if query.update(new, synchronize_session=False) != 1:
                raise MarkedMeanwhile
        gradebook.db.commit()
    except Exception:
        gradebook.db.rollback()
        raise
