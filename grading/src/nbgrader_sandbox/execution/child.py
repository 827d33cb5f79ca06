"""A notebook's process, from the fork to its end.

The forkserver forks a supervisor, which never runs student code. The supervisor forks the process that enters the
sandbox and runs the cells. When that process ends, or when the grader closes its pipe or is killed, the supervisor
kills what is left and ends too.
"""

import contextlib
import os
import random
import select
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from multiprocessing import forkserver

from . import filesystem, sandbox
from .channel import Channel, ChannelError
from .errors import SandboxError
from .limits import Limits
from .supervisor import supervise


@dataclass(frozen=True)
class Job:
    """What the grader sends before any student code runs. multiprocessing calls _bootstrap, in the supervisor."""

    limits: Limits
    files: Mapping[str, bytes]
    environment: Mapping[str, str]
    key: bytes
    scratch: str | None  # the scratch folder to use without a sandbox; None: use a sandbox

    def _bootstrap(self, parent_sentinel: int) -> int:
        requests, replies = forkserver.get_inherited_fds() or []
        try:
            if self.scratch is None:
                sandbox.enter_namespaces()
        except SandboxError as refused:
            Channel(requests, replies, self.key, 0).send({"refused": refused.reason})
            return 1
        supervisor, supervisor_end = os.pipe()  # its one end is closed when the supervisor ends
        pid = os.fork()
        if pid == 0:
            os.close(supervisor_end)
            code = 1
            with contextlib.suppress(ChannelError):  # the grader has closed the pipe
                code = self._run(Channel(requests, replies, self.key, 1 << 30), supervisor)
            os._exit(code)
        for fd in (replies, supervisor):
            os.close(fd)
        return supervise(pid, requests, self.limits.cpu_seconds)

    def _run(self, channel: Channel, supervisor: int) -> int:
        """Enter the sandbox, and run the cells that the grader sends, one after another."""
        from . import warm  # only the forkserver has imported it

        os.setsid()
        _close_all_but(channel.read_fd, channel.write_fd, supervisor)
        scratch = self.scratch or filesystem.SCRATCH
        work, temporary = (os.path.join(scratch, name) for name in ("work", "tmp"))
        try:
            if self.scratch is None:
                sandbox.enter_sandbox(warm.visible, self.limits, warm.preloaded_bytes)
            else:
                sandbox.set_limits(self.limits, warm.preloaded_bytes)
        except (SandboxError, OSError, ValueError) as refused:
            channel.send({"refused": getattr(refused, "reason", str(refused))})
            return 1
        if select.select([supervisor], [], [], 0)[0]:  # killed before set_limits made this process die with it
            return 1
        os.close(supervisor)
        try:
            os.mkdir(temporary)
            _write_files(self.files, work)
        except (OSError, ValueError) as failure:
            channel.send({"files_problem": f"The extra files of the submission cannot be written: {failure}."})
            return 1
        os.environ.clear()
        os.environ.update(
            {
                "HOME": work,
                "TMPDIR": temporary,
                "USER": "student",
                "PATH": "/usr/bin:/bin",
                "LANG": "C.UTF-8",
                "OPENBLAS_NUM_THREADS": "1",
                "MPLBACKEND": "module://matplotlib_inline.backend_inline",
                **self.environment,
            }
        )
        _make_like_new_interpreter(work)
        channel.send({"files_problem": None})
        while True:
            request = channel.receive()
            run = warm.runner.run_test if request.pop("test") else warm.runner.run
            channel.send(run(**request))


def _close_all_but(*open_fds: int) -> None:
    null = os.open(os.devnull, os.O_RDWR)
    for fd in range(3):
        os.dup2(null, fd)
    low = 3
    for fd in (*sorted(open_fds), os.sysconf("SC_OPEN_MAX")):
        os.closerange(low, fd)
        low = fd + 1


def _write_files(files: Mapping[str, bytes], work: str) -> None:
    """Write the submission's files into the working directory. Raises ValueError for a name that leads outside."""
    os.mkdir(work)
    os.chdir(work)
    for name, content in files.items():
        path = os.path.normpath(os.path.join(work, name))
        if not path.startswith(work + os.sep):
            raise ValueError(f"{name!r} leads outside the submission's folder")
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "xb") as file:
            file.write(content)


def _make_like_new_interpreter(work: str) -> None:
    """Seed random numbers anew, let the submission's modules be imported last, and hide the grader."""
    import numpy as np  # late: this module is also imported by the grader's main process

    tempfile.tempdir = None  # it was set outside the sandbox
    random.seed()
    np.random.seed()
    sys.path[:] = [path for path in sys.path if path and os.path.exists(path)] + [work]
    sys.path_importer_cache.clear()
    for name in [name for name in sys.modules if name.partition(".")[0] in ("nbgrader_sandbox", "multiprocessing")]:
        del sys.modules[name]
