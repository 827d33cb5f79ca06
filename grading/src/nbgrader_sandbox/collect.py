"""nbgrader zip_collect's two steps, for which no student's files stop anybody else's. In nbgrader_config.py:

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

from nbgrader.plugins import ExtractorPlugin, FileNameCollectorPlugin
from nbgrader.utils import unzip
from setuptools.errors import BaseError  # nbgrader unpacks with setuptools
from traitlets import Integer

BROKEN = (
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
A_STUDENTS = re.compile(
    r"_\d+_(assignsubmission|\d+)_"
)  # what Moodle and Canvas put before the name of a student's file


class Extractor(ExtractorPlugin):
    """Unpacks archives, and archives in them; leaves out, and names, what is broken, too large or points outside.

    Where archive/ holds archives alone, and none has a student's name as Moodle and Canvas write it, they are the platform's,
    with all the class in them. Any other is a student's: its notebooks come to lie beside it, named after it, so that no
    name inside it says whose they are.
    """

    most_mb = Integer(500, help="Megabytes that one student's archive may unpack to.").tag(config=True)
    deepest = Integer(3, help="How many archives may lie one in another.").tag(config=True)

    def extract(self, archive_path: str, extracted_path: str) -> None:
        """Copy what was downloaded into the other folder, and unpack it there."""
        shutil.copytree(archive_path, extracted_path, dirs_exist_ok=True)
        platforms = [path for path in Path(extracted_path).iterdir() if not path.name.startswith(".")]
        if any(path.suffix not in self.zip_ext or A_STUDENTS.search(path.name) for path in platforms):
            platforms = []  # it has been unpacked already
        outermost: dict[Path, Path] = {}  # of an archive from a student's archive
        unpacked: Counter[Path] = Counter()  # bytes, by the student's archive
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
                        "Left out, with what was not unpacked yet: %s (%s: %s)", path, type(reason).__name__, reason
                    )
                path.unlink()
        for path in outermost:
            if path.suffix in self.zip_ext and path.exists():
                self.log.warning("Left packed: %s (it lies more than %d archives deep)", path, self.deepest)

    def _unpack(self, path: Path) -> list[Path]:
        """Put the notebooks and archives of a student's archive beside it; where they are now."""
        moved = []
        with tempfile.TemporaryDirectory(dir=path.parent) as folder:  # nothing of it is left, however this ends
            try:
                unzip(str(path), folder, zip_ext=self.zip_ext)
            finally:  # what came before it broke counts
                for file in sorted(Path(folder).rglob("*")):
                    if file.suffix in (".ipynb", *self.zip_ext) and file.is_file() and not file.is_symlink():
                        moved.append(file.rename(_beside(path, file.name)))
        return moved


def _beside(archive: Path, name: str) -> Path:
    """Where nothing is yet: a name after the archive's, then what was in it."""
    stem = archive.stem.removesuffix(".tar")
    names = (f"{stem}_{number}_{name}" if number > 1 else f"{stem}_{name}" for number in count(1))
    return next(path for path in map(archive.with_name, names) if not path.exists())


class Collector(FileNameCollectorPlugin):
    """Finds student and notebook in a file's name, and gives notebooks of one student and one name different ones.

    nbgrader's stops the class there, unless the names hold times that tell which is newer. Preflight picks one.
    """

    def __init__(self, **options):
        super().__init__(**options)
        self._collected: set[tuple[str, str]] = set()

    def collect(self, submitted_file: str) -> dict | None:
        found = super().collect(submitted_file)
        if found and not found.get("timestamp"):
            name = first = os.path.splitext(found["file_id"])[0]
            number = 1
            while (found["student_id"], name) in self._collected:
                number += 1
                name = f"{first}-{number}"
            self._collected.add((found["student_id"], name))
            found["file_id"] = f"{name}.ipynb"
        return found


def _unpacked_bytes(path: Path) -> int:
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            return sum(member.file_size for member in archive.infolist())
    with tarfile.open(path) as archive:
        return sum(member.size for member in archive)
