"""Which mistakes a class made: what the checks said, grouped."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from xorlib.checks import LESSONS

from ..record import Record

# What a check says of a failure that is none of the exercise's known mistakes (xorlib/checks/diagnose.py).
OTHERS = [
    (re.compile(r"not answered yet"), "Not answered."),
    (re.compile(r"^There is no function", re.MULTILINE), "The function is not defined."),
    (re.compile(r"which gives the answer away"), "Calls a function that gives the answer away."),
    (re.compile(r"it changed its argument"), "Changes its argument."),
    (re.compile(r"it raised (\w{1,40})"), r"Raises \1."),
    (re.compile(r"^called with .*\n(.{1,200})", re.MULTILINE), r"\1"),  # what it resembles
]
REST = "Another wrong result."
NUMBER = re.compile(r"\d+(\.\d+)?(e[+-]?\d+)?")


def mistakes(records: Mapping[str, Record]) -> list[dict]:
    """Each mistake with the number of students who made it, and in which exercises; the most frequent first."""
    known = {
        name: [mistake.says for mistake in exercise.mistakes]
        for lesson in LESSONS.values()
        for name, exercise in lesson.items()
    }
    students, exercises = Counter(), defaultdict(Counter)
    for record in records.values():
        made = {
            (mistake, name)
            for name, message in record.messages.items()
            for mistake in _in(message, known.get(name, []))
        }
        students.update({mistake for mistake, _ in made})
        for mistake, name in made:
            exercises[mistake][name] += 1
    return [
        {"mistake": mistake, "students": count, "exercises": dict(sorted(exercises[mistake].items()))}
        for mistake, count in sorted(students.items(), key=lambda item: (item[0] == REST, -item[1], item[0]))
    ]


def _in(message: str, known: list[str]) -> Iterator[str]:
    """The known mistakes that a message names, or else what kind of failure it tells of."""
    named = [says for says in known if says in message]
    if named:
        yield from named
        return
    for pattern, kind in OTHERS:
        found = pattern.search(message)
        if found:
            yield NUMBER.sub("...", found.expand(kind))
            return
    yield REST
