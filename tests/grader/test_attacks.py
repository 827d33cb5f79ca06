"""The attack bank, handed in by a class of which one in nine is honest, and graded by `python -m grading`.

Honest students get exactly what their work is worth. An attacker gains no point that the honest part of the work has
not earned. Nothing else changes, nothing is left, nobody hears or learns anything.
"""

import html
import json
import re
import socket
import sqlite3
import subprocess
import sys
from itertools import cycle

import nbformat
import numpy as np
import pytest

if sys.platform != "linux":
    pytest.skip("the sandbox is for Linux", allow_module_level=True)

import platform_archives
from attacks import bank
from attacks.school import LESSON, OWN_WORDS, ROOT, SECRET, Course, honest_students
from attacks.watch import Watched, snapshot

ATTACKS = bank()
NEIGHBOURS = dict(zip([f"neighbour of {attack.name}" for attack in ATTACKS[::8]], cycle(honest_students())))
MOST_MEMORY = 500 << 20  # bytes, of any one process
HANG_GUARD = 1200  # seconds
LEFT = "left-by-an-attack"
HIDDEN = [
    line
    for test in LESSON.tests.values()
    for block in re.findall("### BEGIN HIDDEN(.*?)### END HIDDEN", test, re.DOTALL)
    for line in block.splitlines()
    if "check(" in line
]
GIVEN = str(np.random.RandomState(1).standard_normal())  # an entry of the first hidden case of relu


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    """The class after it was graded, and all that was seen on the way."""
    course = Course(tmp_path_factory.mktemp("course"))
    course.make()
    course.honest("neighbour", honest_students()[0])
    with socket.create_server(("127.0.0.1", 0)) as listener, socket.socket(type=socket.SOCK_DGRAM) as datagrams:
        datagrams.bind(listener.getsockname())
        for attack in ATTACKS:
            course.attack(attack, listener.getsockname()[1])
        for student, work in NEIGHBOURS.items():
            course.honest(student, work)
        untouched = (
            course.root / "solutions",
            course.root / "notebooks",
            course.root / "classroom" / "submitted",
            course.root / "home",
            ROOT / "xorlib",
            ROOT / "grading",
        )
        before = snapshot(*untouched)
        run = Watched(
            course.command(
                "nbgrader_sandbox",
                LESSON.folder,
                "--json",
                "grades.json",
                "--jobs",
                "2",
                "--time-limit",
                "3",
                "--memory-limit",
                "200",
            ),
            HANG_GUARD,
            cwd=course.root,
            env=course.environment,
        )
        after = snapshot(*untouched)
        run.changed = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
        listener.settimeout(0.2)
        datagrams.settimeout(0.2)
        run.heard = [heard for heard in (hear(listener.accept), hear(lambda: datagrams.recv(100))) if heard]
    run.course = course
    assert run.code in (0, 1) and (course.root / "grades.json").exists(), run.said
    run.students = json.loads((course.root / "grades.json").read_text(encoding="utf-8"))["students"]
    return run


def hear(listen):
    try:
        return listen()
    except TimeoutError:
        return None


def points_of(outcome):
    return {name: points for name, points in outcome["exercises"].items() if points}


def test_the_class_finishes_with_the_exit_code_of_those_that_could_not_be_graded(graded):
    assert graded.code == 1, graded.said
    assert len(graded.students) == len(ATTACKS) + len(NEIGHBOURS) + 1


def test_the_class_was_graded_in_sandboxes(graded):
    outcome = json.loads((graded.course.root / "grades.json").read_text(encoding="utf-8"))
    assert outcome["sandboxed"] is True and outcome["assignment"] == LESSON.folder


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)
def test_an_attack_comes_to_what_is_declared(graded, attack):
    outcome = graded.students[attack.shown]
    said = "\n".join([*outcome["flags"], *outcome["repairs"]])
    assert outcome["status"] == ("failed" if attack.failed else "graded"), said
    assert attack.says in said
    honest = {name: LESSON.points[name] for name in attack.earns} if not attack.failed else {}
    assert points_of(outcome) == honest, said


@pytest.mark.parametrize("student", NEIGHBOURS)
def test_the_honest_neighbour_gets_exactly_what_the_work_is_worth(graded, student):
    outcome = graded.students[student]
    assert outcome["status"] == "graded"
    assert outcome["flags"] == outcome["repairs"] == []
    assert {name: points for name, points in outcome["exercises"].items() if name in LESSON.points} == {
        name: NEIGHBOURS[student].points[name] for name in LESSON.points
    }


def test_no_file_changed_but_what_grading_writes(graded):
    assert not graded.changed
    written = [path for path in graded.course.root.rglob("*") if LEFT in path.name]
    assert not written
    assert not list((graded.course.root / "tmp").iterdir())


def test_the_gradebook_holds_the_class_and_nothing_else(graded):
    with sqlite3.connect(graded.course.root / "classroom" / "gradebook.db") as gradebook:
        students = {student for (student,) in gradebook.execute("select id from student")}
        marks = gradebook.execute("select count(*) from grade where manual_score is not null").fetchone()
        lessons = [name for (name,) in gradebook.execute("select name from assignment")]
    done = {student for student, outcome in graded.students.items() if outcome["status"] == "graded"}
    assert done <= students <= graded.students.keys()
    assert marks == (0,) and lessons == [LESSON.folder]


def test_no_process_is_left(graded):
    assert not graded.left


def test_the_listener_heard_nothing(graded):
    assert not graded.heard


def test_no_process_of_the_grader_took_more_memory_than_it_may(graded):
    assert len(graded.peaks) > 20  # it was watched
    assert max(graded.peaks.values()) < MOST_MEMORY


def outputs(graded, attack):
    """All that a graded notebook put out, as text."""
    for path in (graded.course.root / "classroom" / "autograded" / attack.id).rglob("*.ipynb"):
        for cell in nbformat.read(path, as_version=4).cells:
            yield json.dumps(cell.get("outputs", []), ensure_ascii=False)


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)
def test_an_attack_learns_no_secret(graded, attack):
    shown = "".join(outputs(graded, attack)) + json.dumps(graded.students[attack.shown])
    assert SECRET not in shown and OWN_WORDS not in shown and "root:x:" not in shown


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)
def test_feedback_on_an_attack_holds_no_hidden_test_no_secret_and_no_script_of_its_own(graded, attack):
    for page in (graded.course.root / "classroom" / "feedback" / attack.id).rglob("*.html"):
        markup = page.read_text(encoding="utf-8")
        text = html.unescape(re.sub(r"<[^>]*>", "", markup))
        assert SECRET not in text and OWN_WORDS not in text
        assert not [line for line in HIDDEN if line in text]
        assert GIVEN not in text
        assert "<script>document.title" not in markup


def test_the_reports_run_no_script_of_a_student(graded):
    pages = list((graded.course.root / "classroom" / "reports").rglob("*.html"))
    assert len(pages) == 2  # of the lesson, and of all lessons
    for page in pages:
        assert "<script>alert" not in page.read_text(encoding="utf-8")


def test_an_archive_that_points_outside_writes_nothing_there_and_stops_nobody(tmp_path):
    """What a learning platform hands out, through `nbgrader zip_collect`."""
    course = Course(tmp_path / "course")
    course.make()
    folder = course.root / "classroom" / "downloaded" / LESSON.folder / "archive"
    folder.mkdir(parents=True)
    notebook = (course.root / "notebooks" / LESSON.folder / LESSON.notebook.name).read_bytes()
    platform_archives.write(folder / "XOR-1-forward-pass-4711.zip", "forward_pass", notebook)
    before = snapshot(tmp_path)
    done = subprocess.run(
        course.command("nbgrader", "zip_collect", "--Extractor.most_mb=50", LESSON.folder),
        cwd=course.root,
        env=course.environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    allowed = [course.root / "classroom" / name for name in ("downloaded", "submitted", "gradebook.db")]
    changed = [path for path, held in snapshot(tmp_path).items() if before.get(path) != held]
    assert not [path for path in changed if not path.startswith(tuple(map(str, allowed)))]
    assert not [path for path in tmp_path.rglob("*") if path.is_symlink()]
    collected = {
        path.parent.parent.name: path.read_bytes()
        for path in (course.root / "classroom" / "submitted").rglob("*.ipynb")
    }
    assert {student: collected.get(student) for student in platform_archives.HONEST.values()} == dict.fromkeys(
        platform_archives.HONEST.values(), notebook
    )
    planted = (course.root / "classroom" / "submitted" / platform_archives.PLANTER).rglob("*.ipynb")
    assert [path.read_bytes() for path in planted] == [b"left-by-an-attack"] * 4
    assert not (course.root / "classroom" / "submitted" / "my").exists()
    twice = course.root / "classroom" / "submitted" / platform_archives.TWICE / LESSON.folder
    assert [path.read_bytes() for path in twice.glob("*.ipynb")] == [notebook]
    assert collected.keys() <= {*platform_archives.HONEST.values(), *platform_archives.HOSTILE}
    assert sum(path.stat().st_size for path in folder.parent.rglob("*")) < 50 << 20
