"""Preflight and bytes: encodings, old formats, and what is no notebook."""

import json

import nbformat
import pytest
from nbgrader_sandbox.preflight import Ungradable, preflight
from nbgrader_sandbox.preflight.reading import MAX_BYTES, MAX_CELLS, read
from platform_archives import zipped
from submissions import (
    ASSIGNMENT,
    CELLS,
    FILE,
    NAME,
    as_bytes,
    cell_of,
    check,
    handed_in,
    is_unchanged,
    names_of,
    nbformat3,
    source_of,
)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-32", "latin-1"])
def test_other_encodings_are_converted(encoding):
    nb = handed_in()
    cell_of(nb, "why_shorter").source = "Weil der Weg \u00fcber Kreuz l\u00e4nger ist."
    checked = check(json.dumps(nb, ensure_ascii=False).encode(encoding, "replace"))
    assert source_of(checked, "why_shorter") == "Weil der Weg \u00fcber Kreuz l\u00e4nger ist."
    assert len(checked.repairs) == 1 and "converted" in checked.repairs[0] and not checked.flags


BROKEN = {
    "empty": b"",
    "blank": b" \n",
    "cut short": as_bytes(handed_in())[:-9],
    "a text": b"x = 1",
    "a list": b"[]",
    "a number": b"7",
    "null": b"null",
    "no version": b'{"cells": []}',
    "no cells": b'{"nbformat": 4}',
    "cells": b'{"nbformat": 4, "cells": 7}',
    "version": b'{"nbformat": "4", "cells": []}',
    "a future version": b'{"nbformat": 5, "nbformat_minor": 0, "cells": []}',
    "a damaged nbformat 3": b'{"nbformat": 3, "worksheets": 7}',
    "damaged outputs of nbformat 3": json.dumps(
        {
            "nbformat": 3,
            "nbformat_minor": 0,
            "metadata": {},
            "worksheets": [{"cells": [{"cell_type": "code", "input": "", "outputs": 7}]}],
        }
    ).encode(),
    "too large": b'{"nbformat": 4, "cells": [' + b" " * MAX_BYTES + b"]}",
    "50 MB": b"[" * (50 << 20),
    "deep": b"[" * 100_000 + b"]" * 100_000,
    "an endless number": b'{"nbformat": 4, "cells": [' + b"9" * 5000 + b"]}",
    "many objects": b'{"nbformat": 4, "cells": [' + b"{}," * 600_000 + b"{}]}",
    "many cells": json.dumps({"nbformat": 4, "cells": [{}] * (MAX_CELLS + 1)}).encode(),
    "binary": bytes(range(256)),
    "an archive": zipped({"../outside.txt": b"x"}),
    "nothing but zeros": bytes(1000),
    "conflict": b"<<<<<<< HEAD\n{}",
    "half a character": b'\xff\xfe"',
    "not cp1252": b'"\x81"',
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_cannot_be_graded_is_refused_with_a_reason(name):
    with pytest.raises(Ungradable) as reason:
        preflight({FILE: BROKEN[name]}, ASSIGNMENT)
    assert str(reason.value).isascii() and len(str(reason.value)) > 40 and str(reason.value).startswith(NAME)


def test_nothing_handed_in():
    with pytest.raises(Ungradable, match="nothing"):
        preflight({}, ASSIGNMENT)


def test_nbformat_4_4_gets_ids():
    nb = handed_in()
    nb.nbformat_minor = 4
    for cell in nb.cells:
        del cell["id"]
    assert is_unchanged(check(nb)) and check(nb).notebooks == check(nb).notebooks


def test_duplicate_and_invalid_cell_ids_are_replaced():
    nb = handed_in()
    for cell, cell_id in zip(nb.cells, ["norm", "norm", "a b", "", "x" * 65, 7, "cell-0"]):
        cell.id = cell_id
    assert is_unchanged(check(nb)) and check(nb).notebooks == check(nb).notebooks


def test_nbformat_3_is_upgraded():
    v3 = nbformat.convert(handed_in(), 3)
    v3.worksheets = [
        nbformat.from_dict({"cells": part}) for part in (v3.worksheets[0].cells[:9], v3.worksheets[0].cells[9:])
    ]
    checked = check(v3)
    assert checked.repairs == [f"{NAME}: the notebook was in the old nbformat 3 and was upgraded."]
    assert names_of(checked) == list(CELLS) and not checked.flags


@pytest.mark.parametrize(
    "level, source",
    [(2, "## x y"), (3_000_000_000, "# x y"), (10**400, "# x y"), (0, "# x y"), (True, "# x y"), (["#"], "# x y")],
)
@pytest.mark.parametrize("text", ["x\ny", ["x\n", "y"]])
def test_a_heading_of_nbformat_3_is_a_line_whatever_its_level(level, source, text):
    notebook = read(NAME, nbformat3({"cell_type": "heading", "level": level, "metadata": {}, "source": text}))
    assert [cell.source for cell in notebook.cells] == [source]


def test_a_cell_of_nbformat_3_that_is_damaged_or_huge_does_not_hang():
    lines = {"cell_type": "x", "source": ["x"] * 1_000_000, "level": 3_000_000_000, "metadata": {}}
    outputs = {"cell_type": "code", "input": "x", "metadata": {}, "outputs": [{"output_type": "?"}] * 200_000}
    texts = {"cell_type": "markdown", "source": [7] * 1_000_000, "attachments": [7] * 100_000}
    notebook = read(NAME, nbformat3(lines, outputs, texts))
    assert [cell.source for cell in notebook.cells][1:] == ["x", ""] and "1, 3" in notebook.repairs[-1]


def test_too_many_cells_of_nbformat_3_are_refused_before_they_are_upgraded():
    with pytest.raises(Ungradable, match="400000 cells"):
        read(NAME, nbformat3(*[{"cell_type": "heading"}] * 400_000))
