"""Preflight: what students hand in, made ready to be run. Nothing is run here, and nothing read or written but bytes.

Files find their names (names.py), bytes become cells (reading.py, submitted.py), each cell is recognised (recognise.py),
the instructor's cells are put back (restore.py), and what lies beside the notebooks is looked through (extra_files.py).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from nbformat import NotebookNode

from ..assignment import Assignment
from .extra_files import extra_files
from .names import pick
from .reading import Ungradable
from .restore import repair
from .step import Preflight, SubmissionExporter

__all__ = ["Checked", "Preflight", "SubmissionExporter", "Ungradable", "preflight"]


@dataclass
class Checked:
    """A submission that is ready to be run."""

    notebooks: dict[str, NotebookNode]  # by name without .ipynb; nbformat 4.5, without outputs
    files: dict[str, bytes]  # what lies beside them
    repairs: list[str]  # what was put right, a sentence each
    flags: list[str]  # what a person should look at


def preflight(files: Mapping[str, bytes], assignment: Assignment) -> Checked:
    """The notebooks of a submission, put right.

    files: by their names in the submitted folder, with "/". Raises Ungradable, and nothing else.
    """
    sheets, repairs, flags = pick(files, assignment)
    checked = Checked({}, {}, repairs, flags)
    for name, sheet in sheets.items():
        checked.notebooks[name], more_repairs, more_flags = repair(sheet, assignment.notebooks[name])
        checked.repairs += more_repairs
        checked.flags += more_flags
    checked.files, found = extra_files(files, assignment.files)
    checked.flags += found
    return checked
