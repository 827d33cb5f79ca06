"""Preflight and cells: each is recognised, and the instructor's are as they were handed out."""

import copy

import nbformat
import pytest
from sample_course import SMALL
from submissions import (
    CELLS,
    NAME,
    cell_of,
    check,
    copy_below,
    handed_in,
    index_of,
    is_unchanged,
    names_of,
    source_of,
    strip,
)

TESTS = [name for name, cell in CELLS.items() if cell.grade and not cell.solution]


def test_stripped_metadata_with_ids():
    checked = check(strip(handed_in()))
    assert names_of(checked) == list(CELLS) and len(checked.repairs) == 1 and not checked.flags
    assert "without nbgrader's metadata, but recognised" in checked.repairs[0]


@pytest.mark.parametrize("answered", [True, False])
def test_stripped_metadata_without_ids(answered):
    nb = strip(handed_in(answered))
    for number, cell in enumerate(nb.cells):
        cell.id = f"c{number}"
    checked = check(nb)
    assert names_of(checked) == list(CELLS) and not checked.flags
    assert len(checked.notebooks[NAME].cells) == len(nb.cells)


@pytest.mark.parametrize(
    "change",
    [
        {"points": 100},
        {"points": "NaN"},
        {"points": float("nan")},
        {"grade": False},
        {"locked": False},
        {"solution": True},
        {"task": True},
        {"schema_version": 1},
        {"schema_version": [1]},
        {"locked": {}},
        {"grade": None},
    ],
)
def test_changed_metadata_is_restored(change):
    nb = handed_in()
    cell_of(nb, "test_norm").metadata.nbgrader.update(change)
    checked = check(nb)
    assert checked.repairs == ["test_norm: nbgrader's metadata was old or changed, and was restored."]
    assert not checked.flags


def test_the_first_nbgraders_metadata_is_restored():
    nb = handed_in()
    for cell in nb.cells:
        if "nbgrader" in cell.metadata:
            cell.metadata.nbgrader = {key: cell.metadata.nbgrader[key] for key in ("grade", "grade_id", "solution")}
    assert "norm, test_norm" in check(nb).repairs[0] and len(check(nb).repairs) == 1


@pytest.mark.parametrize("name", ["test_norm", "given-triangle"])
def test_an_edited_cell_of_the_instructors_is_put_back(name):
    nb = handed_in()
    cell_of(nb, name).source = "1.0"
    assert check(nb).repairs == [f"{name}: the instructor's cell had been edited, and was restored."]


def test_white_space_and_line_ends_are_no_edit():
    nb = handed_in()
    cell_of(nb, "test_norm").source = cell_of(nb, "test_norm").source.replace("\n", " \r\n") + "\n"
    assert is_unchanged(check(nb))


def test_a_copied_test_runs_once():
    nb = copy_below(handed_in(), "test_norm")
    checked = check(nb)
    assert checked.repairs == ["test_norm: was there more than once; one copy is used."] and not checked.flags
    assert len(checked.notebooks[NAME].cells) == len(nb.cells) - 1


def test_a_split_test_is_whole_again():
    nb = handed_in()
    head, _, tail = cell_of(nb, "test_norm").source.partition("\n\n")
    cell_of(nb, "test_norm").source = head
    checked = check(copy_below(nb, "test_norm", tail))
    assert names_of(checked) == list(CELLS) and not checked.flags
    assert head not in [cell.source for cell in checked.notebooks[NAME].cells]


def test_a_copied_test_with_own_experiments_stays_as_the_students():
    checked = check(copy_below(handed_in(), "test_norm", "print(norm(np.ones(2)))"))
    own = [cell for cell in checked.notebooks[NAME].cells if cell.source == "print(norm(np.ones(2)))"]
    assert len(own) == 1 and "nbgrader" not in own[0].metadata and names_of(checked) == list(CELLS)


def test_a_copied_answer_is_one_answer():
    checked = check(copy_below(handed_in(), "norm"))
    assert checked.repairs == ["norm: was there more than once; one copy is used."] and not checked.flags
    assert names_of(checked) == list(CELLS)


def test_a_stub_below_the_answer_does_not_overwrite_it():
    checked = check(copy_below(handed_in(), "norm", CELLS["norm"].released))
    assert "NotImplementedError" not in source_of(checked, "norm") and not checked.flags
    assert CELLS["norm"].released not in [cell.source for cell in checked.notebooks[NAME].cells]


def test_answers_that_differ_all_run_and_the_last_counts():
    nb = copy_below(handed_in(), "norm", "def norm(z):\n    return z")
    checked = check(nb)
    assert len(checked.notebooks[NAME].cells) == len(nb.cells) and names_of(checked) == list(CELLS)
    assert source_of(checked, "norm") == "def norm(z):\n    return z"
    assert checked.repairs == ["norm: was answered in cells 5, 6; all run in their order, and cell 6 counts."]
    assert not checked.flags


def test_texts_that_differ_are_flagged():
    checked = check(copy_below(handed_in(), "why_shorter", "Another answer."))
    assert source_of(checked, "why_shorter") == "Another answer."
    assert [flag for flag in checked.flags if flag.startswith("why_shorter: 2 cells that differ")]


def test_a_split_answer_runs_whole():
    for above, below in (("root = np.sqrt", None), (None, "print(norm(np.ones((1, 2))))")):
        nb = handed_in()
        answer = cell_of(nb, "norm").source
        cell_of(nb, "norm").source = above or answer
        checked = check(copy_below(nb, "norm", below or answer))
        assert [cell.source for cell in checked.notebooks[NAME].cells][4:6] == [above or answer, below or answer]
        assert source_of(checked, "norm") == answer
        assert checked.repairs == ["norm: the answer had been split (cells 5, 6); its parts run in their order."]
        assert not checked.flags


@pytest.mark.parametrize("name", [*TESTS, "given-triangle"])
def test_a_deleted_cell_of_the_instructors_is_put_back_in_its_place(name):
    nb = handed_in()
    del nb.cells[index_of(nb, name)]
    checked = check(nb)
    assert [cell.id for cell in checked.notebooks[NAME].cells] == [cell.id for cell in handed_in().cells]
    assert checked.repairs == [f"{name}: the cell had been deleted, and was put back."] and not checked.flags


def test_an_empty_notebook_gets_every_cell_that_nbgrader_needs():
    nb = handed_in()
    nb.cells = []
    assert names_of(check(nb)) == [name for name, cell in CELLS.items() if cell.locked or cell.grade]


def test_a_deleted_answer_is_flagged_and_no_stub_put_back():
    nb = handed_in()
    del nb.cells[index_of(nb, "norm")]
    checked = check(nb)
    assert "norm" not in names_of(checked) and checked.repairs == []
    assert checked.flags == ["norm: its answer's cell is gone, and no other cell defines it."]


@pytest.mark.parametrize("answer", ["def norm(z):\n    return abs(z)", "norm = lambda z: abs(z)", "def norm(z:\n"])
def test_an_answer_in_a_cell_of_its_own_is_recognised(answer):
    nb = handed_in()
    del nb.cells[index_of(nb, "norm")]
    nb.cells.insert(index_of(nb, "test_norm"), nbformat.v4.new_code_cell(answer))
    checked = check(nb)
    assert source_of(checked, "norm") == answer and names_of(checked) == list(CELLS) and not checked.flags


@pytest.mark.parametrize("below", [0, 1])
def test_an_answer_beside_an_untouched_stub_is_flagged(below):
    nb = handed_in()
    own = nbformat.v4.new_code_cell(cell_of(nb, "norm").source)
    cell_of(nb, "norm").source = CELLS["norm"].released
    nb.cells.insert(index_of(nb, "norm") + below, own)
    checked = check(nb)
    assert checked.repairs == [] and len(checked.flags) == 1
    assert checked.flags[0].startswith("norm: its answer's cell is as it was handed out, but another cell defines it")


def test_merged_answers_are_left_alone():
    nb = handed_in()
    cell_of(nb, "norm").source += "\n\n" + nb.cells.pop(index_of(nb, "moved")).source
    checked = check(nb)
    assert is_unchanged(checked) and "moved" not in names_of(checked)


@pytest.mark.parametrize("kept, gone", [("norm", "test_norm"), ("test_norm", "norm")])
def test_an_answer_merged_with_its_check_is_a_cell_of_its_own_again(kept, gone):
    nb = handed_in()
    answer, test = cell_of(nb, "norm").source, CELLS["test_norm"].released
    cell_of(nb, kept).source = f"{answer}\n\n{test}\n"
    del nb.cells[index_of(nb, gone)]
    checked = check(nb)
    assert source_of(checked, "norm") == answer and names_of(checked) == list(CELLS) and not checked.flags
    assert checked.repairs[-1] == "test_norm: the check had been merged into another cell, and was taken out."


def test_own_lines_around_a_merged_check_stay():
    nb = handed_in()
    del nb.cells[index_of(nb, "test_norm")]
    answer = cell_of(nb, "norm").source
    cell_of(nb, "norm").source = f"{answer}\n{CELLS['test_norm'].released}\nprint('passed')"
    assert source_of(check(nb), "norm") == f"{answer}\nprint('passed')"


def test_an_answer_pasted_from_another_is_recognised():
    nb = handed_in()
    answer = nb.cells.pop(index_of(nb, "moved")).source
    pasted = copy.deepcopy(cell_of(nb, "norm"))
    pasted.update(source=answer, id="pasted")
    nb.cells.insert(index_of(nb, "test_moved"), pasted)
    checked = check(nb)
    assert source_of(checked, "moved") == answer and names_of(checked) == list(CELLS) and not checked.flags


def test_a_deleted_text_answer_comes_back_unanswered():
    nb = handed_in()
    del nb.cells[index_of(nb, "why_shorter")]
    checked = check(nb)
    assert source_of(checked, "why_shorter") == CELLS["why_shorter"].source and names_of(checked) == list(CELLS)
    assert len(checked.flags) == 1


def test_a_text_answer_in_a_cell_of_its_own_is_recognised():
    nb = handed_in()
    nb.cells[index_of(nb, "why_shorter")] = nbformat.v4.new_markdown_cell("A straight line is shorter.")
    checked = check(nb)
    assert source_of(checked, "why_shorter") == "A straight line is shorter." and not checked.flags


def test_a_test_above_its_answer_is_moved_below_it():
    nb = handed_in()
    nb.cells.insert(0, nb.cells.pop(index_of(nb, "test_norm")))
    checked = check(nb)
    assert names_of(checked) == list(CELLS)
    assert checked.repairs == ["test_norm: the check was above its answer, and was moved below it."]


def test_a_copy_of_the_answer_far_below_does_not_take_the_test_along():
    nb = handed_in()
    nb.cells.append(copy.deepcopy(cell_of(nb, "norm")))
    nb.cells[-1].update(id="pasted", source="def norm(z):\n    return z")
    checked = check(nb)
    ids = [cell.id for cell in checked.notebooks[NAME].cells]
    place = ids.index("norm")
    assert ids[place : place + 3] == ["norm", "norm-try", "test_norm"] and ids[-1] == "pasted"
    assert checked.repairs == ["norm: was answered in cells 5, 22; all run in their order, and cell 5 counts."]


@pytest.mark.parametrize("name, kind", [("norm", "markdown"), ("test_norm", "raw"), ("why_shorter", "code")])
def test_another_cell_type_is_put_back(name, kind):
    nb = handed_in()
    old = cell_of(nb, name)
    nb.cells[index_of(nb, name)] = nbformat.from_dict(
        {"cell_type": kind, "id": name, "metadata": old.metadata, "source": old.source}
        | ({"outputs": [], "execution_count": None} if kind == "code" else {})
    )
    checked = check(nb)
    assert checked.repairs == [f"{name}: the cell's type had been changed, and was restored."]
    assert source_of(checked, name) == (CELLS[name].source if CELLS[name].locked else old.source)


def test_a_cell_of_another_assignment_is_the_students_own():
    nb = handed_in()
    foreign = copy.deepcopy(cell_of(handed_in(name=SMALL), "squares"))
    nb.cells.append(foreign)
    checked = check(nb)
    assert names_of(checked) == list(CELLS) and checked.notebooks[NAME].cells[-1].source == foreign.source
    assert len(checked.repairs) == 1 and "'squares'" in checked.repairs[0]


@pytest.mark.parametrize("language", ["python3", "ipython", "ipython3", "Python", "Python 3.12"])
def test_python_by_another_name_is_python(language):
    nb = handed_in()
    nb.metadata.kernelspec["language"] = language
    assert is_unchanged(check(nb))


@pytest.mark.parametrize("kernel", [{"name": "ir", "display_name": "R", "language": "R"}, {"name": "julia-1.9"}, 7])
def test_a_foreign_kernel_is_flagged(kernel):
    nb = handed_in()
    nb.metadata.update(kernelspec=kernel, language_info={"name": "julia"})
    checked = check(nb)
    assert len(checked.flags) == 1 and "another language" in checked.flags[0] and not checked.repairs


def test_what_a_cell_showed_is_kept_as_text_and_pictures_and_nothing_else():
    nb = handed_in()
    cell_of(nb, "norm").outputs = [
        {"output_type": "stream", "name": "stdout", "text": ["one\n", "two"]},
        {
            "output_type": "execute_result",
            "execution_count": 7,
            "metadata": {"x": 1},
            "data": {"text/plain": ["a", "b"]},
        },
        {"output_type": "display_data", "data": {"image/png": "AAAA", "text/x-other": "x", "text/html": {"a": 1}}},
        {"output_type": "error", "ename": "E", "evalue": 5, "traceback": ["line", 3]},
        {"output_type": "other"},
        "no output",
    ]
    kept = cell_of(check(nb).notebooks[NAME], "norm").metadata.handed_in
    assert [output.output_type for output in kept] == ["stream", "display_data", "display_data", "error"]
    assert (kept[0].text, kept[1].data, kept[2].data) == ("one\ntwo", {"text/plain": "ab"}, {"image/png": "AAAA"})
    assert kept[1].metadata == {} and kept[3] == {
        "output_type": "error",
        "ename": "E",
        "evalue": "",
        "traceback": ["line", ""],
    }
