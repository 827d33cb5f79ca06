"""Archives of a class as Moodle, Canvas and Blackboard really build them."""

import datetime
import zipfile
from collections.abc import Mapping
from pathlib import Path

from nbformat import NotebookNode
from sample_course import SMALL, SMALL_ANSWERS, assignment, filled
from submissions import as_bytes

UTC = datetime.UTC
DUE = datetime.datetime(2026, 11, 3, 12, 0)
ABOUT = """\
Name: {name} ({username})
Assignment: week 1
Date Submitted: Tuesday, 3 November 2026 10:11:12 o'clock AM GMT
Current Grade: Needs Grading

Submission Field:
There is no student submission text data for this assignment.

Comments:
There are no student comments for this assignment.

Files:
\tOriginal filename: small.ipynb
"""


def answered(kind: str = "right") -> NotebookNode:
    """The small notebook with one of SMALL_ANSWERS, and the question answered with that word."""
    (notebook,) = assignment(SMALL).notebooks.values()
    return filled(notebook.released, {"squares": SMALL_ANSWERS[kind], "why": kind})


def work(kind: str = "right") -> bytes:
    return as_bytes(answered(kind))


def write_zip(path: Path, files: Mapping[str, bytes], times: Mapping[str, datetime.datetime] | None = None) -> Path:
    """A zip file. times: when a file was handed in; else the time at which the platform packs all of them."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            time = (times or {}).get(name, DUE + datetime.timedelta(days=7))
            archive.writestr(zipfile.ZipInfo(name, time.timetuple()[:6]), content)
    return path
