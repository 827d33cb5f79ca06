"""Collect what a learning platform offers to download for an assignment: each student's notebook into submitted/.

ARCHIVE: the zip file of Moodle, Canvas or Blackboard, or a folder with what is in it. The last lines account for
everybody in the archive and in the class list. It is safe to collect twice.
"""

import argparse
import sys
import tempfile
import zoneinfo
from pathlib import Path

from ..assignment import Assignment, read_assignment
from ..classroom import Classroom
from ..problems import exit_code
from ..text import folder_name, listed, printable
from .archive import Archive, UnreadableArchive, read_archive
from .roster import Student, read_roster
from .save import Collected, Saver

ALL, SOME, NOTHING = 0, 1, 2  # exit codes
EXIT_CODES = """exit codes: 0 of everybody in the archive there is a notebook to grade, 1 of somebody there is none,
2 a usage error, or it could not be collected"""
HEADINGS = ("student", "name", "handed in", "what became of it")


def main(arguments: list[str], prog: str = "nbgrader-sandbox collect") -> int:
    """Collect into the course in the working directory; return the exit code."""
    options = _parser(prog).parse_args(arguments)
    try:
        return exit_code(lambda: collect(options))
    except KeyboardInterrupt:
        print("Interrupted. Run the same command again to collect the others.", file=sys.stderr)
        return NOTHING


def collect(options: argparse.Namespace) -> int:
    """Collect, and print what became of everybody. options: as _parser describes them."""
    classroom = Classroom(options.assignment)
    assignment = read_assignment(options.assignment, classroom.course)
    if not options.archive.exists():
        raise UnreadableArchive(f"There is no {options.archive}.")
    roster = read_roster(options.roster, options.timezone) if options.roster else []
    with classroom.locked(), tempfile.TemporaryDirectory() as scratch:
        archive = read_archive(options.archive, Path(scratch), assignment.notebooks, options.timezone)
        if not archive.students:
            raise UnreadableArchive(
                f"{options.archive.name} names no student as Moodle, Canvas or Blackboard do. It has: "
                f"{listed(archive.unknown, 5) or 'nothing'}."
            )
        collected = Saver(classroom, assignment, archive, roster).save()
    for line in _report(assignment, archive, collected, roster):
        print(printable(line))
    complete = not archive.unknown and all(one.gradable for one in collected)
    return ALL if complete else SOME


def _report(assignment: Assignment, archive: Archive, collected: list[Collected], roster: list[Student]) -> list[str]:
    """The lines that account for everybody."""
    rows = [HEADINGS, *(_row(one) for one in collected)]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    lines = ["  ".join([*(cell.ljust(width) for cell, width in zip(row, widths)), row[3]]).rstrip() for row in rows]
    taken = [one for one in collected if one.taken]
    summary = f"{assignment.name}: {len(collected)} in the archive, {len(taken)} collected"
    lines += ["", f"{summary}{_counts(collected)}."]
    missing = [student for student in roster if student.id not in {one.id for one in collected}]
    if roster:
        there = {student.id for student in roster}
        unknown = [one for one in collected if one.id not in there]
        lines.append(f"Class list: {len(roster)} students, {len(missing)} of them not in the archive{_names(missing)}.")
        if unknown:
            lines.append(f"Not in the class list: {len(unknown)}, {listed((one.label for one in unknown), 40)}.")
    elif archive.platform == "Moodle":
        lines.append(
            "Moodle numbers its students anew in each assignment. With --roster and the assignment's grading worksheet "
            "a student has one id in all of them."
        )
    if archive.unknown:
        lines.append(f"Nobody can tell whose these are: {listed(archive.unknown, 40)}.")
    if not archive.timed:
        lines.append(
            "The archive does not say when the files were handed in"
            + (", only who was late." if any(one.hand_in.late for one in collected) else ".")
        )
    if any(one.hand_in.late for one in collected) and not any(one.due for one in collected):
        lines.append(
            "The assignment has no due date, without which nbgrader knows nobody as late. Set one and collect again: "
            f'nbgrader db assignment add {assignment.name} --duedate "2026-11-03 23:59 UTC"'
        )
    return lines


def _row(one: Collected) -> tuple[str, str, str, str]:
    time = f"{one.time:%Y-%m-%d %H:%M} UTC" if one.time else ""
    late = "late" if one.late else ""
    name = one.name if one.name != one.id else ""
    return one.id, name, f"{time} {late}".strip(), "; ".join([one.what, *one.notes])


def _counts(collected: list[Collected]) -> str:
    """How many of each kind there are, without those that are none."""
    same = len([one for one in collected if one.same_name])
    counts = {
        "for the first time": len([one for one in collected if one.what == "new"]),
        "replaced by a newer one": len([one for one in collected if one.what.startswith("replaces")]),
        "unchanged": len([one for one in collected if one.what == "unchanged"]),
        "without a notebook": len([one for one in collected if not one.taken]),
        "with a notebook that cannot be graded": len([one for one in collected if one.taken and not one.gradable]),
        f"share{'s' * (same == 1)} a name": same,
        "late": len([one for one in collected if one.late]),
    }
    return "".join(f", {count} {kind}" for kind, count in counts.items() if count)


def _names(students: list[Student]) -> str:
    return ": " * bool(students) + listed((f"{student.id} {student.name}".strip() for student in students), 40)


def _parser(prog: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=prog, description=__doc__, epilog=EXIT_CODES, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("archive", metavar="ARCHIVE", type=Path, help="a zip file, or a folder")
    parser.add_argument("assignment", metavar="ASSIGNMENT", type=folder_name, help="the name of its folder")
    parser.add_argument(
        "--roster", metavar="FILE", type=Path, help="the class list, as Moodle, Canvas or Blackboard exports it"
    )
    parser.add_argument(
        "--timezone",
        metavar="NAME",
        type=_zone,
        help="of the times in the archive, such as Europe/Berlin (default: this machine's)",
    )
    return parser


def _zone(name: str) -> zoneinfo.ZoneInfo:
    try:
        return zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise argparse.ArgumentTypeError(f"there is no time zone {name!r}") from error
