"""Whether a folder can be a student's: its name, which becomes the student's id, and that it is no link."""

import os
import unicodedata
from itertools import count
from pathlib import Path

from .text import listed, quoted

MAX_ID = 200  # bytes of a student's id, which becomes part of file names
WHITE_SPACE = {"\t": "a tab", "\n": "a line break", "\r": "a line break"}
BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
CATEGORIES = {
    "Cc": "a control character",
    "Cf": "a zero-width character",
    "Cs": "bytes that are no UTF-8",
    "Zl": "a line break",
    "Zp": "a line break",
    "Zs": "a space of another kind",
}  # of characters that are not printable
KINDS = WHITE_SPACE | dict.fromkeys(BIDI, "a mark for right-to-left text")


def problem(student: str, folder: Path) -> str | None:
    """Why a folder cannot be read as this student's submission, and what to do."""
    return _problem_of_name(student, folder.parent.parent) or _problem_of_link(folder)


def _problem_of_link(folder: Path) -> str | None:
    """Why this is no folder of the student's own: the folder or the student's folder around it is a link."""
    for path in (folder, folder.parent):
        if path.is_symlink():
            return f"{quoted(path.name)} is a symbolic link: put the student's own files there."
    return None


def _problem_of_name(student: str, submitted: Path) -> str | None:
    """Why a folder's name cannot be a student's id, and what to rename it to."""
    wrong = [character for character in dict.fromkeys(student) if not character.isprintable()]
    size = len(os.fsencode(student))
    if wrong:
        what = f"holds {listed(map(_kind, wrong), 3)}, which cannot be in a student's id"
    elif size > MAX_ID:
        what = f"is too long for a student's id, {size} bytes of at most {MAX_ID}"
    elif student.startswith("."):
        what = "begins with a dot, as those of files that nobody handed in"
    else:
        return None
    readable = "".join(
        character if character.isprintable() else "" if unicodedata.category(character) == "Cf" else "_"
        for character in student
    )
    name = os.fsencode(readable.strip(". "))[: MAX_ID - 10].decode("utf-8", "ignore").strip() or "student"
    free = next(
        other for n in count(1) if not os.path.lexists(submitted / (other := name if n == 1 else f"{name}_{n}"))
    )
    return f"The folder's name {what}: rename it to '{free}', or to what the student is called."


def _kind(character: str) -> str:
    """What a character that is not printable is."""
    name = KINDS.get(character) or CATEGORIES.get(unicodedata.category(character), "a character that cannot be shown")
    return f"{name} (U+{ord(character):04X})"
