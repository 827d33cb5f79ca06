"""A cell's source as a syntax tree, as IPython would run it."""

import ast
import re
import warnings
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress

from IPython.core.inputtransformer2 import TransformerManager

BINDING = (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.ClassDef, ast.Assign, ast.AugAssign, ast.NamedExpr)
FILENAME = "<a cell of a student's>"
warnings.filterwarnings("ignore", module=re.escape(FILENAME))  # a wrong escape in it is not the grader's problem
OPTIONS = r"\b[ \t]*(?:-\w+(?:[ \t]+\d+)?[ \t]+)*"
TIMED_CELL = re.compile(r"(\s*)(?:%%capture\b[^\n]*|%%(?:timeit|time|prun)" + OPTIONS + ")")
TIMED_LINE = re.compile(r"^([ \t]*+(?:[\w, ]++=[ \t]*+)?+)%(?:timeit|time|prun)" + OPTIONS, re.MULTILINE)
MAX_TIMED = 10  # cell magics above one another
MAX_EFFORT = 80_000_000  # of a notebook: 10 to 20 ns each
SPACES = re.compile(r"[ \t\f]+")


class Code:
    """A cell's code."""

    def __init__(self, tree: ast.Module, before: int):
        self.body = tree.body
        self.before = before  # lines of the source that come before its first
        self.nodes = list(ast.walk(tree))
        self.shells = {name for name, _ in bound_shells(tree.body)}
        self.binding = [node for node in self.nodes if isinstance(node, BINDING)]


class TooLong(ValueError):
    """Reading this through would take too long."""


class Effort:
    """What may still be spent on cells with magics: IPython reads them anew for each, and long lines in square time."""

    def __init__(self) -> None:
        self.left = MAX_EFFORT

    def spend(self, lines: Iterable[str]) -> None:
        for line in lines:
            self.left -= len(line) * (len(line) + 500) + 20 * sum(len(run) ** 2 for run in SPACES.findall(line))
        if self.left < 0:
            raise TooLong("long lines or many magics")


class _Transformer(TransformerManager):
    def __init__(self, effort: Effort):
        TransformerManager.__init__(self)
        self.effort = effort

    def do_token_transforms(self, lines: list[str]) -> list[str]:
        changed = True
        if len(lines) == 1 and lines[0].startswith("get_ipython().run_cell_magic("):  # long, but most often all done
            with suppress(ValueError):
                changed = not _tree(lines[0])
        while changed:
            self.effort.spend(lines)
            changed, lines = TransformerManager.do_one_token_transform(self, lines)
        return lines


def parse(source: str, effort: Effort | None = None) -> Code:
    """The code in a cell. Raises ValueError for what IPython could not run, TooLong for what takes too long to know."""
    try:
        return Code(_tree(source), 0)
    except ValueError:  # with magics, perhaps; most cells are plain Python, and faster so
        effort = effort or Effort()
        effort.spend(source.splitlines())
        for _ in range(MAX_TIMED):  # what is timed is the student's code
            if magic := TIMED_CELL.match(source):
                source = magic[1] + source[magic.end() :]
        source = TIMED_LINE.sub(r"\1", source)
    leading = len(source) - len(source.lstrip())
    try:
        transformed = _Transformer(effort).transform_cell(source)
    except TooLong:
        raise
    except Exception as error:  # its tokenizer gives up
        raise ValueError(str(error)) from error
    return Code(_tree(transformed), source.count("\n", 0, leading))


def parse_text(text: str) -> Code:
    """The code in a text that is run, where magics mean nothing. Raises ValueError for what is none."""
    return Code(_tree(text), 0)


def _tree(source: str) -> ast.Module:
    try:
        tree: ast.Module = compile(
            source, FILENAME, "exec", ast.PyCF_ONLY_AST | ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, dont_inherit=True
        )
    except (SyntaxError, RecursionError, MemoryError) as error:
        raise ValueError(str(error)) from error
    return tree


def top_level(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    """The statements that bind names of the notebook: not those in functions and classes."""
    waiting = deque(body)
    while waiting:
        statement = waiting.popleft()
        yield statement
        if not isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            for field in ("body", "orelse", "finalbody", "handlers", "cases"):
                waiting.extend(getattr(statement, field, []))


def bound_shells(body: list[ast.stmt]) -> Iterator[tuple[str, ast.Call]]:
    """ip = get_ipython(), among the notebook's own names."""
    for statement in top_level(body):
        match statement:
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Call(func=ast.Name(id="get_ipython")) as call):
                yield name, call
