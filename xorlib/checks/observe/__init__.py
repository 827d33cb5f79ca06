"""What an answer does, as plain facts: the part of a check that runs where the answer lives.

Where a class is graded, that is another process than the judge's, in which the rest of `xorlib.checks` does not exist
and functions of `xorlib` may be missing. So these modules import nothing of the checks but each other, and hold no
reference answer and no expected value. A request and its facts are plain data: numbers, texts, lists, tuples, dicts,
arrays, random generators, and functions; what a student returns may be anything.
"""

from ...cells import not_run
from .run import observe

__all__ = ["not_run", "observe"]
