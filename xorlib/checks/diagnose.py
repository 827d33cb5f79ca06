"""What to say of a case that failed: what happened, with which arguments, and which mistake that looks like."""

import inspect
from dataclasses import replace

import numpy as np

from .advice import advice
from .attempt import Attempt, same_failure
from .call import call
from .compare import at, differ, differences
from .error_patterns import error_pattern
from .exercise import Answer, Raised
from .messages import Message, message
from .text import shapes


def diagnose(attempt: Attempt) -> Message:
    """The message for a case that failed. Its id is that of the mistake, if it is known, else that of what happened."""
    happened = what_happened(attempt)
    if happened.id == "result.unanswered":
        return happened
    arguments = ", ".join(f"{name} {shapes(value)}" for name, value in attempt.arguments.arguments.items())
    cause = likely_cause(attempt)
    lines = [happened.text]
    if arguments:
        lines.append(f"called with {arguments}")
    if cause:
        lines.append(cause.text)
    return Message((cause or happened).id, "\n".join(lines))


def what_happened(attempt: Attempt) -> Message:
    """The answer's error, the argument that it changed, or its first wrong value."""
    error, changed = attempt.actual.error, attempt.actual.changed
    if error and "NotImplementedError" in error.kinds:
        return message("result.unanswered")
    if error and error.message:
        return replace(error.message, text=f"{error.text}{_line(error.cause)}")
    if error:
        what = f"{error.kind}: {error.text}".rstrip(": ")
        return Message(f"raised.{error.kind[:40]}", f"it raised {what}{_line(error)}")
    if changed:
        return message("result.changed-argument", name=changed[0])
    names = dict.fromkeys(attempt.exercise.label(d.path) or "the result" for d in attempt.differences)
    wrong = message("result.wrong", names=", ".join(names))
    return replace(wrong, text=f"{wrong.text}\n{attempt.differences[0].text}")


def likely_cause(attempt: Attempt) -> Message | None:
    """The mistake behind it, or what helps to find it."""
    cause = known_mistake(attempt)
    if not (cause or attempt.actual.error or attempt.actual.changed):
        cause = global_read(attempt) or same_for_all(attempt) or resemblance(attempt)
    if not (cause or attempt.actual.changed):
        cause = (notebook_read(attempt) if attempt.arguments.arguments else None) or advice(attempt)
    return cause


def known_mistake(attempt: Attempt) -> Message | None:
    """The first mistake with the same outcome, else the first that is the same where the answer is wrong.

    A mistake that does no harm there explains nothing.
    """
    actual, alike = attempt.actual, None
    for mistake in attempt.exercise.mistakes:
        outcome = call(attempt.exercise, mistake.answer, attempt.arguments)
        if attempt.same_failure(outcome) and not attempt.harmless(outcome) and confirmed(attempt, mistake.answer):
            if actual.error or actual.changed or not differ(outcome.value, actual.value, 1e-6, 1e-9):
                return mistake.message
            alike = alike or mistake.message
    return alike


def confirmed(attempt: Attempt, mistake: Answer) -> bool:
    """Whether a mistake and the answer have the same outcomes in the exercise's cases for that, where it has some."""
    exercise = attempt.exercise
    for case in exercise.confirm:
        arguments = inspect.signature(exercise.reference).bind(*case)
        outcome, actual = call(exercise, mistake, arguments), attempt.repeat(arguments)
        if not same_failure(outcome, actual, list(differences(outcome.value, actual.value, 1e-6, 1e-9))):
            return False
    return True


def global_read(attempt: Attempt) -> Message | None:
    """Whether the answer is right for the notebook's value of an argument's name."""
    exercise, given, namespace = attempt.exercise, attempt.arguments, attempt.namespace
    names = [name for name, value in given.arguments.items() if type(namespace.get(name)) is type(value)]
    for read in [*([name] for name in names), names]:
        other = inspect.signature(exercise.reference).bind(*given.args, **given.kwargs)
        other.arguments.update({name: namespace[name] for name in read})
        if read and attempt.same_failure(call(exercise, exercise.reference, other)):
            id = "diagnosis.notebook-value" if len(read) == 1 else "diagnosis.notebook-values"
            return message(id, names=" and ".join(read))
    return None


def notebook_read(attempt: Attempt) -> Message | None:
    """Whether the answer reads arrays of the notebook, whatever it does with them."""
    names = [
        name
        for name in attempt.actual.reads
        if isinstance(attempt.namespace.get(name), (np.ndarray, list)) and name not in attempt.exercise.given
    ]
    return message("diagnosis.reads-notebook", names=" and ".join(names)) if names else None


def same_for_all(attempt: Attempt) -> Message | None:
    """Whether an earlier case, with another right result, got this same result."""
    for expected, actual in attempt.earlier:
        if differ(expected, attempt.expected.value, 1e-9, 0) and not differ(actual, attempt.actual.value, 1e-9, 0):
            return message("diagnosis.same-for-all")
    return None


def resemblance(attempt: Attempt) -> Message | None:
    """How a wrong result resembles the right one: printed only, transposed, of the wrong sign or size..."""
    expected, actual = attempt.expected.value, attempt.actual
    if actual.value is None and any(map(str.isdigit, actual.printed)):
        return message("diagnosis.printed-only")
    patterns = (
        error_pattern(at(expected, d.path), at(actual.value, d.path), attempt.exercise.label(d.path))
        for d in attempt.differences
    )
    return next(filter(None, patterns), None)


def _line(error: Raised | None) -> str:
    return f"\nin your line   {error.line}" if error and error.line else ""
