"""Figures with sliders: each function displays one, for a lesson's cell.

`scenes` holds what they show, `spaces` the artists that they update; `blitting` draws these quickly, `alt_text`
describes the picture; `widget`, with its script and its style, is what the page shows.
"""

from collections.abc import Callable, Sequence
from typing import Any

from ..film import Snapshot
from ..network import Params
from . import scenes
from .show import show_widget


def move_weights(params: Params) -> None:
    """A 2-2-1 ReLU network with a slider for each of its nine numbers: input space and hidden space."""
    show_widget(lambda: scenes.Weights(params))


def move_seed(seed: int) -> None:
    """The network of a seed before training, with a slider for the seed."""
    show_widget(lambda: scenes.Seeds(seed))


def move_rate_and_width(lr: float, width: int) -> None:
    """300 epochs from seed 0, with sliders for the learning rate and for the number of hidden units."""
    show_widget(lambda: scenes.RateAndWidth(lr, width))


def play_training(params: Params, lr: float, epochs: int, shown: int = 0) -> None:
    """A run to play, or to look at epoch by epoch, and its loss; `shown` is the first epoch on show."""
    show_widget(lambda: scenes.training(params, lr, epochs, shown))


def play_film(snapshots: Sequence[Snapshot], shown: int = 0) -> None:
    """The frames of a film to play, or to look at one by one; `shown` is the first frame on show.

    Raises ValueError without snapshots.
    """
    show_widget(lambda: scenes.Film(snapshots, shown))


def move_examples(fit: Callable[..., Any], noise: float, width: int, n: int) -> None:
    """100 epochs of a student's `fit`, with sliders for the noise, the hidden units and the number of examples."""
    show_widget(lambda: scenes.Examples(fit, noise, width, n))
