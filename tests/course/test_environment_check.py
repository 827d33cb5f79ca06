"""The environment check, `python -m xorlib`: what it prints of an environment, and its exit code."""

import ast
import importlib.metadata
import os
import subprocess
import sys
from types import SimpleNamespace

import pytest
from judge import ROOT

from xorlib.checks import COURSE
from xorlib.commands import environment
from xorlib.commands.report import Report


def flat(text):
    return " ".join(text.split())


def test_a_whole_environment_is_ready():
    done = subprocess.run([sys.executable, "-m", "xorlib"], capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.isascii()
    assert "a film: 3 frames" in done.stdout and "runs this Python" in done.stdout and "Ready." in done.stdout


def python_without(package, folder, *arguments):
    """Run a Python that does not find the package, nor its version."""
    (folder / "sitecustomize.py").write_text(
        f"import importlib.metadata, sys\nsys.modules[{package!r}] = None\nversion_of = importlib.metadata.version\n"
        "def version(name):\n"
        f"    if name == {package!r}:\n        raise importlib.metadata.PackageNotFoundError(name)\n"
        "    return version_of(name)\nimportlib.metadata.version = version\n",
        encoding="utf-8",
    )
    path = os.pathsep.join([str(folder), str(ROOT)])
    return subprocess.run(
        [sys.executable, *arguments], capture_output=True, text=True, env=os.environ | {"PYTHONPATH": path}
    )


@pytest.mark.parametrize("absent", ["numpy", "autograd", "matplotlib", "anywidget", "nbclient"])
def test_a_missing_package_is_named_with_the_fix(absent, tmp_path):
    notebook = ROOT / "notebooks" / COURSE["forward_pass"].folder / "forward_pass.ipynb"
    done = python_without(absent, tmp_path, "-m", "xorlib", *([str(notebook)] if absent == "nbclient" else []))
    assert "Traceback" not in done.stderr
    if absent == "nbclient":
        assert "There is no module nbclient in this Python" in flat(done.stdout)
    else:
        assert f"{absent}: there is no such package in this Python" in flat(done.stdout)
        assert "README.md in the folder of the course says how to install what is missing" in flat(done.stdout)
    assert done.returncode == 1


@pytest.mark.parametrize("code", ["from xorlib import relu", "import xorlib\nxorlib.relu", "from xorlib import *"])
def test_an_import_without_a_package_points_to_the_command(code, tmp_path):
    done = python_without("autograd", tmp_path, "-c", code)
    assert done.returncode and "ModuleNotFoundError" in done.stderr
    assert "`python -m xorlib` in a terminal says what is missing" in done.stderr


@pytest.mark.parametrize("arguments", [("-m", "xorlib"), ("-c", "from xorlib import relu")])
def test_an_old_python_is_told_which_one_is_needed(arguments, tmp_path):
    (tmp_path / "sitecustomize.py").write_text(
        "import collections, sys\nnames = 'major minor micro releaselevel serial'\n"
        "sys.version_info = collections.namedtuple('version_info', names)(3, 9, 18, 'final', 0)\n",
        encoding="utf-8",
    )
    path = os.pathsep.join([str(tmp_path), str(ROOT)])
    done = subprocess.run(
        [sys.executable, *arguments], capture_output=True, text=True, env=os.environ | {"PYTHONPATH": path}
    )
    assert done.returncode == 1
    if "-m" in arguments:
        assert "Python 3.9.18: the course needs 3.11 or later" in done.stdout and done.stderr == ""
    else:
        assert "ImportError: the course needs Python 3.11 or later" in done.stderr


@pytest.mark.parametrize(
    "name", ["__init__", "__main__", "commands/__init__", "commands/environment", "commands/report"]
)
def test_what_an_old_python_reads_is_in_its_syntax(name):
    """That of 3.9, which macOS has: annotations too, unless they are not evaluated."""
    source = (ROOT / "xorlib" / f"{name}.py").read_text(encoding="utf-8")
    tree = ast.parse(source, feature_version=(3, 9))
    later = [node for node in ast.walk(tree) if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr)]
    assert not later or "from __future__ import annotations" in source


def test_an_old_package_is_named_with_the_version_that_is_needed(monkeypatch, capsys):
    monkeypatch.setattr(importlib.metadata, "requires", lambda name: ["numpy>=2.0", 'pytest>=8 ; extra == "test"'])
    monkeypatch.setattr(importlib.metadata, "version", lambda name: "1.26.4")
    report = Report()
    environment.check_packages(report)
    assert report.problems == 1 and "numpy 1.26.4: the course needs 2.0 or later" in flat(capsys.readouterr().out)


def test_the_bounds_are_those_of_the_course_and_not_of_its_tests():
    required = [
        "numpy>=2.0",
        'jupyterlab>=4.2; extra == "course"',
        'pytest>=8.2; extra == "test"',
        "pytest-xdist[psutil]>=3.6; extra == 'test'",
    ]
    assert environment.bounds(required) == {"numpy": "2.0", "jupyterlab": "4.2"}
    assert environment.numbers("4.10.0rc1") == (4, 10, 0)


def test_an_environment_in_the_folder_is_named(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    assert environment.how_to_install() == environment.INSTALL
    python = tmp_path / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.touch()
    assert environment.how_to_install().endswith(f"{os.path.join('.venv', 'bin', 'python')} -m xorlib")
    monkeypatch.setattr(sys, "prefix", str(tmp_path / ".venv"))
    assert environment.how_to_install() == environment.INSTALL


def test_a_kernel_with_another_python_is_a_problem(monkeypatch, capsys):
    monkeypatch.setattr(environment, "sys", SimpleNamespace(executable=__file__))
    report = Report()
    environment.check_kernel(report)
    assert report.problems == 1 and "runs another Python" in flat(capsys.readouterr().out)
