"""The class list, as Moodle, Canvas or Blackboard exports it: ids, names, e-mails, and what joins them to an archive.

Moodle: the grading worksheet of the assignment (Identifier, Full name, ...) or the list of participants.
Canvas: the gradebook (Student, ID, SIS Login ID, ...). Blackboard: the grade centre (Last Name, First Name, Username).
"""

import datetime
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from nbgrader.utils import parse_utc

from ..classroom import SetupError
from ..platforms.table import Table, TableError
from ..text import words
from .archive import HandIn, utc

# The headers of each column, in small letters: English, then as Moodle has it in German, French and Spanish.
HEADERS = {
    "identifier": ("identifier", "id", "identifiant", "identificador"),
    "username": ("username", "user name", "anmeldename", "nom d'utilisateur", "nombre de usuario", "sis login id"),
    "student_id": ("student id", "matrikelnummer"),
    "id_number": ("id number", "id-nummer", "numéro d'identification", "número de id"),
    "email": ("email address", "email", "e-mail", "e-mail address", "e-mail-adresse", "adresse de courriel", "correo"),
    "first": ("first name", "firstname", "given name", "vorname", "prénom", "nombre"),
    "last": ("last name", "lastname", "surname", "family name", "nachname", "nom de famille", "nom", "apellido(s)"),
    "name": ("full name", "fullname", "name", "student", "vollständiger name", "nom complet", "nombre completo"),
    "submitted": ("last modified (submission)", "zuletzt geändert (abgabe)"),
    "extra_time": ("extra time", "extension"),
}
ID = re.compile(r"\w[\w.@+ -]{0,99}")  # what can be a student's id
NUMBERED = re.compile(r"[^\d\s]+[ /][^\d@]*(\d+)")
EXTRA_TIME = re.compile(r"(\d+(?:[.,]\d+)?)\s*(m|h|d|w)\w*", re.IGNORECASE)
UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}


class UnreadableRoster(SetupError):
    """A class list cannot be used; the message says why."""


@dataclass
class Student:
    """A student of the class list."""

    id: str
    number: str = ""  # by which Moodle's and Canvas's archives name the student
    username: str = ""  # by which Blackboard's do
    first: str = ""
    last: str = ""
    email: str = ""
    submitted: datetime.datetime | None = None  # in UTC
    extra_time: datetime.timedelta | None = None

    @property
    def name(self) -> str:
        return f"{self.first} {self.last}".strip()


def read_roster(path: Path, zone: datetime.tzinfo | None = None) -> list[Student]:
    """The students of a class list, in its order. Raises UnreadableRoster."""
    try:
        rows = Table.read(path, columns=1).rows
    except TableError as error:
        raise UnreadableRoster(str(error)) from error
    header = [title.strip().casefold() for title in rows[0]]
    canvas = "student" in header and "id" in header
    columns = {
        key: next((header.index(title) for title in titles if title in header), None) for key, titles in HEADERS.items()
    }
    dicts = [
        {key: row[at].strip() if at is not None and at < len(row) else "" for key, at in columns.items()}
        for row in rows[1:]
    ]
    if canvas:  # the other rows are Canvas's own: points possible, the test student
        dicts = [row for row in dicts if row["identifier"].isdigit() and row["name"] != "Student, Test"]
    dicts = [row for row in dicts if any(row.values())]
    ids = _ids(dicts, canvas)
    if not ids or not all(ids):
        raise UnreadableRoster(
            f"{path.name} has no column that tells its students apart. It has: {', '.join(header) or 'nothing'}. One "
            "of these is needed, with another value in each row: Identifier, ID, ID number, Username, Email address"
        )
    return [_student(row, id, zone) for row, id in zip(dicts, ids)]


def _ids(rows: list[dict[str, str]], canvas: bool) -> list[str]:
    """The students' ids: of each what nobody else has in a column, so that others do not change it. "" if none."""
    keys = ["id_number", "username", "student_id", "email", "identifier"]
    if canvas or all(row["identifier"] == _number(row["identifier"]) for row in rows):  # not one assignment's numbers
        keys.insert(0, "identifier")
    numbered = [row | {"identifier": _number(row["identifier"])} for row in rows]
    columns = [[row[key].replace("/", "-") for row in numbered] for key in keys]
    counts = [Counter(column) for column in columns]
    ids: list[str] = []
    for values in zip(*columns):
        free = (value for value, count in zip(values, counts) if count[value] == 1 and value not in ids)
        ids.append(next(filter(ID.fullmatch, free), ""))
    return ids


def _number(text: str) -> str:
    """Moodle's number in what a column says: "Participant 1027", in German "Teilnehmer/in1027"; else the text."""
    match = NUMBERED.fullmatch(text)
    return match[1] if match else text


def _student(row: Mapping[str, str], id: str, zone: datetime.tzinfo | None) -> Student:
    first, last = row["first"], row["last"]
    if row["name"] and not (first or last):
        last, comma, first = (part.strip() for part in row["name"].partition(","))
        if not comma:
            first, _, last = row["name"].rpartition(" ")
    email = row["email"] or (row["username"] if "@" in row["username"] else "")
    number = _number(row["identifier"])
    return Student(
        id, number, row["username"], first, last, email, _time(row["submitted"], zone), _extra_time(row["extra_time"])
    )


def _time(text: str, zone: datetime.tzinfo | None) -> datetime.datetime | None:
    """A time as Moodle writes it in English: "Wednesday, 4 November 2026, 10:11 AM"."""
    try:
        return utc(parse_utc(text), zone) if text else None
    except (ValueError, OverflowError, OSError):
        return None


def _extra_time(text: str) -> datetime.timedelta | None:
    """A time such as "2 days", "36 h" or "90 min"."""
    match = EXTRA_TIME.fullmatch(text)
    if not match:
        return None
    return datetime.timedelta(**{UNITS[match[2].lower()]: float(match[1].replace(",", "."))})


def match(platform: str, hand_ins: Iterable[HandIn], roster: Iterable[Student]) -> dict[str, Student]:
    """The students of the class list by the number of their hand-in: by number, else by a name that only one has."""
    roster, hand_ins = list(roster), list(hand_ins)
    numbered = platform in ("Moodle", "Canvas")  # another number in the list may be the same by chance
    known = {
        number.casefold(): student
        for student in roster
        for number in ([student.number] if numbered else [student.email, student.id, student.username])
        if number
    }
    matched = {
        hand_in.number: known[hand_in.number.casefold()] for hand_in in hand_ins if hand_in.number.casefold() in known
    }
    names = Counter(words(student.name) for student in roster)
    handed_in = Counter(words(hand_in.name) for hand_in in hand_ins)
    by_name = {words(student.name): student for student in roster}
    taken = {student.id for student in matched.values()}
    for hand_in in hand_ins:
        name = words(hand_in.name)
        if hand_in.number not in matched and name and names[name] == handed_in[name] == 1:
            student = by_name[name]
            if student.id not in taken:
                matched[hand_in.number] = student
                taken.add(student.id)
    return matched
