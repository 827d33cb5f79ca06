"""make bundle: the course as students download it, a zip in dist/. It holds no solutions, grader or tests.

The same commit gives the same bytes on every system: the files are sorted, their times are fixed, and none is
compressed, since no two versions of zlib need agree.
"""

import argparse
import re
import tomllib
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDER = "xor-from-scratch"  # which the zip unpacks to
TIME = (2020, 1, 1, 0, 0, 0)
CACHES = {"__pycache__", ".ipynb_checkpoints"}


def files_of(folder: Path) -> dict[str, bytes]:
    """The files of a folder by their path in it, without caches."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not CACHES & set(path.parts)
    }


def students_project(text: str) -> str:
    """pyproject.toml with what installing xorlib and the lessons' packages needs, without the developers' part."""
    needed = ("[build-system]", "[project]", "[project.optional-dependencies]", "[tool.hatch")
    sections = [section for section in text.split("\n\n") if section.startswith(needed)]
    others = re.compile(r"^(?!course )\w+ = \[\n(?: .*\n)*\]\n?", re.MULTILINE)
    return "\n\n".join(others.sub("", part) if "optional-" in part else part for part in sections) + "\n"


def students_environment(text: str) -> str:
    """environment.yml without the grader and the tests."""
    return "".join(line for line in text.splitlines(True) if "./grading" not in line and ".[test]" not in line)


def students_lock(text: str, wanted: set[str]) -> str:
    """The entries of the lock for these packages and for all that they need in turn: an entry says who needs it."""
    entries = re.findall(r"^\w.*\n(?: .*\n)*", text, re.MULTILINE)
    users = {entry: set(re.findall(r"^    #(?: via)? +([\w.-]+)", entry, re.MULTILINE)) for entry in entries}
    needed: set[str] = set()
    while wanted - needed:
        needed |= wanted
        wanted = {name_of(entry) for entry in entries if needed & users[entry]}
    kept = "".join(entry for entry in entries if name_of(entry) in needed)
    return f"# The packages of the lessons on every system, Python 3.11 and later.\n{kept}"


def name_of(requirement: str) -> str:
    return re.split(r"[^\w.-]", requirement, maxsplit=1)[0].lower()


def bundle() -> dict[str, bytes]:
    """All files of the bundle by their path in it."""

    def text(path: str) -> str:
        return (ROOT / path).read_text(encoding="utf-8")

    project = tomllib.loads(text("pyproject.toml"))["project"]
    packages = {name_of(line) for line in project["dependencies"] + project["optional-dependencies"]["course"]}
    made = {
        "environment.yml": students_environment(text("environment.yml")),
        "pyproject.toml": students_project(text("pyproject.toml")),
        "requirements.lock": students_lock(text("requirements.lock"), packages),
        "LICENSE": text("LICENSE"),
    }
    given = {
        f"{folder}/{path}": data for folder in ("notebooks", "xorlib") for path, data in files_of(ROOT / folder).items()
    }
    return files_of(ROOT / "site" / "bundle" / "files") | given | {path: text.encode() for path, text in made.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description="The course for students, as a zip without solutions")
    parser.add_argument("out", type=Path, nargs="?", default=ROOT / "dist", help="the folder to write it to")
    out = parser.parse_args().out
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    out.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(out / f"{FOLDER}-{version}.zip", "w") as archive:
        for path, data in sorted(bundle().items()):
            entry = zipfile.ZipInfo(f"{FOLDER}/{path}", TIME)
            entry.create_system = 3  # Unix, on every system
            entry.external_attr = 0o100644 << 16
            archive.writestr(entry, data)


if __name__ == "__main__":
    main()
