"""What a lesson says of an exercise: the reference answer, the known mistakes, and what would give it away."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from .compare import Path


class Unusable(Exception):
    """Raised by a `measure` that cannot go on with a result: what was expected, and what came."""


@dataclass(frozen=True)
class Mistake:
    """An answer with a known mistake, and what to tell a student whose outcome is the same."""

    answer: Callable
    says: str


@dataclass(frozen=True)
class Exercise:
    """Everything that judges one exercise. To add a known mistake, add an entry to `mistakes`."""

    reference: Callable
    label: Callable[[Path], str]  # the name of the value at a path of the result
    mistakes: Sequence[Mistake] = ()
    gives_away: Sequence[Callable] = ()  # library functions that an answer may not call
    own_gives_away: Sequence[str] = ()  # names of the student's own functions that it may not call either
    measure: Callable = lambda answer, *args, **kwargs: answer(*args, **kwargs)  # what of an answer is compared
    parts: Mapping[str, float] = field(default_factory=lambda: {"": 1})  # points for labels that begin so
    given: Mapping[str, Any] = field(default_factory=dict)  # globals that an answer may read, beside its arguments
    confirm: Sequence[Any] = ()  # arguments for which a mistake must be the same too: a single number may be chance
    rtol: float = 1e-9
    atol: float = 1e-12
    arguments_atol: float = 0.0  # how far an argument may be from its old value afterwards
    table: bool = False  # print the table of a gradient check
