"""python -m xorlib: is everything there that the lessons need?  python -m xorlib NOTEBOOK: could it be graded?"""

import argparse
import sys
from pathlib import Path

from .commands.environment import check_environment


def main(arguments: list[str]) -> int:
    """The exit code: 0 where all is well, else 1."""
    parser = argparse.ArgumentParser(
        prog="python -m xorlib",
        description=(
            "Without a notebook: is everything there that the lessons need? With one: could it be graded as it is?"
        ),
    )
    parser.add_argument("notebook", nargs="?", type=Path, help="the file that you are about to hand in")
    path = parser.parse_args(arguments).notebook
    if path is None:
        return int(check_environment() > 0)
    try:
        from .commands.submission import check_notebook

        return int(check_notebook(path) > 0)
    except ModuleNotFoundError as error:
        print(f"There is no module {error.name} in this Python, which is needed to look at a notebook.\n")
        return int(check_environment() > 0) or 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
