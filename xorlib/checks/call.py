"""Have an answer called and observed, wherever it lives, and measure what came of it."""

import copy
import inspect
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import cycle
from types import FunctionType
from typing import Any

import numpy as np

from .exercise import Answer, Exercise, Raised, UnusableResult
from .observe import not_run, observe
from .observe.draws import draws
from .observe.forbidden import forbidding
from .observe.run import OBSERVERS, quiet
from .text import describe

PLAIN = (type(None), bool, int, float, complex, str, bytes)


@dataclass(frozen=True)
class Outcome:
    """What a call of an answer did."""

    value: Any = None
    error: Raised | None = None
    changed: Sequence[str] = ()  # the arguments that are not as they were given
    shares: Sequence[str] = ()  # the arguments with which the result shares memory, and may not
    kept: str | None = None  # what later calls have to do with the result: see observe.run.kept_between_calls
    printed: str = ""
    reads: Sequence[str] = ()  # the global names in the answer's code
    forbidden: Sequence[str] = ()  # functions that it called, and that give the exercise away


def call(exercise: Exercise, answer: Answer, arguments: inspect.BoundArguments) -> Outcome:
    """The outcome of one of the course's own answers, the reference or a mistake, for one case."""
    if exercise.known(answer):
        return Outcome(answer(*arguments.args, **arguments.kwargs))
    return _measured(exercise, arguments, observe({"answer": answer}, request_for(exercise, "answer", arguments)))


def call_quickly(exercise: Exercise, answer: Answer, arguments: inspect.BoundArguments) -> Outcome:
    """The same, as far as the value goes. Answers with rarer mistakes are many, and change no array."""
    if exercise.known(answer):
        return call(exercise, answer, arguments)
    args, kwargs = arguments.args, arguments.kwargs
    observer = OBSERVERS[exercise.observe]
    try:
        with np.errstate(all="ignore"):
            value = observer(answer, {}, *(copy.deepcopy(args) if observer is draws else args), **kwargs)
            return Outcome(exercise.measure(value, *args, **kwargs))
    except Exception as error:
        return Outcome(error=Raised(type(error).__name__))


def call_in(
    namespace: dict[str, Any],
    name: str,
    exercise: Exercise,
    arguments: inspect.BoundArguments,
    bind: Mapping[str, Any],
    hidden: Sequence[str],
    twice: bool,
) -> Outcome:
    """The outcome of the student's answer of that name for one case; twice: also see whether its result stays.

    Where a class is graded, the namespace is that of another process. The student's calls of functions that are not
    there then arrive in this one, and names to be hidden, those of the check, are the student's own there.
    """
    apart = getattr(namespace, "call_apart", None)
    request = {
        **request_for(exercise, name, arguments),
        "bind": dict(bind),
        "hidden": [] if apart else [*hidden],
        "forbidden": [f"{f.__module__}:{f.__qualname__}" for f in (*exercise.forbidden, *exercise.forbidden_near)],
        "own_forbidden": [*exercise.own_forbidden],
        "poison": True,
    }
    if twice:
        request["again"] = turned(request["args"])
    if apart is None:
        lent = {id(value) for value in bind.values()}
        with forbidding(f for f in functions_of_checks() if id(f) not in lent):
            facts = observe(namespace, request)
    else:
        with forbidding(exercise.forbidden) as seen:  # a copy, since what comes back can change what was sent
            facts = data_only(apart("xorlib.checks.observe:observe", copy.deepcopy(request)))
        facts["forbidden"] += seen
    return _measured(exercise, arguments, facts)


def reason_not_run(namespace: dict[str, Any], name: str) -> str | None:
    """Why the latest cell that defines the answer did not run, or None if it has. See cells.not_run."""
    apart = getattr(namespace, "call_apart", None)
    reason = apart("xorlib.checks.observe:not_run", name) if apart else not_run(namespace, name)
    return reason if isinstance(reason, str) else None


def functions_of_checks() -> Iterator[FunctionType]:
    """The references, and what else the modules of the lessons' checks define: each of them may give an answer away."""
    for name, module in [*sys.modules.items()]:
        if name.startswith(f"{__package__}.lesson"):
            yield from (f for f in vars(module).values() if isinstance(f, FunctionType) and f.__module__ == name)


@dataclass(frozen=True)
class Described:
    """Stands for a value of the answer's process that is no plain data. See text.describe."""

    description: str

    def __repr__(self) -> str:
        return self.description


def data_only(value: Any) -> Any:
    """The value, with a Described in place of all that is no plain data.

    Else its entries would be read in the answer's process while nothing is forbidden there any more.
    """
    if isinstance(value, np.generic) or type(value) in PLAIN:
        return value
    if type(value) in (list, tuple):
        return type(value)(map(data_only, value))
    if type(value) is dict:
        return {data_only(key): data_only(inner) for key, inner in value.items()}
    if type(value) is not np.ndarray:
        return Described(describe(value))
    if value.dtype.hasobject:
        objects = np.empty(value.size, dtype=object)
        for i, inner in enumerate(value.flat):
            objects[i] = data_only(inner)
        return objects.reshape(value.shape)
    return value


def request_for(exercise: Exercise, name: str, arguments: inspect.BoundArguments) -> dict[str, Any]:
    """What `observe` is asked: plain data, and with nothing bound and nothing forbidden."""
    args = [value.name if isinstance(value, Enum) else value for value in arguments.args]
    return {
        "name": name,
        "observer": exercise.observe,
        "args": args,
        "names": list(arguments.arguments)[: len(args)],
        "kwargs": dict(arguments.kwargs),
        "bind": {},
        "hidden": [],
        "forbidden": [],
        "own_forbidden": [],
        "poison": False,
        "atol": exercise.arguments_atol,
        "again": None,
    }


def turned(value: Any, turn: Iterator[bool] | None = None) -> Any:
    """The arguments for another call: every other array upside down, which keeps shapes, targets and probabilities.

    All of them would give the sums over the examples that they gave before. A random generator has gone on by a number.
    """
    turn = turn or cycle([True, False])
    if type(value) in (list, tuple):
        return type(value)(turned(inner, turn) for inner in value)
    if isinstance(value, np.ndarray):
        return value[::-1].copy() if next(turn) else value
    if isinstance(value, (np.random.Generator, np.random.RandomState)):
        value = copy.deepcopy(value)
        value.random()
    return value


def _measured(exercise: Exercise, arguments: inspect.BoundArguments, facts: Mapping[str, Any]) -> Outcome:
    """The outcome, with what is compared of the value that was observed."""
    value, error = None, Raised.of(facts["error"])
    if not error:
        try:
            with quiet():
                value = exercise.measure(facts["value"], *arguments.args, **arguments.kwargs)
        except UnusableResult as unusable:
            error = Raised("UnusableResult", text=str(unusable), cause=unusable.cause, message=unusable.message)
        except Exception as raised:  # such as what a reference says of an impossible input
            error = Raised(type(raised).__name__, [t.__name__ for t in type(raised).__mro__], str(raised))
    shares = [name for path, name in facts["shares"] if not exercise.may_share(tuple(path), name)]
    return Outcome(
        value,
        error,
        facts["changed"],
        shares,
        None if error else facts["kept"],
        facts["printed"],
        facts["reads"],
        facts["forbidden"],
    )
