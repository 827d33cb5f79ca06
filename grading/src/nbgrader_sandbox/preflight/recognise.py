"""Which of the assignment's cells each submitted cell is, also where nbgrader's metadata is missing or wrong."""

from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher

from ..assignment import Assignment, AssignmentNotebook
from ..text import listed, quoted, stripped
from .compare import answers, asked_for, missing_from
from .submitted import SubmittedCell

MAX_MISSING = 3  # cells in a row, for a guess by position
Matches = Iterator[tuple[SubmittedCell, str]]  # cells, and the names that they get before the next is looked for


def recognise(cells: list[SubmittedCell], notebook: AssignmentNotebook) -> list[str]:
    """Set the name of each cell that is the assignment's. Returns the repairs."""
    repairs = []
    for cell in cells:
        cell.name = cell.grade_id if cell.grade_id in notebook.cells else None
    unknown = {cell.grade_id: None for cell in cells if cell.grade_id is not None and cell.name is None}
    if unknown:
        repairs.append(
            f"{notebook.name}: cells of another notebook, by their grade_id ({listed(map(quoted, unknown))}); "
            "they count as the student's own."
        )
    missing = missing_from(cells, notebook)
    if missing:
        recognised: dict[str, int] = {}
        for way in (_by_misplaced_answer, _by_id, _by_source, _by_definition, _by_position):
            for cell, name in way(cells, notebook, missing):
                cell.name = name
                missing.remove(name)
                recognised[name] = cell.number
        if recognised:
            repairs.append(
                f"{listed(recognised)}: without nbgrader's metadata, but recognised "
                f"({listed(f'cell {number}' for number in recognised.values())})."
            )
    return repairs


def is_elsewhere(cells: list[SubmittedCell], notebook: AssignmentNotebook, assignment: Assignment) -> str | None:
    """The other assignment whose notebook this is: it has more of its cells, and less than half of this one's.

    cells: as `recognise` has named them.
    """
    here, grade_ids = {cell.name for cell in cells} - {None}, {cell.grade_id for cell in cells}
    there = {name: len(grade_ids & others) for name, others in assignment.others.items()}
    other = max(there, key=there.__getitem__, default=None)
    return other if other and there[other] > len(here) and len(here) < len(notebook.cells) / 2 else None


def _by_misplaced_answer(cells: list[SubmittedCell], notebook: AssignmentNotebook, missing: list[str]) -> Matches:
    """Answers with the metadata of a check or of another answer, as after merging and pasting cells."""
    count = Counter(cell.name for cell in cells)
    for name in list(missing):
        for cell in reversed(cells):
            wrong = notebook.cells[cell.name] if cell.name else None
            if (
                wrong
                and (wrong.locked or count[cell.name] > 1)
                and answers(cell, notebook.cells[name])
                and not answers(cell, wrong)
            ):
                count[cell.name] -= 1
                yield cell, name
                break


def _by_id(cells: list[SubmittedCell], notebook: AssignmentNotebook, missing: list[str]) -> Matches:
    names = {
        cell.id: cell.metadata.nbgrader.grade_id
        for cell in notebook.released.cells
        if cell.metadata.get("nbgrader", {}).get("grade_id") in missing
    }
    for cell in _unnamed(cells):
        name = names.pop(cell.id, None)
        if name:
            yield cell, name


def _by_source(cells: list[SubmittedCell], notebook: AssignmentNotebook, missing: list[str]) -> Matches:
    sources = [(cell, stripped(cell.source)) for cell in _unnamed(cells)]
    for name in list(missing):
        given = {stripped(notebook.cells[name].released), stripped(notebook.cells[name].source)} - {""}
        cell = next((cell for cell, source in sources if cell.name is None and source in given), None)
        if cell:
            yield cell, name


def _by_definition(cells: list[SubmittedCell], notebook: AssignmentNotebook, missing: list[str]) -> Matches:
    for name in list(missing):
        cell = next((cell for cell in reversed(_unnamed(cells)) if answers(cell, notebook.cells[name])), None)
        if cell:
            yield cell, name


def _by_position(cells: list[SubmittedCell], notebook: AssignmentNotebook, missing: list[str]) -> Matches:
    """Answers between known neighbours: one is missing there, and there is an unknown cell of its type.

    Of several unknown texts, the longest.
    """
    released = notebook.released.cells
    order = [cell.metadata.get("nbgrader", {}).get("grade_id") or f"id {cell.id}" for cell in released]
    ids = {cell.id: key for cell, key in zip(released, order)}
    sources = {cell.source.strip(): key for cell, key in zip(released, order)}
    keys = [
        cell.name or ids.get(cell.id) or sources.get(cell.source.strip()) or ("own", number)
        for number, cell in enumerate(cells)
    ]
    blocks = SequenceMatcher(None, order, keys, autojunk=False).get_opcodes()
    for _, start, end, first, last in blocks:
        if end - start > MAX_MISSING:
            continue
        absent = [
            name
            for name in order[start:end]
            if name in missing and notebook.cells[name].solution and not asked_for(notebook.cells[name])
        ]  # what asks for a definition has been looked for by it
        for cell_type in {notebook.cells[name].cell_type for name in absent}:
            names = [name for name in absent if notebook.cells[name].cell_type == cell_type]
            own = [
                cell
                for cell, key in zip(cells[first:last], keys[first:last])
                if isinstance(key, tuple) and cell.cell_type == cell_type and cell.source.strip()
            ]
            if len(names) == 1 and cell_type == "markdown":
                own = sorted(own, key=lambda cell: len(cell.source))[-1:]
            if len(names) == len(own):
                yield from zip(own, names)


def _unnamed(cells: list[SubmittedCell]) -> list[SubmittedCell]:
    return [cell for cell in cells if cell.name is None]
