"""Feedback: hidden tests stay hidden, nothing in a page runs or is fetched, and nbgrader's own command writes the same."""

import base64
import copy
import os
import shutil
from html.parser import HTMLParser

import nbformat
import pytest
from judge import ROOT, lessons
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from nbgrader.api import Gradebook
from nbgrader.apps import NbGrader
from nbgrader.apps.api import NbGraderAPI
from nbgrader.coursedir import CourseDirectory
from nbgrader_sandbox.feedback import Feedback, FeedbackExporter, HideTests
from nbgrader_sandbox.feedback.markup import _Renderer, markdown, math
from nbgrader_sandbox.feedback.preprocessors import SHORTEST
from traitlets.config import Config

LESSON, NOTEBOOK = "1-forward-pass", "forward_pass"
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
PNG = base64.b64encode(PIXEL).decode("ascii")


class Page(HTMLParser):
    """What a page shows, and its tags with their attributes."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.text, self.style = [], "", ""
        self._inside = ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self._inside = tag
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        self._inside = ""

    def handle_data(self, data):
        if self._inside == "style":
            self.style += data
        else:
            self.text += data

    def named(self, name):
        return [attributes for tag, attributes in self.tags if tag == name]


def render(nb, folder="", **settings):
    """The page of a notebook, without a gradebook."""
    exporter = FeedbackExporter(config=Config({"Exporter": {"default_preprocessors": []}, **settings}))
    exporter.register_preprocessor(HideTests)
    nb = copy.deepcopy(nb)
    for cell in nb.cells:
        if "nbgrader" in cell.metadata:
            cell.metadata.nbgrader.update(score=0, points=1)
    about = {"assignment": LESSON, "notebook": NOTEBOOK, "student": "s", "score": 0, "max_score": 0, "late_penalty": 0}
    return exporter.from_notebook_node(nb, {"nbgrader": about, "metadata": {"name": NOTEBOOK, "path": str(folder)}})[0]


def about(name, **flags):
    known = {"grade": False, "solution": False, "task": False, "locked": False, "points": 1, "schema_version": 3}
    return {"nbgrader": known | {"grade_id": name} | flags}


def test_cell(source, *outputs, name="test_relu"):
    return new_code_cell(source, outputs=list(outputs), metadata=about(name, grade=True, locked=True))


test_cell.__test__ = False


def error(ename, evalue, *traceback):
    return new_output("error", ename=ename, evalue=evalue, traceback=list(traceback))


def notebook(*cells):
    return new_notebook(cells=list(cells))


def assert_harmless(html):
    """Nothing in the page runs, and nothing is fetched for it."""
    page = Page(html)
    assert {tag for tag, _ in page.tags}.isdisjoint(
        {"script", "iframe", "frame", "object", "embed", "link", "base", "form", "svg", "video", "audio", "source"}
    )
    for tag, attributes in page.tags:
        assert not [name for name in attributes if name.startswith("on") or name in ("srcset", "srcdoc", "background")]
        assert attributes.get("src", "data:image/").startswith("data:image/")
        address = "".join((attributes.get("href") or "").split()).lower()
        assert not address.startswith(("javascript:", "data:", "vbscript:"))
        if tag == "img":
            assert attributes["alt"]
    assert "url(" not in page.style
    assert "@import" not in page.style
    policy = next(meta["content"] for meta in page.named("meta") if "http-equiv" in meta)
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert len([meta for meta in page.named("meta") if "http-equiv" in meta]) == 1


# Hidden tests


def hidden_lines(nb):
    """The lines between the delimiters that stand nowhere else in the notebook."""
    hidden, shown = set(), set()
    for cell in nb.cells:
        inside = False
        for line in cell.source.split("\n"):
            inside = inside or "BEGIN HIDDEN TESTS" in line
            (hidden if inside else shown).add(line.strip())
            inside = inside and "END HIDDEN TESTS" not in line
    return {line for line in hidden - shown if len(line) >= SHORTEST}


@pytest.mark.parametrize("name", lessons())
def test_no_hidden_line_of_a_lesson_is_in_its_page(name):
    """Not even where tracebacks, warnings and a student's own output repeat them."""
    nb = nbformat.read(lessons()[name].notebook, as_version=4)
    hidden = hidden_lines(nb)
    assert len(hidden) > 5
    everything = "\n".join(f"---> 1 \x1b[31m{line[:3]}\x1b[0m{line[3:]}" for line in sorted(hidden))
    for cell in nb.cells:
        if cell.cell_type == "code":
            cell.outputs = [
                error("ValueError", "no", "frames", everything),
                new_output("stream", text=everything),
                new_output("execute_result", {"text/plain": everything, "text/html": f"<b>{everything}</b>"}),
            ]
    html = render(nb)
    page = Page(html)
    assert not [line for line in hidden if line in page.text or line in html]
    assert "HIDDEN TESTS" not in html
    assert_harmless(html)


def test_a_region_that_does_not_end_is_hidden_to_the_end_of_its_cell():
    html = render(notebook(test_cell("shown = 1\n### BEGIN HIDDEN TESTS\nsecret = 2"), new_code_cell("shown_too = 3")))
    assert "secret" not in html
    assert "shown_too" in html


def test_the_delimiters_are_those_of_the_configuration():
    nb = notebook(test_cell("# HERE\nsecret = 2\n# THERE\nshown = 1"))
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
        test_cell(
            "check()", error("CheckFailed", "relu: not as expected.\nexpected 1", "frame", "check()\n secret_frame")
        ),
        test_cell("f()", error("ZeroDivisionError", "division by zero", "secret_frame"), name="test_f"),
        test_cell("f()", error("AssertionError", "", "secret_frame"), name="test_g"),
    )
    shown = Page(render(nb)).text
    assert "relu: not as expected.\nexpected 1" in shown
    assert "CheckFailed" not in shown
    assert "ZeroDivisionError: division by zero" in shown
    assert "AssertionError\n" in shown
    assert "secret_frame" not in shown


def test_what_a_check_prints_and_a_students_own_traceback_stay():
    nb = notebook(
        test_cell("check()", new_output("stream", text="W2: transposed, for 1 of 3 points")),
        new_code_cell(
            "1 / 0",
            outputs=[error("ZeroDivisionError", "no", "Cell In[1], line 1", "----> 1 1 / 0")],
            metadata=about("relu", solution=True),
        ),
    )
    shown = Page(render(nb)).text
    assert "W2: transposed, for 1 of 3 points" in shown
    assert "Cell In[1], line 1" in shown


# What is in a page

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)><script>alert(1)</script></svg>",
    "[link](javascript:alert(1))",
    "<a href='java\nscript:alert(1)'>x</a>",
    "<iframe src=http://localhost:1></iframe>",
    "<style>body{background:url(http://localhost:1)}</style>",
    "<base href=http://localhost:1>",
    "<meta http-equiv=refresh content='0;url=http://localhost:1'>",
    "<form action=http://localhost:1><input></form>",
    "<math><mtext></mtext><style><img src=x onerror=alert(1)></style></math>",
    "![x](http://localhost:1/x.png)",
    r"![$\text{\" onerror=alert(1) }$](x.png)",
    r'![$\color{red}{" onerror="alert(1)}$](x.png "$y$")',
    r"$\text{<script>alert(1)</script>}$",
    r"$\href{javascript:alert(1)}{x}$",
    "# <img src=x onerror=alert(1)> $x$",
    "```html\n<script>alert(1)</script>\n```",
    "```<script>\nx\n```",
    "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    """<img src=x title='" src="http://localhost:1/' alt="x' onerror='alert(1)">""",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<!--><img src=x onerror=alert(1)>-->",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_that_a_student_writes_runs(text):
    nb = notebook(
        new_markdown_cell(text, metadata=about("why", solution=True, grade=True, comment=text)),
        new_code_cell(
            text,
            outputs=[
                new_output("stream", text=text),
                error("E", text, text),
                *(
                    new_output("display_data", {kind: text})
                    for kind in (
                        "text/html",
                        "text/markdown",
                        "text/latex",
                        "text/plain",
                        "application/javascript",
                        "image/svg+xml",
                        "application/vnd.jupyter.widget-view+json",
                    )
                ),
                new_output("display_data", {"text/html": text}, metadata={"text/html": {"isolated": True}}),
            ],
        ),
        nbformat.v4.new_raw_cell(text, metadata={"raw_mimetype": "text/html"}),
    )
    assert_harmless(render(nb))


def test_metadata_of_a_picture_adds_nothing_to_its_tag():
    hostile = {
        "image/png": {"width": "1 onload=alert(1)", "height": "1 onload=alert(1)", "alt": '" onload="alert(1)'},
        "filenames": {"image/png": "http://localhost:1/x.png"},
    }
    html = render(
        notebook(new_code_cell("", outputs=[new_output("display_data", {"image/png": PNG}, metadata=hostile)]))
    )
    assert_harmless(html)
    assert Page(html).named("img") == [{"src": f"data:image/png;base64,{PNG}", "alt": '" onload="alert(1)'}]


def test_pictures_keep_their_alternative_texts():
    outputs = [
        new_output("display_data", {"image/png": PNG, "text/html": "no"}, metadata={"image/png": {"alt": "A curve"}}),
        new_output("display_data", {"image/jpeg": PNG}),
    ]
    images = Page(render(notebook(new_code_cell("", outputs=outputs)))).named("img")
    assert [image["alt"] for image in images] == ["A curve", "A picture without a description"]


def test_images_of_the_notebooks_folder_and_no_others_are_in_the_page(tmp_path):
    (tmp_path / "secret.png").write_bytes(PIXEL)
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "film.png").write_bytes(PIXEL)
    assert f'src="data:image/png;base64,{PNG}"' in markdown("![A film](film.png)", str(folder))
    for address in (
        "../secret.png",
        str(tmp_path / "secret.png"),
        "attachment:none.png",
        "http://localhost:1/film.png",
        "",
        ".",
        "../in",
    ):
        assert PNG not in markdown(f"![A film]({address})", str(folder))
    attached = markdown("![A film](attachment:film.png)", attachments={"film.png": {"image/png": PNG}})
    assert f"data:image/png;base64,{PNG}" in attached
    assert "base64" not in markdown("![A film](attachment:film.png)", attachments={"film.png": {}})


def test_no_image_from_elsewhere_is_even_asked_for(tmp_path, monkeypatch):
    """Whatever nbconvert makes of the address."""
    monkeypatch.setattr(IPythonRenderer, "_embed_image_or_attachment", lambda self, url: f"data:image/png;base64,{PNG}")
    assert PNG in markdown("![A film](in/film.png)", str(tmp_path))
    for address in ("../secret.png", "/etc/secret.png", "in/../../secret.png"):
        assert PNG not in markdown(f"![A film]({address})", str(tmp_path))


def test_all_formulas_of_the_lessons_become_mathml():
    formulas = []
    for lesson in lessons().values():
        for cell in nbformat.read(lesson.notebook, as_version=4).cells:
            if cell.cell_type == "markdown":
                renderer = _Renderer()
                MarkdownWithMath(renderer=renderer).render(cell.source)
                formulas += renderer.formulas
                assert markdown(cell.source).count("<math") == len(renderer.formulas)
    assert len(formulas) > 200
    assert all(math(tex, block).startswith("<math") for tex, block in formulas)


def test_tex_with_a_mistake_is_shown_as_it_is():
    assert "<code>\\frac{1</code>" in markdown(r"$\frac{1$")


def test_the_parts_of_a_lessons_markdown_survive():
    html = markdown(
        "# One $x$\n\n<details><summary>Hint</summary>\n\n- `a < b`\n\n</details>\n\n|a|b|\n|-|-:|\n|1|2|\n\n"
        "[there](#One) $$a < b$$"
    )
    for part in (
        "<h1",
        "<details><summary>Hint</summary>",
        "<li><code>a &lt; b</code></li>",
        "</details>",
        "<table>",
        'href="#One"',
        '<math display="block">',
    ):
        assert part in html


@pytest.mark.parametrize("text", ["[" * 50_001, "> " * 5000 + "x", "- " * 3000 + "x", "$" * 5000])
def test_a_cell_of_absurd_size_or_depth_is_shown_all_the_same(text):
    assert markdown(text)


def test_a_notebook_of_absurd_size_is_shown_all_the_same():
    html = render(notebook(*(new_markdown_cell("word " * 9_000) for _ in range(10))))
    assert (html.count("<p>word"), html.count("<pre>word")) == (4, 6)


# The class


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """A scratch course with this one's configuration: lesson 1, graded for two students; and nbgrader's app for it."""
    root = tmp_path_factory.mktemp("course")
    shutil.copy(ROOT / "nbgrader_config.py", root)
    shutil.copytree(ROOT / "solutions" / LESSON, root / "solutions" / LESSON)
    before = os.getcwd()
    os.chdir(root)
    try:
        app = NbGrader()
        app.load_config_file()
        courses = CourseDirectory(parent=app)
        made = NbGraderAPI(courses, parent=app).generate_assignment(LESSON)
        assert made["success"], made["log"]
        with Gradebook(courses.db_url, courses.course_id) as gradebook:
            for student in ("ann", "bob"):
                _submit(gradebook, student, root / "classroom" / "autograded" / student / LESSON)
        yield app, courses, root
    finally:
        os.chdir(before)


def _submit(gradebook, student, folder):
    nb = nbformat.read(ROOT / "solutions" / LESSON / f"{NOTEBOOK}.ipynb", as_version=4)
    for cell in nb.cells:
        if cell.metadata.get("nbgrader", {}).get("grade_id") == "test_relu":
            cell.outputs = [error("CheckFailed", f"relu: {student} changed its input.", "frame")]
    folder.mkdir(parents=True)
    nbformat.write(nb, folder / f"{NOTEBOOK}.ipynb")
    gradebook.update_or_create_student(student)
    gradebook.add_submission(LESSON, student)
    for name, points in (("test_affine", 2.0), ("test_relu", 0.0)):
        grade = gradebook.find_grade(name, NOTEBOOK, LESSON, student)
        grade.auto_score, grade.needs_manual_grade = points, False
    marked = gradebook.find_grade("why_not_a_line", NOTEBOOK, LESSON, student)
    if student == "ann":
        marked.manual_score, marked.needs_manual_grade = 2.5, False
        comment = gradebook.find_comment("why_not_a_line", NOTEBOOK, LESSON, student)
        comment.manual_comment = "Nearly: say what the **hidden layer** does. <script>alert(1)</script>"
    gradebook.db.commit()


def page_of(root, student):
    return root / "classroom" / "feedback" / student / LESSON / f"{NOTEBOOK}.html"


def test_nbgraders_command_and_the_class_runner_write_the_same(course):
    app, courses, root = course
    result = NbGraderAPI(courses, parent=app).generate_feedback(LESSON, force=True)
    assert result["success"], result["log"]
    stock = {student: page_of(root, student).read_bytes() for student in ("ann", "bob")}
    for student in stock:
        page_of(root, student).unlink()
    feedback = Feedback(app, courses)
    for _ in range(2):  # in place of an older page too
        for student, page in stock.items():
            feedback.write(student, LESSON)
            assert page_of(root, student).read_bytes() == page
            assert [path.name for path in page_of(root, student).parent.iterdir()] == [f"{NOTEBOOK}.html"]


def test_a_page_shows_the_gradebooks_scores_comments_and_what_waits(course):
    app, courses, root = course
    feedback = Feedback(app, courses)
    feedback.write("ann", LESSON)
    feedback.write("bob", LESSON)
    ann, bob = (page_of(root, student).read_text(encoding="utf-8") for student in ("ann", "bob"))
    assert f"<h1>{LESSON}: 4.5 of 12 points</h1>" in ann
    assert f"<h1>{LESSON}: 2 of 12 points</h1>" in bob
    assert "say what the <strong>hidden layer</strong> does." in ann
    assert "waits to be marked" not in " ".join(ann.split('href="#why_not_a_line"')[1].split("</tr>")[0].split())
    assert "waits to be marked" in " ".join(bob.split('href="#why_not_a_line"')[1].split("</tr>")[0].split())
    assert "relu: ann changed its input." in ann
    assert "ann" not in Page(bob).text.split()
    for page in (ann, bob):
        assert_harmless(page)
        assert '<html lang="en">' in page
        names = {attributes["name"] for attributes in Page(page).named("a") if "name" in attributes}
        assert {"test_relu", "why_not_a_line"} <= names


def test_a_mark_given_later_shows_in_the_next_page(course):
    app, courses, root = course
    feedback = Feedback(app, courses)
    feedback.write("bob", LESSON)
    with Gradebook(courses.db_url, courses.course_id) as gradebook:
        grade = gradebook.find_grade("test_forward", NOTEBOOK, LESSON, "bob")
        grade.manual_score = 3.0
        gradebook.db.commit()
        feedback.write("bob", LESSON)
        grade.manual_score = None
        gradebook.db.commit()
    assert "5 of 12 points" in page_of(root, "bob").read_text(encoding="utf-8")


def test_a_mark_that_a_person_will_look_at_again_is_shown_meanwhile(course):
    app, courses, root = course
    with Gradebook(courses.db_url, courses.course_id) as gradebook:
        grade = gradebook.find_grade("why_not_a_line", NOTEBOOK, LESSON, "ann")
        grade.needs_manual_grade = True  # as after every autograding
        gradebook.db.commit()
        Feedback(app, courses).write("ann", LESSON)
        grade.needs_manual_grade = False
        gradebook.db.commit()
    page = page_of(root, "ann").read_text(encoding="utf-8")
    row = page.split('href="#why_not_a_line"')[1].split("</tr>")[0]
    assert "<td>2.5</td>" in row and "look at this mark again" in row


def test_a_notebook_that_cannot_be_shown_stops_nobody(course):
    app, courses, root = course
    path = root / "classroom" / "autograded" / "bob" / LESSON / f"{NOTEBOOK}.ipynb"
    kept = path.read_bytes()
    path.write_text('{"cells": 3, "nbformat": 4}', encoding="utf-8")
    try:
        Feedback(app, courses).write("bob", LESSON)
        assert "ask your instructor" in page_of(root, "bob").read_text(encoding="utf-8")
    finally:
        path.write_bytes(kept)
