"""A notebook that is killed from outside, by an operator or by the system for want of memory, is no student's grade."""

import errno
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time

import psutil
import pytest
from nbgrader_sandbox.execution import processes
from nbgrader_sandbox.execution import run as module
from nbgrader_sandbox.execution import server as servers
from nbgrader_sandbox.execution.errors import ForkserverError, NotebookKilled
from notebook_runs import failed, needs_sandbox, run, text_of

pytestmark = needs_sandbox
SLOW = "print('begun')\nimport time; time.sleep(2)"


def server() -> psutil.Process:
    return psutil.Process(servers.warm_server("student")._forkserver_pid)


def supervisor() -> psutil.Process:
    """That of the student's process, which is started after the judge's."""
    _, supervisor = sorted(server().children(), key=lambda process: process.create_time())
    return supervisor


def notebook() -> psutil.Process:
    return supervisor().children()[0]


def judge() -> psutil.Process:
    return min(server().children(), key=lambda process: process.create_time()).children()[0]


def run_and_kill(find, times: int, sources, **options):
    """Run cells and kill what find() returns, so many times: the result of the cells, and how many were killed."""
    run("1")
    done, seen = threading.Event(), set()

    def kill():
        while len(seen) < times and not done.wait(0.05):
            try:
                process = find()
                if process.pid not in seen and time.time() - process.create_time() > 0.3:
                    process.kill()
                    seen.add(process.pid)
            except (psutil.Error, LookupError, ValueError):
                continue

    thread = threading.Thread(target=kill)
    thread.start()
    try:
        return run(*sources, **options), len(seen)
    finally:
        done.set()
        thread.join()


@pytest.mark.parametrize("find", [notebook, supervisor, judge])
def test_a_killed_notebook_is_run_again_from_the_start(find):
    done, count = run_and_kill(find, 1, ["x = 1", SLOW, ("x + 0.0", 1.0)])
    assert count == 1 and done.died is None and done.findings == []
    assert text_of(done.outputs[1]) == "begun\n" and text_of(done.outputs[2]) == "1.0"


@pytest.mark.parametrize("find", [notebook, supervisor])
def test_one_that_is_killed_again_and_again_is_not_graded(find):
    with pytest.raises(NotebookKilled, match=r"killed from outside in each of 3 attempts.*--memory-limit"):
        run_and_kill(find, 3, [SLOW] * 5)


def test_no_notebook_outlives_a_supervisor_that_is_killed_while_it_starts(monkeypatch):
    monkeypatch.setattr(module, "PAUSES", (0.0,))  # one attempt

    def kill_the_next(before, delay):
        while not (supervisors := set(server().children()) - before):
            pass
        time.sleep(delay)
        for each in supervisors:
            each.kill()

    run("1")
    for delay in range(0, 20, 2):
        before = set(server().children())  # one that has ended may still be listed
        thread = threading.Thread(target=kill_the_next, args=(before, delay / 1000))
        thread.start()
        with pytest.raises(NotebookKilled):
            run(SLOW)
        thread.join()


def test_the_server_may_die_between_notebooks():
    run("1")
    server().kill()
    assert text_of(run("print('on')").outputs[0]) == "on\n"


def test_the_server_may_die_while_a_notebook_runs():
    first = servers.warm_server("student")
    done, count = run_and_kill(lambda: supervisor() and server(), 1, [SLOW, "print('on')", ("1.0", 1.0)])
    assert done.died is None and text_of(done.outputs[1]) == "on\n" and text_of(done.outputs[2]) == "1.0" and count == 1
    assert run("print('on')").died is None and servers.warm_server("student") is first


def test_no_notebook_can_have_itself_killed_as_if_from_outside():
    """By a limit of its own, by a filter of its own, or by an exit code that looks like it."""
    for way in (
        "os.kill(os.getpid(), signal.SIGKILL)",
        "os.kill(-1, signal.SIGKILL)",
        "signal.raise_signal(signal.SIGKILL)",
        "resource.setrlimit(resource.RLIMIT_CPU, (0, 0))",
        "resource.prlimit(0, resource.RLIMIT_CPU, (0, 0))",
        "ctypes.CDLL(None).syscall(302, 0, 0, (ctypes.c_long * 2)(0, 0), None)",
        "ctypes.CDLL(None).prctl(22, 1)",
        "os._exit(137)",
        "os._exit(9)",
    ):
        done = run(f"import ctypes, os, resource, signal\n{way}\nx = sum(range(10**6))", ("1.0", 1.0))
        assert done.died is None or "exit code" in done.died or "signal 9" in done.died, (way, done.died)


SUPERVISOR = """
import os, resource, signal
{before}
from nbgrader_sandbox.execution.supervisor import supervise
requests, grader = os.pipe()
pid = os.fork()
if pid == 0:
    resource.setrlimit(resource.RLIMIT_CPU, (1, 1))
    while {spin}:
        pass
    os.kill(os.getpid(), signal.SIGKILL)
os._exit(supervise(pid, requests, 1))
"""


@pytest.mark.parametrize("before", ["", "def refuse(_): raise OSError(38, 'an old kernel')\nos.pidfd_open = refuse"])
@pytest.mark.parametrize("spin, code", [(True, 128 + signal.SIGXCPU), (False, -signal.SIGKILL)])
def test_processor_time_that_is_used_up_is_told_from_a_kill(spin, code, before):
    """The kernel sends SIGKILL for it; the supervisor looks at the time that was used."""
    script = SUPERVISOR.format(spin=spin, before=before)
    done = subprocess.run([sys.executable, "-c", script])
    assert done.returncode == code


def test_without_a_sandbox_a_notebook_that_kills_itself_or_its_supervisor_has_ended_itself():
    for victim in ("os.getpid()", "os.getppid()"):
        done = run(f"import os, time\nos.kill({victim}, 9)\ntime.sleep(5)", ("1.0", 1.0), sandbox=False)
        assert "it was killed" in done.died and failed(done.outputs[1])


def test_a_probe_says_what_is_wrong_with_the_server(monkeypatch):
    module.probe()
    monkeypatch.setattr(module, "_run_once", lambda *_: (_ for _ in ()).throw(module.ProcessKilled))
    with pytest.raises(ForkserverError, match="not even an empty notebook"):
        module.probe()


def test_a_broken_package_is_no_reason_to_do_without_a_sandbox(tmp_path):
    (tmp_path / "half_installed.py").write_text("raise AttributeError('half installed')\n")
    script = """
from nbgrader_sandbox.execution.run import *
from nbgrader_sandbox.settings import CourseSettings
try:
    probe(settings=CourseSettings(preload=["half_installed"]))
except Exception as error:
    print(repr(error))
"""
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])},
    )
    assert "AttributeError: half installed" in done.stderr
    assert "a package that is imported for all notebooks is broken" in done.stdout and "sandbox" not in done.stdout


def test_what_fails_while_a_notebook_starts_leaves_nothing(monkeypatch, tmp_path):
    class Full:
        def connect_to_new_process(self, _):
            raise OSError(errno.EMFILE, "Too many open files")

    monkeypatch.setattr(processes, "warm_server", lambda *_: Full())
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    before = psutil.Process().num_fds()
    with pytest.raises(OSError, match="Too many"):
        run("1", sandbox=False)
    assert psutil.Process().num_fds() == before and not list(tmp_path.iterdir())


def test_the_graders_environment_is_its_own_while_notebooks_start(monkeypatch):
    """Other threads of the grader read it all the time."""
    monkeypatch.setenv("OF_THE_GRADER", "here")
    run("1")
    done, missed = threading.Event(), []

    def look():
        while not done.is_set():
            missed.extend([] if "OF_THE_GRADER" in os.environ else [1])

    thread = threading.Thread(target=look)
    thread.start()
    for _ in range(5):
        run("1")
    done.set()
    thread.join()
    assert not missed
