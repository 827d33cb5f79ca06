"""A class whose work is graded but for what a person marks: autograded notebooks and rows of the gradebook."""

import contextlib
from collections.abc import Iterator, Mapping
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbgrader.api import Gradebook
from nbgrader.coursedir import CourseDirectory
from nbgrader_sandbox.marking.questions import Questions
from sample_course import COURSE_ID, GEOMETRY, notebook_name
from traitlets.config import Config

QUESTION = "why_shorter"  # of GEOMETRY, for 3 points


def release(course: Path, assignment: str = GEOMETRY) -> NotebookNode:
    return nbformat.read(course / "notebooks" / assignment / f"{notebook_name(assignment)}.ipynb", as_version=4)


def answered(course: Path, text: str | None, *below: NotebookNode) -> NotebookNode:
    """The released notebook with an answer to the question (None: untouched), and cells below it."""
    nb = release(course)
    question = _question(nb)
    question.source = question.source if text is None else text
    place = nb.cells.index(question) + 1
    nb.cells[place:place] = below
    return nb


def _question(nb: NotebookNode) -> NotebookNode:
    return next(cell for cell in nb.cells if cell.id == QUESTION)


def graded(course: Path, notebooks: Mapping[str, NotebookNode]) -> None:
    """The rows and files of these students as grading leaves them: an untouched answer has no points, others wait."""
    with gradebook(course) as book:
        for student, nb in notebooks.items():
            folder = course / "classroom" / "autograded" / student / GEOMETRY
            folder.mkdir(parents=True)
            nbformat.write(nb, folder / f"{notebook_name(GEOMETRY)}.ipynb")
            book.add_student(student)
            [submitted] = book.add_submission(GEOMETRY, student).notebooks
            untouched = _question(nb).source == _question(release(course)).source
            for grade in submitted.grades:
                grade.auto_score = 0.0 if untouched or grade.name != QUESTION else None
                grade.needs_manual_grade = grade.auto_score is None
            book.db.commit()


@contextlib.contextmanager
def gradebook(course: Path) -> Iterator[Gradebook]:
    with Gradebook(f"sqlite:///{course / 'classroom' / 'gradebook.db'}", COURSE_ID) as book:
        yield book


def questions(course: Path, book: Gradebook, assignment: str = GEOMETRY) -> Questions:
    folders = {"source": "solutions", "release": "notebooks", "autograded": "classroom/autograded"}
    names = {f"{step}_directory": folder for step, folder in folders.items()}
    return Questions(assignment, CourseDirectory(root=str(course), **names), book, Config())
