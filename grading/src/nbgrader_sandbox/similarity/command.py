"""python -m nbgrader_sandbox compare: which submissions are more alike than the exercise explains."""

import argparse
import os
import sys
from collections.abc import Iterable
from pathlib import Path

from ..assignment import UnknownAssignment, read_assignment
from ..classroom import Classroom, SetupError
from ..text import listed, printable
from .answers import digest, given_parts, read_class, short_exercises
from .matching import pairs, works
from .page import Comparison, write_comparison


def main(arguments: list[str], prog: str) -> int:
    """Compare the submissions of an assignment; return the exit code: 0, or 2 if it cannot."""
    parser = argparse.ArgumentParser(
        prog=prog,
        description="Write a page with the pairs of submissions that are more alike than the exercise explains, for a "
        "person to look at. It gives no verdict, and changes no points.",
    )
    parser.add_argument("assignment", metavar="ASSIGNMENT", help="the name of its folder")
    options = parser.parse_args(arguments)
    try:
        classroom = Classroom(options.assignment)
        found = compare(classroom)
    except (SetupError, UnknownAssignment) as reason:
        print(reason, file=sys.stderr)
        return 2
    page = write_comparison(found, classroom.reports / options.assignment, classroom.settings.figure_style)
    print(f"{options.assignment}: {found.submissions} submissions compared.")
    for what, groups in (("the same file", found.same_file), ("the same answers", found.other_files)):
        for group in groups:
            print(f"  {what}: {printable(listed(group))}")
    print(f"  pairs to look at: {len(found.pairs)}")
    for student, why in found.left_out.items():
        print(f"  left out: {printable(student)}: {why}")
    print(f"  page: {printable(os.path.relpath(page))}")
    return 0


def compare(classroom: Classroom) -> Comparison:
    """Compare all submissions of the classroom's assignment. Raises SetupError, UnknownAssignment."""
    assignment = read_assignment(classroom.assignment, classroom.course)
    answers = read_class(classroom, assignment)
    if len(answers.parts) < 2:
        raise SetupError(f"There are not two submissions of {classroom.assignment} that can be read.")
    given, references = given_parts(classroom, assignment)
    same_file, same_answers = answers.same_file(_released(classroom, assignment.notebooks)), answers.same_answers()
    again = {student for group in same_answers for student in group[1:]}  # compared once for all of a group
    compared = works({student: parts for student, parts in answers.parts.items() if student not in again}, given)
    alike = pairs(compared)
    return Comparison(
        assignment=classroom.assignment,
        submissions=len(answers.parts),
        left_out=answers.left_out,
        same_file=same_file,
        same_answers=same_answers,
        short=short_exercises(assignment, references),
        reference=bool(references),
        shares=[pair.share for pair in alike],
        compared=len(compared) * (len(compared) - 1) // 2,
        pairs=[pair for pair in alike if pair.unusual],
    )


def _released(classroom: Classroom, names: Iterable[str]) -> set[str]:
    """Digests of the notebooks that students were given."""
    folder = Path(classroom.course.format_path(classroom.course.release_directory, ".", classroom.assignment))
    return {digest((folder / f"{name}.ipynb").read_bytes()) for name in names}
