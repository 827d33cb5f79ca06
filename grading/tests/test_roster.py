"""The class list as Moodle, Canvas and Blackboard export it: names for nbgrader, and who is missing."""

import datetime
import shutil

import pytest
from class_archives import DUE, work, write_zip
from nbgrader.api import Gradebook
from nbgrader_sandbox.__main__ import main
from nbgrader_sandbox.collect.archive import HandIn
from nbgrader_sandbox.collect.roster import Student, UnreadableRoster, match, read_roster
from sample_course import SMALL

FILE = f"{SMALL}.ipynb"
DATABASE = "sqlite:///classroom/gradebook.db"
WORKSHEET = """\
Identifier,"Full name","ID number","Email address",Status,Grade,"Last modified (submission)","Extra time"
"Participant 1027","Wei Zhang",s27,wei@example.org,"Submitted for grading - ",,"Tuesday, 3 November 2026, 10:11 AM",
"Participant 1028","Wei Zhang",s28,zhang@example.org,"Submitted",,"Thursday, 5 November 2026, 9:00 AM",3 days
"Participant 1029","Jos\u00e9 \u00c1lvarez",s29,jose@example.org,"No submission",,-,
"""
PARTICIPANTS = "Vorname;Nachname;ID-Nummer;E-Mail-Adresse\nWei;Zhang;s27;wei@example.org\nJo;Doe;s30;jo@example.org\n"
CANVAS = """\
Student,ID,SIS User ID,SIS Login ID,Section,week 1 (901)
,,,,,Manual Posting
    Points Possible,,,,,3.00
"Zhang, Wei",12351,,weizhang@example.org,A,
"Zhang, Wei",12352,,zhangwei@example.org,A,
"Student, Test",999,,,A,
"""
BLACKBOARD = (
    '"Last Name"\t"First Name"\t"Username"\t"Student ID"\t"Last Access"\t"Availability"\t"week 1 [Total Pts: 3] |77"\n'
    '"Zhang"\t"Wei"\t"wzhang1"\t"s27"\t""\t"Yes"\t""\n"Zhang"\t"Wei"\t"wzhang2"\t"s28"\t""\t"Yes"\t""\n'
)
ANYBODY = "id,first name,last name,email\njdoe,Jo,Doe,jo@example.org\n"


@pytest.fixture
def read(tmp_path):
    def call(text, encoding="utf-8"):
        path = tmp_path / "class.csv"
        path.write_bytes(text.encode(encoding))
        return read_roster(path, datetime.UTC)

    return call


def about(students):
    return [(student.id, student.number, student.first, student.last, student.email) for student in students]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "utf-16", "utf-16-le", "cp1252"])
def test_moodles_grading_worksheet(read, encoding):
    students = read(WORKSHEET, encoding)
    assert about(students) == [
        ("s27", "1027", "Wei", "Zhang", "wei@example.org"),
        ("s28", "1028", "Wei", "Zhang", "zhang@example.org"),
        ("s29", "1029", "Jos\u00e9", "\u00c1lvarez", "jose@example.org"),
    ]
    assert [student.submitted for student in students] == [
        datetime.datetime(2026, 11, 3, 10, 11),
        datetime.datetime(2026, 11, 5, 9),
        None,
    ]
    assert [student.extra_time for student in students] == [None, datetime.timedelta(days=3), None]


def test_a_blind_worksheet_has_numbers_alone(read):
    students = read('ID,Status,Bewertung\n"Teilnehmer/in31",Entwurf,\n"Teilnehmer/in 32",Entwurf,\n')
    assert about(students) == [("31", "31", "", "", ""), ("32", "32", "", "", "")]


@pytest.mark.parametrize(
    "text, encoding, expected",
    [
        (
            PARTICIPANTS,
            "utf-8-sig",
            [("s27", "", "Wei", "Zhang", "wei@example.org"), ("s30", "", "Jo", "Doe", "jo@example.org")],
        ),
        (
            CANVAS,
            "utf-8-sig",
            [
                ("12351", "12351", "Wei", "Zhang", "weizhang@example.org"),
                ("12352", "12352", "Wei", "Zhang", "zhangwei@example.org"),
            ],
        ),
        (BLACKBOARD, "utf-16", [("wzhang1", "", "Wei", "Zhang", ""), ("wzhang2", "", "Wei", "Zhang", "")]),
        (ANYBODY, "utf-8", [("jdoe", "jdoe", "Jo", "Doe", "jo@example.org")]),
    ],
    ids=["Moodle's participants", "Canvas", "Blackboard", "another list"],
)
def test_other_lists(read, text, encoding, expected):
    assert about(read(text, encoding)) == expected


@pytest.mark.parametrize("text", ["a,b\n1,2\n", "id\n", "id,name\n7,a\n7,b\n", "ID number\n../x\n"])
def test_a_list_that_tells_nobody_apart_is_refused(read, text):
    with pytest.raises(UnreadableRoster, match="has no column that tells its students apart"):
        read(text)


def test_an_empty_list_is_refused(read):
    with pytest.raises(UnreadableRoster, match="export it again"):
        read("")


def test_one_column_is_enough(read):
    assert [student.id for student in read("ID number\ns1\ns2\n")] == ["s1", "s2"]


def test_a_student_without_an_id_number_does_not_change_the_ids_of_others(read):
    students = read("ID number,Email address\ns1,a@example.org\n,b@example.org\ns3,c@example.org\n")
    assert [student.id for student in students] == ["s1", "b@example.org", "s3"]


def test_who_is_who():
    roster = [
        Student("s27", "", "", "Wei", "Zhang"),
        Student("s28", "", "", "Wei", "Zhang"),
        Student("s29", "", "", "Jo", "Doe"),
        Student("1030", "", "", "Al", "Roe"),
    ]
    hand_ins = [HandIn("1027", "Zhang Wei"), HandIn("1029", "DOE Jo"), HandIn("1030", "Bo Coe"), HandIn("1031", "")]
    # Two have the first one's name; 1030 is by chance the id of somebody else.
    assert match("Moodle", hand_ins, roster) == {"1029": roster[2]}
    assert match("Blackboard", [HandIn("S27")], roster) == {"S27": roster[0]}
    twice = [HandIn("1", "Jo Doe"), HandIn("2", "Jo Doe")]
    assert match("Moodle", twice, roster) == {}


@pytest.fixture
def course(generated_course, tmp_path, monkeypatch):
    root = shutil.copytree(generated_course, tmp_path / "course")
    monkeypatch.chdir(root)
    with Gradebook(DATABASE) as gradebook:
        gradebook.update_or_create_assignment(SMALL, duedate=str(DUE))
    return root


@pytest.fixture
def collect(course, capsys):
    def call(names, roster=None, encoding="utf-8-sig"):
        archive = write_zip(course / "class.zip", dict.fromkeys(names, work()))
        options = ["--timezone", "UTC"]
        if roster:
            (course / "class.csv").write_bytes(roster.encode(encoding))
            options += ["--roster", "class.csv"]
        code = main(["collect", str(archive), SMALL, *options])
        return code, capsys.readouterr().out

    return call


def students():
    with Gradebook(DATABASE) as gradebook:
        return {row.id: (row.first_name, row.last_name, row.email) for row in gradebook.students}


def folders(course):
    return sorted(path.name for path in (course / "classroom" / "submitted").iterdir())


MOODLE = [f"Wei Zhang_{number}_assignsubmission_file_/{FILE}" for number in (1027, 1028)]


def test_everybody_of_the_list_gets_a_name_and_who_is_missing_or_unknown_is_said(course, collect):
    code, printed = collect([*MOODLE, f"Al Roe_1030_assignsubmission_file_/{FILE}"], WORKSHEET)
    assert code == 0 and folders(course) == ["1030", "s27", "s28"]
    assert "same name as s27" in printed and "same name as s28" in printed
    assert students() == {
        "s27": ("Wei", "Zhang", "wei@example.org"),
        "s28": ("Wei", "Zhang", "zhang@example.org"),
        "s29": ("Jos\u00e9", "\u00c1lvarez", "jose@example.org"),
        "1030": ("Al", "Roe", None),
    }
    assert "Class list: 3 students, 1 of them not in the archive: s29 Jos\u00e9 \u00c1lvarez." in printed
    assert "Not in the class list: 1, 1030 Al Roe." in printed


def test_times_and_extra_time_of_the_list_are_nbgraders(course, collect):
    collect(MOODLE, WORKSHEET)
    assert main([SMALL, "--no-sandbox"]) == 0
    with Gradebook(DATABASE) as gradebook:
        rows = {row.student.id: row for row in gradebook.find_assignment(SMALL).submissions}
        assert rows["s27"].timestamp == datetime.datetime(2026, 11, 3, 10, 11)
        assert rows["s28"].extension == datetime.timedelta(days=3) and rows["s28"].total_seconds_late == 0
        gradebook.update_or_create_assignment(SMALL, duedate="2026-11-02 08:00:00")
        assert rows["s28"].total_seconds_late == 3600


def test_two_of_one_name_that_the_list_cannot_tell_apart_stay_two(course, collect):
    code, printed = collect(MOODLE, PARTICIPANTS)
    assert code == 0 and folders(course) == ["1027", "1028"]
    assert "Class list: 2 students, 2 of them not in the archive: s27 Wei Zhang, s30 Jo Doe." in printed
    assert "Not in the class list: 2" in printed


def test_a_number_that_is_the_id_of_somebody_else_does_not_make_two_one(course, collect):
    roster = "First name,Last name,ID number\nJo,Doe,1027\nAl,Roe,1028\n"
    collect([MOODLE[0], f"Jo Doe_1050_assignsubmission_file_/{FILE}"], roster)
    assert folders(course) == ["1027", "moodle-1027"] and students()["1027"][:2] == ("Jo", "Doe")


def test_a_list_that_is_given_later_moves_what_is_not_graded_yet(course, collect):
    collect(MOODLE)
    assert folders(course) == ["1027", "1028"]
    main([SMALL, "--no-sandbox", "--student", "1028"])
    _, printed = collect(MOODLE, WORKSHEET)
    assert folders(course) == ["1028", "s27"] and "graded before the class list was given" in printed
    collect(MOODLE, WORKSHEET)
    assert folders(course) == ["1028", "s27"]


@pytest.mark.parametrize(
    "names, roster, encoding, ids",
    [
        ([f"zhangwei_{number}_1_{FILE}" for number in (12351, 12352)], CANVAS, "utf-8-sig", ["12351", "12352"]),
        (
            [f"week 1_wzhang{n}_attempt_2026-11-01-10-11-12_{FILE}" for n in (1, 2)],
            BLACKBOARD,
            "utf-16",
            ["wzhang1", "wzhang2"],
        ),
    ],
    ids=["Canvas", "Blackboard"],
)
def test_two_of_one_name_on_other_platforms(course, collect, names, roster, encoding, ids):
    code, printed = collect(names, roster, encoding)
    assert code == 0 and "2 in the archive, 2 collected" in printed and "0 of them not in the archive." in printed
    assert folders(course) == ids and {row[:2] for row in students().values()} == {("Wei", "Zhang")}


def test_names_that_an_instructor_has_given_stay(course, collect):
    with Gradebook(DATABASE) as gradebook:
        gradebook.add_student("1027", first_name="W.", last_name="Zhang")
    collect(MOODLE)
    assert students()["1027"] == ("W.", "Zhang", None) and students()["1028"] == ("Wei", "Zhang", None)
