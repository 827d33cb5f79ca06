"""Random networks for the tests of xorlib, and what several of those tests say."""

import copy
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import numpy as np
import pytest
from hypothesis import strategies as st

from xorlib import init_params

DEPTHS = st.integers(1, 4)
SEEDS = st.integers(0, 2**32 - 1)


@st.composite
def problems(draw, depths=DEPTHS):
    """(X, y, params) of any widths: X (N, n_0) and params normal, y (N, n_L) of zeros and ones."""
    depth = draw(depths)
    sizes = draw(st.lists(st.integers(1, 5), min_size=depth + 1, max_size=depth + 1))
    N = draw(st.integers(1, 6))
    rng = np.random.RandomState(draw(SEEDS))
    X = rng.standard_normal((N, sizes[0]))
    y = rng.randint(2, size=(N, sizes[-1])).astype(float)
    return X, y, init_params(sizes, rng)


def network(*sizes: int, seed: int = 0) -> list:
    return init_params(sizes, np.random.RandomState(seed))


def assert_same(params, expected, **tolerance) -> None:
    """The same number of layers, and in each the same shapes and values."""
    assert len(params) == len(expected)
    for (W, b), (expected_W, expected_b) in zip(params, expected):
        assert (W.shape, b.shape) == (expected_W.shape, expected_b.shape)
        np.testing.assert_allclose(W, expected_W, **tolerance)
        np.testing.assert_allclose(b, expected_b, **tolerance)


def assert_unchanged(function: Callable, *arguments) -> None:
    """A call leaves every array in its arguments as it was."""
    before = copy.deepcopy(arguments)
    function(*arguments)
    np.testing.assert_equal(arguments, before)


@contextmanager
def error_naming(*parts: object, error: type[Exception] = ValueError) -> Iterator[None]:
    """The block raises the error, and its message says all of this: names, shapes, numbers."""
    with pytest.raises(error) as caught:
        yield
    for part in parts:
        assert str(part) in str(caught.value)
