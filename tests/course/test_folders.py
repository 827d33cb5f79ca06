"""The course's settings hold wherever the course lies."""

import shutil
import sqlite3

import pytest
from judge import ROOT
from nbgrader.api import Gradebook
from traitlets.config.loader import PyFileConfigLoader


@pytest.mark.parametrize("name", ["a%20b", "100%", "what?", "a b", "caf\u00e9#1"])
def test_the_gradebook_lies_in_the_course_whatever_its_folder_is_called(tmp_path, name):
    root = tmp_path / name
    root.mkdir()
    shutil.copy(ROOT / "nbgrader_config.py", root)
    settings = PyFileConfigLoader("nbgrader_config.py", path=str(root)).load_config()
    with Gradebook(settings.CourseDirectory.db_url) as gradebook:
        gradebook.add_student("jane")
    with sqlite3.connect(root / "classroom" / "gradebook.db") as database:
        assert database.execute("SELECT id FROM student").fetchall() == [("jane",)]
    assert [path.name for path in tmp_path.iterdir()] == [name]
