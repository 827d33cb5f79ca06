"""What the references and the known mistakes come to: always the same in the same case, so that tests ask once."""

import inspect
import pickle

from xorlib.checks.call import Outcome, call
from xorlib.checks.exercise import Answer, Exercise

KNOWN: dict[tuple[int, bytes], tuple[Answer, Outcome]] = {}  # an answer that is held keeps its id to itself


def call_once(exercise: Exercise, answer: Answer, arguments: inspect.BoundArguments) -> Outcome:
    """As `call`; once for each of the course's own answers and arguments, but for a function of a test cell's own."""
    try:
        key = id(answer), pickle.dumps((arguments.args, arguments.kwargs))
    except (AttributeError, TypeError, pickle.PicklingError):
        return call(exercise, answer, arguments)
    if key not in KNOWN:
        KNOWN[key] = answer, call(exercise, answer, arguments)
    return KNOWN[key][1]
