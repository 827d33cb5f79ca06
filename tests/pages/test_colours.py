"""The course's colours: strong enough on white, and told apart with deuteranopia and in greyscale."""

import matplotlib.pyplot as plt
import numpy as np
import pytest
from colours import GRAPHICS, alike, as_seen, contrast, faint, in_greyscale, lab, linear, with_deuteranopia
from matplotlib.figure import Figure

import xorlib
from xorlib.plots import FIELD, LEVELS

KNOWS_XOR = [(np.ones((2, 2)), np.array([0.0, -1.0])), (np.array([[1.0, -2.0]]), np.zeros(1))]
EYES = [as_seen, with_deuteranopia, in_greyscale]
SHADES = [FIELD(i) for i in range(LEVELS)]
LEAST = 7  # three times what is just noticeable in L*a*b*


def two_runs(ax):
    xorlib.plot_losses(ax, [3.0, 2.0, 1.0], marked=[1], label="one")
    xorlib.plot_losses(ax, [3.0, 2.5, 2.0], label="another")


FIGURES = {
    "points": xorlib.plot_points,
    "network": lambda ax: xorlib.draw_network(ax, KNOWS_XOR),
    "activations": lambda ax: xorlib.plot_activations(ax, ax.figure.add_subplot()),
    "surprise": lambda ax: xorlib.plot_surprise(ax, np.full((4, 1), 0.4), xorlib.y),
    "losses": two_runs,
    "survey": lambda ax: xorlib.plot_survey(ax, np.repeat([0.02, 1.386, 1.91], [723, 241, 36])),
    "success": lambda ax: xorlib.plot_success(ax, {2: 0.72, 3: 0.95}),
    "spaces": lambda ax: xorlib.plot_spaces(ax, ax.figure.add_subplot(), KNOWS_XOR, xorlib.relu),
}


@pytest.fixture(params=["default", "dark_background", "ggplot"])
def style(request):
    """The course's style, over one that a student may have set before."""
    with plt.style.context([request.param, "xorlib.course"]):
        yield plt.rcParams


@pytest.mark.parametrize("draw", FIGURES.values(), ids=FIGURES)
def test_words_and_graphics_are_strong_enough_on_white(style, draw):
    figure = Figure()
    draw(figure.add_subplot())
    assert faint(figure) == []
    assert {contrast(part.get_facecolor()) for part in (figure, *figure.axes)} == {1}


@pytest.mark.parametrize("seen", EYES)
def test_curves_are_told_apart(style, seen):
    assert alike(style["axes.prop_cycle"].by_key()["color"], seen, LEAST) == []


def test_every_curve_is_strong_enough_on_white(style):
    assert [c for c in style["axes.prop_cycle"].by_key()["color"] if contrast(c) < GRAPHICS] == []


@pytest.mark.parametrize("seen", EYES)
def test_the_shades_of_the_field_are_told_apart(seen):
    assert alike(SHADES, seen, LEAST) == []
    lightness = [lab(seen(shade))[0] for shade in SHADES]
    assert lightness == sorted(lightness, reverse=True)  # darker is more, to every eye


@pytest.mark.parametrize("i", range(LEVELS))
def test_both_markers_stand_out_from_every_shade(i):
    ax = Figure().add_subplot()
    xorlib.plot_points(ax)
    for marks in ax.collections:
        assert max(contrast(c, SHADES[i]) for c in (*marks.get_facecolor(), *marks.get_edgecolor())) > GRAPHICS


def test_the_boundary_stands_out_from_the_shades_beside_it():
    assert min(contrast("black", SHADES[i]) for i in (4, 5, 6)) > GRAPHICS


# The gate itself


def test_contrast_and_lab_are_those_of_known_colours():
    assert contrast("black") == pytest.approx(21)
    assert contrast("#767676") == pytest.approx(4.54, abs=0.01)  # the lightest grey that WCAG allows for words
    np.testing.assert_allclose(lab(linear("red")), [53.24, 80.09, 67.20], atol=0.05)


def test_red_and_green_are_alike_with_deuteranopia_and_not_otherwise():
    palette = ["#b05050", "#807050"]
    assert alike(palette, as_seen, 20) == []
    assert len(alike(palette, with_deuteranopia, 20)) == 1


def test_colours_of_one_lightness_are_alike_in_greyscale():
    assert len(alike(["#009e73", "#cc79a7"], in_greyscale, LEAST)) == 1


def test_faint_words_lines_bars_and_markers_are_found():
    ax = Figure().add_subplot()
    ax.plot([0, 1], color="yellow")
    ax.bar([0], [1], color="0.9")
    ax.scatter([0], [1], color="white", edgecolors="0.8")
    ax.text(0, 0, "hardly there", color="#d55e00")
    assert [found.partition(":")[0] for found in faint(ax.figure)] == [
        "the words 'hardly there'",
        "a line",
        "a bar",
        "a marker",
    ]
