"""The tools of lesson 3: numerical gradients, a table that compares gradients, and a backward pass with a bug."""

from collections.abc import Callable

import numpy as np

from .network import Array, Params
from .validation import require_finite_layers, require_fit, require_same_structure


def numerical_gradients(f: Callable[[Params], float], params: Params, eps: float = 1e-6) -> Params:
    """Central differences (f(p + eps) - f(p - eps)) / (2 eps), entry by entry; same structure as params.

    The error of a smooth f falls as eps^2 until the rounding of f, about 1e-16 f / eps, takes over.
    Raises ValueError for an eps that is not above 0, and for params that are not finite.
    """
    if not 0 < eps < np.inf:
        raise ValueError(f"eps is {eps}: it must be finite and above 0")
    require_finite_layers(params=params)
    grads = [(np.zeros_like(W, dtype=float), np.zeros_like(b, dtype=float)) for W, b in params]
    for layer, grad in enumerate(grads):
        for part in (0, 1):
            for index in np.ndindex(grad[part].shape):
                above, below = (f(shifted(params, layer, part, index, step)) for step in (eps, -eps))
                grad[part][index] = (above - below) / (2 * eps)
    return grads


def shifted(params: Params, layer: int, part: int, index: tuple[int, ...], step: float) -> Params:
    """A copy of params in which step is added to one entry."""
    copy = [(np.array(W, dtype=float), np.array(b, dtype=float)) for W, b in params]
    copy[layer][part][index] += step
    return copy


def broken_backward(A: list[Array], y: Array, params: Params) -> Params:
    """A two-layer backward pass with a mistake that no shape shows: the bug of lesson 3.

    Raises ValueError for other than two layers, and where A, y and params do not fit together.
    """
    if len(params) != 2:
        raise ValueError(f"params has {len(params)} layers: broken_backward is written for two")
    require_fit(A, y, params)
    W2, _ = params[1]
    delta2 = A[2] - y
    delta1 = (delta2 @ W2) * A[1] * (1 - A[1])
    return [(delta1.T @ A[1], delta1.sum(axis=0)), (delta2.T @ A[1], delta2.sum(axis=0))]


def compare_gradients(yours: Params, expected: Params, rtol: float = 1e-9, atol: float = 1e-12) -> str:
    """A table with a row for each dW and db: exact, approximate, and the largest difference.

    "exact" is equality to 12 digits, so that the table is the same on every machine; "approximate" is
    |yours - expected| <= atol + rtol |expected|. Raises ValueError where the structures differ.
    """
    require_same_structure(yours=yours, expected=expected)
    rows = [
        (f"{name}{l}", np.asarray(a), np.asarray(b))
        for l, (mine, theirs) in enumerate(zip(yours, expected), start=1)
        for name, a, b in zip(("dW", "db"), mine, theirs)
    ]
    return comparison_table(rows, rtol, atol)


def comparison_table(rows: list[tuple[str, Array, Array]], rtol: float, atol: float) -> str:
    """The table of compare_gradients, with a row for each (name, yours, expected)."""
    lines = [f"{'quantity':<12}{'exact':<8}{'approximate':<14}largest difference"]
    for name, yours, expected in rows:
        if yours.shape != expected.shape:
            raise ValueError(f"{name} has shape {yours.shape}, and {expected.shape} was expected")
        difference = np.max(np.abs(yours - expected), initial=0.0)
        exact = np.allclose(yours, expected, rtol=1e-12, atol=1e-14)
        approximate = np.allclose(yours, expected, rtol=rtol, atol=atol)
        shown = "below 1e-6" if difference < 1e-6 else f"{difference:.6f}"
        lines.append(f"{name:<12}{'yes' if exact else 'no':<8}{'yes' if approximate else 'no':<14}{shown}")
    return "\n".join(lines)
