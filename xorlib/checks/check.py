"""Judge a student's function, case by case, against the reference."""

import inspect
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from ..gradients import comparison_table
from .attempt import Attempt
from .call import Outcome, call, call_in
from .compare import Difference, at, differences, leaves
from .diagnose import diagnose
from .exercise import Exercise
from .messages import Message, message
from .summary import record


class CheckFailed(AssertionError):
    """What a check has to say; IPython shows it without the frames of the check."""

    def _render_traceback_(self) -> list[str]:
        return str(self).splitlines()


class Check:
    """The checks of one exercise: call it with the arguments of each case, then ask for the verdict.

    While an answer runs, the lesson's other exercise names are bound to the reference in the student's namespace,
    so that each exercise is judged by itself. What it does to the namespace is undone.
    """

    def __init__(self, name: str, exercises: Mapping[str, Exercise], namespace: dict[str, Any]):
        record(name, 0.0)
        if not callable(namespace.get(name)):
            raise CheckFailed(str(message("result.undefined", name=name)))
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
        arguments = inspect.signature(exercise.reference).bind(*args, **kwargs)
        expected = call(exercise, exercise.reference, arguments)
        if expected.error:
            raise RuntimeError(f"the reference raised {expected.error.kind}: {expected.error.text}")
        require_evidence(expected.value)
        actual = self._outcome(arguments)
        wrong = [] if actual.error else list(differences(expected.value, actual.value, exercise.rtol, exercise.atol))
        if exercise.table and not self.earlier and not actual.error:
            self._print_table(expected.value, actual.value)
        attempt = Attempt(exercise, arguments, expected, actual, wrong, self.namespace, self.earlier, self._outcome)
        if actual.forbidden:
            self._lose(lambda: message("result.forbidden-call", name=actual.forbidden[0]))
        elif attempt.failed:
            self._lose(lambda: diagnose(attempt), () if actual.changed else wrong)
        self.earlier.append((arguments, expected.value, actual.value))

    def _outcome(self, arguments: inspect.BoundArguments) -> Outcome:
        mine = [name for name, value in self.namespace.items() if value is self]
        bind = {**self.others, **self.exercise.given}
        return call_in(self.namespace, self.name, self.exercise, arguments, bind, hidden=mine)

    def verdict(self) -> float | None:
        """Say what passed. Where an exercise has parts, return the points for those that are right."""
        parts = self.exercise.parts
        points = float(sum(worth for part, worth in parts.items() if part not in self.lost))
        record(self.name, points / self.exercise.points)
        if self.lost:
            print(*self.reasons, sep="\n\n", end="\n\n")
            most = self.exercise.points
            print(f"{self.name}: the rest of what was checked is right, for {points:g} of {most:g} points.")
        else:
            print(f"{self.name}: visible checks passed.")
        return points if len(parts) > 1 else None

    def _lose(self, reason: Callable[[], Message], wrong: Sequence[Difference] = ()) -> None:
        """Take the points of the parts in which the differences lie, or of all where the whole result is wrong."""
        every = set(self.exercise.parts)
        parts = {self.exercise.part_of(d.path) for d in wrong}
        failed = every if not wrong or None in parts else every & parts
        if failed - self.lost:
            self.lost |= failed
            self.reasons.append(f"{self.name}: {reason()}")
        if self.lost == every:
            raise CheckFailed("\n\n".join(self.reasons))

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


def require_evidence(value: Any) -> None:
    """Raise a ValueError if an array of a reference outcome is all zero: an empty answer would pass."""
    for _, leaf in leaves(value):
        if isinstance(leaf, np.ndarray) and not leaf.any():
            raise ValueError(f"the reference is zero everywhere, in shape {leaf.shape}: this case proves nothing")
