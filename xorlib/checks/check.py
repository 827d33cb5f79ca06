"""Judge a student's function, case by case, against the reference."""

import contextlib
import inspect
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ..gradients import comparison_table
from .ask import Outcome, ask, bound, refusing, spoil_memory
from .compare import Difference, at, differences, leaves
from .diagnose import diagnose, require_evidence
from .exercise import Exercise
from .summary import record
from .words import STALE


class CheckFailed(AssertionError):
    """What a check has to say; IPython shows it without the frames of the check."""

    def _render_traceback_(self) -> list[str]:
        return str(self).splitlines()


class Check:
    """The checks of one exercise: call it with the arguments of each case, then ask for the verdict.

    While an answer runs, the lesson's other exercise names are bound to the reference in the student's namespace,
    so that each exercise is judged by itself. What it does to the namespace is undone.
    """

    def __init__(self, name: str, lesson: Mapping[str, Exercise], namespace: dict):
        record(name, 0.0)
        if not callable(namespace.get(name)):
            raise CheckFailed(STALE.format(name=f"function {name}"))
        self.name, self.exercise, self.namespace = name, lesson[name], namespace
        # One without arguments would be its own answer, to be put aside for later.
        self.others = {
            other: exercise.reference
            for other, exercise in lesson.items()
            if other != name and inspect.signature(exercise.reference).parameters
        }
        self.lost: set[str] = set()
        self.reasons: list[str] = []
        self.seen: list[tuple[Any, Any]] = []  # (expected, came) of each case

    def __call__(self, *args, **kwargs) -> None:
        """Judge the answer on one case. Raises CheckFailed as soon as no point is left to win."""
        exercise = self.exercise
        arguments = inspect.signature(exercise.reference).bind(*args, **kwargs)
        expected = ask(exercise, exercise.reference, arguments)
        if expected.error:
            raise expected.error
        require_evidence(expected.value)
        with self._ask(arguments) as (came, given_away):
            # Code of the answer's may still run when its names are taken away, and fill in what it has returned.
            found = [] if came.error else list(differences(expected.value, came.value, exercise.rtol, exercise.atol))
        if exercise.table and not self.seen and not came.error:
            self._print_table(expected.value, came.value)
        if given_away:
            self._lose(f"it calls {given_away[0]}, which gives the answer away. Write it in steps of your own.")
        elif came.error or came.changed or found:
            reason = diagnose(exercise, arguments, expected, came, found, self.namespace, self.seen, self._again)
            self._lose(reason, () if came.changed else found)
        self.seen.append((expected.value, came.value))

    @contextlib.contextmanager
    def _ask(self, arguments: inspect.BoundArguments) -> Iterator[tuple[Outcome, list[str]]]:
        """What comes of the answer, and what it called that gives the answer away."""
        answer, exercise = self.namespace[self.name], self.exercise
        own = [self.namespace.get(name) for name in exercise.own_gives_away]
        mine = [name for name, value in self.namespace.items() if value is self]
        spoil_memory()
        with refusing([*exercise.gives_away, *own]) as given_away:
            with bound(self.namespace, {**self.others, **exercise.given}, hidden=mine):
                came = ask(exercise, answer, arguments)
            yield came, given_away

    def _again(self, arguments: inspect.BoundArguments) -> Outcome:
        with self._ask(arguments) as (came, _):
            return came

    def verdict(self) -> float | None:
        """Say what passed. Where an exercise has parts, return the points for those that are right."""
        parts = self.exercise.parts
        points = float(sum(worth for part, worth in parts.items() if part not in self.lost))
        record(self.name, points / sum(parts.values()))
        if self.lost:
            print(*self.reasons, sep="\n\n", end="\n\n")
            print(
                f"{self.name}: the rest of what was checked is right, for {points:g} of {sum(parts.values()):g} points."
            )
        else:
            print(f"{self.name}: visible checks passed.")
        return points if len(parts) > 1 else None

    def _lose(self, reason: str, found: Sequence[Difference] = ()) -> None:
        """Take the points of the parts in which the differences lie, or of all where the whole result is wrong."""
        every = set(self.exercise.parts)
        wrong = set() if found else every
        for d in found:
            wrong |= {part for part in every if self.exercise.label(d.path).startswith(part)} or every
        if wrong - self.lost:
            self.lost |= wrong
            self.reasons.append(f"{self.name}: {reason}")
        if self.lost == set(self.exercise.parts):
            raise CheckFailed("\n\n".join(self.reasons))

    def _print_table(self, expected, came) -> None:
        """The comparison of lesson 3, for the values whose shapes are right."""
        wrong = {d.path for d in differences(expected, came, 0, 1e300)}
        named = [
            (self.exercise.label(path), at(came, path), value)
            for path, value in leaves(expected)
            if not any(path[: len(start)] == start for start in wrong)
        ]
        if named:
            print(comparison_table(named, self.exercise.rtol, self.exercise.atol))
