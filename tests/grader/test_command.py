"""python -m grading, in the course's folder."""

import subprocess
import sys

from judge import ROOT


def test_the_courses_command_is_the_graders():
    done = subprocess.run([sys.executable, "-m", "grading", "--help"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0 and done.stdout.startswith("usage: python -m grading")
