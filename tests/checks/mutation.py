"""Mutants of the reference solutions: each differs from its solution by one small change to the syntax tree.

cosmic-ray's operators make the changes that any program may suffer: arithmetic, comparisons, numbers, loops. Those
here make the ones that matter with arrays: transposes, another function or name, operands, arguments, elements and
slices dropped or exchanged, statements left out or drawn into the block above. Only the solution region of a cell is
changed, and nothing in it that is a matter of style.

    python tests/checks/mutation.py affine     prints the mutants of an exercise and what became of each
"""

import ast
import contextlib
import difflib
import re
import signal
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from unittest import mock

from cosmic_ray.mutating import mutate_code
from cosmic_ray.operators.provider import OperatorProvider
from judge import Lesson, lessons
from outcomes import call_once

BEGIN, END = "### BEGIN SOLUTION", "### END SOLUTION"
COSMIC_RAY = re.compile(
    "ReplaceBinaryOperator_(Add|Sub|Mul|Div|FloorDiv|Pow)_(Add|Sub|Mul|Div|FloorDiv|Pow)"
    "|ReplaceComparisonOperator_(Eq|NotEq|Lt|LtE|Gt|GtE)_(Eq|NotEq|Lt|LtE|Gt|GtE)"
    "|ReplaceUnaryOperator_(USub_UAdd|Delete_USub|Delete_Not)|AddNot|NumberReplacer|ZeroIterationForLoop"
    "|Replace(True|False|And|Or|Break|Continue)With(True|False|And|Or|Break|Continue)"
)
SYMBOLS = {ast.Sub: "-", ast.Div: "/", ast.MatMult: "@", ast.Pow: "**"}  # operators whose operands do not commute
TWINS = [
    {"maximum", "minimum"},
    {"sum", "mean"},
    {"zeros", "ones"},
    {"zeros_like", "ones_like"},
    {"log", "exp"},
    {"standard_normal", "random_sample"},
    {"append", "extend"},
    {"swapaxes", "reshape"},
    {"tanh", "sinh"},
]
ATOMS = (ast.Name, ast.Attribute, ast.Subscript, ast.Call, ast.Constant, ast.List)
STYLE = {"cmap", "colors", "linewidths", "levels", "xticks", "yticks", "figsize", "dpi"}  # keywords nobody judges
SECONDS = 10  # of processor time that a mutant has to end


@dataclass(frozen=True)
class Mutant:
    exercise: str
    change: str  # the old lines and the new ones
    source: str


def mutants(lesson: Lesson, exercise: str) -> Iterator[Mutant]:
    """Every mutant of the solution of an exercise, each once."""
    source = lesson.solutions[exercise]
    head, tail = source.partition(BEGIN)[0] + BEGIN, END + source.rpartition(END)[2]
    style = [span(node, source) for node in ast.walk(ast.parse(source)) if getattr(node, "arg", None) in STYLE]
    seen, changes = {ast.dump(ast.parse(source))}, {}
    for text in [*by_cosmic_ray(source), *by_hand(source, notebook=lesson.namespace({}).keys())]:
        with contextlib.suppress(SyntaxError):
            tree = ast.dump(ast.parse(text))
            elsewhere = any(text.startswith(source[:start]) and text.endswith(source[end:]) for start, end in style)
            if text.startswith(head) and text.endswith(tail) and not elsewhere and tree not in seen:
                seen.add(tree)
                change = describe(source, text)
                changes[change] = changes.get(change, 0) + 1
                yield Mutant(exercise, change + (f" ({changes[change]})" if changes[change] > 1 else ""), text)


def by_cosmic_ray(source: str) -> Iterator[str]:
    operators = OperatorProvider()
    for name in filter(COSMIC_RAY.fullmatch, operators):
        occurrence = 0
        while (text := mutate_code(source, operators[name](), occurrence)) is not None:
            yield text
            occurrence += 1


def by_hand(source: str, notebook: set[str]) -> Iterator[str]:
    """The source with the text of one node replaced, for each node and each of its replacements."""
    tree = ast.parse(source)
    arguments = {node.arg for node in ast.walk(tree) if isinstance(node, ast.arg)}
    names = sorted(
        arguments
        | {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    )
    for node in ast.walk(tree):
        for text in replacements(node, source, names, arguments & notebook):
            start, end = span(node, source)
            yield source[:start] + text + source[end:]


def span(node: ast.AST, source: str) -> tuple[int, int]:
    """Where the text of a node begins and ends."""
    lines = source.splitlines(keepends=True)
    first, last = lines[node.lineno - 1].encode(), lines[node.end_lineno - 1].encode()  # ast counts in bytes
    return (
        sum(map(len, lines[: node.lineno - 1])) + len(first[: node.col_offset].decode()),
        sum(map(len, lines[: node.end_lineno - 1])) + len(last[: node.end_col_offset].decode()),
    )


def replacements(node: ast.AST, source: str, names: list[str], notebook: set[str]) -> Iterator[str]:
    """What may stand in the place of a node."""

    def text(inner: ast.AST) -> str:
        segment = ast.get_source_segment(source, inner)
        return segment if isinstance(inner, (*ATOMS, ast.keyword, ast.Starred)) else f"({segment})"

    match node:
        case ast.Name(id=name, ctx=ast.Load()) if name in names:
            yield from (other for other in names if other != name)
            if name in notebook:
                yield f"globals()[{name!r}]"
        case ast.Attribute(value=value, attr=name):
            if name == "T":
                yield text(value)
            yield from (f"{text(value)}.{twin}" for pair in TWINS if name in pair for twin in pair - {name})
        case ast.BinOp(left=left, op=op, right=right):
            yield text(left)
            yield text(right)
            if type(op) in SYMBOLS:
                yield f"{text(right)} {SYMBOLS[type(op)]} {text(left)}"
            if isinstance(op, ast.MatMult):
                yield f"{text(left)} * {text(right)}"
                yield f"{text(left)}.T @ {text(right)}"
                yield f"{text(left)} @ {text(right)}.T"
        case ast.Call(func=func, args=args, keywords=keywords):
            parts = [text(part) for part in (*args, *keywords)]
            for i in range(len(parts)):
                if len(parts) > 1 or keywords:
                    yield f"{text(func)}({', '.join(parts[:i] + parts[i + 1 :])})"
                if text(func) == "range":
                    for step in ("+1", "-1"):
                        yield f"range({', '.join([*parts[:i], parts[i] + step, *parts[i + 1 :]])})"
            yield from (f"{text(func)}({', '.join(swapped)})" for swapped in exchanged(parts, len(args)))
            yield from parts[:1]
            if isinstance(func, ast.Attribute):
                yield text(func.value)
        case ast.Tuple(elts=elements, ctx=ast.Load()):
            yield from (f"({', '.join(swapped)})" for swapped in exchanged([text(e) for e in elements]))
        case ast.List(elts=elements, ctx=ast.Load()):
            yield from (f"[{', '.join(swapped)}]" for swapped in exchanged([text(e) for e in elements]))
        case ast.Subscript(value=value, ctx=ast.Load()):
            yield text(value)
        case ast.Slice(lower=lower, upper=upper, step=None):
            yield ":" + (text(upper) if upper else "")
            yield (text(lower) if lower else "") + ":"
        case ast.IfExp(body=body, orelse=orelse):
            yield text(body)
            yield text(orelse)
        case ast.Constant(value=float(value)):
            yield repr(1.1 * value)
        case ast.AugAssign(target=target, value=value):
            yield f"{text(target)} = {text(value)}"
            yield "pass"
        case ast.For(body=body) | ast.If(body=body) | ast.With(body=body):
            yield "pass"
        case ast.stmt():
            yield "pass"
            yield "    " + ast.get_source_segment(source, node)  # into the loop above it, if there is one


def exchanged(parts: list[str], count: int | None = None) -> Iterator[list[str]]:
    """The list with two neighbours exchanged, among the first count."""
    for i in range((len(parts) if count is None else count) - 1):
        yield [*parts[:i], parts[i + 1], parts[i], *parts[i + 2 :]]


def describe(source: str, text: str) -> str:
    """The lines that a change took out, and those that it put in; "> " where they differ by their indentation alone."""
    before, after = source.splitlines(), text.splitlines()
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    changed = [step for step in matcher.get_opcodes() if step[0] != "equal"]
    old = " / ".join(" ".join(line.split()) for _, i, j, _, _ in changed for line in before[i:j])
    new = " / ".join(" ".join(line.split()) for _, _, _, i, j in changed for line in after[i:j])
    return f"{old} -> {'> ' * (old == new)}{new}"


class OutOfTime(BaseException):
    """A mutant has used up its time."""


def quickly():
    """Leave out of a check what takes long and does not change the verdict: the words, and the reference each time."""
    return mock.patch.multiple("xorlib.checks.check", call=call_once, diagnose=lambda *_: "")


def survives(folder: str, mutant: Mutant) -> bool:
    """Whether a mutant gets full points."""

    def stop(*_):
        raise OutOfTime

    lesson = next(lesson for lesson in lessons().values() if lesson.folder == folder)
    signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, SECONDS, 1)
    try:
        with quickly():
            return lesson.judge(mutant.exercise, mutant.source).points == lesson.points[mutant.exercise]
    except OutOfTime:
        return False
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


if __name__ == "__main__":
    for lesson in lessons().values():
        for exercise in lesson.tests:
            if exercise in sys.argv[1:] or lesson.folder in sys.argv[1:]:
                for mutant in mutants(lesson, exercise):
                    print("survived" if survives(lesson.folder, mutant) else "killed", mutant.exercise, mutant.change)
