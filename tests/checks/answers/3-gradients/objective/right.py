# %% the course's functions
def objective(params, X, y):
    return bce_loss(forward(X, params)[-1], y)

# %% everything written out
def objective(params, X, y):
    A = X
    for W, b in params:
        A = 1 / (1 + np.exp(-(np.dot(A, W.T) + b)))
    return -np.sum(y * np.log(A) + (1 - y) * np.log(1 - A))

# %% a loop over the examples
def objective(params, X, y):
    loss = 0.0
    for x, target in zip(X, y):
        a = x
        for W, b in params:
            a = sigmoid(W @ a + b)
        loss = loss - np.log(a[0] if target[0] == 1 else 1 - a[0])
    return loss

# %% matrix products, squeezed to an array without axes
def objective(params, X, y):
    y_hat = forward(X, params)[-1]
    return np.squeeze(-(y.T @ np.log(y_hat)) - (1 - y).T @ np.log(1 - y_hat))

# %% recursion
def objective(params, X, y):
    if params:
        W, b = params[0]
        return objective(params[1:], sigmoid(affine(X, W, b)), y)
    return bce_loss(X, y)

# %% the pre-activations, with logaddexp
def objective(params, X, y):
    *hidden, (W, b) = params
    A = forward(X, hidden)[-1]
    Z = affine(A, W, b)
    return np.sum(np.logaddexp(0.0, Z) - y * Z)

# %% prints and warns
import warnings

def objective(params, X, y):
    warnings.warn("harmless")
    loss = np.einsum("ni->", -np.log(np.where(y == 1, forward(X, params)[-1], 1 - forward(X, params)[-1])))
    print("loss", loss)
    return loss
