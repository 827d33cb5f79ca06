"""The ways to set the course up say the same thing: pyproject.toml, the lock, conda and the workflow."""

import re
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PROJECT, GRADER = (
    tomllib.loads((ROOT / folder / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for folder in (".", "grading")
)
EXTRAS = PROJECT["optional-dependencies"]
# The course with its grader, and on top what the tests need.
LOCKS = {name: (ROOT / name).read_text(encoding="utf-8") for name in ("requirements.lock", "requirements-test.lock")}
ENVIRONMENT = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
WORKFLOW = yaml.safe_load((ROOT / ".github/workflows/test.yml").read_text(encoding="utf-8"))
PYTHONS = ["3.11", "3.12", "3.13"]


def locked(*names: str) -> list[str]:
    """The entries of these locks, each with its hashes on one line."""
    text = "".join(LOCKS[name] for name in names or LOCKS)
    return [line for line in text.replace("\\\n", "").splitlines() if line and line[0] not in " #"]


def bounds(requirements: list[str]) -> dict[str, SpecifierSet]:
    parsed = map(Requirement, requirements)
    return {canonicalize_name(requirement.name): requirement.specifier for requirement in parsed}


def test_conda_installs_what_pip_installs():
    """Else a student with conda gets a package that the lessons are too new for, or not at all."""
    *packages, pip, by_pip = ENVIRONMENT["dependencies"]
    found = bounds(packages)
    python = found.pop("python")
    expected = bounds(PROJECT["dependencies"] + EXTRAS["course"])
    del expected["ipython"]  # comes with JupyterLab
    assert found == expected
    assert str(SpecifierSet(PROJECT["requires-python"])) in str(python)
    assert all(version in python for version in PYTHONS)
    assert (pip, by_pip) == ("pip", {"pip": ["-e .", "-e ./grading"]})


@pytest.mark.parametrize("python", PYTHONS)
def test_the_lock_is_as_new_as_the_project(python):
    """Else a bound was raised, or a package added, without `make lock`."""
    environment = {"python_version": python, "python_full_version": f"{python}.9"}
    entries = [Requirement(line.split("--hash")[0]) for line in locked()]
    pins = bounds([str(e) for e in entries if not e.marker or e.marker.evaluate(environment)])
    for project in (PROJECT, GRADER):
        extras = [line for extra in project["optional-dependencies"].values() for line in extra]
        for name, bound in bounds(project["dependencies"] + extras).items():
            (pin,) = pins[name]
            assert pin.operator == "==" and pin.version in bound, name


def test_the_locks_share_no_package():
    """pip would install the one of the lock that it reads last."""
    course, tests = ({Requirement(line.split("--hash")[0]).name for line in locked(name)} for name in LOCKS)
    assert "jupyterlab" in course and "playwright" in tests
    assert not course & tests


def test_every_locked_package_has_its_hash():
    """pip refuses the whole file for one entry without."""
    assert len(locked()) > 50
    for line in locked():
        assert re.search(r"--hash=sha256:[0-9a-f]{64}\b", line), line


def test_the_lock_names_no_registry():
    """Else it installs only where that registry, or that folder, is reached."""
    for address in ("://", "index-url", "find-links", "file:", " @ "):
        assert not any(address in lock for lock in LOCKS.values())


def test_continuous_integration_runs_make_test():
    assert "\nmake test\n" in (ROOT / ".ci/run").read_text(encoding="utf-8")
    job = WORKFLOW["jobs"]["test"]
    assert job["steps"][-1] == {"run": "make test"}
    assert job["strategy"]["matrix"] == {
        "os": ["ubuntu-latest", "macos-latest", "windows-latest"],
        "python": PYTHONS,
    }


def test_the_weekly_run_leaves_the_lock():
    """YAML reads an unquoted `on` as true."""
    assert set(WORKFLOW[True]) == {"push", "pull_request", "schedule"}
    assert "schedule" in WORKFLOW["jobs"]["test"]["env"]["UNLOCKED"]
    assert "ifdef UNLOCKED" in (ROOT / "Makefile").read_text(encoding="utf-8")
