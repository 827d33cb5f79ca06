"""What the machine or the instructor stops ends with one sentence and the documented exit code."""

import contextlib
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time

import psutil
import pytest
from nbgrader_sandbox import assignment, runner
from nbgrader_sandbox.__main__ import main
from notebook_runs import needs_sandbox
from sample_course import SMALL
from scratch_course import environment, students

pytestmark = needs_sandbox
CAN_MOUNT = sys.platform == "linux" and os.geteuid() == 0 and shutil.which("unshare") is not None
SMALL_DISK = (
    'cp -a classroom full && mount -t tmpfs -o size="$0"k none classroom && cp -a full/. classroom && exec "$@"'
)
READ_ONLY = 'mount --bind classroom classroom && mount -o "$0",remount,bind classroom && exec "$@"'


@contextlib.contextmanager
def held(course, lock):
    """Another program writes to the gradebook."""
    connection = sqlite3.connect(course / "classroom" / "gradebook.db", isolation_level=None, check_same_thread=False)
    connection.execute(f"BEGIN {lock}")
    with contextlib.closing(connection):
        yield connection


def run(course, *before):
    """The command in a process of its own, which others begin: its exit code, and what it says but for the bar."""
    done = subprocess.run(
        [*before, sys.executable, "-m", "nbgrader_sandbox", SMALL],
        cwd=course,
        env=environment(course),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    said = [line for line in (done.stdout + done.stderr).splitlines() if "submission/s]" not in line]
    return done.returncode, "\n".join(said)


def test_a_gradebook_in_use_ends_with_a_sentence(grade, course, monkeypatch):
    monkeypatch.setattr(assignment, "WAIT_SECONDS", 0.1)
    with held(course, "EXCLUSIVE"):
        code, said = grade()
    assert code == 2 and said.count("\n") == 1 and "gradebook is in use by another program" in said
    assert not (course / "classroom" / "autograded").exists() and grade()[0] == 0


def test_a_gradebook_in_use_is_waited_for(grade, course):
    with held(course, "EXCLUSIVE") as connection:
        timer = threading.Timer(1, connection.execute, ["COMMIT"])
        timer.start()
        code, said = grade()
        timer.join()
    assert code == 0 and "7 graded" in said


def test_a_gradebook_that_is_taken_midway_stops_all_and_not_each_student(grade, course, monkeypatch):
    monkeypatch.setattr(assignment, "WAIT_SECONDS", 0.1)
    with contextlib.ExitStack() as stack:

        def first_write(*arguments, write=runner.write_folder):
            write(*arguments)
            stack.enter_context(held(course, "IMMEDIATE"))

        monkeypatch.setattr(runner, "write_folder", first_write)
        code, said = grade()
    assert code == 2 and "gradebook is in use" in said and "could not be written" not in said
    monkeypatch.undo()
    monkeypatch.chdir(course)
    code, said = grade()
    assert code == 0 and "7 graded" in said


@pytest.mark.skipif(not CAN_MOUNT, reason="only root may mount a small disk")
def test_a_full_disk_ends_with_a_sentence(course):
    used = sum(os.stat(path).st_blocks // 2 for path in (course / "classroom").rglob("*"))
    code, said = run(course, "unshare", "--mount", "sh", "-c", SMALL_DISK, str(used + 200))
    assert code == 2 and "Traceback" not in said and "The disk is full" in said and "run the same command again" in said


@pytest.mark.skipif(not CAN_MOUNT, reason="only root may mount a folder read-only")
def test_a_folder_that_may_not_be_written_ends_with_a_sentence(course):
    code, said = run(course, "unshare", "--mount", "sh", "-c", READ_ONLY, "ro")
    assert code == 2 and "Traceback" not in said and "Not allowed to write" in said


def test_an_interrupt_while_the_servers_start_says_one_thing(course):
    """A terminal sends it to all processes, and those that import something would show a traceback each."""
    process = subprocess.Popen(
        [sys.executable, "-m", "nbgrader_sandbox", SMALL],
        cwd=course,
        env=environment(course),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        start_new_session=True,
    )
    while process.poll() is None and not any("warm" in " ".join(each.cmdline()) for each in children(process.pid)):
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGINT)
    said = process.communicate(timeout=60)[0]
    assert process.returncode == 1
    assert said.strip() == "Interrupted. What is graded is saved: run the same command again to go on."


def children(pid):
    with contextlib.suppress(psutil.NoSuchProcess):
        return [each for each in psutil.Process(pid).children() if each.is_running()]
    return []


def test_a_slash_at_the_end_of_the_name_is_that_of_the_shell(course, capsys):
    assert main([f"{SMALL}/", "--student", students(course)[0]]) == 0
    assert f"{SMALL}: 1 submissions" in capsys.readouterr().out


def test_a_folder_that_nbgrader_cannot_search_is_refused(course, monkeypatch, capsys, tmp_path):
    moved = course.rename(tmp_path / "2026 [autumn]")
    monkeypatch.chdir(moved)
    assert main([SMALL]) == 2
    assert "nbgrader finds nothing in a folder with [ ] in its name" in capsys.readouterr().err
