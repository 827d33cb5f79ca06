"""The files beside a submitted notebook: what the student's code may read, and import."""

import importlib.metadata
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import PurePosixPath

from .compare import listed
from .names import hidden, is_notebook
from .submitted import shown

MODULE_SUFFIXES = (".py", ".pyc", ".pyd", ".so")
STARTED_BY_PYTHON = {"sitecustomize", "usercustomize"}  # without being asked to


def extra_files(submitted: Mapping[str, bytes], given: Mapping[str, bytes]) -> tuple[dict[str, bytes], list[str]]:
    """The files for a notebook's folder, the instructor's own over the student's, and the flags."""
    files, outside, hiding = {}, [], []
    for path, content in submitted.items():
        if path.startswith("/") or "\0" in path or "\\" in path or ".." in PurePosixPath(path).parts:
            outside.append(shown(path))
        elif any(map(is_notebook, PurePosixPath(path).parts)) or hidden(path):
            continue
        elif path not in given and _hides(path):
            hiding.append(shown(path))
        elif not any(_nested(path, own) or _nested(own, path) for own in given):
            files[path] = content
    flags = []
    if hiding:
        flags.append(f"files that would take the place of an installed module were left out: {listed(hiding)}.")
    if outside:
        flags.append(f"files with names that lead out of the folder were left out: {listed(outside)}.")
    return files | given, flags


def _nested(path: str, folder: str) -> bool:
    return path.startswith(f"{folder}/")


def _hides(path: str) -> bool:
    """Whether Python would find this file, beside a notebook, before a module of the same name that is installed."""
    return path.endswith(MODULE_SUFFIXES) and PurePosixPath(path).parts[0].partition(".")[0] in installed()


@cache
def installed() -> frozenset[str]:
    """The names of the modules that can be imported anywhere."""
    return frozenset(sys.stdlib_module_names | STARTED_BY_PYTHON | importlib.metadata.packages_distributions().keys())
