"""Figures that move: a picture with sliders where a page listens, the same picture standing still elsewhere.

`spaces` and `runs` hold the scenes, `canvas` redraws them quickly, `words` tells what they show; `widget`, with its script
and its style, is what the page shows. `show_moving` puts them together, and `lessons` has a function for each cell.
"""

from collections.abc import Callable
from typing import Protocol

from IPython.display import display
from matplotlib.style import context

from ..display import a_page_listens, show_png
from .controls import Controls

VIEW = "application/vnd.jupyter.widget-view+json"
AGAIN = "Run this cell again to move the figure."
WITHOUT = (
    "This figure stands still: there is no package {package} in this Python. `python -m xorlib` says how to get it."
)
# Where a saved page is opened without its kernel, JupyterLab writes an error in the widget's place, and nothing else.
NO_ERROR = (
    ".jp-OutputArea-child:has(.xorlib-still) + .jp-OutputArea-child .jupyter-widgets:not(:has(*)) { display: none; }"
)


class Scene(Protocol):
    """A picture that depends on numbers, each set by a slider."""

    controls: Controls

    def redraw(self, **values: float) -> tuple[bytes, str, str]:
        """The picture for these values: a PNG, a line that says what came out, and the alternative text."""


def show_moving(make_scene: Callable[..., Scene], *args, **kwargs) -> None:
    """Make a scene and display it at its first values; where a page listens, with sliders that redraw it.

    nbconvert, nbval and nbgrader run a notebook without a page: there the figure stands still, and no widget is
    made that would leave its state in the file. On a page the figure comes first all the same: the widget covers it,
    and it is what remains when the page is opened again without the kernel.
    """
    with context("xorlib.course"):
        scene = make_scene(*args, **kwargs)
    png, _, alt = scene.redraw(**scene.controls.start)
    show_png(png, alt, NO_ERROR)
    if a_page_listens():
        try:
            from .widget import Moving
        except ModuleNotFoundError as error:
            print(WITHOUT.format(package=error.name))
        else:
            display({VIEW: Moving(scene).view, "text/plain": AGAIN}, raw=True)
