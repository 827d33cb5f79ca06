"""Feedback hides what students must not see: hidden tests, mark schemes, and the code of a check that fails."""

import copy

import pytest
from feedback_pages import Page, about, assert_hides, check_cell, error, hidden_lines, notebook, render
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output
from nbgrader_sandbox.execute import Course, execute
from notebook_runs import needs_sandbox
from sample_course import GEOMETRY, SMALL, source


@pytest.mark.parametrize("name, fewest", [(SMALL, 1), (GEOMETRY, 8)])
def test_no_hidden_line_is_in_a_page(name, fewest):
    nb = source(name)
    hidden = hidden_lines(nb)
    assert len(hidden) >= fewest
    assert_hides(nb, hidden)


def test_a_region_that_does_not_end_is_hidden_to_the_end_of_its_cell():
    html = render(notebook(check_cell("shown = 1\n### BEGIN HIDDEN TESTS\nsecret = 2"), new_code_cell("shown_too = 3")))
    assert "secret" not in html
    assert "shown_too" in html


def test_the_delimiters_are_those_of_the_configuration():
    nb = notebook(check_cell("# HERE\nsecret = 2\n# THERE\nshown = 1"))
    html = render(nb, ClearHiddenTests={"begin_test_delimeter": "HERE", "end_test_delimeter": "THERE"})
    assert "secret" not in html
    assert "shown" in html


def test_mark_schemes_are_hidden():
    nb = notebook(
        new_markdown_cell(
            "The task.\n### BEGIN MARK SCHEME\nA point for ReLU.\n### END MARK SCHEME", metadata=about("why", task=True)
        )
    )
    html = render(nb)
    assert "The task" in html
    assert "A point for" not in html


def test_an_error_of_a_check_says_its_message_only():
    nb = notebook(
        check_cell(
            "check()", error("CheckFailed", "norm: not as expected.\nexpected 1", "frame", "check()\n secret_frame")
        ),
        check_cell("f()", error("ZeroDivisionError", "division by zero", "secret_frame"), name="test_f"),
        check_cell("f()", error("AssertionError", "", "secret_frame"), name="test_g"),
    )
    shown = Page(render(nb, CourseSettings={"check_error": "CheckFailed"})).text
    assert "norm: not as expected.\nexpected 1" in shown
    assert "CheckFailed" not in shown
    assert "CheckFailed: norm: not as expected." in Page(render(nb)).text
    assert "ZeroDivisionError: division by zero" in shown
    assert "AssertionError\n" in shown
    assert "secret_frame" not in shown


def test_what_a_check_prints_and_a_students_own_traceback_stay():
    nb = notebook(
        check_cell(
            "check()",
            new_output("stream", text="W2: transposed, for 1 of 3 points"),
            new_output("execute_result", {"text/plain": "1.2345"}),
            new_output("execute_result", {"text/plain": "'a word'"}),
        ),
        new_code_cell(
            "1 / 0",
            outputs=[error("ZeroDivisionError", "no", "Cell In[1], line 1", "----> 1 1 / 0")],
            metadata=about("norm", solution=True),
        ),
    )
    shown = Page(render(nb)).text
    assert "W2: transposed, for 1 of 3 points" in shown
    assert "'a word'" in shown
    assert "1.2345" not in shown  # what nbgrader reads
    assert "Cell In[1], line 1" in shown


@needs_sandbox
def test_below_a_hidden_test_a_page_shows_what_was_handed_in():
    """What was put out while it was graded could tell what the hidden test had called the answer with."""
    test = "f(1)\n### BEGIN HIDDEN TESTS\nf(3**7)\n### END HIDDEN TESTS"
    keeps = "kept = []\ndef f(x):\n    kept.append(x)\n    print('got', x)\nprint('at first')"
    handed_in = [{"output_type": "stream", "name": "stdout", "text": "as I saw it"}]
    nb = notebook(
        new_code_cell(keeps, metadata=about("f", solution=True)),
        check_cell(test),
        new_code_cell("print(kept)", metadata={"handed_in": handed_in}),
        new_code_cell("no_such_name", metadata={"handed_in": []}),
        new_code_cell("raise ValueError(kept)", metadata={"handed_in": []}),
        check_cell("f(kept)", name="test_again"),
    )
    released = copy.deepcopy(nb)
    released.cells[1].source = "f(1)"
    execute(nb, course=Course("", released))
    assert "2187" in str(nb.cells[2].outputs) and "2187" not in str(nb.cells[1].outputs + nb.cells[5].outputs)
    shown = Page(render(nb)).text
    assert "2187" not in shown and "at first" in shown and "as I saw it" in shown and "NameError" in shown
    assert "From here on" in shown and "ValueError" not in shown.replace("raise ValueError", "")


@needs_sandbox
def test_what_an_answer_prints_is_shown_where_no_test_is_hidden_and_where_the_test_reads_it():
    test = "import contextlib, io\nwith contextlib.redirect_stdout(io.StringIO()) as said: f()\nassert said.getvalue()"
    nb = notebook(new_code_cell("def f(): print('hello')"), check_cell("f()"), check_cell(test, name="test_said"))
    released = copy.deepcopy(nb)
    released.cells[2].source = "# the released version"
    execute(nb, course=Course("", released))
    assert "hello" in str(nb.cells[1].outputs) and nb.cells[2].outputs == []
