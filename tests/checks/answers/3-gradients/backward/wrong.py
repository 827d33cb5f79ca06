# %% db averaged
# mistake: means for the biases
# says: [backpropagation.mean]
# points: 3
def backward(A, y, params):
    grads, delta = [], A[-1] - y
    for l in range(len(params), 0, -1):
        grads.insert(0, (delta.T @ A[l - 1], delta.mean(axis=0)))
        delta = (delta @ params[l - 1][0]) * A[l - 1] * (1 - A[l - 1])
    return grads

# %% db along the wrong axis
# mistake: the wrong axis
# says: db is summed along the wrong axis
# points: 3
def backward(A, y, params):
    grads, delta = [], A[-1] - y
    for l in range(len(params), 0, -1):
        grads.insert(0, (delta.T @ A[l - 1], delta.sum(axis=1)))
        delta = (delta @ params[l - 1][0]) * A[l - 1] * (1 - A[l - 1])
    return grads

# %% db with two axes
# mistake: keepdims
# says: db has an axis too many
# points: 3
def backward(A, y, params):
    grads, delta = [], A[-1] - y
    for l in range(len(params), 0, -1):
        grads.insert(0, (delta.T @ A[l - 1], delta.sum(axis=0, keepdims=True)))
        delta = (delta @ params[l - 1][0]) * A[l - 1] * (1 - A[l - 1])
    return grads

# %% db as numbers
# mistake: one sum over all
# says: db is one sum over everything
# points: 3
def backward(A, y, params):
    grads, delta = [], A[-1] - y
    for l in range(len(params), 0, -1):
        grads.insert(0, (delta.T @ A[l - 1], delta.sum()))
        delta = (delta @ params[l - 1][0]) * A[l - 1] * (1 - A[l - 1])
    return grads

# %% db is delta
# mistake: not summed
# says: db is delta itself
# points: 3
def backward(A, y, params):
    grads, delta = [], A[-1] - y
    for l in range(len(params), 0, -1):
        grads.insert(0, (delta.T @ A[l - 1], delta))
        delta = (delta @ params[l - 1][0]) * A[l - 1] * (1 - A[l - 1])
    return grads

# %% dW transposed
# mistake: transposed
# says: is the transpose of what it should be
# points: 2
def backward(A, y, params):
    grads, delta = [], A[-1] - y
    for l in range(len(params), 0, -1):
        grads.insert(0, (A[l - 1].T @ delta, delta.sum(axis=0)))
        delta = (delta @ params[l - 1][0]) * A[l - 1] * (1 - A[l - 1])
    return grads

# %% dW averaged
# mistake: means for the weights
# says: [backpropagation.mean]
# points: 2
def backward(A, y, params):
    grads, delta = [], A[-1] - y
    for l in range(len(params), 0, -1):
        grads.insert(0, (delta.T @ A[l - 1] / len(y), delta.sum(axis=0)))
        delta = (delta @ params[l - 1][0]) * A[l - 1] * (1 - A[l - 1])
    return grads

# %% dW from the layer's own output
# mistake: A[l] for A[l - 1]
# says: dW was built with the output of its own layer
# points: 2
def backward(A, y, params):
    grads, delta = [], A[-1] - y
    for l in range(len(params), 0, -1):
        grads.insert(0, (delta.T @ A[l], delta.sum(axis=0)))
        delta = (delta @ params[l - 1][0]) * A[l - 1] * (1 - A[l - 1])
    return grads

# %% dW of the first layer alone
# mistake: the bug of broken_backward
# says: dW was built with the output of its own layer
# points: 2
def backward(A, y, params):
    grads, delta = [], A[-1] - y
    for l in range(len(params), 0, -1):
        grads.insert(0, (delta.T @ A[max(l - 1, 1)], delta.sum(axis=0)))
        delta = (delta @ params[l - 1][0]) * A[l - 1] * (1 - A[l - 1])
    return grads

# %% None for the biases
# mistake: half an answer
# says: db1, db2 not as expected
# points: 3
def backward(A, y, params):
    grads, delta = [], A[-1] - y
    for l in range(len(params), 0, -1):
        grads.insert(0, (delta.T @ A[l - 1], None))
        delta = (delta @ params[l - 1][0]) * A[l - 1] * (1 - A[l - 1])
    return grads

# %% no pairs
# mistake: the weights only
# says: layer 1, layer 2 not as expected
def backward(A, y, params):
    grads, delta = [], A[-1] - y
    for l in range(len(params), 0, -1):
        grads.insert(0, delta.T @ A[l - 1])
        delta = (delta @ params[l - 1][0]) * A[l - 1] * (1 - A[l - 1])
    return grads

# %% None for the first layer
# mistake: a layer is missing
# says: layer 1 not as expected
def backward(A, y, params):
    delta = A[-1] - y
    return [None] * (len(params) - 1) + [(delta.T @ A[-2], delta.sum(axis=0))]

# %% the wrong order
# mistake: from the last layer to the first
# says: The layers are in the wrong order
def backward(A, y, params):
    grads, delta = [], A[-1] - y
    for l in range(len(params), 0, -1):
        grads.append((delta.T @ A[l - 1], delta.sum(axis=0)))
        delta = (delta @ params[l - 1][0]) * A[l - 1] * (1 - A[l - 1])
    return grads

# %% turned pairs
# mistake: (db, dW)
# says: The pairs are turned round
def backward(A, y, params):
    grads, delta = [], A[-1] - y
    for l in range(len(params), 0, -1):
        grads.insert(0, (delta.sum(axis=0), delta.T @ A[l - 1]))
        delta = (delta @ params[l - 1][0]) * A[l - 1] * (1 - A[l - 1])
    return grads

# %% a flat list
# mistake: no pairs
# says: That is one flat list
def backward(A, y, params):
    grads, delta = [], A[-1] - y
    for l in range(len(params), 0, -1):
        grads = [delta.T @ A[l - 1], delta.sum(axis=0)] + grads
        delta = (delta @ params[l - 1][0]) * A[l - 1] * (1 - A[l - 1])
    return grads

# %% two lists
# mistake: all dW, then all db
# says: That is all dW, then all db
def backward(A, y, params):
    dWs, dbs, delta = [], [], A[-1] - y
    for l in range(len(params), 0, -1):
        dWs.insert(0, delta.T @ A[l - 1])
        dbs.insert(0, delta.sum(axis=0))
        delta = (delta @ params[l - 1][0]) * A[l - 1] * (1 - A[l - 1])
    return dWs, dbs

# %% the last layer alone
# mistake: stops too soon
# says: Only the last layer is there
def backward(A, y, params):
    delta = A[-1] - y
    return [(delta.T @ A[-2], delta.sum(axis=0))]

# %% two layers only
# mistake: right for depth 2
# says: It goes through two layers
def backward(A, y, params):
    W2, b2 = params[1]
    delta2 = A[2] - y
    delta1 = (delta2 @ W2) * A[1] * (1 - A[1])
    return [(delta1.T @ A[0], delta1.sum(axis=0)), (delta2.T @ A[1], delta2.sum(axis=0))]

# %% from the earlier exercises
# mistake: right for depth 2
# says: It goes through two layers
def backward(A, y, params):
    return [hidden_gradients(A, y, params), output_gradients(A, y)]

# %% sign
# mistake: the difference the wrong way round
# says: The sign is turned
def backward(A, y, params):
    grads, delta = [], y - A[-1]
    for l in range(len(params), 0, -1):
        grads.insert(0, (delta.T @ A[l - 1], delta.sum(axis=0)))
        delta = (delta @ params[l - 1][0]) * A[l - 1] * (1 - A[l - 1])
    return grads

# %% slope too often
# mistake: the slope of the last sigmoid
# says: that slope has cancelled
def backward(A, y, params):
    grads, delta = [], (A[-1] - y) * A[-1] * (1 - A[-1])
    for l in range(len(params), 0, -1):
        grads.insert(0, (delta.T @ A[l - 1], delta.sum(axis=0)))
        delta = (delta @ params[l - 1][0]) * A[l - 1] * (1 - A[l - 1])
    return grads

# %% no slope
# mistake: the sigmoid's slope is missing
# says: The slope of the sigmoid is missing
def backward(A, y, params):
    grads, delta = [], A[-1] - y
    for l in range(len(params), 0, -1):
        grads.insert(0, (delta.T @ A[l - 1], delta.sum(axis=0)))
        delta = delta @ params[l - 1][0]
    return grads

# %% the slope of the layer above
# mistake: A[l] for A[l - 1] in the slope
# says: [backpropagation.slope-of-wrong-layer]
def backward(A, y, params):
    grads, delta = [], A[-1] - y
    for l in range(len(params), 0, -1):
        grads.insert(0, (delta.T @ A[l - 1], delta.sum(axis=0)))
        delta = (delta @ params[l - 1][0]) * A[l] * (1 - A[l])
    return grads

# %% tanh
# mistake: the slope of tanh
# says: That is the slope of tanh
def backward(A, y, params):
    grads, delta = [], A[-1] - y
    for l in range(len(params), 0, -1):
        grads.insert(0, (delta.T @ A[l - 1], delta.sum(axis=0)))
        delta = (delta @ params[l - 1][0]) * (1 - A[l - 1] ** 2)
    return grads

# %% no weights
# mistake: delta does not pass through W
# says: The weights are missing on the way back
def backward(A, y, params):
    grads, delta = [], A[-1] - y
    for l in range(len(params), 0, -1):
        grads.insert(0, (delta.T @ A[l - 1], delta.sum(axis=0)))
        delta = delta * A[l - 1] * (1 - A[l - 1])
    return grads

# %% the wrong layer's weights
# mistake: params[l - 2] for params[l - 1]
# says: [backpropagation.delta-and-W-do-not-fit]
def backward(A, y, params):
    grads, delta = [], A[-1] - y
    for l in range(len(params), 0, -1):
        grads.insert(0, (delta.T @ A[l - 1], delta.sum(axis=0)))
        delta = (delta @ params[l - 2][0]) * A[l - 1] * (1 - A[l - 1])
    return grads

# %% W transposed
# mistake: shapes that do not fit
# says: [backpropagation.delta-and-W-do-not-fit]
def backward(A, y, params):
    grads, delta = [], A[-1] - y
    for l in range(len(params), 0, -1):
        grads.insert(0, (delta.T @ A[l - 1], delta.sum(axis=0)))
        delta = np.dot(delta, params[l - 1][0].T) * A[l - 1] * (1 - A[l - 1])
    return grads

# %% elementwise instead of a product
# mistake: right for one unit above, that is for two layers
# says: [backpropagation.entrywise]
def backward(A, y, params):
    grads, delta = [], A[-1] - y
    for l in range(len(params), 0, -1):
        grads.insert(0, (delta.T @ A[l - 1], delta.sum(axis=0)))
        delta = delta * params[l - 1][0] * A[l - 1] * (1 - A[l - 1])
    return grads

# %% an update on the way
# mistake: changes params
# says: [result.changed-argument]
def backward(A, y, params):
    grads, delta = [], A[-1] - y
    for l in range(len(params), 0, -1):
        W, b = params[l - 1]
        dW = delta.T @ A[l - 1]
        grads.insert(0, (dW, delta.sum(axis=0)))
        W -= 0.1 * dW
        delta = (delta @ W) * A[l - 1] * (1 - A[l - 1])
    return grads

# %% pops the layers
# mistake: takes the arguments apart
# says: [result.changed-argument]
def backward(A, y, params):
    grads, delta = [], A.pop() - y
    while params:
        W, b = params.pop()
        a = A.pop()
        grads.insert(0, (delta.T @ a, delta.sum(axis=0)))
        delta = (delta @ W) * a * (1 - a)
    return grads

# %% in place in A
# mistake: changes A
# says: [result.changed-argument]
def backward(A, y, params):
    delta = A[-1]
    delta -= y
    grads = []
    for l in range(len(params), 0, -1):
        grads.insert(0, (delta.T @ A[l - 1], delta.sum(axis=0)))
        delta = (delta @ params[l - 1][0]) * A[l - 1] * (1 - A[l - 1])
    return grads

# %% the notebook's y
# mistake: reads a global
# says: targets
targets = y

def backward(A, y, params):
    grads, delta = [], A[-1] - np.resize(targets, A[-1].shape)
    for l in range(len(params), 0, -1):
        grads.insert(0, (delta.T @ A[l - 1], delta.sum(axis=0)))
        delta = (delta @ params[l - 1][0]) * A[l - 1] * (1 - A[l - 1])
    return grads

# %% constants from the text
# mistake: the figures at seed 0
# says: Those are the numbers of the text
def backward(A, y, params):
    return [(np.array([[0.003175, -0.017045], [0.003409, 0.00022]]), np.array([0.048336, -0.00756])),
            (np.array([[0.60353799, 0.35399637]]), np.array([0.6632421]))]

# %% all zeros
# mistake: empty arrays
# says: dW1 is zero everywhere
def backward(A, y, params):
    return [(np.zeros(W.shape), np.zeros(b.shape)) for W, b in params]

# %% not a number
# mistake: NaN
# says: infinite or not a number
def backward(A, y, params):
    return [(W * np.nan, b * np.nan) for W, b in params]

# %% None
# mistake: no return
# says: [diagnosis.no-result]
def backward(A, y, params):
    delta = A[-1] - y

# %% prints
# mistake: prints instead of returning
# says: It prints its result
def backward(A, y, params):
    grads, delta = [], A[-1] - y
    for l in range(len(params), 0, -1):
        grads.insert(0, (delta.T @ A[l - 1], delta.sum(axis=0)))
        delta = (delta @ params[l - 1][0]) * A[l - 1] * (1 - A[l - 1])
    print(grads)

# %% a generator
# mistake: the wrong type
# says: got       a generator
def backward(A, y, params):
    delta = A[-1] - y
    for l in range(len(params), 0, -1):
        yield delta.T @ A[l - 1], delta.sum(axis=0)
        delta = (delta @ params[l - 1][0]) * A[l - 1] * (1 - A[l - 1])

# %% an exception
# mistake: raises
# says: it raised KeyError
def backward(A, y, params):
    raise KeyError("W")

# %% autograd
# mistake: lets autograd do it
# says: it calls autograd, which gives the answer away
def backward(A, y, params):
    return grad(objective)(params, A[0], y)

# %% autograd, one argument at a time
# mistake: lets autograd do it
# says: it calls autograd, which gives the answer away
from autograd import value_and_grad

def backward(A, y, params):
    return value_and_grad(lambda p: bce_loss(forward(A[0], p)[-1], y))(params)[1]

# %% finite differences
# mistake: an approximation
# says: it calls numerical_gradients, which gives the answer away
def backward(A, y, params):
    return numerical_gradients(lambda p: objective(p, A[0], y), params)

# %% the helper module's
# mistake: hands in xorlib's function as one's own
# says: it calls backward, which gives the answer away
from xorlib import backward

# %% the helper module's train
# mistake: takes the gradient from a step of train
# says: it calls train, which gives the answer away
def backward(A, y, params):
    new, _ = train(A[0], y, params, 1.0, 1)
    return [(W - V, b - c) for (W, b), (V, c) in zip(params, new)]

# %% a later exercise
# mistake: calls fixed_backward
# says: it calls fixed_backward, which gives the answer away
def backward(A, y, params):
    return fixed_backward(A, y, params)

# %% delta passed on first
# mistake: the gradients of a layer are taken with the delta of the layer below
# says: [backpropagation.delta-ahead]
def backward(A, y, params):
    delta, grads = A[-1] - y, []
    for l in range(len(params), 0, -1):
        delta = (delta @ params[l - 1][0]) * A[l - 1] * (1 - A[l - 1])
        grads.insert(0, (delta.T @ A[l - 1], delta.sum(axis=0)))
    return grads

# %% layer by layer with hidden_gradients
# mistake: the exercise for two layers is asked for each layer of a deeper network
# says: hidden_gradients is for two layers
def backward(A, y, params):
    return [hidden_gradients(A[l:], y, params[l:]) for l in range(len(params))]

# %% a target for every layer
# mistake: A[l] - y for each delta
# says: A minus y is the delta of the last layer
def backward(A, y, params):
    grads = []
    for l in range(len(params), 0, -1):
        delta = A[l] - y
        grads.insert(0, (delta.T @ A[l - 1], delta.sum(axis=0)))
    return grads

# %% 1 - A without brackets
# mistake: takes A[l - 1] off the product
# says: [backpropagation.brackets-missing]
def backward(A, y, params):
    delta, grads = A[-1] - y, []
    for l in range(len(params), 0, -1):
        grads.insert(0, (delta.T @ A[l - 1], delta.sum(axis=0)))
        delta = (delta @ params[l - 1][0]) * A[l - 1] * 1 - A[l - 1]
    return grads

# %% np.empty to sum into
# mistake: adds to arrays that were never set
# says: an entry of np.empty that was never set
def backward(A, y, params):
    delta, grads = A[-1] - y, []
    for l in range(len(params), 0, -1):
        W, b = params[l - 1]
        dW, db = np.empty(W.shape), np.empty(b.shape)
        for n in range(len(y)):
            dW += np.outer(delta[n], A[l - 1][n])
            db += delta[n]
        grads.insert(0, (dW, db))
        delta = (delta @ W) * A[l - 1] * (1 - A[l - 1])
    return grads

# %% a list as a default argument
# mistake: the default list lives as long as the function
# says: its first result changed
def backward(A, y, params, grads=[]):
    delta = A[-1] - y
    for l in range(len(params), 0, -1):
        grads.insert(0, (delta.T @ A[l - 1], delta.sum(axis=0)))
        delta = (delta @ params[l - 1][0]) * A[l - 1] * (1 - A[l - 1])
    return grads

# %% gradients that pile up
# mistake: the gradients of all calls are added up, as PyTorch does until they are set to zero
# says: called twice with the same arguments
piled = {}

def backward(A, y, params):
    delta, grads = A[-1] - y, []
    for l in range(len(params), 0, -1):
        key = len(params), l, A[l - 1].shape
        dW, db = piled.get(key, (0, 0))
        piled[key] = dW + delta.T @ A[l - 1], db + delta.sum(axis=0)
        grads.insert(0, piled[key])
        delta = (delta @ params[l - 1][0]) * A[l - 1] * (1 - A[l - 1])
    return grads

# %% by differences of the loss
# mistake: calls numerical_gradients, which stands for the reference, and refines what it gives
# says: it calls numerical_gradients, which gives the answer away
def backward(A, y, params):
    f = lambda p: objective(p, A[0], y)
    coarse, fine = (numerical_gradients(f, params, eps) for eps in (2e-3, 1e-3))
    return [tuple((4 * b - a) / 3 for a, b in zip(*pairs)) for pairs in zip(coarse, fine)]

# %% from one step of training
# mistake: xorlib's train_many has computed the gradients
# says: it calls train_many, which gives the answer away
from xorlib import train_many

def backward(A, y, params):
    batch = [(W[None], b[None]) for W, b in params]
    stepped, _ = train_many(A[0], y, batch, 1.0, 1)
    return [(W - V[0], b - c[0]) for (W, b), (V, c) in zip(params, stepped)]

# %% sign and mean
# mistake: two mistakes
# says: [backpropagation.sign-and-mean]
def backward(A, y, params):
    grads = []
    delta = (y - A[-1]) / len(y)
    for l in reversed(range(len(params))):
        grads.insert(0, (delta.T @ A[l], delta.sum(axis=0)))
        delta = (delta @ params[l][0]) * A[l] * (1 - A[l])
    return grads

# %% mean and no slope
# mistake: two mistakes
# says: [backpropagation.mean-and-no-slope]
def backward(A, y, params):
    grads = []
    delta = (A[-1] - y) / len(y)
    for l in reversed(range(len(params))):
        grads.insert(0, (delta.T @ A[l], delta.sum(axis=0)))
        delta = delta @ params[l][0]
    return grads

# %% sign and reversed
# mistake: two mistakes
# says: [backpropagation.sign-and-layers-reversed]
def backward(A, y, params):
    grads = []
    delta = y - A[-1]
    for l in reversed(range(len(params))):
        grads.append((delta.T @ A[l], delta.sum(axis=0)))
        delta = (delta @ params[l][0]) * A[l] * (1 - A[l])
    return grads

# %% reverse returns None
# mistake: returns grads.reverse()
# says: [diagnosis.no-result]
def backward(A, y, params):
    grads = []
    delta = A[-1] - y
    for l in range(len(params), 0, -1):
        grads.append((delta.T @ A[l - 1], delta.sum(axis=0)))
        delta = (delta @ params[l - 1][0]) * A[l - 1] * (1 - A[l - 1])
    return grads.reverse()

# %% assigned reverse
# mistake: grads = grads.reverse()
# says: [error.none]
def backward(A, y, params):
    grads = []
    delta = A[-1] - y
    for l in range(len(params), 0, -1):
        grads.append((delta.T @ A[l - 1], delta.sum(axis=0)))
        delta = (delta @ params[l - 1][0]) * A[l - 1] * (1 - A[l - 1])
    grads = grads.reverse()
    return [(dW, db) for dW, db in grads]

# %% insert of three
# mistake: insert(0, dW, db)
# says: [error.append-takes-one]
def backward(A, y, params):
    grads = []
    delta = A[-1] - y
    for l in range(len(params), 0, -1):
        grads.insert(0, delta.T @ A[l - 1], delta.sum(axis=0))
        delta = (delta @ params[l - 1][0]) * A[l - 1] * (1 - A[l - 1])
    return grads

# %% append of two
# mistake: append(dW, db)
# says: [error.append-takes-one]
def backward(A, y, params):
    grads = []
    delta = A[-1] - y
    for l in range(len(params), 0, -1):
        grads.append(delta.T @ A[l - 1], delta.sum(axis=0))
        delta = (delta @ params[l - 1][0]) * A[l - 1] * (1 - A[l - 1])
    return grads[::-1]

# %% params[l] past the end
# mistake: params[l] for layer l
# says: [error.past-the-end]
def backward(A, y, params):
    grads = []
    delta = A[-1] - y
    for l in range(len(params), 0, -1):
        grads.insert(0, (delta.T @ A[l - 1], delta.sum(axis=0)))
        delta = (delta @ params[l][0]) * A[l - 1] * (1 - A[l - 1])
    return grads

# %% a list outside
# mistake: the list is made once, outside
# says: [result.changed-when-called-again]
collected = []
def backward(A, y, params):
    delta = A[-1] - y
    for l in range(len(params), 0, -1):
        collected.insert(0, (delta.T @ A[l - 1], delta.sum(axis=0)))
        delta = (delta @ params[l - 1][0]) * A[l - 1] * (1 - A[l - 1])
    return collected

# %% dict of gradients
# mistake: a dict, as in another course
# says: [diagnosis.a-dict]
def backward(A, y, params):
    grads = {}
    delta = A[-1] - y
    for l in range(len(params), 0, -1):
        grads["dW" + str(l)] = delta.T @ A[l - 1]
        grads["db" + str(l)] = delta.sum(axis=0)
        delta = (delta @ params[l - 1][0]) * A[l - 1] * (1 - A[l - 1])
    return grads

# %% delta of the last layer for all
# mistake: delta is not passed back
# says: [backpropagation.delta-stays]
def backward(A, y, params):
    delta = A[-1] - y
    return [(delta.T @ A[l], delta.sum(axis=0)) for l in range(len(params))]

# %% mean in the weights only
# mistake: dW averaged, db summed
# says: [backpropagation.mean]
# points: 2
def backward(A, y, params):
    grads = []
    delta = A[-1] - y
    for l in reversed(range(len(params))):
        grads.insert(0, (delta.T @ A[l] / len(y), delta.sum(axis=0)))
        delta = (delta @ params[l][0]) * A[l] * (1 - A[l])
    return grads

# %% gradients pile up
# mistake: adds the gradients of all layers
# says: [diagnosis.right-parts]
# points: 3
def backward(A, y, params):
    grads = []
    delta = A[-1] - y
    dW, db = 0, 0
    for l in reversed(range(len(params))):
        dW = delta.T @ A[l]
        db = db + delta.sum()
        grads.insert(0, (dW, np.full(len(params[l][1]), db)))
        delta = (delta @ params[l][0]) * A[l] * (1 - A[l])
    return grads

# %% last example only
# mistake: a loop over the examples that keeps the last
# says: [backpropagation.last-example-only]
def backward(A, y, params):
    for i in range(len(y)):
        grads = []
        delta = A[-1][i:i+1] - y[i:i+1]
        for l in reversed(range(len(params))):
            a = A[l][i:i+1]
            grads.insert(0, (delta.T @ a, delta[0]))
            delta = (delta @ params[l][0]) * a * (1 - a)
    return grads

# %% sign and slope
# mistake: two mistakes
# says: [backpropagation.sign-and-slope-not-cancelled]
def backward(A, y, params):
    grads = []
    delta = (y - A[-1]) * A[-1] * (1 - A[-1])
    for l in reversed(range(len(params))):
        grads.insert(0, (delta.T @ A[l], delta.sum(axis=0)))
        delta = (delta @ params[l][0]) * A[l] * (1 - A[l])
    return grads

# %% mean and transposed
# mistake: two mistakes
# says: [backpropagation.mean-and-transposed]
def backward(A, y, params):
    grads = []
    delta = (A[-1] - y) / len(y)
    for l in reversed(range(len(params))):
        grads.insert(0, (A[l].T @ delta, delta.sum(axis=0)))
        delta = (delta @ params[l][0]) * A[l] * (1 - A[l])
    return grads

# %% transposed and slope
# mistake: two mistakes
# says: [backpropagation.slope-not-cancelled-and-transposed]
def backward(A, y, params):
    grads = []
    delta = (A[-1] - y) * A[-1] * (1 - A[-1])
    for l in reversed(range(len(params))):
        grads.insert(0, (A[l].T @ delta, delta.sum(axis=0)))
        delta = (delta @ params[l][0]) * A[l] * (1 - A[l])
    return grads

# %% loop ends early
# mistake: range(len(params) - 1, 0, -1)
# says: [backpropagation.last-layer-only]
def backward(A, y, params):
    grads = []
    delta = A[-1] - y
    for l in range(len(params) - 1, 0, -1):
        grads.insert(0, (delta.T @ A[l], delta.sum(axis=0)))
        delta = (delta @ params[l][0]) * A[l] * (1 - A[l])
    return grads

# %% A - y in every layer
# mistake: the target in every layer
# says: [backpropagation.targets-in-hidden-layer]
def backward(A, y, params):
    grads = []
    for l in range(1, len(params) + 1):
        delta = A[l] - y
        grads.append((delta.T @ A[l - 1], delta.sum(axis=0)))
    return grads

# %% steps the weights
# mistake: delta goes through W after a step
# says: [diagnosis.right-parts]
def backward(A, y, params):
    grads = []
    delta = A[-1] - y
    for l in reversed(range(len(params))):
        W, b = params[l]
        dW, db = delta.T @ A[l], delta.sum(axis=0)
        grads.insert(0, (dW, db))
        W = W - 0.1 * dW
        delta = (delta @ W) * A[l] * (1 - A[l])
    return grads

# %% X for the list
# mistake: X for the list of activations
# says: [advice.shapes]
def backward(A, y, params):
    grads = []
    delta = A[-1] - y
    for l in reversed(range(len(params))):
        grads.insert(0, (delta.T @ A[0][l], delta.sum(axis=0)))
        delta = (delta @ params[l][0]) * A[l] * (1 - A[l])
    return grads
