"""A table in a file: read in whatever encoding it has, and written in the same."""

import codecs
import csv
import io
import re
import sys
from dataclasses import dataclass
from pathlib import Path

MARKS = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
DELIMITERS = ",;\t"
NUMBER = re.compile(r"[-+]?[\d.,]+%?")


class TableError(Exception):
    """The file cannot be used; the message says why, and what to do."""


@dataclass
class Table:
    """The rows of a file, and how it is written."""

    rows: list[list[str]]
    encoding: str = "utf-8"
    mark: bytes = b""  # the bytes before the text that tell its encoding
    delimiter: str = ","
    newline: str = "\n"
    quote_all: bool = False

    @classmethod
    def read(cls, path: Path, columns: int = 2) -> "Table":
        """The table in a file, which has so many columns at least. Raises TableError."""
        try:
            data = path.read_bytes()
        except OSError as error:
            raise TableError(f"{path} cannot be read ({error.strerror}).") from None
        mark = next((mark for mark in MARKS if data.startswith(mark)), b"")
        encoding = MARKS.get(mark) or _encoding(data)
        text = data[len(mark) :].decode(encoding, "replace")
        first = text.partition("\n")[0].rstrip("\r")
        delimiter = max(DELIMITERS, key=lambda each: len(next(csv.reader([first], delimiter=each), [])))
        csv.field_size_limit(sys.maxsize >> 33)  # what a student wrote may stand in a cell
        try:
            rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
        except csv.Error as error:
            raise TableError(f"{path} is no table that can be read ({error}): export it again.") from None
        if "\0" in text or not rows or len(rows[0]) < columns:
            raise TableError(f"{path} is no table: export it again as CSV, and do not save it as anything else.")
        table = cls(rows, encoding, mark, delimiter, "\r\n" if "\r\n" in text else "\n")
        table.quote_all = _line(table.rows[0], delimiter, csv.QUOTE_ALL) == first
        return table

    def to_bytes(self) -> bytes:
        """The table as a file. A spreadsheet takes no cell for a formula, but for those of the header."""
        lines = [
            _line(row, self.delimiter, csv.QUOTE_ALL if self.quote_all else csv.QUOTE_MINIMAL) for row in self.rows
        ]
        return self.mark + "".join(line + self.newline for line in lines).encode(self.encoding, "replace")

    def column(self, index: int) -> list[str]:
        """The cells of a column below the header, without white space around them."""
        return [row[index].strip() if index < len(row) else "" for row in self.rows[1:]]

    def make_safe(self, read_back: set[int]) -> int:
        """Put an apostrophe before what a spreadsheet takes for a formula; how many cells that were.

        read_back: columns that stay as they are, since the platform knows a student by them.
        """
        changed = 0
        for row in self.rows[1:]:
            for index, cell in enumerate(row):
                if index not in read_back and (safe := without_formula(cell)) != cell:
                    row[index] = safe
                    changed += 1
        return changed


def without_formula(text: str) -> str:
    """The text so that no spreadsheet takes it for a formula; a number stays as it is."""
    start = text.lstrip(" ")[:1]
    if start and start in "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20" and text.strip() != "-" and not NUMBER.fullmatch(text):
        return f"'{text}"
    return text


def number(text: str) -> float | None:
    """The number in a cell, with a point or a comma; None if there is none."""
    try:
        return float(text.strip().replace(",", "."))
    except ValueError:
        return None


def _encoding(data: bytes) -> str:
    """Of a file without a mark: UTF-8, or what spreadsheets write in its place."""
    if data[1:2] == b"\0":
        return "utf-16-le"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def _line(row: list[str], delimiter: str, quoting: int) -> str:
    """A row without the end of its line. Cells with a line break are quoted, since the writer knows its own."""
    line = io.StringIO(newline="")
    csv.writer(line, delimiter=delimiter, quoting=quoting, lineterminator="\r\n").writerow(row)  # type: ignore[arg-type]
    return line.getvalue().removesuffix("\r\n")
