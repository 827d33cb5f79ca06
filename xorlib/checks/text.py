"""Values in words, for the messages of the checks."""

from enum import Enum
from typing import Any

import numpy as np

from ..network import Array


def contrast(expected: str, got: str) -> str:
    """The two lines that say what a check expected and what it got."""
    return f"expected  {expected}\ngot       {got}"


def describe(value: Any) -> str:
    """The type of a value and, where that is short, the value.

    Where a class is graded, what is no plain data comes from the answer's process as its description alone.
    """
    if isinstance(described := getattr(value, "description", None), str):
        return described
    if isinstance(value, np.ndarray):
        return f"a {'NumPy array' if type(value) is np.ndarray else type(value).__name__} of shape {value.shape}"
    if isinstance(value, (int, float, str, np.generic)):
        return f"{value!r}, a {type(value).__name__}"
    if isinstance(value, (list, tuple)):
        return f"a {type(value).__name__} of {len(value)}"
    if isinstance(value, dict):
        return f"a dict with {', '.join(map(repr, value)) or 'nothing in it'}"
    return "None" if value is None else f"a {type(value).__name__}"


def kind_name(array: Array) -> str:
    """What the entries of an array are."""
    names = {"i": "integers", "u": "integers", "f": "real numbers", "b": "booleans"}
    return names.get(array.dtype.kind, "other values")


def entries(array: Array) -> str:
    """The entries of an array, shortened, with later lines below the first one of `contrast`."""
    text = np.array2string(array, precision=4, suppress_small=True, threshold=12, edgeitems=2)
    return text.replace("\n", "\n" + " " * 10)


def shapes(value: Any) -> str:
    """The shapes of the arrays in an argument, or the argument itself where it is a number."""
    if isinstance(value, np.ndarray):
        return f"{value.shape}"
    if isinstance(value, (list, tuple)):
        inner = ", ".join(map(shapes, value))
        return f"[{inner}]" if isinstance(value, list) else f"({inner})"
    if isinstance(value, float):
        return f"{value:.6g}"
    if isinstance(value, Enum):
        return f"{value.value}"
    if isinstance(value, (int, str)):
        return f"{value!r}"
    return str(getattr(value, "__name__", f"a {type(value).__name__}"))
