"""Which of the submitted files is which of the assignment's notebooks."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from ..assignment import Assignment, AssignmentNotebook
from .compare import listed, same
from .reading import AGAIN, SubmittedNotebook, Ungradable, read
from .recognise import recognise
from .submitted import shown

MOST_CANDIDATES = 20
SUFFIX = ".ipynb"


@dataclass
class _Candidate:
    path: str
    sheet: SubmittedNotebook
    repairs: list[str]
    worth: tuple[int, int, bool]


def is_notebook(path: str) -> bool:
    return path.lower().endswith(SUFFIX)


def hidden(path: str) -> bool:
    """Whether it is what JupyterLab or a Mac leaves behind."""
    return any(part.startswith(".") or part == "__MACOSX" for part in PurePosixPath(path).parts)


def pick(
    files: Mapping[str, bytes], assignment: Assignment
) -> tuple[dict[str, SubmittedNotebook], list[str], list[str]]:
    """The submitted notebooks under the assignment's names, with named cells, and the repairs and flags of it.

    Raises Ungradable where there is none.
    """
    paths = sorted(path for path in files if is_notebook(path) and not hidden(path))
    called = {name: [path for path in paths if _called(path, assignment) == name] for name in assignment.notebooks}
    others = [path for path in paths if _called(path, assignment) is None]
    sheets, repairs, flags = {}, [], []
    for name, notebook in assignment.notebooks.items():
        exact, candidates = f"{name}{SUFFIX}", called[name]
        best, broken = _best(candidates, files, notebook)
        if others and (best is None or best.worth[0] == 0):  # nothing answered there: does another file hold more?
            another, _ = _best(others, files, notebook)  # no answers are no stand-in for a file that is broken
            if not broken or best or (another and another.worth[0]):
                candidates = candidates + others
                best, broken = _best(candidates, files, notebook)
        if best is None and broken:
            raise broken[0]
        if best is None:
            flags.append(f"{name}: there is no {exact} among what was handed in. Is it under another name?")
            continue
        sheets[name] = best.sheet
        repairs += best.repairs
        if best.path != exact:
            repairs.append(f"{name}: handed in as {shown(best.path)}, graded as {exact}.")
        if len({files[path] for path in candidates}) > 1:
            flags.append(
                f"{name}: several notebooks were handed in ({listed(map(shown, candidates))}); graded is "
                f"{shown(best.path)}, which holds most answers. Is it the one that was meant?"
            )
        if best.worth[1] < len(notebook.cells) / 2:
            flags.append(
                f"{name}: {shown(best.path)} holds only {best.worth[1]} of the {len(notebook.cells)} cells that "
                "are graded or given. Is it the right file?"
            )
    if not sheets:
        handed_in = listed(shown(path) for path in sorted(files)) or "nothing"
        raise Ungradable(f"{assignment.name}: there is no notebook among what was handed in ({handed_in}). {AGAIN}")
    return sheets, repairs, flags


def _called(path: str, assignment: Assignment) -> str | None:
    """The longest of the assignment's names that the file's name contains: "jane_forward_pass (1)" does."""

    def plain(text: str) -> str:
        return re.sub(r"[\W_]+", "_", text.casefold())

    stem = plain(PurePosixPath(path).name[: -len(SUFFIX)])
    return max((name for name in assignment.notebooks if plain(name) in stem), key=len, default=None)


def _best(
    paths: list[str], files: Mapping[str, bytes], notebook: AssignmentNotebook
) -> tuple[_Candidate | None, list[Ungradable]]:
    """The worthiest of these files, None where none can be read, and why those cannot that cannot."""
    found, broken = [], []
    exact = f"{notebook.name}{SUFFIX}"
    for path in sorted(paths, key=lambda path: path != exact)[:MOST_CANDIDATES]:
        try:
            sheet = read(notebook.name, files[path])
        except Ungradable as reason:
            broken.append(reason)
            continue
        repairs = sheet.repairs + recognise(sheet.cells, notebook)
        found.append(_Candidate(path, sheet, repairs, _worth(path, sheet, notebook)))
    return max(found, key=lambda candidate: candidate.worth, default=None), broken


def _worth(path: str, sheet: SubmittedNotebook, notebook: AssignmentNotebook) -> tuple[int, int, bool]:
    """How many answers it holds, how many of the notebook's cells, and whether it has the right name."""
    named = {cell.name: cell for cell in sheet.cells if cell.name}
    answered = [
        name
        for name, cell in named.items()
        if notebook.cells[name].solution and not same(cell.source, notebook.cells[name].released)
    ]
    return len(answered), len(named), path == f"{notebook.name}{SUFFIX}"
