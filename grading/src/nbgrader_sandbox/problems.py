"""What a command says, in place of a traceback, of an error that the instructor can put right."""

import errno
import sqlite3
import sys
from collections.abc import Callable

from sqlalchemy.exc import DBAPIError

from .assignment import UnknownAssignment
from .classroom import SetupError
from .execution.errors import ForkserverError, SandboxError
from .text import printable

SAVED = "What is done is saved: then run the same command again."
FULL = {errno.ENOSPC, errno.EDQUOT}
REFUSED = {errno.EACCES, errno.EPERM, errno.EROFS}
GRADEBOOK = {
    "locked": "The gradebook is in use by another program: wait for its end or close it, Formgrader too.",
    "full": "The disk is full, so the gradebook could not be written: make room.",
    "readonly": "The gradebook may not be written: give yourself the right to write to it and to its folder.",
    "unable to open": "The gradebook cannot be opened: look whether its folder, as in nbgrader_config.py, is there.",
    "disk i/o": "The gradebook cannot be read or written: look whether its disk is full or broken.",
}


def exit_code(command: Callable[[], int]) -> int:
    """The exit code of a command, or 2 if it ends with such an error, of which one sentence then says what to do."""
    try:
        return command()
    except Exception as error:
        if (reason := sentence(error)) is None:
            raise
        print(printable(reason), file=sys.stderr)
        return 2


def sentence(error: BaseException) -> str | None:
    """What to tell the instructor in place of a traceback; None if the error is a mistake in a program."""
    if isinstance(error, (SetupError, UnknownAssignment, SandboxError, ForkserverError)):
        return str(error)
    found = _of_machine(error)
    return found and f"{found} {SAVED}"


def stops_all(error: BaseException) -> bool:
    """Whether an error would come again with every other submission."""
    return _of_machine(error) is not None and getattr(error, "errno", None) not in (errno.EACCES, errno.EPERM)


def _of_machine(error: BaseException) -> str | None:
    if isinstance(error, DBAPIError) and isinstance(error.orig, sqlite3.OperationalError):
        text = str(error.orig)
        return next((found for key, found in GRADEBOOK.items() if key in text.lower()), None)
    if isinstance(error, OSError) and error.errno in FULL:
        return f"The disk is full{_where(error)}: make room."
    if isinstance(error, OSError) and error.errno in REFUSED:
        return f"Not allowed to write{_where(error)} ({error.strerror}): give yourself the right to."
    return None


def _where(error: OSError) -> str:
    return f", {error.filename}" if error.filename else ""
