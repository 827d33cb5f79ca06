"""Where the numbers that an answer draws come from."""

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np


def draws(answer: Callable[..., Any], namespace: dict[str, Any], *args: Any) -> dict[str, Any]:
    """What an answer returns, and what it has done to the generator in its last argument, and to NumPy's global one."""
    global_state = np.random.get_state()
    try:
        np.random.seed(2)
        np.random.standard_normal()  # from here, a few more draws move the position only; a seed changes the keys
        _, keys, *position = np.random.get_state()
        result = answer(*args)
        _, keys_after, *position_after = np.random.get_state()
    finally:
        np.random.set_state(global_state)
    return {
        "result": result,
        "global seeded": not np.array_equal(keys, keys_after),
        "global drawn from": position != position_after,
        "iterator": isinstance(result, Iterator),  # a generator, say: it has drawn nothing yet
        "next": args[-1].random(),
    }
