# %% the broken one
# mistake: hands in what was given
# says: the bug is still in it
def fixed_backward(A, y, params):
    return broken_backward(A, y, params)

# %% the broken one, copied
# mistake: hands in what was given
# says: the bug is still in it
def fixed_backward(A, y, params):
    W2, b2 = params[1]
    delta2 = A[2] - y
    delta1 = (delta2 @ W2) * A[1] * (1 - A[1])
    return [(delta1.T @ A[1], delta1.sum(axis=0)), (delta2.T @ A[1], delta2.sum(axis=0))]

# %% every A1 replaced
# mistake: X in the slope too
# says: [backpropagation.slope-of-wrong-layer]
def fixed_backward(A, y, params):
    delta2 = A[2] - y
    delta1 = (delta2 @ params[1][0]) * A[0] * (1 - A[0])
    return [(delta1.T @ A[0], delta1.sum(axis=0)), (delta2.T @ A[1], delta2.sum(axis=0))]

# %% X in the other line
# mistake: repairs what was right
# says: dW was built with X
def fixed_backward(A, y, params):
    delta2 = A[2] - y
    delta1 = (delta2 @ params[1][0]) * A[1] * (1 - A[1])
    return [(delta1.T @ A[0], delta1.sum(axis=0)), (delta2.T @ A[0], delta2.sum(axis=0))]

# %% only the shape repaired
# mistake: cuts A1 to the width of X
# says: the bug is still in it
def fixed_backward(A, y, params):
    delta2 = A[2] - y
    delta1 = (delta2 @ params[1][0]) * A[1] * (1 - A[1])
    return [((delta1.T @ A[1])[:, :A[0].shape[1]], delta1.sum(axis=0)), (delta2.T @ A[1], delta2.sum(axis=0))]

# %% transposed
# mistake: X, but transposed
# says: dW1 is the transpose of what it should be
def fixed_backward(A, y, params):
    delta2 = A[2] - y
    delta1 = (delta2 @ params[1][0]) * A[1] * (1 - A[1])
    return [(A[0].T @ delta1, delta1.sum(axis=0)), (delta2.T @ A[1], delta2.sum(axis=0))]

# %% the notebook's X
# mistake: reads a global
# says: [diagnosis.reads-notebook]
def fixed_backward(A, y, params):
    delta2 = A[2] - y
    delta1 = (delta2 @ params[1][0]) * A[1] * (1 - A[1])
    return [(delta1[:4].T @ X, delta1.sum(axis=0)), (delta2.T @ A[1], delta2.sum(axis=0))]

# %% slope lost
# mistake: loses the slope while repairing
# says: The slope of the sigmoid is missing
def fixed_backward(A, y, params):
    delta2 = A[2] - y
    delta1 = delta2 @ params[1][0]
    return [(delta1.T @ A[0], delta1.sum(axis=0)), (delta2.T @ A[1], delta2.sum(axis=0))]

# %% averaged
# mistake: means for sums
# says: [backpropagation.mean]
def fixed_backward(A, y, params):
    delta2 = (A[2] - y) / len(y)
    delta1 = (delta2 @ params[1][0]) * A[1] * (1 - A[1])
    return [(delta1.T @ A[0], delta1.sum(axis=0)), (delta2.T @ A[1], delta2.sum(axis=0))]

# %% the wrong order
# mistake: layer 2 first
# says: The layers are in the wrong order
def fixed_backward(A, y, params):
    delta2 = A[2] - y
    delta1 = (delta2 @ params[1][0]) * A[1] * (1 - A[1])
    return [(delta2.T @ A[1], delta2.sum(axis=0)), (delta1.T @ A[0], delta1.sum(axis=0))]

# %% the first layer alone
# mistake: only what was repaired
# says: dW2
def fixed_backward(A, y, params):
    delta1 = ((A[2] - y) @ params[1][0]) * A[1] * (1 - A[1])
    return [(delta1.T @ A[0], delta1.sum(axis=0)), broken_backward(A, y, params)[0]]

# %% dW1 alone
# mistake: one array
# says: expected  a list of 2
def fixed_backward(A, y, params):
    delta1 = ((A[2] - y) @ params[1][0]) * A[1] * (1 - A[1])
    return delta1.T @ A[0]

# %% flat
# mistake: no pairs
# says: That is one flat list
def fixed_backward(A, y, params):
    delta2 = A[2] - y
    delta1 = (delta2 @ params[1][0]) * A[1] * (1 - A[1])
    return delta1.T @ A[0], delta1.sum(axis=0), delta2.T @ A[1], delta2.sum(axis=0)

# %% in place
# mistake: changes its argument
# says: [result.changed-argument]
def fixed_backward(A, y, params):
    delta2 = A[2]
    delta2 -= y
    delta1 = (delta2 @ params[1][0]) * A[1] * (1 - A[1])
    return [(delta1.T @ A[0], delta1.sum(axis=0)), (delta2.T @ A[1], delta2.sum(axis=0))]

# %% constants from the text
# mistake: the figures at seed 0
# says: Those are the numbers of the text
def fixed_backward(A, y, params):
    return [(np.array([[0.003175, -0.017045], [0.003409, 0.00022]]), np.array([0.048336, -0.00756])),
            (np.array([[0.60353799, 0.35399637]]), np.array([0.6632421]))]

# %% all zeros
# mistake: empty arrays
# says: is zero everywhere
def fixed_backward(A, y, params):
    return [(0 * W, 0 * b) for W, b in params]

# %% not a number
# mistake: NaN
# says: infinite or not a number
def fixed_backward(A, y, params):
    return [(np.nan * W, np.nan * b) for W, b in params]

# %% None
# mistake: no return
# says: [diagnosis.no-result]
def fixed_backward(A, y, params):
    pass

# %% prints
# mistake: prints instead of returning
# says: It prints its result
def fixed_backward(A, y, params):
    delta2 = A[2] - y
    delta1 = (delta2 @ params[1][0]) * A[1] * (1 - A[1])
    print(delta1.T @ A[0], delta1.sum(axis=0), delta2.T @ A[1], delta2.sum(axis=0))

# %% an exception
# mistake: raises
# says: it raised AssertionError
def fixed_backward(A, y, params):
    assert params[0][0].shape == (2, 2) and len(y) == 4
    return broken_backward(A, y, params)

# %% own backward
# mistake: calls the student's backward
# says: it calls backward, which gives the answer away
def fixed_backward(A, y, params):
    return backward(A, y, params)

# %% own backward, handed in
# mistake: gives the student's backward another name
# says: it calls backward, which gives the answer away
def backward(A, y, params):
    grads, delta = [], A[-1] - y
    for l in range(len(params), 0, -1):
        grads.insert(0, (delta.T @ A[l - 1], delta.sum(axis=0)))
        delta = (delta @ params[l - 1][0]) * A[l - 1] * (1 - A[l - 1])
    return grads

fixed_backward = backward

# %% own backward, made by another function
# mistake: the student's backward is a closure, kept under another name
# says: it calls backward, which gives the answer away
def make(scale):
    def backward(A, y, params):
        grads, delta = [], (A[-1] - y) * scale
        for l in range(len(params), 0, -1):
            grads.insert(0, (delta.T @ A[l - 1], delta.sum(axis=0)))
            delta = (delta @ params[l - 1][0]) * A[l - 1] * (1 - A[l - 1])
        return grads
    return backward

backward = make(1.0)
kept = [backward]

def fixed_backward(A, y, params):
    return kept[0](A, y, params)

# %% the helper module's backward
# mistake: hands in xorlib's function as one's own
# says: it calls backward, which gives the answer away
from xorlib import backward as fixed_backward

# %% autograd
# mistake: lets autograd do it
# says: it calls autograd, which gives the answer away
def fixed_backward(A, y, params):
    return grad(objective)(params, A[0], y)

# %% finite differences
# mistake: an approximation
# says: it calls numerical_gradients, which gives the answer away
def fixed_backward(A, y, params):
    return numerical_gradients(lambda p: objective(p, A[0], y), params)

# %% the biases exchanged
# mistake: db1 and db2 in each other's place
# says: [backpropagation.db-reversed]
def fixed_backward(A, y, params):
    W2, b2 = params[1]
    delta2 = A[2] - y
    delta1 = (delta2 @ W2) * A[1] * (1 - A[1])
    return [(delta1.T @ A[0], delta2.sum(axis=0)), (delta2.T @ A[1], delta1.sum(axis=0))]

# %% a list of the notebook
# mistake: every call returns the same list
# says: its first result changed
grads = [None, None]

def fixed_backward(A, y, params):
    W2, b2 = params[1]
    delta2 = A[2] - y
    delta1 = (delta2 @ W2) * A[1] * (1 - A[1])
    grads[0] = delta1.T @ A[0], delta1.sum(axis=0)
    grads[1] = delta2.T @ A[1], delta2.sum(axis=0)
    return grads

# %% from the lesson's two gradients
# mistake: calls hidden_gradients and output_gradients, which stand for the reference
# says: it calls hidden_gradients, which gives the answer away
def fixed_backward(A, y, params):
    return [hidden_gradients(A, y, params), output_gradients(A, y)]

# %% its first half mended by hidden_gradients
# mistake: calls hidden_gradients for what is broken
# says: it calls hidden_gradients, which gives the answer away
def fixed_backward(A, y, params):
    grads = broken_backward(A, y, params)
    grads[0] = hidden_gradients(A, y, params)
    return grads

# %% sign turned too
# mistake: fixes X and turns the sign
# says: [backpropagation.sign]
def fixed_backward(A, y, params):
    W2, b2 = params[1]
    delta2 = y - A[2]
    delta1 = (delta2 @ W2) * A[1] * (1 - A[1])
    return [(delta1.T @ A[0], delta1.sum(axis=0)), (delta2.T @ A[1], delta2.sum(axis=0))]

# %% both with X
# mistake: puts X into both
# says: [backpropagation.dW-with-X]
def fixed_backward(A, y, params):
    W2, b2 = params[1]
    delta2 = A[2] - y
    delta1 = (delta2 @ W2) * A[1] * (1 - A[1])
    return [(delta1.T @ A[0], delta1.sum(axis=0)), (delta2.T @ A[0], delta2.sum(axis=0))]

# %% A2 for A1
# mistake: the next activation in dW2
# says: [backpropagation.dW-with-own-output]
def fixed_backward(A, y, params):
    W2, b2 = params[1]
    delta2 = A[2] - y
    delta1 = (delta2 @ W2) * A[1] * (1 - A[1])
    return [(delta1.T @ A[1], delta1.sum(axis=0)), (delta2.T @ A[2], delta2.sum(axis=0))]

# %% slope removed
# mistake: takes the slope away
# says: [backpropagation.no-slope]
def fixed_backward(A, y, params):
    W2, b2 = params[1]
    delta2 = A[2] - y
    delta1 = delta2 @ W2
    return [(delta1.T @ A[0], delta1.sum(axis=0)), (delta2.T @ A[1], delta2.sum(axis=0))]

# %% broken one called and transposed
# mistake: dW1 transposed
# says: [pattern.transposed]
def fixed_backward(A, y, params):
    W2, b2 = params[1]
    delta2 = A[2] - y
    delta1 = (delta2 @ W2) * A[1] * (1 - A[1])
    return [(A[0].T @ delta1, delta1.sum(axis=0)), (delta2.T @ A[1], delta2.sum(axis=0))]

# %% four results
# mistake: a flat tuple
# says: [backpropagation.flat-list]
def fixed_backward(A, y, params):
    W2, b2 = params[1]
    delta2 = A[2] - y
    delta1 = (delta2 @ W2) * A[1] * (1 - A[1])
    return delta1.T @ A[0], delta1.sum(axis=0), delta2.T @ A[1], delta2.sum(axis=0)

# %% W1 for W2
# mistake: the wrong layer's weights
# says: [backpropagation.delta-and-W-do-not-fit]
def fixed_backward(A, y, params):
    W1, b1 = params[0]
    delta2 = A[2] - y
    delta1 = (delta2 @ W1) * A[1] * (1 - A[1])
    return [(delta1.T @ A[0], delta1.sum(axis=0)), (delta2.T @ A[1], delta2.sum(axis=0))]

# %% mean and transposed
# mistake: two mistakes
# says: [backpropagation.mean-and-transposed]
def fixed_backward(A, y, params):
    W2, b2 = params[1]
    delta2 = (A[2] - y) / len(y)
    delta1 = (delta2 @ W2) * A[1] * (1 - A[1])
    return [(A[0].T @ delta1, delta1.sum(axis=0)), (A[1].T @ delta2, delta2.sum(axis=0))]

# %% bug kept, and a slope added
# mistake: keeps the bug and adds a slope
# says: [backpropagation.slope-not-cancelled-and-dW-with-own-output]
def fixed_backward(A, y, params):
    W2, b2 = params[1]
    delta2 = (A[2] - y) * A[2] * (1 - A[2])
    delta1 = (delta2 @ W2) * A[1] * (1 - A[1])
    return [(delta1.T @ A[1], delta1.sum(axis=0)), (delta2.T @ A[1], delta2.sum(axis=0))]

# %% bug kept, and a mean
# mistake: keeps the bug and averages
# says: [backpropagation.mean-and-dW-with-own-output]
def fixed_backward(A, y, params):
    W2, b2 = params[1]
    delta2 = (A[2] - y) / len(y)
    delta1 = (delta2 @ W2) * A[1] * (1 - A[1])
    return [(delta1.T @ A[1], delta1.sum(axis=0)), (delta2.T @ A[1], delta2.sum(axis=0))]

# %% the notebook's X, as a student wrote it
# mistake: X is no argument
# says: [diagnosis.reads-notebook]
def fixed_backward(A, y, params):
    W2, b2 = params[1]
    delta2 = A[2] - y
    delta1 = (delta2 @ W2) * A[1] * (1 - A[1])
    return [(delta1.T @ X, delta1.sum(axis=0)), (delta2.T @ A[1], delta2.sum(axis=0))]

# %% delta by elementwise sum
# mistake: db1 of delta2
# says: [diagnosis.right-parts]
def fixed_backward(A, y, params):
    W2, b2 = params[1]
    delta2 = A[2] - y
    delta1 = (delta2 @ W2) * A[1] * (1 - A[1])
    return [(delta1.T @ A[0], delta2.sum(axis=0)), (delta2.T @ A[1], delta2.sum(axis=0))]
