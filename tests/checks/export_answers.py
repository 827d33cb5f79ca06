"""Judge every answer of the bank, write the results as JSON Lines, and print how often the checks are right.

    python tests/checks/export_answers.py [--bank FOLDER] [--out FILE]

The README of tests/checks/answers says what the fields and the columns mean.
"""

import argparse
import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "helpers")]

from answers import BANK, Answer, bank  # noqa: E402
from judge import lessons  # noqa: E402
from nbconvert.filters import strip_ansi  # noqa: E402

ID = re.compile(r"\[([a-z_]\w*\.[\w-]+)\]$", re.MULTILINE)
NO_DIAGNOSIS = re.compile(  # what happened, or which part is right, but not why
    r"result\.wrong|raised\.|diagnosis\.right-|(training|fit)\.((first|later)-(loss|update|epoch)-wrong|losses-right)"
)


def judged(answer: Answer) -> dict[str, object]:
    """The answer's fields, and what its check makes of it."""
    lesson = next(lesson for lesson in lessons().values() if lesson.folder == answer.lesson)
    worth = lesson.points[answer.exercise]
    verdict = lesson.judge(answer.exercise, answer.source)
    said = strip_ansi(verdict.said)
    ids = ID.findall(said)
    return asdict(answer) | {
        "points": worth if answer.right else answer.points,
        "worth": worth,
        "given": verdict.points,
        "accepted": verdict.points == worth,
        "id": ids[0] if ids else None,
        "diagnosed": bool(ids) and not NO_DIAGNOSIS.match(ids[0]),
        "message": said,
    }


def rates(results: Iterable[Mapping[str, object]]) -> dict[str, int]:
    """How many answers there are of each fate. A wrong answer that gets all points is a false positive."""
    count = dict.fromkeys(("true positive", "false negative", "false positive", "true negative", "diagnosed"), 0)
    for result in results:
        if result["right"]:
            count["true positive" if result["accepted"] else "false negative"] += 1
        else:
            count["false positive" if result["accepted"] else "true negative"] += 1
            count["diagnosed"] += bool(not result["accepted"] and result["diagnosed"])
    return count


def table(results: list[dict[str, object]]) -> Iterator[str]:
    """The lines of a Markdown table: each exercise, then all of them."""
    yield "| exercise | right accepted | right refused | wrong accepted | wrong refused | of those, diagnosed |"
    yield "|---|---|---|---|---|---|"
    for name in [*dict.fromkeys(r["exercise"] for r in results), None]:
        count = rates(r for r in results if name in (None, r["exercise"]))
        share = f"{count['diagnosed'] / max(1, count['true negative']):.0%}"
        cells = [*list(count.values())[:4], f"{count['diagnosed']} ({share})"]
        yield f"| {f'`{name}`' if name else 'all'} | {' | '.join(map(str, cells))} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--bank", type=Path, default=BANK, help="a folder with answers, in the form of this bank")
    parser.add_argument(
        "--out", type=Path, default=ROOT / "build" / "answers.jsonl", help="default: build/answers.jsonl"
    )
    options = parser.parse_args()
    with ProcessPoolExecutor() as pool:
        results = list(pool.map(judged, bank(options.bank), chunksize=8))
    options.out.parent.mkdir(parents=True, exist_ok=True)
    lines = (json.dumps(result, ensure_ascii=False) + "\n" for result in results)
    options.out.write_text("".join(lines), encoding="utf-8")
    print(*table(results), sep="\n")
    print(f"\n{len(results)} answers are in {options.out}")


if __name__ == "__main__":
    main()
