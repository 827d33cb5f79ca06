"""Grade a class: what is still to be done, by many workers; what comes of it, written by one."""

import hashlib
import os
import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Executor
from dataclasses import asdict, dataclass, field
from pathlib import Path

import xorlib

from .assignment import Assignment
from .classroom import Classroom
from .execution.limits import Limits
from .feedback import Feedback
from .files import read_json, write_folder, write_json
from .grade import Task
from .gradebook import Grades
from .record import GradedSubmission, Marks, Record, SavedResult, record
from .submission import read_submission
from .workers import in_parallel

LONGEST_ID = 200  # bytes: it becomes part of file names
READ_ONLY = 0o444  # as nbgrader leaves what it has graded


@dataclass
class RunResult:
    """What a run leaves."""

    records: dict[str, Record] = field(default_factory=dict)  # of everybody asked for
    everybody: dict[str, Record] = field(default_factory=dict)  # and of the rest of the class, as far as it is graded
    new: int = 0  # how many this run graded
    changes: list[dict] = field(default_factory=list)  # of a regrading: {"student", "exercise", "before", "after"}


@dataclass(frozen=True)
class Runner:
    """Grades the submissions of one lesson. A run that was stopped anywhere is completed by the next."""

    classroom: Classroom
    assignment: Assignment
    limits: Limits
    sandbox: bool
    feedback: Feedback

    def run(
        self, students: Mapping[str, Path], executor: Executor, window: int, regrade: bool, progress: Callable
    ) -> RunResult:
        """Grade these students' folders, at most a window of them at a time in memory.

        progress: called with each student's id, as tqdm's update. Raises SandboxError.
        """
        outcome, asked = RunResult(), {}
        with Grades(self.classroom) as grades:
            marks = grades.marks()
            run, before = self._begin(students, marks, regrade)
            tasks = self._tasks(students, run if regrade else None, marks, asked, progress)
            for task, graded in in_parallel(executor, tasks, window):
                asked[task.student] = self._keep_or_say(task, graded, run, grades)
                outcome.new += asked[task.student].status == "graded"
                progress(task.student)
            marks = grades.marks()
        known = {student: SavedResult.read(self.classroom.kept(student)) for student in self.classroom.submissions()}
        everybody = {student: kept for student, kept in known.items() if kept} | asked
        outcome.everybody = {
            student: record(kept, marks.get(student, Marks()), self.assignment.points)
            for student, kept in everybody.items()
        }
        outcome.records = {student: outcome.everybody[student] for student in asked}
        if regrade:
            outcome.changes = _changes(before, outcome.records)
        return outcome

    def forget(self, records: Mapping[str, Record]) -> None:
        """A regrading is done, and what changed for these students is in a report."""
        done = {student for student, record in records.items() if record.status == "graded"}
        before = {
            student: points
            for student, points in read_json(self.classroom.regrade).get("before", {}).items()
            if student not in done
        }
        if before:  # of those whose regrading was stopped, or failed
            write_json(self.classroom.regrade, {"before": before})
        else:
            self.classroom.regrade.unlink(missing_ok=True)

    def _begin(self, students: Iterable[str], marks: Mapping[str, Marks], regrade: bool) -> tuple[str, dict]:
        """The name of this run, and for a regrading the points before it: kept, so that it can be gone on with."""
        if not regrade:
            return secrets.token_hex(8), {}
        asked, kept = sorted(map(shown, students)), read_json(self.classroom.regrade)
        how = self._how()
        if kept.get("students") != asked or kept.get("how") != how:  # mended once more, perhaps: then nobody is done
            before = {student: marks[student].exercises for student in asked if student in marks}
            before |= kept.get("before", {})  # of a regrading that was stopped: older
            kept = {"run": secrets.token_hex(8), "students": asked, "how": how, "before": before}
            write_json(self.classroom.regrade, kept)
        return kept["run"], kept["before"]

    def _how(self) -> str:
        """What tells this way of grading from another: the lesson, the limits, and the source of the checks."""
        digest = hashlib.sha256(repr((self.assignment, self.limits, self.sandbox)).encode("utf-8", "backslashreplace"))
        for path in sorted(Path(xorlib.__file__).parent.rglob("*.py")):
            digest.update(path.read_bytes())
        return digest.hexdigest()

    def _tasks(
        self,
        students: Mapping[str, Path],
        regrade: str | None,
        marks: Mapping[str, Marks],
        asked: dict[str, SavedResult],
        progress: Callable,
    ) -> Iterator[Task]:
        """What is to be graded; what need not or cannot be goes into asked. regrade: the run that is to grade all."""
        settings = {name: self.classroom.app.config[name] for name in ("IgnorePattern", "LimitOutput")}
        for student, folder in students.items():
            if trouble := _trouble(student, folder):
                asked[shown(student)] = SavedResult("failed", {}, [], [trouble], 0.0)
                progress(student)
                continue
            files, flags = read_submission(folder)
            kept = SavedResult.read(self.classroom.kept(student))
            done = (
                kept
                and kept.status == "graded"
                and kept.submission == _digest(files)
                and regrade in (None, kept.run)
                and student in marks
                and self.classroom.autograded(student).is_dir()
            )
            if done:
                asked[student] = kept
                progress(student)
            else:
                yield Task(
                    student,
                    files,
                    flags,
                    self.assignment,
                    self.limits,
                    self.sandbox,
                    settings,
                    self.classroom.settings.plain(),
                )

    def _keep_or_say(self, task: Task, graded: GradedSubmission, run: str, grades: Grades) -> SavedResult:
        """What is kept of a submission, or why nothing could be: that stops nobody else's."""
        try:
            return self._keep(task, graded, run, grades)
        except Exception as error:
            grades.rollback()
            reason = f"its grade could not be written ({type(error).__name__}: {error}): mend that and run this again"
            return SavedResult("failed", {}, graded.repairs, [*graded.flags, reason], graded.seconds)

    def _keep(self, task: Task, graded: GradedSubmission, run: str, grades: Grades) -> SavedResult:
        """Write all that came of one submission."""
        self.classroom.kept(task.student).unlink(missing_ok=True)  # until all the rest is written
        if graded.status == "graded":
            notebooks = {f"{name}.ipynb": content for name, content in graded.notebooks.items()}
            write_folder(self.classroom.autograded(task.student), graded.files | notebooks, READ_ONLY)
            grades.save(graded)
            self.feedback.write(task.student, self.classroom.lesson)
        kept = SavedResult(
            graded.status,
            graded.messages,
            graded.repairs,
            graded.flags,
            round(graded.seconds, 3),
            _digest(task.files),
            run,
        )
        write_json(self.classroom.kept(task.student), asdict(kept))
        return kept


def shown(student: str) -> str:
    """A student's id as text: a folder's name need not be UTF-8."""
    return student.encode("utf-8", "backslashreplace").decode("utf-8")


def _trouble(student: str, folder: Path) -> str | None:
    """Why a folder cannot even be read as this student's."""
    if not student.isprintable() or len(os.fsencode(student)) > LONGEST_ID:
        return "The folder's name is too long for a student's id, or holds characters that cannot be in one: rename it."
    for path in (folder, folder.parent):
        if path.is_symlink():
            return f"{path.name} is a symbolic link: put the student's own files there."
    return None


def _changes(before: Mapping[str, Mapping[str, float]], records: Mapping[str, Record]) -> list[dict]:
    """Whose points differ now."""
    return [
        {"student": student, "exercise": exercise, "before": before[student].get(exercise, 0.0), "after": points}
        for student, record in records.items()
        if student in before and record.status == "graded"
        for exercise, points in record.exercises.items()
        if points != before[student].get(exercise, 0.0)
    ]


def _digest(files: Mapping[str, bytes]) -> str:
    """What tells a submission from another: its files."""
    digest = hashlib.sha256()
    for name, content in sorted(files.items()):
        digest.update(f"{name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()
