"""Preflight and anything at all: whatever is handed in is made a valid notebook or refused."""

import copy
import json
import logging

import nbformat
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from nbgrader_sandbox.preflight import Ungradable, preflight
from nbgrader_sandbox.preflight.reading import MAX_CELLS
from submissions import ASSIGNMENT, CELLS, RENAMED, check, handed_in, sound

HUGE = {
    "one name of nine million letters": [{"cell_type": "code", "source": "a" * 9_000_000}],
    "copies of an answer": [
        {"cell_type": "code", "source": f"def norm(z): {number}", "metadata": {"nbgrader": {"grade_id": "norm"}}}
        for number in range(MAX_CELLS)
    ],
    "cells of other assignments": [
        {"cell_type": "code", "source": "=", "metadata": {"nbgrader": {"grade_id": f"x{number}"}}}
        for number in range(MAX_CELLS)
    ],
}


@pytest.mark.parametrize("name", HUGE)
def test_huge_notebooks_do_not_hang_and_are_not_told_at_length(name):
    checked = check({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": HUGE[name]})
    assert len(checked.repairs) + len(checked.flags) < 20 and max(map(len, checked.repairs + checked.flags)) < 5000


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
VALUES = JSON | st.sampled_from(
    [
        *CELLS,
        "code",
        "markdown",
        "raw",
        "nbgrader",
        "\ud800",
        [1, 2],
        3,
        4,
        {"grade_id": []},
        {"grade_id": "norm"},
        {"grade_id": "test_norm", "points": "NaN"},
    ]
)
ORIGINALS = [handed_in(), nbformat.convert(handed_in(), 3)]


def places(node):
    """Every container in a notebook's JSON, with each of its keys."""
    for key in list(node) if isinstance(node, dict) else range(len(node)):
        yield node, key
        if isinstance(node[key], dict | list):
            yield from places(node[key])


@st.composite
def mutated(draw):
    """A real notebook's JSON with some of it replaced, removed, or put elsewhere."""
    nb = json.loads(json.dumps(draw(st.sampled_from(ORIGINALS))))
    for _ in range(draw(st.integers(1, 6))):
        spots = list(places(nb))
        if not spots:
            break
        node, key = draw(st.sampled_from(spots))
        action = draw(st.sampled_from(["replace", "remove", "copy"]))
        if action == "replace":
            node[key] = copy.deepcopy(draw(VALUES))  # it may be changed next
        elif action == "remove":
            del node[key]
        elif isinstance(node, list):
            node.insert(draw(st.integers(0, len(node))), copy.deepcopy(draw(st.sampled_from(node))))
    return nb


@pytest.fixture
def unlogged():
    """nbformat logs what it finds invalid, and xdist cannot send a log with a lone surrogate in it."""
    logging.disable()
    yield
    logging.disable(logging.NOTSET)


@settings(max_examples=150, suppress_health_check=list(HealthCheck))
@given(nb=mutated())
def test_whatever_a_notebook_holds_it_is_made_sound_or_refused(unlogged, nb):
    try:
        check(nb)
    except Ungradable as reason:
        assert str(reason).isascii()


@settings(max_examples=100)
@given(st.binary(max_size=60) | JSON.map(lambda value: json.dumps(value).encode()))
def test_whatever_the_bytes_are_they_are_refused_or_a_notebook(data):
    try:
        check(data)
    except Ungradable as reason:
        assert str(reason).isascii()


@settings(max_examples=100)
@given(st.dictionaries(st.text(max_size=12) | st.sampled_from(RENAMED), st.binary(max_size=4), max_size=4))
def test_whatever_the_files_are_called(files):
    try:
        sound(preflight(files, ASSIGNMENT))
    except Ungradable as reason:
        assert str(reason).isascii()


@pytest.mark.parametrize(
    "value",
    [
        7,
        None,
        "x",
        [1, 2],
        {},
        [[]],
        {"grade_id": [1]},
        {"grade_id": {}},
        {"grade_id": None},
        {"grade_id": "norm", "points": "NaN"},
    ],
)
@pytest.mark.parametrize("key", ["cell_type", "id", "metadata", "source", "attachments", "outputs", "nbgrader"])
def test_damaged_cells(key, value):
    nb = handed_in()
    for cell in nb.cells:
        if key == "nbgrader":
            cell.metadata.nbgrader = value
        else:
            cell[key] = value
    check(nb)
