"""Which answers of the bank a change makes worth running again, for `make quick`."""

import re
import subprocess
from collections.abc import Iterable

from answers import Answer
from judge import ROOT


def changed_paths() -> list[str]:
    """What differs from the last commit, as git names it from the course's folder; nothing where there is no git."""
    try:
        command = ["git", "status", "--porcelain", "--untracked-files=all"]
        printed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return []
    return [line[3:].rpartition(" -> ")[2] for line in printed.splitlines()]


def worth_running(answers: Iterable[Answer], paths: Iterable[str]) -> set[Answer]:
    """All answers to exercises in whose files, or whose lesson, a path lies; of the others, one right and one wrong."""
    exercises = {match[1] for path in paths if (match := re.match(r"tests/checks/answers/[^/]+/([^/]+)/", path))}
    lessons = {match[1] for path in paths if (match := re.match(r"(?:solutions/|xorlib/checks/lesson)(\d)", path))}
    selected: set[Answer] = set()
    sampled: set[tuple[str, bool]] = set()
    for answer in answers:
        sample = answer.exercise, answer.right
        if answer.exercise in exercises or answer.lesson[0] in lessons or sample not in sampled:
            selected.add(answer)
        sampled.add(sample)
    return selected
