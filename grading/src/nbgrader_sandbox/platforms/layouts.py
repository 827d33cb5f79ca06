"""Where Moodle, Canvas and Blackboard have students, grades and maxima in their tables.

Moodle translates the names of its columns, so they are known by what is in them. To know a student again, Moodle reads
the number of "Participant 31", Canvas the ID, and Blackboard the user name.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from ..text import listed
from .table import Table, TableError, number

PARTICIPANT = re.compile(r"\D*?(\d+)")  # Moodle: a word of the instructor's language, and the number
MAXIMUM = re.compile(r"\d+[.,]\d\d")  # as Moodle writes the most points, in every row
CANVAS_TITLE = re.compile(r"(?P<title>.*) \((?P<id>\d+)\)")
BLACKBOARD_TITLE = re.compile(r"(?P<title>.*) \[(?P<about>[^\[\]]*)\] ?\|(?P<id>\d+)")
POSTED_BY_HAND = re.compile(r"\s*(Muted|Manual Posting.*)?\s*", re.IGNORECASE)  # Canvas: a row that is no student's
WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Layout:
    """What a platform's table holds. Rows and columns are indices; row 0 is the header."""

    rows: list[int]  # of the students
    ids: list[int]  # columns by which the platform knows a student, the best first
    about: list[int]  # all columns that say who a student is
    grade: int
    most: float | None  # the points that the platform gives for all; None if it does not say
    numbers: Mapping[int, str] = field(default_factory=dict)  # by row, Moodle's number of a participant
    keep: Collection[str] = ()  # what may stand in place of a grade and is not to be replaced
    capped: bool = False  # whether the platform refuses more points than the most


def moodle(table: Table, lesson: Sequence[str], column: str | None) -> Layout:
    """The worksheet that an assignment offers as "Download grading worksheet". lesson: not needed, as it is of one."""
    rows = [index for index, row in enumerate(table.rows) if index and any(row)]
    cells = [[row[index] if index < len(row) else "" for row in table.rows] for index in range(len(table.rows[0]))]
    first = next(
        (
            index
            for index, found in enumerate(cells)
            if rows and all(PARTICIPANT.fullmatch(found[row].strip()) for row in rows)
            if len({found[row] for row in rows}) == len(rows)
        ),
        None,
    )
    if first is None:
        raise TableError(
            "This is no grading worksheet of Moodle: no column has a number for each participant. Take the file of "
            "'Download grading worksheet' in the assignment, whose setting 'Offline grading worksheet' must be on."
        )
    grades = [
        index
        for index in range(first + 1, len(cells) - 1)
        if len({cells[index + 1][row] for row in rows}) == 1
        if MAXIMUM.fullmatch(cells[index + 1][rows[0]].strip())
        if all(not cells[index][row].strip(" -") or number(cells[index][row]) is not None for row in rows)
    ]
    grade = _chosen(table.rows[0], {}, [], column) if column else grades[0] if len(grades) == 1 else None
    if grade is None:
        raise TableError(
            "It cannot be told which column of this worksheet has the grades: the one before the maximum grade, and a "
            f"scale has none. Say it with --column: {listed(table.rows[0], 20)}"
        )
    return Layout(
        rows,
        [],
        [index for index in range(grade) if index != first],
        grade,
        number(cells[grade + 1][rows[0]]) if grade + 1 < len(cells) else None,
        {row: PARTICIPANT.fullmatch(cells[first][row].strip())[1] for row in rows},  # type: ignore[index]
        capped=True,
    )


def canvas(table: Table, lesson: Sequence[str], column: str | None) -> Layout:
    """The gradebook of a course, as "Export entire gradebook" gives it. lesson: names of the assignment."""
    header = table.rows[0]
    if "ID" not in header or not any(name in header[0] for name in ("Student", "LastName")):
        raise TableError("This is no gradebook of Canvas: its first columns are not Student and ID. Export it again.")
    titles = {index: match for index, name in enumerate(header) if (match := CANVAS_TITLE.fullmatch(name.strip()))}
    grade = _column(header, titles, lesson, column)
    points = next((row for row in table.rows if row and row[0].strip() == "Points Possible"), [])
    rows = [
        index
        for index, row in enumerate(table.rows)
        if index and row is not points and not all(POSTED_BY_HAND.fullmatch(cell) for cell in row)
    ]
    return Layout(
        rows,
        [header.index(name) for name in ("ID", "SIS User ID", "SIS Login ID", "Integration ID") if name in header],
        list(range(min(titles))),
        grade,
        number(points[grade]) if grade < len(points) else None,
        keep=("EX", "N/A"),
    )


def blackboard(table: Table, lesson: Sequence[str], column: str | None) -> Layout:
    """The Grade Center as "Work offline: download" gives it. lesson: names of the assignment."""
    header = table.rows[0]
    titles = {index: match for index, name in enumerate(header) if (match := BLACKBOARD_TITLE.fullmatch(name.strip()))}
    if not titles:
        raise TableError(
            "This is no download of Blackboard's Grade Center: no column has a name like 'Quiz [Total Pts: 10] |123'."
        )
    grade = _column(header, titles, lesson, column)
    about = list(range(min(titles)))
    known = [header.index(name) for name in ("Username", "Student ID") if name in header]
    points = re.findall(r"\d+(?:[.,]\d+)?", titles[grade]["about"])
    return Layout(
        [index for index, row in enumerate(table.rows) if index and any(row)],
        known or about[2:4],  # below the last and the first name
        about,
        grade,
        number(points[-1]) if points else None,
    )


def _column(
    header: Sequence[str], titles: Mapping[int, re.Match[str]], lesson: Sequence[str], column: str | None
) -> int:
    """The column of an assignment. Raises TableError."""
    chosen = _chosen(header, titles, lesson, column)
    if chosen is None:
        found = listed((match["title"] for match in titles.values()), 20)
        raise TableError(f"Which column is the one of {lesson[0]}? Say it with --column. There are: {found or 'none'}")
    return chosen


def _chosen(
    header: Sequence[str], titles: Mapping[int, re.Match[str]], lesson: Sequence[str], column: str | None
) -> int | None:
    """The one column with that name, title or id, or else the one whose title ends with a name of the lesson."""
    if column:
        found = [
            index
            for index, name in enumerate(header)
            if column in (name, name.strip()) or (index in titles and column in titles[index].group("title", "id"))
        ]
        if not found:
            raise TableError(f"There is no column {column!r} in this file: {listed(header, 20)}")
    else:
        wanted = {_words(name) for name in lesson} | {_words(name.lstrip("0123456789-_. ")) for name in lesson}
        found = [
            index
            for index, match in titles.items()
            if any(f" {_words(match['title'])}".endswith(f" {name}") for name in wanted if name)
        ]
    return found[0] if len(found) == 1 else None


def _words(text: str) -> str:
    """The text with one space between its words, in small letters."""
    return " ".join(WORD.findall(text.casefold()))
