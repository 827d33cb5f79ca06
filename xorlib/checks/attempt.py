"""One case of a check: what was asked, what was expected, and what the answer did."""

import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .call import Outcome
from .compare import Difference, at, differ
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
    earlier: Sequence[tuple[Any, Any]]  # the expected and the actual value of each case before
    printed: str  # by the answer, as far as students may see it
    repeat: Callable[[inspect.BoundArguments], Outcome]  # the answer's outcome for other arguments

    @property
    def failed(self) -> bool:
        actual = self.actual
        return bool(actual.error or actual.changed or actual.kept or actual.shares or self.differences)

    def same_failure(self, other: Outcome) -> bool:
        """Whether an outcome failed as the answer did: the same error, argument changed, or wrong values."""
        return same_failure(other, self.actual, self.differences)

    def harmless(self, other: Outcome) -> bool:
        """Whether an outcome, as far as it does what the answer did, is right where the answer is wrong."""
        try:
            pairs = [(at(self.expected.value, d.path), at(other.value, d.path)) for d in self.differences]
        except (LookupError, TypeError):  # it has nothing there
            return False
        return bool(pairs) and not any(differ(*pair, self.exercise.rtol, self.exercise.atol) for pair in pairs)


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
