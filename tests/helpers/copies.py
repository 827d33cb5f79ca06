"""Classes of made-up students, and copies of their answers, changed so that two do not look alike."""

import ast
import io
import random
import re
import tokenize
from collections.abc import Callable, Mapping
from functools import cache

import lesson_assignments
from answers import bank
from judge import Lesson
from nbgrader_sandbox.similarity.matching import Part

NEW_NAMES = (
    *("alpha", "beta", "gamma", "data", "result", "temp", "value", "item", "current"),
    *("total", "vec", "mat", "acc", "foo", "left", "right", "nxt", "prev"),
)
Answers = Mapping[str, str]  # a student's, by exercise
COMMENTS = ("then this", "compute it", "step by step", "see above")


def renamed(source: str, rng: random.Random) -> str:
    """With other names for all that it binds within its functions."""
    tree = ast.parse(source)
    bound = {node.arg for node in ast.walk(tree) if isinstance(node, ast.arg)}
    bound |= {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    fresh = [f"{name}{number or ''}" for number in range(9) for name in rng.sample(NEW_NAMES, len(NEW_NAMES))]
    names = dict(zip(sorted(bound), fresh))
    tokens = list(tokenize.generate_tokens(io.StringIO(source).readline))
    lines = source.splitlines(keepends=True)
    for before, token in reversed(list(zip([None, *tokens], tokens))):
        if token.type == tokenize.NAME and token.string in names and (before is None or before.string != "."):
            row, start = token.start
            lines[row - 1] = lines[row - 1][:start] + names[token.string] + lines[row - 1][start + len(token.string) :]
    return "".join(lines)


def recommented(source: str, rng: random.Random) -> str:
    """In another layout, without its comments and docstrings, and with other ones."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and ast.get_docstring(node) is not None:
            node.body = node.body[1:] or [ast.Pass()]
            if rng.random() < 0.5:
                node.body.insert(0, ast.Expr(ast.Constant("Do what the exercise asks for.")))
    lines = []
    for line in ast.unparse(tree).splitlines():
        if rng.random() < 0.3:
            lines.append(f"{re.match(' *', line)[0]}# {rng.choice(COMMENTS)}")
        lines.append(line)
    return "\n".join(lines)


def reordered(source: str, rng: random.Random) -> str:
    """With neighbouring statements that do not need each other swapped, and the operands of some sums and products."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list):
            for place in range(len(body) - 1):
                if _independent(body[place], body[place + 1]):
                    body[place], body[place + 1] = body[place + 1], body[place]
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Mult) and rng.random() < 0.5:
            node.left, node.right = node.right, node.left
    return ast.unparse(tree)


def _independent(first: ast.stmt, second: ast.stmt) -> bool:
    if not (isinstance(first, ast.Assign) and isinstance(second, ast.Assign)):
        return False
    names = [
        {(node.id, isinstance(node.ctx, ast.Store)) for node in ast.walk(part) if isinstance(node, ast.Name)}
        for part in (first, second)
    ]
    stored = [{name for name, is_stored in each if is_stored} for each in names]
    return not (stored[0] & {name for name, _ in names[1]} or stored[1] & {name for name, _ in names[0]})


class _Rewriter(ast.NodeTransformer):
    """Other ways to say the same, here and there."""

    def __init__(self, rng: random.Random):
        self.rng = rng

    def visit_AugAssign(self, node: ast.AugAssign) -> ast.stmt:
        self.generic_visit(node)
        if not isinstance(node.target, ast.Name):
            return node
        return ast.Assign([node.target], ast.BinOp(ast.Name(node.target.id), node.op, node.value), lineno=0)

    def visit_Return(self, node: ast.Return) -> ast.stmt | list[ast.stmt]:
        self.generic_visit(node)
        if node.value is None or isinstance(node.value, ast.Name) or self.rng.random() < 0.5:
            return node
        return [ast.Assign([ast.Name("answer")], node.value, lineno=0), ast.Return(ast.Name("answer"))]

    def visit_BinOp(self, node: ast.BinOp) -> ast.expr:
        self.generic_visit(node)
        if isinstance(node.op, ast.MatMult) and self.rng.random() < 0.5:
            return ast.Call(ast.Attribute(ast.Name("np"), "dot"), [node.left, node.right], [])
        if isinstance(node.op, ast.Pow) and self.rng.random() < 0.5:
            return ast.Call(ast.Attribute(ast.Name("np"), "power"), [node.left, node.right], [])
        return node


def rewritten(source: str, rng: random.Random) -> str:
    """Renamed, reordered, with other comments, and with some statements said in another way."""
    tree = ast.fix_missing_locations(_Rewriter(rng).visit(ast.parse(source)))
    return renamed(recommented(reordered(ast.unparse(tree), rng), rng), rng)


WAYS: dict[str, Callable[[str, random.Random], str]] = {
    "word for word": lambda source, rng: source,
    "renamed": renamed,
    "recommented": recommented,
    "reordered": reordered,
    "rewritten": rewritten,
}


def copied(source: str, way: str, rng: random.Random) -> str:
    """The answer, changed in that way; as it is where it does not parse."""
    try:
        return WAYS[way](source, rng)
    except SyntaxError:
        return source


def honest(lesson: Lesson, size: int, rng: random.Random) -> list[dict[str, str]]:
    """Students of whom no two have the same answer of the bank to any exercise."""
    drawn = {exercise: rng.sample(_answers(lesson.folder, exercise), size) for exercise in lesson.solutions}
    return [{exercise: answers[number][1] for exercise, answers in drawn.items()} for number in range(size)]


def by_chance(lesson: Lesson, size: int, rng: random.Random) -> list[dict[str, str]]:
    """Students who have six in ten right, as the bank's few right answers go: some have the same by chance."""
    students: list[dict[str, str]] = [{} for _ in range(size)]
    for exercise in lesson.solutions:
        rights, wrongs = (
            [source for is_right, source in _answers(lesson.folder, exercise) if is_right is wanted]
            for wanted in (True, False)
        )
        rng.shuffle(wrongs)
        for student in students:
            student[exercise] = rng.choice(rights) if rng.random() < 0.6 else wrongs.pop()
    return students


@cache
def _answers(lesson: str, exercise: str) -> list[tuple[bool, str]]:
    """Whether it is right, and the source without what the bank says of it."""
    return [
        (answer.right, re.sub(r"(?m)^# (?:mistake|says|points):.*\n", "", answer.source))
        for answer in bank()
        if (answer.lesson, answer.exercise) == (lesson, exercise)
    ]


def copy_of(student: Answers, way: str, rng: random.Random) -> dict[str, str]:
    """All answers of a student, changed in that way."""
    return {exercise: copied(source, way, rng) for exercise, source in student.items()}


def parts_of(student: Answers) -> list[Part]:
    """The answers as they are compared."""
    return [Part(exercise, "code", source) for exercise, source in student.items()]


def given(lesson: Lesson) -> list[Part]:
    """What all were given, and the reference solution."""
    notebook = lesson_assignments.assignment(lesson.notebook.stem).notebooks[lesson.notebook.stem]
    released = [cell.source for cell in notebook.released.cells if cell.cell_type == "code"]
    sources = [*released, *lesson.given, *lesson.solutions.values(), *lesson.tests.values()]
    return [Part("", "code", source) for source in sources]
