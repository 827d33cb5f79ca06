"""The names of students' folders: which cannot be an id, why, and what to rename them to."""

import sys

import pytest
from nbgrader_sandbox.student_folder import problem
from sample_course import SMALL
from scratch_course import report


def problem_of(name, folder):
    return problem(name, folder / name / "week-1")


@pytest.mark.parametrize(
    "name, what, other",
    [
        ("jane\tdoe", "a tab (U+0009)", "jane_doe"),
        ("jane\ndoe", "a line break (U+000A)", "jane_doe"),
        ("jane\u2028doe", "a line break (U+2028)", "jane_doe"),
        ("jane\u200bdoe", "a zero-width character (U+200B)", "janedoe"),
        ("\ufeffjane", "a zero-width character (U+FEFF)", "jane"),
        ("jane\u202eeod", "a mark for right-to-left text (U+202E)", "janeeod"),
        ("jane\u200f", "a mark for right-to-left text (U+200F)", "jane"),
        ("jane\u00a0doe", "a space of another kind (U+00A0)", "jane_doe"),
        ("jane\x1b[2K", "a control character (U+001B)", "jane_[2K"),
        ("jane\udcff", "bytes that are no UTF-8 (U+DCFF)", "jane_"),
        ("a\t\u200bb", "a tab (U+0009), a zero-width character (U+200B)", "a_b"),
        ("\u202e", "a mark for right-to-left text (U+202E)", "student"),
        (".jane", "begins with a dot", "jane"),
        ("x" * 255, "255 bytes of at most 200", "x" * 190),
        ("\u00fc" * 120, "240 bytes of at most 200", "\u00fc" * 95),
    ],
)
def test_the_message_says_what_is_wrong_and_names_a_way_out(tmp_path, name, what, other):
    said = problem_of(name, tmp_path)
    assert what in said and f"rename it to '{other}'" in said and said.isprintable()
    assert problem_of(other, tmp_path) is None


def test_a_name_that_is_taken_is_not_proposed(tmp_path):
    for name in ("jane", "jane_2"):
        (tmp_path / name).mkdir()
    assert "rename it to 'jane_3'" in problem_of("jane\u200b", tmp_path)


@pytest.mark.parametrize("name", ["jane", "J\u00f6rg M\u00fc\u00dfig", "\u0645\u0631\u064a\u0645", "o'neil", "x" * 200])
def test_other_names_are_ids(tmp_path, name):
    assert problem_of(name, tmp_path) is None


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
def test_such_a_folder_stops_nobody_and_cannot_forge_a_line(grade, course):
    submitted = course / "classroom" / "submitted"
    for name in ("a\n  look at: b: cheats", ".hidden"):
        (submitted / name / SMALL).mkdir(parents=True)
    (submitted / ".not-a-student").mkdir()
    code, said = grade()
    assert code == 1 and "7 graded" in said and "2 could not be graded" in said
    assert r"not graded: a\n  look at: b: cheats: The folder's name holds a line break (U+000A)" in said
    assert "not graded: .hidden: The folder's name begins with a dot" in said
    assert len(report(course)["students"]) == 9


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
@pytest.mark.parametrize("link", ["student", "assignment"])
def test_a_submission_that_is_a_link_is_refused(tmp_path, link):
    (tmp_path / "john" / "week-1").mkdir(parents=True)
    if link == "student":
        (tmp_path / "jane").symlink_to(tmp_path / "john")
    else:
        (tmp_path / "jane").mkdir()
        (tmp_path / "jane" / "week-1").symlink_to(tmp_path / "john" / "week-1")
    assert "symbolic link" in problem_of("jane", tmp_path) and problem_of("john", tmp_path) is None
