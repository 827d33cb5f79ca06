"""How the exercises of lesson 2 are judged."""

import math
from collections.abc import Callable
from typing import Any

import numpy as np

from ...batch import losses_many
from ...network import Array, Params, affine, bce_loss, forward, predict, relu, sigmoid
from ...plots import plot_surprise
from ..exercise import Exercise, Lesson, Mistake
from .init_params import INIT_PARAMS


def _terms(y_hat: Array, y: Array) -> Any:
    """The loss of each example."""
    return -(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))


def _output(X: Array, params: Params) -> Any:
    return forward(X, params)[-1]


def _answer_where(compare: Callable[..., Any]) -> Any:
    """A predict that compares the output in another way."""
    return lambda X, params: compare(_output(X, params)).astype(int)


def _hidden(activation: Callable[..., Any]) -> Any:
    """A predict whose hidden layers have another activation."""
    return lambda X, params: predict(forward(X, params[:-1], activation)[-1], params[-1:])


EXERCISES: dict[str, Exercise] = {
    "sigmoid": Exercise(
        reference=sigmoid,
        worth=2,
        label=lambda path: "sigmoid(z)",
        forbidden=[sigmoid],
        rtol=0.0,
        atol=1e-9,
        mistakes=[
            Mistake("sigmoid.exponent-sign", lambda z: 1 / (1 + np.exp(z))),
            Mistake("sigmoid.brackets-missing", lambda z: 1 / 1 + np.exp(-z)),
            Mistake("sigmoid.minus-in-denominator", lambda z: 1 / (1 - np.exp(-z))),
            Mistake("sigmoid.no-one-plus", lambda z: 1 / np.exp(-z)),
            Mistake("sigmoid.exponential-only", lambda z: np.exp(-z)),
            Mistake("sigmoid.approximate-e", lambda z: 1 / (1 + 2.718**-z)),
            Mistake("sigmoid.tanh", np.tanh),
            Mistake("sigmoid.range-0-to-2", lambda z: 1 + np.tanh(z / 2)),
            Mistake("sigmoid.doubled-z", lambda z: (1 + np.tanh(z)) / 2),
            Mistake("sigmoid.relu", relu),
            Mistake("sigmoid.boolean", lambda z: z > 0),
            Mistake("sigmoid.step", lambda z: (z > 0) * 1.0),
            Mistake("sigmoid.straight-line", lambda z: np.clip(0.5 + z / 4, 0, 1)),
            Mistake("sigmoid.constant", lambda z: np.full(z.shape, 0.5)),
            Mistake("sigmoid.softmax", lambda z: np.exp(z) / np.exp(z).sum()),
            Mistake("sigmoid.slope", lambda z: sigmoid(z) * (1 - sigmoid(z))),
            Mistake("sigmoid.math-exp", lambda z: math.exp(-z)),
        ],
    ),
    "init_params": INIT_PARAMS,
    "bce_loss": Exercise(
        reference=bce_loss,
        worth=3,
        label=lambda path: "the loss",
        forbidden=[bce_loss, losses_many],
        forbidden_near=[plot_surprise],
        mistakes=[
            Mistake("bce_loss.mean", lambda y_hat, y: np.mean(_terms(y_hat, y))),
            Mistake("bce_loss.sign", lambda y_hat, y: -np.sum(_terms(y_hat, y))),
            Mistake("bce_loss.mean-and-sign", lambda y_hat, y: -np.mean(_terms(y_hat, y))),
            Mistake("bce_loss.log2", lambda y_hat, y: np.sum(_terms(y_hat, y)) / math.log(2)),
            Mistake("bce_loss.log10", lambda y_hat, y: np.sum(_terms(y_hat, y)) / math.log(10)),
            *[
                Mistake("bce_loss.one-example-only", lambda y_hat, y, one=one: np.sum(_terms(y_hat, y)[one]))
                for one in (0, -1)
            ],
            Mistake("bce_loss.no-target-0-term", lambda y_hat, y: np.sum(y * _terms(y_hat, y))),
            Mistake("bce_loss.no-target-1-term", lambda y_hat, y: np.sum((1 - y) * _terms(y_hat, y))),
            *[
                Mistake("bce_loss.opposite-signs", lambda y_hat, y, k=k: np.sum(k * (2 * y - 1) * _terms(y_hat, y)))
                for k in (1, -1)
            ],
            Mistake("bce_loss.terms-exchanged", lambda y_hat, y: np.sum(_terms(1 - y_hat, y))),
            Mistake("bce_loss.same-term-everywhere", lambda y_hat, y: -np.sum(np.log(y_hat))),
            Mistake("bce_loss.arguments-exchanged", lambda y_hat, y: np.sum(_terms(y, y_hat))),
            Mistake("bce_loss.not-summed", _terms),
            Mistake("bce_loss.one-entry-array", lambda y_hat, y: np.sum(_terms(y_hat, y), axis=0)),
            Mistake("bce_loss.one-entry-matrix", lambda y_hat, y: np.sum(_terms(y_hat, y), keepdims=True)),
            Mistake("bce_loss.zero-dimensional-array", lambda y_hat, y: np.array(np.sum(_terms(y_hat, y)))),
            Mistake("bce_loss.broadcast-pairs", lambda y_hat, y: np.sum(_terms(y_hat, y.ravel()))),
            Mistake("bce_loss.not-yet-log", lambda y_hat, y: np.exp(-np.sum(_terms(y_hat, y)))),
            Mistake("bce_loss.squared-error", lambda y_hat, y: np.sum((y_hat - y) ** 2)),
            Mistake("bce_loss.mean-squared-error", lambda y_hat, y: np.mean((y_hat - y) ** 2)),
            Mistake("bce_loss.absolute-error", lambda y_hat, y: np.sum(abs(y_hat - y))),
            Mistake("bce_loss.seed-0", lambda y_hat, y: 2.9991464995409807),
            Mistake("bce_loss.zero", lambda y_hat, y: 0.0),
            Mistake("bce_loss.six-digits", lambda y_hat, y: np.sum(_terms(y_hat, y)) * (1 + 1e-8)),
            Mistake("bce_loss.first-four-only", lambda y_hat, y: np.sum(_terms(y_hat, y)[:4])),
            Mistake("bce_loss.takes-one-number", lambda y_hat, y: float(_terms(y_hat, y))),
        ],
    ),
    "predict": Exercise(
        reference=predict,
        worth=2,
        label=lambda path: "predict(X, params)",
        forbidden=[predict],
        mistakes=[
            Mistake("predict.boolean", lambda X, params: _output(X, params) > 0.5),
            Mistake("predict.floats", lambda X, params: predict(X, params) * 1.0),
            Mistake("predict.flat", lambda X, params: predict(X, params).ravel()),
            Mistake("predict.at-one-half", _answer_where(lambda y_hat: y_hat >= 0.5)),
            Mistake("predict.exchanged", _answer_where(lambda y_hat: y_hat < 0.5)),
            Mistake("predict.exchanged", _answer_where(lambda y_hat: y_hat <= 0.5)),
            Mistake("predict.all-ones", _answer_where(lambda y_hat: y_hat > 0)),
            Mistake("predict.all-zeros", _answer_where(lambda y_hat: y_hat)),
            Mistake("predict.argmax", lambda X, params: np.zeros(len(X), int)),
            Mistake("predict.probabilities", _output),
            Mistake(
                "predict.last-without-sigmoid",
                lambda X, params: (affine(_output(X, params[:-1]), *params[-1]) > 0.5).astype(int),
            ),
            Mistake("predict.hidden-relu", _hidden(relu)),
            Mistake("predict.hidden-linear", _hidden(lambda z: z)),
            Mistake("predict.no-biases", lambda X, params: predict(X, [(W, 0 * b) for W, b in params])),
            Mistake(
                "predict.takes-one-number", lambda X, params: np.array([[int(v > 0.5)] for v in _output(X, params)])
            ),
            Mistake("predict.layer-1", lambda X, params: predict(X, params[:1])),
            Mistake("predict.layer-2", lambda X, params: predict(X, params[:2])),
            Mistake("predict.minus-one-and-one", lambda X, params: 2 * predict(X, params) - 1),
        ],
    ),
}

RANDOM_INIT = Lesson("2-random-init", EXERCISES, {"why_not_zeros": 2})
