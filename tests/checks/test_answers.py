"""The bank: every right answer gets full points; every wrong one none, or its part, and the message it is owed."""

import re
from collections import Counter

import pytest
from answers import BANK, Answer, bank
from changes import worth_running
from judge import lessons
from outcomes import call_once

ANSWERS = list(bank())
README = BANK / "README.md"
EXERCISES = [(lesson, exercise) for lesson in lessons().values() for exercise in lesson.tests]


@pytest.fixture(autouse=True)
def once(monkeypatch):
    """The course's own answers, which have the same cases for every answer, are called once for all."""
    monkeypatch.setattr("xorlib.checks.check.call", call_once)
    monkeypatch.setattr("xorlib.checks.diagnose.call", call_once)
    monkeypatch.setattr("xorlib.checks.known.call", call_once)


def lesson_of(answer: Answer):
    return next(lesson for lesson in lessons().values() if lesson.folder == answer.lesson)


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda a: f"{a.exercise}: {a.name}")
def test_answer(answer, record_property):
    lesson = lesson_of(answer)
    verdict = lesson.judge(answer.exercise, answer.source)
    record_property(
        "bank",
        f"{answer.exercise}: {answer.name}: "
        f"{'accepted' if verdict.points == lesson.points[answer.exercise] else 'refused'}, "
        f"{verdict.points:g} points{'' if answer.right else f', message checked: {answer.says}'}",
    )
    assert verdict.points == (lesson.points[answer.exercise] if answer.right else answer.points), verdict.said
    if not answer.right:
        assert verdict.says(answer.says), verdict.said


@pytest.mark.parametrize("lesson, exercise", EXERCISES, ids=lambda value: getattr(value, "folder", value))
def test_each_exercise_has_four_right_and_eight_wrong_answers(lesson, exercise):
    count = Counter(a.right for a in ANSWERS if (a.lesson, a.exercise) == (lesson.folder, exercise))
    assert count[True] >= 4
    assert count[False] >= 8


@pytest.mark.parametrize("answer", [a for a in ANSWERS if not a.right], ids=lambda a: f"{a.exercise}: {a.name}")
def test_a_wrong_answer_says_what_it_stands_for(answer):
    assert answer.mistake
    assert answer.says


@pytest.mark.parametrize("lesson, exercise", EXERCISES, ids=lambda value: getattr(value, "folder", value))
def test_the_untouched_stub_scores_nothing(lesson, exercise):
    stub = lesson.solutions[exercise].split("### BEGIN SOLUTION")[0] + 'raise NotImplementedError("not answered yet")'
    verdict = lesson.judge(exercise, stub)
    assert verdict.points == 0
    assert "not answered yet" in verdict.said


def test_the_readme_counts_the_bank_as_it_is():
    """`make answers` prints the table again."""
    rows = re.findall(r"^\| `?(\w+)`? \| (\d+) \| (\d+) \| (\d+) \| (\d+) ", README.read_text(encoding="utf-8"), re.M)
    for name, *counts in rows:
        accepted, refused, passed, found = map(int, counts)
        of_it = Counter(answer.right for answer in ANSWERS if name in (answer.exercise, "all"))
        assert (accepted, refused) == (of_it[True], 0)
        assert (passed, found) == (0, of_it[False])
    assert len(rows) == len(EXERCISES) + 1


def test_a_quick_run_takes_the_answers_to_what_was_changed():
    path = "tests/checks/answers/3-gradients/backward/wrong.py"
    selected = worth_running(ANSWERS, [path, "xorlib/checks/lesson2_random_init/messages.toml", "README.md"])
    for lesson, exercise in EXERCISES:
        answers = {answer for answer in ANSWERS if answer.exercise == exercise}
        changed = exercise == "backward" or lesson.folder == "2-random-init"
        assert len(answers & selected) == (len(answers) if changed else 2)
