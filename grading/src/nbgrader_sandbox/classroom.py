"""The folders and settings of a course and its class, from nbgrader_config.py."""

import contextlib
import copy
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from nbgrader.apps import NbGrader
from nbgrader.converters import BaseConverter
from nbgrader.coursedir import CourseDirectory

from .execute import SandboxedExecute
from .settings import CONFIG_FILE, CourseSettings, load_settings


class SetupError(Exception):
    """Grading cannot begin; the message says what to do."""


def _load_app() -> NbGrader:
    """An application with the course's settings. Raises SetupError."""
    if not Path(CONFIG_FILE).is_file():
        raise SetupError(f"There is no {CONFIG_FILE} here ({Path.cwd()}): run this in the course's folder.")
    try:
        load_settings(Path.cwd())  # NbGrader would only log that it cannot load the file
    except Exception as error:
        raise SetupError(f"{CONFIG_FILE} cannot be used ({type(error).__name__}: {error}): fix it.") from error
    if re.search(r"\[.+]", os.getcwd()):
        raise SetupError(f"nbgrader finds nothing in a folder with [ ] in its name: rename it ({Path.cwd()}).")
    app = NbGrader()
    app.load_config_file()
    return app


def reports_folder(course: CourseDirectory) -> Path:
    """Where the reports of all assignments are."""
    return Path(course.root, course.feedback_directory).parent / "reports"


class Classroom:
    """The class of one assignment, in the course of the working directory."""

    def __init__(self, assignment: str, converter: BaseConverter | None = None):
        """converter: nbgrader's, which has the course's settings already; None to load them."""
        self.app = converter or _load_app()
        self.settings = CourseSettings(**CourseSettings(parent=self.app).plain())  # without the app: can be pickled
        self.course = converter.coursedir if converter else CourseDirectory(parent=self.app)
        self.execute = SandboxedExecute(parent=self.app)  # has the limits of the course
        self.assignment = assignment
        self.reports = reports_folder(self.course)
        self.records = self.reports / assignment

    @property
    def submitted(self) -> Path:
        """The folder with a folder for each student."""
        return Path(self._path(self.course.submitted_directory, "*")).parent.parent

    def of(self, assignment: str) -> "Classroom":
        """The same class, and another assignment of it."""
        other = copy.copy(self)
        other.assignment, other.records = assignment, self.reports / assignment
        return other

    def submissions(self) -> dict[str, Path]:
        """The folder that each student has handed in for the assignment, by the student's id."""
        submitted = self.submitted
        students = sorted(path.name for path in submitted.iterdir()) if submitted.is_dir() else []
        excluded = self.course.student_id_exclude.split(",")
        folders = {student: submitted / student / self.assignment for student in students if student not in excluded}
        return {student: folder for student, folder in folders.items() if os.path.lexists(folder)}

    def autograded(self, student: str) -> Path:
        return Path(self._path(self.course.autograded_directory, student))

    def saved_result(self, student: str) -> Path:
        return self.records / "students" / f"{student}.json"

    def answers(self, student: str) -> Path:
        """The file with the digests of the answers that the marks given by hand are for."""
        return self.records / "answers" / f"{student}.json"

    def feedback_pages(self, student: str) -> list[Path]:
        """The student's pages of feedback that are written."""
        return sorted(Path(self._path(self.course.feedback_directory, student)).glob("*.html"))

    @property
    def regrade_state(self) -> Path:
        """The state of a regrading that is not finished."""
        return self.records / "regrade.json"

    def _path(self, step: str, student: str) -> str:
        path: str = self.course.format_path(step, student, self.assignment)
        return path

    @contextlib.contextmanager
    def locked(self) -> Iterator[None]:
        """Lock out a second run. Raises SetupError if another run has the lock. A killed run loses it."""
        self.reports.mkdir(parents=True, exist_ok=True)
        with open(self.reports / ".lock", "w", encoding="utf-8") as file:
            if sys.platform != "win32":
                import fcntl

                try:
                    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError:
                    raise SetupError("Another run is grading this class. Wait for its end, or stop it.") from None
            yield
