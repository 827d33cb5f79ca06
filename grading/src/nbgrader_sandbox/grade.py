"""Grade one submission: what a worker does, here or on a cluster. Bytes and plain data go in and come out."""

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass, field

from nbformat import NotebookNode
from nbgrader.preprocessors import IgnorePattern, LimitOutput
from nbgrader.utils import compute_checksum, determine_grade, is_grade, is_solution
from traitlets.config import Config

from .assignment import Assignment, exercise_of
from .execute import execute
from .execution.errors import NotebookKilled
from .execution.limits import Limits
from .execution.run import ExecutionResult
from .preflight import Ungradable, preflight
from .record import GradedSubmission
from .scan import scan
from .settings import CourseSettings

TIDY = (IgnorePattern, LimitOutput)  # what nbgrader does to outputs before it looks for grades
MOST_MESSAGE = 2000  # characters of what a check said


@dataclass(frozen=True)
class Task:
    """One submission, and how it is to be graded."""

    student: str
    files: Mapping[str, bytes]
    flags: list[str]  # what was seen when the files were read
    assignment: Assignment
    limits: Limits
    sandbox: bool
    settings: dict = field(default_factory=dict)  # the course's configuration of TIDY
    course: dict = field(default_factory=dict)  # CourseSettings, as plain data


def grade(task: Task) -> GradedSubmission:
    """The executed notebooks of a submission and what they earn. Raises SandboxError where nothing can be confined.

    Whatever a submission holds or does is in what is returned.
    """
    started = time.monotonic()
    graded = GradedSubmission(task.student, "graded", flags=list(task.flags))
    try:
        checked = preflight(task.files, task.assignment)
        graded.repairs, graded.files = checked.repairs, checked.files
        graded.flags += checked.flags
        for name, definition in task.assignment.notebooks.items():
            notebook = checked.notebooks.get(name)
            if notebook is None:  # preflight has said so
                graded.scores[name] = {cell.name: 0.0 for cell in definition.cells.values() if cell.points is not None}
                continue
            graded.flags += scan(notebook, definition, CourseSettings(**task.course))
            run = execute(notebook, checked.files, task.limits, task.sandbox)
            graded.flags += _findings(notebook, run)
            _score(graded, name, notebook, Config(task.settings))
            text = json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
            graded.notebooks[name] = text.encode("utf-8")
    except (Ungradable, NotebookKilled) as reason:
        graded = GradedSubmission(task.student, "failed", flags=[*graded.flags, str(reason)])
    graded.seconds = time.monotonic() - started
    return graded


def _findings(notebook: NotebookNode, run: ExecutionResult) -> list[str]:
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    names = [
        cell.metadata.get("nbgrader", {}).get("grade_id") or f"code cell {number}"
        for number, cell in enumerate(code, start=1)
    ]
    return [f"{names[finding['cell']]}: {finding['text']}" for finding in run.findings]


def _score(graded: GradedSubmission, name: str, notebook: NotebookNode, settings: Config) -> None:
    """Points as nbgrader gives them for the outputs of the test cells."""
    for step in TIDY:
        notebook, _ = step(config=settings)(notebook, {})
    scores, unanswered = graded.scores.setdefault(name, {}), graded.unanswered.setdefault(name, [])
    for cell in notebook.cells:
        known = cell.metadata.get("nbgrader", {})
        if is_grade(cell):
            points, most = determine_grade(cell)
            scores[known["grade_id"]] = points
            if cell.cell_type == "code" and not is_solution(cell) and points < most:
                graded.messages[exercise_of(known["grade_id"])] = _said(cell)
        if is_solution(cell) and known.get("checksum") == compute_checksum(cell):
            unanswered.append(known["grade_id"])


def _said(cell: NotebookNode) -> str:
    errors = [output.evalue or output.ename for output in cell.outputs if output.output_type == "error"]
    texts = [output.text for output in cell.outputs if output.output_type == "stream"]
    return "\n".join(errors or texts)[:MOST_MESSAGE]
