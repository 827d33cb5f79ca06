"""Noisy examples of XOR, and the best that any rule can do with them."""

import math

import numpy as np
from numpy.random import Generator, RandomState

from .data import X, y
from .network import Array
from .validation import require_count


def noisy_xor(n: int, noise: float, rng: Generator | RandomState) -> tuple[Array, Array]:
    """n noisy examples of XOR: inputs (n, 2) and targets (n, 1).

    Example i is row i modulo 4 of the truth table, plus noise times standard normal numbers, drawn from rng in one
    call; its target is that row's. noise is a standard deviation, in the units of X.
    Raises ValueError for an n below 1, and for a noise that is negative or not finite.
    """
    require_count(1, n=n)
    if not 0 <= noise < math.inf:
        raise ValueError(f"noise is {noise}: it must be finite, 0 or more")
    row = np.arange(n) % 4
    return X[row] + noise * rng.standard_normal((n, 2)), y[row]


def best_accuracy(noise: float) -> float:
    """The share of noisy examples that the best of all rules gets right, 1/2 to 1.

    It asks on which side of 1/2 each coordinate lies. A coordinate lies on the wrong one with the probability
    p = Phi(-1/(2 noise)), and two that do cancel: p^2 + (1 - p)^2. Raises ValueError for a noise that is not above 0.
    """
    if not 0 < noise < math.inf:
        raise ValueError(f"noise is {noise}: it must be finite and above 0")
    p = (1 + math.erf(-1 / (2 * noise) / math.sqrt(2))) / 2
    return p**2 + (1 - p) ** 2
