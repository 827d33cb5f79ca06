"""Results of the wrong form, in any exercise: None, a dict, more than was asked, or what an earlier call has left."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from .attempt import Attempt
from .compare import Path, at, differ
from .messages import Message, message


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
        if isinstance(wanted, (list, tuple)) and isinstance(got, (int, float, np.number)):
            return message("pattern.one-number", name=attempt.exercise.label(difference.path))
        if _holds_both(got, wanted, _before(attempt, difference.path)):
            return message("diagnosis.list-kept")
        if isinstance(got, (list, tuple)) and any(not differ(wanted, part, 1e-9, 1e-12) for part in got):
            return message("diagnosis.more-than-asked", count=len(got))
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
