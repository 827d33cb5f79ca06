"""What answers are judged on: random sigmoid networks with examples, and Axes to draw on."""

from enum import Enum
from typing import NamedTuple

import numpy as np

from .. import network


class Case(NamedTuple):
    """X (n, n_0), y (n, 1) with both classes in it, params, and the activations A of the forward pass."""

    X: network.Array
    y: network.Array
    params: network.Params
    A: list[network.Array]

    def loss(self, params: network.Params) -> float:
        """The loss on X and y with other params."""
        return network.objective(params, self.X, self.y)


class TargetAxes(Enum):
    """The Axes that draw_frame gets: the first of two in a figure, of which the other is pyplot's current one."""

    EMPTY = "one of two Axes"
    DRAWN_ON = "one of two Axes, with a frame on it"


def random_case(sizes: list[int], n: int, seed: int) -> Case:
    """A network of these sizes on n examples, everything drawn from a RandomState of this seed."""
    rng = np.random.RandomState(seed)
    X, y = rng.standard_normal((n, sizes[0])), rng.permutation(np.arange(n) % 2.0).reshape(n, 1)
    params = network.init_params(sizes, rng)
    return Case(X, y, params, network.forward(X, params))
