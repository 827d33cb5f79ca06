"""What make lite builds with, without a build."""

import json
import re
import shutil
import subprocess

import nbformat
import pytest
from judge import ROOT, lessons

LITE = ROOT / "site" / "lite"
BUILD = json.loads((LITE / "jupyter_lite_config.json").read_text(encoding="utf-8"))["LiteBuildConfig"]


def test_what_is_served_is_the_release_and_the_first_notebook():
    """Solutions are in neither."""
    assert [(LITE / folder).resolve() for folder in BUILD["contents"]] == [ROOT / "notebooks", LITE / "files"]
    assert (LITE / BUILD["output_dir"]).resolve() == ROOT / "dist" / "site" / "lite"


def test_the_pages_link_to_a_program_that_is_built():
    settings = (ROOT / "site" / "conf.py").read_text(encoding="utf-8")
    (program,) = re.findall(r'^course_lite = "lite/(\w+)/index.html"$', settings, re.MULTILINE)
    assert program in BUILD["apps"]


def test_the_first_notebook_links_to_a_lesson_and_names_one_to_check():
    (cell,) = nbformat.read(LITE / "files" / "START.ipynb", as_version=4).cells
    (link,) = re.findall(r"\]\((.*?)\)", cell.source)
    assert (ROOT / "notebooks" / link).is_file()
    (name,) = re.findall(r'check_notebook\("(\w+)\.ipynb"\)', cell.source)
    assert name in lessons()


@pytest.mark.skipif(not shutil.which("make"), reason="no make on this system")
def test_without_a_new_python_make_lite_says_which_one_it_needs():
    done = subprocess.run(["make", "PYTHON=false", "lite"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode != 0
    assert "No Python 3.12 or later with venv and pip among: false" in done.stderr
    assert "make PYTHON=path/to/python lite" in done.stderr
