"""Whether a failure is that of a known mistake or, where several come together, of one in each part of the result."""

from collections.abc import Callable, Sequence

import numpy as np

from .attempt import Attempt, same_failure
from .call import Outcome, call, call_quickly
from .compare import Difference, at, differ, differences
from .error_patterns import error_pattern
from .exercise import Answer, Mistake
from .messages import Message, message


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
    if all(_nothing_but_zeros(at(attempt.actual.value, d.path)) for d in attempt.differences):
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


def in_parts(attempt: Attempt) -> Message | None:
    """The mistakes in a result of which several parts are wrong, each in its own way, as far as they are known."""
    if len(attempt.differences) < 2 or attempt.exercise.confirm:
        return None
    outcomes = [(m, call(attempt.exercise, m.answer, attempt.arguments)) for m in attempt.exercise.mistakes]
    possible = [(m, outcome) for m, outcome in outcomes if _possible(attempt, m, outcome)]
    causes: dict[str, tuple[Message, list[str]]] = {}
    unknown, known = [], False
    for difference in attempt.differences:
        name = attempt.exercise.label(difference.path)
        cause = _mistake_at(attempt, difference, possible)
        known = known or bool(cause)
        if cause := cause or _resemblance_at(attempt, difference):
            causes.setdefault(cause.id, (cause, []))[1].append(name)
        else:
            unknown.append(name)
    if not known:
        return None
    found = [f"{', '.join(dict.fromkeys(names))}: {cause.text}" for cause, names in causes.values()]
    if unknown:
        found.append(message("diagnosis.other-parts", names=", ".join(dict.fromkeys(unknown))).text)
    first, *more = causes
    if len(found) == 1:
        return causes[first][0]
    together = message("diagnosis.several-mistakes", mistakes=" ".join(f"{k}. {one}" for k, one in enumerate(found, 1)))
    return Message(f"{first}-and-{more[0].partition('.')[2]}" if more else f"{first}-and-more", together.text)


def _possible(attempt: Attempt, mistake: Mistake, outcome: Outcome) -> bool:
    """Whether a mistake, perhaps with others, may be in the answer: it is right where that is right."""
    return not (outcome.error or outcome.changed) and (
        attempt.explained_by(outcome.value) and right_before(attempt, mistake.answer)
    )


def _mistake_at(
    attempt: Attempt, difference: Difference, possible: Sequence[tuple[Mistake, Outcome]]
) -> Message | None:
    """The known mistake behind one wrong part of the result."""
    path = difference.path
    if _nothing_but_zeros(at(attempt.actual.value, path)):
        return None
    for mistake, outcome in possible:
        if not attempt.right(outcome.value, path) and same_failure(outcome, attempt.actual, [difference]):
            return mistake.message
    return None


def _resemblance_at(attempt: Attempt, difference: Difference) -> Message | None:
    expected, actual = (at(outcome.value, difference.path) for outcome in (attempt.expected, attempt.actual))
    return error_pattern(expected, actual, attempt.exercise.label(difference.path))


def _nothing_but_zeros(value: object) -> bool:
    return isinstance(value, np.ndarray) and value.dtype.kind in "fiu" and not value.any()
