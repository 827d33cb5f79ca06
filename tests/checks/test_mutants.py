"""The checks kill what mutation.py makes of the reference solutions, but for what equal_mutants.toml lists."""

import multiprocessing
import os
import signal
import tomllib
from pathlib import Path

import pytest
from judge import lessons
from mutation import mutants, survives

EQUAL = tomllib.loads(Path(__file__).with_name("equal_mutants.toml").read_text(encoding="utf-8"))
EXERCISES = {name: lesson for lesson in lessons().values() for name in lesson.tests}

pytestmark = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="no way to stop a mutant that never ends")


@pytest.fixture(scope="module")
def fates(tmp_path_factory):
    """Of each exercise, its mutants and a promise of whether each survives: all of them are under way at once."""
    context = multiprocessing.get_context("forkserver")  # its workers are forked once the libraries are loaded
    context.set_forkserver_preload(["mutation"])
    elsewhere = tmp_path_factory.mktemp("mutants")  # what a mutant writes, it writes there
    with context.Pool(os.cpu_count(), initializer=os.chdir, initargs=[elsewhere]) as pool:
        yield {
            name: [(mutant, pool.apply_async(survives, (lesson.folder, mutant))) for mutant in mutants(lesson, name)]
            for name, lesson in EXERCISES.items()
        }


@pytest.mark.parametrize("name", EXERCISES)
def test_mutants_die(name, fates, record_property):
    equal, used, survivors = EQUAL.get(name, {}), set(), []
    for mutant, fate in fates[name]:
        word = "killed"
        if fate.get():
            old, _, _ = mutant.change.partition(" -> ")
            key = next((key for key in (mutant.change, f"{old} -> *") if key in equal), None)
            used.add(key)
            word = f"survived, listed as equal since {equal[key]}" if key else "survived"
            survivors += [] if key else [mutant.change]
        record_property("mutants", f"{name}: {word}: {mutant.change}")
    unlisted = len(fates[name]) - sum(bool(fate.get()) for _, fate in fates[name]) + len(survivors)
    assert len(survivors) <= 0.03 * unlisted, "the check is too weak, or a mutant is an equal program not yet listed"
    assert set(equal) <= used, "equal_mutants.toml lists what was killed, or is no mutant any more"


def test_every_listed_mutant_belongs_to_an_exercise():
    assert set(EQUAL) <= set(EXERCISES)
