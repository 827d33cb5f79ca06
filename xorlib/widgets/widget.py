"""The widget: a picture with its alternative text, native sliders with their labels, and a button that plays.

The sliders of ipywidgets have no name for a screen reader on their handles or on their play button, and its images have
no alternative text; hence widget.js.
"""

from pathlib import Path
from typing import Any

import anywidget
import traitlets

from .controls import Scene


class FigureWidget(anywidget.AnyWidget):
    """A scene on the page: the page sets `values`, and the kernel answers with picture, status and alternative text."""

    _esm = Path(__file__).with_name("widget.js")
    _css = Path(__file__).with_name("widget.css")
    controls = traitlets.Dict().tag(sync=True)
    values = traitlets.Dict().tag(sync=True)
    picture = traitlets.Bytes().tag(sync=True)
    status = traitlets.Unicode().tag(sync=True)
    alt = traitlets.Unicode().tag(sync=True)

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        super().__init__(controls=scene.controls.as_json(), values=scene.controls.start)
        self.redraw()
        self.observe(self.redraw, "values")

    def redraw(self, change: object = None) -> None:
        """Draw the scene for the present values, and send all that changed at once."""
        with self.hold_sync():
            self.picture, self.status, self.alt = self.scene.redraw(**self.values)

    @property
    def view(self) -> dict[str, Any]:
        """What a page needs to show the widget, in the second version of that format."""
        return {"version_major": 2, "version_minor": 0, "model_id": self.model_id}
