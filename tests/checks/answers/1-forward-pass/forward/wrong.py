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
