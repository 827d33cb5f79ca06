"""Every figure that lesson 6 states, computed anew. The other lessons' are in test_figures.py."""

import numpy as np
import pytest
from networks import network
from numpy.testing import assert_allclose, assert_array_equal

from xorlib import X, bce_loss, best_accuracy, fit, forward, minibatches, noisy_xor, predict, y

SETTINGS = {"lr": 0.3, "size": 10, "beta": 0.9}


@pytest.fixture(scope="module")
def sets():
    """The training set of 40 and the test set of 4000, from one generator."""
    rng = np.random.RandomState(0)
    return noisy_xor(40, 0.3, rng), noisy_xor(4000, 0.3, rng)


@pytest.fixture(scope="module")
def another():
    """A test set from another seed."""
    return noisy_xor(4000, 0.3, np.random.RandomState(1))


def fitted(examples, epochs, width=8, seed=0):
    start = network(2, width, 1, seed=seed)
    return fit(*examples, start, epochs=epochs, rng=np.random.RandomState(seed), **SETTINGS)[0]


def score(params, examples):
    """The share right in per cent, and the mean loss."""
    inputs, targets = examples
    loss = bce_loss(forward(inputs, params)[-1], targets) / len(inputs)
    return 100 * np.mean(predict(inputs, params) == targets), loss


def quadrant_rule(inputs):
    return (inputs[:, :1] > 0.5) != (inputs[:, 1:] > 0.5)


def test_the_first_example_and_the_corners(sets):
    (inputs, targets), (new, _) = sets
    assert (inputs.shape, targets.shape, new.shape) == ((40, 2), (40, 1), (4000, 2))
    assert_allclose(inputs[0], [0.5292157, 0.12004716], atol=5e-9)
    assert_array_equal(targets[:8].ravel(), np.tile(y.ravel(), 2))
    assert_allclose(new.reshape(1000, 4, 2).mean(axis=0), X, atol=0.03)


def test_the_ceiling():
    assert best_accuracy(0.3) == pytest.approx(0.9089871309950901, rel=1e-14)
    shown = [f"{best_accuracy(noise):.4f}" for noise in (0.1, 0.3, 0.6, 1.2)]
    assert shown == ["1.0000", "0.9090", "0.6772", "0.5522"]


def test_the_quadrant_rule_reaches_it(sets, another):
    (inputs, targets), new = sets
    assert np.sum(quadrant_rule(inputs) != targets) == 4
    shares = [100 * np.mean(quadrant_rule(some[0]) == some[1]) for some in (new, another)]
    assert_allclose(shares, [91.025, 91.075])
    many = noisy_xor(400_000, 0.3, np.random.RandomState(2))
    assert np.mean(quadrant_rule(many[0]) == many[1]) == pytest.approx(best_accuracy(0.3), abs=0.002)


@pytest.mark.parametrize("noise", [0.3, 0.6])
def test_no_rule_is_better(noise):
    """Where the target 1 is the more probable one by Bayes' rule, and nowhere else, the quadrant rule gives it."""
    points = np.random.RandomState(0).uniform(-1, 2, (1000, 2))
    density = np.exp(-((points[:, None] - X) ** 2).sum(axis=2) / (2 * noise**2))  # of each corner's cloud
    one = density @ y > density @ (1 - y)
    assert_array_equal(one, quadrant_rule(points))


@pytest.mark.parametrize(
    "epochs, on_training_set, on_test_set",
    [
        (30, (95.0, 0.198), (88.775, 0.295)),
        (100, (100.0, 0.047), (85.4, 0.394)),
        (300, (100.0, 0.009), (84.6, 0.612)),
        (3000, (100.0, 0.0005), (84.7, 0.971)),
    ],
)
def test_the_longer_run_is_surer_and_no_better(sets, epochs, on_training_set, on_test_set):
    params = fitted(sets[0], epochs)
    for examples, (right, loss) in zip(sets, (on_training_set, on_test_set)):
        assert score(params, examples) == (pytest.approx(right, abs=0.05), pytest.approx(loss, abs=0.0006))


def test_the_test_loss_is_lowest_after_30_of_the_epochs_shown(sets):
    losses = {epochs: score(fitted(sets[0], epochs), sets[1])[1] for epochs in (1, 3, 10, 30, 100, 300)}
    assert min(losses, key=losses.get) == 30


@pytest.mark.parametrize("width, right", [(2, (82.5, 80.1)), (8, (100.0, 84.6)), (50, (100.0, 84.2))])
def test_a_wider_layer_neither_helps_nor_harms(sets, width, right):
    params = fitted(sets[0], 300, width)
    assert [score(params, examples)[0] for examples in sets] == [pytest.approx(share, abs=0.06) for share in right]


@pytest.mark.parametrize(
    "n, epochs, seed, right",
    [(40, 300, 0, 85.3), (400, 100, 0, 86.9), (400, 100, 1, 89.1), (4000, 30, 0, 90.7), (4000, 30, 1, 87.9)],
)
def test_more_examples_help(another, n, epochs, seed, right):
    params = fitted(noisy_xor(n, 0.3, np.random.RandomState(0)), epochs, seed=seed)
    assert score(params, another)[0] == pytest.approx(right, abs=0.05)


def test_the_400_hold_some_of_the_first_test_set(sets):
    """Hence the test set from another seed."""
    longer, _ = noisy_xor(400, 0.3, np.random.RandomState(0))
    assert_array_equal(longer[40:], sets[1][0][:360])


def test_an_epoch_takes_each_example_once():
    batches = minibatches(40, 10, np.random.RandomState(0))
    assert [len(batch) for batch in batches] == [10, 10, 10, 10]
    assert_array_equal(np.sort(np.concatenate(batches)), np.arange(40))
