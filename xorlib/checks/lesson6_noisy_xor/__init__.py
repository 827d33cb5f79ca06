"""How the exercises of lesson 6 are judged."""

from typing import Any

from ... import data, minibatch, noisy
from ..compare import Path, at
from ..exercise import Exercise, Lesson
from ..lesson4_training_loop import descent
from .batches import BATCH_PAIRS, MINIBATCHES, MOMENTUM_PAIRS, MOMENTUM_STEP
from .drawing import drawn, following, with_next
from .examples import BEST_ACCURACY, CONFIRM, NOISY_EXAMPLES, NOISY_PAIRS
from .fitting import FIT, RARER, where_wrong


def _of_layers(name: str, path: Path) -> str:
    """params, params[1] or params W2, for (), (1,) or (1, 0)."""
    return f"{name} {'Wb'[path[1]]}{path[0] + 1}" if len(path) > 1 else f"{name}[{path[0]}]" if path else name


def _example_label(path: Path) -> str:
    names = {(): "the result", (0,): "the pair (inputs, targets)", (0, 0): "inputs", (0, 1): "targets"}
    return names.get(path, "what rng gives next")


def _batch_label(path: Path) -> str:
    names = {(): "the result", (0,): "the list of batches"}
    return names.get(path, f"batch {path[1] + 1}" if len(path) > 1 else "what rng gives next")


def _momentum_label(path: Path) -> str:
    return _of_layers(("params", "velocity")[path[0]], path[1:]) if path else "the pair (params, velocity)"


def _fit_label(path: Path) -> str:
    return "the pair (params, losses)" if not path else _of_layers("params", path[1:]) if path[0] else "losses"


def _begins_with(arguments: Any, path: Path) -> list[Any]:
    return [at(arguments.arguments["params"], path[1:])] if len(path) == 3 and path[0] == 0 else []


EXERCISES: dict[str, Exercise] = {
    "noisy_xor": Exercise(
        reference=noisy.noisy_xor,
        worth=2,
        label=_example_label,
        observe="draws",
        measure=drawn(with_next),
        given={"X": data.X, "y": data.y},
        forbidden=[noisy.noisy_xor],
        mistakes=NOISY_EXAMPLES,
        rarer=NOISY_PAIRS,
        hint=following,
    ),
    "best_accuracy": Exercise(
        reference=noisy.best_accuracy,
        worth=3,
        label=lambda path: "the share",
        forbidden=[noisy.best_accuracy],
        mistakes=BEST_ACCURACY,
        confirm=CONFIRM,
    ),
    "minibatches": Exercise(
        reference=minibatch.minibatches,
        worth=2,
        label=_batch_label,
        observe="draws",
        measure=drawn(with_next),
        forbidden=[minibatch.minibatches],
        mistakes=MINIBATCHES,
        rarer=BATCH_PAIRS,
        hint=following,
    ),
    "momentum_step": Exercise(
        reference=minibatch.momentum_step,
        worth=3,
        label=_momentum_label,
        forbidden=[minibatch.momentum_step],
        mistakes=MOMENTUM_STEP,
        rarer=MOMENTUM_PAIRS,
        begins_with=_begins_with,
    ),
    "fit": Exercise(
        reference=minibatch.fit,
        worth={"losses": 2, "params": 3},
        label=_fit_label,
        part_of=lambda path: ("losses", "params")[path[0]] if path else None,
        observe="draws",
        measure=drawn(lambda result, following, *args: descent.pair(result)),
        forbidden=[minibatch.fit],
        mistakes=FIT,
        rarer=RARER,
        hint=where_wrong,
    ),
}

NOISY_XOR = Lesson("6-noisy-xor", EXERCISES, {"what_the_test_set_says": 3})
