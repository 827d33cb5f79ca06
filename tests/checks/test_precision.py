"""An answer that computes in single precision gets the same verdict from the visible check and from the hidden one."""

import re
from dataclasses import replace

import pytest
from judge import lessons

pytestmark = pytest.mark.usefixtures("references_called_once")
HIDDEN = re.compile(r"^### BEGIN HIDDEN TESTS\n.*?^### END HIDDEN TESTS\n", re.DOTALL | re.MULTILINE)
IN_SINGLE = """

def _rounded(value, kind):
    if isinstance(value, (list, tuple)):
        return type(value)(_rounded(entry, kind) for entry in value)
    floats = isinstance(value, float) or (isinstance(value, np.ndarray) and value.dtype.kind == "f")
    return kind(value) if floats else value


def _single(answer):
    import functools

    def as_single(value):
        return np.float32(value)

    def as_double(value):
        return np.float64(value) if isinstance(value, np.ndarray) else float(value)

    @functools.wraps(answer)
    def rounded(*args, **kwargs):
        args = [_rounded(value, as_single) for value in args]
        kwargs = {{name: _rounded(value, as_single) for name, value in kwargs.items()}}
        return _rounded(_rounded(answer(*args, **kwargs), as_single), as_double)

    return rounded


{exercise} = _single({exercise})
"""
EXERCISES = [(lesson, exercise) for lesson in lessons().values() for exercise in lesson.tests]


def verdicts(lesson, exercise, answer):
    """What comes of an answer in the check that students have, and in the whole one."""
    visible = replace(lesson, tests={exercise: HIDDEN.sub("", lesson.tests[exercise])})
    return visible.judge(exercise, answer), lesson.judge(exercise, answer)


@pytest.mark.parametrize("lesson, exercise", EXERCISES, ids=lambda value: getattr(value, "folder", value))
def test_single_precision(lesson, exercise):
    answer = lesson.solutions[exercise] + IN_SINGLE.format(exercise=exercise)
    shown, graded = verdicts(lesson, exercise, answer)
    assert shown.points == graded.points, graded.said


@pytest.mark.parametrize(
    "exercise, answer",
    [
        ("relu", "np.maximum(0, z).astype(np.float32).astype(float)"),
        ("sigmoid", "1 / (1 + np.exp(-np.clip(z, -10, 10)))"),
    ],
)
def test_what_the_hidden_check_refuses_the_visible_one_refuses(exercise, answer):
    lesson = next(lesson for lesson in lessons().values() if exercise in lesson.tests)
    shown, graded = verdicts(lesson, exercise, f"def {exercise}(z):\n    return {answer}")
    assert (shown.points, graded.points) == (0, 0)
