"""A course that knows nothing of this grader: the scores are those of nbgrader's own autograde, cell by cell.

It is the one that `nbgrader quickstart` makes, with nbgrader's default folders and settings, in an old format without
ids of cells; and beside its assignment stands another, with what public courses do otherwise.
"""

import contextlib
import shutil

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from nbgrader.api import Gradebook
from nbgrader.apps import NbGrader
from nbgrader.apps.api import NbGraderAPI
from nbgrader.coursedir import CourseDirectory
from nbgrader_sandbox.__main__ import main
from notebook_runs import needs_sandbox
from scratch_course import command

pytestmark = needs_sandbox

SOLUTION = "### BEGIN SOLUTION\n    {}\n    ### END SOLUTION"
KINDS = {
    "answer": {"solution": True},
    "check": {"grade": True, "locked": True},
    "given": {"locked": True},
    "by_hand": {"solution": True, "grade": True},
    "task": {"task": True, "locked": True},
}


def cell(kind, name, source, points=None, text=False):
    flags = dict.fromkeys(("grade", "locked", "solution", "task"), False) | KINDS[kind]
    about = {"grade_id": name, "schema_version": 3, **flags} | ({} if points is None else {"points": points})
    new = new_markdown_cell if text or kind == "task" else new_code_cell
    return new(source, metadata={"nbgrader": about})


def answer(name, arguments, body):
    return cell("answer", name, f"def {name}({arguments}):\n    {SOLUTION.format(body)}")


NOTEBOOKS = {
    "checks": [  # asserts, some of them hidden, errors that are expected, and points for a part
        new_code_cell("import random\nimport pytest\nimport numpy as np"),
        answer("add", "a, b", "return a + b"),
        cell("check", "add_1", "assert add(1, 2) == 3\nassert add('a', 'b') == 'ab'", 1),
        cell("check", "add_2", "### BEGIN HIDDEN TESTS\nassert add([1], [2]) == [1, 2]\n### END HIDDEN TESTS", 2),
        answer("root", "x", "return int(x) ** 0.5 if x >= 0 else [][0]"),
        cell("check", "root_1", "assert round(root(9)) == 3\nwith pytest.raises(IndexError):\n    root(-1)", 1),
        cell(
            "check",
            "root_2",
            "points = 0\nif root(4) == 2:\n    points += 1\nif root(2) > 1.4:\n    points += 1.5\npoints",
            4,
        ),
        cell("given", "given", "random.seed(1)\nseen = [random.random() for _ in range(3)]"),
        cell(
            "check",
            "seeded",
            "assert len(seen) == 3 and seen[0] < 0.2\nassert np.allclose(add(seen[0], 1), 1 + seen[0])",
            1,
        ),
    ],
    "files": [  # a file beside the notebook, a class, a generator, and a check that prints
        answer("total", "path", "return sum(int(line) for line in open(path))"),
        cell("check", "total_1", "assert total('data/numbers.txt') == 6\nprint('the sum is right')", 2),
        cell("answer", "Stack", "### BEGIN SOLUTION\nclass Stack(list):\n    push = list.append\n### END SOLUTION"),
        cell("check", "stack_1", "stack = Stack()\nstack.push(3)\nassert stack.pop() == 3 and not stack", 1),
        answer("evens", "n", "yield from range(0, n, 2)"),
        cell("check", "evens_1", "assert list(evens(5)) == [0, 2, 4]\nassert next(iter(evens(9))) == 0", 1),
        cell("by_hand", "program", "### BEGIN SOLUTION\nprint('by hand')\n### END SOLUTION", 3),
        cell("by_hand", "words", "### BEGIN SOLUTION\nIn words.\n### END SOLUTION", 2, text=True),
        cell("task", "drawing", "Draw it.\n### BEGIN MARK SCHEME\nIt is there.\n### END MARK SCHEME", 2),
    ],
}


def solved(nb, source, right):
    """The released notebook with the answers of the source in every second cell that is right, or in all."""
    sources = {cell.metadata.nbgrader.grade_id: cell.source for cell in source.cells if "nbgrader" in cell.metadata}
    answers = [c for c in nb.cells if c.metadata.get("nbgrader", {}).get("solution")]
    for number, answer in enumerate(answers):
        if right or number % 2:
            answer.source = sources[answer.metadata.nbgrader.grade_id]
    return nb


def api(root):
    app = NbGrader()
    app.load_config_file()
    return NbGraderAPI(CourseDirectory(parent=app), parent=app)


@pytest.fixture(scope="module")
def courses(tmp_path_factory):
    """The course after our run, and a copy of it after nbgrader's own."""
    folder = tmp_path_factory.mktemp("courses")
    command(folder, "nbgrader", "quickstart", "ours")
    ours = folder / "ours"
    (ours / "source" / "mixed" / "data").mkdir(parents=True)
    (ours / "source" / "mixed" / "data" / "numbers.txt").write_text("1\n2\n3\n", encoding="utf-8")
    for name, cells in NOTEBOOKS.items():
        nbformat.write(new_notebook(cells=cells), ours / "source" / "mixed" / f"{name}.ipynb")
    with contextlib.chdir(ours):
        for assignment in ("ps1", "mixed"):
            assert api(ours).generate_assignment(assignment)["success"]
            for student in ("right", "partly", "untouched"):
                submitted = shutil.copytree(ours / "release" / assignment, ours / "submitted" / student / assignment)
                for path in submitted.glob("*.ipynb"):
                    if student != "untouched":
                        source = nbformat.read(ours / "source" / assignment / path.name, as_version=4)
                        nb = solved(nbformat.read(path, as_version=4), source, student == "right")
                        nbformat.write(nb, path)
    stock = shutil.copytree(ours, folder / "stock")
    for root in (ours, stock):
        with contextlib.chdir(root):
            for assignment in ("ps1", "mixed"):
                if root is ours:
                    assert main([assignment]) == 0
                else:
                    result = api(root).autograde(assignment, "*")
                    assert result["success"], result["log"]
    return ours, stock


def scores(root):
    """For each student and cell, by notebook and assignment: the points, and whether a person is to mark it."""
    with Gradebook(f"sqlite:///{root / 'gradebook.db'}", "course101") as gradebook:
        return {
            (assignment.name, notebook.name, submission.student.id, grade.name): (
                *(grade.auto_score, grade.manual_score, grade.needs_manual_grade, grade.max_score),
            )
            for assignment in gradebook.assignments
            for submission in assignment.submissions
            for notebook in submission.notebooks
            for grade in notebook.grades
        }


def test_the_scores_are_those_of_nbgraders_own_autograde(courses):
    ours, stock = map(scores, courses)
    assert ours == stock
    assert len(ours) > 40
    earned = {points for points, *_ in ours.values() if points is not None}
    assert earned >= {0.0, 1.0, 2.0, 2.5}  # nothing, all, and a part


def test_everybody_has_a_page_of_feedback(courses):
    pages = {path.relative_to(courses[0] / "feedback").as_posix() for path in courses[0].glob("feedback/*/*/*.html")}
    assert pages == {
        f"{student}/{name}.html"
        for student in ("right", "partly", "untouched")
        for name in ("ps1/problem1", "ps1/problem2", "mixed/checks", "mixed/files")
    }
