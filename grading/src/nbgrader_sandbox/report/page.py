"""Pages from the templates here: whole in themselves, without scripts, and what students wrote is text."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ..classroom import Classroom


def page(template: str, folder: Path = Path(__file__).parent, **content: Any) -> str:
    """The page of a template in this folder or, second, in the report's."""
    environment = Environment(
        loader=FileSystemLoader([folder, Path(__file__).parent], encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["number"] = lambda value: f"{round(value, 2):g}"
    environment.filters["percent"] = lambda value: f"{100 * value:.0f}%"
    environment.filters["duration"] = duration
    return environment.get_template(template).render(content)


def duration(seconds: float) -> str:
    """How long, in the largest unit that is not zero and the next one: "2 days 3 h", "1 h 5 min", "1 min"."""
    minutes = max(1, round(seconds / 60))
    days, hours, minutes = minutes // 1440, minutes // 60 % 24, minutes % 60
    if days:
        return f"{days} day{'s' if days > 1 else ''}" + (f" {hours} h" if hours else "")
    if hours:
        return f"{hours} h" + (f" {minutes} min" if minutes else "")
    return f"{minutes} min"


def feedback_links(classroom: Classroom, students: Iterable[str]) -> dict[str, list[tuple[str, str]]]:
    """The pages of feedback of each student: the notebook's name, and the address for a page among the reports."""
    return {
        student: [
            (path.stem, quote(Path(os.path.relpath(path, classroom.reports)).as_posix()))
            for path in classroom.feedback_pages(student)
        ]
        for student in students
    }
