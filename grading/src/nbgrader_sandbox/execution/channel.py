"""Messages between two processes: JSON over a pair of pipes, never pickles.

A message is its length in 4 bytes and its body. A timer may interrupt a call at any moment: what is left of a message
stays in the channel, and the next call goes on with it.
"""

import json
from os import close, read, set_blocking, write
from select import POLLIN, POLLOUT, poll
from time import monotonic
from typing import Any

from .sanitize import MAX_ITEMS, check_items

NEVER = float("inf")


class ChannelError(Exception):
    """The other side sent something that is not a valid message."""


class MessageTooLong(ChannelError):
    """A message of this side is longer than the other side reads."""


class ChannelClosed(ChannelError):
    """The other side has closed its end, or has ended."""


class ChannelTimeout(ChannelError):
    """No message arrived in time."""


class Channel:
    """One side of the channel. Calls raise ChannelError at a time given by time.monotonic()."""

    def __init__(self, read_fd: int, write_fd: int, max_bytes: int):
        self.read_fd, self.write_fd, self._max_bytes = read_fd, write_fd, max_bytes
        self._received, self._unsent = bytearray(), bytearray()
        set_blocking(read_fd, False)
        set_blocking(write_fd, False)

    def send(self, message: dict[str, Any], until: float = NEVER) -> None:
        body = _encode(message).encode("ascii")
        if len(body) > self._max_bytes:
            raise MessageTooLong(f"a message of {len(body)} bytes")
        self._unsent += len(body).to_bytes(4, "big") + body
        while self._unsent:
            _wait(self.write_fd, POLLOUT, until)
            try:
                del self._unsent[: write(self.write_fd, self._unsent[:65536])]
            except BlockingIOError:
                continue
            except OSError:
                raise ChannelClosed from None

    def receive(self, until: float = NEVER) -> dict[str, Any]:
        self._fill(4, until)
        length = int.from_bytes(self._received[:4], "big")
        if length > self._max_bytes:
            raise ChannelError(f"a message of {length} bytes")
        self._fill(4 + length, until)
        body = bytes(self._received[4 : 4 + length])
        del self._received[: 4 + length]
        try:
            text = body.decode("ascii")
            check_items(text, max(MAX_ITEMS, self._max_bytes // 100))
            message = _decode(text)
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

    def _fill(self, length: int, until: float) -> None:
        """Read until that many bytes are there."""
        while len(self._received) < length:
            _wait(self.read_fd, POLLIN, until)
            try:
                part = read(self.read_fd, min(length - len(self._received), 1 << 20))
            except BlockingIOError:
                continue
            if not part:
                raise ChannelClosed
            self._received += part


def _wait(fd: int, event: int, until: float) -> None:
    waiting = poll()
    waiting.register(fd, event)
    if not waiting.poll(None if until == NEVER else max(0, until - monotonic()) * 1000):
        raise ChannelTimeout


def _refuse(value: object) -> None:
    raise ValueError(f"JSON has no {value!r}")


# Bound early: student code may replace json.dumps.
_encode = json.JSONEncoder(allow_nan=False, separators=(",", ":")).encode
_decode = json.JSONDecoder(parse_constant=_refuse).decode
