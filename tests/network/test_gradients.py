"""Backpropagation against autograd and finite differences; the tools of lesson 3's gradient check."""

import numpy as np
import pytest
from autograd import grad
from hypothesis import given
from hypothesis import strategies as st
from networks import assert_same, assert_unchanged, error_naming, network, problems

from xorlib import (
    X,
    affine,
    backward,
    broken_backward,
    compare_gradients,
    forward,
    numerical_gradients,
    objective,
    sigmoid,
    y,
)

TWO_LAYERS = problems(depths=st.just(2))


def cubes(params):
    """The sum of p^3 over the parameters: its central difference is 3 p^2 + eps^2 exactly."""
    return sum(np.sum(W**3) + np.sum(b**3) for W, b in params)


@given(problems())
def test_backward_agrees_with_autograd(problem):
    inputs, targets, params = problem
    found = backward(forward(inputs, params), targets, params)
    assert_same(found, grad(objective)(params, inputs, targets), rtol=1e-9, atol=1e-12)


@given(problems())
def test_backward_agrees_with_finite_differences(problem):
    inputs, targets, params = problem
    found = backward(forward(inputs, params), targets, params)
    expected = numerical_gradients(lambda p: objective(p, inputs, targets), params)
    assert_same(found, expected, rtol=1e-5, atol=1e-7)


@given(problems())
def test_the_gradient_of_a_batch_is_the_sum_over_its_examples(problem):
    inputs, targets, params = problem
    total = [(np.zeros_like(W), np.zeros_like(b)) for W, b in params]
    for i in range(len(inputs)):
        grads = backward(forward(inputs[i : i + 1], params), targets[i : i + 1], params)
        total = [(W + dW, b + db) for (W, b), (dW, db) in zip(total, grads)]
    assert_same(backward(forward(inputs, params), targets, params), total, rtol=1e-9, atol=1e-12)


@given(TWO_LAYERS)
def test_the_formulas_of_two_layers_written_out(problem):
    inputs, targets, params = problem
    [(W1, b1), (W2, b2)] = params
    A1 = sigmoid(affine(inputs, W1, b1))
    A2 = sigmoid(affine(A1, W2, b2))
    delta2 = (-targets / A2 + (1 - targets) / (1 - A2)) * A2 * (1 - A2)
    delta1 = delta2 @ W2 * A1 * (1 - A1)
    expected = [(delta1.T @ inputs, delta1.sum(axis=0)), (delta2.T @ A1, delta2.sum(axis=0))]
    assert_same(backward([inputs, A1, A2], targets, params), expected, rtol=1e-9, atol=1e-12)


def test_two_hidden_units_that_are_equal_get_equal_gradients():
    equal = [(np.full((2, 2), 0.7), np.full(2, 0.1)), (np.full((1, 2), 0.4), np.zeros(1))]
    (dW1, db1), (dW2, _) = backward(forward(X, equal), y, equal)
    np.testing.assert_array_equal(dW1[0], dW1[1])
    assert db1[0] == db1[1]
    assert dW2[0, 0] == dW2[0, 1]


# Finite differences


@given(problems(), st.sampled_from([0.1, 0.01]))
def test_numerical_gradients_are_central_differences_with_the_given_eps(problem, eps):
    _, _, params = problem
    expected = [(3 * W**2 + eps**2, 3 * b**2 + eps**2) for W, b in params]
    assert_same(numerical_gradients(cubes, params, eps), expected, rtol=1e-9, atol=1e-9)


def test_the_error_of_a_central_difference_falls_as_the_square_of_eps():
    params, errors = network(2, 2, 1), []
    exact = backward(forward(X, params), y, params)
    for eps in (0.1, 0.01):
        [(dW, _), _] = numerical_gradients(lambda p: objective(p, X, y), params, eps)
        errors.append(np.max(np.abs(dW - exact[0][0])))
    assert errors[0] / errors[1] == pytest.approx(100, rel=0.1)


def test_numerical_gradients_of_whole_numbers_are_not_rounded():
    ((dW, db),) = numerical_gradients(cubes, [(np.array([[1, 2]]), np.array([3]))], 0.1)
    np.testing.assert_allclose(dW, [[3.01, 12.01]])
    np.testing.assert_allclose(db, [27.01])


@pytest.mark.parametrize("eps", [0, -1e-6, np.nan, np.inf])
def test_an_eps_without_a_quotient_is_named(eps):
    with error_naming("eps", eps):
        numerical_gradients(cubes, network(2, 1), eps)


def test_parameters_that_are_not_finite_are_named():
    with error_naming("layer 1 of params", (1, 2)):
        numerical_gradients(cubes, [(np.array([[1.0, np.nan]]), np.zeros(1))])


# The bug hunt


@given(TWO_LAYERS)
def test_broken_backward_is_wrong_in_dW1_alone(problem):
    inputs, targets, params = problem
    A = forward(inputs, params)
    (dW1, db1), second = broken_backward(A, targets, params)
    (right_W1, right_b1), right_second = backward(A, targets, params)
    assert dW1.shape != right_W1.shape or not np.allclose(dW1, right_W1, rtol=1e-9)
    assert_same([(right_W1, db1), second], [(right_W1, right_b1), right_second], rtol=1e-9, atol=1e-12)


def test_on_xor_every_shape_of_broken_backward_is_right():
    params = network(2, 2, 1)
    broken = broken_backward(forward(X, params), y, params)
    assert [(dW.shape, db.shape) for dW, db in broken] == [(W.shape, b.shape) for W, b in params]


def test_broken_backward_names_what_it_is_not_written_for():
    params = network(2, 3, 2, 1)
    with error_naming("params has 3 layers", "two"):
        broken_backward(forward(X, params), y, params)
    with error_naming("A[-1]", (4, 1), "y", (4,)):
        broken_backward(forward(X, network(2, 2, 1)), y.ravel(), network(2, 2, 1))


# The comparison


def test_the_table_says_for_each_quantity_exact_approximate_and_by_how_much():
    [(W, b)] = expected = [(np.array([[1.0, 2.0]]), np.array([4.0]))]
    near = [(W + np.array([[0, 1e-10]]), b - 0.25)]
    assert compare_gradients(near, expected).splitlines() == [
        "quantity    exact   approximate   largest difference",
        "dW1         no      yes           below 1e-6",
        "db1         no      no            0.250000",
    ]
    assert compare_gradients(expected, expected).count("yes     yes           below 1e-6") == 2


def test_the_tolerances_of_the_table_are_those_given():
    near = [(np.array([[1.0 + 1e-6]]), np.array([1e-8]))], [(np.array([[1.0]]), np.array([0.0]))]
    assert compare_gradients(*near).count("no      no ") == 2
    assert compare_gradients(*near, rtol=1e-5, atol=1e-7).count("no      yes") == 2


def test_the_table_calls_nothing_right_that_is_not_a_number():
    table = compare_gradients([(np.array([[np.nan]]), np.ones(1))], [(np.ones((1, 1)), np.ones(1))])
    assert "dW1         no      no            nan" in table


def test_the_table_names_the_broken_gradient():
    params = network(2, 2, 1)
    A = forward(X, params)
    rows = compare_gradients(broken_backward(A, y, params), backward(A, y, params)).splitlines()[1:]
    assert [row.split()[:2] for row in rows] == [["dW1", "no"], ["db1", "yes"], ["dW2", "yes"], ["db2", "yes"]]


@pytest.mark.parametrize(
    "yours, parts",
    [
        (network(2, 2), ["yours has 1 layers", "expected has 2"]),
        (network(2, 3, 1), ["layer 1 of yours", (3, 2), "expected", (2, 2)]),
    ],
    ids=["fewer layers", "a wider layer"],
)
def test_structures_that_differ_are_named_with_both_shapes(yours, parts):
    with error_naming(*parts):
        compare_gradients(yours, network(2, 2, 1))


@given(TWO_LAYERS)
def test_no_function_changes_its_arguments(problem):
    inputs, targets, params = problem
    A = forward(inputs, params)
    grads = backward(A, targets, params)
    for call in [
        (numerical_gradients, cubes, params),
        (broken_backward, A, targets, params),
        (compare_gradients, grads, params),
    ]:
        assert_unchanged(*call)
