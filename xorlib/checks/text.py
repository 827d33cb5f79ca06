"""Values in words, for the messages of the checks."""

import re
import textwrap
from enum import Enum
from typing import Any

import numpy as np

from ..network import Array

WIDTH = 75  # columns of a message
LABEL = re.compile("^[a-z ]*?  +")  # what a line begins with where the lines that continue it stand further right
MOST_TEXT, MOST_PRINTED, MOST_LINES = 300, 500, 10  # characters of a text; characters and lines of what was printed
GREEN, RED, PLAIN = "1;32", "1;31", "1"  # bold: pages then take a darker green and red, which can be read
# What NumPy says of one step, in words for those who do not know how a ufunc is written.
SHORTER = [
    (r": Input operand .* mismatch .* \(size (\d+) is different from (\d+)\)", r": the sizes \2 and \1 do not match"),
    (r": Input operand .* does not have enough dimensions .*", ": one side is a single number"),
    (r"(setting an array element with a sequence)\. .*", r"\1"),
]


def wrapped(text: str) -> str:
    """The text in lines of at most WIDTH columns, broken between words."""
    return "\n".join(map(_wrapped_line, text.split("\n")))


def _wrapped_line(line: str) -> str:
    beside = " " * (len(line) - len(LABEL.sub("", line)))
    return textwrap.fill(line, WIDTH, subsequent_indent=beside, break_on_hyphens=False)


def coloured(text: str, colour: str) -> str:
    """The text in a colour, line by line, where colours are shown: in notebooks and terminals."""
    return "\n".join(f"\x1b[{colour}m{line}\x1b[0m" for line in text.split("\n"))


def error_text(text: str) -> str:
    """What an exception says, on one line, shortened to what helps."""
    for pattern, shorter in SHORTER:
        text = re.sub(pattern, shorter, text)
    return shortened(text)


def shortened(text: str) -> str:
    """The text on one line, without the words after the first MOST_TEXT characters."""
    text = " ".join(_printable(text).split())
    return text if len(text) <= MOST_TEXT else text[:MOST_TEXT].rsplit(" ", 1)[0] + " ..."


def last_lines(text: str) -> str:
    """The end of what an answer printed, each line to the right of the label."""
    lines = text.rstrip().splitlines()[-MOST_LINES:]
    while len(lines) > 1 and sum(map(len, lines)) > MOST_PRINTED:
        del lines[0]
    lines[-1] = lines[-1][-MOST_PRINTED:]
    return "\n".join(f"  {_printable(line)}" for line in lines)


def _printable(text: str) -> str:
    """The text with a space for each character that moves the cursor, or changes a colour."""
    return "".join(c if c.isprintable() else " " for c in text)


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
        return f"{shortened(repr(value))}, {_with_article(type(value).__name__)}"
    if isinstance(value, (list, tuple)):
        return f"a {type(value).__name__} of {len(value)}"
    if isinstance(value, dict):
        return f"a dict with {shortened(', '.join(map(repr, value))) or 'nothing in it'}"
    return "None" if value is None else _with_article(type(value).__name__)


def _with_article(name: str) -> str:
    return f"{'an' if name[0] in 'aeiouAEIO' else 'a'} {name}"


def kind_name(array: Array) -> str:
    """What the entries of an array are."""
    names = {"i": "integers", "u": "integers", "f": "real numbers", "b": "booleans"}
    return names.get(array.dtype.kind, "other values")


def entries(array: Array) -> str:
    """The entries of an array, shortened, with later lines below the first one of `contrast`."""
    text = np.array2string(
        array, max_line_width=WIDTH - 10, precision=4, suppress_small=True, threshold=12, edgeitems=2
    )
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
