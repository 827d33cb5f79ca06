"""Put a process into a sandbox, on Linux, before it runs a student's code.

There are two steps, since a new PID namespace holds only for child processes:

    enter_namespaces()           in the supervisor, which never runs student code
    enter_sandbox(files, ...)    in its child

Both raise SandboxError. Inside there is no network, no file but those of filesystem.py, no other process to see or to
signal, and no way to start one. This works as root, who becomes a user without rights, and as an ordinary user on
systems where those may create namespaces. The README has measurements, and why this is neither bubblewrap nor Landlock.
"""

import os
import resource
import signal
import sys

from . import filesystem
from .errors import SandboxError
from .filesystem import Files
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

FIRST_USER = 1_000_000_000  # started by root, each process gets a user id from here on that nothing else has
NOBODY = 65534


def enter_namespaces() -> None:
    """Create new namespaces for this process; its next child is the first process of a PID namespace."""
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
    """Whether this is a root that knows all users. The root of a user namespace, as in a container, may know a few."""
    with open("/proc/self/uid_map", encoding="ascii") as file:
        return os.geteuid() == 0 and file.read().split()[2] == str(2**32 - 1)


def enter_sandbox(files: Files, limits: Limits, preloaded_bytes: int) -> None:
    """Sandbox this process. It may write only to filesystem.SCRATCH, an empty folder, now its working directory.

    files: what of the Python environment may be read, in addition to the system's libraries.
    """
    try:
        user, group = os.geteuid(), os.getegid()
        if user == 0:
            user = group = FIRST_USER + int.from_bytes(os.urandom(3), "big")
        os.umask(0o022)  # the user that this process becomes must be able to read the new root
        filesystem.build(files, limits.disk_mb, user, group)
        check_result("host name", libc.sethostname(b"student", 7))
        os.umask(0o077)
        if user != os.geteuid():
            os.setgroups([])
            os.setresgid(group, group, group)
            os.setresuid(user, user, user)
        drop_capabilities()
        set_process_option(PR_SET_NO_NEW_PRIVS, 1)
        set_process_option(PR_SET_DUMPABLE, 0)
        set_limits(limits, preloaded_bytes)
        resource.setrlimit(resource.RLIMIT_NPROC, (limits.threads, limits.threads))
        deny_system_calls(libc)
        os.chdir(filesystem.SCRATCH)
        _verify(files)
    except (OSError, ValueError) as error:
        raise SandboxError(str(error)) from error


def set_limits(limits: Limits, preloaded_bytes: int) -> None:
    """Limit what the process may use beyond the memory of the preloaded interpreter. It dies with its supervisor."""
    if sys.platform == "linux":
        set_process_option(PR_SET_PDEATHSIG, signal.SIGKILL)
    for name, value in (
        ("RLIMIT_AS", preloaded_bytes + (limits.memory_mb << 20)),
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


def _verify(files: Files) -> None:
    """Check from inside that the calls above had the effect that they must have on every kernel."""
    if os.getpid() != 1 or any(capabilities()):
        raise SandboxError("the process still sees others, or has rights")
    if os.path.lexists("/proc") or os.access("/", os.W_OK):
        raise SandboxError("the old file system is still there")
    for path in files.visible:
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
