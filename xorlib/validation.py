"""What xorlib demands of an argument: each function raises a ValueError that names it, and the shapes in question.

The values are looked at behind autograd's back, by getval: no derivative depends on them.
"""

from numbers import Integral

import numpy as np
from autograd.tracer import getval

Array = np.ndarray
Params = list[tuple[Array, Array]]


def require_finite(**arrays: Array | float) -> None:
    """No entry is infinite or not a number."""
    for name, array in arrays.items():
        if not np.isfinite(getval(array)).all():
            raise ValueError(f"{name}, of shape {np.shape(array)}, has an entry that is infinite or not a number")


def require_examples(**arrays: Array) -> None:
    """There is at least one example, and each is finite."""
    for name, array in arrays.items():
        if np.size(array) == 0:
            raise ValueError(f"{name} has shape {np.shape(array)}: it must hold at least one example")
    require_finite(**arrays)


def require_probabilities(y_hat: Array) -> None:
    """Every entry has a logarithm, and so has 1 minus it."""
    y_hat = getval(y_hat)
    if not ((y_hat > 0) & (y_hat < 1)).all():
        raise ValueError(
            "y_hat must lie strictly between 0 and 1, where the logarithms are finite; "
            "an output of exactly 0 or 1 comes from parameters that have grown very large, or y stands "
            "where y_hat belongs: the outputs come first"
        )


def require_finite_layers(**lists: Params) -> None:
    """No weight and no bias, or gradient of one, is infinite or not a number."""
    for name, params in lists.items():
        for l, pair in enumerate(params, start=1):
            for array in pair:
                if not np.isfinite(getval(array)).all():
                    require_finite(**{f"layer {l} of {name}": array})


def require_count(least: int, **counts: int) -> None:
    """A whole number, not below the least."""
    for name, count in counts.items():
        if not isinstance(count, Integral) or count < least:
            raise ValueError(f"{name} is {count}: it must be a whole number, {least} or more")


def require_same_shape(**two: Array) -> None:
    """Two arrays of one shape."""
    (name, array), (other_name, other) = two.items()
    if np.shape(array) != np.shape(other):
        raise ValueError(
            f"{name} has shape {np.shape(array)} and {other_name} has shape {np.shape(other)}: they must be the same"
        )


def require_layer(A: Array, W: Array, b: Array) -> None:
    """A W^T + b can be computed, and all of it is finite."""
    if np.ndim(A) != 2 or np.ndim(W) != 2 or np.shape(W)[1] != np.shape(A)[1]:
        raise ValueError(
            f"W has shape {np.shape(W)} and A has shape {np.shape(A)}: they must be (n_out, n_in) and (N, n_in)"
        )
    if np.shape(b) != np.shape(W)[:1]:
        raise ValueError(
            f"b has shape {np.shape(b)} and W has shape {np.shape(W)}: they must be (n_out,) and (n_out, n_in)"
        )
    require_finite(A=A, W=W, b=b)


def require_fit(A: list[Array], y: Array, params: Params) -> None:
    """A, y and params belong to one forward pass."""
    if len(A) != len(params) + 1:
        raise ValueError(f"A has {len(A)} activations and params {len(params)} layers: A must have one more, X")
    require_same_shape(**{"A[-1]": A[-1], "y": y})
    for l, (W, _) in enumerate(params, start=1):
        before, after = np.shape(A[l - 1]), np.shape(A[l])
        if np.shape(W) != after[1:] + before[1:] or before[:1] != after[:1]:
            raise ValueError(
                f"W of layer {l} has shape {np.shape(W)}, but A[{l - 1}] has shape {before} and "
                f"A[{l}] has shape {after}: they must be (n_out, n_in), (N, n_in) and (N, n_out)"
            )
    require_examples(y=y, **{f"A[{l}]": a for l, a in enumerate(A)})


def require_same_structure(**two: Params) -> None:
    """Two lists of pairs with as many layers, and the same shapes in each."""
    (name, params), (other_name, others) = two.items()
    if len(params) != len(others):
        raise ValueError(f"{name} has {len(params)} layers and {other_name} has {len(others)}: they must be the same")
    for l, (pair, other) in enumerate(zip(params, others), start=1):
        shapes, other_shapes = [np.shape(array) for array in pair], [np.shape(array) for array in other]
        if shapes != other_shapes:
            raise ValueError(
                f"layer {l} of {name} has the shapes {shapes} and of {other_name} {other_shapes}: they must be the same"
            )
