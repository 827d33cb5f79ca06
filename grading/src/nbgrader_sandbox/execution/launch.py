"""Start a notebook's two processes from the warm forkservers, and send them cells."""

import contextlib
import os
import pickle
import select
import shutil
import signal
import time
from collections.abc import Sequence
from multiprocessing.forkserver import read_signed
from typing import Any

from .channel import Channel, ChannelClosed, ChannelError, ChannelTimeout
from .child import Job
from .errors import ProcessDied, ProcessKilled, SandboxError
from .server import WarmServer

START_SECONDS = 120.0  # the first start imports everything
EXIT_KNOWN_SECONDS = 2.0  # from the moment that its pipe is closed until its end is known
EXIT_SECONDS = 10.0


class CellProcess:
    """A fresh process, the student's or the judge's. After close() nothing of it is left.

    link: the ends of the pipes to the other process, to read from and to write to. Raises SandboxError and
    ProcessKilled. files_problem: why the submission's files could not be written, or None.
    """

    def __init__(self, server: WarmServer, job: Job, link: Sequence[int]):
        self.scratch = job.scratch
        self._status = -1
        requests, request_end = os.pipe()
        reply_end, replies = os.pipe()
        self._channel = Channel(reply_end, request_end, job.limits.message_bytes)
        try:
            self._start(server, job, (requests, replies, *link))
        except (EOFError, ConnectionError, FileNotFoundError) as error:  # the server died a moment ago
            self.close()
            raise ProcessKilled from error
        except BaseException:
            self.close()
            raise
        finally:
            os.close(requests)
            os.close(replies)

    def _start(self, server: WarmServer, job: Job, fds: Sequence[int]) -> None:
        self._status, data = server.connect_to_new_process(fds)
        with os.fdopen(data, "wb") as file, contextlib.suppress(BrokenPipeError):
            # multiprocessing's protocol: the data to prepare with, here none, then the object to bootstrap
            pickle.dump({}, file)
            pickle.dump(job, file)
        self.pid = read_signed(self._status)

    def begin(self) -> None:
        """Wait until the process is ready for cells."""
        try:
            answer = self._channel.receive(time.monotonic() + START_SECONDS)
        except ChannelError as error:
            ended = self._ended(error)
            if isinstance(ended, ProcessDied):
                ended = SandboxError(f"the notebook's process did not start: {ended}; see stderr")
            raise ended from None
        if "refused" in answer:
            self.close()
            raise SandboxError(answer["refused"])
        self.files_problem: str | None = answer["files_problem"]

    def ask(self, request: dict[str, Any], seconds: float) -> dict[str, Any]:
        """The answer to a request. Raises ProcessDied or ProcessKilled if there is none in time."""
        until = time.monotonic() + seconds
        try:
            self._channel.send(request, until)
            return self._channel.receive(until)
        except ChannelError as error:
            raise self._ended(error) from None

    def require_running(self) -> None:
        """Raise ProcessDied or ProcessKilled if the process has ended."""
        if self._has_exited(0):
            raise self._ended(ChannelClosed())

    def ended(self, stuck: bool = False) -> Exception:
        """Why the process has ended, or must be ended since it ignored the interrupt."""
        return self._ended(ChannelTimeout() if stuck else ChannelClosed())

    def _ended(self, error: ChannelError) -> Exception:
        """Why there is no answer. In the sandbox, no code in the notebook can send itself SIGKILL."""
        if not isinstance(error, ChannelClosed):
            self.close()
            return ProcessDied("it ignored the interrupt" if isinstance(error, ChannelTimeout) else f"it sent {error}")
        exited = self._has_exited(EXIT_KNOWN_SECONDS)
        code = self.close()
        if code is None or code < 0:
            return ProcessDied("it was killed") if self.scratch else ProcessKilled()
        if not exited:
            return ProcessDied("it closed its pipe")
        if code == 128 + signal.SIGXCPU:
            return ProcessDied("it used up its processor time")
        return ProcessDied(
            f"its process was ended by signal {code - 128}" if code > 128 else f"it left with exit code {code}"
        )

    def _has_exited(self, seconds: float) -> bool:
        poll = select.poll()
        poll.register(self._status, select.POLLIN)
        return bool(poll.poll(seconds * 1000))

    def close(self) -> int | None:
        """Close the pipe, so that the supervisor ends the process, and wait. Returns the exit code, None if unknown.

        The code is negative if the process or its supervisor was killed from outside.
        """
        code = None
        self._channel.close()
        if self._status >= 0:
            with contextlib.suppress(EOFError):  # the server has died
                if not self._has_exited(EXIT_SECONDS):
                    with contextlib.suppress(ProcessLookupError):
                        os.kill(self.pid, signal.SIGKILL)
                code = read_signed(self._status)
            os.close(self._status)
            self._status = -1
        if self.scratch:
            shutil.rmtree(self.scratch, ignore_errors=True)
        return code
