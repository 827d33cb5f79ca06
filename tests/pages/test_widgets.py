"""The widgets: what is displayed without a page and on one, and the pictures, texts and controls of each scene."""

import base64
import io
import sys

import nbformat
import numpy as np
import pytest
from example_scenes import KNOWS_XOR, MAKE, positions
from judge import ROOT
from matplotlib.style import context
from networks import error_naming, network
from PIL import Image

import xorlib
import xorlib.display
from xorlib.plots import hidden_lines
from xorlib.widgets import scenes, show

NOTEBOOKS = sorted([*(ROOT / "solutions").glob("*/*.ipynb"), *(ROOT / "notebooks").glob("*/*.ipynb")])


@pytest.fixture(scope="module", params=MAKE)
def scene(request):
    make, *arguments = MAKE[request.param]
    with context("xorlib.course"):
        return make(*arguments)


@pytest.fixture
def displayed(monkeypatch) -> list:
    calls = []
    for module in (show, xorlib.display):
        monkeypatch.setattr(module, "display", lambda data, metadata=None, raw=True: calls.append((data, metadata)))
    return calls


@pytest.fixture
def page(monkeypatch):
    for module in (show, xorlib.display):
        monkeypatch.setattr(module, "on_a_page", lambda: True)


# Without a page


def test_without_a_page_only_the_figure_is_displayed(displayed):
    xorlib.move_weights(KNOWS_XOR)
    [(data, metadata)] = displayed
    assert set(data) == {"image/png", "text/plain"}
    assert data["text/plain"] == metadata["image/png"]["alt"]
    assert Image.open(io.BytesIO(base64.b64decode(data["image/png"]))).size == (640, 320)


@pytest.mark.parametrize(
    "parent, page", [({}, False), ({"metadata": {}}, False), ({"metadata": {"cellId": "a"}}, True)]
)
def test_a_page_tells_the_kernel_the_id_of_the_cell(monkeypatch, parent, page):
    shell = type("Shell", (), {"get_parent": lambda self: parent})
    monkeypatch.setattr(xorlib.display, "get_ipython", shell)
    assert xorlib.display.on_a_page() is page
    monkeypatch.setattr(xorlib.display, "get_ipython", lambda: None)
    assert xorlib.display.on_a_page() is False


@pytest.mark.parametrize("on_page, there", [(False, True), (True, True), (True, False)])
def test_a_film_is_a_link_and_on_a_page_its_bytes(displayed, monkeypatch, tmp_path, on_page, there):
    film = tmp_path / "film.gif"
    if there:
        film.write_bytes(b"GIF89a")
    monkeypatch.setattr(xorlib.display, "on_a_page", lambda: on_page)
    xorlib.show_film(film, 'a "line" bends')
    [(data, _)] = displayed
    source = "data:image/gif;base64,R0lGODlh" if on_page and there else str(film)
    assert data == {
        "text/html": f'<img src="{source}" alt="a &quot;line&quot; bends">',
        "text/plain": 'a "line" bends',
    }


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_notebook_stores_a_widget(path):
    assert "widget" not in nbformat.read(path, as_version=4).metadata
    assert show.VIEW not in path.read_text(encoding="utf-8")
    assert "model_id" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: str(path.relative_to(ROOT)))
def test_widget_cells_are_short(path):
    cells = [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]
    for cell in cells:
        if any(call in cell.source for call in ("move_", "play_")) and cell.id != "setup":
            assert len(cell.source.splitlines()) < 6


def test_a_page_without_anywidget_gets_the_figure_and_a_message(displayed, page, monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "anywidget", None)
    monkeypatch.delitem(sys.modules, "xorlib.widgets.widget", raising=False)
    xorlib.move_seed(3)
    [(data, _)] = displayed
    assert "text/html" in data
    assert "no package anywidget" in capsys.readouterr().out


# On a page


def test_on_a_page_figure_and_widget_are_displayed(displayed, page):
    xorlib.move_seed(3)
    (figure, _), (widget, _) = displayed
    assert set(figure) == {"text/html", "text/plain"}
    assert set(widget) == {"text/plain", show.VIEW}
    assert widget[show.VIEW]["model_id"]


def test_a_moved_slider_changes_picture_status_and_alternative_text():
    from xorlib.widgets.widget import FigureWidget

    widget = FigureWidget(scenes.Weights(KNOWS_XOR))
    before = widget.picture, widget.status, widget.alt
    widget.values = {**widget.values, "W2_01": -1.0}
    assert widget.status == "Outputs 0.00, 1.00, 1.00, 1.00: 3 of 4 right."
    assert all(old != new for old, new in zip(before, (widget.picture, widget.status, widget.alt)))


def test_every_control_is_named(scene):
    controls = scene.controls
    assert controls.label
    for names in ([s.name for s in controls.sliders], [s.label for s in controls.sliders]):
        assert all(names) and len(set(names)) == len(names)
    for slider in controls.sliders:
        assert slider.low <= slider.start <= slider.high


# The scenes


def test_every_position_has_a_picture_and_its_texts(scene):
    for values in positions(scene):
        png, status, alt = scene.redraw(**values)
        assert Image.open(io.BytesIO(png)).format == "PNG"
        assert "right" in status and len(alt) > 40
        assert "nan" not in alt and "inf" not in alt


def test_a_picture_depends_on_nothing_that_was_drawn_before(scene):
    start, *others = positions(scene)
    first = scene.redraw(**start)
    for values in others:
        scene.redraw(**values)
    assert scene.redraw(**start) == first


def test_the_texts_of_the_weights_of_xor():
    scene = scenes.Weights(KNOWS_XOR)
    _, status, alt = scene.redraw(**scene.controls.start)
    assert status == "Outputs 0.00, 1.00, 1.00, 0.00: 4 of 4 right."
    assert "(0, 1) and (1, 0) to (1, 0); (1, 1) to (2, 1)" in alt


def test_the_hidden_space_grows_with_the_points():
    scene = scenes.Weights(KNOWS_XOR)
    scene.redraw(**dict.fromkeys(scene.controls.start, 2.0))
    assert scene.spaces.hidden.ax.get_xlim() == (-0.5, 6.5)
    scene.redraw(**scene.controls.start)
    assert scene.spaces.hidden.ax.get_xlim() == (-0.5, 2.5)


@pytest.mark.parametrize("lr, width", [(1.0, 2), (0.1, 8), (2.5, 3)])
def test_learning_rate_and_width_end_where_train_does(lr, width):
    params, _ = xorlib.train(xorlib.X, xorlib.y, network(2, width, 1), lr, 300)
    _, status, _ = scenes.RateAndWidth(1.0, 2).redraw(lr=lr, width=width)
    assert f"loss {xorlib.objective(params, xorlib.X, xorlib.y):.4f}" in status


def test_the_run_shows_the_line_of_each_hidden_unit():
    scene = scenes.training(network(2, 2, 1), 1.0, 60, 0)
    scene.redraw(epoch=60)
    expected = hidden_lines(scene.snapshots[60][2], -0.1, 1.1)
    assert [len(ends) for ends in expected] == [2, 2]
    for line, ends in zip(scene.plane.hidden_lines, expected, strict=True):
        np.testing.assert_array_equal(line.get_xydata(), ends)


def test_arguments_that_no_slider_reaches_are_named():
    with error_naming("snapshots is empty"):
        xorlib.play_film([])
    with error_naming("seed is 200", "between 0 and 99"):
        xorlib.move_seed(200)
    with error_naming("2-2-1", "(3, 2)"):
        xorlib.move_weights(network(2, 3, 1))
    with error_naming("b1_1 is -7.0"):
        xorlib.move_weights([(np.ones((2, 2)), np.array([0.0, -7.0])), KNOWS_XOR[1]])


def test_the_examples_are_fitted_with_the_student_s_own_function():
    """Its result is shown: one that learns nothing has half of the examples right."""
    called = []

    def learns_nothing(*args, **kwargs):
        called.append(kwargs)
        return xorlib.fit(*args, **{**kwargs, "lr": 0.0})

    scene = scenes.Examples(learns_nothing, 0.3, 8, 40)
    assert "50.0% of the training set right, 50.0% of the test set" in scene.redraw(noise=0.3, width=8, n=40)[1]
    assert [settings["epochs"] for settings in called] == [100]


def test_the_examples_come_out_as_the_lesson_says():
    _, status, _ = scenes.Examples(xorlib.fit, 0.3, 8, 40).redraw(noise=0.3, width=8, n=40)
    assert status.startswith("40 examples, noise 0.30, 8 hidden units: 100.0% of the training set right, 85.5%")
