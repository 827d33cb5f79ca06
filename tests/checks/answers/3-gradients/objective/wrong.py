# %% float
# mistake: takes the number out of autograd's record
# says: [objective.bare-number]
def objective(params, X, y):
    return float(bce_loss(forward(X, params)[-1], y))

# %% item
# mistake: takes the number out of autograd's record
# says: [objective.bare-number]
def objective(params, X, y):
    return bce_loss(forward(X, params)[-1], y).item()

# %% math
# mistake: the math module's logarithm
# says: [objective.bare-number]
import math

def objective(params, X, y):
    return -sum(math.log(a) if t == 1 else math.log(1 - a) for a, t in zip(forward(X, params)[-1][:, 0], y[:, 0]))

# %% rounded
# mistake: rounds the loss
# says: [objective.bare-number]
def objective(params, X, y):
    return round(bce_loss(forward(X, params)[-1], y), 6)

# %% rounded by NumPy
# mistake: rounds the loss, so that it has no slope
# says: [objective.does-not-change]
def objective(params, X, y):
    return np.round(bce_loss(forward(X, params)[-1], y), 12)

# %% float64
# mistake: asks an array of plain numbers to hold autograd's
# says: An array of plain numbers cannot hold an ArrayBox
import numpy

def objective(params, X, y):
    return numpy.float64(bce_loss(forward(X, params)[-1], y))

# %% filled in
# mistake: writes the activations into an array of zeros
# says: An array of plain numbers cannot hold an ArrayBox
def objective(params, X, y):
    y_hat = np.zeros(y.shape)
    y_hat[:] = forward(X, params)[-1]
    return bce_loss(y_hat, y)

# %% classes swapped
# mistake: the targets the wrong way round
# says: The terms of y = 0 and of y = 1 are swapped
def objective(params, X, y):
    y_hat = forward(X, params)[-1]
    return -np.sum((1 - y) * np.log(y_hat) + y * np.log(1 - y_hat))

# %% bare values
# mistake: reads the values out of the boxes
# says: [objective.does-not-change]
def objective(params, X, y):
    bare = [(np.array(getattr(W, "_value", W)), np.array(getattr(b, "_value", b))) for W, b in params]
    return bce_loss(forward(X, bare)[-1], y)

# %% mean
# mistake: a mean instead of a sum
# says: [objective.mean]
def objective(params, X, y):
    return bce_loss(forward(X, params)[-1], y) / len(y)

# %% sign
# mistake: the log-likelihood
# says: The minus sign before the sum is missing
def objective(params, X, y):
    y_hat = forward(X, params)[-1]
    return np.sum(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))

# %% half the loss
# mistake: the term of the zeros is missing
# says: Only the examples with y = 1 count
def objective(params, X, y):
    return -np.sum(y * np.log(forward(X, params)[-1]))

# %% squared error
# mistake: another loss
# says: That is the squared error
def objective(params, X, y):
    return np.sum((forward(X, params)[-1] - y) ** 2)

# %% per example
# mistake: not summed
# says: one number for all of them, their sum
def objective(params, X, y):
    y_hat = forward(X, params)[-1]
    return -(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))

# %% a matrix
# mistake: a (1, 1) array instead of a number
# says: A matrix product is a matrix
def objective(params, X, y):
    y_hat = forward(X, params)[-1]
    return -(y.T @ np.log(y_hat)) - (1 - y).T @ np.log(1 - y_hat)

# %% the outputs
# mistake: the network's outputs
# says: one number for all of them, their sum
def objective(params, X, y):
    return forward(X, params)[-1]

# %% the notebook's X and y
# mistake: reads globals
# says: [diagnosis.notebook-values]
inputs, targets = X, y

def objective(params, X, y):
    return bce_loss(forward(inputs, params)[-1], targets)

# %% the notebook's params
# mistake: reads a global
# says: [diagnosis.reads-notebook]
start = init_params([2, 2, 1], np.random.RandomState(0))

def objective(params, X, y):
    return bce_loss(forward(X, start)[-1], y)

# %% constant from the text
# mistake: the loss at seed 0
# says: [objective.does-not-change]
def objective(params, X, y):
    return 2.9991464995409807

# %% two layers only
# mistake: right for two layers
# says: It stops after two layers
def objective(params, X, y):
    (W1, b1), (W2, b2) = params[:2]
    A2 = sigmoid(affine(sigmoid(affine(X, W1, b1)), W2, b2))
    return -np.sum(y * np.log(A2) + (1 - y) * np.log(1 - A2))

# %% a small number in the logarithms
# mistake: guards the logarithm, and moves the loss
# says: nearly right, but not to the last digits
def objective(params, X, y):
    y_hat = forward(X, params)[-1]
    return -np.sum(y * np.log(y_hat + 1e-8) + (1 - y) * np.log(1 - y_hat + 1e-8))

# %% a larger number in the logarithms
# mistake: guards the logarithm, and moves the loss
# says: nearly right, but not to the last digits
def objective(params, X, y):
    y_hat = forward(X, params)[-1]
    return -np.sum(y * np.log(y_hat + 1e-6) + (1 - y) * np.log(1 - y_hat + 1e-6))

# %% zero
# mistake: a constant
# says: [objective.does-not-change]
def objective(params, X, y):
    return 0.0

# %% not a number
# mistake: NaN
# says: the loss
def objective(params, X, y):
    return bce_loss(forward(X, params)[-1], y) * np.nan

# %% None
# mistake: no return
# says: [diagnosis.no-result]
def objective(params, X, y):
    bce_loss(forward(X, params)[-1], y)

# %% prints
# mistake: prints instead of returning
# says: It prints its result
def objective(params, X, y):
    print(bce_loss(forward(X, params)[-1], y))

# %% text
# mistake: the wrong type
# says: expected  a number
def objective(params, X, y):
    return f"{bce_loss(forward(X, params)[-1], y)}"

# %% an exception
# mistake: raises
# says: it raised KeyError
def objective(params, X, y):
    return {}["loss"]

# %% the order of the arguments
# mistake: X first
# says: it raised
def objective(X, params, y):
    return bce_loss(forward(X, params)[-1], y)

# %% the helper module's
# mistake: hands in xorlib's function as one's own
# says: it calls objective, which gives the answer away
from xorlib import objective

# %% the helper module's, wrapped
# mistake: calls xorlib's function
# says: it calls objective, which gives the answer away
import xorlib

def objective(params, X, y):
    return xorlib.objective(params, X, y)

# %% a function without a derivative
# mistake: takes vdot, which autograd cannot differentiate
# says: [objective.no-derivative]
def objective(params, X, y):
    p = forward(X, params)[-1]
    return -(np.vdot(y, np.log(p)) + np.vdot(1 - y, np.log(1 - p)))

# %% the arguments of the loss exchanged
# mistake: bce_loss(y, y_hat)
# says: or y stands where y_hat belongs
def objective(params, X, y):
    return bce_loss(y, forward(X, params)[-1])

# %% the whole list for the output
# mistake: bce_loss(A, y)
# says: [error.ragged]
def objective(params, X, y):
    return bce_loss(np.array(forward(X, params)), y)

# %% an array with one entry
# mistake: sums over one axis
# says: [objective.one-entry-array]
def objective(params, X, y):
    y_hat = forward(X, params)[-1]
    return sum(-(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat)))

# %% the activations too
# mistake: returns a pair
# says: [objective.two-results]
def objective(params, X, y):
    A = forward(X, params)
    return bce_loss(A[-1], y), A

# %% a sum of the notebook
# mistake: the losses of all calls are added up
# says: called twice with the same arguments
losses = []

def objective(params, X, y):
    losses.append(bce_loss(forward(X, params)[-1], y))
    return sum(losses)

# %% the loss of a case
# mistake: the checks' case has it as a method
# says: it calls objective, which gives the answer away
def objective(params, X, y):
    from xorlib.checks.cases import Case
    return Case(X, y, params, []).loss(params)

# %% .dot on plain arrays
# mistake: X.dot(W.T) under autograd
# says: [error.made-of-boxes]
def objective(params, X, y):
    a = X
    for W, b in params:
        a = 1.0 / (1.0 + np.exp(-(a.dot(W.T) + b)))
    return -np.sum(y * np.log(a) + (1 - y) * np.log(1 - a))

# %% formats a traced number
# mistake: prints the loss with a format while autograd runs
# says: [error.box-formatted]
def objective(params, X, y):
    loss = bce_loss(forward(X, params)[-1], y)
    print(f"loss {loss:.4f}")
    return loss

# %% assigns into an array
# mistake: assignment into zeros
# says: [objective.plain-array]
def objective(params, X, y):
    out = np.zeros(len(X))
    for i in range(len(X)):
        p = forward(X[i:i + 1], params)[-1][0, 0]
        out[i] = -(y[i, 0] * np.log(p) + (1 - y[i, 0]) * np.log(1 - p))
    return np.sum(out)

# %% np.array of a list of traced numbers, with float
# mistake: float of each example's loss
# says: [objective.bare-number]
def objective(params, X, y):
    total = 0.0
    for x, t in zip(X, y):
        p = forward(x[None, :], params)[-1][0, 0]
        total += float(-(t[0] * np.log(p) + (1 - t[0]) * np.log(1 - p)))
    return total

# %% += on a traced array
# mistake: in place on an ArrayBox
# says: [error.box-changed]
def objective(params, X, y):
    A = X
    for W, b in params:
        Z = A @ W.T
        Z += b
        A = sigmoid(Z)
    A[A < 1e-9] = 1e-9
    return bce_loss(A, y)

# %% np.sigmoid
# mistake: NumPy has no sigmoid
# says: [error.own-not-in-numpy]
def objective(params, X, y):
    A = X
    for W, b in params:
        A = np.sigmoid(A @ W.T + b)
    return bce_loss(A, y)

# %% mean and sign
# mistake: two mistakes
# says: [objective.mean-and-sign]
def objective(params, X, y):
    p = forward(X, params)[-1]
    return np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))

# %% the whole list
# mistake: the list of activations for the output
# says: [advice.list-for-array]
def objective(params, X, y):
    return bce_loss(forward(X, params), y)

# %% the gradient
# mistake: returns the gradient
# says: [objective.no-number]
def objective(params, X, y):
    return grad(lambda p: bce_loss(forward(X, p)[-1], y))(params)

# %% last example only
# mistake: = for +=
# says: [objective.one-example-only]
def objective(params, X, y):
    for x, t in zip(X, y):
        p = forward(x[None, :], params)[-1]
        total = -np.sum(t * np.log(p) + (1 - t) * np.log(1 - p))
    return total

# %% parameters copied to plain arrays
# mistake: np.array(..., dtype=float) of an ArrayBox
# says: [objective.plain-array]
import numpy as numpy_itself
def objective(params, X, y):
    plain = [(numpy_itself.array(W, dtype=float), numpy_itself.array(b, dtype=float)) for W, b in params]
    return bce_loss(forward(X, plain)[-1], y)

# %% predictions
# mistake: the loss of 0 and 1
# says: [objective.does-not-change]
def objective(params, X, y):
    return np.sum(np.abs((forward(X, params)[-1] > 0.5) * 1.0 - y))

# %% plain NumPy's maximum
# mistake: plain NumPy's clip of an ArrayBox
# says: [error.made-of-boxes]
import numpy as plain2
def objective(params, X, y):
    a = plain2.clip(forward(X, params)[-1], 1e-12, 1 - 1e-12)
    return bce_loss(a, y)

# %% axis=1
# mistake: sums along the wrong axis
# says: [objective.not-summed]
def objective(params, X, y):
    p = forward(X, params)[-1]
    return -np.sum(y * np.log(p) + (1 - y) * np.log(1 - p), axis=1)

# %% dict of parameters
# mistake: params is taken for a dict
# says: [error.list-is-no-dict]
def objective(params, X, y):
    A1 = sigmoid(affine(X, params["W1"], params["b1"]))
    return bce_loss(sigmoid(affine(A1, params["W2"], params["b2"])), y)

# %% arguments exchanged
# mistake: forward(params, X)
# says: [error.forward-order]
def objective(params, X, y):
    return bce_loss(forward(params, X)[-1], y)

# %% y and output exchanged
# mistake: bce_loss(y, y_hat)
# says: [error.outputs-0-or-1]
def objective(params, X, y):
    return bce_loss(y, forward(X, params)[-1])

# %% if on the targets
# mistake: asks an array for one truth value
# says: [error.truth-of-an-array]
def objective(params, X, y):
    p = forward(X, params)[-1]
    if y == 1:
        return -np.sum(np.log(p))
    return -np.sum(np.log(1 - p))

# %% log of the product
# mistake: with hundreds of examples the product is 0, and the loss infinite
# says: A nan is no number
def objective(params, X, y):
    p = forward(X, params)[-1]
    return -np.log(np.prod(y * p + (1 - y) * (1 - p)))
