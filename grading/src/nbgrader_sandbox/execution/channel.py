"""Messages between the grader and a notebook's process: JSON over two pipes, never pickles.

A message is its length in 4 bytes, a keyed digest of its number and its body, and the body in JSON. Student code shares
the process and could write to the pipe, but it does not have the key at hand. It also cannot change a message before
its digest is computed by patching a module: all functions used here are written in C, and were bound earlier.
"""

from hashlib import blake2b
from hmac import compare_digest
from json import loads
from json.encoder import c_make_encoder, encode_basestring_ascii  # type: ignore[attr-defined]  # not public
from os import close, read, set_blocking, write
from select import POLLIN, POLLOUT, poll
from time import monotonic
from typing import Any

DIGEST_SIZE = 32
NEVER = float("inf")


class ChannelError(Exception):
    """The other side sent something that is not a valid message."""


class ChannelClosed(ChannelError):
    """The other side has closed its end, or has ended."""


class ChannelTimeout(ChannelError):
    """No message arrived in time."""


class Channel:
    """One side of the channel. Calls raise ChannelError at a time given by time.monotonic()."""

    def __init__(self, read_fd: int, write_fd: int, key: bytes, max_bytes: int):
        self.read_fd, self.write_fd, self._key, self._max_bytes = read_fd, write_fd, key, max_bytes
        self._received = self._sent = 0
        set_blocking(read_fd, False)
        set_blocking(write_fd, False)

    def send(self, message: dict[str, Any], until: float = NEVER) -> None:
        body = "".join(_encode(message, 0)).encode("ascii")
        data = memoryview(len(body).to_bytes(4, "big") + self._digest(self._sent, body) + body)
        self._sent += 1
        while data:
            _wait(self.write_fd, POLLOUT, until)
            try:
                data = data[write(self.write_fd, data[:65536]) :]
            except BlockingIOError:
                continue
            except OSError:
                raise ChannelClosed from None

    def receive(self, until: float = NEVER) -> dict[str, Any]:
        length = int.from_bytes(self._read(4, until), "big")
        if length > self._max_bytes:
            raise ChannelError(f"a message of {length} bytes")
        digest, body = self._read(DIGEST_SIZE, until), self._read(length, until)
        if not compare_digest(digest, self._digest(self._received, body)):
            raise ChannelError("a forged message")
        self._received += 1
        try:
            message = loads(body, parse_constant=_refuse)
        except (ValueError, RecursionError):
            raise ChannelError("a message that is no JSON") from None
        if not isinstance(message, dict):
            raise ChannelError("a message of another kind")
        return message

    def close(self) -> None:
        for fd in (self.read_fd, self.write_fd):
            if fd >= 0:
                close(fd)
        self.read_fd = self.write_fd = -1

    def _read(self, length: int, until: float) -> bytes:
        parts = []
        while length:
            _wait(self.read_fd, POLLIN, until)
            try:
                part = read(self.read_fd, min(length, 1 << 20))
            except BlockingIOError:
                continue
            if not part:
                raise ChannelClosed
            parts.append(part)
            length -= len(part)
        return b"".join(parts)

    def _digest(self, number: int, body: bytes) -> bytes:
        return blake2b(body, digest_size=DIGEST_SIZE, key=self._key, salt=number.to_bytes(16, "big")).digest()


def _wait(fd: int, event: int, until: float) -> None:
    waiting = poll()
    waiting.register(fd, event)
    if not waiting.poll(None if until == NEVER else max(0, until - monotonic()) * 1000):
        raise ChannelTimeout


def _refuse(value: object) -> None:
    raise ValueError(f"JSON has no {value!r}")


# json.dumps would look up this encoder by a name that student code can patch
_encode = c_make_encoder(None, _refuse, encode_basestring_ascii, None, ":", ",", False, False, False)
