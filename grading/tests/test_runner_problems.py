"""What stops a run of the grader, and what does not."""

import shutil

import pytest
from distributed import Client
from nbgrader.api import Gradebook
from nbgrader_sandbox import workers
from nbgrader_sandbox.__main__ import main
from nbgrader_sandbox.classroom import Classroom
from nbgrader_sandbox.execution.errors import SandboxError
from notebook_runs import needs_sandbox
from sample_course import COURSE_ID, SMALL
from scratch_course import gradebook_rows, report, students

pytestmark = needs_sandbox


def test_a_record_that_a_failing_machine_has_spoilt_is_made_anew(grade, course):
    grade()
    spoilt, old, *_ = students(course)
    folder = course / "classroom" / "reports" / SMALL / "students"
    (folder / f"{spoilt}.json").write_bytes(b"")
    (folder / f"{old}.json").write_text('{"status": "graded", "grade": 2}', encoding="utf-8")
    code, said = grade()
    assert code == 0 and "2 graded, 5 graded before" in said


def test_a_name_too_long_for_a_file_stops_nobody(grade, course):
    shutil.copytree(
        course / "classroom" / "submitted" / students(course)[0], course / "classroom" / "submitted" / ("x" * 255)
    )
    code, said = grade()
    assert code == 1 and "7 graded" in said and "too long for a student's id" in said


def test_what_cannot_be_graded_stops_nobody(grade, course):
    (course / "classroom" / "submitted" / students(course)[0] / SMALL / f"{SMALL}.ipynb").write_text(
        "{", encoding="utf-8"
    )
    code, said = grade()
    assert code == 1 and "6 graded" in said and "1 could not be graded" in said
    entry = report(course)["students"][students(course)[0]]
    assert (entry["status"], entry["score"]) == ("failed", None) and "JSON" in entry["flags"][-1]
    assert len(gradebook_rows(course)["submitted_assignment"]) == 6


def test_what_cannot_be_graded_keeps_its_earlier_grade(grade, course):
    grade()
    (right,) = (student for student in students(course) if student.endswith("right"))
    (course / "classroom" / "submitted" / right / SMALL / f"{SMALL}.ipynb").write_text("{", encoding="utf-8")
    code, said = grade()
    assert code == 1 and "still hold an earlier grade" in said
    with Gradebook(f"sqlite:///{course / 'classroom' / 'gradebook.db'}", COURSE_ID) as book:
        assert book.find_submission_notebook(SMALL, SMALL, right).score == 2.0


def test_what_cannot_be_written_stops_nobody(grade, course):
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


def test_a_killed_or_broken_worker_costs_that_submission_only(grade, course, monkeypatch):

    unlucky = students(course)[3]

    def breaks(task, grade=workers.grade):
        if task.student == unlucky:
            raise RuntimeError("a bug")
        return grade(task)

    monkeypatch.setattr(workers, "grade", breaks)
    code, said = grade()
    assert code == 1 and f"not graded: {unlucky}: grading failed (RuntimeError: a bug)" in said and "6 graded" in said
    monkeypatch.undo()
    monkeypatch.chdir(course)
    assert grade()[0] == 0 and len(gradebook_rows(course)["submitted_assignment"]) == 7


@pytest.mark.parametrize(
    "arguments, says",
    [
        (["1-no-such"], "no assignment '1-no-such' (it has: 2-geometry, small)"),
        ([SMALL, "--student", "nobody"], "No submission of small by: nobody"),
        ([SMALL, "--json", "no/such/folder.json"], "no such folder"),
        ([SMALL, "--scheduler", "tcp://127.0.0.1:9"], "No Dask scheduler answers at tcp://127.0.0.1:9"),
    ],
)
def test_a_wrong_request_is_refused_and_nothing_is_graded(course, capsys, monkeypatch, arguments, says):
    monkeypatch.setattr("distributed.Client", lambda *names, **options: Client(*names, **options | {"timeout": 0.5}))
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


def test_settings_that_are_not_python_are_refused(course, capsys):
    (course / "nbgrader_config.py").write_text("c = (", encoding="utf-8")
    before = sorted(course.rglob("*"))
    assert main([SMALL]) == 2 and "nbgrader_config.py cannot be used (SyntaxError" in capsys.readouterr().err
    assert sorted(course.rglob("*")) == before


def test_broken_settings_of_the_user_change_nothing(grade, course, monkeypatch, tmp_path):
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "nbgrader_config.py").write_text("c = (", encoding="utf-8")
    monkeypatch.setenv("JUPYTER_CONFIG_DIR", str(tmp_path / "home"))
    assert grade()[0] == 0


def test_an_assignment_whose_release_is_gone_is_refused(grade, course):
    (course / "notebooks" / SMALL / f"{SMALL}.ipynb").unlink()
    code, said = grade()
    assert code == 2 and f"{SMALL}.ipynb, which students were given, is not there" in said


def test_away_from_the_course_it_says_where_to_go(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main([SMALL]) == 2
    assert "run this in the course's folder" in capsys.readouterr().err


def test_with_nobody_to_grade_it_says_where_submissions_belong(generated_course, monkeypatch, capsys):
    monkeypatch.chdir(generated_course)
    assert main([SMALL]) == 2
    assert "classroom/submitted/<student>/small/" in capsys.readouterr().err


def test_two_runs_at_once_are_refused(grade, course):
    with Classroom(SMALL).locked():
        code, said = grade()
    assert code == 2 and "Another run is grading" in said
    assert grade()[0] == 0


def test_without_a_sandbox_nothing_is_touched(grade, course, monkeypatch):

    def refuse(*_, **__):
        raise SandboxError("no user namespaces")

    monkeypatch.setattr(workers, "probe", refuse)
    code, said = grade()
    assert code == 2 and "no user namespaces" in said and "--no-sandbox" in said
    assert not (course / "classroom" / "autograded").exists()
