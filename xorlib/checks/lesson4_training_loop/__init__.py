"""How the exercises of lesson 4 are judged."""

from collections.abc import Callable
from typing import Any

import numpy as np

from ... import batch, data, film, network
from ..compare import Path, at
from ..exercise import Answer, Exercise, Lesson, Mistake, Step, pairs, singles
from . import descent
from .descent import with_gradients, with_losses
from .runs import CONFIRM, SUCCESS_RATE, learns, my_run


def _entry(name: str, path: Path) -> str:
    """params, params[1] or params W2, for (), (1,) or (1, 0)."""
    return f"{name} {'Wb'[path[1]]}{path[0] + 1}" if len(path) > 1 else f"{name}[{path[0]}]" if path else name


def _pair_label(name: str) -> Callable[[Path], str]:
    """The labels of what `descent.pair` measures."""
    return lambda path: f"the pair ({name}, losses)" if not path else _entry(name, path[1:]) if path[0] else "losses"


def _step(
    sign: int = -1,
    rate: Callable[..., Any] = lambda lr: lr,
    change: Callable[..., Any] = lambda old, step: old + step,
    W: Callable[..., Any] | None = None,
    b: Callable[..., Any] | None = None,
    form: Callable[..., Any] = lambda params: params,
) -> Answer:
    """A gradient_step with another step, another change by it, of W or b alone too, or another form of the result."""

    def new(old: Any, gradient: Any, lr: float) -> Any:
        changed = {2: W, 1: b}[old.ndim] or change
        return changed(old, sign * rate(lr) * gradient)

    return lambda params, grads, lr: form(
        [tuple(new(old, gradient, lr) for old, gradient in zip(*layers)) for layers in zip(params, grads)]
    )


STEPS: list[Step] = [
    ("gradient_step.uphill", {"sign": 1}),
    ("gradient_step.biases-uphill", {"b": lambda old, step: old - step}),
    ("gradient_step.weights-uphill", {"W": lambda old, step: old - step}),
    ("gradient_step.no-lr", {"rate": lambda lr: 1}),
    ("gradient_step.lr-twice", {"rate": lambda lr: lr * lr}),
    ("gradient_step.divided-by-lr", {"rate": lambda lr: 1 / lr}),
    ("gradient_step.unchanged", {"rate": lambda lr: 0}),
    ("gradient_step.lr-times-gradients", {"change": lambda old, step: -step}),
    ("gradient_step.step-only", {"change": lambda old, step: step}),
    ("gradient_step.wrong-way-round", {"change": lambda old, step: -step - old}),
    ("gradient_step.biases-unchanged", {"b": lambda old, step: old}),
    ("gradient_step.weights-unchanged", {"W": lambda old, step: old}),
    ("gradient_step.transposed-gradient", {"W": lambda old, step: old + step.T}),
    ("gradient_step.returns-in-loop", {"form": lambda params: params[:1]}),
    ("gradient_step.list-in-loop", {"form": lambda params: params[-1:]}),
    *[("gradient_step.one-pair-only", {"form": lambda params, l=l: params[l]}) for l in (0, -1)],
    ("gradient_step.layers-reversed", {"form": lambda params: params[::-1]}),
    ("gradient_step.pairs-turned", {"form": lambda params: [layer[::-1] for layer in params]}),
    ("gradient_step.flat-list", {"form": lambda params: sum(params, ())}),
]


def _no_lr_in(part: int) -> Answer:
    """A gradient_step that leaves lr out for W, or for b."""
    return lambda params, grads, lr: [
        tuple(old - (1 if k == part else lr) * gradient for k, (old, gradient) in enumerate(zip(*layers)))
        for layers in zip(params, grads)
    ]


ONE_NETWORK: list[Answer] = [  # functions for one network, called with a batch
    lambda A, y, params_batch: network.forward(A[0], params_batch),
    lambda A, y, params_batch: network.affine(A[0], *params_batch[0]),
    lambda A, y, params_batch: network.backward(A, y, params_batch),
]

EXERCISES: dict[str, Exercise] = {
    "gradient_step": Exercise(
        reference=network.gradient_step,
        worth=2,
        label=lambda path: _entry("params", path),
        forbidden=[network.gradient_step],
        mistakes=[
            Mistake("gradient_step.in-place", descent.step_in_place),
            *singles(_step, STEPS),
            Mistake("gradient_step.no-lr-for-weights", _no_lr_in(0)),
            Mistake("gradient_step.no-lr-for-biases", _no_lr_in(1)),
            Mistake(
                "gradient_step.lr-times-parameters",
                lambda params, grads, lr: [(lr * (W - dW), lr * (b - db)) for (W, b), (dW, db) in zip(params, grads)],
            ),
            Mistake(
                "gradient_step.last-layer-only",
                lambda params, grads, lr: params[:-1] + network.gradient_step(params, grads, lr)[-1:],
            ),
            Mistake(
                "gradient_step.first-layer-only",
                lambda params, grads, lr: network.gradient_step(params, grads, lr)[:1] + params[1:],
            ),
        ],
        rarer=pairs(_step, STEPS),
        begins_with=lambda arguments, path: [at(arguments.arguments["params"], path)] if len(path) == 2 else [],
    ),
    "train": Exercise(
        reference=network.train,
        worth={"losses": 3, "params": 2},
        label=_pair_label("params"),
        part_of=lambda path: ("losses", "params")[path[0]] if path else None,
        measure=descent.pair,
        forbidden=[network.train, batch.train_many, film.train_with_snapshots],
        mistakes=[
            *descent.mistakes(network.train),
            Mistake("train.broken-backward", descent.with_broken_backward),
            Mistake("train.own-network", descent.own_network),
            Mistake("train.forward-once", descent.forward_once),
            Mistake("train.gradients-once", descent.gradients_once),
            Mistake("train.biases-not-trained", with_gradients(lambda grads: [(dW, 0 * db) for dW, db in grads])),
            Mistake(
                "train.last-layer-only",
                with_gradients(lambda grads: [(0 * dW, 0 * db) for dW, db in grads[:-1]] + grads[-1:]),
            ),
        ],
        rarer=[*descent.updates(), *pairs(descent.variation(network.train), descent.COMMON + descent.STEPS)],
        hint=descent.where_wrong,
    ),
    "my_run": Exercise(
        reference=my_run,
        worth=2,
        label=lambda path: "your run",
        observe="entries",
        measure=learns,
        given={"X": data.X, "y": data.y},
    ),
    "success_rate": Exercise(
        reference=batch.success_rate,
        worth=3,
        label=lambda path: "the share",
        forbidden=[batch.success_rate],
        given={"X": data.X, "y": data.y},
        mistakes=SUCCESS_RATE,
        confirm=CONFIRM,
    ),
    "train_many": Exercise(
        reference=batch.train_many,
        worth={"losses": 2, "params_batch": 2},
        label=_pair_label("params_batch"),
        part_of=lambda path: ("losses", "params_batch")[path[0]] if path else None,
        measure=descent.pair,
        forbidden=[batch.train_many],
        mistakes=[
            *descent.mistakes(batch.train_many),
            Mistake("train_many.losses-transposed", with_losses(batch.train_many, np.transpose)),
            Mistake("train_many.losses-summed", with_losses(batch.train_many, lambda losses: losses.sum(axis=1))),
            Mistake("train_many.losses-averaged", with_losses(batch.train_many, lambda losses: losses.mean(axis=1))),
            Mistake("train_many.list-of-networks", descent.many_unstacked),
            Mistake("train_many.loops-over-layers", descent.many_one_by_one),
            *[Mistake("train_many.functions-for-one-network", descent.many_at_once(f)) for f in ONE_NETWORK],
            Mistake(
                "train_many.bce_loss-for-one-network",
                descent.many_at_once(lambda A, y, params_batch: network.bce_loss(A[-1], y)),
            ),
            *[
                Mistake("train_many.transpose-of-stack", descent.many_at_once(layer))
                for layer in (
                    lambda A, y, params_batch: A[0] @ params_batch[0][0].T + params_batch[0][1],
                    lambda A, y, params_batch: A[0] @ params_batch[0][0].T + params_batch[0][1][:, None],
                )
            ],
            Mistake("train_many.starts-from-the-first", descent.many_from_the_first),
            Mistake("train_many.one-after-another", descent.many_one_after_another),
            Mistake("train_many.own-networks", descent.many_from_seeds),
            *[Mistake("train_many.gradients-joined", descent.many_joined(join)) for join in (np.mean, np.sum)],
            *[Mistake("train_many.losses-of-one-axis", descent.many_summed_over(axis)) for axis in (0, 1, 2)],
            Mistake("train_many.through-new-W", descent.many(descent.with_update(descent.through_the_new))),
            Mistake("train_many.bias-misaligned", descent.many_misaligned(0, 1)),
            Mistake("train_many.gradient-of-b-misaligned", descent.many_misaligned(1, 0)),
            Mistake("train_many.bias-without-axis", descent.many_misaligned(0, 0)),
        ],
        rarer=[
            *descent.updates(descent.many),
            *pairs(descent.variation(batch.train_many), descent.COMMON + descent.STEPS),
        ],
        hint=descent.where_wrong,
    ),
}

TRAINING_LOOP = Lesson("4-training-loop", EXERCISES, {"read_the_stuck_run": 2}, given=["broken_backward"])
