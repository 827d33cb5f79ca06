"""python -m nbgrader_sandbox report: the pages show the marks as they are now, and nothing is graded again."""

import json

import pytest
from nbgrader.api import Gradebook
from nbgrader_sandbox.__main__ import main
from nbgrader_sandbox.record import SavedResult
from notebook_runs import needs_sandbox
from sample_course import SMALL
from scratch_course import hand_in, report, small_class
from test_class_report import Page

pytestmark = needs_sandbox
HIDDEN_ONLY = "def squares(z):\n    if z[0] < 0:\n        raise ValueError\n    return z * z"


def mark(course, student, points):
    with Gradebook(f"sqlite:///{course / 'classroom' / 'gradebook.db'}", "sample") as gradebook:
        grade = gradebook.find_grade("why", "small", SMALL, student)
        grade.manual_score, grade.needs_manual_grade = points, False
        gradebook.db.commit()


def test_a_mark_given_by_hand_appears_without_grading_again(course, grade, capsys):
    assert grade()[0] == 0
    before, student = report(course), "s0001-partly"
    results = {path: path.read_bytes() for path in (course / "classroom/reports" / SMALL / "students").iterdir()}
    autograded = course / "classroom/autograded" / student / SMALL
    changed = autograded.stat().st_mtime_ns
    assert before["students"][student]["to_mark"] == ["why"]
    mark(course, student, 0.5)
    assert main(["report"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        f"report: classroom/reports/{SMALL}.html",
        "report: classroom/reports/index.html",
    ]
    after = report(course)
    assert after["students"][student]["score"] == before["students"][student]["score"] + 0.5
    assert (after["sandboxed"], after["seconds"]) == (True, before["seconds"])
    assert after["class"]["waiting"] == before["class"]["waiting"] - 1
    assert {path: path.read_bytes() for path in results} == results and autograded.stat().st_mtime_ns == changed
    for name in (SMALL, "index"):
        page = Page((course / f"classroom/reports/{name}.html").read_text(encoding="utf-8"))
        links = [attributes["href"] for tag, attributes in page.tags if tag == "a"]
        feedback = {course / "classroom/reports" / link for link in links if "feedback" in link}
        assert len(feedback) == 7 and all(path.is_file() for path in feedback)


def test_what_cannot_be_reported_is_said(course, capsys):
    assert main(["report"]) == 2 and "No submission is graded yet" in capsys.readouterr().err
    assert main(["report", SMALL]) == 2 and f"No submission of {SMALL} is graded yet" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["report", "compare"])
def test_an_assignment_may_have_a_commands_name(course, capsys, command):
    assert main(["--", command]) == 2
    assert f"no assignment {command!r}" in capsys.readouterr().err


def test_who_passed_the_visible_tests_only_is_known(course, grade):
    nb = small_class(course, 1)["s0000-right"]
    nb.cells[1].source = HIDDEN_ONLY
    hand_in(course, "hidden", SMALL, nb)
    grade("--student", "hidden", "s0000-right", "s0003-raises", "s0005-untouched")
    folder = course / "classroom/reports" / SMALL / "students"
    assert {path.stem: SavedResult.read(path).hidden for path in folder.iterdir()} == {
        "hidden": ["squares"],
        "s0000-right": [],
        "s0003-raises": [],
        "s0005-untouched": [],
    }
    figures = json.loads((course / "classroom/reports" / f"{SMALL}.json").read_text(encoding="utf-8"))["class"]
    assert figures["exercises"]["squares"]["hidden"] == 1
