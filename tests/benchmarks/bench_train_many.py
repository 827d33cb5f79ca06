"""How long a thousand networks take to train: one after the other, against all in one batch."""

import time

import numpy as np

from xorlib import X, init_many, train, train_many, y


def one_by_one(start, epochs):
    return [train(X, y, [(W[r], b[r]) for W, b in start], 1.0, epochs)[1] for r in range(len(start[0][0]))]


def in_a_batch(start, epochs):
    return train_many(X, y, start, 1.0, epochs)[1]


def seconds(work, *arguments):
    start = time.perf_counter()
    work(*arguments)
    return time.perf_counter() - start


networks, epochs = init_many([2, 2, 1], range(1000)), 10
assert np.allclose(np.transpose(one_by_one(networks, 2)), in_a_batch(networks, 2))
rounds = [
    (seconds(one_by_one, networks, epochs), seconds(in_a_batch, networks, epochs)) for _ in range(3)
]  # in turn, so that a busy machine slows both
alone, together = (min(times) for times in zip(*rounds))
print(
    f"1000 networks, {epochs} epochs: one by one {alone:.2f} s, in a batch {together:.4f} s, "
    f"{alone / together:.0f} times as fast"
)
