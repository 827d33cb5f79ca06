"""What `python -m xorlib` does: check the environment, or a notebook before it is handed in."""

from __future__ import annotations  # so that older Pythons get as far as to be told

import os
from pathlib import Path


def check_notebook(path: str | os.PathLike[str]) -> None:
    """For a cell: print whether the notebook of that path, as it was saved last, can be graded as it is.

    Raises ModuleNotFoundError where a package is missing that only this needs.
    """
    from .submission import check_notebook  # xorlib.commands is also there to say what is missing

    check_notebook(Path(path))
