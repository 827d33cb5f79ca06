"""python -m nbgrader_sandbox collect: nobody of an archive is lost, and everybody is accounted for."""

import contextlib
import datetime
import json
import re
import shutil
import sqlite3

import pytest
from class_archives import ABOUT, DUE, answered, work, write_zip
from nbgrader.api import Gradebook
from nbgrader.utils import parse_utc
from nbgrader_sandbox.__main__ import main
from platform_archives import zipped
from sample_course import GEOMETRY, SMALL, source
from scratch_course import command, report
from submissions import as_bytes, handed_in

FILE = f"{SMALL}.ipynb"
DATABASE = "sqlite:///classroom/gradebook.db"


@pytest.fixture
def course(generated_course, tmp_path, monkeypatch):
    """A copy of the course as the working directory, in which nobody has handed in yet."""
    root = shutil.copytree(generated_course, tmp_path / "course")
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def collect(course, capsys):
    """Collects these files, as an archive: the exit code, and what it prints."""

    def call(files, *options, times=None):
        archive = write_zip(course / "class.zip", files, times)
        code = main(["collect", str(archive), SMALL, *options])
        printed = capsys.readouterr()
        return code, printed.out + printed.err

    return call


def submitted(course, assignment=SMALL):
    """The files that were collected, by student."""
    folders = sorted((course / "classroom" / "submitted").glob(f"*/{assignment}"))
    return {
        folder.parent.name: {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.*")}
        for folder in folders
    }


def due(assignment=SMALL, time=DUE):
    with Gradebook(DATABASE) as gradebook:
        gradebook.update_or_create_assignment(assignment, duedate=str(time))


@pytest.mark.parametrize(
    "names",
    [
        ["Wei Zhang_1027_assignsubmission_file_/{}", "Wei Zhang_1028_assignsubmission_file_/{}"],
        ["Wei Zhang_1027_assignsubmission_file_{}", "Wei Zhang_1028_assignsubmission_file_{}"],
        ["zhangwei_1027_678901_{}", "zhangwei_LATE_1028_678902_{}"],
    ],
)
def test_two_students_of_one_name_are_two(course, collect, names):
    files = {name.format(FILE): work(kind) for name, kind in zip(names, ("right", "wrong"))}
    code, printed = collect(files)
    assert code == 0 and "2 in the archive, 2 collected, 2 for the first time, 2 share a name" in printed
    assert "same name as 1028" in printed and "same name as 1027" in printed
    assert submitted(course) == {"1027": {FILE: work("right")}, "1028": {FILE: work("wrong")}}


@pytest.mark.parametrize(
    "names, ids",
    [
        (["Participant_31_assignsubmission_file_{}", "Participant_32_assignsubmission_file_{}"], ["31", "32"]),
        (["anon_Ab3dE_678901_{}", "LATE_anon_Xy9zQ_678902_{}"], ["Ab3dE", "Xy9zQ"]),
    ],
)
def test_each_student_of_a_blind_class_is_one(course, collect, names, ids):
    code, printed = collect({name.format(FILE): work() for name in names})
    assert code == 0 and "share" not in printed and list(submitted(course)) == sorted(ids)


RENAMED = [
    "Copy of small.ipynb",
    "Kopie von small.ipynb",
    "small (1).ipynb",
    "Small.IPYNB",
    "small-Copy1.ipynb",
    "lesson1.ipynb",
    "Untitled.ipynb",
    "\u00fcbung.ipynb",
    "small.ipynb.txt",
    "small.ipynb.json",
]
NO_NOTEBOOKS = {
    "report.pdf": b"%PDF-1.7",
    "small.py": b"def squares(z):\n    return z * z",
    "small.html": b"<html>",
    "work.rar": b"Rar!\x1a\x07",
    "work.7z": b"7z\xbc\xaf",
    "work.zip": b"PK\x03\x04 broken",
    "empty.zip": zipped({}),
}


def test_renamed_notebooks_are_known_by_their_cells_and_other_formats_are_named(course, collect):
    names = [*RENAMED, *NO_NOTEBOOKS]
    files = {
        f"Student {number}_{number}_assignsubmission_file_/{name}": NO_NOTEBOOKS.get(name) or work()
        for number, name in enumerate(names, start=101)
    }
    code, printed = collect(files)
    assert code == 1
    assert f"{len(names)} in the archive, {len(RENAMED)} collected" in printed
    assert f"{len(NO_NOTEBOOKS)} without a notebook" in printed
    assert submitted(course) == {str(number): {FILE: work()} for number, _ in enumerate(RENAMED, start=101)}
    for name in NO_NOTEBOOKS:
        (line,) = (line for line in printed.splitlines() if f"'{name}" in line)
        assert "NO NOTEBOOK" in line
    assert "'work.zip' was left out" in printed


def test_a_text_typed_on_the_platform_is_no_notebook_and_its_student_is_not_lost(collect):
    files = {"doejo_12354_text.html": b"<p>", "roejo_12355_1_small.ipynb": work()}
    code, printed = collect(files)
    assert code == 1 and "2 in the archive, 1 collected" in printed and "NO NOTEBOOK" in printed


def test_what_programs_leave_behind_and_backslashes_do_not_matter(course, collect):
    mac = {f"week 1/{FILE}": work(), f"__MACOSX/week 1/._{FILE}": b"\0\5\x16\7", "week 1/.DS_Store": b"\0"}
    copies = {FILE: work(), f".ipynb_checkpoints/{SMALL}-checkpoint.ipynb": work("wrong")}
    windows = {f"week 1\\{FILE}": work()}
    files = {
        f"A B_{number}_assignsubmission_file_hand-in.zip": zipped(content)
        for number, content in enumerate((mac, copies, windows), start=101)
    }
    files["__MACOSX/._A B_101_assignsubmission_file_hand-in.zip"] = b"\0"
    code, _ = collect(files)
    assert code == 0 and submitted(course) == {number: {FILE: work()} for number in ("101", "102", "103")}


def test_of_a_zip_of_the_whole_course_the_students_notebook_is_taken(course, collect):
    clone = {
        f"course/solutions/{SMALL}/{FILE}": as_bytes(source(SMALL)),
        f"course/solutions/{GEOMETRY}/plane_geometry.ipynb": as_bytes(source(GEOMETRY)),
        f"course/notebooks/{SMALL}/{FILE}": work("wrong"),
        f"course/notebooks/{SMALL}/helper.py": b"a = 1",
        f"course/notebooks/{GEOMETRY}/plane_geometry.ipynb": as_bytes(handed_in(False)),
        "course/library/numpy.py": b"",
        "course/.git/config": b"",
    }
    code, printed = collect({"A B_1_assignsubmission_file_/course.zip": zipped(clone)})
    assert code == 0 and f"'course/course/solutions/{SMALL}/{FILE}', the instructor's notebook, was left out" in printed
    assert submitted(course) == {"1": {FILE: work("wrong"), "helper.py": b"a = 1"}}


def test_a_second_notebook_with_answers_is_collected_too(course, collect):
    files = {f"A B_1_assignsubmission_file_/{name}": work(kind) for name, kind in (("old/small.ipynb", "wrong"),)}
    files["A B_1_assignsubmission_file_/new/small.ipynb"] = as_bytes(answered("right"))
    collect(files)
    assert submitted(course)["1"].keys() == {FILE, "also-handed-in/old/small.ipynb"}


def test_the_notebook_of_another_assignment_is_named(course, collect):
    code, printed = collect({f"A B_1_assignsubmission_file_/{FILE}": as_bytes(handed_in())})
    assert code == 1 and "1 collected, 1 for the first time, 1 with a notebook that cannot be graded" in printed
    assert f"'{FILE}' is the notebook of {GEOMETRY}, by its cells" in printed
    assert list(submitted(course)) == ["1"]  # so that the grader says it too


def test_a_notebook_with_large_outputs_is_collected_without_them(course, collect):
    nb = answered()
    picture = {"output_type": "display_data", "metadata": {}, "data": {"text/html": "x" * (11 << 20)}}
    nb.cells[0].outputs = [picture]
    assert collect({f"A B_1_assignsubmission_file_/{FILE}": as_bytes(nb)})[0] == 0
    assert submitted(course) == {"1": {FILE: work()}}


def test_a_students_own_timestamp_is_not_taken(course, collect):
    files = {"A B_1_assignsubmission_file_/" + name: work() for name in (FILE, "timestamp.txt")}
    collect(files)
    assert submitted(course)["1"].keys() == {FILE}


TIMES = {
    f"A B_1_assignsubmission_file_/{FILE}": DUE - datetime.timedelta(hours=30),
    f"C D_2_assignsubmission_file_/{FILE}": DUE + datetime.timedelta(hours=1),
}


def test_times_in_the_archive_are_kept_as_nbgrader_reads_them(course, collect):
    due()
    code, printed = collect(dict.fromkeys(TIMES, work()), "--timezone", "Europe/Berlin", times=TIMES)
    assert code == 0 and "1 late" not in printed  # an hour after noon in Berlin is noon in UTC
    code, printed = collect(dict.fromkeys(TIMES, work()), "--timezone", "UTC", times=TIMES)
    assert "2 replaced by a newer one, 1 late" in printed
    stamps = [files["timestamp.txt"].decode() for files in submitted(course).values()]
    assert [parse_utc(stamp.strip()) for stamp in stamps] == list(TIMES.values())


def test_the_time_of_the_download_is_nobodys(course, collect):
    due()
    _, printed = collect(dict.fromkeys(TIMES, work()))
    assert "late" not in printed and "does not say when" in printed
    assert all(files.keys() == {FILE} for files in submitted(course).values())


def test_a_slow_download_makes_nobody_late(course, collect):
    due()
    names = [f"A {number}_{number}_assignsubmission_file_/{FILE}" for number in range(1, 9)]
    times = {name: DUE + datetime.timedelta(minutes=9 * number) for number, name in enumerate(names)}
    assert "late" not in collect(dict.fromkeys(names, work()), times=times)[1]


def test_who_is_late_on_canvas_is_late_for_nbgrader(course, collect):
    files = {"doejo_1_11_small.ipynb": work(), "roejo_LATE_2_12_small.ipynb": work()}
    _, printed = collect(files)
    assert "1 late" in printed and "nbgrader db assignment add" in printed
    due()
    _, printed = collect(files)
    assert "1 late" in printed and "nbgrader db assignment add" not in printed
    assert [files.get("timestamp.txt") for files in submitted(course).values()] == [None, b"2026-11-03 12:00:01 UTC\n"]
    main([SMALL, "--no-sandbox"])
    with Gradebook(DATABASE) as gradebook:
        late = {row.student.id: row.total_seconds_late for row in gradebook.find_assignment(SMALL).submissions}
    assert late == {"1": 0, "2": 1}


def test_of_attempts_on_blackboard_the_newest_counts_and_names_come_from_its_texts(course, collect):
    def name(username, day, file):
        return f"week 1_{username}_attempt_2026-11-{day}-10-11-12{file}"

    files = {
        name("a_alpha", "02", f"_{FILE}"): work("right"),
        name("a_alpha", "01", f"_{FILE}"): work("wrong"),
        name("a_alpha", "02", ".txt"): ABOUT.format(name="Anna Alpha", username="a_alpha").encode(),
        name("bbeta2", "04", f"_{FILE}"): work("partly"),
    }
    due()
    code, printed = collect(files, "--timezone", "UTC")
    assert code == 0 and re.search(r"a_alpha +Anna Alpha +2026-11-02 10:11 UTC +new; several attempts", printed)
    assert "2 in the archive, 2 collected, 2 for the first time, 1 late" in printed
    assert submitted(course) == {
        "a_alpha": {FILE: work("right"), "timestamp.txt": b"2026-11-02 10:11:12 UTC\n"},
        "bbeta2": {FILE: work("partly"), "timestamp.txt": b"2026-11-04 10:11:12 UTC\n"},
    }


def test_collecting_twice_loses_nothing(course, collect):
    files = dict.fromkeys(TIMES, work("wrong"))
    collect(files, times=TIMES)
    first = submitted(course)
    assert "2 unchanged" in collect(files, times=TIMES)[1] and submitted(course) == first
    one, two = TIMES
    newer = TIMES | {two: TIMES[two] + datetime.timedelta(hours=1)}
    _, printed = collect({one: work("wrong"), two: work("right")}, times=newer)
    assert "1 replaced by a newer one, 1 unchanged" in printed
    assert submitted(course)["2"][FILE] == work("right")
    (replaced,) = (course / "classroom" / "reports" / SMALL / "replaced" / "2").iterdir()
    assert (replaced / FILE).read_bytes() == work("wrong") and str(replaced.relative_to(course)) in printed
    _, printed = collect(files, times=TIMES)
    assert "what is there is newer" in printed and submitted(course)["2"][FILE] == work("right")


def test_what_was_collected_is_graded_and_everybody_is_in_the_report(course, collect):
    names = {"1": (FILE, work("right")), "2": ("lesson.ipynb", work("partly")), "3": (FILE, as_bytes(handed_in()))}
    collect({f"A B_{number}_assignsubmission_file_/{name}": content for number, (name, content) in names.items()})
    assert main([SMALL, "--no-sandbox"]) == 1
    students = report(course)["students"]
    assert [students[number]["exercises"]["squares"] for number in ("1", "2")] == [2, 1]
    assert students["3"]["status"] == "failed" and GEOMETRY in students["3"]["flags"][0]


def test_what_is_nobodys_is_named(collect):
    code, printed = collect({f"A B_1_assignsubmission_file_/{FILE}": work(), FILE: work()})
    assert code == 1 and f"Nobody can tell whose these are: {FILE}." in printed


def test_the_record_joins_ids_and_the_platforms_numbers(course, collect):
    collect({f"A B_1_assignsubmission_file_/{FILE}": work()})
    record = json.loads((course / "classroom" / "reports" / SMALL / "collected.json").read_text(encoding="utf-8"))
    assert record["platform"] == "Moodle"
    assert (record["students"]["1"]["number"], record["students"]["1"]["name"]) == ("1", "A B")


@pytest.mark.parametrize(
    "arguments, said",
    [
        (["gone.zip", SMALL], "There is no gone.zip"),
        (["nbgrader_config.py", SMALL], "nbgrader_config.py cannot be read"),
        (["gone.zip", "week-9"], "The gradebook has no assignment 'week-9'"),
        (["empty.zip", SMALL], "names no student as Moodle, Canvas or Blackboard do"),
        (["class.zip", SMALL, "--roster", "gone.csv"], "gone.csv cannot be read"),
    ],
)
def test_what_cannot_begin_is_said_and_its_exit_code_is_2(course, capsys, arguments, said):
    write_zip(course / "empty.zip", {})
    write_zip(course / "class.zip", {f"A B_1_assignsubmission_file_/{FILE}": work()})
    assert main(["collect", *arguments]) == 2
    assert said in capsys.readouterr().err and not submitted(course)


@pytest.mark.parametrize("name", [f"{SMALL}/", SMALL])
def test_a_gradebook_in_use_is_said_and_nothing_is_lost(course, collect, name):
    archive = write_zip(course / "other.zip", {f"A B_1_assignsubmission_file_/{FILE}": work()})
    with contextlib.closing(sqlite3.connect(DATABASE.removeprefix("sqlite:///"))) as database:
        database.execute("BEGIN EXCLUSIVE")
        assert main(["collect", str(archive), name]) == 2
    assert main(["collect", str(archive), name]) == 0 and list(submitted(course)) == ["1"]


def test_a_folder_that_cannot_be_written_and_an_interruption_are_one_sentence(course, collect, monkeypatch):
    files = {f"A B_1_assignsubmission_file_/{FILE}": work()}
    for error, said in (
        (
            PermissionError(13, "Permission denied", "submitted"),
            "Not allowed to write, submitted (Permission denied)",
        ),
        (KeyboardInterrupt(), "Interrupted. Run the same command again"),
    ):
        with monkeypatch.context() as patch:
            patch.setattr("nbgrader_sandbox.collect.save.write_folder", raiser(error))
            code, printed = collect(files)
        assert code == 2 and said in printed and "Traceback" not in printed
    assert collect(files)[0] == 0


def raiser(error):
    def call(*arguments):
        raise error

    return call


def test_zip_collect_knows_the_same(course):
    folder = course / "downloaded" / SMALL / "archive"
    folder.mkdir(parents=True)
    files = {
        f"Wei Zhang_1027_assignsubmission_file_/Copy of {FILE}": work("right"),
        f"Wei Zhang_1028_assignsubmission_file_/{FILE}": work("wrong"),
        "Wei Zhang_1028_assignsubmission_file_/data.csv": b"1",
        f"Wei Zhang_1028_assignsubmission_file_/extracted/1027/{FILE}": work("partly"),
    }
    times = dict(zip(files, [DUE, DUE - datetime.timedelta(days=1), DUE, DUE]))
    write_zip(folder / "class.zip", files, times)
    command(course, "nbgrader", "zip_collect", SMALL)
    collected = submitted(course)
    assert {number: sorted(names) for number, names in collected.items()} == {
        "1027": [FILE, "timestamp.txt"],
        "1028": [f"also-handed-in-extracted-1027-{FILE}", "data.csv", FILE, "timestamp.txt"],
    }
    assert collected["1027"][FILE] == work("right")
