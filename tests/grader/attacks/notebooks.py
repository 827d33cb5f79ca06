"""Attacks on the cells that are graded: edits of an honest notebook, in which `relu` and `affine` are right."""

import copy

from . import HONEST, collection

ATTACKS, attack = collection("edit")


def cell(notebook: dict, name: str) -> dict:
    return next(cell for cell in notebook["cells"] if cell["metadata"].get("nbgrader", {}).get("grade_id") == name)


def code(source: str, **metadata) -> dict:
    return {"cell_type": "code", "execution_count": None, "metadata": metadata, "outputs": [], "source": source}


def tests(notebook: dict) -> list[dict]:
    return [cell for cell in notebook["cells"] if cell["metadata"].get("nbgrader", {}).get("locked")]


@attack(says="test_forward")
def deleted_test_cell(notebook):
    notebook["cells"].remove(cell(notebook, "test_forward"))


@attack(says="test_relu")
def all_test_cells_deleted(notebook):
    for test in tests(notebook):
        notebook["cells"].remove(test)


@attack(says="test_forward")
def edited_test_cell(notebook):
    cell(notebook, "test_forward")["source"] = "3.0"


@attack(says="test_relu")
def duplicated_test_cell(notebook):
    place = notebook["cells"].index(cell(notebook, "test_relu"))
    notebook["cells"].insert(place, copy.deepcopy(notebook["cells"][place]) | {"id": "copy"})


@attack(says="test_forward")
def duplicated_test_cell_with_points(notebook):
    twin = copy.deepcopy(cell(notebook, "test_forward")) | {"id": "twin", "source": "3.0"}
    notebook["cells"].append(twin)


@attack(says="test_relu")
def split_test_cell(notebook):
    """As JupyterLab splits a cell: both halves keep the metadata."""
    place = notebook["cells"].index(cell(notebook, "test_relu"))
    half = copy.deepcopy(notebook["cells"][place]) | {"id": "half"}
    whole = "".join(notebook["cells"][place]["source"])
    half["source"], notebook["cells"][place]["source"] = whole[:60], whole[60:]
    notebook["cells"].insert(place, half)


@attack(earns=HONEST, says="relu")
def split_solution_cell(notebook):
    place = notebook["cells"].index(cell(notebook, "relu"))
    half = copy.deepcopy(notebook["cells"][place]) | {"id": "half", "source": "helper = np.maximum"}
    notebook["cells"].insert(place, half)


@attack(earns=("affine",), says="relu")
def deleted_solution_cell(notebook):
    notebook["cells"].remove(cell(notebook, "relu"))


@attack(says="metadata")
def stripped_metadata(notebook):
    for cell in notebook["cells"]:
        cell["metadata"] = {}


@attack(says="metadata")
def stripped_metadata_and_ids(notebook):
    notebook["metadata"] = {}
    for cell in notebook["cells"]:
        cell["metadata"] = {}
        cell.pop("id", None)


@attack()
def points_raised(notebook):
    for test in tests(notebook):
        test["metadata"]["nbgrader"]["points"] = 100


@attack()
def answer_that_calls_itself_a_test(notebook):
    answer = cell(notebook, "forward")
    answer["metadata"]["nbgrader"] |= {"grade": True, "solution": False, "points": 100, "locked": False}
    answer["source"] = "100.0"


@attack()
def extra_test_cell(notebook):
    extra = {
        "grade": True,
        "grade_id": "test_bonus",
        "locked": False,
        "points": 50,
        "schema_version": 3,
        "solution": False,
        "task": False,
    }
    notebook["cells"].append(code("50.0", nbgrader=extra))


@attack(says="test_forward")
def test_cell_that_is_text(notebook):
    test = cell(notebook, "test_forward")
    test["cell_type"] = "markdown"
    del test["outputs"], test["execution_count"]


@attack()
def test_cells_that_are_no_tests(notebook):
    for test in tests(notebook):
        test["metadata"]["nbgrader"] |= {"grade": False, "solution": True, "locked": False}
        test["metadata"] |= {"tags": ["skip-execution", "raises-exception", "remove-cell"], "editable": False}


@attack()
def forged_outputs_as_submitted(notebook):
    for test in tests(notebook):
        test["outputs"] = [
            {"output_type": "execute_result", "data": {"text/plain": "3.0"}, "metadata": {}, "execution_count": 1}
        ]
