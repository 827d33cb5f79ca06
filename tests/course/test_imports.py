"""No module of xorlib or of the grader imports, directly or through others, a module that imports it."""

import ast
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest
from judge import ROOT


def imports(package: Path) -> dict[str, set[str]]:
    """For each module of a package, those that it imports, also within functions.

    `from package import name` imports package.name, if that is a module; packages above a module do not count.
    """
    files = {}
    for path in package.rglob("*.py"):
        parts = path.relative_to(package.parent).with_suffix("").parts
        files[".".join(parts).removesuffix(".__init__")] = path
    graph: dict[str, set[str]] = {module: set() for module in files}
    for module, path in files.items():
        folder = module if path.name == "__init__.py" else module.rpartition(".")[0]
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                graph[module] |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                above = folder.split(".")[: len(folder.split(".")) + 1 - node.level] if node.level else []
                source = ".".join([*above, *([node.module] if node.module else [])])
                names = {f"{source}.{alias.name}" for alias in node.names}
                graph[module] |= {name if name in files else source for name in names}
        graph[module] &= files.keys() - {module}
    return graph


@pytest.mark.parametrize("package", ["xorlib", "grading/src/nbgrader_sandbox"])
def test_no_module_is_in_an_import_circle(package):
    graph = imports(ROOT / package)
    assert sum(map(len, graph.values())) > len(graph)
    TopologicalSorter(graph).prepare()


@pytest.mark.parametrize(
    "line", ["from .inner import y", "from . import inner", "import package.inner", "from package.inner import y"]
)
def test_a_circle_is_found_in_every_form_and_within_functions(line, tmp_path):
    (tmp_path / "package" / "inner").mkdir(parents=True)
    for name, text in {"__init__": "", "a": f"def f():\n    {line}", "inner/__init__": "from ..a import x"}.items():
        (tmp_path / "package" / f"{name}.py").write_text(text, encoding="utf-8")
    with pytest.raises(CycleError):
        TopologicalSorter(imports(tmp_path / "package")).prepare()
