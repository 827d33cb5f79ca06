"""What the checks say of the five errors that students meet most; a box in each lesson explains the same words."""

import re
from collections.abc import Sequence

import numpy as np

from .ask import Outcome
from .compare import Difference, leaves

UNANSWERED = "not answered yet. Write your code in the cell above, run that cell, then run this one again."
STALE = "There is no {name} yet: run the cell that defines it, then this one again."
SHAPES = "Two shapes do not match: print the shape of each array in that line, and compare with the table of conventions."
NAN = "A nan is no number. It comes from the logarithm of 0 or less, from 0 / 0, or from numbers that grew without limit."
LIST = ("A list, or a pair, stands where one of its entries belongs: the output is A[-1], and a layer is a pair, "
        "W, b = params[l - 1].")
MODULE = ("There is no module {name} in this Python: start the course with `make lab`, or activate its environment "
          "first.")

SHAPE_ERROR = re.compile("broadcast|mismatch in its core dimension|not aligned|must match|cannot reshape")
LIST_ERROR = re.compile("'(list|tuple)'|inhomogeneous|multiply sequence")


def advice(came: Outcome, found: Sequence[Difference]) -> str | None:
    """A word on an outcome that any exercise may have, where nothing better is known."""
    error = came.error.__cause__ or came.error if came.error else None
    if isinstance(error, ModuleNotFoundError):
        return MODULE.format(name=error.name)
    if isinstance(error, NameError) and not isinstance(error, UnboundLocalError):
        return STALE.format(name=error.name)
    if isinstance(error, ValueError) and SHAPE_ERROR.search(str(error)):
        return SHAPES
    if isinstance(error, (AttributeError, TypeError, ValueError)) and LIST_ERROR.search(str(error)):
        return LIST
    if found and any(_has_nan(leaf) for _, leaf in leaves(came.value)):
        return NAN
    return None


def _has_nan(value) -> bool:
    return isinstance(value, (float, np.ndarray)) and np.asarray(value).dtype.kind == "f" and bool(np.isnan(value).any())
