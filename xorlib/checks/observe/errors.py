"""An exception as plain facts."""

import linecache
import re
from collections.abc import Iterable, Mapping
from types import FrameType
from typing import Any

import numpy as np

from .forbidden import refuses

LONGEST = 10_000  # characters of what an exception says


def error_facts(
    error: BaseException, namespace: Mapping[str, Any], given: Iterable[Any] = (), of_cause: bool = True
) -> dict[str, Any]:
    """An exception that an answer has raised.

    `kind` is the name of its type and `kinds` those of its bases too; `text` what it says; `name` the name that a
    NameError or an ImportError is about, or None; `line` the student's own line in which it arose, or that called the
    given function in which it did, or ""; `shapes` those of the arrays in that line, by their names; `cause` the same
    of the exception behind it, or None.
    """
    name = error.name if isinstance(error, (NameError, ImportError)) else None
    cause = error.__cause__ if of_cause else None
    try:
        text = str(error)
    except Exception:  # of a type of the student's own
        text = ""
    line, frame = _line(error, namespace, given)
    return {
        "kind": type(error).__name__,
        "kinds": [kind.__name__ for kind in type(error).__mro__],
        "text": text[:LONGEST],
        "name": name if isinstance(name, str) else None,
        "line": line,
        "shapes": _shapes(line, frame) if frame else {},
        "cause": error_facts(cause, namespace, given, of_cause=False) if cause else None,
    }


def _line(error: BaseException, namespace: Mapping[str, Any], given: Iterable[Any]) -> tuple[str, FrameType | None]:
    """The line, and the frame that was at it."""
    line, found, frame = "", None, error.__traceback__
    codes = {getattr(value, "__code__", None) for value in given} - {None}
    while frame and frame.tb_frame.f_code not in codes:
        if frame.tb_frame.f_globals is namespace and not refuses(frame.tb_frame.f_code):
            line = linecache.getline(frame.tb_frame.f_code.co_filename, frame.tb_lineno).strip()
            found = frame.tb_frame
        frame = frame.tb_next
    return line, found


def _shapes(line: str, frame: FrameType) -> dict[str, str]:
    """The shapes of the arrays in a line, and in its lists of arrays."""
    names = {**frame.f_globals, **frame.f_locals}
    values = {name: names.get(name) for name in re.findall(r"\b[^\W\d]\w*", line)}
    return {name: shape for name, value in values.items() if (shape := _shape(value))}


def _shape(value: Any, depth: int = 3) -> str:
    """The shape of an array or, in brackets, those in a short list or tuple of arrays; else nothing."""
    if isinstance(value, np.ndarray):
        return f"{value.shape}"
    if type(value) not in (list, tuple) or not (depth and 0 < len(value) < 9):
        return ""
    inner = [_shape(entry, depth - 1) for entry in value]
    text = ", ".join(inner)
    return (f"[{text}]" if type(value) is list else f"({text})") if all(inner) else ""
