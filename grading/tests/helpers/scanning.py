"""Submissions of the geometry assignment that are scanned, as if its course had the packages plane and plane.checks."""

import copy
from dataclasses import replace

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell
from nbgrader_sandbox.scan import scan
from nbgrader_sandbox.settings import CourseSettings
from submissions import ASSIGNMENT, NAME, cell_of

SETTINGS = CourseSettings(check_modules=["plane.checks"], answer_modules=["plane"])
_RELEASED = copy.deepcopy(ASSIGNMENT.notebooks[NAME].released)
_RELEASED.cells.insert(2, new_code_cell("from plane.checks import check_answer", id="checks"))
NOTEBOOK = replace(ASSIGNMENT.notebooks[NAME], released=_RELEASED)


def submission() -> NotebookNode:
    return copy.deepcopy(NOTEBOOK.released)


def findings_in(nb: NotebookNode) -> list[str]:
    return scan(nb, NOTEBOOK, SETTINGS)


def findings_of(source: str) -> list[str]:
    """The findings in a submission whose answer to `norm` is this source."""
    nb = submission()
    cell_of(nb, "norm").source = source
    return findings_in(nb)
