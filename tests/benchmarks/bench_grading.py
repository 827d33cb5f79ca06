"""How fast a class is graded: stock nbgrader against python -m grading, in turn, on the same two cores.

make bench-grading BENCH_ARGS="[lessons] [scaling] [small]"     all three, if none is named; --quick leaves scaling out

small: 100 notebooks of an import, an exercise with its check, and a plot. lessons: 20 submissions of each lesson.
scaling: more and more submissions of the small one. The lower bound is measured too: the cells alone (cells_alone.py).
Exits with 1 if the two gradebooks differ in any score, or if student code was not sandboxed.
"""

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, partial
from importlib.metadata import version
from pathlib import Path

import nbformat
import psutil
from answers import Answer, bank
from judge import ROOT, Lesson, lessons
from nbformat import NotebookNode
from sample_course import SMALL, filled
from scratch_course import environment, gradebook_rows, hand_in, make_course, small_class

ALONE = Path(__file__).with_name("cells_alone.py")
CONFIG = ROOT / "nbgrader_config.py"
SIZES = (100, 300, 1000)
SECONDS_BETWEEN_LOOKS = 0.2


@dataclass
class Cost:
    """What a command took: seconds, and the most memory of it and its processes at any look, in MB."""

    seconds: float
    memory: float = 0.0

    def __add__(self, other: "Cost") -> "Cost":
        return Cost(self.seconds + other.seconds, max(self.memory, other.memory))


def cost(root: Path, *arguments: str) -> Cost:
    """Run `python -m ARGUMENTS` in the course's folder."""
    with tempfile.TemporaryFile("w+", encoding="utf-8") as output:
        start, most = time.perf_counter(), 0.0
        process = subprocess.Popen(
            [sys.executable, "-m", *arguments],
            cwd=root,
            env=environment(root),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
        )
        while process.poll() is None:
            most = max(most, memory(process.pid))
            with suppress(subprocess.TimeoutExpired):
                process.wait(SECONDS_BETWEEN_LOOKS)
        seconds = time.perf_counter() - start
        output.seek(0)
        if process.returncode:
            raise SystemExit(f"{arguments}: exit {process.returncode}\n{output.read()[-3000:]}")
    return Cost(seconds, most)


def memory(pid: int) -> float:
    """MB of a process and all that it started; what they share counts once, where the system can tell."""
    total = 0
    with suppress(psutil.Error):
        process = psutil.Process(pid)
        for each in [process, *process.children(recursive=True)]:
            with suppress(psutil.Error, OSError):
                used = each.memory_full_info()
                total += getattr(used, "pss", used.rss)
    return total / 1e6


def alone(root: Path, lesson: str) -> float:
    """Seconds for the cells alone of what stock nbgrader graded; the same cells must raise as there."""
    folders = sorted((root / "classroom" / "autograded").glob(f"*/{lesson}"))
    done = subprocess.run(
        [sys.executable, ALONE, *folders],
        env=environment(root),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    measured = json.loads(done.stdout)
    for path, errors in measured["errors"].items():
        cells = json.loads(Path(path).read_text(encoding="utf-8"))["cells"]
        graded = sum(any(output["output_type"] == "error" for output in cell.get("outputs", [])) for cell in cells)
        if errors != graded:
            raise SystemExit(f"{path}: {graded} cells raised for nbgrader, {errors} in the measure of the cells alone")
    return measured["seconds"]


def grade(root: Path, lesson: str, students: int) -> Cost:
    """Grade with python -m grading; every submission in a sandbox, or the bench fails."""
    path = root / "report.json"
    took = cost(root, "nbgrader_sandbox", lesson, "--json", str(path))
    report = json.loads(path.read_text(encoding="utf-8"))
    states = [student["status"] for student in report["students"].values()]
    if report["sandboxed"] is not True or states != ["graded"] * students:
        raise SystemExit(f"{lesson}: sandboxed {report['sandboxed']}, {states.count('graded')} of {students} graded")
    return took


def compare(stock: Path, ours: Path) -> int:
    """The number of grades; exits with 1 where the gradebooks do not have the same for every cell."""
    theirs, mine = (gradebook_rows(root)["grade"] for root in (stock, ours))
    differing = [(a, b) for a, b in zip(theirs, mine) if a != b]
    if differing or len(theirs) != len(mine):
        raise SystemExit(
            f"Other grades ({len(theirs)} and {len(mine)} in all), the first few, stock's first: "
            + "\n".join(map(str, differing[:5]))
        )
    return len(theirs)


def row(name: str, notebooks: int, took: Cost, stock: Cost | None = None) -> None:
    ratio = f"{stock.seconds / took.seconds:7.1f}" if stock else ""
    mb = f"{took.memory:6.0f}" if took.memory else ""
    print(f"  {name:42} {took.seconds:8.1f} {took.seconds / notebooks:12.3f} {mb:>8} {ratio:>14}", flush=True)


def head(title: str) -> None:
    print(f"\n{title}\n  {'':42} {'seconds':>8} {'a notebook':>12} {'peak MB':>8} {'against stock':>14}", flush=True)


def both(folder: Path, classes: Mapping[str, Callable[[Path], Mapping]]) -> tuple[float, float]:
    """Grade classes, by lesson, in two courses, one for each way, lesson by lesson in turn.

    Prints a row for each; returns how many times as fast as stock, and how many times the bound's seconds.
    """
    sources = [name if name == SMALL else ROOT / "solutions" / name for name in classes]
    stock, ours = make_course(folder / "stock", *sources, config=CONFIG, stock=True), folder / "ours"
    for lesson, students in classes.items():
        for student, nb in students(stock).items():
            hand_in(stock, student, lesson, nb)
    shutil.copytree(stock, ours)
    shutil.copy(CONFIG, ours)  # with our preprocessors
    total, mine, bound, feedback, notebooks = Cost(0), Cost(0), Cost(0), Cost(0), 0
    for lesson in classes:
        count = len(list((stock / "classroom" / "submitted").glob(f"*/{lesson}")))
        theirs = cost(stock, "nbgrader", "autograde", lesson)
        own = grade(ours, lesson, count)
        cells = Cost(alone(stock, lesson))
        row(f"{lesson}: nbgrader autograde", count, theirs)
        row("python -m grading", count, own, theirs)
        row("the cells alone", count, cells, theirs)
        feedback += cost(stock, "nbgrader", "generate_feedback", lesson)
        total, mine, bound, notebooks = total + theirs, mine + own, bound + cells, notebooks + count
    if len(classes) > 1:
        row("all: nbgrader autograde", notebooks, total)
        row("python -m grading", notebooks, mine, total)
        row("the cells alone", notebooks, bound, total)
    print(
        f"  Ours with feedback and a report; nbgrader generate_feedback took {feedback.seconds:.1f} s more.\n"
        f"  The same {compare(stock, ours)} grades in both gradebooks; every submission was sandboxed."
    )
    return total.seconds / mine.seconds, mine.seconds / bound.seconds


def lesson_class(root: Path, lesson: Lesson) -> dict[str, NotebookNode]:
    """Twenty students: right, partly right, untouched, and wrong in the bank's ways."""
    release = nbformat.read(root / "notebooks" / lesson.folder / lesson.notebook.name, as_version=4)
    rights, wrongs = ({name: answers_to(lesson, name, right) for name in lesson.solutions} for right in (True, False))
    scored = {name: sorted(answers, key=lambda answer: -answer.points) for name, answers in wrongs.items()}
    by_hand = dict.fromkeys(lesson.manual, "An answer for a person to mark.")

    def answered(answers: dict[str, list[Answer]], number: int) -> dict[str, str]:
        return {name: several[number % len(several)].source for name, several in answers.items()}

    def mixed(number: int) -> dict[str, str]:
        right, wrong = answered(rights, number), answered(scored, number)
        return {name: (right if (place + number) % 2 else wrong)[name] for place, name in enumerate(right)}

    return (
        {f"right-{number}": filled(release, answered(rights, number) | by_hand) for number in range(5)}
        | {f"partly-{number}": filled(release, mixed(number) | by_hand) for number in range(5)}
        | {f"untouched-{number}": release for number in range(3)}
        | {f"wrong-{number}": filled(release, answered(wrongs, number)) for number in range(7)}
    )


def answers_to(lesson: Lesson, exercise: str, right: bool) -> list[Answer]:
    """The bank's answers to an exercise, right or wrong."""
    wanted = (lesson.folder, exercise, right)
    return [answer for answer in _bank() if (answer.lesson, answer.exercise, answer.right) == wanted]


@cache
def _bank() -> list[Answer]:
    return list(bank())


def machine() -> None:
    """Use two cores only, and print what they are."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:2])
    packages = ", ".join(f"{name} {version(name)}" for name in ("nbgrader", "ipykernel", "numpy", "matplotlib"))
    print(
        f"{platform.machine()}, {platform.system()} {platform.release()}, "
        f"{len(os.sched_getaffinity(0)) if hasattr(os, 'sched_getaffinity') else os.cpu_count()} cores, "
        f"{psutil.virtual_memory().total / 1e9:.0f} GB; Python {platform.python_version()}, {packages}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("classes", nargs="*", choices=["lessons", "scaling", "small", []], default=[])
    parser.add_argument("--quick", action="store_true", help="leave scaling out")
    chosen = parser.parse_args()
    wanted = chosen.classes or ["lessons", "small", *([] if chosen.quick else ["scaling"])]
    machine()
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        if "lessons" in wanted:
            head("20 submissions of each lesson")
            ratio, of_bound = both(
                folder / "lessons",
                {lesson.folder: partial(lesson_class, lesson=lesson) for lesson in lessons().values()},
            )
            print(f"lessons: {ratio:.1f}x, {of_bound:.2f} times the bound", flush=True)
        if "scaling" in wanted:
            head("more and more submissions of one small lesson")
            for size in SIZES:
                course = make_course(folder / f"scaling-{size}", SMALL, config=CONFIG)
                for student, nb in small_class(course, size).items():
                    hand_in(course, student, SMALL, nb)
                row(f"{size}: python -m grading", size, grade(course, SMALL, size))
        if "small" in wanted:
            head("100 small notebooks")
            ratio, of_bound = both(folder / "small", {SMALL: partial(small_class, students=100)})
            print(f"small: {of_bound:.2f} times the bound\nratio {ratio:.1f}x")


if __name__ == "__main__":
    main()
