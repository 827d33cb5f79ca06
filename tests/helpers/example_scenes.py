"""A scene of each kind, and the positions of its sliders that are tested and measured."""

import numpy as np
from networks import network

from xorlib import X, fit, train_with_snapshots, y
from xorlib.widgets import scenes

KNOWS_XOR = [(np.ones((2, 2)), np.array([0.0, -1.0])), (np.array([[1.0, -2.0]]), np.zeros(1))]
FILM = train_with_snapshots(X, y, network(2, 2, 1), 1.0, 140, every=5)
MAKE = {
    "weights": (scenes.Weights, KNOWS_XOR),
    "seed": (scenes.Seeds, 8),
    "rate and width": (scenes.RateAndWidth, 1.0, 2),
    "training": (scenes.training, network(2, 2, 1), 1.0, 140, 60),
    "film": (scenes.Film, FILM, 12),
    "examples": (scenes.Examples, fit, 0.3, 8, 40),
}


def positions(scene) -> list[dict]:
    """The first position, and each slider alone at both ends, twice in the middle and all at their ends."""
    start = scene.controls.start
    values = [start]
    for slider in scene.controls.sliders:
        steps = round((slider.high - slider.low) / slider.step)
        values += [start | {slider.name: slider.low + slider.step * k} for k in (0, steps // 3, 2 * steps // 3, steps)]
    return [*values, {s.name: s.low for s in scene.controls.sliders}, {s.name: s.high for s in scene.controls.sliders}]
