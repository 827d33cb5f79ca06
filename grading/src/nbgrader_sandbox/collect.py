"""The two steps of nbgrader zip_collect, so that no student's files can stop the class. In nbgrader_config.py:

c.ZipCollectApp.extractor_plugin = "nbgrader_sandbox.collect.Extractor"
c.ZipCollectApp.collector_plugin = "nbgrader_sandbox.collect.Collector"
"""

import os
import re
import shutil
import tarfile
import tempfile
import zipfile
import zlib
from collections import Counter
from itertools import count
from pathlib import Path
from typing import Any

from nbgrader.plugins import ExtractorPlugin, FileNameCollectorPlugin
from nbgrader.utils import unzip
from setuptools.errors import BaseError  # nbgrader unpacks with setuptools
from traitlets import Integer

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
        shutil.copytree(archive_path, extracted_path, dirs_exist_ok=True)
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
                        unpacked[first] += _unpacked_bytes(path)
                        if unpacked[first] > self.most_mb << 20:
                            raise ValueError(f"it unpacks to more than {self.most_mb} MB")
                        outermost |= dict.fromkeys(self._unpack(path), first)
                except BROKEN as reason:
                    self.log.warning(
                        "Left out, with all in it that was not unpacked yet: %s (%s: %s)",
                        path,
                        type(reason).__name__,
                        reason,
                    )
                path.unlink()
        for path in outermost:
            if path.suffix in self.zip_ext and path.exists():
                self.log.warning("Not unpacked: %s (it is more than %d archives deep)", path, self.deepest)

    def _unpack(self, path: Path) -> list[Path]:
        """Put the notebooks and archives in a student's archive next to it, and return their paths."""
        moved = []
        with tempfile.TemporaryDirectory(dir=path.parent) as folder:
            try:
                unzip(str(path), folder, zip_ext=self.zip_ext)
            finally:  # what was unpacked before an error counts
                for file in sorted(Path(folder).rglob("*")):
                    if file.suffix in (".ipynb", *self.zip_ext) and file.is_file() and not file.is_symlink():
                        moved.append(file.rename(_free_path(path, file.name)))
        return moved


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


def _unpacked_bytes(path: Path) -> int:
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            return sum(member.file_size for member in archive.infolist())
    with tarfile.open(path) as archive:
        return sum(member.size for member in archive)
