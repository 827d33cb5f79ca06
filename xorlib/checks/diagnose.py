"""What to say of a case that failed: what happened, with which arguments, and which mistake that looks like."""

import inspect
import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from ..network import Array
from .attempt import Attempt
from .call import call
from .compare import at, differ, leaves
from .error_patterns import error_pattern
from .exercise import Raised
from .forms import other_form
from .known import in_parts, known_mistake, rarer_mistake
from .messages import Message, message
from .python_errors import advice, python_error
from .result_forms import fewer_entries, list_form, result_form
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
            or list_form(attempt)
            or global_read(attempt)
            or same_for_all(attempt)
            or other_form(attempt, resemblance)
            or in_parts(attempt)
            or resemblance(attempt)
        )
    if not (cause or actual.changed):
        cause = (notebook_read(attempt) if attempt.arguments.arguments else None) or advice(attempt)
    if not (cause or actual.error or actual.changed):
        cause = exercise.hint(attempt) or fewer_entries(attempt) or right_parts(attempt)
    return cause


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
    """Whether other arguments, with another right result, get this same result."""
    for _, expected, actual in attempt.earlier:
        if differ(expected, attempt.expected.value, 1e-9, 0) and not differ(actual, attempt.actual.value, 1e-9, 0):
            return message("diagnosis.same-for-all")
    if not attempt.exercise.confirm:
        return None
    other, actual = attempt.confirmation
    changes = differ(call(attempt.exercise, attempt.exercise.reference, other).value, attempt.expected.value, 1e-9, 0)
    same = not actual.error and not differ(actual.value, attempt.actual.value, 1e-9, 0)
    return message("diagnosis.same-for-all") if changes and same else None


def resemblance(attempt: Attempt) -> Message | None:
    """How a wrong result, or the change that it makes, resembles the right one: transposed, of the wrong size..."""
    expected, actual, exercise = attempt.expected.value, attempt.actual.value, attempt.exercise
    others = {exercise.label(path): leaf for path, leaf in leaves(expected)}
    for d in attempt.differences:
        right, wrong, name = at(expected, d.path), at(actual, d.path), exercise.label(d.path)
        if elsewhere := _belongs_to(wrong, name, others):
            return message("pattern.belongs-elsewhere", name=name, other=elsewhere)
        if pattern := error_pattern(right, wrong, name):
            return pattern
        before = exercise.begins_with(attempt.arguments, d.path)
        if before and np.shape(before[0]) == np.shape(right) == np.shape(wrong):
            step = error_pattern(right - before[0], wrong - before[0], f"the step of {name}")
            if step or _same_direction(right - before[0], wrong - before[0]):
                return step or message("pattern.other-length", name=f"the step of {name}")
    return None


def _same_direction(one: Array, other: Array) -> bool:
    lengths = np.linalg.norm(one) * np.linalg.norm(other)
    return bool(one.size > 1 and np.sum(one * other) > 0.9999 * lengths > 0)


def _belongs_to(wrong: object, name: str, others: dict[str, object]) -> str | None:
    """The name of another part of the result that an array is, if it is one of two entries or more."""
    if not isinstance(wrong, np.ndarray) or wrong.size < 2 or not wrong.any():
        return None
    return next((other for other, leaf in others.items() if other != name and not differ(leaf, wrong, 1e-9, 0)), None)


def right_parts(attempt: Attempt) -> Message | None:
    """Which parts of the result are right, where some are: the mistake is in the steps to the others."""
    label, wrong = attempt.exercise.label, [d.path for d in attempt.differences]
    right = [
        label(path)
        for path, leaf in leaves(attempt.expected.value)
        if not any(path[: len(start)] == start for start in wrong) and not isinstance(leaf, str)
    ]
    if not right or () in wrong:
        return None
    return message("diagnosis.right-parts", right=", ".join(dict.fromkeys(right[:6])), wrong=label(wrong[0]))


def _line(error: Raised | None) -> str:
    if not error or not error.line:
        return ""
    arrays = beside([f"{name} {shape}" for name, shape in error.shapes.items()])
    return f"\nin your line   {error.line}" + (f"\nwith shapes    {arrays}" if arrays else "")


def beside(values: Sequence[str]) -> str:
    """The values beside a label of 15 columns: on one line, or on one each."""
    line = ", ".join(values)
    return line if len(line) <= WIDTH - 15 else ("\n" + " " * 15).join(values)
