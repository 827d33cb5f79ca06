"""The page across all assignments of a course: how the class does, who is at risk, and by which rule."""

import datetime
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from statistics import mean
from typing import Any

from ..classroom import Classroom
from ..files import write_json, write_text
from ..gradebook import Grades, assignments_and_students
from ..results import read_records
from .course_figures import handed_in_figure, shares_figure
from .lesson import COUNTS_FROM, Lesson
from .numbers import ENOUGH, class_figures
from .page import feedback_links, page
from .tables import write_table

MISSED = 2  # assignments in a row
LOW = 0.5  # of the points
STEPS = 2  # times in a row further below the class
FALL = 0.2  # of the points, in all
HARDEST = 8  # exercises in the list
RULES = {
    "missed": f"The last {MISSED} assignments that count were not handed in.",
    "low": f"Less than {LOW:.0%} of the points in the last {MISSED} graded assignments.",
    "falling": f"Compared with the mean of the class, less in each of the last {STEPS} graded assignments than in the "
    f"one before, and {100 * FALL:.0f} percentage points or more in all.",
}


def at_risk(student: str, lessons: Sequence[Lesson]) -> list[str]:
    """The rules, of RULES, by which a student is at risk. lessons: those that count, in order."""
    reasons = []
    if len(lessons) >= MISSED and not any(student in lesson.handed_in for lesson in lessons[-MISSED:]):
        reasons.append("missed")
    shares = [(value, lesson) for lesson in lessons if (value := lesson.share(student)) is not None]
    if shares and mean(value for value, _ in shares[-MISSED:]) < LOW:
        reasons.append("low")
    apart = [value - (lesson.mean_share() or 0.0) for value, lesson in shares[-STEPS - 1 :]]
    steps = [after - before for before, after in pairwise(apart)]
    if len(steps) == STEPS and max(steps) < 0 and sum(steps) <= -FALL + 1e-9:
        reasons.append("falling")
    return reasons


def trend(student: str, lessons: Sequence[Lesson]) -> float | None:
    """The share in the last assignment handed in, less the mean of those before, both compared with the class."""
    apart = [value - (lesson.mean_share() or 0.0) for lesson in lessons if (value := lesson.share(student)) is not None]
    return apart[-1] - mean(apart[:-1]) if len(apart) > 1 else None


def write_course(classroom: Classroom) -> Path:
    """Write index.html, .json and .csv into the folder of the reports, of all assignments that anybody handed in."""
    names, people = assignments_and_students(classroom)
    lessons = [lesson for name in names if (lesson := _lesson(classroom.of(name))).handed_in]
    return write_course_page(classroom.reports, lessons, people, classroom.settings.figure_style)


def _lesson(classroom: Classroom) -> Lesson:
    with Grades(classroom) as grades:
        records = read_records(classroom, grades.marks(), grades.points)
        now = datetime.datetime.now(datetime.UTC).replace(tzinfo=None)
        over = bool(grades.due and grades.due < now)
        links = {student: pages[0][1] for student, pages in feedback_links(classroom, records).items() if pages}
        handed_in = records.keys() | classroom.submissions().keys()
        return Lesson(classroom.assignment, dict(grades.points), records, handed_in, over, links)


def write_course_page(folder: Path, lessons: Sequence[Lesson], people: Mapping[str, str], style: str) -> Path:
    """Write the page, its JSON and its CSV. people: the names, which may be empty, of all whom the gradebook knows."""
    people = dict(people) | {student: "" for lesson in lessons for student in lesson.handed_in if student not in people}
    students = sorted(people)
    counting = [lesson for lesson in lessons if lesson.counts(len(people))]
    rows = [_row(student, people[student], lessons, counting) for student in students]
    figures = {lesson.name: class_figures(lesson.records, lesson.points) for lesson in lessons}
    content = {
        "assignments": [
            {"name": lesson.name, "counts": lesson in counting, "mean_share": lesson.mean_share()}
            | {key: figures[lesson.name][key] for key in ("submissions", "graded", "late", "waiting")}
            for lesson in lessons
        ],
        "rules": RULES,
        "students": rows,
        "hardest": _hardest(figures),
    }
    write_json(folder / "index.json", content)
    write_table(
        folder / "index.csv",
        ["student", "name", *(lesson.name for lesson in lessons), "trend", "missing", "late", "at_risk"],
        (
            [
                *(row["student"], row["name"], *(each["share"] for each in row["assignments"].values())),
                *(row["trend"], row["missing"], row["late"], " ".join(row["at_risk"])),
            ]
            for row in rows
        ),
    )
    html = page(
        "course.html.j2",
        content=content,
        lessons=lessons,
        counting=[lesson.name for lesson in counting],
        counts_from=COUNTS_FROM,
        pictures=[shares_figure(lessons, style), handed_in_figure(lessons, students, style)] if lessons else [],
    )
    path = folder / "index.html"
    write_text(path, html)
    return path


def _row(student: str, name: str, lessons: Sequence[Lesson], counting: Sequence[Lesson]) -> dict[str, Any]:
    assignments = {}
    for lesson in lessons:
        record = lesson.records.get(student)
        missing = "missing" if lesson in counting else "not yet"
        state = record.status if record else "not graded yet" if student in lesson.handed_in else missing
        assignments[lesson.name] = {
            "state": state,
            "share": lesson.share(student),
            "score": record.score if record and record.status == "graded" else None,
            "waiting": len(record.to_mark) if record else 0,
            "late": bool(record and record.late > 0),
            "feedback": lesson.feedback.get(student),
        }
    states = [each["state"] for each in assignments.values()]
    return {
        "student": student,
        "name": name,
        "at_risk": at_risk(student, counting),
        "trend": trend(student, counting),
        "missing": states.count("missing"),
        "late": sum(each["late"] for each in assignments.values()),
        "assignments": assignments,
    }


def _hardest(figures: Mapping[str, Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The exercises with the smallest shares of the points, of all assignments, that ENOUGH students have done."""
    exercises = [
        {"assignment": lesson, "exercise": name, "share": each["share"], "hidden": each["hidden"]}
        | {key: each["discrimination"][key] for key in ("r", "students")}
        for lesson, numbers in figures.items()
        for name, each in numbers["exercises"].items()
        if each["share"] is not None and each["discrimination"]["students"] >= ENOUGH
    ]
    return sorted(exercises, key=lambda each: each["share"])[:HARDEST]
