"""Noisy examples, batches and momentum: what they are by their definitions, and what they refuse."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from networks import SEEDS, assert_same, assert_unchanged, error_naming, network, problems
from numpy.testing import assert_allclose, assert_array_equal

from xorlib import X, best_accuracy, fit, gradient_step, minibatches, momentum_step, noisy_xor, train, y

GENERATORS = [np.random.RandomState, np.random.default_rng]


@pytest.mark.parametrize("generator", GENERATORS)
@pytest.mark.parametrize("n", [1, 3, 4, 10])
def test_an_example_is_its_corner_plus_the_noise_of_one_call(generator, n):
    inputs, targets = noisy_xor(n, 0.5, generator(3))
    z = generator(3).standard_normal((n, 2))
    for i in range(n):
        assert_array_equal(inputs[i], X[i % 4] + 0.5 * z[i])
        assert_array_equal(targets[i], y[i % 4])


def test_without_noise_the_examples_are_the_corners_in_new_arrays():
    inputs, targets = noisy_xor(4, 0.0, np.random.RandomState(0))
    assert_array_equal(inputs, X)
    assert_array_equal(targets, y)
    inputs += 1
    targets += 1
    assert X.max() == y.max() == 1


def test_the_ceiling_falls_from_certainty_to_chance():
    ceilings = [best_accuracy(noise) for noise in (0.01, 0.1, 0.3, 1.0, 10.0, 1000.0)]
    assert ceilings == sorted(ceilings, reverse=True)
    assert ceilings[0] == 1 and ceilings[-1] == pytest.approx(0.5, abs=1e-6)
    assert type(best_accuracy(0.3)) is float


@pytest.mark.parametrize("generator", GENERATORS)
@given(n=st.integers(1, 40), size=st.integers(1, 50), seed=SEEDS)
def test_batches_are_one_permutation_in_pieces(generator, n, size, seed):
    batches = minibatches(n, size, generator(seed))
    assert_array_equal(np.concatenate(batches), generator(seed).permutation(n))
    assert all(len(batch) == size for batch in batches[:-1])
    assert 1 <= len(batches[-1]) <= size


@given(problems(), st.floats(0, 1), st.floats(0.01, 2))
def test_momentum_is_its_formula_layer_by_layer(problem, beta, lr):
    _, _, params = problem
    velocity, grads = ([(k * W + 1, k * b - 1) for W, b in params] for k in (0.3, -2.0))
    stepped, faster = momentum_step(params, velocity, grads, lr, beta)
    expected = [(beta * vW + dW, beta * vb + db) for (vW, vb), (dW, db) in zip(velocity, grads)]
    assert_same(faster, expected)
    assert_same(stepped, gradient_step(params, expected, lr))
    assert_unchanged(momentum_step, params, velocity, grads, lr, beta)


def test_one_batch_without_momentum_is_the_descent_of_lesson_4():
    """Its mean gradient takes a rate that is N times as large."""
    start = network(2, 3, 1)
    fitted, losses = fit(X, y, start, 4 * 0.7, 20, 4, 0.0, np.random.RandomState(0))
    trained, sums = train(X, y, start, 0.7, 20)
    assert_same(fitted, trained, rtol=1e-9)
    assert_allclose(losses, sums / 4, rtol=1e-9)


def test_a_short_run_is_the_beginning_of_a_long_one():
    examples, start = noisy_xor(10, 0.3, np.random.RandomState(0)), network(2, 3, 1)
    runs = [fit(*examples, start, 0.3, epochs, 4, 0.9, np.random.RandomState(1)) for epochs in (3, 4)]
    assert_array_equal(runs[0][1], runs[1][1][:3])
    rng = np.random.RandomState(1)
    assert_same(fit(*examples, start, 0.3, 3, 4, 0.9, rng)[0], runs[0][0], rtol=0)
    assert rng.random_sample() != np.random.RandomState(1).random_sample()  # it went on


def test_no_epoch_changes_nothing():
    start = network(2, 3, 1)
    params, losses = fit(X, y, start, 0.3, 0, 2, 0.9, np.random.RandomState(0))
    assert losses.shape == (0,)
    assert_same(params, start, rtol=0)


def test_fit_leaves_its_arguments():
    assert_unchanged(lambda *args: fit(*args, 0.3, 3, 3, 0.9, np.random.RandomState(0)), X, y, network(2, 2, 1))


@pytest.mark.parametrize(
    "call, parts",
    [
        (lambda rng: noisy_xor(0, 0.3, rng), ["n is 0", "1 or more"]),
        (lambda rng: noisy_xor(4, -0.3, rng), ["noise is -0.3", "0 or more"]),
        (lambda rng: noisy_xor(4, math.inf, rng), ["noise is inf", "finite"]),
        (lambda rng: best_accuracy(0.0), ["noise is 0.0", "above 0"]),
        (lambda rng: best_accuracy(math.nan), ["noise is nan"]),
        (lambda rng: minibatches(0, 3, rng), ["n is 0"]),
        (lambda rng: minibatches(3, 2.5, rng), ["size is 2.5"]),
        (lambda rng: fit(X, y, network(2, 2, 1), 0.3, -1, 2, 0.9, rng), ["epochs is -1"]),
        (lambda rng: fit(X, y, network(3, 2, 1), 0.3, 1, 2, 0.9, rng), ["layer 1", "(2, 3)"]),
        (lambda rng: momentum_step(*[network(2, 2, 1)] * 3, 0.3, math.nan), ["beta"]),
        (lambda rng: momentum_step(network(2, 2, 1), network(2, 1), network(2, 2, 1), 0.3, 0.9), ["velocity has 1"]),
        (lambda rng: momentum_step(network(2, 2, 1), network(2, 2, 1), network(2, 3, 1), 0.3, 0.9), ["grads"]),
    ],
)
def test_what_cannot_be_is_refused_by_name(call, parts):
    with error_naming(*parts):
        call(np.random.RandomState(0))
