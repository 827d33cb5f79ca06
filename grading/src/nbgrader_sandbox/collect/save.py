"""Writes what was collected: folders of submissions, names and extra time in the gradebook, and who was who."""

import datetime
import os
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.utils import parse_utc

from ..assignment import Assignment
from ..classroom import Classroom
from ..files import read_json, write_folder, write_json
from ..student_folder import problem
from ..text import words
from .archive import Archive, HandIn
from .choose import TIMESTAMP, choose
from .roster import Student, match

WRITABLE = 0o644
LATE = datetime.timedelta(seconds=1)  # by how much at least somebody is late of whom the platform says it


@dataclass
class Collected:
    """What became of a hand-in."""

    id: str
    hand_in: HandIn
    student: Student | None  # of the class list
    time: datetime.datetime | None = None  # when it was handed in, in UTC
    due: datetime.datetime | None = None
    what: str = ""
    notes: list[str] = field(default_factory=list)
    taken: bool = False  # whether there is a notebook
    gradable: bool = False  # whether it is one of this assignment that can be read
    same_name: bool = False

    @property
    def name(self) -> str:
        return self.student.name if self.student and self.student.name else self.hand_in.name

    @property
    def label(self) -> str:
        return self.id if self.name in ("", self.id) else f"{self.id} {self.name}"

    @property
    def late(self) -> bool:
        extra = (self.student and self.student.extra_time) or datetime.timedelta()
        after_due = self.time is not None and self.due is not None and self.time > self.due + extra
        return after_due or self.hand_in.late


class Saver:
    """Saves the hand-ins of an archive. Run it under the classroom's lock."""

    def __init__(self, classroom: Classroom, assignment: Assignment, archive: Archive, roster: list[Student]):
        self.classroom, self.assignment, self.archive, self.roster = classroom, assignment, archive, roster
        self.path = classroom.records / "collected.json"
        self.before: dict[str, dict[str, str]] = read_json(self.path).get("students", {})

    def save(self) -> list[Collected]:
        """Save everybody, in the order of ids. Raises SQLAlchemyError if the gradebook cannot be written."""
        with Gradebook(self.classroom.course.db_url, self.classroom.course.course_id) as gradebook:
            collected = self._identified(gradebook.find_assignment(self.assignment.name).duedate)
            self._add_students(gradebook, collected)
            for one in collected:
                self._save(one)
            self._grant_extra_time(gradebook, collected)
        students = self.before | {one.id: _record(one) for one in collected}
        write_json(self.path, {"platform": self.archive.platform, "students": students})
        return collected

    def _identified(self, due: datetime.datetime | None) -> list[Collected]:
        """Everybody with an id of their own: of the class list, else the platform's number."""
        hand_ins = self.archive.students.values()
        matched = match(self.archive.platform, hand_ins, self.roster)
        taken = {student.id for student in self.roster}
        earlier = {about["number"]: id for id, about in self.before.items()}
        collected = []
        for hand_in in hand_ins:
            student = matched.get(hand_in.number)
            id = student.id if student else hand_in.number
            if not student and id in taken:  # of somebody else in the class list
                id = f"{self.archive.platform.lower() or 'archive'}-{id}"
            one = Collected(self._id_as_before(earlier.get(hand_in.number, id), id), hand_in, student, due=due)
            if one.id != id:
                one.notes.append(f"graded before the class list was given, so not yet under {id}")
            one.time = student.submitted if student and student.submitted else hand_in.time
            collected.append(one)
        _note_same_names(collected)
        return sorted(collected, key=lambda one: one.id)

    def _id_as_before(self, before: str, id: str) -> str:
        """The id to use. What was collected under another one is moved to this one, unless it has been graded."""
        old, new = (self.classroom.submitted / name / self.assignment.name for name in (before, id))
        if before == id or not old.is_dir():
            return id
        if self.classroom.autograded(before).exists() or new.exists():
            return before
        new.parent.mkdir(parents=True, exist_ok=True)
        old.rename(new)
        self.before.pop(before, None)
        if not any(old.parent.iterdir()):
            old.parent.rmdir()
        return id

    def _save(self, one: Collected) -> None:
        """Write a submission's folder, unless it is there already or what is there is newer."""
        folder = self.classroom.submitted / one.id / self.assignment.name
        one.notes += one.hand_in.notes
        if reason := problem(one.id, folder):
            one.what = f"not collected: {reason}"
            return
        chosen = choose(one.hand_in, self.assignment)
        one.notes += chosen.notes
        if not chosen.files:
            one.what = "NO NOTEBOOK"
            return
        one.taken, one.gradable = True, chosen.gradable
        if time := self._timestamp(one):
            chosen.files[TIMESTAMP] = f"{time:%Y-%m-%d %H:%M:%S} UTC\n".encode()
        there = _read(folder)
        if there == chosen.files:
            one.what = "unchanged"
        elif there and one.time and (older := _time(there)) and older > one.time:
            one.what = f"left as it was: what is there is newer, of {older:%Y-%m-%d %H:%M} UTC"
        elif there:
            stamp = datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%d-%H-%M-%S-%f")
            place = self.classroom.records / "replaced" / one.id / stamp
            write_folder(folder, chosen.files, WRITABLE, place)
            one.what = f"replaces what was there, now in {os.path.relpath(place)}"
        else:
            write_folder(folder, chosen.files, WRITABLE)
            one.what = "new"

    def _timestamp(self, one: Collected) -> datetime.datetime | None:
        """When it was handed in, for nbgrader: after the due date if, and on Canvas only if, the platform says late."""
        time, due = one.time, one.due
        if due is None:
            return time
        extra = (one.student and one.student.extra_time) or datetime.timedelta()
        if one.hand_in.late:
            return max(time or due, due + extra + LATE)
        if self.archive.platform == "Canvas" and time:
            return min(time, due)
        return time

    def _add_students(self, gradebook: Gradebook, collected: list[Collected]) -> None:
        """Add everybody to the gradebook, with what is known of their names."""
        known = {student.id: student for student in gradebook.students}
        listed_ids = {student.id for student in self.roster}
        for student in self.roster:
            about = {"first_name": student.first, "last_name": student.last, "email": student.email}
            about["lms_user_id"] = student.number if self.archive.platform == "Canvas" else ""
            gradebook.update_or_create_student(student.id, **{key: value for key, value in about.items() if value})
        for one in collected:
            if one.id not in listed_ids and one.id not in known:
                first, _, last = one.hand_in.name.rpartition(" ")
                names = {"first_name": first, "last_name": last} if last and last != one.id else {}
                gradebook.update_or_create_student(one.id, **names)

    def _grant_extra_time(self, gradebook: Gradebook, collected: list[Collected]) -> None:
        """Write the extra time of the class list as nbgrader's extension."""
        for one in collected:
            extra = one.student.extra_time if one.student else None
            if extra is None or not one.taken:
                continue
            try:
                submission = gradebook.find_submission(self.assignment.name, one.id)
            except MissingEntry:
                submission = gradebook.add_submission(self.assignment.name, one.id)
            if submission.extension != extra:
                if self.classroom.autograded(one.id).exists():
                    one.notes.append("extra time is new: grade again with --regrade")
                gradebook.grant_extension(self.assignment.name, one.id, minutes=extra.total_seconds() / 60)


def _note_same_names(collected: list[Collected]) -> None:
    """Note who shares a name with whom: nothing but the ids tells them apart."""
    ids = defaultdict(list)
    for one in collected:
        ids[words(one.hand_in.name)].append(one.id)
    for one in collected:
        others = [id for id in ids[words(one.hand_in.name)] if id != one.id]
        if others and words(one.hand_in.name):
            one.same_name = True
            one.notes.append(f"same name as {', '.join(others)}")


def _record(one: Collected) -> dict[str, object]:
    """What is saved of a student: what joins the id to the platform's files."""
    return {
        "number": one.hand_in.number,
        "name": one.hand_in.name,
        "late": one.late,
        "time": f"{one.time:%Y-%m-%d %H:%M:%S} UTC" if one.time else "",
        "collected": one.taken,
        "notes": [one.what, *one.notes],
    }


def _read(folder: Path) -> dict[str, bytes]:
    """The files of a folder, by name with "/"."""
    paths = folder.rglob("*") if folder.is_dir() else []
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in paths
        if path.is_file() and not path.is_symlink()
    }


def _time(files: Mapping[str, bytes]) -> datetime.datetime | None:
    try:
        time: datetime.datetime | None = parse_utc(files[TIMESTAMP].decode("utf-8").strip())
    except (KeyError, ValueError, OverflowError):
        return None
    return time
