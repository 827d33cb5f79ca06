"""Preflight leaves honest work alone."""

import nbformat
import pytest
from nbgrader.utils import is_locked
from nbgrader_sandbox.preflight import preflight
from sample_course import GEOMETRY, SMALL, assignment
from submissions import (
    NAME,
    as_bytes,
    as_jupyterlab_saves,
    cell_of,
    check,
    handed_in,
    index_of,
    is_unchanged,
    sound,
)


@pytest.mark.parametrize("answered", [True, False])
@pytest.mark.parametrize("save", [dict, as_jupyterlab_saves])
@pytest.mark.parametrize("name", [SMALL, GEOMETRY])
def test_honest_work_is_left_as_it_is(name, save, answered):
    nb, given = handed_in(answered, name), assignment(name)
    ((notebook, cells),) = ((notebook.name, notebook.cells) for notebook in given.notebooks.values())
    checked = sound(preflight({f"{notebook}.ipynb": as_bytes(save(nb))}, given), given)
    assert is_unchanged(checked)
    sources = [cells[cell.id].source if is_locked(cell) else cell.source for cell in nb.cells]
    assert [cell.source for cell in checked.notebooks[notebook].cells] == sources
    assert [cell.id for cell in checked.notebooks[notebook].cells] == [cell.id for cell in nb.cells]
    assert checked.files == given.files


def test_own_cells_edited_texts_and_another_python_are_honest():
    nb = handed_in()
    del nb.cells[index_of(nb, "picture")]
    cell_of(nb, "title").source = "# My notes"
    nb.cells[5:5] = [nbformat.v4.new_code_cell("norm = None  # scratch"), nbformat.v4.new_markdown_cell("note")]
    nb.metadata.kernelspec = {"name": "conda-env-own-py", "display_name": "own", "language": "python"}
    nb.metadata.language_info = {"name": "python", "version": 3}
    assert is_unchanged(check(nb)) and "norm = None  # scratch" in [
        cell.source for cell in check(nb).notebooks[NAME].cells
    ]


def test_pictures_in_texts_stay():
    nb = handed_in()
    picture = {"plot.png": {"image/png": "iVBORw0KGgo="}}
    cell_of(nb, "why_shorter").attachments = picture
    cell = check(nb).notebooks[NAME].cells[index_of(nb, "why_shorter")]
    assert cell.attachments == picture
