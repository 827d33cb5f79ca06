# %% the formula
def fixed_backward(A, y, params):
    X, A1, A2 = A
    delta2 = A2 - y
    delta1 = (delta2 @ params[1][0]) * A1 * (1 - A1)
    return [(delta1.T @ X, delta1.sum(axis=0)), (delta2.T @ A1, delta2.sum(axis=0))]

# %% the broken one, repaired afterwards
def fixed_backward(A, y, params):
    (_, db1), last = broken_backward(A, y, params)
    delta1 = ((A[2] - y) @ params[1][0]) * A[1] * (1 - A[1])
    return [(delta1.T @ A[0], db1), last]

# %% loops
def fixed_backward(A, y, params):
    grads = [(np.zeros(W.shape), np.zeros(b.shape)) for W, b in params]
    (dW1, db1), (dW2, db2) = grads
    for x, a, output, target in zip(*A, y):
        error = output[0] - target[0]
        db2 += error
        dW2 += error * a
        for j, weight in enumerate(params[1][0][0]):
            delta = error * weight * a[j] * (1 - a[j])
            db1[j] += delta
            dW1[j] += delta * x
    return grads

# %% any depth, with einsum, and a warning
import warnings

def fixed_backward(A, y, params):
    warnings.warn("harmless")
    grads, delta = [], A[-1] - y
    for l in (1, 0):
        grads = [(np.einsum("ni,nj->ij", delta, A[l]), np.einsum("ni->i", delta))] + grads
        delta = np.einsum("ni,ij,nj,nj->nj", delta, params[l][0], A[l], 1 - A[l])
    return grads

# %% in place on a copy, in lists, with a print
def fixed_backward(A, y, params):
    delta2 = A[2].copy()
    delta2 -= y
    delta1 = delta2.dot(params[1][0])
    delta1 *= A[1] - np.square(A[1])
    print("delta1", delta1.shape)
    return [[A[0].T.dot(delta1).T, delta1.sum(0)], [A[1].T.dot(delta2).T, delta2.sum(0)]]
