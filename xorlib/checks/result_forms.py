"""Results of the wrong form, in any exercise: None, a dict, more than was asked, or what an earlier call has left."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from .attempt import Attempt
from .compare import Path, at, differ
from .messages import Message, message
from .text import describe


def result_form(attempt: Attempt) -> Message | None:
    """What is wrong with the form of a result, at the first place where it differs."""
    actual = attempt.actual.value
    if actual is None:
        printed = any(map(str.isdigit, attempt.actual.printed))
        return message("diagnosis.printed-only" if printed else "diagnosis.no-result")
    for difference in attempt.differences:
        wanted, got = at(attempt.expected.value, difference.path), at(actual, difference.path)
        if isinstance(got, dict) and not isinstance(wanted, dict):
            return message("diagnosis.a-dict")
        if wrong := _no_data(describe(got), attempt.exercise.reference.__name__):
            return wrong
        if isinstance(wanted, (list, tuple)) and isinstance(got, (int, float, np.number)):
            return message("pattern.one-number", name=attempt.exercise.label(difference.path))
        if _holds_both(got, wanted, _before(attempt, difference.path)):
            return message("diagnosis.list-kept")
        if (
            isinstance(got, (list, tuple))
            and len(got) > 1
            and any(not differ(wanted, part, 1e-9, 1e-12) for part in got)
        ):
            return message("diagnosis.more-than-asked", count=len(got))
    return None


def _no_data(what: str, name: str) -> Message | None:
    """What is wrong where there is a thing that holds no values, described like this."""
    if what in ("a generator", "a map", "a zip", "a filter", "a range", "a reversed", "an enumerate"):
        return message("diagnosis.no-values-yet", what=what)
    if what in ("a function", "a method", "a builtin_function_or_method", "a type", "a ufunc"):
        return message("diagnosis.a-function")
    return message("diagnosis.a-class", name=name) if what.split(" ", 1)[-1] == name else None


def list_form(attempt: Attempt) -> Message | None:
    """Where one array came in the place of a list, or the first or the last entries alone."""
    for difference in attempt.differences:
        wanted, got = at(attempt.expected.value, difference.path), at(attempt.actual.value, difference.path)
        name = attempt.exercise.label(difference.path)
        if isinstance(wanted, (list, tuple)) and isinstance(got, np.ndarray):
            return message("diagnosis.array-for-list", name=name)
        if _is_list(wanted) and _is_list(got) and 0 < len(got) < len(wanted):
            for id, part in (
                ("diagnosis.first-entries-only", wanted[: len(got)]),
                ("diagnosis.last-entries-only", wanted[-len(got) :]),
            ):
                if not differ(part, got, 1e-9, 1e-12):
                    return message(id, name=name, count=len(got), wanted=len(wanted))
    return None


def fewer_entries(attempt: Attempt) -> Message | None:
    """Where a list, or an array with one axis, is too short or too long, and its entries do not tell why."""
    for difference in attempt.differences:
        wanted, got = at(attempt.expected.value, difference.path), at(attempt.actual.value, difference.path)
        name = attempt.exercise.label(difference.path)
        counts = isinstance(wanted, (list, tuple)) or name == "losses"
        if counts and _is_list(wanted) and _is_list(got) and len(wanted) != len(got):
            id = "diagnosis.too-few-entries" if len(got) < len(wanted) else "diagnosis.too-many-entries"
            return message(id, name=name, count=len(got), wanted=len(wanted))
    return None


def _before(attempt: Attempt, path: Path) -> Any:
    """What the answer had at a path in the case before, or None."""
    try:
        return at(attempt.earlier[-1][2], path)
    except (LookupError, TypeError):
        return None


def _holds_both(got: Any, wanted: Any, before: Any) -> bool:
    """Whether a list, or an array with one axis, is the wanted one behind or in front of that of the case before."""
    if not (_is_list(got) and _is_list(wanted) and _is_list(before)) or len(got) != len(wanted) + len(before):
        return False
    return any(
        not differ(first, got[: len(first)], 1e-9, 1e-12) and not differ(second, got[len(first) :], 1e-9, 1e-12)
        for first, second in ((before, wanted), (wanted, before))
    )


def _is_list(value: Any) -> bool:
    return isinstance(value, Sequence) or (isinstance(value, np.ndarray) and value.ndim == 1)
