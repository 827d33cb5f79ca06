"""What a person has ticked off stays so as long as the submission is the same, and the class report leaves it out."""

from dataclasses import asdict, replace

import pytest
from nbgrader_sandbox.files import write_json
from nbgrader_sandbox.marking.flags import remarks, tick, ticked
from nbgrader_sandbox.record import Marks, SavedResult, record
from nbgrader_sandbox.report import write_report
from nbgrader_sandbox.settings import CourseSettings
from notebook_runs import needs_sandbox
from sample_course import SMALL
from scratch_course import report

FLAG, NEWS = "squares: line 3: it took long", "squares uses the network: 'import ssl'"
SAVED = SavedResult("graded", {}, [], [FLAG, "another"], 1.0, "digest", "run", [NEWS])


@pytest.fixture
def records(tmp_path):
    for student, saved in {"ann": SAVED, "bob": replace(SAVED, status="failed"), "o'b.en": SAVED}.items():
        write_json(tmp_path / "students" / f"{student}.json", asdict(saved))
    return tmp_path


def test_flags_and_news_of_what_was_graded_can_be_ticked_off(records):
    assert [(one.student, one.sentence, one.is_flag, one.ticked) for one in remarks(records)] == [
        (student, sentence, sentence != NEWS, False)
        for student in ("ann", "o'b.en")
        for sentence in (FLAG, "another", NEWS)
    ]
    tick(records, "ann", FLAG, True)
    tick(records, "ann", NEWS, True)
    tick(records, "o'b.en", FLAG, True)
    assert [(one.student, one.sentence) for one in remarks(records) if one.ticked] == [
        *(("ann", sentence) for sentence in (FLAG, NEWS)),
        ("o'b.en", FLAG),
    ]
    tick(records, "ann", FLAG, False)
    assert ticked(records, "ann", SAVED) == {NEWS}


def test_it_stays_so_when_graded_again_unchanged_and_no_longer(records):
    tick(records, "ann", FLAG, True)
    assert ticked(records, "ann", replace(SAVED, run="another", seconds=2.0)) == {FLAG}
    assert ticked(records, "ann", replace(SAVED, submission="handed in again")) == set()
    assert ticked(records, "ann", replace(SAVED, status="failed")) == set()


@pytest.mark.parametrize(("student", "sentence"), [("ann", "x"), ("bob", FLAG), ("../ann", FLAG), ("zoe", FLAG)])
def test_nothing_else_can_be_ticked_off(records, student, sentence):
    with pytest.raises(KeyError):
        tick(records, student, sentence, True)
    assert not (records / "ticked").exists()


def test_the_report_names_apart_what_was_ticked_off(tmp_path):
    one = record(SAVED, Marks(), {"squares": 2.0}, {FLAG, NEWS})
    assert (one.flags, one.news, one.ticked) == (["another"], [], [FLAG, NEWS])
    options = {"sandboxed": True, "seconds": 1.0, "settings": CourseSettings()}
    page = write_report("homework", {"ann": one}, {"squares": 2.0}, folder=tmp_path, **options).read_text("utf-8")
    before, _, after = page.partition("Ticked off by a person: 1 submission<")
    assert "another" in before and "it took long" not in before and "Good to know" not in page
    assert "it took long" in after and "uses the network" in after


@needs_sandbox
def test_the_next_run_no_longer_names_it(grade, course):
    student = "s0000-right"
    (course / "classroom" / "submitted" / student / SMALL / "numpy.py").write_text("", encoding="utf-8")
    code, said = grade("--student", student)
    assert code == 0 and "look at: s0000-right" in said
    [flag] = report(course)["students"][student]["flags"]
    tick(course / "classroom" / "reports" / SMALL, student, flag, True)
    for options in ((), ("--regrade",)):
        code, said = grade("--student", student, *options)
        entry = report(course)["students"][student]
        assert (code, entry["flags"], entry["ticked"]) == (0, [], [flag]) and "look at" not in said
