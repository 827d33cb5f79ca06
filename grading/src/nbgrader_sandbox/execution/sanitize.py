"""Rebuild the reply of a notebook's process from the parts that nbformat allows. Nothing in it is trusted."""

import re
from typing import Any

MAX_DEPTH = 50  # of nested lists and dicts
MAX_ITEMS = 100_000  # of a reply: with the limit of a megabyte, the outputs of a cell hold two thirds of that
STRING = re.compile(r'"(?:[^"\\]++|\\.)*+"')


class TooManyItems(ValueError):
    """A message has so many lists, dicts and numbers that they would take many times its size."""


def check_items(body: str, most: int = MAX_ITEMS) -> None:
    """Raise TooManyItems if a message in JSON holds more than that. Call this before anything is built of it."""
    if sum(map(body.count, '",[{')) <= most:
        return
    items = end = 0
    for string in STRING.finditer(body):
        items += 1 + sum(body.count(sign, end, string.start()) for sign in ",[{")
        end = string.end()
        if items > most:
            break
    if items + sum(body.count(sign, end) for sign in ",[{") > most:
        raise TooManyItems(f"a message of more than {most} items")


def sanitized_outputs(reply: dict[str, Any], kinds: set[str]) -> list[dict[str, Any]]:
    """The outputs in a reply that are of these kinds, with the parts that they must have and no others."""
    outputs = reply.get("outputs")
    sanitized: list[dict[str, Any]] = []
    for output in outputs if isinstance(outputs, list) else []:
        kind = output.get("output_type") if isinstance(output, dict) else None
        if kind == "execute_result" and kind not in kinds:
            kind = "display_data"
        if kind not in kinds:
            continue
        parts: dict[str, Any]
        if kind == "stream":
            parts = {
                "name": "stderr" if output.get("name") == "stderr" else "stdout",
                "text": _text(output.get("text")),
            }
        elif kind == "error":
            parts = {name: _text(output.get(name)) for name in ("ename", "evalue")}
            parts["traceback"] = sanitized_texts(output.get("traceback"))
        else:
            metadata = output.get("metadata")
            parts = {
                "data": _mime_bundle(output.get("data")),
                "metadata": _plain(metadata) if isinstance(metadata, dict) else {},
            }
        sanitized.append({"output_type": kind} | parts)
    return sanitized


def _mime_bundle(data: object) -> dict[str, Any]:
    """Texts by MIME type. Only JSON types may hold anything else."""
    if not isinstance(data, dict):
        return {}
    return {_text(kind): _plain(value) if "json" in str(kind) else _text(value) for kind, value in data.items()}


def _plain(value: object, depth: int = MAX_DEPTH) -> object:
    if isinstance(value, (dict, list)) and not depth:
        return "..."
    if isinstance(value, dict):
        return {_text(key): _plain(inner, depth - 1) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner, depth - 1) for inner in value]
    return _text(value) if isinstance(value, str) else value


def _text(value: object) -> str:
    """A text that can be written as UTF-8."""
    return value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else ""


def sanitized_texts(values: object) -> list[str]:
    return [_text(value) for value in values] if isinstance(values, list) else []
