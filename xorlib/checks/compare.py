"""Where an actual result differs from the expected one: shape before value."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy import isclose  # bound before a student's code could put another one in its place

from ..network import Array
from .text import contrast, describe, entries, kind_name

Path = tuple[Any, ...]  # the way to a value inside nested lists, tuples and dicts: (0, 1) is value[0][1], () the whole


@dataclass(frozen=True)
class Difference:
    path: Path
    text: str


def differences(expected: Any, actual: Any, rtol: float, atol: float, path: Path = ()) -> Iterator[Difference]:
    """Each place where `actual` is not `expected`, both made of plain arrays, numbers, texts, lists and dicts.

    A list may stand for a tuple and the reverse; an array must be a numpy.ndarray itself, an integer no boolean.
    """

    def wrong(expected: str, got: str, more: str = "") -> Difference:
        return Difference(path, contrast(expected, got) + more)

    if actual is None and not path:
        yield wrong(describe(expected), "None")
    elif isinstance(expected, (list, tuple)):
        if type(actual) not in (list, tuple):
            yield wrong(f"a {type(expected).__name__} of {len(expected)}", describe(actual))
        elif len(actual) != len(expected):
            yield wrong(f"{len(expected)} entries", f"{len(actual)}")
        else:
            for i, pair in enumerate(zip(expected, actual)):
                yield from differences(*pair, rtol, atol, (*path, i))
    elif isinstance(expected, dict):
        if type(actual) is not dict or set(actual) != set(expected):
            yield wrong(describe(expected), describe(actual))
        else:
            for key in expected:
                yield from differences(expected[key], actual[key], rtol, atol, (*path, key))
    elif isinstance(expected, np.ndarray):
        if type(actual) is not np.ndarray:
            yield wrong(describe(expected), describe(actual))
        elif actual.shape != expected.shape:
            yield wrong(f"shape {expected.shape}", f"shape {actual.shape}")
        elif actual.dtype.kind not in allowed_kinds(expected):
            yield wrong(kind_name(expected), f"{kind_name(actual)} (dtype {actual.dtype})")
        elif not (close := isclose(actual, expected, rtol=rtol, atol=atol)).all():
            yield wrong(entries(expected), entries(actual), "\n" + _largest_difference(expected, actual, close))
    elif isinstance(expected, (int, float, np.number)) and not isinstance(expected, bool):
        if not isinstance(actual, (int, float, np.integer, np.floating)) or isinstance(actual, bool):
            yield wrong("a number", describe(actual))
        elif isinstance(expected, (int, np.integer)) and not isinstance(actual, (int, np.integer)):
            yield wrong(f"the integer {expected}", describe(actual))
        elif not isclose(float(actual), float(expected), rtol=rtol, atol=atol):  # else in the precision of actual
            yield wrong(f"{expected:.10g}", f"{actual:.10g}", f"\ndifference {abs(actual - expected):.3g}")
    elif type(actual) is not type(expected) or actual != expected:
        yield wrong(f"{expected}", actual if isinstance(actual, str) else describe(actual))


def differ(expected: Any, actual: Any, rtol: float, atol: float) -> bool:
    """Whether there is any difference."""
    return any(True for _ in differences(expected, actual, rtol, atol))


def allowed_kinds(expected: Array) -> str:
    """The dtype kinds that may stand for those of expected: whole numbers for whole, any real for real."""
    return {"i": "iu", "u": "iu", "f": "fiu"}.get(expected.dtype.kind, expected.dtype.kind)


def _largest_difference(expected: Array, actual: Array, close: Array) -> str:
    """How many entries differ, and where most; NaN and infinity first."""
    if not np.isfinite(actual).all():
        return f"{np.sum(~np.isfinite(actual))} of {actual.size} entries are infinite or not a number"
    gaps = np.abs(actual - expected)
    worst = tuple(int(i) for i in np.unravel_index(np.argmax(gaps), gaps.shape))
    return (
        f"{np.sum(~close)} of {actual.size} entries differ; the largest difference is {gaps[worst]:.3g}, "
        f"at {list(worst)}"
    )


def at(value: Any, path: Path) -> Any:
    """The value at a path; raises LookupError or TypeError where there is none."""
    for key in path:
        value = value[key]
    return value


def leaves(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Each value that is no list, tuple or dict, with its path."""
    if isinstance(value, (list, tuple, dict)):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from leaves(inner, (*path, key))
    else:
        yield path, value
