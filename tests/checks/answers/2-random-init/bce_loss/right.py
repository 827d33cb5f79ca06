# %% the formula
def bce_loss(y_hat, y):
    return -np.sum(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))

# %% a loop with math.log, a Python float
import math

def bce_loss(y_hat, y):
    loss = 0.0
    for p, target in zip(y_hat.ravel().tolist(), y.ravel().tolist()):
        loss -= math.log(p) if target == 1 else math.log(1 - p)
    return loss

# %% matrix products, the entry taken out
def bce_loss(y_hat, y):
    return (-y.T @ np.log(y_hat) - (1 - y).T @ np.log(1 - y_hat)).item()

# %% einsum
def bce_loss(y_hat, y):
    return -np.einsum("ni,ni->", y, np.log(y_hat)) - np.einsum("ni,ni->", 1 - y, np.log1p(-y_hat))

# %% in place on a copy, with a print
def bce_loss(y_hat, y):
    p = y_hat.copy()
    p[y == 0] = 1 - p[y == 0]
    print("the probabilities of the targets", p)
    return float(np.sum(-np.log(p)))

# %% recursion
def bce_loss(y_hat, y):
    if len(y) == 0:
        return 0.0
    p = y_hat[0, 0] if y[0, 0] == 1 else 1 - y_hat[0, 0]
    return -np.log(p) + bce_loss(y_hat[1:], y[1:])

# %% clipped far outside
def bce_loss(y_hat, y):
    p = np.clip(y_hat, 1e-15, 1 - 1e-15)
    return np.float64(len(y) * np.mean(-y * np.log(p) - (1 - y) * np.log(1 - p)))
