"""How the exercises of lesson 2 are judged."""

import math
from collections.abc import Callable
from typing import Any

import numpy as np

from ...batch import losses_many
from ...network import Array, Params, affine, bce_loss, forward, predict, relu, sigmoid
from ...plots import plot_surprise
from ..exercise import Answer, Exercise, Lesson, Mistake, Step, pairs, singles
from ..lesson1_forward_pass import right_where
from .init_params import INIT_PARAMS


def _terms(y_hat: Array, y: Array) -> Any:
    """The loss of each example."""
    return -(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))


def _output(X: Array, params: Params) -> Any:
    return forward(X, params)[-1]


def _predicted(
    compare: Callable[..., Any] = lambda y_hat: y_hat > 0.5,
    kind: Callable[..., Any] = lambda answer: answer.astype(int),
    shape: Callable[..., Any] = lambda answer: answer,
    output: Callable[..., Any] = _output,
) -> Answer:
    """A predict that compares the output in another way, returns another kind of array, or has another network."""
    return lambda X, params: shape(kind(compare(output(X, params))))


PREDICT_STEPS: list[Step] = [
    ("predict.boolean", {"kind": lambda answer: answer > 0}),
    ("predict.floats", {"kind": lambda answer: answer * 1.0}),
    ("predict.flat", {"shape": np.ravel}),
    ("predict.at-one-half", {"compare": lambda y_hat: y_hat >= 0.5}),
    ("predict.exchanged", {"compare": lambda y_hat: y_hat < 0.5}),
    ("predict.exchanged", {"compare": lambda y_hat: y_hat <= 0.5}),
    ("predict.all-ones", {"compare": lambda y_hat: y_hat > 0}),
    ("predict.all-zeros", {"compare": lambda y_hat: y_hat}),
    ("predict.minus-one-and-one", {"kind": lambda answer: np.where(answer, 1, -1)}),
    *[("predict.other-limit", {"compare": lambda y_hat, limit=limit: y_hat > limit}) for limit in (0.6, 0.7, 0.75)],
    ("predict.all-relu", {"output": lambda X, params: forward(X, params, relu)[-1]}),
    ("predict.binary-units", {"output": lambda X, params: forward(X, params, lambda z: (z > 0) * 1.0)[-1]}),
    ("predict.all-tanh", {"output": lambda X, params: forward(X, params, np.tanh)[-1]}),
    ("predict.no-biases", {"output": lambda X, params: _output(X, [(W, 0 * b) for W, b in params])}),
    ("predict.layers-reversed", {"output": lambda X, params: _output(X, params[::-1])}),
]


def _hidden(activation: Callable[..., Any]) -> Any:
    """A predict whose hidden layers have another activation."""
    return lambda X, params: predict(forward(X, params[:-1], activation)[-1], params[-1:])


def _loss(
    terms: Callable[..., Any] = lambda p, y, log: y * log(p) + (1 - y) * log(1 - p),
    log: Callable[..., Any] = np.log,
    pair: Callable[..., Any] = lambda y_hat, y: (y_hat, y),
    count: Callable[..., Any] = lambda terms: terms,
    end: Callable[..., Any] = np.sum,
    sign: int = -1,
) -> Answer:
    """A bce_loss with something else in the place of one of its parts; only the terms in `count` are counted."""
    return lambda y_hat, y: sign * end(count(terms(*pair(y_hat, y), log)))


BCE_STEPS: list[Step] = [
    ("bce_loss.mean", {"end": np.mean}),
    ("bce_loss.sign", {"sign": 1}),
    ("bce_loss.log2", {"log": np.log2}),
    ("bce_loss.log10", {"log": np.log10}),
    *[("bce_loss.one-example-only", {"count": lambda terms, one=one: terms[one]}) for one in (0, -1)],
    ("bce_loss.no-target-0-term", {"terms": lambda p, y, log: y * log(p)}),
    ("bce_loss.no-target-1-term", {"terms": lambda p, y, log: (1 - y) * log(1 - p)}),
    *[
        ("bce_loss.opposite-signs", {"terms": lambda p, y, log, k=k: k * (y * log(p) - (1 - y) * log(1 - p))})
        for k in (1, -1)
    ],
    ("bce_loss.terms-exchanged", {"terms": lambda p, y, log: y * log(1 - p) + (1 - y) * log(p)}),
    ("bce_loss.same-term-everywhere", {"terms": lambda p, y, log: log(p)}),
    *[
        ("bce_loss.brackets-missing", {"terms": terms})
        for terms in (
            lambda p, y, log: y * log(p) + 1 - y * log(1 - p),
            lambda p, y, log: y * log(p) + (1 - y) * log(1) - p,
            lambda p, y, log: y * log(p) + (1 - y) * 1 - log(p),
            lambda p, y, log: y * log(p) + (1 - y) * (1 - log(p)),
        )
    ],
    ("bce_loss.broadcast-pairs", {"pair": lambda y_hat, y: (y_hat, y.ravel())}),
    ("bce_loss.first-four-only", {"count": lambda terms: terms[:4]}),
    *[("bce_loss.number-added", {"log": lambda p, eps=eps: np.log(p + eps)}) for eps in (1.0, *0.1 ** np.arange(1, 7))],
]

EXERCISES: dict[str, Exercise] = {
    "sigmoid": Exercise(
        reference=sigmoid,
        worth=2,
        label=lambda path: "sigmoid(z)",
        forbidden=[sigmoid],
        rtol=0.0,
        atol=1e-9,
        hint=right_where,
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
            Mistake("sigmoid.slope-of-output", lambda z: z * (1 - z)),
            Mistake("sigmoid.minus-in-denominator", lambda z: 1 / (1 - np.exp(z))),
            Mistake("sigmoid.product-with-e", lambda z: 1 / (1 + np.e * -z)),
            Mistake("sigmoid.math-exp", lambda z: math.exp(-z)),
            *[
                Mistake("sigmoid.clipped", lambda z, limit=limit: sigmoid(np.clip(z, -limit, limit)))
                for limit in (1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 15, 16, 18, 20)
            ],
            *[
                Mistake("sigmoid.output-clipped", lambda z, eps=eps: np.clip(sigmoid(z), eps, 1 - eps))
                for eps in (0.1, 0.05, *0.1 ** np.arange(2, 9))
            ],
            Mistake("sigmoid.absolute-z", lambda z: sigmoid(np.abs(z))),
            Mistake("sigmoid.absolute-z", lambda z: sigmoid(-np.abs(z))),
            Mistake("sigmoid.twice", lambda z: sigmoid(sigmoid(z))),
            Mistake("sigmoid.straight-line", lambda z: np.clip(0.5 + z / 5, 0, 1)),
            Mistake("sigmoid.straight-line", lambda z: np.clip(0.5 + z / 6, 0, 1)),
            Mistake("sigmoid.straight-line", lambda z: np.clip(z, 0, 1)),
            *[
                Mistake("sigmoid.other-curve", curve)
                for curve in (
                    lambda z: z / (1 + np.abs(z)),
                    lambda z: 0.5 + 0.5 * z / (1 + np.abs(z)),
                    lambda z: 0.5 + np.arctan(z) / np.pi,
                    lambda z: np.log(1 + np.exp(z)),
                    lambda z: np.vectorize(lambda v: (1 + math.erf(v)) / 2)(z),
                    lambda z: np.vectorize(lambda v: (1 + math.erf(v / 2**0.5)) / 2)(z),
                )
            ],
            *[
                Mistake("sigmoid.largest-subtracted", lambda z, axis=axis: sigmoid(z - z.max(axis=axis, keepdims=True)))
                for axis in (None, -1)
            ],
            Mistake("sigmoid.log", lambda z: np.log(sigmoid(z))),
            Mistake("sigmoid.plus-in-exponent", lambda z: 1 / (1 + np.exp(1 - z))),
            Mistake("sigmoid.two-below", lambda z: 1 / (2 + np.exp(-z))),
            Mistake("sigmoid.power-of-2", lambda z: 1 / (1 + 2.0**-z)),
            Mistake("sigmoid.power-of-10", lambda z: 1 / (1 + 10.0**-z)),
            *[
                Mistake("sigmoid.approximate-e", lambda z, e=e: 1 / (1 + e**-z))
                for e in (2.7, 2.71, 2.72, 2.7183, 2.71828)
            ],
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
            *singles(_loss, BCE_STEPS),
            Mistake("bce_loss.arguments-exchanged", lambda y_hat, y: np.sum(_terms(y, y_hat))),
            Mistake("bce_loss.not-summed", _terms),
            Mistake("bce_loss.axis-1", lambda y_hat, y: np.sum(_terms(y_hat, y), axis=1)),
            Mistake("bce_loss.one-entry-array", lambda y_hat, y: np.sum(_terms(y_hat, y), axis=0)),
            Mistake("bce_loss.one-entry-matrix", lambda y_hat, y: np.sum(_terms(y_hat, y), keepdims=True)),
            Mistake("bce_loss.zero-dimensional-array", lambda y_hat, y: np.array(np.sum(_terms(y_hat, y)))),
            Mistake("bce_loss.not-yet-log", lambda y_hat, y: np.exp(-np.sum(_terms(y_hat, y)))),
            Mistake("bce_loss.squared-error", lambda y_hat, y: np.sum((y_hat - y) ** 2)),
            Mistake("bce_loss.mean-squared-error", lambda y_hat, y: np.mean((y_hat - y) ** 2)),
            Mistake("bce_loss.absolute-error", lambda y_hat, y: np.sum(abs(y_hat - y))),
            Mistake("bce_loss.seed-0", lambda y_hat, y: 2.9991464995409807),
            Mistake("bce_loss.zero", lambda y_hat, y: 0.0),
            *[
                Mistake("bce_loss.clipped", lambda y_hat, y, eps=eps: np.sum(_terms(np.clip(y_hat, eps, 1 - eps), y)))
                for eps in (0.1, 0.05, *0.1 ** np.arange(2, 9))
            ],
            Mistake("bce_loss.log-of-product", lambda y_hat, y: -np.log(np.prod(np.exp(-_terms(y_hat, y))))),
            Mistake("bce_loss.six-digits", lambda y_hat, y: np.sum(_terms(y_hat, y)) * (1 + 1e-8)),
            Mistake("bce_loss.takes-one-number", lambda y_hat, y: float(_terms(y_hat, y))),
        ],
        rarer=pairs(_loss, BCE_STEPS),
    ),
    "predict": Exercise(
        reference=predict,
        worth=2,
        label=lambda path: "predict(X, params)",
        forbidden=[predict],
        mistakes=[
            *singles(_predicted, PREDICT_STEPS),
            Mistake("predict.argmax", lambda X, params: np.zeros(len(X), int)),
            Mistake("predict.probabilities", _output),
            Mistake(
                "predict.last-without-sigmoid",
                lambda X, params: (affine(_output(X, params[:-1]), *params[-1]) > 0.5).astype(int),
            ),
            Mistake("predict.hidden-relu", _hidden(relu)),
            Mistake("predict.hidden-linear", _hidden(lambda z: z)),
            Mistake("predict.no-biases", lambda X, params: predict(X, [(W, 0 * b) for W, b in params])),
            *[
                Mistake("predict.takes-one-number", answer)  # before NumPy 2.4 their errors have two texts
                for answer in (
                    lambda X, params: int(_output(X, params) > 0.5),
                    lambda X, params: np.array([[int(v > 0.5)] for v in _output(X, params)]),
                )
            ],
            Mistake("predict.inputs", lambda X, params: (X > 0.5).astype(int)),
            Mistake("predict.layer-1", lambda X, params: predict(X, params[:1])),
            Mistake("predict.layer-2", lambda X, params: predict(X, params[:2])),
        ],
        rarer=pairs(_predicted, PREDICT_STEPS),
    ),
}

RANDOM_INIT = Lesson("2-random-init", EXERCISES, {"why_not_zeros": 2})
