"""Preflight: repairs what students hand in, so that it can be run. Nothing is run here.

Files are matched with the assignment's notebooks (notebook_files.py), bytes become cells (reading.py, submitted.py),
each cell is recognised (recognise.py), the instructor's cells are restored (restore.py), and the extra files are
checked (extra_files.py).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from nbformat import NotebookNode

from ..assignment import Assignment
from .extra_files import extra_files
from .notebook_files import pick
from .reading import Ungradable
from .restore import repair

__all__ = ["RepairedSubmission", "Ungradable", "preflight"]


@dataclass
class RepairedSubmission:
    """A submission that is ready to be run."""

    notebooks: dict[str, NotebookNode]  # by name without .ipynb; nbformat 4.5, without outputs
    files: dict[str, bytes]  # the extra files
    repairs: list[str]  # what was repaired, a sentence each
    flags: list[str]  # what a person should look at


def preflight(files: Mapping[str, bytes], assignment: Assignment) -> RepairedSubmission:
    """The repaired notebooks of a submission.

    files: by their names in the submitted folder, with "/". Raises Ungradable, and nothing else.
    """
    submitted, repairs, flags = pick(files, assignment)
    extra, more_flags = extra_files(files, assignment.files)
    repaired = RepairedSubmission({}, extra, repairs, flags)
    for name, notebook in submitted.items():
        repaired.notebooks[name], more_repairs, notebook_flags = repair(notebook, assignment.notebooks[name])
        repaired.repairs += more_repairs
        repaired.flags += notebook_flags
    repaired.flags += more_flags
    return repaired
