"""python -m xorlib NOTEBOOK --update RELEASE: a lesson that was mended reaches a student who has begun."""

import copy

import nbformat
import pytest
from judge import ROOT, lessons
from nbformat.v4 import new_code_cell, new_markdown_cell

from xorlib.__main__ import main

LESSON = lessons()["forward_pass"]
RELEASED = nbformat.read(ROOT / "notebooks" / LESSON.folder / LESSON.notebook.name, as_version=4)
WORDS = "Add the four inequalities: they contradict each other."


def cell(notebook, cell_id):
    return next(cell for cell in notebook.cells if cell.id == cell_id)


@pytest.fixture
def files(tmp_path):
    """The notebook of a student who began with an older release, and the newer one."""
    begun = copy.deepcopy(RELEASED)
    for name in ("relu", "affine"):
        cell(begun, name).source = LESSON.solutions[name]
    cell(begun, "why_not_a_line").source = WORDS
    cell(begun, "test_relu").source = "# an older check"
    cell(begun, "the-data").source = "print(X)  # an older cell"
    begun.cells.remove(cell(begun, "neuron-run"))
    begun.cells.insert(0, new_markdown_cell("My notes"))
    place = begun.cells.index(cell(begun, "relu"))
    begun.cells[place + 1 : place + 1] = [new_code_cell("relu(-X)"), new_code_cell("relu(X)")]
    paths = tmp_path / "forward_pass.ipynb", tmp_path / "new.ipynb"
    for path, notebook in zip(paths, (begun, RELEASED)):
        nbformat.write(notebook, path)
    return paths


def test_answers_and_own_cells_stay_and_all_else_is_the_new_release(files, capsys):
    mine, new = files
    before = mine.read_bytes()
    assert main([str(mine), "--update", str(new)]) == 0
    assert "with 3 answers and 3 more cells of yours" in capsys.readouterr().out
    expected = copy.deepcopy(RELEASED)
    for name in ("relu", "affine"):
        cell(expected, name).source = LESSON.solutions[name]
    cell(expected, "why_not_a_line").source = WORDS
    sources = [cell.source for cell in expected.cells]
    place = sources.index(LESSON.solutions["relu"])
    sources[place + 1 : place + 1] = ["relu(-X)", "relu(X)"]
    updated = nbformat.read(mine, as_version=4)
    nbformat.validate(updated)
    assert [cell.source for cell in updated.cells] == ["My notes", *sources]
    assert mine.with_name("forward_pass-old.ipynb").read_bytes() == before

    assert main([str(mine), "--update", str(new)]) == 0  # a second time changes nothing more
    assert nbformat.read(mine, as_version=4) == updated
    assert sorted(path.name for path in mine.parent.iterdir()) == [
        *("forward_pass-old.ipynb", "forward_pass-old1.ipynb", "forward_pass.ipynb", "new.ipynb"),
    ]


@pytest.mark.parametrize(
    "text, says",
    [(None, "no such file"), ("no JSON", "no notebook that can be read"), ("another", "not the same lesson")],
)
def test_what_is_no_newer_release_changes_nothing(files, text, says, capsys):
    mine, new = files
    new.unlink()
    if text == "another":
        new.write_bytes(lessons()["random_init"].notebook.read_bytes())
    elif text:
        new.write_text(text, encoding="utf-8")
    before = mine.read_bytes()
    assert main([str(mine), "--update", str(new)]) == 1
    assert says in " ".join(capsys.readouterr().out.split())
    assert mine.read_bytes() == before
    assert {path.name for path in mine.parent.iterdir()} <= {mine.name, new.name}


def test_a_release_alone_is_not_enough(files, capsys):
    with pytest.raises(SystemExit):
        main(["--update", str(files[1])])
    assert "needs your notebook as well" in capsys.readouterr().err
