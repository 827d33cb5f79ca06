"""Courses in scratch folders, classes that hand in, and what nbgrader's gradebook then holds."""

import contextlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbgrader.apps import NbGrader
from nbgrader.apps.api import NbGraderAPI
from nbgrader.coursedir import CourseDirectory
from sample_course import CONFIG, EXTRA_FILES, SMALL, SMALL_ANSWERS, filled, notebook_name, source

STOCK = '\nfor name in ("Autograde", "GenerateFeedback"):\n    c.pop(name, None)\n'


def make_course(root: Path, *assignments: str | Path, config: Path = CONFIG, stock: bool = False) -> Path:
    """A course in a new folder, its assignments generated and ready to be handed in.

    assignments: names of the sample course's, or folders with an instructor's source.
    stock: with nbgrader's own preprocessors, which run a notebook in a kernel.
    """
    root.mkdir(parents=True)
    text = config.read_text(encoding="utf-8") + (STOCK if stock else "")
    (root / "nbgrader_config.py").write_text(text, encoding="utf-8")
    (root / "classroom").mkdir()
    for assignment in assignments:
        if isinstance(assignment, Path):
            name = assignment.name
            shutil.copytree(assignment, root / "solutions" / name, ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
        else:
            name = assignment
            folder = root / "solutions" / name
            folder.mkdir(parents=True)
            nbformat.write(source(name), folder / f"{notebook_name(name)}.ipynb")
            for file, content in EXTRA_FILES.get(name, {}).items():
                (folder / file).write_bytes(content)
        generate(root, name)
    return root


def generate(root: Path, assignment: str) -> None:
    _step(root, "generate_assignment", assignment)


def autograde(root: Path, assignment: str) -> None:
    """By nbgrader itself, whoever has handed in."""
    _step(root, "autograde", assignment, "*")


def generate_feedback(root: Path, assignment: str) -> None:
    """For everybody who was graded."""
    _step(root, "generate_feedback", assignment)


def _step(root: Path, name: str, *arguments: str) -> None:
    """A step in the course's folder as Formgrader's buttons take it: a command needs seconds to start."""
    with contextlib.chdir(root):
        app = NbGrader()
        app.load_config_file()
        result = getattr(NbGraderAPI(CourseDirectory(parent=app), parent=app), name)(*arguments)
    assert result["success"], result["log"]


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


def hand_in(root: Path, student: str, assignment: str, nb: NotebookNode) -> None:
    """A student's notebook, where nbgrader collects it to."""
    (name,) = (path.name for path in (root / "notebooks" / assignment).glob("*.ipynb"))
    folder = root / "classroom" / "submitted" / student / assignment
    folder.mkdir(parents=True)
    (folder / "timestamp.txt").write_text("2026-01-31 12:00:00 UTC", encoding="utf-8")
    nbformat.write(nb, folder / name)


def small_class(root: Path, students: int, with_figures: int | None = None) -> dict[str, NotebookNode]:
    """As many students, with each answer of SMALL_ANSWERS in turn; two in three answer the question too.

    with_figures: how many have not deleted the figure, which takes more time than all the rest; None: all.
    """
    release = nbformat.read(root / "notebooks" / SMALL / f"{SMALL}.ipynb", as_version=4)
    kinds = list(SMALL_ANSWERS)
    notebooks = {}
    for number in range(students):
        kind = kinds[number % len(kinds)]
        nb = filled(release, {"squares": SMALL_ANSWERS[kind], "why": "Minus by minus." if number % 3 else None})
        if with_figures is not None and number >= with_figures:
            nb.cells = [cell for cell in nb.cells if cell.id != "figure"]
        notebooks[f"s{number:04}-{kind}"] = nb
    return notebooks


def students(root: Path) -> list[str]:
    """Who has handed in."""
    return sorted(folder.name for folder in (root / "classroom" / "submitted").iterdir())


def report(root: Path) -> dict:
    """What the last run reported of the small assignment."""
    return json.loads((root / "classroom" / "reports" / f"{SMALL}.json").read_text(encoding="utf-8"))


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
