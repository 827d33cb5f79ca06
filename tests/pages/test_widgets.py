"""The figures that move: what stands still in a file, what moves on a page, and what it says of itself."""

import base64
import io
import sys

import nbformat
import numpy as np
import pytest
from judge import ROOT
from matplotlib.style import context
from networks import network, refused
from PIL import Image

import xorlib
import xorlib.display
import xorlib.widgets as moving
from xorlib.widgets import runs
from xorlib.widgets.spaces import Spaces

KNOWS_XOR = [(np.ones((2, 2)), np.array([0.0, -1.0])), (np.array([[1.0, -2.0]]), np.zeros(1))]
FILM = xorlib.train_with_snapshots(xorlib.X, xorlib.y, network(2, 2, 1), 1.0, 140, every=5)
MAKE = {
    "weights": (Spaces, KNOWS_XOR),
    "seed": (runs.Seeds, 8),
    "rate and width": (runs.Descent, 1.0, 2),
    "training": (runs.run, network(2, 2, 1), 1.0, 140, 60),
    "film": (runs.Film, FILM, 12, "frame", 200, False),
}
NOTEBOOKS = sorted([*(ROOT / "solutions").glob("*/*.ipynb"), *(ROOT / "notebooks").glob("*/*.ipynb")])


@pytest.fixture(scope="module", params=MAKE)
def scene(request):
    make, *arguments = MAKE[request.param]
    with context("xorlib.course"):
        return make(*arguments)


def positions(scene) -> list[dict]:
    """The first position, and each slider alone at both ends, twice in the middle and all at their ends."""
    start = scene.controls.start
    found = [start]
    for slider in scene.controls.sliders:
        steps = round((slider.high - slider.low) / slider.step)
        found += [start | {slider.name: slider.low + slider.step * k} for k in (0, steps // 3, 2 * steps // 3, steps)]
    return [*found, {s.name: s.low for s in scene.controls.sliders}, {s.name: s.high for s in scene.controls.sliders}]


@pytest.fixture
def displayed(monkeypatch) -> list:
    found = []
    for module in (moving, xorlib.display):
        monkeypatch.setattr(module, "display", lambda data, metadata=None, raw=True: found.append((data, metadata)))
    return found


@pytest.fixture
def page(monkeypatch):
    for module in (moving, xorlib.display):
        monkeypatch.setattr(module, "a_page_listens", lambda: True)


# In a file


def test_without_a_page_the_figure_stands_still(displayed):
    xorlib.move_weights(KNOWS_XOR)
    [(data, metadata)] = displayed
    assert set(data) == {"image/png", "text/plain"}
    assert data["text/plain"] == metadata["image/png"]["alt"]
    assert Image.open(io.BytesIO(base64.b64decode(data["image/png"]))).size == (640, 320)


@pytest.mark.parametrize(
    "parent, listens", [({}, False), ({"metadata": {}}, False), ({"metadata": {"cellId": "a"}}, True)]
)
def test_a_page_is_known_by_naming_its_cell(monkeypatch, parent, listens):
    shell = type("Shell", (), {"get_parent": lambda self: parent})
    monkeypatch.setattr(xorlib.display, "get_ipython", shell)
    assert moving.a_page_listens() is listens
    monkeypatch.setattr(xorlib.display, "get_ipython", lambda: None)
    assert moving.a_page_listens() is False


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_notebook_stores_a_widget(path):
    assert "widget" not in nbformat.read(path, as_version=4).metadata
    assert moving.VIEW not in path.read_text(encoding="utf-8")
    assert "model_id" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: str(path.relative_to(ROOT)))
def test_widget_cells_are_short(path):
    cells = [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]
    for cell in cells:
        if any(call in cell.source for call in ("move_", "play_")) and cell.id != "setup":
            assert len(cell.source.splitlines()) < 6


def test_a_page_without_anywidget_gets_the_figure_and_a_word(displayed, page, monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "anywidget", None)
    monkeypatch.delitem(sys.modules, "xorlib.widgets.widget", raising=False)
    xorlib.move_seed(3)
    [(data, _)] = displayed
    assert "text/html" in data
    assert "no package anywidget" in capsys.readouterr().out


# On a page


def test_on_a_page_the_widget_comes_with_the_figure(displayed, page):
    xorlib.move_seed(3)
    (figure, _), (widget, _) = displayed
    assert set(figure) == {"text/html", "text/plain"}
    assert set(widget) == {"text/plain", moving.VIEW}
    assert widget[moving.VIEW]["model_id"]


def test_a_moved_slider_changes_picture_words_and_alternative_text():
    from xorlib.widgets.widget import Moving

    widget = Moving(Spaces(KNOWS_XOR))
    before = widget.picture, widget.says, widget.alt
    widget.values = {**widget.values, "W2_01": -1.0}
    assert widget.says == "Outputs 0.00, 1.00, 1.00, 1.00: 3 of 4 right."
    assert all(old != new for old, new in zip(before, (widget.picture, widget.says, widget.alt)))


def test_every_control_is_named(scene):
    controls = scene.controls
    assert controls.label
    for names in ([s.name for s in controls.sliders], [s.label for s in controls.sliders]):
        assert all(names) and len(set(names)) == len(names)
    for slider in controls.sliders:
        assert slider.low <= slider.start <= slider.high


# The scenes


def test_every_position_has_its_picture_and_its_words(scene):
    for values in positions(scene):
        png, says, alt = scene.redraw(**values)
        assert Image.open(io.BytesIO(png)).format == "PNG"
        assert "right" in says and len(alt) > 40
        assert "nan" not in alt and "inf" not in alt


def test_a_picture_depends_on_nothing_that_was_drawn_before(scene):
    start, *others = positions(scene)
    first = scene.redraw(**start)
    for values in others:
        scene.redraw(**values)
    assert scene.redraw(**start) == first


def test_the_weights_of_xor_are_told_as_such():
    _, says, alt = Spaces(KNOWS_XOR).redraw(**Spaces(KNOWS_XOR).controls.start)
    assert says == "Outputs 0.00, 1.00, 1.00, 0.00: 4 of 4 right."
    assert "(0, 1) and (1, 0) to (1, 0); (1, 1) to (2, 1)" in alt


def test_the_hidden_space_grows_with_the_points():
    scene = Spaces(KNOWS_XOR)
    scene.redraw(**{name: 2.0 for name in scene.controls.start})
    assert scene.hidden_ax.get_xlim() == (-0.5, 6.5)
    scene.redraw(**scene.controls.start)
    assert scene.hidden_ax.get_xlim() == (-0.5, 2.5)


@pytest.mark.parametrize("lr, width", [(1.0, 2), (0.1, 8), (2.5, 3)])
def test_the_descent_ends_where_train_does(lr, width):
    params, _ = xorlib.train(xorlib.X, xorlib.y, network(2, width, 1), lr, 300)
    _, says, _ = runs.Descent(1.0, 2).redraw(lr=lr, width=width)
    assert f"loss {xorlib.objective(params, xorlib.X, xorlib.y):.4f}" in says


def test_what_cannot_be_shown_is_refused():
    with refused("snapshots is empty"):
        xorlib.play_film([])
    with refused("seed is 200", "between 0 and 99"):
        xorlib.move_seed(200)
    with refused("2-2-1", "(3, 2)"):
        xorlib.move_weights(network(2, 3, 1))
    with refused("b1_1 is -7.0"):
        xorlib.move_weights([(np.ones((2, 2)), np.array([0.0, -7.0])), KNOWS_XOR[1]])
