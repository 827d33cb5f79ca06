"""The questions of an assignment that a person marks, with everybody's answers: files and gradebook joined."""

from collections.abc import Collection
from functools import lru_cache
from pathlib import Path

from nbformat import NotebookNode
from nbformat.v4 import new_notebook
from nbgrader.api import Gradebook
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import ClearMarkScheme, ClearSolutions
from traitlets.config import Config

from .answers import QuestionText, find_answer, find_question, read_notebook
from .marks import Marked, Question, questions, read_marks

NO_NOTEBOOK: NotebookNode = new_notebook()


class Questions:
    """The questions of one assignment."""

    def __init__(self, assignment: str, course: CourseDirectory, gradebook: Gradebook, config: Config):
        self.assignment, self._course, self._gradebook = assignment, course, gradebook
        solution, scheme = ClearSolutions(config=config), ClearMarkScheme(config=config)
        self._regions = [
            (solution.begin_solution_delimeter, solution.end_solution_delimeter),
            (scheme.begin_mark_scheme_delimeter, scheme.end_mark_scheme_delimeter),
        ]

    def all(self) -> list[Question]:
        """In the order of the notebooks. Raises MissingEntry if the gradebook has no such assignment."""
        found = questions(self._gradebook, self.assignment)
        order = {
            (notebook, cell.metadata.get("nbgrader", {}).get("grade_id")): place
            for notebook in sorted({question.notebook for question in found})
            for place, cell in enumerate(self._given(self._course.release_directory, notebook).cells)
        }
        return sorted(found, key=lambda each: (each.notebook, order.get((each.notebook, each.name), len(order))))

    def text(self, question: Question) -> QuestionText:
        """What the instructor's notebook says; nothing if it is not there."""
        source = self._given(self._course.source_directory, question.notebook)
        return find_question(source, question.name, self._regions)

    def source_folder(self) -> str:
        """The folder of the instructor's notebook, which may have images."""
        return str(self._folder(self._course.source_directory, "."))

    def answers(self, question: Question, only: Collection[str] | None = None) -> tuple[list[Marked], int]:
        """The answers, and how many submissions have none that can be shown, as their autograded notebook is not there.

        only: ids of submissions; None for all.
        """
        released = self._folder(self._course.release_directory, ".") / f"{question.notebook}.ipynb"
        marks, found, number = read_marks(self._gradebook, question), [], 0
        for mark in marks:
            folder = self._folder(self._course.autograded_directory, mark.student)
            path = folder / f"{question.notebook}.ipynb"
            if not path.exists():
                continue  # Formgrader does not count it either
            number += 1
            if only is None or mark.submission in only:
                try:
                    cells = _answer(path, _changed(path), released, _changed(released), question.name)
                except (OSError, ValueError):
                    continue
                found.append(Marked(number, cells, str(folder), mark))
        return found, len(marks) - len(found)

    def _given(self, step: str, notebook: str) -> NotebookNode:
        """An instructor's notebook; an empty one if it cannot be read."""
        try:
            return read_notebook(self._folder(step, ".") / f"{notebook}.ipynb")
        except (OSError, ValueError):
            return NO_NOTEBOOK

    def _folder(self, step: str, student: str) -> Path:
        return Path(self._course.format_path(step, student, self.assignment)).absolute()


def _changed(path: Path) -> int:
    """When a file was written; 0 if there is none."""
    return path.stat().st_mtime_ns if path.exists() else 0


@lru_cache(4096)
def _answer(path: Path, changed: int, released: Path, released_changed: int, name: str) -> list[NotebookNode]:
    """An answer; read again when one of the files has changed."""
    return find_answer(read_notebook(path), name, _released(released, released_changed))


@lru_cache(16)
def _released(path: Path, changed: int) -> NotebookNode:
    return read_notebook(path) if changed else NO_NOTEBOOK
