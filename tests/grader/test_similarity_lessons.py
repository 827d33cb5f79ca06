"""In the lessons, planted copies are listed and honest work is not. `make bench-compare` measures more."""

import random

import pytest
from copies import WAYS, copy_of, given, honest, parts_of
from judge import lessons
from nbgrader_sandbox.similarity.matching import pairs, works

SIZE = 24


@pytest.mark.parametrize("name", ["gradients", "training_loop"])
def test_a_copy_is_listed_however_it_was_changed(name):
    lesson, rng = lessons()[name], random.Random(7)
    students = {f"honest {number}": answers for number, answers in enumerate(honest(lesson, SIZE, rng))}
    planted = {frozenset((way, f"honest {number}")) for number, way in enumerate(WAYS)}
    students |= {way: copy_of(students[f"honest {number}"], way, rng) for number, way in enumerate(WAYS)}
    assert all(students[way] != students[f"honest {number}"] for number, way in enumerate(WAYS) if number)
    compared = works({student: parts_of(answers) for student, answers in students.items()}, given(lesson))
    listed = {frozenset((pair.first.student, pair.second.student)) for pair in pairs(compared) if pair.unusual}
    assert planted <= listed
    assert len(listed - planted) <= 2  # of more than 400 pairs


def test_the_reference_solution_makes_nobody_alike():
    lesson = lessons()["gradients"]
    same = {student: parts_of(lesson.solutions) for student in ("ann", "bob")}
    assert pairs(works(same, given(lesson))) == []
