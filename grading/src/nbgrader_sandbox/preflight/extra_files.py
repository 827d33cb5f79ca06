"""The extra files of a submission, next to its notebooks: a student's code may read and import them."""

import importlib.metadata
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import PurePosixPath

from ..text import listed, quoted
from .notebook_files import hidden, is_notebook

MODULE_SUFFIXES = (".py", ".pyc", ".pyd", ".so")
IMPORTED_BY_PYTHON = {"sitecustomize", "usercustomize"}  # at its start


def extra_files(submitted: Mapping[str, bytes], given: Mapping[str, bytes]) -> tuple[dict[str, bytes], list[str]]:
    """The extra files to run the notebooks with, and the flags. The instructor's files replace the student's."""
    files, outside, shadowing = {}, [], []
    for path, content in submitted.items():
        if path.startswith("/") or "\0" in path or "\\" in path or ".." in PurePosixPath(path).parts:
            outside.append(quoted(path))
        elif any(map(is_notebook, PurePosixPath(path).parts)) or hidden(path):
            continue
        elif path not in given and _shadows(path):
            shadowing.append(quoted(path))
        elif not any(_is_in(path, own) or _is_in(own, path) for own in given):
            files[path] = content
    flags = []
    if shadowing:
        flags.append(f"files that would take the place of an installed module were left out: {listed(shadowing)}.")
    if outside:
        flags.append(f"files with names that lead out of the folder were left out: {listed(outside)}.")
    return {**files, **given}, flags


def _is_in(path: str, folder: str) -> bool:
    return path.startswith(f"{folder}/")


def _shadows(path: str) -> bool:
    """Whether Python would import this file, next to a notebook, in place of an installed module."""
    return path.endswith(MODULE_SUFFIXES) and PurePosixPath(path).parts[0].partition(".")[0] in installed()


@cache
def installed() -> frozenset[str]:
    """The names of the modules that can be imported anywhere."""
    return frozenset(sys.stdlib_module_names | IMPORTED_BY_PYTHON | importlib.metadata.packages_distributions().keys())
