"""What of a course's own code its test cells may rely on, whatever a student's notebook makes of the same names."""

import ast
from collections.abc import Iterable

from IPython.core.inputtransformer2 import TransformerManager
from nbformat import NotebookNode
from nbgrader.utils import is_grade, is_locked, is_solution

DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
IMPORTS = (ast.Import, ast.ImportFrom)


def course_code(released: NotebookNode) -> str:
    """The imports in the cells that the course gives, and the functions and classes in its read-only ones.

    They are code without an effect of its own. Whatever else a test cell reads is the student's.
    """
    statements: list[ast.stmt] = []
    for cell in released.cells:
        if cell.cell_type == "code" and not is_solution(cell) and not is_grade(cell):
            kinds = IMPORTS + DEFINITIONS if is_locked(cell) else IMPORTS
            statements += [node for node in _statements(cell.source) if isinstance(node, kinds)]
    return ast.unparse(ast.Module(statements, []))


def asked_for(sources: Iterable[str]) -> list[str]:
    """The names that solution cells bind, as the course released them."""
    return [name for source in sources for node in _statements(source) for name in _bound(node)]


def classes_asked_for(sources: Iterable[str]) -> list[str]:
    """The classes that solution cells define, as the course released them."""
    return [node.name for source in sources for node in _statements(source) if isinstance(node, ast.ClassDef)]


def _statements(source: str) -> list[ast.stmt]:
    """The top-level statements of a cell; none if it is no Python."""
    try:
        return ast.parse(TransformerManager().transform_cell(source)).body
    except (SyntaxError, ValueError, RecursionError):
        return []


def _bound(node: ast.stmt) -> list[str]:
    if isinstance(node, DEFINITIONS):
        return [node.name]
    targets = node.targets if isinstance(node, ast.Assign) else []
    return [target.id for target in targets if isinstance(target, ast.Name)]
