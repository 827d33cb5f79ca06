"""Results whose form is wrong, and perhaps their values too: what is wrong with them once their form is put right."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import permutations
from typing import Any

import numpy as np

from .attempt import Attempt
from .compare import differ, differences
from .known import known_mistake
from .messages import Message, message

ANY = 1e300  # a tolerance within which all numbers are equal


def other_form(attempt: Attempt, resemblance: Callable[[Attempt], Message | None]) -> Message | None:
    """What is wrong with the form of a result, and with its values.

    resemblance: what to ask of the values where they are not those of a known mistake.
    """
    expected, exercise = attempt.expected.value, attempt.exercise
    if exercise.confirm or _fits(expected, attempt.actual.value):
        return None
    reshaped = message("diagnosis.shapes-of-parts"), _reshaped(expected, attempt.actual.value)
    for form, value in (*_put_right(expected, attempt.actual.value), reshaped):
        if not _fits(expected, value):
            continue
        wrong = list(differences(expected, value, exercise.rtol, exercise.atol))
        if not wrong:
            return form if form.id != "diagnosis.shapes-of-parts" else None  # a resemblance says more
        right_form = replace(attempt, actual=replace(attempt.actual, value=value), differences=wrong, earlier=())
        more = known_mistake(right_form, exercise.mistakes) or resemblance(right_form)
        more = more or message("diagnosis.values-too")
        both = message("diagnosis.two-mistakes", first=form.text, second=more.text)
        return Message(f"{form.id}-and-{more.id.partition('.')[2]}", both.text)
    return None


def _fits(expected: Any, value: Any) -> bool:
    """Whether a value has the form that is expected: lists of the same lengths, arrays of the same shapes."""
    return not differ(expected, _without_nan(value), 0.0, ANY)


def _without_nan(value: Any) -> Any:
    if isinstance(value, (list, tuple)):
        return [*map(_without_nan, value)]
    if isinstance(value, np.ndarray) and value.dtype.kind == "f":
        return np.nan_to_num(value, nan=0.0, posinf=0.0, neginf=0.0)
    return value


def _put_right(expected: Any, value: Any) -> Iterator[tuple[Message, Any]]:
    """What may be wrong with the form of a value, and the value with that put right; most of it does not fit."""
    if not isinstance(value, (list, tuple)):
        return
    if len(value) == 1:
        yield message("diagnosis.one-in-brackets"), value[0]
    if not isinstance(expected, (list, tuple)):
        return
    count = len(expected)
    if len(value) == count:
        if count < 4:
            for order in permutations(value):
                yield message("diagnosis.order"), list(order)
        yield message("diagnosis.order"), list(value[::-1])
        if all(isinstance(pair, (list, tuple)) for pair in value):
            yield message("diagnosis.pairs-turned"), [pair[::-1] for pair in value]
    if len(value) > count:
        more = message("diagnosis.more-than-wanted", count=len(value), wanted=count)
        yield from ((more, list(value[k : k + count])) for k in range(len(value) - count + 1))
    pairs = all(isinstance(pair, (list, tuple)) and len(pair) == 2 for pair in expected)
    if pairs and len(value) == 2 * count:
        yield message("diagnosis.flat-list"), [*zip(value[::2], value[1::2])]
    if pairs and len(value) == 2 and all(isinstance(part, (list, tuple)) and len(part) == count for part in value):
        yield message("diagnosis.two-lists"), [*zip(*value)]


def _reshaped(expected: Any, value: Any) -> Any:
    """The value with each of its arrays, and lists of numbers, in the shape that is expected, as far as it can be."""
    if isinstance(expected, (list, tuple)) and isinstance(value, (list, tuple)) and len(expected) == len(value):
        return [*map(_reshaped, expected, value)]
    if not isinstance(expected, np.ndarray):
        return value
    try:
        array = np.array(value)
    except ValueError:  # several shapes
        return value
    if array.dtype.kind not in "fiu" or array.size != expected.size or array.shape == expected.shape:
        return array if array.shape == expected.shape and array.dtype.kind in "fiu" else value
    return array.T if array.T.shape == expected.shape else array.reshape(expected.shape)
