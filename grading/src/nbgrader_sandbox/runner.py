"""Grade a class: many workers grade what is still to be graded; one thread writes the results."""

import hashlib
import importlib.util
import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Executor
from dataclasses import asdict, dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from .assignment import Assignment
from .classroom import Classroom
from .execution.limits import Limits
from .feedback import Feedback
from .files import read_json, write_folder, write_json
from .grade import Task
from .gradebook import Grades
from .problems import stops_all
from .record import GradedSubmission, Marks, Record, SavedResult
from .results import read_records
from .student_folder import problem
from .submission import files_digest, read_submission
from .text import printable
from .workers import in_parallel

Progress = Callable[[str], object]
READ_ONLY = 0o444  # as nbgrader leaves what it has graded
PENALTY = "late penalty"  # among the points before a regrading; no grade_id has a space


@dataclass
class RunResult:
    """The results of a run."""

    records: dict[str, Record] = field(default_factory=dict)  # of all students that the run was for
    everybody: dict[str, Record] = field(default_factory=dict)  # and of all others who have a result
    new: int = 0  # how many this run graded
    changes: list[dict[str, Any]] = field(default_factory=list)  # of a regrading: student, exercise, before, after
    outdated: list[str] = field(default_factory=list)  # who was graded before the assignment or its checks changed


@dataclass(frozen=True)
class Runner:
    """Grades the submissions of one assignment. If a run was stopped, the next run completes it."""

    classroom: Classroom
    assignment: Assignment
    limits: Limits
    sandbox: bool
    feedback: Feedback

    def run(
        self, students: Mapping[str, Path], executor: Executor, window: int, regrade: bool, progress: Progress
    ) -> RunResult:
        """Grade these students' folders, with at most `window` of them in memory.

        progress: called with the id of each finished student. Raises SandboxError.
        """
        result = RunResult()
        saved: dict[str, SavedResult] = {}
        with Grades(self.classroom) as grades:
            marks = grades.marks()
            run, before = self._begin(students, marks, regrade)
            tasks = self._tasks(students, run if regrade else None, marks, saved, progress)
            for task, graded in in_parallel(executor, tasks, window):
                saved[task.student] = self._try_to_save(task, graded, run, grades)
                result.new += saved[task.student].status == "graded"
                progress(task.student)
            marks = grades.marks()
        result.everybody = read_records(self.classroom, marks, self.assignment.points, saved)
        result.records = {student: result.everybody[student] for student in saved}
        result.outdated = [
            student
            for student, one in saved.items()
            if one.status == "graded" and one.basis not in ("", self._basis)  # "": an earlier version graded it
        ]
        if regrade:
            result.changes = _changes(before, result.records)
        return result

    def finish_regrading(self, records: Mapping[str, Record]) -> None:
        """Forget the points before the regrading of these students, whose changes are now in a report."""
        done = {student for student, record in records.items() if record.status == "graded"}
        before = {
            student: points
            for student, points in read_json(self.classroom.regrade_state).get("before", {}).items()
            if student not in done
        }
        if before:  # of students whose regrading was stopped or failed
            write_json(self.classroom.regrade_state, {"before": before})
        else:
            self.classroom.regrade_state.unlink(missing_ok=True)

    def _begin(
        self, students: Iterable[str], marks: Mapping[str, Marks], regrade: bool
    ) -> tuple[str, dict[str, dict[str, float]]]:
        """The id of this run, and the points before a regrading. They are saved, so that it can be resumed."""
        if not regrade:
            return secrets.token_hex(8), {}
        wanted, state = sorted(map(printable, students)), read_json(self.classroom.regrade_state)
        digest = self._digest()
        if state.get("students") != wanted or state.get("digest") != digest:  # then all are to be graded
            before = {
                student: marks[student].exercises | {PENALTY: marks[student].penalty}
                for student in wanted
                if student in marks
            }
            before |= state.get("before", {})  # of an earlier regrading that was stopped
            state = {"run": secrets.token_hex(8), "students": wanted, "digest": digest, "before": before}
            write_json(self.classroom.regrade_state, state)
        return state["run"], state["before"]

    def _digest(self) -> str:
        """A digest of what a grade depends on, but for the submission."""
        return hashlib.sha256(repr((self._basis, self.limits, self.sandbox)).encode()).hexdigest()

    @cached_property
    def _basis(self) -> str:
        """A digest of the assignment and the source of its checks."""
        digest = hashlib.sha256(repr(self.assignment).encode("utf-8", "backslashreplace"))
        settings = self.classroom.settings
        for package in sorted({name.partition(".")[0] for name in settings.check_modules + settings.course_packages}):
            for path in _sources(package):
                digest.update(path.read_bytes())
        return digest.hexdigest()

    def _tasks(
        self,
        students: Mapping[str, Path],
        regrade: str | None,
        marks: Mapping[str, Marks],
        saved: dict[str, SavedResult],
        progress: Progress,
    ) -> Iterator[Task]:
        """What is to be graded. What need not or cannot be graded goes into saved. regrade: id of a regrading run."""
        settings = self.classroom.settings
        output_config = {name: self.classroom.app.config[name] for name in ("IgnorePattern", "LimitOutput")}
        for student, folder in students.items():
            if reason := problem(student, folder):
                saved[printable(student)] = SavedResult("failed", {}, [], [reason], 0.0)
                progress(student)
                continue
            files, repairs, flags = read_submission(folder)
            earlier = SavedResult.read(self.classroom.saved_result(student))
            if (
                earlier
                and earlier.status == "graded"
                and earlier.submission == files_digest(files)
                and regrade in (None, earlier.run)
                and student in marks
                and self.classroom.autograded(student).is_dir()
            ):
                saved[student] = earlier
                progress(student)
            else:
                yield Task(
                    student,
                    files,
                    repairs,
                    flags,
                    self.assignment,
                    self.limits,
                    self.sandbox,
                    output_config,
                    settings,
                )

    def _try_to_save(self, task: Task, graded: GradedSubmission, run: str, grades: Grades) -> SavedResult:
        """Save a submission's result. If it cannot be saved, only this one fails, unless all others would fail too."""
        try:
            return self._save(task, graded, run, grades)
        except Exception as error:
            grades.rollback()
            if stops_all(error):
                raise
            error_text = printable(f"{type(error).__name__}: {error}")
            reason = f"its grade could not be written ({error_text}): fix that and run this again"
            return SavedResult("failed", {}, graded.repairs, [*graded.flags, reason], graded.seconds)

    def _save(self, task: Task, graded: GradedSubmission, run: str, grades: Grades) -> SavedResult:
        """Write all results of one submission, the saved result last."""
        path = self.classroom.saved_result(task.student)
        path.unlink(missing_ok=True)
        if graded.status == "graded":
            notebooks = {f"{name}.ipynb": content for name, content in graded.notebooks.items()}
            write_folder(self.classroom.autograded(task.student), graded.files | notebooks, READ_ONLY)
            # A kill between these two changes nothing: a mark that is open stays open.
            grades.save(graded, read_json(self.classroom.answers(task.student)))
            write_json(self.classroom.answers(task.student), graded.answers)
            self.feedback.write(task.student, self.classroom.assignment)
        digest, seconds = files_digest(task.files), round(graded.seconds, 3)
        saved = SavedResult(
            *(graded.status, graded.messages, graded.repairs, graded.flags, seconds),
            *(digest, run, graded.news, graded.hidden, self._basis),
        )
        write_json(path, asdict(saved))
        return saved


def _changes(before: Mapping[str, Mapping[str, float]], records: Mapping[str, Record]) -> list[dict[str, Any]]:
    """The points that are different now, and the scores if another late penalty is taken off."""
    changes: list[dict[str, Any]] = []
    for student, result in records.items():
        if student not in before or result.status != "graded":
            continue
        points = dict(before[student])
        penalty = points.pop(PENALTY, 0.0)
        pairs = [(exercise, points.get(exercise, 0.0), now) for exercise, now in result.exercises.items()]
        if penalty != result.penalty:
            pairs.append(("score with the late penalty", Marks(exercises=points, penalty=penalty).score, result.score))
        changes += [
            {"student": student, "exercise": exercise, "before": old, "after": now}
            for exercise, old, now in pairs
            if old != now
        ]
    return changes


def _sources(package: str) -> list[Path]:
    """The files of an installed package or module, which is not imported."""
    spec = importlib.util.find_spec(package)
    folders = (spec and spec.submodule_search_locations) or []
    paths = [path for folder in folders for path in Path(folder).rglob("*") if "__pycache__" not in path.parts]
    paths += [Path(spec.origin)] if spec and spec.origin else []
    return sorted(path for path in paths if path.is_file())
