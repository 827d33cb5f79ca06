# %% zeros, then two loops
def fit(X, y, params, lr, epochs, size, beta, rng):
    velocity = [(np.zeros(W.shape), np.zeros(b.shape)) for W, b in params]
    losses = []
    for _ in range(epochs):
        losses.append(bce_loss(forward(X, params)[-1], y) / len(y))
        for rows in minibatches(len(y), size, rng):
            A = forward(X[rows], params)
            grads = [(dW / len(rows), db / len(rows)) for dW, db in backward(A, y[rows], params)]
            params, velocity = momentum_step(params, velocity, grads, lr, beta)
    return params, losses

# %% an array of losses, a list for the pair, arguments by name
def fit(X, y, params, lr, epochs, size, beta, rng):
    velocity = [(np.zeros_like(W), np.zeros_like(b)) for W, b in params]
    losses = np.empty(epochs)
    for i in range(epochs):
        losses[i] = bce_loss(y_hat=forward(X, params)[-1], y=y) / X.shape[0]
        for batch in minibatches(n=X.shape[0], size=size, rng=rng):
            grads = backward(A=forward(X[batch], params), y=y[batch], params=params)
            grads = [(dW / batch.size, db / batch.size) for dW, db in grads]
            params, velocity = momentum_step(params=params, velocity=velocity, grads=grads, lr=lr, beta=beta)
    return [params, losses]

# %% the step scaled in place of the gradient
def fit(X, y, params, lr, epochs, size, beta, rng):
    n, losses = len(X), []
    v = [(0.0 * W, 0.0 * b) for W, b in params]
    for epoch in range(epochs):
        losses.append(float(np.mean(-np.log(np.where(y == 1, forward(X, params)[-1], 1 - forward(X, params)[-1])))))
        for rows in minibatches(n, size, rng):
            dlayers = backward(forward(X[rows], params), y[rows], params)
            v = [(beta * vW + dW / len(rows), beta * vb + db / len(rows)) for (vW, vb), (dW, db) in zip(v, dlayers)]
            params = gradient_step(params, v, lr)
    return params, losses

# %% in place on copies, without any helper
def fit(X, y, params, lr, epochs, size, beta, rng):
    params = [(W.copy(), b.copy()) for W, b in params]
    velocity = [(np.zeros_like(W), np.zeros_like(b)) for W, b in params]

    def activations(X):
        A = [X]
        for W, b in params:
            A.append(1 / (1 + np.exp(-(A[-1] @ W.T + b))))
        return A

    losses = []
    for _ in range(epochs):
        p = activations(X)[-1]
        losses.append(-(y * np.log(p) + (1 - y) * np.log(1 - p)).mean())
        order = rng.permutation(len(X))
        for k in range(0, len(X), size):
            rows = order[k : k + size]
            A = activations(X[rows])
            delta = (A[-1] - y[rows]) / len(rows)
            for l in reversed(range(len(params))):
                (W, b), (vW, vb) = params[l], velocity[l]
                below = (delta @ W) * A[l] * (1 - A[l])
                vW *= beta
                vW += delta.T @ A[l]
                vb *= beta
                vb += delta.sum(axis=0)
                W -= lr * vW
                b -= lr * vb
                delta = below
    return params, losses

# %% autograd of a mean loss, with prints, a plot and a warning
import warnings
from autograd import grad
from xorlib import objective

def fit(X, y, params, lr, epochs, size, beta, rng):
    warnings.warn("harmless")

    def mean_loss(params, X, y):
        return objective(params, X, y) / len(X)

    velocity, losses = [(0 * W, 0 * b) for W, b in params], []
    for epoch in range(epochs):
        losses.append(mean_loss(params, X, y))
        print(epoch, losses[-1])
        for rows in minibatches(len(X), size, rng):
            params, velocity = momentum_step(params, velocity, grad(mean_loss)(params, X[rows], y[rows]), lr, beta)
    plt.plot(losses)
    return params, losses

# %% recursion over the epochs
def fit(X, y, params, lr, epochs, size, beta, rng, velocity=None):
    if epochs == 0:
        return params, []
    velocity = velocity or [(0 * W, 0 * b) for W, b in params]
    loss = bce_loss(forward(X, params)[-1], y) / len(X)
    for rows in minibatches(len(X), size, rng):
        grads = backward(forward(X[rows], params), y[rows], params)
        grads = [tuple(g / len(rows) for g in layer) for layer in grads]
        params, velocity = momentum_step(params, velocity, grads, lr, beta)
    params, losses = fit(X, y, params, lr, epochs - 1, size, beta, rng, velocity)
    return params, [loss] + losses

# %% the velocity as one number at first
def fit(X, y, params, lr, epochs, size, beta, rng):
    velocity, losses = [(0.0, 0.0)] * len(params), ()
    for _ in range(epochs):
        losses += (bce_loss(forward(X, params)[-1], y) / len(X),)
        for rows in minibatches(len(X), size, rng):
            grads = backward(forward(X[rows], params), y[rows], params)
            velocity = [
                (beta * vW + dW / len(rows), beta * vb + db / len(rows)) for (vW, vb), (dW, db) in zip(velocity, grads)
            ]
            params = gradient_step(params, velocity, lr)
    return params, losses

# %% a helper for an epoch
def fit(X, y, params, lr, epochs, size, beta, rng):
    def epoch(params, velocity):
        for rows in minibatches(len(X), size, rng):
            A = forward(X[rows], params)
            sums = backward(A, y[rows], params)
            means = []
            for dW, db in sums:
                means.append((dW / A[0].shape[0], db / A[0].shape[0]))
            params, velocity = momentum_step(params, velocity, means, lr, beta)
        return params, velocity

    state = params, [(W - W, b - b) for W, b in params]
    losses = []
    while len(losses) < epochs:
        losses.append(bce_loss(forward(X, state[0])[-1], y) / len(y))
        state = epoch(*state)
    return state[0], np.array(losses)
