"""A seccomp filter: system calls that no notebook needs fail with EPERM.

The namespaces of sandbox.py already hide files, network and processes. The filter forbids what they do not cover: new
processes (so that the memory limit holds for the whole notebook), memory that no limit counts (System V segments,
memfd), all sockets but Unix sockets, new limits and filters (a notebook could use them to kill itself as if it was
killed from outside), and the parts of the kernel in which bugs are found.
"""

import ctypes
import os
import struct

# name: (x86_64, aarch64); None where the machine has no such call
DENIED = {
    "fork": (57, None),
    "vfork": (58, None),
    "execve": (59, 221),
    "execveat": (322, 281),
    "shmget": (29, 194),
    "shmat": (30, 196),
    "msgget": (68, 186),
    "semget": (64, 190),
    "mq_open": (240, 180),
    "memfd_create": (319, 279),
    "memfd_secret": (447, 447),
    "unshare": (272, 97),
    "setns": (308, 268),
    "mount": (165, 40),
    "umount2": (166, 39),
    "pivot_root": (155, 41),
    "chroot": (161, 51),
    "open_tree": (428, 428),
    "move_mount": (429, 429),
    "fsopen": (430, 430),
    "fsmount": (432, 432),
    "mount_setattr": (442, 442),
    "swapon": (167, 224),
    "reboot": (169, 142),
    "ptrace": (101, 117),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "kcmp": (312, 272),
    "pidfd_getfd": (438, 438),
    "bpf": (321, 280),
    "perf_event_open": (298, 241),
    "userfaultfd": (323, 282),
    "io_uring_setup": (425, 425),
    "add_key": (248, 217),
    "request_key": (249, 218),
    "keyctl": (250, 219),
    "init_module": (175, 105),
    "finit_module": (313, 273),
    "kexec_load": (246, 104),
    "syslog": (103, 116),
    "open_by_handle_at": (304, 265),
    "name_to_handle_at": (303, 264),
    "personality": (135, 92),
    "acct": (163, 89),
    "quotactl": (179, 60),
    "setsid": (112, 157),
    "setrlimit": (160, 164),
    "seccomp": (317, 277),
    "modify_ldt": (154, None),
}
MACHINES = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}  # column above, AUDIT_ARCH
CLONE, CLONE3, SOCKET, PRCTL, PRLIMIT = (56, 220), (435, 435), (41, 198), (157, 167), (302, 261)
CLONE_THREAD, AF_UNIX, PR_SET_PDEATHSIG, PR_SET_SECCOMP = 0x10000, 1, 1, 22

FIRST, THIRD = 16, 32  # offsets of the arguments of a call; each has two halves, the low one first
LOAD, EQUAL, AT_LEAST, ANY_BIT, RETURN = 0x20, 0x15, 0x35, 0x45, 0x06  # of the kernel's packet filters
ALLOW, KILL, EPERM, ENOSYS = 0x7FFF0000, 0x80000000, 0x00050001, 0x00050026


def _instruction(code: int, k: int, if_true: int = 0, if_false: int = 0) -> bytes:
    return struct.pack("=HBBI", code, if_true, if_false, k)


def _arguments(number: int, tests: list[tuple[int, int, int]], then: int, otherwise: int) -> list[bytes]:
    """For one system call: return `then` if half an argument passes one of the tests (offset, comparison, value)."""
    lines = []
    for offset, jump, value in tests:
        lines += [_instruction(LOAD, offset), _instruction(jump, value, 0, 1), _instruction(RETURN, then)]
    lines.append(_instruction(RETURN, otherwise))
    return [_instruction(EQUAL, number, 0, len(lines)), *lines]


def _program(machine: str) -> bytes:
    column, architecture = MACHINES[machine]
    lines = [
        _instruction(LOAD, 4),
        _instruction(EQUAL, architecture, 1, 0),
        _instruction(RETURN, KILL),
        _instruction(LOAD, 0),
    ]
    if machine == "x86_64":  # the same calls under other numbers (x32)
        lines += [_instruction(AT_LEAST, 0x40000000, 0, 1), _instruction(RETURN, ENOSYS)]
    for numbers in DENIED.values():
        number = numbers[column]
        if number is not None:
            lines += [_instruction(EQUAL, number, 0, 1), _instruction(RETURN, EPERM)]
    # A filter cannot read the flags of clone3; without clone3 the C library uses clone.
    lines += [_instruction(EQUAL, CLONE3[column], 0, 1), _instruction(RETURN, ENOSYS)]
    lines += _arguments(CLONE[column], [(FIRST, ANY_BIT, CLONE_THREAD)], ALLOW, EPERM)
    lines += _arguments(SOCKET[column], [(FIRST, EQUAL, AF_UNIX)], ALLOW, EPERM)
    lines += _arguments(PRCTL[column], [(FIRST, EQUAL, PR_SET_PDEATHSIG), (FIRST, EQUAL, PR_SET_SECCOMP)], EPERM, ALLOW)
    lines += _arguments(PRLIMIT[column], [(THIRD, AT_LEAST, 1), (THIRD + 4, AT_LEAST, 1)], EPERM, ALLOW)  # new limits
    lines += [_instruction(RETURN, ALLOW)]
    return b"".join(lines)


def deny_system_calls(libc: ctypes.CDLL) -> None:
    """Install the filter, which cannot be removed. The process must have set PR_SET_NO_NEW_PRIVS before."""
    program = ctypes.create_string_buffer(_program(os.uname().machine))
    header = ctypes.create_string_buffer(struct.pack("@HP", (len(program) - 1) // 8, ctypes.addressof(program)))
    if libc.prctl(PR_SET_SECCOMP, 2, header, 0, 0):
        raise OSError(ctypes.get_errno(), "seccomp refused")
