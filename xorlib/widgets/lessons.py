"""What a lesson's cell calls: each function displays one moving figure of the course."""

from collections.abc import Sequence

from ..film import Snapshot
from ..network import Params
from . import runs, show_moving
from .spaces import Spaces


def move_weights(params: Params) -> None:
    """A 2-2-1 ReLU network with a slider for each of its nine numbers: input space and hidden space."""
    show_moving(Spaces, params)


def move_seed(seed: int) -> None:
    """The network of a seed before training, with a slider for the seed."""
    show_moving(runs.Seeds, seed)


def move_rate_and_width(lr: float, width: int) -> None:
    """300 epochs from seed 0, with sliders for the learning rate and for the number of hidden units."""
    show_moving(runs.Descent, lr, width)


def play_training(params: Params, lr: float, epochs: int, shown: int = 0) -> None:
    """A run to play or to leaf through, epoch by epoch, beside its loss; the epoch that is shown at first."""
    show_moving(runs.run, params, lr, epochs, shown)


def play_film(snapshots: Sequence[Snapshot], shown: int = 0) -> None:
    """The frames of a film to play or to leaf through; the frame that is shown at first.

    Raises ValueError without snapshots.
    """
    show_moving(runs.Film, snapshots, shown, "frame", play_ms=200, losses=False)
