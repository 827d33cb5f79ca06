"""What `python -m xorlib` prints: a line for each thing looked at, a remedy below each that is not as it should be."""

import textwrap


class Report:
    """Prints as it goes, in ASCII, so that every terminal can show it; counts what is wrong."""

    def __init__(self) -> None:
        self.problems = 0

    def ok(self, what: str) -> None:
        self._print("ok     ", what)

    def note(self, what: str) -> None:
        """Something to know that stands in nobody's way."""
        self._print("note   ", what)

    def problem(self, what: str, remedy: str) -> None:
        self.problems += 1
        self._print("PROBLEM", what)
        self._print("       ", remedy)

    def say(self, text: str) -> None:
        self._print("", text)

    @staticmethod
    def _print(mark: str, text: str) -> None:
        first = f"{mark}  " if mark else ""
        for i, line in enumerate(text.splitlines() or [""]):
            print(
                textwrap.fill(
                    line.encode("ascii", "backslashreplace").decode(),
                    100,
                    break_long_words=False,
                    break_on_hyphens=False,
                    initial_indent=first if i == 0 else " " * len(first),
                    subsequent_indent=" " * len(first),
                ),
                flush=True,
            )
