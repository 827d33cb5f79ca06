"""Display a scene: as a figure, and on a page also as the widget that redraws it."""

from collections.abc import Callable

from IPython.display import display
from matplotlib.style import context

from ..display import on_a_page, show_png
from .controls import Scene

VIEW = "application/vnd.jupyter.widget-view+json"
TEXT = "Run this cell again to move the figure."
NO_WIDGET = (
    "This figure has no sliders: there is no package {package} in this Python. `python -m xorlib` says how to get it."
)
# In a saved page without its kernel, JupyterLab writes an error where the widget was: hide it below the figure.
HIDE_ERROR = (
    ".jp-OutputArea-child:has(.xorlib-figure) + .jp-OutputArea-child .jupyter-widgets:not(:has(*)) { display: none; }"
)


def show_widget(make_scene: Callable[[], Scene]) -> None:
    """Make a scene in the course's style and display its first picture; on a page also its widget.

    nbconvert, nbval and nbgrader run a notebook without a page: there no widget is made, since its state would be saved
    in the file. On a page the widget covers the figure, which remains when the page is opened without the kernel.
    """
    with context("xorlib.course"):
        scene = make_scene()
    png, _, alt = scene.redraw(**scene.controls.start)
    show_png(png, alt, HIDE_ERROR)
    if on_a_page():
        try:
            from .widget import FigureWidget  # anywidget may be missing
        except ModuleNotFoundError as error:
            print(NO_WIDGET.format(package=error.name))
        else:
            display({VIEW: FigureWidget(scene).view, "text/plain": TEXT}, raw=True)
