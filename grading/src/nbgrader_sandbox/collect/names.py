"""Whose a file of a learning platform's archive is: what Moodle, Canvas and Blackboard write before its name.

A platform writes the student before what the student has named, so that nobody can hand in for somebody else.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

# "Wei Zhang_1027_assignsubmission_file_/a.ipynb", "Participant_31_assignsubmission_file_a.ipynb", "..._onlinetext.html"
MOODLE = re.compile(r"(?P<name>.*?)_(?P<number>\d+)_assignsubmission_[a-z]+(?:_(?P<file>.*))?", re.DOTALL)
# "zhangwei_LATE_12351_678901_a-1.ipynb", "LATE_anon_Ab3dE_678901_a.ipynb", "zhangwei_12351_text.html"
CANVAS = re.compile(
    r"(?:(?P<name>.*?)_)??(?P<late>LATE_)?(?:(?P<number>\d+)|anon_(?P<anonymous>[^\W_]+))"
    r"_(?:\d+_(?P<file>.+)|(?:text|link)\.html)",
    re.DOTALL,
)
# "Lesson 1_zhangwei_attempt_2026-11-03-10-11-12_a.ipynb", and a text about the student, "..._2026-11-03-10-11-12.txt"
BLACKBOARD = re.compile(
    r"(?P<head>.+?)_attempt_(?P<time>\d{4}(?:-\d\d){5})(?:_(?P<file>.+)|(?P<about>\.txt))", re.DOTALL
)
PLATFORMS = {"Moodle": MOODLE, "Blackboard": BLACKBOARD, "Canvas": CANVAS}


@dataclass(frozen=True)
class Owner:
    """Whose a file is."""

    number: str  # the platform's number or name for the student: two of them are two students
    name: str = ""  # as far as the archive says it
    late: bool = False
    time: str = ""  # of the attempt
    file: str = ""  # what the student has named it, with "/"
    about: bool = False  # whether the platform has written it about the student


def owners(paths: Iterable[str], notebooks: Collection[str] = ()) -> tuple[str, dict[str, Owner | None]]:
    """The platform that made an archive, "" if none is recognised, and the owner of each file.

    paths: the files' names in the archive, with "/". notebooks: the assignment's, without .ipynb.
    Of a file of another kind the owner is the outer folder, or what stands in its name before that of the notebook.
    """
    paths = list(paths)
    counts = Counter(platform for path in paths for platform in PLATFORMS if _by(platform, path))
    platform = max(PLATFORMS, key=lambda platform: counts[platform]) if counts else ""
    # The archive's platform first: a student can name a file as another platform would, but only behind what it writes.
    order = sorted(PLATFORMS, key=lambda other: other != platform)
    found = {path: next(filter(None, (_by(other, path) for other in order)), None) for path in paths}
    found |= _plain([path for path, owner in found.items() if owner is None], notebooks)
    return platform, _apart(found)


def _by(platform: str, path: str) -> Owner | None:
    """The owner as this platform writes it: in the first part of a path that is so written."""
    parts = PurePosixPath(path).parts
    for depth, part in enumerate(parts):
        match = PLATFORMS[platform].fullmatch(part)
        if match:
            groups = match.groupdict()
            last = depth == len(parts) - 1
            if platform != "Moodle" and not last:  # they write no folders
                continue
            if platform == "Moodle" and last and not groups["file"]:
                continue
            file = "/".join([*([groups["file"]] if groups.get("file") else []), *parts[depth + 1 :]])
            if platform == "Blackboard":
                number = groups["head"]  # _apart takes the assignment off
                return Owner(number, time=groups["time"], file=file, about=groups["about"] is not None)
            number = groups["number"] or groups["anonymous"]
            blind = platform == "Canvas" and groups["anonymous"]
            return Owner(number, "" if blind else groups["name"] or "", bool(groups.get("late")), file=file)
    return None


def _apart(found: dict[str, Owner | None]) -> dict[str, Owner | None]:
    """Blackboard's files with the username alone as the number, unless that would make two students one."""
    heads = {owner.number for owner in found.values() if owner and owner.time}
    names = {head: head.rpartition("_")[2] for head in heads}
    count = Counter(names.values())
    return {
        path: Owner(
            names[owner.number] if count[names[owner.number]] == 1 else owner.number,
            owner.name,
            owner.late,
            owner.time,
            owner.file,
            owner.about,
        )
        if owner and owner.time
        else owner
        for path, owner in found.items()
    }


def _plain(paths: list[str], notebooks: Collection[str]) -> dict[str, Owner | None]:
    """Owners of files that no platform has named: "jdoe/a.ipynb", "jdoe_forward_pass.ipynb", "jdoe_work.zip"."""
    outer = {PurePosixPath(path).parts[0] for path in paths}
    inner = all(len(PurePosixPath(path).parts) > 1 for path in paths)
    around = 1 if len(outer) == 1 and inner else 0  # a folder around all of them is nobody's
    found: dict[str, Owner | None] = {}
    flat: dict[str, dict[str, str]] = defaultdict(dict)  # what stands before the notebook's name, by the first word
    for path in paths:
        parts = PurePosixPath(path).parts[around:]
        if len(parts) > 1 and "_assignsubmission_" not in parts[0]:
            found[path] = Owner(parts[0], parts[0], file="/".join(parts[1:]))
            continue
        stem = _before(PurePosixPath(parts[0]).stem.removesuffix(".tar"), notebooks)
        if re.match(r"\w", stem) and "_assignsubmission_" not in parts[0]:
            flat[stem.partition("_")[0]][path] = stem
        else:
            found[path] = None
    for word, stems in flat.items():
        alone = len(set(stems.values())) == 1
        for path, stem in stems.items():
            student = word if alone else stem
            found[path] = Owner(student, student, file=PurePosixPath(path).name)
    return found


def _before(stem: str, notebooks: Collection[str]) -> str:
    """What stands in a file's name before that of a notebook, whatever is between its words."""
    for notebook in sorted(notebooks, key=len, reverse=True):
        words = r"[\W_]+".join(map(re.escape, re.split(r"[\W_]+", notebook)))
        if match := re.search(words, stem, re.IGNORECASE):
            return stem[: match.start()].rstrip(" _-.")
    return stem
