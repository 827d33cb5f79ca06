"""Where a student stands: which checks passed, as they last ran in this kernel."""

from .course import COURSE
from .text import GREEN, PLAIN, RED, coloured

shares: dict[str, float] = {}  # of the points of each exercise, as its check last found


def record(exercise: str, share: float) -> None:
    """Remember the result of a check, 0 to 1."""
    shares[exercise] = share


def summary(lesson: str) -> None:
    """Print each exercise of a lesson with its points, as far as the checks in the notebook have seen them.

    Raises KeyError for a name that is no lesson.
    """
    points, questions = COURSE[lesson].points, COURSE[lesson].questions
    width = max(map(len, [*points, *questions])) + 2
    print(f"{'':<{width}}{'points':<10}check")
    for name, most in points.items():
        won = shares.get(name, 0.0) * most
        print(f"{name:<{width}}{f'{won:g} of {most:g}':<10}{_state(shares.get(name))}")
    for name, most in questions.items():
        print(f"{name:<{width}}{f'- of {most:g}':<10}read by a person")
    won = sum(shares.get(name, 0.0) * most for name, most in points.items())
    print(f"\n{won:g} of {sum(points.values()):g} points by the checks above, as they last ran in this kernel.")
    print("You are graded on other inputs too: this is no grade.")


def _state(share: float | None) -> str:
    if share is None:
        return "not run yet"
    if share == 1:
        return coloured("PASSED", GREEN)
    return coloured("PASSED IN PART", PLAIN) if share else coloured("not passed yet", RED)
