"""Results of the wrong form, in any exercise: None, a dict, more than was asked, or what an earlier call has left."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from .attempt import Attempt
from .compare import at, differ
from .messages import Message, message


def result_form(attempt: Attempt) -> Message | None:
    """What is wrong with the form of a result, at the first place where it differs."""
    actual = attempt.actual.value
    if actual is None:
        printed = any(map(str.isdigit, attempt.actual.printed))
        return message("diagnosis.printed-only" if printed else "diagnosis.returned-none")
    for difference in attempt.differences:
        wanted, got = at(attempt.expected.value, difference.path), at(actual, difference.path)
        if isinstance(got, dict) and not isinstance(wanted, dict):
            return message("diagnosis.a-dict")
        if attempt.earlier and _ends_with(got, wanted):
            return message("diagnosis.list-kept")
        if isinstance(got, (list, tuple)) and any(not differ(wanted, part, 1e-9, 1e-12) for part in got):
            return message("diagnosis.more-than-asked", count=len(got))
    return None


def _ends_with(got: Any, wanted: Any) -> bool:
    """Whether a list, or an array with one axis, is the wanted one behind, or in front of, other entries."""
    count = len(wanted) if _is_list(wanted) else 0
    if not count or not _is_list(got) or len(got) <= count:
        return False
    return any(not differ(wanted, part, 1e-9, 1e-12) for part in (got[-count:], got[:count]))


def _is_list(value: Any) -> bool:
    return isinstance(value, Sequence) or (isinstance(value, np.ndarray) and value.ndim == 1)
