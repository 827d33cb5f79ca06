"""Grades go back into the platform's own table: whose, how many, and what is said of those without."""

import contextlib
import csv
import json
import shutil
import zipfile

import pytest
from nbgrader.api import Gradebook
from nbgrader_sandbox.__main__ import main
from nbgrader_sandbox.platforms.table import Table
from notebook_runs import needs_sandbox
from platform_tables import write
from sample_course import COURSE_ID, SMALL
from scratch_course import command, hand_in, small_class

pytestmark = needs_sandbox
IDS = ["1027", "1028", "1031", "1040", "1055", "1066"]  # right, partly, wrong, raises, syntax, untouched
WORKSHEET = (
    "\ufeffIdentifier,Full name,Email address,Status,Grade,Maximum grade,Grade can be changed,Last modified (grade)\r\n"
    "Participant 1028,Wei Zhang,wei.b@uni.example,Submitted,{grade},6.00,Yes,-\r\n"
    "Participant 1027,Wei Zhang,wei.a@uni.example,Submitted,,6.00,Yes,-\r\n"
    'Participant 2000,"=1+1, Jane",jane@uni.example,Submitted,,6.00,Yes,-\r\n'
    "Participant 1040,Ann Poe,ann@uni.example,Submitted,,6.00,Yes,-\r\n"
    "Participant 1077,Not There,not@uni.example,No submission,,6.00,Yes,-\r\n"
    "Participant 3000,New Comer,new@uni.example,No submission,,6.00,Yes,-\r\n"
)


@pytest.fixture(scope="module")
def graded_class(generated_course, tmp_path_factory):
    """A graded class, whose ids are the platform's numbers. All questions but 1040's are marked."""
    course = shutil.copytree(generated_course, tmp_path_factory.mktemp("class") / "course")
    for student, nb in zip(IDS, small_class(course, len(IDS), with_figures=0).values(), strict=True):
        next(cell for cell in nb.cells if cell.metadata.get("nbgrader", {}).get("grade_id") == "why").source = "Signs."
        hand_in(course, student, SMALL, nb)
    (course / "classroom" / "submitted" / "1055" / SMALL / f"{SMALL}.ipynb").write_text("{", encoding="utf-8")
    with contextlib.chdir(course):
        assert main([SMALL]) == 1
    with book(course) as gradebook:
        for student, first, email in (("1027", "Wei", ""), ("1028", "Wei", ""), ("1031", "Jane", "Jane@uni.example")):
            gradebook.update_or_create_student(student, first_name=first, last_name="Zhang", email=email)
        gradebook.add_student("1077", first_name="Not", last_name="There")
        for student in ("1027", "1028", "1031", "1066"):
            grade = gradebook.find_grade("why", SMALL, SMALL, student)
            grade.manual_score, grade.needs_manual_grade = 0.333, False
        gradebook.db.commit()
    return course


@pytest.fixture
def graded(graded_class, tmp_path, monkeypatch):
    root = shutil.copytree(graded_class, tmp_path / "graded")
    monkeypatch.chdir(root)
    return root


def book(course):
    return Gradebook(f"sqlite:///{course / 'classroom' / 'gradebook.db'}", COURSE_ID)


def returned(course, name):
    return Table.read(course / "classroom" / "returned" / SMALL / name)


def worksheet(course, grade=""):
    return write(course / "Grades-XOR.csv", WORKSHEET.format(grade=grade).encode())


def test_moodles_worksheet_is_filled_in(graded, capsys):
    path = worksheet(graded, grade="5.00")
    before = path.read_bytes()
    assert main(["return", f"{SMALL}/", "--moodle", str(path)]) == 1
    content = returned(graded, path.name)
    assert [row[4] for row in content.rows[1:]] == ["2.67", "4.67", "0.67", "", "", ""]
    assert content.rows[3][1] == "'=1+1, Jane" and path.read_bytes() == before
    said = capsys.readouterr().out
    for line in (
        "3 grades in 6 rows",
        "3 points here are 6 there; rounded to 2 decimals, 0.005 upwards",
        "handed in late, by nbgrader's due date: nobody; nothing is taken off",
        "replaced, since the file had another grade: 1028 (5.00 by 2.67)",
        "no grade, to be marked by hand: 1040\n",
        "no grade, could not be graded: 1055\n",
        "no grade, not handed in: 1077\n",
        "NOT IN THE FILE, though handed in: 1055, 1066\n",
        "not known here, so left as they were: row 7 (participant 3000, New Comer, new@uni.example)",
        "an apostrophe before 1 cells",
    ):
        assert line in said, line


def test_the_feedback_has_the_folders_that_moodle_knows(graded):
    main(["return", SMALL, "--moodle", str(worksheet(graded))])
    with zipfile.ZipFile(graded / "classroom" / "returned" / SMALL / "feedback.zip") as archive:
        assert sorted(archive.namelist()) == [
            "Jane Zhang_2000_assignsubmission_file_/feedback.html",
            "Participant_1040_assignsubmission_file_/feedback.html",
            "Wei Zhang_1027_assignsubmission_file_/feedback.html",
            "Wei Zhang_1028_assignsubmission_file_/feedback.html",
        ]
        page = archive.read("Wei Zhang_1027_assignsubmission_file_/feedback.html").decode("utf-8")
    assert "2.33" in page  # the mark was given after the run that wrote the feedback


def test_canvas_and_blackboard_are_filled_in(graded):
    canvas = write(
        graded / "gradebook.csv",
        b"Student,ID,SIS Login ID,Section,Small (678901),Final Score\n    Points Possible,,,,3.00,(read only)\n"
        b'"Zhang, Wei",1027,wz,A,,\n"Zhang, Wei",1028,wz2,A,EX,\n"Zhang, Jane",99,1031,A,,\n"Poe, A",1040,ap,A,,\n'
        b'"Roe, B",1066,br,A,,\n',
    )
    assert main(["return", SMALL, "--canvas", str(canvas)]) == 1  # 1040 and 1055 have no grade
    assert [row[4] for row in returned(graded, canvas.name).rows[2:]] == ["2.33", "EX", "0.33", "", "0.33"]
    text = '"Last Name"\t"First Name"\t"Username"\t"Small [Total Pts: 3 Score] |12"\n"Z"\t"W"\t"1027"\t""\n'
    blackboard = write(graded / "gc.xls", text.encode("utf-16"))
    assert main(["return", SMALL, "--blackboard", str(blackboard)]) == 1
    assert returned(graded, blackboard.name).to_bytes() == text.replace('""', '"2.33"').encode("utf-16")


def test_a_mark_that_is_open_counts_as_0_if_that_is_asked_for(graded, capsys):
    assert main(["return", SMALL, "--moodle", str(worksheet(graded)), "--unmarked-as-0"]) == 1
    assert "with 0 for answers that are still to be marked: 1040\n" in capsys.readouterr().out
    assert [row[4] for row in returned(graded, "Grades-XOR.csv").rows[1:]] == ["2.67", "4.67", "0.67", "0.00", "", ""]


def test_the_table_has_a_column_for_each_exercise(graded, capsys):
    with book(graded) as gradebook:
        gradebook.update_or_create_student("1066", first_name="=1+1")
    assert main(["return", SMALL, "--csv"]) == 1
    with open(graded / "classroom" / "returned" / SMALL / f"{SMALL}.csv", encoding="utf-8", newline="") as file:
        rows = {row["student"]: row for row in csv.DictReader(file)}
    points = {student: (row["squares"], row["why"], row["score"], row["status"]) for student, row in rows.items()}
    assert points == {
        "1027": ("2", "0.33", "2.33", "graded"),
        "1028": ("1", "0.33", "1.33", "graded"),
        "1031": ("0", "0.33", "0.33", "graded"),
        "1040": ("0", "", "", "to be marked by hand"),
        "1055": ("", "", "", "could not be graded"),
        "1066": ("0", "0.33", "0.33", "graded"),
        "1077": ("", "", "", "not handed in"),
    }
    assert rows["1066"]["first_name"] == "'=1+1" and rows["1027"]["handed_in_utc"] == "2026-01-31 12:00:00"
    assert {row["max_score"] for row in rows.values()} == {"3"}


def test_work_that_came_after_the_grading_is_not_taken_for_graded(graded, capsys):
    nb = graded / "classroom" / "submitted" / "1027" / SMALL / f"{SMALL}.ipynb"
    nb.write_text(nb.read_text(encoding="utf-8").replace("z ** 2", "z * z"), encoding="utf-8")
    assert main(["return", SMALL, "--moodle", str(worksheet(graded))]) == 1
    assert "no grade, handed in, but not graded yet: 1027\n" in capsys.readouterr().out
    assert [row[4] for row in returned(graded, "Grades-XOR.csv").rows[1:3]] == ["2.67", ""]


def test_late_work_is_named_with_its_penalty(graded, capsys):
    (graded / "nbgrader_config.py").write_text(
        (graded / "nbgrader_config.py").read_text(encoding="utf-8")
        + "\nfrom nbgrader.plugins import LateSubmissionPlugin\nclass Late(LateSubmissionPlugin):\n"
        "    def late_submission_penalty(self, student_id, score, total_seconds_late):\n        return 0.5\n"
        "c.AssignLatePenalties.plugin_class = Late\n",
        encoding="utf-8",
    )
    with book(graded) as gradebook:
        gradebook.update_or_create_assignment(SMALL, duedate="2026-01-31 10:30:00 UTC")
    main([SMALL, "--regrade"])
    capsys.readouterr()
    main(["return", SMALL, "--moodle", str(worksheet(graded))])
    assert "due date: 1028 (-0.5), 1027 (-0.5), 1031 (-0.333); the penalty is taken off." in capsys.readouterr().out
    assert [row[4] for row in returned(graded, "Grades-XOR.csv").rows[1:4]] == ["1.67", "3.67", "0.00"]
    main(["return", SMALL, "--csv"])
    text = (graded / "classroom" / "returned" / SMALL / f"{SMALL}.csv").read_text(encoding="utf-8")
    assert "1027,Zhang,Wei,,graded,2026-01-31 12:00:00,1.5,1.83,0.5,3,2,0.33\n" in text


def test_everybody_with_a_grade_in_the_file_is_a_success(graded):
    for student in ("1040", "1055"):
        (graded / "classroom" / "submitted" / student).rename(graded / student)
    text = WORKSHEET.format(grade="") + "Participant 1066,A B,,Submitted,,6.00,Yes,-\r\n"
    assert main(["return", SMALL, "--moodle", str(write(graded / "all.csv", text.encode()))]) == 0


@pytest.mark.parametrize(
    "arguments, says",
    [
        (["--moodle", "no-such.csv"], "no-such.csv cannot be read (No such file or directory)"),
        (["--canvas", "nbgrader_config.py"], "export it again"),
        (["--moodle", f"classroom/returned/{SMALL}/x.csv"], "give it the file as moodle exported it"),
    ],
)
def test_what_cannot_be_filled_in_is_refused(course, capsys, arguments, says):
    assert main(["return", SMALL, *arguments]) == 2
    assert says in capsys.readouterr().err
    assert not (course / "classroom" / "returned").exists()


def test_another_assignment_is_refused(course, capsys):
    assert main(["return", "1-no-such", "--csv"]) == 2 and "no assignment '1-no-such'" in capsys.readouterr().err


def test_nothing_is_left_of_a_file_that_could_not_be_written(graded, monkeypatch):
    main(["return", SMALL, "--moodle", str(worksheet(graded))])
    folder = graded / "classroom" / "returned" / SMALL
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    monkeypatch.setattr(Table, "to_bytes", lambda self: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        main(["return", SMALL, "--moodle", str(worksheet(graded, grade="1.00"))])
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_the_number_of_the_collected_archive_counts(graded):
    """With a class list an id is the same in all assignments, and Moodle's number is not."""
    students = {"1027": {"number": "2000"}, "1031": {"number": "1027"}}
    path = graded / "classroom" / "reports" / SMALL / "collected.json"
    path.write_text(json.dumps({"platform": "Moodle", "students": students}), encoding="utf-8")
    main(["return", SMALL, "--moodle", str(worksheet(graded))])
    assert [row[4] for row in returned(graded, "Grades-XOR.csv").rows[1:4]] == ["2.67", "0.67", "4.67"]


def test_the_reports_json_has_no_score_for_what_was_not_graded(graded):
    report = json.loads((graded / "classroom" / "reports" / f"{SMALL}.json").read_text(encoding="utf-8"))
    entry = report["students"]["1055"]
    assert (entry["score"], entry["exercises"]) == (None, {"squares": None, "why": None})


def test_nbgraders_export_has_no_score_for_what_was_not_graded(graded):
    with book(graded) as gradebook:
        gradebook.add_assignment("later")
        gradebook.add_student("2077", first_name="=1+1")
        gradebook.update_or_create_submission(SMALL, "2077")
    command(graded, "nbgrader", "export")
    with open(graded / "classroom" / "grades.csv", encoding="utf-8", newline="") as file:
        rows = {(row["assignment"], row["student_id"]): row for row in csv.DictReader(file)}
    assert {student: row["score"] for (lesson, student), row in rows.items() if lesson == SMALL} == {
        "1027": "2.333",
        "1028": "1.333",
        "1031": "0.333",
        "1040": "0.0",  # its check gave 0, and the question is open
        "1066": "0.333",
        "1077": "",
        "2077": "",
    }
    assert {row["score"] for (lesson, _), row in rows.items() if lesson == "later"} == {""}
    assert rows[SMALL, "2077"]["first_name"] == "'=1+1" and rows[SMALL, "1027"]["max_score"] == "3.0"
