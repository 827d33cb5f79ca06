"""What a run of the grader does, called as an instructor calls it, for the class of a small assignment."""

import csv
import json
import shutil

import nbformat
import pytest
from nbgrader.api import Gradebook
from nbgrader_sandbox.__main__ import _parser
from nbgrader_sandbox.classroom import Classroom
from nbgrader_sandbox.session import _limits
from notebook_runs import needs_sandbox
from sample_course import COURSE_ID, SMALL
from scratch_course import command, generate, gradebook_rows, report, students

POINTS = {"right": 2.0, "partly": 1.0, "wrong": 0.0, "raises": 0.0, "syntax": 0.0, "untouched": 0.0, "chatty": 2.0}
CORRECTION = ("negative = float(squares(np.array([-2.0]))[0] == 4)", "negative = 1.0")
NBGRADERS_STEPS = """
del c.Autograde.exporter_class
c.Autograde.autograde_preprocessors = [
    "nbgrader.preprocessors.Execute",
    "nbgrader.preprocessors.SaveAutoGrades",
    "nbgrader.preprocessors.AssignLatePenalties",
]
"""

pytestmark = needs_sandbox


def record_runs(course):
    folder = course / "classroom" / "reports" / SMALL / "students"
    return {path.stem: json.loads(path.read_text(encoding="utf-8"))["run"] for path in folder.glob("*.json")}


def gradebook(course):
    return Gradebook(f"sqlite:///{course / 'classroom' / 'gradebook.db'}", COURSE_ID)


def correct_the_check(course):
    """Let the hidden part of the check pass whatever the answer makes of negative numbers."""
    path = course / "solutions" / SMALL / f"{SMALL}.ipynb"
    text = path.read_text(encoding="utf-8")
    assert CORRECTION[0] in text
    path.write_text(text.replace(*CORRECTION), encoding="utf-8")
    generate(course, SMALL)


def test_everybody_gets_exactly_what_the_answer_earns(grade, course):
    code, said = grade("--json", "out.json")
    assert code == 0 and "7 graded" in said
    actual = json.loads((course / "out.json").read_text(encoding="utf-8"))
    assert (actual["assignment"], actual["sandboxed"]) == (SMALL, True) and actual["seconds"] > 0
    assert sorted(actual["students"]) == students(course)
    for student, entry in actual["students"].items():
        assert {"status", "score", "max_score", "exercises", "repairs", "flags", "seconds"} <= entry.keys()
        points = POINTS[student.partition("-")[2]]
        assert (entry["status"], entry["score"], entry["max_score"]) == ("graded", points, 3.0), student
        assert entry["exercises"] == {"squares": points, "why": 0.0}
        assert entry["repairs"] == [] and entry["flags"] == []


def test_the_gradebook_is_the_one_that_nbgraders_own_steps_write(grade, course, tmp_path):
    """Row for row, with late penalties as well."""
    with gradebook(course) as book:
        book.update_or_create_assignment(SMALL, duedate="2026-01-31 11:00:00 UTC")
    config = course / "nbgrader_config.py"
    plugin = (
        "\nfrom nbgrader.plugins import LateSubmissionPlugin\nclass Late(LateSubmissionPlugin):\n"
        "    def late_submission_penalty(self, student_id, score, total_seconds_late):\n"
        "        return 0.5 * total_seconds_late / 3600\n"
        "c.AssignLatePenalties.plugin_class = Late\n"
    )
    config.write_text(config.read_text(encoding="utf-8") + plugin, encoding="utf-8")
    other = shutil.copytree(course, tmp_path / "other")
    with open(other / config.name, "a", encoding="utf-8") as file:
        file.write(NBGRADERS_STEPS)
    assert grade()[0] == 0
    command(other, "nbgrader", "autograde", SMALL)
    assert gradebook_rows(course) == gradebook_rows(other)
    assert {row["late_submission_penalty"] for row in gradebook_rows(course)["submitted_notebook"]} == {0.0, 0.5}
    command(course, "nbgrader", "export")
    with open(course / "classroom" / "grades.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["score"] for row in rows if row["assignment"] != SMALL} == {""}  # nobody has handed it in
    exported = {row["student_id"]: float(row["score"]) for row in rows if row["assignment"] == SMALL}
    assert exported == {student: entry["score"] for student, entry in report(course)["students"].items()}


def test_the_autograded_notebooks_are_what_formgrader_wants_to_open(grade, course):
    grade()
    for student in students(course):
        folder = course / "classroom" / "autograded" / student / SMALL
        assert {path.name for path in folder.iterdir()} == {f"{SMALL}.ipynb", "timestamp.txt"}
        nb = nbformat.read(folder / f"{SMALL}.ipynb", as_version=4)
        nbformat.validate(nb)
        assert "HIDDEN" in "".join(cell.source for cell in nb.cells)
        feedback = course / "classroom" / "feedback" / student / SMALL
        assert {path.name for path in feedback.iterdir()} == {f"{SMALL}.html", "timestamp.txt"}


def test_a_second_run_grades_what_is_new_only(grade, course):
    grade()
    before, first, changed = record_runs(course), *students(course)[:2]
    submitted = course / "classroom" / "submitted"
    shutil.copytree(submitted / first, submitted / "latecomer")
    shutil.copytree(submitted / first, submitted / changed, dirs_exist_ok=True)
    shutil.rmtree(course / "classroom" / "autograded" / students(course)[3] / SMALL)
    code, said = grade()
    assert code == 0 and "3 graded, 5 graded before" in said
    after = record_runs(course)
    assert {student for student in after if after[student] != before.get(student)} == {
        "latecomer",
        changed,
        students(course)[3],
    }
    assert report(course)["students"][changed]["score"] == POINTS["right"]
    rows = gradebook_rows(course)
    assert len(rows["submitted_assignment"]) == 8 and len(rows["grade"]) == 16
    assert "0 graded, 8 graded before" in grade()[1]


def test_only_the_students_asked_for(grade, course):
    some = students(course)[2:4]
    code, said = grade("--student", *some, "--json", "some.json")
    assert code == 0 and "2 graded" in said
    assert sorted(json.loads((course / "some.json").read_text(encoding="utf-8"))["students"]) == some
    assert sorted(path.name for path in (course / "classroom" / "autograded").iterdir()) == some
    assert sorted(report(course)["students"]) == some


def test_regrading_keeps_marks_and_lists_whose_score_changed(grade, course):
    grade()
    (partly,) = (student for student in students(course) if student.endswith("partly"))
    with gradebook(course) as book:
        book.find_grade("why", SMALL, SMALL, partly).manual_score = 0.75
        book.find_comment("why", SMALL, SMALL, partly).manual_comment = "Nearly."
        book.db.commit()
    correct_the_check(course)
    assert "0 graded, 7 graded before" in grade()[1]  # without being asked, nobody's score changes
    code, said = grade("--regrade")
    assert code == 0
    assert [line.strip() for line in said.splitlines() if "changed:" in line] == [f"changed: {partly}: squares: 1 -> 2"]
    entry = report(course)["students"][partly]
    assert (entry["score"], entry["exercises"]) == (2.75, {"squares": 2.0, "why": 0.75})
    with gradebook(course) as book:
        assert book.find_comment("why", SMALL, SMALL, partly).comment == "Nearly."
        assert book.find_submission_notebook(SMALL, SMALL, partly).score == 2.75
    assert "changed:" not in grade("--regrade")[1]


def test_a_stopped_regrading_forgets_no_change(grade, course, monkeypatch):
    grade()
    correct_the_check(course)
    (partly,) = (student for student in students(course) if student.endswith("partly"))
    monkeypatch.setattr("nbgrader_sandbox.session.write_report", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        grade("--regrade")
    monkeypatch.undo()
    monkeypatch.chdir(course)
    (other, *_) = (student for student in students(course) if student != partly)
    assert "changed:" not in grade("--regrade", "--student", other)[1]
    assert f"changed: {partly}: squares: 1 -> 2" in grade("--regrade")[1]
    assert "changed:" not in grade("--regrade")[1]


def test_a_stopped_regrading_starts_again_if_the_check_is_corrected_once_more(grade, course, monkeypatch):
    grade()
    monkeypatch.setattr(
        "nbgrader_sandbox.runner.Runner.finish_regrading", lambda *_: None
    )  # as if it had been stopped before its end
    assert "7 graded" in grade("--regrade")[1] and "0 graded, 7 graded before" in grade("--regrade")[1]
    monkeypatch.undo()
    monkeypatch.chdir(course)
    correct_the_check(course)
    said = grade("--regrade")[1]
    assert "7 graded" in said and said.count("changed:") == 1


def test_a_run_without_a_sandbox_says_so(grade, course):
    code, said = grade("--no-sandbox", "--student", students(course)[0])
    assert code == 0 and "Not sandboxed" in said and report(course)["sandboxed"] is False


def test_the_courses_settings_hold_and_the_options_go_before_them(course, tmp_path):
    config = course / "nbgrader_config.py"
    config.write_text(
        config.read_text(encoding="utf-8") + "\nc.SandboxedExecute.memory_limit = 300\n", encoding="utf-8"
    )
    assert Classroom(SMALL).execute.limits.memory_mb == 300

    limits = _limits(Classroom(SMALL), _parser().parse_args([SMALL, "--time-limit", "5"]))
    assert (limits.memory_mb, limits.cell_seconds, limits.notebook_seconds) == (300, 5, 50)


def test_who_is_left_out_by_the_courses_settings_is_left_out(grade, course):
    config = course / "nbgrader_config.py"
    left_out = students(course)[:2]
    config.write_text(
        config.read_text(encoding="utf-8") + f"\nc.CourseDirectory.student_id_exclude = '{','.join(left_out)}'\n",
        encoding="utf-8",
    )
    assert grade()[0] == 0 and sorted(report(course)["students"]) == students(course)[2:]


def test_the_command_runs_in_a_process_of_its_own(course):
    """With its progress on stderr."""
    done = command(course, "nbgrader_sandbox", SMALL, "--jobs", "2")
    assert "7/7" in done.stderr and "7 graded" in done.stdout
    assert "usage: " in command(course, "nbgrader_sandbox", "--help").stdout
