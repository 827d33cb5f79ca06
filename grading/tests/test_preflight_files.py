"""Preflight and the names of files: which is the notebook, and which of the others its code may see."""

from dataclasses import replace

import nbformat
import pytest
from nbgrader_sandbox.assignment import Assignment
from nbgrader_sandbox.preflight import Ungradable, preflight
from platform_archives import zipped
from sample_course import GEOMETRY, SMALL, assignment, source
from submissions import (
    ASSIGNMENT,
    FILE,
    NAME,
    RENAMED,
    as_bytes,
    check,
    handed_in,
    index_of,
    is_unchanged,
    sound,
    source_of,
)


@pytest.mark.parametrize("file", RENAMED)
def test_a_renamed_notebook_is_recognised(file):
    checked = check(handed_in(), file)
    assert list(checked.notebooks) == [NAME] and not checked.flags
    assert checked.repairs == [f"{NAME}: handed in as {file!a}, graded as {FILE}."]
    assert source_of(checked, "norm") == handed_in().cells[index_of(handed_in(), "norm")].source
    assert checked.files == ASSIGNMENT.files


@pytest.mark.parametrize("answered_one", ["plane_geometry.ipynb", "plane_geometry-Copy1.ipynb", "Untitled.ipynb"])
def test_of_several_notebooks_the_one_with_most_answers_is_graded(answered_one):
    files = {
        name: as_bytes(handed_in(name == answered_one))
        for name in (
            "plane_geometry.ipynb",
            "plane_geometry-Copy1.ipynb",
            "Untitled.ipynb",
            ".ipynb_checkpoints/plane_geometry.ipynb",
        )
    }
    checked = sound(preflight(files, ASSIGNMENT))
    assert "NotImplementedError" not in source_of(checked, "norm")
    assert [flag for flag in checked.flags if ascii(answered_one) in flag and "several" in flag]


def test_a_broken_copy_does_not_matter():
    checked = check(handed_in(), **{"plane_geometry-Copy1.ipynb": b"{"})
    assert not checked.repairs and len(checked.flags) == 1


def test_a_broken_file_of_the_right_name_hides_nothing():
    checked = check(handed_in(), "my work.ipynb", **{FILE: b"{"})
    assert "NotImplementedError" not in source_of(checked, "norm") and len(checked.flags) == 1


def test_a_file_without_answers_is_no_stand_in_for_a_broken_one():
    scratch = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("1 + 1")])
    for other in (handed_in(False), scratch):
        with pytest.raises(Ungradable, match="JSON"):
            preflight({FILE: b"{", "Untitled.ipynb": as_bytes(other)}, ASSIGNMENT)


def test_many_copies_do_not_hide_the_file_of_the_right_name():
    copies = {f"geometry ({number}).ipynb": as_bytes(handed_in(False)) for number in range(40)}
    assert "NotImplementedError" not in source_of(check(handed_in(), **copies), "norm")


def test_checkpoints_and_what_a_mac_leaves_are_no_notebooks():
    left = {
        ".ipynb_checkpoints/plane_geometry-checkpoint.ipynb": b"{}",
        "__MACOSX/._plane_geometry.ipynb": b"\0",
        "._x": b"",
    }
    assert is_unchanged(check(handed_in(), **left))
    with pytest.raises(Ungradable, match="no notebook"):
        preflight(left, ASSIGNMENT)


def test_a_notebook_of_another_assignment_is_flagged():
    for file in ("small.ipynb", FILE):
        checked = check(handed_in(name=SMALL), file)
        assert any("Is it the right file?" in flag for flag in checked.flags)


OTHERS = {SMALL: frozenset(assignment(SMALL).notebooks["small"].cells)}


@pytest.mark.parametrize("file", [FILE, "small.ipynb", "homework.ipynb"])
def test_the_notebook_of_another_assignment_is_named_once_and_not_graded(file):
    with pytest.raises(Ungradable) as raised:
        preflight({file: as_bytes(handed_in(name=SMALL))}, replace(ASSIGNMENT, others=OTHERS))
    assert f"'{file}' is the notebook of small, by its cells, not of 2-geometry." in str(raised.value)


def test_of_two_notebooks_the_one_of_another_assignment_is_flagged():
    two = replace(ASSIGNMENT, notebooks={**ASSIGNMENT.notebooks, "more": ASSIGNMENT.notebooks[NAME]}, others=OTHERS)
    checked = preflight({FILE: as_bytes(handed_in()), "more.ipynb": as_bytes(handed_in(name=SMALL))}, two)
    assert list(checked.notebooks) == [NAME] and len(checked.flags) == 1 and "notebook of small" in checked.flags[0]


def test_cells_of_another_assignment_beside_those_of_this_one_are_no_reason_to_refuse():
    nb = handed_in()
    nb.cells += 3 * handed_in(name=SMALL).cells
    assert preflight({FILE: as_bytes(nb)}, replace(ASSIGNMENT, others=OTHERS)).flags == []


def instructors():
    """The instructor's notebook: with solutions, hidden tests and mark schemes."""
    return as_bytes(source(GEOMETRY))


def test_the_instructors_notebook_in_a_copy_of_the_whole_course_is_not_graded():
    files = {
        f"course/solutions/2-geometry/{FILE}": instructors(),
        f"course/notebooks/2-geometry/{FILE}": as_bytes(handed_in(False)),
    }
    checked = sound(preflight(files, ASSIGNMENT))
    assert "NotImplementedError" in source_of(checked, "norm") and not checked.flags
    assert any(
        f"'course/solutions/2-geometry/{FILE}', the instructor's notebook, was" in line for line in checked.repairs
    )


def test_the_instructors_notebook_alone_is_not_graded():
    with pytest.raises(Ungradable, match="is the instructor's notebook: it has the hidden tests"):
        preflight({FILE: instructors()}, ASSIGNMENT)


def test_a_missing_notebook_of_several_is_flagged():
    both = Assignment("both", {**assignment(SMALL).notebooks, **ASSIGNMENT.notebooks}, {})
    checked = preflight({FILE: as_bytes(handed_in())}, both)
    assert list(checked.notebooks) == [NAME] and any("small.ipynb" in flag for flag in checked.flags)


def test_modules_that_hide_installed_ones_are_left_out():
    hiding = [
        "numpy.py",
        "matplotlib/__init__.py",
        "sitecustomize.py",
        "usercustomize.py",
        "json.cpython-311.so",
        "random.pyc",
        "nbgrader/x/y.py",
        "encodings/utf_8.py",
    ]
    harmless = ["conftest.py", "own.py", "data/numpy.py", "data.csv", "test/data.csv", "numpy.txt", "a.zip", "a.gif"]
    checked = check(handed_in(), **dict.fromkeys(hiding + harmless, b""))
    assert checked.files.keys() == {*harmless, *ASSIGNMENT.files} and not checked.repairs
    assert len(checked.flags) == 1 and all(ascii(name) in checked.flags[0] for name in hiding)


def test_archives_stay_closed_and_hidden_files_are_left_out():
    archive = zipped({"../outside.txt": b"x"})
    checked = check(handed_in(), **{"work.zip": archive, ".env": b"", ".git/config": b""})
    assert checked.files == {"work.zip": archive, **ASSIGNMENT.files} and is_unchanged(checked)


@pytest.mark.parametrize("name", ["/etc/passwd", "../x.txt", "a/../../x.txt", "..\\x.txt", "a\0b"])
def test_names_that_lead_outside_are_left_out(name):
    checked = check(handed_in(), **{name: b""})
    assert checked.files == ASSIGNMENT.files and len(checked.flags) == 1


def test_the_instructors_files_win():
    own = {"data/points.csv": b"mine", "numpy.py": b"mine", "x.gif": b"mine"}
    given = Assignment(ASSIGNMENT.name, ASSIGNMENT.notebooks, own)
    files = {
        FILE: as_bytes(handed_in()),
        "data": b"",
        "numpy.py": b"yours",
        "x.gif/y": b"",
        "data/own.csv": b"1",
    }
    assert preflight(files, given).files == {**own, "data/own.csv": b"1"}
