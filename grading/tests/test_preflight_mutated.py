"""A notebook in which one field was dropped or retyped: its answers are still there, or a person is told."""

import copy
import json

import pytest
from nbgrader_sandbox.preflight import Ungradable, preflight
from submissions import ASSIGNMENT, CELLS, FILE, NAME, as_bytes, cell_of, handed_in, index_of

DROP = object()
RETYPED = [None, 7, "", [], {}, ["x", 5]]
WHOLE = json.loads(as_bytes(handed_in()))
ANSWERS = {name: cell_of(handed_in(), name).source for name, cell in CELLS.items() if cell.solution}


def fields(value, path):
    """Every field below a place in a notebook's JSON, and the place itself."""
    yield path
    for key in value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ():
        yield from fields(value[key], (*path, key))


def mutated(path, value):
    notebook = copy.deepcopy(WHOLE)
    *way, last = path
    place = notebook
    for key in way:
        place = place[key]
    if value is DROP:
        del place[last]
    else:
        place[last] = value
    return notebook


def lost(notebook):
    """The answers that are no longer in a repaired notebook, as cells of their type."""
    there = {(cell.cell_type, cell.source) for cell in notebook.cells}
    return [name for name, source in ANSWERS.items() if (CELLS[name].cell_type, source) not in there]


@pytest.mark.parametrize("name", ["metadata", "norm", "test_norm", "given-triangle", "why_shorter", "setup"])
def test_no_field_of_a_cell_takes_an_answer_away_without_a_word(name):
    start = ("metadata",) if name == "metadata" else ("cells", index_of(handed_in(), name))
    value = WHOLE[start[0]] if len(start) == 1 else WHOLE["cells"][start[1]]
    for path in fields(value, start):
        for new in (DROP, *RETYPED):
            try:
                checked = preflight({FILE: as_bytes(mutated(path, new))}, ASSIGNMENT)
            except Ungradable:
                continue  # which is a word
            assert checked.flags or not lost(checked.notebooks[NAME]), (path, new)


@pytest.mark.parametrize("source", [None, "", [], {}, ["x", 5]])
@pytest.mark.parametrize("name", ["norm", "why_shorter"])
def test_an_answer_that_is_gone_is_flagged(name, source):
    nb = mutated(("cells", index_of(handed_in(), name), "source"), source)
    assert preflight({FILE: as_bytes(nb)}, ASSIGNMENT).flags == [
        f"{name}: its answer's cell is empty. Was the file damaged?"
    ]
