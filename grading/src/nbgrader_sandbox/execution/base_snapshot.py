"""What a snapshot of the trusted modules holds, and how it is taken."""

import builtins
import sys
import types
from collections.abc import Mapping
from dataclasses import is_dataclass

import numpy as np

from .protected import (
    CHECKS,
    COMPLETE,
    HEAP_TYPE,
    HONEST,
    IMMUTABLE_TYPE,
    REGISTERS,
    TRUSTED,
    belongs,
    content_of,
    is_constant,
    is_fixed,
)


class BaseSnapshot:
    """The trusted modules as they were when it was made."""

    def __init__(self):
        self.seen: dict[int, object] = {}
        self.names: list[tuple[str, object, Mapping, dict]] = []  # of modules, classes and instances
        self.functions: list[tuple[str, types.FunctionType, object, object, object]] = []
        self.attributes: list[tuple[str, types.FunctionType, dict]] = []  # of the checks' functions
        self.cells: list[tuple[str, types.CellType, object]] = []
        self.lists: list[tuple[str, list, list]] = []
        self.dicts: list[tuple[str, dict, dict]] = []
        self.arrays: list[tuple[str, np.ndarray, np.ndarray]] = []
        self.unbound: list[tuple[str, dict, frozenset]] = []  # of modules: names that would hide a builtin
        self.complete: list[tuple[str, type, frozenset]] = []  # classes, and all that they hold
        self.builtins = dict(vars(builtins))
        self.modules = {name: module for name, module in list(sys.modules.items()) if belongs(name, TRUSTED)}
        for name, module in self.modules.items():
            self.keep_names(name, module, vars(module), belongs(name, CHECKS))
            if module is not builtins:
                self.unbound.append((name, vars(module), frozenset(self.builtins) - vars(module).keys()))

    def keep_names(self, name: str, owner, names: Mapping, deep: bool) -> None:
        """Keep what an owner (a module, a class, an instance) binds to its names."""
        dunders = not isinstance(owner, types.ModuleType) or owner is builtins
        kept = {
            key: value
            for key, value in dict(names).items()
            if key == "__builtins__"
            or f"{name}.{key}" in REGISTERS
            or (dunders or not key.startswith("__") or isinstance(value, types.FunctionType))
            and f"{name}.{key}" not in HONEST
            and (is_fixed(value) or deep and is_constant(owner, key, value))
        }
        self.names.append((name, owner, names, kept))
        for key, value in kept.items():
            self.keep(f"{name}.{key}", value, deep or f"{name}.{key}" in REGISTERS)

    def keep(self, name: str, value, deep: bool) -> None:
        """Keep what can be changed inside a value."""
        if id(value) in self.seen:
            return
        self.seen[id(value)] = value
        if isinstance(value, types.FunctionType):
            self.keep_function(name, value, deep)
        elif isinstance(value, type):
            if belongs(value.__module__, TRUSTED) and value.__flags__ & (HEAP_TYPE | IMMUTABLE_TYPE) == HEAP_TYPE:
                self.keep_names(name, value, vars(value), False)
                if belongs(value.__module__, COMPLETE):
                    self.complete.append((name, value, frozenset(vars(value))))
        elif isinstance(value, (classmethod, staticmethod)):
            self.keep(name, value.__func__, deep)
        elif isinstance(value, property):
            self.keep(name, value.fget, deep)
        elif isinstance(getattr(value, "_implementation", None), types.FunctionType):  # NumPy's public functions
            self.keep(name, value._implementation, deep)
        elif deep:
            self.keep_value(name, value)

    def keep_function(self, name: str, function: types.FunctionType, deep: bool) -> None:
        self.functions.append((name, function, function.__code__, function.__defaults__, function.__kwdefaults__))
        if belongs(function.__module__, CHECKS):
            self.attributes.append((name, function, vars(function).copy()))
        for cell in function.__closure__ or ():
            content = content_of(cell)
            if is_fixed(content):
                self.cells.append((name, cell, content))
            if isinstance(content, types.FunctionType) or deep:
                self.keep(name, content, deep)
        self.keep(name, getattr(function, "__wrapped__", None), deep)

    def keep_value(self, name: str, value) -> None:
        entries = ()
        if isinstance(value, np.ndarray):
            self.arrays.append((name, value, value.copy()))
        elif isinstance(value, list):
            self.lists.append((name, value, value.copy()))
            entries = enumerate(value)
        elif isinstance(value, tuple):
            entries = enumerate(value)
        elif isinstance(value, dict):
            self.dicts.append((name, value, value.copy()))
            entries = value.items()
        elif is_dataclass(value) and hasattr(value, "__dict__"):
            self.keep_names(name, value, vars(value), True)
        for key, inner in entries:
            self.keep(f"{name}[{key!r}]", inner, True)
