"""How the exercises of lesson 4 are judged."""

from collections.abc import Callable
from typing import Any

import numpy as np

from ... import batch, data, film, network
from ..compare import Path
from ..exercise import Answer, Exercise, Lesson, Mistake
from . import descent
from .descent import with_gradients, with_losses
from .runs import SUCCESS_RATE, learns, my_run


def _entry(name: str, path: Path) -> str:
    """params, params[1] or params W2, for (), (1,) or (1, 0)."""
    return f"{name} {'Wb'[path[1]]}{path[0] + 1}" if len(path) > 1 else f"{name}[{path[0]}]" if path else name


def _pair_label(name: str) -> Callable[[Path], str]:
    """The labels of what `descent.pair` measures."""
    return lambda path: f"the pair ({name}, losses)" if not path else _entry(name, path[1:]) if path[0] else "losses"


def _step(change: Callable[..., Any]) -> Answer:
    """A gradient_step whose new arrays are change(old, gradient, lr)."""
    return lambda params, grads, lr: [
        tuple(change(old, gradient, lr) for old, gradient in zip(*layers)) for layers in zip(params, grads)
    ]


def _stepped(change: Callable[..., Any]) -> Answer:
    """A gradient_step that changes its right result."""
    return lambda params, grads, lr: change(network.gradient_step(params, grads, lr))


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
            Mistake("gradient_step.uphill", _step(lambda old, gradient, lr: old + lr * gradient)),
            Mistake("gradient_step.no-lr", _step(lambda old, gradient, lr: old - gradient)),
            Mistake("gradient_step.lr-twice", _step(lambda old, gradient, lr: old - lr * lr * gradient)),
            Mistake("gradient_step.unchanged", _step(lambda old, gradient, lr: old)),
            Mistake("gradient_step.lr-times-gradients", _step(lambda old, gradient, lr: lr * gradient)),
            Mistake("gradient_step.step-only", _step(lambda old, gradient, lr: -lr * gradient)),
            Mistake("gradient_step.lr-times-parameters", _step(lambda old, gradient, lr: lr * (old - gradient))),
            Mistake(
                "gradient_step.biases-unchanged",
                _step(lambda old, gradient, lr: old - lr * gradient if old.ndim == 2 else old),
            ),
            Mistake(
                "gradient_step.weights-unchanged",
                _step(lambda old, gradient, lr: old - lr * gradient if old.ndim == 1 else old),
            ),
            Mistake(
                "gradient_step.last-layer-only",
                lambda params, grads, lr: params[:-1] + network.gradient_step(params, grads, lr)[-1:],
            ),
            Mistake(
                "gradient_step.first-layer-only",
                lambda params, grads, lr: network.gradient_step(params, grads, lr)[:1] + params[1:],
            ),
            Mistake("gradient_step.returns-in-loop", _stepped(lambda params: params[:1])),
            Mistake("gradient_step.list-in-loop", _stepped(lambda params: params[-1:])),
            *[Mistake("gradient_step.one-pair-only", _stepped(lambda params, l=l: params[l])) for l in (0, -1)],
            Mistake("gradient_step.layers-reversed", _stepped(lambda params: params[::-1])),
            Mistake("gradient_step.pairs-turned", _stepped(lambda params: [layer[::-1] for layer in params])),
            Mistake("gradient_step.flat-list", _stepped(lambda params: sum(params, ()))),
        ],
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
            Mistake("train.forward-once", descent.forward_once),
            Mistake("train.gradients-once", descent.gradients_once),
            Mistake("train.biases-not-trained", with_gradients(lambda grads: [(dW, 0 * db) for dW, db in grads])),
            Mistake(
                "train.last-layer-only",
                with_gradients(lambda grads: [(0 * dW, 0 * db) for dW, db in grads[:-1]] + grads[-1:]),
            ),
        ],
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
        # Four shares of two runs tell more than one share of many, and are trained in a moment.
        confirm=[(seeds, 1.5, 130) for seeds in ([115, 114], [187, 219], [171, 149], [165, 213])],
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
            Mistake("train_many.starts-from-the-first", descent.many_from_the_first),
            Mistake("train_many.through-new-W", descent.many_through_the_new),
            Mistake("train_many.bias-misaligned", descent.many_misaligned(0, 1)),
            Mistake("train_many.gradient-of-b-misaligned", descent.many_misaligned(1, 0)),
            Mistake("train_many.bias-without-axis", descent.many_misaligned(0, 0)),
        ],
    ),
}

TRAINING_LOOP = Lesson("4-training-loop", EXERCISES, {"read_the_stuck_run": 2}, given=["broken_backward"])
