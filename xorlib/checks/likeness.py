"""How a wrong result resembles the right one, whatever the exercise: transposed, of the wrong sign or size, rounded."""

import numpy as np


def family_likeness(expected, came, name: str) -> str | None:
    """A sentence on how an array, or a number, that is wrong resembles the right one."""
    if isinstance(came, (float, np.floating)) and isinstance(expected, (float, np.floating)):
        return (
            f"{name} has the wrong sign."
            if np.isclose(came, -expected)
            else _precision(np.array([expected]), np.array([came]), name)
        )
    if type(came) is not np.ndarray or type(expected) is not np.ndarray or came.dtype.kind not in "fiu":
        return None
    if came.size and not came.any():
        return f"{name} is zero everywhere: is it still the array you began with?"
    if came.ndim == 2 and came.T.shape == expected.shape and np.allclose(came.T, expected):
        return f"{name} is the transpose of what it should be."
    if came.shape == expected.shape:
        return _precision(expected, came, name) or _factor(expected, came, name)
    if came.size == expected.size and np.allclose(came.ravel(), expected.ravel()):
        return f"The numbers of {name} are right, but not its shape: look at the shapes in the table of conventions."
    return None


def _precision(expected: np.ndarray, came: np.ndarray, name: str) -> str | None:
    """Whether digits were lost on the way."""
    if expected.dtype.kind != "f":
        return None
    if came.dtype.kind in "iu" and np.array_equal(came, np.trunc(expected)):
        return f"The decimals of {name} were cut off: was it put into an array of integers?"
    if came.dtype.kind == "f" and came.dtype.itemsize < 8 and np.allclose(came, expected, rtol=1e-2, atol=1e-3):
        return f"{name} has lost digits: its dtype is {came.dtype}, and the arrays of this course are float64."
    whole = came.size == 1 and float(came.flat[0]).is_integer()  # which may have come about in any way
    for decimals in range(9):
        if np.array_equal(came, np.round(expected, decimals)) and not whole:
            return f"{name} was rounded to {decimals} decimals: return every digit."
    if np.allclose(came, expected, rtol=1e-4, atol=1e-7):
        return (
            f"{name} is nearly right, but not to the last digits: was something rounded, a small number added, or "
            "a derivative only approximated?"
        )
    return None


def _factor(expected: np.ndarray, came: np.ndarray, name: str) -> str | None:
    """Whether the array is a constant times the right one, in two entries or more that are not zero."""
    nonzero = expected != 0
    if nonzero.sum() < 2 or not np.isfinite(came).all():
        return None
    k = float(np.mean(came[nonzero] / expected[nonzero]))
    if not np.allclose(came, k * expected, rtol=1e-6, atol=1e-9):
        return None
    if abs(k + 1) < 1e-6:
        return f"{name} has the wrong sign everywhere."
    size = f"{k:.6g} times too large" if abs(k) > 1 else f"{1 / k:.6g} times too small"
    return f"{name} is exactly {size}: did you sum where a mean was asked, or the reverse, or is a factor missing?"
