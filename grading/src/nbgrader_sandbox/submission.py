"""Reads a submitted folder: regular files only, and not too many or too large ones.

Every folder is opened from the one above it, and never through a symbolic link: a folder or a file that is swapped for
a link at any moment is somebody else's, and not read. Windows cannot do that.
"""

import errno
import hashlib
import os
from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import IO

from .preflight.notebook_files import hidden, is_notebook
from .preflight.outputs import without_outputs
from .preflight.reading import MAX_BYTES as MAX_NOTEBOOK_BYTES
from .text import listed, quoted

MAX_BYTES = 16 << 20  # of all the extra files together
MAX_NOTEBOOKS_BYTES = 4 * MAX_NOTEBOOK_BYTES  # of all the notebooks together
MAX_READ_BYTES = 500 << 20  # of a notebook with its outputs
PIECE = 1 << 20  # bytes that are read at a time
MAX_FILES = 1000  # and folders; and as many notebooks
OPEN = os.O_RDONLY | sum(getattr(os, flag, 0) for flag in ("O_NOFOLLOW", "O_NONBLOCK", "O_NOCTTY", "O_BINARY"))
FROM_FOLDERS = os.open in os.supports_dir_fd and os.scandir in os.supports_fd
LEFT_BEHIND = {
    *(".DS_Store", ".ipynb_checkpoints", ".virtual_documents", ".vscode", ".idea", ".venv"),
    *(".git", ".gitattributes", ".gitignore", ".mypy_cache", ".pytest_cache", ".ruff_cache"),
}  # by programs, and of no interest to anybody


def read_submission(folder: Path) -> tuple[dict[str, bytes], list[str], list[str]]:
    """The files of a submission by name, with "/"; the repairs; and the flags: what was left out, and why.

    A notebook that is too large is read without its outputs. If it is still too large, it is cut one byte above the
    limit: then preflight refuses it.
    """
    files: dict[str, bytes] = {}
    left_out: dict[str, list[str]] = {}
    repairs: list[str] = []
    room = {True: MAX_NOTEBOOKS_BYTES, False: MAX_BYTES}  # by whether it is a notebook
    for name, entry, within in _walk(folder, left_out):
        notebook = is_notebook(name)
        try:
            content = _read(entry.path, within, (MAX_NOTEBOOK_BYTES if notebook else room[False]) + 1)
            if notebook and len(content) > MAX_NOTEBOOK_BYTES:
                with _opened(entry.path, within) as file:
                    content = read_notebook(file)
                repairs.append(f"{quoted(name)}: larger than {MAX_NOTEBOOK_BYTES >> 20} MB, read without its outputs.")
        except OSError as error:
            left_out.setdefault(f"that cannot be read ({error.strerror})", []).append(name)
            continue
        if len(content) > room[notebook]:
            left_out.setdefault("that are too large together", []).append(name)
        else:
            room[notebook] -= len(content)
            files[name] = content
    flags = [f"files {why} were left out: {listed(map(quoted, names))}." for why, names in left_out.items()]
    return files, repairs, flags


def read_notebook(file: IO[bytes]) -> bytes:
    """The notebook in a file: without its outputs if it is large, and cut one byte above the limit."""
    content = file.read(MAX_NOTEBOOK_BYTES + 1)
    if len(content) <= MAX_NOTEBOOK_BYTES:
        return content
    return without_outputs(chain([content], _pieces(file)), MAX_NOTEBOOK_BYTES)


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    """The rest of a file, piece by piece. Raises OSError if it is too long."""
    for _ in range(MAX_READ_BYTES // PIECE):
        if not (piece := file.read(PIECE)):
            return
        yield piece
    raise OSError(errno.EFBIG, os.strerror(errno.EFBIG))


def files_digest(files: Mapping[str, bytes]) -> str:
    """Two submissions with the same digest have the same files."""
    digest = hashlib.sha256()
    for name, content in sorted(files.items()):
        digest.update(f"{name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()


def _walk(folder: Path, left_out: dict[str, list[str]]) -> Iterator[tuple[str, os.DirEntry[str], int | None]]:
    """Every regular file with its name and its opened folder: the submission's own first, then folder by folder.

    Notebooks are counted separately, so that they are read however many extra files there are.
    """
    folders, seen = [""], {True: 0, False: 0}  # by whether it is a notebook
    for prefix in folders:  # the list grows meanwhile
        within = None
        try:
            try:
                within = _open_folder(folder, prefix)
                with os.scandir(folder / prefix if within is None else within) as scanned:
                    entries = sorted(scanned, key=lambda entry: entry.name)
            except OSError as error:
                left_out.setdefault(f"that cannot be read ({error.strerror})", []).append(prefix or folder.name)
                continue
            for entry in entries:
                name = prefix + entry.name
                if hidden(name):
                    if entry.name.startswith(".") and not (entry.name in LEFT_BEHIND or entry.name.startswith("._")):
                        left_out.setdefault("whose names begin with a dot", []).append(name)
                    continue
                notebook = is_notebook(name)
                seen[notebook] += 1
                if seen[notebook] > MAX_FILES:
                    left_out.setdefault(f"beyond the first {MAX_FILES}", [name])  # one name: there may be a million
                    continue
                if not _is_utf8(entry.name):
                    left_out.setdefault("whose names are not UTF-8", []).append(name)
                elif entry.is_symlink():
                    left_out.setdefault("that are symbolic links", []).append(name)
                elif entry.is_dir(follow_symlinks=False):
                    folders.append(f"{name}/")
                elif entry.is_file(follow_symlinks=False):
                    yield name, entry, within
                else:
                    left_out.setdefault("that are devices, pipes or sockets", []).append(name)
        finally:
            if within is not None:
                os.close(within)


def _open_folder(folder: Path, prefix: str) -> int | None:
    """A folder of the submission, opened name by name; None on Windows. Raises OSError if any of them is a link.

    The submission's folder and the student's around it belong to these names; what is above is the instructor's.
    """
    if not FROM_FOLDERS:
        return None
    absolute = Path(os.path.abspath(folder))
    opened = os.open(absolute.parent.parent, os.O_RDONLY | os.O_DIRECTORY)
    for name in (absolute.parent.name, absolute.name, *prefix.split("/")):
        if name:
            try:
                inner = os.open(name, OPEN | os.O_DIRECTORY, dir_fd=opened)
            finally:
                os.close(opened)
            opened = inner
    return opened


def _is_utf8(name: str) -> bool:
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:  # for other bytes, Python has lone surrogates
        return False
    return True


def _read(path: str, within: int | None, most: int) -> bytes:
    """At most that many bytes of a file. Never blocks, even if the file has become a pipe."""
    with _opened(path, within) as file:
        return file.read(most)


def _opened(path: str, within: int | None) -> IO[bytes]:
    return open(os.open(path, OPEN, dir_fd=within), "rb")
