"""The ways to set the course up say the same thing: pyproject.toml, the locks, conda, containers and the workflow."""

import json
import os
import re
import subprocess
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
PYTHONS = ["3.11", "3.12", "3.13", "3.14", "3.15"]
SYSTEMS = ["ubuntu-latest", "macos-latest", "windows-latest"]


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
    assert all(f"{version}.0" in SpecifierSet(str(python)) for version in PYTHONS)
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


def test_the_bundle_s_command_installs_the_lock_and_nothing_else():
    """The lock leaves out a package that pip would otherwise ask for, and refuse for want of a hash."""
    readme = (ROOT / "site/bundle/files/README.md").read_text(encoding="utf-8")
    commands = re.findall(r"^python -m pip install .*", readme, re.MULTILINE)
    assert len(commands) == 4 and all("--no-deps" in command for command in commands)


def test_continuous_integration_runs_make_test():
    assert "\nmake test\n" in (ROOT / ".ci/run").read_text(encoding="utf-8")
    job = WORKFLOW["jobs"]["test"]
    runs = [step["run"] for step in job["steps"] if "run" in step]
    assert runs == ["${{ runner.os == 'Linux' && '.ci/run' || 'make test' }}", "git diff --exit-code"]
    assert job["strategy"]["matrix"] == {"os": SYSTEMS, "python": PYTHONS}
    assert os.access(ROOT / ".ci/run", os.X_OK)


def test_the_weekly_run_takes_the_oldest_packages_and_the_newest():
    """YAML reads an unquoted `on` as true."""
    assert set(WORKFLOW[True]) == {"push", "pull_request", "schedule"}
    job = WORKFLOW["jobs"]["weekly"]
    assert job["strategy"]["matrix"] == {"os": SYSTEMS, "versions": ["oldest", "newest"]}
    assert job["steps"][-1] == {"run": "make test-${{ matrix.versions }}"}
    assert f"'{PYTHONS[0]}' || '{PYTHONS[-1]}'" in job["steps"][-2]["with"]["python-version"]


def test_what_is_built_is_published_on_a_tag():
    build, publish = (WORKFLOW["jobs"][name] for name in ("build", "publish"))
    assert {"run", "env"} == set(build["steps"][2]) and build["steps"][2]["run"] == "make lite site bundle"
    assert publish["if"] == "startsWith(github.ref, 'refs/tags/')" and publish["needs"] == ["test", "build"]


@pytest.mark.parametrize("target", ["test-oldest", "test-newest", "lite", "site", "bundle", "browser", "lint"])
def test_the_targets_that_others_call_are_in_the_makefile(target):
    """Those of the workflow, of .ci/run and of the dev container."""
    assert re.search(rf"^{target}:.*## ", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)


def test_binder_and_the_dev_container_have_the_same_environment():
    post_build = (ROOT / ".binder/postBuild").read_text(encoding="utf-8")
    lock, projects = re.findall("^python -m pip install (.*)", post_build, re.MULTILINE)
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert f"$(PIP) install {lock}\n" in makefile and f"$(PIP) install {projects}\n" in makefile
    container = json.loads((ROOT / ".devcontainer/devcontainer.json").read_text(encoding="utf-8"))
    assert container["postCreateCommand"] == "make browser lint site"
    binder = (ROOT / ".binder/runtime.txt").read_text(encoding="utf-8").strip().removeprefix("python-")
    assert {binder, container["image"].removeprefix("python:")} <= set(PYTHONS)


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="no repository")
@pytest.mark.parametrize("folder", ["classroom", "classroom-2026"])
def test_git_leaves_out_what_students_handed_in(folder):
    path = f"{folder}/submitted/ada/1-forward-pass/forward_pass.ipynb"
    assert subprocess.run(["git", "check-ignore", "--quiet", path], cwd=ROOT).returncode == 0
