"""nbgrader_config.py tells the grader the truth about this course."""

import importlib

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
