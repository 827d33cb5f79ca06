"""What a scene shows, as text: for its alternative text, and for the status line below it."""

import numpy as np

from .. import data
from ..network import Array
from .spaces import INPUTS


def number(value: float) -> str:
    """Two decimals at most, and no minus before a zero."""
    return f"{round(float(value), 2) + 0:g}"


def outputs(y_hat: Array) -> str:
    """The four outputs, and how many lie on the right side of 1/2."""
    values = ", ".join(f"{value:.2f}" for value in np.ravel(y_hat))
    right = int(np.sum((y_hat > 0.5) == (data.y > 0.5)))
    return f"outputs {values}: {right} of 4 right"


def shades(P: Array) -> str:
    """How the field looks: one shade, or light and dark with lines between."""
    if P.max() < 0.5:
        return "the whole square is on the light side, below 1/2"
    if P.min() > 0.5:
        return "the whole square is on the dark side, above 1/2"
    return f"black lines, where the output is 1/2, part light from dark; {np.mean(P > 0.5):.0%} of the square is dark"


def hidden_points(hidden: Array) -> str:
    """Where the hidden layer sends each input; inputs that go to one place are named together."""
    places: dict[str, list[str]] = {}
    for name, (h1, h2) in zip(INPUTS, hidden):
        places.setdefault(f"({number(h1)}, {number(h2)})", []).append(name)
    return "; ".join(f"{' and '.join(names)} to {place}" for place, names in places.items())
