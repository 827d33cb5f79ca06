"""What there is to run of a notebook."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class CodeCell:
    """A code cell. points: of a test cell; None for any other."""

    source: str
    points: float | None = None
    below_hidden: bool = False  # it has hidden tests, or one above it has


@dataclass(frozen=True)
class Notebook:
    """The code cells of a notebook, and what to know of its assignment."""

    cells: Sequence[CodeCell] = ()
    files: Mapping[str, bytes] = field(default_factory=dict)  # in its working directory
    environment: Mapping[str, str] = field(default_factory=dict)
    assignment: str = ""
    asked: Sequence[str] = ()  # the names that the student was asked to define
    asked_classes: Sequence[str] = ()  # those of them that are classes
    course_code: str = ""  # what the test cells may rely on: see course_code.py
