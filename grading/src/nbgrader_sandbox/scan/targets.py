"""What is assigned to, or deleted."""

import ast
from collections.abc import Iterator

from .context import ScanContext
from .imports import Imports
from .magics import is_globals
from .tables import (
    FORGES,
    FORGING_METHODS,
    HISTORY,
    IPYTHON,
    OUTPUT,
    PATCH,
    RUNS_CODE,
    SETTINGS,
    TAKES,
)


def taken(node: ast.Assign, imports: Imports, context: ScanContext) -> Iterator[str]:
    """mean = helpers.mean"""
    full = imports.full(node.value) or ""
    if full.rpartition(".")[2] in context.answers:
        yield from takes(full, context)


def takes(full: str, context: ScanContext) -> Iterator[str]:
    """What to say of a use of this full name, if it is in a package with reference answers."""
    module = next((module for module in context.answer_modules if full.startswith(f"{module}.")), None)
    if module:
        yield TAKES + module


def targets(node: ast.AST, imports: Imports, context: ScanContext) -> Iterator[str]:
    match node:
        case ast.Assign(targets=found) | ast.Delete(targets=found):
            pass
        case ast.withitem(optional_vars=target):
            found = [target] if target else []
        case ast.AugAssign() | ast.AnnAssign() | ast.For() | ast.AsyncFor() | ast.comprehension():
            found = [node.target]
        case _:
            found = []
    for target in found:
        yield from _target(target, imports)


def _target(target: ast.expr, imports: Imports) -> Iterator[str]:
    """An assignment to, or a deletion of, a part of something imported."""
    if isinstance(target, ast.Tuple | ast.List):
        for one in target.elts:
            yield from _target(one, imports)
    elif isinstance(target, ast.Starred):
        yield from _target(target.value, imports)
    elif isinstance(target, ast.Attribute):
        full = imports.full(target)
        if target.attr in FORGING_METHODS:
            yield FORGES
        if full and full not in OUTPUT:
            yield f"{PATCH}: assigns to an attribute of {full.rpartition('.')[0]}"
    elif isinstance(target, ast.Subscript):
        inner = target.value
        if is_globals(inner):
            yield f"{RUNS_CODE}: writes to globals()"
        while isinstance(inner, ast.Subscript):
            inner = inner.value
        if isinstance(inner, ast.Name) and inner.id in HISTORY:
            yield IPYTHON
        if isinstance(inner, ast.Attribute) and inner.attr not in SETTINGS and imports.full(inner):
            yield f"{PATCH}: changes an entry of {imports.full(inner)}"
