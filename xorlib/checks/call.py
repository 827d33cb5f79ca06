"""Have an answer called and observed, wherever it lives, and measure what came of it."""

import copy
import inspect
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

import numpy as np

from .exercise import Answer, Exercise, Raised, UnusableResult
from .observe import observe
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
) -> Outcome:
    """The outcome of the student's answer of that name for one case.

    Where a class is graded, the namespace is that of another process. The student's calls of functions that are not
    there then arrive in this one, and names to be hidden, those of the check, are the student's own there.
    """
    apart = getattr(namespace, "call_apart", None)
    request = {
        **request_for(exercise, name, arguments),
        "bind": dict(bind),
        "hidden": [] if apart else [*hidden],
        "forbidden": [f"{f.__module__}:{f.__qualname__}" for f in exercise.forbidden],
        "own_forbidden": [*exercise.own_forbidden],
        "poison": True,
    }
    if apart is None:
        facts = observe(namespace, request)
    else:
        with forbidding(exercise.forbidden) as seen:  # a copy, since what comes back can change what was sent
            facts = data_only(apart("xorlib.checks.observe:observe", copy.deepcopy(request)))
        facts["forbidden"] += seen
    return _measured(exercise, arguments, facts)


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
    }


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
    return Outcome(value, error, facts["changed"], facts["printed"], facts["reads"], facts["forbidden"])
