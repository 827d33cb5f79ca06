"""What a student wrote, in a terminal or a log, cannot end the line, move the cursor or change the direction."""

import pytest
from nbgrader_sandbox import grade as grading
from nbgrader_sandbox.execution.limits import Limits
from nbgrader_sandbox.execution.run import ExecutionResult
from nbgrader_sandbox.grade import Task, grade
from nbgrader_sandbox.text import printable
from sample_course import SMALL, assignment
from submissions import as_bytes, handed_in

FORGED = "a thread\n  look at: honest: copied\x1b[2K\r\u202e\u200b\u2028\x85\udcff"


def test_what_is_shown_as_it_is():
    for text in ("plain", "J\u00f6rg", "\u0645\u0631\u064a\u0645", "\U0001f600", ""):
        assert printable(text) == text


@pytest.mark.parametrize("character", FORGED.removeprefix("a thread"))
def test_what_is_escaped(character):
    assert printable(character) == (character if character.isprintable() else ascii(character)[1:-1])
    assert printable(FORGED).isprintable() and printable(FORGED).startswith(r"a thread\n  look at")


def test_a_finding_cannot_forge_a_line_of_the_report(monkeypatch):
    def execute(notebook, *arguments):
        return ExecutionResult(findings=[{"cell": 0, "text": FORGED}])

    monkeypatch.setattr(grading, "execute", execute)
    files = {f"{SMALL}.ipynb": as_bytes(handed_in(name=SMALL))}
    graded = grade(Task("jane", files, [], [FORGED], assignment(SMALL), Limits(), sandbox=False))
    assert [flag for flag in graded.flags if "honest" in flag] and all(flag.isprintable() for flag in graded.flags)
