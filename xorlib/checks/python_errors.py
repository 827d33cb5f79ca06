"""What the errors mean that Python, NumPy and Matplotlib raise for the commonest mistakes, in any exercise."""

import re

from .. import network
from .attempt import Attempt
from .messages import Message, message

# A pattern of "kind: text", one of the student's line, and the id of the message; the first that fits is said.
# Groups with a name are fields of the message.
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
    (r"not have enough dimensions|matmul", r"\.(transpose|sum|T\.copy)\b(?!\()", "error.not-called"),
    (r"inhomogeneous", r"np\.(as)?array\(", "error.ragged"),
    (r"A has shape \(\)", "", "error.no-array"),
    (r"'NoneType'", "", "error.none"),
    (r"module '\S+' has no attribute '(?P<name>\w+)'", "", "error.not-in-numpy"),
    (r"truth value of an array", "", "error.truth-of-an-array"),
    (r"append\(\) takes exactly one|insert expected 2 arguments", "", "error.append-takes-one"),
    (r"has no attribute 'append'", "", "error.append-to-no-list"),
    (r"(list|tuple) index out of range", r"sizes", "error.past-the-end-of-sizes"),
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
    (r"read-only", "", "error.read-only"),
    (r"can only concatenate str|must be str, not", "", "error.text-and-number"),
    (r"RecursionError", "", "error.calls-itself"),
    (r"UnboundLocalError: [^']*'(?P<name>\w+)'", "", "error.no-value-yet"),
    (r"Input z must be 2D", "", "error.three-arrays"),
    (r"Writer' object has no attribute '(fig|_frames|_obj|outfile)'", "", "error.writer-not-set-up"),
]


def python_error(attempt: Attempt) -> Message | None:
    """What is wrong where an answer raised an error that says little to a beginner."""
    error = attempt.actual.error
    if not error or (error.message and not error.cause):
        return None
    error = error.cause or error
    for text, line, id in PATTERNS:
        found = re.search(text, f"{error.kind}: {error.text}")
        if found and re.search(line, error.line):
            own = id == "error.not-in-numpy" and hasattr(network, found["name"])
            return message("error.own-not-in-numpy" if own else id, **found.groupdict())
    return None
