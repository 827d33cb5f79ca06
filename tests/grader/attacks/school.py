"""A scratch course with a class in it: every attacker of the bank, and an honest neighbour of each."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import nbformat
from answers import bank as answers
from judge import ROOT, lessons

from . import HONEST, Attack

NOTEBOOK = "forward_pass.ipynb"
LESSON = lessons()["forward_pass"]
WRONG = {
    "relu": "def relu(z):\n    return z.copy()",
    "forward": "def forward(X, params, activation):\n    return [X]",
    "xnor_params": "def xnor_params():\n    return params",
}  # an attacker's other answers, wrong ones: only a check that was tampered with takes them for right
SECRET = "only-the-instructor-knows-3f6a"  # in a file and in the environment of the grader
OWN_WORDS = "my-own-words-8d1c"  # in each honest submission


@dataclass(frozen=True)
class Student:
    """An honest student: the sources of the answers, and the points that they are worth."""

    answers: Mapping[str, str]
    points: Mapping[str, float]


def honest_students() -> list[Student]:
    """One with the reference, one who wrote nothing, and as many more as use up the lesson's bank of answers."""
    points = dict.fromkeys(LESSON.points, 0.0)
    found = [Student(LESSON.solutions, LESSON.points), Student({}, points)]
    known = {
        name: [
            answer
            for answer in answers()
            if (answer.lesson, answer.exercise) == (LESSON.folder, name) and "xorlib" not in answer.source
        ]
        for name in LESSON.solutions
    }  # to take an answer from the course's package is not honest
    for number in range(max(map(len, known.values()))):
        chosen = {name: known[name][number % len(known[name])] for name in known}
        found.append(
            Student(
                {name: answer.source for name, answer in chosen.items()},
                {name: LESSON.points[name] if answer.right else answer.points for name, answer in chosen.items()},
            )
        )
    return found


@dataclass(frozen=True)
class Course:
    """A copy of the course in a folder of its own: of this lesson what is graded, and the code between. Texts, figures
    and the widget would take most of the time.
    """

    root: Path

    @property
    def environment(self) -> dict[str, str]:
        """For its commands: a home and a temporary folder of its own, and a secret."""
        inherited = {name: os.environ[name] for name in ("LANG", "LC_ALL") if name in os.environ}
        search = os.path.dirname(sys.executable) + os.pathsep + os.environ["PATH"]
        return inherited | {
            "PATH": search,
            "HOME": str(self.root / "home"),
            "TMPDIR": str(self.root / "tmp"),
            "MPLCONFIGDIR": str(self.root / "fonts"),
            "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "grading" / "src")]),
            "SECRET_OF_THE_GRADER": SECRET,
        }

    def command(self, *arguments: str) -> list[str]:
        return [sys.executable, "-m", *arguments]

    def make(self) -> None:
        for folder in ("fonts", "home", "tmp", f"solutions/{LESSON.folder}"):
            (self.root / folder).mkdir(parents=True)
        (self.root / "secret.txt").write_text(SECRET, encoding="utf-8")
        shutil.copy(ROOT / "nbgrader_config.py", self.root)
        notebook = nbformat.read(LESSON.notebook, as_version=4)
        notebook.cells = [
            cell
            for cell in notebook.cells
            if "nbgrader" in cell.metadata
            or (cell.cell_type == "code" and not cell.id.startswith(("figure-", "move-")))
        ]
        nbformat.write(notebook, self.root / "solutions" / LESSON.folder / NOTEBOOK)
        subprocess.run(
            self.command("nbgrader", "generate_assignment", "--force", LESSON.folder),
            cwd=self.root,
            env=self.environment,
            check=True,
            capture_output=True,
        )

    def folder(self, student: str) -> Path:
        return self.root / "classroom" / "submitted" / student / LESSON.folder

    def hand_in(
        self,
        student: str,
        answers: Mapping[str, str],
        edit: Callable[[dict], None] | None = None,
        before: tuple[str, str] | None = None,
    ) -> Path:
        """Write a submission with these answers, in the place of the stubs; its folder.

        edit: of the notebook. before: an answer, and a cell to be put before it.
        """
        notebook = json.loads((self.root / "notebooks" / LESSON.folder / NOTEBOOK).read_text(encoding="utf-8"))
        for cell in list(notebook["cells"]):
            if cell["id"] in answers:
                cell["source"] = answers[cell["id"]]
            if before and cell["id"] == before[0]:
                extra = {
                    "cell_type": "code",
                    "execution_count": None,
                    "id": "extra",
                    "metadata": {},
                    "outputs": [],
                    "source": before[1],
                }
                notebook["cells"].insert(notebook["cells"].index(cell), extra)
        if edit:
            edit(notebook)
        folder = self.folder(student)
        folder.mkdir(parents=True)
        (folder / NOTEBOOK).write_text(json.dumps(notebook), encoding="utf-8")
        return folder

    def attack(self, attack: Attack, port: int) -> None:
        """Hand in an attack."""
        if attack.source:
            known = {
                "COURSE": str(self.root),
                "PROJECT": str(ROOT),
                "PORT": port,
                "NEIGHBOUR": str(self.folder("neighbour") / NOTEBOOK),
            }
            settings = "\n".join(f"{name} = {value!r}" for name, value in known.items())
            answers = WRONG | {"affine": LESSON.solutions["affine"], attack.cell: attack.source}
            self.hand_in(attack.id, answers, before=(attack.cell, settings))
        else:
            answers = WRONG | {name: LESSON.solutions[name] for name in HONEST}
            folder = self.hand_in(attack.id, answers, attack.edit)
            if attack.make:
                attack.make(folder)

    def honest(self, student: str, work: Student) -> None:
        """Hand in honest work, signed."""
        signed = {name: f"# {OWN_WORDS}\n{source}" for name, source in work.answers.items()}
        self.hand_in(student, signed)
