"""Grade a whole class, sandboxed and in parallel. If a run was stopped, run it again to resume it."""

import argparse
import importlib
import io
import os
import signal
import sys
from collections.abc import Callable

from .text import folder_name

COMMANDS = {  # modules with a main(arguments, prog)
    "collect": ".collect.command",
    "compare": ".similarity.command",
    "report": ".report.command",
    "return": ".return_",
}
GRADED, INCOMPLETE, REFUSED = 0, 1, 2  # exit codes
EXIT_CODES = """other commands: collect, compare, report, return (COMMAND --help has its options)

exit codes: 0 every submission was graded (code that fails is a grade), 1 one could not be,
2 grading could not begin or go on, and a sentence says why: a usage error, no sandbox, a full disk"""
INTERRUPTED = b"\nInterrupted. What is graded is saved: run the same command again to go on.\n"


def main(arguments: list[str] | None = None, prog: str = "nbgrader-sandbox") -> int:
    """Grade the class of the course in the working directory, or run another command; return the exit code."""
    arguments = sys.argv[1:] if arguments is None else arguments
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal need not know all letters of a name
    if arguments and arguments[0] in COMMANDS:
        command = importlib.import_module(COMMANDS[arguments[0]], __package__)
        code: int = command.main(arguments[1:], f"{prog} {arguments[0]}")
        return code
    options = _parser(prog).parse_args(arguments)
    before = signal.signal(signal.SIGINT, _interrupt)
    try:
        return _grade(options)
    finally:
        signal.signal(signal.SIGINT, before)


def _interrupt(*_: object) -> None:
    """End at once: the running notebooks end with this process, and the next run continues.

    KeyboardInterrupt could be lost: raised in a finalizer or a callback, it is only printed.
    """
    try:
        os.write(2, INTERRUPTED)
    finally:
        os._exit(INCOMPLETE)


def _grade(options: argparse.Namespace) -> int:
    if not options.scheduler and sys.platform != "win32":
        _start_servers(options.assignment)
    # Not importable: jsonschema checks addresses with it, not used here, and the import takes a second.
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]  # documented to work
    from .problems import exit_code
    from .session import grade_class  # imports nbgrader, which takes seconds

    return exit_code(lambda: INCOMPLETE if grade_class(options) else GRADED)


def _start_servers(assignment: str) -> None:
    """Start the warm servers, which import their libraries while this process imports nbgrader."""
    from pathlib import Path  # imported late, as all that takes time: until main begins, Ctrl-C shows a traceback

    from .execution.server import warm_server  # which Windows does not have
    from .settings import load_settings

    try:
        settings = load_settings(Path.cwd())
    except Exception:  # Classroom reads the file again, and reports the error
        return
    for role in ("judge", "student"):
        warm_server(role, settings, assignment).ensure_running()


def _parser(prog: str | None = None) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=prog, description=__doc__, epilog=EXIT_CODES, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("assignment", type=folder_name, metavar="ASSIGNMENT", help="the name of its folder")
    parser.add_argument("--jobs", type=_positive(int), metavar="N", help="notebooks at a time (default: one a core)")
    parser.add_argument("--student", nargs="+", action="extend", metavar="ID", help="grade only these students")
    parser.add_argument(
        "--scheduler", metavar="ADDRESS", help="use the Dask cluster of this scheduler: tcp://host:8786"
    )
    parser.add_argument(
        "--no-sandbox", action="store_true", help="run student code with your rights, without a sandbox"
    )
    parser.add_argument(
        "--regrade", action="store_true", help="grade all again, as after a fixed check; print what changed"
    )
    parser.add_argument("--json", metavar="FILE", help="also write the results there")
    parser.add_argument(
        "--time-limit", type=_positive(float), metavar="S", help="seconds a cell; ten times that a notebook"
    )
    parser.add_argument("--memory-limit", type=_positive(int), metavar="MB", help="megabytes a notebook")
    return parser


def _positive(kind: type[int] | type[float]) -> Callable[[str], float]:
    def positive(text: str) -> float:
        value = kind(text)
        if not 0 < value < float("inf"):
            raise argparse.ArgumentTypeError(f"{text} is not above zero")
        return value

    positive.__name__ = kind.__name__  # argparse names it in its message
    return positive


if __name__ == "__main__":
    sys.exit(main(prog="python -m nbgrader_sandbox"))
