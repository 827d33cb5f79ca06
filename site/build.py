"""make site: the lessons as web pages, in dist/site/.

The pages show the notebooks of the students. The pictures and numbers below a given cell are those of the same cell in
solutions/, and what only an answer brings forth is left out.
"""

import argparse
import base64
import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from sphinx.cmd.build import build_main

ROOT = Path(__file__).resolve().parents[1]
PAGES = ROOT / "site"
FILM = Path("5-animation", "xor.gif")


def read(path: Path) -> dict[str, Any]:
    notebook: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        cell["source"] = "".join(cell["source"])
    return notebook


def with_outputs(release: dict[str, Any], source: dict[str, Any]) -> dict[str, Any]:
    """The students' notebook with the outputs of its given cells, and their alternative texts where myst-nb looks.

    Without outputs stay the cells that call a check, since it speaks of the reader's answer, and those that call an
    exercise without arguments, since what it returns is the answer.
    """
    sources = {cell["id"]: cell for cell in source["cells"]}
    answers = re.findall(r"^def (\w+)\(\):", "\n".join(cell["source"] for cell in release["cells"]), re.MULTILINE)
    hidden = re.compile("|".join([r"xorlib\.checks", *(rf"(?<!def ){name}\(\)" for name in answers)]))
    for cell in release["cells"]:
        given = sources[cell["id"]]
        if cell["cell_type"] != "code" or cell["source"] != given["source"] or hidden.search(cell["source"]):
            continue
        cell["outputs"] = given["outputs"]
        for output in cell["outputs"]:
            for data in output.get("metadata", {}).values():
                cell["metadata"]["mystnb"] = {"image": {"alt": data["alt"]}}
    return release


def overview(lesson: str, notebook: dict[str, Any]) -> str:
    """An entry of the front page's list, from the title cell of a lesson: title, what one learns, minutes, points."""
    text = " ".join(notebook["cells"][0]["source"].split())
    match = re.match(
        r"# (.*?) \*\*You will\*\*.*\*\*You will learn\*\* (.*?)\. \*\*.*Plan\*\* (\d+).*?; (\d+) points", text
    )
    if match is None:
        raise ValueError(f"{lesson}: the first cell does not say what one learns, the minutes and the points")
    title, learn, minutes, points = match.groups()
    return f"1. [{title}]({lesson}): {learn}. {minutes} minutes, {points} points."


def write_sources(folder: Path) -> None:
    """Fill the folder with what Sphinx reads: the front page, and the lessons with outputs."""
    lessons, entries = [], []
    for path in sorted((ROOT / "notebooks").glob("*/*.ipynb")):
        lesson = path.relative_to(ROOT / "notebooks")
        notebook = with_outputs(read(path), read(ROOT / "solutions" / lesson))
        lessons.append(lesson.with_suffix("").as_posix())
        entries.append(overview(lesson.as_posix(), notebook))
        (folder / lesson).parent.mkdir(parents=True)
        (folder / lesson).write_text(json.dumps(notebook), encoding="utf-8")
    for path in [FILM, *(page.relative_to(ROOT / "notebooks") for page in (ROOT / "notebooks").glob("*/*.md"))]:
        shutil.copy(ROOT / "notebooks" / path, folder / path)
    front = (PAGES / "index.md").read_text(encoding="utf-8")
    front = front.replace("LESSONS", "\n".join(entries)).replace("PAGES", "\n".join(lessons))
    (folder / "index.md").write_text(front, encoding="utf-8")


def write_files(out: Path) -> None:
    """Add what pages link to by its name: the bundle, the notebooks, the film, and its stills for print."""
    subprocess.run([sys.executable, ROOT / "site" / "bundle" / "build.py", out], check=True)
    for path in (ROOT / "notebooks").glob("*/*.ipynb"):
        shutil.copy(path, out / path.parent.name)
    shutil.copy(ROOT / "notebooks" / FILM, out / FILM)
    animation = read(ROOT / "solutions" / FILM.with_name("animation.ipynb"))
    stills = next(cell for cell in animation["cells"] if cell["id"] == "figure-stills")
    (out / "stills.png").write_bytes(base64.b64decode("".join(stills["outputs"][0]["data"]["image/png"])))
    for path in out.rglob("*.map"):  # a third of the size, for developers of the theme
        path.unlink()


def main(arguments: list[str]) -> int:
    """Returns Sphinx's exit code; arguments that are not known here are Sphinx's, such as -D course_repository=..."""
    parser = argparse.ArgumentParser(description="The lessons as web pages", allow_abbrev=False)
    parser.add_argument("--out", type=Path, default=ROOT / "dist" / "site", help="where to write them")
    options, for_sphinx = parser.parse_known_args(arguments)
    for path in options.out.glob("*"):  # else a page that is no longer made would stay
        if path.is_dir() and path.name != "lite":  # make lite's
            shutil.rmtree(path)
        elif path.is_file():
            path.unlink()
    with tempfile.TemporaryDirectory() as folder:
        write_sources(Path(folder, "pages"))
        strict = ["-q", "-W", "--keep-going", "-d", f"{folder}/doctrees", "-c", str(PAGES)]
        if not (options.out / "lite").exists():  # no link to what is not there
            strict += ["-D", "course_lite="]
        code = build_main([*strict, *for_sphinx, f"{folder}/pages", f"{folder}/out"])  # myst-nb writes beside it too
        shutil.copytree(Path(folder, "out"), options.out, dirs_exist_ok=True)
    write_files(options.out)
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
