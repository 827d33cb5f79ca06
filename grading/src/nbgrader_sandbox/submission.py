"""A submitted folder, read from disk: regular files alone, and not more of them than fits."""

import os
from pathlib import Path

from .preflight.compare import listed
from .preflight.names import hidden, is_notebook
from .preflight.reading import MOST_BYTES as MOST_NOTEBOOK_BYTES
from .preflight.submitted import shown

MOST_BYTES = 16 << 20  # of all the files beside the notebooks
MOST_NOTEBOOKS_BYTES = 4 * MOST_NOTEBOOK_BYTES  # of all the notebooks
MOST_FILES = 1000  # and folders; as many notebooks
OPEN = os.O_RDONLY | sum(getattr(os, flag, 0) for flag in ("O_NOFOLLOW", "O_NONBLOCK", "O_NOCTTY", "O_BINARY"))


def read_submission(folder: Path) -> tuple[dict[str, bytes], list[str]]:
    """The files of a submission by name, with "/", and the flags: what was left out, and why.

    Hidden files are passed over. Of a notebook that is too large to be graded there is one byte more than may be, so
    that preflight says so.
    """
    files, left_out = {}, {}
    room = {True: MOST_NOTEBOOKS_BYTES, False: MOST_BYTES}  # by whether it is a notebook
    for name, entry in _walk(folder, left_out):
        notebook = is_notebook(name)
        try:
            content = _read(entry.path, (MOST_NOTEBOOK_BYTES if notebook else room[False]) + 1)
        except OSError as error:
            left_out.setdefault(f"that cannot be read ({error.strerror})", []).append(name)
            continue
        if len(content) > room[notebook]:
            left_out.setdefault("that are too large together", []).append(name)
        else:
            room[notebook] -= len(content)
            files[name] = content
    return files, [f"files {why} were left out: {listed(map(shown, names))}." for why, names in left_out.items()]


def _walk(folder: Path, left_out: dict[str, list[str]]):
    """Every file with its name, those of the folder itself first, each folder's in order; no links.

    Notebooks are counted by themselves, so that what lies beside one never leaves it out.
    """
    folders, seen = [("", folder)], {True: 0, False: 0}  # by whether it is a notebook
    for prefix, path in folders:  # which grows
        try:
            with os.scandir(path) as entries:
                entries = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            left_out.setdefault(f"that cannot be read ({error.strerror})", []).append(prefix or path.name)
            continue
        for entry in entries:
            name = prefix + entry.name
            if hidden(name):
                continue
            notebook = is_notebook(name)
            seen[notebook] += 1
            if seen[notebook] > MOST_FILES:
                left_out.setdefault(f"beyond the first {MOST_FILES}", [name])  # it alone: there may be a million
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
    except UnicodeEncodeError:  # Python keeps such bytes as halves of surrogate pairs
        return False
    return True


def _read(path: str, most: int) -> bytes:
    """Up to so many of a file's bytes, without waiting if it has become a pipe."""
    with open(os.open(path, OPEN), "rb") as file:
        return file.read(most)
