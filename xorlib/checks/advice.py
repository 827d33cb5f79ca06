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
SHAPE_ERROR = re.compile("broadcast|mismatch in its core dimension|not aligned|must match|they must be|cannot reshape")
LIST_ERROR = re.compile("'(list|tuple)'|inhomogeneous|multiply sequence")


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
    if "ValueError" in kinds and SHAPE_ERROR.search(text):
        return message("advice.shapes")
    if "TypeError" in kinds and "'tuple' object does not support item assignment" in text:
        return message("advice.tuple-assignment")
    if kinds & {"AttributeError", "TypeError", "ValueError"} and LIST_ERROR.search(text):
        return message("advice.list-for-entry")
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
