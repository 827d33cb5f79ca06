"""Values as plain data, on their way from the judge's process to the student's and back.

Data is copied. Everything else, such as a function or an object of a class of the student's, stays where it is: the
other side gets a Remote, which refers to it by number. No code and no pickle crosses.
"""

import base64
import builtins
import collections
import datetime
import decimal
import fractions
import importlib
import pathlib
import sys
from types import ModuleType
from typing import Any

import numpy as np

from .channel import ChannelError

NUMBERS = "biufcSUmM"  # kinds of dtypes whose values are their bytes
MAX_DEPTH = 100  # of nested values
TYPES = {kind.__name__: kind for kind in vars(builtins).values() if isinstance(kind, type)}
ERRORS = {name: kind for name, kind in TYPES.items() if issubclass(kind, BaseException)}
TEXTS: dict[str, Any] = {
    "Fraction": lambda text: fractions.Fraction(*map(int, text.split("/"))),  # with no exponent: it may be a billion
    "Decimal": decimal.Decimal,
    "PosixPath": pathlib.Path,
    "WindowsPath": pathlib.Path,
    "PurePosixPath": pathlib.PurePosixPath,
    "date": datetime.date.fromisoformat,
    "time": datetime.time.fromisoformat,
    "datetime": datetime.datetime.fromisoformat,
}  # classes whose objects are made of their text
GROUPS = {"tuple": tuple, "set": set, "frozenset": frozenset, "deque": collections.deque}
GENERATORS = {"MT19937", "PCG64", "PCG64DXSM", "Philox", "SFC64"}


class PlainError(Exception):
    """The value cannot cross, or the other side sent something that stands for no value."""


class Peer:
    """What the coding of values needs of its owner: references to what stays here, and to what is there."""

    imports = False  # whether a function that the other side names is looked up here

    def refer(self, value: Any) -> dict[str, Any]:
        """A reference to a value of this process."""
        raise NotImplementedError

    def referred(self, number: int) -> Any:
        """The value of this process with that number."""
        raise NotImplementedError

    def remote(self, reference: dict[str, Any]) -> Any:
        """What stands here for a value of the other process."""
        raise NotImplementedError


class Encoder:
    """Encodes the values of one message. `shared` are the lists, arrays and other objects in it that can change."""

    def __init__(self, peer: Peer, shared: list[Any]):
        self.peer, self.shared = peer, shared
        self.numbers = {id(value): number for number, value in enumerate(shared)}

    def encode(self, value: Any, depth: int = 0) -> Any:
        """The value in JSON. Raises PlainError where it is nested too deeply."""
        if depth > MAX_DEPTH:
            raise PlainError(f"a value that is nested more than {MAX_DEPTH} deep")
        kind: Any = type(value)
        if value is None or kind in (bool, str):
            return value
        if kind is int:
            return value if abs(value) < 1 << 63 else {"t": "int", "v": hex(value)}
        if kind is float:
            return value if abs(value) < 1e300 else {"t": "float", "v": repr(value)}
        if id(value) in self.numbers:
            return {"t": "same", "v": self.numbers[id(value)]}
        if kind in (list, dict, set, collections.deque) or _is_plain_array(value) or _is_plain_generator(value):
            self.numbers[id(value)] = len(self.shared)
            self.shared.append(value)
            return self.content(value, depth + 1)
        if kind in (tuple, frozenset):
            return {"t": kind.__name__, "v": [self.encode(inner, depth + 1) for inner in value]}
        if kind is bytes:
            return {"t": "bytes", "v": base64.b64encode(value).decode("ascii")}
        if kind is complex:
            return {"t": "complex", "v": repr(value)}
        if kind is range or kind is slice:
            return {"t": kind.__name__, "v": [self.encode(part) for part in (value.start, value.stop, value.step)]}
        if isinstance(value, np.generic) and kind.__module__ == "numpy" and value.dtype.kind in NUMBERS:
            return {"t": "scalar", **_bytes_of(np.asarray(value))}
        if isinstance(value, np.dtype) and not value.hasobject:
            return {"t": "dtype", "v": value.str}
        if kind.__name__ in TEXTS and kind.__module__.partition(".")[0] in {
            "fractions",
            "decimal",
            "pathlib",
            "datetime",
        }:
            return {"t": "text", "k": kind.__name__, "v": str(value)}
        if isinstance(value, ModuleType):
            return {"t": "module", "v": value.__name__}
        if isinstance(value, type) and TYPES.get(value.__name__) is value:
            return {"t": "type", "v": str(value.__name__)}
        if value is NotImplemented or value is Ellipsis:
            return {"t": "constant", "v": str(value)}
        return self.peer.refer(value)

    def changes(self, before: list[Any]) -> list[list[Any]]:
        """The first ones of `shared` whose content is not what it was, each its number and its content now."""
        changed = []
        for number, content in enumerate(before):
            self.shared.append(self.shared[number])  # the decoder counts the new content as one more
            now = self.content(self.shared[number])
            if now == content:
                self.shared.pop()
            else:
                changed.append([number, now])
        return changed

    def content(self, value: Any, depth: int = 0) -> Any:
        """An object that can change, in JSON."""
        if type(value) is list:
            return [self.encode(inner, depth) for inner in value]
        if type(value) is dict:
            return {
                "t": "dict",
                "v": [[self.encode(key, depth), self.encode(inner, depth)] for key, inner in value.items()],
            }
        if type(value) in (set, collections.deque):
            return {"t": type(value).__name__, "v": [self.encode(inner, depth) for inner in value]}
        if isinstance(value, np.random.RandomState):
            state: Any = value.get_state(legacy=False)
            return {"t": "random", "k": "RandomState", "v": self._plain_state(state, depth)}
        if isinstance(value, np.random.Generator):
            state = value.bit_generator.state
            return {"t": "random", "k": "Generator", "v": self._plain_state(state, depth)}
        if value.dtype.kind == "O":
            return {
                "t": "objects",
                "s": value.shape,
                "v": [self.encode(inner, depth) for inner in value.ravel().tolist()],
            }
        return {"t": "array", **_bytes_of(value)}

    def _plain_state(self, state: Any, depth: int) -> Any:
        """A random state: dicts of numbers and arrays, which count for nothing in `shared`."""
        return Encoder(self.peer, []).encode(state, depth)


class Decoder:
    """Decodes the values of one message, and notes in `shared` what can change, in the encoder's order."""

    def __init__(self, peer: Peer, shared: list[Any]):
        self.peer, self.shared = peer, shared

    def decode(self, data: Any) -> Any:
        """The value. Raises PlainError; and ChannelError, where the other process must be asked."""
        try:
            return self._decode(data)
        except (PlainError, ChannelError):
            raise
        except Exception as error:
            raise PlainError(f"data that stands for no value ({type(error).__name__})") from None

    def _decode(self, data: Any) -> Any:
        if type(data) is list:
            values: list[Any] = []
            self.shared.append(values)
            values += map(self._decode, data)
            return values
        if type(data) is not dict:
            return data
        kind: str = data["t"]
        content: Any = data.get("v")
        if kind == "int":
            return int(content, 16)
        if kind == "float":
            return float(content)
        if kind == "complex":
            return complex(content)
        if kind == "bytes":
            return base64.b64decode(content, validate=True)
        if kind == "same":
            return self.shared[content]
        if kind in GROUPS:
            return self._group(kind, content)
        if kind == "dict":
            pairs: dict[Any, Any] = {}
            self.shared.append(pairs)
            for key, inner in content:
                new = self._decode(key)
                pairs[new] = self._decode(inner)
            return pairs
        if kind in ("array", "scalar"):
            array = np.frombuffer(base64.b64decode(data["b"]), np.dtype(data["d"])).reshape(_shape(data))
            if kind == "scalar":
                return array[()]
            self.shared.append(array := array.copy())
            return array
        if kind == "objects":
            self.shared.append(array := np.empty(_shape(data), dtype=object))
            flat = array.reshape(-1)
            for i in range(len(flat)):
                flat[i] = self._decode(content[i])
            return array
        if kind == "random":
            self.shared.append(rng := _generator(data["k"], Decoder(self.peer, []).decode(content)))
            return rng
        return self._constant(kind, content, data)

    def _group(self, kind: str, content: list[Any]) -> Any:
        if kind in ("tuple", "frozenset"):
            return GROUPS[kind](map(self._decode, content))
        self.shared.append(group := GROUPS[kind]())
        values = [self._decode(inner) for inner in content]
        group.update(values) if kind == "set" else group.extend(values)
        return group

    def _constant(self, kind: str, content: Any, data: dict[str, Any]) -> Any:
        if kind == "range":
            return range(*map(self._decode, content))
        if kind == "slice":
            return slice(*map(self._decode, content))
        if kind == "dtype":
            return np.dtype(content)
        if kind == "text":
            return TEXTS[data["k"]](content)
        if kind == "type":
            return TYPES[content]
        if kind == "constant":
            return {"NotImplemented": NotImplemented, "Ellipsis": Ellipsis}[content]
        if kind == "module":
            return imported(content)
        if kind == "function" and self.peer.imports:
            module, _, name = content.partition(":")
            return getattr(importlib.import_module(module), name)
        if kind == "mine":
            return self.peer.referred(content)
        if kind == "yours":
            return self.peer.remote(data)
        raise ValueError(kind)


def imported(name: str) -> ModuleType:
    """The module of that name. Raises PlainError."""
    try:
        return importlib.import_module(name)
    except (Exception, SystemExit) as error:  # the second: of a program
        raise PlainError(f"the module {name!r:.60} ({type(error).__name__})") from None


def data_of(value: Any) -> Any:
    """The data in an object of a class that is derived from one of plain data, such as a Counter; else the object."""
    kinds: tuple[Any, ...] = (np.ndarray, str, bytes, float, int, complex, *GROUPS.values(), list, dict)
    for kind in kinds:
        if isinstance(value, kind):
            return {np.ndarray: np.array, str: str.__str__}.get(kind, kind)(value)
    return value


def update(old: Any, new: Any) -> None:
    """Give an object that can change the content of its copy that came back."""
    if type(old) is not type(new):
        return
    if isinstance(old, np.ndarray):
        if old.shape == new.shape and old.dtype == new.dtype:
            old[...] = new
    elif isinstance(old, (list, collections.deque)):
        old.clear()
        old.extend(new)
    elif isinstance(old, (dict, set)):
        old.clear()
        old.update(new)
    elif isinstance(old, np.random.RandomState):
        old.set_state(new.get_state(legacy=False))
    elif isinstance(old, np.random.Generator) and type(old.bit_generator) is type(new.bit_generator):
        old.bit_generator.state = new.bit_generator.state


def by_name(function: Any) -> str | None:
    """Where a function of NumPy or of Python's own library stands, as module:name, if it can be found there."""
    if isinstance(function, np.ufunc):
        name = f"numpy:{function.__name__}"
    elif callable(function) and not isinstance(function, type):
        name = f"{getattr(function, '__module__', None)}:{getattr(function, '__qualname__', '')}"
    else:
        return None
    module, _, attribute = name.partition(":")
    standard = module.partition(".")[0] in sys.stdlib_module_names or module.partition(".")[0] == "numpy"
    found = getattr(sys.modules.get(module), attribute, None) if standard and module != "__main__" else None
    return name if found is function else None


def _is_plain_array(value: object) -> bool:
    return type(value) is np.ndarray and value.dtype.kind in NUMBERS + "O"


def _is_plain_generator(value: object) -> bool:
    if isinstance(value, np.random.Generator):
        return value.bit_generator.__class__.__name__ in GENERATORS
    return isinstance(value, np.random.RandomState) and value.get_state(legacy=False)["bit_generator"] == "MT19937"


def _shape(data: dict[str, Any]) -> tuple[int, ...]:
    if not all(type(n) is int and n >= 0 for n in data["s"]):
        raise ValueError(data["s"])
    return tuple(data["s"])


def _bytes_of(array: Any) -> dict[str, Any]:
    return {"d": array.dtype.str, "s": array.shape, "b": base64.b64encode(array.tobytes()).decode("ascii")}


def _generator(kind: str, state: Any) -> Any:
    if kind == "RandomState":
        rng = np.random.RandomState(0)
        rng.set_state(state)
        return rng
    if state["bit_generator"] not in GENERATORS:
        raise ValueError(state["bit_generator"])
    bits = getattr(np.random, state["bit_generator"])(0)
    bits.state = state
    return np.random.Generator(bits)
