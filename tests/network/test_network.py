"""The reference network: each function against its formula, its properties, and what it refuses."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays
from networks import SEEDS, assert_same, assert_unchanged, error_naming, network, problems

from xorlib import (
    X,
    affine,
    backward,
    bce_loss,
    forward,
    gradient_step,
    init_params,
    objective,
    predict,
    relu,
    sigmoid,
    train,
    y,
)

ANY = arrays(float, array_shapes(max_dims=2, max_side=5), elements=st.floats(-1e300, 1e300))
MODERATE = arrays(float, array_shapes(max_dims=2, max_side=5), elements=st.floats(-30, 30))
NOT_FINITE = [np.nan, np.inf, -np.inf]


def spoilt(array, value):
    """A copy whose last entry is the value."""
    copy = np.array(array, dtype=float)
    copy.flat[-1] = value
    return copy


# The activations


@given(ANY)
def test_relu_is_z_above_zero_and_zero_elsewhere(z):
    np.testing.assert_array_equal(relu(z), np.where(z > 0, z, 0))


@given(ANY)
def test_relu_twice_is_relu_once(z):
    np.testing.assert_array_equal(relu(relu(z)), relu(z))


def test_relu_gives_a_new_array_even_where_nothing_is_negative():
    z = np.array([1.0, 2.0])
    assert not np.shares_memory(relu(z), z)


@given(MODERATE)
def test_sigmoid_is_one_over_one_plus_e_to_the_minus_z(z):
    np.testing.assert_allclose(sigmoid(z), 1 / (1 + np.exp(-z)), rtol=0, atol=1e-15)


@given(ANY)
def test_sigmoid_of_minus_z_is_one_minus_sigmoid_of_z(z):
    np.testing.assert_allclose(sigmoid(-z), 1 - sigmoid(z), rtol=0, atol=1e-15)


@given(ANY)
def test_sigmoid_stays_between_zero_and_one_and_overflows_nowhere(z):
    with np.errstate(over="raise", invalid="raise"):
        p = sigmoid(z)
    assert np.all((p >= 0) & (p <= 1))


def test_sigmoid_at_zero_and_at_the_ends():
    np.testing.assert_array_equal(sigmoid(np.array([-np.inf, -1e308, 0.0, 1e308, np.inf])), [0, 0, 0.5, 1, 1])


# Forward


@given(problems(), st.floats(-5, 5), st.floats(-5, 5))
def test_affine_without_bias_is_linear_in_A(problem, s, t):
    A, _, [(W, b), *_] = problem
    no_bias = np.zeros_like(b)
    np.testing.assert_allclose(
        affine(s * A + t * A[::-1], W, no_bias), s * affine(A, W, no_bias) + t * affine(A[::-1], W, no_bias), atol=1e-9
    )


@given(problems())
def test_affine_is_a_dot_product_and_a_bias_for_each_example_and_unit(problem):
    A, _, [(W, b), *_] = problem
    expected = [[sum(a * w for a, w in zip(row, weights)) + bias for weights, bias in zip(W, b)] for row in A]
    np.testing.assert_allclose(affine(A, W, b), expected, rtol=1e-12, atol=1e-12)


@given(problems())
def test_forward_lists_X_and_one_activation_a_layer(problem):
    inputs, _, params = problem
    A = forward(inputs, params)
    assert A[0] is inputs
    assert [a.shape for a in A[1:]] == [(len(inputs), len(b)) for _, b in params]


@given(problems(), st.sampled_from([relu, sigmoid, np.tanh]))
def test_forward_activates_each_layer_from_the_one_before(problem, activation):
    inputs, _, params = problem
    A = forward(inputs, params, activation)
    for l, (W, b) in enumerate(params, start=1):
        np.testing.assert_array_equal(A[l], activation(affine(A[l - 1], W, b)))


def test_forward_takes_the_sigmoid_by_default():
    params = network(2, 3, 1)
    np.testing.assert_array_equal(forward(X, params)[-1], forward(X, params, sigmoid)[-1])


@given(problems())
def test_examples_pass_through_the_network_one_by_one(problem):
    inputs, _, params = problem
    apart = np.vstack([forward(inputs[i : i + 1], params)[-1] for i in range(len(inputs))])
    np.testing.assert_allclose(forward(inputs, params)[-1], apart, rtol=1e-12)


@given(problems())
def test_predict_gives_integers_one_where_the_output_is_above_a_half(problem):
    inputs, _, params = problem
    predicted = predict(inputs, params)
    assert np.issubdtype(predicted.dtype, np.integer)
    np.testing.assert_array_equal(predicted, np.where(forward(inputs, params)[-1] > 0.5, 1, 0))


def test_an_output_of_exactly_a_half_is_predicted_as_zero():
    np.testing.assert_array_equal(predict(X, [(np.zeros((1, 2)), np.zeros(1))]), np.zeros((4, 1)))


# Random parameters


@pytest.mark.parametrize("make", [np.random.RandomState, np.random.default_rng])
def test_init_params_draws_W_row_by_row_then_b_layer_by_layer(make):
    drawn = make(7).standard_normal(3 * 2 + 3 + 2 * 3 + 2)
    expected = [(drawn[:6].reshape(3, 2), drawn[6:9]), (drawn[9:15].reshape(2, 3), drawn[15:])]
    assert_same(init_params([2, 3, 2], make(7)), expected, rtol=0)


def test_init_params_leaves_the_global_random_state():
    before = np.random.get_state()[1].copy()
    network(2, 2, 1)
    np.testing.assert_array_equal(np.random.get_state()[1], before)


@pytest.mark.parametrize("sizes", [[2], [], [2, 0, 1], [2, -1], [2, 1.5, 1]], ids=str)
def test_wrong_sizes_are_named(sizes):
    with error_naming("sizes", sizes):
        init_params(sizes, np.random.RandomState(0))


# The loss


@given(problems())
def test_the_loss_sums_minus_the_log_of_the_probability_of_each_target(problem):
    inputs, targets, params = problem
    y_hat = forward(inputs, params)[-1]
    expected = sum(-np.log(p if t else 1 - p) for p, t in zip(y_hat.flat, targets.flat))
    assert bce_loss(y_hat, targets) == pytest.approx(expected, rel=1e-12)


@given(problems(), SEEDS)
def test_the_order_of_the_examples_leaves_the_loss(problem, seed):
    inputs, targets, params = problem
    order = np.random.RandomState(seed).permutation(len(inputs))
    assert objective(params, inputs[order], targets[order]) == pytest.approx(objective(params, inputs, targets))


def test_the_loss_is_a_number_and_no_array():
    assert np.shape(objective(network(2, 2, 1), X, y)) == ()


@pytest.mark.parametrize("value", [0.0, 1.0, -0.1, 1.1, np.nan])
def test_an_output_without_a_logarithm_is_named(value):
    with error_naming("y_hat"):
        bce_loss(np.array([[0.5], [value]]), np.array([[1.0], [0.0]]))


# Descent


@given(problems())
def test_a_gradient_step_goes_lr_times_the_gradient_down(problem):
    _, _, params = problem
    grads = [(W + 1, b - 1) for W, b in params]
    expected = [(W - 0.3 * (W + 1), b - 0.3 * (b - 1)) for W, b in params]
    assert_same(gradient_step(params, grads, 0.3), expected, rtol=1e-12)


@given(problems())
def test_a_small_enough_step_lowers_the_loss(problem):
    inputs, targets, params = problem
    grads = backward(forward(inputs, params), targets, params)
    stepped = gradient_step(params, grads, 1e-4)
    assert objective(stepped, inputs, targets) < objective(params, inputs, targets)


@given(problems(), st.integers(0, 5))
def test_train_returns_the_loss_before_each_update(problem, epochs):
    inputs, targets, params = problem
    trained, losses = train(inputs, targets, params, 0.1, epochs)
    assert len(losses) == epochs
    for loss in losses:
        assert loss == objective(params, inputs, targets)
        params = gradient_step(params, backward(forward(inputs, params), targets, params), 0.1)
    assert_same(trained, params, rtol=0)


def test_training_on_is_training_longer():
    halfway, first = train(X, y, network(2, 2, 1), 1.0, 30)
    trained, second = train(X, y, halfway, 1.0, 40)
    expected, losses = train(X, y, network(2, 2, 1), 1.0, 70)
    assert_same(trained, expected, rtol=0)
    np.testing.assert_array_equal([*first, *second], losses)


# What holds for all of them


@given(problems())
def test_no_function_changes_its_arguments(problem):
    inputs, targets, params = problem
    A = forward(inputs, params)
    W, b = params[0]
    for call in [
        (relu, inputs),
        (sigmoid, inputs),
        (affine, inputs, W, b),
        (forward, inputs, params),
        (bce_loss, A[-1], targets),
        (objective, params, inputs, targets),
        (predict, inputs, params),
        (backward, A, targets, params),
        (gradient_step, params, params, 0.1),
        (train, inputs, targets, params, 0.1, 2),
    ]:
        assert_unchanged(*call)


@pytest.mark.parametrize(
    "A, W, b, parts",
    [
        ((4, 3), (5, 2), (5,), ["W", (5, 2), "A", (4, 3)]),
        ((4, 2), (2,), (2,), ["W", (2,), "A", (4, 2)]),
        ((2,), (5, 2), (5,), ["W", (5, 2), "A", (2,)]),
        ((4, 2), (5, 2), (2,), ["b", (2,), "W", (5, 2)]),
        ((4, 2), (5, 2), (5, 1), ["b", (5, 1), "W", (5, 2)]),
    ],
    ids=str,
)
def test_affine_names_both_shapes_that_do_not_fit(A, W, b, parts):
    with error_naming(*parts):
        affine(np.ones(A), np.ones(W), np.ones(b))


@pytest.mark.parametrize(
    "call",
    [
        lambda inputs, params: forward(inputs, params),
        lambda inputs, params: predict(inputs, params),
        lambda inputs, params: objective(params, inputs, y),
        lambda inputs, params: train(inputs, y, params, 1.0, 1),
    ],
    ids=["forward", "predict", "objective", "train"],
)
def test_an_X_too_wide_for_the_network_is_named_with_both_shapes(call):
    with error_naming("X", (4, 3), "layer 1 of params", (2, 2)):
        call(np.ones((4, 3)), network(2, 2, 1))


def test_an_error_in_the_activation_is_passed_on_as_it_is():
    def activation(z):
        raise ValueError("mine")

    with pytest.raises(ValueError, match=r"^mine$"):
        forward(X, network(2, 2, 1), activation)


def test_layers_that_do_not_follow_on_each_other_are_named_with_both_shapes():
    with error_naming("layer 2 of params", (1, 3), "A[1]", (4, 2)):
        forward(X, network(2, 2) + network(3, 1))


@pytest.mark.parametrize("other", [y.ravel(), y[:3], y.T, np.hstack([y, y])], ids=np.shape)
def test_a_y_of_another_shape_is_named_with_both_shapes(other):
    """NumPy would broadcast most of them, and the loss would be a sum over pairs."""
    params = network(2, 2, 1)
    for call in [
        lambda: objective(params, X, other),
        lambda: backward(forward(X, params), other, params),
        lambda: train(X, other, params, 1.0, 1),
    ]:
        with error_naming("y", other.shape, (4, 1)):
            call()


def test_activations_of_another_network_are_named_with_the_shapes():
    params, A = network(2, 2, 1), forward(X, network(2, 3, 1))
    with error_naming("W of layer 1", (2, 2), "A[1]", (4, 3)):
        backward(A, y, params)
    with error_naming("A has 3 activations", "params 3 layers"):
        backward(A, y, network(2, 3, 3, 1))


def test_activations_of_other_examples_are_named_with_the_shapes():
    params = network(2, 2, 1)
    A = forward(X, params)
    with error_naming("A[0]", (3, 2), "A[1]", (4, 2)):
        backward([X[:3], *A[1:]], y, params)


@pytest.mark.parametrize(
    "grads, parts",
    [
        (network(2, 2), ["1", "2"]),
        (network(2, 2, 2), ["layer 2", (1, 2), (2, 2)]),
        ([(W, b[:1]) for W, b in network(2, 2, 1)], ["layer 1", (2,), (1,)]),
    ],
    ids=["fewer layers", "a wider layer", "a bias that NumPy would broadcast"],
)
def test_gradients_of_another_structure_are_named_with_both_shapes(grads, parts):
    with error_naming("grads", "params", *parts):
        gradient_step(network(2, 2, 1), grads, 1.0)


@pytest.mark.parametrize("value", NOT_FINITE)
def test_values_that_are_not_finite_are_named(value):
    params, bad_X, bad_y = network(2, 2, 1), spoilt(X, value), spoilt(y, value)
    A, (W, b) = forward(X, params), params[0]
    bad = [params[0], (spoilt(params[1][0], value), params[1][1])]
    for name, call in {
        "X, of shape (4, 2)": lambda: forward(bad_X, params),
        "A, of shape (4, 2)": lambda: affine(bad_X, W, b),
        "W, of shape (2, 2)": lambda: affine(X, spoilt(W, value), b),
        "b, of shape (2,)": lambda: affine(X, W, spoilt(b, value)),
        "layer 2 of params": lambda: forward(X, bad),
        "y, of shape (4, 1)": lambda: bce_loss(A[-1], bad_y),
        "y, of": lambda: backward(A, bad_y, params),
        "A[0], of shape (4, 2)": lambda: backward([bad_X, *A[1:]], y, params),
        "layer 2 of grads": lambda: gradient_step(params, bad, 1.0),
        "lr": lambda: gradient_step(params, params, value),
        "X, of": lambda: train(bad_X, y, params, 1.0, 1),
        "y, of shape": lambda: train(X, bad_y, params, 1.0, 1),
        "lr, of": lambda: train(X, y, params, value, 1),
    }.items():
        with error_naming(name, "infinite or not a number"):
            call()


def test_an_empty_batch_is_named_with_its_shape():
    params, no_X, no_y = network(2, 2, 1), np.ones((0, 2)), np.ones((0, 1))
    for call in [
        lambda: forward(no_X, params),
        lambda: predict(no_X, params),
        lambda: train(no_X, no_y, params, 1.0, 1),
    ]:
        with error_naming("X", (0, 2), "at least one example"):
            call()
    for call in [lambda: bce_loss(no_y, no_y), lambda: backward([no_X, no_X, no_y], no_y, params)]:
        with error_naming("y", (0, 1), "at least one example"):
            call()


@pytest.mark.parametrize("epochs", [-1, 2.5])
def test_epochs_that_cannot_be_counted_are_named(epochs):
    with error_naming("epochs", epochs):
        train(X, y, network(2, 2, 1), 1.0, epochs)
