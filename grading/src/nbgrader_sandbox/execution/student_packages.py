"""The course's packages as the student's process has them: without the checks, and with stubs for reference answers.

They are imported from the same files, by a loader that leaves the code of the reference answers out. A stub calls the
reference in the judge's process, which so sees the call. In place of the checks stands a module whose names do nothing:
the checks run in the judge's process, after the student's cell.
"""

import ast
import importlib.abc
import importlib.util
import pkgutil
import sys
from collections.abc import Callable, Collection, Iterable, Sequence
from importlib.machinery import ModuleSpec
from types import CodeType, ModuleType
from typing import Any

Call = Callable[[str, list[Any], dict[str, Any]], Any]
STUB = "__reference__"  # the name by which a stub's module knows `references`


class References:
    """Calls a reference answer by its name, "module:function", once there is a judge to ask."""

    call: Call | None = None

    def __call__(self, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        if self.call is None:
            raise RuntimeError(f"{name} cannot be called while the grader starts")
        return self.call(name, list(args), kwargs)


references = References()


def called_in_judge(name: str) -> Callable[..., Any]:
    """A function that calls the one of that name, "module:function", in the judge's process."""
    return lambda *args, **kwargs: references(name, args, kwargs)


class NotRunHere:
    """Stands for whatever a module of checks has."""

    def __call__(self, *args: object, **kwargs: object) -> None:
        return None

    def __repr__(self) -> str:
        return "(the grader runs the checks in another process)"

    def __getattr__(self, name: str) -> "NotRunHere":
        if name.startswith("__"):
            raise AttributeError(name)
        return self


class CheckFactory(NotRunHere):
    """Stands for a function of the checks: what it returns can be called too."""

    def __call__(self, *args: object, **kwargs: object) -> NotRunHere:  # type: ignore[override]
        return NotRunHere()


class StudentLoader(importlib.abc.InspectLoader):
    """Loads a module of the course without the code of the reference answers that it holds.

    Once only: to import or to reload it again gives the module as it is, as its file cannot be read in the sandbox.
    """

    module: ModuleType | None = None

    def __init__(self, loader: Any, in_judge: Collection[str]):
        self.loader, self.in_judge = loader, in_judge

    def get_source(self, fullname: str) -> str:
        """The source, as the student's process has it."""
        source: str = self.loader.get_source(fullname) or ""
        names = {name.partition(":")[2] for name in self.in_judge if name.partition(":")[0] == fullname}
        return _with_stubs(source, fullname, names) if names else source

    def get_code(self, fullname: str) -> CodeType:
        """The code, compiled anew: what Python has cached beside the file holds the answers."""
        return compile(self.get_source(fullname), self.loader.get_filename(fullname), "exec", dont_inherit=True)

    def is_package(self, fullname: str) -> bool:
        package: bool = self.loader.is_package(fullname)
        return package

    def get_resource_reader(self, fullname: str) -> Any:
        """The course's data files, such as a style of its figures."""
        return self.loader.get_resource_reader(fullname)

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        return self.module

    def exec_module(self, module: ModuleType) -> None:
        if self.module is None:
            setattr(module, STUB, references)
            super().exec_module(module)
            self.module = module


class ChecksLoader(importlib.abc.Loader):
    """Makes the module that stands in place of the checks."""

    def __init__(self, in_judge: Collection[str]):
        self.in_judge = in_judge

    def exec_module(self, module: ModuleType) -> None:
        def check(name: str) -> Any:
            if name.startswith("__"):
                raise AttributeError(name)
            whole = f"{module.__name__}:{name}"
            return called_in_judge(whole) if whole in self.in_judge else CheckFactory()

        module.__getattr__ = check  # type: ignore[method-assign]
        package, _, name = module.__name__.rpartition(".")
        if (function := f"{package}:{name}") in self.in_judge:
            # Python binds an imported module to its name in the package, where the function of that name stood.
            module.__class__ = type(
                "CallableModule", (ModuleType,), {"__call__": staticmethod(called_in_judge(function))}
            )


class StudentFinder(importlib.abc.MetaPathFinder):
    """Finds the course's packages by the other finders, and loads them for the student's process."""

    def __init__(
        self, packages: Iterable[str], checks: Iterable[str], shared: Iterable[str], in_judge: Collection[str]
    ):
        self.packages, self.checks, self.shared = tuple(packages), tuple(checks), tuple(shared)
        self.in_judge = in_judge
        self.found: dict[str, ModuleSpec] = {}

    def find_spec(
        self, fullname: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname in self.found:
            return self.found[fullname]
        if not belongs(fullname, self.packages + self.checks):
            return None
        others = (finder.find_spec(fullname, path, target) for finder in sys.meta_path if finder is not self)
        spec = next((spec for spec in others if spec), None)
        if belongs(fullname, self.checks) and not belongs(fullname, self.shared):
            spec = spec or ModuleSpec(fullname, None, is_package=True)  # its file cannot be read in the sandbox
            spec.loader, spec.cached = ChecksLoader(self.in_judge), None
        elif spec is None or spec.loader is None:
            return spec
        else:
            spec.loader, spec.cached = StudentLoader(spec.loader, self.in_judge), None
        self.found[fullname] = spec
        return spec


def belongs(name: str, packages: Iterable[str]) -> bool:
    """Whether a module is one of these, or in one of them."""
    return any(name == package or name.startswith(f"{package}.") for package in packages)


def import_all(packages: Iterable[str], checks: Collection[str], shared: Collection[str]) -> None:
    """Import the packages with all that is in them but the checks: their files cannot be read in the sandbox."""
    for package in packages:
        try:
            module = importlib.import_module(package)
        except ImportError:
            continue
        for info in pkgutil.walk_packages(getattr(module, "__path__", []), f"{package}.", onerror=lambda name: None):
            if not info.name.endswith(".__main__") and (belongs(info.name, shared) or not belongs(info.name, checks)):
                try:
                    importlib.import_module(info.name)
                except ImportError:
                    continue


def _with_stubs(source: str, module: str, names: Collection[str]) -> str:
    """The source, with a call of the reference in place of what the functions of these names do."""
    tree = ast.parse(source)
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name in names:
            call = f"return {STUB}({f'{module}:{node.name}'!r}, args, kwargs)"
            stub = ast.parse(f"def {node.name}(*args, **kwargs):\n    {call}").body[0]
            assert isinstance(stub, ast.FunctionDef)
            documented = ast.get_docstring(node) is not None
            node.body = [*node.body[:documented], *stub.body]
            node.args, node.returns, node.decorator_list = stub.args, None, []
    return ast.unparse(tree)
