"""The checks of the exercises.

A test cell says `check = check_answer("relu", globals())`, and then calls it case by case. How an answer is asked,
compared and diagnosed stands here, a module each; what is asked of each exercise, and which mistakes are known, in
`lessons`, a module a lesson with what it needs beside it. `summary("forward_pass")` tells a student where they stand.
"""

from .check import Check, CheckFailed
from .course import COURSE
from .exercise import Exercise, Mistake
from .lessons import animation, forward_pass, gradients, random_init, training_loop
from .summary import summary

LESSONS = {
    module.__name__.rpartition(".")[2]: module.EXERCISES
    for module in (forward_pass, random_init, gradients, training_loop, animation)
}


def check_answer(name: str, namespace: dict) -> Check:
    """The checks of the exercise called name, on the function of that name in the student's namespace.

    Raises KeyError for a name that is no exercise, CheckFailed where the student has not defined it.
    """
    lesson = next((exercises for exercises in LESSONS.values() if name in exercises), None)
    if lesson is None:
        raise KeyError(f"there is no exercise {name!r}")
    return Check(name, lesson, namespace)
