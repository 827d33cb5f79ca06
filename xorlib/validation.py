"""Validation of arguments: each function raises a ValueError that names the argument, and the shapes in question.

`getval` gives the value of an array that autograd is tracing.
"""

from collections.abc import Sequence
from numbers import Integral

import numpy as np
from autograd.tracer import getval
from numpy.typing import ArrayLike

Pairs = Sequence[tuple[ArrayLike, ArrayLike]]  # (W, b) of each layer, or (dW, db)


def require_finite(**arrays: ArrayLike) -> None:
    """No entry is infinite or not a number."""
    for name, array in arrays.items():
        if not np.isfinite(getval(array)).all():
            raise ValueError(f"{name}, of shape {np.shape(array)}, has an entry that is infinite or not a number")


def require_examples(**arrays: ArrayLike) -> None:
    """There is at least one example, and each is finite."""
    for name, array in arrays.items():
        if np.size(array) == 0:
            raise ValueError(f"{name} has shape {np.shape(array)}: it must hold at least one example")
    require_finite(**arrays)


def require_probabilities(y_hat: ArrayLike) -> None:
    """Every entry lies strictly between 0 and 1."""
    p = np.asarray(getval(y_hat))
    if not np.all((p > 0) & (p < 1)):
        raise ValueError(
            "y_hat must lie strictly between 0 and 1, where the logarithms are finite; "
            "an output of exactly 0 or 1 comes from parameters that have grown very large, or y stands "
            "where y_hat belongs: the outputs come first"
        )


def require_finite_layers(**lists: Pairs) -> None:
    """No weight or bias, or gradient of one, is infinite or not a number."""
    for name, params in lists.items():
        for l, pair in enumerate(params, start=1):
            for array in pair:
                require_finite(**{f"layer {l} of {name}": array})


def require_count(least: int, **counts: int) -> None:
    """A whole number, at least `least`."""
    for name, count in counts.items():
        if not isinstance(count, Integral) or count < least:
            raise ValueError(f"{name} is {count}: it must be a whole number, {least} or more")


def require_same_shape(**arrays: ArrayLike) -> None:
    """Two arrays have the same shape."""
    (name, array), (other_name, other) = arrays.items()
    if np.shape(array) != np.shape(other):
        raise ValueError(
            f"{name} has shape {np.shape(array)} and {other_name} has shape {np.shape(other)}: they must be the same"
        )


def require_layer(A: ArrayLike, W: ArrayLike, b: ArrayLike) -> None:
    """The shapes fit A W^T + b, and every entry is finite."""
    if np.ndim(A) != 2 or np.ndim(W) != 2 or np.shape(W)[1] != np.shape(A)[1]:
        raise ValueError(
            f"W has shape {np.shape(W)} and A has shape {np.shape(A)}: they must be (n_out, n_in) and (N, n_in)"
        )
    if np.shape(b) != np.shape(W)[:1]:
        raise ValueError(
            f"b has shape {np.shape(b)} and W has shape {np.shape(W)}: they must be (n_out,) and (n_out, n_in)"
        )
    require_finite(A=A, W=W, b=b)


def require_fit(A: Sequence[ArrayLike], y: ArrayLike, params: Pairs) -> None:
    """A, y and params belong to the same forward pass."""
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


def require_same_structure(**lists: Pairs) -> None:
    """Two lists of pairs have as many layers, and the same shapes in each."""
    (name, params), (other_name, others) = lists.items()
    if len(params) != len(others):
        raise ValueError(f"{name} has {len(params)} layers and {other_name} has {len(others)}: they must be the same")
    for l, (pair, other) in enumerate(zip(params, others), start=1):
        shapes, other_shapes = [np.shape(array) for array in pair], [np.shape(array) for array in other]
        if shapes != other_shapes:
            raise ValueError(
                f"layer {l} of {name} has the shapes {shapes} and of {other_name} {other_shapes}: they must be the same"
            )
