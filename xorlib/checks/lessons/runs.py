"""Whole runs on XOR, in lesson 4: the run that a student chose, and the share of seeds whose run succeeds."""

import numpy as np

from ... import batch, data, network
from ..compare import describe
from ..exercise import Mistake, Unusable


def my_run():
    return {"seed": 29, "lr": 1.5, "epochs": 250}


def learns(answer):
    """Whether the run that a student chose learns XOR; Unusable, with the reason, where it does not."""
    run, keys = answer(), ("seed", "lr", "epochs")
    if run is None:
        return None
    if not isinstance(run, dict) or not set(keys) <= set(run):
        raise Unusable(f"expected  a dict with 'seed', 'lr', 'epochs'\ncame      {describe(run)}")
    seed, lr, epochs = map(run.get, keys)
    _insist("seed", seed, "a whole number above 0", (int, np.integer), lambda seed: 0 < seed < 2**32)
    _insist("lr", lr, "a number above 0", (int, float, np.integer, np.floating), lambda lr: 0 < lr < np.inf)
    _insist("epochs", epochs, "a whole number from 1 to 1000", (int, np.integer), lambda epochs: 1 <= epochs <= 1000)
    params = network.init_params([2, 2, 1], np.random.RandomState(seed))
    try:
        for _ in range(epochs):
            grads = network.backward(network.forward(data.X, params), data.y, params)
            params = network.gradient_step(params, grads, lr)
        y_hat = network.forward(data.X, params)[-1]
    except ValueError as error:
        raise Unusable(f"expected  a run that learns XOR\ncame      one that breaks off: {error}") from None
    right = np.sum((y_hat > 0.5) == data.y)
    loss = -np.sum(np.log(np.where(data.y == 1, y_hat, 1 - y_hat)))  # defined for an output of exactly 0 or 1 too
    if right < 4 or not loss < 0.05:
        hint = (
            "It is on its way: more epochs would help."
            if loss < 1 and epochs < 1000
            else "It is on its way, and 1000 epochs are the limit: try a larger lr."
            if loss < 1
            else "The steps are far too long: try a smaller lr."
            if not np.isfinite(loss)
            else "Where a loss curve has gone flat, more epochs change little; another seed may."
        )
        raise Unusable(
            f"expected  all four right and a loss below 0.05\ncame      {right} right and a loss of {loss:.4f}\n{hint}"
        )
    return "a run that learns XOR"


def _insist(name, value, wanted, types, valid):
    if isinstance(value, bool) or not isinstance(value, types) or not valid(value):
        raise Unusable(f"expected  {name}: {wanted}\ncame      {name}: {value!r:.60}")


def _outputs(seeds, lr, epochs, start=None):
    """What the network of each seed gives for X once it is trained, (R, 4, 1); start: its parameters at first."""
    start = start or batch.init_many([2, 2, 1], seeds)
    return batch.forward_many(data.X, batch.train_many(data.X, data.y, start, lr, epochs)[0])[-1]


def _losses(*args):
    return batch.losses_many(_outputs(*args), data.y)


def _share(succeeds):
    """A success_rate with another idea of success: a function of the losses."""
    return lambda *args: np.mean(succeeds(_losses(*args)))


def _with(change):
    """A success_rate that changes its arguments."""
    return lambda *args: np.mean(_losses(*change(*args)) < 0.1)


def _drawn_from(rngs):
    """The parameters to start from, a network from each generator."""
    networks = [network.init_params([2, 2, 1], rng) for rng in rngs]
    return [tuple(map(np.stack, zip(*layer))) for layer in zip(*networks)]


SUCCESS_RATE = [
    Mistake(lambda *args: int(np.sum(_losses(*args) < 0.1)), "That is how many succeed; the share of them is wanted."),
    Mistake(lambda *args: 100 * batch.success_rate(*args), "That is a percentage; the share is a number from 0 to 1."),
    Mistake(
        _with(lambda seeds, lr, epochs: (seeds, lr, epochs - 1)),
        "If it takes the last entry of losses: that is from before the last update; the loss of the returned "
        "parameters decides.",
    ),
    Mistake(_share(lambda losses: losses >= 0.1), "That is the share of the runs that fail."),
    Mistake(_share(lambda losses: losses > 1.3), "That is the share of the runs on a plateau."),
    Mistake(_share(lambda losses: losses < 0.05), "The limit is 0.1; 0.05 was that of my_run."),
    Mistake(_share(lambda losses: losses < 0.4), "The loss is a sum over the examples, not their mean."),
    Mistake(
        lambda *args: np.mean(np.all((_outputs(*args) > 0.5) == data.y, axis=(1, 2))),
        "That counts the runs with all four right; here the loss decides.",
    ),
    Mistake(_share(lambda losses: losses), "That is the mean of the final losses."),
    Mistake(lambda *args: (_losses(*args) < 0.1).tolist(), "That is a verdict for each seed; the share is one number."),
    Mistake(
        _with(lambda seeds, lr, epochs: (range(len(seeds)), lr, epochs)),
        "The seeds 0, 1, 2, ... took the place of those in `seeds`.",
    ),
    Mistake(_with(lambda seeds, lr, epochs: (seeds, 1.0, epochs)), "lr was 1, whatever `lr` is."),
    Mistake(_with(lambda seeds, lr, epochs: (seeds, lr, 1000)), "It ran 1000 epochs, whatever `epochs` is."),
    Mistake(
        _with(lambda seeds, lr, epochs: (seeds, lr, epochs, _drawn_from(map(np.random.default_rng, seeds)))),
        "Those numbers come from another generator: a seed s means np.random.RandomState(s).",
    ),
    Mistake(
        _with(
            lambda seeds, lr, epochs: (seeds, lr, epochs, _drawn_from([np.random.RandomState(seeds[0])] * len(seeds)))
        ),
        "One generator served all networks; each begins with its own seed.",
    ),
    Mistake(
        lambda *args: 0.0,
        "No run was counted: is each network trained, does the loop go through all seeds before it "
        "returns, and is the count divided with / (not //)?",
    ),
]
