"""What a lesson says of its exercises: the reference answer, the points, the known mistakes, and what is forbidden."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations
from typing import Any

from .compare import Path
from .messages import Message, message

Answer = Callable[..., Any]


@dataclass(frozen=True)
class Raised:
    """An exception that an answer raised, or what a `measure` says in the place of one. See observe.errors."""

    kind: str
    kinds: Sequence[str] = ()  # with the names of the types that it is derived from
    text: str = ""
    name: str | None = None
    line: str = ""
    shapes: Mapping[str, str] = field(default_factory=dict)  # of the arrays in that line
    cause: "Raised | None" = None
    message: Message | None = None  # of an UnusableResult

    @classmethod
    def of(cls, facts: Mapping[str, Any] | None) -> "Raised | None":
        """The exception of these facts, if there was one."""
        return cls(**{**facts, "cause": cls.of(facts["cause"])}) if facts else None


class UnusableResult(Exception):
    """Raised by a `measure` that cannot go on with a result: the message says what was expected, and what it got.

    cause: the exception behind it, if there was one.
    """

    def __init__(self, id: str, cause: Raised | None = None, **fields: object):
        self.message, self.cause = message(id, **fields), cause
        super().__init__(self.message.text)


@dataclass(frozen=True)
class Mistake:
    """An answer with a known mistake, and the id of what to tell a student whose outcome is the same."""

    id: str
    answer: Answer
    second: str = ""  # the id of another mistake in the same answer

    @property
    def message(self) -> Message:
        if not self.second:
            return message(self.id)
        both = message("diagnosis.two-mistakes", first=message(self.id).text, second=message(self.second).text)
        return replace(both, id=f"{self.id}-and-{self.second.partition('.')[2]}")


Step = tuple[str, Mapping[str, Any]]  # the id of a mistake, and the options of the function that makes answers with it


def singles(make: Callable[..., Answer], steps: Iterable[Step]) -> list[Mistake]:
    """An answer with each of the mistakes."""
    return [Mistake(id, make(**options)) for id, options in steps]


def pairs(make: Callable[..., Answer], steps: Iterable[Step]) -> list[Mistake]:
    """An answer with each two of the mistakes that can be made together."""
    return [
        Mistake(id, make(**options, **more), second)
        for (id, options), (second, more) in combinations(steps, 2)
        if id != second and not options.keys() & more.keys()
    ]


@dataclass(frozen=True)
class Exercise:
    """Everything that judges one exercise.

    To add a known mistake, add an entry to `mistakes`, and what to say of it to the lesson's messages.toml.
    """

    reference: Answer
    worth: float | Mapping[str, float]  # points, or the points of each part
    label: Callable[[Path], str]  # the name of the value at a path of the result
    part_of: Callable[[Path], str | None] = lambda path: None  # the part that a path lies in; None: in more than one
    mistakes: Sequence[Mistake] = ()
    rarer: Sequence[Mistake] = ()  # those that are tried, for their values alone, where none of `mistakes` fits
    forbidden: Sequence[Answer] = ()  # library functions that give the answer away
    forbidden_near: Sequence[
        Answer
    ] = ()  # those, too; where a class is graded they stay, as the lesson's cells use them
    own_forbidden: Sequence[str] = ()  # names of the student's own functions that do
    may_share: Callable[[Path, str], bool] = lambda path, name: False  # may a value share memory with that argument?
    twice: bool = True  # whether the answer returns its result, which must then stay as it is in a second call
    observe: str = "call"  # how an answer is observed: a name in observe.run.OBSERVERS
    measure: Callable[..., Any] = lambda value, *args, **kwargs: value  # what of the observed value is compared
    known: Callable[[Answer], bool] = lambda answer: False  # which answers return what is compared, and need no measure
    given: Mapping[str, Any] = field(default_factory=dict)  # globals that an answer may read, as well as its arguments
    begins_with: Callable[..., Sequence[Any]] = lambda arguments, path: ()  # [what the answer changes to get a value]
    hint: Callable[[Any], Message | None] = lambda attempt: None  # what else can be told of a failed attempt
    confirm: Sequence[Any] = ()  # arguments for which a mistake must be the same too: a single number may be chance
    rtol: float = 1e-9
    atol: float = 1e-12
    arguments_atol: float = 0.0  # how far an argument may be from its old value afterwards
    table: bool = False  # print the table of a gradient check

    @property
    def parts(self) -> Mapping[str, float]:
        """The points of each part; an exercise without parts is one."""
        return self.worth if isinstance(self.worth, Mapping) else {"": self.worth}

    @property
    def points(self) -> float:
        return sum(self.parts.values())


@dataclass(frozen=True)
class Lesson:
    """A lesson as it is graded. The notebook in solutions/ says the same; a test compares the two."""

    folder: str
    exercises: Mapping[str, Exercise]
    questions: Mapping[str, float]  # the points of each answer that a person reads
    given: Sequence[str] = ()  # the read-only cells that are no checks

    @property
    def points(self) -> dict[str, float]:
        """The points of each function that a check judges."""
        return {name: exercise.points for name, exercise in self.exercises.items()}
