# %% A1 for X
# mistake: the bug of broken_backward
# says: dW was built with the output of its own layer
# points: 2
def hidden_gradients(A, y, params):
    delta1 = ((A[2] - y) @ params[1][0]) * A[1] * (1 - A[1])
    return delta1.T @ A[1], delta1.sum(axis=0)

# %% dW1 transposed
# mistake: transposed
# says: is the transpose of what it should be
# points: 2
def hidden_gradients(A, y, params):
    delta1 = ((A[2] - y) @ params[1][0]) * A[1] * (1 - A[1])
    return A[0].T @ delta1, delta1.sum(axis=0)

# %% dW1 alone averaged
# mistake: a mean in dW1
# says: [backpropagation.mean]
# points: 2
def hidden_gradients(A, y, params):
    delta1 = ((A[2] - y) @ params[1][0]) * A[1] * (1 - A[1])
    return delta1.T @ A[0] / len(y), delta1.sum(axis=0)

# %% db1 alone averaged
# mistake: a mean in db1
# says: [backpropagation.mean]
# points: 2
def hidden_gradients(A, y, params):
    delta1 = ((A[2] - y) @ params[1][0]) * A[1] * (1 - A[1])
    return delta1.T @ A[0], delta1.mean(axis=0)

# %% db1 with two axes
# mistake: keepdims
# says: db has an axis too many
# points: 2
def hidden_gradients(A, y, params):
    delta1 = ((A[2] - y) @ params[1][0]) * A[1] * (1 - A[1])
    return delta1.T @ A[0], delta1.sum(axis=0, keepdims=True)

# %% db1 summed along the units
# mistake: the wrong axis
# says: db is summed along the wrong axis
# points: 2
def hidden_gradients(A, y, params):
    delta1 = ((A[2] - y) @ params[1][0]) * A[1] * (1 - A[1])
    return delta1.T @ A[0], delta1.sum(axis=1)

# %% db1 as one number
# mistake: one sum over all
# says: db is one sum over everything
# points: 2
def hidden_gradients(A, y, params):
    delta1 = ((A[2] - y) @ params[1][0]) * A[1] * (1 - A[1])
    return delta1.T @ A[0], delta1.sum()

# %% db1 not summed
# mistake: db1 is delta1
# says: db is delta itself
# points: 2
def hidden_gradients(A, y, params):
    delta1 = ((A[2] - y) @ params[1][0]) * A[1] * (1 - A[1])
    return delta1.T @ A[0], delta1

# %% db1 of the other layer
# mistake: db2 in the place of db1
# says: db1 not as expected
# points: 2
def hidden_gradients(A, y, params):
    delta2 = A[2] - y
    delta1 = (delta2 @ params[1][0]) * A[1] * (1 - A[1])
    return delta1.T @ A[0], delta2.sum(axis=0)

# %% db1 left out
# mistake: one array for a pair
# says: expected  a tuple of 2
def hidden_gradients(A, y, params):
    delta1 = ((A[2] - y) @ params[1][0]) * A[1] * (1 - A[1])
    return delta1.T @ A[0]

# %% db1 is None
# mistake: half an answer
# says: db1 not as expected
# points: 2
def hidden_gradients(A, y, params):
    delta1 = ((A[2] - y) @ params[1][0]) * A[1] * (1 - A[1])
    return delta1.T @ A[0], None

# %% sign
# mistake: the difference the wrong way round
# says: The sign is turned
def hidden_gradients(A, y, params):
    delta1 = ((y - A[2]) @ params[1][0]) * A[1] * (1 - A[1])
    return delta1.T @ A[0], delta1.sum(axis=0)

# %% both averaged
# mistake: means for sums
# says: [backpropagation.mean]
def hidden_gradients(A, y, params):
    delta1 = ((A[2] - y) @ params[1][0]) * A[1] * (1 - A[1]) / len(y)
    return delta1.T @ A[0], delta1.sum(axis=0)

# %% no slope
# mistake: the sigmoid's slope is missing
# says: The slope of the sigmoid is missing
def hidden_gradients(A, y, params):
    delta1 = (A[2] - y) @ params[1][0]
    return delta1.T @ A[0], delta1.sum(axis=0)

# %% half the slope
# mistake: A1 without 1 - A1
# says: [backpropagation.half-a-slope]
def hidden_gradients(A, y, params):
    delta1 = ((A[2] - y) @ params[1][0]) * A[1]
    return delta1.T @ A[0], delta1.sum(axis=0)

# %% the other half
# mistake: 1 - A1 without A1
# says: [backpropagation.half-a-slope]
def hidden_gradients(A, y, params):
    delta1 = ((A[2] - y) @ params[1][0]) * (1 - A[1])
    return delta1.T @ A[0], delta1.sum(axis=0)

# %% the output layer's slope
# mistake: the wrong layer's activation
# says: [backpropagation.slope-of-wrong-layer]
def hidden_gradients(A, y, params):
    delta1 = ((A[2] - y) @ params[1][0]) * A[2] * (1 - A[2])
    return delta1.T @ A[0], delta1.sum(axis=0)

# %% sigmoid twice
# mistake: takes A1 for Z1
# says: [backpropagation.slope-of-A-as-Z]
def hidden_gradients(A, y, params):
    delta1 = ((A[2] - y) @ params[1][0]) * sigmoid(A[1]) * (1 - sigmoid(A[1]))
    return delta1.T @ A[0], delta1.sum(axis=0)

# %% tanh
# mistake: the slope of tanh
# says: That is the slope of tanh
def hidden_gradients(A, y, params):
    delta1 = ((A[2] - y) @ params[1][0]) * (1 - A[1] ** 2)
    return delta1.T @ A[0], delta1.sum(axis=0)

# %% relu
# mistake: the slope of relu
# says: The slope of the sigmoid is missing
def hidden_gradients(A, y, params):
    delta1 = ((A[2] - y) @ params[1][0]) * (A[1] > 0)
    return delta1.T @ A[0], delta1.sum(axis=0)

# %% no weights
# mistake: delta does not pass through W2
# says: The weights are missing on the way back
def hidden_gradients(A, y, params):
    delta1 = (A[2] - y) * A[1] * (1 - A[1])
    return delta1.T @ A[0], delta1.sum(axis=0)

# %% W2 transposed
# mistake: shapes that do not fit
# says: [backpropagation.delta-and-W-do-not-fit]
def hidden_gradients(A, y, params):
    delta1 = ((A[2] - y) @ params[1][0].T) * A[1] * (1 - A[1])
    return delta1.T @ A[0], delta1.sum(axis=0)

# %% W1 for W2
# mistake: the wrong layer's weights
# says: [backpropagation.delta-and-W-do-not-fit]
def hidden_gradients(A, y, params):
    delta1 = ((A[2] - y) @ params[0][0]) * A[1] * (1 - A[1])
    return delta1.T @ A[0], delta1.sum(axis=0)

# %% slope too often
# mistake: the sigmoid's slope in delta2
# says: that slope has cancelled
def hidden_gradients(A, y, params):
    delta2 = (A[2] - y) * A[2] * (1 - A[2])
    delta1 = (delta2 @ params[1][0]) * A[1] * (1 - A[1])
    return delta1.T @ A[0], delta1.sum(axis=0)

# %% no targets
# mistake: forgets y
# says: The targets y are missing
def hidden_gradients(A, y, params):
    delta1 = (A[2] @ params[1][0]) * A[1] * (1 - A[1])
    return delta1.T @ A[0], delta1.sum(axis=0)

# %% the output layer
# mistake: (dW2, db2)
# says: Those are the gradients of the output layer
def hidden_gradients(A, y, params):
    return (A[2] - y).T @ A[1], (A[2] - y).sum(axis=0)

# %% swapped
# mistake: (db1, dW1)
# says: The two are swapped
def hidden_gradients(A, y, params):
    delta1 = ((A[2] - y) @ params[1][0]) * A[1] * (1 - A[1])
    return delta1.sum(axis=0), delta1.T @ A[0]

# %% in place
# mistake: changes A
# says: [result.changed-argument]
def hidden_gradients(A, y, params):
    A[2] -= y
    delta1 = (A[2] @ params[1][0]) * A[1] * (1 - A[1])
    return delta1.T @ A[0], delta1.sum(axis=0)

# %% in place, and db1 wrong
# mistake: changes A, and half the answer is wrong too
# says: [result.changed-argument]
def hidden_gradients(A, y, params):
    A[2] -= y
    delta1 = (A[2] @ params[1][0]) * A[1] * (1 - A[1])
    return delta1.T @ A[0], delta1.mean(axis=0)

# %% changes params
# mistake: changes params
# says: [result.changed-argument]
def hidden_gradients(A, y, params):
    W2 = params[1][0]
    W2 *= 1.0000001
    delta1 = ((A[2] - y) @ W2) * A[1] * (1 - A[1])
    return delta1.T @ A[0], delta1.sum(axis=0)

# %% a global params
# mistake: reads the notebook's params
# says: [diagnosis.notebook-value]
params = init_params([2, 2, 1], np.random.RandomState(0))

def hidden_gradients(A, y, weights):
    delta1 = ((A[2] - y) @ params[1][0]) * A[1] * (1 - A[1])
    return delta1.T @ A[0], delta1.sum(axis=0)

# %% a global X
# mistake: takes XOR's inputs for A[0]
# says: [diagnosis.reads-notebook]
def hidden_gradients(A, y, params):
    delta1 = ((A[2] - y) @ params[1][0]) * A[1] * (1 - A[1])
    return delta1[:4].T @ X, delta1.sum(axis=0)

# %% widths must be equal
# mistake: right only where n_0 = n_1
# says: [diagnosis.shapes-of-parts-and-values-too]
# points: 2
def hidden_gradients(A, y, params):
    delta1 = ((A[2] - y) @ params[1][0]) * A[1] * (1 - A[1])
    return (delta1.T @ A[0]).reshape(A[0].shape[1], -1), delta1.sum(axis=0)

# %% constants from the text
# mistake: the figures at seed 0
# says: Those are the numbers of the text
def hidden_gradients(A, y, params):
    return np.array([[0.003175, -0.017045], [0.003409, 0.00022]]), np.array([0.048336, -0.00756])

# %% all zeros
# mistake: empty arrays
# says: dW1 is zero everywhere
def hidden_gradients(A, y, params):
    return np.zeros_like(params[0][0]), np.zeros_like(params[0][1])

# %% not a number
# mistake: NaN
# says: infinite or not a number
def hidden_gradients(A, y, params):
    return params[0][0] * np.nan, params[0][1] * np.nan

# %% None
# mistake: no return
# says: [diagnosis.no-result]
def hidden_gradients(A, y, params):
    delta1 = ((A[2] - y) @ params[1][0]) * A[1] * (1 - A[1])

# %% prints
# mistake: prints instead of returning
# says: It prints its result
def hidden_gradients(A, y, params):
    delta1 = ((A[2] - y) @ params[1][0]) * A[1] * (1 - A[1])
    print(delta1.T @ A[0], delta1.sum(axis=0))

# %% lists
# mistake: the wrong type
# says: expected  a NumPy array of shape (2, 2)
def hidden_gradients(A, y, params):
    delta1 = ((A[2] - y) @ params[1][0]) * A[1] * (1 - A[1])
    return (delta1.T @ A[0]).tolist(), list(delta1.sum(axis=0))

# %% a dict
# mistake: the wrong type
# says: got       a dict
def hidden_gradients(A, y, params):
    delta1 = ((A[2] - y) @ params[1][0]) * A[1] * (1 - A[1])
    return {"dW1": delta1.T @ A[0], "db1": delta1.sum(axis=0)}

# %% an exception
# mistake: raises
# says: it raised IndexError
def hidden_gradients(A, y, params):
    return A[3], A[4]

# %% finite differences
# mistake: an approximation
# says: it calls numerical_gradients, which gives the answer away
def hidden_gradients(A, y, params):
    return numerical_gradients(lambda p: objective(p, A[0], y), params)[0]

# %% finite differences with a better step
# mistake: an approximation
# says: it calls numerical_gradients, which gives the answer away
def hidden_gradients(A, y, params):
    return numerical_gradients(lambda p: objective(p, A[0], y), params, 1e-5)[0]

# %% autograd
# mistake: lets autograd do it
# says: it calls autograd, which gives the answer away
gradient = grad(lambda params, X, y: bce_loss(forward(X, params)[-1], y))

def hidden_gradients(A, y, params):
    return gradient(params, A[0], y)[0]

# %% autograd by way of objective
# mistake: lets autograd do it
# says: it calls autograd, which gives the answer away
def hidden_gradients(A, y, params):
    return grad(objective)(params, A[0], y)[0]

# %% own backward
# mistake: calls the student's backward
# says: it calls backward, which gives the answer away
def hidden_gradients(A, y, params):
    return backward(A, y, params)[0]

# %% own backward, kept
# mistake: calls the student's backward under another name
# says: it calls backward, which gives the answer away
def backward(A, y, params):
    delta1 = ((A[2] - y) @ params[1][0]) * A[1] * (1 - A[1])
    return [(delta1.T @ A[0], delta1.sum(axis=0)), None]

kept = [backward]

def hidden_gradients(A, y, params):
    return kept[0](A, y, params)[0]

# %% a later exercise
# mistake: calls fixed_backward
# says: it calls fixed_backward, which gives the answer away
def hidden_gradients(A, y, params):
    return fixed_backward(A, y, params)[0]

# %% a part of the broken one
# mistake: takes db1 from broken_backward
# says: it calls broken_backward, which gives the answer away
def hidden_gradients(A, y, params):
    return broken_backward(A, y, params)[0]

# %% the helper module's backward
# mistake: hands in xorlib's function
# says: it calls backward, which gives the answer away
import xorlib.network

def hidden_gradients(A, y, params):
    return xorlib.network.backward(A, y, params)[0]

# %% the helper module's train
# mistake: takes the gradient from a step of train
# says: it calls train, which gives the answer away
def hidden_gradients(A, y, params):
    new, _ = train(A[0], y, params, 1.0, 1)
    return params[0][0] - new[0][0], params[0][1] - new[0][1]

# %% the helper module's batch
# mistake: takes the gradient from a step of train_many
# says: it calls train_many, which gives the answer away
import xorlib

def hidden_gradients(A, y, params):
    new, _ = xorlib.train_many(A[0], y, [(W[None], b[None]) for W, b in params], 1.0, 1)
    return params[0][0] - new[0][0][0], params[0][1] - new[0][1][0]

# %% a matrix product with the slope
# mistake: @ before A[1]
# says: [backpropagation.factors-do-not-fit]
def hidden_gradients(A, y, params):
    delta2 = A[2] - y
    delta1 = delta2 @ params[1][0] @ A[1] * (1 - A[1])
    return delta1.T @ A[0], delta1.sum(axis=0)

# %% the pair for the weights
# mistake: W2 = params[1]
# says: [advice.list-for-array]
def hidden_gradients(A, y, params):
    W2 = params[1]
    delta1 = (A[2] - y) @ W2 * A[1] * (1 - A[1])
    return delta1.T @ A[0], delta1.sum(axis=0)

# %% a target for the hidden layer
# mistake: A1 - y for the hidden delta
# says: A minus y is the delta of the last layer
def hidden_gradients(A, y, params):
    delta1 = A[1] - y
    return delta1.T @ A[0], delta1.sum(axis=0)

# %% a target for the hidden layer, and its slope
# mistake: A1 - y where delta comes back through W2
# says: A minus y is the delta of the last layer
def hidden_gradients(A, y, params):
    delta1 = (A[1] - y) * A[1] * (1 - A[1])
    return delta1.T @ A[0], delta1.sum(axis=0)

# %% 1 - A without brackets
# mistake: takes A1 off the product
# says: [backpropagation.brackets-missing]
def hidden_gradients(A, y, params):
    W2, b2 = params[1]
    delta2 = A[2] - y
    delta1 = (delta2 @ W2) * A[1] * 1 - A[1]
    return delta1.T @ A[0], delta1.sum(axis=0)

# %% in arrays made once
# mistake: every call writes into the same arrays
# says: its first result changed
kept = {}

def hidden_gradients(A, y, params):
    W1, b1 = params[0]
    dW1, db1 = kept.setdefault(W1.shape, (np.zeros(W1.shape), np.zeros(b1.shape)))
    delta1 = (A[2] - y) @ params[1][0] * A[1] * (1 - A[1])
    np.matmul(delta1.T, A[0], out=dW1)
    np.sum(delta1, axis=0, out=db1)
    return dW1, db1

# %% as the first entry of fixed_backward
# mistake: calls fixed_backward, which stands for the reference
# says: it calls fixed_backward, which gives the answer away
def hidden_gradients(A, y, params):
    return fixed_backward(A, y, params)[0]

# %% by differences of the loss
# mistake: calls numerical_gradients, which stands for the reference, and refines what it gives
# says: it calls numerical_gradients, which gives the answer away
def hidden_gradients(A, y, params):
    f = lambda p: objective(p, A[0], y)
    coarse, fine = (numerical_gradients(f, params, eps)[0] for eps in (2e-3, 1e-3))
    return tuple((4 * b - a) / 3 for a, b in zip(coarse, fine))

# %% sign and slope
# mistake: two mistakes
# says: [backpropagation.sign-and-slope-not-cancelled]
def hidden_gradients(A, y, params):
    l2_delta = (y - A[2]) * (A[2] * (1 - A[2]))
    l1_delta = l2_delta.dot(params[1][0]) * (A[1] * (1 - A[1]))
    return l1_delta.T.dot(A[0]), l1_delta.sum(axis=0)

# %% mean and transposed
# mistake: two mistakes
# says: [backpropagation.mean-and-transposed]
def hidden_gradients(A, y, params):
    delta1 = (A[2] - y) @ params[1][0] * A[1] * (1 - A[1])
    return A[0].T @ delta1 / len(y), delta1.mean(axis=0)

# %% tanh and mean
# mistake: two mistakes, as in another course
# says: [backpropagation.mean-and-slope-of-tanh]
def hidden_gradients(A, y, params):
    m = len(y)
    dZ2 = A[2] - y
    dZ1 = (dZ2 @ params[1][0]) * (1 - A[1] ** 2)
    return dZ1.T @ A[0] / m, dZ1.sum(axis=0) / m

# %% own output and sign
# mistake: two mistakes
# says: [backpropagation.sign-and-dW-with-own-output]
def hidden_gradients(A, y, params):
    delta1 = (y - A[2]) @ params[1][0] * A[1] * (1 - A[1])
    return delta1.T @ A[1], delta1.sum(axis=0)

# %% the pair for its weights
# mistake: params[1] is a pair
# says: [advice.list-for-array]
def hidden_gradients(A, y, params):
    delta1 = (A[2] - y) @ params[1] * A[1] * (1 - A[1])
    return delta1.T @ A[0], delta1.sum(axis=0)

# %% four names
# mistake: unpacks a list of two pairs into four
# says: [error.layers-not-unpacked]
def hidden_gradients(A, y, params):
    W1, b1, W2, b2 = params
    delta1 = (A[2] - y) @ W2 * A[1] * (1 - A[1])
    return delta1.T @ A[0], delta1.sum(axis=0)

# %% params[2]
# mistake: counts layers from 1
# says: [error.past-the-end]
def hidden_gradients(A, y, params):
    W2, b2 = params[2]
    delta1 = (A[2] - y) @ W2 * A[1] * (1 - A[1])
    return delta1.T @ A[0], delta1.sum(axis=0)

# %% last example only
# mistake: = for +=
# says: [backpropagation.last-example-only]
def hidden_gradients(A, y, params):
    W2 = params[1][0]
    for x, h, p, t in zip(A[0], A[1], A[2], y):
        delta = (p - t) @ W2 * h * (1 - h)
        dW = np.outer(delta, x)
        db = delta
    return dW, db

# %% ReLU's slope
# mistake: the slope of relu
# says: [backpropagation.no-slope]
def hidden_gradients(A, y, params):
    delta1 = (A[2] - y) @ params[1][0] * (A[1] > 0)
    return delta1.T @ A[0], delta1.sum(axis=0)

# %% W^T
# mistake: the transpose as in mathematics
# says: [error.caret]
def hidden_gradients(A, y, params):
    W2, b2 = params[1]
    delta1 = (A[2] - y) @ W2 * A[1] * (1 - A[1])
    return delta1^T @ A[0], delta1.sum(axis=0)

# %% sigmoid applied again
# mistake: slope from sigmoid of Z, recomputed without the bias
# says: [result.wrong]
def hidden_gradients(A, y, params):
    W1, b1 = params[0]
    s = sigmoid(A[0] @ W1.T)
    delta1 = (A[2] - y) @ params[1][0] * s * (1 - s)
    return delta1.T @ A[0], delta1.sum(axis=0)

# %% y flat
# mistake: broadcasting
# says: [backpropagation.targets-flat]
def hidden_gradients(A, y, params):
    delta1 = (A[2].ravel() - y) @ params[1][0] * A[1] * (1 - A[1])
    return delta1.T @ A[0], delta1.sum(axis=0)

# %% sign and mean
# mistake: two mistakes
# says: [backpropagation.sign-and-mean]
def hidden_gradients(A, y, params):
    delta1 = (y - A[2]) @ params[1][0] * A[1] * (1 - A[1])
    return delta1.T @ A[0] / len(y), delta1.mean(axis=0)

# %% slope and no slope
# mistake: a slope too many at the end and one too few inside
# says: [backpropagation.slope-of-wrong-layer]
def hidden_gradients(A, y, params):
    delta2 = (A[2] - y) * A[2] * (1 - A[2])
    delta1 = delta2 @ params[1][0]
    return delta1.T @ A[0], delta1.sum(axis=0)

# %% sign and transposed
# mistake: two mistakes
# says: [backpropagation.sign-and-transposed]
def hidden_gradients(A, y, params):
    delta1 = (y - A[2]) @ params[1][0] * A[1] * (1 - A[1])
    return A[0].T @ delta1, delta1.sum(axis=0)

# %% sign, slope and mean
# mistake: three mistakes
# says: [result.wrong]
def hidden_gradients(A, y, params):
    delta2 = (y - A[2]) * A[2] * (1 - A[2])
    delta1 = delta2 @ params[1][0] * A[1] * (1 - A[1])
    return delta1.T @ A[0] / len(y), delta1.mean(axis=0)

# %% first layer's weights
# mistake: W1 for W2
# says: [backpropagation.delta-and-W-do-not-fit]
def hidden_gradients(A, y, params):
    W1, b1 = params[0]
    delta1 = (A[2] - y) @ W1 * A[1] * (1 - A[1])
    return delta1.T @ A[0], delta1.sum(axis=0)

# %% dict of parameters
# mistake: params is taken for a dict
# says: [error.list-is-no-dict]
def hidden_gradients(A, y, params):
    delta1 = (A[2] - y) @ params["W2"] * A[1] * (1 - A[1])
    return delta1.T @ A[0], delta1.sum(axis=0)
