# %% an array of row numbers
def noisy_xor(n, noise, rng):
    rows = np.arange(n) % 4
    return X[rows] + noise * rng.standard_normal((n, 2)), y[rows]

# %% a loop over the examples
def noisy_xor(n, noise, rng):
    z = rng.standard_normal((n, 2))
    inputs, targets = np.zeros((n, 2)), np.zeros((n, 1))
    for i in range(n):
        inputs[i] = X[i % 4] + noise * z[i]
        targets[i] = y[i % 4]
    return inputs, targets

# %% the table tiled and cut
def noisy_xor(n, noise, rng):
    rounds = n // 4 + 1
    corners = np.tile(X, (rounds, 1))[:n]
    return corners + noise * rng.standard_normal((n, 2)), np.tile(y, (rounds, 1))[:n]

# %% np.resize repeats what it is given
def noisy_xor(n, noise, rng):
    return np.resize(X, (n, 2)) + noise * rng.standard_normal((n, 2)), np.resize(y, (n, 1))

# %% np.take wraps around
def noisy_xor(n, noise, rng):
    inputs = X.take(range(n), axis=0, mode="wrap")
    targets = y.take(range(n), axis=0, mode="wrap")
    inputs += noise * rng.standard_normal((n, 2))
    return inputs, targets

# %% normal with a scale
def noisy_xor(n, noise, rng):
    i = np.arange(n) % 4
    return rng.normal(X[i], noise), y[i]

# %% drawn row by row, which gives the same numbers
def noisy_xor(n, noise, rng):
    inputs, targets = [], []
    for i in range(n):
        corner = X[i % 4]
        inputs.append(corner + noise * rng.standard_normal(2))
        targets.append(y[i % 4])
    return np.array(inputs), np.array(targets)

# %% a table of its own, whole-number targets, a list for the pair, and a print
def noisy_xor(n, noise, rng):
    table = {0: (0, 0, 0), 1: (0, 1, 1), 2: (1, 0, 1), 3: (1, 1, 0)}
    rows = np.array([table[i % 4] for i in range(n)])
    print(rows)
    return [rows[:, :2] + noise * rng.standard_normal((n, 2)), rows[:, 2:]]

# %% bits of the row number
def noisy_xor(n, noise, rng):
    i = np.arange(n)
    bits = np.stack([i // 2 % 2, i % 2], axis=1)
    return bits + noise * rng.standard_normal(size=(n, 2)), (bits[:, [0]] ^ bits[:, [1]]).astype(float)
