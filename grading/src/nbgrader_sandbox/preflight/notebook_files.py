"""Which of the submitted files is which of the assignment's notebooks."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from ..assignment import Assignment, AssignmentNotebook
from ..text import listed, quoted, same
from .reading import AGAIN, SubmittedNotebook, Ungradable, read
from .recognise import is_elsewhere, recognise

MAX_CANDIDATES = 20
SUFFIX = ".ipynb"
LEFT_OUT = "the instructor's notebook, was left out"


@dataclass
class _Candidate:
    """A file that may be the notebook."""

    path: str
    notebook: SubmittedNotebook
    repairs: list[str]
    answered: int  # solution cells that differ from what was handed out
    recognised: int  # cells of the assignment
    exact: bool  # whether it has the right name
    instructors: bool  # whether it holds hidden tests or a mark scheme, which no student was given

    @property
    def rank(self) -> tuple[int, int, bool]:
        return self.answered, self.recognised, self.exact


def is_notebook(path: str) -> bool:
    return path.lower().endswith(SUFFIX)


def hidden(path: str) -> bool:
    """Whether it is what JupyterLab or a Mac leaves behind."""
    return any(part.startswith(".") or part == "__MACOSX" for part in PurePosixPath(path).parts)


def pick(
    files: Mapping[str, bytes], assignment: Assignment
) -> tuple[dict[str, SubmittedNotebook], list[str], list[str]]:
    """The submitted notebooks by the assignment's names, with their cells recognised; the repairs and the flags.

    Raises Ungradable if there is none, or one cannot be read.
    """
    paths = sorted(path for path in files if is_notebook(path) and not hidden(path))
    matches = {name: [path for path in paths if _match(path, assignment) == name] for name in assignment.notebooks}
    others = [path for path in paths if _match(path, assignment) is None]
    notebooks: dict[str, SubmittedNotebook] = {}
    repairs: list[str] = []
    flags: list[str] = []
    elsewhere = ""
    for name, notebook in assignment.notebooks.items():
        exact, candidates = f"{name}{SUFFIX}", matches[name]
        best, broken, given_away = _best(candidates, files, notebook)
        if others and (best is None or best.answered == 0):  # perhaps a file with another name holds the answers
            other, _, _ = _best(others, files, notebook)
            if not broken or best or (other and other.answered):  # only answers replace a broken file
                candidates = candidates + others
                best, broken, given_away = _best(candidates, files, notebook)
        candidates = [path for path in candidates if path not in given_away]
        if best is None and broken:
            raise broken[0]
        if best is None and given_away:
            raise Ungradable(
                f"{name}: {listed(map(quoted, given_away))} is the instructor's notebook: it has the hidden tests or "
                f"the mark scheme. {AGAIN}"
            )
        if given_away:
            repairs.append(f"{name}: {listed(map(quoted, given_away))}, {LEFT_OUT}.")
        if best is None:
            flags.append(f"{name}: there is no {exact} among what was handed in. Is it under another name?")
            continue
        if theirs := is_elsewhere(best.notebook.cells, notebook, assignment):
            elsewhere = (
                f"{quoted(best.path)} is the notebook of {theirs}, by its cells, not of {assignment.name}. {AGAIN}"
            )
            flags.append(f"{name}: {elsewhere}")
            continue
        notebooks[name] = best.notebook
        repairs += best.repairs
        if not best.exact:
            repairs.append(f"{name}: handed in as {quoted(best.path)}, graded as {exact}.")
        if len({files[path] for path in candidates}) > 1:
            flags.append(
                f"{name}: several notebooks were handed in ({listed(map(quoted, candidates))}); graded is "
                f"{quoted(best.path)}, which holds most answers. Is it the one that was meant?"
            )
        if best.recognised < len(notebook.cells) / 2:
            flags.append(
                f"{name}: {quoted(best.path)} holds only {best.recognised} of the {len(notebook.cells)} cells that "
                "are graded or given. Is it the right file?"
            )
    if not notebooks and elsewhere:
        raise Ungradable(f"{assignment.name}: {elsewhere}")
    if not notebooks:
        handed_in = listed(map(quoted, sorted(files))) or "nothing"
        raise Ungradable(f"{assignment.name}: there is no notebook among what was handed in ({handed_in}). {AGAIN}")
    return notebooks, repairs, flags


def _match(path: str, assignment: Assignment) -> str | None:
    """The longest of the assignment's names in the file's name: "jane_matrix_product (1)" matches matrix_product."""

    def plain(text: str) -> str:
        return re.sub(r"[\W_]+", "_", text.casefold())

    stem = plain(PurePosixPath(path).name[: -len(SUFFIX)])
    return max((name for name in assignment.notebooks if plain(name) in stem), key=len, default=None)


def holds_answers(path: str, files: Mapping[str, bytes], assignment: Assignment) -> bool:
    """Whether a file is a notebook with a student's answers to this assignment."""
    for notebook in assignment.notebooks.values():
        best, _, _ = _best([path], files, notebook)
        if best and best.answered and not is_elsewhere(best.notebook.cells, notebook, assignment):
            return True
    return False


def _best(
    paths: Iterable[str], files: Mapping[str, bytes], notebook: AssignmentNotebook
) -> tuple[_Candidate | None, list[Ungradable], list[str]]:
    """The student's file with the highest rank, if any can be read; why others cannot; and the instructor's files."""
    candidates, broken = [], []
    exact = f"{notebook.name}{SUFFIX}"
    for path in sorted(paths, key=lambda path: path != exact)[:MAX_CANDIDATES]:
        try:
            submitted = read(notebook.name, files[path])
        except Ungradable as reason:
            broken.append(reason)
            continue
        submitted.path = path
        repairs = submitted.repairs + recognise(submitted.cells, notebook)
        recognised = {cell.name: cell for cell in submitted.cells if cell.name}
        answered = sum(
            notebook.cells[name].solution and not same(cell.source, notebook.cells[name].released)
            for name, cell in recognised.items()
        )
        instructors = any(
            not same(notebook.cells[name].source, notebook.cells[name].released)
            and same(cell.source, notebook.cells[name].source)
            for name, cell in recognised.items()
        )
        candidates.append(_Candidate(path, submitted, repairs, answered, len(recognised), path == exact, instructors))
    students = [candidate for candidate in candidates if not candidate.instructors]
    given_away = [candidate.path for candidate in candidates if candidate.instructors]
    return max(students, key=lambda candidate: candidate.rank, default=None), broken, given_away
