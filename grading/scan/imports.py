"""What the names in a notebook stand for, as far as its import statements say."""

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from .parse import Code


@dataclass
class Imports:
    """Full names, by the name in the notebook: np stands for numpy."""

    modules: dict[str, str] = field(default_factory=dict)  # import a.b as c
    members: dict[str, str] = field(default_factory=dict)  # from a import b as c

    @classmethod
    def of(cls, cells: Iterable[Code]) -> "Imports":
        """All of a notebook's, those in functions too; a name that it defines itself is not imported any more."""
        found, defined = cls(), set()
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
                    defined.add(node.name)
                elif isinstance(node, ast.Assign) and isinstance(node.value, ast.Name | ast.Attribute):
                    full = found.full(node.value)
                    for target in node.targets:  # n = np
                        if full and isinstance(target, ast.Name) and target.id not in found.names:
                            found.modules[target.id] = full
        found.members = {name: full for name, full in found.members.items() if name not in defined}
        return found

    @property
    def names(self) -> dict[str, str]:
        return self.members | self.modules

    def full(self, node: ast.AST) -> str | None:
        """The full name of a name or a chain of attributes that begins with an import."""
        attributes = []
        while isinstance(node, ast.Attribute):
            attributes.append(node.attr)
            node = node.value
        if not isinstance(node, ast.Name):
            return None
        root = self.modules.get(node.id) or self.members.get(node.id)
        return ".".join([root, *reversed(attributes)]) if root else None


def imported(node: ast.AST) -> Iterator[str]:
    """The full names that an import statement asks for."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        yield from (f"{node.module or '.'}.{alias.name}" for alias in node.names)
