# %% without X
# mistake: off by one
# says: [forward.no-X]
def forward(X, params, activation):
    A, result = X, []
    for W, b in params:
        A = activation(affine(A, W, b))
        result.append(A)
    return result

# %% output alone
# mistake: a part of the result
# says: That is the last activation alone
def forward(X, params, activation):
    A = X
    for W, b in params:
        A = activation(affine(A, W, b))
    return A

# %% return inside the loop
# mistake: one layer only
# says: The list stops after the first layer
def forward(X, params, activation):
    A = [X]
    for W, b in params:
        A.append(activation(affine(A[-1], W, b)))
        return A

# %% two layers
# mistake: right for the visible depth alone
# says: The list stops after the second layer
def forward(X, params, activation):
    (W1, b1), (W2, b2) = params[:2]
    A1 = activation(affine(X, W1, b1))
    return [X, A1, activation(affine(A1, W2, b2))]

# %% two layers, and no others
# mistake: right for the visible depth alone
# says: in your line   (W1, b1), (W2, b2) = params
def forward(X, params, activation):
    (W1, b1), (W2, b2) = params
    A1 = activation(affine(X, W1, b1))
    return [X, A1, activation(affine(A1, W2, b2))]

# %% reverse order
# mistake: the order of the list
# says: [forward.reversed]
def forward(X, params, activation):
    A = [X]
    for W, b in params:
        A.insert(0, activation(affine(A[0], W, b)))
    return A

# %% pre-activations
# mistake: Z for A
# says: Those are the pre-activations Z
def forward(X, params, activation):
    A = [X]
    last = X
    for W, b in params:
        A.append(affine(last, W, b))
        last = activation(A[-1])
    return A

# %% linear output
# mistake: the last layer's activation
# says: The last layer has no activation
def forward(X, params, activation):
    A = [X]
    for W, b in params[:-1]:
        A.append(activation(affine(A[-1], W, b)))
    return A + [affine(A[-1], *params[-1])]

# %% X again
# mistake: the input of every layer
# says: Every layer was fed X
def forward(X, params, activation):
    A = [X]
    for W, b in params:
        A.append(activation(affine(A[0], W, b)))
    return A

# %% relu always
# mistake: ignores an argument
# says: [forward.always-relu]
def forward(X, params, activation):
    A = [X]
    for W, b in params:
        A.append(relu(affine(A[-1], W, b)))
    return A

# %% sigmoid always
# mistake: ignores an argument
# says: [forward.always-sigmoid]
def forward(X, params, activation):
    A = [X]
    for W, b in params:
        A.append(1 / (1 + np.exp(-affine(A[-1], W, b))))
    return A

# %% no activation
# mistake: a step missing
# says: [forward.no-activation]
def forward(X, params, activation):
    A = [X]
    for W, b in params:
        A.append(affine(A[-1], W, b))
    return A

# %% activation twice
# mistake: a step too many
# says: [forward.activation-twice]
def forward(X, params, activation):
    A = [X]
    for W, b in params:
        A.append(activation(activation(affine(A[-1], W, b))))
    return A

# %% activation of X
# mistake: off by one
# says: The activation was applied to X
def forward(X, params, activation):
    A = [activation(X)]
    for W, b in params:
        A.append(activation(affine(A[-1], W, b)))
    return A

# %% no biases
# mistake: a term missing
# says: The biases are missing
def forward(X, params, activation):
    A = [X]
    for W, _ in params:
        A.append(activation(A[-1] @ W.T))
    return A

# %% W as it is
# mistake: transposed
# says: W is not transposed
def forward(X, params, activation):
    A = [X]
    for W, b in params:
        A.append(activation(A[-1] @ W + b))
    return A

# %% layers from the end
# mistake: the order of the layers
# says: [forward.layers-reversed]
def forward(X, params, activation):
    A = [X]
    for W, b in reversed(params):
        A.append(activation(affine(A[-1], W, b)))
    return A

# %% the notebook's params
# mistake: a global read instead of an argument
# says: [diagnosis.notebook-value]
def forward(X, weights, activation):
    A = [X]
    for W, b in params:
        A.append(activation(affine(A[-1], W, b)))
    return A

# %% the notebook's X
# mistake: a global read instead of an argument
# says: [diagnosis.notebook-value]
def forward(inputs, params, activation):
    A = [X]
    for W, b in params:
        A.append(activation(affine(A[-1], W, b)))
    return A

# %% takes the layers out
# mistake: an argument changed
# says: [result.changed-argument]
def forward(X, params, activation):
    A = [X]
    while params:
        A.append(activation(affine(A[-1], *params.pop(0))))
    return A

# %% all zeros
# mistake: empty arrays
# says: A[0] is zero everywhere
def forward(X, params, activation):
    return [np.zeros((len(X), n)) for n in [X.shape[1], *(len(b) for _, b in params)]]

# %% constants from the text
# mistake: hard-codes XOR
# says: expected  shape (5, 2)
def forward(X, params, activation):
    return [np.array([[0.0, 0], [0, 1], [1, 0], [1, 1]]), np.array([[0.0, 0], [1, 0], [1, 0], [2, 1]]),
            np.array([[0.0], [1], [1], [0]])]

# %% not a number
# mistake: NaN
# says: are infinite or not a number
def forward(X, params, activation):
    return [X] + [np.full((len(X), len(b)), np.nan) for _, b in params]

# %% one array
# mistake: the wrong type
# says: expected  a list of 3
def forward(X, params, activation):
    A = [X]
    for W, b in params:
        A.append(activation(affine(A[-1], W, b)))
    return np.array(A)

# %% lists in the list
# mistake: the wrong type
# says: expected  a NumPy array of shape (5, 2)
def forward(X, params, activation):
    A = [X]
    for W, b in params:
        A.append(activation(affine(A[-1], W, b)))
    return [a.tolist() for a in A]

# %% a generator
# mistake: the wrong type
# says: got       a generator
def forward(X, params, activation):
    yield X
    for W, b in params:
        X = activation(affine(X, W, b))
        yield X

# %% prints
# mistake: prints instead of returning
# says: It prints its result
def forward(X, params, activation):
    for W, b in params:
        X = activation(affine(X, W, b))
        print(X)

# %% None
# mistake: no return
# says: [diagnosis.no-result]
def forward(X, params, activation):
    A = [X]
    for W, b in params:
        A.append(activation(affine(A[-1], W, b)))

# %% an empty place
# mistake: None in the list
# says: A[2] not as expected
def forward(X, params, activation):
    A = [X] + [None] * len(params)
    for l in range(1, len(params)):
        A[l] = activation(affine(A[l - 1], *params[l - 1]))
    return A

# %% an exception
# mistake: raises
# says: in your line   A.append(activation(affine(A[l - 1], *params[l])))
def forward(X, params, activation):
    A = [X]
    for l in range(1, len(params) + 1):
        A.append(activation(affine(A[l - 1], *params[l])))
    return A

# %% the helper module's
# mistake: hands in xorlib's function as one's own
# says: it calls forward, which gives the answer away
from xorlib.network import forward

# %% the helper module's, by another name
# mistake: hands in xorlib's function as one's own
# says: it calls forward, which gives the answer away
from xorlib import forward as _f

def forward(X, params, activation):
    return [a.copy() for a in _f(X, params, activation)]

# %% from the second layer on
# mistake: the loop begins at 1, and params[0] is never used
# says: The first layer is left out
def forward(X, params, activation):
    A = [X]
    for l in range(1, len(params)):
        W, b = params[l]
        A.append(activation(A[-1] @ W.T + b))
    return A

# %% filled in afterwards
# mistake: a generator that is closed after the answer has returned fills its list
# says: which gives the answer away
import xorlib

def later(A, X, params, activation, right=xorlib.forward):
    try:
        yield
    finally:
        A[:] = right(X, params, activation)

def forward(X, params, activation):
    global waiting
    A = []
    waiting = later(A, X, params, activation)
    next(waiting)
    return A

# %% Z carried on
# mistake: feeds the next layer Z, not A
# says: [forward.carries-Z]
def forward(X, params, activation):
    A, Z = [X], X
    for W, b in params:
        Z = affine(Z, W, b)
        A.append(activation(Z))
    return A

# %% the whole list
# mistake: passes the list of activations to affine
# says: [forward.fed-the-list]
def forward(X, params, activation):
    A = [X]
    for W, b in params:
        A.append(activation(affine(A, W, b)))
    return A

# %% the whole list, in a formula of one's own
# mistake: multiplies the list of activations
# says: [forward.fed-the-list]
def forward(X, params, activation):
    A = [X]
    for W, b in params:
        A.append(activation(A @ W.T + b))
    return A

# %% += for append
# mistake: adds an array to the list
# says: [forward.list-grown-wrongly]
def forward(X, params, activation):
    A = [X]
    for W, b in params:
        A += activation(affine(A[-1], W, b))
    return A

# %% extend for append
# mistake: adds the rows of an array to the list
# says: [forward.list-grown-wrongly]
def forward(X, params, activation):
    A = [X]
    for W, b in params:
        A.extend(activation(affine(A[-1], W, b)))
    return A

# %% an exception in a helper
# mistake: a helper of one's own adds W where b belongs
# says: in your line   return A @ W.T + W
def layer(A, W, b):
    return A @ W.T + W

def forward(X, params, activation):
    A = [X]
    for W, b in params:
        A.append(activation(layer(A[-1], W, b)))
    return A

# %% a list of the notebook, emptied and filled again
# mistake: every call returns the same list
# says: its first result changed
A = []

def forward(X, params, activation):
    A.clear()
    A.append(X)
    for W, b in params:
        A.append(activation(affine(A[-1], W, b)))
    return A

# %% a list as a default argument
# mistake: the default list lives as long as the function
# says: its first result changed
def forward(X, params, activation, A=[]):
    A.append(X)
    for W, b in params:
        A.append(activation(affine(A[-1], W, b)))
    return A

# %% from the module of the checks
# mistake: grows the list as the checks' mistakes do, without a mistake
# says: which gives the answer away
def forward(X, params, activation):
    from xorlib.checks.lesson1_forward_pass import _grown
    return _grown(lambda A, W, b, g: [*A, g(A[-1] @ W.T + b)])(X, params, activation)

# %% returns append
# mistake: returns None from append
# says: [diagnosis.no-result]
def forward(X, params, activation):
    A = [X]
    for W, b in params[:-1]:
        A.append(activation(affine(A[-1], W, b)))
    W, b = params[-1]
    return A.append(activation(affine(A[-1], W, b)))

# %% range from one
# mistake: params[l] for layer l
# says: [error.past-the-end]
def forward(X, params, activation):
    A = [X]
    for l in range(1, len(params) + 1):
        W, b = params[l]
        A.append(activation(affine(A[-1], W, b)))
    return A

# %% a list outside the function
# mistake: the list is made once, outside
# says: [result.changed-when-called-again]
layers = []

def forward(X, params, activation):
    layers.append(X)
    for W, b in params:
        layers.append(activation(affine(layers[-1], W, b)))
    return layers

# %% dict of parameters
# mistake: params is taken for a dict
# says: [error.list-is-no-dict]
def forward(X, params, activation):
    A1 = activation(affine(X, params["W1"], params["b1"]))
    A2 = activation(affine(A1, params["W2"], params["b2"]))
    return [X, A1, A2]

# %% W^T in the loop
# mistake: the transpose as in mathematics
# says: [error.caret]
def forward(X, params, activation):
    A = [X]
    for W, b in params:
        A.append(activation(A[-1] @ W^T + b))
    return A

# %% np.sigmoid
# mistake: NumPy has no sigmoid
# says: [error.own-not-in-numpy]
def forward(X, params, activation):
    A = [X]
    for W, b in params:
        A.append(np.sigmoid(affine(A[-1], W, b)))
    return A

# %% unpacks params
# mistake: four names for a list of two pairs
# says: [error.layers-not-unpacked]
def forward(X, params, activation):
    W1, b1, W2, b2 = params
    A1 = activation(affine(X, W1, b1))
    return [X, A1, activation(affine(A1, W2, b2))]

# %% the pair passed whole
# mistake: affine gets the pair
# says: [error.too-few-arguments]
def forward(X, params, activation):
    A = [X]
    for layer in params:
        A.append(activation(affine(A[-1], layer)))
    return A

# %% append two things
# mistake: append with two arguments
# says: [error.append-takes-one]
def forward(X, params, activation):
    A = []
    for W, b in params:
        Z = affine(X, W, b)
        A.append(X, activation(Z))
        X = activation(Z)
    return A

# %% an array for the list
# mistake: np.array of arrays of several shapes
# says: [error.no-array]
def forward(X, params, activation):
    A = np.array([X])
    for W, b in params:
        A = np.append(A, activation(affine(A[-1], W, b)))
    return A

# %% activation not called with Z
# mistake: appends the function
# says: [error.no-array]
def forward(X, params, activation):
    A = [X]
    for W, b in params:
        Z = affine(A[-1], W, b)
        A.append(activation)
    return A

# %% loop variable not used
# mistake: uses the first layer in each round
# says: [forward.same-layer-again]
def forward(X, params, activation):
    A = [X]
    for l in range(len(params)):
        W, b = params[0]
        A.append(activation(affine(A[-1], W, b)))
    return A

# %% Z and A in the list
# mistake: each layer puts Z and A in the list
# says: [forward.Z-too]
def forward(X, params, activation):
    A = [X]
    for W, b in params:
        Z = affine(A[-1], W, b)
        A += [Z, activation(Z)]
    return A

# %% append's None
# mistake: keeps what append returns
# says: [error.none]
def forward(X, params, activation):
    A = [X]
    for W, b in params:
        A = A.append(activation(affine(A[-1], W, b)))
    return A

# %% one layer too far
# mistake: IndexError at the end
# says: [error.past-the-end]
def forward(X, params, activation):
    A = [X]
    for l in range(len(params) + 1):
        W, b = params[l]
        A.append(activation(affine(A[l], W, b)))
    return A

# %% a default list
# mistake: a default argument keeps the list
# says: [result.changed-when-called-again]
def forward(X, params, activation, A=[]):
    A.append(X)
    for W, b in params:
        A.append(activation(affine(A[-1], W, b)))
    return A

# %% a dict returned
# mistake: a cache, as in another course
# says: [diagnosis.a-dict]
def forward(X, params, activation):
    cache = {"A0": X}
    for l, (W, b) in enumerate(params):
        cache["A" + str(l + 1)] = activation(affine(cache["A" + str(l)], W, b))
    return cache

# %% output and cache
# mistake: a pair of output and cache, as in another course
# says: [diagnosis.more-than-asked]
def forward(X, params, activation):
    A = [X]
    for W, b in params:
        A.append(activation(affine(A[-1], W, b)))
    return A[-1], A

# %% unpacks two layers
# mistake: written for two layers
# says: [error.layers-not-unpacked]
def forward(X, params, activation):
    (W1, b1), (W2, b2) = params
    A1 = activation(affine(X, W1, b1))
    return [X, A1, activation(affine(A1, W2, b2))]

# %% return inside the loop, as a student wrote it
# mistake: returns after the first layer
# says: [forward.stops-after-first]
def forward(X, params, activation):
    A = [X]
    for W, b in params:
        A.append(activation(affine(A[-1], W, b)))
        return A
