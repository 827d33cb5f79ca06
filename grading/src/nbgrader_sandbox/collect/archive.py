"""Reads what a learning platform offers to download, one archive or a folder: the files of each student.

Nothing that an archive says is trusted: its files are unpacked under numbers, its names are cleaned, links are left
out, and what really comes out of it is counted.
"""

import datetime
import gzip
import io
import re
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import chain, count, pairwise
from pathlib import Path, PurePosixPath
from typing import IO

from ..classroom import SetupError
from ..preflight.notebook_files import hidden, is_notebook
from ..text import quoted, without_surrogates
from .names import Owner, owners

BROKEN = (  # what unpacking a broken archive raises
    OSError,
    EOFError,
    KeyError,
    ValueError,
    RuntimeError,
    NotImplementedError,
    zipfile.BadZipFile,
    tarfile.TarError,
    zlib.error,
)
PACKED = (".zip", ".gz", ".tgz", ".tar")
NOT_UNPACKED = (".rar", ".7z", ".bz2", ".xz")
CHUNK = 1 << 16  # bytes that are unpacked at a time
MAX_HEADER = 1 << 20  # bytes of a tar file's header
MAX_FILES = 1000  # of a student, and as many notebooks
MAX_OTHERS = 32 << 20  # bytes of a student's files that are neither notebooks nor archives
MAX_ABOUT = 1 << 16  # bytes of what a platform writes about a student
DOWNLOAD = datetime.timedelta(minutes=10)  # as long as a platform takes to pack an archive
FEW = 4  # of so few, the times may be in order by chance
BLIND = {"participant", "teilnehmerin", "teilnehmer in", "participante", "deelnemer"}  # Moodle's name for everybody


class UnreadableArchive(SetupError):
    """An archive cannot be read; the message says why."""


@dataclass
class HandIn:
    """What one student has handed in."""

    number: str  # the platform's
    name: str = ""
    late: bool = False  # as the platform says
    time: datetime.datetime | None = None  # when, in UTC, if the archive says so
    received: list[str] = field(default_factory=list)  # the names of what was handed in, before it was unpacked
    files: dict[str, Path] = field(default_factory=dict)  # by their names, with "/": where they are unpacked
    notes: list[str] = field(default_factory=list)  # what was left out, and why


@dataclass
class Archive:
    """What a platform offers to download for an assignment."""

    platform: str  # "" if it is none that is known
    students: dict[str, HandIn] = field(default_factory=dict)  # by the platform's number
    unknown: list[str] = field(default_factory=list)  # files of which nobody can tell whose they are
    timed: bool = False  # whether it says when the files were handed in


@dataclass(frozen=True)
class Limits:
    """How much is unpacked."""

    most_mb: int = 500  # of a student
    deepest: int = 3  # archives one in another


@dataclass(frozen=True)
class _Member:
    """A file in an archive or a folder."""

    name: str
    time: datetime.datetime | None
    open: Callable[[], IO[bytes]]


def read_archive(
    source: Path,
    scratch: Path,
    notebooks: Collection[str] = (),
    zone: datetime.tzinfo | None = None,
    limits: Limits | None = None,
) -> Archive:
    """The hand-ins in an archive, or in a folder that holds what was in one or nothing but such archives.

    scratch: an empty folder to unpack to. notebooks: the assignment's, without .ipynb. zone: of the times in the
    archive, None for this machine's. Raises UnreadableArchive.
    """
    reader = _Reader(scratch, zone, limits or Limits())
    try:
        with ExitStack() as stack:
            members = [(clean(member.name), member) for member in _top_members(source, zone, stack)]
            members = [(name, member) for name, member in members if name and not hidden(name)]
            platform, found = owners((name for name, _ in members), notebooks)
            archive = Archive(platform)
            for name, member in members:
                if (owner := found[name]) is None:
                    archive.unknown.append(name)
                else:
                    reader.add(archive, owner, member)
    except BROKEN as error:
        raise UnreadableArchive(f"{source.name} cannot be read ({type(error).__name__}: {error})") from error
    _finish(archive, reader)
    return archive


def clean(name: str) -> str:
    """A name in an archive with "/" between its parts, and without parts that lead elsewhere."""
    parts = re.split(r"[/\\]", without_surrogates(name))
    return "/".join(part for part in parts if part not in ("", ".", ".."))


def is_packed(name: str) -> bool:
    return name.lower().endswith(PACKED)


class _Reader:
    """Unpacks the files of an archive, student by student."""

    def __init__(self, scratch: Path, zone: datetime.tzinfo | None, limits: Limits):
        self.scratch, self.zone, self.limits = scratch, zone, limits
        self.number = count()
        self.room: dict[tuple[str, bool], int] = {}  # bytes that may still be unpacked, by student and kind
        self.times: list[tuple[str, datetime.datetime]] = []  # of students' files, in the archive's order
        self.usernames: dict[str, str] = {}  # as Blackboard's texts say them, by what its files' names say

    def add(self, archive: Archive, owner: Owner, member: _Member) -> None:
        """Unpack a file of a student."""
        hand_in = archive.students.setdefault(owner.number, HandIn(owner.number))
        hand_in.name = hand_in.name or owner.name
        hand_in.late = hand_in.late or owner.late
        if owner.time:
            if not self._is_newest(hand_in, owner):
                return
        elif member.time:
            self.times.append((owner.number, member.time))
        if owner.about:
            self._about(hand_in, member)
            return
        hand_in.received.append(owner.file or "a text on the platform")
        if owner.file and not hidden(owner.file):
            self._unpack(hand_in, owner.file, member, 0)

    def _is_newest(self, hand_in: HandIn, owner: Owner) -> bool:
        """Whether a file is of the newest attempt so far. Those of an older one are taken away."""
        time = utc(datetime.datetime.strptime(owner.time, "%Y-%m-%d-%H-%M-%S"), self.zone)
        if hand_in.time not in (None, time):
            note = "several attempts; the newest is taken"
            hand_in.notes += [note] * (note not in hand_in.notes)
        if hand_in.time is None or time > hand_in.time:
            hand_in.time = time
            hand_in.files.clear()
            hand_in.received.clear()
        return time == hand_in.time

    def _about(self, hand_in: HandIn, member: _Member) -> None:
        """Blackboard's text about an attempt: "Name: Anna Alpha (aalpha1)"."""
        with member.open() as file:
            text = file.read(MAX_ABOUT).decode("utf-8-sig", "replace")
        if match := re.search(r"^Name:[ \t]*(.*?)[ \t]*\(([^()\n]+)\)[ \t]*\r?$", text, re.MULTILINE):
            hand_in.name = match[1]
            self.usernames[hand_in.number] = match[2]

    def _unpack(self, hand_in: HandIn, name: str, member: _Member, depth: int) -> None:
        """Unpack a file, and what is in it if it is an archive. What is broken is noted, and stops nobody else."""
        path = self.scratch / str(next(self.number))
        try:
            self._copy(hand_in, name, member, path)
            if not is_packed(name):
                same_kind = sum(is_notebook(other) == is_notebook(name) for other in hand_in.files)
                if same_kind < MAX_FILES:
                    hand_in.files[_free(name, hand_in.files)] = path
                return
            if depth == self.limits.deepest:
                hand_in.notes.append(f"{quoted(name)} was not unpacked: it is more than {depth} archives deep")
                return
            folder = re.sub(r"(?:\.tar)?\.\w+$", "", name)
            with ExitStack() as stack:
                inner = [(clean(member.name), member) for member in _members(path, self.zone, stack)]
                for inside, member in sorted(inner, key=lambda pair: not _counts(pair[0])):  # what counts, first
                    if inside and not hidden(inside):
                        self._unpack(hand_in, f"{folder}/{inside}", member, depth + 1)
            path.unlink()
        except BROKEN as error:
            path.unlink(missing_ok=True)
            hand_in.notes.append(f"{quoted(name)} was left out ({type(error).__name__}: {str(error)[:200]})")

    def _copy(self, hand_in: HandIn, name: str, member: _Member, path: Path) -> None:
        """Raises ValueError when more bytes have really come out than a student may have, whatever the headers say."""
        key = hand_in.number, _counts(name)
        most = self.limits.most_mb << 20 if _counts(name) else MAX_OTHERS
        room = self.room.setdefault(key, most)
        with member.open() as content, open(path, "wb") as file:
            while data := content.read(CHUNK):
                room -= file.write(data)
                if room < 0:
                    raise ValueError(f"a student may have {most >> 20} MB of such files")
        self.room[key] = room


def _counts(name: str) -> bool:
    return is_notebook(name) or is_packed(name)


def _finish(archive: Archive, reader: _Reader) -> None:
    """Times, names, and usernames as Blackboard's texts say them."""
    students = archive.students
    times = [time for _, time in reader.times]
    steady = all(before <= after for before, after in pairwise(times))  # as they are written while it is downloaded
    if times and max(times) - min(times) > DOWNLOAD and not (steady and len(times) > FEW):
        for number, time in reader.times:
            students[number].time = max(time, students[number].time or time)
    archive.timed = any(hand_in.time for hand_in in students.values())
    names = {hand_in.name.lower() for hand_in in students.values()}
    blind = names if len(names) == 1 and len(students) > FEW else BLIND
    for number, hand_in in list(students.items()):
        if hand_in.name.lower() in blind:
            hand_in.name = ""
        username = reader.usernames.get(number, number)
        fits = f"_{number}".endswith(f"_{username}") or username.endswith(f"_{number}")
        if fits and username not in students:
            students[username] = students.pop(number)
            hand_in.number = username


def utc(time: datetime.datetime, zone: datetime.tzinfo | None) -> datetime.datetime:
    """A time of this zone, None for this machine's, in UTC and without a zone, as nbgrader has its times."""
    return time.replace(tzinfo=zone).astimezone(datetime.UTC).replace(tzinfo=None)


def _free(name: str, taken: Iterable[str]) -> str:
    """The name, with a number if there is such a file."""
    path = PurePosixPath(name)
    names = (str(path.with_name(f"{path.stem} ({n}){path.suffix}")) if n > 1 else name for n in count(1))
    return next(other for other in names if other not in taken)


def _top_members(source: Path, zone: datetime.tzinfo | None, stack: ExitStack) -> Iterator[_Member]:
    """The files in an archive; or in a folder, and in its archives if they are a platform's."""
    if not source.is_dir():
        yield from _members(source, zone, stack)
        return
    paths = [path for path in sorted(source.rglob("*")) if path.is_file() and not _is_link(path, source)]
    names = {path.relative_to(source).as_posix(): path for path in paths}
    visible = {name: path for name, path in names.items() if not hidden(name)}
    platform, _ = owners(visible)
    if visible and not platform and all(map(is_packed, visible)) and not any("/" in name for name in visible):
        yield from chain.from_iterable(_members(path, zone, stack) for path in visible.values())
        return
    for name, path in visible.items():
        yield _Member(name, _epoch_time(path.stat().st_mtime), lambda path=path: path.open("rb"))  # type: ignore[misc]


def _is_link(path: Path, source: Path) -> bool:
    """Whether a file, or a folder around it, is a link: what that points to is nobody's submission."""
    return any(part.is_symlink() for part in (path, *path.parents) if source in part.parents)


def _members(archive: Path, zone: datetime.tzinfo | None, stack: ExitStack) -> Iterator[_Member]:
    """The files in an archive. It stays open as long as the stack."""
    if zipfile.is_zipfile(archive):
        packed = stack.enter_context(zipfile.ZipFile(archive))
        for entry in packed.infolist():
            if not entry.is_dir() and not stat.S_ISLNK(entry.external_attr >> 16):
                yield _Member(entry.filename, _zip_time(entry, zone), lambda entry=entry: _open(packed, entry))  # type: ignore[misc]
        return
    with open(archive, "rb") as file:
        is_gzip = file.read(2) == b"\x1f\x8b"
    unzipped = stack.enter_context(gzip.GzipFile(archive) if is_gzip else archive.open("rb"))
    tape = stack.enter_context(tarfile.TarFile(fileobj=_NoLongReads(unzipped)))
    for member in tape:
        if (member.isreg() or member.islnk()) and not member.name.endswith("/"):
            yield _Member(member.name, _epoch_time(member.mtime), lambda member=member: _extracted(tape, member))  # type: ignore[misc]


def _extracted(tape: tarfile.TarFile, member: tarfile.TarInfo) -> IO[bytes]:
    """The content of a file, or of the one in the archive that it is a link to."""
    content = tape.extractfile(member)
    if content is None:
        raise ValueError("it is no file")
    return content


def _open(packed: zipfile.ZipFile, entry: zipfile.ZipInfo) -> IO[bytes]:
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise NotImplementedError("a compression that zipfile cannot unpack in small pieces")
    return packed.open(entry)


def _zip_time(entry: zipfile.ZipInfo, zone: datetime.tzinfo | None) -> datetime.datetime | None:
    try:
        return utc(datetime.datetime(*entry.date_time), zone)
    except (ValueError, OverflowError, OSError):
        return None


def _epoch_time(seconds: float) -> datetime.datetime | None:
    try:
        return datetime.datetime.fromtimestamp(seconds, datetime.UTC).replace(tzinfo=None)
    except (ValueError, OverflowError, OSError):
        return None


class _NoLongReads(io.BufferedReader):
    """Reads a tar file, but for headers of any length, which tarfile would read at once."""

    def read(self, size: int | None = -1, /) -> bytes:
        if size is None or not 0 <= size <= MAX_HEADER:
            raise ValueError(f"it has a header of {size} bytes")
        return super().read(size)
