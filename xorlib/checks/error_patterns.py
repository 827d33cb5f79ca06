"""How a wrong result resembles the right one, whatever the exercise: transposed, of the wrong sign or size, rounded."""

from typing import Any

import numpy as np

from ..network import Array
from .messages import Message, message


def error_pattern(expected: Any, actual: Any, name: str) -> Message | None:
    """How an array, or a number, that is wrong resembles the right one."""
    if isinstance(actual, (float, np.floating)) and isinstance(expected, (float, np.floating)):
        if np.isclose(actual, -expected):
            return message("pattern.wrong-sign", name=name)
        return _precision(np.array([expected]), np.array([actual]), name)
    if type(expected) is np.ndarray and (pattern := _part(expected, actual, name)):
        return pattern
    if type(actual) is not np.ndarray or type(expected) is not np.ndarray or actual.dtype.kind not in "fiu":
        return None
    if (
        actual.dtype.kind in "iu"
        and actual.any()
        and expected.dtype.kind == "f"
        and np.array_equal(actual, np.trunc(expected))
    ):
        return message("pattern.no-decimals", name=name)
    if actual.size and not actual.any():
        return message("pattern.all-zero", name=name)
    if actual.ndim == 2 and actual.T.shape == expected.shape and np.allclose(actual.T, expected):
        return message("pattern.transposed", name=name)
    if actual.shape == expected.shape:
        return _precision(expected, actual, name) or _factor(expected, actual, name)
    if actual.size == expected.size and np.allclose(actual.ravel(), expected.ravel()):
        dropped = actual.shape == expected.squeeze().shape
        return message("pattern.axis-dropped" if dropped else "pattern.other-shape", name=name)
    return None


def _part(expected: Array, actual: Any, name: str) -> Message | None:
    """Whether the right numbers are in a list, or are one row of many, or a single number came in their place."""
    if isinstance(actual, (int, float, np.number)):
        return message("pattern.one-number", name=name)
    try:
        numbers = np.array(actual)
    except ValueError:  # several shapes
        return None
    if numbers.dtype.kind not in "fiu":
        return None
    if isinstance(actual, (list, tuple)):
        right = numbers.shape == expected.shape and np.allclose(numbers, expected)
        return message("pattern.list-for-array", name=name) if right else None
    for row, where in ((0, "first"), (-1, "last")):
        alone = len(expected) > 1 and numbers.size == expected[row].size < expected.size
        if alone and np.allclose(numbers.ravel(), np.ravel(expected[row])):
            return message("pattern.one-row", name=name, where=where)
    return None


def _precision(expected: Array, actual: Array, name: str) -> Message | None:
    """Whether digits were lost on the way."""
    if expected.dtype.kind != "f":
        return None
    if actual.dtype.kind == "f" and actual.dtype.itemsize < 8 and np.allclose(actual, expected, rtol=1e-2, atol=1e-3):
        return message("pattern.small-dtype", name=name, dtype=actual.dtype)
    whole = actual.size == 1 and float(actual.flat[0]).is_integer()  # a single whole number may have many causes
    for decimals in range(9):
        if np.array_equal(actual, np.round(expected, decimals)) and not whole:
            return message("pattern.rounded", name=name, decimals=decimals)
    if np.allclose(actual, expected, rtol=1e-4, atol=1e-7):
        return message("pattern.nearly-right", name=name)
    return None


def _factor(expected: Array, actual: Array, name: str) -> Message | None:
    """Whether the array is a constant times the right one, in two entries or more that are not zero."""
    nonzero = expected != 0
    if nonzero.sum() < 2 or not np.isfinite(actual).all():
        return None
    k = float(np.mean(actual[nonzero] / expected[nonzero]))
    if not np.allclose(actual, k * expected, rtol=1e-6, atol=1e-9):
        return None
    if abs(k + 1) < 1e-6:
        return message("pattern.wrong-sign-everywhere", name=name)
    if k < 0:
        return message("pattern.times-a-negative", name=name, factor=f"{k:.6g}")
    if k > 1:
        return message("pattern.times-too-large", name=name, factor=f"{k:.6g}")
    return message("pattern.times-too-small", name=name, factor=f"{1 / k:.6g}")
