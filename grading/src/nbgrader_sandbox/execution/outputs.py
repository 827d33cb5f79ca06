"""The outputs of a cell, as nbformat has them, up to a number of bytes."""

import base64
import io
from typing import Any

MAX_VALUE, MAX_TRACEBACK = 5_000, 50_000  # characters of an error
OVERHEAD = 200  # bytes that an output, or a list or dict in it, costs in addition to its content
LEAST = 30  # bytes that anything else costs, however short: a million empty texts are no empty output


class Recorder:
    """Collects the outputs of one cell after another."""

    def __init__(self, limit: int = 0, note: str = "") -> None:
        self.begin(limit, note)

    def begin(self, limit: int, note: str) -> None:
        """Start a cell. note: what to print if its outputs are cut."""
        self.outputs: list[dict[str, Any]] = []
        self.left, self.note = limit, note
        self.clear_next = self.full = False

    def text(self, name: str, text: str) -> None:
        """Add to a stream; text beyond the limit is cut off."""
        if not text or self.full:
            return
        self._clear()
        last = self.outputs[-1] if self.outputs else {}
        if last.get("output_type") != "stream" or last["name"] != name:
            if not self._take(OVERHEAD):
                return
            last = {"output_type": "stream", "name": name, "text": []}
            self.outputs.append(last)
        data = text[: self.left + 1].encode("utf-8", "replace")
        last["text"].append(text if len(data) <= self.left else data[: self.left].decode("utf-8", "ignore"))
        self._take(len(data))

    def bundle(
        self, kind: str, data: dict[str, Any], metadata: dict[str, Any] | None, display_id: str | None = None
    ) -> None:
        """Add a display_data or an execute_result."""
        output = {"output_type": kind, "data": clean(data), "metadata": clean(metadata or {})}
        self._clear()
        if self._take(cost(output)):
            self.outputs.append(output | {"id": display_id})

    def replace(self, data: dict[str, Any], metadata: dict[str, Any] | None, display_id: str | None) -> None:
        """Replace the data of the outputs that this cell displayed under that id."""
        new = {"data": clean(data), "metadata": clean(metadata or {})}
        for output in self.outputs:
            if display_id is not None and output.get("id") == display_id and self._take(cost(new)):
                output |= new

    def error(self, name: str, value: str, traceback: list[str]) -> None:
        """Add an error, even beyond the limit, since points may depend on it."""
        self.outputs.append(error(name, value, traceback))

    def clear(self, wait: bool) -> None:
        self.clear_next = True
        if not wait:
            self._clear()

    def finished(self) -> list[dict[str, Any]]:
        """The cell's outputs, ready for JSON."""
        if self.full:
            self.outputs.append({"output_type": "stream", "name": "stdout", "text": [f"\n[{self.note}]\n"]})
        return [
            {key: "".join(value) if key == "text" else value for key, value in output.items() if key != "id"}
            for output in self.outputs
        ]

    def _clear(self) -> None:
        if self.clear_next:
            self.outputs, self.clear_next = [], False

    def _take(self, size: int) -> bool:
        self.full = self.full or size > self.left
        self.left = max(0, self.left - size)
        return not self.full


class Stream(io.TextIOBase):
    """Replaces sys.stdout or sys.stderr."""

    encoding, errors = "utf-8", "replace"

    def __init__(self, name: str, recorder: Recorder):
        self.name, self._recorder = name, recorder

    def write(self, text: str) -> int:
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        self._recorder.text(self.name, text)
        return len(text)

    def writable(self) -> bool:
        return True

    def isatty(self) -> bool:
        return False

    def fileno(self) -> int:
        return 1 if self.name == "stdout" else 2


def error(name: str, value: str, traceback: list[str]) -> dict[str, Any]:
    """An error output, of bounded size."""
    lines, left = [], MAX_TRACEBACK
    for line in traceback:
        lines.append(line[:left])
        left = max(0, left - len(line))
    return {"output_type": "error", "ename": name[:200], "evalue": value[:MAX_VALUE], "traceback": lines}


def clean(value: Any) -> Any:
    """The value as JSON can hold it: bytes in base 64, and the text of what JSON does not know."""
    if isinstance(value, dict):
        return {str(key): clean(inner) for key, inner in value.items()}
    if type(value) in (list, tuple):
        return [clean(inner) for inner in value]
    if type(value) is bytes:
        return base64.b64encode(value).decode("ascii")
    if value is None or type(value) in (str, bool) or (type(value) in (int, float) and -1e300 < value < 1e300):
        return value
    return str(value)


def cost(value: object) -> int:
    """About the bytes that a value made by clean takes in the grader's memory."""
    if isinstance(value, dict):
        return OVERHEAD + sum(cost(key) + cost(inner) for key, inner in value.items())
    if isinstance(value, list):
        return OVERHEAD + sum(map(cost, value))
    return max(LEAST, len(value)) if isinstance(value, str) else LEAST
