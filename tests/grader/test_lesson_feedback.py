"""Feedback on the lessons: no hidden line of theirs is in a page, and all their formulas are shown as MathML."""

import nbformat
import pytest
from feedback_pages import assert_hides, hidden_lines
from judge import lessons
from nbconvert.filters.markdown_mistune import MarkdownWithMath
from nbgrader_sandbox.feedback.markup import MarkingRenderer, markdown, math


@pytest.mark.parametrize("name", lessons())
def test_no_hidden_line_of_a_lesson_is_in_its_page(name):
    nb = nbformat.read(lessons()[name].notebook, as_version=4)
    hidden = hidden_lines(nb)
    assert len(hidden) > 5
    assert_hides(nb, hidden)


def test_all_formulas_of_the_lessons_become_mathml():
    formulas = []
    for lesson in lessons().values():
        for cell in nbformat.read(lesson.notebook, as_version=4).cells:
            if cell.cell_type == "markdown":
                renderer = MarkingRenderer()
                MarkdownWithMath(renderer=renderer).render(cell.source)
                formulas += renderer.formulas
                assert markdown(cell.source).count("<math") == len(renderer.formulas)
    assert len(formulas) > 200
    assert all(math(tex, block).startswith("<math") for tex, block in formulas)
