"""The film: its snapshots, its frames, and the GIF, opened with Pillow."""

import re
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import PathCollection
from matplotlib.figure import Figure
from networks import assert_same, assert_unchanged, error_naming, network, problems
from PIL import Image

from xorlib import X, draw_frame, film_strip, make_gif, objective, train, train_with_snapshots, y

FILM = train_with_snapshots(X, y, network(2, 2, 1), 1.0, 140, 5)


# Snapshots


@given(problems(), st.integers(0, 12), st.integers(1, 15))
def test_snapshots_are_at_0_at_each_multiple_and_at_the_last_epoch(problem, epochs, every):
    snapshots = train_with_snapshots(*problem, 0.1, epochs, every)
    assert [epoch for epoch, _, _ in snapshots] == sorted({*range(0, epochs + 1, every), epochs})


@given(problems(), st.integers(0, 8), st.integers(1, 3))
def test_a_snapshot_holds_the_parameters_that_train_ends_with_and_their_loss(problem, epochs, every):
    inputs, targets, params = problem
    for epoch, loss, trained in train_with_snapshots(inputs, targets, params, 0.1, epochs, every):
        assert_same(trained, train(inputs, targets, params, 0.1, epoch)[0], rtol=1e-12)
        assert loss == pytest.approx(objective(trained, inputs, targets), rel=1e-12)


def test_snapshots_share_no_memory():
    """Else a whole film shows its last frame."""
    params = network(2, 2, 1)
    snapshots = train_with_snapshots(X, y, params, 1.0, 3, 1)
    arrays = [array for _, _, trained in [*snapshots, (0, 0, params)] for pair in trained for array in pair]
    assert not any(np.shares_memory(a, b) for i, a in enumerate(arrays) for b in arrays[:i])


def test_taking_snapshots_does_not_change_the_arguments():
    assert_unchanged(train_with_snapshots, X, y, network(2, 2, 1), 1.0, 3, 1)


@pytest.mark.parametrize("every", [0, -1, 1.5])
def test_an_every_that_cannot_be_counted_is_named(every):
    with error_naming("every", every):
        train_with_snapshots(X, y, network(2, 2, 1), 1.0, 10, every)


@pytest.mark.parametrize("epochs", [-1, 2.5])
def test_epochs_that_cannot_be_counted_are_named(epochs):
    with error_naming("epochs", epochs):
        train_with_snapshots(X, y, network(2, 2, 1), 1.0, epochs, 1)


def test_snapshots_of_what_does_not_fit_are_refused_with_both_shapes():
    with error_naming("X", (4, 3), (2, 2)):
        train_with_snapshots(np.ones((4, 3)), y, network(2, 2, 1), 1.0, 10, 1)
    with error_naming("y", (4,), (4, 1)):
        train_with_snapshots(X, y.ravel(), network(2, 2, 1), 1.0, 10, 1)
    with error_naming("X", (0, 2)):
        train_with_snapshots(X[:0], y[:0], network(2, 2, 1), 1.0, 10, 1)
    with error_naming("X", "infinite or not a number"):
        train_with_snapshots(np.full((4, 2), np.nan), y, network(2, 2, 1), 1.0, 10, 1)


# Frames


def drawn(snapshot) -> np.ndarray:
    """The frame as pixels."""
    figure = Figure(figsize=(2, 2), dpi=50)
    draw_frame(figure.add_subplot(), snapshot)
    return pixels(figure)


def pixels(figure) -> np.ndarray:
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    return np.array(canvas.buffer_rgba())[..., :3].astype(int)


@given(st.integers(0, 10**6), st.floats(0, 100))
@settings(max_examples=5)
def test_the_title_of_a_frame_has_iteration_and_loss(epoch, loss):
    ax = Figure().add_subplot()
    draw_frame(ax, (epoch, loss, network(2, 2, 1)))
    title = ax.get_title() + ax.get_title("left")
    iteration, shown = re.search(r"(\d+)\D+(\d+\.\d{3,})", title).groups()
    assert int(iteration) == epoch
    assert float(shown) == pytest.approx(loss, abs=0.0006)


def test_a_frame_shows_the_four_points():
    ax = Figure().add_subplot()
    draw_frame(ax, FILM[0])
    points = np.vstack([c.get_offsets() for c in ax.collections if isinstance(c, PathCollection)])
    np.testing.assert_array_equal(np.unique(points, axis=0), X)


def test_frames_of_other_parameters_look_different_under_the_same_title():
    assert np.any(drawn((20, 0.5, network(2, 2, 1, seed=1))) != drawn((20, 0.5, network(2, 2, 1, seed=2))))


def test_a_frame_adds_no_axes_and_leaves_other_axes():
    figure = Figure()
    ax, other = figure.subplots(1, 2)
    draw_frame(ax, FILM[0])
    assert figure.axes == [ax, other]
    assert not other.has_data() and other.get_title("left") == other.get_title() == ""


def test_a_frame_drawn_over_another_is_as_if_drawn_first():
    figure = Figure(figsize=(2, 2), dpi=50)
    ax = figure.add_subplot()
    for snapshot in (FILM[0], FILM[-1]):
        draw_frame(ax, snapshot)
    np.testing.assert_array_equal(pixels(figure), drawn(FILM[-1]))


def test_drawing_a_frame_does_not_change_the_snapshot():
    assert_unchanged(lambda snapshot: draw_frame(Figure().add_subplot(), snapshot), FILM[0])


def test_a_frame_needs_two_inputs_and_one_output():
    with error_naming("params", "3 inputs", "2 outputs"):
        draw_frame(Figure().add_subplot(), (0, 0.5, network(3, 2, 2)))


@pytest.mark.parametrize("count", [1, 4, 6])
def test_a_strip_has_one_axes_a_snapshot_in_their_order(count):
    figure = film_strip(FILM[:count])
    titles = [ax.get_title() + ax.get_title("left") for ax in figure.axes]
    assert len(titles) == count
    assert all(str(epoch) in title for (epoch, _, _), title in zip(FILM, titles))


def test_a_strip_shows_frames_and_does_without_draw_frame(monkeypatch):
    figure = Figure(figsize=(2.75, 3.1), layout="constrained")
    draw_frame(figure.add_subplot(), FILM[0])
    monkeypatch.setattr("xorlib.film.draw_frame", None)
    np.testing.assert_array_equal(pixels(film_strip(FILM[:1])), pixels(figure))


def test_a_strip_of_nothing_is_refused():
    with error_naming("snapshots is empty"):
        film_strip([])


# The GIF


@pytest.fixture(scope="module")
def film(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("film") / "xor.gif"
    make_gif(FILM, path)
    return path


def frames(path) -> list[np.ndarray]:
    with Image.open(path) as gif:
        gif.load()
        found = []
        for i in range(gif.n_frames):
            gif.seek(i)
            found.append(np.array(gif.convert("RGB")).astype(int))
        return found


def durations(path) -> list[int]:
    with Image.open(path) as gif:
        return [gif.seek(i) or gif.info["duration"] for i in range(gif.n_frames)]


def test_the_gif_has_a_frame_a_snapshot_of_200_ms(film):
    assert durations(film) == [200] * len(FILM)


@pytest.mark.parametrize("frame_ms", [50, 100, 200])
def test_each_frame_of_the_gif_lasts_frame_ms(frame_ms, tmp_path):
    make_gif(FILM[:3], tmp_path / "short.gif", frame_ms)
    assert durations(tmp_path / "short.gif") == [frame_ms] * 3


def test_the_gif_loops_for_ever(film):
    with Image.open(film) as gif:
        assert gif.format == "GIF"
        assert gif.info["loop"] == 0


def test_the_first_frame_of_the_gif_differs_from_the_last(film):
    first, *_, last = frames(film)
    assert np.mean(np.abs(first - last)) > 10


def test_the_gif_shows_the_snapshots_in_their_order(tmp_path, film):
    make_gif([FILM[-1], FILM[0]], tmp_path / "back.gif")
    first, *_, last = frames(film)
    for backwards, expected in zip(frames(tmp_path / "back.gif"), (last, first), strict=True):
        assert np.mean(np.abs(backwards - expected)) < 3


def test_the_gif_is_under_400_kilobytes(film):
    assert film.stat().st_size < 400_000


def test_making_a_gif_leaves_nothing_but_the_file(tmp_path):
    figures, look = plt.get_fignums(), dict(plt.rcParams)
    make_gif(FILM[:2], str(tmp_path / "a.gif"))
    assert [path.name for path in tmp_path.iterdir()] == ["a.gif"]
    assert plt.get_fignums() == figures
    assert dict(plt.rcParams) == look


def test_making_a_gif_does_not_change_the_snapshots(tmp_path):
    assert_unchanged(make_gif, FILM[:2], tmp_path / "a.gif")


def test_making_a_gif_needs_no_folder_in_its_path(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    make_gif(FILM[:2], "a.gif")
    assert len(frames("a.gif")) == 2


class Interrupt(float):
    """A loss that stops the film where its frame is drawn, as Ctrl-C would."""

    def __format__(self, spec):
        raise KeyboardInterrupt


def half_written(image, path, **how):
    """What stands in for Pillow's save where it is stopped half-way."""
    Path(path).write_bytes(b"GIF89a")
    raise KeyboardInterrupt


@pytest.mark.parametrize("where", ["while drawing", "while writing"])
@pytest.mark.parametrize("earlier", [None, b"an earlier film"])
def test_an_interrupted_film_leaves_the_folder_as_it_was(where, earlier, tmp_path, monkeypatch):
    path, snapshots, figures = tmp_path / "xor.gif", FILM[:3], plt.get_fignums()
    if earlier:
        path.write_bytes(earlier)
    if where == "while drawing":
        snapshots[2] = (10, Interrupt(0.5), FILM[2][2])
    else:
        monkeypatch.setattr("PIL.Image.Image.save", half_written)
    with pytest.raises(KeyboardInterrupt):
        make_gif(snapshots, path)
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == ({"xor.gif": earlier} if earlier else {})
    assert plt.get_fignums() == figures


def test_a_whole_film_replaces_an_earlier_one(tmp_path):
    (tmp_path / "xor.gif").write_bytes(b"an earlier film")
    make_gif(FILM[:2], tmp_path / "xor.gif")
    assert len(frames(tmp_path / "xor.gif")) == 2


def test_a_missing_folder_is_named(tmp_path):
    with error_naming("path", "nowhere", error=FileNotFoundError):
        make_gif(FILM[:2], tmp_path / "nowhere" / "xor.gif")
    assert list(tmp_path.iterdir()) == []


def test_a_path_that_names_no_gif_is_refused(tmp_path):
    with error_naming("path", "xor.png"):
        make_gif(FILM[:2], tmp_path / "xor.png")
    assert list(tmp_path.iterdir()) == []


def test_a_film_of_nothing_is_refused(tmp_path):
    with error_naming("snapshots is empty"):
        make_gif([], tmp_path / "xor.gif")


@pytest.mark.parametrize("frame_ms", [0, -200, 9])
def test_a_time_too_short_for_a_gif_is_named(frame_ms, tmp_path):
    with error_naming("frame_ms", frame_ms):
        make_gif(FILM[:2], tmp_path / "xor.gif", frame_ms)
