"""Errors with a message for the instructor, and the ways in which a notebook's process can end."""

from typing import Self

ADVICE = """\
Grade as root, or let ordinary users have namespaces. Debian, Ubuntu, as root:
    sysctl kernel.unprivileged_userns_clone=1                  (where there is such a setting)
    sysctl kernel.apparmor_restrict_unprivileged_userns=0      (Ubuntu 23.10 and later)
In a container, start it with
    --cap-add SYS_ADMIN --security-opt seccomp=unconfined --security-opt apparmor=unconfined
It takes Linux 5.14 or later on x86_64 or aarch64; no package has to be installed. If you accept that
students' code runs with your own rights, and so can read and change whatever you can, choose --no-sandbox,
or set c.SandboxedExecute.sandbox = False in nbgrader_config.py."""


class SandboxError(Exception):
    """This machine cannot sandbox student code."""

    def __init__(self, reason: str):
        self.reason = reason
        super().__init__(f"Student code cannot be sandboxed here: {reason}.\n{ADVICE}")

    def __reduce__(self) -> tuple[type[Self], tuple[str]]:
        return type(self), (self.reason,)  # to be pickled by a cluster's worker


class ForkserverError(Exception):
    """Not even an empty notebook can be run."""


class NotebookKilled(Exception):
    """A notebook's process was killed from outside in every attempt: there is no grade."""


class ProcessDied(Exception):
    """The notebook ended its own process; the message says how."""


class ProcessKilled(Exception):
    """The notebook's process, its supervisor or the forkserver was killed from outside."""
