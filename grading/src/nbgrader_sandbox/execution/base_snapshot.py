"""What a snapshot of the protected modules holds, and how it is taken."""

import builtins
import sys
import types
from collections.abc import Iterable, Mapping
from dataclasses import is_dataclass
from typing import Any

import numpy as np

from ..settings import CourseSettings
from .protected import (
    HEAP_TYPE,
    IMMUTABLE_TYPE,
    PROTECTED,
    REBOUND,
    REGISTERS,
    belongs,
    content_of,
    is_constant,
    is_fixed,
)

Array = np.ndarray[Any, np.dtype[Any]]
Code = tuple[types.CodeType, tuple[Any, ...] | None, dict[str, Any] | None]  # with defaults and keyword defaults


class BaseSnapshot:
    """The protected modules as they were when it was made."""

    def __init__(self, settings: CourseSettings) -> None:
        self.course = (*settings.check_modules, *settings.answer_modules)  # whose values are protected as well
        self.protected = (*PROTECTED, *settings.protected_modules, *self.course)
        self.complete_classes = (*self.course, "inspect")  # copy asks BoundArguments for methods that it does not have
        self.seen: dict[int, object] = {}
        self.names: list[tuple[str, object, Mapping[str, Any], dict[str, Any]]] = []  # of modules, classes, instances
        self.functions: list[tuple[str, types.FunctionType, Code]] = []
        self.attributes: list[tuple[str, types.FunctionType, dict[str, Any]]] = []  # of the course's functions
        self.cells: list[tuple[str, types.CellType, object]] = []
        self.lists: list[tuple[str, list[Any], list[Any]]] = []
        self.dicts: list[tuple[str, dict[Any, Any], dict[Any, Any]]] = []
        self.arrays: list[tuple[str, Array, Array]] = []
        self.unbound: list[tuple[str, dict[str, Any], frozenset[str]]] = []  # names that would hide a builtin
        self.complete: list[tuple[str, type, frozenset[str]]] = []  # classes, and all that they hold
        self.builtins = dict(vars(builtins))
        self.modules = {name: module for name, module in list(sys.modules.items()) if belongs(name, self.protected)}
        for name, module in self.modules.items():
            self.add_names(name, module, vars(module), belongs(name, self.course))
            if module is not builtins:
                self.unbound.append((name, vars(module), frozenset(self.builtins) - vars(module).keys()))

    def add_names(self, name: str, owner: object, names: Mapping[str, Any], deep: bool) -> None:
        """Add what an owner (a module, a class, an instance) binds to its names."""
        dunders = not isinstance(owner, types.ModuleType) or owner is builtins
        bound = {
            key: value
            for key, value in dict(names).items()
            if key == "__builtins__"
            or f"{name}.{key}" in REGISTERS
            or (
                (dunders or not key.startswith("__") or isinstance(value, types.FunctionType))
                and f"{name}.{key}" not in REBOUND
                and (is_fixed(value) or (deep and is_constant(owner, key, value)))
            )
        }
        self.names.append((name, owner, names, bound))
        for key, value in bound.items():
            self.add(f"{name}.{key}", value, deep or f"{name}.{key}" in REGISTERS)

    def add(self, name: str, value: Any, deep: bool) -> None:
        """Add what can be changed inside a value."""
        if id(value) in self.seen:
            return
        self.seen[id(value)] = value
        if isinstance(value, types.FunctionType):
            self.add_function(name, value, deep)
        elif isinstance(value, type):
            flags = value.__flags__ & (HEAP_TYPE | IMMUTABLE_TYPE)
            if belongs(value.__module__, self.protected) and flags == HEAP_TYPE:
                self.add_names(name, value, vars(value), False)
                if belongs(value.__module__, self.complete_classes):
                    # copy caches __slotnames__ in the class of the first instance that it copies
                    self.complete.append((name, value, frozenset({*vars(value), "__slotnames__"})))
        elif isinstance(value, (classmethod, staticmethod)):
            self.add(name, value.__func__, deep)
        elif isinstance(value, property):
            self.add(name, value.fget, deep)
        elif isinstance(getattr(value, "_implementation", None), types.FunctionType):  # NumPy's public functions
            self.add(name, value._implementation, deep)
        elif deep:
            self.add_value(name, value)

    def add_function(self, name: str, function: types.FunctionType, deep: bool) -> None:
        self.functions.append((name, function, code_of(function)))
        if belongs(function.__module__, self.course):
            self.attributes.append((name, function, vars(function).copy()))
        for cell in function.__closure__ or ():
            content = content_of(cell)
            if is_fixed(content):
                self.cells.append((name, cell, content))
            if isinstance(content, types.FunctionType) or deep:
                self.add(name, content, deep)
        self.add(name, getattr(function, "__wrapped__", None), deep)

    def add_value(self, name: str, value: Any) -> None:
        entries: Iterable[tuple[Any, Any]] = ()
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
            self.add_names(name, value, vars(value), True)
        for key, inner in entries:
            self.add(f"{name}[{key!r}]", inner, True)


def code_of(function: types.FunctionType) -> Code:
    return function.__code__, function.__defaults__, function.__kwdefaults__
