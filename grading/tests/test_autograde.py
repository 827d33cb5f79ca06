"""nbgrader autograde, and Formgrader's button for it, do with a submission what this package's own command does."""

import contextlib
import json
import shutil

import pytest
from nbgrader.apps import NbGrader
from nbgrader.apps.api import NbGraderAPI
from nbgrader.coursedir import CourseDirectory
from nbgrader_sandbox.classroom import Classroom
from notebook_runs import needs_sandbox
from sample_course import SMALL
from scratch_course import command, gradebook_rows, students

pytestmark = needs_sandbox

FILE = f"{SMALL}.ipynb"


def submitted(root, student):
    return root / "classroom" / "submitted" / student / SMALL


def autograde(root, student, force=True):
    """What Formgrader's button calls: whether it succeeded, what it logged, the error."""
    with contextlib.chdir(root):
        app = NbGrader()
        app.load_config_file()
        app.log.setLevel("INFO")
        return NbGraderAPI(CourseDirectory(parent=app), parent=app).autograde(SMALL, student, force=force)


def spoil(root):
    """Have the students hand in what nbgrader's own autograde stops at, follows or takes as it is."""
    renamed, below, damaged, forged, linked, *_ = students(root)
    (submitted(root, renamed) / FILE).rename(submitted(root, renamed) / f"{SMALL} (1).ipynb")
    (submitted(root, below) / "week 1").mkdir()
    (submitted(root, below) / FILE).rename(submitted(root, below) / "week 1" / FILE)
    path = submitted(root, damaged) / FILE
    nb = json.loads(path.read_text(encoding="utf-8"))
    nb["cells"] += ["no cell", {"cell_type": "code", "source": 7}]
    path.write_text(json.dumps(nb), encoding="utf-8")
    (submitted(root, forged) / "numpy.py").write_text("allclose = lambda *_: True", encoding="utf-8")
    (submitted(root, linked) / "answers.txt").symlink_to(root / "solutions" / SMALL / FILE)


def files(root):
    """The files of autograded/ and feedback/, without what differs from run to run."""
    return {
        path.relative_to(root): path.read_bytes() if path.suffix == ".ipynb" else path.stat().st_size
        for step in ("autograded", "feedback")
        for path in sorted((root / "classroom" / step).rglob("*"))
        if path.is_file()
    }


def test_a_class_is_graded_in_the_same_way(course, grade, tmp_path):
    spoil(course)
    other = shutil.copytree(course, tmp_path / "other", symlinks=True)
    assert grade()[0] == 0
    command(other, "nbgrader", "autograde", SMALL)
    assert gradebook_rows(course) == gradebook_rows(other)
    assert len(gradebook_rows(other)["submitted_assignment"]) == len(students(course))
    assert files(course) == files(other)
    names = {path.name for path in files(other)}
    assert "answers.txt" not in names and "numpy.py" not in names
    _, said = grade()
    assert "7 graded before" in said


@pytest.mark.parametrize(
    "number, says", [(0, "graded as small.ipynb"), (2, "damaged cells"), (3, "numpy.py"), (4, "symbolic links")]
)
def test_the_button_says_what_was_repaired_and_what_to_look_at(course, number, says):
    spoil(course)
    student = students(course)[number]
    result = autograde(course, student)
    assert result["success"], result
    assert f"[WARNING] {student}: " in result["log"] and says in result["log"]
    assert [row["student_id"] for row in gradebook_rows(course)["submitted_assignment"]] == [student]


def test_the_button_says_why_there_is_no_grade(course):
    student = students(course)[0]
    (submitted(course, student) / FILE).write_text("{", encoding="utf-8")
    result = autograde(course, student)
    assert not result["success"] and "its JSON breaks off at line 1" in result["log"]
    assert f"could not be graded: {student}" in result["error"]
    assert gradebook_rows(course)["submitted_assignment"] == []


def test_no_name_of_a_folder_forges_a_line_of_the_log(course):
    forger = "x\nERROR bob: copied"
    submitted(course, students(course)[0]).parent.rename(course / "classroom" / "submitted" / forger)
    result = autograde(course, forger)
    assert not result["success"] and "rename it" in result["log"]
    assert "\nERROR bob" not in result["log"] + result["error"]


def test_without_force_only_what_changed_is_graded_again(course):
    student = students(course)[0]
    notebook = course / "classroom" / "autograded" / student / SMALL / FILE
    times = []
    for force in (True, False, True):
        assert autograde(course, student, force)["success"]
        times.append(notebook.stat().st_ino)
    assert times[0] == times[1] != times[2]


def test_nothing_is_graded_while_another_run_grades(course):
    with Classroom(SMALL).locked():
        result = autograde(course, students(course)[0])
    assert not result["success"] and "Another run is grading this class" in result["error"]
