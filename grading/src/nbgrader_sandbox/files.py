"""Write files whole or not at all: whoever is killed here leaves what was there before, or what is there now."""

import json
import os
import shutil
from collections.abc import Mapping
from pathlib import Path


def write_text(path: Path, text: str, permissions: int | None = None) -> None:
    """Write a file, so that it holds all of this or what it held before. permissions: None for those of a new file."""
    if path.exists() and not path.is_file():  # a device or a pipe is written to, and stays
        path.write_text(text, encoding="utf-8")
        return
    path = path.resolve()
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f".{path.name}.new")
    new.write_text(text, encoding="utf-8")
    if permissions is not None:
        new.chmod(permissions)
    os.replace(new, path)


def write_json(path: Path, content: dict) -> None:
    write_text(path, json.dumps(content, indent=1) + "\n")


def read_json(path: Path) -> dict:
    """What write_json wrote, or nothing where there is no such file, or one that a failing machine has spoilt."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}


def write_folder(path: Path, files: Mapping[str, bytes], permissions: int) -> None:
    """Put these files into a folder, in place of all that it held.

    Whoever is killed here leaves the old folder, the new one, or none; what else lies around goes with the next call.
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
        path.rename(old)
    new.rename(path)
    remove(old)


def remove(folder: Path) -> None:
    """Remove a folder, read-only files and all, if it is there."""
    if folder.exists():
        for path in folder.rglob("*"):
            if os.name == "nt" and path.is_file():
                path.chmod(0o600)
        shutil.rmtree(folder)
