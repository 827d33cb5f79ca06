"""The rules that are more than a table: each looks at one kind of node and yields what is to be said of it."""

import ast
from collections.abc import Callable, Iterator
from typing import Any

from ..preflight.extra_files import installed
from .context import ScanContext
from .imports import PUT_TOGETHER as PARTS
from .imports import Imports, imported
from .magics import harmless_names, is_globals, is_shell, magic, text_of
from .parse import Code, parse_text
from .tables import (
    ATTRIBUTES,
    BY_NAME,
    FORGES,
    FORGING_BASES,
    FORGING_METHODS,
    GET_IPYTHON,
    HARMLESS,
    IPYTHON,
    MAX_NAME,
    OPENS,
    OUTSIDE,
    OUTSIDE_PATH,
    PATCH,
    PUT_TOGETHER,
    RUNS_CODE,
    SHELL,
    TEXTS,
    TRIED,
    UNKNOWN,
    USES,
)
from .targets import taken, takes, targets


def findings(code: Code, imports: Imports, context: ScanContext) -> Iterator[tuple[int, str]]:
    """What the code does that an honest answer never needs: lines, and what to say."""
    harmless = harmless_names(code, imports.shells)
    for node in code.nodes:
        for rule in RULES.get(type(node), ()):
            for what in rule(node, imports, context):
                yield _line(node), what
        match node:
            case ast.Name(id=name, ctx=ast.Load()) if id(node) not in harmless:
                if name == "get_ipython" or name in imports.shells or imports.full(node) == SHELL:
                    yield node.lineno, IPYTHON


def _line(node: ast.AST) -> int:
    match node:
        case ast.comprehension(target=ast.expr() as part) | ast.withitem(optional_vars=ast.expr() as part):
            node = part
    return getattr(node, "lineno", 0)


def _import(node: ast.Import | ast.ImportFrom, imports: Imports, context: ScanContext) -> Iterator[str]:
    names = [alias.asname or alias.name for alias in node.names]
    for full, name in zip(imported(node), names, strict=True):
        if not (isinstance(node, ast.ImportFrom) and (full == SHELL or full == f"IPython.{name}" == GET_IPYTHON)):
            yield from _module(full, context)
        if not full.startswith("__main__.") and full.partition(".")[0] not in installed() | TRIED | context.packages:
            yield UNKNOWN


def _module(full: str, context: ScanContext) -> Iterator[str]:
    parts = full.split(".")
    beginnings = [".".join(parts[:end]) for end in range(1, len(parts) + 1)]
    if HARMLESS.isdisjoint(beginnings):
        yield from (context.modules[name] for name in beginnings if name in context.modules)
    if len(parts) > 1 and parts[-1] in ATTRIBUTES:
        yield ATTRIBUTES[parts[-1]]
    elif len(parts) > 1 and parts[-1] in context.modules and parts[0] not in TRIED:  # from inspect import linecache
        yield context.modules[parts[-1]]
    if full in USES:
        yield USES[full]
    if parts[-1] in context.answers | {"*"}:
        yield from takes(full, context)


def _name(node: ast.Name | ast.Attribute, imports: Imports, context: ScanContext) -> Iterator[str]:
    full = imports.full(node) or (node.id if isinstance(node, ast.Name) else "")
    if full in USES:
        yield USES[full]
    elif isinstance(node, ast.Attribute):
        if node.attr in ATTRIBUTES:
            yield ATTRIBUTES[node.attr]
        elif full in context.modules:  # a module that was imported with its package
            yield context.modules[full]
        elif imports.full(node.value) and node.attr in context.modules:  # one that another imports: inspect.linecache
            yield context.modules[node.attr]
        elif ".".join(full.rsplit(".", 2)[-2:]) in USES:  # inspect.sys._getframe
            yield USES[".".join(full.rsplit(".", 2)[-2:])]
        elif node.attr == "__dict__" and imports.full(node.value):
            yield PATCH


def _constant(node: ast.Constant, imports: Imports, context: ScanContext) -> Iterator[str]:
    if isinstance(node.value, str) and len(node.value) < MAX_NAME:
        yield from (ATTRIBUTES[part] for part in node.value.split(".") if part in ATTRIBUTES)


def _match(node: ast.MatchClass, imports: Imports, context: ScanContext) -> Iterator[str]:
    yield from (ATTRIBUTES[name] for name in node.kwd_attrs if name in ATTRIBUTES)


def _call(node: ast.Call, imports: Imports, context: ScanContext) -> Iterator[str]:
    function, arguments = node.func, node.args
    name = imports.full(function) or (function.id if isinstance(function, ast.Name) else "")
    if name in ("setattr", "delattr", "vars") and arguments and imports.full(arguments[0]):
        yield PATCH
    elif name == "getattr" and len(arguments) > 1 and _put_together(arguments[1], imports):
        yield PUT_TOGETHER
    elif name in TEXTS:
        yield from _texts(node, name, imports, context)
    elif name == "numpy.load" and any(
        keyword.arg == "allow_pickle" and not _is_false(keyword.value) for keyword in node.keywords
    ):
        yield RUNS_CODE
    elif name in imports.patchers and any(_is_module(argument, imports) for argument in arguments):
        yield PATCH
    elif name in BY_NAME and not all(isinstance(argument, ast.Constant) for argument in arguments):
        yield PUT_TOGETHER
    elif name == "type" and len(arguments) == 3:
        yield FORGES
    elif name in OPENS and arguments and OUTSIDE_PATH.match(text_of(arguments[0])):
        yield OUTSIDE
    elif isinstance(function, ast.Attribute) and function.attr in ("__setattr__", "__delattr__") and arguments:
        if imports.full(arguments[0].value if isinstance(arguments[0], ast.Subscript) else arguments[0]):
            yield PATCH
    elif isinstance(function, ast.Attribute) and is_shell(function.value, imports.shells):
        yield from magic(function.attr, arguments)
    elif isinstance(function, ast.Attribute) and function.attr == "update" and is_globals(function.value):
        yield f"{RUNS_CODE}: writes to globals()"


def _put_together(node: ast.expr, imports: Imports) -> bool:
    return isinstance(node, PARTS) or (isinstance(node, ast.Name) and node.id in imports.put_together)


def _is_module(node: ast.expr, imports: Imports) -> bool:
    return isinstance(node, ast.Name) and node.id in imports.modules


def _is_false(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and not node.value


def _texts(node: ast.Call, name: str, imports: Imports, context: ScanContext) -> Iterator[str]:
    """What the texts do that a call runs as code; a function that it is given instead is the notebook's own."""
    positions, names = TEXTS[name]
    texts = [node.args[position] for position in positions if position < len(node.args)]
    texts += [keyword.value for keyword in node.keywords if keyword.arg in names]
    for text in texts:
        if isinstance(text, ast.Constant) and isinstance(text.value, str):
            try:
                code = parse_text(text.value)
            except ValueError:
                continue  # it cannot run
            yield from (what for _, what in findings(code, imports.and_of([code]), context))
        elif not (isinstance(text, ast.Lambda) or (isinstance(text, ast.Name) and text.id in imports.defined)):
            yield RUNS_CODE


def _class(node: ast.ClassDef, imports: Imports, context: ScanContext) -> Iterator[str]:
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


Rule = Callable[[Any, Imports, ScanContext], Iterator[str]]
RULES: dict[type[ast.AST], tuple[Rule, ...]] = {
    **dict.fromkeys((ast.Import, ast.ImportFrom), (_import,)),
    **dict.fromkeys((ast.Name, ast.Attribute), (_name,)),
    **dict.fromkeys(
        (ast.AugAssign, ast.AnnAssign, ast.For, ast.AsyncFor, ast.Delete, ast.comprehension, ast.withitem), (targets,)
    ),
    ast.Assign: (taken, targets),
    ast.Constant: (_constant,),
    ast.Call: (_call,),
    ast.MatchClass: (_match,),
    ast.ClassDef: (_class,),
}
