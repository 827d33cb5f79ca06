"""The warm forkserver: it has imported all libraries, so that a notebook's process starts in milliseconds.

It is multiprocessing's forkserver, but not the one that other code in this process may use.
"""

import contextlib
import json
import os
import threading
from collections.abc import Iterator, Sequence
from multiprocessing.forkserver import ForkServer

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
SETTINGS = "NBGRADER_SANDBOX_SETTINGS"  # variable for warm.py, which reads and removes it

_lock = threading.Lock()


class WarmServer(ForkServer):
    """A forkserver with few environment variables, since its children could read them. Threads may share it."""

    _forkserver_pid: int | None

    def __init__(self, settings: CourseSettings):
        super().__init__()
        # child first: warm takes a snapshot of what has been imported
        self.set_forkserver_preload(["nbgrader_sandbox.execution.child", "nbgrader_sandbox.execution.warm"])
        self.owner, self._settings = os.getpid(), settings

    def connect_to_new_process(self, fds: Sequence[int]) -> tuple[int, int]:
        with _lock:
            return super().connect_to_new_process(fds)

    def ensure_running(self) -> None:
        with contextlib.nullcontext() if self._is_running() else server_environment(self._settings):
            super().ensure_running()

    def _is_running(self) -> bool:
        if self._forkserver_pid is None or not hasattr(os, "waitid"):  # macOS before Python 3.13
            return False
        return os.waitid(os.P_PID, self._forkserver_pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None


_servers: dict[str, WarmServer] = {}


def warm_server(settings: CourseSettings = DEFAULTS) -> WarmServer:
    """This process's forkserver for a course. It starts when it is first used, and starts again if it has died."""
    key = _as_json(settings)
    with _lock:
        server = _servers.get(key)
        if server is None or server.owner != os.getpid():  # after a fork: the parent's server
            server = _servers[key] = WarmServer(settings)
        return server


def _as_json(settings: CourseSettings) -> str:
    """The settings that the server needs."""
    names = ("preload", "protected_modules", "check_modules", "answer_modules")
    return json.dumps({name: getattr(settings, name) for name in names})


@contextlib.contextmanager
def server_environment(settings: CourseSettings = DEFAULTS) -> Iterator[None]:
    """The environment variables for a server. The whole process has them, but only while the server starts."""
    before = dict(os.environ)
    os.environ.clear()
    os.environ.update({name: before[name] for name in INHERITED if name in before})
    os.environ.update(WARM | {SETTINGS: _as_json(settings)})
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)
