"""Find what a submission changed in the libraries that its checks rely on, and undo it.

A snapshot is taken before any student code runs. It holds, of each protected module, what its names are bound to; of
each class in it, the methods; of each function, the code, the defaults and the closure; and of the course's own
modules, which hold the checks, also the functions' attributes (inspect.signature believes them), the arrays and what
has a name in capitals, down to the entries of lists, dicts and instances. Of other modules such entries count in the
registers that say how a value is copied and a picture read. Around each test cell all of it is compared, by identity;
what differs is named and restored. Types made in C cannot be changed from Python.
"""

import builtins
import sys
from operator import is_
from typing import Any

from ..settings import CourseSettings
from .base_snapshot import BaseSnapshot, code_of
from .protected import GONE, REGISTERS, belongs, content_of, setter


class Snapshot(BaseSnapshot):
    """The protected modules as they were when it was made, and how to restore them.

    Some 13,000 names are compared, so this is done in C (map, is_), and name by name only if something differs. Python
    itself reports when a function's code or defaults are set: 6,000 functions need not be read, which would copy their
    memory into every notebook's process.
    """

    def __init__(self, settings: CourseSettings) -> None:
        super().__init__(settings)
        self.functions_set = False
        sys.addaudithook(self._notice)

    def _notice(self, event: str, _: object) -> None:
        if event == "object.__setattr__":
            self.functions_set = True

    def builtin_changes(self) -> list[str]:
        """As changes, but for the builtins alone, and without the use of any builtin."""
        changes, now = [], builtins.__dict__
        for name, value in self.builtins.items():
            if now.get(name, GONE) is not value and name != "_":
                now[name] = value
                changes.append(f"builtins.{name} was replaced")
        return changes

    def changes(self) -> list[str]:
        """Restore everything, and describe each change in a few words."""
        changes = self.builtin_changes()
        for name, owner, names, bound in self.names:
            if all(map(is_, map(names.get, bound), bound.values())):
                continue
            for key, value in bound.items():
                if names.get(key, GONE) is not value:
                    setter(owner)(owner, key, value)
                    changes.append(f"{name}.{key} was replaced")
        for name, module_names, unbound in self.unbound:
            if not module_names.keys().isdisjoint(unbound):
                for key in unbound & module_names.keys():
                    del module_names[key]
                    changes.append(f"{name}.{key} was added, over the builtin")
        for name, kind, complete in self.complete:
            for key in vars(kind).keys() - complete:
                type.__delattr__(kind, key)
                changes.append(f"{name}.{key} was added")
        if self.functions_set:
            changes += self._changed_code()
            self.functions_set = False
        for name, function, attributes in self.attributes:
            if type(function.__dict__) is not dict or not _same(function.__dict__, attributes):
                function.__dict__ = attributes.copy()
                changes.append(f"the attributes of {name} were changed")
        for name, cell, content in self.cells:
            if content_of(cell) is not content:
                cell.cell_contents = content
                changes.append(f"the closure of {name} was changed")
        for name, entries, before in self.lists:
            if len(entries) != len(before) or any(a is not b for a, b in zip(entries, before)):
                entries[:] = before
                changes.append(f"{name} has other entries")
        for name, items, items_before in self.dicts:
            if not _same(items, items_before) and not self._registers_more(name, items, items_before):
                items.clear()
                items.update(items_before)
                changes.append(f"{name} has other entries")
        for name, array, array_before in self.arrays:
            if array.tobytes() != array_before.tobytes():
                array[...] = array_before
                changes.append(f"{name} has other entries")
        for name, module in self.modules.items():
            if sys.modules.get(name) is not module and not belongs(name, ("nbgrader_sandbox",)):  # hidden from students
                sys.modules[name] = module
                changes.append(f"sys.modules[{name!r}] was replaced")
        return changes

    def _registers_more(self, name: str, now: dict[Any, Any], before: dict[Any, Any]) -> bool:
        """Whether only types unknown to the snapshot were added to a register: a library may register its own."""
        if name not in REGISTERS or len(now) <= len(before):
            return False
        unchanged = all(map(is_, now, before)) and all(map(is_, now.values(), before.values()))
        added = [*now][len(before) :]
        return unchanged and all(issubclass(type(key), type) and id(key) not in self.seen for key in added)

    def _changed_code(self) -> list[str]:
        changes = []
        for name, function, code in self.functions:
            if not all(map(is_, code_of(function), code)):
                function.__code__, function.__defaults__, function.__kwdefaults__ = code
                changes.append(f"the code of {name} was changed")
        return changes


def _same(now: dict[Any, Any], before: dict[Any, Any]) -> bool:
    """Whether a dict has the same keys and values in the same order. No key is hashed: that could run its own code."""
    return len(now) == len(before) and all(map(is_, now, before)) and all(map(is_, now.values(), before.values()))
