"""Attacks by the notebook's file: changes of an honest folder, in which `relu` and `affine` are right."""

import json
import os

from . import collection
from .school import NOTEBOOK

ATTACKS, attack = collection("make")


@attack(failed=True, says="JSON")
def broken_JSON(folder):
    text = (folder / NOTEBOOK).read_bytes()
    (folder / NOTEBOOK).write_bytes(text[: len(text) // 2])


@attack(failed=True, says="empty")
def empty_file(folder):
    (folder / NOTEBOOK).write_bytes(b"")


@attack(failed=True, says="not a notebook")
def JSON_that_is_no_notebook(folder):
    (folder / NOTEBOOK).write_text("[1, 2, 3]", encoding="utf-8")


@attack(failed=True, says="RecursionError")
def deep_JSON(folder):
    (folder / NOTEBOOK).write_text('{"cells": ' + "[" * 200_000 + "]" * 200_000 + "}", encoding="utf-8")


@attack(failed=True, says="ValueError")
def number_of_a_million_digits(folder):
    text = (folder / NOTEBOOK).read_text(encoding="utf-8")
    (folder / NOTEBOOK).write_text(text.replace('"nbformat": 4', '"nbformat": ' + "4" * 1_000_000), encoding="utf-8")


@attack(failed=True, says="larger than")
def fifty_megabytes(folder):
    notebook = json.loads((folder / NOTEBOOK).read_text(encoding="utf-8"))
    notebook["cells"][0]["source"] = "x" * (50 << 20)
    (folder / NOTEBOOK).write_text(json.dumps(notebook), encoding="utf-8")


@attack(failed=True, says="no text")
def bytes_that_are_no_text(folder):
    (folder / NOTEBOOK).write_bytes(bytes(range(256)) * 100)


@attack(says="utf-16")
def UTF_16(folder):
    text = (folder / NOTEBOOK).read_text(encoding="utf-8")
    (folder / NOTEBOOK).write_bytes(text.encode("utf-16"))


@attack()
def byte_order_mark(folder):
    (folder / NOTEBOOK).write_bytes(b"\xef\xbb\xbf" + (folder / NOTEBOOK).read_bytes())


@attack(says="forward_pass (1).ipynb")
def renamed_notebook(folder):
    (folder / NOTEBOOK).rename(folder / "forward_pass (1).ipynb")


@attack(says="final.ipynb")
def notebook_of_another_name(folder):
    (folder / NOTEBOOK).rename(folder / "final.ipynb")


@attack()
def copies_beside_the_notebook(folder):
    for name in (
        "forward_pass-Copy1.ipynb",
        "forward_pass (1).ipynb",
        ".ipynb_checkpoints/forward_pass-checkpoint.ipynb",
    ):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("{}", encoding="utf-8")


@attack(failed=True, says="no notebook")
def missing_notebook(folder):
    (folder / NOTEBOOK).unlink()


@attack(failed=True)
def file_in_place_of_the_folder(folder):
    (folder / NOTEBOOK).unlink()
    folder.rmdir()
    folder.write_text("my answers", encoding="utf-8")


@attack(failed=True, says="no notebook")
def folder_in_place_of_the_notebook(folder):
    (folder / NOTEBOOK).unlink()
    (folder / NOTEBOOK).mkdir()


@attack(failed=True, says="no notebook")
def pipe_in_place_of_the_notebook(folder):
    (folder / NOTEBOOK).unlink()
    os.mkfifo(folder / NOTEBOOK)
