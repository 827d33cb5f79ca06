# %% velocity set back each epoch
# mistake: zeros inside the outer loop
# says: Set it to 0 once, before the loops
def fit(X, y, params, lr, epochs, size, beta, rng):
    losses = []
    for epoch in range(epochs):
        losses.append(bce_loss(forward(X, params)[-1], y) / len(X))
        velocity = [(0 * W, 0 * b) for W, b in params]
        for batch in minibatches(len(X), size, rng):
            A = forward(X[batch], params)
            grads = [(dW / len(batch), db / len(batch)) for dW, db in backward(A, y[batch], params)]
            params, velocity = momentum_step(params, velocity, grads, lr, beta)
    return params, losses

# %% velocity set back each batch
# mistake: zeros inside the inner loop
# says: [fit.velocity-reset-each-batch]
def fit(X, y, params, lr, epochs, size, beta, rng):
    losses = []
    for epoch in range(epochs):
        losses.append(bce_loss(forward(X, params)[-1], y) / len(X))
        for batch in minibatches(len(X), size, rng):
            A = forward(X[batch], params)
            velocity = [(0 * W, 0 * b) for W, b in params]
            grads = [(dW / len(batch), db / len(batch)) for dW, db in backward(A, y[batch], params)]
            params, velocity = momentum_step(params, velocity, grads, lr, beta)
    return params, losses

# %% velocity thrown away
# mistake: keeps the parameters alone
# says: There is no momentum
def fit(X, y, params, lr, epochs, size, beta, rng):
    velocity = [(0 * W, 0 * b) for W, b in params]
    losses = []
    for epoch in range(epochs):
        losses.append(bce_loss(forward(X, params)[-1], y) / len(X))
        for batch in minibatches(len(X), size, rng):
            A = forward(X[batch], params)
            grads = [(dW / len(batch), db / len(batch)) for dW, db in backward(A, y[batch], params)]
            params, _ = momentum_step(params, velocity, grads, lr, beta)
    return params, losses

# %% no momentum
# mistake: gradient_step where momentum_step belongs
# says: [fit.velocity-reset-each-batch]
def fit(X, y, params, lr, epochs, size, beta, rng):
    velocity = [(0 * W, 0 * b) for W, b in params]
    losses = []
    for epoch in range(epochs):
        losses.append(bce_loss(forward(X, params)[-1], y) / len(X))
        for batch in minibatches(len(X), size, rng):
            A = forward(X[batch], params)
            grads = [(dW / len(batch), db / len(batch)) for dW, db in backward(A, y[batch], params)]
            params = gradient_step(params, grads, lr)
    return params, losses

# %% 1 - beta
# mistake: the gradient times 1 - beta
# says: Here it comes in whole
def fit(X, y, params, lr, epochs, size, beta, rng):
    velocity = [(0 * W, 0 * b) for W, b in params]
    losses = []
    for epoch in range(epochs):
        losses.append(bce_loss(forward(X, params)[-1], y) / len(X))
        for batch in minibatches(len(X), size, rng):
            A = forward(X[batch], params)
            grads = [((1 - beta) * dW / len(batch), (1 - beta) * db / len(batch)) for dW, db in backward(A, y[batch], params)]
            params, velocity = momentum_step(params, velocity, grads, lr, beta)
    return params, losses

# %% beta always 0.9
# mistake: a constant where beta belongs
# says: beta is always 0.9
def fit(X, y, params, lr, epochs, size, beta, rng):
    velocity = [(0 * W, 0 * b) for W, b in params]
    losses = []
    for epoch in range(epochs):
        losses.append(bce_loss(forward(X, params)[-1], y) / len(X))
        for batch in minibatches(len(X), size, rng):
            A = forward(X[batch], params)
            grads = [(dW / len(batch), db / len(batch)) for dW, db in backward(A, y[batch], params)]
            params, velocity = momentum_step(params, velocity, grads, lr, 0.9)
    return params, losses

# %% the sum
# mistake: backward as it is
# says: as `backward` gives it
def fit(X, y, params, lr, epochs, size, beta, rng):
    velocity = [(0 * W, 0 * b) for W, b in params]
    losses = []
    for epoch in range(epochs):
        losses.append(bce_loss(forward(X, params)[-1], y) / len(X))
        for batch in minibatches(len(X), size, rng):
            A = forward(X[batch], params)
            grads = backward(A, y[batch], params)
            params, velocity = momentum_step(params, velocity, grads, lr, beta)
    return params, losses

# %% divided by all
# mistake: the gradient divided by len(X)
# says: divided by the number of all examples
def fit(X, y, params, lr, epochs, size, beta, rng):
    velocity = [(0 * W, 0 * b) for W, b in params]
    losses = []
    for epoch in range(epochs):
        losses.append(bce_loss(forward(X, params)[-1], y) / len(X))
        for batch in minibatches(len(X), size, rng):
            A = forward(X[batch], params)
            grads = [(dW / len(X), db / len(X)) for dW, db in backward(A, y[batch], params)]
            params, velocity = momentum_step(params, velocity, grads, lr, beta)
    return params, losses

# %% divided by size
# mistake: also the last batch, which is shorter
# says: The last batch may be shorter
def fit(X, y, params, lr, epochs, size, beta, rng):
    velocity = [(0 * W, 0 * b) for W, b in params]
    losses = []
    for epoch in range(epochs):
        losses.append(bce_loss(forward(X, params)[-1], y) / len(X))
        for batch in minibatches(len(X), size, rng):
            A = forward(X[batch], params)
            grads = [(dW / size, db / size) for dW, db in backward(A, y[batch], params)]
            params, velocity = momentum_step(params, velocity, grads, lr, beta)
    return params, losses

# %% losses summed
# mistake: the sum over the examples
# says: Divide by their number, len(X)
# points: 3
def fit(X, y, params, lr, epochs, size, beta, rng):
    velocity = [(0 * W, 0 * b) for W, b in params]
    losses = []
    for epoch in range(epochs):
        losses.append(bce_loss(forward(X, params)[-1], y))
        for batch in minibatches(len(X), size, rng):
            A = forward(X[batch], params)
            grads = [(dW / len(batch), db / len(batch)) for dW, db in backward(A, y[batch], params)]
            params, velocity = momentum_step(params, velocity, grads, lr, beta)
    return params, losses

# %% losses divided by size
# mistake: a mean over another number
# says: [pattern.times-too-large]
# points: 3
def fit(X, y, params, lr, epochs, size, beta, rng):
    velocity = [(0 * W, 0 * b) for W, b in params]
    losses = []
    for epoch in range(epochs):
        losses.append(bce_loss(forward(X, params)[-1], y) / size)
        for batch in minibatches(len(X), size, rng):
            A = forward(X[batch], params)
            grads = [(dW / len(batch), db / len(batch)) for dW, db in backward(A, y[batch], params)]
            params, velocity = momentum_step(params, velocity, grads, lr, beta)
    return params, losses

# %% loss after the epoch
# mistake: records each loss one epoch too late
# says: [fit.loss-after-epoch]
# points: 3
def fit(X, y, params, lr, epochs, size, beta, rng):
    velocity = [(0 * W, 0 * b) for W, b in params]
    losses = []
    for epoch in range(epochs):
        for batch in minibatches(len(X), size, rng):
            A = forward(X[batch], params)
            grads = [(dW / len(batch), db / len(batch)) for dW, db in backward(A, y[batch], params)]
            params, velocity = momentum_step(params, velocity, grads, lr, beta)
        losses.append(bce_loss(forward(X, params)[-1], y) / len(X))
    return params, losses

# %% loss of the last batch
# mistake: the batch where X belongs
# says: That is the loss of the last batch
# points: 3
def fit(X, y, params, lr, epochs, size, beta, rng):
    velocity = [(0 * W, 0 * b) for W, b in params]
    losses = []
    for epoch in range(epochs):
        for batch in minibatches(len(X), size, rng):
            A = forward(X[batch], params)
            grads = [(dW / len(batch), db / len(batch)) for dW, db in backward(A, y[batch], params)]
            params, velocity = momentum_step(params, velocity, grads, lr, beta)
        losses.append(bce_loss(A[-1], y[batch]) / len(batch))
    return params, losses

# %% mean of the batches
# mistake: the losses on the way, averaged
# says: while the parameters changed
# points: 3
def fit(X, y, params, lr, epochs, size, beta, rng):
    velocity = [(0 * W, 0 * b) for W, b in params]
    losses = []
    for epoch in range(epochs):
        seen = []
        for batch in minibatches(len(X), size, rng):
            A = forward(X[batch], params)
            seen.append(bce_loss(A[-1], y[batch]) / len(batch))
            grads = [(dW / len(batch), db / len(batch)) for dW, db in backward(A, y[batch], params)]
            params, velocity = momentum_step(params, velocity, grads, lr, beta)
        losses.append(np.mean(seen))
    return params, losses

# %% running loss
# mistake: the losses on the way, added up and divided
# says: [fit.losses-on-the-way]
# points: 3
def fit(X, y, params, lr, epochs, size, beta, rng):
    velocity = [(0 * W, 0 * b) for W, b in params]
    losses = []
    for epoch in range(epochs):
        total = 0
        for batch in minibatches(len(X), size, rng):
            A = forward(X[batch], params)
            total += bce_loss(A[-1], y[batch])
            grads = [(dW / len(batch), db / len(batch)) for dW, db in backward(A, y[batch], params)]
            params, velocity = momentum_step(params, velocity, grads, lr, beta)
        losses.append(total / len(X))
    return params, losses

# %% a loss for each batch
# mistake: append inside the inner loop
# says: There is a loss for each batch
# points: 3
def fit(X, y, params, lr, epochs, size, beta, rng):
    velocity = [(0 * W, 0 * b) for W, b in params]
    losses = []
    for epoch in range(epochs):
        for batch in minibatches(len(X), size, rng):
            losses.append(bce_loss(forward(X, params)[-1], y) / len(X))
            A = forward(X[batch], params)
            grads = [(dW / len(batch), db / len(batch)) for dW, db in backward(A, y[batch], params)]
            params, velocity = momentum_step(params, velocity, grads, lr, beta)
    return params, losses

# %% a loss of each batch
# mistake: the loss of the batch, each time
# says: [fit.loss-for-each-batch]
# points: 3
def fit(X, y, params, lr, epochs, size, beta, rng):
    velocity = [(0 * W, 0 * b) for W, b in params]
    losses = []
    for epoch in range(epochs):
        for batch in minibatches(len(X), size, rng):
            A = forward(X[batch], params)
            losses.append(bce_loss(A[-1], y[batch]) / len(batch))
            grads = [(dW / len(batch), db / len(batch)) for dW, db in backward(A, y[batch], params)]
            params, velocity = momentum_step(params, velocity, grads, lr, beta)
    return params, losses

# %% one loss too many
# mistake: records the loss of the returned parameters too
# says: The loss after the last epoch is not asked for
# points: 3
def fit(X, y, params, lr, epochs, size, beta, rng):
    velocity = [(0 * W, 0 * b) for W, b in params]
    losses = []
    for epoch in range(epochs):
        losses.append(bce_loss(forward(X, params)[-1], y) / len(X))
        for batch in minibatches(len(X), size, rng):
            A = forward(X[batch], params)
            grads = [(dW / len(batch), db / len(batch)) for dW, db in backward(A, y[batch], params)]
            params, velocity = momentum_step(params, velocity, grads, lr, beta)
    losses.append(bce_loss(forward(X, params)[-1], y) / len(X))
    return params, losses

# %% last loss alone
# mistake: one number for the losses
# says: the last loss alone
# points: 3
def fit(X, y, params, lr, epochs, size, beta, rng):
    velocity = [(0 * W, 0 * b) for W, b in params]
    losses = []
    for epoch in range(epochs):
        losses.append(bce_loss(forward(X, params)[-1], y) / len(X))
        for batch in minibatches(len(X), size, rng):
            A = forward(X[batch], params)
            grads = [(dW / len(batch), db / len(batch)) for dW, db in backward(A, y[batch], params)]
            params, velocity = momentum_step(params, velocity, grads, lr, beta)
    return params, losses[-1]

# %% batches before the loop
# mistake: one permutation for all epochs
# says: The batches are the same in each epoch
def fit(X, y, params, lr, epochs, size, beta, rng):
    velocity = [(0 * W, 0 * b) for W, b in params]
    batches = minibatches(len(X), size, rng)
    losses = []
    for epoch in range(epochs):
        losses.append(bce_loss(forward(X, params)[-1], y) / len(X))
        for batch in batches:
            A = forward(X[batch], params)
            grads = [(dW / len(batch), db / len(batch)) for dW, db in backward(A, y[batch], params)]
            params, velocity = momentum_step(params, velocity, grads, lr, beta)
    return params, losses

# %% a new generator each epoch
# mistake: RandomState(0) inside the loop
# says: [draws.nothing-drawn]
def fit(X, y, params, lr, epochs, size, beta, rng):
    velocity = [(0 * W, 0 * b) for W, b in params]
    losses = []
    for epoch in range(epochs):
        losses.append(bce_loss(forward(X, params)[-1], y) / len(X))
        for batch in minibatches(len(X), size, np.random.RandomState(0)):
            A = forward(X[batch], params)
            grads = [(dW / len(batch), db / len(batch)) for dW, db in backward(A, y[batch], params)]
            params, velocity = momentum_step(params, velocity, grads, lr, beta)
    return params, losses

# %% no shuffling
# mistake: slices in the order of the examples
# says: Nothing was drawn from rng
def fit(X, y, params, lr, epochs, size, beta, rng):
    velocity = [(0 * W, 0 * b) for W, b in params]
    losses = []
    for epoch in range(epochs):
        losses.append(bce_loss(forward(X, params)[-1], y) / len(X))
        for k in range(0, len(X), size):
            batch = np.arange(len(X))[k : k + size]
            A = forward(X[batch], params)
            grads = [(dW / len(batch), db / len(batch)) for dW, db in backward(A, y[batch], params)]
            params, velocity = momentum_step(params, velocity, grads, lr, beta)
    return params, losses

# %% shuffled, and not used
# mistake: calls minibatches and slices X
# says: The batches hold the examples in their own order
def fit(X, y, params, lr, epochs, size, beta, rng):
    velocity = [(0 * W, 0 * b) for W, b in params]
    losses = []
    for epoch in range(epochs):
        losses.append(bce_loss(forward(X, params)[-1], y) / len(X))
        for b, _ in enumerate(minibatches(len(X), size, rng)):
            batch = np.arange(len(X))[b * size : (b + 1) * size]
            A = forward(X[batch], params)
            grads = [(dW / len(batch), db / len(batch)) for dW, db in backward(A, y[batch], params)]
            params, velocity = momentum_step(params, velocity, grads, lr, beta)
    return params, losses

# %% X shuffled, y not
# mistake: the targets stay in their order
# says: fit: The first loss is right, and the next one is not
def fit(X, y, params, lr, epochs, size, beta, rng):
    velocity = [(0 * W, 0 * b) for W, b in params]
    losses = []
    for epoch in range(epochs):
        losses.append(bce_loss(forward(X, params)[-1], y) / len(X))
        for batch in minibatches(len(X), size, rng):
            A = forward(X[batch], params)
            grads = [(dW / len(batch), db / len(batch)) for dW, db in backward(A, np.sort(y[batch], axis=0), params)]
            params, velocity = momentum_step(params, velocity, grads, lr, beta)
    return params, losses

# %% the last batch left out
# mistake: only full batches
# says: The last batch, which is shorter, was left out
def fit(X, y, params, lr, epochs, size, beta, rng):
    velocity = [(0 * W, 0 * b) for W, b in params]
    losses = []
    for epoch in range(epochs):
        losses.append(bce_loss(forward(X, params)[-1], y) / len(X))
        for batch in minibatches(len(X), size, rng):
            if len(batch) < size:
                continue
            A = forward(X[batch], params)
            grads = [(dW / len(batch), db / len(batch)) for dW, db in backward(A, y[batch], params)]
            params, velocity = momentum_step(params, velocity, grads, lr, beta)
    return params, losses

# %% the first batch only
# mistake: a break in the inner loop
# says: Each epoch makes one step only
def fit(X, y, params, lr, epochs, size, beta, rng):
    velocity = [(0 * W, 0 * b) for W, b in params]
    losses = []
    for epoch in range(epochs):
        losses.append(bce_loss(forward(X, params)[-1], y) / len(X))
        for batch in minibatches(len(X), size, rng):
            A = forward(X[batch], params)
            grads = [(dW / len(batch), db / len(batch)) for dW, db in backward(A, y[batch], params)]
            params, velocity = momentum_step(params, velocity, grads, lr, beta)
            break
    return params, losses

# %% step behind the loop
# mistake: steps with the last batch alone
# says: Does the step stand inside the inner loop
def fit(X, y, params, lr, epochs, size, beta, rng):
    velocity = [(0 * W, 0 * b) for W, b in params]
    losses = []
    for epoch in range(epochs):
        losses.append(bce_loss(forward(X, params)[-1], y) / len(X))
        for batch in minibatches(len(X), size, rng):
            A = forward(X[batch], params)
            grads = [(dW / len(batch), db / len(batch)) for dW, db in backward(A, y[batch], params)]
        params, velocity = momentum_step(params, velocity, grads, lr, beta)
    return params, losses

# %% all at once
# mistake: the whole set as one batch
# says: The batches have another size
def fit(X, y, params, lr, epochs, size, beta, rng):
    velocity = [(0 * W, 0 * b) for W, b in params]
    losses = []
    for epoch in range(epochs):
        losses.append(bce_loss(forward(X, params)[-1], y) / len(X))
        for batch in minibatches(len(X), len(X), rng):
            A = forward(X[batch], params)
            grads = [(dW / len(batch), db / len(batch)) for dW, db in backward(A, y[batch], params)]
            params, velocity = momentum_step(params, velocity, grads, lr, beta)
    return params, losses

# %% batches of 10
# mistake: a constant where size belongs
# says: [fit.size-ignored]
def fit(X, y, params, lr, epochs, size, beta, rng):
    velocity = [(0 * W, 0 * b) for W, b in params]
    losses = []
    for epoch in range(epochs):
        losses.append(bce_loss(forward(X, params)[-1], y) / len(X))
        for batch in minibatches(len(X), 10, rng):
            A = forward(X[batch], params)
            grads = [(dW / len(batch), db / len(batch)) for dW, db in backward(A, y[batch], params)]
            params, velocity = momentum_step(params, velocity, grads, lr, beta)
    return params, losses

# %% one by one
# mistake: a step for each example
# says: There is a step for each example
def fit(X, y, params, lr, epochs, size, beta, rng):
    velocity = [(0 * W, 0 * b) for W, b in params]
    losses = []
    for epoch in range(epochs):
        losses.append(bce_loss(forward(X, params)[-1], y) / len(X))
        for batch in minibatches(len(X), 1, rng):
            A = forward(X[batch], params)
            grads = [(dW / len(batch), db / len(batch)) for dW, db in backward(A, y[batch], params)]
            params, velocity = momentum_step(params, velocity, grads, lr, beta)
    return params, losses

# %% gradient of all examples
# mistake: X where X[batch] belongs
# says: The gradient is that of all examples
def fit(X, y, params, lr, epochs, size, beta, rng):
    velocity = [(0 * W, 0 * b) for W, b in params]
    losses = []
    for epoch in range(epochs):
        losses.append(bce_loss(forward(X, params)[-1], y) / len(X))
        for batch in minibatches(len(X), size, rng):
            A = forward(X, params)
            grads = [(dW / len(X), db / len(X)) for dW, db in backward(A, y, params)]
            params, velocity = momentum_step(params, velocity, grads, lr, beta)
    return params, losses

# %% forward pass before the batches
# mistake: all gradients at the parameters of the epoch
# says: All gradients of an epoch were taken
def fit(X, y, params, lr, epochs, size, beta, rng):
    velocity = [(0 * W, 0 * b) for W, b in params]
    losses = []
    for epoch in range(epochs):
        losses.append(bce_loss(forward(X, params)[-1], y) / len(X))
        begun = params
        for batch in minibatches(len(X), size, rng):
            A = forward(X[batch], begun)
            grads = [(dW / len(batch), db / len(batch)) for dW, db in backward(A, y[batch], begun)]
            params, velocity = momentum_step(params, velocity, grads, lr, beta)
    return params, losses

# %% one step an epoch
# mistake: averages the gradients of the batches
# says: The gradients of all batches were joined
def fit(X, y, params, lr, epochs, size, beta, rng):
    velocity = [(0 * W, 0 * b) for W, b in params]
    losses = []
    for epoch in range(epochs):
        losses.append(bce_loss(forward(X, params)[-1], y) / len(X))
        sums = []
        for batch in minibatches(len(X), size, rng):
            A = forward(X[batch], params)
            grads = [(dW / len(batch), db / len(batch)) for dW, db in backward(A, y[batch], params)]
            sums.append(grads)
        layers = zip(*sums)
        grads = [tuple(np.mean([pair[part] for pair in layer], axis=0) for part in (0, 1)) for layer in layers]
        params, velocity = momentum_step(params, velocity, grads, lr, beta)
    return params, losses

# %% each epoch from the start
# mistake: every epoch begins with the parameters that were given
# says: It goes back to the parameters that were given
def fit(X, y, params, lr, epochs, size, beta, rng):
    velocity = [(0 * W, 0 * b) for W, b in params]
    losses = []
    for epoch in range(epochs):
        losses.append(bce_loss(forward(X, params)[-1], y) / len(X))
        fitted = params
        for batch in minibatches(len(X), size, rng):
            A = forward(X[batch], fitted)
            grads = [(dW / len(batch), db / len(batch)) for dW, db in backward(A, y[batch], fitted)]
            fitted, velocity = momentum_step(fitted, velocity, grads, lr, beta)
    return fitted, losses

# %% steps thrown away
# mistake: the parameters never change
# says: [training.nothing-learnt]
def fit(X, y, params, lr, epochs, size, beta, rng):
    velocity = [(0 * W, 0 * b) for W, b in params]
    losses = []
    for epoch in range(epochs):
        losses.append(bce_loss(forward(X, params)[-1], y) / len(X))
        for batch in minibatches(len(X), size, rng):
            A = forward(X[batch], params)
            grads = [(dW / len(batch), db / len(batch)) for dW, db in backward(A, y[batch], params)]
            _, velocity = momentum_step(params, velocity, grads, lr, beta)
    return params, losses

# %% starting parameters
# mistake: returns the parameters it was given
# says: The parameters that came back are the old ones
# points: 2
def fit(X, y, params, lr, epochs, size, beta, rng):
    velocity = [(0 * W, 0 * b) for W, b in params]
    given = params
    losses = []
    for epoch in range(epochs):
        losses.append(bce_loss(forward(X, params)[-1], y) / len(X))
        for batch in minibatches(len(X), size, rng):
            A = forward(X[batch], params)
            grads = [(dW / len(batch), db / len(batch)) for dW, db in backward(A, y[batch], params)]
            params, velocity = momentum_step(params, velocity, grads, lr, beta)
    return given, losses

# %% a copy of the old ones
# mistake: returns a copy from before the last epoch
# says: [fit.losses-right]
# points: 2
def fit(X, y, params, lr, epochs, size, beta, rng):
    velocity = [(0 * W, 0 * b) for W, b in params]
    losses = []
    for epoch in range(epochs):
        losses.append(bce_loss(forward(X, params)[-1], y) / len(X))
        before = [(W.copy(), b.copy()) for W, b in params]
        for batch in minibatches(len(X), size, rng):
            A = forward(X[batch], params)
            grads = [(dW / len(batch), db / len(batch)) for dW, db in backward(A, y[batch], params)]
            params, velocity = momentum_step(params, velocity, grads, lr, beta)
    return before, losses

# %% ascent
# mistake: steps along the gradient
# says: The steps go along the gradient
def fit(X, y, params, lr, epochs, size, beta, rng):
    velocity = [(0 * W, 0 * b) for W, b in params]
    losses = []
    for epoch in range(epochs):
        losses.append(bce_loss(forward(X, params)[-1], y) / len(X))
        for batch in minibatches(len(X), size, rng):
            A = forward(X[batch], params)
            grads = [(dW / len(batch), db / len(batch)) for dW, db in backward(A, y[batch], params)]
            params, velocity = momentum_step(params, velocity, grads, -lr, beta)
    return params, losses

# %% lr ignored
# mistake: a constant where lr belongs
# says: lr is always 0.3
def fit(X, y, params, lr, epochs, size, beta, rng):
    velocity = [(0 * W, 0 * b) for W, b in params]
    losses = []
    for epoch in range(epochs):
        losses.append(bce_loss(forward(X, params)[-1], y) / len(X))
        for batch in minibatches(len(X), size, rng):
            A = forward(X[batch], params)
            grads = [(dW / len(batch), db / len(batch)) for dW, db in backward(A, y[batch], params)]
            params, velocity = momentum_step(params, velocity, grads, 0.3, beta)
    return params, losses

# %% lr of lesson 4
# mistake: always 1
# says: The steps do not depend on lr
def fit(X, y, params, lr, epochs, size, beta, rng):
    velocity = [(0 * W, 0 * b) for W, b in params]
    losses = []
    for epoch in range(epochs):
        losses.append(bce_loss(forward(X, params)[-1], y) / len(X))
        for batch in minibatches(len(X), size, rng):
            A = forward(X[batch], params)
            grads = [(dW / len(batch), db / len(batch)) for dW, db in backward(A, y[batch], params)]
            params, velocity = momentum_step(params, velocity, grads, 1.0, beta)
    return params, losses

# %% an epoch too many
# mistake: a range that is one too long
# says: It runs one epoch too many
def fit(X, y, params, lr, epochs, size, beta, rng):
    velocity = [(0 * W, 0 * b) for W, b in params]
    losses = []
    for epoch in range(epochs + 1):
        losses.append(bce_loss(forward(X, params)[-1], y) / len(X))
        for batch in minibatches(len(X), size, rng):
            A = forward(X[batch], params)
            grads = [(dW / len(batch), db / len(batch)) for dW, db in backward(A, y[batch], params)]
            params, velocity = momentum_step(params, velocity, grads, lr, beta)
    return params, losses

# %% an epoch too few
# mistake: a range that is one too short
# says: It runs one epoch too few
def fit(X, y, params, lr, epochs, size, beta, rng):
    velocity = [(0 * W, 0 * b) for W, b in params]
    losses = []
    for epoch in range(1, epochs):
        losses.append(bce_loss(forward(X, params)[-1], y) / len(X))
        for batch in minibatches(len(X), size, rng):
            A = forward(X[batch], params)
            grads = [(dW / len(batch), db / len(batch)) for dW, db in backward(A, y[batch], params)]
            params, velocity = momentum_step(params, velocity, grads, lr, beta)
    return params, losses

# %% the velocity begins with params
# mistake: a copy of the parameters
# says: It begins at 0
def fit(X, y, params, lr, epochs, size, beta, rng):
    velocity = params
    losses = []
    for epoch in range(epochs):
        losses.append(bce_loss(forward(X, params)[-1], y) / len(X))
        for batch in minibatches(len(X), size, rng):
            A = forward(X[batch], params)
            grads = [(dW / len(batch), db / len(batch)) for dW, db in backward(A, y[batch], params)]
            params, velocity = momentum_step(params, velocity, grads, lr, beta)
    return params, losses

# %% the velocity begins with ones
# mistake: np.ones where zeros belong
# says: [fit.velocity-begins-with-ones]
def fit(X, y, params, lr, epochs, size, beta, rng):
    velocity = [(np.ones(W.shape), np.ones(b.shape)) for W, b in params]
    losses = []
    for epoch in range(epochs):
        losses.append(bce_loss(forward(X, params)[-1], y) / len(X))
        for batch in minibatches(len(X), size, rng):
            A = forward(X[batch], params)
            grads = [(dW / len(batch), db / len(batch)) for dW, db in backward(A, y[batch], params)]
            params, velocity = momentum_step(params, velocity, grads, lr, beta)
    return params, losses

# %% the old velocity
# mistake: steps before it has computed the velocity
# says: Each step was taken with the old velocity
def fit(X, y, params, lr, epochs, size, beta, rng):
    velocity = [(0 * W, 0 * b) for W, b in params]
    losses = []
    for epoch in range(epochs):
        losses.append(bce_loss(forward(X, params)[-1], y) / len(X))
        for batch in minibatches(len(X), size, rng):
            A = forward(X[batch], params)
            grads = [(dW / len(batch), db / len(batch)) for dW, db in backward(A, y[batch], params)]
            stepped = gradient_step(params, velocity, lr)
            _, velocity = momentum_step(params, velocity, grads, lr, beta)
            params = stepped
    return params, losses

# %% Nesterov
# mistake: looks one step ahead
# says: That is Nesterov's variant
def fit(X, y, params, lr, epochs, size, beta, rng):
    velocity = [(0 * W, 0 * b) for W, b in params]
    losses = []
    for epoch in range(epochs):
        losses.append(bce_loss(forward(X, params)[-1], y) / len(X))
        for batch in minibatches(len(X), size, rng):
            A = forward(X[batch], params)
            grads = [(dW / len(batch), db / len(batch)) for dW, db in backward(A, y[batch], params)]
            _, velocity = momentum_step(params, velocity, grads, lr, beta)
            ahead = [(dW + beta * vW, db + beta * vb) for (dW, db), (vW, vb) in zip(grads, velocity)]
            params = gradient_step(params, ahead, lr)
    return params, losses

# %% biases left out
# mistake: trains the weights alone
# says: The biases were not trained
def fit(X, y, params, lr, epochs, size, beta, rng):
    velocity = [(0 * W, 0 * b) for W, b in params]
    losses = []
    for epoch in range(epochs):
        losses.append(bce_loss(forward(X, params)[-1], y) / len(X))
        for batch in minibatches(len(X), size, rng):
            A = forward(X[batch], params)
            grads = [(dW / len(batch), 0 * db) for dW, db in backward(A, y[batch], params)]
            params, velocity = momentum_step(params, velocity, grads, lr, beta)
    return params, losses

# %% last layer alone
# mistake: trains the last layer only
# says: Only the last layer was trained
def fit(X, y, params, lr, epochs, size, beta, rng):
    velocity = [(0 * W, 0 * b) for W, b in params]
    losses = []
    for epoch in range(epochs):
        losses.append(bce_loss(forward(X, params)[-1], y) / len(X))
        for batch in minibatches(len(X), size, rng):
            A = forward(X[batch], params)
            grads = [(dW / len(batch), db / len(batch)) for dW, db in backward(A, y[batch], params)]
            grads[:-1] = [(0 * dW, 0 * db) for dW, db in grads[:-1]]
            params, velocity = momentum_step(params, velocity, grads, lr, beta)
    return params, losses

# %% in place
# mistake: changes the parameters it was given
# says: [fit.in-place]
def fit(X, y, params, lr, epochs, size, beta, rng):
    velocity = [(0 * W, 0 * b) for W, b in params]
    losses = []
    for epoch in range(epochs):
        losses.append(bce_loss(forward(X, params)[-1], y) / len(X))
        for batch in minibatches(len(X), size, rng):
            A = forward(X[batch], params)
            grads = [(dW / len(batch), db / len(batch)) for dW, db in backward(A, y[batch], params)]
            stepped, velocity = momentum_step(params, velocity, grads, lr, beta)
            for (W, b), (new_W, new_b) in zip(params, stepped):
                W[:], b[:] = new_W, new_b
    return params, losses

# %% losses first
# mistake: the pair the wrong way round
# says: The losses came first
def fit(X, y, params, lr, epochs, size, beta, rng):
    velocity = [(0 * W, 0 * b) for W, b in params]
    losses = []
    for epoch in range(epochs):
        losses.append(bce_loss(forward(X, params)[-1], y) / len(X))
        for batch in minibatches(len(X), size, rng):
            A = forward(X[batch], params)
            grads = [(dW / len(batch), db / len(batch)) for dW, db in backward(A, y[batch], params)]
            params, velocity = momentum_step(params, velocity, grads, lr, beta)
    return losses, params

# %% parameters alone
# mistake: returns no losses
# says: Only the parameters came back
def fit(X, y, params, lr, epochs, size, beta, rng):
    velocity = [(0 * W, 0 * b) for W, b in params]
    losses = []
    for epoch in range(epochs):
        losses.append(bce_loss(forward(X, params)[-1], y) / len(X))
        for batch in minibatches(len(X), size, rng):
            A = forward(X[batch], params)
            grads = [(dW / len(batch), db / len(batch)) for dW, db in backward(A, y[batch], params)]
            params, velocity = momentum_step(params, velocity, grads, lr, beta)
    return params

# %% losses alone
# mistake: returns no parameters
# says: expected  a pair, the parameters and the losses
def fit(X, y, params, lr, epochs, size, beta, rng):
    velocity = [(0 * W, 0 * b) for W, b in params]
    losses = []
    for epoch in range(epochs):
        losses.append(bce_loss(forward(X, params)[-1], y) / len(X))
        for batch in minibatches(len(X), size, rng):
            A = forward(X[batch], params)
            grads = [(dW / len(batch), db / len(batch)) for dW, db in backward(A, y[batch], params)]
            params, velocity = momentum_step(params, velocity, grads, lr, beta)
    return losses

# %% velocity too
# mistake: returns three things
# says: expected  a pair, the parameters and the losses
def fit(X, y, params, lr, epochs, size, beta, rng):
    velocity = [(0 * W, 0 * b) for W, b in params]
    losses = []
    for epoch in range(epochs):
        losses.append(bce_loss(forward(X, params)[-1], y) / len(X))
        for batch in minibatches(len(X), size, rng):
            A = forward(X[batch], params)
            grads = [(dW / len(batch), db / len(batch)) for dW, db in backward(A, y[batch], params)]
            params, velocity = momentum_step(params, velocity, grads, lr, beta)
    return params, velocity, losses

# %% return in the loop
# mistake: the first epoch only
# says: [diagnosis.first-entries-only]
def fit(X, y, params, lr, epochs, size, beta, rng):
    velocity = [(0 * W, 0 * b) for W, b in params]
    losses = []
    for epoch in range(epochs):
        losses.append(bce_loss(forward(X, params)[-1], y) / len(X))
        for batch in minibatches(len(X), size, rng):
            A = forward(X[batch], params)
            grads = [(dW / len(batch), db / len(batch)) for dW, db in backward(A, y[batch], params)]
            params, velocity = momentum_step(params, velocity, grads, lr, beta)
        return params, losses

# %% no losses
# mistake: an empty list
# says: losses is empty
# points: 3
def fit(X, y, params, lr, epochs, size, beta, rng):
    velocity = [(0 * W, 0 * b) for W, b in params]
    losses = []
    for epoch in range(epochs):
        for batch in minibatches(len(X), size, rng):
            A = forward(X[batch], params)
            grads = [(dW / len(batch), db / len(batch)) for dW, db in backward(A, y[batch], params)]
            params, velocity = momentum_step(params, velocity, grads, lr, beta)
    return params, losses

# %% y is not cut
# mistake: the targets of all examples
# says: it raised ValueError
def fit(X, y, params, lr, epochs, size, beta, rng):
    velocity = [(0 * W, 0 * b) for W, b in params]
    losses = []
    for epoch in range(epochs):
        losses.append(bce_loss(forward(X, params)[-1], y) / len(X))
        for batch in minibatches(len(X), size, rng):
            A = forward(X[batch], params)
            grads = [(dW / len(batch), db / len(batch)) for dW, db in backward(A, y, params)]
            params, velocity = momentum_step(params, velocity, grads, lr, beta)
    return params, losses

# %% a mean of a list
# mistake: divides a whole list
# says: You cannot do arithmetic with a list
def fit(X, y, params, lr, epochs, size, beta, rng):
    velocity = [(0 * W, 0 * b) for W, b in params]
    losses = []
    for epoch in range(epochs):
        losses.append(bce_loss(forward(X, params)[-1], y) / len(X))
        for batch in minibatches(len(X), size, rng):
            A = forward(X[batch], params)
            grads = backward(A, y[batch], params) / len(batch)
            params, velocity = momentum_step(params, velocity, grads, lr, beta)
    return params, losses

# %% momentum_step not taken apart
# mistake: gives params the whole pair
# says: it raised
def fit(X, y, params, lr, epochs, size, beta, rng):
    velocity = [(0 * W, 0 * b) for W, b in params]
    losses = []
    for epoch in range(epochs):
        losses.append(bce_loss(forward(X, params)[-1], y) / len(X))
        for batch in minibatches(len(X), size, rng):
            A = forward(X[batch], params)
            grads = [(dW / len(batch), db / len(batch)) for dW, db in backward(A, y[batch], params)]
            params = momentum_step(params, velocity, grads, lr, beta)
    return params, losses

# %% no velocity yet
# mistake: velocity has no value
# says: [error.no-value-yet]
def fit(X, y, params, lr, epochs, size, beta, rng):
    losses = []
    for epoch in range(epochs):
        losses.append(bce_loss(forward(X, params)[-1], y) / len(X))
        for batch in minibatches(len(X), size, rng):
            A = forward(X[batch], params)
            grads = [(dW / len(batch), db / len(batch)) for dW, db in backward(A, y[batch], params)]
            params, velocity = momentum_step(params, velocity, grads, lr, beta)
    return params, losses

# %% np.random
# mistake: the global generator
# says: [draws.global-drawn-from]
def fit(X, y, params, lr, epochs, size, beta, rng):
    velocity = [(0 * W, 0 * b) for W, b in params]
    losses = []
    for epoch in range(epochs):
        losses.append(bce_loss(forward(X, params)[-1], y) / len(X))
        for batch in minibatches(len(X), size, np.random):
            A = forward(X[batch], params)
            grads = [(dW / len(batch), db / len(batch)) for dW, db in backward(A, y[batch], params)]
            params, velocity = momentum_step(params, velocity, grads, lr, beta)
    return params, losses

# %% all zeros
# mistake: an empty answer
# says: Nothing was drawn from rng
def fit(X, y, params, lr, epochs, size, beta, rng):
    return [(0 * W, 0 * b) for W, b in params], np.zeros(epochs)

# %% None
# mistake: no return
# says: [diagnosis.no-result]
def fit(X, y, params, lr, epochs, size, beta, rng):
    velocity = [(0 * W, 0 * b) for W, b in params]
    losses = []
    for epoch in range(epochs):
        losses.append(bce_loss(forward(X, params)[-1], y) / len(X))
        for batch in minibatches(len(X), size, rng):
            A = forward(X[batch], params)
            grads = [(dW / len(batch), db / len(batch)) for dW, db in backward(A, y[batch], params)]
            params, velocity = momentum_step(params, velocity, grads, lr, beta)

# %% the course's own
# mistake: calls the reference
# says: it calls fit, which gives the answer away
from xorlib import fit as given

def fit(X, y, params, lr, epochs, size, beta, rng):
    return given(X, y, params, lr, epochs, size, beta, rng)

# %% both summed
# mistake: neither the gradient nor the losses are means
# says: There are two mistakes. 1. Those losses are sums
def fit(X, y, params, lr, epochs, size, beta, rng):
    velocity = [(0 * W, 0 * b) for W, b in params]
    losses = []
    for epoch in range(epochs):
        losses.append(bce_loss(forward(X, params)[-1], y))
        for batch in minibatches(len(X), size, rng):
            A = forward(X[batch], params)
            grads = backward(A, y[batch], params)
            params, velocity = momentum_step(params, velocity, grads, lr, beta)
    return params, losses

# %% a squared error
# mistake: another loss
# says: Those losses are squared errors
# points: 3
def fit(X, y, params, lr, epochs, size, beta, rng):
    velocity = [(0 * W, 0 * b) for W, b in params]
    losses = []
    for epoch in range(epochs):
        losses.append(np.sum((forward(X, params)[-1] - y) ** 2))
        for batch in minibatches(len(X), size, rng):
            A = forward(X[batch], params)
            grads = [(dW / len(batch), db / len(batch)) for dW, db in backward(A, y[batch], params)]
            params, velocity = momentum_step(params, velocity, grads, lr, beta)
    return params, losses

# %% lr and beta swapped
# mistake: arguments in another order
# says: Two arguments are swapped
def fit(X, y, params, lr, epochs, size, beta, rng):
    velocity = [(0 * W, 0 * b) for W, b in params]
    losses = []
    for epoch in range(epochs):
        losses.append(bce_loss(forward(X, params)[-1], y) / len(X))
        for batch in minibatches(len(X), size, rng):
            A = forward(X[batch], params)
            grads = [(dW / len(batch), db / len(batch)) for dW, db in backward(A, y[batch], params)]
            params, velocity = momentum_step(params, velocity, grads, beta, lr)
    return params, losses

# %% velocity and gradients swapped
# mistake: arguments in another order
# says: [fit.arguments-swapped]
def fit(X, y, params, lr, epochs, size, beta, rng):
    velocity = [(0 * W, 0 * b) for W, b in params]
    losses = []
    for epoch in range(epochs):
        losses.append(bce_loss(forward(X, params)[-1], y) / len(X))
        for batch in minibatches(len(X), size, rng):
            A = forward(X[batch], params)
            grads = [(dW / len(batch), db / len(batch)) for dW, db in backward(A, y[batch], params)]
            params, velocity = momentum_step(params, grads, velocity, lr, beta)
    return params, losses

# %% n and size swapped
# mistake: minibatches(size, n, rng)
# says: [fit.arguments-swapped]
def fit(X, y, params, lr, epochs, size, beta, rng):
    velocity = [(0 * W, 0 * b) for W, b in params]
    losses = []
    for epoch in range(epochs):
        losses.append(bce_loss(forward(X, params)[-1], y) / len(X))
        for batch in minibatches(size, len(X), rng):
            A = forward(X[batch], params)
            grads = [(dW / len(batch), db / len(batch)) for dW, db in backward(A, y[batch], params)]
            params, velocity = momentum_step(params, velocity, grads, lr, beta)
    return params, losses

# %% results swapped
# mistake: velocity first
# says: The two results of momentum_step are swapped
def fit(X, y, params, lr, epochs, size, beta, rng):
    velocity = [(0 * W, 0 * b) for W, b in params]
    losses = []
    for epoch in range(epochs):
        losses.append(bce_loss(forward(X, params)[-1], y) / len(X))
        for batch in minibatches(len(X), size, rng):
            A = forward(X[batch], params)
            grads = [(dW / len(batch), db / len(batch)) for dW, db in backward(A, y[batch], params)]
            velocity, params = momentum_step(params, velocity, grads, lr, beta)
    return params, losses

# %% an array of gradients
# mistake: np.array of unequal shapes
# says: [error.ragged]
def fit(X, y, params, lr, epochs, size, beta, rng):
    velocity = [(0 * W, 0 * b) for W, b in params]
    losses = []
    for epoch in range(epochs):
        losses.append(bce_loss(forward(X, params)[-1], y) / len(X))
        for batch in minibatches(len(X), size, rng):
            A = forward(X[batch], params)
            grads = np.array(backward(A, y[batch], params)) / len(batch)
            params, velocity = momentum_step(params, velocity, grads, lr, beta)
    return params, losses

# %% rng forgotten
# mistake: minibatches without rng
# says: [error.too-few-arguments]
def fit(X, y, params, lr, epochs, size, beta, rng):
    velocity = [(0 * W, 0 * b) for W, b in params]
    losses = []
    for epoch in range(epochs):
        losses.append(bce_loss(forward(X, params)[-1], y) / len(X))
        for batch in minibatches(len(X), size):
            A = forward(X[batch], params)
            grads = [(dW / len(batch), db / len(batch)) for dW, db in backward(A, y[batch], params)]
            params, velocity = momentum_step(params, velocity, grads, lr, beta)
    return params, losses
