"""Nothing in a page of feedback runs or is fetched, and what students may use in a text stays."""

import nbformat
import pytest
from feedback_pages import PIXEL, PNG, Page, about, assert_harmless, error, notebook, render
from nbconvert.filters.markdown_mistune import IPythonRenderer
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output
from nbgrader_sandbox.feedback.markup import markdown

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
    "<a href=' \x01da\nta:text/html,<script>alert(1)</script>'>x</a>",
    "<p title='<img src=x onerror=alert(1)>'>x</p>",
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


def test_tex_with_a_mistake_is_shown_as_it_is():
    assert "<code>\\frac{1</code>" in markdown(r"$\frac{1$")


def test_the_parts_of_markdown_survive():
    html = markdown(
        "# One $x$\n\n<details><summary>Hint</summary>\n\n- `a < b`\n\n</details>\n\n|a|b|\n|-|-:|\n|1|2|\n\n"
        "[there](#One) $$a < b$$"
    )
    for part in (
        "<h1",
        "<details><summary>Hint</summary>",
        "<li><code>a &lt; b</code></li>",
        "</details>",
        '<td style="text-align:right">2</td>',
        'href="#text.One"',
        '<math display="block">',
    ):
        assert part in html


UNCLOSED = "".join(f"<b title={number}>" for number in range(1000))  # each paragraph repeats them


@pytest.mark.parametrize(
    "text",
    ["[" * 50_001, "> " * 5000 + "x", "- " * 3000 + "x", "$" * 5000, "<div>" * 9900, f"<p>{UNCLOSED}" + "<p>x" * 6000],
    ids=["brackets", "quotes", "lists", "dollars", "blocks", "unclosed"],
)
def test_a_cell_of_absurd_size_or_depth_is_shown_all_the_same(text):
    assert 0 < len(markdown(text)) < 10 * len(text)


def test_a_notebook_of_absurd_size_is_shown_all_the_same():
    html = render(notebook(*(new_markdown_cell("word " * 9_000) for _ in range(10))))
    assert (html.count("<p>word"), html.count("<pre>word")) == (4, 6)


@pytest.mark.parametrize("text", ["<div>" * 9_900, "a.b(c)[0]\n" * 3_000])
@pytest.mark.parametrize("cells", [1, 20])
def test_texts_of_very_many_signs_are_not_formatted(text, cells):
    """Highlighting takes time for each sign: four such cells took ten seconds."""
    short = new_code_cell("total = 1 + 2")
    page = render(notebook(short, *(new_code_cell(f"{text}{number}") for number in range(cells))))
    assert page.count("<span") < 50_000 and '<span class="mi">1</span>' in page
    assert page.count("&gt;" if ">" in text else "]") >= cells * 3_000
