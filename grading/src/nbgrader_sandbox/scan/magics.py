"""Calls that mean more than their name: of get_ipython(), which magics are rewritten as, and of globals()."""

import ast
from collections.abc import Iterator
from string import Formatter

from .parse import Code, bound_shells, parse_text
from .tables import (
    INTERACTIVITY,
    IPYTHON,
    PIP,
    RUNNING_MAGICS,
    RUNS_CODE,
    RUNS_PROGRAM,
    SHELL_METHODS,
    TEXT_MAGICS,
    TIMING_MAGICS,
)

NAMES = (ast.Module, ast.Expr, ast.Name, ast.Attribute, ast.Tuple, ast.Constant, ast.Load)


def harmless_names(code: Code, shells: set[str]) -> set[int]:
    """The ids of the nodes that stand for IPython where they are judged otherwise, or need not be.

    These are get_ipython().method(...), which magic() judges, ip = get_ipython() and then ip.method(...), and
    InteractiveShell.ast_node_interactivity = ...
    """
    found = {id(value.func) for _, value in bound_shells(code.body)}
    for node in code.nodes:
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Call(func=name))):
                found.add(id(name))
            case ast.Call(func=ast.Attribute(value=ast.Name() as name)) if name.id in shells:
                found.add(id(name))
            case ast.Attribute(value=ast.Name() as name, attr=attribute, ctx=ast.Store()) if attribute == INTERACTIVITY:
                found.add(id(name))
    return found


def is_shell(node: ast.AST, shells: set[str]) -> bool:
    match node:
        case ast.Call(func=ast.Name(id=name)):
            return name == "get_ipython"
        case ast.Name(id=name):
            return name in shells
    return False


def is_globals(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in ("globals", "vars", "locals")
        and not node.args
    )


def magic(method: str, arguments: list[ast.expr]) -> Iterator[str]:
    """What is to be said of get_ipython().method(arguments)."""
    text = " ".join(map(text_of, arguments[:2]))
    name, _, rest = text.lstrip("%").partition(" ")
    if method in SHELL_METHODS:
        if not (arguments and isinstance(arguments[0], ast.Constant) and PIP.fullmatch(str(arguments[0].value))):
            yield RUNS_PROGRAM
    elif _evaluates(text):
        yield RUNS_CODE
    elif method in ("run_line_magic", "magic"):
        if name in TIMING_MAGICS or (name == "debug" and rest) or (name == "config" and not _settles(rest)):
            yield RUNS_CODE
        elif name in RUNNING_MAGICS or not name:
            yield RUNS_PROGRAM
    elif method != "run_cell_magic":
        yield IPYTHON
    elif name not in TEXT_MAGICS:
        yield RUNS_PROGRAM


def _evaluates(text: str) -> bool:
    """Whether a magic's text has an expression in braces that is more than a name: IPython puts its value there."""
    try:
        for _, field, rest, _ in Formatter().parse(text):
            expression = f"{field}:{rest}" if rest else field or ""
            if not all(isinstance(node, NAMES) for node in parse_text(expression.strip()).nodes):
                return True
    except ValueError:  # where IPython gives up too
        pass
    return False


def _settles(text: str) -> bool:
    """Whether %config, which runs its text, is asked to set one value without a call, or nothing."""
    if "=" not in text:
        return True
    try:
        code = parse_text(f"cfg.{text}")
    except ValueError:  # it cannot run
        return True
    match code.body:
        case [ast.Assign(targets=[_])]:
            return not any(isinstance(node, ast.Call) for node in code.nodes)
    return False


def text_of(node: ast.expr) -> str:
    """A text, or what it begins with where it is put together."""
    while True:
        match node:
            case ast.JoinedStr(values=[first, *_]) | ast.BinOp(left=first) | ast.Call(args=[first, *_]):
                node = first
            case _:
                break
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
