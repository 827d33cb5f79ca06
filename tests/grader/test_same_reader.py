"""The check before handing in and the grader read the same files, though neither imports the other."""

import copy
import json

import pytest
from judge import ROOT
from lesson_assignments import assignment
from nbgrader_sandbox.preflight import preflight
from nbgrader_sandbox.preflight.reading import MAX_BYTES, MAX_CELLS, Ungradable, read
from nbgrader_sandbox.submission import read_submission

from xorlib.commands import reading

NAME = "forward_pass"
RELEASE = json.loads((ROOT / "notebooks" / "1-forward-pass" / f"{NAME}.ipynb").read_text(encoding="utf-8"))
CODE = next(number for number, cell in enumerate(RELEASE["cells"]) if cell["cell_type"] == "code")
OUTPUT = {"output_type": "display_data", "metadata": {}, "data": {"text/plain": "x"}}


def saved(change=lambda nb: None, **options):
    nb = copy.deepcopy(RELEASE)
    change(nb)
    return json.dumps(nb, **options).encode("utf-8")


def kernel(name, **more):
    return lambda nb: nb["metadata"].update(kernelspec={"name": name, "display_name": name, **more})


def outputs(size):
    return lambda nb: nb["cells"][CODE].update(outputs=[{**OUTPUT, "data": {"text/html": "x" * size}}])


TAKEN = {
    "as it was handed out": saved(),
    "ids in 4.4": saved(lambda nb: nb.update(nbformat_minor=4)),
    "no ids in 4.5": saved(lambda nb: [cell.pop("id") for cell in nb["cells"]]),
    "one id for all": saved(lambda nb: [cell.update(id="a") for cell in nb["cells"]]),
    "outputs of a text, from VS Code": saved(lambda nb: nb["cells"][0].update(outputs=[], execution_count=None)),
    "transient outputs": saved(lambda nb: nb["cells"][CODE].update(outputs=[{**OUTPUT, "transient": {}}])),
    "no outputs": saved(lambda nb: nb["cells"][CODE].pop("outputs")),
    "no metadata": saved(lambda nb: nb.pop("metadata")),
    "no metadata of a cell": saved(lambda nb: nb["cells"][CODE].pop("metadata")),
    "damaged metadata": saved(lambda nb: nb["cells"][CODE].update(metadata={"nbgrader": 7})),
    "no minor format": saved(lambda nb: nb.pop("nbformat_minor")),
    "a later minor format": saved(lambda nb: nb.update(nbformat_minor=99)),
    "conda's kernel": saved(kernel("conda-env-xor-py", language="python")),
    "Colab's kernel": saved(kernel("python3", language="python3")),
    "a damaged kernel": saved(lambda nb: nb["metadata"].update(kernelspec=7)),
    "a damaged cell": saved(lambda nb: nb["cells"].append({"cell_type": "other", "source": 7})),
    "no cell": saved(lambda nb: nb["cells"].append(7)),
    "sources as one text": saved(lambda nb: [cell.update(source="".join(cell["source"])) for cell in nb["cells"]]),
    "a byte order mark": b"\xef\xbb\xbf" + saved(),
    "UTF-16": saved().decode().encode("utf-16"),
    "Latin-1": saved(lambda nb: nb["cells"][0].update(source="caf_")).replace(b"caf_", b"caf\xe9"),
    "11 MB of outputs": saved(outputs(11 << 20)),
    "the old format": json.dumps(
        {"nbformat": 3, "nbformat_minor": 0, "metadata": {}, "worksheets": [{"cells": []}]}
    ).encode(),
}
REFUSED = {
    "empty": b"",
    "no JSON": saved()[:-9],
    "a list": b"[]",
    "no format": saved(lambda nb: nb.pop("nbformat")),
    "a later format": saved(lambda nb: nb.update(nbformat=5)),
    "format 0": saved(lambda nb: nb.update(nbformat=0)),
    "no cells": saved(lambda nb: nb.pop("cells")),
    "too many cells": saved(lambda nb: nb.update(cells=nb["cells"][:1] * (MAX_CELLS + 1))),
    "11 MB of sources": saved(lambda nb: nb["cells"][0].update(source="x" * (MAX_BYTES + 1))),
    "deep": b"[" * 100_000,
}


def by_the_grader(path):
    """The types and sources of the cells, as the grader reads them from a submitted folder."""
    files, _, _ = read_submission(path.parent)
    return [(cell.cell_type, cell.source) for cell in read(NAME, files[path.name]).cells]


def by_the_check(path):
    return [(cell.cell_type, cell.source) for cell in reading.read_notebook(path)[0].cells]


@pytest.mark.parametrize("kind", TAKEN)
def test_what_the_grader_takes_the_check_takes_too(tmp_path, kind):
    path = tmp_path / f"{NAME}.ipynb"
    path.write_bytes(TAKEN[kind])
    assert by_the_check(path) == by_the_grader(path)


@pytest.mark.parametrize("kind", REFUSED)
def test_what_the_grader_refuses_the_check_refuses_too(tmp_path, kind):
    path = tmp_path / f"{NAME}.ipynb"
    path.write_bytes(REFUSED[kind])
    with pytest.raises(Ungradable):
        by_the_grader(path)
    with pytest.raises(reading.UnreadableNotebook):
        by_the_check(path)


@pytest.mark.parametrize("kind", [kind for kind in TAKEN if "damaged cell" not in kind and "old" not in kind])
def test_what_is_honest_is_graded_without_a_flag(kind):
    flags = preflight({f"{NAME}.ipynb": TAKEN[kind]}, assignment(NAME)).flags if "MB" not in kind else []
    assert flags == []
