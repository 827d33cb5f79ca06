"""One case of a check: what was asked, what was expected, and what the answer did."""

import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from .call import Outcome
from .compare import Difference, Path, at, differ, leaves
from .exercise import Exercise


@dataclass(frozen=True)
class Attempt:
    """A call of a student's answer, and the same call of the reference."""

    exercise: Exercise
    arguments: inspect.BoundArguments
    expected: Outcome
    actual: Outcome
    differences: Sequence[Difference]
    namespace: Mapping[str, Any]  # the notebook's
    earlier: Sequence[tuple[inspect.BoundArguments, Any, Any]]  # each case before, its expected and its actual value
    printed: str  # by the answer, as far as students may see it
    repeat: Callable[[inspect.BoundArguments], Outcome]  # the answer's outcome for other arguments

    @cached_property
    def confirmation(self) -> tuple[inspect.BoundArguments, Outcome]:
        """The exercise's case for confirmation, and the answer's outcome for it."""
        arguments = inspect.signature(self.exercise.reference).bind(*self.exercise.confirm)
        return arguments, self.repeat(arguments)

    @property
    def failed(self) -> bool:
        actual = self.actual
        return bool(actual.error or actual.changed or actual.kept or actual.shares or self.differences)

    def same_failure(self, other: Outcome) -> bool:
        """Whether an outcome failed as the answer did: the same error, argument changed, or wrong values."""
        return same_failure(other, self.actual, self.differences)

    def right(self, value: Any, path: Path = ()) -> bool:
        """Whether a value is right at a path."""
        try:
            return not differ(at(self.expected.value, path), at(value, path), self.exercise.rtol, self.exercise.atol)
        except (LookupError, TypeError):  # it has nothing there
            return False

    def explained_by(self, value: Any) -> bool:
        """Whether a value, as far as it is like the answer's, is wrong where that is wrong, and nowhere else."""
        wrong = [d.path for d in self.differences]
        if wrong and all(self.right(value, path) for path in wrong):
            return False
        return all(
            self.right(value, path)
            for path, _ in leaves(self.expected.value)
            if not any(path[: len(start)] == start for start in wrong)
        )


def same_failure(one: Outcome, other: Outcome, wrong: Sequence[Difference]) -> bool:
    """Whether two outcomes failed alike: the same error, argument changed, or values at the wrong places."""
    if one.error and other.error:
        return (one.error.kind, one.error.text) == (other.error.kind, other.error.text)
    if one.error or other.error:
        return False
    if one.changed or other.changed:
        return one.changed == other.changed
    try:
        return not any(differ(at(one.value, d.path), at(other.value, d.path), 1e-6, 1e-9) for d in wrong)
    except (LookupError, TypeError):  # one has nothing at that path
        return False
