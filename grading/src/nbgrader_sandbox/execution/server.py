"""The warm forkservers: they have imported all libraries, so that a notebook's processes start in milliseconds.

Each is multiprocessing's forkserver, but not the one that other code in this process may use.
"""

import contextlib
import json
import os
import signal
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from multiprocessing import resource_tracker
from multiprocessing.forkserver import ForkServer
from typing import Any

from ..settings import DEFAULTS, CourseSettings

INHERITED = (
    "HOME",
    "PATH",
    "LANG",
    "LC_ALL",
    "LC_CTYPE",
    "TZ",
    "LD_LIBRARY_PATH",
    "DYLD_LIBRARY_PATH",
    "PYTHONPATH",
    "PYTHONHASHSEED",
    "OPENBLAS_CORETYPE",
    "OPENBLAS_L2_SIZE",
    "MPLCONFIGDIR",
    "XDG_CACHE_HOME",
    "TMPDIR",
)
WARM = {
    "MPLBACKEND": "module://matplotlib_inline.backend_inline",
    "PYTHONSAFEPATH": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
}  # a process with one thread can be forked
NEEDED = ("preload", "course_packages", "check_modules", "shared_modules")  # settings
SETTINGS = "NBGRADER_SANDBOX_SETTINGS"  # variable for warm.py, which reads and removes it

_lock = threading.Lock()


@dataclass(frozen=True)
class ServerKey:
    """What a server must know, in plain data."""

    stubs: bool  # whether it has the course's packages as students' processes have them
    settings: dict[str, Any]
    in_judge: Sequence[str]  # CourseSettings.judge_functions of the assignment

    def __str__(self) -> str:
        return json.dumps(vars(self))


class WarmServer(ForkServer):
    """A forkserver with few environment variables, since its children could read them. Threads may share it."""

    _forkserver_pid: int | None

    def __init__(self, key: ServerKey):
        super().__init__()
        self.set_forkserver_preload(["nbgrader_sandbox.execution.child", "nbgrader_sandbox.execution.warm"])
        self.owner, self.key = os.getpid(), key

    def connect_to_new_process(self, fds: Sequence[int]) -> tuple[int, int]:
        with _lock:
            return super().connect_to_new_process(fds)

    def ensure_running(self) -> None:
        if self._is_running():
            super().ensure_running()
            return
        resource_tracker.ensure_running()  # it would end the blocking of the signal that comes next
        # Ctrl-C is sent to all processes of a terminal: while a server imports, it would show a traceback.
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})  # the server has this thread's mask
        try:
            with server_environment(self.key):
                super().ensure_running()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)

    def _is_running(self) -> bool:
        if self._forkserver_pid is None or not hasattr(os, "waitid"):  # macOS before Python 3.13
            return False
        return os.waitid(os.P_PID, self._forkserver_pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None


_servers: dict[str, WarmServer] = {}


def warm_server(role: str, settings: CourseSettings = DEFAULTS, assignment: str = "") -> WarmServer:
    """This process's forkserver for one role in an assignment, "student" or "judge".

    Without packages of the course's own, both have the same one. It starts when it is first used, and again if it has
    died.
    """
    needed = {name: getattr(settings, name) for name in NEEDED}
    stubs = role == "student" and bool(settings.course_packages or settings.check_modules)
    key = ServerKey(stubs, needed, settings.judge_functions.get(assignment, []))
    with _lock:
        server = _servers.get(str(key))
        if server is None or server.owner != os.getpid():  # after a fork: the parent's server
            server = _servers[str(key)] = WarmServer(key)
        return server


@contextlib.contextmanager
def server_environment(key: ServerKey) -> Iterator[None]:
    """The environment variables for a server. The whole process has them, but only while the server starts."""
    before = dict(os.environ)
    os.environ.clear()
    os.environ.update({name: before[name] for name in INHERITED if name in before})
    os.environ.update(WARM | {SETTINGS: str(key)})
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)
