"""Judge an answer by the very cells that nbgrader runs, without a kernel: the tests' own short cut.

The lesson's setup cell, its read-only cells and the reference solutions are run in a fresh namespace; then the
answer, in place of the solution; then the test cell, hidden part included. What nbgrader would give for the test
cell's outcome is the number of points: none for an exception or a word on stderr, a float for partial credit, else all.
"""

import ast
import contextlib
import io
import linecache
import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import matplotlib.pyplot as plt
import nbformat
from nbconvert.filters import strip_ansi
from nbgrader.utils import is_grade, is_locked, is_solution

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Verdict:
    points: float
    said: str

    def says(self, words: str) -> bool:
        """Whether these words are in what was said, whatever its colours and wherever its lines are broken."""
        return " ".join(words.split()) in " ".join(strip_ansi(self.said).split())


@dataclass
class Lesson:
    folder: str
    notebook: Path
    given: list[str] = field(default_factory=list)  # the setup cell and the read-only cells
    solutions: dict[str, str] = field(default_factory=dict)
    tests: dict[str, str] = field(default_factory=dict)
    points: dict[str, float] = field(default_factory=dict)
    manual: dict[str, float] = field(default_factory=dict)

    def namespace(self, replaced: dict[str, str]) -> dict:
        """A namespace after the given cells and all solutions but the replaced ones, which stand in their place."""
        namespace = {"__name__": "__main__"}
        for source in [*self.given, *(replaced.get(name, source) for name, source in self.solutions.items())]:
            with contextlib.suppress(Exception):  # as in a notebook: the cells below run all the same
                run(source, namespace)
        return namespace

    def judge(self, exercise: str, answer: str, others: dict[str, str] | None = None) -> Verdict:
        """The points and the words that the test cell of an exercise has for an answer.

        others: sources to stand in the place of other exercises' solutions.
        """
        plt.close("all")  # Matplotlib warns of many that are open, and a warning takes the points
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()) as stderr:
            namespace = self.namespace({**(others or {}), exercise: ""})
            with contextlib.suppress(Exception):
                run(answer, namespace)
            stderr.seek(0)
            stderr.truncate()
        return self.verdict(exercise, namespace, stderr)

    def verdict(self, exercise: str, namespace: dict, stderr: io.StringIO | None = None) -> Verdict:
        """What comes of the test cell of an exercise in a namespace.

        stderr: the one that the cells before saw, since a log handler may still write to it.
        """
        stderr = stderr or io.StringIO()
        with contextlib.redirect_stdout(io.StringIO()) as said, contextlib.redirect_stderr(stderr):
            try:
                value = run(self.tests[exercise], namespace)
            except AssertionError as error:
                return Verdict(0.0, said.getvalue() + str(error))
        if stderr.getvalue():
            return Verdict(0.0, f"{said.getvalue()}on stderr: {stderr.getvalue()}")
        return Verdict(value if isinstance(value, float) else self.points[exercise], said.getvalue())


def run(source: str, namespace: dict) -> object:
    """Run a cell; the value of its last expression, as a notebook would show it."""
    filename = f"<cell {hash(source)}>"
    linecache.cache[filename] = (len(source), None, source.splitlines(keepends=True), filename)
    tree = ast.parse(source)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, filename, "exec"), namespace)
    return eval(compile(ast.Expression(last.value), filename, "eval"), namespace) if last else None


@cache
def lessons() -> dict[str, Lesson]:
    """The lessons by the name of their notebook."""
    return {path.stem: read(path) for path in sorted((ROOT / "solutions").glob("*/*.ipynb"))}


def without_figures(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """The notebook, from which the cells that only show a figure are taken: they take most of the time of a lesson."""
    shows = re.compile(r"^(?:show|move_\w+|play_\w+)\(", re.MULTILINE)
    notebook.cells = [cell for cell in notebook.cells if "nbgrader" in cell.metadata or not shows.search(cell.source)]
    return notebook


def read(path: Path) -> Lesson:
    lesson = Lesson(path.parent.name, path)
    for cell in nbformat.read(path, as_version=4).cells:
        grade_id = cell.metadata.get("nbgrader", {}).get("grade_id")
        if cell.cell_type == "markdown" and is_grade(cell):
            lesson.manual[grade_id] = float(cell.metadata.nbgrader.points)
        elif cell.cell_type == "code" and is_grade(cell):
            exercise = grade_id.removeprefix("test_")
            lesson.tests[exercise] = cell.source
            lesson.points[exercise] = float(cell.metadata.nbgrader.points)
        elif cell.cell_type == "code" and is_solution(cell):
            lesson.solutions[grade_id] = cell.source
        elif cell.cell_type == "code" and (cell.id == "setup" or is_locked(cell)):
            lesson.given.append(cell.source)
    return lesson
