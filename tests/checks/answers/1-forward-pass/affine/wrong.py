# %% no bias
# mistake: a term missing
# says: The bias b is missing
def affine(A, W, b):
    return A @ W.T

# %% bias subtracted
# mistake: sign
# says: The bias b was subtracted
def affine(A, W, b):
    return A @ W.T - b

# %% bias as a factor
# mistake: the wrong operation
# says: The product was multiplied by b
def affine(A, W, b):
    return A @ W.T * b

# %% W as it is
# mistake: transposed
# says: W is not transposed
def affine(A, W, b):
    return A @ W + b

# %% W first
# mistake: a column an example
# says: W times the transpose of A has a column for each example
def affine(A, W, b):
    return W @ A.T + b

# %% entry by entry
# mistake: not the product of matrices
# says: [affine.entrywise]
def affine(A, W, b):
    return A * W + b

# %% bias down the rows
# mistake: the wrong axis
# says: b was added down the rows
def affine(A, W, b):
    return A @ W.T + b[:, None]

# %% the whole transposed
# mistake: transposed
# says: The result is transposed
def affine(A, W, b):
    return W @ A.T + b[:, None]

# %% bias summed
# mistake: summed
# says: Every unit got the sum of all biases
def affine(A, W, b):
    return A @ W.T + np.sum(b)

# %% bias averaged
# mistake: averaged
# says: Every unit got the mean of the biases
def affine(A, W, b):
    return A @ W.T + np.mean(b)

# %% first bias
# mistake: the wrong index
# says: Every unit got the first bias
def affine(A, W, b):
    return A @ W.T + b[0]

# %% bias before the product
# mistake: brackets
# says: b was added to the weights
def affine(A, W, b):
    return A @ (W.T + b)

# %% one example
# mistake: a part of the input
# says: Only the first example was used
def affine(A, W, b):
    return W @ A[0] + b

# %% one unit
# mistake: a part of the layer
# says: That is one unit alone
def affine(A, W, b):
    return A @ W[0, :] + b[0]

# %% relu on top
# mistake: the activation is no part of it
# says: [affine.with-relu]
def affine(A, W, b):
    return relu(A @ W.T + b)

# %% sigmoid on top
# mistake: the activation is no part of it
# says: That is the sigmoid of Z
def affine(A, W, b):
    return 1 / (1 + np.exp(-(A @ W.T + b)))

# %% negative
# mistake: sign
# says: affine(A, W, b) has the wrong sign everywhere
def affine(A, W, b):
    return -(A @ W.T + b)

# %% averaged over the inputs
# mistake: averaged instead of summed
# says: exactly 2 times too small
def affine(A, W, b):
    return (A @ W.T + b) / W.shape[1]

# %% the given weights
# mistake: the notebook's weights instead of the arguments
# says: Those are the given network's W1 and b1
def affine(A, W, b):
    W1, b1 = params[0]
    return A @ W1.T + b1

# %% the notebook's X
# mistake: a global read instead of an argument
# says: [diagnosis.reads-notebook]
def affine(A, W, b):
    return X @ W.T + b

# %% flat for one unit
# mistake: (N,) for (N, 1)
# says: [pattern.axis-dropped]
def affine(A, W, b):
    return (A @ W.T + b).squeeze() if len(A) > 1 else A @ W.T + b

# %% adds into b
# mistake: an argument changed
# says: [result.changed-argument]
def affine(A, W, b):
    b += 0.5
    return A @ W.T + b - 0.5

# %% all zeros
# mistake: an empty array
# says: affine(A, W, b) is zero everywhere
def affine(A, W, b):
    return np.zeros((len(A), len(W)))

# %% constant from the text
# mistake: hard-codes Z1
# says: expected  shape (3, 2)
def affine(A, W, b):
    return np.array([[0.0, -1.0], [1.0, 0.0], [1.0, 0.0], [2.0, 1.0]])

# %% not a number
# mistake: NaN
# says: are infinite or not a number
def affine(A, W, b):
    return (A @ W.T + b) * np.nan

# %% whole numbers
# mistake: an array of integers
# says: [pattern.no-decimals]
def affine(A, W, b):
    Z = np.zeros((len(A), len(W)), dtype=int)
    Z[:] = A @ W.T + b
    return Z

# %% prints
# mistake: prints instead of returning
# says: It prints its result
def affine(A, W, b):
    print(A @ W.T + b)

# %% None
# mistake: no return
# says: [diagnosis.no-result]
def affine(A, W, b):
    Z = A @ W.T + b

# %% a list
# mistake: the wrong type
# says: got       a list of 3
def affine(A, W, b):
    return [W @ a + b for a in A]

# %% an exception
# mistake: raises
# says: in your line   Z = A @ V.T + b
def affine(A, W, b):
    Z = A @ V.T + b
    return Z

# %% the helper module's
# mistake: hands in xorlib's function as one's own
# says: it calls affine, which gives the answer away
import xorlib

def affine(A, W, b):
    return xorlib.affine(A, W, b)

# %% the helper module's, inside another
# mistake: hands in xorlib's function as one's own
# says: it calls affine, which gives the answer away
from xorlib import forward

def affine(A, W, b):
    return forward(A, [(W, b)], lambda z: z)[1]

# %% single precision and back
# mistake: digits lost on the way
# says: not to the last digits
def affine(A, W, b):
    return (A.astype(np.float32) @ W.astype(np.float32).T + b).astype(np.float64)

# %% into an array made once
# mistake: every call writes into the same array
# says: its first result changed
Z = {}

def affine(A, W, b):
    shape = len(A), len(W)
    if shape not in Z:
        Z[shape] = np.zeros(shape)
    Z[shape][:] = A @ W.T + b
    return Z[shape]

# %% adds to what the last call left
# mistake: a result that grows from call to call
# says: called twice with the same arguments
sums = {}

def affine(A, W, b):
    shape = len(A), len(W)
    sums[shape] = sums.get(shape, np.zeros(shape)) + A @ W.T + b
    return sums[shape] + 0

# %% through the lesson's forward
# mistake: one layer without an activation
# says: it calls affine, which gives the answer away
def affine(A, W, b):
    return forward(A, [(W, b)], lambda z: z)[1]

# %% squeezed
# mistake: squeezes the result
# says: [pattern.axis-dropped]
def affine(A, W, b):
    return np.squeeze(A @ W.T + b)

# %% W^T
# mistake: writes the transpose as in mathematics
# says: [error.caret]
def affine(A, W, b):
    return A @ W^T + b

# %% W.T() called
# mistake: calls the attribute T
# says: [error.not-a-function]
def affine(A, W, b):
    return A @ W.T() + b

# %% no product sign
# mistake: brackets call A
# says: [error.not-a-function]
def affine(A, W, b):
    return A(W.T) + b

# %% the notebook's parameters
# mistake: a dict of parameters from another course
# says: [error.list-is-no-dict]
def affine(A, W, b):
    return A @ params["W1"].T + params["b1"]

# %% loop over examples, list returned
# mistake: a list of rows
# says: [pattern.list-for-array]
def affine(A, W, b):
    rows = []
    for a in A:
        rows.append(W @ a + b)
    return rows

# %% loop that keeps the last example
# mistake: overwrites the result in each round
# says: [pattern.one-row]
def affine(A, W, b):
    for a in A:
        Z = W @ a + b
    return Z

# %% equals for plus equals
# mistake: = where += belongs
# says: [affine.last-input-only]
def affine(A, W, b):
    Z = np.zeros((len(A), len(W)))
    for i in range(len(A)):
        for j in range(len(W)):
            for k in range(A.shape[1]):
                Z[i, j] = A[i, k] * W[j, k]
            Z[i, j] += b[j]
    return Z

# %% two hidden units
# mistake: loops over two units, whatever W is
# says: [affine.two-units-only]
def affine(A, W, b):
    Z = np.zeros((len(A), 2))
    for j in range(2):
        Z[:, j] = A @ W[j] + b[j]
    return Z

# %% the input biased
# mistake: no weights
# says: [affine.no-weights]
def affine(A, W, b):
    return A + b

# %% W**T
# mistake: a power for the transpose
# says: [error.caret]
def affine(A, W, b):
    return A @ W**T + b

# %% W.transpose without brackets
# mistake: does not call transpose
# says: [error.not-called]
def affine(A, W, b):
    return A @ W.transpose + b

# %% sum without axis
# mistake: sums over everything
# says: [result.wrong]
def affine(A, W, b):
    return np.array([[np.sum(A * w) + bias for w, bias in zip(W, b)] for a in A])

# %% b multiplied too
# mistake: the bias inside the product of matrices
# says: [affine.inputs-plus-bias]
def affine(A, W, b):
    return (A + b) @ W.T

# %% transposed bias in a product with dot
# mistake: np.dot(W, A)
# says: [advice.shapes]
def affine(A, W, b):
    return np.dot(W, A) + b
