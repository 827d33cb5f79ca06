"""Reads a notebook as the grader does: whatever program has saved it, of what its file says only the cells count."""

import codecs
import json
from pathlib import Path
from typing import Any

import nbformat

MAX_BYTES = 10 << 20  # that the grader reads, outputs not counted
MAX_CELLS = 1000  # that the grader reads
CELL_TYPES = {"code", "markdown", "raw"}


class UnreadableNotebook(Exception):
    """A file is no notebook that can be graded; the message says why."""


def read_notebook(path: Path) -> tuple[Any, list[int]]:
    """The notebook in nbformat 4, without outputs, and the numbers of damaged cells. Raises UnreadableNotebook.

    A cell has its type, its source and nbgrader's metadata, and the notebook the name of its kernel.
    """
    data = path.read_bytes()
    try:
        raw = json.loads(_decode(data))
    except (ValueError, RecursionError) as error:
        raise UnreadableNotebook(f"its JSON cannot be read ({str(error) or type(error).__name__})") from error
    version = raw.get("nbformat") if isinstance(raw, dict) else None
    if not isinstance(version, int) or version < 1:
        raise UnreadableNotebook("it has no format of a notebook")
    if version > 4:
        raise UnreadableNotebook(f"its format is {version}, and 4 is the newest that can be graded")
    if version < 4:
        raw = _upgrade(raw)
    if not isinstance(raw.get("cells"), list):
        raise UnreadableNotebook("it has no list of cells")
    if len(raw["cells"]) > MAX_CELLS:
        raise UnreadableNotebook(f"it has {len(raw['cells'])} cells, and up to {MAX_CELLS} are graded")
    cells, damaged = [], []
    for number, cell in enumerate(raw["cells"], start=1):
        source, intact = _source(cell)
        if not intact:
            damaged.append(number)
        if isinstance(cell, dict):
            cells.append(_cell(f"cell-{number}", cell["cell_type"] if intact else "raw", source, cell))
    kernel = _dict(_dict(raw.get("metadata")).get("kernelspec"))
    about = {"kernelspec": kernel} if isinstance(kernel.get("name"), str) else {}
    notebook = nbformat.from_dict({"cells": cells, "metadata": about, "nbformat": 4, "nbformat_minor": 5})
    if len(data) > MAX_BYTES < len(json.dumps(notebook).encode()):
        raise UnreadableNotebook(f"it has more than {MAX_BYTES >> 20} MB, its outputs not counted")
    return notebook, damaged


def _decode(data: bytes) -> str:
    """UTF-8, what a byte order mark or zeros say, or else Latin-1 as Windows has it. Raises ValueError."""
    if data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in data[:4]:
        return data.decode(json.detect_encoding(data))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252")


def _upgrade(raw: dict[str, Any]) -> dict[str, Any]:
    try:
        upgraded: dict[str, Any] = nbformat.convert(nbformat.from_dict(raw), 4)
    except Exception as error:  # the conversion trusts what it reads, so it may raise anything
        raise UnreadableNotebook(f"its format is {raw['nbformat']}, and it cannot be upgraded to 4") from error
    return upgraded


def _source(cell: Any) -> tuple[str, bool]:
    """The source of a cell, and whether it and the cell's type are intact."""
    source = cell.get("source") if isinstance(cell, dict) else None
    if isinstance(source, list) and all(isinstance(line, str) for line in source):
        source = "".join(source)
    if not isinstance(source, str):
        return "", False
    kind = cell.get("cell_type")
    return source, isinstance(kind, str) and kind in CELL_TYPES


def _cell(id: str, cell_type: str, source: str, cell: dict[str, Any]) -> dict[str, Any]:
    """A cell with nbgrader's metadata alone: no other can make a difference, or be invalid."""
    nbgraders = _dict(_dict(cell.get("metadata")).get("nbgrader"))
    metadata = {"nbgrader": nbgraders} if nbgraders else {}
    run: dict[str, Any] = {"execution_count": None, "outputs": []} if cell_type == "code" else {}
    return {"id": id, "cell_type": cell_type, "source": source, "metadata": metadata, **run}


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
