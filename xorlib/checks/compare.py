"""Where two outcomes differ, in words: shape before value, what was expected and what came."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy import isclose  # bound before a student's code could put another one in its place

Path = tuple  # the way to a value inside nested lists, tuples and dicts: () is the whole, (0, 1) is value[0][1]


@dataclass(frozen=True)
class Difference:
    path: Path
    says: str


def differences(expected, came, rtol: float, atol: float, path: Path = ()) -> Iterator[Difference]:
    """Each place where `came` is not `expected`, both made of plain arrays, numbers, texts, lists and dicts.

    A list may stand for a tuple and the reverse; an array must be a numpy.ndarray itself, an integer no boolean.
    """

    def wrong(says: str) -> Difference:
        return Difference(path, says)

    if came is None and not path:
        yield wrong("None came back: does your function end in `return`?")
    elif isinstance(expected, (list, tuple)):
        if type(came) not in (list, tuple):
            yield wrong(f"expected  a {type(expected).__name__} of {len(expected)}\ncame      {describe(came)}")
        elif len(came) != len(expected):
            yield wrong(f"expected  {len(expected)} entries\ncame      {len(came)}")
        else:
            for i, (inner, theirs) in enumerate(zip(expected, came)):
                yield from differences(inner, theirs, rtol, atol, (*path, i))
    elif isinstance(expected, dict):
        if type(came) is not dict or set(came) != set(expected):
            yield wrong(f"expected  a dict with {', '.join(map(repr, expected))}\ncame      {describe(came)}")
        else:
            for key in expected:
                yield from differences(expected[key], came[key], rtol, atol, (*path, key))
    elif isinstance(expected, np.ndarray):
        if type(came) is not np.ndarray:
            yield wrong(f"expected  {describe(expected)}\ncame      {describe(came)}")
        elif came.shape != expected.shape:
            yield wrong(f"expected  shape {expected.shape}\ncame      shape {came.shape}")
        elif came.dtype.kind not in allowed_kinds(expected):
            yield wrong(f"expected  {kind_name(expected)}\ncame      {kind_name(came)} (dtype {came.dtype})")
        elif not (close := isclose(came, expected, rtol=rtol, atol=atol)).all():
            yield wrong(value_difference(expected, came, close))
    elif isinstance(expected, (int, float, np.number)) and not isinstance(expected, bool):
        if not isinstance(came, (int, float, np.integer, np.floating)) or isinstance(came, bool):
            yield wrong(f"expected  a number\ncame      {describe(came)}")
        elif isinstance(expected, (int, np.integer)) and not isinstance(came, (int, np.integer)):
            yield wrong(f"expected  the integer {expected}\ncame      {describe(came)}")
        elif not isclose(came, expected, rtol=rtol, atol=atol):
            yield wrong(f"expected  {expected:.10g}\ncame      {came:.10g}\ndifference {abs(came - expected):.3g}")
    elif type(came) is not type(expected) or came != expected:
        yield wrong(f"expected  {expected}\ncame      {came if isinstance(came, str) else describe(came)}")


def allowed_kinds(expected: np.ndarray) -> str:
    """The dtype kinds that may stand for those of expected: whole numbers for whole, any real for real."""
    return {"i": "iu", "u": "iu", "f": "fiu"}.get(expected.dtype.kind, expected.dtype.kind)


def kind_name(array: np.ndarray) -> str:
    return {"i": "integers", "u": "integers", "f": "real numbers", "b": "booleans"}.get(
        array.dtype.kind, "other values"
    )


def describe(value) -> str:
    """The type of a value and, where that is short, the value."""
    if isinstance(value, np.ndarray):
        return f"a {'NumPy array' if type(value) is np.ndarray else type(value).__name__} of shape {value.shape}"
    if isinstance(value, (int, float, str, np.generic)):
        return f"{value!r}, a {type(value).__name__}"
    if isinstance(value, (list, tuple)):
        return f"a {type(value).__name__} of {len(value)}"
    if isinstance(value, dict):
        return f"a dict with {', '.join(map(repr, value)) or 'nothing in it'}"
    return "None" if value is None else f"a {type(value).__name__}"


def value_difference(expected: np.ndarray, came: np.ndarray, close: np.ndarray) -> str:
    """Both arrays, shortened, and the place of the largest difference; NaN and infinity first."""

    def shown(array: np.ndarray) -> str:
        text = np.array2string(array, precision=4, suppress_small=True, threshold=12, edgeitems=2)
        return text.replace("\n", "\n" + " " * 10)

    lines = [f"expected  {shown(expected)}", f"came      {shown(came)}"]
    if not np.isfinite(came).all():
        lines.append(f"{np.sum(~np.isfinite(came))} of {came.size} entries are infinite or not a number")
    else:
        gaps = np.abs(came - expected)
        worst = tuple(int(i) for i in np.unravel_index(np.argmax(gaps), gaps.shape))
        lines.append(
            f"{np.sum(~close)} of {came.size} entries differ; the largest difference is {gaps[worst]:.3g}, "
            f"at {list(worst)}"
        )
    return "\n".join(lines)


def at(value, path: Path):
    """The value at a path; raises LookupError or TypeError where there is none."""
    for key in path:
        value = value[key]
    return value


def leaves(value, path: Path = ()) -> Iterator[tuple[Path, object]]:
    """Each value that is no list or tuple, with its path."""
    if isinstance(value, (list, tuple)):
        for i, inner in enumerate(value):
            yield from leaves(inner, (*path, i))
    else:
        yield path, value
