"""The repairs of cells as a step of nbgrader's own autograde, in the place of all that it does to a submission first.

c.Autograde.sanitize_preprocessors = ["grading.preflight.Preflight"]  # in nbgrader_config.py
"""

from nbformat import NotebookNode
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import NbGraderPreprocessor

from ..assignment import read_assignment
from .reading import read_json
from .recognise import recognise
from .restore import repair


class Preflight(NbGraderPreprocessor):
    """Recognise a notebook's cells and put the instructor's back; it has no outputs then."""

    def preprocess(self, nb: NotebookNode, resources: dict) -> tuple[NotebookNode, dict]:
        """The repaired notebook. Repairs and flags go to the log. Raises Ungradable, NoSuchLesson."""
        about = resources["nbgrader"]
        assignment = read_assignment(about["assignment"], CourseDirectory(parent=self))
        notebook = assignment.notebooks[about["notebook"]]
        sheet = read_json(notebook.name, nb)
        repairs = [*sheet.repairs, *recognise(sheet.cells, notebook)]
        repaired, more, flags = repair(sheet, notebook)
        for line in (*repairs, *more, *flags):
            self.log.warning("%s: %s", about["student"], line)
        return repaired, resources
