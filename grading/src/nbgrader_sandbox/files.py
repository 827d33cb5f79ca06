"""Atomic writes: after a crash a file is either old or new."""

import contextlib
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any


def write_text(path: Path, text: str, permissions: int | None = None) -> None:
    """Write a file atomically. permissions: None for those of a new file."""
    if path.exists() and not path.is_file():  # a device or a pipe is written to, not replaced
        path.write_text(text, encoding="utf-8")
        return
    with replacing(path) as new:
        new.write_text(text, encoding="utf-8", errors="backslashreplace")
        if permissions is not None:
            new.chmod(permissions)


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A new file to be written. At the end it takes the path's place; after an error nothing of it is left."""
    path = path.resolve()
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f".{path.name}.new")
    try:
        yield new
        os.replace(new, path)
    except BaseException:
        new.unlink(missing_ok=True)
        raise


def write_json(path: Path, content: Mapping[str, Any]) -> None:
    write_text(path, json.dumps(content, indent=1) + "\n")


def read_json(path: Path) -> dict[str, Any]:
    """What write_json wrote; empty if there is no such file, or a damaged one."""
    try:
        content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return content


def write_folder(path: Path, files: Mapping[str, bytes], permissions: int, old_to: Path | None = None) -> None:
    """Replace a folder by one with these files. old_to: where the old one is put; None to remove it.

    After a crash there is the old folder, the new one, or none. The next call removes what else is left over.
    """
    new, old = (path.with_name(f".{path.name}.{state}") for state in ("new", "old"))
    for leftover in (new, old):
        remove(leftover)
    new.mkdir(parents=True)
    for name, content in files.items():
        file = new / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
        file.chmod(permissions)
    if path.exists():
        if old_to:
            old_to.parent.mkdir(parents=True, exist_ok=True)
        path.rename(old_to or old)
    new.rename(path)
    remove(old)


def remove(folder: Path) -> None:
    """Remove a folder, with its read-only files, if it exists."""
    if folder.exists():
        for path in folder.rglob("*"):
            if os.name == "nt" and path.is_file():
                path.chmod(0o600)
        shutil.rmtree(folder)
