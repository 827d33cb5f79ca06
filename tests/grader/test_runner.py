"""python -m grading, called as an instructor calls it, on a class of a small lesson."""

import csv
import json
import os
import shutil
from dataclasses import replace
from pathlib import Path

import nbformat
import pytest
from grader_cells import confined
from grader_class import SMALL, command, gradebook_rows, hand_in, make_course, small_class
from grader_lessons import assignment
from nbgrader.api import Gradebook
from nbgrader_sandbox.__main__ import main
from nbgrader_sandbox.assignment import Assignment
from nbgrader_sandbox.classroom import Classroom
from nbgrader_sandbox.execution.limits import Limits
from nbgrader_sandbox.files import read_json, write_json
from nbgrader_sandbox.grade import Task
from nbgrader_sandbox.grade import grade as grade_submission

POINTS = {"right": 2.0, "partly": 1.0, "wrong": 0.0, "raises": 0.0, "syntax": 0.0, "untouched": 0.0, "chatty": 2.0}
MENDED = ("negative = float(squares(np.array([-2.0]))[0] == 4)", "negative = 1.0")

pytestmark = confined


@pytest.fixture(scope="module")
def generated(tmp_path_factory):
    return make_course(tmp_path_factory.mktemp("course") / "course", [SMALL])


@pytest.fixture
def course(generated, tmp_path, monkeypatch):
    """A course with a class of seven that has handed in, as the working directory."""
    root = shutil.copytree(generated, tmp_path / "course")
    for student, nb in small_class(root, 7).items():
        hand_in(root, student, SMALL, nb)
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def grade(course, capsys):
    """Call the command: its exit code, and what it says on both streams."""

    def call(*arguments):
        code = main([SMALL, *arguments])
        said = capsys.readouterr()
        return code, said.out + said.err

    return call


def students(course):
    return sorted(folder.name for folder in (course / "classroom" / "submitted").iterdir())


def outcome(course):
    return json.loads((course / "classroom" / "reports" / f"{SMALL}.json").read_text(encoding="utf-8"))


def record_runs(course):
    folder = course / "classroom" / "reports" / SMALL / "students"
    return {path.stem: json.loads(path.read_text(encoding="utf-8"))["run"] for path in folder.glob("*.json")}


def gradebook(course):
    return Gradebook(f"sqlite:///{course / 'classroom' / 'gradebook.db'}", "xor-from-scratch")


def mend_the_check(course):
    """Let the hidden part of the check pass whatever the answer makes of negative numbers."""
    path = course / "solutions" / SMALL / f"{SMALL}.ipynb"
    text = path.read_text(encoding="utf-8")
    assert MENDED[0] in text
    path.write_text(text.replace(*MENDED), encoding="utf-8")
    command(course, "nbgrader", "generate_assignment", "--force", SMALL)


def test_everybody_gets_exactly_what_the_answer_earns(grade, course):
    code, said = grade("--json", "out.json")
    assert code == 0 and "7 graded" in said
    found = json.loads((course / "out.json").read_text(encoding="utf-8"))
    assert (found["assignment"], found["sandboxed"]) == (SMALL, True) and found["seconds"] > 0
    assert sorted(found["students"]) == students(course)
    for student, entry in found["students"].items():
        assert {"status", "score", "max_score", "exercises", "repairs", "flags", "seconds"} <= entry.keys()
        points = POINTS[student.partition("-")[2]]
        assert (entry["status"], entry["score"], entry["max_score"]) == ("graded", points, 3.0), student
        assert entry["exercises"] == {"squares": points, "why": 0.0}
        assert entry["repairs"] == [] and entry["flags"] == []


def test_the_gradebook_is_the_one_that_nbgrader_autograde_writes(grade, course, tmp_path):
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
    assert grade()[0] == 0
    command(other, "nbgrader", "autograde", SMALL)
    assert gradebook_rows(course) == gradebook_rows(other)
    assert {row["late_submission_penalty"] for row in gradebook_rows(course)["submitted_notebook"]} == {0.0, 0.5}
    command(course, "nbgrader", "export")
    with open(course / "classroom" / "grades.csv", encoding="utf-8", newline="") as file:
        exported = {row["student_id"]: float(row["score"]) for row in csv.DictReader(file)}
    assert exported == {student: entry["score"] for student, entry in outcome(course)["students"].items()}


def test_the_autograded_notebooks_are_what_formgrader_wants_to_open(grade, course):
    grade()
    for student in students(course):
        folder = course / "classroom" / "autograded" / student / SMALL
        assert {path.name for path in folder.iterdir()} == {f"{SMALL}.ipynb", "timestamp.txt"}
        nb = nbformat.read(folder / f"{SMALL}.ipynb", as_version=4)
        nbformat.validate(nb)
        assert "HIDDEN" in "".join(cell.source for cell in nb.cells)
        assert (course / "classroom" / "feedback" / student / SMALL / f"{SMALL}.html").is_file()


def test_a_second_run_grades_what_is_new_only(grade, course):
    grade()
    before, first, changed = record_runs(course), *students(course)[:2]
    submitted = course / "classroom" / "submitted"
    shutil.copytree(submitted / first, submitted / "late-comer")
    shutil.copytree(submitted / first, submitted / changed, dirs_exist_ok=True)
    shutil.rmtree(course / "classroom" / "autograded" / students(course)[3] / SMALL)
    code, said = grade()
    assert code == 0 and "3 graded, 5 graded before" in said
    after = record_runs(course)
    assert {student for student in after if after[student] != before.get(student)} == {
        "late-comer",
        changed,
        students(course)[3],
    }
    assert outcome(course)["students"][changed]["score"] == POINTS["right"]
    rows = gradebook_rows(course)
    assert len(rows["submitted_assignment"]) == 8 and len(rows["grade"]) == 16
    assert "0 graded, 8 graded before" in grade()[1]


def test_only_the_students_asked_for(grade, course):
    some = students(course)[2:4]
    code, said = grade("--student", *some, "--json", "some.json")
    assert code == 0 and "2 graded" in said
    assert sorted(json.loads((course / "some.json").read_text(encoding="utf-8"))["students"]) == some
    assert sorted(path.name for path in (course / "classroom" / "autograded").iterdir()) == some
    assert sorted(outcome(course)["students"]) == some


def test_regrading_keeps_marks_and_lists_whose_score_changed(grade, course):
    grade()
    (partly,) = (student for student in students(course) if student.endswith("partly"))
    with gradebook(course) as book:
        book.find_grade("why", SMALL, SMALL, partly).manual_score = 0.75
        book.find_comment("why", SMALL, SMALL, partly).manual_comment = "Nearly."
        book.db.commit()
    mend_the_check(course)
    assert "0 graded, 7 graded before" in grade()[1]  # without being asked, nobody's score changes
    code, said = grade("--regrade")
    assert code == 0
    assert [line.strip() for line in said.splitlines() if "changed:" in line] == [f"changed: {partly}: squares: 1 -> 2"]
    entry = outcome(course)["students"][partly]
    assert (entry["score"], entry["exercises"]) == (2.75, {"squares": 2.0, "why": 0.75})
    with gradebook(course) as book:
        assert book.find_comment("why", SMALL, SMALL, partly).comment == "Nearly."
        assert book.find_submission_notebook(SMALL, SMALL, partly).score == 2.75
    assert "changed:" not in grade("--regrade")[1]


def test_a_regrading_that_was_stopped_forgets_no_change(grade, course, monkeypatch):
    grade()
    mend_the_check(course)
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


def test_a_regrading_that_was_stopped_begins_anew_where_the_check_was_mended_once_more(grade, course, monkeypatch):
    grade()
    monkeypatch.setattr(
        "nbgrader_sandbox.runner.Runner.forget", lambda *_: None
    )  # as if it had been stopped before its end
    assert "7 graded" in grade("--regrade")[1] and "0 graded, 7 graded before" in grade("--regrade")[1]
    monkeypatch.undo()
    monkeypatch.chdir(course)
    mend_the_check(course)
    said = grade("--regrade")[1]
    assert "7 graded" in said and said.count("changed:") == 1


def test_a_record_that_a_failing_machine_has_spoilt_is_made_anew(grade, course):
    grade()
    spoilt, old, *_ = students(course)
    folder = course / "classroom" / "reports" / SMALL / "students"
    (folder / f"{spoilt}.json").write_bytes(b"")
    (folder / f"{old}.json").write_text('{"status": "graded", "grade": 2}', encoding="utf-8")
    code, said = grade()
    assert code == 0 and "2 graded, 5 graded before" in said


def test_a_name_too_long_for_a_file_is_said_and_stops_nobody(grade, course):
    shutil.copytree(
        course / "classroom" / "submitted" / students(course)[0], course / "classroom" / "submitted" / ("x" * 255)
    )
    code, said = grade()
    assert code == 1 and "7 graded" in said and "too long for a student's id" in said


def test_what_cannot_be_graded_is_said_and_stops_nobody(grade, course):
    (course / "classroom" / "submitted" / students(course)[0] / SMALL / f"{SMALL}.ipynb").write_text(
        "{", encoding="utf-8"
    )
    code, said = grade()
    assert code == 1 and "6 graded" in said and "1 could not be graded" in said
    entry = outcome(course)["students"][students(course)[0]]
    assert (entry["status"], entry["score"]) == ("failed", 0.0) and "JSON" in entry["flags"][-1]
    assert len(gradebook_rows(course)["submitted_assignment"]) == 6


def test_what_cannot_be_graded_keeps_its_earlier_grade_and_that_is_said(grade, course):
    grade()
    (right,) = (student for student in students(course) if student.endswith("right"))
    (course / "classroom" / "submitted" / right / SMALL / f"{SMALL}.ipynb").write_text("{", encoding="utf-8")
    code, said = grade()
    assert code == 1 and "still hold an earlier grade" in said
    with gradebook(course) as book:
        assert book.find_submission_notebook(SMALL, SMALL, right).score == 2.0


def test_a_killed_or_broken_worker_costs_that_submission_only(grade, course, monkeypatch):
    from nbgrader_sandbox import workers

    unlucky = students(course)[3]

    def breaks(task, grade=workers.grade):
        if task.student == unlucky:
            raise RuntimeError("a bug")
        return grade(task)

    monkeypatch.setattr(workers, "grade", breaks)
    code, said = grade()
    assert (
        code == 1 and f"not graded: {unlucky}: grading broke off (RuntimeError: a bug)" in said and "6 graded" in said
    )
    monkeypatch.undo()
    monkeypatch.chdir(course)
    assert grade()[0] == 0 and len(gradebook_rows(course)["submitted_assignment"]) == 7


def test_without_confinement_it_says_so(grade, course):
    code, said = grade("--no-sandbox", "--student", students(course)[0])
    assert code == 0 and "Not sandboxed" in said and outcome(course)["sandboxed"] is False


def test_the_courses_settings_hold_and_the_options_go_before_them(course, tmp_path):
    config = course / "nbgrader_config.py"
    config.write_text(
        config.read_text(encoding="utf-8") + "\nc.SandboxedExecute.memory_limit = 300\n", encoding="utf-8"
    )
    assert Classroom(SMALL).execute.limits.memory_mb == 300
    from nbgrader_sandbox.__main__ import _parser
    from nbgrader_sandbox.session import _limits

    limits = _limits(Classroom(SMALL), _parser().parse_args([SMALL, "--time-limit", "5"]))
    assert (limits.memory_mb, limits.cell_seconds, limits.notebook_seconds) == (300, 5, 50)


@pytest.mark.parametrize(
    "arguments, says",
    [
        (["1-no-such"], "no lesson '1-no-such' (it has: small)"),
        ([SMALL, "--student", "nobody"], "No submission of small by: nobody"),
        ([SMALL, "--json", "no/such/folder.json"], "no such folder"),
        ([SMALL, "--scheduler", "tcp://127.0.0.1:9"], "No Dask scheduler answers at tcp://127.0.0.1:9"),
    ],
)
def test_what_is_asked_for_wrongly_is_refused_and_nothing_is_graded(course, capsys, arguments, says):
    assert main(arguments) == 2
    assert says in capsys.readouterr().err
    assert not (course / "classroom" / "autograded").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        [SMALL, "--jobs", "0"],
        [SMALL, "--time-limit", "-1"],
        [SMALL, "--jobs", "x"],
        [SMALL, "--memory-limit", "0"],
        [SMALL, "--time-limit", "nan"],
        [SMALL, "--what"],
    ],
)
def test_options_that_make_no_sense_are_usage_errors(arguments, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2 and "usage:" in capsys.readouterr().err


def test_who_is_left_out_by_the_courses_settings_is_left_out(grade, course):
    config = course / "nbgrader_config.py"
    left_out = students(course)[:2]
    config.write_text(
        config.read_text(encoding="utf-8") + f"\nc.CourseDirectory.student_id_exclude = '{','.join(left_out)}'\n",
        encoding="utf-8",
    )
    assert grade()[0] == 0 and sorted(outcome(course)["students"]) == students(course)[2:]


def test_settings_that_are_no_python_are_refused(course, capsys):
    (course / "nbgrader_config.py").write_text("c = (", encoding="utf-8")
    before = sorted(course.rglob("*"))
    assert main([SMALL]) == 2 and "nbgrader_config.py cannot be used (SyntaxError" in capsys.readouterr().err
    assert sorted(course.rglob("*")) == before


def test_settings_of_the_user_that_are_no_python_are_the_users_own_affair(grade, course, monkeypatch, tmp_path):
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "nbgrader_config.py").write_text("c = (", encoding="utf-8")
    monkeypatch.setenv("JUPYTER_CONFIG_DIR", str(tmp_path / "home"))
    assert grade()[0] == 0


def test_a_lesson_that_is_not_there_any_more_is_said(grade, course):
    (course / "notebooks" / SMALL / f"{SMALL}.ipynb").unlink()
    code, said = grade()
    assert code == 2 and f"{SMALL}.ipynb, which students were given, is not there" in said


def test_away_from_the_course_it_says_where_to_go(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main([SMALL]) == 2
    assert "run this in the course's folder" in capsys.readouterr().err


def test_with_nobody_to_grade_it_says_where_submissions_belong(generated, monkeypatch, capsys):
    monkeypatch.chdir(generated)
    assert main([SMALL]) == 2
    assert "classroom/submitted/<student>/small/" in capsys.readouterr().err


def test_two_runs_at_once_are_refused(grade, course):
    with Classroom(SMALL).locked():
        code, said = grade()
    assert code == 2 and "Another run is grading" in said
    assert grade()[0] == 0


def test_where_nothing_can_be_confined_nothing_is_touched(grade, course, monkeypatch):
    from nbgrader_sandbox import workers
    from nbgrader_sandbox.execution.errors import SandboxError

    def refuse(*_, **__):
        raise SandboxError("no user namespaces")

    monkeypatch.setattr(workers, "probe", refuse)
    code, said = grade()
    assert code == 2 and "no user namespaces" in said and "--no-sandbox" in said
    assert not (course / "classroom" / "autograded").exists()


def test_the_command_of_the_readme(course):
    """As a process of its own, with its progress on stderr."""
    done = command(course, "nbgrader_sandbox", SMALL, "--jobs", "2")
    assert "7/7" in done.stderr and "7 graded" in done.stdout
    assert "usage: python -m grading" in command(course, "nbgrader_sandbox", "--help").stdout


def test_what_cannot_be_written_is_said_and_stops_nobody(grade, course):
    """A folder where a file of feedback belongs, and an id that nbgrader cannot take."""
    broken = students(course)[1]
    (course / "classroom" / "feedback" / broken / SMALL / f"{SMALL}.html").mkdir(parents=True)
    submitted = course / "classroom" / "submitted"
    shutil.copytree(submitted / students(course)[0], submitted / "two\nlines")
    code, said = grade()
    assert code == 1 and "6 graded" in said and "2 could not be graded" in said
    assert f"not graded: {broken}: its grade could not be written" in said and "rename it" in said
    shutil.rmtree(course / "classroom" / "feedback" / broken)
    shutil.rmtree(submitted / "two\nlines")
    assert grade()[0] == 0


def test_a_notebook_that_is_missing_beside_another_earns_nothing():
    both = {
        name: notebook
        for lesson in ("forward_pass", "random_init")
        for name, notebook in assignment(lesson).notebooks.items()
    }
    released = nbformat.writes(both["random_init"].released).encode("utf-8")
    task = Task("jane", {"random_init.ipynb": released}, [], Assignment("both", both, {}), Limits(), sandbox=True)
    graded = grade_submission(task)
    assert graded.status == "graded" and set(graded.notebooks) == {"random_init"}
    assert graded.scores["forward_pass"] == dict.fromkeys(
        ["test_relu", "test_affine", "test_forward", "why_not_a_line", "test_xnor_params"], 0.0
    )
    assert any("forward_pass" in flag for flag in graded.flags)


def test_an_outcome_is_written_whole_through_links_and_into_pipes_and_with_the_callers_permissions(tmp_path):
    (tmp_path / "link.json").symlink_to("file.json")
    before = os.umask(0o077)
    try:
        write_json(tmp_path / "link.json", {"a": 1})
    finally:
        os.umask(before)
    assert (tmp_path / "link.json").is_symlink() and read_json(tmp_path / "file.json") == {"a": 1}
    assert (tmp_path / "file.json").stat().st_mode & 0o777 == 0o600
    os.mkfifo(tmp_path / "pipe")
    reader = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    write_json(tmp_path / "pipe", {"a": 1})
    assert json.loads(os.read(reader, 1000)) == {"a": 1} and (tmp_path / "pipe").is_fifo()
    read, write = os.pipe()
    write_json(Path(f"/proc/self/fd/{write}"), {"a": 1})
    assert json.loads(os.read(read, 1000)) == {"a": 1}
    os.close(read)
    os.close(write)
    os.close(reader)


def test_an_exercise_whose_answer_and_check_both_have_points_is_worth_their_sum():
    lesson = assignment("forward_pass")
    ((name, notebook),) = lesson.notebooks.items()
    cells = notebook.cells | {"relu": replace(notebook.cells["relu"], points=5.0)}
    both = replace(lesson, notebooks={name: replace(notebook, cells=cells)})
    assert both.points == lesson.points | {"relu": 6.0}
