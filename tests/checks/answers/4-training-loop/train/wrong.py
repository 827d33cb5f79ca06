# %% losses first
# mistake: the pair the wrong way round
# says: [training.losses-first]
def train(X, y, params, lr, epochs):
    losses = []
    for _ in range(epochs):
        A = forward(X, params)
        losses.append(bce_loss(A[-1], y))
        params = gradient_step(params, backward(A, y, params), lr)
    return losses, params

# %% parameters alone
# mistake: returns no losses
# says: Only the parameters came back
def train(X, y, params, lr, epochs):
    for _ in range(epochs):
        params = gradient_step(params, backward(forward(X, params), y, params), lr)
    return params

# %% losses alone
# mistake: returns no parameters
# says: expected  a pair, the parameters and the losses
def train(X, y, params, lr, epochs):
    losses = []
    for _ in range(epochs):
        A = forward(X, params)
        losses.append(bce_loss(A[-1], y))
        params = gradient_step(params, backward(A, y, params), lr)
    return losses

# %% a dict
# mistake: the wrong type
# says: a dict with 'params', 'losses'
def train(X, y, params, lr, epochs):
    losses = []
    for _ in range(epochs):
        A = forward(X, params)
        losses.append(bce_loss(A[-1], y))
        params = gradient_step(params, backward(A, y, params), lr)
    return {"params": params, "losses": losses}

# %% loss after the update
# mistake: records each loss one update too late
# says: [training.loss-after-update]
# points: 2
def train(X, y, params, lr, epochs):
    losses = []
    for _ in range(epochs):
        params = gradient_step(params, backward(forward(X, params), y, params), lr)
        losses.append(bce_loss(forward(X, params)[-1], y))
    return params, losses

# %% one loss too many
# mistake: records the loss of the returned parameters too
# says: one loss too many
# points: 2
def train(X, y, params, lr, epochs):
    losses = [bce_loss(forward(X, params)[-1], y)]
    for _ in range(epochs):
        params = gradient_step(params, backward(forward(X, params), y, params), lr)
        losses.append(bce_loss(forward(X, params)[-1], y))
    return params, losses

# %% one loss too few
# mistake: leaves the last loss out
# says: The last loss is missing
# points: 2
def train(X, y, params, lr, epochs):
    losses = []
    for i in range(epochs):
        A = forward(X, params)
        if i < epochs - 1:
            losses.append(bce_loss(A[-1], y))
        params = gradient_step(params, backward(A, y, params), lr)
    return params, losses

# %% mean loss
# mistake: averages over the examples
# says: bce_loss sums them
# points: 2
def train(X, y, params, lr, epochs):
    losses = []
    for _ in range(epochs):
        A = forward(X, params)
        losses.append(bce_loss(A[-1], y) / len(X))
        params = gradient_step(params, backward(A, y, params), lr)
    return params, losses

# %% last loss alone
# mistake: one number for the losses
# says: the last loss alone
# points: 2
def train(X, y, params, lr, epochs):
    for _ in range(epochs):
        A = forward(X, params)
        loss = bce_loss(A[-1], y)
        params = gradient_step(params, backward(A, y, params), lr)
    return params, loss

# %% losses.append returns None
# mistake: assigns what append returns
# says: it raised AttributeError
def train(X, y, params, lr, epochs):
    losses = []
    for _ in range(epochs):
        A = forward(X, params)
        losses = losses.append(bce_loss(A[-1], y))
        params = gradient_step(params, backward(A, y, params), lr)
    return params, losses

# %% no losses
# mistake: None for the losses
# says: got       None
# points: 2
def train(X, y, params, lr, epochs):
    for _ in range(epochs):
        params = gradient_step(params, backward(forward(X, params), y, params), lr)
    return params, None

# %% a column of losses
# mistake: losses with two axes
# says: [pattern.other-shape]
# points: 2
def train(X, y, params, lr, epochs):
    losses = np.zeros((epochs, 1))
    for i in range(epochs):
        A = forward(X, params)
        losses[i] = bce_loss(A[-1], y)
        params = gradient_step(params, backward(A, y, params), lr)
    return params, losses

# %% starting parameters
# mistake: returns the parameters it was given
# says: [training.old-parameters]
# points: 3
def train(X, y, params, lr, epochs):
    current, losses = params, []
    for _ in range(epochs):
        A = forward(X, current)
        losses.append(bce_loss(A[-1], y))
        current = gradient_step(current, backward(A, y, current), lr)
    return params, losses

# %% one update short
# mistake: returns the parameters before the last update
# says: [training.one-update-missing]
# points: 3
def train(X, y, params, lr, epochs):
    losses = []
    for i in range(epochs):
        A = forward(X, params)
        losses.append(bce_loss(A[-1], y))
        if i < epochs - 1:
            params = gradient_step(params, backward(A, y, params), lr)
    return params, losses

# %% an extra update at the end
# mistake: makes one update too many
# says: One update too many
# points: 3
def train(X, y, params, lr, epochs):
    losses = []
    for _ in range(epochs):
        A = forward(X, params)
        losses.append(bce_loss(A[-1], y))
        params = gradient_step(params, backward(A, y, params), lr)
    return gradient_step(params, backward(forward(X, params), y, params), lr), losses

# %% a range one too long
# mistake: runs one epoch too many
# says: One update too many
def train(X, y, params, lr, epochs):
    losses = []
    for _ in range(epochs + 1):
        A = forward(X, params)
        losses.append(bce_loss(A[-1], y))
        params = gradient_step(params, backward(A, y, params), lr)
    return params, losses

# %% a range one too short
# mistake: runs one epoch too few
# says: [training.one-update-missing]
def train(X, y, params, lr, epochs):
    losses = []
    for _ in range(1, epochs):
        A = forward(X, params)
        losses.append(bce_loss(A[-1], y))
        params = gradient_step(params, backward(A, y, params), lr)
    return params, losses

# %% never updated
# mistake: throws each step away
# says: [training.nothing-learnt]
def train(X, y, params, lr, epochs):
    losses = []
    for _ in range(epochs):
        A = forward(X, params)
        losses.append(bce_loss(A[-1], y))
        gradient_step(params, backward(A, y, params), lr)
    return params, losses

# %% each step from the start
# mistake: every step begins at the parameters it was given
# says: Each step began at the parameters that were given
def train(X, y, params, lr, epochs):
    losses = []
    for _ in range(epochs):
        A = forward(X, params)
        losses.append(bce_loss(A[-1], y))
        stepped = gradient_step(params, backward(A, y, params), lr)
    return stepped, losses

# %% forward pass before the loop
# mistake: one forward pass for all epochs
# says: The forward pass was made once
def train(X, y, params, lr, epochs):
    A, losses = forward(X, params), []
    for _ in range(epochs):
        losses.append(bce_loss(A[-1], y))
        params = gradient_step(params, backward(A, y, params), lr)
    return params, losses

# %% gradients before the loop
# mistake: one gradient for all epochs
# says: The gradients were computed once
def train(X, y, params, lr, epochs):
    grads, losses = backward(forward(X, params), y, params), []
    for _ in range(epochs):
        losses.append(bce_loss(forward(X, params)[-1], y))
        params = gradient_step(params, grads, lr)
    return params, losses

# %% lr ignored
# mistake: a constant where lr belongs
# says: The steps do not depend on lr
def train(X, y, params, lr, epochs):
    losses = []
    for _ in range(epochs):
        A = forward(X, params)
        losses.append(bce_loss(A[-1], y))
        params = gradient_step(params, backward(A, y, params), 1.0)
    return params, losses

# %% epochs ignored
# mistake: a constant where epochs belongs
# says: [training.always-140-epochs]
def train(X, y, params, lr, epochs):
    losses = []
    for _ in range(140):
        A = forward(X, params)
        losses.append(bce_loss(A[-1], y))
        params = gradient_step(params, backward(A, y, params), lr)
    return params, losses

# %% ascent
# mistake: steps along the gradient
# says: [training.uphill]
def train(X, y, params, lr, epochs):
    losses = []
    for _ in range(epochs):
        A = forward(X, params)
        losses.append(bce_loss(A[-1], y))
        params = gradient_step(params, backward(A, y, params), -lr)
    return params, losses

# %% averaged gradient
# mistake: divides the gradient by the number of examples
# says: [training.gradient-averaged]
def train(X, y, params, lr, epochs):
    losses = []
    for _ in range(epochs):
        A = forward(X, params)
        losses.append(bce_loss(A[-1], y))
        params = gradient_step(params, backward(A, y, params), lr / len(X))
    return params, losses

# %% biases left out
# mistake: trains the weights alone
# says: The biases were not trained
def train(X, y, params, lr, epochs):
    losses = []
    for _ in range(epochs):
        A = forward(X, params)
        losses.append(bce_loss(A[-1], y))
        params = [(W - lr * dW, b) for (W, b), (dW, db) in zip(params, backward(A, y, params))]
    return params, losses

# %% last layer alone
# mistake: trains the last layer only
# says: Only the last layer was trained
def train(X, y, params, lr, epochs):
    losses = []
    for _ in range(epochs):
        A = forward(X, params)
        losses.append(bce_loss(A[-1], y))
        params = params[:-1] + gradient_step(params, backward(A, y, params), lr)[-1:]
    return params, losses

# %% the broken gradient
# mistake: calls broken_backward
# says: gradients of broken_backward
def train(X, y, params, lr, epochs):
    losses = []
    for _ in range(epochs):
        A = forward(X, params)
        losses.append(bce_loss(A[-1], y))
        params = gradient_step(params, broken_backward(A, y, params), lr)
    return params, losses

# %% in place
# mistake: changes the parameters it was given
# says: [result.changed-argument]
def train(X, y, params, lr, epochs):
    losses = []
    for _ in range(epochs):
        A = forward(X, params)
        losses.append(bce_loss(A[-1], y))
        for (W, b), (dW, db) in zip(params, backward(A, y, params)):
            W -= lr * dW
            b -= lr * db
    return params, losses

# %% the notebook's X
# mistake: reads the globals X and y
# says: the notebook's
def train(inputs, y, params, lr, epochs):
    losses = []
    for _ in range(epochs):
        A = forward(X, params)
        losses.append(bce_loss(A[-1], y))
        params = gradient_step(params, backward(A, y, params), lr)
    return params, losses

# %% a list kept between calls
# mistake: a list as default argument
# says: its first result changed
def train(X, y, params, lr, epochs, losses=[]):
    for _ in range(epochs):
        A = forward(X, params)
        losses.append(bce_loss(A[-1], y))
        params = gradient_step(params, backward(A, y, params), lr)
    return params, losses

# %% stops early
# mistake: ends the loop when the loss is small
# says: losses, params W1
def train(X, y, params, lr, epochs):
    losses = []
    for _ in range(epochs):
        A = forward(X, params)
        losses.append(bce_loss(A[-1], y))
        if losses[-1] < 0.1:
            break
        params = gradient_step(params, backward(A, y, params), lr)
    return params, losses

# %% stops where the loss rises
# mistake: ends the loop when a step made the loss larger
# says: losses, params W1
def train(X, y, params, lr, epochs):
    losses = []
    for _ in range(epochs):
        A = forward(X, params)
        losses.append(bce_loss(A[-1], y))
        if len(losses) > 1 and losses[-1] > losses[-2]:
            break
        params = gradient_step(params, backward(A, y, params), lr)
    return params, losses

# %% all zeros
# mistake: an empty answer
# says: zero everywhere
def train(X, y, params, lr, epochs):
    return [(0 * W, 0 * b) for W, b in params], np.zeros(epochs)

# %% constants from the text
# mistake: hard-codes the losses of seed 0
# says: losses, params W1
def train(X, y, params, lr, epochs):
    return params, [2.999146, 2.850068, 2.504592, 1.575660, 0.577905, 0.309731, 0.202853][:epochs]

# %% not a number
# mistake: NaN
# says: not a number
def train(X, y, params, lr, epochs):
    return [(W * np.nan, b * np.nan) for W, b in params], [np.nan] * epochs

# %% None
# mistake: no return
# says: [diagnosis.no-result]
def train(X, y, params, lr, epochs):
    for _ in range(epochs):
        params = gradient_step(params, backward(forward(X, params), y, params), lr)

# %% prints
# mistake: prints the losses and returns nothing
# says: It prints its result
def train(X, y, params, lr, epochs):
    for epoch in range(epochs):
        A = forward(X, params)
        print(epoch, bce_loss(A[-1], y))
        params = gradient_step(params, backward(A, y, params), lr)

# %% an exception
# mistake: hands backward the output alone
# says: in your line   params = gradient_step(params, backward(A[-1], y, params), lr)
def train(X, y, params, lr, epochs):
    losses = []
    for _ in range(epochs):
        A = forward(X, params)
        losses.append(bce_loss(A[-1], y))
        params = gradient_step(params, backward(A[-1], y, params), lr)
    return params, losses

# %% the helper module's
# mistake: hands in xorlib's function as one's own
# says: it calls train, which gives the answer away
from xorlib import train

# %% the helper module's, by way of its snapshots
# mistake: lets xorlib's other training loop do it
# says: it calls train_with_snapshots, which gives the answer away
from xorlib import train_with_snapshots

def train(X, y, params, lr, epochs):
    snapshots = train_with_snapshots(X, y, params, lr, epochs, 1)
    return snapshots[-1][2], [loss for _, loss, _ in snapshots[:-1]]

# %% stops where the loss is flat
# mistake: ends early, where the curve hardly moves
# says: got       shape (12,)
def train(X, y, params, lr, epochs):
    losses = []
    for epoch in range(epochs):
        A = forward(X, params)
        losses.append(bce_loss(A[-1], y))
        if epoch > 10 and abs(losses[-1] - losses[-2]) < 0.1:
            break
        params = gradient_step(params, backward(A, y, params), lr)
    return params, losses

# %% return inside the loop
# mistake: returns after the first epoch
# says: [training.one-epoch]
def train(X, y, params, lr, epochs):
    losses = []
    for _ in range(epochs):
        A = forward(X, params)
        losses.append(bce_loss(A[-1], y))
        params = gradient_step(params, backward(A, y, params), lr)
        return params, losses

# %% the list inside the loop
# mistake: begins a new list of losses in each epoch
# says: [training.losses-in-loop]
# points: 2
def train(X, y, params, lr, epochs):
    for _ in range(epochs):
        losses = []
        A = forward(X, params)
        losses.append(bce_loss(A[-1], y))
        params = gradient_step(params, backward(A, y, params), lr)
    return params, losses

# %% losses of the notebook
# mistake: the list of losses stands outside the function
# says: its first result changed
losses = []

def train(X, y, params, lr, epochs):
    for epoch in range(epochs):
        A = forward(X, params)
        losses.append(bce_loss(A[-1], y))
        params = gradient_step(params, backward(A, y, params), lr)
    return params, losses

# %% goes on where the last call ended
# mistake: the parameters are kept from call to call
# says: called twice with the same arguments
trained = {}

def train(X, y, params, lr, epochs):
    losses, shapes = [], str([W.shape for W, b in params])
    params = trained.get(shapes, params)
    for epoch in range(epochs):
        A = forward(X, params)
        losses.append(bce_loss(A[-1], y))
        params = gradient_step(params, backward(A, y, params), lr)
    trained[shapes] = params
    return params, losses

# %% one network of many
# mistake: calls train_many, which stands for the reference
# says: it calls train_many, which gives the answer away
def train(X, y, params, lr, epochs):
    batch, losses = train_many(X, y, [(W[None], b[None]) for W, b in params], lr, epochs)
    return [(W[0], b[0]) for W, b in batch], losses[:, 0]

# %% from the scene of a widget
# mistake: xorlib's widget trains the network
# says: which gives the answer away
from xorlib.film import train_with_snapshots

def train(X, y, params, lr, epochs):
    shots = train_with_snapshots(X, y, params, lr, epochs, 1)
    return shots[-1][2], [loss for _, loss, _ in shots[:-1]]

# %% an update an example
# mistake: one update after each example
# says: [training.after-each-example]
def train(X, y, params, lr, epochs):
    losses = []
    for epoch in range(epochs):
        losses.append(bce_loss(forward(X, params)[-1], y))
        for i in range(len(X)):
            xi, yi = X[i:i + 1], y[i:i + 1]
            params = gradient_step(params, backward(forward(xi, params), yi, params), lr)
    return params, losses

# %% an update an example, loss summed on the way
# mistake: one update after each example, and their losses
# says: [training.after-each-example]
def train(X, y, params, lr, epochs):
    losses = []
    for epoch in range(epochs):
        total = 0.0
        for i in range(len(X)):
            xi, yi = X[i:i + 1], y[i:i + 1]
            A = forward(xi, params)
            total += bce_loss(A[-1], yi)
            params = gradient_step(params, backward(A, yi, params), lr)
        losses.append(total)
    return params, losses

# %% a loss every 100
# mistake: a loss every 100 epochs
# says: [training.loss-now-and-then]
# points: 2
def train(X, y, params, lr, epochs):
    losses = []
    for epoch in range(epochs):
        A = forward(X, params)
        if epoch % 100 == 0:
            losses.append(bce_loss(A[-1], y))
        params = gradient_step(params, backward(A, y, params), lr)
    return params, losses

# %% list arithmetic
# mistake: params - lr * grads
# says: [advice.list-arithmetic]
def train(X, y, params, lr, epochs):
    losses = []
    for epoch in range(epochs):
        A = forward(X, params)
        losses.append(bce_loss(A[-1], y))
        params = params - lr * backward(A, y, params)
    return params, losses

# %% losses = append
# mistake: losses = losses.append
# says: [error.none]
def train(X, y, params, lr, epochs):
    losses = []
    for epoch in range(epochs):
        A = forward(X, params)
        losses = losses.append(bce_loss(A[-1], y))
        params = gradient_step(params, backward(A, y, params), lr)
    return params, losses

# %% total of the losses
# mistake: adds the losses up
# says: [training.losses-total]
# points: 2
def train(X, y, params, lr, epochs):
    losses = 0.0
    for epoch in range(epochs):
        A = forward(X, params)
        losses += bce_loss(A[-1], y)
        params = gradient_step(params, backward(A, y, params), lr)
    return params, losses

# %% losses pile up
# mistake: each entry is the sum so far
# says: [training.losses-added-up]
# points: 2
def train(X, y, params, lr, epochs):
    losses, total = [], 0.0
    for epoch in range(epochs):
        A = forward(X, params)
        total += bce_loss(A[-1], y)
        losses.append(total)
        params = gradient_step(params, backward(A, y, params), lr)
    return params, losses

# %% X for the activations
# mistake: backward(X, y, params)
# says: [error.activations-wanted]
def train(X, y, params, lr, epochs):
    losses = []
    for epoch in range(epochs):
        A = forward(X, params)
        losses.append(bce_loss(A[-1], y))
        params = gradient_step(params, backward(X, y, params), lr)
    return params, losses

# %% the list for the output
# mistake: bce_loss(A, y)
# says: [advice.list-for-array]
def train(X, y, params, lr, epochs):
    losses = []
    for epoch in range(epochs):
        A = forward(X, params)
        losses.append(bce_loss(A, y))
        params = gradient_step(params, backward(A, y, params), lr)
    return params, losses

# %% weights stepped first
# mistake: delta goes back through the new W
# says: [training.through-new-W]
def train(X, y, params, lr, epochs):
    losses = []
    params = [(W.copy(), b.copy()) for W, b in params]
    for epoch in range(epochs):
        A = forward(X, params)
        losses.append(bce_loss(A[-1], y))
        delta = A[-1] - y
        for l in range(len(params), 0, -1):
            W, b = params[l - 1]
            W = W - lr * delta.T @ A[l - 1]
            b = b - lr * delta.sum(axis=0)
            params[l - 1] = (W, b)
            delta = (delta @ W) * A[l - 1] * (1 - A[l - 1])
    return params, losses

# %% range missing
# mistake: for epoch in epochs
# says: [error.number-is-no-range]
def train(X, y, params, lr, epochs):
    losses = []
    for epoch in epochs:
        A = forward(X, params)
        losses.append(bce_loss(A[-1], y))
        params = gradient_step(params, backward(A, y, params), lr)
    return params, losses

# %% step not assigned
# mistake: the result of gradient_step is dropped
# says: [training.nothing-learnt]
def train(X, y, params, lr, epochs):
    losses = []
    for epoch in range(epochs):
        A = forward(X, params)
        losses.append(bce_loss(A[-1], y))
        gradient_step(params, backward(A, y, params), lr)
    return params, losses

# %% loss of the predictions
# mistake: the number of wrong answers
# says: [training.squared-error]
# points: 2
def train(X, y, params, lr, epochs):
    losses = []
    for epoch in range(epochs):
        A = forward(X, params)
        losses.append(np.sum((A[-1] - y) ** 2))
        params = gradient_step(params, backward(A, y, params), lr)
    return params, losses

# %% uphill and averaged
# mistake: two mistakes
# says: [training.uphill-and-gradient-averaged]
def train(X, y, params, lr, epochs):
    losses = []
    for epoch in range(epochs):
        A = forward(X, params)
        losses.append(bce_loss(A[-1], y))
        params = [(W + lr * dW / len(y), b + lr * db / len(y)) for (W, b), (dW, db) in zip(params, backward(A, y, params))]
    return params, losses

# %% mean of loss and gradient
# mistake: two mistakes
# says: [training.losses-averaged-and-gradient-averaged]
def train(X, y, params, lr, epochs):
    losses = []
    for epoch in range(epochs):
        A = forward(X, params)
        losses.append(bce_loss(A[-1], y) / len(y))
        params = gradient_step(params, backward(A, y, params), lr / len(y))
    return params, losses

# %% stops when small
# mistake: lr shrinks from epoch to epoch
# says: [training.lr-changes]
def train(X, y, params, lr, epochs):
    losses = []
    for epoch in range(epochs):
        A = forward(X, params)
        losses.append(bce_loss(A[-1], y))
        params = gradient_step(params, backward(A, y, params), lr)
        lr = lr * 0.9
    return params, losses

# %% random mini-batches
# mistake: one example at random in each epoch
# says: [training.first-update-wrong]
def train(X, y, params, lr, epochs):
    losses = []
    rng = np.random.RandomState(0)
    for epoch in range(epochs):
        i = rng.randint(len(X))
        A = forward(X, params)
        losses.append(bce_loss(A[-1], y))
        params = gradient_step(params, backward(forward(X[i:i+1], params), y[i:i+1], params), lr)
    return params, losses

# %% four examples
# mistake: zip over range(4)
# says: [training.four-examples]
def train(X, y, params, lr, epochs):
    losses = []
    for epoch in range(epochs):
        A = forward(X[:4], params)
        losses.append(bce_loss(A[-1], y[:4]))
        params = gradient_step(params, backward(A, y[:4], params), lr)
    return params, losses

# %% a loss every 2
# mistake: a loss every second epoch
# says: [training.loss-now-and-then]
# points: 2
def train(X, y, params, lr, epochs):
    losses = []
    for epoch in range(epochs):
        A = forward(X, params)
        if epoch % 2 == 0:
            losses.append(bce_loss(A[-1], y))
        params = gradient_step(params, backward(A, y, params), lr)
    return params, losses

# %% losses += x
# mistake: a list += a number
# says: [training.losses-empty]
# points: 2
def train(X, y, params, lr, epochs):
    losses = []
    for epoch in range(epochs):
        A = forward(X, params)
        losses += bce_loss(A[-1], y)
        params = gradient_step(params, backward(A, y, params), lr)
    return params, losses

# %% gradients pile up
# mistake: the gradients of all epochs are added
# says: [training.gradients-pile-up]
def train(X, y, params, lr, epochs):
    losses = []
    total = [(np.zeros(W.shape), np.zeros(b.shape)) for W, b in params]
    for epoch in range(epochs):
        A = forward(X, params)
        losses.append(bce_loss(A[-1], y))
        grads = backward(A, y, params)
        total = [(a + dW, c + db) for (a, c), (dW, db) in zip(total, grads)]
        params = gradient_step(params, total, lr)
    return params, losses

# %% the list of losses outside
# mistake: the list is made once, outside
# says: [result.changed-when-called-again]
all_losses = []
def train(X, y, params, lr, epochs):
    for epoch in range(epochs):
        A = forward(X, params)
        all_losses.append(bce_loss(A[-1], y))
        params = gradient_step(params, backward(A, y, params), lr)
    return params, all_losses

# %% order of arguments
# mistake: backward(params, A, y)
# says: [error.activations-wanted]
def train(X, y, params, lr, epochs):
    losses = []
    for epoch in range(epochs):
        A = forward(X, params)
        losses.append(bce_loss(A[-1], y))
        params = gradient_step(params, backward(params, A, y), lr)
    return params, losses

# %% lr and grads exchanged
# mistake: gradient_step(params, lr, grads)
# says: [error.number-for-list]
def train(X, y, params, lr, epochs):
    losses = []
    for epoch in range(epochs):
        A = forward(X, params)
        losses.append(bce_loss(A[-1], y))
        params = gradient_step(params, lr, backward(A, y, params))
    return params, losses

# %% lr left out
# mistake: gradient_step without lr
# says: [error.too-few-arguments]
def train(X, y, params, lr, epochs):
    losses = []
    for epoch in range(epochs):
        A = forward(X, params)
        losses.append(bce_loss(A[-1], y))
        params = gradient_step(params, backward(A, y, params))
    return params, losses

# %% a new network each epoch
# mistake: starts from init_params
# says: [train.own-network]
def train(X, y, params, lr, epochs):
    params = init_params([2, 2, 1], np.random.RandomState(0))
    losses = []
    for epoch in range(epochs):
        A = forward(X, params)
        losses.append(bce_loss(A[-1], y))
        params = gradient_step(params, backward(A, y, params), lr)
    return params, losses

# %% all parameters kept
# mistake: a list of the params of all epochs
# says: [diagnosis.more-than-asked]
# points: 3
def train(X, y, params, lr, epochs):
    losses, history = [], []
    for epoch in range(epochs):
        A = forward(X, params)
        losses.append(bce_loss(A[-1], y))
        params = gradient_step(params, backward(A, y, params), lr)
        history.append(params)
    return history, losses
