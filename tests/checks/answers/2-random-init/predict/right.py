# %% astype
def predict(X, params):
    return (forward(X, params, sigmoid)[-1] > 0.5).astype(np.int64)

# %% where, layer by layer
def predict(X, params):
    A = X
    for W, b in params:
        A = sigmoid(affine(A, W, b))
    return np.where(A > 0.5, 1, 0)

# %% rounding, which takes 0.5 to 0, with a print
def predict(X, params):
    y_hat = forward(X, params, sigmoid)[-1]
    print("outputs", y_hat.ravel())
    return np.round(y_hat).astype(int)

# %% the sign of the last pre-activation, in 8 bits
def predict(X, params):
    A = forward(X, params[:-1], sigmoid)[-1]
    W, b = params[-1]
    return (A @ W.T + b > 0).astype(np.uint8)

# %% one example at a time
def predict(X, params):
    answers = np.zeros((len(X), 1), dtype=int)
    for n in range(len(X)):
        a = X[n]
        for W, b in params:
            a = 1 / (1 + np.exp(-(W @ a + b)))
        if a[0] > 0.5:
            answers[n, 0] = 1
    return answers

# %% recursion
def predict(X, params):
    (W, b), *rest = params
    A = 1 / (1 + np.exp(-np.einsum("ni,oi->no", X, W) - b))
    return predict(A, rest) if rest else 1 * (A > 0.5)

# %% in place on a copy
def predict(X, params):
    P = forward(X.copy(), params)[-1]
    ones = P > 0.5
    P[ones], P[~ones] = 1, 0
    return P.astype(int)
