"""What students must not see of the lessons: solutions, model answers with mark schemes, and hidden tests."""

import re
from functools import cache

import nbformat
from judge import ROOT

LEAST = 20  # characters of words: a shorter line, such as "return A", gives nothing away
REGION = re.compile("### BEGIN (SOLUTION|HIDDEN TESTS)\n(.*?)### END", re.DOTALL)
KINDS = {"solution": ("SOLUTION", "code"), "marking": ("SOLUTION", "markdown"), "hidden test": ("HIDDEN TESTS", "code")}


def words(text: str) -> str:
    """The words of a text with one space between them, so that a page, which wraps anew, can be compared."""
    return f" {' '.join(re.findall(r'[A-Za-z0-9_.]+', text))} "


@cache
def source(cell_type: str) -> str:
    """The lessons as their authors wrote them: the sources of all cells of a type."""
    notebooks = [nbformat.read(path, as_version=4) for path in (ROOT / "solutions").glob("*/*.ipynb")]
    return "\n".join(cell.source for nb in notebooks for cell in nb.cells if cell.cell_type == cell_type)


@cache
def hidden_lines(kind: str) -> list[str]:
    """The words of each line of that kind which does not stand outside such regions too, without imports."""
    mark, cell_type = KINDS[kind]
    shown = words("\n".join(REGION.sub("", source(each)) for each in ("code", "markdown")))
    regions = [region for found, region in REGION.findall(source(cell_type)) if found == mark]
    lines = {words(line) for region in regions for line in region.splitlines() if not re.match("from |import ", line)}
    return sorted(line for line in lines if len(line) > LEAST and line not in shown)


def leaks(text: str, *kinds: str) -> list[str]:
    """The hidden lines of these kinds that a text holds."""
    held = words(text)
    return [line for kind in kinds for line in hidden_lines(kind) if line in held]
