"""The answers of the bank get the same scores and the same kinds of output as with nbgrader's own Execute.

A kernel for each would take half an hour, so that all answers to an exercise stand in one notebook, each followed by
the test cell; before each of them the names of the lesson's own cells are bound anew, as a wrong answer may have taken
one.
"""

import nbformat
import pytest
from answers import bank
from course_settings import CONFIG
from judge import lessons
from nbgrader.preprocessors import Execute
from nbgrader_sandbox.execute import SandboxedExecute
from notebook_runs import needs_sandbox, results

pytestmark = needs_sandbox
EXERCISES = [(lesson, exercise) for lesson in lessons().values() for exercise in lesson.tests]


def cell(source: str, name: str | None = None, points: float | None = None) -> nbformat.NotebookNode:
    """A code cell: an answer with a name, a test cell with points as well."""
    new = nbformat.v4.new_code_cell(source)
    if name:
        new.metadata.nbgrader = {
            "grade_id": name,
            "grade": points is not None,
            "solution": points is None,
            "locked": points is not None,
            "task": False,
            "schema_version": 3,
        }
        if points is not None:
            new.metadata.nbgrader.points = points
    return new


def notebook(lesson, exercise: str) -> nbformat.NotebookNode:
    others = [source for name, source in lesson.solutions.items() if name != exercise]
    cells = [cell(source) for source in [*lesson.given, *others]]
    cells.append(cell("before = {name: value for name, value in globals().items() if not name.startswith('_')}"))
    for number, answer in enumerate(a for a in bank() if (a.lesson, a.exercise) == (lesson.folder, exercise)):
        cells += [
            cell(f"globals().pop({exercise!r}, None)\nglobals().update(before);"),
            cell(answer.source, f"{exercise}_{number}"),
            cell(lesson.tests[exercise], f"test_{exercise}_{number}", lesson.points[exercise]),
        ]
    return nbformat.v4.new_notebook(cells=cells)


def compare(lesson, exercise: str) -> None:
    nb = notebook(lesson, exercise)
    ours = results(SandboxedExecute(config=CONFIG, notebook_time_limit=1200), nb)
    assert len(ours[1]) >= 12
    theirs = results(Execute(), nb)
    assert ours[1] == theirs[1]
    assert _without_garbage(ours[0]) == _without_garbage(theirs[0])


def _without_garbage(cells: list) -> list:
    """Kinds of output without the stderr of a cell that failed: a deleted Animation warns whenever it is collected."""
    return [
        (found, streams - {"stderr"} if any(kind == "error" for kind, *_ in found) else streams)
        for found, streams in cells
    ]


def exercises(*folders: str):
    """For the lessons whose folders begin so."""
    chosen = [(lesson, exercise) for lesson, exercise in EXERCISES if lesson.folder.startswith(folders)]
    return pytest.mark.parametrize("lesson, exercise", chosen, ids=lambda value: getattr(value, "folder", value))


class TestEachAnswerComesToTheSame:  # a class a worker of pytest-xdist
    @exercises("1", "2", "3")
    def test_in_the_first_lessons(self, lesson, exercise):
        compare(lesson, exercise)


class TestEachAnswerThatTrainsComesToTheSame:
    @exercises("4")
    def test_in_the_fourth_lesson(self, lesson, exercise):
        compare(lesson, exercise)


class TestEachAnswerThatDrawsComesToTheSame:
    @exercises("5")
    def test_in_the_fifth_lesson(self, lesson, exercise):
        compare(lesson, exercise)
