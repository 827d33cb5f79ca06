"""Which of the assignment's cells each cell of a submission is, also where nbgrader's metadata is gone or wrong."""

from collections import Counter
from collections.abc import Iterable
from difflib import SequenceMatcher

from ..assignment import AssignmentNotebook
from .compare import answers, asked_for, bare, listed, missing_from
from .submitted import SubmittedCell, shown

MOST_GONE = 3  # cells of the release between neighbours that are known, for a guess by position


def recognise(cells: list[SubmittedCell], notebook: AssignmentNotebook) -> list[str]:
    """Give the cells their names. Returns what was repaired."""
    wanted, repairs = notebook.cells, []
    for cell in cells:
        cell.name = cell.claim if cell.claim in wanted else None
    unknown = {cell.claim: None for cell in cells if cell.claim is not None and cell.name is None}
    if unknown:
        repairs.append(
            f"{notebook.name}: cells of another notebook, by their grade_id ({listed(map(shown, unknown))}); "
            "they count as the student's own."
        )
    missing = missing_from(cells, notebook)
    if missing:
        regained = {}
        for way in (_by_misplaced_answer, _by_id, _by_source, _by_definition, _by_position):
            for cell in way(cells, notebook, missing):
                missing.remove(cell.name)
                regained[cell.name] = cell.number
        if regained:
            repairs.append(
                f"{listed(regained)}: without nbgrader's metadata, but recognised "
                f"({listed(f'cell {number}' for number in regained.values())})."
            )
    return repairs


def _by_misplaced_answer(
    cells: list[SubmittedCell], notebook: AssignmentNotebook, missing: list[str]
) -> Iterable[SubmittedCell]:
    """Answers that took over a check's metadata or another answer's, as merged and pasted cells do."""
    count = Counter(cell.name for cell in cells)
    for name in list(missing):
        for cell in reversed(cells):
            taken = notebook.cells.get(cell.name)
            if (
                taken
                and (taken.locked or count[cell.name] > 1)
                and answers(cell, notebook.cells[name])
                and not answers(cell, taken)
            ):
                count[cell.name] -= 1
                cell.name = name
                yield cell
                break


def _by_id(cells: list[SubmittedCell], notebook: AssignmentNotebook, missing: list[str]) -> Iterable[SubmittedCell]:
    names = {
        cell.id: cell.metadata.nbgrader.grade_id
        for cell in notebook.released.cells
        if cell.metadata.get("nbgrader", {}).get("grade_id") in missing
    }
    for cell in _unnamed(cells):
        name = names.pop(cell.id, None)
        if name:
            cell.name = name
            yield cell


def _by_source(cells: list[SubmittedCell], notebook: AssignmentNotebook, missing: list[str]) -> Iterable[SubmittedCell]:
    texts = [(cell, bare(cell.source)) for cell in _unnamed(cells)]
    for name in list(missing):
        wanted = {bare(notebook.cells[name].released), bare(notebook.cells[name].source)} - {""}
        cell = next((cell for cell, text in texts if cell.name is None and text in wanted), None)
        if cell:
            cell.name = name
            yield cell


def _by_definition(
    cells: list[SubmittedCell], notebook: AssignmentNotebook, missing: list[str]
) -> Iterable[SubmittedCell]:
    for name in list(missing):
        cell = next((cell for cell in reversed(_unnamed(cells)) if answers(cell, notebook.cells[name])), None)
        if cell:
            cell.name = name
            yield cell


def _by_position(
    cells: list[SubmittedCell], notebook: AssignmentNotebook, missing: list[str]
) -> Iterable[SubmittedCell]:
    """Answers between neighbours that are known, where one is missing and something unknown of its kind is there.

    Of several unknown texts the longest is taken.
    """
    released = notebook.released.cells
    order = [cell.metadata.get("nbgrader", {}).get("grade_id") or f"id {cell.id}" for cell in released]
    ids, sources = (
        {key(cell): mark for cell, mark in zip(released, order)}
        for key in (lambda cell: cell.id, lambda cell: cell.source.strip())
    )
    marks = [
        cell.name or ids.get(cell.id) or sources.get(cell.source.strip()) or ("own", number)
        for number, cell in enumerate(cells)
    ]
    blocks = SequenceMatcher(None, order, marks, autojunk=False).get_opcodes()
    for tag, start, end, first, last in blocks:
        if end - start > MOST_GONE:
            continue
        gone = [
            name
            for name in order[start:end]
            if name in missing and notebook.cells[name].solution and not asked_for(notebook.cells[name])
        ]  # those are known by what they define
        for kind in {notebook.cells[name].cell_type for name in gone}:
            names = [name for name in gone if notebook.cells[name].cell_type == kind]
            own = [
                cell
                for cell, mark in zip(cells[first:last], marks[first:last])
                if isinstance(mark, tuple) and cell.cell_type == kind and cell.source.strip()
            ]
            if len(names) == 1 and kind == "markdown":
                own = sorted(own, key=lambda cell: len(cell.source))[-1:]
            if len(names) == len(own):
                for name, cell in zip(names, own):
                    cell.name = name
                    yield cell


def _unnamed(cells: list[SubmittedCell]) -> list[SubmittedCell]:
    return [cell for cell in cells if cell.name is None]
