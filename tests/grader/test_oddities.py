"""Honest but unusual submissions get all their points, and nothing is said against them.

`oddities/*.py` hold them: cells that begin with `# %% name`. The comment lines above the code name the exercise
(`# exercise:`, relu if left out) whose right answer it is, or stands above: then the lesson's own one follows.
`# --- next cell` divides it into cells. They must raise no error, but where `# fails` stands above. One that changes
more than names, such as the settings of NumPy, is `# alone` in a notebook; all others of a lesson share one, in which
the names of the lesson's own cells are bound anew before each.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import nbformat
import pytest
from judge import Lesson, lessons
from nbformat import NotebookNode
from nbgrader.utils import determine_grade
from nbgrader_sandbox.execute import execute
from notebook_runs import needs_sandbox
from test_bank import SETTINGS, InCourse, cell

pytestmark = needs_sandbox
LESSON_OF = {exercise: lesson for lesson in lessons().values() for exercise in lesson.tests}
SAVE = "saved = {name: value for name, value in globals().items() if name[0] != '_'}"
RESTORE = """
[globals().pop(name) for name in [*globals()] if name[0] != '_' and name != 'saved']
globals().update(saved)
"""


@dataclass(frozen=True, eq=False)
class Oddity:
    name: str
    exercise: str
    alone: bool
    fails: bool
    sources: list[str]

    @property
    def lesson(self) -> Lesson:
        return LESSON_OF[self.exercise]

    def cells(self) -> list[NotebookNode]:
        """One that binds the names anew; the oddity's own, and the lesson's answer if it has none; the test cell."""
        name = self.exercise
        answers = re.search(rf"def {name}\(.*\):|^{name} = |import {name}$", "\n".join(self.sources), re.MULTILINE)
        own = self.sources if answers else [*self.sources, self.lesson.solutions[name]]
        return [
            cell(RESTORE + f"del {name}" * bool(answers)),
            *(cell(source, f"{name}_{i}") for i, source in enumerate(own)),
            cell(self.lesson.tests[name], f"test_{name}", self.lesson.points[name]),
        ]


def bank() -> Iterator[Oddity]:
    for path in sorted((Path(__file__).parent / "oddities").glob("*.py")):
        for block in re.split(r"^# %% ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
            name, _, rest = block.partition("\n")
            notes, source = re.fullmatch(r"((?:# (?:exercise: \w+|alone|fails)\n)*)(.*)", rest, re.DOTALL).groups()
            exercise = re.search(r"exercise: (\w+)", notes)
            yield Oddity(
                name,
                exercise[1] if exercise else "relu",
                "# alone" in notes,
                "# fails" in notes,
                [part.strip("\n") for part in re.split(r"^# --- next cell\n", source, flags=re.MULTILINE)],
            )


ODDITIES = list(bank())


def run(lesson: Lesson, oddities: list[Oddity]) -> dict[str, str]:
    """What is wrong with the oddities of a lesson, one after another in one notebook: nothing, it should be."""
    given = [cell(source) for source in [*lesson.given, *lesson.solutions.values(), SAVE]]
    cells = {oddity: oddity.cells() for oddity in oddities}
    nb = nbformat.v4.new_notebook(cells=[*given, *(cell for own in cells.values() for cell in own)])
    course = InCourse(lesson, cell_seconds=60, notebook_seconds=600, notebook_output_bytes=1 << 28)
    result = execute(nb, {}, course.limits, settings=SETTINGS, course=course.course)
    assert result.died is None and result.findings == []
    problems = {}
    for oddity, (_, *own, test) in cells.items():
        raised = [out for part in own for out in part.outputs if out.output_type == "error"]
        points, most = determine_grade(test)
        if points != most or bool(raised) != oddity.fails:
            problems[oddity.name] = f"{points} of {most} points, {[*raised, *test.outputs]}"
    return problems


def test_there_are_enough_of_them():
    assert len(ODDITIES) >= 200 and len({oddity.name for oddity in ODDITIES}) == len(ODDITIES)
    assert {oddity.exercise for oddity in ODDITIES} == LESSON_OF.keys()


@pytest.mark.parametrize("name", lessons())
def test_oddities_that_share_a_notebook_get_all_points(name):
    lesson = lessons()[name]
    assert run(lesson, [o for o in ODDITIES if o.lesson is lesson and not o.alone]) == {}


@pytest.mark.parametrize("oddity", [o for o in ODDITIES if o.alone], ids=lambda oddity: oddity.name)
def test_an_oddity_alone_gets_all_points(oddity):
    assert run(oddity.lesson, [oddity]) == {}
