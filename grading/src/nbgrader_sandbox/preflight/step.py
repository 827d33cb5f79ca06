"""Preflight as steps of nbgrader autograde, in place of its own first steps. In nbgrader_config.py:

c.Autograde.exporter_class = "nbgrader_sandbox.preflight.SubmissionExporter"
c.Autograde.sanitize_preprocessors = ["nbgrader_sandbox.preflight.Preflight"]
"""

import io
import json
from typing import Any

from nbconvert.exporters import NotebookExporter
from nbformat import NotebookNode
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import NbGraderPreprocessor

from ..assignment import read_assignment
from ..text import printable
from .reading import AGAIN, MAX_BYTES, Ungradable, load, read_cells
from .recognise import is_elsewhere, recognise
from .restore import repair


class SubmissionExporter(NotebookExporter):
    """Reads a notebook within bounds. nbconvert's own exporter upgrades an old one of any size."""

    def from_file(
        self, file_stream: Any, resources: dict[str, Any] | None = None, **kw: Any
    ) -> tuple[Any, dict[str, Any]]:
        """As in every exporter. Repairs go to the log. Raises Ungradable."""
        assert resources  # nbgrader's converters always give them
        raw, repairs = load(resources["metadata"]["name"], file_stream.buffer.read(MAX_BYTES + 1))
        for line in repairs:
            self.log.warning("%s", printable(line))
        return super().from_file(io.StringIO(json.dumps(raw)), resources, **kw)


class Preflight(NbGraderPreprocessor):
    """Repairs a notebook, and removes its outputs."""

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        """The repaired notebook. Repairs and flags go to the log. Raises UnknownAssignment and Ungradable."""
        about = resources["nbgrader"]
        assignment = read_assignment(about["assignment"], CourseDirectory(parent=self))
        notebook = assignment.notebooks[about["notebook"]]
        submitted = read_cells(notebook.name, nb)
        repairs = [*submitted.repairs, *recognise(submitted.cells, notebook)]
        if other := is_elsewhere(submitted.cells, notebook, assignment):
            raise Ungradable(f"{notebook.name}: by its cells, this is the notebook of {other}. {AGAIN}")
        repaired, more, flags = repair(submitted, notebook)
        for line in (*repairs, *more, *flags):
            self.log.warning("%s", printable(f"{about['student']}: {line}"))
        return repaired, resources
