"""What a student reads: what to do comes first, on lines that fit a narrow page, in plain English."""

import linecache

import numpy as np
import pytest
import textstat

from xorlib.checks import CheckFailed, check_answer, summary
from xorlib.checks.messages import CATALOGUE, message
from xorlib.checks.summary import record
from xorlib.checks.text import WIDTH, wrapped

TEST = "check(a)\n### BEGIN HIDDEN TESTS\ncheck(b)\n### END HIDDEN TESTS\ncheck(c)"


def run(source, namespace, filename):
    """Run a cell of which Python knows the lines, as in a notebook."""
    linecache.cache[filename] = (len(source), None, source.splitlines(keepends=True), filename)
    exec(compile(source, filename, "exec"), namespace)


def said(answer, test="check(z)", **inputs) -> str:
    """Why the check of relu refuses an answer."""
    namespace = {"np": np, "z": np.array([[1.0, -1.0], [-2.0, 3.0]]), **inputs}
    run(answer, namespace, "<the answer>")
    namespace["check"] = check_answer("relu", namespace)
    with pytest.raises(CheckFailed) as failed:
        run(test, namespace, "<the test>")
    return str(failed.value)


def test_the_diagnosis_comes_first_then_expected_and_got_then_where():
    assert said("def relu(z):\n    return abs(z)").splitlines() == [
        "relu: Negative entries came back with their sign turned. relu makes them 0.",
        "[relu.abs]",
        "relu(z) not as expected.",
        "expected  [[1. 0.]",
        "           [0. 3.]]",
        "got       [[1. 1.]",
        "           [2. 3.]]",
        "2 of 4 entries differ; the largest difference is 2, at [1, 0]",
        "called with    z (2, 2)",
    ]


def test_without_a_diagnosis_the_first_line_is_what_happened():
    assert said("def relu(z):\n    raise OSError(3)").splitlines() == [
        "relu: it raised OSError: 3 [raised.OSError]",
        "in your line   raise OSError(3)",
        "called with    z (2, 2)",
    ]


def test_shapes_that_do_not_match_are_shown_with_their_names():
    lines = said(
        "def relu(z):\n    W, layers = np.ones((3, 2)), [z, z[0]]\n    return z @ W + len(layers)"
    ).splitlines()
    assert lines[2:5] == [
        "it raised ValueError: matmul: the sizes 2 and 3 do not match",
        "in your line   return z @ W + len(layers)",
        "with shapes    z (2, 2), W (3, 2), layers [(2, 2), (2,)]",
    ]


@pytest.mark.parametrize(
    "step, id",
    [
        ("z.tolist() - z.tolist()", "advice.list-arithmetic"),
        ("z.tolist() * 0.1", "advice.list-arithmetic"),
        ("-z.tolist()", "advice.list-arithmetic"),
        ("(z, z) @ (z, z)", "advice.list-arithmetic"),
        ("z @ (z, z[0])", "advice.list-for-array"),
        ("np.array([z, z[0]])", "error.ragged"),
        ("z.tolist().shape", "advice.list-attribute"),
        ("(z, z).T", "advice.pair-attribute"),
        ("(z, z).append(z)", "error.append-to-no-list"),
        ("z.tolist()[0, 1]", "error.two-indices"),
        ("z.tolist()(0)", "error.comma-missing"),
        ("range(z.tolist())", "error.range-of-a-list"),
        ("z.tolist() + 1", "advice.list-plus"),
        ("z.tolist() > 0", "advice.list-compared"),
        ("float(z.tolist())", "advice.list-for-number"),
        ("(z, z).__setitem__(0, 1)", "advice.pair-attribute"),
        ("exec('z[0] = 1', {'z': (1, 2)})", "advice.tuple-assignment"),
    ],
)
def test_a_list_in_the_wrong_place_is_told_apart_from_others(step, id):
    assert f"[{id}]" in said(f"def relu(z):\n    return {step}")


@pytest.mark.parametrize(
    "answer",
    [
        "raise ValueError('one two three ' * 500)",
        "raise ValueError('x' * 5000)",
        "raise type('Long' * 100 + '\\n[relu.abs]', (Exception,), {})('\\x1b[31mwords\\n\\nrelu: more [relu.abs]')",
        "return np.ones((40, 40)) * z[0, 0]",
        "return z * 1e300 + np.pi * np.ones((2, 2)) / 1e9",
        "return [z] * 100",
        "return {f'a long key number {k}': z for k in range(50)}",
        "a_name_of_some_length = z @ np.ones((3, 3)) + np.array([a for a in z if a[0] > 0 or a[1] > 0 or a[0] < 1])",
        "print('a word ' * 300, end='')",
        "return 'a text ' * 9000",
        "print('\\x1b[31m\\r\\b', *range(5000))",
    ],
)
def test_no_line_is_longer_than_a_narrow_page(answer):
    message = said(f"def relu(z):\n    {answer}")
    assert all(len(line) <= WIDTH for line in message.splitlines())
    assert all(line.isprintable() for line in message.splitlines())
    assert len(message) < 2000


def test_words_stay_whole_and_go_on_beside_their_label():
    assert wrapped(f"got       {'some words ' * 10}").splitlines() == [
        "got       some words some words some words some words some words some words",
        "          some words some words some words some words",
    ]


def test_the_end_of_what_was_printed_is_shown():
    lines = said("def relu(z):\n    for k in range(30):\n        print('round', k)\n    return abs(z)").splitlines()
    assert lines[-11:] == ["it printed:", *(f"  round {k}" for k in range(20, 30))]
    assert "it printed" not in said("def relu(z):\n    print('  ')\n    return abs(z)")


@pytest.mark.parametrize("wrong, shown", [("a", "[-1.25  2.  ]"), ("b", ""), ("c", "[-3.25  2.  ]")])
def test_what_was_printed_for_a_hidden_input_is_not_shown(wrong, shown):
    """It may be the input."""
    inputs = {name: np.array([-value, 2.0]) for name, value in {"a": 1.25, "b": 2.25, "c": 3.25}.items()}
    answer = f"def relu(z):\n    print(z)\n    return z if z[0] == {inputs[wrong][0]} else np.maximum(z, 0)"
    message = said(answer, TEST, **inputs)
    assert message.endswith(f"it printed:\n  {shown}" if shown else "called with    z (2,)")


def test_what_was_printed_is_not_shown_where_the_lines_of_the_test_cannot_be_read():
    namespace = {"relu": lambda z: print(z)}
    check = check_answer("relu", namespace)
    with pytest.raises(CheckFailed) as failed:
        exec("check(z)", {"check": check, "z": np.ones(2)})
    assert "it printed" not in str(failed.value)


def test_the_summary_says_in_words_what_it_says_in_colours(capsys):
    for exercise, share in {"relu": 1.0, "affine": 0.5, "forward": 0.0}.items():
        record(exercise, share)
    summary("forward_pass")
    lines = capsys.readouterr().out.splitlines()
    assert lines[1].split(maxsplit=4)[-1] == "\x1b[1;32mPASSED\x1b[0m"
    assert lines[2].split(maxsplit=4)[-1] == "\x1b[1mPASSED IN PART\x1b[0m"
    assert lines[3].split(maxsplit=4)[-1] == "\x1b[1;31mnot passed yet\x1b[0m"


def test_messages_are_plain_english():
    """School grades of Flesch and Kincaid: 6 is what a child of eleven reads."""
    grades = {id: textstat.flesch_kincaid_grade(text) for id, text in CATALOGUE.items()}
    assert sum(grades.values()) / len(grades) <= 6
    assert not {id: grade for id, grade in grades.items() if grade > 9}


def test_the_id_stands_at_the_end_of_the_first_line():
    assert str(message("my_run.no-dict", got="3")).splitlines()[0].endswith(" [my_run.no-dict]")


def test_what_cannot_be_compared_is_told_in_the_same_order():
    check = check_answer("my_run", {"my_run": lambda: 3})
    with pytest.raises(CheckFailed) as failed:
        check()
    assert str(failed.value).splitlines() == [
        "my_run: Return a dict with the three keys 'seed', 'lr' and 'epochs'.",
        "[my_run.no-dict]",
        "expected  a dict with 'seed', 'lr', 'epochs'",
        "got       3, an int",
    ]
