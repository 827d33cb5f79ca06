"""Before handing in: could this file be graded as it is?"""

import difflib
from pathlib import Path

from ..checks import COURSE
from .report import Report
from .run import check_run

FRESH = "Take a fresh copy of the lesson, paste your answers into its cells, and hand that in."
STUB = "*Double-click here and write your answer in place of this line.*"


def check_notebook(path: Path) -> int:
    """Look at the name, the cells and their metadata, run it from a fresh kernel, and say what stands in the way.

    Returns the number of problems. The file itself is only read.
    """
    report = Report()
    notebook = read(path, report)
    if notebook is not None:
        name = lesson_of(path, notebook, report)
        if name:
            check_kernel_name(notebook, report)
            check_cells(notebook, name, report)
            check_release(path, notebook, name, report)
            check_run(path, notebook, name, report)
    report.say("")
    if report.problems:
        report.say(f"Not yet: {report.problems} of these must be mended before {path.name} can be graded.")
    else:
        report.say(f"{path.name} can be graded as it is. Hidden checks have not seen it: this is no grade.")
    return report.problems


def read(path: Path, report: Report):
    """The notebook, or None where the file is none."""
    import nbformat

    if not path.is_file():
        report.problem(
            f"{path}: there is no such file", "Give the path of your notebook, from the folder that you are in."
        )
        return None
    try:
        notebook = nbformat.read(path, as_version=nbformat.NO_CONVERT)
        if notebook.nbformat != 4:
            raise ValueError(f"format {notebook.nbformat}, where 4 is wanted")
        nbformat.validate(notebook)
    except Exception as error:  # a broken file breaks the reader in many ways
        said = str(error).splitlines()[0] if str(error) else type(error).__name__
        report.problem(
            f"{path.name} is no notebook that Jupyter can read: {said[:200]}",
            f"Open it in JupyterLab and save it. If it does not open: {FRESH[0].lower()}{FRESH[1:]}",
        )
        return None
    report.ok(f"{path.name} is a notebook")
    return notebook


def grade_ids(notebook) -> list[str]:
    return [cell.metadata.nbgrader.get("grade_id") for cell in notebook.cells if "nbgrader" in cell.metadata]


def expected(name: str) -> dict[str, tuple]:
    """For each cell that grading looks for: its kind, and what its metadata says of grade, solution and points."""
    lesson = COURSE[name]
    cells = {}
    for exercise, points in lesson.exercises.items():
        cells[exercise] = ("code", False, True, None)
        cells[f"test_{exercise}"] = ("code", True, False, points)
    cells |= {question: ("markdown", True, True, points) for question, points in lesson.questions.items()}
    return cells | {given: ("code", False, False, None) for given in lesson.given}


def lesson_of(path: Path, notebook, report: Report) -> str | None:
    """The lesson that the file is, by its name, else by its cells."""
    if path.name in {f"{name}.ipynb" for name in COURSE}:
        report.ok("its name is the one that grading looks for")
        return path.stem
    shared = {name: len(set(grade_ids(notebook)) & set(expected(name))) for name in COURSE}
    name = max(shared, key=shared.get)
    if not shared[name]:
        near = difflib.get_close_matches(path.stem, COURSE, n=1, cutoff=0.5)
        report.problem(
            f"{path.name} has neither the name nor the cells of a lesson",
            "The lessons are "
            + ", ".join(f"{name}.ipynb" for name in COURSE)
            + (f"; is it {near[0]}.ipynb?" if near else "."),
        )
        return None
    report.problem(
        f"its name is {path.name}, and grading looks for {name}.ipynb",
        f"Rename it to {name}.ipynb: in JupyterLab, right-click the file, Rename.",
    )
    return name


def check_kernel_name(notebook, report: Report) -> None:
    kernel = notebook.metadata.get("kernelspec", {}).get("name")
    if kernel != "python3":
        report.problem(
            f"its kernel is {kernel!r}, which the grader's machine may not have; python3 is wanted",
            "In JupyterLab: Kernel > Change Kernel > Python 3 (ipykernel), then save.",
        )


def check_cells(notebook, name: str, report: Report) -> None:
    """Every cell that grading looks for is there, once, and as it was handed out."""
    found = grade_ids(notebook)
    before = report.problems
    for cell_id, (kind, grade, solution, points) in expected(name).items():
        if found.count(cell_id) == 0:
            report.problem(
                f"the cell {cell_id} is missing",
                f"Edit > Undo Delete Cells, if you deleted it just now. Else: {FRESH[0].lower()}{FRESH[1:]}",
            )
        elif found.count(cell_id) > 1:
            report.problem(
                f"the cell {cell_id} is there {found.count(cell_id)} times; grading takes the last one",
                "Keep the one with your answer and delete the others: Edit > Delete Cells.",
            )
        else:
            cell = next(c for c in notebook.cells if c.metadata.get("nbgrader", {}).get("grade_id") == cell_id)
            data = cell.metadata.nbgrader
            came = (cell.cell_type, data.get("grade"), data.get("solution"), data.get("points") if grade else None)
            if came != (kind, grade, solution, points):
                report.problem(
                    f"the cell {cell_id} is not as it was handed out: its type or its grading data have changed", FRESH
                )
            if kind == "markdown" and STUB in cell.source:
                report.note(f"{cell_id}: not answered yet")
    if report.problems == before:
        report.ok(f"all {len(expected(name))} cells that grading looks for are there, once each")


def check_release(path: Path, notebook, name: str, report: Report) -> None:
    """The read-only cells against the lesson as it was handed out, where a copy other than this file is at hand."""
    import nbformat

    for folder in (Path.cwd(), Path(__file__).resolve().parents[2]):
        release = folder / "notebooks" / COURSE[name].folder / f"{name}.ipynb"
        if release.is_file() and not release.samefile(path):
            theirs = {
                cell.metadata.nbgrader.grade_id: cell.source
                for cell in nbformat.read(release, as_version=4).cells
                if cell.metadata.get("nbgrader", {}).get("locked")
            }
            changed = [
                cell.metadata.nbgrader.grade_id
                for cell in notebook.cells
                if theirs.get(cell.metadata.get("nbgrader", {}).get("grade_id"), cell.source) != cell.source
            ]
            for cell_id in changed:
                report.note(f"the read-only cell {cell_id} is not as it was handed out; grading puts it back")
            return
