"""Each exercise is judged on its own: whatever the others hold, and whatever the order of the cells."""

import numpy as np
import pytest
from judge import lessons, run

from xorlib.checks.observe.run import globals_read

pytestmark = pytest.mark.usefixtures("references_called_once")
LESSONS = list(lessons().values())
EXERCISES = [pytest.param(lesson, name, id=name) for lesson in LESSONS for name in lesson.tests]


def unanswered(source: str) -> str:
    return source.partition("### BEGIN SOLUTION")[0] + "raise NotImplementedError"


OTHERS = {
    "unanswered": lambda name, source: unanswered(source),
    "wrong": lambda name, source: f"def {name}(*args, **kwargs):\n    return None",
    "wrong in place": lambda name, source: f"def {name}(a, *args):\n    a *= 0\n    return a",
    "no function": lambda name, source: f"{name} = [0.0]",
    "an error in the cell": lambda name, source: f"{name} = undefined",
    "twice": lambda name, source: f"{source}\n\n{source}",
}


@pytest.mark.parametrize("others", OTHERS)
@pytest.mark.parametrize("lesson, name", EXERCISES)
def test_the_other_exercises_do_not_matter(lesson, name, others):
    sources = {other: OTHERS[others](other, source) for other, source in lesson.solutions.items() if other != name}
    verdict = lesson.judge(name, lesson.solutions[name], sources)
    assert verdict.points == lesson.points[name], verdict.said
    assert lesson.judge(name, f"def {name}(*args):\n    return None", sources).points == 0


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.folder)
def test_test_cells_may_run_twice_and_in_any_order(lesson):
    namespace = lesson.namespace({})
    for name in [*lesson.tests, *reversed(lesson.tests), *lesson.tests]:
        verdict = lesson.verdict(name, namespace)
        assert verdict.points == lesson.points[name], verdict.said


def spoil(value):
    """Change what can be changed."""
    if isinstance(value, (list, tuple)):
        for inner in value:
            spoil(inner)
    if isinstance(value, list):
        value.clear()
    elif isinstance(value, np.ndarray) and value.flags.writeable:
        value[...] = 7


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.folder)
def test_nothing_stays_from_an_answer_before(lesson):
    """Neither its points nor what it did to its arguments."""
    namespace = lesson.namespace({})
    for name in lesson.tests:
        namespace[name] = lambda *args: spoil(args)
        assert lesson.verdict(name, namespace).points == 0
        run(lesson.solutions[name], namespace)
        assert lesson.verdict(name, namespace).points == lesson.points[name]


@pytest.mark.parametrize("lesson, name", EXERCISES)
def test_names_that_a_student_may_change_do_not_matter(lesson, name):
    """np, X, y, params, check, rng...: whatever the answer itself does not read holds nonsense."""
    namespace = lesson.namespace({})
    for key in set(namespace) - needs(name, namespace) - {"__builtins__", "__name__"}:
        namespace[key] = "nonsense"
    verdict = lesson.verdict(name, namespace)
    assert verdict.points == lesson.points[name], verdict.said


def needs(name: str, namespace: dict) -> set[str]:
    """The names that a function reads, and those that the functions it calls read."""
    found, new = set(), {name}
    while new:
        found |= new
        read = (globals_read(getattr(namespace.get(n), "__code__", None)) for n in new)
        new = set().union(*read) - found
    return found


@pytest.mark.parametrize("lesson, name", EXERCISES)
def test_a_test_cell_leaves_the_notebooks_names_alone(lesson, name):
    """Else a cell further down, or an answer, would find another X or rng than the one it was written for."""
    namespace = lesson.namespace({})
    before = dict(namespace)
    lesson.verdict(name, namespace)
    assert {key for key in before if before[key] is not namespace.get(key)} <= {"__builtins__"}
