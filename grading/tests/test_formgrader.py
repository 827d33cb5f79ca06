"""Formgrader's pages show what students wrote, and nothing of it runs. (In a browser: tests/pages of the course.)"""

import json
import re
from types import SimpleNamespace

import pytest
from feedback_pages import PNG, Page, about, notebook
from jinja2 import Environment
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output
from nbgrader_sandbox.feedback.exporter import NBGRADER_TEMPLATES
from nbgrader_sandbox.feedback.markup import markdown
from nbgrader_sandbox.formgrader import pages
from nbgrader_sandbox.formgrader.adapted import HANDLER, AdaptedTemplates, adapted, handlers
from nbgrader_sandbox.formgrader.exporter import MarkingExporter
from page_attacks import IDS, NAMES, attacks, scripts_and_handlers
from tornado.web import HTTPError

ABOUT = {
    "nonce": "secret",
    "submission_id": "s",
    "notebook_id": "nb",
    "assignment_id": "homework",
    "index": 0,
    "total": 1,
    "base_url": "",
    "metadata": {"name": "nb", "path": ""},
}
EXPORTER = MarkingExporter()


def marking_page(*cells, student="ada"):
    resources = ABOUT | {"student": student, "notebook_path": f"autograded/{student}/nb.ipynb"}
    return EXPORTER.from_notebook_node(notebook(*cells), resources)[0]


@pytest.mark.parametrize("name", NAMES)
def test_nothing_that_a_student_hands_in_runs_on_the_marking_page(name):
    cell = attacks()[name]
    html = marking_page(cell)
    assert scripts_and_handlers(html) == []
    assert html.count("<script") == marking_page().count("<script")


@pytest.mark.parametrize("student", [*IDS.values(), "O'Brien & co"])
def test_a_students_id_is_text_wherever_a_template_has_it(student):
    environment = Environment(loader=AdaptedTemplates(), autoescape=True)

    def page_for(name, student):
        names = dict.fromkeys(("student_id", "assignment_id", "notebook_id"), student)
        return environment.get_template(name).render(**names, base_url="", resources={"nonce": "secret"})

    for name in ("manage_students_assignments.tpl", "manage_students_notebook_submissions.tpl"):
        page, harmless = page_for(name, student), page_for(name, "ada")
        assert scripts_and_handlers(page) == scripts_and_handlers(harmless)
        assert page.count("<script") == harmless.count("<script")
        assert json.loads(re.search(r'var student_id = (".*");', page)[1]) == student
        assert student in Page(page).text
    page, harmless = marking_page(student=student), marking_page()
    assert scripts_and_handlers(page) == [] and page.count("<script") == harmless.count("<script")
    assert student in Page(page).text


def test_every_script_and_style_of_nbgraders_templates_has_the_nonce_or_is_named_in_the_policy():
    named = handlers()
    for path in NBGRADER_TEMPLATES.rglob("*.*"):
        if "feedback" not in path.parts:
            source = adapted(path.read_text(encoding="utf-8"), path.name)
            assert len(re.findall(r"<(?:script|style|link)\b", source)) == source.count('nonce="{{ resources.nonce }}"')
            assert len(re.findall(r"\bon\w+=", source)) == len(HANDLER.findall(source)), path
    assert len(named) == 5 and all(re.fullmatch(r"'sha256-[\w+/]{43}='", source) for source in named)


def test_formulas_figures_and_marks_are_on_the_page():
    picture = new_output("display_data", {"image/png": PNG}, metadata={"image/png": {"alt": "A curve"}})
    html = marking_page(
        new_markdown_cell("Since $w_1 > 0$.", metadata=about("why", solution=True, grade=True)),
        new_code_cell("plot()", outputs=[picture]),
    )
    page = Page(html)
    assert page.named("math") and "MathJax.js" not in html
    assert [image["alt"] for image in page.named("img")] == ["A curve"]
    assert [field["id"] for field in page.named("input")] == ["why", "why_extra_credit"]
    assert page.named("textarea") == [{"id": "why-comment", "class": "comment tabbable"}]


@pytest.mark.parametrize(
    "text",
    [
        "# why",
        "<h2 id=why>x</h2>",
        "<b id=why>x</b>",
        "<b class='full-credit score tabbable nbgrader_cell'>x</b>",
        "<p class=navbar-fixed-top>x</p>",
    ],
)
def test_no_part_of_an_answer_passes_for_a_part_of_the_page(text):
    """Formgrader's scripts find a mark's field and its buttons by ids and classes."""
    found = re.findall(r' (?:id|class)="([^"]*)"', markdown(text))
    assert not [name for name in found if name != "anchor-link" and not name.startswith("text.")]


def test_links_within_an_answer_work_and_others_open_a_page_of_their_own():
    """In a frame of JupyterLab, which does whatever the page in that frame asks for."""
    inside, outside = Page(markdown("## Why\n\n[up](#Why) [out](https://localhost/x)")).named("a")[1:]
    assert inside == {"href": "#text.Why"}
    assert outside == {"href": "https://localhost/x", "target": "_blank", "rel": "noopener noreferrer"}


def test_only_the_courses_own_settings_are_loaded(tmp_path):
    """A folder that somebody handed in may hold an nbgrader_config.py, which is Python."""
    opened = []
    get = pages.only_this_course(opened.append)

    def ask(path):
        get(SimpleNamespace(get_argument=lambda name, default: path, coursedir=SimpleNamespace(root=str(tmp_path))))

    for path in ("", str(tmp_path), f"{tmp_path}/../{tmp_path.name}"):
        ask(path)
    assert len(opened) == 3
    for path in (str(tmp_path / "submitted" / "eve"), "/", ".", str(tmp_path.parent)):
        with pytest.raises(HTTPError, match="403"):
            ask(path)
    assert len(opened) == 3
