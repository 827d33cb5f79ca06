# %% a loop from the last layer
def backward(A, y, params):
    delta = A[-1] - y
    grads = []
    for l in reversed(range(len(params))):
        grads.append((delta.T @ A[l], delta.sum(axis=0)))
        delta = (delta @ params[l][0]) * A[l] * (1 - A[l])
    return grads[::-1]

# %% recursion over the layers
def backward(A, y, params):
    def below(delta, A, params):
        if not params:
            return []
        W, b = params[-1]
        here = (delta.T @ A[-1], delta.sum(axis=0))
        return below((delta @ W) * A[-1] * (1 - A[-1]), A[:-1], params[:-1]) + [here]
    return below(A[-1] - y, A[:-1], params)

# %% loops over examples and units
def backward(A, y, params):
    grads = [(np.zeros(W.shape), np.zeros(b.shape)) for W, b in params]
    for n in range(len(y)):
        delta = [A[-1][n, 0] - y[n, 0]]
        for l in range(len(params) - 1, -1, -1):
            W, b = params[l]
            before = A[l][n]
            for i in range(len(b)):
                grads[l][1][i] += delta[i]
                for j in range(len(before)):
                    grads[l][0][i, j] += delta[i] * before[j]
            delta = [sum(delta[i] * W[i, j] for i in range(len(b))) * before[j] * (1 - before[j])
                     for j in range(len(before))]
    return grads

# %% einsum, all deltas first
def backward(A, y, params):
    deltas = [A[-1] - y]
    for (W, b), a in zip(params[:0:-1], A[-2:0:-1]):
        deltas.insert(0, np.einsum("ni,ij,nj->nj", deltas[0], W, a - a**2))
    return [(np.einsum("ni,nj->ij", d, a), np.einsum("ni->i", d)) for d, a in zip(deltas, A)]

# %% without the cancellation, in lists, with a print and a warning
import warnings

def backward(A, y, params):
    warnings.warn("harmless")
    dA = -y / A[-1] + (1 - y) / (1 - A[-1])
    grads = [None] * len(params)
    for l in range(len(params) - 1, -1, -1):
        dZ = dA * A[l + 1] * (1 - A[l + 1])
        grads[l] = [np.dot(A[l].T, dZ).T, np.dot(np.ones(len(y)), dZ)]
        dA = np.dot(dZ, params[l][0])
        print(l, dA.shape)
    return grads

# %% in place on a copy
def backward(A, y, params):
    grads, delta = [], A[-1].copy()
    delta -= y
    for (W, b), a in zip(params[::-1], A[-2::-1]):
        grads.insert(0, (np.transpose(delta).dot(a), np.sum(delta, axis=0)))
        delta = delta @ W
        delta *= a
        delta *= 1 - a
    return grads

# %% with the student's own earlier functions at the end of the network
def backward(A, y, params):
    last = output_gradients([A[0], A[-2], A[-1]], y)
    if len(params) == 1:
        return [last]
    grads, delta = [last], A[-1] - y
    for l in range(len(params) - 1, 0, -1):
        delta = (delta @ params[l][0]) * A[l] * (1 - A[l])
        grads.insert(0, (delta.T @ A[l - 1], delta.sum(axis=0)))
    return grads
