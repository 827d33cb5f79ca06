# %% broadcasting
def train_many(X, y, params_batch, lr, epochs):
    losses = np.zeros((epochs, len(params_batch[0][0])))
    for i in range(epochs):
        A = [X]
        for W, b in params_batch:
            A.append(1 / (1 + np.exp(-(A[-1] @ W.transpose(0, 2, 1) + b[:, np.newaxis]))))
        losses[i] = -(y * np.log(A[-1]) + (1 - y) * np.log(1 - A[-1])).sum(axis=(1, 2))
        delta, grads = A[-1] - y, []
        for l in range(len(params_batch) - 1, -1, -1):
            grads.insert(0, (delta.transpose(0, 2, 1) @ A[l], delta.sum(axis=1)))
            delta = (delta @ params_batch[l][0]) * A[l] * (1 - A[l])
        params_batch = gradient_step(params_batch, grads, lr)
    return params_batch, losses

# %% a loop over the networks
def train_many(X, y, params_batch, lr, epochs):
    runs = [train(X, y, [(W[r], b[r]) for W, b in params_batch], lr, epochs) for r in range(len(params_batch[0][0]))]
    trained = [tuple(np.array([params[l][part] for params, _ in runs]) for part in (0, 1))
               for l in range(len(params_batch))]
    return trained, np.array([losses for _, losses in runs]).T

# %% einsum, in place on copies, losses in lists
def train_many(X, y, params_batch, lr, epochs):
    params_batch = [[W.copy(), b.copy()] for W, b in params_batch]
    losses = []
    for _ in range(epochs):
        A = [np.stack([X] * len(params_batch[0][0]))]
        for W, b in params_batch:
            A.append(xorlib.network.sigmoid(np.einsum("rni,roi->rno", A[-1], W) + b[:, None]))
        losses.append([bce_loss(output, y) for output in A[-1]])
        delta = A[-1] - y
        for l in reversed(range(len(params_batch))):
            W, b = params_batch[l]
            below = np.einsum("rno,roi->rni", delta, W) * A[l] * (1 - A[l])
            W -= lr * np.einsum("rno,rni->roi", delta, A[l])
            b -= lr * np.einsum("rno->ro", delta)
            delta = below
    return params_batch, losses

# %% recursion over the networks, with a print and a warning
import warnings

def train_many(X, y, params_batch, lr, epochs):
    warnings.warn("harmless")
    R = params_batch[0][0].shape[0]
    print(R, "networks")
    if R == 1:
        params, losses = train(X, y, [(W[0], b[0]) for W, b in params_batch], lr, epochs)
        return [(W[None], b[None]) for W, b in params], np.reshape(losses, (epochs, 1))
    halves = [train_many(X, y, [(W[part], b[part]) for W, b in params_batch], lr, epochs)
              for part in (slice(R // 2), slice(R // 2, None))]
    stacked = [tuple(map(np.concatenate, zip(*layers))) for layers in zip(halves[0][0], halves[1][0])]
    return stacked, np.hstack([losses for _, losses in halves])

# %% the helper module's forward pass, gradients a network at a time
def train_many(X, y, params_batch, lr, epochs):
    losses = np.empty((epochs, params_batch[0][1].shape[0]))
    for i in range(epochs):
        A = xorlib.forward_many(X, params_batch)
        losses[i, :] = xorlib.losses_many(A[-1], y)
        new = [(np.empty_like(W), np.empty_like(b)) for W, b in params_batch]
        for r in range(losses.shape[1]):
            params = [(W[r], b[r]) for W, b in params_batch]
            grads = backward([X] + [a[r] for a in A[1:]], y, params)
            for l, (W, b) in enumerate(gradient_step(params, grads, lr)):
                new[l][0][r], new[l][1][r] = W, b
        params_batch = new
    return params_batch, losses
