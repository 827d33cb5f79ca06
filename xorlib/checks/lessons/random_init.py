"""How the exercises of lesson 2 are judged."""

import math

import numpy as np

from ...batch import losses_many
from ...network import affine, bce_loss, forward, predict, relu, sigmoid
from ..exercise import Exercise, Mistake
from .draws import INIT_PARAMS


def _terms(y_hat, y):
    """The loss of each example."""
    return -(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))


def _output(X, params):
    return forward(X, params)[-1]


def _answer_where(compare):
    """A predict that compares the output in another way."""
    return lambda X, params: compare(_output(X, params)).astype(int)


def _hidden(activation):
    """A predict whose hidden layers have another activation."""
    return lambda X, params: predict(forward(X, params[:-1], activation)[-1], params[-1:])


EXERCISES = {
    "sigmoid": Exercise(
        reference=sigmoid,
        label=lambda path: "sigmoid(z)",
        gives_away=[sigmoid],
        rtol=0.0,
        atol=1e-9,
        mistakes=[
            Mistake(
                lambda z: 1 / (1 + np.exp(z)), "The exponent has the wrong sign: that falls, and the sigmoid rises."
            ),
            Mistake(
                lambda z: 1 / 1 + np.exp(-z),
                "That is 1 + e^-z: was it divided? Division comes before addition, so the denominator needs brackets.",
            ),
            Mistake(lambda z: 1 / (1 - np.exp(-z)), "There is a minus in the denominator where a plus belongs."),
            Mistake(lambda z: 1 / np.exp(-z), "The 1 + in the denominator is missing."),
            Mistake(lambda z: np.exp(-z), "That is e^-z alone: the fraction is missing."),
            Mistake(lambda z: 1 / (1 + 2.718**-z), "2.718 is e to four digits: look for NumPy's exponential function."),
            Mistake(np.tanh, "That is tanh, which runs from -1 to 1; the sigmoid runs from 0 to 1."),
            Mistake(lambda z: 1 + np.tanh(z / 2), "That runs from 0 to 2: a factor of one half is missing."),
            Mistake(
                lambda z: (1 + np.tanh(z)) / 2,
                "That is sigmoid(2z): z is doubled somewhere; with tanh, z is halved inside it.",
            ),
            Mistake(relu, "That is relu(z), the activation of lesson 1."),
            Mistake(lambda z: z > 0, "That is where z is positive (True or False); the sigmoid rises smoothly."),
            Mistake(lambda z: (z > 0) * 1.0, "That is a step from 0 to 1; the sigmoid rises smoothly."),
            Mistake(
                lambda z: np.clip(0.5 + z / 4, 0, 1),
                "That is a straight line, cut off at 0 and 1; the sigmoid is curved.",
            ),
            Mistake(lambda z: np.full(z.shape, 0.5), "That is 1/2 whatever z is."),
            Mistake(
                lambda z: np.exp(z) / np.exp(z).sum(),
                "Each entry was divided by a sum over all entries; the sigmoid of an entry depends on it alone.",
            ),
            Mistake(lambda z: sigmoid(z) * (1 - sigmoid(z)), "That is the slope of the sigmoid."),
            Mistake(lambda z: math.exp(-z), "math.exp takes one number; np.exp works entry by entry."),
        ],
    ),
    "init_params": INIT_PARAMS,
    "bce_loss": Exercise(
        reference=bce_loss,
        label=lambda path: "the loss",
        gives_away=[bce_loss, losses_many],
        mistakes=[
            Mistake(
                lambda y_hat, y: np.mean(_terms(y_hat, y)), "That is the mean over the examples; the sum is asked for."
            ),
            Mistake(
                lambda y_hat, y: -np.sum(_terms(y_hat, y)),
                "The sign is wrong: logarithms of probabilities are negative.",
            ),
            Mistake(
                lambda y_hat, y: -np.mean(_terms(y_hat, y)),
                "That is the mean over the examples, and the sign is wrong.",
            ),
            Mistake(
                lambda y_hat, y: np.sum(_terms(y_hat, y)) / math.log(2),
                "That is from log2: take the natural logarithm.",
            ),
            Mistake(
                lambda y_hat, y: np.sum(_terms(y_hat, y)) / math.log(10),
                "That is from log10: take the natural logarithm.",
            ),
            *[
                Mistake(
                    lambda y_hat, y, one=one: np.sum(_terms(y_hat, y)[one]),
                    "Only one example was counted: add to the total in each round, and return after the loop.",
                )
                for one in (0, -1)
            ],
            Mistake(
                lambda y_hat, y: np.sum(y * _terms(y_hat, y)), "The term of the examples with target 0 is missing."
            ),
            Mistake(
                lambda y_hat, y: np.sum((1 - y) * _terms(y_hat, y)),
                "The term of the examples with target 1 is missing.",
            ),
            *[
                Mistake(
                    lambda y_hat, y, k=k: np.sum(k * (2 * y - 1) * _terms(y_hat, y)),
                    "The two terms have opposite signs: look at the brackets.",
                )
                for k in (1, -1)
            ],
            Mistake(
                lambda y_hat, y: np.sum(_terms(1 - y_hat, y)), "The two terms are exchanged: y goes with log(y_hat)."
            ),
            Mistake(
                lambda y_hat, y: -np.sum(np.log(y_hat)),
                "That is -log(y_hat) everywhere; where y is 0, 1 - y_hat counts.",
            ),
            Mistake(
                lambda y_hat, y: np.sum(_terms(y, y_hat)),
                "That takes the logarithm of targets: are y_hat and y exchanged?",
            ),
            Mistake(_terms, "That is the loss of each example; add them up to one number."),
            Mistake(
                lambda y_hat, y: np.sum(_terms(y_hat, y), axis=0),
                "That is an array with one entry: sum over all axes, or take the entry out.",
            ),
            Mistake(
                lambda y_hat, y: np.sum(_terms(y_hat, y), keepdims=True),
                "That is a matrix with one entry, as a product of matrices gives it: take the entry out.",
            ),
            Mistake(
                lambda y_hat, y: np.array(np.sum(_terms(y_hat, y))),
                "An array of shape () still is an array: make it a plain number, with float(...) for instance.",
            ),
            Mistake(
                lambda y_hat, y: np.sum(_terms(y_hat, y.ravel())),
                "An (N, 1) array met an (N,) array, and broadcasting paired every output with every target: "
                "keep both (N, 1).",
            ),
            Mistake(
                lambda y_hat, y: np.exp(-np.sum(_terms(y_hat, y))),
                "That is the probability of the targets, not yet its -log.",
            ),
            Mistake(
                lambda y_hat, y: np.sum((y_hat - y) ** 2), "That is the squared error; cross-entropy is asked for."
            ),
            Mistake(
                lambda y_hat, y: np.mean((y_hat - y) ** 2),
                "That is the mean squared error; cross-entropy is asked for.",
            ),
            Mistake(lambda y_hat, y: np.sum(abs(y_hat - y)), "That is the absolute error; cross-entropy is asked for."),
            Mistake(lambda y_hat, y: 2.9991464995409807, "That is the loss of seed 0, whatever the arguments."),
            Mistake(lambda y_hat, y: 0.0, "That is zero: is it still the number you began with?"),
            Mistake(
                lambda y_hat, y: np.sum(_terms(y_hat, y)) * (1 + 1e-8),
                "That is right to six digits only, as after adding a small number inside a logarithm, rounding, or "
                "in 32-bit numbers: return every digit.",
            ),
            Mistake(
                lambda y_hat, y: np.sum(_terms(y_hat, y)[:4]),
                "Only the first four examples were counted; N may be any number.",
            ),
            Mistake(
                lambda y_hat, y: float(_terms(y_hat, y)),
                "float and the functions of the math module take one number: sum before float; with math, go "
                "through the examples one by one.",
            ),
        ],
    ),
    "predict": Exercise(
        reference=predict,
        label=lambda path: "predict(X, params)",
        gives_away=[predict],
        mistakes=[
            Mistake(
                lambda X, params: _output(X, params) > 0.5, "True and False are not yet integers: convert the array."
            ),
            Mistake(lambda X, params: predict(X, params) * 1.0, "Right values, but as floats: convert the array."),
            Mistake(lambda X, params: predict(X, params).ravel(), "Keep the shape (N, 1), which is that of y."),
            Mistake(_answer_where(lambda y_hat: y_hat >= 0.5), "An output of exactly 0.5 gives 0: above, not at."),
            Mistake(_answer_where(lambda y_hat: y_hat < 0.5), "0 and 1 are exchanged."),
            Mistake(_answer_where(lambda y_hat: y_hat <= 0.5), "0 and 1 are exchanged."),
            Mistake(
                _answer_where(lambda y_hat: y_hat > 0),
                "All came out 1. Was it compared with 0, or did the "
                "output go through one sigmoid too many, which lifts it above 0.5?",
            ),
            Mistake(
                _answer_where(lambda y_hat: y_hat),
                "All came out 0. If you converted the output itself: that cuts its decimals off, so compare first.",
            ),
            Mistake(
                lambda X, params: np.zeros(len(X), int),
                "All came out 0, and in one row: argmax over a single output is always 0. Compare the output with 0.5.",
            ),
            Mistake(_output, "Those are the probabilities; compare them with 0.5."),
            Mistake(
                lambda X, params: (affine(_output(X, params[:-1]), *params[-1]) > 0.5).astype(int),
                "The last layer came without its sigmoid: Z was compared with 0.5.",
            ),
            Mistake(_hidden(relu), "The hidden layers have ReLU; from this lesson on they have the sigmoid."),
            Mistake(_hidden(lambda z: z), "The hidden layers have no activation."),
            Mistake(lambda X, params: predict(X, [(W, 0 * b) for W, b in params]), "The biases are missing."),
            Mistake(
                lambda X, params: np.array([[int(v > 0.5)] for v in _output(X, params)]),
                "int and float take one number. A row v of the output is an array with one entry: v[0] takes it out.",
            ),
            Mistake(lambda X, params: predict(X, params[:1]), "That is layer 1; the output is the last."),
            Mistake(lambda X, params: predict(X, params[:2]), "That is layer 2; the output is the last."),
            Mistake(lambda X, params: 2 * predict(X, params) - 1, "The classes are 0 and 1, not -1 and 1."),
        ],
    ),
}
