"""Calls that mean more than their name: of get_ipython(), which magics are rewritten as, and of globals()."""

import ast
from collections.abc import Iterator

from .parse import Code
from .tables import (
    IPYTHON,
    RUNNING_MAGICS,
    RUNS_CODE,
    RUNS_PROGRAM,
    SHELL_METHODS,
    TEXT_MAGICS,
    TIMING_MAGICS,
)


def calls_of_the_shell(code: Code) -> set[int]:
    """The ids of the nodes `get_ipython` in calls get_ipython().method(...), which magic() judges."""
    return {
        id(node.func.value.func)
        for node in code.nodes
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Call)
    }


def is_shell(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "get_ipython"


def is_globals(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in ("globals", "vars", "locals")
        and not node.args
    )


def magic(method: str, arguments: list[ast.expr]) -> Iterator[str]:
    """What is to be said of get_ipython().method(arguments)."""
    name = text_of(arguments[0]).split(" ")[0].lstrip("%") if arguments else ""
    if method in SHELL_METHODS:
        yield RUNS_PROGRAM
    elif method in ("run_line_magic", "magic"):
        if name in TIMING_MAGICS:
            yield RUNS_CODE
        elif name in RUNNING_MAGICS or not name:
            yield RUNS_PROGRAM
    elif method != "run_cell_magic":
        yield IPYTHON
    elif name not in TEXT_MAGICS:
        yield RUNS_PROGRAM


def text_of(node: ast.expr) -> str:
    """A text, or what it begins with where it is put together."""
    while True:
        match node:
            case ast.JoinedStr(values=[first, *_]) | ast.BinOp(left=first) | ast.Call(args=[first, *_]):
                node = first
            case _:
                break
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
