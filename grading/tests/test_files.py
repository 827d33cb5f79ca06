"""The files that a run writes: whole, through links and into pipes, and with the caller's permissions."""

import json
import os
from pathlib import Path

from nbgrader_sandbox.files import read_json, write_json


def test_a_link_stays_a_link_and_the_umask_counts(tmp_path):
    (tmp_path / "link.json").symlink_to("file.json")
    before = os.umask(0o077)
    try:
        write_json(tmp_path / "link.json", {"a": 1})
    finally:
        os.umask(before)
    assert (tmp_path / "link.json").is_symlink() and read_json(tmp_path / "file.json") == {"a": 1}
    assert (tmp_path / "file.json").stat().st_mode & 0o777 == 0o600


def test_pipes_are_written_to(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    reader = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    write_json(tmp_path / "pipe", {"a": 1})
    assert json.loads(os.read(reader, 1000)) == {"a": 1} and (tmp_path / "pipe").is_fifo()
    read, write = os.pipe()
    write_json(Path(f"/proc/self/fd/{write}"), {"a": 1})
    assert json.loads(os.read(read, 1000)) == {"a": 1}
    for fd in (read, write, reader):
        os.close(fd)
