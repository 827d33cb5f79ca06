"""Reads a submitted folder: regular files only, and not too many or too large ones."""

import os
from collections.abc import Iterator
from pathlib import Path

from .preflight.notebook_files import hidden, is_notebook
from .preflight.reading import MAX_BYTES as MAX_NOTEBOOK_BYTES
from .text import listed, quoted

MAX_BYTES = 16 << 20  # of all the extra files together
MAX_NOTEBOOKS_BYTES = 4 * MAX_NOTEBOOK_BYTES  # of all the notebooks together
MAX_FILES = 1000  # and folders; and as many notebooks
OPEN = os.O_RDONLY | sum(getattr(os, flag, 0) for flag in ("O_NOFOLLOW", "O_NONBLOCK", "O_NOCTTY", "O_BINARY"))


def read_submission(folder: Path) -> tuple[dict[str, bytes], list[str]]:
    """The files of a submission by name, with "/", and the flags: what was left out, and why.

    Hidden files are skipped. Too large a notebook is cut one byte above the limit: then preflight refuses it.
    """
    files: dict[str, bytes] = {}
    left_out: dict[str, list[str]] = {}
    room = {True: MAX_NOTEBOOKS_BYTES, False: MAX_BYTES}  # by whether it is a notebook
    for name, entry in _walk(folder, left_out):
        notebook = is_notebook(name)
        try:
            content = _read(entry.path, (MAX_NOTEBOOK_BYTES if notebook else room[False]) + 1)
        except OSError as error:
            left_out.setdefault(f"that cannot be read ({error.strerror})", []).append(name)
            continue
        if len(content) > room[notebook]:
            left_out.setdefault("that are too large together", []).append(name)
        else:
            room[notebook] -= len(content)
            files[name] = content
    return files, [f"files {why} were left out: {listed(map(quoted, names))}." for why, names in left_out.items()]


def _walk(folder: Path, left_out: dict[str, list[str]]) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Every regular file with its name: the folder's own first, then folder by folder, each in order.

    Notebooks are counted separately, so that they are read however many extra files there are.
    """
    folders, seen = [("", os.fspath(folder))], {True: 0, False: 0}  # by whether it is a notebook
    for prefix, path in folders:  # the list grows meanwhile
        try:
            with os.scandir(path) as scanned:
                entries = sorted(scanned, key=lambda entry: entry.name)
        except OSError as error:
            left_out.setdefault(f"that cannot be read ({error.strerror})", []).append(prefix or folder.name)
            continue
        for entry in entries:
            name = prefix + entry.name
            if hidden(name):
                continue
            notebook = is_notebook(name)
            seen[notebook] += 1
            if seen[notebook] > MAX_FILES:
                left_out.setdefault(f"beyond the first {MAX_FILES}", [name])  # only one name: there may be a million
                continue
            if not _is_utf8(entry.name):
                left_out.setdefault("whose names are not UTF-8", []).append(name)
            elif entry.is_symlink():
                left_out.setdefault("that are symbolic links", []).append(name)
            elif entry.is_dir(follow_symlinks=False):
                folders.append((f"{name}/", entry.path))
            elif entry.is_file(follow_symlinks=False):
                yield name, entry
            else:
                left_out.setdefault("that are devices, pipes or sockets", []).append(name)


def _is_utf8(name: str) -> bool:
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:  # for other bytes, Python has lone surrogates
        return False
    return True


def _read(path: str, most: int) -> bytes:
    """At most that many bytes of a file. Never blocks, even if the file has become a pipe."""
    with open(os.open(path, OPEN), "rb") as file:
        return file.read(most)
