# %% a new class of parameters inside
# exercise: gradient_step
from dataclasses import dataclass

@dataclass(frozen=True, eq=False)
class Layer:
    W: np.ndarray
    b: np.ndarray

    def __sub__(self, other):
        return Layer(self.W - other.W, self.b - other.b)

    def __rmul__(self, factor):
        return Layer(factor * self.W, factor * self.b)

def gradient_step(params, grads, lr):
    layers = [Layer(*p) - lr * Layer(*g) for p, g in zip(params, grads)]
    return [(layer.W, layer.b) for layer in layers]

# %% arrays of arrays
# exercise: gradient_step
def gradient_step(params, grads, lr):
    new = []
    for pair, slopes in zip(params, grads):
        flat = np.empty(2, dtype=object)
        flat[0], flat[1] = pair
        step = np.empty(2, dtype=object)
        step[0], step[1] = slopes
        new.append(tuple(flat - lr * step))
    return new

# %% in place on copies
# exercise: gradient_step
import copy

def gradient_step(params, grads, lr):
    new = copy.deepcopy(params)
    for (W, b), (dW, db) in zip(new, grads):
        np.subtract(W, lr * dW, out=W)
        b -= lr * db
    return new

# %% a momentum that stays zero, in a global
# exercise: gradient_step
velocity = None

def gradient_step(params, grads, lr, momentum=0.0):
    global velocity
    velocity = [(momentum * W, momentum * b) for W, b in params]
    return [(W - lr * dW + vW, b - lr * db + vb) for (W, b), (dW, db), (vW, vb) in zip(params, grads, velocity)]

# %% an optimiser
# exercise: gradient_step
class SGD:
    def __init__(self):
        self.steps = 0

    def __call__(self, params, grads, lr):
        self.steps += 1
        return [tuple(p - lr * g for p, g in zip(*pairs)) for pairs in zip(params, grads)]

gradient_step = SGD()

# %% a progress bar
# exercise: train
try:
    from tqdm.auto import trange
except ImportError:
    trange = lambda n, **options: range(n)

def train(X, y, params, lr, epochs):
    losses = []
    for epoch in trange(epochs, leave=False):
        A = forward(X, params)
        losses.append(bce_loss(A[-1], y))
        params = gradient_step(params, backward(A, y, params), lr)
    return params, losses

# %% printing every epoch, and a plot
# exercise: train
def train(X, y, params, lr, epochs, verbose=True):
    losses = np.zeros(epochs)
    for epoch in range(epochs):
        A = forward(X, params)
        losses[epoch] = bce_loss(A[-1], y)
        if verbose and epoch % 1 == 0:
            print(f"epoch {epoch:4d}  loss {losses[epoch]:.4f}", end="\r")
        params = gradient_step(params, backward(A, y, params), lr)
    plt.figure(figsize=(2, 1))
    plt.semilogy(losses)
    return params, losses

# %% a generator of epochs
# exercise: train
def epochs_of(X, y, params, lr):
    while True:
        A = forward(X, params)
        yield params, bce_loss(A[-1], y)
        params = gradient_step(params, backward(A, y, params), lr)

def train(X, y, params, lr, epochs):
    from itertools import islice
    states = list(islice(epochs_of(X, y, params, lr), epochs + 1))
    return states[-1][0], [loss for _, loss in states[:-1]]

# %% the history in a class
# exercise: train
class History(list):
    def log(self, loss):
        self.append(float(loss))

def train(X, y, params, lr, epochs):
    history = History()
    for _ in range(epochs):
        A = forward(X, params)
        history.log(bce_loss(A[-1], y))
        params = gradient_step(params, backward(A, y, params), lr)
    return params, list(history)

# %% a named tuple for the result
# exercise: train
from typing import NamedTuple

class Trained(NamedTuple):
    params: list
    losses: list

def train(X, y, params, lr, epochs):
    losses = []
    for _ in range(epochs):
        A = forward(X, params)
        losses.append(bce_loss(A[-1], y))
        params = gradient_step(params, backward(A, y, params), lr)
    return Trained(params, losses)

# %% the history as a list of an own class
# exercise: train
class Losses(list):
    pass

def train(X, y, params, lr, epochs):
    losses = Losses()
    for _ in range(epochs):
        A = forward(X, params)
        losses.append(bce_loss(A[-1], y))
        params = gradient_step(params, backward(A, y, params), lr)
    return params, losses

# %% a checkpoint file in each epoch
# exercise: train
import os
import pickle

def train(X, y, params, lr, epochs):
    os.makedirs("checkpoints", exist_ok=True)
    losses = []
    for epoch in range(epochs):
        with open(f"checkpoints/{epoch}.pkl", "wb") as file:
            pickle.dump(params, file)
        A = forward(X, params)
        losses.append(bce_loss(A[-1], y))
        params = gradient_step(params, backward(A, y, params), lr)
    with open("checkpoints/0.pkl", "rb") as file:
        pickle.load(file)
    return params, losses

# %% interrupted training is caught
# exercise: train
def train(X, y, params, lr, epochs):
    losses = []
    try:
        for _ in range(epochs):
            A = forward(X, params)
            losses.append(bce_loss(A[-1], y))
            params = gradient_step(params, backward(A, y, params), lr)
    except KeyboardInterrupt:
        print("stopped")
    return params, losses

# %% the clock looked at
# exercise: train
import time

def train(X, y, params, lr, epochs):
    start, losses = time.perf_counter(), []
    for _ in range(epochs):
        A = forward(X, params)
        losses.append(bce_loss(A[-1], y))
        params = gradient_step(params, backward(A, y, params), lr)
    print(f"{time.perf_counter() - start:.3f} s")
    return params, losses

# %% losses of float32 scalars turned back
# exercise: train
def train(X, y, params, lr, epochs):
    losses = []
    for _ in range(epochs):
        A = forward(X, params)
        losses.append(np.array(bce_loss(A[-1], y)).item())
        params = gradient_step(params, backward(A, y, params), lr)
    return tuple(params), tuple(losses)

# %% a dict by keywords
# exercise: my_run
def my_run():
    return dict(seed=4, lr=1.0, epochs=500)

# %% an ordered dict
# exercise: my_run
from collections import OrderedDict

def my_run():
    return OrderedDict(seed=4, lr=1.0, epochs=500)

# %% a default dict
# exercise: my_run
from collections import defaultdict

def my_run():
    run = defaultdict(float)
    run["seed"], run["lr"], run["epochs"] = 4, 1.0, 500
    return run

# %% NumPy's numbers
# exercise: my_run
def my_run():
    return {"seed": np.int64(4), "lr": np.float32(1.0), "epochs": np.int32(500)}

# %% from a file of own runs
# exercise: my_run
import json

with open("runs.json", "w") as file:
    json.dump([{"seed": 4, "lr": 1.0, "epochs": 500}], file)

def my_run():
    with open("runs.json") as file:
        return json.load(file)[0]

# %% more keys, and the reason
# exercise: my_run
def my_run():
    """Found by trying."""
    return {"seed": 4, "lr": 1.0, "epochs": 500, "loss": 0.01, "note": "\u2713"}

# %% a mean of booleans
# exercise: success_rate
def success_rate(seeds, lr, epochs):
    return np.mean([bce_loss(forward(X, train(X, y, init_params([2, 2, 1], np.random.RandomState(s)), lr, epochs)[0])[-1],
                             y) < 0.1 for s in seeds])

# %% all at once with the course's batch
# exercise: success_rate
from xorlib import batch

def success_rate(seeds, lr, epochs):
    trained, _ = batch.train_many(X, y, init_many([2, 2, 1], seeds), lr, epochs)
    return float(np.mean(batch.losses_many(batch.forward_many(X, trained)[-1], y) < 0.1))

# %% a fraction
# exercise: success_rate
from fractions import Fraction

def success_rate(seeds, lr, epochs):
    wins = 0
    for seed in seeds:
        params, losses = train(X, y, init_params([2, 2, 1], np.random.RandomState(seed)), lr, epochs)
        wins += int(bce_loss(forward(X, params)[-1], y) < 0.1)
    return float(Fraction(wins, len(seeds)))

# %% a counter and a set
# exercise: success_rate
from collections import Counter

def success_rate(seeds, lr, epochs):
    fates = Counter()
    for seed in seeds:
        trained, _ = train(X, y, init_params([2, 2, 1], np.random.RandomState(seed)), lr, epochs)
        fates["learnt" if bce_loss(forward(X, trained)[-1], y) < 0.1 else "stuck"] += 1
    print(fates)
    return fates["learnt"] / sum(fates.values())

# %% einsum for all
# exercise: train_many
def train_many(X, y, params_batch, lr, epochs):
    losses = np.empty((epochs, len(params_batch[0][0])))
    for epoch in range(epochs):
        A = [X[None]]
        for W, b in params_batch:
            A.append(sigmoid(np.einsum("rni,roi->rno", np.broadcast_to(A[-1], (len(W), *A[-1].shape[1:])), W) + b[:, None]))
        losses[epoch] = -(y * np.log(A[-1]) + (1 - y) * np.log(1 - A[-1])).sum(axis=(1, 2))
        delta, new = A[-1] - y, []
        for l in range(len(params_batch) - 1, -1, -1):
            W, b = params_batch[l]
            new.append((W - lr * np.matmul(delta.transpose(0, 2, 1), A[l]), b - lr * delta.sum(axis=1)))
            delta = np.matmul(delta, W) * A[l] * (1 - A[l])
        params_batch = new[::-1]
    return params_batch, losses

# %% one network after another
# exercise: train_many
def train_many(X, y, params_batch, lr, epochs):
    runs = [train(X, y, [(W[r], b[r]) for W, b in params_batch], lr, epochs) for r in range(len(params_batch[0][0]))]
    layers = zip(*(params for params, _ in runs))
    return [tuple(np.stack(part) for part in zip(*layer)) for layer in layers], np.transpose([losses for _, losses in runs])
