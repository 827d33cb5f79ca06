# %% the formula
def output_gradients(A, y):
    delta2 = A[2] - y
    return delta2.T @ A[1], delta2.sum(axis=0)

# %% loops
def output_gradients(A, y):
    X, A1, A2 = A
    dW2, db2 = np.zeros((1, A1.shape[1])), np.zeros(1)
    for n in range(len(y)):
        error = A2[n, 0] - y[n, 0]
        db2[0] += error
        for j in range(A1.shape[1]):
            dW2[0, j] += error * A1[n, j]
    return dW2, db2

# %% einsum
def output_gradients(A, y):
    return np.einsum("ni,nj->ij", A[2] - y, A[1]), np.einsum("ni->i", A[2] - y)

# %% without the cancellation
def output_gradients(A, y):
    dA2 = -y / A[2] + (1 - y) / (1 - A[2])
    dZ2 = dA2 * A[2] * (1 - A[2])
    return np.dot(A[1].T, dZ2).T, np.sum(dZ2, 0)

# %% in place on a copy, as a list, with a warning and a print
import warnings

def output_gradients(A, y):
    warnings.warn("harmless")
    delta = A[-1].copy()
    delta -= y
    print(delta.shape)
    return [np.sum(delta * A[-2], axis=0, keepdims=True), np.ravel(sum(delta))]

# %% with a column of ones for the bias
def output_gradients(A, y):
    extended = np.hstack([A[1], np.ones((len(y), 1))])
    both = (A[2] - y).T @ extended
    return both[:, :-1], both[0, -1:]
