# %% the formula
def hidden_gradients(A, y, params):
    W2, b2 = params[1]
    delta1 = ((A[2] - y) @ W2) * A[1] * (1 - A[1])
    return delta1.T @ A[0], delta1.sum(axis=0)

# %% loops
def hidden_gradients(A, y, params):
    X, A1, A2 = A
    (W1, b1), (W2, b2) = params
    dW1, db1 = np.zeros(W1.shape), np.zeros(b1.shape)
    for n in range(len(X)):
        for j in range(len(b1)):
            delta = (A2[n, 0] - y[n, 0]) * W2[0, j] * A1[n, j] * (1 - A1[n, j])
            db1[j] += delta
            for i in range(X.shape[1]):
                dW1[j, i] += delta * X[n, i]
    return dW1, db1

# %% einsum
def hidden_gradients(A, y, params):
    delta = np.einsum("ni,ij,nj,nj->nj", A[2] - y, params[1][0], A[1], 1 - A[1])
    return np.einsum("nj,nk->jk", delta, A[0]), np.einsum("nj->j", delta)

# %% one output, by broadcasting
def hidden_gradients(A, y, params):
    delta1 = (A[2] - y) * params[1][0] * (A[1] - A[1] ** 2)
    return (A[0].T @ delta1).T, np.ones(len(y)) @ delta1

# %% from the pre-activations, without the cancellation
def hidden_gradients(A, y, params):
    (W1, b1), (W2, b2) = params
    Z1 = affine(A[0], W1, b1)
    slope = np.exp(-Z1) / (1 + np.exp(-Z1)) ** 2
    dA2 = (A[2] - y) / (A[2] * (1 - A[2]))
    dZ2 = dA2 * A[2] * (1 - A[2])
    dZ1 = np.dot(dZ2, W2) * slope
    return np.dot(dZ1.T, A[0]), np.sum(dZ1, axis=0)

# %% in place on a copy, with a print and a warning, as a list
import warnings

def hidden_gradients(A, y, params):
    warnings.warn("harmless")
    delta = (A[2] - y) @ params[1][0]
    delta *= A[1]
    delta *= 1 - A[1]
    print(delta.shape)
    return [np.tensordot(delta, A[0], axes=(0, 0)), sum(delta)]

# %% one example at a time
def hidden_gradients(A, y, params):
    shares = [((error * params[1][0][0]) * a * (1 - a), x) for x, a, error in zip(A[0], A[1], (A[2] - y)[:, 0])]
    return sum(np.outer(delta, x) for delta, x in shares), sum(delta for delta, x in shares)

# %% with the student's own earlier function
def hidden_gradients(A, y, params):
    W2, _ = params[1]
    delta1 = np.concatenate([output_gradients([a[n:n + 1] for a in A], y[n:n + 1])[1] * W2 for n in range(len(y))])
    delta1 = delta1 * A[1] * (1 - A[1])
    return delta1.T @ A[0], delta1.sum(axis=0)
