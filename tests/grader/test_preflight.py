"""Preflight: what students hand in is put right, said, or refused with a word of what to do; and nothing else."""

import copy
import io
import json
import logging
import os
import shutil
import subprocess
import sys
import zipfile

import nbformat
import pytest
from grader_lessons import assignment, lessons, solved
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from judge import ROOT
from nbgrader.coursedir import CourseDirectory
from nbgrader.nbgraderformat import MetadataValidator
from nbgrader.utils import compute_checksum, is_locked
from nbgrader_sandbox.assignment import read_assignment
from nbgrader_sandbox.preflight import Preflight, SubmissionExporter, Ungradable, preflight
from nbgrader_sandbox.preflight.reading import MOST_BYTES, MOST_CELLS, read
from traitlets.config import Config

NAME = "forward_pass"
LESSON = assignment(NAME)
CELLS = LESSON.notebooks[NAME].cells
FILE = f"{NAME}.ipynb"
TESTS = [name for name, cell in CELLS.items() if cell.grade and not cell.solution]


def handed_in(answered=True, name=NAME):
    """The released notebook, with the reference answers typed in."""
    nb = copy.deepcopy(assignment(name).notebooks[name].released)
    answers = {cell.id: cell.source for cell in solved(name).cells}
    for cell in nb.cells:
        about = assignment(name).notebooks[name].cells.get(cell.id)
        if answered and about and about.solution:
            cell.source = answers[cell.id]
    return nb


def cell(nb, name):
    return next(cell for cell in nb.cells if cell.id == name)


def place(nb, name):
    return next(index for index, cell in enumerate(nb.cells) if cell.id == name)


def strip(nb):
    for one in nb.cells:
        one.metadata.pop("nbgrader", None)
    return nb


def check(nb, file=FILE, **beside):
    """What preflight makes of a notebook; whatever it is, it must be sound."""
    data = nb if isinstance(nb, bytes) else json.dumps(nb).encode("utf-8")
    return sound(preflight({file: data, **beside}, LESSON))


def sound(checked, lesson=LESSON):
    for name, nb in checked.notebooks.items():
        cells = lesson.notebooks[name].cells
        nbformat.validate(nb)
        MetadataValidator().validate_nb(nb)
        known = {one.metadata.nbgrader.grade_id: one for one in nb.cells if "nbgrader" in one.metadata}
        assert known.keys() >= {name for name, cell in cells.items() if cell.locked or cell.grade}
        for grade_id, one in known.items():
            assert (
                one.cell_type == cells[grade_id].cell_type
                and one.metadata.nbgrader.checksum == cells[grade_id].checksum
            )
            if is_locked(one):
                assert one.source == cells[grade_id].source and compute_checksum(one) == cells[grade_id].checksum
        assert all(one.outputs == [] for one in nb.cells if one.cell_type == "code")
        assert nb.metadata.kernelspec.name == "python3"
        json.dumps(nb, ensure_ascii=False).encode("utf-8")
    for sentence in checked.repairs + checked.flags:
        assert sentence.isascii() and sentence.isprintable()
    return checked


def named(checked, name=NAME):
    return [one.metadata.nbgrader.grade_id for one in checked.notebooks[name].cells if "nbgrader" in one.metadata]


def source(checked, grade_id):
    return next(
        one.source
        for one in checked.notebooks[NAME].cells
        if one.metadata.get("nbgrader", {}).get("grade_id") == grade_id
    )


def unchanged(checked):
    return not checked.repairs and not checked.flags


# Honest work


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """The configuration of a scratch course in which nbgrader has generated the lesson."""
    root = tmp_path_factory.mktemp("course")
    shutil.copytree(ROOT / "solutions" / LESSON.name, root / "solutions" / LESSON.name)
    shutil.copy(ROOT / "nbgrader_config.py", root)
    path = os.path.dirname(sys.executable) + os.pathsep + os.environ["PATH"]  # nbgrader calls alembic
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", "generate_assignment", LESSON.name],
        check=False,
        cwd=root,
        env=os.environ | {"PATH": path, "JUPYTER_NO_CONFIG": "1"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return Config(
        {
            "CourseDirectory": {
                "root": str(root),
                "course_id": "xor-from-scratch",
                "source_directory": "solutions",
                "release_directory": "notebooks",
                "db_url": f"sqlite:///{root}/classroom/gradebook.db",
            }
        }
    )


def test_the_lessons_of_these_tests_are_those_that_nbgrader_knows(course):
    assert read_assignment(LESSON.name, CourseDirectory(config=course)) == LESSON


def test_the_same_repairs_as_a_step_of_nbgraders(course, caplog):
    nb = copy_below(strip(handed_in()), "relu", "1 + 1")
    del nb.cells[place(nb, "test_relu")]
    about = {"student": "jane", "assignment": LESSON.name, "notebook": NAME, "db_url": course.CourseDirectory.db_url}
    step = Preflight(config=course)
    step.log.propagate = True
    repaired, _ = step.preprocess(copy.deepcopy(nb), {"nbgrader": about})
    checked = check(nb)
    assert repaired == checked.notebooks[NAME]
    assert [record.getMessage() for record in caplog.records] == [
        f"jane: {line}" for line in checked.repairs + checked.flags
    ]
    assert len(checked.repairs) == 2


def as_jupyterlab_saves(nb):
    """With all that a front end adds: timings, tags, folded cells, trust, widgets, its own version of Python."""
    nb = copy.deepcopy(nb)
    nb.metadata.update(
        language_info={"name": "python", "version": "3.12.1", "file_extension": ".py", "mimetype": "x"},
        widgets={"application/vnd.jupyter.widget-state+json": {"state": {}}},
        toc={"base": 1},
    )
    for number, one in enumerate(nb.cells):
        one.metadata.update(
            tags=["skip-execution", "raises-exception"],
            slideshow={"slide_type": "slide"},
            jupyter={"source_hidden": True},
            trusted=True,
        )
        if one.cell_type == "code":
            one.metadata.update(
                collapsed=True, scrolled="auto", execution={"iopub.status.busy": "2026-01-01T00:00:00Z"}
            )
            one.execution_count = number
            one.outputs = [nbformat.from_dict({"output_type": "stream", "name": "stderr", "text": "a warning\n"})]
        one.source = one.source.splitlines(keepends=True)
    return nb


@pytest.mark.parametrize("answered", [True, False])
@pytest.mark.parametrize("save", [dict, as_jupyterlab_saves])
@pytest.mark.parametrize("name", lessons())
def test_honest_work_is_left_as_it_is(name, save, answered):
    nb, lesson = handed_in(answered, name), assignment(name)
    checked = sound(preflight({f"{name}.ipynb": json.dumps(save(nb)).encode()}, lesson), lesson)
    assert unchanged(checked)
    given = [cell.source if not is_locked(cell) else lesson.notebooks[name].cells[cell.id].source for cell in nb.cells]
    assert [cell.source for cell in checked.notebooks[name].cells] == given
    assert [cell.id for cell in checked.notebooks[name].cells] == [cell.id for cell in nb.cells]
    assert checked.files == lesson.files


def test_own_cells_edited_texts_and_another_python_are_honest():
    nb = handed_in()
    del nb.cells[place(nb, "the-data")]
    cell(nb, "title").source = "# My notes"
    nb.cells[5:5] = [nbformat.v4.new_code_cell("relu = None  # scratch"), nbformat.v4.new_markdown_cell("note")]
    nb.metadata.kernelspec = {"name": "conda-env-xor-py", "display_name": "xor", "language": "python"}
    nb.metadata.language_info = {"name": "python", "version": 3}
    assert unchanged(check(nb)) and "relu = None  # scratch" in [one.source for one in check(nb).notebooks[NAME].cells]


def test_pictures_in_texts_are_kept():
    nb = handed_in()
    picture = {"plot.png": {"image/png": "iVBORw0KGgo="}}
    cell(nb, "why_not_a_line").attachments = picture
    kept = check(nb).notebooks[NAME].cells[place(nb, "why_not_a_line")]
    assert kept.attachments == picture


# Names

RENAMED = [
    "forward_pass (1).ipynb",
    "forward_pass-Copy1.ipynb",
    "Forward_Pass.IPYNB",
    "jane_forward_pass.ipynb",
    "Forward Pass.ipynb",
    "homework.ipynb",
    "week 1/forward_pass.ipynb",
    "\u00fcbung.ipynb",
]


@pytest.mark.parametrize("file", RENAMED)
def test_a_renamed_notebook_is_found(file):
    checked = check(handed_in(), file)
    assert list(checked.notebooks) == [NAME] and not checked.flags
    assert checked.repairs == [f"forward_pass: handed in as {file!a}, graded as forward_pass.ipynb."]
    assert source(checked, "relu") == handed_in().cells[place(handed_in(), "relu")].source
    assert checked.files == {}


@pytest.mark.parametrize("answered_one", ["forward_pass.ipynb", "forward_pass-Copy1.ipynb", "Untitled.ipynb"])
def test_of_several_notebooks_the_one_with_most_answers_is_graded(answered_one):
    files = {
        name: json.dumps(handed_in(name == answered_one)).encode()
        for name in (
            "forward_pass.ipynb",
            "forward_pass-Copy1.ipynb",
            "Untitled.ipynb",
            ".ipynb_checkpoints/forward_pass.ipynb",
        )
    }
    checked = sound(preflight(files, LESSON))
    assert "NotImplementedError" not in source(checked, "relu")
    assert [flag for flag in checked.flags if ascii(answered_one) in flag and "several" in flag]


def test_a_broken_copy_does_not_matter():
    checked = check(handed_in(), **{"forward_pass-Copy1.ipynb": b"{"})
    assert not checked.repairs and len(checked.flags) == 1


def test_a_broken_file_of_the_right_name_hides_nothing():
    checked = check(handed_in(), "my work.ipynb", **{FILE: b"{"})
    assert "NotImplementedError" not in source(checked, "relu") and len(checked.flags) == 1


def test_a_file_without_answers_is_no_stand_in_for_a_broken_one():
    unanswered = json.dumps(handed_in(False)).encode()
    for other in (
        unanswered,
        json.dumps(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("1 + 1")])).encode(),
    ):
        with pytest.raises(Ungradable, match="JSON"):
            preflight({FILE: b"{", "Untitled.ipynb": other}, LESSON)


def test_many_copies_do_not_hide_the_file_of_the_right_name():
    copies = {f"forward_pass ({number}).ipynb": json.dumps(handed_in(False)).encode() for number in range(40)}
    assert "NotImplementedError" not in source(check(handed_in(), **copies), "relu")


def test_checkpoints_and_what_a_mac_leaves_are_no_notebooks():
    left = {
        ".ipynb_checkpoints/forward_pass-checkpoint.ipynb": b"{}",
        "__MACOSX/._forward_pass.ipynb": b"\0",
        "._x": b"",
    }
    assert unchanged(check(handed_in(), **left))
    with pytest.raises(Ungradable, match="no notebook"):
        preflight(left, LESSON)


def test_a_notebook_of_another_lesson_is_flagged():
    for lesson in ("animation", "gradients"):
        checked = check(handed_in(name=lesson), f"{lesson}.ipynb")
        assert any("Is it the right file?" in flag for flag in checked.flags)


def test_a_missing_notebook_of_several_is_flagged():
    both = assignment("random_init").notebooks | LESSON.notebooks
    checked = preflight({FILE: json.dumps(handed_in()).encode()}, type(LESSON)("both", both, {}))
    assert list(checked.notebooks) == [NAME] and any("random_init" in flag for flag in checked.flags)


# Bytes


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-32", "latin-1"])
def test_other_encodings_are_converted(encoding):
    nb = handed_in()
    cell(nb, "why_not_a_line").source = "Weil es vier Punkte sind, \u00fcber Kreuz."
    checked = check(json.dumps(nb, ensure_ascii=False).encode(encoding, "replace"))
    assert source(checked, "why_not_a_line") == "Weil es vier Punkte sind, \u00fcber Kreuz."
    assert len(checked.repairs) == 1 and "converted" in checked.repairs[0] and not checked.flags


def archive():
    with zipfile.ZipFile(data := io.BytesIO(), "w") as file:
        file.writestr("../outside.txt", "x")
    return data.getvalue()


BROKEN = {
    "empty": b"",
    "blank": b" \n",
    "cut short": json.dumps(handed_in()).encode()[:-9],
    "a text": b"x = 1",
    "a list": b"[]",
    "a number": b"7",
    "null": b"null",
    "no version": b'{"cells": []}',
    "no cells": b'{"nbformat": 4}',
    "cells": b'{"nbformat": 4, "cells": 7}',
    "version": b'{"nbformat": "4", "cells": []}',
    "a future": b'{"nbformat": 5, "nbformat_minor": 0, "cells": []}',
    "an old ruin": b'{"nbformat": 3, "worksheets": 7}',
    "an old ruin's outputs": json.dumps(
        {
            "nbformat": 3,
            "nbformat_minor": 0,
            "metadata": {},
            "worksheets": [{"cells": [{"cell_type": "code", "input": "", "outputs": 7}]}],
        }
    ).encode(),
    "too large": b'{"nbformat": 4, "cells": [' + b" " * MOST_BYTES + b"]}",
    "50 MB": b"[" * (50 << 20),
    "deep": b"[" * 100_000 + b"]" * 100_000,
    "an endless number": b'{"nbformat": 4, "cells": [' + b"9" * 5000 + b"]}",
    "many objects": b'{"nbformat": 4, "cells": [' + b"{}," * 600_000 + b"{}]}",
    "many cells": json.dumps({"nbformat": 4, "cells": [{}] * (MOST_CELLS + 1)}).encode(),
    "binary": bytes(range(256)),
    "an archive": archive(),
    "nothing but zeros": bytes(1000),
    "conflict": b"<<<<<<< HEAD\n{}",
    "half a character": b'\xff\xfe"',
    "not cp1252": b'"\x81"',
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_cannot_be_graded_is_refused_with_a_reason(name):
    with pytest.raises(Ungradable) as reason:
        preflight({FILE: BROKEN[name]}, LESSON)
    assert str(reason.value).isascii() and len(str(reason.value)) > 40 and str(reason.value).startswith(NAME)


def test_nothing_handed_in():
    with pytest.raises(Ungradable, match="nothing"):
        preflight({}, LESSON)


def test_nbformat_4_4_gets_ids():
    nb = handed_in()
    nb.nbformat_minor = 4
    for one in nb.cells:
        del one["id"]
    assert unchanged(check(nb)) and check(nb).notebooks == check(nb).notebooks


def test_duplicate_and_invalid_cell_ids_are_replaced():
    nb = handed_in()
    for one, cell_id in zip(nb.cells, ["relu", "relu", "a b", "", "x" * 65, 7, "cell-0"]):
        one.id = cell_id
    assert unchanged(check(nb)) and check(nb).notebooks == check(nb).notebooks


def test_nbformat_3_is_upgraded():
    v3 = nbformat.convert(handed_in(), 3)
    v3.worksheets = [
        nbformat.from_dict({"cells": part}) for part in (v3.worksheets[0].cells[:9], v3.worksheets[0].cells[9:])
    ]
    checked = check(v3)
    assert checked.repairs == ["forward_pass: the notebook was in the old nbformat 3 and was upgraded."]
    assert named(checked) == list(CELLS) and not checked.flags


def old(*cells):
    nb = {"nbformat": 3, "nbformat_minor": 0, "metadata": {}, "worksheets": [{"cells": [*cells]}]}
    return json.dumps(nb, separators=(",", ":")).encode()


@pytest.mark.parametrize(
    "level, source",
    [(2, "## x y"), (3_000_000_000, "# x y"), (10**400, "# x y"), (0, "# x y"), (True, "# x y"), (["#"], "# x y")],
)
@pytest.mark.parametrize("text", ["x\ny", ["x\n", "y"]])
def test_a_heading_of_nbformat_3_is_a_line_whatever_its_level(level, source, text):
    sheet = read(NAME, old({"cell_type": "heading", "level": level, "metadata": {}, "source": text}))
    assert [one.source for one in sheet.cells] == [source]


def test_nbgraders_own_autograde_reads_within_the_same_bounds(tmp_path, caplog):
    exporter = SubmissionExporter()
    exporter.log.propagate = True
    (tmp_path / FILE).write_bytes(old({"cell_type": "heading", "level": 10_000_000, "metadata": {}, "source": "x"}))
    text, _ = exporter.from_filename(str(tmp_path / FILE))
    assert len(text) < 1000 and json.loads(text)["cells"][0]["source"] == ["# x"]
    assert ["old nbformat 3" in record.getMessage() for record in caplog.records] == [True]
    for content in BROKEN.values():
        (tmp_path / FILE).write_bytes(content)
        with pytest.raises(Ungradable, match=f"^{NAME}: "):
            exporter.from_filename(str(tmp_path / FILE))


def test_a_cell_of_nbformat_3_that_is_damaged_or_huge_does_not_hang():
    lines = {"cell_type": "x", "source": ["x"] * 1_000_000, "level": 3_000_000_000, "metadata": {}}
    outputs = {"cell_type": "code", "input": "x", "metadata": {}, "outputs": [{"output_type": "?"}] * 200_000}
    texts = {"cell_type": "markdown", "source": [7] * 1_000_000, "attachments": [7] * 100_000}
    sheet = read(NAME, old(lines, outputs, texts))
    assert [one.source for one in sheet.cells][1:] == ["x", ""] and "1, 3" in sheet.repairs[-1]


def test_too_many_cells_of_nbformat_3_are_refused_before_they_are_upgraded():
    with pytest.raises(Ungradable, match="400000 cells"):
        read(NAME, old(*[{"cell_type": "heading"}] * 400_000))


# Cells


def test_stripped_metadata_with_ids():
    checked = check(strip(handed_in()))
    assert named(checked) == list(CELLS) and len(checked.repairs) == 1 and not checked.flags
    assert "without nbgrader's metadata, but recognised" in checked.repairs[0]


@pytest.mark.parametrize("name", lessons())
@pytest.mark.parametrize("answered", [True, False])
def test_stripped_metadata_without_ids(name, answered):
    nb, lesson = strip(handed_in(answered, name)), assignment(name)
    for number, one in enumerate(nb.cells):
        one.id = f"c{number}"
        if answered and one.source.startswith("*Double-click"):
            one.source = "Because of the shapes."
    checked = sound(preflight({f"{name}.ipynb": json.dumps(nb).encode()}, lesson), lesson)
    assert named(checked, name) == list(lesson.notebooks[name].cells) and not checked.flags
    assert len(checked.notebooks[name].cells) == len(nb.cells)


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
def test_changed_metadata_is_written_anew(change):
    nb = handed_in()
    cell(nb, "test_relu").metadata.nbgrader.update(change)
    checked = check(nb)
    assert checked.repairs == ["test_relu: nbgrader's metadata was old or changed, and was written anew."]
    assert not checked.flags


def test_the_first_nbgraders_metadata_is_written_anew():
    nb = handed_in()
    for one in nb.cells:
        if "nbgrader" in one.metadata:
            one.metadata.nbgrader = {key: one.metadata.nbgrader[key] for key in ("grade", "grade_id", "solution")}
    assert "relu, test_relu" in check(nb).repairs[0] and len(check(nb).repairs) == 1


@pytest.mark.parametrize("name", ["test_relu", "given-params"])
def test_an_edited_cell_of_the_instructors_is_put_back(name):
    nb = handed_in()
    cell(nb, name).source = "1.0"
    assert check(nb).repairs == [f"{name}: the instructor's cell had been edited, and is as it was again."]


def test_white_space_and_line_ends_are_no_edit():
    nb = handed_in()
    cell(nb, "test_relu").source = cell(nb, "test_relu").source.replace("\n", " \r\n") + "\n"
    assert unchanged(check(nb))


def copy_below(nb, name, source=None):
    again = copy.deepcopy(cell(nb, name))
    again.id = "pasted"
    again.source = again.source if source is None else source
    nb.cells.insert(place(nb, name) + 1, again)
    return nb


def test_a_copied_test_runs_once():
    nb = copy_below(handed_in(), "test_relu")
    checked = check(nb)
    assert checked.repairs == ["test_relu: was there more than once; one was kept."] and not checked.flags
    assert len(checked.notebooks[NAME].cells) == len(nb.cells) - 1


def test_a_split_test_is_whole_again():
    nb = handed_in()
    head, _, tail = cell(nb, "test_relu").source.partition("\n\n")
    cell(nb, "test_relu").source = head
    checked = check(copy_below(nb, "test_relu", tail))
    assert named(checked) == list(CELLS) and not checked.flags
    assert head not in [one.source for one in checked.notebooks[NAME].cells]


def test_a_copied_test_with_own_experiments_stays_as_the_students():
    checked = check(copy_below(handed_in(), "test_relu", "print(relu(np.ones(2)))"))
    own = [one for one in checked.notebooks[NAME].cells if one.source == "print(relu(np.ones(2)))"]
    assert len(own) == 1 and "nbgrader" not in own[0].metadata and named(checked) == list(CELLS)


def test_a_copied_answer_is_one_answer():
    checked = check(copy_below(handed_in(), "relu"))
    assert checked.repairs == ["relu: was there more than once; one was kept."] and not checked.flags
    assert named(checked) == list(CELLS)


def test_a_stub_kept_below_the_answer_does_not_overwrite_it():
    checked = check(copy_below(handed_in(), "relu", CELLS["relu"].released))
    assert "NotImplementedError" not in source(checked, "relu") and not checked.flags
    assert CELLS["relu"].released not in [one.source for one in checked.notebooks[NAME].cells]


def test_answers_that_differ_all_run_and_are_flagged():
    nb = copy_below(handed_in(), "relu", "def relu(z):\n    return z")
    checked = check(nb)
    assert len(checked.notebooks[NAME].cells) == len(nb.cells) and named(checked) == list(CELLS)
    assert source(checked, "relu") == "def relu(z):\n    return z"
    assert [flag for flag in checked.flags if flag.startswith("relu: 2 cells that differ")]


def test_a_split_answer_runs_whole():
    nb = copy_below(handed_in(), "relu", "print(relu(np.ones(1)))")
    checked = check(nb)
    assert [one.source for one in checked.notebooks[NAME].cells][14:16] == [one.source for one in nb.cells][14:16]
    assert len(checked.flags) == 1


@pytest.mark.parametrize("name", [*TESTS, "given-params"])
def test_a_deleted_cell_of_the_instructors_is_put_back_in_its_place(name):
    nb = handed_in()
    del nb.cells[place(nb, name)]
    checked = check(nb)
    assert [one.id for one in checked.notebooks[NAME].cells] == [one.id for one in handed_in().cells]
    assert checked.repairs == [f"{name}: the cell had been deleted, and was put back."] and not checked.flags


def test_an_empty_notebook_gets_every_cell_that_nbgrader_needs():
    nb = handed_in()
    nb.cells = []
    assert named(check(nb)) == [name for name, one in CELLS.items() if one.locked or one.grade]


def test_a_deleted_answer_is_flagged_and_no_stub_put_back():
    nb = handed_in()
    del nb.cells[place(nb, "relu")]
    checked = check(nb)
    assert "relu" not in named(checked) and checked.repairs == []
    assert checked.flags == ["relu: its answer's cell is gone, and no other cell defines it."]


@pytest.mark.parametrize(
    "answer", ["def relu(z):\n    return z * (z > 0)", "relu = lambda z: z * (z > 0)", "def relu(z:\n"]
)
def test_an_answer_in_a_cell_of_its_own_is_recognised(answer):
    nb = handed_in()
    del nb.cells[place(nb, "relu")]
    nb.cells.insert(place(nb, "test_relu"), nbformat.v4.new_code_cell(answer))
    checked = check(nb)
    assert source(checked, "relu") == answer and named(checked) == list(CELLS) and not checked.flags


@pytest.mark.parametrize("below", [0, 1])
def test_an_answer_beside_an_untouched_stub_is_flagged(below):
    nb = handed_in()
    own = nbformat.v4.new_code_cell(cell(nb, "relu").source)
    cell(nb, "relu").source = CELLS["relu"].released
    nb.cells.insert(place(nb, "relu") + below, own)
    checked = check(nb)
    assert checked.repairs == [] and len(checked.flags) == 1
    assert checked.flags[0].startswith("relu: its answer's cell is as it was handed out, but another cell defines it")


def test_merged_answers_are_left_alone():
    nb = handed_in()
    cell(nb, "relu").source += "\n\n" + nb.cells.pop(place(nb, "affine")).source
    checked = check(nb)
    assert unchanged(checked) and "affine" not in named(checked)


def test_an_answer_merged_into_its_test_is_not_lost():
    nb = handed_in()
    answer = nb.cells.pop(place(nb, "relu")).source
    cell(nb, "test_relu").source = answer + "\n" + cell(nb, "test_relu").source
    checked = check(nb)
    assert answer in source(checked, "relu") and named(checked) == list(CELLS)


def test_an_answer_pasted_from_another_is_recognised():
    nb = handed_in()
    answer = nb.cells.pop(place(nb, "affine")).source
    pasted = copy.deepcopy(cell(nb, "relu"))
    pasted.update(source=answer, id="pasted")
    nb.cells.insert(place(nb, "test_affine"), pasted)
    checked = check(nb)
    assert source(checked, "affine") == answer and named(checked) == list(CELLS) and not checked.flags


def test_a_deleted_text_answer_comes_back_unanswered():
    nb = handed_in()
    del nb.cells[place(nb, "why_not_a_line")]
    checked = check(nb)
    assert source(checked, "why_not_a_line") == CELLS["why_not_a_line"].source and named(checked) == list(CELLS)
    assert len(checked.flags) == 1


def test_a_text_answer_in_a_cell_of_its_own_is_recognised():
    nb = handed_in()
    nb.cells[place(nb, "why_not_a_line")] = nbformat.v4.new_markdown_cell("Four points, two lines.")
    checked = check(nb)
    assert source(checked, "why_not_a_line") == "Four points, two lines." and not checked.flags


def test_a_test_above_its_answer_is_moved_below_it():
    nb = handed_in()
    nb.cells.insert(0, nb.cells.pop(place(nb, "test_relu")))
    checked = check(nb)
    assert named(checked) == list(CELLS)
    assert checked.repairs == ["test_relu: the check stood above its answer, and was moved below it."]


def test_a_copy_of_the_answer_far_below_does_not_take_the_test_along():
    nb = handed_in()
    nb.cells.append(copy.deepcopy(cell(nb, "relu")))
    nb.cells[-1].update(id="pasted", source="def relu(z):\n    return z")
    checked = check(nb)
    ids = [one.id for one in checked.notebooks[NAME].cells]
    place = ids.index("cell-0")
    assert ids[place : place + 3] == ["cell-0", "relu-check", "test_relu"]


@pytest.mark.parametrize("name, kind", [("relu", "markdown"), ("test_relu", "raw"), ("why_not_a_line", "code")])
def test_another_cell_type_is_put_back(name, kind):
    nb = handed_in()
    old = cell(nb, name)
    nb.cells[place(nb, name)] = nbformat.from_dict(
        {"cell_type": kind, "id": name, "metadata": old.metadata, "source": old.source}
        | ({"outputs": [], "execution_count": None} if kind == "code" else {})
    )
    checked = check(nb)
    assert checked.repairs == [f"{name}: was made a cell of another type, and is what it was again."]
    assert source(checked, name) == (CELLS[name].source if CELLS[name].locked else old.source)


def test_a_cell_of_another_lesson_is_the_students_own():
    nb = handed_in()
    foreign = copy.deepcopy(cell(handed_in(name="animation"), "make_gif"))
    nb.cells.append(foreign)
    checked = check(nb)
    assert named(checked) == list(CELLS) and checked.notebooks[NAME].cells[-1].source == foreign.source
    assert len(checked.repairs) == 1 and "'make_gif'" in checked.repairs[0]


@pytest.mark.parametrize("kernel", [{"name": "ir", "display_name": "R", "language": "R"}, {"name": "julia-1.9"}, 7])
def test_a_foreign_kernel_is_flagged(kernel):
    nb = handed_in()
    nb.metadata.update(kernelspec=kernel, language_info={"name": "julia"})
    checked = check(nb)
    assert len(checked.flags) == 1 and "another language" in checked.flags[0] and not checked.repairs


# Files beside the notebook


def test_modules_that_hide_installed_ones_are_left_out():
    hiding = [
        "numpy.py",
        "xorlib/__init__.py",
        "sitecustomize.py",
        "usercustomize.py",
        "json.cpython-311.so",
        "random.pyc",
        "nbgrader/x/y.py",
        "encodings/utf_8.py",
    ]
    kept = ["conftest.py", "helper.py", "data/numpy.py", "data.csv", "test/data.csv", "numpy.txt", "a.zip", "film.gif"]
    checked = check(handed_in(), **dict.fromkeys(hiding + kept, b""))
    assert sorted(checked.files) == sorted(kept) and not checked.repairs
    assert len(checked.flags) == 1 and all(ascii(name) in checked.flags[0] for name in hiding)


def test_archives_are_kept_shut_and_hidden_files_left_out():
    checked = check(handed_in(), **{"work.zip": archive(), ".env": b"", ".git/config": b""})
    assert checked.files == {"work.zip": archive()} and unchanged(checked)


@pytest.mark.parametrize("name", ["/etc/passwd", "../x.txt", "a/../../x.txt", "..\\x.txt", "a\0b"])
def test_names_that_lead_outside_are_left_out(name):
    checked = check(handed_in(), **{name: b""})
    assert checked.files == {} and len(checked.flags) == 1


def test_the_instructors_files_win():
    lesson = type(LESSON)(
        LESSON.name, LESSON.notebooks, {"data/points.csv": b"mine", "numpy.py": b"mine", "x.gif": b"mine"}
    )
    files = {
        FILE: json.dumps(handed_in()).encode(),
        "data": b"",
        "numpy.py": b"yours",
        "x.gif/y": b"",
        "data/own.csv": b"1",
    }
    assert preflight(files, lesson).files == {**lesson.files, "data/own.csv": b"1"}


# Anything at all

HUGE = {
    "one name of nine million letters": [{"cell_type": "code", "source": "a" * 9_000_000}],
    "copies of an answer": [
        {"cell_type": "code", "source": f"def relu(z): {number}", "metadata": {"nbgrader": {"grade_id": "relu"}}}
        for number in range(MOST_CELLS)
    ],
    "cells of other lessons": [
        {"cell_type": "code", "source": "=", "metadata": {"nbgrader": {"grade_id": f"x{number}"}}}
        for number in range(MOST_CELLS)
    ],
}


@pytest.mark.parametrize("name", HUGE)
def test_huge_notebooks_do_not_hang_and_are_not_told_at_length(name):
    checked = check({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": HUGE[name]})
    assert len(checked.repairs) + len(checked.flags) < 20 and max(map(len, checked.repairs + checked.flags)) < 5000


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
VALUES = JSON | st.sampled_from(
    [
        *CELLS,
        "code",
        "markdown",
        "raw",
        "nbgrader",
        "\ud800",
        [1, 2],
        3,
        4,
        {"grade_id": []},
        {"grade_id": "relu"},
        {"grade_id": "test_relu", "points": "NaN"},
    ]
)
ORIGINALS = [handed_in(), nbformat.convert(handed_in(), 3)]


def places(node):
    """Every container in a notebook's JSON, with each of its keys."""
    for key in list(node) if isinstance(node, dict) else range(len(node)):
        yield node, key
        if isinstance(node[key], dict | list):
            yield from places(node[key])


@st.composite
def mutated(draw):
    """A real notebook's JSON with some of it replaced, removed, or put elsewhere."""
    nb = json.loads(json.dumps(draw(st.sampled_from(ORIGINALS))))
    for _ in range(draw(st.integers(1, 6))):
        spots = list(places(nb))
        if not spots:
            break
        node, key = draw(st.sampled_from(spots))
        action = draw(st.sampled_from(["replace", "remove", "copy"]))
        if action == "replace":
            node[key] = copy.deepcopy(draw(VALUES))  # it may be changed next
        elif action == "remove":
            del node[key]
        elif isinstance(node, list):
            node.insert(draw(st.integers(0, len(node))), copy.deepcopy(draw(st.sampled_from(node))))
    return nb


@pytest.fixture
def unlogged():
    """nbformat logs what it finds invalid, and xdist cannot send a log with a lone surrogate in it."""
    logging.disable()
    yield
    logging.disable(logging.NOTSET)


@settings(max_examples=150, suppress_health_check=list(HealthCheck))
@given(nb=mutated())
def test_whatever_a_notebook_holds_it_is_made_sound_or_refused(unlogged, nb):
    try:
        check(nb)
    except Ungradable as reason:
        assert str(reason).isascii()


@settings(max_examples=100)
@given(st.binary(max_size=60) | JSON.map(lambda value: json.dumps(value).encode()))
def test_whatever_the_bytes_are_they_are_refused_or_a_notebook(data):
    try:
        check(data)
    except Ungradable as reason:
        assert str(reason).isascii()


@settings(max_examples=100)
@given(st.dictionaries(st.text(max_size=12) | st.sampled_from(RENAMED), st.binary(max_size=4), max_size=4))
def test_whatever_the_files_are_called(files):
    try:
        sound(preflight(files, LESSON))
    except Ungradable as reason:
        assert str(reason).isascii()


@pytest.mark.parametrize(
    "value",
    [
        7,
        None,
        "x",
        [1, 2],
        {},
        [[]],
        {"grade_id": [1]},
        {"grade_id": {}},
        {"grade_id": None},
        {"grade_id": "relu", "points": "NaN"},
    ],
)
@pytest.mark.parametrize("key", ["cell_type", "id", "metadata", "source", "attachments", "outputs", "nbgrader"])
def test_damaged_cells(key, value):
    nb = handed_in()
    for one in nb.cells:
        if key == "nbgrader":
            one.metadata.nbgrader = value
        else:
            one[key] = value
    check(nb)
