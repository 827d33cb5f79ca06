"""A run that is killed anywhere is completed by the next: nothing lost, nothing twice, nothing half written.

The moments are random, from SEED, and spread over the whole run. Most are counted in steps of the coordinator: changes
of a file, SQL statements that write, and commits (processes.Steps), so that they can be repeated.
"""

import contextlib
import itertools
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import nbformat
import psutil
import pytest
from nbgrader.api import Gradebook
from processes import Coordinator, count_records, records
from sample_course import COURSE_ID, SMALL
from scratch_course import command, environment, generate, gradebook_rows, hand_in, small_class

SEED = 4
STUDENTS = 5  # each with another answer of the small class
OF_A_RUN = {"seconds", "run", "when"}  # what differs from run to run, in records and reports


def fractions(name: str, count: int) -> list[float]:
    """Random numbers between 0 and 1, one from each of as many equal parts."""
    random_numbers = random.Random(f"{SEED} {name}")
    return [(part + random_numbers.random()) / count for part in range(count)]


@pytest.fixture(scope="module")
def handed_in(generated_course, tmp_path_factory):
    """A course in which everybody has handed in, and nothing is graded."""
    root = shutil.copytree(generated_course, tmp_path_factory.mktemp("class") / "course")
    for student, nb in small_class(root, STUDENTS, with_figures=1).items():
        hand_in(root, student, SMALL, nb)
    return root


@pytest.fixture(scope="module")
def copies(tmp_path_factory):
    """Makes a copy of a course, to be graded on its own."""
    folder, numbers = tmp_path_factory.mktemp("runs"), itertools.count()
    return lambda course: shutil.copytree(course, folder / str(next(numbers)))


@pytest.fixture(scope="module")
def undisturbed(handed_in, copies):
    """The course after a run from beginning to end."""
    return completed(copies(handed_in))


@pytest.fixture(scope="module")
def corrected(undisturbed, copies):
    """The graded course with marks by hand, and then with a check that was corrected: -2 counts no longer."""
    root = copies(undisturbed)
    with Gradebook(f"sqlite:///{root / 'classroom' / 'gradebook.db'}", COURSE_ID) as gradebook:
        for number, student in enumerate(sorted(records(root, SMALL))):
            why, squares = (gradebook.find_grade(name, SMALL, SMALL, student) for name in ("why", "test_squares"))
            why.manual_score, why.needs_manual_grade, why.extra_credit = number % 2, False, number / 4
            squares.manual_score = 1.5 if number == 2 else None
            gradebook.find_comment("why", SMALL, SMALL, student).manual_comment = f"seen, {student}"
        gradebook.db.commit()
    source = root / "solutions" / SMALL / f"{SMALL}.ipynb"
    source.write_text(source.read_text(encoding="utf-8").replace("-2.0", "2.0"), encoding="utf-8")
    generate(root, SMALL)
    return root


@pytest.fixture(scope="module")
def regraded(corrected, copies):
    return completed(copies(corrected), "--regrade")


def completed(root: Path, *options: str) -> Path:
    """Run to the end, without an error."""
    run = Coordinator(root, SMALL, *options)
    code = run.wait()
    assert code == 0, run.log()
    return root


def outcome(root: Path) -> dict:
    """All that a class leaves, but for what differs from run to run anyway."""
    classroom = root / "classroom"
    files = {path.relative_to(classroom).as_posix(): path for path in sorted(classroom.rglob("*")) if path.is_file()}
    for path in classroom.glob("autograded/**/*.ipynb"):
        nbformat.validate(nbformat.read(path, as_version=4))
    return {
        "gradebook": gradebook_rows(root),
        "names": list(files),
        "folders": sorted(str(path.relative_to(classroom)) for path in classroom.rglob("*") if path.is_dir()),
        "files": {
            name: path.read_bytes()
            for name, path in files.items()
            if name.startswith(("autograded/", "feedback/", "submitted/"))
        },
        "records": {
            name: _steady(json.loads(path.read_text(encoding="utf-8")))
            for name, path in files.items()
            if name.startswith("reports/") and name.endswith(".json")
        },
    }


def _steady(content):
    if isinstance(content, dict):
        return {key: _steady(value) for key, value in content.items() if key not in OF_A_RUN}
    return [_steady(value) for value in content] if isinstance(content, list) else content


def same(root: Path, expected: Path) -> None:
    """Compare part by part, so that a failure shows the part and not all."""
    actual, wanted = outcome(root), outcome(expected)
    for table, rows in wanted["gradebook"].items():
        assert actual["gradebook"][table] == rows, table
    for part in ("names", "folders", "records"):
        assert actual[part] == wanted[part]
    assert [name for name, content in wanted["files"].items() if actual["files"][name] != content] == []


def continue_run(root: Path, expected: Path, *options: str) -> None:
    """Run again: it grades the rest only, and then all is as after one run."""
    before = records(root, SMALL)
    completed(root, *options)
    after = records(root, SMALL)
    assert {student: after[student] for student in before} == before or options
    assert len({record["run"] for record in after.values()}) == 1 + (0 < len(before) < STUDENTS) or options
    same(root, expected)


def test_the_command_itself_leaves_the_same(handed_in, undisturbed, copies):
    """The other tests call it in processes forked from a warm one."""
    root = copies(handed_in)
    command(root, "nbgrader_sandbox", SMALL)
    same(root, undisturbed)


@pytest.mark.parametrize("fraction", fractions("steps", 4))
def test_killed_before_a_step(handed_in, undisturbed, copies, fraction):
    root, steps = copies(handed_in), json.loads((undisturbed / "steps.json").read_text(encoding="utf-8"))
    run = Coordinator(root, SMALL, die_at=1 + int(fraction * (steps - 5)))
    assert run.wait() == -9, f"it was to die before one of its {steps} steps: {run.log()}"
    if 0.3 < fraction < 0.7:
        assert 0 < count_records(root, SMALL) < STUDENTS
    continue_run(root, undisturbed)


@pytest.mark.parametrize("fraction", fractions("processes", 2))
def test_killed_with_all_its_processes(handed_in, undisturbed, copies, fraction):
    root, run = killed_later(copies(handed_in), fraction)
    for process in random.Random(fraction).sample(tree := run.tree(), len(tree)):
        kill(process)
    assert run.wait() == -9
    continue_run(root, undisturbed)


@pytest.mark.parametrize("fraction", fractions("workers", 2))
@pytest.mark.parametrize("notebooks", [False, True], ids=["forkserver", "notebooks"])
def test_a_run_outlives_its_workers(handed_in, undisturbed, copies, notebooks, fraction):
    root, run = killed_later(copies(handed_in), fraction / 2)

    hits: list[int] = []

    def killed() -> bool:
        coordinator, *others = run.tree() or [None]
        victims = [process for process in others if (coordinator.pid != parent(process)) == notebooks]
        hits.extend(process.pid for process in victims if kill(process))
        return bool(hits)

    run.until(killed)
    assert run.wait() == 0, run.log()
    assert hits, "the run ended before anybody was killed"
    same(root, undisturbed)


@pytest.mark.parametrize("thread", [0, -1], ids=["main thread", "another thread"])
def test_an_interrupted_run_ends_at_once_and_can_be_continued(handed_in, undisturbed, copies, thread):
    """Also if the signal goes to another thread, and the main thread sleeps on until the last notebook ends."""
    root = copies(handed_in)
    path = next((root / "classroom" / "submitted").rglob("*.ipynb"))
    original, nb = path.read_bytes(), nbformat.read(path, as_version=4)
    nb.cells.insert(0, nbformat.v4.new_code_cell("import time; time.sleep(50)"))
    nbformat.write(nb, path)
    with open(root / "log.txt", "wb") as log:
        run = subprocess.Popen(
            [sys.executable, "-m", "nbgrader_sandbox", SMALL],
            cwd=root,
            env=environment(root),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            preexec_fn=ignore_interrupts,
        )
    while count_records(root, SMALL) < STUDENTS - 1:
        assert run.poll() is None
        time.sleep(0.05)
    time.sleep(0.5)  # the main thread waits for the last notebook now
    os.kill(psutil.Process(run.pid).threads()[thread].id, signal.SIGINT)
    assert run.wait(20) == 1 and "run the same command again" in (root / "log.txt").read_text(encoding="utf-8")
    path.write_bytes(original)
    continue_run(root, undisturbed)


@pytest.mark.parametrize("fraction", fractions("regrade", 2))
def test_a_regrading_that_was_killed(corrected, regraded, copies, fraction):
    root, steps = copies(corrected), json.loads((regraded / "steps.json").read_text(encoding="utf-8"))
    run = Coordinator(root, SMALL, "--regrade", die_at=1 + int(fraction * (steps - 5)))
    assert run.wait() == -9, f"it was to die before one of its {steps} steps: {run.log()}"
    continue_run(root, regraded, "--regrade")
    assert changes(root) == changes(regraded) != []


def test_a_regrading_keeps_marks_and_lists_what_changed(corrected, regraded):
    before, after = ({row["id"]: row for row in gradebook_rows(root)["grade"]} for root in (corrected, regraded))
    by_hand = ("manual_score", "extra_credit")
    assert {name: [row[key] for key in by_hand] for name, row in after.items()} == {
        name: [row[key] for key in by_hand] for name, row in before.items()
    }
    changed = {name.split("/")[5] for name in after if after[name]["auto_score"] != before[name]["auto_score"]}
    assert changed == {"s0001-partly"} == {line.split(": ")[1] for line in changes(regraded)}


def killed_later(root: Path, fraction: float) -> tuple[Path, Coordinator]:
    """A run of which about this fraction is done, and a moment later; a notebook or two are still to be graded."""
    run = Coordinator(root, SMALL)
    run.until(lambda: count_records(root, SMALL) >= int(fraction * (STUDENTS - 1)))
    time.sleep(fraction * 7 % 1 / 20)
    return root, run


def parent(process: psutil.Process) -> int | None:
    with contextlib.suppress(psutil.NoSuchProcess):
        return process.ppid()


def kill(process: psutil.Process) -> bool:
    """Whether it was still there."""
    with contextlib.suppress(psutil.NoSuchProcess):
        process.kill()
        return True
    return False


def ignore_interrupts() -> None:
    """In the new process, as a shell does for a command that a script starts in the background."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def changes(root: Path) -> list[str]:
    """The lines of the last run that say whose points changed."""
    printed = (root / "log.txt").read_text(encoding="utf-8").rpartition(f"{SMALL}: {STUDENTS} submissions")[2]
    return sorted(line.strip() for line in printed.splitlines() if line.startswith("  changed: "))
