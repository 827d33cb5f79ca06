"""Which of the notebook's functions are older than the page, since the cell that defines them did not run.

IPython tells it, in JupyterLab as in the browser and under nbgrader; without IPython nothing is known. The package
imports this module, so that it hears of every cell from a lesson's first one on. It also says in one sentence, in
place of a traceback, that a film could not be written because a picture viewer has it open.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any

from IPython import get_ipython

DEFINITION = re.compile(r"^(?:(?:async +)?def|class) +(\w+)|^(\w+) *=(?!=)", re.MULTILINE)
failed: dict[str, tuple[str, Any]] = {}  # by the name: what went wrong in its cell, and the old value of the name


def not_run(namespace: Mapping[str, Any], name: str) -> str | None:
    """Why the latest cell that defines the name did not run, such as "SyntaxError, line 4"; None if it has."""
    reason, old = failed.get(name, (None, None))
    return reason if namespace.get(name) is old else None


def after_cell(result: Any) -> None:
    """Note what a cell should have defined, but did not. result: IPython's ExecutionResult."""
    if error := result.error_before_exec:
        _note(result.info.raw_cell, error, getattr(error, "lineno", None) or 0, above=0)
    else:
        line = _line(result.error_in_exec)
        _note(result.info.raw_cell, result.error_in_exec, line, above=line)


def _note(source: str, error: BaseException | None, line: int, above: int) -> None:
    """Note what the source defines as not run, where there was an error, but for what stands above a line."""
    for match in DEFINITION.finditer("" if source.startswith("%%") else source):
        name = match[1] or match[2]
        failed.pop(name, None)
        if error and source.count("\n", 0, match.start()) + 1 >= above:
            kinds = (kind.__name__ for kind in type(error).__mro__)
            kind = next(kind for kind in kinds if not kind.startswith("_"))  # Python 3.13 has _IncompleteInputError
            reason = f"{kind}, line {line}" if line else kind
            failed[name] = reason, get_ipython().user_ns.get(name)


def _line(error: BaseException | None) -> int:
    """The line of a cell in which an error arose; 0 without one."""
    line, frames = 0, error.__traceback__ if error else None
    while frames:
        if frames.tb_frame.f_code.co_name == "<module>" and frames.tb_frame.f_globals is get_ipython().user_ns:
            line = frames.tb_lineno
        frames = frames.tb_next
    return line


def film_in_use(
    shell: Any, kind: type[OSError], error: OSError, trace: TracebackType, tb_offset: int | None = None
) -> None:
    """Show an error of a cell that may not write a film as a sentence, and any other one with its traceback."""
    path = Path(str(error.filename2 or error.filename))  # the first is a temporary file, where there are two
    if path.suffix.lower() == ".gif":
        error._render_traceback_ = lambda: [  # type: ignore[attr-defined]  # IPython shows this as the traceback
            f"{path.name} cannot be written: another program uses it.",
            "Close the picture viewer that shows it, then run this cell again.",
            "(If none shows it: the file or its folder is read-only.)",
        ]
    shell.showtraceback((kind, error, trace), tb_offset=tb_offset)


def watch() -> None:
    """Hear of every cell from now on. Of those before, one that is no Python is known not to have run."""
    shell = get_ipython()
    if shell is None or after_cell in shell.events.callbacks["post_run_cell"]:
        return
    for source in shell.user_ns.get("In", [])[:-1]:
        try:
            shell.compile.ast_parse(shell.transform_cell(source))
        except SyntaxError as error:
            _note(source, error, error.lineno or 0, above=0)
        else:
            _note(source, None, 0, above=0)
    shell.events.register("post_run_cell", after_cell)
    shell.set_custom_exc((PermissionError,), film_in_use)


watch()
