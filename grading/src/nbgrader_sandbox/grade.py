"""Grade one submission: what a worker does, here or on a cluster. Its input and output are plain data."""

import json
import re
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from hashlib import sha256
from itertools import takewhile
from typing import Any

from nbconvert.filters import strip_ansi
from nbformat import NotebookNode
from nbgrader.preprocessors import IgnorePattern, LimitOutput
from nbgrader.utils import compute_checksum, determine_grade, is_grade, is_locked, is_solution
from traitlets.config import Config

from .assignment import Assignment, AssignmentCell, AssignmentNotebook, exercise_of
from .execute import Course, execute
from .execution.errors import NotebookKilled
from .execution.limits import Limits
from .execution.run import ExecutionResult
from .news import news
from .preflight import Ungradable, preflight
from .record import GradedSubmission
from .settings import CourseSettings
from .text import error_message, printable, quoted, shortened

OUTPUT_STEPS = (IgnorePattern, LimitOutput)  # nbgrader applies them to outputs before it determines grades
MAX_MESSAGE = 2000  # characters of what a check said


@dataclass(frozen=True)
class Task:
    """One submission, and how to grade it."""

    student: str
    files: Mapping[str, bytes]
    repairs: list[str]  # from reading the files
    flags: list[str]
    assignment: Assignment
    limits: Limits
    sandbox: bool
    output_config: dict[str, Any] = field(default_factory=dict)  # the course's configuration of OUTPUT_STEPS
    settings: CourseSettings = field(default_factory=CourseSettings)


def grade(task: Task) -> GradedSubmission:
    """The executed notebooks of a submission and their scores. Raises SandboxError if there can be no sandbox.

    Whatever a submission holds or does is in the result.
    """
    started = time.monotonic()
    graded = GradedSubmission(task.student, "graded", flags=list(task.flags))
    try:
        repaired = preflight(task.files, task.assignment)
        graded.repairs, graded.files = [*task.repairs, *repaired.repairs], repaired.files
        graded.flags += repaired.flags
        for name, definition in task.assignment.notebooks.items():
            notebook = repaired.notebooks.get(name)
            if notebook is None:  # preflight has flagged it
                graded.scores[name] = {cell.name: 0.0 for cell in definition.cells.values() if cell.points is not None}
                continue
            graded.news += news(notebook, definition.released)
            course = Course(task.assignment.name, definition.released)
            result = execute(notebook, repaired.files, task.limits, task.sandbox, task.settings, course)
            graded.flags += _findings(notebook, result)
            beside = _texts_beside(notebook, definition.released)
            _score(graded, name, notebook, task, beside)
            graded.answers[name] = _answers(notebook, beside)
            graded.hidden += _failed_hidden_only(graded, notebook, definition, result, task.settings)
            text = json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
            graded.notebooks[name] = text.encode("utf-8")
    except (Ungradable, NotebookKilled) as reason:
        graded = GradedSubmission(task.student, "failed", flags=[*graded.flags, str(reason)])
    graded.repairs, graded.flags = ([*map(printable, lines)] for lines in (graded.repairs, graded.flags))
    graded.seconds = time.monotonic() - started
    return graded


def _findings(notebook: NotebookNode, result: ExecutionResult) -> list[str]:
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    names = [
        cell.metadata.get("nbgrader", {}).get("grade_id") or f"code cell {number}"
        for number, cell in enumerate(code, start=1)
    ]
    return [f"{names[finding['cell']]}: {finding['text']}" for finding in result.findings]


def _score(
    graded: GradedSubmission, name: str, notebook: NotebookNode, task: Task, beside: Mapping[str, list[str]]
) -> None:
    """Score the outputs of the test cells as nbgrader does.

    beside: the student's own texts next to each answer that a person marks. Such a text may be the answer where the
    answer's cell is as it was released.
    """
    for step in OUTPUT_STEPS:
        notebook, _ = step(config=Config(task.output_config))(notebook, {})
    scores, unanswered = graded.scores.setdefault(name, {}), graded.unanswered.setdefault(name, [])
    for cell in notebook.cells:
        metadata = cell.metadata.get("nbgrader", {})
        untouched = is_solution(cell) and metadata.get("checksum") == compute_checksum(cell)
        texts = beside.get(metadata.get("grade_id", ""), [])
        if untouched and texts:
            scores[metadata["grade_id"]] = None
            graded.flags.append(
                f"{metadata['grade_id']}: its cell is as it was released, but next to it is a text of the student's: "
                f"{quoted(texts[0])}. Is that the answer? Mark it by hand."
            )
            continue
        if is_grade(cell):
            points, max_points = determine_grade(cell)
            scores[metadata["grade_id"]] = points
            if cell.cell_type == "code" and not is_solution(cell) and points < max_points:
                graded.messages[exercise_of(metadata["grade_id"])] = _message(cell, task.settings.check_error)
        if untouched:
            unanswered.append(metadata["grade_id"])


def _texts_beside(notebook: NotebookNode, released: NotebookNode) -> dict[str, list[str]]:
    """The texts of the student's own that stand right above or below each answer that a person marks, by grade_id."""
    given = {_ascii_letters(cell.source) for cell in released.cells}

    def texts(cells: Iterable[NotebookNode]) -> list[str]:
        own = takewhile(
            lambda cell: "nbgrader" not in cell.metadata and _ascii_letters(cell.source) not in given, cells
        )
        return [cell.source for cell in own if cell.cell_type != "code" and cell.source.strip()]

    return {
        cell.metadata.nbgrader.grade_id: texts(reversed(notebook.cells[:index]))[::-1]
        + texts(notebook.cells[index + 1 :])
        for index, cell in enumerate(notebook.cells)
        if is_grade(cell) and is_solution(cell)
    }


def _ascii_letters(source: str) -> str:
    """What of a source survives an editor that saves it in another encoding."""
    return re.sub(r"\W", "", source, flags=re.ASCII)


def _answers(notebook: NotebookNode, beside: Mapping[str, list[str]]) -> dict[str, str]:
    """A digest of what a mark given by hand is for, by grade_id.

    That is an answer with the texts next to it or, where a check has given points, all that the student can write.
    """
    cells = [cell for cell in notebook.cells if is_grade(cell)]
    all_sources = [cell.source for cell in notebook.cells if not is_locked(cell)]
    return {
        cell.metadata.nbgrader.grade_id: sha256(
            repr([cell.source, *beside[cell.metadata.nbgrader.grade_id]] if is_solution(cell) else all_sources).encode(
                "utf-8", "backslashreplace"
            )
        ).hexdigest()
        for cell in cells
    }


def _failed_hidden_only(
    graded: GradedSubmission,
    notebook: NotebookNode,
    definition: AssignmentNotebook,
    result: ExecutionResult,
    settings: CourseSettings,
) -> list[str]:
    """The exercises whose test cell raised in its hidden tests: the visible ones had passed.

    A cell that ends with partial credit does not raise, and is not among them. Nor is one that told of two mistakes:
    the first may be one that the visible tests have found.
    """
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    names = {code[index].metadata.get("nbgrader", {}).get("grade_id"): line for index, line in result.raised_at.items()}
    return [
        exercise_of(name)
        for name, line in names.items()
        if name in definition.cells
        and line in _hidden_lines(definition.cells[name])
        and len(settings.mistake_ids(graded.messages.get(exercise_of(name), ""))) < 2
    ]


def _hidden_lines(cell: AssignmentCell) -> set[int]:
    """The lines, from 1, of a test cell that its release lacks. Empty ones at its top do not count, as in IPython."""
    full, released = (re.sub(r"\A(?:[ \t]*\n)+", "", text).split("\n") for text in (cell.source, cell.released))
    changes = SequenceMatcher(None, full, released, autojunk=False).get_opcodes()
    return {line + 1 for kind, start, end, *_ in changes if kind != "equal" for line in range(start, end)}


def _message(cell: NotebookNode, check_error: str) -> str:
    """What a test cell says."""
    errors = [
        error_message(output.ename, output.evalue, check_error)
        for output in cell.outputs
        if output.output_type == "error"
    ]
    texts = [strip_ansi(output.text) for output in cell.outputs if output.output_type == "stream"]
    return shortened("\n".join(errors or texts), MAX_MESSAGE)
