"""python -m xorlib: is everything there that the lessons need?  python -m xorlib NOTEBOOK: can it be graded?

python -m xorlib NOTEBOOK --update RELEASE: bring it up to date with a newer release of the lesson.
"""

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
    parser.add_argument(
        "--update", type=Path, metavar="RELEASE", help="a newer version of the lesson, to put your answers into"
    )
    options = parser.parse_args(arguments)
    if options.notebook is None:
        if options.update:
            parser.error("--update needs your notebook as well")
        return int(check_environment() > 0)
    try:  # they need packages that may be missing
        from .commands.submission import check_notebook
        from .commands.update import update_notebook
    except ModuleNotFoundError as error:
        print(f"There is no module {error.name} in this Python, which is needed to read a notebook.\n")
        check_environment()
        return 1
    if options.update:
        return int(update_notebook(options.notebook, options.update) > 0)
    return int(check_notebook(options.notebook) > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
