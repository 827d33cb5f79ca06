"""A submitted notebook's bytes, whoever sent them, to its cells."""

import codecs
import json
from dataclasses import dataclass, field

import nbformat

from .submitted import SubmittedCell, find

MOST_BYTES = 10 << 20  # of a notebook
MOST_BRACKETS = 500_000  # in its JSON: each may become an object of 200 bytes
MOST_CELLS = 1000
OLD_TEXTS = {"source", "input", "code", "text"}  # where a cell before nbformat 4 has its text
OLD_KEYS = {"cell_type", "metadata", "outputs", "level", *OLD_TEXTS}
AGAIN = "Ask the student to hand it in again, or mark it by hand."


class Ungradable(Exception):
    """A submission cannot be graded; the message says what is wrong and what to do."""


@dataclass
class SubmittedNotebook:
    """A submitted notebook."""

    cells: list[SubmittedCell]
    language: str  # of its kernel, in lower case; "" where it says none
    repairs: list[str] = field(default_factory=list)


def read(name: str, data: bytes) -> SubmittedNotebook:
    """The notebook in these bytes. Raises Ungradable; name is for its message."""
    raw, repairs = load(name, data)
    sheet = read_cells(name, raw)
    sheet.repairs[:0] = repairs
    return sheet


def load(name: str, data: bytes) -> tuple[dict, list[str]]:
    """The JSON of the notebook in these bytes, in nbformat 4, and what was put right. Raises Ungradable."""
    if not data.strip():
        raise Ungradable(f"{name}: the file is empty. {AGAIN}")
    if len(data) > MOST_BYTES:
        raise Ungradable(
            f"{name}: the file is larger than {MOST_BYTES >> 20} MB. Clear its outputs, or ask the student "
            "to (Edit, Clear Outputs of All Cells, save, hand in again)."
        )
    text, repairs = _decode(name, data)
    if text.count("[") + text.count("{") > MOST_BRACKETS:
        raise Ungradable(
            f"{name}: its JSON has more than {MOST_BRACKETS} brackets. Clear its outputs, or ask the student "
            "to (Edit, Clear Outputs of All Cells, save, hand in again)."
        )
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
    _count(name, raw["cells"])
    return raw, repairs


def read_cells(name: str, raw: dict) -> SubmittedNotebook:
    """The notebook in what `load` gives, of which nothing else is believed."""
    found, damaged, repairs = [], [], []
    for number, cell in enumerate(raw["cells"], start=1):
        made, sound = find(number, cell)
        if made:
            found.append(made)
        if not sound:
            damaged.append(str(number))
    if damaged:
        repairs.append(f"{name}: damaged cells, of which what could be read was kept: {', '.join(damaged)}.")
    return SubmittedNotebook(found, _language(raw), repairs)


def _decode(name: str, data: bytes) -> tuple[str, list[str]]:
    marked = data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in data[:4]
    if not marked:
        try:
            return data.decode("utf-8"), []
        except UnicodeDecodeError:
            pass
    encoding = json.detect_encoding(data) if marked else "cp1252"  # Latin-1, as Windows has it
    try:
        return data.decode(encoding), [f"{name}: the file was in {encoding}, not plain UTF-8, and was converted."]
    except UnicodeDecodeError as error:
        raise Ungradable(f"{name}: the file's bytes are no text in UTF-8 or any likely encoding. {AGAIN}") from error


def _count(name: str, cells: list) -> None:
    if len(cells) > MOST_CELLS:
        raise Ungradable(f"{name}: the notebook has {len(cells)} cells; up to {MOST_CELLS} are graded. {AGAIN}")


def _upgrade(name: str, raw: dict) -> dict:
    cells = _old_cells(raw)
    _count(name, cells)
    for cell in cells:
        if isinstance(cell, dict):
            _bound(cell)
    try:
        upgraded = nbformat.convert(nbformat.from_dict(raw), 4)
        for cell in upgraded.cells:
            del cell["id"]  # made up at random
        upgraded.nbformat_minor = 4  # which has none
    except Exception as error:  # the conversion trusts what it reads, so anything may come
        raise Ungradable(
            f"{name}: the notebook is in the old nbformat {raw['nbformat']} and cannot be upgraded "
            f"({type(error).__name__}). Open it in JupyterLab and save it, or ask for it again."
        ) from error
    return upgraded


def _old_cells(raw: dict) -> list:
    """The cells of a notebook before nbformat 4, in worksheets or, in the first format, without."""
    sheets = raw.get("worksheets")
    holders = [raw, *(sheets if isinstance(sheets, list) else ())]
    lists = [holder.get("cells") for holder in holders if isinstance(holder, dict)]
    return [cell for cells in lists if isinstance(cells, list) for cell in cells]


def _bound(cell: dict) -> None:
    """Leave an old cell nothing that the conversion multiplies.

    It makes a level as many characters, parses outputs, and compares whatever is no valid cell with each kind of cell,
    line by line, for the likeliest reason.
    """
    for key in cell.keys() - OLD_KEYS:
        del cell[key]
    if isinstance(cell.get("outputs"), list):
        cell["outputs"] = []
    for key in cell.keys() & OLD_TEXTS:
        lines = cell[key]
        if not isinstance(lines, str):
            sound = isinstance(lines, list) and all(isinstance(line, str) for line in lines)
            cell[key] = "".join(lines) if sound else None  # a damaged cell
    level = cell.pop("level", 1)
    if cell.get("cell_type") == "heading":
        cell["level"] = level if type(level) is int and 1 <= level <= 6 else 1


def _language(raw: dict) -> str:
    metadata = raw.get("metadata")
    for key, entry in (("kernelspec", "language"), ("language_info", "name")):
        part = metadata.get(key) if isinstance(metadata, dict) else None
        language = part.get(entry) if isinstance(part, dict) else None
        if isinstance(language, str) and language:
            return language.lower()
    return ""
