"""A test cell: what its result is, what it can rely on, and that nothing of a student's acts while it runs."""

import pytest
from notebook_runs import failed, needs_sandbox, output_of, run, text_of

pytestmark = needs_sandbox


def test_a_message_that_the_student_writes_is_at_most_an_output_of_the_students():
    done = run(
        """
import json, os
body = json.dumps({"outputs": [], "findings": [], "error": None, "student": None, "value": 2.0}).encode()
for fd in range(3, 64):
    try: os.write(fd, len(body).to_bytes(4, "big") + body)
    except OSError: pass
""",
        ("assert False", 2.0),
    )
    assert failed(done.outputs[1])


def test_the_running_grader_cannot_be_found_by_name():
    """What an import would find, if the grader is installed with the other packages, is another copy."""
    assert output_of("import sys; print([name for name in sys.modules if 'nbgrader_sandbox' in name])") == "[]\n"


def test_later_cells_are_not_there_yet():
    done = run(
        "import gc\nfound = [o for o in gc.get_objects() if type(o) in (str, dict, list)]\n"
        "print(any('a hidden ' + 'test' in repr(o)[:5000] for o in found))",
        ("'a hidden test'", 1.0),
    )
    assert text_of(done.outputs[0]) == "False\n"


def test_what_the_check_itself_writes_to_stderr_costs_its_points():
    done = run("def f(): pass", ("import sys\nf()\nprint('no', file=sys.stderr)", 1.0))
    assert failed(done.outputs[1])


def test_a_check_has_pythons_builtins_and_the_notebook_keeps_its_own_names():
    check = (
        "sums = [sum([1]) for _ in range(1)]\nmax = 7\nmatch [3, 4]:\n    case [min, *_]: pass\n"
        "async def open(): pass\nassert open.__name__ == 'open' and min == 3\n"
        "assert sums == [1] and max == 7 and f() == 5\nlen(sums) + 0.0"
    )
    done = run("sum = 5\nlen = lambda _: 2\ndef f(): return sum", (check, 2.0), "print(sum)")
    assert text_of(done.outputs[1]) == "1.0" and text_of(done.outputs[2]) == "5\n"


def test_a_check_may_nest_as_deep_as_python_lets_it():
    assert not failed(run((" + ".join(["1"] * 400) + "\n1.0", 1.0)).outputs[0])


def test_input_is_refused():
    assert "StdinNotImplementedError" in text_of(run("input('?')").outputs[0])


@pytest.mark.parametrize(
    "source, shown",
    [
        ("2", "2"),
        ("1.5", "1.5"),
        ("None", ""),
        ("'text'", "'text'"),
        ("True", "True"),
        ("import numpy as np\nnp.float64(1.0)", "<float64>"),
        ("class Points(float):\n    _repr_html_ = lambda self: 'a point'\nPoints(1.0)", "1.0"),
        ("1.5;", ""),
        ("x = 1", ""),
        ("", ""),
        ("%time 1.0", "1.0"),
    ],
)
def test_the_value_of_a_test_cell_is_its_last_expression(source, shown):
    outputs = run((source, 2.0)).outputs[0]
    assert text_of([output for output in outputs if output["output_type"] != "stream"]) == shown
