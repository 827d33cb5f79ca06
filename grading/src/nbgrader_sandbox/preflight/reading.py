"""Reads the bytes of a submitted notebook, within bounds, into cells."""

import codecs
import json
from dataclasses import dataclass, field
from typing import Any

import nbformat

from .outputs import without_outputs
from .submitted import SubmittedCell, read_cell

MAX_BYTES = 10 << 20  # of a notebook
MAX_BRACKETS = 500_000  # in its JSON: each may become an object of 200 bytes
MAX_CELLS = 1000
Json = dict[str, Any]
OLD_TEXTS = {"source", "input", "code", "text"}  # keys of the text of a cell before nbformat 4
OLD_KEYS = {"cell_type", "metadata", "outputs", "level", *OLD_TEXTS}
AGAIN = "Ask the student to hand it in again, or mark it by hand."


class Ungradable(Exception):
    """A submission cannot be graded; the message says what is wrong and what to do."""


@dataclass
class SubmittedNotebook:
    """A submitted notebook."""

    cells: list[SubmittedCell]
    language: str  # of its kernel, in lower case; "" if it names none
    repairs: list[str] = field(default_factory=list)
    path: str = ""  # of its file among what was handed in


def read(name: str, data: bytes) -> SubmittedNotebook:
    """The notebook in these bytes. Raises Ungradable; name is for its message."""
    raw, repairs = load(name, data)
    notebook = read_cells(name, raw)
    notebook.repairs[:0] = repairs
    return notebook


def load(name: str, data: bytes) -> tuple[Json, list[str]]:
    """The JSON of the notebook in these bytes, in nbformat 4, and the repairs. Raises Ungradable."""
    if not data.strip():
        raise Ungradable(f"{name}: the file is empty. {AGAIN}")
    if len(data) > MAX_BYTES:
        raise Ungradable(f"{name}: the file is larger than {MAX_BYTES >> 20} MB, its outputs not counted. {AGAIN}")
    text, repairs = _decode(name, data)
    if _brackets(text) > MAX_BRACKETS:
        text = without_outputs([text.encode("utf-8")], MAX_BYTES).decode("utf-8", "replace")
        repairs.append(f"{name}: its outputs, which are very many, were left out.")
    if _brackets(text) > MAX_BRACKETS:
        raise Ungradable(f"{name}: its JSON has more than {MAX_BRACKETS} brackets, its outputs not counted. {AGAIN}")
    try:
        raw = json.loads(text)
    except json.JSONDecodeError as error:
        raise Ungradable(
            f"{name}: not a notebook, or a damaged one: its JSON breaks off at line {error.lineno} "
            f"({error.msg}). {AGAIN}"
        ) from error
    except (RecursionError, ValueError) as error:  # nested too deep, or an integer of thousands of digits
        raise Ungradable(f"{name}: its JSON cannot be read ({type(error).__name__}). {AGAIN}") from error
    version = raw.get("nbformat") if isinstance(raw, dict) else None
    if not isinstance(version, int) or version < 1:
        raise Ungradable(f"{name}: the file is not a notebook. {AGAIN}")
    if version > 4:
        raise Ungradable(
            f"{name}: the notebook is in nbformat {version}, newer than 4, the newest that is graded. "
            "Ask the student to save it in format 4."
        )
    if version < 4:
        raw = _upgrade(name, raw)
        repairs.append(f"{name}: the notebook was in the old nbformat {version} and was upgraded.")
    if not isinstance(raw.get("cells"), list):
        raise Ungradable(f"{name}: the notebook has no list of cells. {AGAIN}")
    _check_count(name, raw["cells"])
    return raw, repairs


def read_cells(name: str, raw: Json) -> SubmittedNotebook:
    """The notebook in the JSON that `load` returns. All of it may be damaged, except that there is a list of cells."""
    cells, damaged = [], []
    for number, raw_cell in enumerate(raw["cells"], start=1):
        cell, intact = read_cell(number, raw_cell)
        if cell:
            cells.append(cell)
        if not intact:
            damaged.append(str(number))
    repairs = [f"{name}: damaged cells, read as far as possible: {', '.join(damaged)}."] if damaged else []
    return SubmittedNotebook(cells, _language(raw), repairs)


def _brackets(text: str) -> int:
    return text.count("[") + text.count("{")


def _decode(name: str, data: bytes) -> tuple[str, list[str]]:
    marked = data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in data[:4]
    if not marked:  # by a byte order mark, or zeros as in UTF-16 and UTF-32
        try:
            return data.decode("utf-8"), []
        except UnicodeDecodeError:
            pass
    encoding = json.detect_encoding(data) if marked else "cp1252"  # Latin-1, as Windows has it
    try:
        return data.decode(encoding), [f"{name}: the file was in {encoding}, not plain UTF-8, and was converted."]
    except UnicodeDecodeError as error:
        raise Ungradable(f"{name}: the file's bytes are no text in UTF-8 or any likely encoding. {AGAIN}") from error


def _check_count(name: str, cells: list[Any]) -> None:
    if len(cells) > MAX_CELLS:
        raise Ungradable(f"{name}: the notebook has {len(cells)} cells; up to {MAX_CELLS} are graded. {AGAIN}")


def _upgrade(name: str, raw: Json) -> Json:
    cells = _old_cells(raw)
    _check_count(name, cells)
    for cell in cells:
        if isinstance(cell, dict):
            _limit_cost(cell)
    try:
        upgraded: Json = nbformat.convert(nbformat.from_dict(raw), 4)
        for cell in upgraded["cells"]:
            del cell["id"]  # it is random
        upgraded["nbformat_minor"] = 4  # a format without ids
    except Exception as error:  # the conversion trusts what it reads, so it may raise anything
        raise Ungradable(
            f"{name}: the notebook is in the old nbformat {raw['nbformat']} and cannot be upgraded "
            f"({type(error).__name__}). Open it in JupyterLab and save it, or ask for it again."
        ) from error
    return upgraded


def _old_cells(raw: Json) -> list[Any]:
    """The cells of a notebook before nbformat 4, in worksheets or, in the first format, without."""
    worksheets = raw.get("worksheets")
    parents = [raw, *(worksheets if isinstance(worksheets, list) else ())]
    lists = [parent.get("cells") for parent in parents if isinstance(parent, dict)]
    return [cell for cells in lists if isinstance(cells, list) for cell in cells]


def _limit_cost(cell: Json) -> None:
    """Remove from an old cell what makes its conversion slow or large.

    The conversion writes a level as that many characters, parses outputs, and compares an invalid cell with each type
    of cell, line by line, to find the most likely reason.
    """
    for key in cell.keys() - OLD_KEYS:
        del cell[key]
    if isinstance(cell.get("outputs"), list):
        cell["outputs"] = []
    for key in cell.keys() & OLD_TEXTS:
        lines = cell[key]
        if not isinstance(lines, str):
            intact = isinstance(lines, list) and all(isinstance(line, str) for line in lines)
            cell[key] = "".join(lines) if intact else None
    level = cell.pop("level", 1)
    if cell.get("cell_type") == "heading":
        cell["level"] = level if type(level) is int and 1 <= level <= 6 else 1


def _language(raw: Json) -> str:
    metadata = raw.get("metadata")
    for key, entry in (("kernelspec", "language"), ("language_info", "name")):
        part = metadata.get(key) if isinstance(metadata, dict) else None
        language = part.get(entry) if isinstance(part, dict) else None
        if isinstance(language, str) and language:
            return language.lower()
    return ""
