# %% losses transposed
# mistake: a network a row
# says: losses is transposed
# points: 2
def train_many(X, y, params_batch, lr, epochs):
    losses = []
    for _ in range(epochs):
        A = [X]
        for W, b in params_batch:
            A.append(1 / (1 + np.exp(-(A[-1] @ W.swapaxes(1, 2) + b[:, None]))))
        losses.append(xorlib.losses_many(A[-1], y))
        delta, grads = A[-1] - y, []
        for l in reversed(range(len(params_batch))):
            grads.insert(0, (delta.swapaxes(1, 2) @ A[l], delta.sum(axis=1)))
            delta = (delta @ params_batch[l][0]) * A[l] * (1 - A[l])
        params_batch = gradient_step(params_batch, grads, lr)
    return params_batch, np.array(losses).T

# %% losses summed over the networks
# mistake: one loss for all networks
# says: summed over the networks
# points: 2
def train_many(X, y, params_batch, lr, epochs):
    losses = []
    for _ in range(epochs):
        A = [X]
        for W, b in params_batch:
            A.append(1 / (1 + np.exp(-(A[-1] @ W.swapaxes(1, 2) + b[:, None]))))
        losses.append(xorlib.losses_many(A[-1], y).sum())
        delta, grads = A[-1] - y, []
        for l in reversed(range(len(params_batch))):
            grads.insert(0, (delta.swapaxes(1, 2) @ A[l], delta.sum(axis=1)))
            delta = (delta @ params_batch[l][0]) * A[l] * (1 - A[l])
        params_batch = gradient_step(params_batch, grads, lr)
    return params_batch, np.array(losses)

# %% losses averaged over the networks
# mistake: the mean loss of the networks
# says: [train_many.losses-averaged]
# points: 2
def train_many(X, y, params_batch, lr, epochs):
    losses = []
    for _ in range(epochs):
        A = [X]
        for W, b in params_batch:
            A.append(1 / (1 + np.exp(-(A[-1] @ W.swapaxes(1, 2) + b[:, None]))))
        losses.append(xorlib.losses_many(A[-1], y).mean())
        delta, grads = A[-1] - y, []
        for l in reversed(range(len(params_batch))):
            grads.insert(0, (delta.swapaxes(1, 2) @ A[l], delta.sum(axis=1)))
            delta = (delta @ params_batch[l][0]) * A[l] * (1 - A[l])
        params_batch = gradient_step(params_batch, grads, lr)
    return params_batch, np.array(losses)

# %% mean over the examples
# mistake: averages each loss over the examples
# says: bce_loss sums them
# points: 2
def train_many(X, y, params_batch, lr, epochs):
    losses = []
    for _ in range(epochs):
        A = [X]
        for W, b in params_batch:
            A.append(1 / (1 + np.exp(-(A[-1] @ W.swapaxes(1, 2) + b[:, None]))))
        losses.append(xorlib.losses_many(A[-1], y) / len(y))
        delta, grads = A[-1] - y, []
        for l in reversed(range(len(params_batch))):
            grads.insert(0, (delta.swapaxes(1, 2) @ A[l], delta.sum(axis=1)))
            delta = (delta @ params_batch[l][0]) * A[l] * (1 - A[l])
        params_batch = gradient_step(params_batch, grads, lr)
    return params_batch, np.array(losses)

# %% loss after the update
# mistake: records each loss one update too late
# says: [training.loss-after-update]
# points: 2
def train_many(X, y, params_batch, lr, epochs):
    losses = []
    for _ in range(epochs):
        A = [X]
        for W, b in params_batch:
            A.append(1 / (1 + np.exp(-(A[-1] @ W.swapaxes(1, 2) + b[:, None]))))
        delta, grads = A[-1] - y, []
        for l in reversed(range(len(params_batch))):
            grads.insert(0, (delta.swapaxes(1, 2) @ A[l], delta.sum(axis=1)))
            delta = (delta @ params_batch[l][0]) * A[l] * (1 - A[l])
        params_batch = gradient_step(params_batch, grads, lr)
        losses.append(xorlib.losses_many(xorlib.forward_many(X, params_batch)[-1], y))
    return params_batch, np.array(losses)

# %% one loss too many
# mistake: records the loss of the returned parameters too
# says: one loss too many
# points: 2
def train_many(X, y, params_batch, lr, epochs):
    losses = []
    for _ in range(epochs):
        A = [X]
        for W, b in params_batch:
            A.append(1 / (1 + np.exp(-(A[-1] @ W.swapaxes(1, 2) + b[:, None]))))
        losses.append(xorlib.losses_many(A[-1], y))
        delta, grads = A[-1] - y, []
        for l in reversed(range(len(params_batch))):
            grads.insert(0, (delta.swapaxes(1, 2) @ A[l], delta.sum(axis=1)))
            delta = (delta @ params_batch[l][0]) * A[l] * (1 - A[l])
        params_batch = gradient_step(params_batch, grads, lr)
    losses.append(xorlib.losses_many(xorlib.forward_many(X, params_batch)[-1], y))
    return params_batch, np.array(losses)

# %% last losses alone
# mistake: the losses of the last epoch only
# says: the last loss alone
# points: 2
def train_many(X, y, params_batch, lr, epochs):
    losses = []
    for _ in range(epochs):
        A = [X]
        for W, b in params_batch:
            A.append(1 / (1 + np.exp(-(A[-1] @ W.swapaxes(1, 2) + b[:, None]))))
        losses.append(xorlib.losses_many(A[-1], y))
        delta, grads = A[-1] - y, []
        for l in reversed(range(len(params_batch))):
            grads.insert(0, (delta.swapaxes(1, 2) @ A[l], delta.sum(axis=1)))
            delta = (delta @ params_batch[l][0]) * A[l] * (1 - A[l])
        params_batch = gradient_step(params_batch, grads, lr)
    return params_batch, losses[-1]

# %% no losses
# mistake: None for the losses
# says: got       None
# points: 2
def train_many(X, y, params_batch, lr, epochs):
    losses = []
    for _ in range(epochs):
        A = [X]
        for W, b in params_batch:
            A.append(1 / (1 + np.exp(-(A[-1] @ W.swapaxes(1, 2) + b[:, None]))))
        losses.append(xorlib.losses_many(A[-1], y))
        delta, grads = A[-1] - y, []
        for l in reversed(range(len(params_batch))):
            grads.insert(0, (delta.swapaxes(1, 2) @ A[l], delta.sum(axis=1)))
            delta = (delta @ params_batch[l][0]) * A[l] * (1 - A[l])
        params_batch = gradient_step(params_batch, grads, lr)
    return params_batch, None

# %% starting parameters
# mistake: returns the parameters it was given
# says: [training.old-parameters]
# points: 2
def train_many(X, y, params_batch, lr, epochs):
    losses, start = [], params_batch
    for _ in range(epochs):
        A = [X]
        for W, b in params_batch:
            A.append(1 / (1 + np.exp(-(A[-1] @ W.swapaxes(1, 2) + b[:, None]))))
        losses.append(xorlib.losses_many(A[-1], y))
        delta, grads = A[-1] - y, []
        for l in reversed(range(len(params_batch))):
            grads.insert(0, (delta.swapaxes(1, 2) @ A[l], delta.sum(axis=1)))
            delta = (delta @ params_batch[l][0]) * A[l] * (1 - A[l])
        params_batch = gradient_step(params_batch, grads, lr)
    return start, np.array(losses)

# %% one update short
# mistake: returns the parameters before the last update
# says: [training.one-update-missing]
# points: 2
def train_many(X, y, params_batch, lr, epochs):
    losses, before = [], params_batch
    for _ in range(epochs):
        A = [X]
        for W, b in params_batch:
            A.append(1 / (1 + np.exp(-(A[-1] @ W.swapaxes(1, 2) + b[:, None]))))
        losses.append(xorlib.losses_many(A[-1], y))
        delta, grads = A[-1] - y, []
        for l in reversed(range(len(params_batch))):
            grads.insert(0, (delta.swapaxes(1, 2) @ A[l], delta.sum(axis=1)))
            delta = (delta @ params_batch[l][0]) * A[l] * (1 - A[l])
        before, params_batch = params_batch, gradient_step(params_batch, grads, lr)
    return before, np.array(losses)

# %% a list of networks
# mistake: takes the batch apart and leaves it so
# says: That is a list of networks
# points: 2
def train_many(X, y, params_batch, lr, epochs):
    losses = []
    for _ in range(epochs):
        A = [X]
        for W, b in params_batch:
            A.append(1 / (1 + np.exp(-(A[-1] @ W.swapaxes(1, 2) + b[:, None]))))
        losses.append(xorlib.losses_many(A[-1], y))
        delta, grads = A[-1] - y, []
        for l in reversed(range(len(params_batch))):
            grads.insert(0, (delta.swapaxes(1, 2) @ A[l], delta.sum(axis=1)))
            delta = (delta @ params_batch[l][0]) * A[l] * (1 - A[l])
        params_batch = gradient_step(params_batch, grads, lr)
    return [[(W[r], b[r]) for W, b in params_batch] for r in range(len(params_batch[0][0]))], np.array(losses)

# %% a range one too long
# mistake: runs one epoch too many
# says: One update too many
def train_many(X, y, params_batch, lr, epochs):
    losses = []
    for _ in range(epochs + 1):
        A = [X]
        for W, b in params_batch:
            A.append(1 / (1 + np.exp(-(A[-1] @ W.swapaxes(1, 2) + b[:, None]))))
        losses.append(xorlib.losses_many(A[-1], y))
        delta, grads = A[-1] - y, []
        for l in reversed(range(len(params_batch))):
            grads.insert(0, (delta.swapaxes(1, 2) @ A[l], delta.sum(axis=1)))
            delta = (delta @ params_batch[l][0]) * A[l] * (1 - A[l])
        params_batch = gradient_step(params_batch, grads, lr)
    return params_batch, np.array(losses)

# %% losses first
# mistake: the pair the wrong way round
# says: [training.losses-first]
def train_many(X, y, params_batch, lr, epochs):
    losses = []
    for _ in range(epochs):
        A = [X]
        for W, b in params_batch:
            A.append(1 / (1 + np.exp(-(A[-1] @ W.swapaxes(1, 2) + b[:, None]))))
        losses.append(xorlib.losses_many(A[-1], y))
        delta, grads = A[-1] - y, []
        for l in reversed(range(len(params_batch))):
            grads.insert(0, (delta.swapaxes(1, 2) @ A[l], delta.sum(axis=1)))
            delta = (delta @ params_batch[l][0]) * A[l] * (1 - A[l])
        params_batch = gradient_step(params_batch, grads, lr)
    return np.array(losses), params_batch

# %% never updated
# mistake: throws each step away
# says: [training.nothing-learnt]
def train_many(X, y, params_batch, lr, epochs):
    losses = []
    for _ in range(epochs):
        A = [X]
        for W, b in params_batch:
            A.append(1 / (1 + np.exp(-(A[-1] @ W.swapaxes(1, 2) + b[:, None]))))
        losses.append(xorlib.losses_many(A[-1], y))
        delta, grads = A[-1] - y, []
        for l in reversed(range(len(params_batch))):
            grads.insert(0, (delta.swapaxes(1, 2) @ A[l], delta.sum(axis=1)))
            delta = (delta @ params_batch[l][0]) * A[l] * (1 - A[l])
        gradient_step(params_batch, grads, lr)
    return params_batch, np.array(losses)

# %% lr ignored
# mistake: a constant where lr belongs
# says: The steps do not depend on lr
def train_many(X, y, params_batch, lr, epochs):
    losses = []
    for _ in range(epochs):
        A = [X]
        for W, b in params_batch:
            A.append(1 / (1 + np.exp(-(A[-1] @ W.swapaxes(1, 2) + b[:, None]))))
        losses.append(xorlib.losses_many(A[-1], y))
        delta, grads = A[-1] - y, []
        for l in reversed(range(len(params_batch))):
            grads.insert(0, (delta.swapaxes(1, 2) @ A[l], delta.sum(axis=1)))
            delta = (delta @ params_batch[l][0]) * A[l] * (1 - A[l])
        params_batch = gradient_step(params_batch, grads, 1.0)
    return params_batch, np.array(losses)

# %% ascent
# mistake: steps along the gradient
# says: [training.uphill]
def train_many(X, y, params_batch, lr, epochs):
    losses = []
    for _ in range(epochs):
        A = [X]
        for W, b in params_batch:
            A.append(1 / (1 + np.exp(-(A[-1] @ W.swapaxes(1, 2) + b[:, None]))))
        losses.append(xorlib.losses_many(A[-1], y))
        delta, grads = A[-1] - y, []
        for l in reversed(range(len(params_batch))):
            grads.insert(0, (delta.swapaxes(1, 2) @ A[l], delta.sum(axis=1)))
            delta = (delta @ params_batch[l][0]) * A[l] * (1 - A[l])
        params_batch = gradient_step(params_batch, grads, -lr)
    return params_batch, np.array(losses)

# %% gradient averaged over the examples
# mistake: a mean where the sum belongs
# says: [training.gradient-averaged]
def train_many(X, y, params_batch, lr, epochs):
    losses = []
    for _ in range(epochs):
        A = [X]
        for W, b in params_batch:
            A.append(1 / (1 + np.exp(-(A[-1] @ W.swapaxes(1, 2) + b[:, None]))))
        losses.append(xorlib.losses_many(A[-1], y))
        delta, grads = (A[-1] - y) / len(X), []
        for l in reversed(range(len(params_batch))):
            grads.insert(0, (delta.swapaxes(1, 2) @ A[l], delta.sum(axis=1)))
            delta = (delta @ params_batch[l][0]) * A[l] * (1 - A[l])
        params_batch = gradient_step(params_batch, grads, lr)
    return params_batch, np.array(losses)

# %% all networks are the first
# mistake: takes the first network for all
# says: parameters of the first
def train_many(X, y, params_batch, lr, epochs):
    losses = []
    params_batch = [(np.array([W[0]] * len(W)), np.array([b[0]] * len(b))) for W, b in params_batch]
    for _ in range(epochs):
        A = [X]
        for W, b in params_batch:
            A.append(1 / (1 + np.exp(-(A[-1] @ W.swapaxes(1, 2) + b[:, None]))))
        losses.append(xorlib.losses_many(A[-1], y))
        delta, grads = A[-1] - y, []
        for l in reversed(range(len(params_batch))):
            grads.insert(0, (delta.swapaxes(1, 2) @ A[l], delta.sum(axis=1)))
            delta = (delta @ params_batch[l][0]) * A[l] * (1 - A[l])
        params_batch = gradient_step(params_batch, grads, lr)
    return params_batch, np.array(losses)

# %% b along the examples
# mistake: adds b without an axis for the examples
# says: [train_many.bias-misaligned]
def train_many(X, y, params_batch, lr, epochs):
    losses = []
    for _ in range(epochs):
        A = [X]
        for W, b in params_batch:
            A.append(1 / (1 + np.exp(-(A[-1] @ W.swapaxes(1, 2) + b))))
        losses.append(xorlib.losses_many(A[-1], y))
        delta, grads = A[-1] - y, []
        for l in reversed(range(len(params_batch))):
            grads.insert(0, (delta.swapaxes(1, 2) @ A[l], delta.sum(axis=1)))
            delta = (delta @ params_batch[l][0]) * A[l] * (1 - A[l])
        params_batch = gradient_step(params_batch, grads, lr)
    return params_batch, np.array(losses)

# %% db over the networks
# mistake: sums the gradient of b over the wrong axis
# says: summed over the networks
def train_many(X, y, params_batch, lr, epochs):
    losses = []
    for _ in range(epochs):
        A = [X]
        for W, b in params_batch:
            A.append(1 / (1 + np.exp(-(A[-1] @ W.swapaxes(1, 2) + b[:, None]))))
        losses.append(xorlib.losses_many(A[-1], y))
        delta, grads = A[-1] - y, []
        for l in reversed(range(len(params_batch))):
            grads.insert(0, (delta.swapaxes(1, 2) @ A[l], delta.sum(axis=0)))
            delta = (delta @ params_batch[l][0]) * A[l] * (1 - A[l])
        params_batch = gradient_step(params_batch, grads, lr)
    return params_batch, np.array(losses)

# %% b and db along the examples
# mistake: forgets the axis of the examples twice
# says: has no axis for the examples
def train_many(X, y, params_batch, lr, epochs):
    losses = []
    for _ in range(epochs):
        A = [X]
        for W, b in params_batch:
            A.append(1 / (1 + np.exp(-(A[-1] @ W.swapaxes(1, 2) + b))))
        losses.append(xorlib.losses_many(A[-1], y))
        delta, grads = A[-1] - y, []
        for l in reversed(range(len(params_batch))):
            grads.insert(0, (delta.swapaxes(1, 2) @ A[l], delta.sum(axis=0)))
            delta = (delta @ params_batch[l][0]) * A[l] * (1 - A[l])
        params_batch = gradient_step(params_batch, grads, lr)
    return params_batch, np.array(losses)

# %% W.T for a stack
# mistake: transposes all three axes
# says: in your line   A.append
def train_many(X, y, params_batch, lr, epochs):
    losses = []
    for _ in range(epochs):
        A = [X]
        for W, b in params_batch:
            A.append(1 / (1 + np.exp(-(A[-1] @ W.T + b[:, None]))))
        losses.append(xorlib.losses_many(A[-1], y))
        delta, grads = A[-1] - y, []
        for l in reversed(range(len(params_batch))):
            grads.insert(0, (delta.swapaxes(1, 2) @ A[l], delta.sum(axis=1)))
            delta = (delta @ params_batch[l][0]) * A[l] * (1 - A[l])
        params_batch = gradient_step(params_batch, grads, lr)
    return params_batch, np.array(losses)

# %% one dW for all networks
# mistake: sums the weights' gradient over the networks too
# says: layer 1 of grads has the shapes
def train_many(X, y, params_batch, lr, epochs):
    losses = []
    for _ in range(epochs):
        A = [X]
        for W, b in params_batch:
            A.append(1 / (1 + np.exp(-(A[-1] @ W.swapaxes(1, 2) + b[:, None]))))
        losses.append(xorlib.losses_many(A[-1], y))
        delta, grads = A[-1] - y, []
        for l in reversed(range(len(params_batch))):
            grads.insert(0, (np.sum(delta.swapaxes(1, 2) @ A[l], axis=0), delta.sum(axis=1)))
            delta = (delta @ params_batch[l][0]) * A[l] * (1 - A[l])
        params_batch = gradient_step(params_batch, grads, lr)
    return params_batch, np.array(losses)

# %% in place
# mistake: changes the parameters it was given
# says: [result.changed-argument]
def train_many(X, y, params_batch, lr, epochs):
    losses = []
    for _ in range(epochs):
        A = [X]
        for W, b in params_batch:
            A.append(1 / (1 + np.exp(-(A[-1] @ W.swapaxes(1, 2) + b[:, None]))))
        losses.append(xorlib.losses_many(A[-1], y))
        delta, grads = A[-1] - y, []
        for l in reversed(range(len(params_batch))):
            grads.insert(0, (delta.swapaxes(1, 2) @ A[l], delta.sum(axis=1)))
            delta = (delta @ params_batch[l][0]) * A[l] * (1 - A[l])
        for (W, b), (dW, db) in zip(params_batch, grads):
            W -= lr * dW
            b -= lr * db
    return params_batch, np.array(losses)

# %% the notebook's X
# mistake: reads the global X
# says: the notebook's X
from xorlib import X as inputs
def train_many(_, y, params_batch, lr, epochs):
    losses = []
    for _ in range(epochs):
        A = [inputs]
        for W, b in params_batch:
            A.append(1 / (1 + np.exp(-(A[-1] @ W.swapaxes(1, 2) + b[:, None]))))
        losses.append(xorlib.losses_many(A[-1], y))
        delta, grads = A[-1] - y, []
        for l in reversed(range(len(params_batch))):
            grads.insert(0, (delta.swapaxes(1, 2) @ A[l], delta.sum(axis=1)))
            delta = (delta @ params_batch[l][0]) * A[l] * (1 - A[l])
        params_batch = gradient_step(params_batch, grads, lr)
    return params_batch, np.array(losses)

# %% the last network's losses
# mistake: overwrites the losses in a loop over the networks
# says: expected  shape (3, 4)
# points: 2
def train_many(X, y, params_batch, lr, epochs):
    stacked = [(W.copy(), b.copy()) for W, b in params_batch]
    for r in range(len(params_batch[0][0])):
        params, losses = train(X, y, [(W[r], b[r]) for W, b in params_batch], lr, epochs)
        for l, (W, b) in enumerate(params):
            stacked[l][0][r], stacked[l][1][r] = W, b
    return stacked, losses

# %% all zeros
# mistake: an empty answer
# says: zero everywhere
def train_many(X, y, params_batch, lr, epochs):
    return [(0 * W, 0 * b) for W, b in params_batch], np.zeros((epochs, len(params_batch[0][0])))

# %% constants from the text
# mistake: hard-codes the first loss of seed 0
# says: losses, params_batch W1
def train_many(X, y, params_batch, lr, epochs):
    return params_batch, np.full((epochs, len(params_batch[0][0])), 2.9991464995)

# %% not a number
# mistake: NaN
# says: not a number
def train_many(X, y, params_batch, lr, epochs):
    return [(np.nan * W, np.nan * b) for W, b in params_batch], np.full((epochs, len(params_batch[0][0])), np.nan)

# %% parameters alone
# mistake: returns no losses
# says: Only the parameters came back
def train_many(X, y, params_batch, lr, epochs):
    return [tuple(np.array([train(X, y, [(W[r], b[r]) for W, b in params_batch], lr, epochs)[0][l][part]
                            for r in range(len(params_batch[0][0]))]) for part in (0, 1)) for l in range(len(params_batch))]

# %% None
# mistake: no return
# says: [diagnosis.no-result]
def train_many(X, y, params_batch, lr, epochs):
    for r in range(len(params_batch[0][0])):
        train(X, y, [(W[r], b[r]) for W, b in params_batch], lr, epochs)

# %% prints
# mistake: prints instead of returning
# says: It prints its result
def train_many(X, y, params_batch, lr, epochs):
    for r in range(len(params_batch[0][0])):
        print(train(X, y, [(W[r], b[r]) for W, b in params_batch], lr, epochs))

# %% an exception
# mistake: hands the whole batch to train
# says: in your line   return train(X, y, params_batch, lr, epochs)
def train_many(X, y, params_batch, lr, epochs):
    return train(X, y, params_batch, lr, epochs)

# %% the helper module's
# mistake: hands in xorlib's function as one's own
# says: it calls train_many, which gives the answer away
from xorlib import train_many

# %% the helper module's, behind a name
# mistake: calls xorlib's function
# says: it calls train_many, which gives the answer away
def train_many(X, y, params_batch, lr, epochs):
    return xorlib.batch.train_many(X, y, params_batch, lr, epochs)

# %% back through the new weights
# mistake: W is updated before delta goes back through it
# says: [train_many.through-new-W]
def train_many(X, y, params_batch, lr, epochs):
    params, losses = list(params_batch), []
    for _ in range(epochs):
        A = [X]
        for W, b in params:
            A.append(1 / (1 + np.exp(-(A[-1] @ W.swapaxes(1, 2) + b[:, None]))))
        losses.append(xorlib.losses_many(A[-1], y))
        delta = A[-1] - y
        for l in range(len(params), 0, -1):
            W, b = params[l - 1]
            W = W - lr * delta.swapaxes(1, 2) @ A[l - 1]
            params[l - 1] = W, b - lr * delta.sum(axis=1)
            delta = (delta @ W) * A[l - 1] * (1 - A[l - 1])
    return params, np.array(losses)

# %% return inside the loop
# mistake: returns after the first epoch
# says: [training.one-epoch]
def train_many(X, y, params_batch, lr, epochs):
    losses = []
    for _ in range(epochs):
        A = [X]
        for W, b in params_batch:
            A.append(1 / (1 + np.exp(-(A[-1] @ W.swapaxes(1, 2) + b[:, None]))))
        losses.append(xorlib.losses_many(A[-1], y))
        delta, grads = A[-1] - y, []
        for l in reversed(range(len(params_batch))):
            grads.insert(0, (delta.swapaxes(1, 2) @ A[l], delta.sum(axis=1)))
            delta = (delta @ params_batch[l][0]) * A[l] * (1 - A[l])
        params_batch = gradient_step(params_batch, grads, lr)
        return params_batch, np.array(losses)

# %% the list inside the loop
# mistake: begins a new list of losses in each epoch
# says: [training.losses-in-loop]
# points: 2
def train_many(X, y, params_batch, lr, epochs):
    for _ in range(epochs):
        losses = []
        A = [X]
        for W, b in params_batch:
            A.append(1 / (1 + np.exp(-(A[-1] @ W.swapaxes(1, 2) + b[:, None]))))
        losses.append(xorlib.losses_many(A[-1], y))
        delta, grads = A[-1] - y, []
        for l in reversed(range(len(params_batch))):
            grads.insert(0, (delta.swapaxes(1, 2) @ A[l], delta.sum(axis=1)))
            delta = (delta @ params_batch[l][0]) * A[l] * (1 - A[l])
        params_batch = gradient_step(params_batch, grads, lr)
    return params_batch, np.array(losses)

# %% a loop over the layers
# mistake: takes the entries of params_batch for networks
# says: [train_many.loops-over-layers]
def train_many(X, y, params_batch, lr, epochs):
    trained, losses = [], []
    for params in params_batch:
        params, of_one = train(X, y, params, lr, epochs)
        trained.append(params)
        losses.append(of_one)
    return trained, np.array(losses).T

# %% bce_loss of the batch
# mistake: hands the outputs of all networks to bce_loss
# says: [train_many.bce_loss-for-one-network]
def train_many(X, y, params_batch, lr, epochs):
    losses = []
    for _ in range(epochs):
        A = [X]
        for W, b in params_batch:
            A.append(1 / (1 + np.exp(-(A[-1] @ W.swapaxes(1, 2) + b[:, None]))))
        losses.append(bce_loss(A[-1], y))
        delta, grads = A[-1] - y, []
        for l in reversed(range(len(params_batch))):
            grads.insert(0, (delta.swapaxes(1, 2) @ A[l], delta.sum(axis=1)))
            delta = (delta @ params_batch[l][0]) * A[l] * (1 - A[l])
        params_batch = gradient_step(params_batch, grads, lr)
    return params_batch, np.array(losses)

# %% forward of the batch
# mistake: hands the whole batch to forward
# says: are for one network, with W of shape (n_out, n_in)
def train_many(X, y, params_batch, lr, epochs):
    losses = []
    for _ in range(epochs):
        A = forward(X, params_batch)
        losses.append(xorlib.losses_many(A[-1], y))
        delta, grads = A[-1] - y, []
        for l in reversed(range(len(params_batch))):
            grads.insert(0, (delta.swapaxes(1, 2) @ A[l], delta.sum(axis=1)))
            delta = (delta @ params_batch[l][0]) * A[l] * (1 - A[l])
        params_batch = gradient_step(params_batch, grads, lr)
    return params_batch, np.array(losses)

# %% affine of the batch
# mistake: hands a layer of the batch to affine
# says: are for one network, with W of shape (n_out, n_in)
def train_many(X, y, params_batch, lr, epochs):
    losses = []
    for _ in range(epochs):
        A = [X]
        for W, b in params_batch:
            A.append(1 / (1 + np.exp(-(xorlib.affine(A[-1], W, b)))))
        losses.append(xorlib.losses_many(A[-1], y))
        delta, grads = A[-1] - y, []
        for l in reversed(range(len(params_batch))):
            grads.insert(0, (delta.swapaxes(1, 2) @ A[l], delta.sum(axis=1)))
            delta = (delta @ params_batch[l][0]) * A[l] * (1 - A[l])
        params_batch = gradient_step(params_batch, grads, lr)
    return params_batch, np.array(losses)

# %% backward of the batch
# mistake: hands the whole batch to backward
# says: are for one network, with W of shape (n_out, n_in)
def train_many(X, y, params_batch, lr, epochs):
    losses = []
    for _ in range(epochs):
        A = [X]
        for W, b in params_batch:
            A.append(1 / (1 + np.exp(-(A[-1] @ W.swapaxes(1, 2) + b[:, None]))))
        losses.append(xorlib.losses_many(A[-1], y))
        params_batch = gradient_step(params_batch, backward(A, y, params_batch), lr)
    return params_batch, np.array(losses)

# %% losses as a default argument
# mistake: the default list lives as long as the function
# says: its first result changed
def train_many(X, y, params_batch, lr, epochs, losses=[]):
    start = len(losses)
    for epoch in range(epochs):
        A = [X]
        for W, b in params_batch:
            A.append(sigmoid(A[-1] @ W.swapaxes(1, 2) + b[:, None, :]))
        losses.append(-np.sum(y * np.log(A[-1]) + (1 - y) * np.log(1 - A[-1]), axis=(1, 2)))
        delta, stepped = A[-1] - y, []
        for (W, b), a in zip(reversed(params_batch), A[-2::-1]):
            stepped.insert(0, (W - lr * delta.swapaxes(1, 2) @ a, b - lr * delta.sum(axis=1)))
            delta = (delta @ W) * a * (1 - a)
        params_batch = stepped
    return params_batch, losses

# %% by the checks' own loop
# mistake: the loop that the checks' mistakes are made of, without a mistake
# says: which gives the answer away
def train_many(X, y, params_batch, lr, epochs):
    from xorlib.checks.lesson4_training_loop.descent import _many
    return _many(X, y, params_batch, lr, epochs)

# %% xorlib's batch
# mistake: xorlib's function under another name
# says: it calls train_many, which gives the answer away
import xorlib.batch as fast

def train_many(X, y, params_batch, lr, epochs):
    return fast.train_many(X, y, params_batch, lr, epochs)

# %% W.T, bias with an axis
# mistake: A[-1] @ W.T and b[:, None]
# says: [train_many.transpose-of-stack]
def train_many(X, y, params_batch, lr, epochs):
    losses = []
    for epoch in range(epochs):
        A = [X]
        for W, b in params_batch:
            A.append(sigmoid(A[-1] @ W.T + b[:, None, :]))
        losses.append(-np.sum(y * np.log(A[-1]) + (1 - y) * np.log(1 - A[-1]), axis=(1, 2)))
    return params_batch, np.array(losses)

# %% axis=1 in the loss
# mistake: sums over the examples only
# says: [train_many.losses-of-one-axis]
# points: 2
def train_many(X, y, params_batch, lr, epochs):
    losses = []
    for epoch in range(epochs):
        A = [X]
        for W, b in params_batch:
            A.append(sigmoid(A[-1] @ W.swapaxes(1, 2) + b[:, None]))
        losses.append(-np.sum(y * np.log(A[-1]) + (1 - y) * np.log(1 - A[-1]), axis=1))
        delta = A[-1] - y
        new = []
        for (W, b), a in zip(params_batch[::-1], A[-2::-1]):
            new.insert(0, (W - lr * delta.swapaxes(1, 2) @ a, b - lr * delta.sum(axis=1)))
            delta = delta @ W * a * (1 - a)
        params_batch = new
    return params_batch, np.array(losses)

# %% axis=0 in the loss
# mistake: sums over the networks
# says: [train_many.losses-of-one-axis]
# points: 2
def train_many(X, y, params_batch, lr, epochs):
    losses = []
    for epoch in range(epochs):
        A = [X]
        for W, b in params_batch:
            A.append(sigmoid(A[-1] @ W.swapaxes(1, 2) + b[:, None]))
        losses.append(-np.sum(y * np.log(A[-1]) + (1 - y) * np.log(1 - A[-1]), axis=0))
        delta = A[-1] - y
        new = []
        for (W, b), a in zip(params_batch[::-1], A[-2::-1]):
            new.insert(0, (W - lr * delta.swapaxes(1, 2) @ a, b - lr * delta.sum(axis=1)))
            delta = delta @ W * a * (1 - a)
        params_batch = new
    return params_batch, np.array(losses)

# %% loop over networks, stacked by network
# mistake: stacks networks, not layers
# says: [error.ragged]
def train_many(X, y, params_batch, lr, epochs):
    trained, losses = [], []
    for r in range(len(params_batch[0][0])):
        params, one = train(X, y, [(W[r], b[r]) for W, b in params_batch], lr, epochs)
        trained.append(params)
        losses.append(one)
    return np.array(trained), np.array(losses).T

# %% loop over layers of the batch
# mistake: zip of params_batch
# says: [train_many.loops-over-layers]
def train_many(X, y, params_batch, lr, epochs):
    trained, losses = [], []
    for params in zip(*params_batch):
        new, one = train(X, y, params, lr, epochs)
        trained.append(new)
        losses.append(one)
    return trained, np.array(losses).T

# %% four examples
# mistake: the number of examples is hard-coded
# says: [training.four-examples]
def train_many(X, y, params_batch, lr, epochs):
    losses = []
    X, y = X[:4].reshape(4, -1), y[:4].reshape(4, 1)
    for epoch in range(epochs):
        A = [X]
        for W, b in params_batch:
            A.append(sigmoid(A[-1] @ W.swapaxes(1, 2) + b[:, None]))
        losses.append(-np.sum(y * np.log(A[-1]) + (1 - y) * np.log(1 - A[-1]), axis=(1, 2)))
        delta = A[-1] - y
        new = []
        for (W, b), a in zip(params_batch[::-1], A[-2::-1]):
            new.insert(0, (W - lr * delta.swapaxes(1, 2) @ a, b - lr * delta.sum(axis=1)))
            delta = delta @ W * a * (1 - a)
        params_batch = new
    return params_batch, np.array(losses)

# %% sign and mean
# mistake: two mistakes
# says: [training.uphill-and-gradient-averaged]
def train_many(X, y, params_batch, lr, epochs):
    losses = []
    for epoch in range(epochs):
        A = [X]
        for W, b in params_batch:
            A.append(sigmoid(A[-1] @ W.swapaxes(1, 2) + b[:, None]))
        losses.append(-np.sum(y * np.log(A[-1]) + (1 - y) * np.log(1 - A[-1]), axis=(1, 2)))
        delta = (y - A[-1]) / len(y)
        new = []
        for (W, b), a in zip(params_batch[::-1], A[-2::-1]):
            new.insert(0, (W - lr * delta.swapaxes(1, 2) @ a, b - lr * delta.sum(axis=1)))
            delta = delta @ W * a * (1 - a)
        params_batch = new
    return params_batch, np.array(losses)

# %% no slope
# mistake: the slope is missing
# says: [backpropagation.no-slope]
def train_many(X, y, params_batch, lr, epochs):
    losses = []
    for epoch in range(epochs):
        A = [X]
        for W, b in params_batch:
            A.append(sigmoid(A[-1] @ W.swapaxes(1, 2) + b[:, None]))
        losses.append(-np.sum(y * np.log(A[-1]) + (1 - y) * np.log(1 - A[-1]), axis=(1, 2)))
        delta = A[-1] - y
        new = []
        for (W, b), a in zip(params_batch[::-1], A[-2::-1]):
            new.insert(0, (W - lr * delta.swapaxes(1, 2) @ a, b - lr * delta.sum(axis=1)))
            delta = delta @ W
        params_batch = new
    return params_batch, np.array(losses)

# %% slope too often
# mistake: the slope in the last delta
# says: [backpropagation.slope-not-cancelled]
def train_many(X, y, params_batch, lr, epochs):
    losses = []
    for epoch in range(epochs):
        A = [X]
        for W, b in params_batch:
            A.append(sigmoid(A[-1] @ W.swapaxes(1, 2) + b[:, None]))
        losses.append(-np.sum(y * np.log(A[-1]) + (1 - y) * np.log(1 - A[-1]), axis=(1, 2)))
        delta = (A[-1] - y) * A[-1] * (1 - A[-1])
        new = []
        for (W, b), a in zip(params_batch[::-1], A[-2::-1]):
            new.insert(0, (W - lr * delta.swapaxes(1, 2) @ a, b - lr * delta.sum(axis=1)))
            delta = delta @ W * a * (1 - a)
        params_batch = new
    return params_batch, np.array(losses)

# %% losses of the last epoch
# mistake: the losses of the last epoch only
# says: [training.last-loss-only]
# points: 2
def train_many(X, y, params_batch, lr, epochs):
    for epoch in range(epochs):
        A = [X]
        for W, b in params_batch:
            A.append(sigmoid(A[-1] @ W.swapaxes(1, 2) + b[:, None]))
        losses = -np.sum(y * np.log(A[-1]) + (1 - y) * np.log(1 - A[-1]), axis=(1, 2))
        delta = A[-1] - y
        new = []
        for (W, b), a in zip(params_batch[::-1], A[-2::-1]):
            new.insert(0, (W - lr * delta.swapaxes(1, 2) @ a, b - lr * delta.sum(axis=1)))
            delta = delta @ W * a * (1 - a)
        params_batch = new
    return params_batch, losses

# %% R from the examples
# mistake: losses of shape (epochs, N)
# says: [training.nothing-learnt]
def train_many(X, y, params_batch, lr, epochs):
    losses = np.zeros((epochs, len(X)))
    for epoch in range(epochs):
        for r in range(len(X)):
            params = [(W[r], b[r]) for W, b in params_batch]
            losses[epoch, r] = bce_loss(forward(X, params)[-1], y)
    return params_batch, losses

# %% W.T on a batch
# mistake: A[-1] @ W.T
# says: [train_many.transpose-of-stack]
def train_many(X, y, params_batch, lr, epochs):
    losses = []
    for epoch in range(epochs):
        A = [X]
        for W, b in params_batch:
            A.append(sigmoid(A[-1] @ W.T + b))
        losses.append(-np.sum(y * np.log(A[-1]) + (1 - y) * np.log(1 - A[-1]), axis=(1, 2)))
    return params_batch, np.array(losses)

# %% two layers
# mistake: hard-coded for two layers
# says: [error.layers-not-unpacked]
def train_many(X, y, params_batch, lr, epochs):
    (W1, b1), (W2, b2) = params_batch
    losses = []
    for epoch in range(epochs):
        A1 = sigmoid(X @ W1.swapaxes(1, 2) + b1[:, None])
        A2 = sigmoid(A1 @ W2.swapaxes(1, 2) + b2[:, None])
        losses.append(-np.sum(y * np.log(A2) + (1 - y) * np.log(1 - A2), axis=(1, 2)))
        d2 = A2 - y
        d1 = d2 @ W2 * A1 * (1 - A1)
        W2, b2 = W2 - lr * d2.swapaxes(1, 2) @ A1, b2 - lr * d2.sum(axis=1)
        W1, b1 = W1 - lr * d1.swapaxes(1, 2) @ X, b1 - lr * d1.sum(axis=1)
    return [(W1, b1), (W2, b2)], np.array(losses)

# %% loop over networks, losses a row
# mistake: losses (R, epochs)
# says: [train_many.losses-transposed]
# points: 2
def train_many(X, y, params_batch, lr, epochs):
    trained, losses = [], []
    for r in range(len(params_batch[0][0])):
        params, one = network.train(X, y, [(W[r], b[r]) for W, b in params_batch], lr, epochs)
        trained.append(params)
        losses.append(one)
    return [(np.stack([p[l][0] for p in trained]), np.stack([p[l][1] for p in trained])) for l in range(len(params_batch))], np.array(losses)
from xorlib import network

# %% range of the batch
# mistake: range(len(params_batch)) networks
# says: [result.wrong]
def train_many(X, y, params_batch, lr, epochs):
    trained, losses = [], []
    for r in range(len(params_batch)):
        new, one = train(X, y, [(W[r], b[r]) for W, b in params_batch], lr, epochs)
        trained.append(new)
        losses.append(one)
    layers = [(np.stack([p[l][0] for p in trained]), np.stack([p[l][1] for p in trained])) for l in range(len(params_batch))]
    return layers, np.array(losses).T

# %% transpose without axes
# mistake: delta.T
# says: [advice.shapes]
def train_many(X, y, params_batch, lr, epochs):
    losses = []
    for epoch in range(epochs):
        A = [X]
        for W, b in params_batch:
            A.append(sigmoid(A[-1] @ W.swapaxes(1, 2) + b[:, None]))
        losses.append(-np.sum(y * np.log(A[-1]) + (1 - y) * np.log(1 - A[-1]), axis=(1, 2)))
        delta = A[-1] - y
        new = []
        for (W, b), a in zip(params_batch[::-1], A[-2::-1]):
            new.insert(0, (W - lr * delta.T @ a, b - lr * delta.sum(axis=1)))
            delta = delta @ W * a * (1 - a)
        params_batch = new
    return params_batch, np.array(losses)

# %% the layers not turned round
# mistake: the stepped layers in reverse order
# says: [advice.shapes]
def train_many(X, y, params_batch, lr, epochs):
    losses = []
    for epoch in range(epochs):
        A = [X]
        for W, b in params_batch:
            A.append(sigmoid(A[-1] @ W.swapaxes(1, 2) + b[:, None]))
        losses.append(-np.sum(y * np.log(A[-1]) + (1 - y) * np.log(1 - A[-1]), axis=(1, 2)))
        delta = A[-1] - y
        new = []
        for (W, b), a in zip(params_batch[::-1], A[-2::-1]):
            new.append((W - lr * delta.swapaxes(1, 2) @ a, b - lr * delta.sum(axis=1)))
            delta = delta @ W * a * (1 - a)
        params_batch = new
    return params_batch, np.array(losses)
