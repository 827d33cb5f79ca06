"""How the exercises of lesson 4 are judged."""

import numpy as np

from ... import batch, data, film, network
from ..exercise import Exercise, Mistake
from . import descent
from .descent import with_gradients, with_losses
from .runs import SUCCESS_RATE, learns, my_run


def _entry(name, path):
    """params, params[1] or params W2, for (), (1,) or (1, 0)."""
    return f"{name} {'Wb'[path[1]]}{path[0] + 1}" if len(path) > 1 else f"{name}[{path[0]}]" if path else name


def _pair_label(name):
    return lambda path: f"the pair ({name}, losses)" if not path else _entry(name, path[1:]) if path[0] else "losses"


def _step(change):
    """A gradient_step whose new arrays are change(old, gradient, lr)."""
    return lambda params, grads, lr: [
        tuple(change(old, gradient, lr) for old, gradient in zip(*layers)) for layers in zip(params, grads)
    ]


def _stepped(change):
    """A gradient_step that changes its right result."""
    return lambda params, grads, lr: change(network.gradient_step(params, grads, lr))


ONE_NETWORK = (
    "forward, affine, backward and train are for one network, with W of shape (n_out, n_in). Here W is "
    "(R, n_out, n_in): write the step for the whole batch, or go through the networks one by one."
)

EXERCISES = {
    "gradient_step": Exercise(
        reference=network.gradient_step,
        label=lambda path: _entry("params", path),
        gives_away=[network.gradient_step],
        mistakes=[
            Mistake(
                descent.step_in_place,
                "`W -= ...` writes into the caller's array, even behind a copy of the list, and `params[l] = ...` "
                "into the caller's list: build a new list of new arrays.",
            ),
            Mistake(
                _step(lambda old, gradient, lr: old + lr * gradient),
                "That is a step uphill: the gradient points to where the loss grows.",
            ),
            Mistake(_step(lambda old, gradient, lr: old - gradient), "The step does not depend on lr."),
            Mistake(_step(lambda old, gradient, lr: old - lr * lr * gradient), "lr went into the step twice."),
            Mistake(_step(lambda old, gradient, lr: old), "The parameters came back as they were."),
            Mistake(
                _step(lambda old, gradient, lr: lr * gradient),
                "That is lr times the gradients; the parameters after the step are wanted.",
            ),
            Mistake(
                _step(lambda old, gradient, lr: -lr * gradient),
                "That is the step alone; the parameters after it are wanted.",
            ),
            Mistake(
                _step(lambda old, gradient, lr: lr * (old - gradient)),
                "lr multiplies the parameters too; it belongs to the gradients alone.",
            ),
            Mistake(
                _step(lambda old, gradient, lr: old - lr * gradient if old.ndim == 2 else old),
                "The biases were left as they are; they take a step as well.",
            ),
            Mistake(
                _step(lambda old, gradient, lr: old - lr * gradient if old.ndim == 1 else old),
                "The weights were left as they are; they take a step as well.",
            ),
            Mistake(
                lambda params, grads, lr: params[:-1] + network.gradient_step(params, grads, lr)[-1:],
                "Only the last layer took a step.",
            ),
            Mistake(
                lambda params, grads, lr: network.gradient_step(params, grads, lr)[:1] + params[1:],
                "Only the first layer took a step.",
            ),
            Mistake(
                _stepped(lambda params: params[:1]),
                "Only the first layer came back. Look at `return`: does it stand inside the loop?",
            ),
            Mistake(
                _stepped(lambda params: params[-1:]),
                "Only the last layer came back. Look at the line that makes the list: does it stand inside the loop?",
            ),
            *[
                Mistake(
                    _stepped(lambda params, l=l: params[l]),
                    "That is one pair (W, b); a list is wanted, with a pair for each layer.",
                )
                for l in (0, -1)
            ],
            Mistake(_stepped(lambda params: params[::-1]), "The layers are in reverse order."),
            Mistake(
                _stepped(lambda params: [layer[::-1] for layer in params]),
                "Each pair is the wrong way round: W first, then b.",
            ),
            Mistake(
                _stepped(lambda params: sum(params, ())),
                "All arrays stand in one list; a list of pairs (W, b) is wanted, as params is.",
            ),
        ],
    ),
    "train": Exercise(
        reference=network.train,
        label=_pair_label("params"),
        measure=descent.pair,
        parts={"losses": 3, "params": 2},
        gives_away=[network.train, batch.train_many, film.train_with_snapshots],
        mistakes=[
            *descent.mistakes(network.train),
            Mistake(
                descent.with_broken_backward,
                "Those are the gradients of broken_backward; the right ones come from `backward`.",
            ),
            Mistake(
                descent.forward_once,
                "The forward pass was made once; each epoch needs its own, with the parameters it has by then.",
            ),
            Mistake(descent.gradients_once, "The gradients were computed once; each epoch needs its own."),
            Mistake(with_gradients(lambda grads: [(dW, 0 * db) for dW, db in grads]), "The biases were not trained."),
            Mistake(
                with_gradients(lambda grads: [(0 * dW, 0 * db) for dW, db in grads[:-1]] + grads[-1:]),
                "Only the last layer was trained.",
            ),
        ],
    ),
    "my_run": Exercise(
        reference=my_run, label=lambda path: "your run", measure=learns, given={"X": data.X, "y": data.y}
    ),
    "success_rate": Exercise(
        reference=batch.success_rate,
        label=lambda path: "the share",
        gives_away=[batch.success_rate],
        given={"X": data.X, "y": data.y},
        mistakes=SUCCESS_RATE,
        confirm=(range(100, 140), 1.2, 170),
    ),
    "train_many": Exercise(
        reference=batch.train_many,
        label=_pair_label("params_batch"),
        measure=descent.pair,
        parts={"losses": 2, "params_batch": 2},
        gives_away=[batch.train_many],
        mistakes=[
            *descent.mistakes(batch.train_many),
            Mistake(
                with_losses(batch.train_many, np.transpose), "losses is transposed: an epoch a row, a network a column."
            ),
            Mistake(
                with_losses(batch.train_many, lambda losses: losses.sum(axis=1)),
                "The losses were summed over the networks; each network has its own.",
            ),
            Mistake(
                with_losses(batch.train_many, lambda losses: losses.mean(axis=1)),
                "The losses were averaged over the networks; each network has its own.",
            ),
            Mistake(
                descent.many_unstacked,
                "That is a list of networks; params_batch is a list of layers, the networks stacked in each.",
            ),
            Mistake(
                descent.many_one_by_one,
                "If you loop over the networks: params_batch is a list of layers, not of networks. Network r is "
                "entry r of each W and of each b.",
            ),
            *[
                Mistake(descent.many_at_once(function), ONE_NETWORK)
                for function in (
                    lambda A, y, params_batch: network.forward(A[0], params_batch),
                    lambda A, y, params_batch: network.affine(A[0], *params_batch[0]),
                    lambda A, y, params_batch: network.backward(A, y, params_batch),
                )
            ],
            Mistake(
                descent.many_at_once(lambda A, y, params_batch: network.bce_loss(A[-1], y)),
                "bce_loss is for one network. The outputs of a batch are (R, N, 1): sum over the axes (1, 2), so "
                "that each network keeps its own loss.",
            ),
            Mistake(descent.many_from_the_first, "All networks began with the parameters of the first."),
            Mistake(
                descent.many_through_the_new,
                "delta went back through the W of after the step; it belongs to the one of the forward pass.",
            ),
            Mistake(
                descent.many_misaligned(0, 1),
                "b, of shape (R, n_out), was added so that its R lines up with the examples; it has to line up "
                "with the networks.",
            ),
            Mistake(
                descent.many_misaligned(1, 0),
                "The gradient of b was summed over the networks; it is a sum over the examples.",
            ),
            Mistake(
                descent.many_misaligned(0, 0),
                "b, of shape (R, n_out), has no axis for the examples: look at the axes that meet when it is "
                "added, and at the one over which its gradient is summed.",
            ),
        ],
    ),
}
