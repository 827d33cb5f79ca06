"""Leaves the outputs out of a notebook's bytes, however large they are: grading does not need them."""

import re
from collections.abc import Iterable

MAX_BRACKETS = 2_000_000  # outside strings; more would take many seconds
STRING = re.compile(rb'(?:[^"\\]++|\\.)*+', re.DOTALL)  # up to its end, or to that of the bytes
PLAIN = re.compile(rb'(?:[^"\[\]{}]++|"(?:[^"\\]++|\\.)*+")++', re.DOTALL)  # up to a bracket or an unfinished string
LEFT_OUT = re.compile(rb'"(?:outputs|widgets)"\s*+:\s*+$')  # before the bracket that begins such a value
LONGEST_KEY = 64  # bytes, with the white space behind it


def without_outputs(pieces: Iterable[bytes], most: int) -> bytes:
    """The JSON of a notebook with empty lists of outputs, and without the state of widgets.

    pieces: the bytes of the file, in order. Never holds more than `most` bytes and two pieces. If more than that would
    be left, or there are too many brackets, the result has one byte more than that.
    """
    kept = bytearray()
    inside = 0  # brackets that are open in a value that is left out
    in_string = False
    brackets = 0
    rest = b""
    for piece in pieces:
        data, at, rest = rest + piece, 0, b""
        while at < len(data):
            match = (STRING if in_string else PLAIN).match(data, at)
            end = match.end() if match else at
            if not inside:
                kept += data[at:end]
            at = end
            if at == len(data):
                break
            sign = data[at : at + 1]
            if in_string and sign == b"\\":  # the sign behind it is in the next piece
                rest = sign
                break
            at += 1
            if sign == b'"':
                in_string = not in_string
            elif sign in b"[{":
                brackets += 1
                if inside:
                    inside += 1
                elif LEFT_OUT.search(kept[-LONGEST_KEY:]):
                    inside = 1
                    kept += sign
                    continue
            elif inside:  # a closing bracket
                inside -= 1
            if not inside:
                kept += sign
        if len(kept) > most:
            break
        if brackets > MAX_BRACKETS:
            return bytes(most + 1)
    return bytes(kept[: most + 1])
