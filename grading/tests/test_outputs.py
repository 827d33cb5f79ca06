"""Outputs of any size are left out of a notebook, with little memory; all else stays as it was."""

import json
import tracemalloc

import pytest
from nbgrader_sandbox.preflight.outputs import MAX_BRACKETS, without_outputs
from nbgrader_sandbox.preflight.reading import MAX_BRACKETS as MAX_KEPT_BRACKETS
from nbgrader_sandbox.preflight.reading import MAX_BYTES, read
from nbgrader_sandbox.submission import read_submission
from submissions import FILE, NAME, as_bytes, check, handed_in

ODD = 'x = {"outputs": [1, "]"]}  # "outputs": [ \\" and \\\\'


def with_outputs(nb, *outputs):
    nb.cells[1].outputs = list(outputs)
    nb.cells[1].source = ODD
    nb.metadata.widgets = {"state": {"a": [{"]": "}"}]}}
    return nb


@pytest.mark.parametrize("size", [1, 2, 7, 1 << 20])
@pytest.mark.parametrize("indent", [None, 1])
def test_all_but_outputs_and_the_state_of_widgets_stays(size, indent):
    texts = ['a "quoted" ]', "\\", '\\"', {"outputs": [["]"], '"']}]
    nb = with_outputs(handed_in(), {"output_type": "stream", "text": texts})
    data = json.dumps(nb, indent=indent).encode()
    pieces = (data[start : start + size] for start in range(0, len(data), size))
    nb.cells[1].outputs, nb.metadata.widgets = [], {}
    assert json.loads(without_outputs(pieces, MAX_BYTES)) == nb


def test_a_notebook_of_60_mb_is_read_with_little_memory(tmp_path):
    picture = {"output_type": "display_data", "metadata": {}, "data": {"text/html": "x" * (60 << 20)}}
    (tmp_path / FILE).write_bytes(as_bytes(with_outputs(handed_in(), picture)))
    tracemalloc.start()
    files, repairs, flags = read_submission(tmp_path)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 40 << 20 and flags == []
    assert repairs == [f"{FILE!r}: larger than 10 MB, read without its outputs."]
    assert [cell.source for cell in read(NAME, files[FILE]).cells] == [
        cell.source for cell in with_outputs(handed_in()).cells
    ]


def test_very_many_outputs_are_left_out():
    many = {"output_type": "display_data", "metadata": {}, "data": {"application/json": [[]] * MAX_KEPT_BRACKETS}}
    checked = check(with_outputs(handed_in(), many))
    assert [line for line in checked.repairs if "its outputs, which are very many, were left out" in line]


def test_what_is_too_large_without_outputs_is_one_byte_above_the_limit():
    assert len(without_outputs([b'["', b"a" * 100, b'"]'], 50)) == 51
    assert len(without_outputs([b"[" * (MAX_BRACKETS + 1)], 50)) == 51
    assert len(without_outputs([b'{"outputs":', b"[" * (MAX_BRACKETS + 1)], 50)) == 51
