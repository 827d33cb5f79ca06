"""Call an answer with copies of its arguments, quietly, and note its outcome."""

import contextlib
import copy
import inspect
import logging
import warnings
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from IPython.utils.capture import CapturedIO, capture_output

from .exercise import Answer, Exercise


@dataclass
class Outcome:
    """What a call of an answer did."""

    answer: Answer
    value: Any = None
    error: BaseException | None = None
    changed: list[str] = field(default_factory=list)  # the arguments that are not as they were given
    printed: str = ""


def call(exercise: Exercise, answer: Answer, arguments: inspect.BoundArguments) -> Outcome:
    """The outcome of an answer for one case. What it prints, warns and plots does not reach the notebook."""
    given = copy.deepcopy(arguments)
    outcome = Outcome(answer)
    with quiet() as captured:
        try:
            outcome.value = exercise.measure(answer, *given.args, **given.kwargs)
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # an answer may raise anything, SystemExit included
            outcome.error = error
    outcome.printed = captured.stdout
    outcome.changed = [
        name
        for name, value in arguments.arguments.items()
        if not _unchanged(value, given.arguments[name], exercise.arguments_atol)
    ]
    return outcome


@contextlib.contextmanager
def quiet() -> Iterator[CapturedIO]:
    """Capture what is printed and displayed, ignore warnings and logs, and close the figures that were opened.

    nbgrader gives no points to a cell that has written to stderr, whatever it wrote.
    """
    figures = set(plt.get_fignums())
    logging.disable()  # a log handler may still have the notebook's own stderr
    try:
        with capture_output() as captured, warnings.catch_warnings(), np.errstate(all="ignore"):
            warnings.simplefilter("ignore")
            yield captured
    finally:
        logging.disable(logging.NOTSET)
        for number in set(plt.get_fignums()) - figures:
            plt.close(number)


def poison_memory() -> None:
    """Fill the memory that np.empty will return with nan: the zeros that are often in it could pass for a result.

    NumPy caches a few blocks of each size below a kilobyte; they are taken here and given back.
    """
    blocks = [np.full(size, np.nan) for size in range(1, 128) for _ in range(8)]
    del blocks


def _unchanged(before: Any, after: Any, atol: float) -> bool:
    """Whether the arrays in nested lists and tuples are what they were."""
    if isinstance(before, (list, tuple)):
        return (
            type(after) is type(before)
            and len(before) == len(after)
            and all(_unchanged(a, b, atol) for a, b in zip(before, after))
        )
    if isinstance(before, np.ndarray):
        return (
            isinstance(after, np.ndarray)
            and before.shape == after.shape
            and bool(np.all(np.abs(after - before) <= atol))
        )
    return True


@contextlib.contextmanager
def bound(namespace: dict[str, Any], names: Mapping[str, Any], hidden: Iterable[str] = ()) -> Iterator[None]:
    """Bind some names in the namespace and hide others for a while, then put back all that was there.

    All of it: an answer could otherwise rebind what the test cell goes on with.
    """
    before = dict(namespace)
    namespace.update(names)
    for name in hidden:
        del namespace[name]
    try:
        yield
    finally:
        namespace.clear()
        namespace.update(before)
