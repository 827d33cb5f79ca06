"""A scratch course and a class that hands in, for the bench and the tests of grading; and what came of it."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import nbformat
from answers import bank
from judge import ROOT, Lesson
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

SMALL = "small"  # the lesson, and its notebook, that is made here
SOLUTION = """\
def squares(z):
    ### BEGIN SOLUTION
    return z * z
    ### END SOLUTION"""
CHECK = """\
assert squares(np.array([3.0]))[0] == 9, "the square of 3 is 9"
negative = 0.0
### BEGIN HIDDEN TESTS
negative = float(squares(np.array([-2.0]))[0] == 4)
### END HIDDEN TESTS
1.0 + negative"""
FIGURE = """\
z = np.linspace(-2, 2, 101)
fig, ax = plt.subplots()
ax.plot(z, z**2, label="$z^2$")
ax.scatter(z[::10], z[::10] ** 2)
ax.set(title="squares", xlabel="z")
ax.legend();"""
WHY = """\
Why is no square negative? (1 point)

### BEGIN MARK SCHEME
The sign counts twice.
### END MARK SCHEME"""
SMALL_ANSWERS = {
    "right": "def squares(z):\n    return z ** 2",
    "partly": "def squares(z):\n    return z * abs(z)",
    "wrong": "def squares(z):\n    return 2 * z",
    "raises": "def squares(z):\n    return z.squared()",
    "syntax": "def squares(z)\n    return z * z",
    "untouched": None,
    "chatty": "def squares(z):\n    print('squaring', z)\n    return np.square(z)",
}


def make_course(root: Path, lessons: Iterable[str], stock: bool = False) -> Path:
    """A course in a new folder with some of the lessons (SMALL is one), generated and ready to be handed in.

    stock: with nbgrader's own preprocessors, which run a notebook in a kernel.
    """
    root.mkdir(parents=True)
    config = (ROOT / "nbgrader_config.py").read_text(encoding="utf-8")
    if stock:
        config += '\nfor name in ("Autograde", "GenerateFeedback"):\n    c.pop(name, None)\n'
    (root / "nbgrader_config.py").write_text(config, encoding="utf-8")
    for lesson in lessons:
        source = root / "solutions" / lesson
        if lesson == SMALL:
            source.mkdir(parents=True)
            nbformat.write(_small_source(), source / f"{SMALL}.ipynb")
        else:
            shutil.copytree(ROOT / "solutions" / lesson, source, ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
        command(root, "nbgrader", "generate_assignment", "--force", lesson)
    return root


def command(root: Path, *arguments: str) -> subprocess.CompletedProcess:
    """`python -m ARGUMENTS` in the course's folder, which has to succeed."""
    done = subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=root,
        env=environment(root),
        check=False,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, f"{arguments}: exit {done.returncode}\n{done.stdout}\n{done.stderr}"
    return done


def environment(root: Path) -> dict[str, str]:
    """This one, with the commands that nbgrader calls on its path and no settings of the user's."""
    path = os.pathsep.join([os.path.dirname(sys.executable), os.environ["PATH"]])
    return os.environ | {"PATH": path, "JUPYTER_CONFIG_DIR": str(root / "jupyter-config"), "JUPYTER_NO_CONFIG": "1"}


def hand_in(root: Path, student: str, lesson: str, nb: NotebookNode) -> None:
    """A student's notebook, where nbgrader collects it to."""
    (name,) = (path.name for path in (root / "notebooks" / lesson).glob("*.ipynb"))
    folder = root / "classroom" / "submitted" / student / lesson
    folder.mkdir(parents=True)
    (folder / "timestamp.txt").write_text("2026-01-31 12:00:00 UTC", encoding="utf-8")
    nbformat.write(nb, folder / name)


def small_class(root: Path, students: int) -> dict[str, NotebookNode]:
    """As many students, with each answer of SMALL_ANSWERS in turn; two in three answer the question too."""
    release = nbformat.read(root / "notebooks" / SMALL / f"{SMALL}.ipynb", as_version=4)
    kinds = list(SMALL_ANSWERS)
    return {
        f"s{number:04}-{kind}": _filled(
            release, {"squares": SMALL_ANSWERS[kind], "why": "Minus by minus." if number % 3 else None}
        )
        for number in range(students)
        for kind in [kinds[number % len(kinds)]]
    }


def lesson_class(root: Path, lesson: Lesson) -> dict[str, NotebookNode]:
    """Twenty students: right, partly right, untouched, and wrong in the bank's ways."""
    release = nbformat.read(root / "notebooks" / lesson.folder / lesson.notebook.name, as_version=4)
    rights, wrongs = (
        {
            name: [
                answer
                for answer in _bank()
                if answer.right == right and answer.lesson == lesson.folder and answer.exercise == name
            ]
            for name in lesson.solutions
        }
        for right in (True, False)
    )
    scored = {name: sorted(answers, key=lambda answer: -answer.points) for name, answers in wrongs.items()}
    words = dict.fromkeys(lesson.manual, "An answer for a person to mark.")

    def answered(answers: dict[str, list], number: int) -> dict[str, str]:
        return {name: several[number % len(several)].source for name, several in answers.items()}

    def mixed(number: int) -> dict[str, str]:
        right, wrong = answered(rights, number), answered(scored, number)
        return {name: (right if (place + number) % 2 else wrong)[name] for place, name in enumerate(right)}

    return (
        {f"right-{number}": _filled(release, answered(rights, number) | words) for number in range(5)}
        | {f"partly-{number}": _filled(release, mixed(number) | words) for number in range(5)}
        | {f"untouched-{number}": release for number in range(3)}
        | {f"wrong-{number}": _filled(release, answered(wrongs, number)) for number in range(7)}
    )


def gradebook_rows(root: Path) -> dict[str, list[dict]]:
    """Every row of every table of the gradebook, with names in the place of nbgrader's random ids."""
    with sqlite3.connect(f"file:{root / 'classroom' / 'gradebook.db'}?mode=ro", uri=True) as database:
        database.row_factory = sqlite3.Row
        names = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        tables = {name: [dict(row) for row in database.execute(f'SELECT * FROM "{name}"')] for name in names}
    database.close()
    named: dict[str, str] = {}
    for table, parts in (
        ("assignment", ["name"]),
        ("notebook", ["assignment_id", "name"]),
        ("base_cell", ["notebook_id", "name", "type"]),
        ("source_cell", ["notebook_id", "name"]),
        ("submitted_assignment", ["assignment_id", "student_id"]),
        ("submitted_notebook", ["assignment_id", "notebook_id"]),
        ("grade", ["notebook_id", "cell_id"]),
        ("comment", ["notebook_id", "cell_id"]),
    ):
        for row in tables[table]:
            named[row["id"]] = "/".join([table, *(named.get(row[part], str(row[part])) for part in parts)])
    return {
        table: sorted(({key: named.get(value, value) for key, value in row.items()} for row in rows), key=str)
        for table, rows in tables.items()
    }


def _filled(release: NotebookNode, sources: dict[str, str | None]) -> NotebookNode:
    """The release with some cells' sources replaced, by grade_id."""
    nb = nbformat.from_dict(release)
    for cell in nb.cells:
        cell.source = sources.get(cell.metadata.get("nbgrader", {}).get("grade_id")) or cell.source
    return nb


def _small_source() -> NotebookNode:
    def known(name: str, **grading) -> dict:
        """The metadata of a cell that nbgrader knows."""
        least = {"grade": False, "locked": False, "schema_version": 3, "solution": False, "task": False}
        return {"nbgrader": least | {"grade_id": name} | grading}

    cells = [
        new_code_cell("import matplotlib.pyplot as plt\nimport numpy as np", id="setup"),
        new_code_cell(SOLUTION, id="squares", metadata=known("squares", solution=True)),
        new_code_cell(CHECK, id="test_squares", metadata=known("test_squares", grade=True, locked=True, points=2)),
        new_code_cell(FIGURE, id="figure"),
        new_markdown_cell(WHY, id="why", metadata=known("why", grade=True, solution=True, points=1)),
    ]
    kernel = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
    return new_notebook(cells=cells, metadata={"kernelspec": kernel, "language_info": {"name": "python"}})


@cache
def _bank() -> list:
    return list(bank())
