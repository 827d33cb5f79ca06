"""What readers need who do not see the figures, or who move from heading to heading, in every text of the course."""

import base64
import html
import io
import re
from pathlib import Path

import nbformat
import numpy as np
import pytest
from judge import ROOT
from PIL import Image

NOTEBOOKS = sorted([*(ROOT / "solutions").glob("*/*.ipynb"), *(ROOT / "notebooks").glob("*/*.ipynb")])
PAGES = sorted([ROOT / "README.md", *ROOT.glob("*/README.md")])
every_text = pytest.mark.parametrize(
    "path", [pytest.param(path, id=path.relative_to(ROOT).as_posix()) for path in NOTEBOOKS + PAGES]
)
every_solution = pytest.mark.parametrize(
    "path", [pytest.param(path, id=path.stem) for path in NOTEBOOKS if "solutions" in path.parts]
)
NO_PROSE = re.compile(r"^#+ (BEGIN|END) SOLUTION.*?$|^```.*?^```", re.MULTILINE | re.DOTALL)
LEAST = 20  # characters: "plot" and "figure 1" describe nothing


def prose(path: Path) -> str:
    """The Markdown of a page or of all a notebook's cells, without nbgrader's marks and without blocks of code."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".ipynb":
        cells = nbformat.reads(text, as_version=4).cells
        text = "\n\n".join(cell.source for cell in cells if cell.cell_type == "markdown")
    return NO_PROSE.sub("", text)


def silent_images(text: str) -> list[str]:
    """The images of Markdown or HTML that say nothing, or too little, of what they show."""
    found = [(alt, target) for alt, target in re.findall(r"!\[([^]]*)\]\(([^)]*)\)", text)]
    for tag in re.findall(r"<img\b[^>]*>", text, flags=re.IGNORECASE | re.DOTALL):
        alt = re.search(r"""\balt=(["'])(.*?)\1""", tag, flags=re.DOTALL)
        found.append((html.unescape(alt[2]) if alt else "", tag[:60]))
    return [target for alt, target in found if len(alt.strip()) < LEAST]


def silent_outputs(nb) -> list[str]:
    """The cells with an output whose image says nothing, or too little."""
    found = []
    for cell in nb.cells:
        for output in cell.get("outputs", []):
            data, metadata = output.get("data", {}), output.get("metadata", {})
            alts = [metadata.get(kind, {}).get("alt", "") for kind in data if kind.startswith("image/")]
            if any(len(alt) < LEAST for alt in alts) or silent_images(data.get("text/html", "")):
                found.append(cell.id)
    return found


def cut_off(png: bytes) -> list[str]:
    """The edges of a picture on white at which something dark is cut off."""
    dark = np.asarray(Image.open(io.BytesIO(png)).convert("L")) < 160
    edges = {"top": dark[0], "bottom": dark[-1], "left": dark[:, 0], "right": dark[:, -1]}
    return [name for name, edge in edges.items() if edge.any()]


def skipped_headings(text: str) -> list[str]:
    """The headings that lie more than a level below the one before, and every first-level heading but the first."""
    headings = re.findall(r"^(#+) +(.+)$", text, flags=re.MULTILINE)
    levels = [0, *(len(marks) for marks, _ in headings)]
    return [
        words
        for before, level, (_, words) in zip(levels, levels[1:], headings)
        if level > before + 1 or (level == 1 and before)
    ]


def anchors(text: str) -> set[str]:
    """What follows the # in a link to each heading, as GitHub and JupyterLab make it, in small letters."""
    headings = [re.sub(r"[`*_]", "", words).strip().lower() for words in re.findall(r"^#+ +(.+)$", text, re.MULTILINE)]
    return {words.replace(" ", "-") for words in headings} | {
        re.sub(r"[^\w\- ]", "", words).replace(" ", "-") for words in headings
    }


def dead_links(text: str, page: Path) -> list[str]:
    """The links to files or headings that are not there; addresses of other machines are not asked."""
    targets = re.findall(r"\]\(([^)\s]+)[^)]*\)", text) + re.findall(r"""(?:href|src)=["']([^"']+)["']""", text)
    found = []
    for target in targets:
        name, _, anchor = target.partition("#")
        file = page.parent / name if name else page
        if re.match(r"[a-z]+:", target):
            continue
        if not file.exists() or (anchor and anchor.lower() not in anchors(prose(file) if name else text)):
            found.append(target)
    return found


@every_text
def test_every_image_says_what_it_shows(path):
    assert silent_images(prose(path)) == []


@every_solution
def test_every_stored_figure_says_what_it_shows(path):
    assert silent_outputs(nbformat.read(path, as_version=4)) == []


@every_solution
def test_no_stored_figure_is_cut_off_at_its_edge(path):
    figures = {
        cell.id: output.data["image/png"]
        for cell in nbformat.read(path, as_version=4).cells
        for output in cell.get("outputs", [])
        if "image/png" in output.get("data", {})
    }
    assert figures
    assert {cell: edges for cell, png in figures.items() if (edges := cut_off(base64.b64decode(png)))} == {}


@every_text
def test_headings_go_down_one_level_at_a_time(path):
    assert re.search("^# ", prose(path), flags=re.MULTILINE)
    assert skipped_headings(prose(path)) == []


@every_text
def test_links_lead_somewhere(path):
    assert dead_links(prose(path), path) == []


# The gate itself


@pytest.mark.parametrize(
    "image", ["![](plot.png)", "![plot](plot.png)", '<img src="plot.png">', '<IMG\nalt="a plot" src="plot.png">']
)
def test_an_image_that_says_nothing_is_found(image):
    assert len(silent_images(f"A line.\n\n{image}\n")) == 1


@pytest.mark.parametrize(
    "image", ["![Two squares and two circles.](plot.png)", '<img src="plot.png" alt="Two squares &amp; two circles.">']
)
def test_an_image_that_says_what_it_shows_is_not(image):
    assert silent_images(image) == []


@pytest.mark.parametrize(
    "data, metadata, silent",
    [
        ({"image/png": "aGk="}, {}, True),
        ({"image/png": "aGk="}, {"image/png": {"alt": "plot"}}, True),
        ({"image/png": "aGk="}, {"image/png": {"alt": "Two squares and two circles."}}, False),
        ({"text/html": '<img src="data:image/png;base64,aGk=">'}, {}, True),
        ({"text/plain": "4"}, {}, False),
    ],
)
def test_a_stored_figure_that_says_nothing_is_found(data, metadata, silent):
    cell = nbformat.v4.new_code_cell(outputs=[nbformat.v4.new_output("display_data", data, metadata=metadata)])
    assert silent_outputs(nbformat.v4.new_notebook(cells=[cell])) == ([cell.id] if silent else [])


@pytest.mark.parametrize(
    "box, edges", [((3, 3, 6, 6), []), ((0, 3, 6, 6), ["left"]), ((3, 0, 6, 10), ["top", "bottom"])]
)
def test_what_is_cut_off_at_an_edge_is_found(box, edges):
    picture = Image.new("RGB", (10, 10), "white")
    picture.paste("black", box)
    buffer = io.BytesIO()
    picture.save(buffer, "png")
    assert cut_off(buffer.getvalue()) == edges


@pytest.mark.parametrize(
    "text, skipped",
    [("# A\n## B\n### C\n## D\n", []), ("# A\n### C\n", ["C"]), ("## B\n", ["B"]), ("# A\n# B\n", ["B"])],
)
def test_a_skipped_level_is_found(text, skipped):
    assert skipped_headings(text) == skipped


def test_a_link_that_leads_nowhere_is_found(tmp_path):
    page = tmp_path / "page.md"
    page.write_text("# Two words\n", encoding="utf-8")
    text = (
        "# Here it is\n[a](page.md) [b](page.md#two-words) [c](page.md#Two-words) [d](#here-it-is) "
        "[e](https://example.org) ![f](none.png) [g](page.md#three) [h](#there) <a href='none.html'>i</a>"
    )
    assert dead_links(text, page) == ["none.png", "page.md#three", "#there", "none.html"]
