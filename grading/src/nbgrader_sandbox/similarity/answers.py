"""What a class has written, answer by answer, and what it was given."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from ..assignment import Assignment, AssignmentNotebook
from ..classroom import Classroom
from ..preflight.notebook_files import hidden, is_notebook, pick
from ..preflight.reading import SubmittedNotebook, Ungradable
from ..student_folder import problem
from ..submission import read_submission
from ..text import printable, stripped
from .matching import LEAST, Part

OTHER = {"code": "cells of their own", "markdown": "texts of their own"}  # names of these parts


@dataclass
class ClassAnswers:
    """The answers of a class, and those who have the same."""

    parts: dict[str, list[Part]] = field(default_factory=dict)  # by student
    files: dict[str, set[str]] = field(default_factory=dict)  # digests of each student's notebooks
    left_out: dict[str, str] = field(default_factory=dict)  # why, by student

    def same_file(self, released: set[str]) -> list[list[str]]:
        """The groups of students with the same notebook, byte for byte. released: digests of what all were given."""
        groups = defaultdict(list)
        for student, digests in self.files.items():
            if any(part.source for part in self.parts[student]):
                for digest in digests - released:
                    groups[digest].append(student)
        return _unique(groups.values())

    def same_answers(self) -> list[list[str]]:
        """The groups with the same answers, letter for letter, of LEAST tokens or more."""
        groups = defaultdict(list)
        for student, parts in self.parts.items():
            if sum(len(part.tokens) for part in parts) >= LEAST:
                groups[tuple(stripped(part.source) for part in parts)].append(student)
        return _unique(groups.values())


def _unique(groups: Iterable[list[str]]) -> list[list[str]]:
    """The groups of two or more, each once."""
    return sorted({tuple(group): group for group in groups if len(group) > 1}.values())


def read_class(classroom: Classroom, assignment: Assignment) -> ClassAnswers:
    """The answers that are handed in, as a grader reads them: in cells that were moved or renamed too."""
    answers = ClassAnswers()
    for student, folder in classroom.submissions().items():
        if reason := problem(student, folder):
            answers.left_out[printable(student)] = reason
            continue
        files, *_ = read_submission(folder)
        try:
            notebooks, *_ = pick(files, assignment)
        except Ungradable as reason:
            answers.left_out[student] = printable(str(reason))
            continue
        answers.parts[student] = [
            part
            for name, definition in assignment.notebooks.items()
            if name in notebooks
            for part in _parts(notebooks[name], definition, f"{name}: " if len(assignment.notebooks) > 1 else "")
        ]
        answers.files[student] = {
            digest(content) for path, content in files.items() if is_notebook(path) and not hidden(path)
        }
    return answers


def _parts(notebook: SubmittedNotebook, definition: AssignmentNotebook, prefix: str) -> Iterator[Part]:
    """The answers, empty where they are as released, and the student's other cells."""
    given = {stripped(cell.source) for cell in definition.released.cells}
    answered = [cell for cell in notebook.cells if cell.name and stripped(cell.source) not in given]
    sources = {cell.name: cell.source.rstrip() for cell in answered}
    for name, cell in definition.cells.items():
        if cell.solution:
            yield Part(prefix + name, cell.cell_type, sources.get(name, ""))
    for kind, name in OTHER.items():
        others = [cell.source for cell in notebook.cells if not cell.name and cell.cell_type == kind]
        yield Part(prefix + name, kind, "\n\n".join(source for source in others if stripped(source) not in given))


def given_parts(classroom: Classroom, assignment: Assignment) -> tuple[list[Part], list[NotebookNode]]:
    """What the class was given, hidden tests included, and the reference solution; and the instructor's notebooks."""
    source = Path(classroom.course.format_path(classroom.course.source_directory, ".", assignment.name))
    references = [
        nbformat.reads(path.read_text(encoding="utf-8"), as_version=4) for path in sorted(source.glob("*.ipynb"))
    ]
    released = [notebook.released for notebook in assignment.notebooks.values()]
    cells = [cell for notebook in (*released, *references) for cell in notebook.cells]
    cells += [cell for notebook in assignment.notebooks.values() for cell in notebook.cells.values()]
    return [Part("", cell.cell_type, cell.source) for cell in cells if cell.cell_type in OTHER], references


def short_exercises(assignment: Assignment, references: list[NotebookNode]) -> Mapping[str, int]:
    """The exercises whose reference solution has fewer than LEAST tokens, and how many it has."""
    solutions = {
        name
        for notebook in assignment.notebooks.values()
        for name, cell in notebook.cells.items()
        if cell.solution and cell.cell_type == "code"
    }
    sizes = {
        cell.metadata.nbgrader.grade_id: len(Part("", "code", cell.source).tokens)
        for notebook in references
        for cell in notebook.cells
        if cell.metadata.get("nbgrader", {}).get("grade_id") in solutions
    }
    return {name: size for name, size in sizes.items() if size < LEAST}


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
