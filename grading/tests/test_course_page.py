"""The page across all assignments: who is at risk by which rule, the trend, links, and that it is one page of text."""

import csv
import json
import re

import pytest
from nbgrader_sandbox.report.course import RULES, Lesson, at_risk, trend, write_course_page
from test_class_report import HOSTILE, Page, record

NAMES = ("one", "two", "three", "four")


def lessons(*shares, others=()):
    """Lessons of ten points: of ann's shares (None: not handed in), and of classmates who have everywhere the same."""
    made = []
    for number, share in enumerate(shares):
        records = {f"other{place}": a_record(other) for place, other in enumerate(others or [0.8] * 3)}
        if share is not None:
            records["ann"] = a_record(share)
        made.append(Lesson(NAMES[number], {"all": 10.0}, records, set(records)))
    return made


def a_record(share, **rest):
    points = {"all": 10.0 * share}
    return record(**{"exercises": points, "score": points["all"], "to_mark": []} | rest)


@pytest.mark.parametrize(
    "shares, rules",
    [
        ((0.8, 0.8, 0.8), []),
        ((0.8, None, None), ["missed"]),
        ((None, None, 0.8), []),  # came late, and is here now
        ((0.8, None, 0.8), []),
        ((None,), []),  # one alone is no pattern
        ((0.9, 0.4, 0.5), ["low"]),
        ((0.1, 0.6, 0.6), []),  # it was low
        ((0.2, None, None), ["missed", "low"]),
        ((0.95, 0.8, 0.6), ["falling"]),
        ((0.9, 0.85, 0.8), []),  # by less than a fifth
        ((0.9, 0.9, 0.6), []),  # once
        ((0.9, 0.8, None, 0.6), ["falling"]),
    ],
)
def test_the_rules_of_risk(shares, rules):
    assert at_risk("ann", lessons(*shares)) == rules


def test_a_lesson_that_is_difficult_for_all_makes_nobody_fall():
    made = lessons(0.9, 0.7, 0.5)
    for lesson, share in zip(made, (0.9, 0.7, 0.5)):
        for student in lesson.records:
            lesson.records[student] = a_record(share)
    assert at_risk("ann", made) == []
    assert trend("ann", made) == pytest.approx(0)


def test_the_trend_is_the_last_share_against_those_before():
    assert trend("ann", lessons(0.8, 0.8, 0.4)) == pytest.approx(-0.3)  # the class's mean falls by a quarter of ann's
    assert trend("ann", lessons(0.8)) is None


def course(folder, made, people=()):
    path = write_course_page(folder, made, dict.fromkeys(people, ""), "default")
    content = json.loads((folder / "index.json").read_text(encoding="utf-8"))
    return Page(path.read_text(encoding="utf-8")), content


def test_the_page_says_its_rules_and_who_is_at_risk_with_links(tmp_path):
    made = lessons(0.8, None, None)
    made[0].feedback = {"ann": "../feedback/ann/one/n.html"}
    page, content = course(tmp_path, made, ["never"])
    assert content["rules"] == RULES and all(sentence in page.text for sentence in RULES.values())
    risky = {row["student"]: row["at_risk"] for row in content["students"] if row["at_risk"]}
    assert risky == {"ann": ["missed"], "never": ["missed"]}
    assert ["ann", "missed", "80%", "missing", "missing"] in page.rows
    links = [attributes for tag, attributes in page.tags if tag == "a"]
    assert {"href": "../feedback/ann/one/n.html", "aria-label": "ann, one: 80%, feedback"} in links
    with open(tmp_path / "index.csv", encoding="utf-8", newline="") as file:
        rows = {row["student"]: row for row in csv.DictReader(file)}
    assert (rows["ann"]["one"], rows["ann"]["two"], rows["ann"]["at_risk"]) == ("0.8", "", "missed")


def test_an_assignment_counts_when_it_is_due_or_many_have_handed_it_in(tmp_path):
    early = Lesson("early", {"all": 10.0}, {"ann": a_record(1.0)}, {"ann"})
    people = [f"s{number}" for number in range(9)]
    assert course(tmp_path, [early], people)[1]["assignments"][0]["counts"] is False
    assert course(tmp_path, [early], people[:3])[1]["assignments"][0]["counts"] is True
    early.over = True
    assert course(tmp_path, [early], people)[1]["assignments"][0]["counts"] is True
    assert Lesson("none", {}, {}, set(), over=True).counts(9) is False  # nothing is collected yet


def test_what_is_handed_in_and_not_graded_is_not_missing(tmp_path):
    made = lessons(0.8, 0.8)
    del made[1].records["ann"]
    page, content = course(tmp_path, made)
    (ann,) = (row for row in content["students"] if row["student"] == "ann")
    assert (ann["missing"], ann["at_risk"]) == (0, [])
    assert ["ann", "80%", "not graded", ""] in page.rows


def test_late_and_waiting_are_told(tmp_path):
    made = lessons(0.5)
    made[0].records["ann"] = a_record(0.5, late=3600.0)
    made[0].points = {"all": 10.0, "why": 2.0}
    made[0].records["ann"].to_mark.append("why")
    page, content = course(tmp_path, made)
    assert ["ann", "50% late *", ""] in page.rows
    assert next(row for row in content["students"] if row["student"] == "ann")["late"] == 1


def test_the_page_is_whole_in_itself_and_what_students_write_is_text(tmp_path):
    made = lessons(0.8, None)
    made[0].records[HOSTILE] = a_record(0.1)
    made[0].handed_in.add(HOSTILE)
    page, _ = course(tmp_path, made)
    assert {tag for tag, _ in page.tags}.isdisjoint({"script", "link", "iframe"})
    assert all(image["src"].startswith("data:") and image["alt"] for image in page.images())
    assert "one: mean" in page.images()[0]["alt"] and "on time 5" in page.images()[1]["alt"]
    assert HOSTILE in page.text and "://" not in re.sub("<!--.*?-->", "", page.text)
    levels = [level for level, _ in page.headings]
    assert levels[0] == 1 and set(levels[1:]) == {2}


def test_a_course_without_students(tmp_path):
    page, content = course(tmp_path, [])
    assert content["students"] == [] and page.images() == []
