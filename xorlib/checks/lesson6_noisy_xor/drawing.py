"""What is compared of an answer that draws from a random generator."""

import copy
from collections.abc import Callable
from typing import Any

from ..exercise import UnusableResult
from ..messages import Message, message
from ..text import describe


def drawn(measure: Callable[..., Any]) -> Callable[..., Any]:
    """A measure of what `observe.draws` has seen: that of the result, if it is drawn from rng, the last argument."""

    def measured(facts: dict[str, Any], *args: Any) -> Any:
        if facts["global seeded"]:
            raise UnusableResult("draws.global-seeded")
        if facts["global drawn from"]:
            raise UnusableResult("draws.global-drawn-from")
        if facts["iterator"]:
            raise UnusableResult("diagnosis.no-values-yet", what=describe(facts["result"]))
        if facts["result"] is not None and facts["next"] == copy.deepcopy(args[-1]).random():
            raise UnusableResult("draws.nothing-drawn")
        return measure(facts["result"], facts["next"], *args)

    return measured


def with_next(result: Any, following: float, *args: Any) -> Any:
    """The result, and the number that rng gives next, as a text: it tells how many were drawn."""
    return None if result is None else [result, f"rng gives {following:.12g} next"]


def following(attempt: Any) -> Message | None:
    """Whether the result is right, and more or fewer numbers were drawn than it takes."""
    wrong = [difference.path for difference in attempt.differences]
    return message("draws.other-count") if wrong == [(1,)] else None
