"""Of all that a student has handed in, what is graded: the notebook, known by its cells, and what lies beside it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from ..assignment import Assignment
from ..preflight.notebook_files import LEFT_OUT, SUFFIX, holds_answers, is_notebook, pick
from ..preflight.reading import Ungradable
from ..submission import MAX_BYTES, MAX_NOTEBOOKS_BYTES, read_notebook
from ..text import listed, quoted
from .archive import HandIn

TIMESTAMP = "timestamp.txt"  # nbgrader's; a student's own of that name is not taken
ALSO = "also-handed-in"  # folder for notebooks that hold answers too
MAX_NOTEBOOKS = 50  # that are looked at
MAX_OTHERS = 200  # files beside the notebook
MAX_NAME = 200  # bytes of a part of a file's name
TEXTS = (f"{SUFFIX}.txt", f"{SUFFIX}.json")  # as some browsers name a notebook that they download


@dataclass
class Chosen:
    """What is collected of a hand-in."""

    files: dict[str, bytes] = field(default_factory=dict)  # by name, with "/"; none if there is no notebook
    notes: list[str] = field(default_factory=list)
    gradable: bool = True  # whether there is a notebook of this assignment that can be read


def choose(hand_in: HandIn, assignment: Assignment | None) -> Chosen:
    """The files to collect. assignment: None if nbgrader does not know it yet: then all notebooks are collected."""
    chosen = Chosen()
    paths = {_without_text(name): path for name, path in hand_in.files.items()}
    notebooks = _notebooks(paths, assignment, chosen)
    if not notebooks:
        chosen.notes.append(f"handed in: {listed(map(quoted, hand_in.received), 5) or 'nothing'}")
        return chosen
    picked = _pick(notebooks, assignment, chosen)
    for name, content in notebooks.items():
        if name not in picked.values() and (not picked or (assignment and holds_answers(name, notebooks, assignment))):
            place = PurePosixPath(name).name if not picked else f"{ALSO}/{name}"
            chosen.files[_free(place, chosen.files)] = content
    for name, path in picked.items():
        chosen.files[f"{name}{SUFFIX}"] = notebooks[path]
        if PurePosixPath(path).name != f"{name}{SUFFIX}":
            chosen.notes.append(f"{quoted(PurePosixPath(path).name)} is {name}{SUFFIX}, by its cells")
    main = next(iter(picked.values()), next(iter(notebooks)))
    _add_others(main, paths, chosen)
    return chosen


def _without_text(name: str) -> str:
    return name.rpartition(".")[0] if name.lower().endswith(TEXTS) else name


def _notebooks(paths: Mapping[str, Path], assignment: Assignment | None, chosen: Chosen) -> dict[str, bytes]:
    """The notebooks' bytes: without outputs if they are large. Those with the right name, and less deep, come first."""
    right = {f"{name}{SUFFIX}" for name in assignment.notebooks} if assignment else set()
    names = sorted(
        filter(is_notebook, paths), key=lambda name: (PurePosixPath(name).name not in right, name.count("/"), name)
    )
    notebooks: dict[str, bytes] = {}
    room = MAX_NOTEBOOKS_BYTES
    for name in names[:MAX_NOTEBOOKS]:
        try:
            with open(paths[name], "rb") as file:
                content = read_notebook(file)
        except OSError as error:
            chosen.notes.append(f"{quoted(name)} was left out ({error.strerror})")
            continue
        if len(content) > room:
            chosen.notes.append(f"{quoted(name)} was left out: the notebooks are too large together")
            continue
        room -= len(content)
        notebooks[name] = content
    if len(names) > MAX_NOTEBOOKS:
        chosen.notes.append(f"of {len(names)} notebooks the first {MAX_NOTEBOOKS} were looked at")
    return notebooks


def _pick(notebooks: Mapping[str, bytes], assignment: Assignment | None, chosen: Chosen) -> dict[str, str]:
    """The path of the notebook to grade, by the assignment's name for it. None if that cannot be said."""
    if assignment is None:
        return {}
    try:
        picked, repairs, _ = pick(notebooks, assignment)
    except Ungradable as reason:
        chosen.notes.append(str(reason).rstrip("."))
        chosen.gradable = False
        return {}
    chosen.notes += [line.rstrip(".") for line in repairs if LEFT_OUT in line]
    return {name: notebook.path for name, notebook in picked.items()}


def _add_others(notebook: str, paths: Mapping[str, Path], chosen: Chosen) -> None:
    """Add the other files of the notebook's folder."""
    folder = PurePosixPath(notebook).parent
    room, left_out = MAX_BYTES, []
    for name, path in sorted(paths.items()):
        relative = PurePosixPath(name)
        if is_notebook(name) or not relative.is_relative_to(folder):
            continue
        place = relative.relative_to(folder).as_posix()
        size = path.stat().st_size
        if place == TIMESTAMP:
            continue
        if size > room or len(chosen.files) > MAX_OTHERS or not _can_be_written(place):
            left_out.append(quoted(name))
            continue
        room -= size
        chosen.files.setdefault(place, path.read_bytes())
    if left_out:
        chosen.notes.append(f"left out, too large, too many or of an odd name: {listed(left_out, 5)}")


def _can_be_written(name: str) -> bool:
    return name.isprintable() and all(len(part.encode("utf-8")) <= MAX_NAME for part in name.split("/"))


def _free(name: str, taken: Mapping[str, bytes]) -> str:
    path = PurePosixPath(name if _can_be_written(name) else f"notebook{SUFFIX}")
    free, number = path, 1
    while str(free) in taken:
        number += 1
        free = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return str(free)
