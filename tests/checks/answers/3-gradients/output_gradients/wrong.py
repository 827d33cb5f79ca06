# %% sign
# mistake: the difference the wrong way round
# says: The sign is turned
def output_gradients(A, y):
    delta2 = y - A[2]
    return delta2.T @ A[1], delta2.sum(axis=0)

# %% mean
# mistake: a mean instead of a sum
# says: [backpropagation.mean]
def output_gradients(A, y):
    delta2 = A[2] - y
    return delta2.T @ A[1] / len(y), delta2.mean(axis=0)

# %% mean in the bias only
# mistake: a mean instead of a sum in db2
# says: [backpropagation.mean]
def output_gradients(A, y):
    delta2 = A[2] - y
    return delta2.T @ A[1], delta2.mean(axis=0)

# %% transposed
# mistake: dW2 transposed
# says: is the transpose of what it should be
def output_gradients(A, y):
    delta2 = A[2] - y
    return A[1].T @ delta2, delta2.sum(axis=0)

# %% X
# mistake: the wrong layer's activation
# says: dW2 was built with X
def output_gradients(A, y):
    delta2 = A[2] - y
    return delta2.T @ A[0], delta2.sum(axis=0)

# %% A2
# mistake: the layer's own output
# says: dW was built with the output of its own layer
def output_gradients(A, y):
    delta2 = A[2] - y
    return delta2.T @ A[2], delta2.sum(axis=0)

# %% slope too often
# mistake: the sigmoid's slope in delta2
# says: that slope has cancelled
def output_gradients(A, y):
    delta2 = (A[2] - y) * A[2] * (1 - A[2])
    return delta2.T @ A[1], delta2.sum(axis=0)

# %% slope missing
# mistake: dL/dA2 in the place of dL/dZ2
# says: [backpropagation.dA-for-dZ]
def output_gradients(A, y):
    delta2 = -y / A[2] + (1 - y) / (1 - A[2])
    return delta2.T @ A[1], delta2.sum(axis=0)

# %% products for quotients
# mistake: multiplies by A2 and 1 - A2
# says: multiplies by A and 1 - A where it should divide
def output_gradients(A, y):
    delta2 = (-y * A[2] + (1 - y) * (1 - A[2])) * A[2] * (1 - A[2])
    return delta2.T @ A[1], delta2.sum(axis=0)

# %% no targets
# mistake: forgets y
# says: The targets y are missing
def output_gradients(A, y):
    return A[2].T @ A[1], A[2].sum(axis=0)

# %% bias as a number
# mistake: a number for an array of shape (1,)
# says: db is one sum over everything
def output_gradients(A, y):
    delta2 = A[2] - y
    return delta2.T @ A[1], np.sum(delta2)

# %% bias with two axes
# mistake: keepdims
# says: db has an axis too many
def output_gradients(A, y):
    delta2 = A[2] - y
    return delta2.T @ A[1], delta2.sum(axis=0, keepdims=True)

# %% weights with one axis
# mistake: (n_1,) for (1, n_1)
# says: [pattern.axis-dropped]
def output_gradients(A, y):
    delta2 = A[2] - y
    return (delta2 * A[1]).sum(axis=0), delta2.sum(axis=0)

# %% bias not summed
# mistake: db2 is delta2
# says: db is delta itself
def output_gradients(A, y):
    delta2 = A[2] - y
    return delta2.T @ A[1], delta2

# %% bias summed along the units
# mistake: the wrong axis
# says: db is summed along the wrong axis
def output_gradients(A, y):
    delta2 = A[2] - y
    return delta2.T @ A[1], delta2.sum(axis=1)

# %% swapped
# mistake: (db2, dW2)
# says: The two are swapped
def output_gradients(A, y):
    delta2 = A[2] - y
    return delta2.sum(axis=0), delta2.T @ A[1]

# %% weights alone
# mistake: one array for a pair
# says: expected  a tuple of 2
def output_gradients(A, y):
    return (A[2] - y).T @ A[1]

# %% first example
# mistake: uses one example
# says: Only the first example counts
def output_gradients(A, y):
    delta2 = A[2][:1] - y[:1]
    return delta2.T @ A[1][:1], delta2.sum(axis=0)

# %% in place
# mistake: changes its argument
# says: [result.changed-argument]
def output_gradients(A, y):
    delta2 = A[2]
    delta2 -= y
    return delta2.T @ A[1], delta2.sum(axis=0)

# %% pops
# mistake: takes the list apart
# says: [result.changed-argument]
def output_gradients(A, y):
    delta2 = A.pop() - y
    return delta2.T @ A.pop(), delta2.sum(axis=0)

# %% the notebook's A and y
# mistake: reads globals
# says: does it read the notebook's A, y or params?
A = forward(X, init_params([2, 2, 1], np.random.RandomState(0)))
right = y

def output_gradients(activations, targets):
    delta2 = A[2] - right
    return delta2.T @ A[1], delta2.sum(axis=0)

# %% constants from the text
# mistake: the figures at seed 0
# says: Those are the numbers of the text
def output_gradients(A, y):
    return np.array([[0.60353799, 0.35399637]]), np.array([0.6632421])

# %% for two hidden units
# mistake: right only where n_1 = 2
# says: dW2 not as expected
def output_gradients(A, y):
    delta2 = A[2] - y
    return np.array([[np.sum(delta2 * A[1][:, [0]]), np.sum(delta2 * A[1][:, [1]])]]), delta2.sum(axis=0)

# %% for five examples
# mistake: right only for the visible number of examples
# says: called with A [(6, 3), (6, 4), (6, 1)], y (6, 1)
def output_gradients(A, y):
    delta2 = (A[2] - y)[:5]
    return delta2.T @ A[1][:5], delta2.sum(axis=0)

# %% rounded
# mistake: rounds its result
# says: rounded to 6 decimals
def output_gradients(A, y):
    delta2 = A[2] - y
    return (delta2.T @ A[1]).round(6), delta2.sum(axis=0)

# %% single precision
# mistake: float32
# says: float32
def output_gradients(A, y):
    delta2 = (A[2] - y).astype(np.float32)
    return delta2.T @ A[1].astype(np.float32), delta2.sum(axis=0)

# %% all zeros
# mistake: empty arrays
# says: dW2 is zero everywhere
def output_gradients(A, y):
    return np.zeros((1, A[1].shape[1])), np.zeros(1)

# %% not a number
# mistake: NaN
# says: infinite or not a number
def output_gradients(A, y):
    return np.full((1, A[1].shape[1]), np.nan), np.array([np.nan])

# %% None
# mistake: no return
# says: [diagnosis.no-result]
def output_gradients(A, y):
    delta2 = A[2] - y
    delta2.T @ A[1], delta2.sum(axis=0)

# %% prints
# mistake: prints instead of returning
# says: It prints its result
def output_gradients(A, y):
    delta2 = A[2] - y
    print(delta2.T @ A[1], delta2.sum(axis=0))

# %% lists
# mistake: the wrong type
# says: expected  a NumPy array of shape (1, 2)
def output_gradients(A, y):
    delta2 = A[2] - y
    return (delta2.T @ A[1]).tolist(), delta2.sum(axis=0).tolist()

# %% no transpose
# mistake: shapes that do not fit
# says: [backpropagation.factors-do-not-fit]
def output_gradients(A, y):
    delta2 = A[2] - y
    return delta2 @ A[1], delta2.sum(axis=0)

# %% no transpose, with dot
# mistake: shapes that do not fit
# says: [backpropagation.factors-do-not-fit]
def output_gradients(A, y):
    delta2 = A[2] - y
    return np.dot(A[1], delta2), delta2.sum(axis=0)

# %% autograd
# mistake: lets autograd do it
# says: it calls autograd, which gives the answer away
def output_gradients(A, y):
    def loss(layer):
        W, b = layer
        return bce_loss(sigmoid(affine(A[1], W, b)), y)
    A1 = np.hstack([A[1], np.ones((len(y), 1))])
    Z2 = np.log(A[2] / (1 - A[2]))
    both = np.linalg.pinv(A1) @ Z2
    return grad(loss)((both[:-1].T, both[-1]))

# %% own backward
# mistake: calls the student's backward
# says: it calls backward, which gives the answer away
def output_gradients(A, y):
    return backward(A[1:], y, [(np.zeros((1, A[1].shape[1])), np.zeros(1))])[0]

# %% own backward under another name
# mistake: calls the student's backward, kept under another name
# says: it calls backward, which gives the answer away
def backward(A, y, params):
    delta = A[-1] - y
    return [(delta.T @ A[-2], delta.sum(axis=0))]

mine = backward

def output_gradients(A, y):
    return mine(A[1:], y, None)[0]

# %% the helper module's backward
# mistake: calls xorlib's backward
# says: it calls backward, which gives the answer away
import xorlib

def output_gradients(A, y):
    return xorlib.backward(A[1:], y, [(np.zeros((1, A[1].shape[1])), np.zeros(1))])[0]

# %% one step of train
# mistake: takes the gradient from xorlib's train
# says: it calls train, which gives the answer away
def output_gradients(A, y):
    start = [(np.zeros((1, A[1].shape[1])), np.zeros(1))]
    (W, b), = train(A[1], y, start, 1.0, 1)[0]
    return -W, -b

# %% the broken one
# mistake: takes the right part of broken_backward
# says: it calls broken_backward, which gives the answer away
def output_gradients(A, y):
    return broken_backward(A, y, [None, (np.zeros((1, A[1].shape[1])), np.zeros(1))])[1]

# %% the fixed one
# mistake: takes it from a later exercise
# says: it calls fixed_backward, which gives the answer away
def output_gradients(A, y):
    return fixed_backward(A, y, [None, (np.zeros((1, A[1].shape[1])), np.zeros(1))])[1]

# %% swallowed
# mistake: hides the refusal and goes on
# says: it calls backward, which gives the answer away
def output_gradients(A, y):
    try:
        return backward(A[1:], y, [(np.zeros((1, A[1].shape[1])), np.zeros(1))])[0]
    except BaseException:
        return (A[2] - y).T @ A[1], (A[2] - y).sum(axis=0)

# %% an exception
# mistake: raises
# says: it raised ZeroDivisionError
def output_gradients(A, y):
    return 1 / 0

# %% by hidden_gradients
# mistake: asks the next exercise, with a layer taken away
# says: it calls hidden_gradients, which gives the answer away
def output_gradients(A, y):
    return hidden_gradients(A[1:], y, [(np.ones((1, A[1].shape[1])), None)])

# %% in arrays made once
# mistake: every call writes into the same arrays
# says: its first result changed
kept = {}

def output_gradients(A, y):
    n = A[1].shape[1]
    dW2, db2 = kept.setdefault(n, (np.zeros((1, n)), np.zeros(1)))
    delta2 = A[2] - y
    dW2[:] = delta2.T @ A[1]
    db2[:] = delta2.sum(axis=0)
    return dW2, db2

# %% as the hidden gradients of another network
# mistake: calls hidden_gradients, which stands for the reference
# says: it calls hidden_gradients, which gives the answer away
def output_gradients(A, y):
    half = np.full((len(y), 1), 0.5)
    return hidden_gradients([A[1], half, A[2]], y, [None, (np.array([[4.0]]), None)])

# %% as the last entry of fixed_backward
# mistake: calls fixed_backward, which stands for the reference
# says: it calls fixed_backward, which gives the answer away
def output_gradients(A, y):
    return fixed_backward(A, y, [None, (np.ones((1, A[1].shape[1])), None)])[1]

# %% by the checks' mistakes without a mistake
# mistake: makes a right backward pass of the checks' parts
# says: which gives the answer away
def output_gradients(A, y):
    from xorlib.checks.lesson3_gradients.backpropagation import backward_with
    return backward_with()(A, y, [(np.ones((A[1].shape[1], A[0].shape[1])), 0), (np.ones((1, A[1].shape[1])), 0)])[1]

# %% sign and slope
# mistake: two mistakes: sign and slope
# says: [backpropagation.sign-and-slope-not-cancelled]
def output_gradients(A, y):
    l2_delta = (y - A[2]) * (A[2] * (1 - A[2]))
    return l2_delta.T.dot(A[1]), l2_delta.sum(axis=0)

# %% sign and mean
# mistake: two mistakes
# says: [backpropagation.sign-and-mean]
def output_gradients(A, y):
    delta2 = y - A[2]
    return delta2.T @ A[1] / len(y), delta2.mean(axis=0)

# %% slope and mean
# mistake: two mistakes
# says: [backpropagation.slope-not-cancelled-and-mean]
def output_gradients(A, y):
    delta2 = (A[2] - y) * A[2] * (1 - A[2])
    return delta2.T @ A[1] / len(y), delta2.mean(axis=0)

# %% mean and transposed
# mistake: two mistakes
# says: [backpropagation.mean-and-transposed]
def output_gradients(A, y):
    delta2 = A[2] - y
    return A[1].T @ delta2 / len(y), delta2.mean(axis=0)

# %% keepdims and mean
# mistake: two mistakes, as in another course
# says: [backpropagation.mean-and-db-keeps-axis]
def output_gradients(A, y):
    m = len(y)
    dZ2 = A[2] - y
    return 1 / m * dZ2.T @ A[1], 1 / m * np.sum(dZ2, axis=0, keepdims=True)

# %% X and sign
# mistake: two mistakes
# says: [backpropagation.sign-and-more]
def output_gradients(A, y):
    delta2 = y - A[2]
    return delta2.T @ A[0], delta2.sum(axis=0)

# %% squared error
# mistake: the gradient of the squared error
# says: [backpropagation.squared-error]
def output_gradients(A, y):
    delta2 = 2 * (A[2] - y) * A[2] * (1 - A[2])
    return delta2.T @ A[1], delta2.sum(axis=0)

# %% doubled
# mistake: a factor of two
# says: [pattern.times-too-large]
def output_gradients(A, y):
    delta2 = 2 * (A[2] - y)
    return delta2.T @ A[1], delta2.sum(axis=0)

# %% a dict
# mistake: a dict of gradients
# says: [diagnosis.a-dict]
def output_gradients(A, y):
    delta2 = A[2] - y
    return {"dW2": delta2.T @ A[1], "db2": delta2.sum(axis=0)}

# %% a dict of activations
# mistake: a cache, as in another course
# says: [error.list-is-no-dict]
def output_gradients(A, y):
    delta2 = A["A2"] - y
    return delta2.T @ A["A1"], delta2.sum(axis=0)

# %% elementwise
# mistake: * for the product of matrices
# says: [backpropagation.dW-not-summed]
def output_gradients(A, y):
    delta2 = A[2] - y
    return delta2 * A[1], delta2.sum(axis=0)

# %% y flat
# mistake: broadcasting pairs every output with every target
# says: [backpropagation.targets-flat]
def output_gradients(A, y):
    delta2 = A[2] - y.ravel()
    return delta2.T @ A[1], delta2.sum(axis=0)

# %% absolute error
# mistake: the absolute error in delta
# says: [backpropagation.absolute-difference]
def output_gradients(A, y):
    delta2 = np.abs(A[2] - y)
    return delta2.T @ A[1], delta2.sum(axis=0)

# %% sign and transposed
# mistake: two mistakes
# says: [backpropagation.sign-and-transposed]
def output_gradients(A, y):
    delta2 = y - A[2]
    return A[1].T @ delta2, delta2.sum(axis=0)

# %% = for +=
# mistake: keeps the last example
# says: [backpropagation.last-example-only]
def output_gradients(A, y):
    for a, p, t in zip(A[1], A[2], y):
        delta = p - t
        dW = np.outer(delta, a)
        db = delta
    return dW, db

# %% range(4)
# mistake: the number of examples is hard-coded
# says: [backpropagation.four-examples]
def output_gradients(A, y):
    dW, db = np.zeros((1, A[1].shape[1])), np.zeros(1)
    for i in range(4):
        dW += (A[2][i] - y[i]) * A[1][i]
        db += A[2][i] - y[i]
    return dW, db

# %% divided by 4
# mistake: a mean over four examples
# says: [pattern.times-too-small]
def output_gradients(A, y):
    delta2 = A[2] - y
    return delta2.T @ A[1] / 4, delta2.sum(axis=0) / 4

# %% slope of the layer before
# mistake: slope of A1
# says: [result.wrong]
def output_gradients(A, y):
    delta2 = (A[2] - y) * A[1] * (1 - A[1])
    return delta2.T @ A[1], delta2.sum(axis=0)

# %% rounded output
# mistake: predictions for the outputs
# says: [backpropagation.predictions]
def output_gradients(A, y):
    delta2 = (A[2] > 0.5) - y
    return delta2.T @ A[1], delta2.sum(axis=0)
