"""Where the course and its class are kept, from nbgrader_config.py."""

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from nbgrader.apps import NbGrader
from nbgrader.coursedir import CourseDirectory
from traitlets.config import PyFileConfigLoader

from .execute import SandboxedExecute
from .settings import CourseSettings

CONFIG = "nbgrader_config.py"


class SetupError(Exception):
    """Grading cannot begin; the message says what to do."""


class Classroom:
    """The class of one lesson in the course of the working directory."""

    def __init__(self, lesson: str):
        if not Path(CONFIG).is_file():
            raise SetupError(f"There is no {CONFIG} here ({Path.cwd()}): run this in the course's folder.")
        try:
            PyFileConfigLoader(CONFIG, path=str(Path.cwd())).load_config()
        except Exception as error:  # the file is Python, and may raise anything
            raise SetupError(f"{CONFIG} cannot be used ({type(error).__name__}: {error}): mend it.") from error
        self.app = NbGrader()
        self.app.load_config_file()
        self.course = CourseDirectory(parent=self.app)
        self.execute = SandboxedExecute(parent=self.app)  # holds the limits that were chosen
        self.settings = CourseSettings(parent=self.app)
        self.lesson = lesson
        self.reports = Path(self.course.root, self.course.feedback_directory).parent / "reports"
        self.records = self.reports / lesson

    def submissions(self) -> dict[str, Path]:
        """The folder that each student has handed in for the lesson, by the student's id."""
        found = Path(self._path(self.course.submitted_directory, "*")).parent.parent
        students = sorted(path.name for path in found.iterdir()) if found.is_dir() else []
        excluded = self.course.student_id_exclude.split(",")
        folders = {
            student: found / student / self.lesson
            for student in students
            if not student.startswith(".") and student not in excluded
        }
        return {student: folder for student, folder in folders.items() if os.path.lexists(folder)}

    def autograded(self, student: str) -> Path:
        return Path(self._path(self.course.autograded_directory, student))

    def kept(self, student: str) -> Path:
        """What is kept of a student's submission beside the gradebook."""
        return self.records / "students" / f"{student}.json"

    @property
    def regrade(self) -> Path:
        """What a regrading that is not done yet has to remember."""
        return self.records / "regrade.json"

    def _path(self, step: str, student: str) -> str:
        return self.course.format_path(step, student, self.lesson)

    @contextlib.contextmanager
    def locked(self) -> Iterator[None]:
        """Keep a second run out. Raises SetupError where one is at work. A killed run holds nothing."""
        self.reports.mkdir(parents=True, exist_ok=True)
        with open(self.reports / ".lock", "w", encoding="utf-8") as file:
            if sys.platform != "win32":
                import fcntl

                try:
                    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError:
                    raise SetupError("Another run is grading this class. Wait for its end, or stop it.") from None
            yield
