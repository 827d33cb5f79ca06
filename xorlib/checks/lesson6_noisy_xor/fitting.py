"""fit, with known mistakes."""

from collections.abc import Callable
from typing import Any

import numpy as np

from ...minibatch import fit, minibatches, momentum_step
from ...network import Array, Params, backward, bce_loss, forward, gradient_step, init_params
from ..exercise import Answer, Mistake, Step, pairs, singles
from ..lesson3_gradients.backpropagation import STEPS as BACKPROPAGATION
from ..lesson3_gradients.backpropagation import backward_with
from ..lesson4_training_loop.descent import wrong_losses
from ..messages import Message, message


def _zeros(params: Params) -> Params:
    return [(np.zeros_like(W), np.zeros_like(b)) for W, b in params]


def _loss(X: Array, y: Array, params: Params) -> Any:
    return bce_loss(forward(X, params)[-1], y)


def _mean(X: Array, y: Array, params: Params, gradient: Answer = backward) -> Params:
    """The mean of the gradient over a batch."""
    return [(dW / len(X), db / len(X)) for dW, db in gradient(forward(X, params), y, params)]


def _fit(
    losses: Callable[..., Any] = lambda before, after, batches, n: before / n,
    loss: Callable[..., Any] = _loss,
    batches: Callable[..., Any] = lambda n, size, rng, epoch: minibatches(n, size, rng),
    start: Callable[..., Any] = _zeros,
    reset: str = "",
    divided: Callable[..., Any] = lambda batch, n, size: batch,
    gradient: Callable[..., Any] = backward,
    step: Callable[..., Any] = momentum_step,
    rate: Callable[..., Any] = lambda lr: lr,
    keep: Callable[..., Any] = lambda beta: beta,
    more: int = 0,
    form: Callable[..., Any] = lambda params, losses: (params, losses),
) -> Answer:
    """A fit with something else in the place of one of its parts.

    losses gets the summed losses before and after the epoch, those of the batches as a list of (loss, size), and n.
    reset: "epoch" or "batch", when the velocity is set back. divided: by what the batch's gradient is divided.
    """

    def answer(X: Array, y: Array, params: Params, lr: float, epochs: int, size: int, beta: float, rng: Any) -> Any:
        velocity, kept, n = start(params), [], len(X)
        for epoch in range(epochs + more):
            before, seen = loss(X, y, params), []
            velocity = start(params) if reset == "epoch" else velocity
            for batch in batches(n, size, rng, epoch):
                velocity = start(params) if reset == "batch" else velocity
                A = forward(X[batch], params)
                seen.append((bce_loss(A[-1], y[batch]), len(batch)))
                by = divided(len(batch), n, size)
                grads = [(dW / by, db / by) for dW, db in gradient(A, y[batch], params)]
                params, velocity = step(params, velocity, grads, rate(lr), keep(beta))
            kept.append(losses(before, loss(X, y, params), seen, n))
        return form(params, np.array(kept))

    return answer


def _one_minus_beta(params: Params, velocity: Params, grads: Params, lr: float, beta: float) -> Any:
    return momentum_step(params, velocity, [((1 - beta) * dW, (1 - beta) * db) for dW, db in grads], lr, beta)


def _old_velocity(params: Params, velocity: Params, grads: Params, lr: float, beta: float) -> Any:
    return gradient_step(params, velocity, lr), momentum_step(params, velocity, grads, lr, beta)[1]


def _nesterov(params: Params, velocity: Params, grads: Params, lr: float, beta: float) -> Any:
    _, velocity = momentum_step(params, velocity, grads, lr, beta)
    ahead = [(dW + beta * vW, db + beta * vb) for (dW, db), (vW, vb) in zip(grads, velocity)]
    return gradient_step(params, ahead, lr), velocity


def _turned(params: Params, velocity: Params, grads: Params, lr: float, beta: float) -> Any:
    """The two results change places."""
    return momentum_step(params, velocity, grads, lr, beta)[::-1]


def _without(part: int) -> Answer:
    """A step that leaves the weights, or the biases, as they are."""

    def step(params: Params, velocity: Params, grads: Params, lr: float, beta: float) -> Any:
        still = [tuple(0 * g if k == part else g for k, g in enumerate(pair)) for pair in grads]
        return momentum_step(params, velocity, still, lr, beta)  # type: ignore[arg-type]

    return step


def _on_last_layer(params: Params, velocity: Params, grads: Params, lr: float, beta: float) -> Any:
    still = [*_zeros(params)[:-1], grads[-1]]
    return momentum_step(params, velocity, still, lr, beta)


def _from_seed(seed: int) -> Callable[..., Any]:
    """Batches from a generator of one's own, made once for each call of fit (at epoch 0)."""
    own: dict[str, Any] = {}

    def batches(n: int, size: int, rng: Any, epoch: int) -> Any:
        rng.random()  # as if it had been used: that it was not is told in another way
        if epoch == 0:
            own["rng"] = np.random.RandomState(seed)
        return minibatches(n, size, own["rng"])

    return batches


def _same_each_epoch() -> Callable[..., Any]:
    kept: dict[str, Any] = {}

    def batches(n: int, size: int, rng: Any, epoch: int) -> Any:
        if epoch == 0:
            kept["batches"] = minibatches(n, size, rng)
        return kept["batches"]

    return batches


def _last_dropped(n: int, size: int, rng: Any, epoch: int) -> Any:
    return [batch for batch in minibatches(n, size, rng) if len(batch) == size]


def _random_batch(n: int, size: int, rng: Any, epoch: int) -> Any:
    return [rng.permutation(n)[:size]]


def _in_order(n: int, size: int, rng: Any, epoch: int) -> Any:
    minibatches(n, size, rng)
    return [np.arange(n)[k : k + size] for k in range(0, n, size)]


LOSSES: list[Step] = [
    ("training.squared-error", {"loss": lambda X, y, params: np.sum((forward(X, params)[-1] - y) ** 2)}),
    ("fit.losses-summed", {"losses": lambda before, after, batches, n: before}),
    ("fit.loss-after-epoch", {"losses": lambda before, after, batches, n: after / n}),
    ("fit.loss-of-last-batch", {"losses": lambda before, after, batches, n: batches[-1][0] / batches[-1][1]}),
    ("fit.loss-of-last-batch", {"losses": lambda before, after, batches, n: batches[-1][0]}),
    ("fit.loss-of-first-batch", {"losses": lambda before, after, batches, n: batches[0][0] / batches[0][1]}),
    ("fit.losses-on-the-way", {"losses": lambda before, after, batches, n: sum(loss for loss, _ in batches) / n}),
    ("fit.losses-on-the-way", {"losses": lambda before, after, batches, n: sum(loss for loss, _ in batches)}),
    (
        "fit.losses-on-the-way",
        {"losses": lambda before, after, batches, n: np.mean([loss / size for loss, size in batches])},
    ),
    ("fit.losses-on-the-way", {"losses": lambda before, after, batches, n: np.mean([loss for loss, _ in batches])}),
]
STEPS: list[Step] = [
    ("fit.velocity-reset-each-epoch", {"reset": "epoch"}),
    ("fit.velocity-reset-each-batch", {"reset": "batch"}),
    ("fit.always-09", {"keep": lambda beta: 0.9}),
    ("fit.one-minus-beta", {"step": _one_minus_beta}),
    ("fit.old-velocity", {"step": _old_velocity}),
    ("fit.nesterov", {"step": _nesterov}),
    ("fit.velocity-begins-with-params", {"start": lambda params: params}),
    (
        "fit.velocity-begins-with-ones",
        {"start": lambda params: [(np.ones_like(W), np.ones_like(b)) for W, b in params]},
    ),
    ("fit.gradient-summed", {"divided": lambda batch, n, size: 1}),
    ("fit.divided-by-all", {"divided": lambda batch, n, size: n}),
    ("fit.divided-by-size", {"divided": lambda batch, n, size: size}),
    ("fit.divided-twice", {"divided": lambda batch, n, size: batch * batch}),
    ("fit.no-lr", {"rate": lambda lr: 1.0}),
    ("fit.always-03", {"rate": lambda lr: 0.3}),
    ("fit.uphill", {"rate": lambda lr: -lr}),
    ("fit.same-batches-each-epoch", {"batches": _same_each_epoch()}),
    ("fit.batches-in-order", {"batches": _in_order}),
    ("fit.last-batch-dropped", {"batches": _last_dropped}),
    ("fit.one-batch-an-epoch", {"batches": lambda n, size, rng, epoch: minibatches(n, size, rng)[:1]}),
    ("fit.one-batch-an-epoch", {"batches": lambda n, size, rng, epoch: minibatches(n, size, rng)[-1:]}),
    ("fit.one-batch-an-epoch", {"batches": _random_batch}),
    ("fit.size-ignored", {"batches": lambda n, size, rng, epoch: [rng.permutation(n)]}),
    ("fit.size-ignored", {"batches": lambda n, size, rng, epoch: minibatches(n, 10, rng)}),
    ("fit.example-by-example", {"batches": lambda n, size, rng, epoch: minibatches(n, 1, rng)}),
    *[("fit.own-generator", {"batches": _from_seed(seed)}) for seed in (0, 1, 42)],
    (
        "fit.arguments-swapped",
        {"step": lambda params, velocity, grads, *more: momentum_step(params, grads, velocity, *more)},
    ),
    (
        "fit.arguments-swapped",
        {"step": lambda *lists_lr_beta: momentum_step(*lists_lr_beta[:3], *lists_lr_beta[:2:-1])},
    ),
    ("fit.arguments-swapped", {"batches": lambda n, size, rng, epoch: minibatches(size, n, rng)}),
    ("fit.results-swapped", {"step": _turned}),
    ("fit.biases-not-trained", {"step": _without(1)}),
    ("fit.weights-not-trained", {"step": _without(0)}),
    ("fit.last-layer-only", {"step": _on_last_layer}),
    ("fit.one-epoch-too-many", {"more": 1}),
    ("fit.last-epoch-missing", {"more": -1}),
]
FORMS: list[Step] = [
    ("training.losses-first", {"form": lambda params, losses: (losses, params)}),
    ("training.no-losses", {"form": lambda params, losses: params}),
    ("training.last-loss-only", {"form": lambda params, losses: (params, losses[-1])}),
    ("training.losses-in-loop", {"form": lambda params, losses: (params, losses[-1:])}),
    *[("training.loss-now-and-then", {"form": lambda params, losses, n=n: (params, losses[::n])}) for n in (2, 5, 10)],
    ("training.losses-empty", {"form": lambda params, losses: (params, np.zeros(0))}),
    ("training.losses-total", {"form": lambda params, losses: (params, losses.sum())}),
    ("training.losses-added-up", {"form": lambda params, losses: (params, np.cumsum(losses))}),
    ("fit.last-loss-missing", {"form": lambda params, losses: (params, losses[:-1])}),
]


def _whole_set(X: Array, y: Array, params: Params, lr: float, epochs: int, size: int, beta: float, rng: Any) -> Any:
    """Every batch's step goes along the gradient of all examples."""
    velocity, losses = _zeros(params), []
    for _ in range(epochs):
        losses.append(_loss(X, y, params) / len(X))
        for _ in minibatches(len(X), size, rng):
            params, velocity = momentum_step(params, velocity, _mean(X, y, params), lr, beta)
    return params, losses


def _once_an_epoch(total: Callable[..., Any]) -> Answer:
    """The gradients of the batches are joined, and one step is made an epoch."""

    def answer(X: Array, y: Array, params: Params, lr: float, epochs: int, size: int, beta: float, rng: Any) -> Any:
        velocity, losses = _zeros(params), []
        for _ in range(epochs):
            losses.append(_loss(X, y, params) / len(X))
            grads = [_mean(X[batch], y[batch], params) for batch in minibatches(len(X), size, rng)]
            joined = [tuple(total(part, axis=0) for part in zip(*layer)) for layer in zip(*grads)]
            params, velocity = momentum_step(params, velocity, joined, lr, beta)
        return params, losses

    return answer


def _gradients_of_the_epoch(
    X: Array, y: Array, params: Params, lr: float, epochs: int, size: int, beta: float, rng: Any
) -> Any:
    """All gradients of an epoch are taken at the parameters with which it begins."""
    velocity, losses = _zeros(params), []
    for _ in range(epochs):
        losses.append(_loss(X, y, params) / len(X))
        begun = params
        for batch in minibatches(len(X), size, rng):
            params, velocity = momentum_step(params, velocity, _mean(X[batch], y[batch], begun), lr, beta)
    return params, losses


def _from_the_start(kept: str) -> Answer:
    """Each epoch, or each step, begins at the parameters that were given."""

    def answer(X: Array, y: Array, params: Params, lr: float, epochs: int, size: int, beta: float, rng: Any) -> Any:
        velocity, losses, stepped = _zeros(params), [], params
        for _ in range(epochs):
            losses.append(_loss(X, y, params) / len(X))
            stepped = params
            for batch in minibatches(len(X), size, rng):
                begin = params if kept == "step" else stepped
                stepped, velocity = momentum_step(begin, velocity, _mean(X[batch], y[batch], begin), lr, beta)
        return stepped, losses

    return answer


def _loss_for_each_batch(
    X: Array, y: Array, params: Params, lr: float, epochs: int, size: int, beta: float, rng: Any
) -> Any:
    """A loss of all examples before each step."""
    velocity, losses = _zeros(params), []
    for _ in range(epochs):
        for batch in minibatches(len(X), size, rng):
            losses.append(_loss(X, y, params) / len(X))
            params, velocity = momentum_step(params, velocity, _mean(X[batch], y[batch], params), lr, beta)
    return params, losses


def _losses_of_batches(of: Callable[..., Any]) -> Answer:
    """A loss of the batch before each step."""

    def answer(X: Array, y: Array, params: Params, lr: float, epochs: int, size: int, beta: float, rng: Any) -> Any:
        velocity, losses = _zeros(params), []
        for _ in range(epochs):
            for batch in minibatches(len(X), size, rng):
                losses.append(of(_loss(X[batch], y[batch], params), len(batch)))
                params, velocity = momentum_step(params, velocity, _mean(X[batch], y[batch], params), lr, beta)
        return params, losses

    return answer


def _old_params(X: Array, y: Array, params: Params, *more: Any) -> Any:
    return [(W.copy(), b.copy()) for W, b in params], fit(X, y, params, *more)[1]


def _nothing_learnt(X: Array, y: Array, params: Params, lr: float, epochs: int, *more: Any) -> Any:
    return [(W.copy(), b.copy()) for W, b in params], fit(X, y, params, 0.0, epochs, *more)[1]


def _one_loss_too_many(X: Array, y: Array, params: Params, *more: Any) -> Any:
    fitted, losses = fit(X, y, params, *more)
    return fitted, np.append(losses, _loss(X, y, fitted) / len(X))


def _in_place(X: Array, y: Array, params: Params, lr: float, epochs: int, size: int, beta: float, rng: Any) -> Any:
    velocity, losses = _zeros(params), []
    for _ in range(epochs):
        losses.append(_loss(X, y, params) / len(X))
        for batch in minibatches(len(X), size, rng):
            stepped, velocity = momentum_step(params, velocity, _mean(X[batch], y[batch], params), lr, beta)
            for pair, new in zip(params, stepped):
                for array, values in zip(pair, new):
                    array[...] = values
    return params, losses


def _seeded_each_epoch(seed: int) -> Callable[..., Any]:
    def batches(n: int, size: int, rng: Any, epoch: int) -> Any:
        rng.random()
        return minibatches(n, size, np.random.RandomState(seed))

    return batches


def _own_network(X: Array, y: Array, params: Params, *more: Any) -> Any:
    return fit(X, y, init_params([2, 8, 1], np.random.RandomState(0)), *more) if X.shape[1] == 2 else None


FIT = [
    Mistake("fit.in-place", _in_place),
    *singles(_fit, LOSSES + FORMS + STEPS),
    Mistake("fit.same-order-each-epoch", _fit(batches=_seeded_each_epoch(0))),
    Mistake("fit.same-order-each-epoch", _fit(batches=_seeded_each_epoch(42))),
    Mistake("fit.one-loss-too-many", _one_loss_too_many),
    Mistake("fit.loss-for-each-batch", _loss_for_each_batch),
    *[
        Mistake("fit.loss-for-each-batch", _losses_of_batches(of))
        for of in (lambda loss, size: loss / size, lambda loss, size: loss)
    ],
    Mistake("training.old-parameters", _old_params),
    Mistake("training.nothing-learnt", _nothing_learnt),
    *[Mistake("fit.steps-from-the-start", _from_the_start(kept)) for kept in ("step", "epoch")],
    Mistake("fit.gradient-of-all-examples", _whole_set),
    *[Mistake("fit.one-step-an-epoch", _once_an_epoch(total)) for total in (np.mean, np.sum)],
    Mistake("fit.gradients-of-the-epoch", _gradients_of_the_epoch),
    Mistake("fit.own-network", _own_network),
]
RARER = [
    *pairs(_fit, LOSSES + STEPS),
    *singles(lambda **steps: _fit(gradient=backward_with(**steps)), BACKPROPAGATION),
]


def where_wrong(attempt: Any) -> Message | None:
    """Which of the losses is the first that is wrong, and so where to look."""
    wrong = wrong_losses(attempt)
    if wrong is None:
        return None
    if not wrong.any():
        return message("fit.losses-right")
    ids = ("fit.first-loss-wrong", "fit.first-epoch-wrong", "fit.later-epoch-wrong")
    return message(ids[min(2, int(np.argmax(wrong)))])
