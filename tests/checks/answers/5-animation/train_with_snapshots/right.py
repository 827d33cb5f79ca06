# %% look first, step afterwards
def train_with_snapshots(X, y, params, lr, epochs, every):
    snapshots = []
    for epoch in range(epochs + 1):
        if epoch % every == 0 or epoch == epochs:
            snapshots.append((epoch, bce_loss(forward(X, params)[-1], y), params))
        params = gradient_step(params, backward(forward(X, params), y, params), lr)
    return snapshots

# %% in place on a copy, copies kept
import copy

def train_with_snapshots(X, y, params, lr, epochs, every):
    params = copy.deepcopy(params)
    snapshots = []
    def note(epoch):
        snapshots.append([epoch, float(bce_loss(forward(X, params)[-1], y)), copy.deepcopy(params)])
    for epoch in range(epochs):
        if not epoch % every:
            note(epoch)
        for (W, b), (dW, db) in zip(params, backward(forward(X, params), y, params)):
            W -= lr * dW
            b -= lr * db
    note(epochs)
    return snapshots

# %% xorlib's train from one snapshot to the next
from xorlib import train

def train_with_snapshots(X, y, params, lr, epochs, every):
    snapshots, epoch = [], 0
    while True:
        snapshots.append((epoch, bce_loss(forward(X, params)[-1], y), params))
        if epoch == epochs:
            return snapshots
        steps = min(every, epochs - epoch)
        params, _ = train(X, y, params, lr, steps)
        epoch += steps

# %% recursion, a tuple of snapshots, a NumPy epoch
def train_with_snapshots(X, y, params, lr, epochs, every, epoch=0):
    A = forward(X, params)
    now = ((np.int64(epoch), bce_loss(A[-1], y), params),) if epoch % every == 0 or epoch == epochs else ()
    if epoch == epochs:
        return now
    params = gradient_step(params, backward(A, y, params), lr)
    return now + train_with_snapshots(X, y, params, lr, epochs, every, epoch + 1)

# %% all states first, chosen afterwards, another formula for the loss
def train_with_snapshots(X, y, params, lr, epochs, every):
    states = [params]
    while len(states) <= epochs:
        states.append(gradient_step(states[-1], backward(forward(X, states[-1]), y, states[-1]), lr))
    chosen = sorted({*range(0, epochs, every), epochs})
    def loss(p):
        return -np.log(np.where(y == 1, forward(X, p)[-1], 1 - forward(X, p)[-1])).sum()
    return [(epoch, loss(states[epoch]), states[epoch]) for epoch in chosen]

# %% from the start for each snapshot, printing and plotting
import sys
from xorlib import train

def train_with_snapshots(X, y, params, lr, epochs, every):
    snapshots = []
    for epoch in [*range(0, epochs, every), epochs]:
        p, _ = train(X, y, params, lr, epoch)
        print(epoch, file=sys.stderr)
        plt.plot(p[0][0])
        snapshots.append((epoch, bce_loss(forward(X, p)[-1], y), p))
    return snapshots
