"""Whole runs on XOR, in lesson 4: the run that a student chose, and the share of seeds whose run succeeds."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

import numpy as np

from ... import batch, data, network
from ..exercise import Answer, Mistake, UnusableResult
from ..text import describe


def my_run() -> dict[str, float]:
    return {"seed": 29, "lr": 1.5, "epochs": 250}


def learns(run: Any) -> str | None:
    """Whether the run that a student chose learns XOR; UnusableResult, with the reason, where it does not."""
    keys = "seed", "lr", "epochs"
    if run is None:
        return None
    if not isinstance(run, dict) or not set(keys) <= set(run):
        raise UnusableResult("my_run.no-dict", got=describe(run))
    seed, lr, epochs = (run[key] for key in keys)
    _require("seed", seed, "a whole number above 0", (int, np.integer), lambda seed: 0 < seed < 2**32)
    _require("lr", lr, "a number above 0", (int, float, np.integer, np.floating), lambda lr: 0 < lr < np.inf)
    _require("epochs", epochs, "a whole number from 1 to 1000", (int, np.integer), lambda epochs: 1 <= epochs <= 1000)
    params = network.init_params([2, 2, 1], np.random.RandomState(seed))
    try:
        for _ in range(epochs):
            grads = network.backward(network.forward(data.X, params), data.y, params)
            params = network.gradient_step(params, grads, lr)
        y_hat = network.forward(data.X, params)[-1]
    except ValueError as error:
        raise UnusableResult("my_run.breaks-off", error=error) from None
    right = np.sum((y_hat > 0.5) == data.y)
    loss = -np.sum(np.log(np.where(data.y == 1, y_hat, 1 - y_hat)))  # defined for an output of exactly 0 or 1 too
    if right < 4 or not loss < 0.05:
        raise UnusableResult(f"my_run.{_hint(seed, lr, epochs, loss)}", right=right, loss=loss)
    return "a run that learns XOR"


def _hint(seed: int, lr: float, epochs: int, loss: float) -> str:
    """What helps a run that did not learn: the first change of it that does, else another seed."""
    if not np.isfinite(loss):
        return "smaller-lr"
    if loss < 1:
        return "more-epochs" if epochs < 1000 else "larger-lr"
    for hint, rate, useful in (
        ("more-epochs", lr, epochs < 1000),
        ("smaller-lr", 1.0, lr > 4),
        ("larger-lr" if epochs >= 1000 else "larger-lr-and-more-epochs", 1.0, lr < 1),
    ):
        if useful and _losses([seed], rate, 1000)[0] < 0.05:
            return hint
    return "another-seed"


def _require(name: str, value: Any, expected: str, types: tuple[type, ...], valid: Callable[[Any], bool]) -> None:
    if isinstance(value, bool) or not isinstance(value, types) or not valid(value):
        raise UnusableResult("my_run.out-of-range", name=name, expected=expected, got=f"{value!r:.60}")


def _outputs(seeds: Sequence[int], lr: float, epochs: int, start: Any = None) -> Any:
    """What the network of each seed gives for X once it is trained, (R, 4, 1); start: its parameters at first."""
    return _trained_from(start, lr, epochs) if start else _trained(tuple(seeds), lr, epochs)


@lru_cache(maxsize=8)
def _trained(seeds: tuple[int, ...], lr: float, epochs: int) -> Any:
    """Most mistakes below make the same runs."""
    return _trained_from(batch.init_many([2, 2, 1], seeds), lr, epochs)


def _trained_from(start: Any, lr: float, epochs: int) -> Any:
    return batch.forward_many(data.X, batch.train_many(data.X, data.y, start, lr, epochs)[0])[-1]


def _losses(*args: Any) -> Any:
    return batch.losses_many(_outputs(*args), data.y)


def _share(succeeds: Callable[..., Any]) -> Any:
    """A success_rate with another idea of success: a function of the losses."""
    return lambda *args: np.mean(succeeds(_losses(*args)))


def _rate(
    succeeds: Callable[..., Any] = lambda losses: losses < 0.1,
    end: Callable[..., Any] = np.mean,
    change: Callable[..., Any] = lambda seeds, lr, epochs: (seeds, lr, epochs),
) -> Answer:
    """A success_rate with another idea of success, another end, or other arguments."""
    return lambda *args: end(succeeds(_losses(*change(*args))))


def _with(change: Callable[..., Any]) -> Any:
    """A success_rate that changes its arguments."""
    return lambda *args: np.mean(_losses(*change(*args)) < 0.1)


def _drawn_from(rngs: Any) -> Any:
    """The parameters to start from, a network from each generator."""
    networks = [network.init_params([2, 2, 1], rng) for rng in rngs]
    return [tuple(map(np.stack, zip(*layer))) for layer in zip(*networks)]


def _one_after_another(seeds: Sequence[int], lr: float, epochs: int) -> float:
    params, successes = batch.init_many([2, 2, 1], seeds[:1]), 0
    for _ in seeds:
        params, _ = batch.train_many(data.X, data.y, params, lr, epochs)
        successes += batch.losses_many(batch.forward_many(data.X, params)[-1], data.y)[0] < 0.1
    return successes / len(seeds)


CONFIRM = ([233, 482, 202, 346, 210, 495, 640, 922, 625, 861], 1.7, 110)  # it tells those apart that may look alike
SUCCESS_RATE = [
    Mistake("success_rate.count", lambda *args: int(np.sum(_losses(*args) < 0.1))),
    Mistake("success_rate.percentage", lambda *args: 100 * batch.success_rate(*args)),
    *[
        Mistake(
            "success_rate.first-seed-only",
            lambda seeds, *more, n=n: (_losses(seeds, *more)[0] < 0.1) / (n or len(seeds)),
        )
        for n in (None, 1)
    ],
    Mistake("success_rate.last-seed-only", lambda seeds, *more: (_losses(seeds, *more)[-1] < 0.1) / len(seeds)),
    Mistake("success_rate.divided-by-epochs", lambda *args: np.sum(_losses(*args) < 0.1) / args[2]),
    Mistake("success_rate.divided-by-1000", lambda *args: np.sum(_losses(*args) < 0.1) / 1000),
    Mistake("success_rate.last-of-losses", _with(lambda seeds, lr, epochs: (seeds, lr, epochs - 1))),
    Mistake("success_rate.ratio-to-failures", _rate(end=lambda good: np.sum(good) / max(1, np.sum(~good)))),
    Mistake("success_rate.failures", _share(lambda losses: losses >= 0.1)),
    Mistake("success_rate.plateaus", _share(lambda losses: losses > 1.3)),
    Mistake("success_rate.limit-of-my_run", _share(lambda losses: losses < 0.05)),
    Mistake("success_rate.mean-loss", _share(lambda losses: losses < 0.4)),
    Mistake(
        "success_rate.all-four-right", lambda *args: np.mean(np.all((_outputs(*args) > 0.5) == data.y, axis=(1, 2)))
    ),
    Mistake("success_rate.mean-of-losses", _share(lambda losses: losses)),
    Mistake("success_rate.each-seed", lambda *args: (_losses(*args) < 0.1).tolist()),
    Mistake("success_rate.other-seeds", _with(lambda seeds, lr, epochs: (range(len(seeds)), lr, epochs))),
    Mistake("success_rate.lr-ignored", _with(lambda seeds, lr, epochs: (seeds, 1.0, epochs))),
    Mistake("success_rate.epochs-ignored", _with(lambda seeds, lr, epochs: (seeds, lr, 1000))),
    Mistake(
        "success_rate.other-generator",
        _with(lambda seeds, lr, epochs: (seeds, lr, epochs, _drawn_from(map(np.random.default_rng, seeds)))),
    ),
    *[
        Mistake(
            "success_rate.one-generator",
            _with(lambda seeds, *more, seed=seed: (seeds, *more, _drawn_from([seed(seeds)] * len(seeds)))),
        )
        for seed in (
            lambda seeds: np.random.RandomState(seeds[0]),
            lambda seeds: np.random.RandomState(list(seeds)),
            lambda seeds: np.random.RandomState(0),
            lambda seeds: np.random.RandomState(42),
        )
    ],
    Mistake("success_rate.one-after-another", _one_after_another),
    Mistake("success_rate.zero", lambda *args: 0.0),
]
