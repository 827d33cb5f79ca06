"""The submission check: before a notebook is handed in, can it be graded as it is?"""

import difflib
import re
from pathlib import Path
from typing import Any

import nbformat

from ..checks import COURSE
from .reading import UnreadableNotebook, read_notebook
from .report import Report
from .run import check_run

FRESH = "Take a fresh copy of the lesson, paste your answers into its cells, and hand that in."
STUB = "*Double-click here and write your answer in place of this line.*"


def check_notebook(path: Path) -> int:
    """Check the name, the cells and their metadata, run the notebook from a fresh kernel, and report what to fix.

    Returns the number of problems. The file itself is only read.
    """
    report = Report()
    notebook = read(path, report)
    name = find_lesson(path, notebook, report) if notebook else None
    if name:
        check_kernel_name(notebook, report)
        check_cells(notebook, name, report)
        check_read_only_cells(path, notebook, name, report)
        check_run(path, notebook, name, report)
    report.say("")
    if report.problems:
        report.say(f"Not yet: fix {report.problems} of these before {path.name} can be graded.")
    else:
        report.say(f"{path.name} can be graded as it is. Hidden checks have not seen it: this is no grade.")
    return report.problems


def read(path: Path, report: Report) -> Any:
    """The notebook, or None where the file is none."""
    if not path.is_file():
        report.problem(
            f"{path}: there is no such file", "Give the path of your notebook, from the folder that you are in."
        )
        return None
    try:
        notebook, damaged = read_notebook(path)
    except UnreadableNotebook as reason:
        report.problem(
            f"{path.name} is no notebook that can be graded: {str(reason).splitlines()[0][:200]}",
            f"Open it in JupyterLab and save it. If it does not open: {FRESH}",
        )
        return None
    report.ok(f"{path.name} is a notebook")
    for number in damaged:
        report.note(f"cell {number} is damaged, and grading reads it as far as possible")
    return notebook


def grade_id(cell: Any) -> str | None:
    """nbgrader's id of a cell; None for a cell that is not nbgrader's."""
    id: str | None = cell.metadata.get("nbgrader", {}).get("grade_id")
    return id


def expected_cells(name: str) -> dict[str, tuple[str, bool, bool, float | None]]:
    """For each cell that grading needs: its type, and its metadata grade, solution and points."""
    lesson = COURSE[name]
    cells: dict[str, tuple[str, bool, bool, float | None]] = {}
    for exercise, points in lesson.points.items():
        cells[exercise] = ("code", False, True, None)
        cells[f"test_{exercise}"] = ("code", True, False, points)
    for question, points in lesson.questions.items():
        cells[question] = ("markdown", True, True, points)
    for given in lesson.given:
        cells[given] = ("code", False, False, None)
    return cells


def find_lesson(path: Path, notebook: Any, report: Report) -> str | None:
    """The lesson that the notebook is, by its file name, else by its cells."""
    if path.stem in COURSE and path.suffix == ".ipynb":
        report.ok("its name is the one that grading looks for")
        return path.stem
    ids = {grade_id(cell) for cell in notebook.cells}
    shared = {name: len(ids & set(expected_cells(name))) for name in COURSE}
    name = max(COURSE, key=lambda name: shared[name])
    if not shared[name]:
        near = difflib.get_close_matches(path.stem, COURSE, n=1, cutoff=0.5)
        report.problem(
            f"{path.name} has neither the name nor the cells of a lesson",
            f"The lessons are {', '.join(f'{name}.ipynb' for name in COURSE)}"
            + (f"; is it {near[0]}.ipynb?" if near else "."),
        )
        return None
    report.note(
        f"its name is {path.name}; by its cells it is {name}.ipynb, and is graded as that. To rename it in JupyterLab: "
        "right-click the file, Rename"
    )
    return name


def check_kernel_name(notebook: Any, report: Report) -> None:
    """Note a kernel of another name: the grader takes its own, but the buttons of JupyterLab may not start."""
    kernel = notebook.metadata.get("kernelspec")
    name = kernel.get("name") if isinstance(kernel, dict) else None
    if name not in ("python3", "python"):  # the latter in the browser
        report.note(f"its kernel is {name!r}; it is graded with Python 3 all the same")


def check_cells(notebook: Any, name: str, report: Report) -> None:
    """Every cell that grading needs is there, once, and with the type and the metadata that it was handed out with.

    What grading repairs is a note; an answer that it would not find is a problem.
    """
    intact = True
    for cell_id, expected in expected_cells(name).items():
        cells = [cell for cell in notebook.cells if grade_id(cell) == cell_id]
        cell_type, grade, solution, _ = expected
        if not cells:
            intact = False
            if not solution:
                report.note(f"the cell {cell_id} is missing; grading puts it back")
            elif cell_type == "code" and any(defines(cell, cell_id) for cell in notebook.cells):
                report.note(f"the cell {cell_id} has lost its grading data; grading knows it by what it defines")
            else:
                report.problem(
                    f"the cell {cell_id} is missing",
                    f"If you have just deleted it: Edit > Undo Delete Cells. Otherwise: {FRESH}",
                )
        elif len(cells) > 1:
            intact = False
            if solution and grade:
                report.problem(
                    f"the answer {cell_id} is there {len(cells)} times, and one of them is marked",
                    "Delete all but the one with your answer: Edit > Delete Cells.",
                )
            else:
                report.note(f"the cell {cell_id} is there {len(cells)} times; grading takes one, of answers the last")
        else:
            cell, data = cells[0], cells[0].metadata.nbgrader
            points = data.get("points") if data.get("grade") else None
            if (cell.cell_type, data.get("grade"), data.get("solution"), points) != expected:
                intact = False
                report.note(
                    f"the cell {cell_id} is not as it was handed out, its type or its grading data; grading restores it"
                )
            if cell_type == "markdown" and STUB in cell.source:
                report.note(f"{cell_id}: not answered yet")
    if intact:
        report.ok(f"all {len(expected_cells(name))} cells that grading looks for are there, once each")


def defines(cell: Any, name: str) -> bool:
    """Whether a cell defines a function or a variable of this name."""
    return (
        cell.cell_type == "code"
        and re.search(rf"^(?:def\s+{name}\b|{name}\s*=)", cell.source, re.MULTILINE) is not None
    )


def check_read_only_cells(path: Path, notebook: Any, name: str, report: Report) -> None:
    """Compare the read-only cells with those of the released lesson, where a copy of it can be found."""
    for folder in (Path.cwd(), Path(__file__).resolve().parents[2]):
        release = folder / "notebooks" / COURSE[name].folder / f"{name}.ipynb"
        if release.is_file() and not release.samefile(path):
            released = {
                grade_id(cell): cell.source
                for cell in nbformat.read(release, as_version=4).cells
                if cell.metadata.get("nbgrader", {}).get("locked")
            }
            for cell in notebook.cells:
                if released.get(grade_id(cell), cell.source) != cell.source:
                    report.note(f"the read-only cell {grade_id(cell)} is not as it was handed out; grading restores it")
            return
