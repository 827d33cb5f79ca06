"""Which student of the gradebook a row of a platform's table is."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from ..text import words
from .layouts import Layout
from .table import Table

Thing = TypeVar("Thing")


@dataclass(frozen=True)
class Person:
    """A student as nbgrader knows one."""

    id: str
    first_name: str = ""
    last_name: str = ""
    email: str = ""
    number: str = ""  # the platform's in this assignment, if it was collected with it

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()


@dataclass
class Matches:
    """The students of the rows, and what a person must look at."""

    students: dict[int, str] = field(default_factory=dict)  # ids by row
    unclear: dict[int, str] = field(default_factory=dict)  # why a row's student is not known, by row
    other_emails: dict[int, str] = field(default_factory=dict)  # ids of students whose e-mail is another, by row


def match(table: Table, layout: Layout, people: Mapping[str, Person]) -> Matches:
    """Match by the platform's number, then by another id, then by e-mail, and last by name.

    Nobody is matched by what two rows or two students share.
    """

    def cells(row: int, columns: Iterable[int]) -> list[str]:
        return [table.rows[row][index].strip() for index in columns if index < len(table.rows[row])]

    def emails(row: int) -> list[str]:
        return [cell.casefold() for cell in cells(row, layout.about) if "@" in cell]

    def names(row: int) -> list[str]:
        found = cells(row, layout.about)
        return [_name(text) for text in (*found, " ".join(found[:2]))]

    def own_names(person: Person) -> list[str]:
        return [_name(person.name), _name(person.id)]

    levels: list[tuple[str, Callable[[int], list[str]], Callable[[Person], list[str]]]] = [
        ("number", lambda row: [layout.numbers.get(row, "")], lambda person: [person.number or person.id]),
        *(
            (
                table.rows[0][index],
                lambda row, index=index: cells(row, [index]),
                lambda person: [person.id, person.number],
            )
            for index in layout.ids
        ),
        ("id", lambda row: list(filter(_has_letter, cells(row, layout.about))), lambda person: [person.id]),
        ("e-mail", emails, lambda person: [person.email.casefold(), person.id.casefold()]),
        ("name", names, own_names),
    ]
    matches = Matches()
    for level, of_row, of_person in levels:
        rows = _by_value(layout.rows, of_row)
        known = _by_value(people.values(), of_person)
        for value in sorted(rows.keys() & known.keys()):
            here, there, taken = rows[value], known[value], set(matches.students.values())
            free_rows = [row for row in here if row not in matches.students]
            free = [person for person in there if person.id not in taken]
            if not free_rows or not free:
                continue
            if len(here) == len(there) == 1:
                matches.students[free_rows[0]] = free[0].id
            else:
                why = f"{len(here)} rows and {len(there)} students have the {level} {value!r}"
                matches.unclear |= dict.fromkeys(free_rows, why)
    matches.unclear = {row: why for row, why in sorted(matches.unclear.items()) if row not in matches.students}
    matches.students = dict(sorted(matches.students.items()))
    for row, student in matches.students.items():
        email = people[student].email.casefold()
        if email and emails(row) and email not in emails(row):
            matches.other_emails[row] = student
    return matches


def _by_value(things: Iterable[Thing], values: Callable[[Thing], list[str]]) -> dict[str, list[Thing]]:
    found: defaultdict[str, list[Thing]] = defaultdict(list)
    for thing in things:
        for value in set(values(thing)) - {""}:
            found[value].append(thing)
    return found


def _has_letter(text: str) -> bool:
    return any(character.isalpha() for character in text)


def _name(text: str) -> str:
    """The words of a name in any order; "" for fewer than two."""
    found = words(text)
    return " ".join(found) if len(found) > 1 else ""
