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
# The course with its grader; on top of that, what the tests need, and what the site needs.
NAMES = ["requirements.lock", "requirements-test.lock", "requirements-site.lock"]
COURSE, TESTS, SITE = LOCKS = [(ROOT / name).read_text(encoding="utf-8") for name in NAMES]
ENVIRONMENT = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
WORKFLOW = yaml.safe_load((ROOT / ".github/workflows/test.yml").read_text(encoding="utf-8"))
PYTHONS = ["3.11", "3.12", "3.13"]


def locked(lock: str) -> list[str]:
    """The entries of a lock, each with its hashes on one line."""
    return [line for line in lock.replace("\\\n", "").splitlines() if line and line[0] not in " #"]


def pinned(lock: str, python: str) -> dict[str, SpecifierSet]:
    """The versions of a lock for a version of Python."""
    environment = {"python_version": python, "python_full_version": f"{python}.9"}
    entries = [Requirement(line.split("--hash")[0]) for line in locked(lock)]
    return bounds([str(entry) for entry in entries if not entry.marker or entry.marker.evaluate(environment)])


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
def test_the_locks_are_as_new_as_the_project(python):
    """Else a bound was raised, or a package added, without `make lock`."""
    course, tests, site = (pinned(lock, python) for lock in LOCKS)
    assert not course.keys() & (tests.keys() | site.keys())  # else the lock that is read last decides
    assert all(site[name] == tests[name] for name in tests.keys() & site.keys())
    assert "jupyterlab" in course and "playwright" in tests and "sphinx" in site
    pins = course | tests | site
    for project in (PROJECT, GRADER):
        extras = [line for extra in project["optional-dependencies"].values() for line in extra]
        for name, bound in bounds(project["dependencies"] + extras).items():
            (pin,) = pins[name]
            assert pin.operator == "==" and pin.version in bound, name


@pytest.mark.parametrize("lock", LOCKS, ids=NAMES)
def test_every_locked_package_has_its_hash(lock):
    """pip refuses the whole file for one entry without."""
    assert len(locked(lock)) > 20
    for line in locked(lock):
        assert re.search(r"--hash=sha256:[0-9a-f]{64}\b", line), line


@pytest.mark.parametrize("lock", LOCKS, ids=NAMES)
def test_a_lock_names_no_registry(lock):
    """Else it installs only where that registry, or that folder, is reached."""
    for address in ("://", "index-url", "find-links", "file:", " @ "):
        assert address not in lock


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
