"""noisy_xor and best_accuracy, with known mistakes."""

import math
from collections.abc import Callable
from typing import Any

import numpy as np

from ...data import X, y
from ...network import Array
from ...noisy import best_accuracy
from ..exercise import Answer, Mistake, Step, pairs, singles


def _normal(rng: Any, n: int) -> Any:
    return rng.standard_normal((n, 2))


def _noisy(
    row: Callable[..., Any] = lambda n: np.arange(n) % 4,
    draw: Callable[..., Any] = _normal,
    scale: Callable[..., Any] = lambda noise: noise,
    inputs: Callable[..., Any] = lambda corners, moved: moved,
    targets: Callable[..., Any] = lambda y, moved: y,
    form: Callable[..., Any] = lambda X, y: (X, y),
) -> Answer:
    """A noisy_xor with something else in the place of one of its parts."""

    def answer(n: int, noise: float, rng: Any) -> Any:
        corners, moved = X[row(n)], X[row(n)] + scale(noise) * draw(rng, n)
        return form(inputs(corners, moved), targets(y[row(n)], moved))

    return answer


def integers(rng: Any, *args: Any) -> Any:
    return (rng.integers if hasattr(rng, "integers") else rng.randint)(*args)


def _corners_drawn_first(n: int, noise: float, rng: Any) -> Any:
    row = integers(rng, 0, 4, n)
    return X[row] + noise * rng.standard_normal((n, 2)), y[row]


def _corners_permuted(n: int, noise: float, rng: Any) -> Any:
    row = rng.permutation(n) % 4
    return X[row] + noise * rng.standard_normal((n, 2)), y[row]


def _noise_as_mean(n: int, noise: float, rng: Any) -> Any:
    row = np.arange(n) % 4
    return X[row] + rng.normal(noise, size=(n, 2)), y[row]


def _corners_drawn_last(n: int, noise: float, rng: Any) -> Any:
    moved = noise * rng.standard_normal((n, 2))
    row = integers(rng, 0, 4, n)
    return X[row] + moved, y[row]


def _shuffled(n: int, noise: float, rng: Any) -> Any:
    moved, targets = X[np.arange(n) % 4] + noise * rng.standard_normal((n, 2)), y[np.arange(n) % 4]
    order = rng.permutation(n)
    return moved[order], targets[order]


def _whole_rounds(n: int, noise: float, rng: Any) -> Any:
    """Draws noise for whole rounds of the four corners, and leaves out what is too much."""
    row = np.arange(-(-n // 4) * 4) % 4
    moved = X[row] + noise * rng.standard_normal((len(row), 2))
    return moved[:n], y[row][:n]


def _fewer(n: int, noise: float, rng: Any) -> Any:
    row = np.arange(n // 4 * 4) % 4
    return X[row] + noise * rng.standard_normal((len(row), 2)), y[row]


def _for_each_corner(order: Callable[..., Any]) -> Answer:
    def answer(n: int, noise: float, rng: Any) -> Any:
        row = order(np.arange(4), n)
        return X[row] + noise * rng.standard_normal((4 * n, 2)), y[row]

    return answer


def _noise_on_targets(n: int, noise: float, rng: Any) -> Any:
    row = np.arange(n) % 4
    return X[row] + noise * rng.standard_normal((n, 2)), y[row] + noise * rng.standard_normal((n, 1))


def _targets_alone(n: int, noise: float, rng: Any) -> Any:
    row = np.arange(n) % 4
    return X[row], y[row] + noise * rng.standard_normal((n, 1))


def _quadrant(targets: Array, moved: Array) -> Any:
    return ((moved[:, :1] > 0.5) != (moved[:, 1:] > 0.5)) * 1.0


NOISY_STEPS: list[Step] = [
    *[
        ("noisy_xor.in-blocks", {"row": row})
        for row in (lambda n: np.arange(n) // 4, lambda n: 4 * np.arange(n) // n, lambda n: np.sort(np.arange(n) % 4))
    ],
    ("noisy_xor.begins-with-row-1", {"row": lambda n: (np.arange(n) + 1) % 4}),
    *[("noisy_xor.fewer-corners", {"row": lambda n, k=k: np.arange(n) % k}) for k in (2, 3)],
    ("noisy_xor.column-by-column", {"draw": lambda rng, n: rng.standard_normal((2, n)).T}),
    ("noisy_xor.one-number-an-example", {"draw": lambda rng, n: rng.standard_normal((n, 1))}),
    ("noisy_xor.one-number", {"draw": lambda rng, n: rng.standard_normal()}),
    ("noisy_xor.one-pair", {"draw": lambda rng, n: rng.standard_normal(2)}),
    ("noisy_xor.same-noise-again", {"draw": lambda rng, n: rng.standard_normal((4, 2))[np.arange(n) % 4]}),
    *[
        ("noisy_xor.one-coordinate", {"draw": lambda rng, n, keep=keep: rng.standard_normal((n, 2)) * keep})
        for keep in ([1, 0], [0, 1])
    ],
    ("noisy_xor.uniform", {"draw": lambda rng, n: rng.random((n, 2))}),
    ("noisy_xor.uniform", {"draw": lambda rng, n: rng.uniform(-1, 1, (n, 2))}),
    ("noisy_xor.uniform", {"draw": lambda rng, n: rng.random((n, 2)) - 0.5}),
    ("noisy_xor.positive", {"draw": lambda rng, n: np.abs(rng.standard_normal((n, 2)))}),
    ("noisy_xor.mean-and-deviation", {"draw": lambda rng, n: 1 + rng.standard_normal((n, 2))}),
    ("noisy_xor.no-noise-factor", {"scale": lambda noise: 1.0}),
    ("noisy_xor.variance", {"scale": np.sqrt}),
    ("noisy_xor.squared", {"scale": lambda noise: noise**2}),
    ("noisy_xor.halved", {"scale": lambda noise: noise / 2}),
    ("noisy_xor.subtracted", {"scale": lambda noise: -noise}),
    ("noisy_xor.always-03", {"scale": lambda noise: 0.3}),
    ("noisy_xor.noise-alone", {"inputs": lambda corners, moved: moved - corners}),
    ("noisy_xor.no-noise", {"inputs": lambda corners, moved: corners}),
    ("noisy_xor.cut-off", {"inputs": lambda corners, moved: np.clip(moved, 0, 1)}),
    ("noisy_xor.corner-is-multiplied", {"inputs": lambda corners, moved: corners * (moved - corners)}),
    ("noisy_xor.corner-is-multiplied", {"inputs": lambda corners, moved: corners * (1 + moved - corners)}),
    ("noisy_xor.targets-by-quadrant", {"targets": _quadrant}),
    ("noisy_xor.targets-flat", {"targets": lambda y, moved: y.ravel()}),
    ("noisy_xor.targets-exchanged", {"targets": lambda y, moved: 1 - y}),
    ("noisy_xor.targets-of-other-rows", {"targets": lambda y, moved: np.arange(len(y))[:, None] % 2.0}),
    ("noisy_xor.targets-of-other-rows", {"targets": lambda y, moved: np.sort(y, axis=0)}),
    ("noisy_xor.targets-first", {"form": lambda X, y: (y, X)}),
    ("noisy_xor.no-targets", {"form": lambda X, y: X}),
    ("noisy_xor.one-table", {"form": lambda X, y: np.hstack([X, y])}),
    ("noisy_xor.list-of-examples", {"form": lambda X, y: [*zip(X, y)]}),
    ("noisy_xor.one-pair-only", {"form": lambda X, y: (X[0], y[0])}),
]
NOISY_EXAMPLES = [
    *singles(_noisy, NOISY_STEPS),
    Mistake("noisy_xor.random-corners", _corners_drawn_first),
    Mistake("noisy_xor.random-corners", _corners_drawn_last),
    Mistake("noisy_xor.random-corners", _corners_permuted),
    Mistake("noisy_xor.mean-and-deviation", _noise_as_mean),
    Mistake("noisy_xor.shuffled", _shuffled),
    Mistake("noisy_xor.more-drawn", _whole_rounds),
    Mistake("noisy_xor.whole-rounds-only", _fewer),
    Mistake("noisy_xor.n-for-each-corner", _for_each_corner(np.tile)),
    Mistake("noisy_xor.n-for-each-corner", _for_each_corner(np.repeat)),
    Mistake("noisy_xor.noise-on-targets", _noise_on_targets),
    Mistake("noisy_xor.noise-on-targets", _targets_alone),
]
NOISY_PAIRS = pairs(_noisy, NOISY_STEPS)


def _p(k: float = 0.5, power: float = -1, root: float = math.sqrt(2)) -> Callable[[float], float]:
    """p with z = -k noise^power, or with another number below z."""
    return lambda noise: (1 + math.erf(-k * noise**power / root)) / 2


def _erf(offset: float, factor: float) -> Callable[[float], float]:
    """Another sum of 1 and erf in the place of p."""
    return lambda noise: offset + factor * math.erf(-1 / (2 * noise) / math.sqrt(2))


def _sigmoid(k: float) -> Callable[[float], float]:
    return lambda noise: 1 / (1 + math.exp(k / (2 * noise)))


def _density(noise: float) -> float:
    return math.exp(-1 / (8 * noise**2)) / math.sqrt(2 * math.pi)


def _right(p: float) -> float:
    return p**2 + (1 - p) ** 2


RIGHT_P = _p()


def _of(rule: Callable[[float], float] = _right, p: Callable[[float], float] = RIGHT_P) -> Answer:
    return lambda noise: rule(p(noise))


CONFIRM = (0.37,)  # it tells those apart that may look alike: a single number may be chance
BEST_ACCURACY = [
    Mistake("best_accuracy.one-coordinate", _of(lambda p: 1 - p)),
    Mistake("best_accuracy.crossing", _of(lambda p: p)),
    Mistake("best_accuracy.neither-crosses", _of(lambda p: (1 - p) ** 2)),
    Mistake("best_accuracy.both-cross", _of(lambda p: p**2)),
    Mistake("best_accuracy.wrong-share", _of(lambda p: 2 * p * (1 - p))),
    Mistake("best_accuracy.one-order-only", _of(lambda p: p * (1 - p))),
    Mistake("best_accuracy.one-order-only", _of(lambda p: 1 - p * (1 - p))),
    Mistake("best_accuracy.probabilities-added", _of(lambda p: 1 - 2 * p)),
    Mistake("best_accuracy.both-cross-is-right", _of(lambda p: 1 - p**2)),
    Mistake("best_accuracy.always-1", _of(lambda p: (p + (1 - p)) ** 2)),
    Mistake("best_accuracy.squared-at-the-end", _of(lambda p: _right(p) ** 2)),
    *[Mistake("best_accuracy.no-root-of-2", _of(p=_p(root=root))) for root in (1.0, 2.0)],
    *[Mistake("best_accuracy.half-forgotten", _of(p=_p(k))) for k in (1, 0.25)],
    *[Mistake("best_accuracy.divided-and-multiplied", _of(p=_p(k, power=1))) for k in (0.5, 1, 2)],
    *[Mistake("best_accuracy.variance", _of(p=_p(power=power))) for power in (-2, -0.5)],
    *[Mistake("best_accuracy.erf-alone", _of(p=_erf(0, factor))) for factor in (1, -1)],
    *[Mistake("best_accuracy.half-of-erf-only", _of(p=_erf(offset, 0.5))) for offset in (0, 1)],
    *[Mistake("best_accuracy.sigmoid", _of(p=_sigmoid(k))) for k in (1.0, 1.6, 1.7, 1.702)],
    Mistake("best_accuracy.density", _of(p=_density)),
    Mistake("best_accuracy.percentage", lambda noise: 100 * best_accuracy(noise)),
    Mistake("best_accuracy.always-03", lambda noise: best_accuracy(0.3)),
    Mistake("best_accuracy.always-03", lambda noise: 0.91025),
    Mistake("best_accuracy.pair", lambda noise: (RIGHT_P(noise), best_accuracy(noise))),
]
