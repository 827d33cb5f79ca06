"""Attacks by extra files and by links: changes of an honest folder."""

import json
import os
import socket
import zipfile
from pathlib import Path

from . import collection
from .school import NOTEBOOK

ATTACKS, attack = collection("make")


def neighbour(folder: Path) -> Path:
    """Somebody else's folder for the same lesson."""
    return folder.parent.parent / "neighbour" / folder.name


def secret(folder: Path) -> Path:
    """A file of the course that no submission may show."""
    return folder.parents[3] / "secret.txt"


def answer(folder: Path, source: str) -> None:
    """Put a cell with this source after the answer `forward`."""
    notebook = json.loads((folder / NOTEBOOK).read_text(encoding="utf-8"))
    place = next(i for i, cell in enumerate(notebook["cells"]) if cell.get("id") == "forward") + 1
    notebook["cells"].insert(
        place,
        {"cell_type": "code", "execution_count": None, "id": "mine", "metadata": {}, "outputs": [], "source": source},
    )
    (folder / NOTEBOOK).write_text(json.dumps(notebook), encoding="utf-8")


@attack()
def pipe_and_socket_beside_the_notebook(folder):
    os.mkfifo(folder / "data.csv")
    here = os.getcwd()
    os.chdir(folder)  # the name of a socket has 108 bytes at most
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("socket")
    os.chdir(here)


@attack(failed=True, says="no notebook")
def link_to_another_notebook(folder):
    (folder / NOTEBOOK).unlink()
    (folder / NOTEBOOK).symlink_to(neighbour(folder) / NOTEBOOK)


@attack(says="link")
def links_to_secrets(folder):
    (folder / "secret.txt").symlink_to(secret(folder))
    (folder / "others").symlink_to(folder.parent.parent)
    (folder / "solutions").symlink_to("../../../../solutions")
    answer(folder, "import glob\nfor path in glob.glob('**', recursive=True):\n    print(path, open(path).read())")


@attack(failed=True, says="link")
def folder_that_is_a_link(folder):
    (folder / NOTEBOOK).unlink()
    folder.rmdir()
    folder.symlink_to(neighbour(folder))


@attack(failed=True, says="link")
def student_that_is_a_link(folder):
    (folder / NOTEBOOK).unlink()
    folder.rmdir()
    folder.parent.rmdir()
    folder.parent.symlink_to(neighbour(folder).parent)


@attack()
def links_in_a_circle(folder):
    (folder / "loop").symlink_to(".")
    (folder / "self").symlink_to("self")


@attack(failed=True, says="no notebook")
def archive_that_points_outside(folder):
    """Nobody unpacks it; zip_collect's way of doing so is another test."""
    (folder / NOTEBOOK).unlink()
    with zipfile.ZipFile(folder / "forward_pass.zip", "w") as archive:
        archive.writestr("../../../../left-by-an-attack", "left-by-an-attack")
        archive.writestr(NOTEBOOK, "{}")


@attack(says="numpy.py")
def modules_that_shadow(folder):
    for name in (
        "numpy.py",
        "json.py",
        "sitecustomize.py",
        "usercustomize.py",
        "xorlib/__init__.py",
        "IPython/__init__.py",
        "xorlib/checks/__init__.py",
        "grading/__init__.py",
        "nbgrader_config.py",
        "matplotlibrc",
    ):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("raise SystemExit('left-by-an-attack')", encoding="utf-8")


@attack()
def forgery_in_a_module(folder):
    (folder / "tricks.py").write_text(
        "import sys\n\n\ndef forward(X, params, activation):\n    frame = sys._getframe()\n"
        "    while 'expected' not in frame.f_locals:\n        frame = frame.f_back\n"
        "    frame.f_locals['expected'].value[:] = [X]\n    return [X]\n",
        encoding="utf-8",
    )
    answer(folder, "from tricks import forward")


@attack()
def sparse_gigabyte(folder):
    with open(folder / "data.bin", "wb") as file:
        file.truncate(1 << 30)


@attack()
def two_thousand_files(folder):
    (folder / "data").mkdir()
    for number in range(2000):
        (folder / "data" / f"{number}").touch()


@attack()
def names_that_are_no_UTF_8(folder):
    for name in (
        b"caf\xe9.csv",
        b"\xff\xfe",
        "zwei W\u00f6rter \U0001f600.txt".encode(),
        b"-rf",
        b"new\nline",
        b"a\"b'c",
    ):
        (Path(os.fsdecode(os.fsencode(folder) + b"/" + name))).write_text("1", encoding="utf-8")


@attack(says="timestamp.txt")
def timestamp_that_is_none(folder):
    (folder / "timestamp.txt").write_text("9999-99-99 \x00 left-by-an-attack", encoding="utf-8")
