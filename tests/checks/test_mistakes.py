"""The known mistakes, and the catalogues that hold what is said of them."""

import re

import numpy as np
import pytest
from judge import ROOT, lessons
from outcomes import call_once

from xorlib.checks import COURSE
from xorlib.checks.exercise import pairs
from xorlib.checks.messages import CATALOGUE, message
from xorlib.checks.observe.run import globals_read
from xorlib.checks.python_errors import PATTERNS

EXERCISES = {name: (lesson, name) for lesson in lessons().values() for name in lesson.tests}
PACKAGE = ROOT / "xorlib" / "checks"


def exercise_of(name):
    return next(lesson.exercises[name] for lesson in COURSE.values() if name in lesson.exercises)


@pytest.mark.parametrize("lesson, name", EXERCISES.values(), ids=EXERCISES)
def test_each_known_mistake_gets_its_own_message(lesson, name, monkeypatch):
    """A mistake that the cases do not tell from an earlier one would get the wrong message. (One that comes as near
    to the right answer as a rounded one, or that an exercise shares with others, may be no mistake in it.)"""

    def call_student(namespace, name, exercise, arguments, **options):
        return call_once(exercise, namespace[name], arguments)

    monkeypatch.setattr("xorlib.checks.check.call", call_once)
    monkeypatch.setattr("xorlib.checks.diagnose.call", call_once)
    monkeypatch.setattr("xorlib.checks.known.call", call_once)
    monkeypatch.setattr("xorlib.checks.check.call_in", call_student)
    for mistake in exercise_of(name).mistakes:
        verdict = lesson.verdict(name, {**lesson.namespace({}), name: mistake.answer})
        assert verdict.says(str(mistake.message)) or verdict.points == lesson.points[name]


@pytest.mark.parametrize("lesson, name", EXERCISES.values(), ids=EXERCISES)
def test_what_an_answer_may_read_of_the_notebook_is_given(lesson, name):
    """Else a wrong answer is told not to read what it must."""
    namespace = lesson.namespace({})
    read = set(globals_read(namespace[name].__code__))
    assert not {r for r in read if isinstance(namespace.get(r), (np.ndarray, list))} - set(exercise_of(name).given)


def test_every_mistake_has_a_message_and_every_message_is_used():
    mistakes = {m.id for lesson in COURSE.values() for exercise in lesson.exercises.values() for m in exercise.mistakes}
    assert mistakes <= set(CATALOGUE)
    sources = "".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
    for id in set(CATALOGUE) - mistakes:
        assert f'"{id}"' in sources or id.startswith("my_run."), id


@pytest.mark.parametrize("name", EXERCISES)
def test_a_rarer_mistake_has_a_message_that_names_both(name):
    for mistake in exercise_of(name).rarer:
        assert re.fullmatch(r"[a-z_]\w*\.[\w-]+", mistake.message.id)
        assert not mistake.second or CATALOGUE[mistake.second] in mistake.message.text


def test_two_mistakes_are_composed_unless_both_replace_the_same_step():
    steps = [("gradients.a", {"x": 1}), ("gradients.b", {"x": 2}), ("gradients.c", {"y": 3})]
    made = pairs(lambda **options: options, steps)
    assert [mistake.answer for mistake in made] == [{"x": 1, "y": 3}, {"x": 2, "y": 3}]


def test_the_meaning_of_an_error_is_in_the_catalogue():
    assert {id for _, _, id in PATTERNS} <= set(CATALOGUE)


def test_an_id_is_found_at_the_end_of_what_a_check_says():
    """As nbgrader_config.py tells the report of a class."""
    for id in CATALOGUE:
        assert re.fullmatch(r"[a-z_]\w*\.[\w-]+", id)
    assert str(message("advice.shapes")).endswith("[advice.shapes]")


def test_a_message_needs_all_its_fields():
    assert message("pattern.transposed", name="dW1").text == "dW1 is the transpose of what it should be."
    with pytest.raises(KeyError):
        message("pattern.rounded", name="dW1")
    with pytest.raises(KeyError):
        message("pattern.no-such-message")
