"""Repairs a submitted notebook: each of the instructor's cells is there once, as it was handed out."""

import re
from collections import defaultdict

from nbformat import NotebookNode

from ..assignment import AssignmentCell, AssignmentNotebook
from ..text import listed, quoted, same, stripped
from .build import build
from .compare import answers, asked_for, missing_from, needed
from .reading import SubmittedNotebook
from .submitted import SubmittedCell

COMPARED = ("grade", "locked", "points", "schema_version", "solution", "task")  # of nbgrader's metadata


def repair(submitted: SubmittedNotebook, notebook: AssignmentNotebook) -> tuple[NotebookNode, list[str], list[str]]:
    """The notebook to run, of one whose cells have been recognised; the repairs and the flags."""
    repairer = _Repairer(submitted.cells, notebook)
    language = notebook.kernelspec.get("language", "python").lower()
    if submitted.language and plain_language(submitted.language) != plain_language(language):
        repairer.flags.append(
            f"{notebook.name}: the notebook was for another language, {quoted(submitted.language)}; "
            f"it is run as {language}."
        )
    return build(submitted.cells, notebook), repairer.repairs, repairer.flags


def plain_language(language: str) -> str:
    """The name of a kernel's language without what platforms add to it: "IPython 3" is Python."""
    letters = re.sub(r"[^a-z+#]", "", language.lower())
    return "python" if letters in ("ipython", "xpython", "py") else letters


class _Repairer:
    """Repairs the cells of a submission in place, and collects the repairs and the flags."""

    def __init__(self, cells: list[SubmittedCell], notebook: AssignmentNotebook):
        self.cells, self.notebook = cells, notebook
        self.repaired: dict[str, list[str]] = defaultdict(list)  # names of cells, by what was done to them
        self.flags: list[str] = []
        self.merged: set[str] = set()  # names of checks that stood in other cells
        self._remove_copies()
        for expected in notebook.cells.values():
            if expected.grade and not expected.solution:
                self._cut_out(expected)
        for cell in cells:
            if cell.name:
                self._restore(cell, notebook.cells[cell.name])
        for name in missing_from(cells, notebook):
            self._put_back(notebook.cells[name])
        for given in needed(notebook):
            self._run_as_given(given)
        for expected in notebook.cells.values():
            if expected.grade and not expected.solution:
                self._move_below_answer(expected)
            elif expected.solution:
                self._flag_answer_elsewhere(expected)

    @property
    def repairs(self) -> list[str]:
        return [f"{listed(names)}: {what}." for what, names in self.repaired.items()]

    def _remove_copies(self) -> None:
        copies = defaultdict(list)
        for cell in self.cells:
            if cell.name:
                copies[cell.name].append(cell)
        for name, cells in copies.items():
            if len(cells) > 1:
                self._choose(cells, self.notebook.cells[name])

    def _choose(self, copies: list[SubmittedCell], expected: AssignmentCell) -> None:
        """Choose the copy that counts: of the instructor's cells an unedited one, of the answers the last with a check.

        The others lose their name. They still run, but those without any work of the student's are removed.
        """
        unedited = [
            cell for cell in copies if same(cell.source, expected.released) or same(cell.source, expected.source)
        ]
        if expected.solution:
            versions = [cell for cell in copies if cell not in unedited] or copies
            chosen = self._counting(versions, expected)
            removable = unedited
        else:
            versions = unedited or copies
            chosen = versions[-1]
            removable = [cell for cell in copies if cell.source.strip() in expected.released or cell in unedited]
        for cell in copies:
            if cell is not chosen:
                cell.name = None
                if cell in removable:
                    self.cells.remove(cell)
        if expected.solution and len({cell.source.strip() for cell in versions}) > 1:
            self._note_versions(versions, chosen, expected)
        else:
            self.repaired["was there more than once; one copy is used"].append(expected.name)

    def _counting(self, versions: list[SubmittedCell], expected: AssignmentCell) -> SubmittedCell:
        """The version of an answer that its check sees: the last that defines it above the check."""
        defining = [cell for cell in versions if answers(cell, expected)] or versions
        checks = [i for i, cell in enumerate(self.cells) if cell.name and self._checks(cell.name, expected)]
        above = [cell for cell in defining if checks and self.cells.index(cell) < checks[0]]
        return (above or defining)[-1]

    def _checks(self, name: str, expected: AssignmentCell) -> bool:
        cell = self.notebook.cells[name]
        return cell.grade and not cell.solution and cell.exercise == expected.name

    def _note_versions(self, versions: list[SubmittedCell], chosen: SubmittedCell, expected: AssignmentCell) -> None:
        numbers = listed(str(cell.number) for cell in versions)
        if not asked_for(expected):
            self.flags.append(
                f"{expected.name}: {len(versions)} cells that differ are marked as this answer (cells {numbers}); the "
                f"one in cell {chosen.number} is shown as the answer. Look whether that is fair."
            )
        elif any(sum(name in cell.defines for cell in versions) > 1 for name in asked_for(expected)):
            what = f"was answered in cells {numbers}; all run in their order, and cell {chosen.number} counts"
            self.repaired[what].append(expected.name)
        else:
            self.repaired[f"the answer had been split (cells {numbers}); its parts run in their order"].append(
                expected.name
            )

    def _cut_out(self, check: AssignmentCell) -> None:
        """Take a check out of a cell that it had been merged into: then it is put back as a cell of its own."""
        lines = stripped(check.released).split("\n")
        for cell in self.cells:
            own = stripped(cell.source).split("\n") if cell.cell_type == "code" and cell.name != check.name else []
            for start in range(len(own) - len(lines) + 1):
                if own[start : start + len(lines)] == lines and len(own) > len(lines):
                    cell.source = "\n".join(own[:start] + own[start + len(lines) :]).strip("\n")
                    self.merged.add(check.name)
                    self.repaired["the check had been merged into another cell, and was taken out"].append(check.name)
                    break

    def _restore(self, cell: SubmittedCell, expected: AssignmentCell) -> None:
        """Restore the type, and for a locked cell the source."""
        metadata = expected.metadata
        if cell.grade_id == expected.name and any(cell.metadata.get(key) != metadata.get(key) for key in COMPARED):
            self.repaired["nbgrader's metadata was old or changed, and was restored"].append(expected.name)
        if cell.cell_type != expected.cell_type:
            cell.cell_type = expected.cell_type
            self.repaired["the cell's type had been changed, and was restored"].append(expected.name)
        if expected.locked:
            if not same(cell.source, expected.released) and not same(cell.source, expected.source):
                self.repaired["the instructor's cell had been edited, and was restored"].append(expected.name)
            cell.source, cell.attachments = expected.source, {}

    def _put_back(self, expected: AssignmentCell) -> None:
        """Put a deleted cell back, but not the stub of an autograded answer: it might overwrite an answer elsewhere."""
        elsewhere = [cell for cell in self.cells if answers(cell, expected)]
        if expected.solution and not expected.grade:
            if not elsewhere:
                self.flags.append(f"{expected.name}: its answer's cell is gone, and no other cell defines it.")
            return
        cell = SubmittedCell(expected.cell_type, expected.source, name=expected.name)
        self.cells.insert(self.cells.index(elsewhere[0]) if elsewhere else self._place(expected.name), cell)
        if expected.name not in self.merged:
            self.repaired["the cell had been deleted, and was put back"].append(expected.name)
        if expected.solution:
            self.flags.append(
                f"{expected.name}: its answer's cell is gone; look whether the answer is in another cell."
            )

    def _run_as_given(self, given: NotebookNode) -> None:
        """Run a cell that others need as it was handed out, and then the student's version of it.

        So a line in it that raises, such as the import of a package that is not here, does not take the rest with it.
        """
        if any(runs_first(given.source, cell) for cell in self.cells):
            return
        edited = next((cell for cell in self.cells if cell.id == given.id and not cell.name), None)
        place = self.cells.index(edited) if edited else self._place(given.id)
        self.cells.insert(place, SubmittedCell("code", given.source))
        first_line = quoted(stripped(given.source).partition("\n")[0])
        if edited:
            what = "this given cell, which others need, had been edited: it runs as handed out, and then as edited"
        else:
            what = "this given cell, which others need, was not there, and was put back"
        self.repaired[what].append(first_line)

    def _place(self, key: str) -> int:
        """Where a deleted cell belongs: after the nearest cell before it in the release that is still there.

        key: its grade_id, or its id if it has none.
        """
        names, ids, sources = {}, {}, {}
        for index, cell in enumerate(self.cells):
            names[cell.name], ids[cell.id], sources[cell.source.strip()] = index, index, index
        place = 0
        for released in self.notebook.released.cells:
            name = released.metadata.get("nbgrader", {}).get("grade_id")
            if key in (name, released.id):
                break
            before = names.get(name) if name else ids.get(released.id, sources.get(released.source.strip()))
            place = place if before is None else before + 1
        return place

    def _move_below_answer(self, test: AssignmentCell) -> None:
        """Move a test down that would run before every answer to it."""
        solution = self.notebook.cells.get(test.exercise)
        if solution and solution.solution:
            place = next(index for index, cell in enumerate(self.cells) if cell.name == test.name)
            answered = [
                index for index, cell in enumerate(self.cells) if cell.name == solution.name or answers(cell, solution)
            ]
            if answered and place < answered[0]:
                self.cells.insert(answered[-1], self.cells.pop(place))
                if test.name not in self.merged:
                    self.repaired["the check was above its answer, and was moved below it"].append(test.name)

    def _flag_answer_elsewhere(self, expected: AssignmentCell) -> None:
        """Flag a stub if another cell answers it: the stub may run after it, as it never did for the student.

        Flag an empty cell too: it may be what is left of a damaged file.
        """
        cell = next((cell for cell in self.cells if cell.name == expected.name), None)
        empty = cell is not None and not cell.source.strip() and expected.released.strip() != ""
        untouched = cell is not None and same(cell.source, expected.released)
        others = [str(cell.number) for cell in self.cells if not cell.name and answers(cell, expected)]
        if (untouched or empty) and others:
            state = "empty" if empty else "as it was handed out"
            self.flags.append(
                f"{expected.name}: its answer's cell is {state}, but another cell defines it "
                f"(cell {listed(others)}). Look whether that is the answer."
            )
        elif empty:
            self.flags.append(f"{expected.name}: its answer's cell is empty. Was the file damaged?")


def runs_first(source: str, cell: SubmittedCell) -> bool:
    """Whether a cell begins with this source: whatever stands below it comes after it."""
    return cell.cell_type == "code" and f"{stripped(cell.source)}\n".startswith(f"{stripped(source)}\n")
