"""What the names in a notebook stand for, as far as its import statements say."""

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from .parse import Code, top_level

PUT_TOGETHER = (ast.BinOp, ast.JoinedStr, ast.Call)
MAX_ATTRIBUTES = 30  # in a chain: looking at each part of a long one takes square time


@dataclass
class Imports:
    """Full names, by the name in the notebook: np stands for numpy."""

    modules: dict[str, str] = field(default_factory=dict)  # import a.b as c
    members: dict[str, str] = field(default_factory=dict)  # from a import b as c
    put_together: set[str] = field(default_factory=set)  # names of what may be a text that was: "_get" + "frame"
    defined: set[str] = field(default_factory=set)  # functions and classes
    shells: set[str] = field(default_factory=set)  # ip = get_ipython()
    patchers: set[str] = field(default_factory=set)  # functions that assign to an attribute of an argument

    @classmethod
    def of(cls, cells: Iterable[Code]) -> "Imports":
        """All of a notebook's, those in functions too; a name that it defines itself is not imported any more."""
        found = cls()
        for cell in cells:
            for node in cell.binding:
                if isinstance(node, ast.Import):
                    for alias in node.names:
                        name = alias.asname or alias.name.partition(".")[0]
                        found.modules[name] = alias.name if alias.asname else name
                elif isinstance(node, ast.ImportFrom):
                    for alias in node.names:
                        found.members[alias.asname or alias.name] = f"{node.module or '.'}.{alias.name}"
                elif isinstance(node, ast.FunctionDef | ast.ClassDef):
                    found.defined.add(node.name)
                elif isinstance(node, ast.AugAssign | ast.NamedExpr):
                    found.put_together |= _put_together([node.target], node.value)
                elif isinstance(node, ast.Assign) and isinstance(node.value, ast.Name | ast.Attribute):
                    full = found.full(node.value)
                    for target in node.targets:  # n = np
                        if full and isinstance(target, ast.Name) and not found.holds(target.id):
                            found.modules[target.id] = full
                elif isinstance(node, ast.Assign):
                    found.put_together |= _put_together(node.targets, node.value)
            found.shells |= cell.shells
            functions = (statement for statement in top_level(cell.body) if isinstance(statement, ast.FunctionDef))
            found.patchers |= {function.name for function in functions if _patches(function)}
        found.members = {name: full for name, full in found.members.items() if name not in found.defined}
        return found

    def and_of(self, cells: Iterable[Code]) -> "Imports":
        """These and those of a text that is run as code."""
        more = Imports.of(cells)
        return Imports(
            self.modules | more.modules,
            self.members | more.members,
            self.put_together | more.put_together,
            self.defined | more.defined,
            self.shells,
            self.patchers | more.patchers,
        )

    def holds(self, name: str) -> bool:
        return name in self.modules or name in self.members

    def full(self, node: ast.AST) -> str | None:
        """The full name of a name or a chain of attributes that begins with an import."""
        attributes: list[str] = []
        while isinstance(node, ast.Attribute):
            if len(attributes) == MAX_ATTRIBUTES:  # taken for an import's: nothing honest is this long
                return ".".join(["?", *reversed(attributes)])
            attributes.append(node.attr)
            node = node.value
        if not isinstance(node, ast.Name):
            return None
        root = self.modules.get(node.id) or self.members.get(node.id)
        return ".".join([root, *reversed(attributes)]) if root else None


def _put_together(targets: list[ast.expr], value: ast.expr) -> set[str]:
    parts = value.elts if isinstance(value, ast.Tuple | ast.List) else [value]
    if not any(isinstance(part, PUT_TOGETHER) for part in parts):
        return set()
    return {node.id for target in targets for node in ast.walk(target) if isinstance(node, ast.Name)}


def _patches(function: ast.FunctionDef) -> bool:
    """Whether it does parameter.x = ..., or setattr(parameter, ...)."""
    arguments = function.args
    names = {one.arg for one in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)}
    for node in ast.walk(function):
        match node:
            case ast.Attribute(value=ast.Name(id=name), ctx=ast.Store()):
                pass
            case ast.Call(func=ast.Name(id="setattr"), args=[ast.Name(id=name), *_]):
                pass
            case _:
                continue
        if name in names:
            return True
    return False


def imported(node: ast.AST) -> Iterator[str]:
    """The full names that an import statement asks for."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        yield from (f"{node.module or '.'}.{alias.name}" for alias in node.names)
