"""docs/teaching.md speaks of the lessons as they are: exercises, minutes, mistakes, and demonstrations that run."""

import contextlib
import io
import re
import tomllib

import nbformat
import pytest
from judge import ROOT, lessons, run

TEXT = (ROOT / "docs" / "teaching.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^## `([\w-]+)`\n(.*?)(?=^## |\Z)", TEXT, re.MULTILINE | re.DOTALL))
LESSONS = {lesson.folder: lesson for lesson in lessons().values()}


def test_there_is_a_section_for_each_lesson_in_their_order():
    assert list(SECTIONS) == list(LESSONS)


@pytest.mark.parametrize("folder", LESSONS)
def test_every_exercise_and_question_serves_a_goal(folder):
    goals = " ".join(re.findall(r"^\| [^|]+ \| (`.*) \|$", SECTIONS[folder], re.MULTILINE))
    assert sorted(re.findall(r"`(\w+)`", goals)) == sorted([*LESSONS[folder].tests, *LESSONS[folder].manual])


@pytest.mark.parametrize("folder", LESSONS)
def test_the_minutes_of_the_parts_are_those_of_the_lesson(folder):
    parts = map(int, re.findall(r"\| (\d+) \|$", SECTIONS[folder], re.MULTILINE))
    first, *_ = nbformat.read(LESSONS[folder].notebook, as_version=4).cells
    assert sum(parts) == int(re.search(r"\*\*Plan\*\*\s+(\d+)\s+minutes", first.source)[1])


@pytest.mark.parametrize("folder", LESSONS)
def test_the_mistakes_are_known(folder):
    (messages,) = (ROOT / "xorlib" / "checks").glob(f"lesson{folder[0]}_*/messages.toml")
    known = tomllib.loads(messages.read_text(encoding="utf-8"))
    ids = re.findall(r"`(\w+)\.([\w-]+)`", SECTIONS[folder].partition("**Where students stumble.**")[2])
    assert ids
    assert [f"{exercise}.{mistake}" for exercise, mistake in ids if mistake not in known.get(exercise, {})] == []


@pytest.mark.parametrize("folder", LESSONS)
def test_the_demonstration_comes_out_as_it_says(folder):
    """Each program asserts that itself."""
    assert "**Demonstration:" in SECTIONS[folder]
    for program in re.findall(r"```python\n(.*?)```", SECTIONS[folder], re.DOTALL):
        with contextlib.redirect_stdout(io.StringIO()) as printed:
            run(program, {})
        assert printed.getvalue()
