"""Shut a process in, on Linux, before it runs a student's code.

Two calls, on the two sides of a fork, since a new PID namespace holds for children only:

    enter_namespaces()                  in the keeper, which never runs student code
    enter_sandbox(visible, ...)               in its child; what fails on the way raises SandboxError

Inside there is no network, no file but those of tree.py, no other process to see or to signal, and no way to
start one. It works as root, who becomes a user of no rights, and as an ordinary user where those may have
namespaces. README.md has what was measured, and why it is neither bubblewrap nor Landlock.
"""

import os
import resource
import signal
import sys
from collections.abc import Collection, Iterable

from . import filesystem
from .errors import SandboxError
from .limits import Limits
from .linux import (
    NEWIPC,
    NEWNET,
    NEWNS,
    NEWPID,
    NEWUSER,
    NEWUTS,
    NUMBERS,
    PR_SET_DUMPABLE,
    PR_SET_NO_NEW_PRIVS,
    PR_SET_PDEATHSIG,
    capabilities,
    check_result,
    drop_capabilities,
    libc,
    set_process_option,
)
from .seccomp import deny_system_calls

FIRST_USER = 1_000_000_000  # started by root, each child becomes a user that nobody else is
NOBODY = 65534


def enter_namespaces() -> None:
    """New namespaces for this process; its next child is the first process of a PID namespace."""
    if sys.platform != "linux" or os.uname().machine not in NUMBERS:
        raise SandboxError(f"{sys.platform} on {os.uname().machine} is not supported")
    wanted = NEWNS | NEWPID | NEWNET | NEWIPC | NEWUTS
    if _can_become_others() and libc.unshare(wanted) == 0:
        return
    user, group = os.geteuid(), os.getegid()
    check_result("new namespaces", libc.unshare(wanted | NEWUSER))
    try:
        _write("/proc/self/setgroups", "deny")
        _write("/proc/self/uid_map", f"{user or NOBODY} {user} 1")
        _write("/proc/self/gid_map", f"{group or NOBODY} {group} 1")
    except OSError as error:
        raise SandboxError(f"a user namespace without rights ({error})") from error


def _can_become_others() -> bool:
    """Whether this is a root that knows all users: that of a user namespace, as containers have, may know a few."""
    with open("/proc/self/uid_map", encoding="ascii") as file:
        return os.geteuid() == 0 and file.read().split()[2] == str(2**32 - 1)


def enter_sandbox(visible: Collection[str], limits: Limits, warm_bytes: int) -> None:
    """Shut this process in. What it may write is the empty folder filesystem.SCRATCH, its working directory.

    visible: files and folders of the Python environment, to be seen read-only, beside those of the system.
    """
    try:
        user, group = os.geteuid(), os.getegid()
        if user == 0:
            user = group = FIRST_USER + int.from_bytes(os.urandom(3), "big")
        os.umask(0o022)  # the tree is for the user that this becomes
        filesystem.build(visible, limits.disk_mb, user, group)
        check_result("host name", libc.sethostname(b"student", 7))
        os.umask(0o077)
        if user != os.geteuid():
            os.setgroups([])
            os.setresgid(group, group, group)
            os.setresuid(user, user, user)
        drop_capabilities()
        set_process_option(PR_SET_NO_NEW_PRIVS, 1)
        set_process_option(PR_SET_DUMPABLE, 0)
        set_limits(limits, warm_bytes)
        resource.setrlimit(resource.RLIMIT_NPROC, (limits.threads, limits.threads))
        deny_system_calls(libc)
        os.chdir(filesystem.SCRATCH)
        _verify(visible)
    except (OSError, ValueError) as error:
        raise SandboxError(str(error)) from error


def set_limits(limits: Limits, warm_bytes: int) -> None:
    """What the process may use, beside the warm interpreter's memory; it ends with its keeper. Also unconfined."""
    if sys.platform == "linux":
        set_process_option(PR_SET_PDEATHSIG, signal.SIGKILL)
    for name, value in (
        ("RLIMIT_AS", warm_bytes + (limits.memory_mb << 20)),
        ("RLIMIT_CPU", limits.cpu_seconds),
        ("RLIMIT_FSIZE", limits.disk_mb << 20),
        ("RLIMIT_NOFILE", limits.open_files),
        ("RLIMIT_CORE", 0),
        ("RLIMIT_MSGQUEUE", 0),
        ("RLIMIT_MEMLOCK", 0),
    ):
        if hasattr(resource, name):  # macOS lacks some
            resource.setrlimit(getattr(resource, name), (value, value))


def _write(path: str, text: str) -> None:
    with open(path, "w", encoding="ascii") as file:
        file.write(text)


def _verify(visible: Iterable[str]) -> None:
    """Look around from inside: whatever a kernel made of the calls above, this must hold."""
    if os.getpid() != 1 or any(capabilities()):
        raise SandboxError("the process still sees others, or has rights")
    if os.path.lexists("/proc") or os.access("/", os.W_OK):
        raise SandboxError("the old file system is still there")
    for path in visible:
        if not os.access(path, os.R_OK | os.X_OK * os.path.isdir(path)):
            raise SandboxError(
                f"{path}, of the Python environment, may only be read by its owner: let everybody read it"
            )
    try:
        os.posix_spawn("/bin/true", ["true"], {})
    except PermissionError:
        return
    except OSError:
        pass
    raise SandboxError("a process could be started")
