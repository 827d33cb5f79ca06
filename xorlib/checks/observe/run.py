"""Call an answer with copies of its arguments, quietly, and note what it does."""

import contextlib
import copy
import dis
import logging
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import CodeType
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from IPython.utils.capture import CapturedIO, capture_output

from .derivatives import derivatives
from .draws import draws
from .errors import error_facts
from .films import film
from .forbidden import forbidding, resolved
from .frames import frame

MOST_PRINTED = 10_000  # characters, the last ones


def call(answer: Callable[..., Any], namespace: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
    """What the answer returns."""
    return answer(*args, **kwargs)


def pairs(answer: Callable[..., Any], namespace: dict[str, Any], *args: Any) -> dict[str, Any]:
    """What the answer returns, and the pairs of arrays that it can be made into, or None."""
    result, arrays = answer(*args), None
    with contextlib.suppress(TypeError, ValueError):
        arrays = [(np.array(W), np.array(b)) for W, b in result]
    return {"result": result, "arrays": arrays}


def entries(answer: Callable[..., Any], namespace: dict[str, Any], *args: Any) -> Any:
    """What the answer returns, as a dict where it is a kind of dict."""
    result = answer(*args)
    return dict(result) if isinstance(result, dict) else result


OBSERVERS: dict[str, Callable[..., Any]] = {
    function.__name__: function for function in (call, pairs, entries, draws, derivatives, frame, film)
}


def observe(namespace: dict[str, Any], request: dict[str, Any]) -> dict[str, Any]:
    """What the answer of that name in the namespace does when it is called. Everything else is as it was afterwards.

    The request: `name` of the answer, `observer`, `args` with their `names`, `kwargs`; names to `bind` in the
    namespace and names to be `hidden` while it runs; functions that are `forbidden`, as "module:name", or
    `own_forbidden`, as names in the namespace; `poison`, whether new memory must hold no zeros; `atol`, how far an
    argument may be from its old value afterwards; `again`, None, or other args for a second call of the answer.

    The facts: `value`, what the observer has seen; `error`, see `error_facts`, or None; the names of the arguments
    that `changed`; `shares`, see `shared`; what the later calls `kept`, see `kept_between_calls`, or None; what was
    `printed`; the global names that the answer's code `reads`; the names of `forbidden` functions that were called.
    """
    answer = namespace[request["name"]]
    results: list[Any] = []

    def noting(*args: Any, **kwargs: Any) -> Any:
        results.append(answer(*args, **kwargs))
        return results[-1]

    args, kwargs = copy.deepcopy((request["args"], request["kwargs"]))
    before = dict(zip(request["names"], request["args"])) | request["kwargs"]
    after = dict(zip(request["names"], args)) | kwargs
    own = [namespace.get(name) for name in request["own_forbidden"]]
    value = error = kept = None
    if request["poison"]:
        poison_memory()
    with (
        forbidding([*resolved(request["forbidden"]), *own]) as forbidden,
        bound(namespace, request["bind"], request["hidden"]),
        quiet() as captured,
    ):
        try:
            value = OBSERVERS[request["observer"]](noting, namespace, *args, **kwargs)
            with contextlib.suppress(RecursionError):  # a list that holds itself stays one
                value = plain_copy(value)
                if request["again"] is not None:
                    with capture_output():  # what is printed once more is not told
                        kept = kept_between_calls(answer, results[0], request)
        except KeyboardInterrupt:
            raise
        except BaseException as raised:  # an answer may raise anything, SystemExit included
            error = error_facts(raised, namespace, given=args)
    return {
        "value": value,
        "error": error,
        "changed": [name for name in before if not unchanged(before[name], after[name], request["atol"])],
        "shares": shared(results[0], after) if results else [],
        "kept": kept,
        "printed": captured.stdout[-MOST_PRINTED:],
        "reads": list(dict.fromkeys(globals_read(getattr(answer, "__code__", None)))),
        "forbidden": forbidden,
    }


def plain_copy(value: Any) -> Any:
    """A copy of the value, with a plain tuple or list in place of one of another class, such as a named tuple."""
    if isinstance(value, (list, tuple)):
        return (list if isinstance(value, list) else tuple)(map(plain_copy, value))
    if type(value) is dict:
        return {key: plain_copy(inner) for key, inner in value.items()}
    return value.copy() if isinstance(value, np.ndarray) else value


def kept_between_calls(answer: Callable[..., Any], first: Any, request: dict[str, Any]) -> str | None:
    """What later calls have to do with the result of the first one, or None where they are apart, as they should be.

    "changed": a later call changed that result. "other": with the same arguments again, the result is another.
    """
    before = plain_copy(first)
    if isinstance(first, (list, tuple, dict, np.ndarray)):
        with contextlib.suppress(Exception):  # it may not like those arguments
            answer(*copy.deepcopy(request["again"]), **request["kwargs"])
        if not alike(before, first):
            return "changed"
    if not request["args"]:
        return None
    args, kwargs = copy.deepcopy((request["args"], request["kwargs"]))
    try:
        return None if alike(before, answer(*args, **kwargs)) else "other"
    except Exception:
        return "other"


@contextlib.contextmanager
def quiet() -> Iterator[CapturedIO]:
    """Capture what is printed and displayed, ignore warnings and logs, and close the figures that were opened.

    nbgrader gives no points to a cell that has written to stderr, whatever it wrote. An array of one entry is no
    number, as in NumPy 2.4: earlier ones only warn, and all must judge alike.
    """
    figures = set(plt.get_fignums())
    logging.disable()  # a log handler may still have the notebook's own stderr
    try:
        with capture_output() as captured, warnings.catch_warnings(), np.errstate(all="ignore"):
            warnings.simplefilter("ignore")
            warnings.filterwarnings("always", "Conversion of an array with ndim > 0 to a scalar", DeprecationWarning)
            warnings.showwarning = no_number
            yield captured
    finally:
        logging.disable(logging.NOTSET)
        for number in set(plt.get_fignums()) - figures:
            plt.close(number)


def no_number(*_: Any, **__: Any) -> None:
    """In place of showing a warning, raise the error of NumPy 2.4."""
    raise TypeError("only 0-dimensional arrays can be converted to Python scalars")


def poison_memory() -> None:
    """Fill the memory that np.empty will return with nan: the zeros that are often in it could pass for a result.

    NumPy caches a few blocks of each size below a kilobyte; they are taken here and given back.
    """
    blocks = [np.full(size, np.nan) for size in range(1, 128) for _ in range(8)]
    del blocks


@contextlib.contextmanager
def bound(namespace: dict[str, Any], names: Mapping[str, Any], hidden: Iterable[str] = ()) -> Iterator[None]:
    """Bind some names in the namespace and hide others for a while, then put back all that was there.

    All of it: an answer could otherwise rebind what the test cell goes on with.
    """
    before = dict(namespace)
    namespace.update(names)
    for name in hidden:
        namespace.pop(name, None)
    for value in names.values():
        if isinstance(value, np.ndarray):
            value.setflags(write=False)  # as in xorlib.data, of which this may be a copy
    try:
        yield
    finally:
        namespace.clear()
        namespace.update(before)


def unchanged(before: Any, after: Any, atol: float) -> bool:
    """Whether the arrays in nested lists and tuples are what they were."""
    if isinstance(before, (list, tuple)):
        return (
            type(after) is type(before)
            and len(before) == len(after)
            and all(unchanged(a, b, atol) for a, b in zip(before, after))
        )
    if isinstance(before, np.ndarray):
        return (
            isinstance(after, np.ndarray)
            and before.shape == after.shape
            and bool(np.all(np.abs(after - before) <= atol))
        )
    return True


def alike(one: Any, other: Any) -> bool:
    """Whether the arrays and numbers in two results are the same, but for rounding."""
    if isinstance(one, (list, tuple)):
        return isinstance(other, (list, tuple)) and len(one) == len(other) and all(map(alike, one, other))
    if isinstance(one, dict):
        return isinstance(other, dict) and one.keys() == other.keys() and all(alike(one[k], other[k]) for k in one)
    try:
        return np.shape(one) == np.shape(other) and np.allclose(one, other, rtol=1e-9, atol=1e-12, equal_nan=True)
    except (TypeError, ValueError):  # no numbers
        return type(one) is type(other)


def shared(result: Any, arguments: Mapping[str, Any]) -> list[tuple[tuple[Any, ...], str]]:
    """The path of each array in the result that shares memory with an argument, and the name of that."""
    return [
        (path, name)
        for path, array in arrays(result)
        for name, argument in arguments.items()
        if any(np.shares_memory(array, other) for _, other in arrays(argument))
    ]


def arrays(value: Any) -> Iterator[tuple[tuple[Any, ...], Any]]:
    """Each array in nested lists, tuples and dicts, of which one may hold itself, and its path."""
    left: list[tuple[tuple[Any, ...], Any]] = [((), value)]
    seen = set()
    while left:
        path, value = left.pop()
        if isinstance(value, np.ndarray):
            yield path, value
        elif isinstance(value, (list, tuple, dict)) and id(value) not in seen:
            seen.add(id(value))
            items = value.items() if isinstance(value, dict) else enumerate(value)
            left += [((*path, key), inner) for key, inner in items]


def globals_read(code: CodeType | None) -> Iterator[str]:
    """The names that a function's code, and that of functions in it, looks up in the notebook."""
    if code:
        yield from (step.argval for step in dis.get_instructions(code) if step.opname == "LOAD_GLOBAL")
        for inner in code.co_consts:
            yield from globals_read(inner if isinstance(inner, CodeType) else None)
