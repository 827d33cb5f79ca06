"""An assignment as the grader reads it from nbgrader, and what its exercises are worth."""

from dataclasses import replace

import nbformat
import pytest
from nbgrader.coursedir import CourseDirectory
from nbgrader_sandbox.assignment import Assignment, read_assignment
from nbgrader_sandbox.execution.limits import Limits
from nbgrader_sandbox.grade import Task, grade
from notebook_runs import needs_sandbox
from sample_course import GEOMETRY, SMALL, assignment
from traitlets.config import Config


@pytest.mark.parametrize("name", [SMALL, GEOMETRY])
def test_the_assignments_of_these_tests_are_those_that_nbgrader_knows(generated_course, name):
    """The other tests use assignments that were made without a gradebook."""
    folders = {"root": str(generated_course), "source_directory": "solutions", "release_directory": "notebooks"}
    database = {"db_url": f"sqlite:///{generated_course}/classroom/gradebook.db"}
    course = CourseDirectory(config=Config({"CourseDirectory": folders | database}))
    read = read_assignment(name, course)
    assert read == assignment(name)
    (other,) = {SMALL, GEOMETRY} - {name}
    ((_, notebook),) = assignment(other).notebooks.items()
    assert read.others == {other: frozenset(notebook.cells)}


@needs_sandbox
def test_a_missing_notebook_of_two_earns_nothing():
    both = Assignment("both", {**assignment(SMALL).notebooks, **assignment(GEOMETRY).notebooks}, {})
    released = nbformat.writes(both.notebooks["small"].released).encode("utf-8")
    graded = grade(Task("jane", {"small.ipynb": released}, [], [], both, Limits(), sandbox=True))
    assert graded.status == "graded" and set(graded.notebooks) == {"small"}
    names = ["test_norm", "test_moved", "test_lengths", "why_shorter", "test_area"]
    assert graded.scores["plane_geometry"] == dict.fromkeys(names, 0.0)
    assert any("plane_geometry" in flag for flag in graded.flags)


def test_an_exercise_whose_answer_and_check_both_have_points_is_worth_their_sum():
    given = assignment(GEOMETRY)
    ((name, notebook),) = given.notebooks.items()
    cells = notebook.cells | {"norm": replace(notebook.cells["norm"], points=5.0)}
    both = replace(given, notebooks={name: replace(notebook, cells=cells)})
    assert both.points == given.points | {"norm": 6.0}
