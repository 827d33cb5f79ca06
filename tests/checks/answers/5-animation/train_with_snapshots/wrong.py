# %% one set of arrays
# mistake: steps in place on a copy, and keeps no copies
# says: All snapshots hold the same params, those of the end
def train_with_snapshots(X, y, params, lr, epochs, every):
    params = [(W.copy(), b.copy()) for W, b in params]
    snapshots = []
    for epoch in range(epochs + 1):
        A = forward(X, params)
        if epoch % every == 0 or epoch == epochs:
            snapshots.append((epoch, bce_loss(A[-1], y), params))
        if epoch < epochs:
            for (W, b), (dW, db) in zip(params, backward(A, y, params)):
                W -= lr * dW
                b -= lr * db
    return snapshots

# %% one set of arrays in new lists
# mistake: list(params) is taken for a copy
# says: All snapshots hold the same params, those of the end
def train_with_snapshots(X, y, params, lr, epochs, every):
    params = [(W.copy(), b.copy()) for W, b in params]
    snapshots = [(0, bce_loss(forward(X, params)[-1], y), list(params))]
    for epoch in range(1, epochs + 1):
        for (W, b), (dW, db) in zip(params, backward(forward(X, params), y, params)):
            W -= lr * dW
            b -= lr * db
        if epoch % every == 0 or epoch == epochs:
            snapshots.append((epoch, bce_loss(forward(X, params)[-1], y), params.copy()))
    return snapshots

# %% one set of arrays, stepped once more
# mistake: as before, and a step after the last snapshot
# says: All snapshots hold the same params
def train_with_snapshots(X, y, params, lr, epochs, every):
    params = [(W.copy(), b.copy()) for W, b in params]
    snapshots = []
    for epoch in range(epochs + 1):
        A = forward(X, params)
        if epoch % every == 0 or epoch == epochs:
            snapshots.append((epoch, bce_loss(A[-1], y), params))
        for (W, b), (dW, db) in zip(params, backward(A, y, params)):
            W -= lr * dW
            b -= lr * db
    return snapshots

# %% the caller's arrays
# mistake: steps in place on the argument
# says: the caller's params are lost
def train_with_snapshots(X, y, params, lr, epochs, every):
    snapshots = []
    for epoch in range(epochs + 1):
        A = forward(X, params)
        if epoch % every == 0 or epoch == epochs:
            snapshots.append((epoch, bce_loss(A[-1], y), params))
        for (W, b), (dW, db) in zip(params, backward(A, y, params)):
            W -= lr * dW
            b -= lr * db
    return snapshots

# %% the last one missing
# mistake: nothing at `epochs` where every does not divide it
# says: [train_with_snapshots.last-missing]
def train_with_snapshots(X, y, params, lr, epochs, every):
    snapshots = []
    for epoch in range(epochs + 1):
        A = forward(X, params)
        if epoch % every == 0:
            snapshots.append((epoch, bce_loss(A[-1], y), params))
        params = gradient_step(params, backward(A, y, params), lr)
    return snapshots

# %% the loop ends too soon
# mistake: range(epochs), so nothing after the last update
# says: The last snapshot is missing
def train_with_snapshots(X, y, params, lr, epochs, every):
    snapshots = []
    for epoch in range(epochs):
        A = forward(X, params)
        if epoch % every == 0 or epoch == epochs:
            snapshots.append((epoch, bce_loss(A[-1], y), params))
        params = gradient_step(params, backward(A, y, params), lr)
    return snapshots

# %% the last one an epoch early
# mistake: a snapshot at epochs - 1 for the last
# says: The last snapshot is of epochs - 1
def train_with_snapshots(X, y, params, lr, epochs, every):
    snapshots = []
    for epoch in range(epochs):
        A = forward(X, params)
        if epoch % every == 0 or epoch == epochs - 1:
            snapshots.append((epoch, bce_loss(A[-1], y), params))
        params = gradient_step(params, backward(A, y, params), lr)
    return snapshots

# %% the first one missing
# mistake: begins after the first update
# says: The first snapshot is missing
def train_with_snapshots(X, y, params, lr, epochs, every):
    snapshots = []
    for epoch in range(1, epochs + 1):
        params = gradient_step(params, backward(forward(X, params), y, params), lr)
        if epoch % every == 0 or epoch == epochs:
            snapshots.append((epoch, bce_loss(forward(X, params)[-1], y), params))
    return snapshots

# %% the last one twice
# mistake: appends the end whether or not it is there
# says: The last snapshot is there twice
def train_with_snapshots(X, y, params, lr, epochs, every):
    snapshots = []
    for epoch in range(epochs + 1):
        A = forward(X, params)
        if epoch % every == 0:
            snapshots.append((epoch, bce_loss(A[-1], y), params))
        if epoch == epochs:
            snapshots.append((epoch, bce_loss(A[-1], y), params))
        params = gradient_step(params, backward(A, y, params), lr)
    return snapshots

# %% every ignored
# mistake: a snapshot at each epoch
# says: `every` is not used
def train_with_snapshots(X, y, params, lr, epochs, every):
    snapshots = []
    for epoch in range(epochs + 1):
        A = forward(X, params)
        snapshots.append((epoch, bce_loss(A[-1], y), params))
        params = gradient_step(params, backward(A, y, params), lr)
    return snapshots

# %% steps first
# mistake: the loss before an update with the params after it
# says: The params are one update ahead
def train_with_snapshots(X, y, params, lr, epochs, every):
    snapshots = []
    for epoch in range(epochs + 1):
        A = forward(X, params)
        loss = bce_loss(A[-1], y)
        params = gradient_step(params, backward(A, y, params), lr)
        if epoch % every == 0 or epoch == epochs:
            snapshots.append((epoch, loss, params))
    return snapshots

# %% the loss of before
# mistake: the loss of the params before the last update
# says: The loss belongs to the params before the last update
def train_with_snapshots(X, y, params, lr, epochs, every):
    loss = bce_loss(forward(X, params)[-1], y)
    snapshots = [(0, loss, params)]
    for epoch in range(1, epochs + 1):
        A = forward(X, params)
        params = gradient_step(params, backward(A, y, params), lr)
        if epoch % every == 0 or epoch == epochs:
            snapshots.append((epoch, bce_loss(A[-1], y), params))
    return snapshots

# %% an update ahead
# mistake: loss and params after one update more than the epoch says
# says: Loss and params are one update ahead
def train_with_snapshots(X, y, params, lr, epochs, every):
    snapshots = []
    for epoch in range(epochs + 1):
        params = gradient_step(params, backward(forward(X, params), y, params), lr)
        if epoch % every == 0 or epoch == epochs:
            snapshots.append((epoch, bce_loss(forward(X, params)[-1], y), params))
    return snapshots

# %% counted from 1
# mistake: the epochs are one too high
# says: The epochs are one too high
def train_with_snapshots(X, y, params, lr, epochs, every):
    snapshots = []
    for epoch in range(epochs + 1):
        A = forward(X, params)
        if epoch % every == 0 or epoch == epochs:
            snapshots.append((epoch + 1, bce_loss(A[-1], y), params))
        params = gradient_step(params, backward(A, y, params), lr)
    return snapshots

# %% averaged
# mistake: the mean instead of the sum
# says: [train_with_snapshots.losses-averaged]
def train_with_snapshots(X, y, params, lr, epochs, every):
    snapshots = []
    for epoch in range(epochs + 1):
        A = forward(X, params)
        if epoch % every == 0 or epoch == epochs:
            snapshots.append((epoch, bce_loss(A[-1], y) / len(X), params))
        params = gradient_step(params, backward(A, y, params), lr)
    return snapshots

# %% lr ignored
# mistake: steps of size 1
# says: lr is not used
def train_with_snapshots(X, y, params, lr, epochs, every):
    snapshots = []
    for epoch in range(epochs + 1):
        A = forward(X, params)
        if epoch % every == 0 or epoch == epochs:
            snapshots.append((epoch, bce_loss(A[-1], y), params))
        params = gradient_step(params, backward(A, y, params), 1.0)
    return snapshots

# %% uphill
# mistake: adds the gradient
# says: The steps go uphill
def train_with_snapshots(X, y, params, lr, epochs, every):
    snapshots = []
    for epoch in range(epochs + 1):
        A = forward(X, params)
        if epoch % every == 0 or epoch == epochs:
            snapshots.append((epoch, bce_loss(A[-1], y), params))
        params = [(W + lr * dW, b + lr * db) for (W, b), (dW, db) in zip(params, backward(A, y, params))]
    return snapshots

# %% no training
# mistake: forgets to keep what gradient_step returns
# says: The params never change
def train_with_snapshots(X, y, params, lr, epochs, every):
    snapshots = []
    for epoch in range(epochs + 1):
        A = forward(X, params)
        if epoch % every == 0 or epoch == epochs:
            snapshots.append((epoch, bce_loss(A[-1], y), params))
        gradient_step(params, backward(A, y, params), lr)
    return snapshots

# %% params alone
# mistake: a list of params
# says: Those are params alone
def train_with_snapshots(X, y, params, lr, epochs, every):
    snapshots = []
    for epoch in range(epochs + 1):
        if epoch % every == 0 or epoch == epochs:
            snapshots.append(params)
        params = gradient_step(params, backward(forward(X, params), y, params), lr)
    return snapshots

# %% another order
# mistake: (loss, epoch, params)
# says: The order is (epoch, loss, params)
def train_with_snapshots(X, y, params, lr, epochs, every):
    snapshots = []
    for epoch in range(epochs + 1):
        A = forward(X, params)
        if epoch % every == 0 or epoch == epochs:
            snapshots.append((bce_loss(A[-1], y), epoch, params))
        params = gradient_step(params, backward(A, y, params), lr)
    return snapshots

# %% dicts
# mistake: the wrong type
# says: got       a dict with 'epoch', 'loss', 'params'
def train_with_snapshots(X, y, params, lr, epochs, every):
    snapshots = []
    for epoch in range(epochs + 1):
        A = forward(X, params)
        if epoch % every == 0 or epoch == epochs:
            snapshots.append({"epoch": epoch, "loss": bce_loss(A[-1], y), "params": params})
        params = gradient_step(params, backward(A, y, params), lr)
    return snapshots

# %% a real number for the epoch
# mistake: the epoch as a float
# says: expected  the integer 0
def train_with_snapshots(X, y, params, lr, epochs, every):
    snapshots = []
    for epoch in np.arange(epochs + 1.0):
        A = forward(X, params)
        if epoch % every == 0 or epoch == epochs:
            snapshots.append((epoch, bce_loss(A[-1], y), params))
        params = gradient_step(params, backward(A, y, params), lr)
    return snapshots

# %% the truth table
# mistake: reads the notebook's X and y
# says: [diagnosis.reads-notebook]
def train_with_snapshots(inputs, targets, params, lr, epochs, every):
    snapshots = []
    for epoch in range(epochs + 1):
        A = forward(X, params)
        if epoch % every == 0 or epoch == epochs:
            snapshots.append((epoch, bce_loss(A[-1], y), params))
        params = gradient_step(params, backward(A, y, params), lr)
    return snapshots

# %% a generator
# mistake: yields and returns no list
# says: got       a generator
def train_with_snapshots(X, y, params, lr, epochs, every):
    for epoch in range(epochs + 1):
        A = forward(X, params)
        if epoch % every == 0 or epoch == epochs:
            yield epoch, bce_loss(A[-1], y), params
        params = gradient_step(params, backward(A, y, params), lr)

# %% the figures of the text
# mistake: hard-codes the epochs and losses of the lesson
# says: expected  3 entries
def train_with_snapshots(X, y, params, lr, epochs, every):
    return [(0, 2.999146, params), (20, 2.850068, params), (40, 2.504592, params), (60, 1.575660, params)]

# %% zeros
# mistake: empty arrays for params
# says: params of snapshots[0] is zero everywhere
def train_with_snapshots(X, y, params, lr, epochs, every):
    zeros = [(0 * W, 0 * b) for W, b in params]
    return [(epoch, bce_loss(forward(X, params)[-1], y), zeros) for epoch in sorted({*range(0, epochs, every), epochs})]

# %% not a number
# mistake: NaN for the loss
# says: got       nan
def train_with_snapshots(X, y, params, lr, epochs, every):
    return [(epoch, float("nan"), params) for epoch in sorted({*range(0, epochs, every), epochs})]

# %% nothing
# mistake: no return
# says: [diagnosis.no-result]
def train_with_snapshots(X, y, params, lr, epochs, every):
    snapshots = []
    for epoch in range(epochs + 1):
        snapshots.append((epoch, bce_loss(forward(X, params)[-1], y), params))

# %% prints
# mistake: prints instead of returning
# says: It prints its result
def train_with_snapshots(X, y, params, lr, epochs, every):
    for epoch in range(epochs + 1):
        A = forward(X, params)
        if epoch % every == 0 or epoch == epochs:
            print(epoch, bce_loss(A[-1], y))
        params = gradient_step(params, backward(A, y, params), lr)

# %% an exception
# mistake: unpacks what train returns as if it were params
# says: it raised
from xorlib import train

def train_with_snapshots(X, y, params, lr, epochs, every):
    snapshots = []
    for epoch in range(0, epochs, every):
        snapshots.append((epoch, bce_loss(forward(X, params)[-1], y), params))
        params = train(X, y, params, lr, every)
    return snapshots

# %% the helper module's
# mistake: hands in xorlib's function as one's own
# says: it calls train_with_snapshots, which gives the answer away
from xorlib import train_with_snapshots

# %% the last loss not taken anew
# mistake: notes the last params with the loss from before the last update
# says: The last loss is from before the last update
def train_with_snapshots(X, y, params, lr, epochs, every):
    snapshots = []
    for epoch in range(epochs):
        A = forward(X, params)
        if epoch % every == 0:
            snapshots.append((epoch, bce_loss(A[-1], y), params))
        params = gradient_step(params, backward(A, y, params), lr)
    snapshots.append((epochs, bce_loss(A[-1], y), params))
    return snapshots

# %% a step for each snapshot
# mistake: jumps over the epochs in between
# says: [train_with_snapshots.step-a-snapshot]
def train_with_snapshots(X, y, params, lr, epochs, every):
    snapshots = []
    for epoch in range(0, epochs + 1, every):
        A = forward(X, params)
        snapshots.append((epoch, bce_loss(A[-1], y), params))
        params = gradient_step(params, backward(A, y, params), lr)
    return snapshots

# %% a step for each snapshot, the last one among them
# mistake: jumps over the epochs in between
# says: [train_with_snapshots.step-a-snapshot]
def train_with_snapshots(X, y, params, lr, epochs, every):
    snapshots = []
    for epoch in [*range(0, epochs, every), epochs]:
        A = forward(X, params)
        snapshots.append((epoch, bce_loss(A[-1], y), params))
        params = gradient_step(params, backward(A, y, params), lr)
    return snapshots

# %% the loss last
# mistake: (epoch, params, loss)
# says: The order is (epoch, loss, params)
def train_with_snapshots(X, y, params, lr, epochs, every):
    snapshots = []
    for epoch in range(epochs + 1):
        A = forward(X, params)
        if epoch % every == 0 or epoch == epochs:
            snapshots.append((epoch, params, bce_loss(A[-1], y)))
        params = gradient_step(params, backward(A, y, params), lr)
    return snapshots

# %% return inside the loop
# mistake: returns after the first epoch
# says: [train_with_snapshots.first-only]
def train_with_snapshots(X, y, params, lr, epochs, every):
    snapshots = []
    for epoch in range(epochs + 1):
        A = forward(X, params)
        if epoch % every == 0 or epoch == epochs:
            snapshots.append((epoch, bce_loss(A[-1], y), params))
        params = gradient_step(params, backward(A, y, params), lr)
        return snapshots

# %% the list inside the loop
# mistake: begins a new list in each epoch
# says: [train_with_snapshots.last-only]
def train_with_snapshots(X, y, params, lr, epochs, every):
    for epoch in range(epochs + 1):
        snapshots = []
        A = forward(X, params)
        if epoch % every == 0 or epoch == epochs:
            snapshots.append((epoch, bce_loss(A[-1], y), params))
        params = gradient_step(params, backward(A, y, params), lr)
    return snapshots

# %% snapshots of the notebook
# mistake: the list stands outside the function
# says: its first result changed
snapshots = []

def train_with_snapshots(X, y, params, lr, epochs, every):
    snapshots.clear()
    for epoch in range(epochs + 1):
        A = forward(X, params)
        if epoch % every == 0 or epoch == epochs:
            snapshots.append((epoch, bce_loss(A[-1], y), params))
        params = gradient_step(params, backward(A, y, params), lr)
    return snapshots

# %% the film of a widget
# mistake: xorlib's scene of a run holds every snapshot
# says: it calls train_with_snapshots, which gives the answer away
from xorlib.widgets.scenes import training

def train_with_snapshots(X, y, params, lr, epochs, every):
    shots = training(params, lr, epochs, 0).snapshots
    return [shot for shot in shots if shot[0] % every == 0 or shot[0] == epochs]

# %% by the checks' own loop
# mistake: a loop that the checks' mistakes are made of, without a mistake
# says: which gives the answer away
def train_with_snapshots(X, y, params, lr, epochs, every):
    from xorlib.checks.lesson5_animation import _snapshots
    return _snapshots()(X, y, params, lr, epochs, every)

# %% in place
# mistake: steps in place
# says: [train_with_snapshots.in-place]
def train_with_snapshots(X, y, params, lr, epochs, every):
    snapshots = []
    for epoch in range(epochs + 1):
        A = forward(X, params)
        if epoch % every == 0 or epoch == epochs:
            snapshots.append((epoch, bce_loss(A[-1], y), params))
        grads = backward(A, y, params)
        for (W, b), (dW, db) in zip(params, grads):
            W -= lr * dW
            b -= lr * db
    return snapshots

# %% list copied, in place
# mistake: list(params) is no copy of the arrays
# says: [train_with_snapshots.in-place]
def train_with_snapshots(X, y, params, lr, epochs, every):
    snapshots = []
    for epoch in range(epochs + 1):
        A = forward(X, params)
        if epoch % every == 0 or epoch == epochs:
            snapshots.append((epoch, bce_loss(A[-1], y), list(params)))
        for (W, b), (dW, db) in zip(params, backward(A, y, params)):
            W -= lr * dW
            b -= lr * db
    return snapshots

# %% copied at first, then in place
# mistake: copies at the start, and steps in place
# says: [train_with_snapshots.shared]
def train_with_snapshots(X, y, params, lr, epochs, every):
    params = [(W.copy(), b.copy()) for W, b in params]
    snapshots = []
    for epoch in range(epochs + 1):
        A = forward(X, params)
        if epoch % every == 0 or epoch == epochs:
            snapshots.append((epoch, bce_loss(A[-1], y), params))
        for (W, b), (dW, db) in zip(params, backward(A, y, params)):
            W -= lr * dW
            b -= lr * db
    return snapshots

# %% list elements replaced
# mistake: params[l] = ... in one list
# says: [train_with_snapshots.shared]
def train_with_snapshots(X, y, params, lr, epochs, every):
    params = list(params)
    snapshots = []
    for epoch in range(epochs + 1):
        A = forward(X, params)
        if epoch % every == 0 or epoch == epochs:
            snapshots.append((epoch, bce_loss(A[-1], y), params))
        stepped = gradient_step(params, backward(A, y, params), lr)
        for l in range(len(params)):
            params[l] = stepped[l]
    return snapshots

# %% an update an example
# mistake: one update after each example
# says: [training.after-each-example]
def train_with_snapshots(X, y, params, lr, epochs, every):
    snapshots = []
    for epoch in range(epochs + 1):
        if epoch % every == 0 or epoch == epochs:
            snapshots.append((epoch, bce_loss(forward(X, params)[-1], y), params))
        for i in range(len(X)):
            A = forward(X[i:i + 1], params)
            params = gradient_step(params, backward(A, y[i:i + 1], params), lr)
    return snapshots

# %% append of three
# mistake: append(epoch, loss, params)
# says: [error.append-takes-one]
def train_with_snapshots(X, y, params, lr, epochs, every):
    snapshots = []
    for epoch in range(epochs + 1):
        A = forward(X, params)
        if epoch % every == 0 or epoch == epochs:
            snapshots.append(epoch, bce_loss(A[-1], y), params)
        params = gradient_step(params, backward(A, y, params), lr)
    return snapshots

# %% plus a tuple
# mistake: += with a tuple
# says: [train_with_snapshots.flat-list]
def train_with_snapshots(X, y, params, lr, epochs, every):
    snapshots = []
    for epoch in range(epochs + 1):
        A = forward(X, params)
        if epoch % every == 0 or epoch == epochs:
            snapshots += (epoch, bce_loss(A[-1], y), params)
        params = gradient_step(params, backward(A, y, params), lr)
    return snapshots

# %% list arithmetic
# mistake: params - lr * grads
# says: [advice.list-arithmetic]
def train_with_snapshots(X, y, params, lr, epochs, every):
    snapshots = []
    for epoch in range(epochs + 1):
        A = forward(X, params)
        if epoch % every == 0 or epoch == epochs:
            snapshots.append((epoch, bce_loss(A[-1], y), params))
        params = params - lr * backward(A, y, params)
    return snapshots

# %% X for the activations
# mistake: backward(X, y, params)
# says: [error.activations-wanted]
def train_with_snapshots(X, y, params, lr, epochs, every):
    snapshots = []
    for epoch in range(epochs + 1):
        A = forward(X, params)
        if epoch % every == 0 or epoch == epochs:
            snapshots.append((epoch, bce_loss(A[-1], y), params))
        params = gradient_step(params, backward(X, y, params), lr)
    return snapshots

# %% outputs for params
# mistake: the activations in the place of params
# says: [train_with_snapshots.activations]
def train_with_snapshots(X, y, params, lr, epochs, every):
    snapshots = []
    for epoch in range(epochs + 1):
        A = forward(X, params)
        if epoch % every == 0 or epoch == epochs:
            snapshots.append((epoch, bce_loss(A[-1], y), A))
        params = gradient_step(params, backward(A, y, params), lr)
    return snapshots

# %% every by division
# mistake: epoch / every == 0
# says: [train_with_snapshots.ends-only]
def train_with_snapshots(X, y, params, lr, epochs, every):
    snapshots = []
    for epoch in range(epochs + 1):
        A = forward(X, params)
        if epoch / every == 0 or epoch == epochs:
            snapshots.append((epoch, bce_loss(A[-1], y), params))
        params = gradient_step(params, backward(A, y, params), lr)
    return snapshots

# %% weights stepped first
# mistake: delta goes back through the new W
# says: [training.through-new-W]
def train_with_snapshots(X, y, params, lr, epochs, every):
    snapshots = []
    for epoch in range(epochs + 1):
        A = forward(X, params)
        if epoch % every == 0 or epoch == epochs:
            snapshots.append((epoch, bce_loss(A[-1], y), params))
        delta, new = A[-1] - y, []
        for l in range(len(params), 0, -1):
            W, b = params[l - 1]
            W, b = W - lr * delta.T @ A[l - 1], b - lr * delta.sum(axis=0)
            new.insert(0, (W, b))
            delta = delta @ W * A[l - 1] * (1 - A[l - 1])
        params = new
    return snapshots

# %% gradient averaged
# mistake: a mean gradient
# says: [backpropagation.mean]
def train_with_snapshots(X, y, params, lr, epochs, every):
    snapshots = []
    for epoch in range(epochs + 1):
        A = forward(X, params)
        if epoch % every == 0 or epoch == epochs:
            snapshots.append((epoch, bce_loss(A[-1], y), params))
        params = gradient_step(params, backward(A, y, params), lr / len(y))
    return snapshots

# %% in place, not after the last
# mistake: steps in place, and stops after the last epoch
# says: [train_with_snapshots.in-place]
def train_with_snapshots(X, y, params, lr, epochs, every):
    snapshots = []
    for epoch in range(epochs + 1):
        A = forward(X, params)
        if epoch % every == 0 or epoch == epochs:
            snapshots.append((epoch, bce_loss(A[-1], y), params))
        if epoch < epochs:
            grads = backward(A, y, params)
            for (W, b), (dW, db) in zip(params, grads):
                W -= lr * dW
                b -= lr * db
    return snapshots

# %% append's None
# mistake: snapshots = snapshots.append
# says: [error.none]
def train_with_snapshots(X, y, params, lr, epochs, every):
    snapshots = []
    for epoch in range(epochs + 1):
        A = forward(X, params)
        if epoch % every == 0 or epoch == epochs:
            snapshots = snapshots.append((epoch, bce_loss(A[-1], y), params))
        params = gradient_step(params, backward(A, y, params), lr)
    return snapshots

# %% a list outside
# mistake: the list is made once, outside
# says: [result.changed-when-called-again]
shots = []
def train_with_snapshots(X, y, params, lr, epochs, every):
    for epoch in range(epochs + 1):
        A = forward(X, params)
        if epoch % every == 0 or epoch == epochs:
            shots.append((epoch, bce_loss(A[-1], y), params))
        params = gradient_step(params, backward(A, y, params), lr)
    return shots

# %% a step an every
# mistake: range(0, epochs, every)
# says: [train_with_snapshots.last-missing]
def train_with_snapshots(X, y, params, lr, epochs, every):
    snapshots = []
    for epoch in range(0, epochs + 1, every):
        A = forward(X, params)
        snapshots.append((epoch, bce_loss(A[-1], y), params))
        for _ in range(every):
            params = gradient_step(params, backward(forward(X, params), y, params), lr)
    return snapshots

# %% dicts, as a student wrote it
# mistake: a dict for each snapshot
# says: [diagnosis.a-dict]
def train_with_snapshots(X, y, params, lr, epochs, every):
    snapshots = []
    for epoch in range(epochs + 1):
        A = forward(X, params)
        if epoch % every == 0 or epoch == epochs:
            snapshots.append({"epoch": epoch, "loss": bce_loss(A[-1], y), "params": params})
        params = gradient_step(params, backward(A, y, params), lr)
    return snapshots

# %% train for each snapshot
# mistake: trains from the start for every epochs each time
# says: [diagnosis.too-few-entries]
def train_with_snapshots(X, y, params, lr, epochs, every):
    snapshots = []
    for epoch in range(0, epochs + 1, every):
        now = params
        for _ in range(every):
            A = forward(X, now)
            now = gradient_step(now, backward(A, y, now), lr)
        snapshots.append((epoch, bce_loss(forward(X, now)[-1], y), now))
    return snapshots

# %% stops where the loss rises
# mistake: a loss may rise for a while, and the last snapshots are missing then
# says: [
def train_with_snapshots(X, y, params, lr, epochs, every):
    snapshots, before = [], np.inf
    for epoch in range(epochs + 1):
        A = forward(X, params)
        loss = bce_loss(A[-1], y)
        if loss > before:
            break
        before = loss
        if epoch % every == 0 or epoch == epochs:
            snapshots.append((epoch, loss, params))
        params = gradient_step(params, backward(A, y, params), lr)
    return snapshots
