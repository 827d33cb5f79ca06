"""What the errors mean that Python, NumPy and Matplotlib raise for the commonest mistakes, in any exercise."""

import re
from typing import Any

import numpy as np

from .. import network
from .attempt import Attempt
from .compare import leaves
from .exercise import Raised
from .messages import Message, message

MODULES = {"numpy", "autograd", "matplotlib", "IPython", "PIL", "xorlib"}
SETUP = {"np", "plt", "X", "y"}  # from each lesson's first cell
# A pattern of "kind: text", one of the student's line, and the id of the message; the first that fits is said.
# Groups with a name are fields of the message. The general ones at the end, `advice`, are said where all else that a
# check can find out says less; a box in each lesson explains the same words.
PATTERNS = [
    (r"ArrayBox which has no callable", "", "error.made-of-boxes"),
    (r"ArrayBox\.__format__|must be real number, not ArrayBox", "", "error.box-formatted"),
    (r"'ArrayBox' object does not support item|scalar index", r"\]\s*[-+*/@]?=(?!=)", "error.box-changed"),
    (
        r"'(int|NoneType|list|range)' object has no attribute '(standard_)?(normal|randn?|random)'",
        "",
        "error.seed-for-rng",
    ),
    (r"draw_frame\(\) missing 1 .*'snapshot'|draw_frame\(\) takes", "", "error.frame-alone"),
    (r"cannot unpack non-iterable int", r"FuncAnimation", "error.frame-number"),
    (r"inhomogeneous", r"forward\(params", "error.forward-order"),
    (r"inhomogeneous", r"forward\(\w+, (?!params\))", "error.pair-of-train"),
    (r"TypeError", r"(RandomState|default_rng)\(rng", "error.rng-as-seed"),
    (r"cannot unpack non-iterable (\S+\.)?Axes", "", "error.ax-first"),
    (r"module 'matplotlib.pyplot' has no attribute", r"draw_frame\(plt", "error.plt-for-axes"),
    (r"'(Posix|Windows)?Path' object|\w+Path' and|not (Posix|Windows)Path", "", "error.path-is-no-text"),
    (r"y_hat must lie strictly between", r"bce_loss\(\w*y\b", "error.outputs-0-or-1"),
    (r"not have enough dimensions|matmul", r"\.(transpose|sum|T\.copy)\b(?!\()", "error.not-called"),
    (r"inhomogeneous", r"np\.(as)?array\(", "error.ragged"),
    (r"A has shape \(\)", "", "error.no-array"),
    (r"'NoneType'", "", "error.none"),
    (r"module '\S+' has no attribute '(?P<name>\w+)'", "", "error.not-in-numpy"),
    (r"truth value of an array", "", "error.truth-of-an-array"),
    (r"append\(\) takes exactly one|insert expected 2 arguments", "", "error.append-takes-one"),
    (r"has no attribute 'append'", "", "error.append-to-no-list"),
    (r"(list|tuple) index out of range", r"sizes", "error.past-the-end-of-sizes"),
    (r"tuple index out of range", r"shape", "error.fewer-axes"),
    (r"(list|tuple) index out of range", "", "error.past-the-end"),
    (r"index \d+ is out of bounds", "", "error.fixed-size"),
    (r"cannot reshape array", r"shape\((?!.*(shape|len|\bn\b))", "error.fixed-size"),
    (r"values to unpack", r"\bzip\(", "error.zip-of-pairs"),
    (r"values to unpack", r"=\s*params", "error.layers-not-unpacked"),
    (r"values to unpack", "", "error.count-of-names"),
    (r"cannot unpack non-iterable (int|float|numpy\.\w+) ", "", "error.one-number-unpacked"),
    (r"'(int|float|numpy\.\w+)' object is not iterable", r"\+=", "error.number-added-to-list"),
    (r"'(int|float|numpy\.\w+)' object is not iterable", "", "error.number-is-no-range"),
    (r"'(list|tuple|range|numpy\.ndarray)' object cannot be interpreted as an integer", "", "error.range-of-a-list"),
    (r"'(float|numpy\.float64)' object cannot be interpreted as an integer", "", "error.whole-number"),
    (r"(list|tuple) indices must be integers or slices, not (numpy\.)?str", "", "error.list-is-no-dict"),
    (r"list indices must be integers or slices, not tuple", "", "error.two-indices"),
    (r"NameError: name 'T' is|bitwise_xor|unsupported operand type\(s\) for \^", r"\^|\*\*\s*T\b", "error.caret"),
    (r"RandomState' object is not callable|Generator' object is not callable", "", "error.rng-called"),
    (
        r"'Text' object is not callable|'Axes' object has no attribute '[xy]?(title|label|lim|ticks)'",
        "",
        "error.ax-sets",
    ),
    (r"'Figure' object has no attribute", "", "error.figure-for-axes"),
    (r"'(tuple|list)' object is not callable", "", "error.comma-missing"),
    (r"object is not callable", "", "error.not-a-function"),
    (r"'\S*(function|method|ufunc)\S*' object (is not subscriptable|has no attribute)", "", "error.not-called"),
    (
        r"TypeError: (\S+\.)?(?P<name>\w+)\(\) missing \d+ required \S+ arguments?: (?P<missing>.+)",
        "",
        "error.too-few-arguments",
    ),
    (r"TypeError: (\S+\.)?(?P<name>\w+)\(\) takes .* given", "", "error.too-many-arguments"),
    (r"only (length-1|0-dimensional|integer scalar) arrays can be converted", "", "error.one-number-wanted"),
    (r"A has \d+ activations and params", "", "error.activations-wanted"),
    (
        r"no len\(\)|'(int|float|numpy\.\w+)' object is not subscriptable|invalid index to scalar",
        "",
        "error.number-for-list",
    ),
    (r"Field elements must be|Cannot (construct|interpret)|data type .* not understood", "", "error.array-takes-one"),
    (r"same_kind", "", "error.whole-numbers-array"),
    (r"not have enough dimensions", "", "error.no-array-in-product"),
    (r"unsupported operand type.*'(\w+_)?(function|method|ufunc)\w*'", "", "error.not-called"),
    (r"KeyError", "", "error.no-such-key"),
    (r"AssertionError", "", "error.own-assert"),
    (r"ZeroDivisionError", "", "error.divided-by-zero"),
    (r"too many indices", "", "error.too-many-indices"),
    (r"axis \d+ is out of bounds|axes don't match", "", "error.no-such-axis"),
    (r"only integers, slices|indices must be integers|slice indices", "", "error.index-is-no-number"),
    (r"setting an array element with a sequence(?!.*inhomogeneous)", "", "error.sequence-in-entry"),
    (r"unexpected keyword argument '(?P<name>\w+)'", "", "error.unknown-keyword"),
    (r"multiple values for (keyword )?argument", "", "error.argument-twice"),
    (r"unsupported format string passed to numpy.ndarray", "", "error.array-formatted"),
    (r"StopIteration", "", "error.stop-iteration"),
    (r"read-only", "", "error.read-only"),
    (r"can only concatenate str|must be str, not", "", "error.text-and-number"),
    (r"RecursionError", "", "error.calls-itself"),
    (r"UnboundLocalError: [^']*'(?P<name>\w+)'", "", "error.no-value-yet"),
    (r"Input z must be 2D", "", "error.three-arrays"),
    (r"Writer' object has no attribute '(fig|_frames|_obj|outfile)'", "", "error.writer-not-set-up"),
    (
        r"broadcast|mismatch in its core dimension|not aligned|must match|they must be|cannot reshape",
        "",
        "advice.shapes",
    ),
    (r"'tuple' object does not support item assignment", "", "advice.tuple-assignment"),
    (r"inhomogeneous", "", "advice.list-for-array"),
    (r"'list' object has no attribute '(?P<name>\w+)'", "", "advice.list-attribute"),
    (r"'tuple' object has no attribute '(?P<name>\w+)'", "", "advice.pair-attribute"),
    (r"can only concatenate (list|tuple)", "", "advice.list-plus"),
    (r"multiply sequence by non-int|operand.* '(list|tuple)'", "", "advice.list-arithmetic"),
    (r"not supported between instances of .*'(list|tuple)'", "", "advice.list-compared"),
    (r"'(list|tuple)'|, not (list|tuple)$", "", "advice.list-for-number"),
    (r"loop of ufunc|type object which has no callable", "", "advice.object-in-ufunc"),
    (r"object has no attribute '(?P<name>\w+)'", "", "advice.no-attribute"),
    (r"unsupported operand type", "", "advice.types-together"),
    (r"is not a valid|not understood|unrecognized|[Ii]nvalid", "", "advice.wrong-argument"),
]


def python_error(attempt: Attempt) -> Message | None:
    """What is wrong where an answer raised an error that says little to a beginner."""
    error = attempt.actual.error
    return None if not error or (error.message and not error.cause) else _meaning(error.cause or error, "error.")


def advice(attempt: Attempt) -> Message | None:
    """What helps where nothing better is known."""
    error = attempt.actual.error
    if error := error.cause or error if error else None:
        if "ModuleNotFoundError" in error.kinds and error.name:
            installed = error.name.partition(".")[0] in MODULES
            return message("advice.no-environment" if installed else "advice.module-not-needed", name=error.name)
        if "NameError" in error.kinds and "UnboundLocalError" not in error.kinds and error.name:
            return _unknown_name(error.name)
        if {"AttributeError", "TypeError", "ValueError"} & {*error.kinds}:
            return _meaning(error, "advice.")
    if attempt.differences and any(_has_nan(leaf) for _, leaf in leaves(attempt.actual.value)):
        return message("advice.nan")
    return None


def _meaning(error: Raised, ids: str) -> Message | None:
    """The message of the first pattern that fits, of those whose ids begin so."""
    for text, line, id in PATTERNS:
        found = re.search(text, f"{error.kind}: {error.text}") if id.startswith(ids) else None
        if found and re.search(line, error.line):
            own = id == "error.not-in-numpy" and hasattr(network, found["name"])
            return message("error.own-not-in-numpy" if own else id, **found.groupdict())
    return None


def _unknown_name(name: str) -> Message:
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
