"""What a class did not understand, in numbers that were worked out by hand."""

import csv

import pytest
from nbgrader_sandbox.report.mistakes import mistakes
from nbgrader_sandbox.report.numbers import class_figures, share
from nbgrader_sandbox.report.tables import write_class_tables, write_table
from test_class_report import POINTS, SETTINGS, failed, record

AREA, REST = [0, 0, 1, 1, 1], [1, 2, 2, 4, 5]  # points for area, and for all else


def five(waiting=()):
    """Five students with points for area, and for total; nothing else gives points."""
    records = {}
    for number, (area, rest) in enumerate(zip(AREA, REST)):
        points = {"area": float(area), "mean": 0.0, "total": float(rest), "matrix": 0.0, "explain": 0.0}
        to_mark = ["explain"] if number in waiting else []
        records[f"s{number}"] = record(exercises=points, score=sum(points.values()), to_mark=to_mark)
    return records


def test_discrimination_is_the_correlation_with_the_rest_and_says_how_many_students():
    found = class_figures(five(), POINTS)["exercises"]["area"]["discrimination"]
    # means 0.6 and 2.8; products of deviations sum to 2.6; squares to 1.2 and 10.8
    assert found["r"] == pytest.approx(2.6 / (1.2 * 10.8) ** 0.5, abs=1e-4)
    assert found["students"] == 5
    assert -1 < found["low"] < 0 < found["r"] < found["high"] < 1  # five students say little


def test_discrimination_needs_four_students_and_two_results():
    few = dict(list(five().items())[:3])
    assert class_figures(few, POINTS)["exercises"]["area"]["discrimination"]["r"] is None
    assert class_figures(five(), POINTS)["exercises"]["matrix"]["discrimination"]["r"] is None  # 0 for all


def test_what_waits_for_a_person_is_in_no_share_and_not_in_the_rest():
    records = five(waiting=[0])
    records["s1"].exercises["explain"] = 3.0  # marked: it would change the rest of s1 alone
    figures = class_figures(records, POINTS)["exercises"]
    assert figures["area"]["discrimination"]["r"] == pytest.approx(2.6 / (1.2 * 10.8) ** 0.5, abs=1e-4)
    assert figures["explain"]["discrimination"]["students"] == 4
    assert figures["explain"]["share"] == pytest.approx(3 / 4 / 3)
    assert share(records["s0"], POINTS) == pytest.approx(1 / 9)
    assert share(record(to_mark=list(POINTS)), POINTS) is None


def test_quartiles_and_lost_points():
    area, total = (class_figures(five(), POINTS)["exercises"][name] for name in ("area", "total"))
    assert [total[key] for key in ("lower_quartile", "median", "upper_quartile")] == [2, 2, 4]
    assert (area["share"], area["lost"]) == (pytest.approx(0.6), 2)


def test_passed_visible_but_failed_hidden_is_counted():
    records = {"ann": record(hidden=["area"]), "bob": record(hidden=["area", "mean"]), "eve": record()}
    figures = class_figures(records, POINTS)["exercises"]
    assert [figures[name]["hidden"] for name in ("area", "mean", "total")] == [2, 1, 0]


def test_points_lost_are_shared_by_the_mistakes_of_a_message():
    two = "mean: wrong.\n[mean.first]\n\nmean: wrong.\n[mean.second]"
    records = {
        "ann": record(mean=0.0, messages={"mean": two}),
        "bob": record(mean=1.0, messages={"mean": "mean: [mean.first]\nlast"}),
    }
    found = {each["id"]: each for each in mistakes(records, POINTS, SETTINGS)}
    assert (found["mean.first"]["students"], found["mean.first"]["lost"]) == (2, 2.0)
    assert (found["mean.second"]["students"], found["mean.second"]["lost"]) == (1, 1.0)


def test_tables_leave_empty_what_has_no_points_and_no_formula_runs(tmp_path):
    records = {"=1+1": record(late=5400.0, penalty=0.5), "eve": failed("no")}
    figures = class_figures(records, POINTS)
    write_class_tables(tmp_path, records, POINTS, figures, mistakes(records, POINTS, SETTINGS))
    with open(tmp_path / "students.csv", encoding="utf-8", newline="") as file:
        bad, eve = csv.DictReader(file)
    assert (bad["student"], bad["late_hours"], bad["late_penalty"]) == ("'=1+1", "1.5", "0.5")
    assert (bad["area"], bad["explain"]) == ("1.0", "")
    assert (eve["status"], eve["score"], eve["area"]) == ("failed", "", "")
    with open(tmp_path / "exercises.csv", encoding="utf-8", newline="") as file:
        assert [row["exercise"] for row in csv.DictReader(file)] == list(POINTS)


@pytest.mark.parametrize("text", ["=A1", "+1", "-1", "@x", "\tx", "\rx"])
def test_no_text_in_a_table_begins_as_a_formula(tmp_path, text):
    write_table(tmp_path / "t.csv", ["a"], [[text], [-1.5], [None]])
    with open(tmp_path / "t.csv", encoding="utf-8", newline="") as file:
        assert list(csv.reader(file)) == [["a"], ["'" + text.replace("\r", " ")], ["-1.5"], [""]]
