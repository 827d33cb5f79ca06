"""What `python -m xorlib` prints: a line for each thing that was checked, and below a problem how to fix it."""

import textwrap
from typing import Any


class Report:
    """Prints each line at once, in ASCII, so that every terminal can show it; counts the problems."""

    def __init__(self) -> None:
        self.problems = 0

    def ok(self, text: str) -> None:
        self._print("ok       ", text)

    def note(self, text: str) -> None:
        """Something to know that is no problem."""
        self._print("note     ", text)

    def problem(self, text: str, fix: str = "") -> None:
        self.problems += 1
        self._print("PROBLEM  ", text)
        if fix:
            self._print("         ", fix)

    def say(self, text: str) -> None:
        self._print("", text)

    @staticmethod
    def _print(first: str, text: str) -> None:
        """Print the text in lines of 100 characters; all but the first are indented as far as its first words."""
        for line in text.encode("ascii", "backslashreplace").decode().splitlines() or [""]:
            rest = " " * len(first)
            print(
                textwrap.fill(
                    line,
                    100,
                    initial_indent=first,
                    subsequent_indent=rest,
                    break_long_words=False,
                    break_on_hyphens=False,
                ),
                flush=True,
            )
            first = rest


def first_line(cell: Any) -> str:
    """How a cell is named in the report."""
    return next((line for line in cell.source.splitlines() if line.strip()), "")[:60]
