"""docs/instructors.md: each of its commands is called as it stands there, in a course with a class of two."""

import csv
import multiprocessing
import os
import re
import runpy
import shlex
import shutil
import subprocess
import sys
import zipfile

import nbformat
import server
from judge import ROOT, lessons, without_figures
from notebook_runs import needs_sandbox
from platform_tables import MOODLE

TEXT = (ROOT / "docs" / "instructors.md").read_text(encoding="utf-8")
COMMANDS = [line for block in re.findall(r"```sh\n(.*?)```", TEXT, re.DOTALL) for line in block.splitlines()]
LESSON = lessons()["forward_pass"]


def test_it_takes_at_most_four_pages():
    assert len(TEXT.split()) < 1800


def call(command, course, variables, log):
    """In a process of its own: what a shell would do in the course's folder."""
    with open(log, "wb") as file:
        os.dup2(file.fileno(), 1)
        os.dup2(file.fileno(), 2)
    os.environ.clear()
    os.environ.update(variables)
    os.chdir(course)
    program, *arguments = shlex.split(command)
    if program == "python":
        _, program, *arguments = arguments  # -m
    elif program != "nbgrader":
        sys.exit(subprocess.call([program, *arguments]))
    sys.path[:0] = variables["PYTHONPATH"].split(os.pathsep)
    sys.argv = [program, *arguments]
    runpy.run_module(program, run_name="__main__", alter_sys=True)


@needs_sandbox
def test_every_command_does_what_the_text_says(tmp_path):
    course, home = server.scratch_course(tmp_path / "course"), tmp_path / "home"
    home.mkdir()
    path = os.pathsep.join([str(ROOT), str(ROOT / "grading" / "src")])
    variables = server.environment(home) | {"PYTHONPATH": path}
    source, released = (course / folder / LESSON.folder / LESSON.notebook.name for folder in ("solutions", "notebooks"))
    for file in (source, released):
        nbformat.write(without_figures(nbformat.read(file, as_version=4)), file)
    answered = nbformat.read(released, as_version=4)
    for cell in answered.cells:
        cell.source = LESSON.solutions.get(cell.id, cell.source)
    with zipfile.ZipFile(course / "class.zip", "w") as archive:
        archive.writestr("Wei Zhang_1027_assignsubmission_file_/forward_pass.ipynb", nbformat.writes(answered))
        archive.write(released, "Wei Zhang_1028_assignsubmission_file_/Copy of forward_pass.ipynb")
    (course / "class.csv").write_bytes(MOODLE)
    (course / "new").mkdir()
    for place in (course, course / "new"):
        shutil.copy(released, place)
    context, log = multiprocessing.get_context("forkserver"), tmp_path / "log.txt"
    context.set_forkserver_preload(["nbgrader.apps", "nbgrader_sandbox.session"])  # else each command loads them
    for command in COMMANDS:
        process = context.Process(target=call, args=(command, course, variables, log))
        process.start()
        process.join()
        assert process.exitcode == 0, f"{command}\n{log.read_text(encoding='utf-8')}"
    assert not (course / "classroom").exists()
    returned = course / "classroom-2026" / "returned" / LESSON.folder / f"{LESSON.folder}.csv"
    with open(returned, encoding="utf-8", newline="") as file:
        scores = sorted(float(row["score"]) for row in csv.DictReader(file) if row["score"])
    assert scores == [0.0, 0.0, sum(LESSON.points.values())]  # two untouched lessons, one of them by the exchange
