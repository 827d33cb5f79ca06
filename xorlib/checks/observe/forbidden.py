"""Functions that an answer may not call, since they give the exercise away."""

import contextlib
import pkgutil
import sys
import types
from collections.abc import Iterable, Iterator
from typing import Any, NoReturn

import autograd.tracer

AUTOGRAD = autograd.tracer.trace  # every derivative that autograd takes passes through it


class ForbiddenCall(Exception):
    """An answer called a function that gives the exercise away."""

    called: list[str] = []  # noqa: RUF012 (of the latest `forbidding`, as an answer may catch the exception)


def resolved(names: Iterable[str]) -> Iterator[Any]:
    """The functions of these names, such as "xorlib.network:relu", as far as there are any in this process."""
    for name in names:
        with contextlib.suppress(ImportError, AttributeError, ValueError):
            yield pkgutil.resolve_name(name)


@contextlib.contextmanager
def forbidding(functions: Iterable[Any]) -> Iterator[list[str]]:
    """For a while, a call of one of the functions raises ForbiddenCall, whatever name the answer has for it.

    Yields the names of the functions that were called. The functions' code is exchanged, and no name is rebound: an
    answer may have the function under a name of its own.
    """
    codes = {f: f.__code__ for f in functions if isinstance(f, types.FunctionType)}
    ForbiddenCall.called = []
    try:
        for f, code in codes.items():
            name = "autograd" if f is AUTOGRAD else f.__name__
            f.__code__ = _forbidden.__code__.replace(co_name=name, co_freevars=code.co_freevars)
        yield ForbiddenCall.called
    finally:
        for f, code in codes.items():
            f.__code__ = code


def _forbidden(*args: object, **kwargs: object) -> None:
    from xorlib.checks.observe.forbidden import refuse_call  # this code runs with the globals of another function

    refuse_call()


def refuses(code: types.CodeType) -> bool:
    """Whether this code stands in place of a forbidden function's: its frames have no locals that could be read."""
    return code.co_code == _forbidden.__code__.co_code


def refuse_call() -> NoReturn:
    """Note the name of the function that was called, and raise ForbiddenCall."""
    name = sys._getframe(1).f_code.co_name
    ForbiddenCall.called.append(name)
    raise ForbiddenCall(name)
