"""The plots: images, compared with tests/network/baseline without text, which depends on fonts; and their text.

To renew a baseline, and look at it before you commit it:
python -m pytest -n 0 tests/network/test_plots.py --mpl-generate-path=tests/network/baseline
"""

import base64
import io
import warnings
from functools import partial

import matplotlib.pyplot as plt
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from matplotlib.text import Text
from networks import SEEDS, assert_unchanged, error_naming, network
from PIL import Image

import xorlib.display
from xorlib import (
    X,
    draw_frame,
    draw_network,
    forward,
    plot_activations,
    plot_boundary,
    plot_losses,
    plot_points,
    plot_spaces,
    plot_success,
    plot_surprise,
    plot_survey,
    probability_grid,
    relu,
    show,
    sigmoid,
    train,
    y,
)

KNOWS_XOR = [(np.ones((2, 2)), np.array([0.0, -1.0])), (np.array([[1.0, -2.0]]), np.zeros(1))]
TRAINED, LOSSES = train(X, y, network(2, 2, 1), 1.0, 140)
FINAL_LOSSES = np.repeat([0.02, 1.386, 1.91], [723, 241, 36])

image = pytest.mark.mpl_image_compare(style="xorlib.course", remove_text=True, tolerance=5)


def axes(count: int = 1):
    """One Axes, or a list of them, in a fixed place: Matplotlib's versions differ in their layouts."""
    figure = plt.figure(figsize=(2.4 * count, 2.4), dpi=60, layout="none")
    row = [figure.add_axes(((i + 0.1) / count, 0.1, 0.8 / count, 0.8)) for i in range(count)]
    return row if count > 1 else row[0]


def without_text(ax) -> Figure:
    """The figure of the Axes without titles, labels and annotations."""
    for text in ax.figure.findobj(Text):
        text.set_visible(False)
    return ax.figure


def texts(ax) -> list[str]:
    return [text.get_text() for text in ax.texts if text.get_visible()]


# Images


@image
def test_image_of_the_points():
    ax = axes()
    plot_points(ax)
    return without_text(ax)


@image
def test_image_of_the_boundary_after_training():
    ax = axes()
    plot_boundary(ax, TRAINED)
    return without_text(ax)


@image
def test_image_of_input_space_and_hidden_space():
    before, after = axes(2)
    plot_spaces(before, after, KNOWS_XOR, relu)
    return without_text(after)


@image
def test_image_of_the_network():
    ax = axes()
    draw_network(ax, network(2, 3, 1))
    return without_text(ax)


@image
def test_image_of_the_losses():
    ax = axes()
    plot_losses(ax, LOSSES, marked=[0, 60, 139])
    return without_text(ax)


@image
def test_image_of_the_survey():
    ax = axes()
    plot_survey(ax, FINAL_LOSSES)
    return without_text(ax)


@image
def test_image_of_a_frame():
    ax = axes()
    draw_frame(ax, (60, 1.5757, train(X, y, network(2, 2, 1), 1.0, 60)[0]))
    return without_text(ax)


# Text


def test_the_network_is_labelled_with_each_weight_and_bias():
    ax = Figure().add_subplot()
    draw_network(
        ax, [(np.array([[1.5, -2.0], [0.25, 3.0]]), np.array([0.5, -1.0])), (np.array([[7.0, -8.0]]), np.array([9.0]))]
    )
    labels = texts(ax)
    for number in ("1.5", "-2", "0.25", "3", "7", "-8", "bias 0.5", "bias -1", "bias 9"):
        assert number in labels


def test_the_hidden_layer_moves_two_points_to_one_place_that_names_both():
    before, after = Figure().subplots(1, 2)
    plot_spaces(before, after, KNOWS_XOR, relu)
    assert sorted(texts(before)) == ["(0, 0)", "(0, 1)", "(1, 0)", "(1, 1)"]
    assert sorted(texts(after)) == ["(0, 0)", "(0, 1) and (1, 0)", "(1, 1)"]


def test_the_hidden_space_shows_every_point_on_the_scale_of_the_input_space_or_more():
    for params, activation, limits in [
        (KNOWS_XOR, relu, (-0.5, 2.5)),
        (TRAINED, sigmoid, (-0.5, 1.5)),
        ([(-3 * np.eye(2), np.zeros(2)), (np.ones((1, 2)), np.zeros(1))], np.tanh, (-1.5, 1.5)),
    ]:
        _, after = Figure().subplots(1, 2)
        plot_spaces(_, after, params, activation)
        assert after.get_xlim() == after.get_ylim() == limits


def test_the_line_of_the_hidden_space_is_where_the_output_is_a_half():
    _, after = Figure().subplots(1, 2)
    plot_spaces(_, after, KNOWS_XOR, relu)
    [line] = [c for c in after.collections if isinstance(c, LineCollection)]
    [segment] = line.get_segments()
    np.testing.assert_allclose(relu(segment @ [1, -2]), 0.5)


def test_the_survey_names_the_plateaus_where_they_are():
    ax = Figure().add_subplot()
    plot_survey(ax, FINAL_LOSSES)
    labels = " ".join(texts(ax))
    for name in ("2 ln 2 = 1.386", "3 ln 3 - 2 ln 2 = 1.910", "723 seeds", "241 seeds", "36 seeds"):
        assert name in labels
    marked = [line.get_xdata()[0] for line in ax.lines]
    np.testing.assert_allclose(sorted(marked), [0, 2 * np.log(2), 3 * np.log(3) - 2 * np.log(2)])


def test_the_survey_counts_every_seed():
    ax = Figure().add_subplot()
    plot_survey(ax, FINAL_LOSSES)
    assert sum(bar.get_height() for bar in ax.patches) == len(FINAL_LOSSES)


def test_marked_epochs_are_labelled_with_their_loss():
    ax = Figure().add_subplot()
    plot_losses(ax, [3.0, 2.5, 1.25], marked=[0, 2])
    assert {"3.00", "1.25"} <= set(texts(ax))
    np.testing.assert_array_equal(ax.lines[1].get_xydata(), [[0, 3.0], [2, 1.25]])


def test_a_second_curve_of_losses_differs_in_style_and_has_its_own_name():
    ax = Figure().add_subplot()
    plot_losses(ax, [3.0, 2.0], label="one")
    plot_losses(ax, [3.0, 1.0], label="another")
    first, second = [line for line in ax.lines if len(line.get_xdata())]
    assert first.get_linestyle() != second.get_linestyle()
    assert {"one", "another"} <= set(texts(ax))


def test_success_is_labelled_in_per_cent_for_each_width():
    ax = Figure().add_subplot()
    plot_success(ax, {2: 0.723, 3: 0.95})
    assert texts(ax) == ["72.3%", "95%"]
    np.testing.assert_allclose([bar.get_height() for bar in ax.patches], [72.3, 95])
    np.testing.assert_allclose([bar.get_center()[0] for bar in ax.patches], [2, 3])


def test_the_activations_are_drawn_above_their_slopes():
    curves, slopes = Figure().subplots(1, 2)
    plot_activations(curves, slopes)
    z = curves.lines[0].get_xdata()
    for ax, *expected in ((curves, sigmoid(z), relu(z)), (slopes, np.gradient(sigmoid(z), z), z > 0)):
        inside = (z != 0) & (np.abs(z) < z.max())  # relu has no slope at 0; differences are one-sided at the ends
        for line, values in zip(ax.lines, expected, strict=True):
            np.testing.assert_allclose(line.get_ydata()[inside], values[inside], atol=1e-3)
        assert len({line.get_linestyle() for line in ax.lines}) == 2


def test_the_surprise_marks_each_output_at_the_probability_it_gave_its_target():
    ax = Figure().add_subplot()
    plot_surprise(ax, np.array([[0.2], [0.25]]), np.array([[0.0], [1.0]]))
    marked = np.vstack([points.get_offsets() for points in ax.collections])
    np.testing.assert_allclose(marked, [[0.8, -np.log(0.8)], [0.25, -np.log(0.25)]])


def test_the_surprise_and_the_squared_error_are_drawn_as_they_are_named():
    ax = Figure().add_subplot()
    plot_surprise(ax, np.array([[0.2]]), np.array([[1.0]]))
    curves = {line.get_label().partition(",")[0]: line.get_xydata().T for line in ax.lines}
    p, surprise = curves["surprise"]
    np.testing.assert_allclose(surprise, -np.log(p), atol=1e-12)
    p, squared_error = curves["squared error"]
    np.testing.assert_allclose(squared_error, (1 - p) ** 2)


# Points and fields


def test_classes_differ_in_marker_and_not_in_colour_alone():
    ax = Figure().add_subplot()
    plot_points(ax)
    zero, one = ax.collections
    assert not np.array_equal(zero.get_paths()[0].vertices, one.get_paths()[0].vertices)
    np.testing.assert_array_equal(zero.get_offsets(), [[0, 0], [1, 1]])
    np.testing.assert_array_equal(one.get_offsets(), [[0, 1], [1, 0]])


@given(SEEDS, st.integers(2, 12))
@settings(max_examples=20)
def test_the_probability_grid_is_forward_at_each_of_its_points(seed, n):
    params = network(2, 3, 1, seed=seed)
    xx, yy, P = probability_grid(params, -1, 2, n)
    assert xx.shape == yy.shape == P.shape == (n, n)
    for i, j in np.ndindex(P.shape):
        assert P[i, j] == pytest.approx(forward(np.array([[xx[i, j], yy[i, j]]]), params)[-1].item(), rel=1e-12)


def test_the_probability_grid_includes_both_ends_in_the_order_of_meshgrid():
    xx, yy, _ = probability_grid(network(2, 2, 1), -0.5, 1.5, 5)
    np.testing.assert_allclose(xx, np.tile([-0.5, 0, 0.5, 1, 1.5], (5, 1)))
    np.testing.assert_allclose(yy, xx.T)


def test_the_probability_grid_takes_another_activation():
    _, _, P = probability_grid(KNOWS_XOR, 0, 1, 2, relu)
    np.testing.assert_array_equal(P, [[0, 1], [1, 0]])


@pytest.mark.parametrize("sizes, parts", [((3, 2, 1), "3 inputs"), ((2, 2, 2), "2 outputs")])
def test_a_field_needs_two_inputs_and_one_output(sizes, parts):
    with error_naming("params", parts):
        probability_grid(network(*sizes))
    with error_naming("params", parts):
        plot_boundary(Figure().add_subplot(), network(*sizes))


def test_a_field_that_never_crosses_a_half_is_drawn_without_a_boundary_or_a_warning():
    ax = Figure().add_subplot()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        plot_boundary(ax, [(np.zeros((1, 2)), np.ones(1))])
    assert len(ax.collections) == 3  # the field, and the points of either class


def test_no_plot_changes_its_arguments():
    for draw, *shown in [
        (plot_points, X, y),
        (plot_boundary, TRAINED),
        (draw_network, TRAINED),
        (plot_losses, LOSSES, [0, 20]),
        (plot_survey, FINAL_LOSSES),
    ]:
        assert_unchanged(partial(draw, Figure().add_subplot()), *shown)
    assert_unchanged(probability_grid, TRAINED)
    assert_unchanged(lambda params: plot_spaces(*Figure().subplots(1, 2), params, relu), KNOWS_XOR)


# Show, and the style


@pytest.fixture
def displayed(monkeypatch) -> list:
    """The calls of IPython's display, as (data, metadata)."""
    calls = []
    monkeypatch.setattr(xorlib.display, "display", lambda data, metadata, raw: calls.append((data, metadata)))
    return calls


def test_show_displays_a_png_with_its_alternative_text(displayed):
    figure = plt.figure(figsize=(2, 1), dpi=50)
    show(figure, "a line that rises")
    [(data, metadata)] = displayed
    assert data["text/plain"] == "a line that rises"
    assert metadata == {"image/png": {"alt": "a line that rises"}}
    picture = Image.open(io.BytesIO(base64.b64decode(data["image/png"])))
    assert (picture.format, picture.size) == ("PNG", (100, 50))
    assert "Software" not in picture.info  # it would name the version of Matplotlib in every stored notebook


def test_on_a_page_the_alternative_text_is_the_image_s_own(displayed, monkeypatch):
    monkeypatch.setattr(xorlib.display, "on_a_page", lambda: True)
    monkeypatch.setattr(xorlib.display, "display", lambda data, raw: displayed.append(data))
    show(plt.figure(), 'a line "above" 1 < 2')
    [data] = displayed
    assert set(data) == {"text/html", "text/plain"}
    assert data["text/html"].endswith('alt="a line &quot;above&quot; 1 &lt; 2">')


def test_show_closes_the_figure_and_no_other(displayed):
    figure, other = plt.figure(), plt.figure()
    try:
        show(figure, "nothing")
        assert not plt.fignum_exists(figure.number)
        assert plt.fignum_exists(other.number)
    finally:
        plt.close("all")


def test_the_style_has_a_name_and_ends_with_its_context():
    before = plt.rcParams["figure.constrained_layout.use"]
    with plt.style.context("xorlib.course"):
        assert plt.rcParams["image.cmap"] == "cividis_r"
        assert plt.rcParams["figure.constrained_layout.use"] is True
        assert len(plt.rcParams["axes.prop_cycle"]) == 3
    assert plt.rcParams["figure.constrained_layout.use"] is before
