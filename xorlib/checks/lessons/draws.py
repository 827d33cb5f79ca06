"""How init_params is judged: by its numbers, and by where they were drawn from."""

import copy
from collections.abc import Iterator

import numpy as np

from ...network import init_params
from ..compare import describe
from ..exercise import Exercise, Mistake, Unusable


def drawn(answer, sizes, rng):
    """The parameters that an answer draws from rng; Unusable where they are yet to be drawn, or come from elsewhere."""
    untouched, kept = copy.deepcopy(rng), np.random.get_state()
    try:
        np.random.seed(2)
        np.random.standard_normal()  # from here, a few more draws move the position only; a seed changes the keys
        _, keys, *position = np.random.get_state()
        params = answer(sizes, rng)
        _, keys_after, *position_after = np.random.get_state()
    finally:
        np.random.set_state(kept)
    if not np.array_equal(keys, keys_after):
        raise Unusable("expected  NumPy's global random state as it was\ncame      a global state that was seeded")
    if position != position_after:
        raise Unusable("expected  NumPy's global random state as it was\ncame      a global state that was drawn from")
    if isinstance(params, Iterator):  # a generator, say: it has drawn nothing yet
        raise Unusable(f"expected  a list of {len(sizes) - 1}\ncame      {describe(params)}")
    if params is not None and rng.random() == untouched.random():
        raise Unusable("expected  numbers drawn from rng\ncame      nothing drawn from rng")
    return params


def by_layer(draw, method="standard_normal"):
    """An init_params whose pair (W, b) for i inputs and o units is draw(rng's method, i, o)."""
    return lambda sizes, rng: [draw(getattr(rng, method), i, o) for i, o in zip(sizes[:-1], sizes[1:])]


def scaled(factor):
    """An init_params whose numbers for a layer with i inputs are multiplied by factor(i)."""
    return by_layer(lambda normal, i, o: (factor(i) * normal((o, i)), factor(i) * normal(o)))


def all_W_first(sizes, rng):
    Ws = [rng.standard_normal((o, i)) for i, o in zip(sizes[:-1], sizes[1:])]
    return [(W, rng.standard_normal(len(W))) for W in Ws]


INIT_PARAMS = Exercise(
    reference=init_params,
    label=lambda path: ("Wb"[path[1]] if len(path) > 1 else "layer ") + str(path[0] + 1) if path else "params",
    gives_away=[init_params],
    measure=drawn,
    mistakes=[
        Mistake(
            lambda sizes, rng: np.random.seed(0),
            "It seeds NumPy's global generator, which all other code shares. Seed nothing: whoever calls "
            "init_params chooses the seed, and passes rng.",
        ),
        Mistake(
            lambda sizes, rng: np.random.random(),
            "It draws from NumPy's global generator, which all other code shares. Draw from the argument rng: "
            "rng.something, not np.random.something.",
        ),
        Mistake(
            lambda sizes, rng: [],
            "Every number must come from the argument rng: none from a generator made inside the function or found "
            "in the notebook, and none may be a constant.",
        ),
        Mistake(
            lambda sizes, rng: (size for size in sizes),
            "`yield`, and round brackets around a `for`, make a generator, which draws nothing until it is asked: "
            "make a list.",
        ),
        Mistake(
            by_layer(lambda normal, i, o: (normal(o), normal((o, i)))[::-1]),
            "b was drawn before W; in each layer W comes first.",
        ),
        Mistake(all_W_first, "All W were drawn before the first b; finish a layer, W then b, before the next."),
        Mistake(
            by_layer(lambda normal, i, o: (normal((o, i)), normal(o))[::-1]), "The pairs are (b, W); turn them round."
        ),
        Mistake(
            by_layer(lambda normal, i, o: (normal((i, o)), normal(o))),
            "Each W is (n_in, n_out): a row of W must hold the weights of one unit, one for each input.",
        ),
        Mistake(
            by_layer(lambda normal, i, o: (normal((i, o)).T, normal(o))),
            "Each W was filled column by column: draw it row by row, in the shape that it has.",
        ),
        Mistake(
            by_layer(lambda random, i, o: (random((o, i)), random(o)), "random"),
            "Those numbers are uniform between 0 and 1; standard normal ones are asked for.",
        ),
        Mistake(
            by_layer(lambda random, i, o: (2 * random((o, i)) - 1, 2 * random(o) - 1), "random"),
            "Those numbers are uniform between -1 and 1; standard normal ones are asked for.",
        ),
        Mistake(by_layer(lambda normal, i, o: (normal((o, i)), np.zeros(o))), "b was left at zero; it is drawn too."),
        Mistake(
            by_layer(lambda normal, i, o: (normal((o, i)), np.zeros((o, 1)))),
            "b was left at zero, and it is a column: it is drawn too, and it has one axis.",
        ),
        Mistake(
            by_layer(lambda normal, i, o: (normal((o, i)), normal((o, 1)))), "b is a column; it has one axis, (n_out,)."
        ),
        Mistake(
            by_layer(lambda normal, i, o: (normal((o, i)), normal((1, o)))), "b is a matrix; it has one axis, (n_out,)."
        ),
        Mistake(
            by_layer(lambda normal, i, o: (normal((o, i)), normal(i))),
            "b has an entry for each input of its layer; it needs one for each unit.",
        ),
        Mistake(
            by_layer(lambda normal, i, o: (normal((o, i)), normal())),
            "b is one number for the whole layer; each unit needs its own.",
        ),
        *[
            Mistake(scaled(factor), "Those are the right numbers times a factor; take them as they come from rng.")
            for factor in (lambda i: 0.01, lambda i: 0.1, lambda i: 0.5, lambda i: i**-0.5, lambda i: (2 / i) ** 0.5)
        ],
        Mistake(
            lambda sizes, rng: list(zip(*init_params(sizes, rng))),
            "All W came in one list and all b in another; pair them: one (W, b) a layer.",
        ),
        Mistake(
            lambda sizes, rng: [part for pair in init_params(sizes, rng) for part in pair],
            "Every W and b is an entry of its own; pair them: one (W, b) a layer.",
        ),
        Mistake(
            lambda sizes, rng: init_params([sizes[-1], *sizes], rng),
            "A layer lies between two entries of sizes that follow each other, so there is one fewer than entries.",
        ),
        Mistake(
            lambda sizes, rng: init_params(sizes[:2], rng),
            "The list stops after the first layer: go on to the last entry of sizes.",
        ),
        *[
            Mistake(
                lambda sizes, rng, l=l: init_params(sizes, rng)[l],
                "That is one pair (W, b); a list is wanted, with a pair for each layer.",
            )
            for l in (0, -1)
        ],
        Mistake(
            lambda sizes, rng: init_params(sizes, rng)[-1:],
            "Only the last layer is in the list. Look at the line that makes it: does it stand inside the loop?",
        ),
        Mistake(
            lambda sizes, rng: rng.randn(1),
            "randn belongs to RandomState alone, and rng may be a Generator; standard_normal belongs to both.",
        ),
        Mistake(
            lambda sizes, rng: rng.rand(1),
            "rand belongs to RandomState alone, and is uniform; standard_normal belongs to both kinds of rng.",
        ),
        Mistake(
            lambda sizes, rng: rng.standard_normal(2, 2),
            "standard_normal takes the shape as one argument, a tuple: note the second pair of brackets.",
        ),
    ],
)
