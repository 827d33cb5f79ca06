"""Find what a submission changed of the libraries that its checks rely on, and put it back.

A snapshot is taken before any student code. It holds, of each trusted module, what its names are bound to; of
each class there, the methods; of each function, the code, the defaults and the closure; and of xorlib, which
holds the checks, also the functions' attributes (inspect.signature believes them), the arrays and what has a name
in capitals, down to the entries of lists, dicts and instances. Of other modules such entries count in the registers
that say how a value is copied and a picture read. Around each test cell all of it is compared, by identity; what
differs is named and restored. Types made in C cannot be changed from Python.
"""

import builtins
import sys
from operator import is_

from .base_snapshot import BaseSnapshot
from .protected import GONE, REGISTERS, belongs, content_of, setter


class Snapshot(BaseSnapshot):
    """The trusted modules as they were when it was made, and the way back to that.

    What is compared are some 13,000 names, so that it is done in C (map, is_) and looked at again where it fails. Of
    functions Python itself tells when their code or defaults are set: 6,000 of them need not be read, which would copy
    their memory into every notebook's process.
    """

    def __init__(self):
        super().__init__()
        self.functions_set = False
        sys.addaudithook(self._notice)

    def _notice(self, event: str, _) -> None:
        if event == "object.__setattr__":
            self.functions_set = True

    def builtin_changes(self) -> list[str]:
        """The same for the builtins alone, without the use of any."""
        found, now = [], builtins.__dict__
        for name, value in self.builtins.items():
            if now.get(name, GONE) is not value and name != "_":
                now[name] = value
                found.append(f"builtins.{name} was replaced")
        return found

    def changes(self) -> list[str]:
        """What is no longer as it was, each in a few words. Everything is, when this returns."""
        found = self.builtin_changes()
        for name, owner, names, kept in self.names:
            if all(map(is_, map(names.get, kept), kept.values())):
                continue
            for key, value in kept.items():
                if names.get(key, GONE) is not value:
                    setter(owner)(owner, key, value)
                    found.append(f"{name}.{key} was replaced")
        for name, names, unbound in self.unbound:
            if not names.keys().isdisjoint(unbound):
                for key in unbound & names.keys():
                    del names[key]
                    found.append(f"{name}.{key} was added, over the builtin")
        for name, owner, complete in self.complete:
            for key in vars(owner).keys() - complete:
                type.__delattr__(owner, key)
                found.append(f"{name}.{key} was added")
        if self.functions_set:
            found += self._exchanged_code()
            self.functions_set = False
        for name, function, before in self.attributes:
            now = function.__dict__
            if type(now) is not dict or not _same(now, before):
                function.__dict__ = before.copy()
                found.append(f"the attributes of {name} were changed")
        for name, cell, content in self.cells:
            if content_of(cell) is not content:
                cell.cell_contents = content
                found.append(f"the closure of {name} was exchanged")
        for name, now, before in self.lists:
            if len(now) != len(before) or any(a is not b for a, b in zip(now, before)):
                now[:] = before
                found.append(f"{name} has other entries")
        for name, now, before in self.dicts:
            if not _same(now, before) and not self._registers_more(name, now, before):
                now.clear()
                now.update(before)
                found.append(f"{name} has other entries")
        for name, now, before in self.arrays:
            if now.tobytes() != before.tobytes():
                now[...] = before
                found.append(f"{name} has other entries")
        for name, module in self.modules.items():
            if sys.modules.get(name) is not module and not belongs(name, ("nbgrader_sandbox",)):  # hidden from students
                sys.modules[name] = module
                found.append(f"sys.modules[{name!r}] was replaced")
        return found

    def _registers_more(self, name: str, now: dict, before: dict) -> bool:
        """Whether nothing but types unknown to the snapshot came to a register: a library may register its own."""
        if name not in REGISTERS or len(now) <= len(before):
            return False
        kept = all(map(is_, now, before)) and all(map(is_, now.values(), before.values()))
        return kept and all(issubclass(type(key), type) and id(key) not in self.seen for key in [*now][len(before) :])

    def _exchanged_code(self) -> list[str]:
        found = []
        for name, function, *content in self.functions:
            if not all(map(is_, (function.__code__, function.__defaults__, function.__kwdefaults__), content)):
                function.__code__, function.__defaults__, function.__kwdefaults__ = content
                found.append(f"the code of {name} was exchanged")
        return found


def _same(now: dict, before: dict) -> bool:
    """Whether a dict has the same keys and values in the same order. No key is hashed: that could run its own code."""
    return len(now) == len(before) and all(map(is_, now, before)) and all(map(is_, now.values(), before.values()))
