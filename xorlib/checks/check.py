"""Judge a student's function, case by case, against the reference."""

import inspect
import linecache
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from types import FrameType
from typing import Any

import numpy as np

from ..gradients import comparison_table
from .attempt import Attempt
from .call import Outcome, call, call_in, reason_not_run
from .compare import Difference, at, differences, leaves
from .diagnose import diagnose
from .exercise import Exercise
from .messages import Message, message
from .summary import record
from .text import GREEN, PLAIN, RED, coloured, wrapped


class CheckFailed(AssertionError):
    """What a check has to say, a reason or more; IPython shows it without the frames of the check."""

    def __init__(self, *reasons: str):
        super().__init__("\n\n".join(reasons))
        self.reasons = reasons

    def _render_traceback_(self) -> list[str]:
        return "\n\n".join(map(_highlighted, self.reasons)).splitlines()


class Points(float):
    """Partial credit, which nbgrader reads at the end of a cell as a number; on a page it is a sentence."""

    def _repr_html_(self) -> str:
        return f"({self:g} {_points_word(self)}: nbgrader reads this number.)"


class Check:
    """The checks of one exercise: call it with the arguments of each case, then ask for the verdict.

    While an answer runs, the lesson's other exercise names are bound to the reference in the student's namespace,
    so that each exercise is judged by itself. What it does to the namespace is undone.
    """

    def __init__(self, name: str, exercises: Mapping[str, Exercise], namespace: dict[str, Any]):
        record(name, 0.0)
        if reason := reason_not_run(namespace, name):
            id = "result.cell-not-run" if namespace.get(name) is None else "result.older-version"
            raise CheckFailed(wrapped(f"{name}: {message(id, name=name, reason=reason)}"))
        if not callable(namespace.get(name)):
            undefined = message("result.undefined", name=name)
            raise CheckFailed(wrapped(f"{name}: {undefined}"))
        self.name, self.exercise, self.namespace = name, exercises[name], namespace
        # One without arguments would be its own answer, to be saved for later.
        self.others = {
            other: exercise.reference
            for other, exercise in exercises.items()
            if other != name and inspect.signature(exercise.reference).parameters
        }
        self.lost: set[str] = set()  # parts
        self.reasons: list[str] = []
        self.earlier: list[tuple[inspect.BoundArguments, Any, Any]] = []  # each case, its expected and actual value

    def __call__(self, *args: Any, **kwargs: Any) -> None:
        """Judge the answer on one case. Raises CheckFailed as soon as no point is left to win."""
        exercise = self.exercise
        hidden = in_hidden_test(sys._getframe(1))
        arguments = inspect.signature(exercise.reference).bind(*args, **kwargs)
        expected = call(exercise, exercise.reference, arguments)
        if expected.error:
            raise RuntimeError(f"the reference raised {expected.error.kind}: {expected.error.text}")
        require_evidence(expected.value)
        actual = self._outcome(arguments)
        wrong = [] if actual.error else list(differences(expected.value, actual.value, exercise.rtol, exercise.atol))
        if exercise.table and not self.earlier and not actual.error:
            self._print_table(expected.value, actual.value)
        printed = "" if hidden else actual.printed  # it may hold the arguments
        attempt = Attempt(
            exercise, arguments, expected, actual, wrong, self.namespace, self.earlier, printed, self._outcome
        )
        if actual.forbidden:
            self._lose(lambda: message("result.forbidden-call", name=actual.forbidden[0]))
        elif attempt.failed:
            self._lose(lambda: diagnose(attempt), () if actual.changed or actual.kept else wrong)
        self.earlier.append((arguments, expected.value, actual.value))

    def _outcome(self, arguments: inspect.BoundArguments) -> Outcome:
        mine = [name for name, value in self.namespace.items() if value is self]
        bind = {**self.others, **self.exercise.given}
        twice = self.exercise.twice and not self.earlier
        return call_in(self.namespace, self.name, self.exercise, arguments, bind=bind, hidden=mine, twice=twice)

    def verdict(self) -> Points | None:
        """Say what passed. Where parts are lost, return the points for the rest; None is all that the cell is worth.

        The course's grader says what that is, in `__points__`, and the rest is a share of it. nbgrader alone does not.
        """
        parts, most = self.exercise.parts, self.namespace.get("__points__", self.exercise.points)
        share = sum(worth for part, worth in parts.items() if part not in self.lost) / self.exercise.points
        record(self.name, share)
        points = Points(round(share * most, 9))
        won = f"{points:g} of {most:g} {_points_word(most)} on the visible checks."
        if not self.lost:
            print(coloured(f"{self.name}: PASSED, {won}", GREEN))
            return None
        print(*map(_highlighted, self.reasons), sep="\n\n", end="\n\n")
        print(coloured(f"{self.name}: PASSED IN PART, {won}", PLAIN))
        return points

    def _lose(self, reason: Callable[[], Message], wrong: Sequence[Difference] = ()) -> None:
        """Take the points of the parts in which the differences lie, or of all where the whole result is wrong."""
        every = set(self.exercise.parts)
        parts = {self.exercise.part_of(d.path) for d in wrong}
        failed = every if not wrong or None in parts else every & parts
        if failed - self.lost:
            self.lost |= failed
            self.reasons.append(wrapped(f"{self.name}: {reason()}"))
        if self.lost == every:
            raise CheckFailed(*self.reasons)

    def _print_table(self, expected: Any, actual: Any) -> None:
        """The comparison of lesson 3, for the values whose shapes are right."""
        wrong = {d.path for d in differences(expected, actual, 0, 1e300)}
        named = [
            (self.exercise.label(path), at(actual, path), value)
            for path, value in leaves(expected)
            if not any(path[: len(start)] == start for start in wrong)
        ]
        if named:
            print(comparison_table(named, self.exercise.rtol, self.exercise.atol))


def in_hidden_test(frame: FrameType) -> bool:
    """Whether a frame is at a line between the marks of nbgrader's hidden tests, or at one that cannot be read."""
    lines = linecache.getlines(frame.f_code.co_filename)[: frame.f_lineno]
    marks = [line for line in lines if line.rstrip().endswith("HIDDEN TESTS")]
    return not lines or (bool(marks) and "BEGIN" in marks[-1])


def _highlighted(reason: str) -> str:
    """A reason with its first sentences, up to the id, in red."""
    return re.sub(r"(?ms)\A.*?\[\w+\.[\w-]+\]$", lambda first: coloured(first[0], RED), reason)


def _points_word(points: float) -> str:
    return "point" if points == 1 else "points"


def require_evidence(value: Any) -> None:
    """Raise a ValueError if an array of a reference outcome is all zero: an empty answer would pass."""
    for _, leaf in leaves(value):
        if isinstance(leaf, np.ndarray) and not leaf.any():
            raise ValueError(f"the reference is zero everywhere, in shape {leaf.shape}: this case proves nothing")
