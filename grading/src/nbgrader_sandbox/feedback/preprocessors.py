"""Prepares an autograded notebook for the student's eyes."""

import re
import weakref
from collections.abc import Iterable
from typing import Any

from nbconvert.filters import strip_ansi
from nbconvert.preprocessors import Preprocessor
from nbformat import NotebookNode
from nbformat.v4 import new_output
from nbgrader.api import BaseCell, Comment, Grade, Gradebook
from nbgrader.preprocessors import ClearHiddenTests, ClearMarkScheme, GetGrades
from nbgrader.utils import is_grade, is_solution, is_task
from traitlets import Bool
from traitlets.config import Config

from ..assignment import patient
from ..execution.plain import ERRORS
from ..preflight.build import HANDED_IN
from ..settings import CourseSettings
from ..text import error_message

MIN_HIDDEN = 8  # characters of a hidden line that outputs may not repeat; shorter lines are in any code
HIDDEN = "[a line of a hidden test]"
AS_HANDED_IN = "[From here on, your own cells show what they showed when you handed them in.]\n"
FAILED = "[When it was graded, this cell ended with {}.]\n"
KNOWN_ERRORS = {*ERRORS, "CellTimeoutError", "NotebookEnded"}  # whose names tell nothing


class HideTests(Preprocessor):
    """Removes hidden tests and mark schemes from the cells, and the lines that repeat them from the outputs."""

    enabled = Bool(True).tag(config=True)

    def __init__(self, **options: Any):
        Preprocessor.__init__(self, **options)
        self._check_error = CourseSettings(config=self.config).check_error
        tests, scheme = (
            kind(config=Config({kind.__name__: self.config[kind.__name__]}))
            for kind in (ClearHiddenTests, ClearMarkScheme)
        )
        self._regions = [
            (tests.begin_test_delimeter, tests.end_test_delimeter),
            (scheme.begin_mark_scheme_delimeter, scheme.end_mark_scheme_delimeter),
        ]

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        hidden: list[str] = []
        _show_what_was_handed_in([cell for cell in nb.cells if HANDED_IN in cell.metadata])
        for cell in nb.cells:
            for begin, end in self._regions:
                cell.source, removed = without_region(cell.source, begin, end)
                hidden += removed
        shown = {line.strip() for cell in nb.cells for line in cell.source.split("\n")}
        secret = _any_of({line.strip() for line in hidden} - shown)
        for cell in nb.cells:
            is_test = cell.cell_type == "code" and is_grade(cell) and not is_solution(cell)
            if is_test:
                cell.outputs = [output for output in cell.outputs if not _is_points(output)]
            for output in cell.get("outputs", ()):
                if output.output_type == "error" and is_test:
                    output.traceback = error_message(output.ename, output.evalue, self._check_error).split("\n")
                if secret:
                    _redact(output, secret)
        return nb, resources


def _show_what_was_handed_in(cells: list[NotebookNode]) -> None:
    """Put the outputs that were handed in in the place of those of grading, but for the name of the first error.

    Below a hidden test, an output of grading could tell what that had called an answer with.
    """
    failed = False
    for number, cell in enumerate(cells):
        graded, cell.outputs = cell.outputs, cell.metadata[HANDED_IN]
        errors = [output.ename for output in graded if output.output_type == "error"]
        said = AS_HANDED_IN if number == 0 else ""
        if errors and not failed and not any(output.output_type == "error" for output in cell.outputs):
            failed = True
            said += FAILED.format(f"an error, {errors[0]}" if errors[0] in KNOWN_ERRORS else "an error")
        if said:
            cell.outputs = [*cell.outputs, new_output("stream", text=said)]


def _is_points(output: NotebookNode) -> bool:
    """Whether an output of a test cell is the number that nbgrader reads; the page has the points in its table."""
    if output.output_type != "execute_result":
        return False
    try:
        float(output.data.get("text/plain", ""))
    except ValueError:
        return False
    return True


def without_region(source: str, begin: str, end: str) -> tuple[str, list[str]]:
    """The source without the lines from one with `begin` to the next with `end`, or to the last; and these lines."""
    visible: list[str] = []
    removed: list[str] = []
    inside = False
    for line in source.split("\n"):
        inside = inside or begin in line
        (removed if inside or end in line else visible).append(line)
        inside = inside and end not in line
    return "\n".join(visible), removed


def _any_of(lines: Iterable[str]) -> re.Pattern[str] | None:
    """A pattern that finds any of these lines; short ones are left out."""
    long = sorted((line for line in lines if len(line) >= MIN_HIDDEN), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, long))) if long else None


def _redact(output: NotebookNode, secret: re.Pattern[str]) -> None:
    """Replace the lines that repeat a hidden one: warnings and tracebacks show the code that they come from."""

    def redacted(text: str) -> str:
        if not secret.search(strip_ansi(text)):
            return text
        return "\n".join(HIDDEN if secret.search(strip_ansi(line)) else line for line in text.split("\n"))

    if output.output_type == "stream":
        output.text = redacted(output.text)
    elif output.output_type == "error":
        output.traceback = [redacted(lines) for lines in output.traceback]
    else:
        output.data = {
            kind: redacted(content) if isinstance(content, str) and not kind.startswith("image/") else content
            for kind, content in output.data.items()
        }


class Scores(GetGrades):
    """nbgrader's GetGrades with three queries a notebook, and a gradebook that stays open for the next notebook."""

    _opened: tuple[str, Gradebook] | None = None

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        about = resources["nbgrader"]
        gradebook = self._gradebook(about["db_url"])
        try:
            notebook = gradebook.find_submission_notebook(about["notebook"], about["assignment"], about["student"])
            penalty = notebook.late_submission_penalty or 0
            about.update(score=notebook.score - penalty, max_score=notebook.max_score, late_penalty=penalty)
            grades, comments = (
                dict(
                    gradebook.db.query(BaseCell.name, row)
                    .join(row, row.cell_id == BaseCell.id)
                    .filter(row.notebook_id == notebook.id)
                    .all()
                )
                for row in (Grade, Comment)
            )
            about["commented"] = [name for name, comment in comments.items() if comment.comment]
            for cell in nb.cells:
                known = cell.metadata.get("nbgrader", {})
                grade, comment = grades.get(known.get("grade_id")), comments.get(known.get("grade_id"))
                if grade:
                    known.update(score=grade.score, points=grade.max_score, waits=bool(grade.needs_manual_grade))
                elif is_grade(cell) or is_task(cell):  # the gradebook knows no such cell
                    del cell.metadata["nbgrader"]
                if comment:
                    known["comment"] = comment.comment
        finally:
            gradebook.db.rollback()  # the next notebook sees what was written since
        return nb, resources

    def _gradebook(self, url: str) -> Gradebook:
        if self._opened is None or self._opened[0] != url:
            self._opened = url, Gradebook(patient(url))
            weakref.finalize(self, self._opened[1].close)
        return self._opened[1]
