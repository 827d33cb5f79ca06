"""What the page for marking a question shows: the question, its mark scheme, and each student's answer."""

import pytest
from feedback_pages import PNG, Page, about
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from nbgrader_sandbox.marking.answers import AnswerExporter, digest, find_answer, find_question, text_cell
from page_attacks import NAMES, attacks, scripts_and_handlers

REGIONS = [("BEGIN SOLUTION", "END SOLUTION"), ("BEGIN MARK SCHEME", "END MARK SCHEME")]
ASKED = "### Why? (2 points)\n\nIn a few words."
STUB = "*Write your answer in place of this line.*"
SHOW = AnswerExporter().show


def text(source, **flags):
    return new_markdown_cell(source, metadata=about("why", **({"grade": True, "solution": True} | flags)))


def notebook(*cells):
    return new_notebook(cells=list(cells))


RELEASED = notebook(
    new_markdown_cell("Above.", id="above"),
    text(f"{ASKED}\n\n{STUB}"),
    new_markdown_cell("A hint.", id="hint"),
    new_code_cell("given()", id="given"),
)


def answer(cell, above=(), below=()):
    """The sources of the cells of the answer, of the released notebook with this cell in place of the question's."""
    first, _, *rest = RELEASED.cells
    return [cell.source for cell in find_answer(notebook(first, *above, cell, *below, *rest), "why", RELEASED)]


@pytest.mark.parametrize(
    "source",
    [
        f"{ASKED}\n\n{STUB}",
        f"{ASKED}\n\n",
        "",
        f"\n{ASKED}  \n\n{STUB}\n",  # another program's white space
    ],
)
def test_what_was_handed_out_is_no_answer(source):
    assert answer(text(source)) == []


@pytest.mark.parametrize(
    "source",
    [
        f"{ASKED}\n\nBecause.",
        f"{ASKED}\n\n{STUB}\nBecause.",
        f"{ASKED}\n\nBecause.\n{STUB}",
        f"Because.\n\n{ASKED}\n\n{STUB}",
        "Because.",
    ],
)
def test_an_answer_is_shown_without_the_lines_of_the_question(source):
    assert [each.strip() for each in answer(text(source))] == ["Because."]


def test_no_word_of_a_question_that_was_rewritten_is_lost():
    assert answer(text("### Why? (2 points)\n\nIn many words.\n\nBecause.")) == ["In many words.\n\nBecause."]


def test_cells_that_a_student_added_or_rewrote_next_to_the_answer_are_a_part_of_it():
    untouched = text(f"{ASKED}\n\n{STUB}")
    code = new_code_cell("plot()")
    assert answer(untouched, below=[new_markdown_cell("Here."), new_markdown_cell(" "), code]) == ["Here.", "plot()"]
    assert answer(text("Own."), above=[new_markdown_cell("Before.")]) == ["Before.", "Own."]
    rewritten = [new_markdown_cell("A hint. So: because.", id="hint"), new_code_cell("given(2)", id="given")]
    nb = notebook(RELEASED.cells[0], untouched, *rewritten)
    assert [cell.source for cell in find_answer(nb, "why", RELEASED)] == ["A hint. So: because."]
    assert find_answer(notebook(RELEASED.cells[0]), "why", RELEASED) == []


def test_code_is_shown_as_a_whole_and_a_task_by_the_cells_next_to_it():
    code = {"grade": True, "solution": True}
    released = notebook(new_code_cell("def f():\n    pass", metadata=about("f", **code)))
    changed = notebook(new_code_cell("def f():\n    return 1", metadata=about("f", **code)))
    assert [cell.source for cell in find_answer(changed, "f", released)] == ["def f():\n    return 1"]
    assert find_answer(released, "f", released) == []
    task = new_markdown_cell("Do it.", metadata=about("why", task=True, locked=True))
    assert answer(task, below=[new_code_cell("done = 1")]) == ["done = 1"]


def test_answers_of_the_same_words_are_the_same_whatever_their_white_space():
    def digest_of(cell):
        return digest(find_answer(notebook(cell), "why", notebook()))

    assert digest_of(text("So  it\nis.")) == digest_of(text("So it is.\n"))
    assert digest_of(text("So it is.")) != digest_of(text("So is it."))
    shown = [new_output("stream", text=line) for line in "12"]
    plots = [new_code_cell("plot()", outputs=[output], metadata=about("why")) for output in shown]
    assert digest_of(plots[0]) != digest_of(plots[1])
    indented = [new_code_cell(f"if x:\n    y\n{space}z", metadata=about("why")) for space in ("", "    ")]
    assert digest_of(indented[0]) != digest_of(indented[1])
    sketches = [text("![](attachment:a.png)") for _ in range(2)]
    for sketch, data in zip(sketches, (PNG, "AAAA")):
        sketch.attachments = {"a.png": {"image/png": data}}
    assert digest_of(sketches[0]) != digest_of(sketches[1])


@pytest.mark.parametrize(
    ("source", "asked", "scheme"),
    [
        (f"{ASKED}\n### BEGIN SOLUTION\nModel.\n### END SOLUTION", ASKED, "Model."),
        (f"{ASKED}\n### BEGIN MARK SCHEME\nOne.\n### END MARK SCHEME", ASKED, "One."),
        ("### BEGIN SOLUTION\nModel.\n### END SOLUTION", "Above.", "Model."),
        (ASKED, ASKED, ""),
    ],
)
def test_the_question_and_its_mark_scheme_are_the_instructors(source, asked, scheme):
    found = find_question(notebook(new_markdown_cell("Above."), text(source)), "why", REGIONS)
    assert (found.text, found.scheme) == (asked, scheme)


def test_the_solution_of_a_code_question_is_shown_as_code():
    cell = new_code_cell("### BEGIN SOLUTION\nx = 1\n### END SOLUTION", metadata=about("why"))
    found = find_question(notebook(new_markdown_cell("Above."), cell), "why", REGIONS)
    assert (found.text, found.scheme) == ("Above.", "```python\nx = 1\n```")
    assert find_question(notebook(), "why", REGIONS).scheme == ""


@pytest.mark.parametrize("name", NAMES)
def test_nothing_that_a_student_hands_in_runs_on_the_page(name):
    assert scripts_and_handlers(SHOW([attacks()[name]])) == []


def test_formulas_figures_code_and_headings_are_shown():
    picture = new_output("display_data", {"image/png": PNG}, metadata={"image/png": {"alt": "A curve"}})
    added = new_code_cell("plot('<b>')", outputs=[picture], metadata={"added": True})
    page = Page(SHOW([text_cell("# So\n\nSince $w_1 > 0$."), added]))
    assert page.named("math") and [image["alt"] for image in page.named("img")] == ["A curve"]
    assert "plot('<b>')" in page.text and "that the student added" in page.text and "So" in page.text
    assert not [tag for tag, _ in page.tags if tag in ("h1", "h2", "b")]  # the page has its own headings
