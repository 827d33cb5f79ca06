"""The tables of Moodle, Canvas and Blackboard, as their exports really are: where the grades go, and whose they are."""

import csv
import io

import pytest
from nbgrader_sandbox.platforms.layouts import blackboard, canvas, moodle
from nbgrader_sandbox.platforms.match import Person, match
from nbgrader_sandbox.platforms.table import Table, TableError, without_formula
from platform_tables import BLACKBOARD, CANVAS, MOODLE, MOODLE_BLIND, MOODLE_GERMAN, MOODLE_SPANISH, write

LESSON = ["1-forward-pass", "forward_pass"]


def table(tmp_path, content):
    return Table.read(write(tmp_path / "export", content))


@pytest.mark.parametrize("content", [MOODLE, MOODLE_GERMAN, MOODLE_SPANISH, MOODLE_BLIND, CANVAS, BLACKBOARD])
def test_a_table_is_written_as_it_was_read(tmp_path, content):
    read = table(tmp_path, content)
    data = read.to_bytes()
    again = Table.read(write(tmp_path / "again", data))
    assert (again.rows, again.encoding, again.mark, again.delimiter) == (
        read.rows,
        read.encoding,
        read.mark,
        read.delimiter,
    )
    if content not in (MOODLE, MOODLE_GERMAN):  # whose quotes are not all needed
        assert data == content


@pytest.mark.parametrize(
    "content, grade, most",
    [(MOODLE, 4, 100.0), (MOODLE_GERMAN, 4, 14.0), (MOODLE_SPANISH, 5, 10.0), (MOODLE_BLIND, 2, 14.0)],
)
def test_moodles_grades_stand_before_the_maximum_in_any_language(tmp_path, content, grade, most):
    layout = moodle(table(tmp_path, content), LESSON, None)
    assert (layout.grade, layout.most, layout.rows) == (grade, most, [1, 2, 3, 4])
    assert list(layout.numbers.values()) == ["1027", "1028", "1031", "1040"]


def test_canvas_has_rows_that_are_no_students(tmp_path):
    content = table(tmp_path, CANVAS)
    layout = canvas(content, LESSON, None)
    assert [content.rows[row][1] for row in layout.rows] == ["12351", "12352", "12360", "12399"]
    assert (content.rows[0][layout.grade], layout.most) == ("Lesson 1: Forward pass (678901)", 14.0)
    assert [content.rows[0][index] for index in layout.ids] == ["ID", "SIS User ID", "SIS Login ID"]


def test_blackboard_has_the_maximum_in_the_title(tmp_path):
    content = table(tmp_path, BLACKBOARD)
    layout = blackboard(content, LESSON, None)
    assert (content.rows[0][layout.grade], layout.most) == ("Forward pass [Total Pts: 14 Score] |412345", 14.0)
    assert [content.rows[0][index] for index in layout.ids] == ["Username", "Student ID"]


@pytest.mark.parametrize("column", ["Random init (678902)", "Random init", "678902"])
def test_the_column_can_be_named(tmp_path, column):
    content = table(tmp_path, CANVAS)
    assert content.rows[0][canvas(content, LESSON, column).grade] == "Random init (678902)"


@pytest.mark.parametrize(
    "layout, content, says",
    [
        (moodle, b"Name,Grade\nJane,\n", "no grading worksheet of Moodle"),
        (moodle, b'Identifier,Name,Grade,Scale\nParticipant 1,Jane,,"Good, Bad"\n', "--column: Identifier"),
        (canvas, MOODLE, "no gradebook of Canvas"),
        (canvas, b"Student,ID,Section,Quiz 1 (12)\nJane,1,A,\n", "There are: Quiz 1"),
        (blackboard, CANVAS, "no download of Blackboard"),
    ],
)
def test_another_file_is_refused_with_what_to_do(tmp_path, layout, content, says):
    with pytest.raises(TableError, match=says):
        layout(table(tmp_path, content), LESSON, None)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04\x14\0\0\0", b'a,b\n"a"b,c\n', b"one\ntwo\n"])
def test_what_is_no_table_is_refused(tmp_path, content):
    with pytest.raises(TableError, match="export it again"):
        table(tmp_path, content)


def matched(content, layout, people):
    found = match(content, layout, {person.id: person for person in people})
    return found.students, found


def test_two_of_one_name_are_told_apart_by_the_number(tmp_path):
    content = table(tmp_path, MOODLE)
    layout = moodle(content, LESSON, None)
    people = [Person("1028", "Wei", "Zhang"), Person("1027", "Wei", "Zhang")]
    assert matched(content, layout, people)[0] == {1: "1027", 2: "1028"}


def test_nobody_is_matched_by_a_name_that_two_share(tmp_path):
    content = table(tmp_path, MOODLE)
    layout = moodle(content, LESSON, None)
    one = [Person("wei", "Wei", "Zhang"), Person("jane", "Doe", "Jane")]
    students, found = matched(content, layout, one)
    assert students == {3: "jane"} and set(found.unclear) == {1, 2}
    by_mail = [Person("wei", "Wei", "Zhang", "WEI.B@uni.example")]
    students, found = matched(content, layout, by_mail)
    assert students == {2: "wei"} and set(found.unclear) == set()
    by_number = [Person("1027", "Wei", "Zhang"), Person("other", "Wei", "Zhang")]
    students, found = matched(content, layout, by_number)
    assert students == {1: "1027"} and set(found.unclear) == {2}


@pytest.mark.parametrize("student", ["12352", "s-77-b", "zhangwei2", "Zhang, Wei B"])
def test_canvas_knows_a_student_by_each_id(tmp_path, student):
    content = table(tmp_path, CANVAS)
    assert matched(content, canvas(content, LESSON, None), [Person(student)])[0] == {4: student}


def test_an_id_in_another_column_is_nobodys(tmp_path):
    content = table(tmp_path, CANVAS)
    assert matched(content, canvas(content, LESSON, None), [Person("101")])[0] == {}  # a section's number


def test_blackboard_joins_its_two_columns_of_names(tmp_path):
    content = table(tmp_path, BLACKBOARD)
    people = [Person("x", "J\u00f6rg", "M\u00fc\u00dfig"), Person("jdoe")]
    assert matched(content, blackboard(content, LESSON, None), people)[0] == {2: "jdoe", 3: "x"}


def test_a_student_with_the_id_of_the_class_list_is_known_by_the_collected_number(tmp_path):
    content = table(tmp_path, MOODLE)
    layout = moodle(content, LESSON, None)
    people = [Person("77001", "Wei", "Zhang", number="1028"), Person("1028", number="1031")]
    assert matched(content, layout, people)[0] == {2: "77001", 3: "1028"}


def test_another_email_at_the_same_number_is_said(tmp_path):
    content = table(tmp_path, MOODLE)
    found = match(content, moodle(content, LESSON, None), {"1031": Person("1031", email="someone@else.example")})
    assert found.students == {3: "1031"} and found.other_emails == {3: "1031"}


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", " =1", "\r=1", "\uff1d1", '=HYPERLINK("x")', "+1 555"],
)
def test_what_a_spreadsheet_takes_for_a_formula_becomes_text(text):
    assert without_formula(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "-", "-1.5", "+3", "7,50", "a=1", "Jane", "2026-01-01", "<p>=1</p>"])
def test_other_text_stays(text):
    assert without_formula(text) == text


def test_columns_that_the_platform_reads_stay(tmp_path):
    content = Table([["Name", "ID"], ["=1", "=1"], ["-", "-x"]])
    assert content.make_safe({1}) == 1
    assert list(csv.reader(io.StringIO(content.to_bytes().decode("utf-8")))) == [
        ["Name", "ID"],
        ["'=1", "=1"],
        ["-", "-x"],
    ]
