"""A submitted folder as it is read from disk: regular files alone, nothing that waits, points elsewhere or is huge."""

import os
import socket
import sys

import pytest
from nbgrader_sandbox.preflight.reading import MAX_BYTES as MAX_NOTEBOOK_BYTES
from nbgrader_sandbox.submission import MAX_BYTES, MAX_FILES, read_submission

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")


def write(folder, **files):
    for name, content in files.items():
        path = folder / name.replace("__", "/").replace("_dot_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def huge(path, size):
    with open(path, "wb") as file:
        file.truncate(size)  # takes no room on the disk


def test_files_are_read_with_slashes_and_hidden_ones_passed_over(tmp_path):
    write(
        tmp_path,
        a_dot_ipynb=b"1",
        sub__deep__b_dot_csv=b"2",
        _dot_ipynb_checkpoints__a_dot_ipynb=b"3",
        _dot_git__x=b"4",
    )
    assert read_submission(tmp_path) == ({"a.ipynb": b"1", "sub/deep/b.csv": b"2"}, [], [])


def test_an_empty_or_missing_folder(tmp_path):
    assert read_submission(tmp_path) == ({}, [], [])
    files, _, flags = read_submission(tmp_path / "gone")
    assert files == {} and "'gone'" in flags[0]


@posix
def test_links_are_not_followed(tmp_path):
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "secret").write_bytes(b"secret")
    folder = tmp_path / "submitted"
    write(folder, a_dot_ipynb=b"1")
    for name, target in {
        "file": "../outside/secret",
        "folder": "../outside",
        "loop": ".",
        "nothing": "gone",
        "inside": "a.ipynb",
        "b.ipynb": "/etc/passwd",
    }.items():
        (folder / name).symlink_to(target)
    files, _, flags = read_submission(folder)
    assert files == {"a.ipynb": b"1"}
    assert len(flags) == 1 and all(name in flags[0] for name in ("links", "'file'", "'folder'", "'loop'", "'b.ipynb'"))


@posix
@pytest.mark.parametrize("swapped", ["jane", "jane/week-1", "jane/week-1/data", "jane/week-1/data/a.ipynb"])
def test_what_is_swapped_for_a_link_while_it_is_read_is_nobodys(tmp_path, monkeypatch, swapped):
    for student, content in ("jane", b"jane's"), ("joe", b"joe's"):
        write(tmp_path, **{f"{student}/week-1/data/a.ipynb": content, f"{student}/week-1/b.ipynb": content})
    looked = os.scandir

    def swap(folder):
        """Look at a folder, and swap something before anything is opened."""
        entries = looked(folder)
        path = tmp_path / swapped
        if not path.is_symlink():
            path.rename(tmp_path / "away")
            path.symlink_to(tmp_path / swapped.replace("jane", "joe"))
        return entries

    monkeypatch.setattr(os, "scandir", swap)
    files, _, flags = read_submission(tmp_path / "jane" / "week-1")
    assert set(files.values()) == {b"jane's"} and flags


@posix
@pytest.mark.parametrize("link", ["jane", "jane/week-1"])
def test_a_folder_that_is_a_link_is_not_read(tmp_path, link):
    write(tmp_path, **{"joe/week-1/a.ipynb": b"joe's"})
    (tmp_path / "jane").mkdir()
    if link == "jane":
        (tmp_path / "jane").rmdir()
    (tmp_path / link).symlink_to(tmp_path / link.replace("jane", "joe"))
    files, _, flags = read_submission(tmp_path / "jane" / "week-1")
    assert files == {} and "cannot be read" in flags[0]


def test_names_that_begin_with_a_dot_are_named(tmp_path):
    for name in (".homework.ipynb", ".data/a.csv", ".DS_Store", "._a.ipynb", ".ipynb_checkpoints/a.ipynb", "sub/.b"):
        write(tmp_path, **{name: b"1"})
    write(tmp_path, a_dot_ipynb=b"1")
    files, _, flags = read_submission(tmp_path)
    assert files == {"a.ipynb": b"1"}
    assert flags == ["files whose names begin with a dot were left out: '.data', '.homework.ipynb', 'sub/.b'."]


@posix
def test_pipes_and_sockets_are_left_out_without_waiting(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)  # the name of a socket must be short
    os.mkfifo("pipe.ipynb")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("socket")
        files, _, flags = read_submission(tmp_path)
    assert files == {} and flags == ["files that are devices, pipes or sockets were left out: 'pipe.ipynb', 'socket'."]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps such names")
def test_names_that_are_not_utf_8_are_left_out(tmp_path):
    for name in (b"\xff.ipynb", b"caf\xe9"):
        with open(os.fsencode(tmp_path) + b"/" + name, "wb") as file:
            file.write(b"1")
    (tmp_path / "caf\u00e9").write_bytes(b"2")
    files, _, flags = read_submission(tmp_path)
    assert files == {"caf\u00e9": b"2"} and len(flags) == 1 and flags[0].isascii()
    "".join(files).encode("utf-8")


def test_a_huge_notebook_is_cut_where_preflight_sees_that_it_is(tmp_path):
    huge(tmp_path / "geometry.ipynb", 200 << 20)
    files, _, flags = read_submission(tmp_path)
    assert len(files["geometry.ipynb"]) == MAX_NOTEBOOK_BYTES + 1 and flags == []


def test_huge_files_are_left_out_and_the_notebook_is_there_all_the_same(tmp_path):
    huge(tmp_path / "a.bin", 200 << 20)
    huge(tmp_path / "b.bin", MAX_BYTES - 1)
    write(tmp_path, c=b"12", d=b"1", z_dot_ipynb=b"{}")
    files, _, flags = read_submission(tmp_path)
    assert sorted(files) == ["b.bin", "d", "z.ipynb"]
    assert flags == ["files that are too large together were left out: 'a.bin', 'c'."]


def test_of_very_many_files_the_first_are_read(tmp_path):
    for number in range(MAX_FILES + 5):
        (tmp_path / f"{number:05d}").touch()
    files, _, flags = read_submission(tmp_path)
    assert len(files) == MAX_FILES and len(flags) == 1 and f"beyond the first {MAX_FILES}" in flags[0]


@pytest.mark.parametrize("others", ["e{}", "data/e{}"])
@pytest.mark.parametrize("make", ["mkdir", "touch"])
def test_very_many_files_and_folders_do_not_leave_the_notebook_out(tmp_path, others, make):
    (tmp_path / "data").mkdir()
    for number in range(MAX_FILES + 5):
        getattr(tmp_path / others.format(number), make)()
    name = "geometry.ipynb" if others == "e{}" else "work/geometry.ipynb"
    write(tmp_path, **{name: b"{}"})
    files, _, flags = read_submission(tmp_path)
    assert files[name] == b"{}" and len(flags) == 1 and f"beyond the first {MAX_FILES}" in flags[0]


@pytest.mark.skipif(sys.platform == "win32" or (hasattr(os, "geteuid") and os.geteuid() == 0), reason="root reads all")
def test_what_may_not_be_read_is_flagged(tmp_path):
    write(tmp_path, a=b"1", b__c=b"2", d=b"3")
    (tmp_path / "a").chmod(0)
    (tmp_path / "b").chmod(0)
    files, _, flags = read_submission(tmp_path)
    (tmp_path / "b").chmod(0o700)
    assert files == {"d": b"3"} and "cannot be read" in flags[0] and "'a'" in flags[0] + flags[-1]


def test_a_file_that_fails_when_it_is_read_is_flagged(tmp_path, monkeypatch):
    write(tmp_path, a=b"1", b=b"2")
    real = os.open

    def refuse(path, *arguments, **options):
        if os.path.basename(path) == "a":
            raise PermissionError(13, "Permission denied")
        return real(path, *arguments, **options)

    monkeypatch.setattr(os, "open", refuse)
    assert read_submission(tmp_path) == (
        {"b": b"2"},
        [],
        ["files that cannot be read (Permission denied) were left out: 'a'."],
    )
