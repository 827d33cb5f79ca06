"""What to say of a case that failed: what happened, with which arguments, and which mistake that looks like."""

import inspect
import re
from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from .advice import advice
from .attempt import Attempt, same_failure
from .call import Outcome, call, call_quickly
from .compare import at, differ, differences
from .error_patterns import error_pattern
from .exercise import Answer, Mistake, Raised
from .messages import Message, message
from .python_errors import python_error
from .result_forms import result_form
from .text import WIDTH, error_text, last_lines, shapes


def diagnose(attempt: Attempt) -> Message:
    """The message for a case that failed: the mistake, if it is known, what happened, and where.

    Its id is that of the mistake, else that of what happened.
    """
    happened = what_happened(attempt)
    if happened.id == "result.unanswered":
        return happened
    arguments = [f"{name} {shapes(value)}" for name, value in attempt.arguments.arguments.items()]
    cause = likely_cause(attempt)
    lines = [cause.text, happened.text] if cause else [happened.text]
    if arguments:
        lines.append(f"called with    {beside(arguments)}")
    if attempt.printed.strip():
        lines.append(f"it printed:\n{last_lines(attempt.printed)}")
    return Message((cause or happened).id, "\n".join(lines))


def what_happened(attempt: Attempt) -> Message:
    """The answer's error, the argument that it changed, or its first wrong value."""
    error, changed = attempt.actual.error, attempt.actual.changed
    if error and "NotImplementedError" in error.kinds:
        return message("result.unanswered")
    if error and error.message:
        return replace(error.message, text=f"{error.text}{_line(error.cause)}")
    if error:
        what = error_text(f"{error.kind}: {error.text}").rstrip(": ")
        kind = re.sub(r"\W", "_", error.kind)[:40]  # a student may call a type anything
        return Message(f"raised.{kind}", f"it raised {what}{_line(error)}")
    if changed:
        return message("result.changed-argument", name=changed[0])
    if attempt.actual.kept:
        changed_first = attempt.actual.kept == "changed"
        return message("result.changed-when-called-again" if changed_first else "result.other-when-called-again")
    if not attempt.differences:
        return message("result.shares-memory", name=attempt.actual.shares[0])
    names = dict.fromkeys(attempt.exercise.label(d.path) or "the result" for d in attempt.differences)
    wrong = message("result.wrong", names=", ".join(names))
    first = f" This is {next(iter(names))}:" if len(names) > 1 else ""
    return replace(wrong, text=f"{wrong.text}{first}\n{attempt.differences[0].text}")


def likely_cause(attempt: Attempt) -> Message | None:
    """The mistake behind it, or what helps to find it."""
    actual, exercise = attempt.actual, attempt.exercise
    if actual.kept or not (actual.error or actual.changed or attempt.differences):
        return None
    cause = known_mistake(attempt, exercise.mistakes) or python_error(attempt)
    if not (cause or actual.error or actual.changed):
        cause = (
            result_form(attempt)
            or rarer_mistake(attempt)
            or global_read(attempt)
            or same_for_all(attempt)
            or resemblance(attempt)
        )
    if not (cause or actual.changed):
        cause = (notebook_read(attempt) if attempt.arguments.arguments else None) or advice(attempt)
    return cause


def known_mistake(
    attempt: Attempt, mistakes: Sequence[Mistake], how: Callable[..., Outcome] | None = None
) -> Message | None:
    """The first mistake with the same outcome, else the first that is the same where the answer is wrong.

    It must be right where the answer is right, in the cases before too.
    """
    exercise, actual, alike = attempt.exercise, attempt.actual, None
    broken = bool(actual.error or actual.changed)
    for mistake in mistakes:
        outcome = (how or call)(exercise, mistake.answer, attempt.arguments)
        if (
            attempt.same_failure(outcome)
            and (broken or attempt.explained_by(outcome.value))
            and right_before(attempt, mistake.answer)
            and confirmed(attempt, mistake.answer)
        ):
            if broken or not differ(outcome.value, actual.value, 1e-6, 1e-9):
                return mistake.message
            alike = alike or mistake.message
    return alike


def rarer_mistake(attempt: Attempt) -> Message | None:
    """The first of the rarer mistakes with the same outcome; nothing but zeros may come of many."""
    wrong = [at(attempt.actual.value, d.path) for d in attempt.differences]
    if all(isinstance(value, np.ndarray) and value.dtype.kind in "fiu" and not value.any() for value in wrong):
        return None
    return known_mistake(attempt, attempt.exercise.rarer, call_quickly)


def right_before(attempt: Attempt, mistake: Answer) -> bool:
    """Whether a mistake does no harm in the earlier cases in which the answer was right."""
    exercise = attempt.exercise
    for arguments, expected, actual in attempt.earlier:
        if not differ(expected, actual, exercise.rtol, exercise.atol):
            outcome = call(exercise, mistake, arguments)
            if outcome.error or outcome.changed or differ(expected, outcome.value, exercise.rtol, exercise.atol):
                return False
    return True


def confirmed(attempt: Attempt, mistake: Answer) -> bool:
    """Whether a mistake and the answer have the same outcome in the exercise's case for that, where it has one."""
    exercise = attempt.exercise
    if not exercise.confirm:
        return True
    arguments, actual = attempt.confirmation
    outcome = call(exercise, mistake, arguments)
    return same_failure(outcome, actual, list(differences(outcome.value, actual.value, 1e-6, 1e-9)))


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
    for _, expected, actual in attempt.earlier:
        if differ(expected, attempt.expected.value, 1e-9, 0) and not differ(actual, attempt.actual.value, 1e-9, 0):
            return message("diagnosis.same-for-all")
    return None


def resemblance(attempt: Attempt) -> Message | None:
    """How a wrong result resembles the right one: transposed, of the wrong sign or size..."""
    expected, actual = attempt.expected.value, attempt.actual.value
    patterns = (
        error_pattern(at(expected, d.path), at(actual, d.path), attempt.exercise.label(d.path))
        for d in attempt.differences
    )
    return next(filter(None, patterns), None)


def _line(error: Raised | None) -> str:
    if not error or not error.line:
        return ""
    arrays = beside([f"{name} {shape}" for name, shape in error.shapes.items()])
    return f"\nin your line   {error.line}" + (f"\nwith shapes    {arrays}" if arrays else "")


def beside(values: Sequence[str]) -> str:
    """The values beside a label of 15 columns: on one line, or on one each."""
    line = ", ".join(values)
    return line if len(line) <= WIDTH - 15 else ("\n" + " " * 15).join(values)
