# %% list of losses
def train(X, y, params, lr, epochs):
    losses = []
    for _ in range(epochs):
        A = forward(X, params)
        losses.append(bce_loss(A[-1], y))
        params = gradient_step(params, backward(A, y, params), lr)
    return params, losses

# %% array of losses, a list for the pair, arguments by name
def train(X, y, params, lr, epochs):
    losses = np.empty(epochs)
    i = 0
    while i < epochs:
        A = forward(X, params=params)
        losses[i] = bce_loss(y_hat=A[-1], y=y)
        params = gradient_step(params=params, grads=backward(A=A, y=y, params=params), lr=lr)
        i += 1
    return [params, losses]

# %% recursion
def train(X, y, params, lr, epochs):
    if epochs == 0:
        return params, []
    A = forward(X, params)
    trained, losses = train(X, y, gradient_step(params, backward(A, y, params), lr), lr, epochs - 1)
    return trained, [bce_loss(A[-1], y)] + losses

# %% in place on a copy, no helper at all
def train(X, y, params, lr, epochs):
    params = [(W.copy(), b.copy()) for W, b in params]
    losses = []
    for _ in range(epochs):
        A = [X]
        for W, b in params:
            A.append(1 / (1 + np.exp(-(A[-1] @ W.T + b))))
        losses.append(float(-np.log(np.where(y == 1, A[-1], 1 - A[-1])).sum()))
        delta = A[-1] - y
        for l in reversed(range(len(params))):
            W, b = params[l]
            below = (delta @ W) * A[l] * (1 - A[l])
            W -= lr * np.einsum("ni,nj->ij", delta, A[l])
            b -= lr * delta.sum(axis=0)
            delta = below
    return params, losses

# %% autograd, with prints, a plot and a warning
import warnings
from autograd import grad
from xorlib import objective

def train(X, y, params, lr, epochs):
    warnings.warn("harmless")
    losses = []
    for epoch in range(epochs):
        losses.append(np.asarray(objective(params, X, y)))
        print(epoch, losses[-1])
        params = [(W - lr * dW, b - lr * db) for (W, b), (dW, db) in zip(params, grad(objective)(params, X, y))]
    plt.plot(losses)
    return params, losses

# %% a generator of losses and a tuple
def train(X, y, params, lr, epochs):
    losses = ()
    for _ in range(epochs):
        A = forward(X, params)
        losses += (bce_loss(A[-1], y),)
        grads = backward(A, y, params)
        params = tuple((W - lr * dW, b - lr * db) for (W, b), (dW, db) in zip(params, grads))
    return params, losses
