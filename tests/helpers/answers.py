"""The bank of answers: tests/answers/<lesson>/<exercise>/right.py and wrong.py, cells that begin with `# %% name`.

A right answer is code alone. Above a wrong answer stand comment lines: `# mistake:` what it stands for, `# says:`
the id or a fragment of the message that the student must get, and `# points:` where part of it is right (0 if left
out).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

BANK = Path(__file__).parents[1] / "checks" / "answers"


@dataclass(frozen=True)
class Answer:
    lesson: str
    exercise: str
    name: str
    right: bool
    source: str
    mistake: str = ""
    says: str = ""
    points: float = 0.0


def bank(folder: Path = BANK) -> Iterator[Answer]:
    """Every answer of the bank, in the order of its files."""
    for path in sorted(folder.glob("*/*/*.py")):
        folder, exercise = path.parts[-3:-1]
        for cell in re.split(r"^# %% ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
            name, _, source = cell.partition("\n")
            notes = dict(re.findall(r"^# (mistake|says|points): (.+)$", source, flags=re.MULTILINE))
            yield Answer(
                folder,
                exercise,
                name.strip(),
                path.stem == "right",
                source,
                notes.get("mistake", ""),
                notes.get("says", ""),
                float(notes.get("points", 0)),
            )
