"""Put a wrong outcome into words: what was expected, what came, and which known mistake it looks like."""

import dis
import inspect
import linecache
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import CodeType

import numpy as np

from .ask import Outcome, ask
from .compare import Difference, at, differences, leaves
from .exercise import Exercise, Unusable
from .likeness import family_likeness
from .words import UNANSWERED, advice


def diagnose(
    exercise: Exercise,
    arguments: inspect.BoundArguments,
    expected: Outcome,
    came: Outcome,
    found: Sequence[Difference],
    namespace: Mapping,
    seen: Sequence[tuple],
    again: Callable[[inspect.BoundArguments], Outcome],
) -> str:
    """The message for one case: what happened, with which arguments, and the mistake behind it, if it is known.

    again: what comes of the student's answer to other arguments.
    """
    if isinstance(came.error, NotImplementedError):
        return UNANSWERED
    if isinstance(came.error, Unusable):
        happened = f"{came.error}{_line(came.error.__cause__, arguments, namespace)}"
    elif came.error:
        what = f"{type(came.error).__name__}: {came.error}".rstrip(": ")
        happened = f"it raised {what}{_line(came.error, arguments, namespace)}"
    elif came.changed:
        happened = f"it changed its argument {came.changed[0]}. Work on a copy: the caller still needs the old values."
    else:
        names = ", ".join(dict.fromkeys(exercise.label(d.path) or "the result" for d in found))
        happened = f"{names} not as expected.\n{found[0].says}"
    called = ", ".join(f"{name} {shapes(value)}" for name, value in arguments.arguments.items())
    mistake = known_mistake(exercise, arguments, expected, came, found, again)
    if not (mistake or came.error or came.changed):
        mistake = (
            global_read(exercise, arguments, came, found, namespace)
            or same_for_all(expected, came, seen)
            or likeness(exercise, expected, came, found)
        )
    if not (mistake or came.changed):
        mistake = (arguments.arguments and notebook_read(exercise, came, namespace)) or advice(came, found)
    return "\n".join(filter(None, [happened, called and f"called with {called}", mistake]))


def known_mistake(
    exercise: Exercise,
    arguments: inspect.BoundArguments,
    expected: Outcome,
    came: Outcome,
    found: Sequence[Difference],
    again: Callable[[inspect.BoundArguments], Outcome],
) -> str | None:
    """What the first mistake with the same outcome says, else the first that is the same where the answer is wrong.

    A mistake that does no harm there explains nothing.
    """
    alike = None
    for mistake in exercise.mistakes:
        outcome = ask(exercise, mistake.answer, arguments)
        if (
            same_failure(outcome, came, found)
            and not harmless(exercise, outcome, expected, found)
            and confirmed(exercise, mistake.answer, again)
        ):
            if came.error or came.changed or not any(differences(outcome.value, came.value, 1e-6, 1e-9)):
                return mistake.says
            alike = alike or mistake.says
    return alike


def confirmed(exercise: Exercise, mistake: Callable, again: Callable[[inspect.BoundArguments], Outcome]) -> bool:
    """Whether a mistake and the answer have the same outcome in the exercise's case for that, where it has one."""
    if not exercise.confirm:
        return True
    arguments = inspect.signature(exercise.reference).bind(*exercise.confirm)
    outcome, came = ask(exercise, mistake, arguments), again(arguments)
    return same_failure(outcome, came, list(differences(outcome.value, came.value, 1e-6, 1e-9)))


def global_read(
    exercise: Exercise,
    arguments: inspect.BoundArguments,
    came: Outcome,
    found: Sequence[Difference],
    namespace: Mapping,
) -> str | None:
    """Whether the answer is right for the notebook's value of an argument's name."""
    names = [name for name, value in arguments.arguments.items() if type(namespace.get(name)) is type(value)]
    for read in [*([name] for name in names), names]:
        other = inspect.signature(exercise.reference).bind(*arguments.args, **arguments.kwargs)
        other.arguments.update({name: namespace[name] for name in read})
        if read and same_failure(ask(exercise, exercise.reference, other), came, found):
            if len(read) > 1:
                return f"That is the result for the notebook's {' and '.join(read)}, whatever the arguments are."
            return f"It uses the notebook's {read[0]} where its argument {read[0]} belongs."
    return None


def notebook_read(exercise: Exercise, came: Outcome, namespace: Mapping) -> str | None:
    """Whether the answer reads arrays of the notebook, whatever it does with them."""
    read = [
        name
        for name in dict.fromkeys(globals_read(getattr(came.answer, "__code__", None)))
        if isinstance(namespace.get(name), (np.ndarray, list)) and name not in exercise.given
    ]
    return (
        f"It reads the notebook's {' and '.join(read)}: if an argument stands for that, use the argument."
        if read
        else None
    )


def globals_read(code: CodeType | None) -> Iterator[str]:
    """The names that a function's code, and that of functions in it, looks up in the notebook."""
    if code:
        yield from (step.argval for step in dis.get_instructions(code) if step.opname == "LOAD_GLOBAL")
        for inner in code.co_consts:
            yield from globals_read(inner if isinstance(inner, CodeType) else None)


def same_for_all(expected: Outcome, came: Outcome, seen: Sequence[tuple]) -> str | None:
    """Whether an earlier case, with another right result, got this same result."""
    for right, answer in seen:
        if any(differences(right, expected.value, 1e-9, 0)) and not any(differences(answer, came.value, 1e-9, 0)):
            return "It gives the same result whatever its arguments: does it use them?"
    return None


def likeness(exercise: Exercise, expected: Outcome, came: Outcome, found: Sequence[Difference]) -> str | None:
    """How a wrong result resembles the right one: printed only, transposed, of the wrong sign or size..."""
    if came.value is None and any(map(str.isdigit, came.printed)):
        return "It prints its result; end it with `return` and the result."
    said = (family_likeness(at(expected.value, d.path), at(came.value, d.path), exercise.label(d.path)) for d in found)
    return next(filter(None, said), None)


def same_failure(mistake: Outcome, came: Outcome, found: Sequence[Difference]) -> bool:
    """Whether a mistake went wrong as the answer did: the same error, argument changed, or wrong values."""
    if mistake.error or came.error:
        return type(mistake.error) is type(came.error) and str(mistake.error) == str(came.error)
    if mistake.changed or came.changed:
        return mistake.changed == came.changed
    try:
        return not any(any(differences(at(mistake.value, d.path), at(came.value, d.path), 1e-6, 1e-9)) for d in found)
    except (LookupError, TypeError):  # the mistake has nothing at that path
        return False


def harmless(exercise: Exercise, mistake: Outcome, expected: Outcome, found: Sequence[Difference]) -> bool:
    """Whether a mistake, as far as it does what the answer did, leaves the values right where the answer's are wrong."""
    try:
        pairs = [(at(expected.value, d.path), at(mistake.value, d.path)) for d in found]
    except (LookupError, TypeError):  # it returned nothing there
        return False
    return bool(pairs) and not any(any(differences(*pair, exercise.rtol, exercise.atol)) for pair in pairs)


def require_evidence(value) -> None:
    """Raise a ValueError if an array of a reference outcome is all zero: an empty answer would pass."""
    for _, leaf in leaves(value):
        if isinstance(leaf, np.ndarray) and not leaf.any():
            raise ValueError(f"the reference is zero everywhere, in shape {leaf.shape}: this case proves nothing")


def shapes(value) -> str:
    """The shapes of the arrays in an argument, or the argument itself where it is a number."""
    if isinstance(value, np.ndarray):
        return f"{value.shape}"
    if isinstance(value, (list, tuple)):
        inner = ", ".join(shapes(v) for v in value)
        return f"[{inner}]" if isinstance(value, list) else f"({inner})"
    if isinstance(value, float):
        return f"{value:.6g}"
    if isinstance(value, (int, str)):
        return f"{value!r}"
    return getattr(value, "__name__", f"a {type(value).__name__}")


def _line(error: BaseException | None, arguments: inspect.BoundArguments, namespace: Mapping) -> str:
    """The student's own line in which an error arose, or that called the argument, a function, in which it did."""
    line, frame = "", error and error.__traceback__
    given = {getattr(value, "__code__", None) for value in arguments.arguments.values()} - {None}
    while frame and frame.tb_frame.f_code not in given:
        if frame.tb_frame.f_globals is namespace:
            line = linecache.getline(frame.tb_frame.f_code.co_filename, frame.tb_lineno).strip()
        frame = frame.tb_next
    return f"\nin your line   {line}" if line else ""
