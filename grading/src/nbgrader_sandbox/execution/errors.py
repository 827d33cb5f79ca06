"""What can go wrong that is no submission's fault, in words for the instructor; and how a notebook's process ends."""

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
    """Student code cannot be confined on this machine."""

    def __init__(self, reason: str):
        self.reason = reason
        super().__init__(f"Students' code cannot be confined here: {reason}.\n{ADVICE}")

    def __reduce__(self):
        return type(self), (self.reason,)  # on its way back from a worker


class ForkserverError(Exception):
    """Not even an empty notebook can be run."""

    def __init__(self, attempts: int):
        self.attempts = attempts
        super().__init__(
            f"Nothing can be graded: not even an empty notebook's process lived, in each of {attempts} attempts. Where a "
            "traceback stands above, a package that is imported for all notebooks is broken: mend or reinstall it. Else "
            "the system has no memory left: make room."
        )

    def __reduce__(self):
        return type(self), (self.attempts,)  # on its way back from a worker


class NotebookKilled(Exception):
    """A notebook's process was killed from outside, and so again when it was run anew: there is no grade."""

    def __init__(self, attempts: int):
        self.attempts = attempts
        super().__init__(
            f"The notebook could not be graded: its process was killed from outside in each of {attempts} attempts, "
            "by the system when memory ran out, or by somebody. Make room, or use fewer --jobs or a lower "
            "--memory-limit; then grade it again."
        )

    def __reduce__(self):
        return type(self), (self.attempts,)


class ProcessDied(Exception):
    """The notebook's process is gone by its own doing, in the words that the notebook shows."""


class ProcessKilled(Exception):
    """The notebook's process, its keeper or the forkserver is gone by no doing of the notebook."""
