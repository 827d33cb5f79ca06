"""The bundle for students: what is in it and what is not, and its README followed to the letter."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
import server
import yaml
from browser import Notebook, screenshot
from hidden_lines import KINDS, hidden_lines, leaks, source
from judge import ROOT, lessons


def make_bundle(folder: Path) -> Path:
    subprocess.run([sys.executable, ROOT / "site" / "bundle" / "build.py", folder], check=True)
    (path,) = folder.iterdir()
    return path


@pytest.fixture(scope="module")
def bundle(tmp_path_factory):
    return make_bundle(tmp_path_factory.mktemp("bundle"))


@pytest.fixture(scope="module")
def files(bundle):
    """The text of each file by its path in the folder that the zip unpacks to; a film has none."""
    with zipfile.ZipFile(bundle) as archive:
        return {
            name.removeprefix("xor-from-scratch/"): archive.read(name).decode("utf-8", "replace")
            for name in archive.namelist()
        }


# What is in it


def test_its_name_says_the_version(bundle):
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert bundle.name == f"xor-from-scratch-{version}.zip"


def test_it_holds_the_lessons_xorlib_and_how_to_install_them_and_nothing_else(files):
    tops = {name.partition("/")[0] for name in files}
    assert tops == {
        "LICENSE",
        "README.md",
        "environment.yml",
        "jupyter_lab_config.py",
        "jupyterlab",
        "notebooks",
        "pyproject.toml",
        "requirements.lock",
        "xorlib",
    }
    tracked = subprocess.run(
        ["git", "ls-files", "notebooks", "xorlib"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split()
    assert sorted(tracked) == sorted(name for name in files if name.startswith(("notebooks/", "xorlib/")))


def test_the_same_commit_gives_the_same_bytes(bundle, tmp_path):
    """From a copy with other times, in another folder."""
    copy = tmp_path / "course"
    for name in ("site", "notebooks", "xorlib"):
        shutil.copytree(ROOT / name, copy / name, copy_function=shutil.copyfile)
    for name in ("pyproject.toml", "environment.yml", "requirements.lock", "LICENSE"):
        shutil.copyfile(ROOT / name, copy / name)
    subprocess.run([sys.executable, copy / "site" / "bundle" / "build.py", tmp_path / "out"], check=True)
    (again,) = (tmp_path / "out").iterdir()
    assert again.read_bytes() == bundle.read_bytes()


def test_nothing_of_a_solution_a_mark_scheme_or_a_hidden_test_is_in_it(files):
    """Lines of solutions stand in xorlib, which holds the reference network for all to read."""
    found = {
        name: leaks(text, "marking", "hidden test", *(() if name.startswith("xorlib/") else ("solution",)))
        for name, text in files.items()
    }
    assert {name: lines for name, lines in found.items() if lines} == {}
    assert not [name for name, text in files.items() if re.search("### (BEGIN|END)|Mark scheme", text)]


@pytest.mark.parametrize("kind", KINDS)
def test_a_leak_is_found(kind):
    assert len(leaks(source(KINDS[kind][1]), kind)) == len(hidden_lines(kind)) > 30


def test_conda_pip_and_uv_install_the_same_and_no_grader(files):
    project = tomllib.loads(files["pyproject.toml"])
    whole = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    extras = whole["project"].pop("optional-dependencies")
    assert project["project"].pop("optional-dependencies") == {"course": extras["course"]}
    assert project["project"] == whole["project"]
    assert project["tool"] == {"hatch": whole["tool"]["hatch"]}
    conda = yaml.safe_load(files["environment.yml"])["dependencies"]
    expected = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))["dependencies"]
    assert conda == [*expected[:-1], {"pip": ["-e ."]}]
    pinned = set(re.findall(r"^([\w.-]+)==", files["requirements.lock"], re.MULTILINE))
    assert {"numpy", "jupyterlab", "nbgrader", "anywidget", "six"} <= pinned
    assert not {"ruff", "playwright", "nh3", "distributed"} & pinned


# Its README, to the letter


class Unpacked:
    """The bundle, unpacked into a folder with a space and an umlaut in its path, and a terminal there."""

    def __init__(self, bundle: Path, folder: Path):
        with zipfile.ZipFile(bundle) as archive:
            archive.extractall(folder / "Übung eins")
        (self.course,) = (folder / "Übung eins").iterdir()
        self.home = folder / "home"
        self.variables = server.environment(self.home)
        self.variables["PATH"] = f"{self.course / '.venv' / 'bin'}{os.pathsep}{os.environ['PATH']}"
        self.variables.pop("PYTHONPATH", None)
        readme = (self.course / "README.md").read_text(encoding="utf-8")
        self.pip, self.conda, self.ready, self.lab, self.hand_in = re.findall(r"^```sh\n(.*?)^```", readme, re.M | re.S)

    def run(self, command: str) -> str:
        done = subprocess.run(
            ["bash", "-c", command], cwd=self.course, env=self.variables, capture_output=True, text=True, timeout=120
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


@pytest.fixture(scope="module")
def unpacked(bundle, tmp_path_factory):
    """Installed as README.md says with pip, but without a network: for the lock's packages stand this environment's."""
    for program in ("bash", "sh"):
        if not shutil.which(program):
            pytest.skip(f"no {program}")
    found = Unpacked(bundle, tmp_path_factory.mktemp("student"))
    here = found.home.with_name("lock.pth")
    here.write_text("\n".join(path for path in sys.path if path.endswith("site-packages")), encoding="utf-8")
    lock = (
        f"cp '{here}' \"$(python -c 'import sysconfig; print(sysconfig.get_path(\"purelib\"))')\" "
        f"&& mkdir -p .venv/etc/jupyter .venv/share && cp -R '{sys.prefix}'/etc/jupyter/*.d .venv/etc/jupyter "
        f"&& ln -s '{sys.prefix}/share/jupyter' .venv/share/jupyter"
    )
    stands_for = {
        "python3 -m venv .venv": f"'{sys.executable}' -m venv --without-pip .venv",
        "python -m pip install --no-deps --require-hashes -r requirements.lock": lock,
        "python -m pip install --no-deps -e .": "python -m pip install --no-index --no-build-isolation --no-deps -e .",
    }
    lines = found.pip.splitlines()
    assert [line for line in lines if line not in stands_for] == ["source .venv/bin/activate"]
    found.run("set -e\n" + "\n".join(stands_for.get(line, line) for line in lines))
    return found


def test_it_is_ready_after_the_readme_s_commands(unpacked):
    assert "Ready. Start with lesson 1" in unpacked.run(unpacked.ready)
    where = unpacked.run("cd / && python -c 'import sys, xorlib; print(sys.prefix, xorlib.__file__, sep=chr(10))'")
    found = [Path(line) for line in where.splitlines()]
    assert found == [unpacked.course / ".venv", unpacked.course / "xorlib" / "__init__.py"]


def test_a_student_works_a_lesson_and_hands_it_in(unpacked, page):
    """JupyterLab opens at lesson 1, shows nothing that is for instructors, and leaves nothing but the notebook."""
    before = {path.name for path in unpacked.course.iterdir()}
    command = unpacked.lab.strip().replace("jupyter lab", "python -m jupyterlab")  # jupyter is in the other environment
    with server.running(f"{command} {server.arguments()}", unpacked.course, unpacked.home, unpacked.variables) as lab:
        page.goto(lab.first_page)
        notebook = Notebook(page)
        assert page.get_by_role("heading", name="Run a network that already knows XOR").is_visible()
        assert page.get_by_role("menuitem", name="Kernel", exact=True).is_visible()
        assert page.get_by_role("menuitem", name="Nbgrader").count() == 0
        assert page.get_by_text("Create Assignment").count() == page.get_by_title("Create Assignment").count() == 0

        notebook.title.click(position={"x": 20, "y": 10})
        notebook.run_to("def relu")
        notebook.answer("raise NotImplementedError", "return np.maximum(z, 0)")
        notebook.run_to('check_answer("relu"')
        page.keyboard.press("Shift+Enter")
        notebook.says('check_answer("relu"', "PASSED, 1 of 1 point")
        screenshot(page, "bundle-right-answer")

        page.get_by_role("button", name="Validate").click()
        verdict = page.get_by_role("dialog")
        verdict.get_by_text('check_answer("affine"').first.wait_for()  # the next one, still unanswered
        assert 'check_answer("relu"' not in verdict.inner_text()
        page.get_by_role("button", name="Ok", exact=True).click()
        page.keyboard.press("Control+s")
        page.locator(".jp-mod-dirty").wait_for(state="detached")
        page.goto("about:blank")  # else it misses the server
    assert {path.name for path in unpacked.course.iterdir()} <= before | {".ipynb_checkpoints"}
    said = unpacked.run(unpacked.hand_in)
    assert "1 of 4 checks in the notebook pass" in said
    assert "forward_pass.ipynb can be graded as it is." in said


def test_the_other_ways_name_what_is_there(unpacked):
    assert unpacked.conda == "conda env create -f environment.yml\nconda activate xor\n"
    environment = yaml.safe_load((unpacked.course / "environment.yml").read_text(encoding="utf-8"))
    assert environment["name"] == "xor"
    readme = (unpacked.course / "README.md").read_text(encoding="utf-8")
    assert "uv run --extra course" in readme
    assert unpacked.hand_in.split()[-1] == f"notebooks/{lessons()['forward_pass'].folder}/forward_pass.ipynb"
