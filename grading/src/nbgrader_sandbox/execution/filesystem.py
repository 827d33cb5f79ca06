"""The file system that a sandboxed notebook sees: the Python environment, read-only, and a scratch folder in memory."""

import ctypes
import os
from collections.abc import Sequence
from typing import NamedTuple

from .linux import (
    MS_BIND,
    MS_NODEV,
    MS_NOEXEC,
    MS_NOSUID,
    MS_PRIVATE,
    MS_REC,
    check_result,
    libc,
    mount,
    system_call,
)

SYSTEM = (
    "/usr/lib",
    "/usr/lib32",
    "/usr/lib64",
    "/lib",
    "/lib32",
    "/lib64",
    "/etc/ld.so.cache",
    "/etc/localtime",
    "/usr/share/zoneinfo",
    "/usr/share/locale",
    "/usr/share/fonts",
    "/usr/share/fontconfig",
    "/etc/fonts",
    "/usr/share/mime",
    "/etc/mime.types",
)  # shared libraries, time zones, fonts; no programs
DEVICES = ("/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom")
SCRATCH = "/scratch"
ROOT = "/proc"  # where the new root is built: every system has this folder, and the sandbox needs nothing of it
READ_ONLY = 1 | MS_NOSUID | MS_NODEV  # mount_setattr has the same numbers for these attributes
AT_FDCWD, AT_RECURSIVE, DETACH = -100, 0x8000, 2


class Files(NamedTuple):
    """What of the Python environment a process may read, and what in it is hidden, except for these data files."""

    visible: Sequence[str]
    hidden: Sequence[str] = ()  # folders
    data: Sequence[str] = ()


def build(files: Files, disk_mb: int, user: int, group: int) -> None:
    """Give this process a root directory of its own, in its own mount namespace.

    files: in addition to SYSTEM. user, group: the owner of SCRATCH, and the only entry in /etc/passwd and
    /etc/group, with the name student.
    """
    mount("none", "/", flags=MS_REC | MS_PRIVATE)
    os.chdir("/")
    mount("root", ROOT, "tmpfs", MS_NOSUID | MS_NODEV, "size=1m,mode=755")
    for path in (*SYSTEM, *files.visible):
        _bind(os.path.abspath(path))
        _bind(os.path.realpath(path))
    for folder in files.hidden:
        if os.path.exists(ROOT + folder):
            mount("hidden", ROOT + folder, "tmpfs", MS_NOSUID | MS_NODEV, "size=64k,mode=755")
    for path in files.data:
        _bind(path)
    os.makedirs(ROOT + SCRATCH)
    if not os.path.exists(ROOT + "/tmp"):  # it exists if the Python environment is in it
        os.symlink(SCRATCH + "/tmp", ROOT + "/tmp")
    os.makedirs(ROOT + "/dev")
    for device in DEVICES:
        _write(ROOT + device, "")
    _write(ROOT + "/etc/passwd", f"student:x:{user}:{group}::{SCRATCH}/work:/bin/false\n")
    _write(ROOT + "/etc/group", f"student:x:{group}:\n")
    attributes = (ctypes.c_uint64 * 4)(READ_ONLY, 0, 0, 0)
    system_call("mount_setattr", AT_FDCWD, ROOT.encode(), AT_RECURSIVE, attributes, ctypes.sizeof(attributes))
    for device in DEVICES:
        mount(device, ROOT + device, flags=MS_BIND)
    mount(
        "scratch",
        ROOT + SCRATCH,
        "tmpfs",
        MS_NOSUID | MS_NODEV | MS_NOEXEC,
        f"size={disk_mb}m,nr_inodes=4096,mode=700,uid={user},gid={group}",
    )
    os.chdir(ROOT)
    system_call("pivot_root", b".", b".")  # the old root is now mounted over the new one: unmount it
    check_result("leaving the old root", libc.umount2(b".", DETACH))
    os.chdir("/")


def _bind(path: str) -> None:
    inside = ROOT + path
    if not os.path.exists(path) or os.path.exists(inside):
        return  # the second: it is in a folder that is visible already
    if os.path.isdir(path):
        os.makedirs(inside)
    else:
        _write(inside, "")
    mount(path, inside, flags=MS_BIND | MS_REC)


def _write(path: str, text: str) -> None:
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
