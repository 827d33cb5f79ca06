"""Find what a submission changed of the libraries that its checks rely on, and put it back.

A snapshot is taken before any student code. It holds, of each trusted module, what its names are bound to; of
each class there, the methods; of each function, the code, the defaults and the closure; and of xorlib, which
holds the checks, also the arrays and what has a name in capitals, down to the entries of lists, dicts and
instances. Around each test cell all of it is compared, by identity; what differs is named and restored. Types
made in C cannot be changed from Python.
"""

import builtins
import sys
from operator import is_

from .kept import Kept
from .trusted import GONE, belongs, content_of, setter


class Snapshot(Kept):
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
        for name, cell, content in self.cells:
            if content_of(cell) is not content:
                cell.cell_contents = content
                found.append(f"the closure of {name} was exchanged")
        for name, now, before in self.lists:
            if len(now) != len(before) or any(a is not b for a, b in zip(now, before)):
                now[:] = before
                found.append(f"{name} has other entries")
        for name, now, before in self.dicts:
            if len(now) != len(before) or any(before.get(key, GONE) is not value for key, value in now.items()):
                now.clear()
                now.update(before)
                found.append(f"{name} has other entries")
        for name, now, before in self.arrays:
            if now.tobytes() != before.tobytes():
                now[...] = before
                found.append(f"{name} has other entries")
        for name, module in self.modules.items():
            if sys.modules.get(name) is not module and not belongs(name, ("grading",)):  # hidden from students
                sys.modules[name] = module
                found.append(f"sys.modules[{name!r}] was replaced")
        return found

    def _exchanged_code(self) -> list[str]:
        found = []
        for name, function, *content in self.functions:
            if not all(map(is_, (function.__code__, function.__defaults__, function.__kwdefaults__), content)):
                function.__code__, function.__defaults__, function.__kwdefaults__ = content
                found.append(f"the code of {name} was exchanged")
        return found
