"""minibatches and momentum_step, with known mistakes."""

from collections.abc import Callable
from typing import Any

import numpy as np

from ...network import Array, Params
from ..exercise import Answer, Mistake, Step, pairs, singles
from .examples import integers


def _pieces(order: Array, size: int) -> list[Array]:
    return [order[k : k + size] for k in range(0, len(order), size)]


def _batches(
    order: Callable[..., Any] = lambda rng, n: rng.permutation(n),
    cut: Callable[..., Any] = _pieces,
    form: Callable[..., Any] = lambda batches: batches,
) -> Answer:
    """A minibatches with another order, other cuts, or another form of the result."""
    return lambda n, size, rng: form(cut(order(rng, n), size))


def _of_starts(starts: Callable[..., Any], length: Callable[[int], int] = lambda size: size) -> Callable[..., Any]:
    return lambda order, size: [order[k : k + length(size)] for k in starts(len(order), size)]


def _last_filled(order: Array, size: int) -> Any:
    count = -(-len(order) // size)
    return [np.take(order, np.arange(k * size, (k + 1) * size), mode="wrap") for k in range(count)]


def _last_joined(order: Array, size: int) -> Any:
    starts = [k * size for k in range(max(1, len(order) // size))]
    return [order[k:end] for k, end in zip(starts, [*starts[1:], len(order)])]


def _ordered_batches(n: int, size: int, rng: Any) -> Any:
    """The batches in random order, and the examples in their own."""
    pieces = _pieces(np.arange(n), size)
    return [pieces[k] for k in rng.permutation(len(pieces))]


def _new_order_for_each(n: int, size: int, rng: Any) -> Any:
    return [rng.permutation(n)[:size] for _ in range(0, n, size)]


def _new_order_for_each_piece(n: int, size: int, rng: Any) -> Any:
    return [rng.permutation(n)[k : k + size] for k in range(0, n, size)]


def _drawn_batches(n: int, size: int, rng: Any) -> Any:
    return [integers(rng, 0, n, size) for _ in range(0, n, size)]


BATCH_STEPS: list[Step] = [
    ("minibatches.sorted", {"order": lambda rng, n: np.sort(rng.permutation(n))}),
    ("minibatches.with-repetitions", {"order": lambda rng, n: integers(rng, 0, n, n)}),
    ("minibatches.with-repetitions", {"order": lambda rng, n: rng.choice(n, n)}),
    ("minibatches.sorted-in-each", {"form": lambda batches: [*map(np.sort, batches)]}),
    ("minibatches.from-1", {"order": lambda rng, n: rng.permutation(n) + 1}),
    ("minibatches.from-1", {"order": lambda rng, n: rng.permutation(np.arange(1, n + 1))}),
    ("minibatches.other-count", {"order": lambda rng, n: rng.permutation(n - 1)}),
    ("minibatches.other-count", {"order": lambda rng, n: rng.permutation(n + 1)}),
    ("minibatches.shuffled-twice", {"order": lambda rng, n: rng.permutation(rng.permutation(n))}),
    ("minibatches.last-dropped", {"cut": _of_starts(lambda n, size: range(0, n - size + 1, size))}),
    ("minibatches.last-dropped", {"cut": _of_starts(lambda n, size: range(0, n - size, size))}),
    ("minibatches.last-joined", {"cut": _last_joined}),
    ("minibatches.last-filled", {"cut": _last_filled}),
    ("minibatches.empty-batch", {"cut": _of_starts(lambda n, size: range(0, n + 1, size))}),
    ("minibatches.empty-batch", {"cut": _of_starts(lambda n, size: [k * size for k in range(n // size + 1)])}),
    ("minibatches.overlapping", {"cut": _of_starts(lambda n, size: range(n))}),
    ("minibatches.overlapping", {"cut": _of_starts(lambda n, size: range(n - size + 1))}),
    ("minibatches.overlapping", {"cut": _of_starts(lambda n, size: range(-(-n // size)))}),
    ("minibatches.one-too-few-in-each", {"cut": _of_starts(lambda n, size: range(0, n, size), lambda size: size - 1)}),
    ("minibatches.one-too-many-in-each", {"cut": _of_starts(lambda n, size: range(0, n, size), lambda size: size + 1)}),
    ("minibatches.begins-late", {"cut": _of_starts(lambda n, size: range(1, n, size))}),
    ("minibatches.begins-late", {"cut": _of_starts(lambda n, size: range(size, n, size))}),
    (
        "minibatches.slice-of-size",
        {"cut": lambda order, size: [order[k:size] for k in range(0, len(order), size)]},
    ),
    (
        "minibatches.growing",
        {"cut": lambda order, size: [order[: k + size] for k in range(0, len(order), size)]},
    ),
    ("minibatches.to-the-end", {"cut": lambda order, size: [order[k:] for k in range(0, len(order), size)]}),
    ("minibatches.size-is-count", {"cut": lambda order, size: np.array_split(order, size)}),
    ("minibatches.size-is-count", {"cut": lambda order, size: [order[k::size] for k in range(size)]}),
    (
        "minibatches.strides",
        {"cut": lambda order, size: [order[k :: -(-len(order) // size)] for k in range(-(-len(order) // size))]},
    ),
    ("minibatches.equal-pieces", {"cut": lambda order, size: np.array_split(order, -(-len(order) // size))}),
    ("minibatches.equal-pieces", {"cut": lambda order, size: np.array_split(order, max(1, len(order) // size))}),
    ("minibatches.first-only", {"form": lambda batches: batches[:1]}),
    ("minibatches.one-batch", {"form": lambda batches: batches[0]}),
    ("minibatches.one-batch", {"form": lambda batches: batches[-1]}),
    ("minibatches.last-only", {"form": lambda batches: batches[-1:]}),
    ("minibatches.not-cut", {"form": np.concatenate}),
    ("minibatches.not-cut", {"form": lambda batches: [np.concatenate(batches)]}),
    ("minibatches.lists", {"form": lambda batches: [batch.tolist() for batch in batches]}),
    ("minibatches.batches-reversed", {"form": lambda batches: batches[::-1]}),
    ("minibatches.floats", {"form": lambda batches: [batch * 1.0 for batch in batches]}),
    ("minibatches.columns", {"form": lambda batches: [batch[:, None] for batch in batches]}),
]
MINIBATCHES = [
    *singles(_batches, BATCH_STEPS),
    Mistake("minibatches.batches-shuffled", _ordered_batches),
    Mistake("minibatches.new-order-for-each", _new_order_for_each),
    Mistake("minibatches.new-order-for-each", _new_order_for_each_piece),
    Mistake("minibatches.with-repetitions", _drawn_batches),
    Mistake("minibatches.shuffle-returns-none", lambda n, size, rng: rng.shuffle(np.arange(n))[:size]),
]
BATCH_PAIRS = pairs(_batches, BATCH_STEPS)


def _momentum(
    velocity: Callable[..., Any] = lambda v, g, lr, beta: beta * v + g,
    step: Callable[..., Any] = lambda p, old, new, g, lr, beta: p - lr * new,
    W: bool = True,
    b: bool = True,
    form: Callable[..., Any] = lambda params, velocity: (params, velocity),
) -> Answer:
    """A momentum_step with another velocity, another step, without that of W or b, or another form of the result."""

    def answer(params: Params, velocity_before: Params, grads: Params, lr: float, beta: float) -> Any:
        params_after, velocity_after = [], []
        for layers in zip(params, velocity_before, grads):
            pair, fast = [], []
            for p, v, g, moves in zip(*layers, (W, b)):
                new = velocity(v, g, lr, beta) if moves else v
                fast.append(new)
                pair.append(step(p, v, new, g, lr, beta) if moves else p)
            params_after.append(tuple(pair))
            velocity_after.append(tuple(fast))
        return form(params_after, velocity_after)

    return answer


MOMENTUM_STEPS: list[Step] = [
    ("momentum_step.one-minus-beta", {"velocity": lambda v, g, lr, beta: beta * v + (1 - beta) * g}),
    ("momentum_step.beta-for-gradient", {"velocity": lambda v, g, lr, beta: v + beta * g}),
    ("momentum_step.beta-for-gradient", {"velocity": lambda v, g, lr, beta: (1 - beta) * v + beta * g}),
    ("momentum_step.beta-for-both", {"velocity": lambda v, g, lr, beta: beta * (v + g)}),
    ("momentum_step.no-beta", {"velocity": lambda v, g, lr, beta: v + g}),
    ("momentum_step.always-09", {"velocity": lambda v, g, lr, beta: 0.9 * v + g}),
    ("momentum_step.no-memory", {"velocity": lambda v, g, lr, beta: g}),
    ("momentum_step.no-memory", {"velocity": lambda v, g, lr, beta: beta * g}),
    ("momentum_step.no-gradient", {"velocity": lambda v, g, lr, beta: beta * v}),
    ("momentum_step.gradient-subtracted", {"velocity": lambda v, g, lr, beta: beta * v - g}),
    (
        "momentum_step.lr-in-velocity",
        {
            "velocity": lambda v, g, lr, beta: beta * v + lr * g,
            "step": lambda p, old, new, g, lr, beta: p - new,
        },
    ),
    (
        "momentum_step.lr-in-velocity",
        {
            "velocity": lambda v, g, lr, beta: beta * v - lr * g,
            "step": lambda p, old, new, g, lr, beta: p + new,
        },
    ),
    ("momentum_step.lr-twice", {"velocity": lambda v, g, lr, beta: beta * v + lr * g}),
    ("momentum_step.uphill", {"step": lambda p, old, new, g, lr, beta: p + lr * new}),
    ("momentum_step.old-velocity", {"step": lambda p, old, new, g, lr, beta: p - lr * old}),
    ("momentum_step.gradient-in-step", {"step": lambda p, old, new, g, lr, beta: p - lr * g}),
    ("momentum_step.gradient-twice", {"step": lambda p, old, new, g, lr, beta: p - lr * (new + g)}),
    ("momentum_step.nesterov", {"step": lambda p, old, new, g, lr, beta: p - lr * (g + beta * new)}),
    ("momentum_step.beta-twice", {"step": lambda p, old, new, g, lr, beta: p - lr * beta * new}),
    ("momentum_step.no-lr", {"step": lambda p, old, new, g, lr, beta: p - new}),
    ("momentum_step.unchanged", {"step": lambda p, old, new, g, lr, beta: p.copy()}),
    ("momentum_step.step-only", {"step": lambda p, old, new, g, lr, beta: -lr * new}),
    ("momentum_step.step-only", {"step": lambda p, old, new, g, lr, beta: lr * new}),
    ("momentum_step.biases-unchanged", {"b": False}),
    ("momentum_step.weights-unchanged", {"W": False}),
    ("momentum_step.velocity-first", {"form": lambda params, velocity: (velocity, params)}),
    ("momentum_step.no-velocity", {"form": lambda params, velocity: params}),
    ("momentum_step.no-params", {"form": lambda params, velocity: velocity}),
    ("momentum_step.one-layer-only", {"form": lambda params, velocity: (params[:1], velocity[:1])}),
    ("momentum_step.one-layer-only", {"form": lambda params, velocity: (params[-1:], velocity[-1:])}),
    ("momentum_step.one-pair-only", {"form": lambda params, velocity: (params[-1], velocity[-1])}),
    ("momentum_step.one-pair-only", {"form": lambda params, velocity: (params[0], velocity[0])}),
    ("momentum_step.layers-reversed", {"form": lambda params, velocity: (params[::-1], velocity[::-1])}),
    ("momentum_step.velocity-reversed", {"form": lambda params, velocity: (params, velocity[::-1])}),
    (
        "momentum_step.pairs-turned",
        {"form": lambda params, velocity: ([pair[::-1] for pair in params], [pair[::-1] for pair in velocity])},
    ),
    ("momentum_step.flat-list", {"form": lambda params, velocity: (sum(params, ()), sum(velocity, ()))}),
    ("momentum_step.layer-by-layer", {"form": lambda params, velocity: [*zip(params, velocity)]}),
]


def _velocity_in_place(params: Params, velocity: Params, grads: Params, lr: float, beta: float) -> Any:
    for (vW, vb), (dW, db) in zip(velocity, grads):
        vW *= beta
        vW += dW
        vb *= beta
        vb += db
    return [(W - lr * vW, b - lr * vb) for (W, b), (vW, vb) in zip(params, velocity)], velocity


def _params_in_place(params: Params, velocity: Params, grads: Params, lr: float, beta: float) -> Any:
    velocity = [(beta * vW + dW, beta * vb + db) for (vW, vb), (dW, db) in zip(velocity, grads)]
    for (W, b), (vW, vb) in zip(params, velocity):
        W -= lr * vW
        b -= lr * vb
    return params, velocity


def _both_in_place(params: Params, velocity: Params, grads: Params, lr: float, beta: float) -> Any:
    _, velocity = _velocity_in_place(params, velocity, grads, lr, beta)
    for (W, b), (vW, vb) in zip(params, velocity):
        W -= lr * vW
        b -= lr * vb
    return params, velocity


def _old_velocity_returned(params: Params, velocity: Params, *more: Any) -> Any:
    return _momentum()(params, velocity, *more)[0], [(vW.copy(), vb.copy()) for vW, vb in velocity]


MOMENTUM_STEP = [
    Mistake("momentum_step.in-place", _velocity_in_place),
    Mistake("momentum_step.in-place", _params_in_place),
    Mistake("momentum_step.in-place", _both_in_place),
    Mistake("momentum_step.velocity-not-returned", _old_velocity_returned),
    *singles(_momentum, MOMENTUM_STEPS),
]
MOMENTUM_PAIRS = pairs(_momentum, MOMENTUM_STEPS)
