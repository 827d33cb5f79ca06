"""notebooks/ is what nbgrader generates from solutions/."""

import os
import shutil
import subprocess
import sys

from judge import ROOT, lessons

# One process for all lessons: to import nbgrader takes longer than to generate one.
GENERATE = """
import sys
from nbgrader.apps import GenerateAssignmentApp

for assignment in sys.argv[1:]:
    GenerateAssignmentApp.launch_instance(["--force", assignment])
    GenerateAssignmentApp.clear_instance()
"""


def files(folder):
    return {
        path.relative_to(folder): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".ipynb_checkpoints" not in path.parts
    }


def test_generated_notebooks_are_the_committed_ones(tmp_path):
    shutil.copy(ROOT / "nbgrader_config.py", tmp_path)
    shutil.copytree(ROOT / "solutions", tmp_path / "solutions", ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
    done = subprocess.run(
        [sys.executable, "-c", GENERATE, *(lesson.folder for lesson in lessons().values())],
        cwd=tmp_path,
        env=os.environ | {"JUPYTER_CONFIG_DIR": str(tmp_path / "jupyter-config"), "JUPYTER_NO_CONFIG": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    assert files(tmp_path / "notebooks") == files(ROOT / "notebooks")
