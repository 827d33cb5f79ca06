"""The rules that are more than a table: each looks at one kind of node and yields what is to be said of it."""

import ast
from collections.abc import Iterator

from ..preflight.beside import installed
from .imports import Imports, imported
from .magics import calls_of_the_shell, is_globals, is_shell, magic, text_of
from .parse import Code
from .tables import (
    ATTRIBUTES,
    BY_NAME,
    FORGES,
    FORGING_BASES,
    FORGING_METHODS,
    HELPER,
    IMPORTS,
    IPYTHON,
    LONGEST_NAME,
    OPENS,
    OUTSIDE,
    OUTSIDE_PATH,
    PATCH,
    PUT_TOGETHER,
    RUNS_CODE,
    TAKES,
    TRIED,
    UNKNOWN,
    USES,
)
from .targets import taken, targets


def findings(code: Code, imports: Imports, answers: set[str]) -> Iterator[tuple[int, str]]:
    """What the code does that an honest answer never needs: lines, and what to say. answers: the lesson's exercises."""
    shells = calls_of_the_shell(code)
    for node in code.nodes:
        for rule in RULES.get(type(node), ()):
            for what in rule(node, imports, answers):
                yield node.lineno, what
        if isinstance(node, ast.Name) and node.id == "get_ipython" and id(node) not in shells:
            yield node.lineno, IPYTHON


def _import(node: ast.Import | ast.ImportFrom, imports: Imports, answers: set[str]) -> Iterator[str]:
    for full in imported(node):
        yield from _module(full, answers)
        if full.partition(".")[0] not in installed() | TRIED | {HELPER}:
            yield UNKNOWN


def _module(full: str, answers: set[str]) -> Iterator[str]:
    parts = full.split(".")
    yield from (
        IMPORTS[name] for name in (".".join(parts[:end]) for end in range(1, len(parts) + 1)) if name in IMPORTS
    )
    if full in USES:
        yield USES[full]
    if parts[0] == HELPER and parts[-1] in answers | {"*"}:
        yield TAKES


def _name(node: ast.Name | ast.Attribute, imports: Imports, answers: set[str]) -> Iterator[str]:
    full = imports.full(node) or (node.id if isinstance(node, ast.Name) else "")
    if full in USES:
        yield USES[full]
    elif isinstance(node, ast.Attribute):
        if node.attr in ATTRIBUTES:
            yield ATTRIBUTES[node.attr]
        elif full in IMPORTS:  # a module that came with another: xorlib.checks
            yield IMPORTS[full]
        elif imports.full(node.value) and node.attr in IMPORTS:  # one that another imports: inspect.linecache
            yield IMPORTS[node.attr]
        elif ".".join(full.split(".")[-2:]) in USES:  # inspect.sys._getframe
            yield USES[".".join(full.split(".")[-2:])]
        elif node.attr == "__dict__" and imports.full(node.value):
            yield PATCH


def _constant(node: ast.Constant, imports: Imports, answers: set[str]) -> Iterator[str]:
    if isinstance(node.value, str) and len(node.value) < LONGEST_NAME:
        yield from (ATTRIBUTES[part] for part in node.value.split(".") if part in ATTRIBUTES)


def _match(node: ast.MatchClass, imports: Imports, answers: set[str]) -> Iterator[str]:
    yield from (ATTRIBUTES[name] for name in node.kwd_attrs if name in ATTRIBUTES)


def _call(node: ast.Call, imports: Imports, answers: set[str]) -> Iterator[str]:
    function, arguments = node.func, node.args
    name = imports.full(function) or (function.id if isinstance(function, ast.Name) else "")
    if name in ("setattr", "delattr", "vars") and arguments and imports.full(arguments[0]):
        yield PATCH
    elif name == "getattr" and len(arguments) > 1 and isinstance(arguments[1], ast.BinOp | ast.JoinedStr | ast.Call):
        yield PUT_TOGETHER
    elif name in BY_NAME and not all(isinstance(argument, ast.Constant) for argument in arguments):
        yield PUT_TOGETHER
    elif name == "type" and len(arguments) == 3:
        yield FORGES
    elif name in OPENS and arguments and OUTSIDE_PATH.match(text_of(arguments[0])):
        yield OUTSIDE
    elif isinstance(function, ast.Attribute) and function.attr in ("__setattr__", "__delattr__") and arguments:
        if imports.full(arguments[0].value if isinstance(arguments[0], ast.Subscript) else arguments[0]):
            yield PATCH
    elif isinstance(function, ast.Attribute) and is_shell(function.value):
        yield from magic(function.attr, arguments)
    elif isinstance(function, ast.Attribute) and function.attr == "update" and is_globals(function.value):
        yield f"{RUNS_CODE}: writes to globals()"


def _class(node: ast.ClassDef, imports: Imports, answers: set[str]) -> Iterator[str]:
    names = {statement.name for statement in node.body if isinstance(statement, ast.FunctionDef)}
    names |= {
        target.id
        for statement in node.body
        if isinstance(statement, ast.Assign)
        for target in statement.targets
        if isinstance(target, ast.Name)
    }
    bases = {
        imports.full(base) or (base.id if isinstance(base, ast.Name) else "")
        for base in (*node.bases, *(keyword.value for keyword in node.keywords))
    }
    if names & FORGING_METHODS or {base.replace("autograd.", "") for base in bases} & FORGING_BASES:
        yield FORGES


RULES = {
    **dict.fromkeys((ast.Import, ast.ImportFrom), (_import,)),
    **dict.fromkeys((ast.Name, ast.Attribute), (_name,)),
    **dict.fromkeys((ast.AugAssign, ast.AnnAssign, ast.For, ast.Delete), (targets,)),
    ast.Assign: (taken, targets),
    ast.Constant: (_constant,),
    ast.Call: (_call,),
    ast.MatchClass: (_match,),
    ast.ClassDef: (_class,),
}
