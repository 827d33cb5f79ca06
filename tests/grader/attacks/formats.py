"""Attacks on the notebook's JSON as a whole: edits of an honest one, in which `relu` and `affine` are right."""

from . import collection
from .notebooks import cell, code

ATTACKS, attack = collection("edit")


@attack(says="another language")
def foreign_kernel(notebook):
    notebook["metadata"] = {
        "kernelspec": {"display_name": "R", "language": "R", "name": "ir"},
        "language_info": {"name": "R"},
    }


@attack(says="another language")
def kernel_with_a_path(notebook):
    notebook["metadata"]["kernelspec"] = {"display_name": "x", "language": "bash", "name": "../../bin/sh -c true"}


@attack()
def version_4_4(notebook):
    notebook["nbformat_minor"] = 4
    for one in notebook["cells"]:
        one.pop("id", None)


@attack(says="3")
def version_3(notebook):
    cells = []
    for one in notebook["cells"]:
        one.pop("id", None)
        if one["cell_type"] == "code":
            one |= {"input": one.pop("source"), "language": "python", "prompt_number": 1, "collapsed": False}
            del one["execution_count"]
            one["outputs"] = []
        cells.append(one)
    del notebook["cells"]
    notebook |= {
        "nbformat": 3,
        "nbformat_minor": 0,
        "worksheets": [{"cells": cells, "metadata": {}}],
        "metadata": {"name": ""},
    }


@attack(says="3")
def version_3_with_a_heading_of_many_levels(notebook):
    version_3(notebook)
    heading = {"cell_type": "heading", "level": 3_000_000_000, "metadata": {}, "source": "x"}
    notebook["worksheets"][0]["cells"].append(heading)


@attack()
def magics_below_a_long_word(notebook):
    source = "a" * 25_000 + " ?\n" + "%who\n" * 36
    notebook["cells"].append(
        {
            "cell_type": "code",
            "execution_count": None,
            "id": "long-word",
            "metadata": {},
            "outputs": [],
            "source": source,
        }
    )


@attack(failed=True, says="nbformat 99")
def version_of_the_future(notebook):
    notebook |= {"nbformat": 99, "nbformat_minor": 0}


@attack(failed=True, says="not a notebook")
def no_version(notebook):
    del notebook["nbformat"], notebook["nbformat_minor"]


@attack(earns=(), says="Is it the right file?")
def cells_of_another_kind(notebook):
    notebook["cells"] = [None, 5, "text", {"cell_type": 7, "metadata": [], "source": {"a": 1}}]


@attack()
def one_id_for_all(notebook):
    for one in notebook["cells"]:
        one["id"] = "same"


@attack()
def no_order(notebook):
    """Tests before their answers, the last first, and the setup cell at the end."""
    notebook["cells"].sort(key=lambda cell: not cell["metadata"].get("nbgrader", {}).get("solution"))


@attack(failed=True, says="cells")
def ten_thousand_cells(notebook):
    notebook["cells"] += [code(f"x = {number}") for number in range(10_000)]


@attack()
def hundred_thousand_lines(notebook):
    cell(notebook, "forward")["source"] = "\n".join(f"x{number} = {number}" for number in range(100_000))


@attack()
def deep_source(notebook):
    """What overflows the parser, here or in a scan of the source."""
    cell(notebook, "forward")["source"] = "x = " + "(" * 5000 + ")" * 5000
    notebook["cells"] += [
        code("y = " + "-" * 50_000 + "1"),
        code("z = " + "+".join("1" * 20_000)),
        code("if x:\n" + "".join(" " * depth + "if x:\n" for depth in range(1, 150))),
    ]


@attack()
def null_bytes(notebook):
    cell(notebook, "forward")["source"] = "x = 1\x00\ny = '\ufeff\x00'\n\x0c\x1a"


@attack()
def lone_surrogates(notebook):
    cell(notebook, "forward")["source"] = "text = '\ud800 \udcff'\nprint(text)"
    cell(notebook, "why_not_a_line")["source"] = "\ud800"


@attack()
def script_in_a_text(notebook):
    cell(notebook, "why_not_a_line")["source"] = "<script>document.title = 'left-by-an-attack'</script>"


@attack()
def not_a_number_in_the_metadata(notebook):
    notebook["metadata"]["grade"] = float("nan")
    cell(notebook, "test_relu")["metadata"]["nbgrader"]["points"] = float("inf")


@attack()
def odd_nbgrader_metadata(notebook):
    cell(notebook, "test_forward")["metadata"]["nbgrader"] |= {"schema_version": 99, "grade_id": "test_forward"}
    cell(notebook, "forward")["metadata"]["nbgrader"] |= {"points": {}, "schema_version": "x", "checksum": None}
    notebook["cells"].append(code("1", nbgrader="text"))
