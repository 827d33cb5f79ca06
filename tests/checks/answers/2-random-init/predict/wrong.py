# %% booleans
# mistake: a comparison, not converted
# says: True and False are not yet integers
def predict(X, params):
    return forward(X, params, sigmoid)[-1] > 0.5

# %% floats
# mistake: 0.0 and 1.0
# says: [predict.floats]
def predict(X, params):
    return np.where(forward(X, params, sigmoid)[-1] > 0.5, 1.0, 0.0)

# %% rounded floats
# mistake: round keeps the type
# says: [predict.floats]
def predict(X, params):
    return np.round(forward(X, params, sigmoid)[-1])

# %% one axis
# mistake: (N,) for (N, 1)
# says: Keep the shape (N, 1)
def predict(X, params):
    return (forward(X, params, sigmoid)[-1].ravel() > 0.5).astype(int)

# %% one row
# mistake: the transpose
# says: is the transpose of what it should be
def predict(X, params):
    return (forward(X, params, sigmoid)[-1].T > 0.5).astype(int)

# %% at 0.5 too
# mistake: >= for >
# says: An output of exactly 0.5 gives 0
def predict(X, params):
    return (forward(X, params, sigmoid)[-1] >= 0.5).astype(int)

# %% rounded up at 0.5
# mistake: adds a half and cuts off
# says: An output of exactly 0.5 gives 0
def predict(X, params):
    return np.floor(forward(X, params, sigmoid)[-1] + 0.5).astype(int)

# %% above 0.51
# mistake: another threshold
# says: entries differ
def predict(X, params):
    return (forward(X, params, sigmoid)[-1] > 0.51).astype(int)

# %% above the mean
# mistake: a threshold that depends on the other examples
# says: entries differ
def predict(X, params):
    y_hat = forward(X, params, sigmoid)[-1]
    return (y_hat > y_hat.mean()).astype(int)

# %% exchanged
# mistake: < for >
# says: [predict.exchanged]
def predict(X, params):
    return (forward(X, params, sigmoid)[-1] < 0.5).astype(int)

# %% where, exchanged
# mistake: 0 and 1 in the wrong order
# says: [predict.exchanged]
def predict(X, params):
    return np.where(forward(X, params, sigmoid)[-1] > 0.5, 0, 1)

# %% probabilities
# mistake: no decision
# says: Those are the probabilities
def predict(X, params):
    return forward(X, params, sigmoid)[-1]

# %% above 0
# mistake: the wrong threshold
# says: [predict.all-ones]
def predict(X, params):
    return (forward(X, params, sigmoid)[-1] > 0).astype(int)

# %% cut off
# mistake: int of the probability
# says: All are 0
def predict(X, params):
    return forward(X, params, sigmoid)[-1].astype(int)

# %% Z above 0.5
# mistake: no activation in the last layer
# says: The last layer has no sigmoid
def predict(X, params):
    W, b = params[-1]
    return (affine(forward(X, params[:-1], sigmoid)[-1], W, b) > 0.5).astype(int)

# %% relu inside
# mistake: lesson 1's activation in the hidden layers
# says: The hidden layers have ReLU
def predict(X, params):
    for W, b in params[:-1]:
        X = np.maximum(0, affine(X, W, b))
    return (sigmoid(affine(X, *params[-1])) > 0.5).astype(int)

# %% no activation inside
# mistake: the hidden layers are linear
# says: The hidden layers have no activation
def predict(X, params):
    for W, b in params:
        X = affine(X, W, b)
    return (sigmoid(X) > 0.5).astype(int)

# %% no biases
# mistake: a term is missing
# says: The biases are missing
def predict(X, params):
    for W, b in params:
        X = sigmoid(X @ W.T)
    return (X > 0.5).astype(int)

# %% the first layer
# mistake: A[1] for A[-1]
# says: That is layer 1
def predict(X, params):
    return (forward(X, params, sigmoid)[1] > 0.5).astype(int)

# %% minus one
# mistake: classes -1 and 1
# says: [predict.minus-one-and-one]
def predict(X, params):
    return np.where(forward(X, params, sigmoid)[-1] > 0.5, 1, -1)

# %% two layers
# mistake: right at depth 2 alone
# says: [predict.layer-2]
def predict(X, params):
    A1 = sigmoid(affine(X, *params[0]))
    return (sigmoid(affine(A1, *params[1])) > 0.5).astype(int)

# %% two layers, the shortest and the longest way round
# mistake: right at depth 1 and 2 alone
# says: [predict.layer-2]
def predict(X, params):
    for W, b in params[:2]:
        X = sigmoid(affine(X, W, b))
    return (X > 0.5).astype(int)

# %% the number of ones
# mistake: one number for all examples
# says: expected  a NumPy array of shape (40, 1)
def predict(X, params):
    return int(np.sum(forward(X, params, sigmoid)[-1] > 0.5))

# %% the notebook's network
# mistake: reads the global params
# says: [diagnosis.notebook-value]
params = [(np.array([[1.0, -1.0], [0.5, 2.0]]), np.array([0.3, -1.0])), (np.array([[2.0, 1.0]]), np.array([-1.5]))]

def predict(X, _):
    return (forward(X, params, sigmoid)[-1] > 0.5).astype(int)

# %% the notebook's inputs
# mistake: reads the global X
# says: [diagnosis.notebook-value]
def predict(inputs, params):
    return (forward(X, params, sigmoid)[-1] > 0.5).astype(int)

# %% constant from the text
# mistake: the answers of seed 0
# says: expected  shape (40, 1)
def predict(X, params):
    return np.array([[1], [1], [1], [1]])

# %% the truth table
# mistake: XOR computed, not the network
# says: entries differ
def predict(X, params):
    return ((X[:, :1] > 0.5) != (X[:, 1:2] > 0.5)).astype(int)

# %% all zeros
# mistake: an empty array
# says: All are 0
def predict(X, params):
    return np.zeros((len(X), 1), dtype=int)

# %% all ones
# mistake: always 1
# says: All are 1
def predict(X, params):
    return np.ones((len(X), 1), dtype=int)

# %% not a number
# mistake: NaN
# says: expected  integers
def predict(X, params):
    return np.full((len(X), 1), np.nan)

# %% a list
# mistake: the wrong type
# says: expected  a NumPy array
def predict(X, params):
    return [[int(p > 0.5)] for p in forward(X, params, sigmoid)[-1].ravel()]

# %% if on an array
# mistake: a comparison for one number
# says: it raised ValueError
def predict(X, params):
    if forward(X, params, sigmoid)[-1] > 0.5:
        return 1
    return 0

# %% changes its argument
# mistake: writes into X
# says: [result.changed-argument]
def predict(X, params):
    A = forward(X, params, sigmoid)
    X[:, :1] = A[-1] > 0.5
    return X[:, :1].astype(int)

# %% prints
# mistake: prints instead of returning
# says: It prints its result
def predict(X, params):
    print((forward(X, params, sigmoid)[-1] > 0.5).astype(int))

# %% None
# mistake: no return
# says: [diagnosis.no-result]
def predict(X, params):
    (forward(X, params, sigmoid)[-1] > 0.5).astype(int)

# %% an exception
# mistake: a list has no comparison with a number
# says: it raised TypeError
def predict(X, params):
    return (forward(X, params, sigmoid) > 0.5).astype(int)

# %% the helper module's
# mistake: hands in xorlib's function as one's own
# says: it calls predict, which gives the answer away
from xorlib import predict

# %% the sigmoid twice
# mistake: applies the sigmoid to the output once more
# says: one sigmoid too many
def predict(X, params):
    return (sigmoid(forward(X, params, sigmoid)[-1]) > 0.5).astype(int)

# %% argmax
# mistake: argmax over one output
# says: argmax over a single output
def predict(X, params):
    return np.argmax(forward(X, params, sigmoid)[-1], axis=1)

# %% the whole list compared
# mistake: forward(X, params) > 0.5
# says: [advice.list-compared]
def predict(X, params):
    return (forward(X, params) > 0.5).astype(int)

# %% int of a row
# mistake: takes a row for a number
# says: [predict.takes-one-number]
def predict(X, params):
    return np.array([[int(v > 0.5)] for v in forward(X, params, sigmoid)[-1]])

# %% in an array made once
# mistake: every call writes into the same array
# says: its first result changed
answers = {}

def predict(X, params):
    out = answers.setdefault(len(X), np.zeros((len(X), 1), int))
    out[:] = forward(X, params, sigmoid)[-1] > 0.5
    return out

# %% by the checks' own
# mistake: calls the reference that the course holds
# says: it calls predict, which gives the answer away
def predict(X, params):
    from xorlib.checks import COURSE
    return COURSE["random_init"].exercises["predict"].reference(X, params)

# %% if y_hat > 0.5
# mistake: asks an array for one truth value
# says: [error.truth-of-an-array]
def predict(X, params):
    y_hat = forward(X, params, sigmoid)[-1]
    if y_hat > 0.5:
        return 1
    return 0

# %% while on the output
# mistake: and between arrays
# says: [error.truth-of-an-array]
def predict(X, params):
    y_hat = forward(X, params, sigmoid)[-1]
    return 1 * (y_hat > 0.5 and y_hat <= 1)

# %% reshape(4, 1)
# mistake: the number of examples is hard-coded in a reshape
# says: [error.fixed-size]
def predict(X, params):
    return (forward(X, params, sigmoid)[-1] > 0.5).astype(int).reshape(4, 1)

# %% np.sigmoid
# mistake: NumPy has no sigmoid
# says: [error.own-not-in-numpy]
def predict(X, params):
    A = X
    for W, b in params:
        A = np.sigmoid(A @ W.T + b)
    return (A > 0.5).astype(int)

# %% the first example only
# mistake: A[-1][0]
# says: [pattern.one-row]
def predict(X, params):
    return (forward(X, params, sigmoid)[-1][0] > 0.5).astype(int)

# %% int of the array
# mistake: int() of an array
# says: [predict.takes-one-number]
def predict(X, params):
    return int(forward(X, params, sigmoid)[-1] > 0.5)

# %% a list of one example at a time
# mistake: loop that returns in the first round
# says: [pattern.one-number]
def predict(X, params):
    for p in forward(X, params, sigmoid)[-1]:
        if p > 0.5:
            return 1
        else:
            return 0

# %% astype without comparison, rounded down
# mistake: converts the output with +1
# says: [predict.all-ones]
def predict(X, params):
    return np.ceil(forward(X, params, sigmoid)[-1]).astype(int)

# %% a list of numbers
# mistake: one axis, by a loop
# says: [predict.flat]
def predict(X, params):
    return np.array([1 if p > 0.5 else 0 for p in forward(X, params, sigmoid)[-1]])

# %% W transposed in own loop
# mistake: A @ W
# says: [advice.shapes]
def predict(X, params):
    A = X
    for W, b in params:
        A = sigmoid(A @ W + b)
    return (A > 0.5).astype(int)

# %% forward with sigmoid called
# mistake: sigmoid() called
# says: [error.too-few-arguments]
def predict(X, params):
    return (forward(X, params, sigmoid())[-1] > 0.5).astype(int)

# %% arguments of forward exchanged
# mistake: forward(params, X)
# says: [error.forward-order]
def predict(X, params):
    return (forward(params, X, sigmoid)[-1] > 0.5).astype(int)

# %% compares with y
# mistake: accuracy instead of predictions
# says: [diagnosis.reads-notebook]
def predict(X, params):
    return np.mean((forward(X, params, sigmoid)[-1] > 0.5) == y)

# %% range(4)
# mistake: the number of examples is hard-coded
# says: [result.wrong]
def predict(X, params):
    y_hat = forward(X, params, sigmoid)[-1]
    out = np.zeros((4, 1), dtype=int)
    for i in range(4):
        out[i] = y_hat[i] > 0.5
    return out

# %% dict of parameters
# mistake: params is taken for a dict
# says: [error.list-is-no-dict]
def predict(X, params):
    A1 = sigmoid(X @ params["W1"].T + params["b1"])
    A2 = sigmoid(A1 @ params["W2"].T + params["b2"])
    return (A2 > 0.5).astype(int)

# %% A[0] for the output
# mistake: compares X
# says: [predict.inputs]
def predict(X, params):
    return (forward(X, params, sigmoid)[0] > 0.5).astype(int)

# %% activations of the layer before
# mistake: A[-2]
# says: [predict.layer-1]
def predict(X, params):
    return (forward(X, params, sigmoid)[-2] > 0.5).astype(int)

# %% floats, at one half too
# mistake: two mistakes
# says: [predict.floats]
def predict(X, params):
    return np.floor(forward(X, params, sigmoid)[-1] + 0.5)

# %% booleans in one axis
# mistake: two mistakes
# says: [predict.boolean-and-flat]
def predict(X, params):
    return (forward(X, params, sigmoid)[-1] > 0.5).ravel()

# %% past the end
# mistake: range(len(params) + 1)
# says: [error.past-the-end]
def predict(X, params):
    A = X
    for l in range(len(params) + 1):
        A = sigmoid(affine(A, *params[l]))
    return (A > 0.5).astype(int)
