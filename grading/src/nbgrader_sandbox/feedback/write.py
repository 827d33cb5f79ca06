"""Writes the pages that `nbgrader generate_feedback` writes, but faster: with one exporter for a whole class."""

import html
from pathlib import Path

from nbgrader.apps import NbGrader
from nbgrader.converters import GenerateFeedback
from nbgrader.coursedir import CourseDirectory

from ..files import write_text
from ..text import printable

NO_PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Feedback: {assignment}</title></head>
<body><h1>{assignment}</h1>
<p>{name} could not be shown here. It is graded all the same: ask your instructor.</p></body></html>
"""


class Feedback:
    """nbgrader's GenerateFeedback as the course configures it."""

    def __init__(self, app: NbGrader, course: CourseDirectory):
        """app: with the course's configuration loaded."""
        self._converter = GenerateFeedback(coursedir=course, parent=app)
        self._course = course
        self._exporter = self._converter.exporter_class(parent=self._converter, config=self._converter.config)
        for preprocessor in self._converter.preprocessors:
            self._exporter.register_preprocessor(preprocessor)
        self._exporter.environment.auto_reload = False  # templates do not change while a class is graded
        _ = self._exporter.template  # compiles it now, not with the first page

    def write(self, student: str, assignment: str) -> None:
        """A page for each notebook of the student's autograded submission, with the gradebook's scores and comments."""
        autograded = Path(self._course.format_path(self._course.autograded_directory, student, assignment))
        folder = Path(self._course.format_path(self._course.feedback_directory, student, assignment))
        for notebook in sorted(autograded.glob("*.ipynb")):
            resources = self._converter.init_single_notebook_resources(str(notebook))
            try:
                page, _ = self._exporter.from_filename(str(notebook), resources)
            except Exception as error:  # no notebook may stop the class
                self._converter.log.warning(
                    "No feedback for %s, %s: %s: %s",
                    student,
                    notebook.name,
                    type(error).__name__,
                    printable(str(error)),
                )
                page = NO_PAGE.format(name=html.escape(notebook.name), assignment=html.escape(assignment))
            permissions = int(str(self._converter.permissions), 8)
            write_text(folder / f"{notebook.stem}{self._exporter.file_extension}", page, permissions)
        for name in ("timestamp.txt", "submission_secret.txt"):  # `nbgrader release_feedback` wants them
            if (autograded / name).is_file():
                write_text(folder / name, (autograded / name).read_text(encoding="utf-8", errors="replace"))
