"""The figures of lesson 6: pictures, compared as in test_plots.py, and what their texts say of them."""

import matplotlib.pyplot as plt
import numpy as np
import pytest
from networks import assert_unchanged, network
from test_plots import axes, image, texts, without_text

from xorlib import X, fit, forward, noisy_xor, plot_curves, plot_examples, plot_fitted, plot_hidden_lines, y
from xorlib.data_plots import HIGH, LOW

EXAMPLES = noisy_xor(40, 0.3, np.random.RandomState(0))
FITTED, _ = fit(*EXAMPLES, network(2, 4, 1), 0.3, 100, 10, 0.9, np.random.RandomState(0))
SCORES = [(0.5, 0.7), (0.9, 0.3), (1.0, 0.1)]


@image
def test_image_of_a_fitted_network_with_its_hidden_lines():
    ax = axes()
    plot_fitted(ax, FITTED, *EXAMPLES)
    plot_hidden_lines(ax, FITTED)
    return without_text(ax)


def test_the_text_counts_the_examples_in_a_quadrant_of_the_other_class():
    assert plot_examples(axes(), *EXAMPLES) == (
        "40 examples around the four corners, 4 of them in a quadrant of the other class"
    )


def test_classes_differ_in_marker_and_all_examples_of_the_square_are_drawn():
    ax = axes()
    plot_examples(ax, *EXAMPLES)
    circles, squares = (collection.get_offsets() for collection in ax.collections)
    assert len(circles) + len(squares) == 40
    assert len({tuple(map(tuple, c.get_paths()[0].vertices)) for c in ax.collections}) == 2


def test_the_text_counts_what_the_network_has_wrong():
    inputs, targets = EXAMPLES
    wrong = np.sum((forward(inputs, FITTED)[-1] > 0.5) != targets)
    assert f"40 examples, {wrong} of them on the wrong side" in plot_fitted(axes(), FITTED, *EXAMPLES)


def test_a_field_on_one_side_has_no_line_and_no_warning():
    always = [(np.zeros((1, 2)), np.array([5.0]))]
    assert "2 of them on the wrong side of the black lines; 100% is dark" in plot_fitted(axes(), always, X, y)


def test_each_hidden_line_in_sight_has_its_name_on_it():
    W = np.array([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]])
    b = np.array([-0.5, -0.5, 9.0])  # the last one passes the square by
    ax = axes()
    ax.set(xlim=(LOW, HIGH), ylim=(LOW, HIGH))
    assert plot_hidden_lines(ax, [(W, b)]) == "thin lines of 2 of the 3 hidden units"
    assert texts(ax) == ["h1", "h2"]
    for text, (w, offset) in zip(ax.texts, zip(W, b)):
        assert w @ text.get_position() + offset == pytest.approx(0)


@pytest.mark.parametrize("of, part", [("share right", 0), ("mean loss (nats)", 1)])
def test_the_curves_are_those_of_the_scores(of, part):
    ax = axes()
    said = plot_curves(ax, [10, 100, 1000], SCORES, SCORES[::-1], of, best=0.9)
    train, test, best = ax.lines
    np.testing.assert_array_equal(train.get_ydata(), [score[part] for score in SCORES])
    np.testing.assert_array_equal(test.get_ydata(), train.get_ydata()[::-1])
    assert set(best.get_ydata()) == {0.9}
    assert len({(line.get_linestyle(), line.get_marker()) for line in ax.lines}) == 3
    assert said.startswith(f"{of}: the training set ") and said.endswith("; the best rule 0.90")
    assert [text.get_text() for text in ax.get_legend().get_texts()] == ["training set", "test set", "the best rule"]


def test_without_a_best_rule_there_is_no_line_for_it():
    ax = axes()
    assert "best rule" not in plot_curves(ax, [10, 100, 1000], SCORES, SCORES, "mean loss (nats)")
    assert len(ax.lines) == 2


def test_no_figure_changes_its_arguments():
    def draw(params, inputs, targets):
        plot_fitted(plt.figure().gca(), params, inputs, targets)
        plot_hidden_lines(plt.gca(), params)

    assert_unchanged(draw, FITTED, *EXAMPLES)
