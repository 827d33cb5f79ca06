"""A submission's cells, named, made into a notebook to run: the instructor's cells as they were, each once."""

from collections import defaultdict

from nbformat import NotebookNode

from ..assignment import AssignmentCell, AssignmentNotebook
from .build import build
from .compare import answers, listed, missing_from, same
from .reading import SubmittedNotebook
from .submitted import SubmittedCell, shown

SAID = ("grade", "locked", "points", "schema_version", "solution", "task")  # of nbgrader's metadata; also the checksum


def repair(sheet: SubmittedNotebook, notebook: AssignmentNotebook) -> tuple[NotebookNode, list[str], list[str]]:
    """A submitted notebook, its cells named, as it is to be run; the repairs and the flags."""
    restored = _Restored(sheet.cells, notebook)
    wanted = notebook.kernelspec.get("language", "python").lower()
    if sheet.language not in ("", wanted):
        restored.flags.append(
            f"{notebook.name}: the notebook was for another language, {shown(sheet.language)}; it is run as {wanted}."
        )
    return build(sheet.cells, notebook), restored.repairs, restored.flags


class _Restored:
    """The cells of a submission, put right in place; the repairs, by what was done, and the flags."""

    def __init__(self, cells: list[SubmittedCell], notebook: AssignmentNotebook):
        self.cells, self.notebook = cells, notebook
        self.done: dict[str, list[str]] = defaultdict(list)
        self.flags: list[str] = []
        self._one_of_each()
        for cell in cells:
            if cell.name:
                self._as_given(cell, notebook.cells[cell.name])
        for name in missing_from(cells, notebook):
            self._put_back(notebook.cells[name])
        for wanted in notebook.cells.values():
            if wanted.grade and not wanted.solution:
                self._below_its_answer(wanted)
            elif wanted.solution:
                self._answered_elsewhere(wanted)

    @property
    def repairs(self) -> list[str]:
        return [f"{listed(names)}: {what}." for what, names in self.done.items()]

    def _one_of_each(self) -> None:
        copies = defaultdict(list)
        for cell in self.cells:
            if cell.name:
                copies[cell.name].append(cell)
        for name, cells in copies.items():
            if len(cells) > 1:
                self._one_of(cells, self.notebook.cells[name])

    def _one_of(self, cells: list[SubmittedCell], wanted: AssignmentCell) -> None:
        """Of copies, the instructor's cell stays where it is whole, and of answers the last that is one.

        Copies without a word of the student's go; the others stay and run, as cells like any other.
        """
        whole = [cell for cell in cells if same(cell.source, wanted.released) or same(cell.source, wanted.source)]
        if wanted.solution:
            kept = [cell for cell in cells if cell not in whole] or cells
            idle = whole
        else:
            kept = whole or cells
            idle = [cell for cell in cells if cell.source.strip() in wanted.released or cell in whole]
        for cell in cells:
            if cell is not kept[-1]:
                cell.name = None
                if cell in idle:
                    self.cells.remove(cell)
        if wanted.solution and len({cell.source.strip() for cell in kept}) > 1:
            numbers = listed(str(cell.number) for cell in kept)
            self.flags.append(
                f"{wanted.name}: {len(kept)} cells that differ are marked as this answer (cells {numbers}); "
                "all run in their order, the last is shown as the answer. Look whether that is fair."
            )
        else:
            self.done["was there more than once; one was kept"].append(wanted.name)

    def _as_given(self, cell: SubmittedCell, wanted: AssignmentCell) -> None:
        """The type, and for a locked cell the source, that the instructor gave it."""
        if cell.claim == wanted.name and any(cell.said.get(key) != wanted.metadata.get(key) for key in SAID):
            self.done["nbgrader's metadata was old or changed, and was written anew"].append(wanted.name)
        if cell.cell_type != wanted.cell_type:
            cell.cell_type = wanted.cell_type
            self.done["was made a cell of another type, and is what it was again"].append(wanted.name)
        if wanted.locked:
            if not same(cell.source, wanted.released) and not same(cell.source, wanted.source):
                self.done["the instructor's cell had been edited, and is as it was again"].append(wanted.name)
            cell.source, cell.attachments = wanted.source, {}

    def _put_back(self, wanted: AssignmentCell) -> None:
        """A cell that was deleted. A plain answer's is not: its stub might overwrite the answer, given elsewhere."""
        elsewhere = [cell for cell in self.cells if answers(cell, wanted)]
        if wanted.solution and not wanted.grade:
            if not elsewhere:
                self.flags.append(f"{wanted.name}: its answer's cell is gone, and no other cell defines it.")
            return
        back = SubmittedCell(wanted.cell_type, wanted.source, name=wanted.name)
        self.cells.insert(self.cells.index(elsewhere[0]) if elsewhere else self._place(wanted), back)
        self.done["the cell had been deleted, and was put back"].append(wanted.name)
        if wanted.solution:
            self.flags.append(f"{wanted.name}: its answer's cell is gone; look whether the answer stands elsewhere.")

    def _place(self, wanted: AssignmentCell) -> int:
        """Behind the nearest cell before it in the release that is there."""
        names, ids, sources = {}, {}, {}
        for index, cell in enumerate(self.cells):
            names[cell.name], ids[cell.id], sources[cell.source.strip()] = index, index, index
        place = 0
        for given in self.notebook.released.cells:
            name = given.metadata.get("nbgrader", {}).get("grade_id")
            if name == wanted.name:
                break
            there = names.get(name) if name else ids.get(given.id, sources.get(given.source.strip()))
            place = place if there is None else there + 1
        return place

    def _below_its_answer(self, test: AssignmentCell) -> None:
        """Move a test that would run before any answer to it."""
        solution = self.notebook.cells.get(test.exercise)
        if solution and solution.solution:
            here = next(index for index, cell in enumerate(self.cells) if cell.name == test.name)
            there = [
                index for index, cell in enumerate(self.cells) if cell.name == solution.name or answers(cell, solution)
            ]
            if there and here < there[0]:
                self.cells.insert(there[-1], self.cells.pop(here))
                self.done["the check stood above its answer, and was moved below it"].append(test.name)

    def _answered_elsewhere(self, wanted: AssignmentCell) -> None:
        """A stub that may run after the answer, which the student's own session never did."""
        untouched = any(cell.name == wanted.name and same(cell.source, wanted.released) for cell in self.cells)
        others = [str(cell.number) for cell in self.cells if not cell.name and answers(cell, wanted)]
        if untouched and others:
            self.flags.append(
                f"{wanted.name}: its answer's cell is as it was handed out, but another cell defines it "
                f"(cell {listed(others)}). Look whether that is the answer."
            )
