"""Which mistakes a class made, as far as the checks' messages tell."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import Any

from ..record import Record
from ..settings import CourseSettings

OTHER = "Another wrong result."
ENDINGS = {
    "CellTimeoutError": "It did not end in time.",
    "NotebookEnded": "The notebook had ended before this check.",
}  # names of errors that the grader itself raises
ERROR = re.compile(r"(\w+(?:Error|Exception|Exit|Interrupt|Iteration))\b")  # at the start, as error_message writes it


def mistakes(records: Mapping[str, Record], settings: CourseSettings) -> list[dict[str, Any]]:
    """Each mistake with the number of students who made it, and in which exercises; the most frequent first."""
    students: Counter[str] = Counter()
    exercises: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for record in records.values():
        made = {
            (mistake, exercise)
            for exercise, message in record.messages.items()
            for mistake in mistakes_in(message, settings)
        }
        students.update({mistake for mistake, _ in made})
        for mistake, exercise in made:
            exercises[mistake][exercise] += 1
    return [
        {"mistake": mistake, "students": count, "exercises": dict(sorted(exercises[mistake].items()))}
        for mistake, count in sorted(students.items(), key=lambda item: (item[0] == OTHER, -item[1], item[0]))
    ]


def mistakes_in(message: str, settings: CourseSettings) -> set[str]:
    """The mistakes whose ids are in a message; without an id, the kind of the error."""
    ids = re.findall(settings.mistake_pattern, message) if settings.mistake_pattern else []
    if ids:
        return {settings.mistakes.get(id, id) for id in ids}
    for error_name, sentence in ENDINGS.items():
        if message.startswith(error_name):
            return {sentence}
    error = ERROR.match(message)
    return {error[1] if error else OTHER}
