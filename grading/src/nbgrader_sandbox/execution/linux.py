"""System calls of Linux that Python does not offer."""

import ctypes
import os

from .errors import SandboxError

NEWNS, NEWUTS, NEWIPC = 0x20000, 0x4000000, 0x8000000
NEWUSER, NEWPID, NEWNET = 0x10000000, 0x20000000, 0x40000000
MS_NOSUID, MS_NODEV, MS_NOEXEC, MS_BIND, MS_REC, MS_PRIVATE = 2, 4, 8, 4096, 16384, 1 << 18
PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_SET_NO_NEW_PRIVS = 1, 4, 38
NUMBERS = {
    "x86_64": {"pivot_root": 155, "capget": 125, "capset": 126, "mount_setattr": 442},
    "aarch64": {"pivot_root": 41, "capget": 90, "capset": 91, "mount_setattr": 442},
}

libc = ctypes.CDLL(None, use_errno=True)


def check_result(what: str, result: int) -> None:
    """Raise SandboxError unless a call returned 0."""
    if result != 0:
        raise SandboxError(f"{what}: {os.strerror(ctypes.get_errno())}")


def system_call(name: str, *arguments: object) -> None:
    check_result(name, libc.syscall(NUMBERS[os.uname().machine][name], *arguments))


def mount(source: str, target: str, kind: str = "", flags: int = 0, options: str = "") -> None:
    """As mount(2)."""
    check_result(
        f"mount {target}",
        libc.mount(source.encode(), target.encode(), kind.encode(), ctypes.c_ulong(flags), options.encode()),
    )


def set_process_option(option: int, value: int) -> None:
    check_result(f"prctl {option}", libc.prctl(option, ctypes.c_ulong(value), 0, 0, 0))


def capabilities() -> tuple[int, ...]:
    """The capabilities of this process: effective, permitted and inheritable, each as two halves of 32 bits."""
    held = (ctypes.c_uint32 * 6)()
    system_call("capget", (ctypes.c_uint32 * 2)(0x20080522, 0), held)
    return tuple(held)


def drop_capabilities() -> None:
    system_call("capset", (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)())
