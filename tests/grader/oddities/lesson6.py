# %% examples from a cycle
# exercise: noisy_xor
from itertools import cycle, islice

def noisy_xor(n, noise, rng):
    rows = list(islice(cycle(range(4)), n))
    return X[rows] + noise * rng.standard_normal((n, 2)), y[rows]

# %% a named pair of sets
# exercise: noisy_xor
from typing import NamedTuple

class Examples(NamedTuple):
    inputs: np.ndarray
    targets: np.ndarray

def noisy_xor(n, noise, rng):
    row = np.arange(n) % 4
    return Examples(X[row] + noise * rng.standard_normal((n, 2)), y[row])

# %% another X and y in the notebook
# exercise: noisy_xor
def noisy_xor(n, noise, rng):
    row = np.arange(n) % 4
    return X[row] + noise * rng.standard_normal((n, 2)), y[row]

# --- next cell
X, y = noisy_xor(40, 0.3, np.random.RandomState(0))
print(X.shape, y.shape)

# %% noise added in place to copies of the corners
# exercise: noisy_xor
def noisy_xor(n, noise, rng):
    corners, targets = np.resize(X, (n, 2)), np.resize(y, (n, 1))
    corners += rng.normal(loc=0.0, scale=noise, size=corners.shape)
    return corners, targets

# %% the normal distribution of the standard library
# exercise: best_accuracy
from statistics import NormalDist

def best_accuracy(noise):
    p = NormalDist(sigma=noise).cdf(-1 / 2)
    return p * p + (1 - p) * (1 - p)

# %% a lambda for the share
# exercise: best_accuracy
best_accuracy = lambda noise: (1 + math.erf(1 / (noise * math.sqrt(8))) ** 2) / 2

# %% a series in place of erf
# exercise: best_accuracy
def best_accuracy(noise):
    z, total = 1 / (noise * 8**0.5), 0.0
    for k in range(60):
        total += (-1) ** k * z ** (2 * k + 1) / math.factorial(k) / (2 * k + 1)
    return (1 + (2 * total / math.pi**0.5) ** 2) / 2

# %% a picture of the ceiling beside it
# exercise: best_accuracy
def best_accuracy(noise):
    p = math.erfc(1 / (noise * math.sqrt(8))) / 2
    return 1 - 2 * p * (1 - p)

# --- next cell
plt.plot([best_accuracy(k / 10) for k in range(1, 12)])
plt.title("ceiling")

# %% batched
# exercise: minibatches
def minibatches(n, size, rng):
    rest = iter(rng.permutation(n))
    batches = []
    while batch := [i for _, i in zip(range(size), rest)]:
        batches.append(np.array(batch))
    return batches

# %% split where a batch ends
# exercise: minibatches
def minibatches(n, size, rng):
    return np.split(rng.permutation(n), np.arange(n)[size::size])

# %% an order of numbers from a list
# exercise: minibatches
def minibatches(n, size, rng):
    order = np.array(rng.permutation(list(range(n))))
    return [order[k:][:size] for k in range(0, n, size)]

# %% a class for the velocity
# exercise: momentum_step
from dataclasses import dataclass

@dataclass
class Moving:
    place: np.ndarray
    speed: np.ndarray

    def step(self, slope, lr, beta):
        speed = beta * self.speed + slope
        return Moving(self.place - lr * speed, speed)

def momentum_step(params, velocity, grads, lr, beta):
    moved = [[Moving(p, v).step(g, lr, beta) for p, v, g in zip(*three)] for three in zip(params, velocity, grads)]
    return [tuple(m.place for m in pair) for pair in moved], [tuple(m.speed for m in pair) for pair in moved]

# %% one long vector
# exercise: momentum_step
def momentum_step(params, velocity, grads, lr, beta):
    def joined(pairs):
        return np.concatenate([array.ravel() for pair in pairs for array in pair])

    def apart(vector):
        pairs, k = [], 0
        for W, b in params:
            pairs.append((vector[k : k + W.size].reshape(W.shape).copy(), vector[k + W.size : k + W.size + b.size].copy()))
            k += W.size + b.size
        return pairs

    v = beta * joined(velocity) + joined(grads)
    return apart(joined(params) - lr * v), apart(v)

# %% with the course's own functions, as the lesson says one can go on
# exercise: fit
from xorlib import minibatches, momentum_step

def fit(X, y, params, lr, epochs, size, beta, rng):
    velocity, losses = [(0 * W, 0 * b) for W, b in params], []
    for _ in range(epochs):
        losses.append(bce_loss(forward(X, params)[-1], y) / len(X))
        for rows in minibatches(len(X), size, rng):
            sums = backward(forward(X[rows], params), y[rows], params)
            means = [(dW / len(rows), db / len(rows)) for dW, db in sums]
            params, velocity = momentum_step(params, velocity, means, lr, beta)
    return params, losses

# %% a progress line, a timer and a stop that never comes
# exercise: fit
import sys
import time

def fit(X, y, params, lr, epochs, size, beta, rng):
    begun, velocity, losses = time.perf_counter(), None, []
    for epoch in range(epochs):
        losses.append(bce_loss(forward(X, params)[-1], y) / len(X))
        print(f"\repoch {epoch}: {losses[-1]:.4f}", end="", file=sys.stderr)
        if time.perf_counter() - begun > 3600:
            break
        for rows in minibatches(len(X), size, rng):
            grads = backward(forward(X[rows], params), y[rows], params)
            grads = [(dW / len(rows), db / len(rows)) for dW, db in grads]
            velocity = velocity or [(np.zeros_like(dW), np.zeros_like(db)) for dW, db in grads]
            params, velocity = momentum_step(params, velocity, grads, lr, beta)
    return params, losses

# %% the batches of all epochs drawn first
# exercise: fit
def fit(X, y, params, lr, epochs, size, beta, rng):
    plan = [minibatches(len(X), size, rng) for _ in range(epochs)]
    velocity, losses = [(np.zeros(W.shape), np.zeros(b.shape)) for W, b in params], []
    for batches in plan:
        losses.append(bce_loss(forward(X, params)[-1], y) / len(X))
        for rows in batches:
            grads = backward(forward(X[rows], params), y[rows], params)
            params, velocity = momentum_step(
                params, velocity, [(dW / len(rows), db / len(rows)) for dW, db in grads], lr, beta
            )
    return params, losses
