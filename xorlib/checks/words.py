"""What the checks say of the five errors that students meet most; a box in each lesson explains the same words."""

import re
from collections.abc import Sequence

import numpy as np

from .. import network
from .ask import Outcome
from .compare import Difference, leaves

UNANSWERED = "not answered yet. Write your code in the cell above, run that cell, then run this one again."
STALE = "There is no {name} yet: run the cell that defines it, then this one again."
SHAPES = (
    "Two shapes do not match: print the shape of each array in that line, and compare with the table of conventions."
)
UNKNOWN = (
    "Nothing that has run defines {name}: is it misspelt, not imported, a key without its quotes, or a "
    "name from inside another function?"
)
NUMPYS = "There is no {name} by itself: NumPy's is np.{name}."
XORLIBS = "There is no {name} here: `from xorlib import {name}` brings the course's."
NAN = (
    "A nan is no number. It comes from the logarithm of 0 or less, from 0 / 0, from numbers that grew without limit, or "
    "from an entry of np.empty that was never set."
)
PAIR = "A tuple, such as a pair (W, b), cannot be changed: make a new one, (new_W, new_b)."
LIST = (
    "A list, or a pair, stands where one of its entries belongs: the output is A[-1], and a layer is a pair, "
    "W, b = params[l - 1]."
)
NOT_NEEDED = "There is no module {name} here, and none is needed: NumPy, autograd and Matplotlib are enough."
MODULE = (
    "There is no module {name} in this Python: start the course with `make lab`, or activate its environment first."
)

MODULES = {"numpy", "autograd", "matplotlib", "IPython", "PIL", "xorlib"}
SETUP = {"np", "plt", "X", "y"}  # from each lesson's first cell
SHAPE_ERROR = re.compile("broadcast|mismatch in its core dimension|not aligned|must match|they must be|cannot reshape")
LIST_ERROR = re.compile("'(list|tuple)'|inhomogeneous|multiply sequence")


def advice(came: Outcome, found: Sequence[Difference]) -> str | None:
    """A word on an outcome that any exercise may have, where nothing better is known."""
    error = came.error.__cause__ or came.error if came.error else None
    if isinstance(error, ModuleNotFoundError) and error.name:
        return (MODULE if error.name.partition(".")[0] in MODULES else NOT_NEEDED).format(name=error.name)
    if isinstance(error, NameError) and not isinstance(error, UnboundLocalError) and error.name:
        return no_such_name(error.name)
    if isinstance(error, ValueError) and SHAPE_ERROR.search(str(error)):
        return SHAPES
    if isinstance(error, TypeError) and "'tuple' object does not support item assignment" in str(error):
        return PAIR
    if isinstance(error, (AttributeError, TypeError, ValueError)) and LIST_ERROR.search(str(error)):
        return LIST
    if found and any(_has_nan(leaf) for _, leaf in leaves(came.value)):
        return NAN
    return None


def no_such_name(name: str) -> str:
    """What to do where Python knows no such name."""
    if name in SETUP:
        return STALE.format(name=name)
    if getattr(vars(network).get(name), "__module__", None) == network.__name__:
        return XORLIBS.format(name=name)
    return (NUMPYS if hasattr(np, name) else UNKNOWN).format(name=name)


def _has_nan(value) -> bool:
    return (
        isinstance(value, (float, np.ndarray)) and np.asarray(value).dtype.kind == "f" and bool(np.isnan(value).any())
    )
