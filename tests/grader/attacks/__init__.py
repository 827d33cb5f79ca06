"""The attack bank: one hostile submission each, and what must come of it.

`cells/*.py` hold those that are code: cells that begin with `# %% name`, as in the bank of answers. The comment lines
above the code say what it tries (`# tries:`), what the submission earns all the same (`# earns:`, names of exercises,
or nothing) and, where something must be said, a fragment of it (`# says:`, in a flag or in a repair). The code stands
in place of the answer `relu`, or that of `# cell:`. It may use COURSE, PROJECT, NEIGHBOUR and PORT: the folders of
the course and of this project, another student's notebook, and a listener on loopback.

The other modules hold what is no code: functions that make the attack from an honest submission.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from nbgrader_sandbox.text import printable

HONEST = ("relu", "affine")  # the exercises that are right in the submissions that are changed


@dataclass(frozen=True)
class Attack:
    """A hostile submission and what must come of it."""

    name: str
    earns: tuple[str, ...]  # the exercises with all their points, the others none
    says: str = ""  # part of a flag or of a repair
    failed: bool = False  # it cannot be graded
    student: str = ""  # the id that it is handed in under
    source: str = ""  # hostile code,
    cell: str = "relu"  # and the solution that it stands for
    edit: Callable[[dict], None] | None = None  # of the notebook's JSON
    make: Callable[[Path], None] | None = None  # of the submission's folder

    @property
    def id(self) -> str:
        """The student's folder."""
        return self.student or re.sub(r"\W+", "-", self.name)

    @property
    def shown(self) -> str:
        """The student's id where it must be text."""
        return printable(self.id)


def cells() -> Iterator[Attack]:
    """The attacks that are code."""
    for path in sorted((Path(__file__).parent / "cells").glob("*.py")):
        for block in re.split(r"^# %% ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
            name, _, rest = block.partition("\n")
            notes = dict(re.findall(r"^# (tries|earns|says|cell): (.+)$", rest, flags=re.MULTILINE))
            source = re.sub(r"\A(# (tries|earns|says|cell): .+\n)+", "", rest).rstrip("\n")
            yield Attack(
                name.strip(),
                tuple(notes["earns"].replace("nothing", "").split()),
                notes.get("says", ""),
                source=source,
                cell=notes.get("cell", "relu"),
            )


def collection(kind: str) -> tuple[list[Attack], Callable]:
    """A list of attacks, and the decorator that puts a function into it, under its own name. kind: "edit" or "make"."""
    attacks = []

    def attack(earns: tuple[str, ...] = HONEST, says: str = "", failed: bool = False) -> Callable:
        def put(function: Callable) -> Callable:
            name = function.__name__.replace("_", " ")
            attacks.append(Attack(name, earns, says, failed, **{kind: function}))
            return function

        return put

    return attacks, attack


def bank() -> list[Attack]:
    """Every attack."""
    from . import files, folders, formats, names, notebooks

    return [*cells(), *(attack for module in (notebooks, formats, files, folders, names) for attack in module.ATTACKS)]
