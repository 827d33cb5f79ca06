"""An exception as plain facts."""

import linecache
from collections.abc import Iterable, Mapping
from typing import Any

LONGEST = 10_000  # characters of what an exception says


def error_facts(
    error: BaseException, namespace: Mapping[str, Any], given: Iterable[Any] = (), of_cause: bool = True
) -> dict[str, Any]:
    """An exception that an answer has raised.

    `kind` is the name of its type and `kinds` those of its bases too; `text` what it says; `name` the name that a
    NameError or an ImportError is about, or None; `line` the student's own line in which it arose, or that called the
    given function in which it did, or ""; `cause` the same of the exception behind it, or None.
    """
    name = error.name if isinstance(error, (NameError, ImportError)) else None
    cause = error.__cause__ if of_cause else None
    try:
        text = str(error)
    except Exception:  # of a type of the student's own
        text = ""
    return {
        "kind": type(error).__name__,
        "kinds": [kind.__name__ for kind in type(error).__mro__],
        "text": text[:LONGEST],
        "name": name if isinstance(name, str) else None,
        "line": _line(error, namespace, given),
        "cause": error_facts(cause, namespace, given, of_cause=False) if cause else None,
    }


def _line(error: BaseException, namespace: Mapping[str, Any], given: Iterable[Any]) -> str:
    line, frame = "", error.__traceback__
    codes = {getattr(value, "__code__", None) for value in given} - {None}
    while frame and frame.tb_frame.f_code not in codes:
        if frame.tb_frame.f_globals is namespace:
            line = linecache.getline(frame.tb_frame.f_code.co_filename, frame.tb_lineno).strip()
        frame = frame.tb_next
    return line
