"""Fill in the table of grades that a learning platform has exported, to be imported there again.

The file itself is not changed. What is written is in returned/ASSIGNMENT/, next to nbgrader's feedback folder.
"""

import argparse
import os
import zipfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

from .assignment import Assignment, UnknownAssignment, read_assignment
from .classroom import Classroom, SetupError
from .feedback import Feedback
from .files import replacing, write_text
from .grades import ABSENT, FAILED, GRADED, NEW, WAITS, ReturnedGrade, read_grades, table
from .platforms.layouts import Layout, blackboard, canvas, moodle
from .platforms.match import Matches, match
from .platforms.table import Table, TableError, number
from .problems import exit_code
from .text import folder_name, listed, printable, say

LAYOUTS: Mapping[str, Callable[[Table, list[str], str | None], Layout]] = {
    "moodle": moodle,
    "canvas": canvas,
    "blackboard": blackboard,
}
EXIT_CODES = """exit codes: 0 everybody who has handed in has a grade in the file,
1 somebody has none, and a line says why, 2 nothing was written"""
MOST_NAMED = 40  # in a line


def main(arguments: list[str], prog: str = "nbgrader-sandbox return") -> int:
    """Return grades from the course in the working directory; the exit code."""
    parser = argparse.ArgumentParser(prog, description=__doc__, epilog=EXIT_CODES)
    _add_arguments(parser)
    options = parser.parse_args(arguments)
    return exit_code(lambda: 0 if run(options) else 1)


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("assignment", type=folder_name, metavar="ASSIGNMENT", help="the name of its folder")
    kinds = parser.add_mutually_exclusive_group(required=True)
    kinds.add_argument("--moodle", metavar="WORKSHEET", help="the assignment's 'Download grading worksheet'")
    kinds.add_argument("--canvas", metavar="GRADEBOOK", help="the gradebook's 'Export entire gradebook'")
    kinds.add_argument("--blackboard", metavar="FILE", help="the Grade Center's 'Work offline: download'")
    kinds.add_argument("--csv", action="store_true", help="a table with a column for each exercise")
    parser.add_argument("--column", metavar="NAME", help="the column of this assignment, if its title does not tell")
    parser.add_argument(
        "--unmarked-as-0", action="store_true", help="also grades with answers that are still to be marked by hand"
    )


@dataclass
class Filled:
    """What was filled in, and what a person must know of it."""

    students: dict[int, str] = field(default_factory=dict)  # who has a grade in the file, by row
    replaced: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)  # whose cell says that there is to be no grade
    capped: list[str] = field(default_factory=list)


def run(options: argparse.Namespace) -> bool:
    """Write what is to be returned, and say what is in it; return whether every submission has its grade there.

    Raises SetupError, with what to do.
    """
    try:
        classroom = Classroom(options.assignment)
        assignment = read_assignment(options.assignment, classroom.course)
        with classroom.locked():
            return _return(options, classroom, assignment)
    except (TableError, UnknownAssignment) as reason:
        raise SetupError(str(reason)) from reason


def _return(options: argparse.Namespace, classroom: Classroom, assignment: Assignment) -> bool:
    folder = classroom.reports.parent / "returned" / assignment.name
    platform = next((name for name in LAYOUTS if getattr(options, name)), None)
    if platform is None:
        grades = read_grades(classroom, assignment)
        path = folder / f"{assignment.name}.csv"
        write_text(path, table(grades, assignment.points))
        say(f"{os.path.relpath(path)}: {len(grades)} students; what has no points is empty; rounded to 2 decimals.")
        _say_statuses(grades)
        return all(grade.status in (GRADED, ABSENT) for grade in grades.values())
    source = Path(getattr(options, platform))
    path = folder / source.name
    if path.resolve() == source.resolve():
        raise SetupError(f"{source} is what this command has written: give it the file as {platform} exported it.")
    content = Table.read(source)
    layout = LAYOUTS[platform](content, [assignment.name, *assignment.notebooks], options.column)
    grades = read_grades(classroom, assignment)
    matches = match(content, layout, {student: grade.person for student, grade in grades.items()})
    wanted = (GRADED, WAITS) if options.unmarked_as_0 else (GRADED,)
    most = sum(assignment.points.values())
    filled = _fill(content, layout, matches, {s: g for s, g in grades.items() if g.status in wanted}, most)
    escaped = content.make_safe({layout.grade, *layout.ids})
    with replacing(path) as new:
        new.write_bytes(content.to_bytes())
    say(f"{os.path.relpath(path)}: {len(filled.students)} grades in {len(layout.rows)} rows. {source} is as it was.")
    _say_how(filled, grades, layout, most, escaped)
    complete = _say_who(content, layout, matches, filled, grades, wanted)
    if platform == "moodle":
        archive = folder / "feedback.zip"
        pages = _zip_feedback(archive, classroom, layout, matches, grades)
        say(f"{os.path.relpath(archive)}: for Moodle's upload of feedback files in a zip, {pages} students.")
    return complete


def _fill(content: Table, layout: Layout, matches: Matches, grades: Mapping[str, ReturnedGrade], most: float) -> Filled:
    """Write the grades into the table. Whoever has none keeps the cell as it is. most: the points of the assignment."""
    filled = Filled()
    comma = any("," in cell and number(cell) is not None for cell in _numbers(content, layout))
    for row, student in matches.students.items():
        if student not in grades or (score := grades[student].score) is None:
            continue
        cells = content.rows[row]
        cells += [""] * (layout.grade + 1 - len(cells))
        before = cells[layout.grade].strip()
        if before in layout.keep:
            filled.left.append(f"{student} ({before})")
            continue
        exact = Decimal(str(score))
        if layout.most and most:
            exact = exact * Decimal(str(layout.most)) / Decimal(str(most))
        if layout.capped and layout.most and exact > Decimal(str(layout.most)):
            filled.capped.append(student)
            exact = Decimal(str(layout.most))
        points = exact.quantize(Decimal("0.01"), ROUND_HALF_UP)
        if (old := number(before)) is not None and Decimal(str(old)) != points:
            filled.replaced.append(f"{student} ({before} by {points})")
        cells[layout.grade] = str(points).replace(".", "," if comma else ".")
        filled.students[row] = student
    return filled


def _numbers(content: Table, layout: Layout) -> Iterable[str]:
    """Cells that show whether the platform writes numbers with a comma."""
    yield from content.column(layout.grade)
    if layout.numbers:  # Moodle has the maximum in the next column
        yield from content.column(layout.grade + 1)


def _say_how(
    filled: Filled,
    grades: Mapping[str, ReturnedGrade],
    layout: Layout,
    most: float,
    escaped: int,
) -> None:
    """Say how the grades in the file were made of those in the gradebook."""
    scaled = f"{most:g} points here are {layout.most:g} there; " if layout.most and layout.most != most else ""
    say(f"  {scaled}rounded to 2 decimals, 0.005 upwards.")
    late = {student: grades[student] for student in filled.students.values() if grades[student].seconds_late}
    taken = [f"{student} (-{grade.penalty:g})" if grade.penalty else student for student, grade in late.items()]
    say(
        f"  handed in late, by nbgrader's due date: {listed(taken, MOST_NAMED) or 'nobody'}"
        + (
            "; the penalty is taken off."
            if any(grade.penalty for grade in late.values())
            else "; nothing is taken off."
        )
    )
    for text, students in (
        ("replaced, since the file had another grade", filled.replaced),
        ("left as they were", filled.left),
        ("above the maximum, which the platform refuses, so cut to it", filled.capped),
    ):
        if students:
            say(f"  {text}: {listed(students, MOST_NAMED)}")
    waits = [student for student in filled.students.values() if grades[student].status == WAITS]
    if waits:
        say(f"  with 0 for answers that are still to be marked: {listed(waits, MOST_NAMED)}")
    if escaped:
        say(f"  an apostrophe before {escaped} cells that a spreadsheet would take for a formula")


def _say_who(
    content: Table,
    layout: Layout,
    matches: Matches,
    filled: Filled,
    grades: Mapping[str, ReturnedGrade],
    wanted: tuple[str, ...],
) -> bool:
    """Say who has no grade in the file, and why; return whether all submissions have one."""
    _say_statuses(grades, wanted)
    there = set(matches.students.values())
    missing = [s for s, grade in grades.items() if grade.status != ABSENT and s not in there]
    if missing:
        say(f"  NOT IN THE FILE, though handed in: {listed(missing, MOST_NAMED)}")
    for row, why in matches.unclear.items():
        say(f"  NOT CLEAR who this is, so left as it was: {_shown(content, layout, row)}: {why}")
    unknown = [row for row in layout.rows if row not in matches.students and row not in matches.unclear]
    if unknown:
        say(
            "  in the file, but not known here, so left as they were: "
            f"{listed((_shown(content, layout, row) for row in unknown), MOST_NAMED)}"
        )
    for row, student in matches.other_emails.items():
        say(f"  look at: {student} has another e-mail in the file: {_shown(content, layout, row)}")
    return not missing and not matches.unclear and all(grade.status in (ABSENT, *wanted) for grade in grades.values())


def _say_statuses(grades: Mapping[str, ReturnedGrade], wanted: tuple[str, ...] = (GRADED,)) -> None:
    for status in (WAITS, FAILED, NEW, ABSENT):
        students = [student for student, grade in grades.items() if grade.status == status]
        if students and status not in wanted:
            say(f"  no grade, {status}: {listed(students, MOST_NAMED)}")


def _shown(content: Table, layout: Layout, row: int) -> str:
    """A row as a person knows it: its number and its first cells."""
    cells = [content.rows[row][index] for index in layout.about if index < len(content.rows[row])]
    numbered = [f"participant {layout.numbers[row]}"] if row in layout.numbers else []
    return f"row {row + 1} ({', '.join([*numbered, *filter(None, cells)][:3])})"


def _zip_feedback(
    path: Path, classroom: Classroom, layout: Layout, matches: Matches, grades: Mapping[str, ReturnedGrade]
) -> int:
    """Zip the feedback in folders that Moodle knows: it reads the number between the first two underscores.

    Returns how many students have feedback in it.
    """
    students = 0
    feedback = Feedback(classroom.app, classroom.course)
    with replacing(path) as new, zipfile.ZipFile(new, "w", zipfile.ZIP_DEFLATED) as archive:
        for row, student in matches.students.items():
            if grades[student].status not in (GRADED, WAITS):
                continue
            feedback.write(student, classroom.assignment)  # with marks that were given since it was graded
            pages = classroom.feedback_pages(student)
            name = grades[student].person.name or "Participant"
            readable = "".join(character if character not in '_/\\:*?"<>|' else " " for character in printable(name))
            for page in pages:
                file = "feedback.html" if len(pages) == 1 else f"feedback_{page.name}"
                archive.write(page, f"{readable}_{layout.numbers[row]}_assignsubmission_file_/{file}")
            students += bool(pages)
    return students
