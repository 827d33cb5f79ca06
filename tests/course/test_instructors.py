"""docs/instructors.md: each of its commands is called as it stands there, in a course with a class of two."""

import csv
import os
import re
import subprocess
import zipfile

import nbformat
import server
from judge import ROOT, lessons
from notebook_runs import needs_sandbox
from platform_tables import MOODLE

TEXT = (ROOT / "docs" / "instructors.md").read_text(encoding="utf-8")
COMMANDS = [line for block in re.findall(r"```sh\n(.*?)```", TEXT, re.DOTALL) for line in block.splitlines()]
LESSON = lessons()["forward_pass"]


def test_it_takes_at_most_four_pages():
    assert len(TEXT.split()) < 1800


@needs_sandbox
def test_every_command_does_what_the_text_says(tmp_path):
    course, home = server.scratch_course(tmp_path / "course"), tmp_path / "home"
    home.mkdir()
    path = os.pathsep.join([str(ROOT), str(ROOT / "grading" / "src")])
    variables = server.environment(home) | {"PYTHONPATH": path}
    released = ROOT / "notebooks" / LESSON.folder / LESSON.notebook.name
    answered = nbformat.read(released, as_version=4)
    for cell in answered.cells:
        cell.source = LESSON.solutions.get(cell.id, cell.source)
    with zipfile.ZipFile(course / "class.zip", "w") as archive:
        archive.writestr("Wei Zhang_1027_assignsubmission_file_/forward_pass.ipynb", nbformat.writes(answered))
        archive.write(released, "Wei Zhang_1028_assignsubmission_file_/Copy of forward_pass.ipynb")
    (course / "class.csv").write_bytes(MOODLE)
    (course / "new").mkdir()
    for place in (course, course / "new"):
        (place / LESSON.notebook.name).write_bytes(released.read_bytes())
    for command in COMMANDS:
        done = subprocess.run(
            command, shell=True, cwd=course, env=variables, capture_output=True, text=True, encoding="utf-8"
        )
        assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    assert not (course / "classroom").exists()
    old = course / "classroom-2026"
    with open(old / "returned" / LESSON.folder / "grades.csv", encoding="utf-8", newline="") as file:
        print(list(csv.DictReader(file)))
    print(sorted(str(p.relative_to(old)) for p in old.rglob("*") if p.is_file()))
