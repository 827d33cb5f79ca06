"""The warm forkserver of this process: multiprocessing's own, apart from the one that others here may use."""

import contextlib
import os
import threading
from collections.abc import Iterator
from multiprocessing.forkserver import ForkServer
from pathlib import Path

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
}  # one thread, fit to be forked

_lock = threading.Lock()


class WarmServer(ForkServer):
    """A forkserver that starts with few environment variables, since a child could read them. Threads may share it."""

    def __init__(self):
        super().__init__()
        self.set_forkserver_preload(["nbgrader_sandbox.execution.warm"])
        self.owner = os.getpid()

    def connect_to_new_process(self, fds: list[int]) -> tuple[int, int]:
        with _lock:
            return super().connect_to_new_process(fds)

    def ensure_running(self) -> None:
        with contextlib.nullcontext() if self._is_running() else _environment():
            super().ensure_running()

    def _is_running(self) -> bool:
        if self._forkserver_pid is None or not hasattr(os, "waitid"):  # macOS before Python 3.13
            return False
        return os.waitid(os.P_PID, self._forkserver_pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None


_server: WarmServer | None = None


def warm_server() -> WarmServer:
    """This process's warm forkserver, which starts when it is first used, and again should it have died."""
    global _server
    with _lock:
        if _server is None or _server.owner != os.getpid():  # a fork does not share its parent's
            _server = WarmServer()
        return _server


@contextlib.contextmanager
def _environment() -> Iterator[None]:
    """Only for the moment of a start: the whole process sees it."""
    before = dict(os.environ)
    package = str(Path(__file__).parents[2])
    path = os.pathsep.join(filter(None, [package, before.get("PYTHONPATH")]))
    os.environ.clear()
    os.environ.update({name: before[name] for name in INHERITED if name in before} | WARM | {"PYTHONPATH": path})
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)
