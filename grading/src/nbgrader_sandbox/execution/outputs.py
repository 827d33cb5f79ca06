"""What a cell puts out, in nbformat's terms, up to a number of bytes."""

import base64
import io
from collections.abc import Callable

MOST_VALUE, MOST_TRACEBACK = 5_000, 50_000  # characters of an error
EACH = 200  # what an output, or a list or dict in it, costs beside its content


class Recorder:
    """Collects the outputs of one cell after another."""

    def __init__(self):
        self.begin(0, "")

    def begin(self, limit: int, note: str) -> None:
        """Start a cell. note: what to say where its outputs are cut."""
        self.outputs: list[dict] = []
        self.left, self.note = limit, note
        self.clear_next = self.full = False

    def text(self, name: str, text: str) -> None:
        """Add to a stream, cut off where the limit is reached."""
        if not text or self.full:
            return
        self._clear()
        last = self.outputs[-1] if self.outputs else {}
        if last.get("output_type") != "stream" or last["name"] != name:
            if not self._take(EACH):
                return
            last = {"output_type": "stream", "name": name, "text": []}
            self.outputs.append(last)
        data = text[: self.left + 1].encode("utf-8", "replace")
        last["text"].append(text if len(data) <= self.left else data[: self.left].decode("utf-8", "ignore"))
        self._take(len(data))

    def bundle(self, kind: str, data: dict, metadata: dict | None, display_id: str | None = None) -> None:
        """Add a display_data or an execute_result."""
        output = {"output_type": kind, "data": clean(data), "metadata": clean(metadata or {})}
        self._clear()
        if self._take(cost(output)):
            self.outputs.append(output | {"id": display_id})

    def replace(self, data: dict, metadata: dict | None, display_id: str | None) -> None:
        """Put new data in the place of what this cell displayed under that id."""
        new = {"data": clean(data), "metadata": clean(metadata or {})}
        for output in self.outputs:
            if display_id is not None and output.get("id") == display_id and self._take(cost(new)):
                output |= new

    def error(self, name: str, value: str, traceback: list[str]) -> None:
        """Add an error: always, since points may hang on it."""
        self.outputs.append(error(name, value, traceback))

    def clear(self, wait: bool) -> None:
        self.clear_next = True
        if not wait:
            self._clear()

    def finished(self) -> list[dict]:
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
    """In the place of sys.stdout or sys.stderr."""

    encoding, errors = "utf-8", "replace"

    def __init__(self, name: str, recorder: Recorder, routed: Callable[[str], str]):
        self.name, self._recorder, self._routed = name, recorder, routed

    def write(self, text: str) -> int:
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        self._recorder.text(self._routed(self.name), text)
        return len(text)

    def writable(self) -> bool:
        return True

    def isatty(self) -> bool:
        return False

    def fileno(self) -> int:
        return 1 if self.name == "stdout" else 2


def error(name: str, value: str, traceback: list[str]) -> dict:
    """An error output, of bounded size."""
    lines, left = [], MOST_TRACEBACK
    for line in traceback:
        lines.append(line[:left])
        left = max(0, left - len(line))
    return {"output_type": "error", "ename": name[:200], "evalue": value[:MOST_VALUE], "traceback": lines}


def clean(value):
    """The value as JSON has it: bytes in base 64, what JSON has no word for as its text."""
    if isinstance(value, dict):
        return {str(key): clean(inner) for key, inner in value.items()}
    if type(value) in (list, tuple):
        return [clean(inner) for inner in value]
    if type(value) is bytes:
        return base64.b64encode(value).decode("ascii")
    if value is None or type(value) in (str, bool) or type(value) in (int, float) and -1e300 < value < 1e300:
        return value
    return str(value)


def cost(value) -> int:
    """About the bytes that a value made by clean takes in the grader."""
    if isinstance(value, dict):
        return EACH + sum(cost(key) + cost(inner) for key, inner in value.items())
    if isinstance(value, list):
        return EACH + sum(map(cost, value))
    return len(value) if isinstance(value, str) else 30
