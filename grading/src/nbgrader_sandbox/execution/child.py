"""A notebook's process, the student's or the judge's, from the fork to its end.

The forkserver forks a supervisor, which never runs student code. The supervisor forks the process that enters the
sandbox and runs the cells. When that process ends, or when the grader closes its pipe or is killed, the supervisor
kills what is left and ends too.
"""

import contextlib
import os
import random
import select
import signal
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from multiprocessing import forkserver
from typing import Any, NoReturn

from . import filesystem, sandbox
from .channel import Channel, ChannelError
from .errors import SandboxError
from .limits import MAX_MESSAGE, Limits
from .peer import Link
from .supervisor import supervise


@dataclass(frozen=True)
class Job:
    """What the grader sends before any student code runs. multiprocessing calls _bootstrap, in the supervisor."""

    limits: Limits
    files: Mapping[str, bytes]
    environment: Mapping[str, str]
    role: str  # "student" or "judge"
    scratch: str | None = None  # the scratch folder to use without a sandbox; None: use a sandbox
    asked: Sequence[str] = ()  # for the judge: the names that the student was asked to define,
    asked_classes: Sequence[str] = ()  # and those of them that are classes
    course_code: str = ""  # for the judge: imports and definitions of the course's own cells

    def _bootstrap(self, parent_sentinel: int) -> int:
        requests, replies, *link = forkserver.get_inherited_fds() or []
        try:
            if self.scratch is None:
                sandbox.enter_namespaces()
        except SandboxError as refused:
            Channel(requests, replies, MAX_MESSAGE).send({"refused": refused.reason})
            return 1
        supervisor, supervisor_end = os.pipe()  # its one end is closed when the supervisor ends
        pid = os.fork()
        if pid == 0:
            os.close(supervisor_end)
            code = 1
            with contextlib.suppress(ChannelError):  # the grader has closed the pipe
                code = self._run(
                    Channel(requests, replies, MAX_MESSAGE), Channel(link[0], link[1], MAX_MESSAGE), supervisor
                )
            os._exit(code)
        for fd in (replies, supervisor, *link):
            os.close(fd)
        return supervise(pid, requests, self.limits.cpu_seconds)

    def _run(self, channel: Channel, link: Channel, supervisor: int) -> int:
        """Enter the sandbox, and do what the grader asks, and what the other process asks, one after another."""
        from . import warm  # only the forkserver has imported it

        os.setsid()
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})  # which the server blocks
        _close_all_but(channel.read_fd, channel.write_fd, link.read_fd, link.write_fd, supervisor)
        scratch = self.scratch or filesystem.SCRATCH
        work, temporary = (os.path.join(scratch, name) for name in ("work", "tmp"))
        try:
            if self.scratch is None:
                sandbox.enter_sandbox(warm.files, self.limits, warm.preloaded_bytes)
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
        run = warm.start(self.role, link, self.limits, self.asked, self.asked_classes, self.course_code)
        channel.send({"files_problem": None})
        return serve(channel, link, *run)


def serve(channel: Channel, link: Channel, run: Callable[..., dict[str, Any]], peer: Link) -> NoReturn:
    """Run the cells that the grader sends, and between them serve the other process. Raises ChannelError at the end."""
    waiting = select.poll()
    waiting.register(channel.read_fd, select.POLLIN)
    waiting.register(link.read_fd, select.POLLIN)
    while True:
        ready = dict(waiting.poll())
        if link.read_fd in ready:
            try:
                peer.serve(link.receive())
            except ChannelError:  # the other process has ended: the grader will say what becomes of this one
                waiting.unregister(link.read_fd)
        elif channel.read_fd in ready:
            channel.send(run(**channel.receive()))


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
