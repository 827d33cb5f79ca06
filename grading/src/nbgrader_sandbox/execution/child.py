"""A notebook's process, from the fork to its end.

The forkserver forks a keeper, which never runs student code. The keeper forks the process that confines itself and
runs the cells, and watches: when that ends, or when the grader lets go of its pipe, by intent or by being killed, the
keeper kills what is left and ends too.
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
    """What the grader sends, before any student code runs. multiprocessing calls _bootstrap in the keeper."""

    limits: Limits
    files: Mapping[str, bytes]
    environment: Mapping[str, str]
    key: bytes
    scratch: str | None  # None: confined; else the scratch folder to use without confinement

    def _bootstrap(self, parent_sentinel: int) -> int:
        requests, replies = forkserver.get_inherited_fds()
        try:
            if self.scratch is None:
                sandbox.enter_namespaces()
        except SandboxError as refused:
            Channel(requests, replies, self.key, 0).send({"refused": refused.reason})
            return 1
        keeper, held = os.pipe()  # the one end closes when the keeper does
        pid = os.fork()
        if pid == 0:
            os.close(held)
            code = 1
            with contextlib.suppress(ChannelError):  # the grader has let go
                code = self._serve(Channel(requests, replies, self.key, 1 << 30), keeper)
            os._exit(code)
        for fd in (replies, keeper):
            os.close(fd)
        return supervise(pid, requests, self.limits.cpu_seconds)

    def _serve(self, channel: Channel, keeper: int) -> int:
        """Shut in, run the cells that the grader sends, one after another."""
        from . import warm

        os.setsid()
        _let_go_of_everything_but(channel.read_fd, channel.write_fd, keeper)
        scratch = self.scratch or filesystem.SCRATCH
        work, temporary = (os.path.join(scratch, name) for name in ("work", "tmp"))
        try:
            if self.scratch is None:
                sandbox.enter_sandbox(warm.visible, self.limits, warm.warm_bytes)
            else:
                sandbox.set_limits(self.limits, warm.warm_bytes)
        except (SandboxError, OSError, ValueError) as refused:
            channel.send({"refused": getattr(refused, "reason", str(refused))})
            return 1
        if select.select([keeper], [], [], 0)[0]:  # it was killed before its end could be this process's too
            return 1
        os.close(keeper)
        try:
            os.mkdir(temporary)
            _lay_out(self.files, work)
        except (OSError, ValueError) as failure:
            channel.send({"unfit": f"The files beside the notebook cannot be laid out: {failure}."})
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
        _start_afresh(work)
        cells = warm.TestCellRunner(warm.shell, warm.recorder, warm.snapshot)
        channel.send({"unfit": None})
        while True:
            request = channel.receive()
            run = cells.check if request.pop("test") else cells.run
            channel.send(run(**request))


def _let_go_of_everything_but(*kept: int) -> None:
    null = os.open(os.devnull, os.O_RDWR)
    for fd in range(3):
        os.dup2(null, fd)
    low = 3
    for fd in (*sorted(kept), os.sysconf("SC_OPEN_MAX")):
        os.closerange(low, fd)
        low = fd + 1


def _lay_out(files: Mapping[str, bytes], work: str) -> None:
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


def _start_afresh(work: str) -> None:
    """Like a new interpreter: its own random numbers; the submission's modules, hiding none; no grading."""
    import numpy as np

    tempfile.tempdir = None  # it was found outside
    random.seed()
    np.random.seed()
    sys.path[:] = [path for path in sys.path if path and os.path.exists(path)] + [work]
    sys.path_importer_cache.clear()
    for name in [name for name in sys.modules if name.partition(".")[0] in ("nbgrader_sandbox", "multiprocessing")]:
        del sys.modules[name]
