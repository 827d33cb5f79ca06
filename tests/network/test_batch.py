"""Many networks at once: the same numbers as one by one, and what the batch refuses."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from networks import DEPTHS, SEEDS, assert_same, assert_unchanged, error_naming, network

from xorlib import (
    X,
    bce_loss,
    forward,
    forward_many,
    init_many,
    init_params,
    losses_many,
    success_rate,
    train,
    train_many,
    y,
)


@st.composite
def batches(draw):
    """(X, y, the networks one by one, the same as a batch), one output each."""
    depth = draw(DEPTHS)
    sizes = [*draw(st.lists(st.integers(1, 4), min_size=depth, max_size=depth)), 1]
    seeds = draw(st.lists(SEEDS, min_size=1, max_size=4))
    rng = np.random.RandomState(draw(SEEDS))
    N = draw(st.integers(1, 5))
    singles = [init_params(sizes, np.random.RandomState(seed)) for seed in seeds]
    return (
        rng.standard_normal((N, sizes[0])),
        rng.randint(2, size=(N, 1)).astype(float),
        singles,
        init_many(sizes, seeds),
    )


def pick(params_batch, r):
    return [(W[r], b[r]) for W, b in params_batch]


@given(batches())
def test_init_many_stacks_the_network_of_each_seed(batch):
    _, _, singles, params_batch = batch
    for r, params in enumerate(singles):
        assert_same(pick(params_batch, r), params, rtol=0)


@given(batches())
def test_forward_many_is_forward_one_by_one(batch):
    inputs, _, singles, params_batch = batch
    A = forward_many(inputs, params_batch)
    assert A[0] is inputs
    for r, params in enumerate(singles):
        for together, alone in zip(A[1:], forward(inputs, params)[1:], strict=True):
            np.testing.assert_allclose(together[r], alone, rtol=1e-12)


@given(batches(), st.integers(0, 12))
def test_train_many_is_train_one_by_one(batch, epochs):
    inputs, targets, singles, params_batch = batch
    trained, losses = train_many(inputs, targets, params_batch, 0.3, epochs)
    assert losses.shape == (epochs, len(singles))
    for r, params in enumerate(singles):
        expected, expected_losses = train(inputs, targets, params, 0.3, epochs)
        assert_same(pick(trained, r), expected, rtol=1e-9, atol=1e-12)
        np.testing.assert_allclose(losses[:, r], expected_losses, rtol=1e-9)


@given(batches())
def test_losses_many_is_the_loss_of_each_network(batch):
    inputs, targets, singles, params_batch = batch
    expected = [bce_loss(forward(inputs, params)[-1], targets) for params in singles]
    np.testing.assert_allclose(losses_many(forward_many(inputs, params_batch)[-1], targets), expected)


@given(batches())
def test_no_function_changes_its_arguments(batch):
    inputs, targets, _, params_batch = batch
    assert_unchanged(forward_many, inputs, params_batch)
    assert_unchanged(losses_many, forward_many(inputs, params_batch)[-1], targets)
    assert_unchanged(train_many, inputs, targets, params_batch, 0.3, 3)


def success_rate_one_by_one(seeds, lr, epochs):
    def final_loss(seed):
        params, _ = train(X, y, init_params([2, 2, 1], np.random.RandomState(seed)), lr, epochs)
        return bce_loss(forward(X, params)[-1], y)

    return sum(final_loss(seed) < 0.1 for seed in seeds) / len(seeds)


@pytest.mark.parametrize(
    "seeds, lr, epochs",
    [(range(12), 1.0, 400), ([30, 32, 32], 2.0, 110), ([0], 1.0, 0)],
    ids=["some", "a list, one seed twice", "no epoch"],
)
def test_the_success_rate_is_the_share_of_runs_that_end_below_a_tenth(seeds, lr, epochs):
    expected = success_rate_one_by_one(seeds, lr, epochs)
    assert 0 < expected < 1 or epochs == 0
    share = success_rate(seeds, lr, epochs)
    assert type(share) is float and share == pytest.approx(expected)


# Bad input


@pytest.mark.parametrize(
    "params_batch, parts",
    [
        (network(2, 2, 1), ["layer 1", (2, 2), (2,)]),
        ([(np.ones((3, 2, 2)), np.ones((3, 1)))], ["layer 1", (3, 2, 2), (3, 1)]),
        ([(np.ones((0, 2, 2)), np.ones((0, 2)))], ["layer 1", (0, 2, 2), (0, 2)]),
        (init_many([2, 2], range(3)) + init_many([2, 1], range(1)), ["layer 2", (1, 1, 2), (3, 2, 2)]),
        (init_many([2, 2], range(3)) + init_many([3, 1], range(3)), ["layer 2", (1, 3), (4, 2)]),
        (init_many([3, 2, 1], range(3)), ["layer 1", (2, 3), "X", (4, 2)]),
        ([], ["empty"]),
    ],
    ids=[
        "a single network",
        "a bias too short",
        "no network",
        "another R",
        "layers that do not follow",
        "another n_0",
        "no layer",
    ],
)
@pytest.mark.parametrize(
    "call", [lambda p: forward_many(X, p), lambda p: train_many(X, y, p, 1.0, 2)], ids=["forward_many", "train_many"]
)
def test_a_batch_that_does_not_fit_is_named_with_both_shapes(call, params_batch, parts):
    with error_naming("params", *parts):
        call(params_batch)


@pytest.mark.parametrize("other", [y.ravel(), y[:3], np.hstack([y, y])], ids=np.shape)
def test_a_y_of_another_shape_is_named_with_both_shapes(other):
    with error_naming("y", other.shape, "y_hat", (3, 4, 1)):
        train_many(X, other, init_many([2, 2, 1], range(3)), 1.0, 2)


@pytest.mark.parametrize("value", [np.nan, np.inf])
def test_values_that_are_not_finite_are_named(value):
    good = init_many([2, 2, 1], range(3))
    bad = [good[0], (good[1][0], np.full((3, 1), value))]
    for name, call in {
        "X, of shape (4, 2)": lambda: train_many(np.full((4, 2), value), y, good, 1.0, 2),
        "y, of shape (4, 1)": lambda: train_many(X, np.full((4, 1), value), good, 1.0, 2),
        "layer 2 of params_batch, of shape (3, 1)": lambda: train_many(X, y, bad, 1.0, 2),
        "lr": lambda: train_many(X, y, good, value, 2),
        "layer 2 of params_batch": lambda: forward_many(X, bad),
    }.items():
        with error_naming(name, "infinite or not a number"):
            call()


def test_an_output_without_a_logarithm_is_named():
    with error_naming("y_hat"):
        train_many(X, y, [(np.full((3, 1, 2), 1e3), np.zeros((3, 1)))], 1.0, 2)


def test_an_empty_batch_of_examples_is_named_with_its_shape():
    with error_naming("X", (0, 2)):
        forward_many(np.ones((0, 2)), init_many([2, 1], range(3)))
    with error_naming("y", (0, 1)):
        train_many(X, np.ones((0, 1)), init_many([2, 1], range(3)), 1.0, 2)


@pytest.mark.parametrize("epochs", [-1, 1.5])
def test_epochs_that_cannot_be_counted_are_named(epochs):
    with error_naming("epochs", epochs):
        train_many(X, y, init_many([2, 2, 1], range(3)), 1.0, epochs)
    with error_naming("epochs", epochs):
        success_rate(range(3), 1.0, epochs)


def test_no_seeds_and_wrong_sizes_are_named():
    with error_naming("seeds is empty"):
        init_many([2, 2, 1], [])
    with error_naming("seeds is empty"):
        success_rate([], 1.0, 10)
    with error_naming("sizes", [2, 0, 1]):
        init_many([2, 0, 1], range(3))
