"""Call an answer with copies of its arguments, quietly, and note all that came of it."""

import contextlib
import copy
import inspect
import logging
import sys
import types
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import autograd.tracer
import matplotlib.pyplot as plt
import numpy as np
from IPython.utils.capture import CapturedIO, capture_output

from .exercise import Exercise

AUTOGRAD = autograd.tracer.trace  # every derivative that autograd takes passes through it


@dataclass
class Outcome:
    answer: Callable
    value: Any = None
    error: BaseException | None = None
    changed: list[str] = field(default_factory=list)  # the arguments that are not as they were given
    printed: str = ""


def ask(exercise: Exercise, answer: Callable, arguments: inspect.BoundArguments) -> Outcome:
    """What comes of an answer to one case. What it prints, warns and plots is kept from the notebook."""
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
    logging.disable()  # a log handler may have kept the notebook's own stderr
    try:
        with capture_output() as captured, warnings.catch_warnings(), np.errstate(all="ignore"):
            warnings.simplefilter("ignore")
            yield captured
    finally:
        logging.disable(logging.NOTSET)
        for number in set(plt.get_fignums()) - figures:
            plt.close(number)


def spoil_memory() -> None:
    """Leave nan in the memory that np.empty will hand out: the zeros that it often finds would pass for an answer's own.

    NumPy keeps a few blocks of each size below a kilobyte, which are taken here and given back.
    """
    blocks = [np.full(size, np.nan) for size in range(1, 128) for _ in range(8)]
    del blocks


def _unchanged(before, after, atol: float) -> bool:
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
def bound(namespace: dict, names: Mapping[str, Any], hidden: Iterable[str] = ()) -> Iterator[None]:
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


class GivenAway(Exception):
    """An answer called a function that would give the exercise away."""

    called: list[str] = []  # since the last `refusing` began; an answer may swallow the exception


@contextlib.contextmanager
def refusing(functions: Iterable[Callable]) -> Iterator[list[str]]:
    """While this lasts, a call of one of the functions raises GivenAway, under whatever name it was kept.

    That is why the functions' code is exchanged, and no name for them is rebound.
    """
    codes = {f: f.__code__ for f in functions if isinstance(f, types.FunctionType)}
    GivenAway.called = []
    try:
        for f, code in codes.items():
            f.__code__ = _give_away.__code__.replace(
                co_name="autograd" if f is AUTOGRAD else f.__name__, co_freevars=code.co_freevars
            )
        yield GivenAway.called
    finally:
        for f, code in codes.items():
            f.__code__ = code


def _give_away(*args, **kwargs):
    from xorlib.checks.ask import note_given_away  # it runs with the globals of the function it stands in for

    note_given_away()


def note_given_away() -> None:
    name = sys._getframe(1).f_code.co_name
    GivenAway.called.append(name)
    raise GivenAway(name)
