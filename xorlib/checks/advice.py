"""What to say of the errors that students meet most, in any exercise; a box in each lesson explains the same words."""

import re
from typing import Any

import numpy as np

from .. import network
from .attempt import Attempt
from .compare import leaves
from .messages import Message, message

MODULES = {"numpy", "autograd", "matplotlib", "IPython", "PIL", "xorlib"}
SETUP = {"np", "plt", "X", "y"}  # from each lesson's first cell
ERRORS = [  # what Python and NumPy say, and the id of what to say of it; `name` in a pattern is a field of the message
    (r"broadcast|mismatch in its core dimension|not aligned|must match|they must be|cannot reshape", "advice.shapes"),
    (r"'tuple' object does not support item assignment", "advice.tuple-assignment"),
    (r"inhomogeneous", "advice.list-for-array"),
    (r"'list' object has no attribute '(?P<name>\w+)'", "advice.list-attribute"),
    (r"'tuple' object has no attribute '(?P<name>\w+)'", "advice.pair-attribute"),
    (r"can only concatenate (list|tuple)", "advice.list-plus"),
    (r"multiply sequence by non-int|operand.* '(list|tuple)'", "advice.list-arithmetic"),
    (r"not supported between instances of .*'(list|tuple)'", "advice.list-compared"),
    (r"'(list|tuple)'|, not (list|tuple)$", "advice.list-for-number"),
]


def advice(attempt: Attempt) -> Message | None:
    """What helps where nothing better is known."""
    error = attempt.actual.error
    error = error.cause or error if error else None
    kinds, text = (set(error.kinds), error.text) if error else (set(), "")
    if "ModuleNotFoundError" in kinds and error and error.name:
        installed = error.name.partition(".")[0] in MODULES
        return message("advice.no-environment" if installed else "advice.module-not-needed", name=error.name)
    if "NameError" in kinds and "UnboundLocalError" not in kinds and error and error.name:
        return unknown_name(error.name)
    if kinds & {"AttributeError", "TypeError", "ValueError"}:
        for pattern, id in ERRORS:
            if found := re.search(pattern, text):
                return message(id, **found.groupdict())
    if attempt.differences and any(_has_nan(leaf) for _, leaf in leaves(attempt.actual.value)):
        return message("advice.nan")
    return None


def unknown_name(name: str) -> Message:
    """What to do where Python knows no such name."""
    if name in SETUP:
        return message("advice.not-run", name=name)
    if getattr(vars(network).get(name), "__module__", None) == network.__name__:
        return message("advice.name-of-xorlib", name=name)
    return message("advice.name-of-numpy" if hasattr(np, name) else "advice.unknown-name", name=name)


def _has_nan(value: Any) -> bool:
    return (
        isinstance(value, (float, np.ndarray)) and np.asarray(value).dtype.kind == "f" and bool(np.isnan(value).any())
    )
