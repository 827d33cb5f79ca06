"""Reading and repairing as steps of nbgrader's own autograde, in the place of all that it does to a submission first.

c.Autograde.exporter_class = "nbgrader_sandbox.preflight.SubmissionExporter"  # in nbgrader_config.py
c.Autograde.sanitize_preprocessors = ["nbgrader_sandbox.preflight.Preflight"]
"""

import json
from typing import TextIO

import nbformat
from nbconvert.exporters import NotebookExporter
from nbformat import NotebookNode
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import NbGraderPreprocessor

from ..assignment import read_assignment
from .reading import MOST_BYTES, load, read_cells
from .recognise import recognise
from .restore import repair


class SubmissionExporter(NotebookExporter):
    """Reads a notebook within bounds, where nbconvert's own would upgrade an old one of any size."""

    def from_file(self, file_stream: TextIO, resources: dict, **kw: object) -> tuple[str, dict]:
        """As in every exporter. What was put right goes to the log. Raises Ungradable."""
        raw, repairs = load(resources["metadata"]["name"], file_stream.buffer.read(MOST_BYTES + 1))
        for line in repairs:
            self.log.warning("%s", line)
        return self.from_notebook_node(nbformat.reads(json.dumps(raw), as_version=4), resources=resources, **kw)


class Preflight(NbGraderPreprocessor):
    """Recognise a notebook's cells and put the instructor's back; it has no outputs then."""

    def preprocess(self, nb: NotebookNode, resources: dict) -> tuple[NotebookNode, dict]:
        """The repaired notebook. Repairs and flags go to the log. Raises UnknownAssignment."""
        about = resources["nbgrader"]
        assignment = read_assignment(about["assignment"], CourseDirectory(parent=self))
        notebook = assignment.notebooks[about["notebook"]]
        sheet = read_cells(notebook.name, nb)
        repairs = [*sheet.repairs, *recognise(sheet.cells, notebook)]
        repaired, more, flags = repair(sheet, notebook)
        for line in (*repairs, *more, *flags):
            self.log.warning("%s: %s", about["student"], line)
        return repaired, resources
