"""The checks of the exercises.

A test cell says `check = check_answer("relu", globals())`, and then calls it case by case. How an answer is called,
compared and diagnosed stands here, a module each; what is asked of each exercise, and which mistakes are known, in a
folder a lesson. `summary("forward_pass")` tells a student where they stand.
"""

from typing import Any

from .check import Check, CheckFailed
from .course import COURSE
from .exercise import Exercise, Lesson, Mistake
from .summary import summary

__all__ = ["COURSE", "Check", "CheckFailed", "Exercise", "Lesson", "Mistake", "check_answer", "summary"]


def check_answer(name: str, namespace: dict[str, Any]) -> Check:
    """The checks of the exercise called name, on the function of that name in the student's namespace.

    Raises KeyError for a name that is no exercise, CheckFailed where the student has not defined it.
    """
    exercises = next((lesson.exercises for lesson in COURSE.values() if name in lesson.exercises), None)
    if exercises is None:
        raise KeyError(f"there is no exercise {name!r}")
    return Check(name, exercises, namespace)
