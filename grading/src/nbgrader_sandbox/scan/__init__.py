"""Reads the source of a student's own cells for what an honest answer never needs. No points are lost: a person looks.

Most of what is looked for is in tables.py; what needs more than a table, in rules.py and targets.py.
"""

import ast
import re
from collections.abc import Iterator
from functools import lru_cache

from nbformat import NotebookNode
from nbgrader.utils import is_locked

from ..assignment import AssignmentNotebook
from ..settings import CourseSettings
from ..text import stripped
from .context import ScanContext
from .imports import Imports
from .parse import Code, Effort, TooLong, parse, top_level
from .rules import findings
from .tables import (
    ATTRIBUTES,
    CALLED_NAMES,
    REDEFINES,
    SAME_NAMES,
    USES,
)

MAX_FINDINGS = 30  # of a notebook
MAX_SOURCE = 100_000  # characters of a notebook's own code
MAX_LINE = 100  # characters of a line
_parse_given = lru_cache(maxsize=1024)(parse)  # the instructor's cells, the same in every submission


def scan(notebook: NotebookNode, assignment_notebook: AssignmentNotebook, settings: CourseSettings) -> list[str]:
    """The findings in a notebook that has been through preflight, a sentence each: cell, line, text, what it does."""
    found: dict[str, None] = {}
    given = {stripped(cell.source) for cell in assignment_notebook.released.cells}
    context = ScanContext.of(assignment_notebook, settings)
    own, broken, everything, instructors, room, effort = [], [], [], [], MAX_SOURCE, Effort()
    for number, cell in enumerate(notebook.cells, start=1):
        if cell.cell_type != "code":
            continue
        students = not is_locked(cell) and stripped(cell.source) not in given
        name = cell.metadata.get("nbgrader", {}).get("grade_id") or f"cell {number}"
        if students:
            room -= len(cell.source)
            if room < 0:
                found[f"{name}: not read through, for the notebook has more than {MAX_SOURCE} characters of code."] = (
                    None
                )
                continue
        try:
            code = parse(cell.source, effort) if students else _parse_given(cell.source)
        except ValueError as error:
            if students:
                if isinstance(error, TooLong):
                    found[f"{name}: not read through, for its long lines and its magics would take too long."] = None
                broken.append((name, cell.source.splitlines()))
            continue
        everything.append(code)
        if students:
            own.append((name, cell.source.splitlines(), code))
        else:
            instructors.append(code)
    imports = Imports.of(everything)
    checks = context.checks(Imports.of(instructors))
    for name, lines, code in own:
        for line, what in sorted([*findings(code, imports, context), *_redefined(code, imports, checks)]):
            found[_sentence(name, line + code.before, lines, what)] = None
    for name, lines in broken:
        for line, what in _in_text(lines, context):
            found[_sentence(name, line, lines, what)] = None
    sentences = list(found)
    more = len(sentences) - MAX_FINDINGS
    return sentences[:MAX_FINDINGS] + ([f"{assignment_notebook.name}: {more} more such lines."] if more > 0 else [])


def _redefined(code: Code, imports: Imports, checks: set[str]) -> Iterator[tuple[int, str]]:
    for statement in top_level(code.body):
        names, called = _bound(statement, imports)
        if not checks.isdisjoint(names) or (called and not CALLED_NAMES.isdisjoint(names)):
            yield statement.lineno, REDEFINES


def _bound(statement: ast.stmt, imports: Imports) -> tuple[set[str], bool]:
    """The names that a statement binds, and whether to something that can be called; abs = np.abs is harmless."""
    match statement:
        case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
            return {name}, True
        case ast.Assign(targets=targets, value=value):
            names = {
                node.id
                for target in targets
                for node in ast.walk(target)
                if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
            }
            known = isinstance(value, ast.Attribute) and (imports.full(value) or "").startswith(SAME_NAMES)
            return names, isinstance(value, ast.Lambda | ast.Name | ast.Attribute) and not known
        case _:
            return set(), False


def _in_text(lines: list[str], context: ScanContext) -> Iterator[tuple[int, str]]:
    """Of a cell that does not parse, so cannot run either: single words."""
    names, modules = (
        "|".join(map(re.escape, words))
        for words in ([*ATTRIBUTES, *(use for use in USES if "." in use)], context.modules)
    )
    suspect = re.compile(
        rf"\b(?:{names})\b|\b(?:import|from)\s+(?:{modules})\b|\b(?:exec|eval|compile|__import__|get_ipython)\s*\("
    )
    for number, line in enumerate(lines, start=1):
        word = suspect.search(line.partition("#")[0])
        if word:
            yield number, f"holds {word[0]!r}, in a cell that is not valid Python"


def _sentence(name: str, line: int, lines: list[str], what: str) -> str:
    text = lines[line - 1].strip() if 0 < line <= len(lines) else ""
    text = text if len(text) <= MAX_LINE else text[:MAX_LINE] + "..."
    text = "".join(character if character.isprintable() else "?" for character in text)
    return f"{name}, line {line}: {text} : {what}".encode("ascii", "backslashreplace").decode("ascii")
