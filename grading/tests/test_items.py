"""Outputs of very many small things: they count against the limit, and a forged reply of them is refused unread."""

import json
import tracemalloc

import pytest
from nbgrader_sandbox.execution.sanitize import MAX_ITEMS, TooManyItems, check_items
from notebook_runs import needs_sandbox, run

MANY = 4 * MAX_ITEMS


@pytest.mark.parametrize("item", ["{}", "[]", "0", '""', '{"a":[]}', r'"\"["'])
def test_a_reply_of_very_many_items_is_refused_before_anything_is_built(item):
    body = '{"outputs":[' + ",".join([item] * MANY) + "]}"
    tracemalloc.start()
    with pytest.raises(TooManyItems):
        check_items(body)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 3 * len(body)


@pytest.mark.parametrize("text", ["[{,", '"', "\\", '\\"[', "\u00fc,\n"])
def test_a_long_text_is_one_item(text):
    check_items(json.dumps({"outputs": [{"output_type": "stream", "text": text * MANY}]}))


def test_what_is_no_json_counts_as_it_stands():
    with pytest.raises(TooManyItems):
        check_items('"' + "[" * MANY)


@needs_sandbox
@pytest.mark.parametrize("value", ["{}", "[]", "0", "''"])
def test_small_things_count_against_the_limit_of_a_cell(value):
    show = f"from IPython.display import display\ndisplay({{'application/json': [{value}] * 200_000}}, raw=True)"
    (outputs,) = run(show).outputs
    assert "The rest is left out" in outputs[-1]["text"] and len(outputs) == 1
