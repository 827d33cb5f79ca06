"""The lessons and answers of the bank get the same scores and kinds of output as with nbgrader's own Execute.

A kernel for each answer would take half an hour. So one notebook holds those of a lesson: its release, and for each
exercise answers, each followed by the test cell. Before each answer the names of the lesson's own cells are bound
anew, as a wrong answer may have taken one. The solutions need no kernel: nbval compares the outputs that git has.

The answers are the right ones that are the first in their lesson to use a kind of statement, operator or expression,
the wrong ones that are the first of all, and the first of an exercise to get their number of points: what only
combines these in another way is run no other way by us than by nbgrader. How every answer is judged,
tests/checks/test_answers.py proves.
"""

import ast
from collections.abc import Iterator
from functools import cache

import nbformat
import pytest
from answers import Answer, bank
from course_settings import SETTINGS
from judge import ROOT, Lesson, lessons
from nbformat import NotebookNode
from nbgrader_sandbox.execute import Course, execute
from nbgrader_sandbox.execution.limits import Limits
from notebook_runs import as_nbgrader, needs_sandbox, results, results_of

pytestmark = needs_sandbox
BY_FOLDER = {lesson.folder: lesson for lesson in lessons().values()}


def parts(lesson: Lesson) -> Iterator[tuple[str, list[NotebookNode]]]:
    """The code cells of the release and of each exercise."""
    release = nbformat.read(ROOT / "notebooks" / lesson.folder / lesson.notebook.name, as_version=4)
    yield "release", [cell for cell in release.cells if cell.cell_type == "code"]
    answers = [answer for answer in chosen() if answer.lesson == lesson.folder]
    for exercise in lesson.tests:
        yield exercise, cells_of([answer for answer in answers if answer.exercise == exercise], exercise, lesson)


APART = {"xorlib's draw_frame"}  # the judge serves the function, and cannot draw on an Axes of the student's process


@cache
def chosen() -> list[Answer]:
    """The answers that have a trait which none before has."""
    seen: set = set()
    found = []
    for answer in bank():
        if answer.name not in APART:
            kinds = set(syntax(answer.source))
            traits = {(answer.exercise, answer.right, answer.points)}
            traits |= {(answer.lesson, kind) for kind in kinds} if answer.right else kinds
            if traits - seen:
                found.append(answer)
            seen |= kinds
            seen |= traits
    return found


def syntax(source: str) -> Iterator[str]:
    """The kinds of nodes in a program's syntax tree."""
    try:
        tree = ast.parse(source)
    except SyntaxError:
        yield "SyntaxError"
        return
    for node in ast.walk(tree):
        yield type(node).__name__


def cells_of(answers: list[Answer], exercise: str, lesson: Lesson) -> list[NotebookNode]:
    """The lesson's own cells without the exercise, then the answers, each with the test cell."""
    others = [source for name, source in lesson.solutions.items() if name != exercise]
    cells = [cell(source) for source in [*lesson.given, *others]]
    own = f"name[0] != '_' and name not in ('saved', {exercise!r})"
    cells.append(cell(f"saved = {{name: value for name, value in globals().items() if {own}}}"))
    for number, answer in enumerate(answers):
        cells += [
            cell(f"globals().pop({exercise!r}, None)\nglobals().update(saved)\nplt.close('all');"),
            cell(answer.source, f"{exercise}_{number}"),
            cell(lesson.tests[exercise], f"test_{exercise}_{number}", lesson.points[exercise]),
        ]
    return cells


def cell(source: str, name: str | None = None, points: float | None = None) -> NotebookNode:
    """A code cell: an answer with a name, a test cell with points as well."""
    new = nbformat.v4.new_code_cell(source)
    if name:
        is_test = points is not None
        kind = {"grade": is_test, "solution": not is_test, "locked": is_test, "task": False}
        new.metadata.nbgrader = {"grade_id": name, "schema_version": 3, **kind} | (
            {"points": points} if is_test else {}
        )
    return new


EMPTY_FIGURE = ("display_data", ["text/plain"], None)


def without_garbage(cells: list) -> list:
    """The outputs without what may differ.

    That is the streams of a cell that failed, as a deleted Animation warns whenever it is collected; an empty figure
    that an answer left open, which a kernel shows below the test; and the sentence that stands for points on a page, as
    the judge gives the number alone.
    """
    return [
        (
            [
                (kind, [t for t in types if (kind, t) != ("execute_result", "text/html")], name)
                for kind, types, name in kinds
                if (kind, types, name) != EMPTY_FIGURE
            ],
            set() if any(kind == "error" for kind, *_ in kinds) else streams,
        )
        for kinds, streams in cells
    ]


class InCourse:
    """Runs a notebook as python -m grading does, with what the grader knows of the lesson."""

    def __init__(self, lesson: Lesson, **limits: int):
        released = nbformat.read(ROOT / "notebooks" / lesson.folder / lesson.notebook.name, as_version=4)
        self.course, self.limits = Course(lesson.folder, released), Limits(**limits)

    def __call__(self, nb: NotebookNode) -> None:
        execute(nb, {}, self.limits, settings=SETTINGS, course=self.course)


def compare(lesson: Lesson) -> None:
    cells = dict(parts(lesson))
    nb = nbformat.v4.new_notebook(cells=[cell for part in cells.values() for cell in part])
    limits = {"cell_seconds": 120, "notebook_seconds": 1200, "notebook_output_bytes": 1 << 30}
    ours, theirs = results_of(InCourse(lesson, **limits), nb), results_of(as_nbgrader, nb)
    assert len(ours[1]) >= 5 * len(lesson.tests)
    assert ours[1] == theirs[1]
    start = 0
    for part, of_part in cells.items():
        here = slice(start, start + len(of_part))
        assert without_garbage(ours[0][here]) == without_garbage(theirs[0][here]), part
        start += len(of_part)


@pytest.mark.parametrize("name", lessons())
def test_the_solutions_get_what_git_has(name):
    nb = nbformat.read(lessons()[name].notebook, as_version=4)
    assert results_of(InCourse(lessons()[name]), nb) == results(nb)


class TestTheFirstLessons:  # a class a worker of pytest-xdist
    @pytest.mark.parametrize("folder", [folder for folder in BY_FOLDER if folder.startswith(("1", "2", "3"))])
    def test_as_nbgraders_execute(self, folder):
        compare(BY_FOLDER[folder])


class TestTheLessonThatTrains:
    def test_as_nbgraders_execute(self):
        compare(BY_FOLDER["4-training-loop"])


class TestTheLessonThatDraws:
    def test_as_nbgraders_execute(self):
        compare(BY_FOLDER["5-animation"])


class TestTheLessonWithData:
    def test_as_nbgraders_execute(self):
        compare(BY_FOLDER["6-noisy-xor"])
