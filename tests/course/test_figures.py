"""Every figure that the course states, lesson by lesson, computed anew.

"The seeds" are the two documents the course grew from, "Learning neural network for XOR" and "XOR RELU forward
propagation": their numbers are here with all the digits they print.
"""

import inspect

import numpy as np
import pytest
from autograd import grad
from judge import lessons
from networks import assert_same, network
from numpy.testing import assert_allclose, assert_array_equal

from xorlib import (
    X,
    affine,
    backward,
    bce_loss,
    broken_backward,
    forward,
    forward_many,
    gradient_step,
    init_many,
    losses_many,
    make_gif,
    numerical_gradients,
    objective,
    predict,
    probability_grid,
    relu,
    success_rate,
    train,
    train_many,
    train_with_snapshots,
    y,
)

GIVEN = [(np.array([[1, 1], [1, 1]]), np.array([0, -1])), (np.array([[1, -2]]), np.array([0]))]
TWO_AT_A_HALF = 2 * np.log(2)
THREE_AT_THIRDS = 3 * np.log(3) - 2 * np.log(2)

POINTS = {
    "forward_pass": {"relu": 1, "affine": 2, "forward": 3, "xnor_params": 3, "why_not_a_line": 3},
    "random_init": {"sigmoid": 2, "init_params": 3, "bce_loss": 3, "predict": 2, "why_not_zeros": 2},
    "gradients": {
        "objective": 2,
        "output_gradients": 3,
        "hidden_gradients": 4,
        "backward": 5,
        "numerical_gradients": 4,
        "fixed_backward": 2,
        "why_shapes_did_not_help": 2,
    },
    "training_loop": {
        "gradient_step": 2,
        "train": 5,
        "my_run": 2,
        "success_rate": 3,
        "train_many": 4,
        "read_the_stuck_run": 2,
    },
    "animation": {"probability_grid": 3, "train_with_snapshots": 3, "draw_frame": 3, "make_gif": 3},
    "noisy_xor": {
        "noisy_xor": 2,
        "best_accuracy": 3,
        "minibatches": 2,
        "momentum_step": 3,
        "fit": 5,
        "what_the_test_set_says": 3,
    },
}
BY_HAND = {"why_not_a_line", "why_not_zeros", "why_shapes_did_not_help", "read_the_stuck_run", "what_the_test_set_says"}


def descend(gradients, lr, epochs):
    """Descent from seed 0 with a given backward pass: (params, the loss after each update)."""
    params, losses = network(2, 2, 1), []
    for _ in range(epochs):
        params = gradient_step(params, gradients(forward(X, params), y, params), lr)
        losses.append(objective(params, X, y))
    return params, losses


# The points


def test_the_points_of_every_exercise():
    assert {name: {**lesson.points, **lesson.manual} for name, lesson in lessons().items()} == POINTS


def test_the_points_of_each_lesson_and_their_sum():
    totals = {name: sum([*lesson.points.values(), *lesson.manual.values()]) for name, lesson in lessons().items()}
    optional = totals.pop("noisy_xor")
    assert totals == {"forward_pass": 12, "random_init": 12, "gradients": 22, "training_loop": 18, "animation": 12}
    assert (sum(totals.values()), optional) == (76, 18)


def test_the_answers_marked_by_hand():
    assert {name for lesson in lessons().values() for name in lesson.manual} == BY_HAND


def test_each_lesson_is_in_its_folder():
    notebooks = [lesson.notebook for lesson in lessons().values()]
    assert [path.relative_to(path.parents[1]).as_posix() for path in notebooks] == [
        "1-forward-pass/forward_pass.ipynb",
        "2-random-init/random_init.ipynb",
        "3-gradients/gradients.ipynb",
        "4-training-loop/training_loop.ipynb",
        "5-animation/animation.ipynb",
        "6-noisy-xor/noisy_xor.ipynb",
    ]


# The conventions


def test_the_truth_table_of_xor():
    assert_array_equal(X, [[0, 0], [0, 1], [1, 0], [1, 1]])
    assert_array_equal(y, [[0], [1], [1], [0]])
    assert X.dtype == y.dtype == np.float64


def test_the_shapes_of_the_table_of_conventions():
    params = network(2, 3, 1)
    A = forward(X, params)
    assert [(W.shape, b.shape) for W, b in params] == [((3, 2), (3,)), ((1, 3), (1,))]
    assert [(dW.shape, db.shape) for dW, db in backward(A, y, params)] == [((3, 2), (3,)), ((1, 3), (1,))]
    assert [a.shape for a in A] == [(4, 2), (4, 3), (4, 1)]
    assert {array.dtype for pair in params for array in pair} == {a.dtype for a in A} == {np.dtype(np.float64)}


# Lesson 1


def test_lesson_1_the_forward_pass_of_the_given_network():
    (W1, b1), (W2, b2) = GIVEN
    A = forward(X, GIVEN, relu)
    assert_array_equal(affine(X, W1, b1), [[0, -1], [1, 0], [1, 0], [2, 1]])
    assert_array_equal(A[1], [[0, 0], [1, 0], [1, 0], [2, 1]])
    assert_array_equal(affine(A[1], W2, b2), [[0], [1], [1], [0]])
    assert_array_equal(A[2], [[0], [1], [1], [0]])


def test_lesson_1_the_hidden_layer_leaves_three_distinct_points():
    assert len(np.unique(forward(X, GIVEN, relu)[1], axis=0)) == 3


# Lesson 2


def test_lesson_2_the_parameters_of_seed_0():
    W1, b1 = np.array([[1.76405235, 0.40015721], [0.97873798, 2.2408932]]), np.array([1.86755799, -0.97727788])
    W2, b2 = np.array([[0.95008842, -0.15135721]]), np.array([-0.10321885])
    assert_same(network(2, 2, 1), [(W1, b1), (W2, b2)], rtol=0, atol=5.1e-9)


def test_lesson_2_the_forward_pass_of_seed_0():
    """Z1 and A1, Z2 and A2 as the seeds print them."""
    (W1, b1), (W2, b2) = params = network(2, 2, 1)
    A = forward(X, params)
    assert_allclose(
        affine(X, W1, b1),
        [[1.86755799, -0.97727788], [2.26771520, 1.26361532], [3.63161034, 0.00146010423], [4.03176754, 2.24235330]],
        atol=1e-8,
    )
    assert_allclose(
        A[1],
        [[0.86617546, 0.27343225], [0.9061677, 0.77964784], [0.97420925, 0.50036503], [0.98256638, 0.9039889]],
        atol=1e-8,
    )
    assert_allclose(affine(A[1], W2, b2), [[0.67833848], [0.63971526], [0.74663222], [0.69348085]], atol=1e-8)
    assert_allclose(A[2], [[0.66336776], [0.65468909], [0.67844443], [0.66674081]], atol=1e-8)


def test_lesson_2_the_loss_of_seed_0():
    assert objective(network(2, 2, 1), X, y) == pytest.approx(2.9991464995409807, rel=1e-14)


# Lesson 3


def test_lesson_3_the_gradients_of_seed_0():
    params = network(2, 2, 1)
    _, (dW2, db2) = backward(forward(X, params), y, params)
    assert_allclose(dW2, [[0.60353799, 0.35399637]], atol=1e-8)
    assert_allclose(db2, [0.6632421], atol=1e-8)


@pytest.mark.parametrize("sizes", [(2, 2, 1), (3, 4, 1), (2, 4, 3, 1)])
@pytest.mark.parametrize("seed", [0, 1])
def test_lesson_3_manual_autograd_and_numerical_gradients_agree(sizes, seed):
    rng, params = np.random.RandomState(seed), network(*sizes, seed=seed)
    inputs, targets = rng.standard_normal((6, sizes[0])), rng.randint(2, size=(6, 1)).astype(float)
    manual = backward(forward(inputs, params), targets, params)
    assert_same(manual, grad(objective)(params, inputs, targets), rtol=1e-9)
    assert_same(manual, numerical_gradients(lambda p: objective(p, inputs, targets), params), rtol=1e-5, atol=1e-7)


def test_lesson_3_the_loss_falls_with_the_wrong_gradient_too():
    _, losses = descend(broken_backward, 1.4, 100)
    assert losses[-1] < objective(network(2, 2, 1), X, y) < losses[0]


def test_lesson_3_what_the_predictions_say():
    params = network(2, 2, 1)
    hidden, (W2, b2) = params
    assert objective([hidden, (W2, b2 - 0.1)], X, y) == pytest.approx(2.9373, abs=5e-5)
    slope = backward(forward(X, params), y, params)[1][0][0, 0]

    def along(step):
        return objective([hidden, (W2 + np.array([[step, 0]]), b2)], X, y)

    def central(step):
        return abs((along(step) - along(-step)) / (2 * step) - slope)

    assert abs((along(0.01) - along(0)) / 0.01 - slope) == pytest.approx(0.0039, abs=5e-5)
    assert central(0.01) == pytest.approx(4e-6, abs=5e-7)
    assert central(1e-5) < 1e-10 < central(1e-12)
    _, right = train(X, y, params, 0.5, 1000)
    _, wrong = train(X, y, params, 0.5, 1000, gradients=broken_backward)
    (ahead,) = np.nonzero(np.array(wrong[2:]) < right[2:])
    assert_array_equal(ahead + 2, np.arange(252, 906))
    assert (np.diff(wrong) < 0).all()
    assert (wrong[-1], right[-1]) == pytest.approx((1.42, 0.20), abs=5e-3)


# Lesson 4


def test_lesson_4_the_losses_of_140_epochs():
    _, losses = train(X, y, network(2, 2, 1), 1.0, 140)
    assert len(losses) == 140
    assert_allclose(
        losses[::20],
        [
            2.9991464995409807,
            2.850067543754094,
            2.5045921819726082,
            1.5756597251036364,
            0.5779054501565161,
            0.3097308274202594,
            0.2028529568023768,
        ],
        rtol=1e-11,
    )


def test_lesson_4_the_run_with_the_wrong_gradient():
    params, losses = descend(broken_backward, 1.4, 5000)
    assert_allclose(
        losses[:5],
        [3.643007712117819, 5.061975442873277, 5.397032652638153, 4.971954914819463, 4.542927652636707],
        rtol=1e-11,
    )
    assert losses[-1] == pytest.approx(1.3873, abs=5e-5)
    assert losses[-1] == pytest.approx(TWO_AT_A_HALF, abs=1.1e-3)
    assert_allclose(forward(X, params)[-1], [[0], [1], [0.5], [0.5]], atol=1e-3)


def test_lesson_4_the_same_run_with_the_right_gradient():
    params, losses = descend(backward, 1.4, 5000)
    assert losses[0] == pytest.approx(3.6411269948, abs=5e-11)
    assert losses[-1] == pytest.approx(0.00136, abs=5e-6)
    assert_array_equal(predict(X, params), y)


def test_lesson_4_the_plateaus_are_the_losses_of_outputs_at_a_half_and_at_thirds():
    tiny = 1e-12
    assert bce_loss(np.array([[tiny], [1 - tiny], [0.5], [0.5]]), y) == pytest.approx(TWO_AT_A_HALF)
    assert pytest.approx(1.386, abs=5e-4) == TWO_AT_A_HALF
    assert bce_loss(np.array([[tiny], [2 / 3], [2 / 3], [2 / 3]]), y) == pytest.approx(THREE_AT_THIRDS)
    assert pytest.approx(1.9095, abs=5e-5) == THREE_AT_THIRDS


@pytest.fixture(scope="module")
def survey():
    """The outputs (1000, 4) and the losses (1000,) of seeds 0 to 999 after 1000 epochs at lr 1."""
    trained, _ = train_many(X, y, init_many([2, 2, 1], range(1000)), 1.0, 1000)
    y_hat = forward_many(X, trained)[-1]
    return y_hat[..., 0], losses_many(y_hat, y)


def test_lesson_4_the_survey_of_a_thousand_seeds(survey):
    _, losses = survey
    assert np.sum(losses < 0.1) == 723
    assert np.sum((losses > 1.3) & (losses < 1.45)) == 241
    assert np.sum((losses > 1.8) & (losses < 2.0)) == 36


def test_lesson_4_about_a_quarter_of_the_seeds_has_two_right_and_two_at_a_half(survey):
    y_hat, losses = survey
    errors = np.sort(np.abs(y_hat - y.ravel())[(losses > 1.3) & (losses < 1.45)])
    assert_allclose(errors, np.tile([0, 0, 0.5, 0.5], (241, 1)), atol=0.01)


def test_lesson_4_the_others_have_one_right_and_three_at_a_third_or_two_thirds(survey):
    y_hat, losses = survey
    stuck = y_hat[losses > 1.8]
    errors = np.sort(np.abs(stuck - y.ravel()))
    assert_allclose(errors, np.tile([0, 1 / 3, 1 / 3, 2 / 3], (36, 1)), atol=0.04)
    assert np.median(losses[losses > 1.8]) == pytest.approx(THREE_AT_THIRDS, abs=0.01)


def test_lesson_4_the_success_rate_is_that_of_the_survey(survey):
    _, losses = survey
    assert success_rate(range(20), 1.0, 1000) == np.mean(losses[:20] < 0.1)


def test_lesson_4_success_rises_towards_certainty_with_the_width():
    rates = []
    for width in (1, 2, 3, 4, 8):
        trained, _ = train_many(X, y, init_many([2, width, 1], range(200)), 1.0, 1000)
        rates.append(np.mean(losses_many(forward_many(X, trained)[-1], y) < 0.1))
    assert rates == sorted(rates)
    assert rates[0] == 0  # one hidden unit is one line
    assert rates[-1] > 0.99


def test_lesson_4_small_rates_and_one_larger_one_do_not_get_there_in_300_epochs():
    """What the sliders of learning rate and width are moved to find out, at width 2."""
    last = {tenths: train(X, y, network(2, 2, 1), tenths / 10, 300)[1][-1] for tenths in range(1, 31)}
    assert [tenths for tenths, loss in last.items() if loss > 0.1] == [*range(1, 9), 15]
    assert 0 < last[15] - TWO_AT_A_HALF < 0.05


def test_lesson_4_there_are_runs_as_my_run_asks_for():
    params, _ = train(X, y, network(2, 2, 1, seed=2), 1.0, 1000)
    assert objective(params, X, y) < 0.05
    assert_array_equal(predict(X, params), y)


# Lesson 5


def test_lesson_5_the_probability_grid_of_the_contract():
    xx, yy, P = probability_grid(network(2, 2, 1))
    assert xx.shape == yy.shape == P.shape == (100, 100)
    assert_allclose([xx[0, 0], xx[0, -1], yy[0, 0], yy[-1, 0]], [-0.1, 1.1, -0.1, 1.1])
    assert_allclose(P[0, 0], forward(np.array([[-0.1, -0.1]]), network(2, 2, 1))[-1].item())


def test_lesson_5_the_snapshots_begin_at_0_and_end_at_the_last_epoch():
    snapshots = train_with_snapshots(X, y, network(2, 2, 1), 1.0, 140, 60)
    assert [epoch for epoch, _, _ in snapshots] == [0, 60, 120, 140]
    assert_allclose([loss for _, loss, _ in snapshots[:3]], [2.9991464995, 1.5756597251, 0.2028529568], atol=5e-11)


def test_lesson_5_the_smaller_rates_wait_on_the_higher_plateau():
    """How many epochs from seed 0 to a loss below 0.1485, and how many of them near the higher plateau."""
    found = {}
    for lr, most in {0.5: 1100, 0.7: 8100, 0.9: 200, 1.0: 200}.items():
        _, losses = train(X, y, network(2, 2, 1), lr, most)
        epochs = int(np.argmax(losses < 0.1485))
        found[lr] = (epochs, int(np.sum((losses[:epochs] > 1.9) & (losses[:epochs] < 2.0))))
    assert found == {0.5: (1028, 552), 0.7: (8048, 7666), 0.9: (170, 2), 1.0: (140, 2)}
    params, _ = train(X, y, network(2, 2, 1), 0.5, 600)
    assert_allclose(forward(X, params)[-1].ravel(), [0.01, 0.66, 0.66, 0.66], atol=0.006)


def test_lesson_5_far_away_the_output_is_that_between_the_lines():
    params, _ = train(X, y, network(2, 2, 1), 1.0, 140)
    assert_allclose(forward(np.array([[1.0, 0.0], [11.0, -10.0]]), params)[-1].ravel(), 0.9664, atol=1e-4)


def test_lesson_5_a_frame_lasts_200_ms_unless_told():
    assert inspect.signature(make_gif).parameters["frame_ms"].default == 200
