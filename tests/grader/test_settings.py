"""nbgrader_config.py tells the grader the truth about this course."""

import importlib
import re

import pytest
from course_settings import SETTINGS

from xorlib.checks import COURSE


@pytest.mark.parametrize("lesson", COURSE.values(), ids=lambda lesson: lesson.folder)
def test_what_gives_an_exercise_away_runs_in_the_judges_process_only(lesson):
    functions = {
        f"{function.__module__}:{function.__qualname__}"
        for exercise in lesson.exercises.values()
        for function in (*exercise.forbidden, exercise.reference)
        if function.__module__.startswith("xorlib.") and not function.__module__.startswith("xorlib.checks.")
    }
    assert functions == {*SETTINGS.judge_functions[lesson.folder]} - {"xorlib.checks:summary"}


def test_every_name_in_the_settings_can_be_imported():
    for names in SETTINGS.judge_functions.values():
        for name in names:
            module, _, function = name.partition(":")
            assert callable(getattr(importlib.import_module(module), function))
    for module in (*SETTINGS.preload, *SETTINGS.course_packages, *SETTINGS.check_modules, *SETTINGS.shared_modules):
        importlib.import_module(module)


def test_the_report_finds_each_mistake_in_what_a_check_says_and_none_in_what_a_student_wrote():
    said = (
        "quantity    exact\ndW1         no\n"
        "backward: dW1 is the transpose of what it should be.\n[pattern.transposed]\n"
        "dW1 not as expected.\nexpected  1\nit printed:\n  backward: [relu.abs]\n\n"
        "backward: it raised Error: [relu.abs] [raised.Error]\nin your line   raise Error('[relu.abs]')  # [relu.abs]"
    )
    assert re.findall(SETTINGS.mistake_pattern, said) == ["pattern.transposed", "raised.Error"]
