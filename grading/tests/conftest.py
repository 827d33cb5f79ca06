"""What tests of the grader share: nbgrader's commands on the path, the same random examples in every run, a course."""

import os
import shutil
import sys

import hypothesis
import pytest
from nbgrader_sandbox.__main__ import main
from sample_course import GEOMETRY, SMALL
from scratch_course import hand_in, make_course, small_class

hypothesis.settings.register_profile("grader", deadline=None, derandomize=True, max_examples=60)
hypothesis.settings.load_profile("grader")
# nbgrader calls alembic and jupyter by name.
os.environ["PATH"] = os.path.dirname(sys.executable) + os.pathsep + os.environ["PATH"]


@pytest.fixture(scope="session")
def generated_course(tmp_path_factory):
    """The sample course, its two assignments generated. It is not to be changed: copy it."""
    return make_course(tmp_path_factory.mktemp("course") / "course", SMALL, GEOMETRY)


@pytest.fixture
def course(generated_course, tmp_path, monkeypatch):
    """A copy as the working directory, in which seven students have handed in the small assignment."""
    root = shutil.copytree(generated_course, tmp_path / "course")
    for student, nb in small_class(root, 7, with_figures=1).items():
        hand_in(root, student, SMALL, nb)
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def grade(course, capsys):
    """Grades the small assignment in the course, with options: the exit code, and what it prints on both streams."""

    def call(*arguments):
        code = main([SMALL, *arguments])
        printed = capsys.readouterr()
        return code, printed.out + printed.err

    return call
