"""The sample course: two assignments, whose notebooks are made here, and students' answers to the small one."""

import copy
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from nbgrader import preprocessors
from nbgrader.utils import is_grade, is_locked, is_solution, is_task
from nbgrader_sandbox.assignment import Assignment, AssignmentCell, AssignmentNotebook

CONFIG = Path(__file__).parents[1] / "sample_course" / "nbgrader_config.py"
COURSE_ID = "sample"
SMALL, GEOMETRY = "small", "2-geometry"
KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
EXTRA_FILES = {GEOMETRY: {"points.csv": b"3,4\n0,-2\n"}}
SMALL_ANSWERS = {
    "right": "def squares(z):\n    return z ** 2",
    "partly": "def squares(z):\n    return z * abs(z)",
    "wrong": "def squares(z):\n    return 2 * z",
    "raises": "def squares(z):\n    return z.squared()",
    "syntax": "def squares(z)\n    return z * z",
    "untouched": None,
    "chatty": "def squares(z):\n    print('squaring', z)\n    return np.square(z)",
}


def _metadata(name: str, **grading: object) -> dict:
    """The metadata of a cell that nbgrader knows."""
    least = {"grade": False, "locked": False, "schema_version": 3, "solution": False, "task": False}
    return {"nbgrader": least | {"grade_id": name} | grading}


def _text(name: str, source: str) -> NotebookNode:
    return new_markdown_cell(source, id=name)


def _code(name: str, source: str) -> NotebookNode:
    return new_code_cell(source, id=name)


def _given(name: str, source: str) -> NotebookNode:
    return new_code_cell(source, id=name, metadata=_metadata(name, locked=True))


def _answer(name: str, source: str) -> NotebookNode:
    return new_code_cell(source, id=name, metadata=_metadata(name, solution=True))


def _check(name: str, points: int, source: str) -> NotebookNode:
    return new_code_cell(source, id=name, metadata=_metadata(name, grade=True, locked=True, points=points))


def _by_hand(name: str, points: int, source: str) -> NotebookNode:
    return new_markdown_cell(source, id=name, metadata=_metadata(name, grade=True, solution=True, points=points))


def _small() -> list[NotebookNode]:
    return [
        _code("setup", "import matplotlib.pyplot as plt\nimport numpy as np"),
        _answer(
            "squares",
            """\
def squares(z):
    ### BEGIN SOLUTION
    return z * z
    ### END SOLUTION""",
        ),
        _check(
            "test_squares",
            2,
            """\
assert squares(np.array([3.0]))[0] == 9, "the square of 3 is 9"
negative = 0.0
### BEGIN HIDDEN TESTS
negative = float(squares(np.array([-2.0]))[0] == 4)
### END HIDDEN TESTS
1.0 + negative""",
        ),
        _code(
            "figure",
            """\
z = np.linspace(-2, 2, 101)
fig, ax = plt.subplots()
ax.plot(z, z**2, label="$z^2$")
ax.scatter(z[::10], z[::10] ** 2)
ax.set(title="squares", xlabel="z")
ax.legend();""",
        ),
        _by_hand(
            "why",
            1,
            """\
Why is no square negative? (1 point)

### BEGIN MARK SCHEME
The sign counts twice.
### END MARK SCHEME""",
        ),
    ]


def _geometry() -> list[NotebookNode]:
    return [
        _text("title", "# Geometry\n\nPoints of the plane are the rows of an array of shape (n, 2)."),
        _code("setup", "import matplotlib.pyplot as plt\nimport numpy as np"),
        _code("the-data", "points = np.array([[3.0, 4.0], [0.0, -2.0], [0.0, 0.0]])\npoints"),
        _text("norm-task", "## 1. Norm (1 point)\n\nThe distance from the origin, $\\sqrt{x^2 + y^2}$, of each point."),
        _answer(
            "norm",
            """\
def norm(points):
    ### BEGIN SOLUTION
    return np.sqrt((points**2).sum(axis=1))
    ### END SOLUTION""",
        ),
        _code("norm-try", "norm(points)"),
        _check(
            "test_norm",
            1,
            """\
assert norm(points).shape == (3,), "one number for each point"

assert np.allclose(norm(points), [5, 2, 0]), "the norm of (3, 4) is 5"
### BEGIN HIDDEN TESTS
unseen = np.array([[-5.0, 12.0], [8.0, 15.0]])
assert np.allclose(norm(unseen), [13, 17]), "also for points that were not shown"
### END HIDDEN TESTS""",
        ),
        _text("moved-task", "## 2. A move (2 points)\n\nAll points, moved by a vector; the argument stays as it is."),
        _answer(
            "moved",
            """\
def moved(points, by):
    ### BEGIN SOLUTION
    return points + by
    ### END SOLUTION""",
        ),
        _code("moved-try", "moved(points, np.array([1.0, -1.0]))"),
        _check(
            "test_moved",
            2,
            """\
before = points.copy()
assert np.allclose(moved(points, np.array([1.0, -1.0]))[0], [4, 3]), "(3, 4) moves to (4, 3)"
assert np.array_equal(points, before), "the argument has changed"
### BEGIN HIDDEN TESTS
far_away = moved(np.zeros((4, 2)), np.array([1e9, -1e9]))
assert np.allclose(far_away, [1e9, -1e9]), "also for four points and a long vector"
### END HIDDEN TESTS""",
        ),
        _given("given-triangle", "triangle = np.array([[0.0, 0.0], [4.0, 0.0], [0.0, 3.0]])  # do not change"),
        _text(
            "lengths-task", "## 3. Lengths (3 points)\n\nThe lengths of a polygon's sides, the last back to the start."
        ),
        _answer(
            "lengths",
            """\
def lengths(corners):
    ### BEGIN SOLUTION
    return norm(np.roll(corners, -1, axis=0) - corners)
    ### END SOLUTION""",
        ),
        _check(
            "test_lengths",
            3,
            """\
score = 0.0
if np.isclose(np.sum(lengths(triangle)), 12):
    score += 1
if np.allclose(lengths(triangle), [4, 5, 3]):
    score += 1
else:
    print("lengths: the order of the sides, for 1 of 3 points")
### BEGIN HIDDEN TESTS
square = np.array([[0.0, 0.0], [0.0, 2.0], [2.0, 2.0], [2.0, 0.0]])
score += np.allclose(lengths(square), [2, 2, 2, 2])
### END HIDDEN TESTS
float(score)""",
        ),
        _text(
            "why-task", "## 4. A question (3 points)\n\nWhy is one side of a triangle shorter than the others together?"
        ),
        _by_hand(
            "why_shorter",
            3,
            """\
### BEGIN SOLUTION
The straight line is the shortest way between two points.
### END SOLUTION""",
        ),
        _text("area-task", "## 5. Area (3 points)\n\nThe area of a triangle, whatever the order of its corners."),
        _answer(
            "area",
            """\
def area(corners):
    ### BEGIN SOLUTION
    (a, b), (c, d) = corners[1] - corners[0], corners[2] - corners[0]
    return abs(a * d - b * c) / 2
    ### END SOLUTION""",
        ),
        _check(
            "test_area",
            3,
            """\
assert np.isclose(area(triangle), 6), "half of 4 times 3"
### BEGIN HIDDEN TESTS
assert np.isclose(area(triangle[::-1]), 6), "whatever the order of the corners"
assert np.isclose(area(triangle + 100), 6), "wherever the triangle lies"
### END HIDDEN TESTS""",
        ),
        _code("picture", 'fig, ax = plt.subplots()\nax.fill(*triangle.T, alpha=0.5)\nax.set(title="a triangle");'),
    ]


def notebook_name(assignment: str) -> str:
    """The name of an assignment's notebook, without .ipynb."""
    return {SMALL: "small", GEOMETRY: "plane_geometry"}[assignment]


def source(assignment: str) -> NotebookNode:
    """The instructor's notebook of an assignment, with its solutions."""
    cells = {SMALL: _small, GEOMETRY: _geometry}[assignment]()
    return new_notebook(cells=cells, metadata={"kernelspec": KERNEL, "language_info": {"name": "python"}})


@cache
def assignment(name: str) -> Assignment:
    """The assignment as the grader reads it from nbgrader, made by nbgrader's steps without a gradebook."""
    full = _after(source(name), "LockCells", "ClearSolutions", "ClearOutput", "ComputeChecksums")
    released = _after(full, "ClearHiddenTests", "ClearMarkScheme", "ComputeChecksums")
    cells = {
        cell.metadata.nbgrader.grade_id: _cell(cell, given.source)
        for cell, given in zip(full.cells, released.cells)
        if "nbgrader" in cell.metadata
    }
    notebook = AssignmentNotebook(notebook_name(name), KERNEL, released, cells)
    return Assignment(name, {notebook.name: notebook}, EXTRA_FILES.get(name, {}))


def filled(release: NotebookNode, answers: Mapping[str, str | None]) -> NotebookNode:
    """A copy of the release with answers, by grade_id, in the place of some cells' sources."""
    nb = copy.deepcopy(release)
    for cell in nb.cells:
        cell.source = answers.get(cell.metadata.get("nbgrader", {}).get("grade_id", "")) or cell.source
    return nb


def _after(nb: NotebookNode, *steps: str) -> NotebookNode:
    nb = copy.deepcopy(nb)
    for step in steps:
        nb, _ = getattr(preprocessors, step)().preprocess(nb, {})
    return nb


def _cell(full: NotebookNode, released: str) -> AssignmentCell:
    about = full.metadata.nbgrader
    return AssignmentCell(
        about.grade_id,
        full.cell_type,
        full.source,
        released,
        about.checksum,
        is_locked(full),
        is_grade(full),
        is_solution(full),
        is_task(full),
        float(about.points) if is_grade(full) else None,
    )
