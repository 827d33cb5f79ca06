"""python -m xorlib: is everything there that the lessons need?  python -m xorlib NOTEBOOK: can it be graded?"""

from __future__ import annotations  # so that older Pythons get as far as to be told

import argparse
import sys
from pathlib import Path

from .commands.environment import check_environment


def main(arguments: list[str]) -> int:
    """Returns the exit code: 0 without problems, else 1."""
    description = "Without a notebook: is everything there that the lessons need? With one: can it be graded as it is?"
    parser = argparse.ArgumentParser(prog="python -m xorlib", description=description)
    parser.add_argument("notebook", nargs="?", type=Path, help="the file that you are about to hand in")
    path = parser.parse_args(arguments).notebook
    if path is None:
        return int(check_environment() > 0)
    try:
        from .commands.submission import check_notebook  # it needs packages that may be missing
    except ModuleNotFoundError as error:
        print(f"There is no module {error.name} in this Python, which is needed to check a notebook.\n")
        check_environment()
        return 1
    return int(check_notebook(path) > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
