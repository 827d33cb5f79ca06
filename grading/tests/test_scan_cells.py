"""What the scan reads of a notebook: magics, several cells, and code that is broken, huge or slow to read."""

import nbformat
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nbgrader_sandbox.scan import MAX_FINDINGS, MAX_SOURCE
from scanning import NOTEBOOK, findings_in, findings_of, submission


@pytest.mark.parametrize(
    "magic", ["%%time", "%%timeit -n 3", "%%capture out", "%%time\n%%capture", "\n\n%%prun -s cumulative"]
)
def test_a_timed_cell_is_read_too(magic):
    source = f"{magic}\n%matplotlib inline\nx = 1\nimport ctypes"
    assert findings_of(source) == [
        f"norm, line {source.count(chr(10)) + 1}: import ctypes : reaches into the interpreter's memory"
    ]


@pytest.mark.parametrize("rest", ["\n%who\nimport gc", "; import gc; x = %who"])
def test_what_looks_like_a_cell_magic_is_read_as_the_code_that_it_is(rest):
    assert "interpreter's memory" in findings_of('get_ipython().run_cell_magic("html", "", "")' + rest)[0]


def test_the_line_is_right_below_empty_lines_and_magics():
    assert findings_of("\n\n%matplotlib inline\nimport gc")[0].startswith("norm, line 4: import gc : ")


def test_the_shells_name_counts_in_other_cells():
    nb = submission()
    nb.cells.insert(4, nbformat.v4.new_code_cell("ip = get_ipython()"))
    assert findings_in(nb) == []
    nb.cells.insert(5, nbformat.v4.new_code_cell("ip.events.register('pre_run_cell', f)"))
    assert findings_in(nb) == ["cell 6, line 1: ip.events.register('pre_run_cell', f) : reaches into IPython"]


def test_a_cell_of_ones_own_is_named_by_its_number():
    nb = submission()
    nb.cells.insert(4, nbformat.v4.new_code_cell("import gc"))
    nb.cells.insert(5, nbformat.v4.new_markdown_cell("import gc"))
    assert findings_in(nb) == ["cell 5, line 1: import gc : reaches into the interpreter's memory"]


def test_an_import_in_one_cell_counts_in_another():
    nb = submission()
    nb.cells.append(nbformat.v4.new_code_cell("np.allclose = f"))  # np comes from the setup cell
    assert len(findings_in(nb)) == 1


@pytest.mark.parametrize("line", ["import ctypes", "f.__code__", "sys._getframe()", "exec('x')", "get_ipython().x"])
def test_code_that_does_not_parse_is_searched_for_words(line):
    assert findings_of(f"def norm(z:\n{line}")[0].startswith(f"norm, line 2: {line} : holds ")


def test_many_findings_and_long_lines_are_cut_short():
    sentences = findings_of("\n".join(f"import gc  # {number} {'x' * 300}" for number in range(99)))
    assert len(sentences) == MAX_FINDINGS + 1 and max(map(len, sentences)) < 250
    assert sentences[-1] == f"{NOTEBOOK.name}: {99 - MAX_FINDINGS} more such lines."


def test_huge_and_nested_code_is_not_read_through():
    assert "not read through" in findings_of("x = 1\n" * MAX_SOURCE)[0]
    assert findings_of("(" * 5000) == [] and findings_of("a\0b") == []


SLOW = {  # cells that would each keep the grader busy for seconds or minutes
    "a long word, again for each magic": "a" * 8000 + " ?\n" + "%who\n" * 60,
    "a long word": "a" * 20_000 + "(b?",
    "spaces": "x = = 1\n" + " " * 20_000 + "1",
    "spaces before no token": "x" + " " * 50_000 + "$",
    "many lines of spaces": ("x" + " " * 900 + "$\n") * 100,
    "many long words": ("a" * 900 + " ?\n") * 100,
    "magics above much code": "%who\n" * 250 + "(1,2,3)\n" * 1000,
    "magics within magics": ("/" * 900 + "f\n") * 100,
    "texts that do not end": "$" + "\\'" * 45_000,
    "prompts": ">>> $" + "'" * 90_000,
    "timed again and again": "\n" * 50_000 + "%%time " * 7000,
    "signs": "-" * 50_000 + "1",
}


@pytest.mark.parametrize("name", SLOW)
def test_what_takes_too_long_to_read_is_said(name):
    assert "not read through" in findings_of(SLOW[name])[0]
    sentences = findings_of(SLOW[name] + "\nimport ctypes\n")
    assert any(": import ctypes : holds 'import ctypes'" in sentence for sentence in sentences)


def test_cells_share_what_their_magics_may_take():
    nb = submission()
    nb.cells += [nbformat.v4.new_code_cell("%who\n" * 20 + "x = 1\n" * 100) for _ in range(130)]
    assert 0 < len(findings_in(nb)) <= MAX_FINDINGS + 1


@settings(max_examples=200)
@given(
    st.text(max_size=60)
    | st.lists(
        st.sampled_from(
            [
                "np",
                ".",
                "=",
                "(",
                ")",
                "\n",
                " ",
                "%",
                "%%",
                "time",
                "!",
                "import",
                "def",
                "get_ipython()",
                "'",
                '"',
                "class A",
                ":",
                "?",
                "\\",
                "del",
                "[",
                "]",
                "x",
                "*",
                "lambda",
                "\t",
                "f'{",
                "}'",
                "\u00e9",
                "\ud800",
            ]
        ),
        max_size=12,
    ).map("".join)
)
def test_whatever_the_source_is(source):
    for sentence in findings_of(source):
        assert sentence.isascii() and sentence.isprintable()
