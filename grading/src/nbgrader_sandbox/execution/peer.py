"""Calls between the student's process and the judge's, in both directions, over one channel.

A call is a request and its reply; while one side waits for the reply, it serves what the other side calls meanwhile.
What the arguments have become, if the call changed them, comes back with the reply, so that a call by way of the
channel has the effects of a call.
"""

import operator
import threading
from collections.abc import Callable
from time import monotonic
from typing import Any

from .channel import NEVER, Channel, ChannelClosed, ChannelError, MessageTooLong
from .plain import ERRORS, Decoder, Encoder, Peer, PlainError, by_name, data_of, update

MAX_TEXT = 5_000  # characters of an error or a description
OPERATORS = (
    *("add", "sub", "mul", "truediv", "floordiv", "mod", "matmul", "pow", "and_", "or_", "xor", "lshift", "rshift"),
    *("neg", "pos", "invert", "abs", "contains", "getitem", "setitem", "delitem", "index"),
)
COMPARISONS = ("eq", "ne", "lt", "le", "gt", "ge")
BUILTINS: dict[str, Callable[..., Any]] = {
    "len": len,
    "iter": list,
    "next": next,
    "bool": bool,
    "float": float,
    "int": int,
    "complex": complex,
    "hash": hash,
    "str": str,
    "repr": repr,
    "format": format,
    "round": round,
    "isinstance": isinstance,
    "issubclass": issubclass,
    "getattr": getattr,
    "setattr": setattr,
}
BUILTINS |= {name.rstrip("_"): getattr(operator, name) for name in OPERATORS + COMPARISONS}
BUILTINS["data"] = data_of


class RemoteError(Exception):
    """Raised here for an error of the other process whose class this one does not have."""


class Link(Peer):
    """One side of the calls. A subclass has a method `serve_<operation>` for what the other side may ask."""

    def __init__(self, channel: Channel):
        self.channel = channel
        self._lock = threading.RLock()  # a thread of the student's may call too
        self._sent = 0
        self._lent: list[Any] = []
        self._numbers: dict[int, int] = {}
        self._classes: dict[int, type[BaseException]] = {}
        self.end = NEVER  # until then a call may take
        self.waiting = False  # for a reply
        self.closed = False  # by the other side

    def call(self, operation: str, *values: Any) -> Any:
        """What the other side's operation returns, or raises. Raises PlainError and ChannelError."""
        with self._lock:
            self._sent += 1
            number, shared = self._sent, list[Any]()
            content = Encoder(self, shared).encode(list(values))
            seconds = None if self.end == NEVER else max(self.end - monotonic(), 0.01)
            try:
                self.channel.send({"id": number, "op": operation, "v": content, "s": seconds})
                reply = self._reply(number)
            except ChannelClosed:
                self.closed = True
                raise
            return self._result(reply, shared)

    def _reply(self, number: int) -> dict[str, Any]:
        while True:
            self.waiting = True
            message = self.channel.receive()
            self.waiting = False
            if "op" in message:
                self.serve(message)
            elif message.get("re") == number:  # any other is the reply to a call that was interrupted
                return message

    def serve(self, request: dict[str, Any]) -> None:
        """Do what the other side asks, and reply."""
        if "op" not in request:
            return  # the reply to a call that was interrupted
        reply: dict[str, Any] = {"re": request.get("id")}
        try:
            shared: list[Any] = []
            values = Decoder(self, shared).decode(request.get("v"))
            operation = getattr(self, f"serve_{request.get('op')}", None)
            if operation is None or type(values) is not list:
                raise PlainError(f"the operation {request.get('op')!r:.30}")
            encoder = Encoder(self, shared)
            before = [encoder.content(value) for value in shared]
            result, error, reply["printed"] = self.run(lambda: operation(*values), request.get("s"))
            if error:
                raise error
            reply["value"] = encoder.encode(result)
            reply["changed"] = encoder.changes(before)
        except BaseException as error:  # a student's function may raise anything
            if isinstance(error, ChannelError):
                raise
            reply |= {"raised": self._error(error)}
        try:
            self.channel.send(reply)
        except MessageTooLong as error:
            self.channel.send({"re": request.get("id"), "raised": self._error(PlainError(str(error)))})

    def run(self, function: Callable[[], Any], seconds: Any) -> tuple[Any, BaseException | None, str]:
        """What a call that the other side asked for returns, raises and prints."""
        return function(), None, ""

    def compares(self, kind: str) -> bool:
        """Whether an object of this class of the other side, "module:name", says itself what it equals."""
        return True

    def printed(self, text: str) -> None:
        """What the other side printed during a call."""

    def serve_call(self, function: Any, args: list[Any], kwargs: dict[str, Any]) -> Any:
        return function(*args, **kwargs)

    def refer(self, value: Any) -> dict[str, Any]:
        if isinstance(value, (Remote, LentFunction)):
            return {"t": "mine", "v": value._reference["v"]}
        if not self.imports and (name := by_name(value)):
            return {"t": "function", "v": name}
        number = self._numbers.setdefault(id(value), len(self._lent))
        if number == len(self._lent):
            self._lent.append(value)  # also keeps its id from being used again
        reference: dict[str, Any] = {"t": "yours", "v": number, "d": description(value), "c": callable(value)}
        reference["n"] = str(getattr(value, "__name__", type(value).__name__))[:80]
        reference["k"] = f"{type(value).__module__}:{type(value).__qualname__}"[:200]
        reference["doc"] = text_of(getattr(value, "__doc__", None), MAX_TEXT)
        if isinstance(value, type) and issubclass(value, BaseException):
            reference["e"] = _builtin_bases(value)
        return reference

    def referred(self, number: int) -> Any:
        if type(number) is not int or number < 0:
            raise PlainError(f"the number {number!r:.30}")
        return self._lent[number]

    def remote(self, reference: dict[str, Any]) -> Any:
        if "e" in reference:
            number = int(reference["v"])
            if number not in self._classes:
                self._classes[number] = error_class(str(reference["n"]), reference["e"])
            return self._classes[number]
        return (RemoteFunction if reference.get("c") else Remote)(self, reference)

    def _result(self, reply: dict[str, Any], shared: list[Any]) -> Any:
        self.printed(text_of(reply.get("printed"), 1 << 24))
        if "raised" in reply:
            raise self._raised(reply["raised"])
        decoder = Decoder(self, shared)
        value = decoder.decode(reply.get("value"))
        originals = list(shared)
        changed = reply.get("changed")
        for pair in changed if isinstance(changed, list) else []:
            if (
                type(pair) is not list
                or len(pair) != 2
                or type(pair[0]) is not int
                or not 0 <= pair[0] < len(originals)
            ):
                raise PlainError("a change of nothing")
            update(originals[pair[0]], decoder.decode(pair[1]))
        return value

    def _error(self, error: BaseException) -> dict[str, Any]:
        """An error as data."""
        kind = type(error)
        try:
            text = str(error)[:MAX_TEXT]
        except BaseException:
            text = ""
        try:
            arguments = Encoder(self, []).encode(list(error.args)) if ERRORS.get(kind.__name__) is kind else []
        except Exception:
            arguments = [text]
        reference = None if ERRORS.get(kind.__name__) is kind else self.refer(kind)
        return {
            "n": kind.__name__[:80],
            "class": reference,
            "args": arguments,
            "text": text,
            "where": self.where(error),
        }

    def _raised(self, data: Any) -> BaseException:
        """The error that stands for one of the other process."""
        try:
            if data["class"] is None:
                error: BaseException = ERRORS[data["n"]](*Decoder(self, []).decode(data["args"]))
            else:
                kind = Decoder(self, []).decode(data["class"])
                if not (isinstance(kind, type) and issubclass(kind, BaseException)):
                    kind = RemoteError
                error = kind(text_of(data["text"], MAX_TEXT))
            where = text_of(data.get("where"), MAX_TEXT)
        except (KeyError, TypeError, AttributeError, ValueError) as problem:
            raise PlainError(f"an error that is none ({type(problem).__name__})") from None
        if where:
            error.add_note(where)
        return error

    def where(self, error: BaseException) -> str:
        """Where an error arose, for people."""
        return ""


class Remote:
    """Stands for a value of the other process, which does what is asked of it there."""

    def __init__(self, link: Link, reference: dict[str, Any]):
        number = reference["v"]
        if type(number) is not int:
            raise PlainError("a reference without a number")
        self._link, self._reference = link, reference
        self.description = text_of(reference.get("d"), MAX_TEXT)
        self._kind = text_of(reference.get("k"), 200)

    def __deepcopy__(self, memo: object) -> "Remote":
        return self  # as a copy of a function is the function

    def _do(self, name: str, *values: Any) -> Any:
        return self._link.call("operate", name, self, list(values))

    def _compare(self, name: str, other: Any) -> Any:
        """What a comparison gives. An object that the other side alone knows does not say what data it equals."""
        if isinstance(other, Remote) or self._link.compares(self._kind):
            return self._do(name, other)
        data = self._do("data")
        return NotImplemented if isinstance(data, Remote) else getattr(operator, name)(data, other)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") or name in ("_link", "_reference", "_kind"):
            raise AttributeError(f"{self.__class__.__name__!r} object has no attribute {name!r}")
        return self._do("getattr", name)

    def __instancecheck__(self, value: Any) -> bool:
        return bool(self._link.call("operate", "isinstance", value, [self]))

    def __iter__(self) -> Any:
        return iter(self._do("iter"))

    def __hash__(self) -> int:
        return int(self._do("hash"))


class RemoteFunction(Remote):
    """A function, a class or another value of the other process that can be called."""

    def __init__(self, link: Link, reference: dict[str, Any]):
        super().__init__(link, reference)
        self.__name__ = self.__qualname__ = text_of(reference.get("n"), 80)
        self.__doc__ = text_of(reference.get("doc"), MAX_TEXT) or None

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self._link.call("call", self, list(args), kwargs)


class LentFunction:
    """A function of the judge's, in the student's process: it can be called, and is else like any function."""

    def __init__(self, function: RemoteFunction):
        self._function, self._reference = function, function._reference
        self.__name__ = self.__qualname__ = function.__name__
        self.__doc__ = function.__doc__

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self._function(*args, **kwargs)

    def __deepcopy__(self, memo: object) -> "LentFunction":
        return self

    def __repr__(self) -> str:
        return f"<function {self.__name__}>"


def _operation(name: str) -> Callable[..., Any]:
    return lambda self, *values: self._do(name, *values)


def _comparison(name: str) -> Callable[..., Any]:
    return lambda self, other: self._compare(name, other)


for _name in sorted(set(BUILTINS) - {"iter", "hash", "isinstance", "issubclass", "getattr", "setattr", "data"}):
    setattr(Remote, f"__{_name}__", (_comparison if _name in COMPARISONS else _operation)(_name))


def operate(name: str, value: Any, values: list[Any]) -> Any:
    """Apply an operator, or one of Python's own functions, to a value of this process. Raises PlainError."""
    if name not in BUILTINS:
        raise PlainError(f"the operator {name!r:.30}")
    return BUILTINS[name](value, *values)


def description(value: object) -> str:
    """What a value is, in words: "a generator", "a matrix of shape (2, 2)"."""
    text = f"a {type(value).__name__[:80]}"
    shape = getattr(value, "shape", None)
    if type(shape) is tuple and all(type(n) is int for n in shape):
        return f"{text} of shape {shape}"
    return f"{text} of {len(value)}" if isinstance(value, (list, tuple)) else text


def error_class(name: str, bases: Any) -> type[BaseException]:
    """A class of errors with that name, below those of Python's own."""
    kinds = tuple(ERRORS[base] for base in bases if base in ERRORS) if isinstance(bases, list) else ()
    try:
        return type(name, (*kinds, RemoteError) if kinds else (RemoteError,), {"__str__": _text_of_error})
    except TypeError:  # their layouts do not fit together
        return type(name, (RemoteError,), {"__str__": _text_of_error})


def _text_of_error(error: BaseException) -> str:
    return str(error.args[0]) if error.args else ""


def _builtin_bases(kind: type[BaseException]) -> list[str]:
    """The names of Python's own error classes that a class is derived from, without those above others of them."""
    bases: list[type] = []
    for base in kind.__mro__:
        if ERRORS.get(base.__name__) is base and not any(issubclass(other, base) for other in bases):
            bases.append(base)
    return [base.__name__ for base in bases]


def text_of(value: object, most: int) -> str:
    return value[:most] if isinstance(value, str) else ""
