"""Which mistakes a class made, as far as the checks' messages tell, and the points that they cost."""

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


def mistakes(
    records: Mapping[str, Record], points: Mapping[str, float], settings: CourseSettings
) -> list[dict[str, Any]]:
    """Each mistake with the number of students who made it, by exercise, and the points that it cost them all.

    The most frequent first. `id` is None where the message has none. Of an exercise with several mistakes, each is
    counted an equal share of the points that are missing. points: the most for each exercise.
    """
    students: Counter[tuple[str, str | None]] = Counter()
    exercises: defaultdict[tuple[str, str | None], Counter[str]] = defaultdict(Counter)
    lost: defaultdict[tuple[str, str | None], float] = defaultdict(float)
    for record in records.values():
        made = {exercise: mistakes_in(message, settings) for exercise, message in record.messages.items()}
        students.update({mistake for those in made.values() for mistake in those})
        for exercise, those in made.items():
            missing = max(0.0, points.get(exercise, 0.0) - (record.exercises.get(exercise) or 0.0))
            for mistake in those:
                exercises[mistake][exercise] += 1
                lost[mistake] += missing / len(those)
    return [
        {
            "id": mistake[1],
            "mistake": mistake[0],
            "students": count,
            "exercises": dict(sorted(exercises[mistake].items())),
            "lost": round(lost[mistake], 2),
        }
        for mistake, count in sorted(
            students.items(), key=lambda item: (item[0][0] == OTHER, -item[1], item[0][0], item[0][1] or "")
        )
    ]


def mistakes_in(message: str, settings: CourseSettings) -> list[tuple[str, str | None]]:
    """The mistakes in a message, as sentence and id; without an id, the kind of the error."""
    if ids := settings.mistake_ids(message):
        return [(settings.mistakes.get(id, id), id) for id in ids]
    for error_name, sentence in ENDINGS.items():
        if message.startswith(error_name):
            return [(sentence, None)]
    error = ERROR.match(message)
    return [(error[1] if error else OTHER, None)]
