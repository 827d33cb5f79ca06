"""The two steps of nbgrader zip_collect, so that no student's files can stop the class. In nbgrader_config.py:

c.ZipCollectApp.extractor_plugin = "nbgrader_sandbox.collect.Extractor"
c.ZipCollectApp.collector_plugin = "nbgrader_sandbox.collect.Collector"
"""

import gzip
import io
import os
import re
import shutil
import tarfile
import zipfile
import zlib
from collections import Counter
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from itertools import count
from pathlib import Path
from typing import IO, Any

from nbgrader.plugins import ExtractorPlugin, FileNameCollectorPlugin
from nbgrader.utils import unzip
from setuptools.errors import BaseError  # nbgrader unpacks with setuptools
from traitlets import Integer

from .text import printable

BROKEN = (  # what unpacking a broken archive raises
    BaseError,
    OSError,
    EOFError,
    ValueError,
    RuntimeError,
    NotImplementedError,
    zipfile.BadZipFile,
    tarfile.TarError,
    zlib.error,
)
CHUNK = 1 << 16  # bytes that are unpacked at a time
MAX_HEADER = 1 << 20  # bytes of a tar file's header
STUDENTS_FILE = re.compile(r"_\d+_(assignsubmission|\d+)_")  # Moodle and Canvas write it after a student's name


class Extractor(ExtractorPlugin):
    """Unpacks archives, and archives in them; leaves out, and logs, what is broken, too large or points outside.

    If archive/ holds nothing but archives, and none has a student's name as Moodle and Canvas write it, they are the
    platform's, with the whole class in them. Any other archive is a student's: its notebooks are put next to it and are
    named after it, so that no name inside the archive decides whose they are.
    """

    most_mb = Integer(500, help="Megabytes that one student's archive may unpack to.").tag(config=True)
    deepest = Integer(3, help="How many archives may lie one in another.").tag(config=True)

    def extract(self, archive_path: str, extracted_path: str) -> None:
        """Copy the downloaded files to the other folder, and unpack them there."""
        shutil.copytree(archive_path, extracted_path, dirs_exist_ok=True, ignore=self._ignore_links)
        platforms = [path for path in Path(extracted_path).iterdir() if not path.name.startswith(".")]
        if any(path.suffix not in self.zip_ext or STUDENTS_FILE.search(path.name) for path in platforms):
            platforms = []  # a browser has unpacked it
        outermost: dict[Path, Path] = {}  # the student's archive that an archive was in
        unpacked: Counter[Path] = Counter()  # bytes, by student's archive
        for _ in range(self.deepest):
            for path in sorted(Path(extracted_path).rglob("*")):
                if path.suffix not in self.zip_ext or not path.is_file() or path.is_symlink():
                    continue
                try:
                    if path in platforms:
                        unzip(str(path), str(path.parent), zip_ext=self.zip_ext, create_own_folder=True)
                    else:
                        first = outermost.get(path, path)
                        room = (self.most_mb << 20) - unpacked[first]
                        for file, size in _unpack(path, (".ipynb", *self.zip_ext), room):
                            unpacked[first] += size
                            outermost[file] = first
                except BROKEN as reason:
                    self.log.warning(
                        "Left out, with all in it that was not unpacked yet: %s (%s: %s)",
                        printable(str(path)),
                        type(reason).__name__,
                        printable(str(reason)),
                    )
                path.unlink()
        for path in outermost:
            if path.suffix in self.zip_ext and path.exists():
                self.log.warning(
                    "Not unpacked: %s (it is more than %d archives deep)", printable(str(path)), self.deepest
                )

    def _ignore_links(self, folder: str, names: list[str]) -> list[str]:
        """The symbolic links among these: what they point to is nobody's submission."""
        links = [name for name in names if os.path.islink(os.path.join(folder, name))]
        for name in links:
            self.log.warning("Left out: %s is a symbolic link", printable(os.path.join(folder, name)))
        return links


def _unpack(archive: Path, kinds: Iterable[str], room: int) -> Iterator[tuple[Path, int]]:
    """Put the files of these kinds in a student's archive next to it; their paths, and the bytes of each.

    Raises ValueError when more than `room` bytes have really come out, whatever the archive says of its sizes.
    """
    with closing(_members(archive, tuple(kinds))) as members:
        for name, content in members:
            path = _free_path(archive, re.split(r"[/\\]", name)[-1])
            size = 0
            try:
                with open(path, "xb") as file:
                    while data := content.read(CHUNK):
                        size += file.write(data)
                        if size > room:
                            raise ValueError("it unpacks to more than it may")
            except BaseException:
                path.unlink(missing_ok=True)
                raise
            room -= size
            yield path, size


def _members(archive: Path, kinds: tuple[str, ...]) -> Generator[tuple[str, IO[bytes]], None, None]:
    """The names of an archive's files of these kinds, and their contents."""
    if zipfile.is_zipfile(archive):
        with zipfile.ZipFile(archive) as packed:
            for entry in packed.infolist():
                if entry.filename.endswith(kinds):
                    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                        raise NotImplementedError("a compression that zipfile cannot unpack in small pieces")
                    with packed.open(entry) as content:
                        yield entry.filename, content
        return
    with open(archive, "rb") as file:
        is_gzip = file.read(2) == b"\x1f\x8b"
    with (
        gzip.open(archive) if is_gzip else open(archive, "rb") as unzipped,
        tarfile.open(fileobj=_NoLongReads(unzipped), mode="r:") as tape,
    ):
        for member in tape:
            if member.name.endswith(kinds) and not member.isdir():
                content_or_none = tape.extractfile(member)  # of a link, what it points to in the archive
                if content_or_none:
                    with content_or_none as content:
                        yield member.name, content


class _NoLongReads(io.BufferedReader):
    """Reads a tar file, but for headers of any length, which tarfile would read at once."""

    def read(self, size: int | None = -1, /) -> bytes:
        if size is None or not 0 <= size <= MAX_HEADER:
            raise ValueError(f"it has a header of {size} bytes")
        return super().read(size)


def _free_path(archive: Path, name: str) -> Path:
    """A path next to the archive where no file is yet: the archive's name, then the name of the file in it."""
    stem = archive.stem.removesuffix(".tar")
    names = (f"{stem}_{number}_{name}" if number > 1 else f"{stem}_{name}" for number in count(1))
    return next(path for path in map(archive.with_name, names) if not path.exists())


class Collector(FileNameCollectorPlugin):
    """Finds student and notebook in a file's name. If a student has several files of one name, it numbers them.

    nbgrader's own stops the class there, unless the names contain times. Preflight chooses among them.
    """

    def __init__(self, **options: Any):
        super().__init__(**options)
        self._collected: set[tuple[str, str]] = set()

    def collect(self, submitted_file: str) -> dict[str, Any] | None:
        info: dict[str, Any] | None = super().collect(submitted_file)
        if info and not info.get("timestamp"):
            name = first = os.path.splitext(info["file_id"])[0]
            number = 1
            while (info["student_id"], name) in self._collected:
                number += 1
                name = f"{first}-{number}"
            self._collected.add((info["student_id"], name))
            info["file_id"] = f"{name}.ipynb"
        return info
