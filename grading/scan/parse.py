"""A cell's source as a syntax tree, as IPython would run it."""

import ast
import re
import warnings
from collections.abc import Iterator

from IPython.core.inputtransformer2 import TransformerManager

BINDING = (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.ClassDef, ast.Assign)
FILENAME = "<a cell of a student's>"
warnings.filterwarnings("ignore", module=re.escape(FILENAME))  # a wrong escape in it is not the grader's trouble
OPTIONS = r"\b[ \t]*(?:-\w+(?:[ \t]+\d+)?[ \t]+)*"
TIMED_CELL = re.compile(r"(\s*)(?:%%capture\b[^\n]*|%%(?:timeit|time|prun)" + OPTIONS + ")")
TIMED_LINE = re.compile(r"^([ \t]*(?:[\w, ]+=[ \t]*)?)%(?:timeit|time|prun)" + OPTIONS, re.MULTILINE)


class Code:
    """A cell's code."""

    def __init__(self, tree: ast.Module, before: int):
        self.body = tree.body
        self.before = before  # lines of the source that come before its first
        self.nodes = list(ast.walk(tree))
        self.binding = [node for node in self.nodes if isinstance(node, BINDING)]


def parse(source: str) -> Code:
    """The code in a cell. Raises ValueError for what IPython could not run."""
    try:
        return Code(_tree(source), 0)
    except ValueError:  # with magics, perhaps; most cells are plain Python, and faster so
        while magic := TIMED_CELL.match(source):  # what is timed is the student's code
            source = magic[1] + source[magic.end() :]
        source = TIMED_LINE.sub(r"\1", source)
    leading = len(source) - len(source.lstrip())
    try:
        transformed = TransformerManager().transform_cell(source)
    except Exception as error:  # its tokenizer gives up
        raise ValueError(str(error)) from error
    return Code(_tree(transformed), source.count("\n", 0, leading))


def _tree(source: str) -> ast.Module:
    try:
        return compile(source, FILENAME, "exec", ast.PyCF_ONLY_AST | ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, dont_inherit=True)
    except (SyntaxError, RecursionError, MemoryError) as error:
        raise ValueError(str(error)) from error


def top_level(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    """The statements that bind names of the notebook: not those in functions and classes."""
    waiting = list(body)
    while waiting:
        statement = waiting.pop(0)
        yield statement
        if not isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            for field in ("body", "orelse", "finalbody", "handlers", "cases"):
                waiting.extend(getattr(statement, field, []))
