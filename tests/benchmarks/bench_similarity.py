"""How well `compare` tells planted copies from honest work, and how long it takes for 300 students.

make bench-compare BENCH_ARGS="--classes 5"

Classes of 30 honest students are made of the bank's answers, of which no two students have the same, with one copy for
each way to change one, two copies of half of the answers, and a group of six. A pair that is listed and was not planted
is counted against it. In a second kind of class, right answers are drawn again and again: there some have the same by
chance, and such pairs are counted apart.
"""

import argparse
import random
import time
from collections import Counter
from itertools import combinations

from copies import WAYS, by_chance, copy_of, given, honest, parts_of
from judge import Lesson, lessons
from nbgrader_sandbox.similarity.matching import UNUSUAL, Pair, pairs, works

SIZE, LARGE, GROUP = 30, 300, 6
HALF = ("half, renamed", "half, rewritten")


def listed(lesson: Lesson, students: dict[str, dict[str, str]]) -> dict[frozenset[str], Pair]:
    """The pairs that the page would list. Whoever has the very same answers is compared too."""
    compared = works({student: parts_of(answers) for student, answers in students.items()}, given(lesson))
    return {frozenset((pair.first.student, pair.second.student)): pair for pair in pairs(compared) if pair.unusual}


def planted_class(lesson: Lesson, seed: int) -> tuple[dict[str, dict[str, str]], dict[frozenset[str], str]]:
    """The students, and the planted pairs with the way of their copy."""
    rng = random.Random(seed)
    students = {f"honest {number}": answers for number, answers in enumerate(honest(lesson, SIZE, rng))}
    planted = {}
    for number, way in enumerate(WAYS):
        students[way] = copy_of(students[f"honest {number}"], way, rng)
        planted[frozenset((way, f"honest {number}"))] = way
    for number, way in enumerate(HALF, start=len(WAYS)):
        theirs = copy_of(students[f"honest {number}"], way.removeprefix("half, "), rng)
        half = rng.sample(sorted(theirs), (len(theirs) + 1) // 2)
        students[f"honest {number + 10}"] |= {exercise: theirs[exercise] for exercise in half}
        planted[frozenset((f"honest {number + 10}", f"honest {number}"))] = way
    members = [f"honest {SIZE - 1}", *(f"member {number}" for number in range(1, GROUP))]
    for member in members[1:]:
        students[member] = copy_of(students[members[0]], "renamed", rng)
    planted |= {frozenset(two): f"group of {GROUP}" for two in combinations(members, 2)}
    return students, planted


def measure_planted(classes: int) -> None:
    print(f"{classes} classes of each lesson, {SIZE} honest students and the copies\n")
    total, found = Counter[str](), Counter[str]()
    wrong, honest_pairs = Counter[str](), Counter[str]()
    for lesson in lessons().values():
        for seed in range(classes):
            students, planted = planted_class(lesson, seed)
            alike = listed(lesson, students)
            total.update(planted.values())
            found.update(way for pair, way in planted.items() if pair in alike)
            unplanted = [pair for pair in map(frozenset, combinations(students, 2)) if pair not in planted]
            honest_pairs[lesson.folder] += len(unplanted)
            for pair in alike.keys() - planted.keys():
                wrong[lesson.folder] += 1
                wrong["for answers alone"] += alike[pair].share < UNUSUAL
    print(f"{'planted':20} {'listed':>12}")
    for way, count in total.items():
        print(f"{way:20} {found[way]:5} of {count}")
    print(f"\n{'not planted':20} {'listed':>12}")
    for folder, count in honest_pairs.items():
        print(f"{folder:20} {wrong[folder]:5} of {count}")
    right, all_wrong = sum(found.values()), sum(wrong[folder] for folder in honest_pairs)
    copies = sum(count for way, count in found.items() if "group" not in way)
    print(
        f"\nrecall {right / sum(total.values()):.3f}; precision {right / (right + all_wrong):.3f}, without the groups "
        f"{copies / (copies + all_wrong):.3f}; of {all_wrong} others, {wrong['for answers alone']} for answers alone"
    )


def measure_chance(classes: int) -> None:
    print(f"\n{classes} classes of {SIZE} honest students of whom some have an answer in common by chance\n")
    print(f"{'':20} {'pairs':>8} {'with a common answer':>22} {'of them listed':>15} {'others listed':>14}")
    for lesson in lessons().values():
        counts = Counter[str]()
        for seed in range(classes):
            students = dict(enumerate(by_chance(lesson, SIZE, random.Random(seed))))
            alike = listed(lesson, {str(number): answers for number, answers in students.items()})
            for first, second in combinations(students, 2):
                common = any(students[first][name] == students[second][name] for name in lesson.solutions)
                counts["common" if common else "other"] += 1
                counts["common listed" if common else "other listed"] += frozenset(map(str, (first, second))) in alike
        print(
            f"{lesson.folder:20} {counts['common'] + counts['other']:8} {counts['common']:22} "
            f"{counts['common listed']:15} {counts['other listed']:14}"
        )


def measure_speed() -> None:
    print(f"\n{LARGE} students, seconds of the processor")
    for lesson in lessons().values():
        rng = random.Random(0)
        students = {}
        for start in range(0, LARGE, SIZE):
            for number, answers in enumerate(honest(lesson, SIZE, rng), start):
                students[str(number)] = copy_of(answers, rng.choice(list(WAYS)), rng)
        before = time.process_time()
        found = listed(lesson, students)
        print(f"{lesson.folder:20} {time.process_time() - before:6.1f} ({len(found)} pairs listed)")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--classes", type=int, default=5, help="classes of each lesson and kind")
    classes = parser.parse_args().classes
    measure_planted(classes)
    measure_chance(classes)
    measure_speed()


if __name__ == "__main__":
    main()
