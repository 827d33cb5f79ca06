"""The keeper's part: wait for a notebook's process, and say how it ended."""

import contextlib
import os
import select
import signal


def supervise(pid: int, requests: int, cpu_seconds: int) -> int:
    """Wait for the process to end, or for the grader to let go of its pipe; leave none of it behind.

    The exit code, or 128 and the number of a signal. A process that was killed, but not for its processor time, takes
    its keeper with it: so the grader sees both in the same way, and no exit code looks like it.
    """
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    poll = select.poll()
    poll.register(requests, 0)  # hanging up is told unasked
    now_and_then = 50  # milliseconds, where Python, the kernel or a container's filter has no pidfd
    with contextlib.suppress(AttributeError, OSError):
        poll.register(os.pidfd_open(pid), select.POLLIN)
        now_and_then = None
    ended = 0
    while not ended:
        hung_up = any(fd == requests for fd, _ in poll.poll(now_and_then))
        ended, status, used = os.wait4(pid, os.WNOHANG)
        if hung_up and not ended:
            _kill(pid)
            os.waitpid(pid, 0)
            return 0
    _kill(-pid)
    if not os.WIFSIGNALED(status):
        return os.WEXITSTATUS(status)
    number = os.WTERMSIG(status)
    if number == signal.SIGKILL and used.ru_utime + used.ru_stime > cpu_seconds - 0.5:
        number = signal.SIGXCPU
    if number == signal.SIGKILL:
        os.kill(os.getpid(), number)
    return 128 + number


def _kill(pid: int) -> None:
    """The group of the process, and it; the kernel kills what else is in its PID namespace."""
    for target in {-abs(pid), pid}:
        with contextlib.suppress(OSError):
            os.kill(target, signal.SIGKILL)
