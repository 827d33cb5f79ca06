"""python -m nbgrader_sandbox LESSON: grade a whole class, confined and in parallel; run it again to go on where it stopped."""

import argparse
import os
import sys

GRADED, INCOMPLETE, REFUSED = 0, 1, 2  # exit codes
EXIT_CODES = """exit codes: 0 every submission was graded (code that fails is a grade), 1 one could not be,
2 a usage error, or this machine cannot confine student code"""


def main(arguments: list[str] | None = None, prog: str = "python -m nbgrader_sandbox") -> int:
    """Grade the class of the course in the working directory; the exit code."""
    options = _parser(prog).parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # a student's name need not fit the terminal
    if not options.scheduler and sys.platform != "win32":
        from .execution.server import warm_server

        warm_server().ensure_running()  # it imports its libraries while nbgrader is imported here
    # jsonschema's check of addresses, unused here: the import takes a second.
    sys.modules.setdefault("rfc3987_syntax", None)
    from .session import CannotGrade, grade_class

    try:
        return INCOMPLETE if grade_class(options) else GRADED
    except CannotGrade as reason:
        print(reason, file=sys.stderr)
        return REFUSED
    except KeyboardInterrupt:
        print("\nInterrupted. What is graded is kept: run the same command again to go on.", file=sys.stderr)
        sys.stderr.flush()
        os._exit(INCOMPLETE)  # without waiting for the notebooks that run; their processes end with this one


def _parser(prog: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=prog, description=__doc__, epilog=EXIT_CODES)
    parser.add_argument("lesson", metavar="LESSON", help="the name of its folder, such as 1-forward-pass")
    parser.add_argument("--jobs", type=_positive(int), metavar="N", help="notebooks at a time (default: one a core)")
    parser.add_argument("--student", nargs="+", action="extend", metavar="ID", help="grade only these students")
    parser.add_argument(
        "--scheduler", metavar="ADDRESS", help="use the Dask cluster of this scheduler: tcp://host:8786"
    )
    parser.add_argument("--no-sandbox", action="store_true", help="run student code with your rights, unconfined")
    parser.add_argument(
        "--regrade", action="store_true", help="grade all again, as after a mended check; say what changed"
    )
    parser.add_argument("--json", metavar="FILE", help="also write the outcome there")
    parser.add_argument(
        "--time-limit", type=_positive(float), metavar="S", help="seconds a cell; ten times that a notebook"
    )
    parser.add_argument("--memory-limit", type=_positive(int), metavar="MB", help="megabytes a notebook")
    return parser


def _positive(kind: type):
    def positive(text: str):
        value = kind(text)
        if not 0 < value < float("inf"):
            raise argparse.ArgumentTypeError(f"{text} is not above zero")
        return value

    positive.__name__ = kind.__name__  # argparse names it in its message
    return positive


if __name__ == "__main__":
    sys.exit(main())
