"""Runs of the grader in processes forked from one that has imported it: quick to start, and to be killed."""

import json
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from multiprocessing import forkserver, util
from pathlib import Path

import psutil
import sqlalchemy
from nbgrader_sandbox.__main__ import main
from nbgrader_sandbox.execution import server
from scratch_course import environment

CONTEXT = multiprocessing.get_context("forkserver")
WRITES = {"os.rename", "os.mkdir", "os.rmdir", "os.remove", "os.chmod", "os.link", "os.truncate"}
HANG_SECONDS = 180


class Coordinator:
    """A run in the course's folder. die_at: the step before which it kills itself, counted from 1; 0 for never."""

    def __init__(self, root: Path, *arguments: str, die_at: int = 0):
        if not forkserver._forkserver._forkserver_pid:
            modules = ("session", "execution.child", "execution.warm")
            CONTEXT.set_forkserver_preload([*(f"nbgrader_sandbox.{name}" for name in modules), __name__])
            with server.server_environment(server.warm_server("student").key):  # warm.py reads its settings there
                paths = [os.environ.get("PYTHONPATH"), str(Path(__file__).parent)]
                os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, paths))
                forkserver.ensure_running()
        self.root = root
        self._process = CONTEXT.Process(target=_run, args=(root, arguments, die_at))
        self._process.start()

    def wait(self) -> int:
        """The exit code, -9 if it was killed, when nothing that it started is left."""
        tree = self.tree()
        self._process.join(HANG_SECONDS)
        assert not psutil.wait_procs(tree, HANG_SECONDS)[1], "a process is left"
        return self._process.exitcode

    def tree(self) -> list[psutil.Process]:
        """The coordinator and all that it started, oldest first."""
        try:
            coordinator = psutil.Process(self._process.pid)
            return [coordinator, *coordinator.children(recursive=True)]
        except psutil.NoSuchProcess:
            return []

    def until(self, condition: Callable[[], bool]) -> None:
        """Wait until the condition is true or the run has ended."""
        end = time.monotonic() + HANG_SECONDS
        while not condition() and self._process.is_alive():
            assert time.monotonic() < end, self.log()
            time.sleep(0.005)

    def log(self) -> str:
        return (self.root / "log.txt").read_text(encoding="utf-8")


class Steps:
    """Counts what a process writes: its calls that change files, SQL statements that change rows, and commits."""

    def __init__(self, root: Path, die_at: int):
        self.root, self.die_at, self.count = str(root), die_at, 0
        sys.addaudithook(self._audited)
        sqlalchemy.event.listen(sqlalchemy.Engine, "before_cursor_execute", self._statement)
        sqlalchemy.event.listen(sqlalchemy.Engine, "commit", self._step)

    def _audited(self, event: str, arguments: tuple) -> None:
        writes = event in WRITES or (event == "open" and arguments[2] & (os.O_WRONLY | os.O_RDWR))
        if writes and str(arguments[0]).startswith(self.root):
            self._step()

    def _statement(self, connection, cursor, statement: str, *_) -> None:
        if statement.startswith(("INSERT", "UPDATE", "DELETE")):
            self._step()

    def _step(self, *_) -> None:
        self.count += 1
        if self.count == self.die_at:
            os.kill(os.getpid(), signal.SIGKILL)


def _run(root: Path, arguments: tuple[str, ...], die_at: int) -> None:
    """In the new process."""
    os.setsid()
    os.chdir(root)
    os.environ.update(environment(root))
    with open("log.txt", "ab", buffering=0) as log:
        for fd in (1, 2):
            os.dup2(log.fileno(), fd)
    sys.modules["__main__"].__spec__ = None  # multiprocessing reads it, and warm.py's IPython has put its own there
    util.spawnv_passfds = _forked_where_safe
    steps = Steps(root / "classroom", die_at)
    code = main(list(arguments))
    Path("steps.json").write_text(json.dumps(steps.count), encoding="utf-8")
    sys.exit(code)


def _forked_where_safe(path: str, arguments: list, fds: list[int], start: Callable = util.spawnv_passfds) -> int:
    """Fork the warm server, which has nothing left to import, where multiprocessing would start a new Python."""
    if threading.active_count() > 1:
        return start(path, arguments, fds)
    pid = os.fork()
    if pid == 0:
        try:
            low = 3
            for fd in (*sorted(fds), os.sysconf("SC_OPEN_MAX")):
                os.closerange(low, fd)
                low = fd + 1
            exec(arguments[-1], {})
        finally:
            os._exit(0)
    return pid


def records(root: Path, assignment: str) -> dict[str, dict]:
    """The records that the runs so far have written, by student."""
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in _records(root, assignment)}


def count_records(root: Path, assignment: str) -> int:
    return sum(1 for _ in _records(root, assignment))


def _records(root: Path, assignment: str) -> Iterator[Path]:
    return (root / "classroom" / "reports" / assignment / "students").glob("[!.]*.json")
