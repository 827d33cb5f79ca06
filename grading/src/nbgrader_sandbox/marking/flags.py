"""What needs a person in an assignment (flags), or may interest one (news), and what a person has ticked off.

What is ticked off stays so as long as the submission is the same, however often it is graded again.
"""

from dataclasses import dataclass
from pathlib import Path

from ..files import read_json, write_json
from ..record import SavedResult


@dataclass(frozen=True)
class Remark:
    """A sentence about a submission."""

    student: str
    sentence: str
    is_flag: bool  # or news
    ticked: bool


def ticked(records: Path, student: str, saved: SavedResult) -> set[str]:
    """The sentences that a person has ticked off for this result. records: the assignment's folder in `reports`."""
    content = read_json(_file(records, student))
    unchanged = saved.status == "graded" and content.get("submission") == saved.submission
    return set(content.get("sentences", ())) if unchanged else set()


def remarks(records: Path) -> list[Remark]:
    """All sentences about submissions that could be graded. (The others have to be graded first.)"""
    found = []
    for student, saved in _results(records).items():
        done = ticked(records, student, saved)
        for is_flag, sentences in ((True, saved.flags), (False, saved.news)):
            found += [Remark(student, sentence, is_flag, sentence in done) for sentence in dict.fromkeys(sentences)]
    return found


def tick(records: Path, student: str, sentence: str, done: bool) -> None:
    """Tick a sentence off, or take that back. Raises KeyError if there is no such sentence."""
    saved = _results(records)[student]
    if sentence not in (*saved.flags, *saved.news):
        raise KeyError(sentence)
    sentences = ticked(records, student, saved) - {sentence} | ({sentence} if done else set())
    write_json(_file(records, student), {"submission": saved.submission, "sentences": sorted(sentences)})


def _results(records: Path) -> dict[str, SavedResult]:
    paths = sorted((records / "students").glob("*.json"))
    results = {path.stem: SavedResult.read(path) for path in paths}
    return {student: saved for student, saved in results.items() if saved and saved.status == "graded"}


def _file(records: Path, student: str) -> Path:
    return records / "ticked" / f"{student}.json"
