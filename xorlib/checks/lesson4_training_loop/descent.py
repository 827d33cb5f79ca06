"""What comes of a training loop, in lesson 4, and loops with known mistakes."""

import contextlib
from collections.abc import Callable
from typing import Any

import numpy as np

from ... import batch, network
from ...gradients import broken_backward
from ...network import Array, Params
from ..exercise import Answer, Mistake, Step, UnusableResult, singles
from ..lesson3_gradients.backpropagation import STEPS as BACKPROPAGATION
from ..lesson3_gradients.backpropagation import backward_with
from ..messages import Message, message
from ..text import describe


def pair(result: Any, *args: Any) -> Any:
    """The losses, as an array where they are a list of numbers, and the parameters that a training loop returns."""
    if result is None:
        return None
    if not isinstance(result, (tuple, list)) or len(result) != 2:
        raise UnusableResult("training.no-pair", got=describe(result))
    return [_numbers(part) for part in result[::-1]]


def _numbers(value: Any) -> Any:
    with contextlib.suppress(ValueError):  # parameters make no array
        if isinstance(value, (list, tuple)) and np.array(value).dtype.kind in "iuf":
            return np.array(value)
    return value


def step_in_place(params: Params, grads: Params, lr: float) -> Any:
    for (W, b), (dW, db) in zip(params, grads):
        W -= lr * dW
        b -= lr * db
    return params


def with_losses(train: Callable[..., Any], change: Callable[..., Any]) -> Any:
    """A train, or train_many, that changes the losses before it returns them."""
    return variation(train)(losses=lambda losses, N: change(losses))


def variation(train: Callable[..., Any]) -> Callable[..., Answer]:
    """A function that makes answers from a train, or train_many."""

    def make(
        sign: int = 1,
        rate: Callable[..., Any] = lambda lr, N: lr,
        epochs: Callable[..., Any] = lambda epochs: epochs,
        updates: int = 0,
        extra: int = 0,
        losses: Callable[..., Any] = lambda losses, N: losses,
        form: Callable[..., Any] = lambda params, losses: (params, losses),
    ) -> Answer:
        """With another size or number of steps; so many more updates, or losses, than epochs; and other results."""

        def answer(X: Array, y: Array, params: Params, lr: float, count: int) -> Any:
            def run(more: int) -> Any:
                return train(X, y, params, sign * rate(lr, len(y)), epochs(count) + more)

            return form(run(updates)[0], losses(run(extra)[1], len(y)))

        return answer

    return make


COMMON: list[Step] = [
    ("training.losses-first", {"form": lambda params, losses: (losses, params)}),
    ("training.no-losses", {"form": lambda params, losses: params}),
    ("training.last-loss-only", {"losses": lambda losses, N: losses[-1]}),
    ("training.losses-in-loop", {"losses": lambda losses, N: losses[-1:]}),
    *[("training.loss-now-and-then", {"losses": lambda losses, N, n=n: losses[::n]}) for n in (2, 5, 10, 100)],
    ("training.losses-empty", {"losses": lambda losses, N: np.zeros(0)}),
    ("training.losses-total", {"losses": lambda losses, N: losses.sum(axis=0)}),
    ("training.one-epoch", {"epochs": lambda epochs: 1}),
    ("training.always-140-epochs", {"epochs": lambda epochs: 140}),
]
STEPS: list[Step] = [
    ("training.one-loss-too-many", {"extra": 1}),
    ("training.loss-after-update", {"losses": lambda losses, N: losses[1:], "extra": 1}),
    ("training.last-loss-missing", {"losses": lambda losses, N: losses[:-1]}),
    ("training.losses-averaged", {"losses": lambda losses, N: losses / N}),
    ("training.losses-added-up", {"losses": lambda losses, N: np.cumsum(losses, axis=0)}),
    ("training.one-update-too-many", {"epochs": lambda epochs: epochs + 1}),
    ("training.one-update-missing", {"epochs": lambda epochs: epochs - 1}),
    ("training.one-update-too-many", {"updates": 1}),
    ("training.one-update-missing", {"updates": -1}),
    ("training.uphill", {"sign": -1}),
    ("training.no-lr", {"rate": lambda lr, N: 1.0}),
    ("training.gradient-averaged", {"rate": lambda lr, N: lr / N}),
]


def mistakes(train: Callable[..., Any]) -> list[Mistake]:
    """What goes wrong in a training loop, be it of one network or of a batch."""
    return [
        *singles(variation(train), [*COMMON, *STEPS]),
        Mistake("training.old-parameters", lambda X, y, params, *more: (params, train(X, y, params, *more)[1])),
        Mistake(
            "training.nothing-learnt", lambda X, y, params, lr, epochs: (params, train(X, y, params, 0.0, epochs)[1])
        ),
        Mistake(
            "training.steps-from-the-start",
            lambda X, y, params, lr, epochs: (train(X, y, params, lr, 1)[0], train(X, y, params, 0.0, epochs)[1]),
        ),
        Mistake("training.four-examples", lambda X, y, *more: train(X[:4], y[:4], *more)),
    ]


def with_update(
    update: Callable[..., Any], loss: Callable[..., Any] = lambda y_hat, y: network.bce_loss(y_hat, y)
) -> Answer:
    """A train in which update(A, y, params, lr, memory) makes the parameters after an epoch."""

    def train(X: Array, y: Array, params: Params, lr: float, epochs: int) -> Any:
        losses, memory = np.zeros(epochs), dict[str, Any]()
        for i in range(epochs):
            A = network.forward(X, params)
            losses[i] = loss(A[-1], y)
            params = update(A, y, params, lr, memory)
        return params, losses

    return train


def _after_each_example(A: list[Array], y: Array, params: Params, lr: float, memory: dict[str, Any]) -> Params:
    memory["total"] = 0.0
    for x, target in zip(A[0][:, None], y[:, None]):
        now = network.forward(x, params)
        memory["total"] += network.bce_loss(now[-1], target)
        params = network.gradient_step(params, network.backward(now, target, params), lr)
    return params


def _with_losses_on_the_way(X: Array, y: Array, params: Params, lr: float, epochs: int) -> Any:
    losses, memory = np.zeros(epochs), dict[str, Any]()
    for i in range(epochs):
        params = _after_each_example([X], y, params, lr, memory)
        losses[i] = memory["total"]
    return params, losses


def _piled_up(A: list[Array], y: Array, params: Params, lr: float, memory: dict[str, Any]) -> Params:
    grads = network.backward(A, y, params)
    total = memory.get("grads", grads)
    if "grads" in memory:
        total = [(W + dW, b + db) for (W, b), (dW, db) in zip(total, grads)]
    memory["grads"] = total
    return network.gradient_step(params, total, lr)


def through_the_new(A: list[Array], y: Array, params: Params, lr: float, memory: dict[str, Any]) -> Params:
    delta = A[-1] - y
    stepped: Params = []
    for (W, b), a in zip(params[::-1], A[-2::-1]):
        W, b = W - lr * delta.T @ a, b - lr * delta.sum(axis=0)
        stepped.insert(0, (W, b))
        delta = (delta @ W) * a * (1 - a)
    return stepped


def _layers_one_by_one(A: list[Array], y: Array, params: Params, lr: float, memory: dict[str, Any]) -> Params:
    stepped = list(params)
    for l in range(len(params)):
        now = network.gradient_step(stepped, network.backward(network.forward(A[0], stepped), y, stepped), lr)
        stepped[l] = now[l]
    return stepped


def _at_rate(change: Callable[[int], float]) -> Callable[..., Any]:
    """An update whose lr is multiplied by a function of the epoch."""

    def update(A: list[Array], y: Array, params: Params, lr: float, memory: dict[str, Any]) -> Params:
        memory["epoch"] = memory.get("epoch", -1) + 1
        return network.gradient_step(params, network.backward(A, y, params), lr * change(memory["epoch"]))

    return update


def _with_momentum(beta: float, share: float) -> Callable[..., Any]:
    """An update by the share of the gradient that is new, and beta times the step before."""

    def update(A: list[Array], y: Array, params: Params, lr: float, memory: dict[str, Any]) -> Params:
        grads = [(share * dW, share * db) for dW, db in network.backward(A, y, params)]
        old = memory.get("velocity", [(0 * dW, 0 * db) for dW, db in grads])
        memory["velocity"] = [(beta * vW + dW, beta * vb + db) for (vW, vb), (dW, db) in zip(old, grads)]
        return network.gradient_step(params, memory["velocity"], lr)

    return update


RATES: list[Callable[[int], float]] = [
    lambda epoch: 1 / (1 + epoch),
    lambda epoch: (1 + epoch) ** -0.5,
    *[lambda epoch, k=k: 1 / (1 + k * epoch) for k in (0.1, 0.01, 0.001)],
    *[lambda epoch, k=k: k**epoch for k in (0.5, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999, 1.01, 1.05, 1.1)],
    *[lambda epoch, k=k: k ** (epoch + 1) for k in (0.5, 0.9, 0.95, 0.99, 0.999)],
]


def wrong_losses(attempt: Any) -> Any:
    """Which of the losses are wrong, (epochs,), or None where they have not the shape that is expected."""
    losses, expected = attempt.actual.value[0], attempt.expected.value[0]
    if np.shape(losses) != np.shape(expected) or losses.dtype.kind not in "iuf":
        return None
    return ~np.isclose(losses, expected, rtol=1e-9, atol=1e-12).reshape(len(expected), -1).all(axis=1)


def where_wrong(attempt: Any) -> Message | None:
    """Which of the losses is the first that is wrong, and so where to look."""
    wrong = wrong_losses(attempt)
    if wrong is None:
        return None
    if not wrong.any():
        return message("training.losses-right")
    ids = ("training.first-loss-wrong", "training.first-update-wrong", "training.later-update-wrong")
    return message(ids[min(2, int(np.argmax(wrong)))])


def _by(backward: Answer) -> Callable[..., Any]:
    return lambda A, y, params, lr, memory: network.gradient_step(params, backward(A, y, params), lr)


def updates(of: Callable[[Answer], Answer] = lambda train: train) -> list[Mistake]:
    """What goes wrong in the update of an epoch; `of` makes the exercise's answer from a train."""
    return [
        *[
            Mistake(id, of(train))
            for id, train in (
                ("training.after-each-example", with_update(_after_each_example)),
                ("training.after-each-example", _with_losses_on_the_way),
                ("training.gradients-pile-up", with_update(_piled_up)),
                ("training.through-new-W", with_update(through_the_new)),
                ("training.layers-one-by-one", with_update(_layers_one_by_one)),
                *[("training.lr-changes", with_update(_at_rate(change))) for change in RATES],
                *[
                    ("training.momentum", with_update(_with_momentum(beta, share)))
                    for beta in (0.5, 0.8, 0.9, 0.95, 0.99)
                    for share in (1, 1 - beta)
                ],
                (
                    "training.squared-error",
                    with_update(_by(network.backward), lambda y_hat, y: np.sum((y_hat - y) ** 2)),
                ),
                (
                    "training.squared-error",
                    with_update(_by(network.backward), lambda y_hat, y: np.mean((y_hat - y) ** 2)),
                ),
            )
        ],
        *singles(lambda **steps: of(with_update(_by(backward_with(**steps)))), BACKPROPAGATION),
    ]


def many(train: Answer) -> Answer:
    """A train_many that goes through the networks one by one."""

    def train_many(X: Array, y: Array, params_batch: Params, lr: float, epochs: int) -> Any:
        R = len(params_batch[0][0])
        runs = [train(X, y, [(W[r], b[r]) for W, b in params_batch], lr, epochs) for r in range(R)]
        layers = zip(*(params for params, _ in runs))
        return [tuple(map(np.stack, zip(*layer))) for layer in layers], np.stack([losses for _, losses in runs], axis=1)

    return train_many


def with_gradients(change: Callable[..., Any]) -> Answer:
    """A train that changes the gradients."""

    def gradients(A: list[Array], y: Array, params: Params) -> Params:
        return change(network.backward(A, y, params))  # type: ignore[no-any-return]  # wrong ones may be anything

    return lambda X, y, params, lr, epochs: network.train(X, y, params, lr, epochs, gradients)


def with_broken_backward(X: Array, y: Array, params: Params, lr: float, epochs: int) -> Any:
    if [np.shape(W)[1] for W, _ in params] != 2 * [np.shape(X)[1]]:  # its shapes do not fit
        return None
    return network.train(X, y, params, lr, epochs, broken_backward)


def gradients_once(X: Array, y: Array, params: Params, lr: float, epochs: int) -> Any:
    grads = network.backward(network.forward(X, params), y, params)
    return network.train(X, y, params, lr, epochs, lambda *_: grads)


def forward_once(X: Array, y: Array, params: Params, lr: float, epochs: int) -> Any:
    A = network.forward(X, params)
    trained, losses = network.train(X, y, params, lr, epochs, lambda _, y, params: network.backward(A, y, params))
    return trained, np.full(epochs, losses[0])


def many_misaligned(bias_axis: int, sum_axis: int) -> Answer:
    """A train_many that lines b up with, or sums its gradient over, another axis than that of the examples."""

    def train_many(X: Array, y: Array, params_batch: Params, lr: float, epochs: int) -> Any:
        if len(params_batch[0][0]) != len(X):  # the shapes do not fit
            return None
        return _many(X, y, params_batch, lr, epochs, bias_axis, sum_axis)

    return train_many


def _many(
    X: Array,
    y: Array,
    params_batch: Params,
    lr: float,
    epochs: int,
    bias_axis: int = 1,
    sum_axis: int = 1,
    loss: Callable[..., Any] = batch.losses_many,
    of_all: Callable[..., Any] = lambda gradients: gradients,
) -> Any:
    """A train_many of these axes, with another loss, and with something done to the gradients of all networks."""
    losses = []
    for _ in range(epochs):
        A = [X]
        for W, b in params_batch:
            A.append(network.sigmoid(A[-1] @ W.swapaxes(1, 2) + np.expand_dims(b, bias_axis)))
        losses.append(loss(A[-1], y))
        delta = A[-1] - y
        stepped: Params = []
        for (W, b), a in zip(params_batch[::-1], A[-2::-1]):
            dW, db = of_all(delta.swapaxes(1, 2) @ a), of_all(delta.sum(axis=sum_axis))
            stepped.insert(0, (W - lr * dW, b - lr * db))
            delta = (delta @ W) * a * (1 - a)
        params_batch = stepped
    return params_batch, np.array(losses)


def many_summed_over(axis: int) -> Answer:
    """A train_many whose losses are summed over another axis."""

    def loss(y_hat: Array, y: Array) -> Any:
        return -np.sum(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat), axis=axis)

    return lambda X, y, params_batch, lr, epochs: _many(X, y, params_batch, lr, epochs, loss=loss)


def many_joined(join: Callable[..., Any]) -> Answer:
    """A train_many that moves all networks by one gradient: the mean, or the sum, of theirs."""

    def joined(gradients: Array) -> Any:
        return join(gradients, axis=0)

    return lambda X, y, params_batch, lr, epochs: _many(X, y, params_batch, lr, epochs, of_all=joined)


def many_from_the_first(X: Array, y: Array, params_batch: Params, lr: float, epochs: int) -> Any:
    first = [(np.repeat(W[:1], len(W), axis=0), np.repeat(b[:1], len(b), axis=0)) for W, b in params_batch]
    return batch.train_many(X, y, first, lr, epochs)


def many_one_after_another(X: Array, y: Array, params_batch: Params, lr: float, epochs: int) -> Any:
    params, runs = [(W[0], b[0]) for W, b in params_batch], []
    for _ in params_batch[0][0]:
        params, losses = network.train(X, y, params, lr, epochs)
        runs.append((params, losses))
    layers = zip(*(params for params, _ in runs))
    return [tuple(map(np.stack, zip(*layer))) for layer in layers], np.stack([losses for _, losses in runs], axis=1)


def many_from_seeds(X: Array, y: Array, params_batch: Params, lr: float, epochs: int) -> Any:
    sizes = [params_batch[0][0].shape[2], *(W.shape[1] for W, _ in params_batch)]
    return batch.train_many(X, y, batch.init_many(sizes, range(len(params_batch[0][0]))), lr, epochs)


def many_one_by_one(X: Array, y: Array, params_batch: Any, lr: float, epochs: int) -> Any:
    return [network.train(X, y, params, lr, epochs) for params in params_batch]


def many_at_once(function: Answer) -> Answer:
    """A train_many that hands the first step of a whole batch to a function for one network."""
    return lambda X, y, params_batch, lr, epochs: function(batch.forward_many(X, params_batch), y, params_batch)


def own_network(X: Array, y: Array, params: Params, lr: float, epochs: int) -> Any:
    own = network.init_params([2, 2, 1], np.random.RandomState(0))
    return network.train(X, y, own, lr, epochs) if X.shape[1] == 2 else None


def many_unstacked(*args: Any) -> Any:
    params_batch, losses = batch.train_many(*args)
    return [[(W[r], b[r]) for W, b in params_batch] for r in range(losses.shape[1])], losses
