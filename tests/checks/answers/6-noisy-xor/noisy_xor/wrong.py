# %% i // 4
# mistake: blocks of four examples of one corner
# says: [noisy_xor.in-blocks]
def noisy_xor(n, noise, rng):
    rows = np.arange(n) // 4
    return X[rows] + noise * rng.standard_normal((n, 2)), y[rows]

# %% sorted
# mistake: all examples of a corner one after another
# says: [noisy_xor.in-blocks]
def noisy_xor(n, noise, rng):
    rows = sorted(np.arange(n) % 4)
    return X[rows] + noise * rng.standard_normal((n, 2)), y[rows]

# %% counted from 1
# mistake: begins with row 1
# says: It begins with row 1
def noisy_xor(n, noise, rng):
    rows = [i % 4 for i in range(1, n + 1)]
    return X[rows] + noise * rng.standard_normal((n, 2)), y[rows]

# %% modulo 2
# mistake: the first two corners only
# says: Not all four rows are used
def noisy_xor(n, noise, rng):
    rows = np.arange(n) % 2
    return X[rows] + noise * rng.standard_normal((n, 2)), y[rows]

# %% modulo 3
# mistake: the first three corners only
# says: [noisy_xor.fewer-corners]
def noisy_xor(n, noise, rng):
    rows = np.arange(n) % 3
    return X[rows] + noise * rng.standard_normal((n, 2)), y[rows]

# %% two calls
# mistake: the noise of x1 is drawn before that of x2
# says: [noisy_xor.column-by-column]
def noisy_xor(n, noise, rng):
    rows = np.arange(n) % 4
    x1 = X[rows, 0] + noise * rng.standard_normal(n)
    x2 = X[rows, 1] + noise * rng.standard_normal(n)
    return np.column_stack([x1, x2]), y[rows]

# %% drawn the wrong way round
# mistake: shape (2, n), transposed
# says: One call draws the whole array
def noisy_xor(n, noise, rng):
    rows = np.arange(n) % 4
    return X[rows] + noise * rng.standard_normal((2, n)).T, y[rows]

# %% one number an example
# mistake: both coordinates move alike
# says: Both coordinates of an example got the same noise
def noisy_xor(n, noise, rng):
    rows = np.arange(n) % 4
    return X[rows] + noise * rng.standard_normal((n, 1)), y[rows]

# %% one number for all
# mistake: standard_normal() without a shape
# says: One random number was added everywhere
def noisy_xor(n, noise, rng):
    rows = np.arange(n) % 4
    return X[rows] + noise * rng.standard_normal(), y[rows]

# %% one pair for all
# mistake: the same shift for each example
# says: The same two numbers were added
def noisy_xor(n, noise, rng):
    rows = np.arange(n) % 4
    return X[rows] + noise * rng.standard_normal(2), y[rows]

# %% noise of four corners
# mistake: draws for the four rows, then repeats
# says: [noisy_xor.same-noise-again]
def noisy_xor(n, noise, rng):
    moved = X + noise * rng.standard_normal((4, 2))
    rows = np.arange(n) % 4
    return moved[rows], y[rows]

# %% noise on x1 alone
# mistake: the second coordinate stays as it is
# says: Only one of the two coordinates has noise
def noisy_xor(n, noise, rng):
    rows = np.arange(n) % 4
    inputs = X[rows]
    inputs[:, 0] += noise * rng.standard_normal((n, 2))[:, 0]
    return inputs, y[rows]

# %% uniform
# mistake: rng.random
# says: Those are not standard normal numbers
def noisy_xor(n, noise, rng):
    rows = np.arange(n) % 4
    return X[rows] + noise * rng.random((n, 2)), y[rows]

# %% uniform from -1 to 1
# mistake: rng.uniform
# says: [noisy_xor.uniform]
def noisy_xor(n, noise, rng):
    rows = np.arange(n) % 4
    return X[rows] + noise * rng.uniform(-1, 1, size=(n, 2)), y[rows]

# %% only outwards
# mistake: the absolute value of the noise
# says: The noise is never negative
def noisy_xor(n, noise, rng):
    rows = np.arange(n) % 4
    return X[rows] + abs(noise * rng.standard_normal((n, 2))), y[rows]

# %% noise not used
# mistake: standard deviation 1
# says: The argument noise is not used
def noisy_xor(n, noise, rng):
    rows = np.arange(n) % 4
    return X[rows] + rng.standard_normal((n, 2)), y[rows]

# %% noise as a variance
# mistake: multiplies by its root
# says: [noisy_xor.variance]
def noisy_xor(n, noise, rng):
    rows = np.arange(n) % 4
    return X[rows] + np.sqrt(noise) * rng.standard_normal((n, 2)), y[rows]

# %% noise squared
# mistake: multiplies by noise**2
# says: noise was squared
def noisy_xor(n, noise, rng):
    rows = np.arange(n) % 4
    return X[rows] + rng.normal(0, noise**2, (n, 2)), y[rows]

# %% noise always 0.3
# mistake: a constant where noise belongs
# says: The noise is always 0.3
def noisy_xor(n, noise, rng):
    rows = np.arange(n) % 4
    return X[rows] + 0.3 * rng.standard_normal((n, 2)), y[rows]

# %% subtracted
# mistake: the corners minus the noise
# says: The noise was subtracted
def noisy_xor(n, noise, rng):
    rows = np.arange(n) % 4
    return X[rows] - noise * rng.standard_normal((n, 2)), y[rows]

# %% the corners forgotten
# mistake: noise alone
# says: The corners are missing
def noisy_xor(n, noise, rng):
    rows = np.arange(n) % 4
    return noise * rng.standard_normal((n, 2)), y[rows]

# %% the sum is thrown away
# mistake: draws and does not add
# says: Those are the corners without noise
def noisy_xor(n, noise, rng):
    rows = np.arange(n) % 4
    inputs = X[rows]
    inputs + noise * rng.standard_normal((n, 2))
    return inputs, y[rows]

# %% clipped
# mistake: keeps the inputs in the square
# says: were cut off
def noisy_xor(n, noise, rng):
    rows = np.arange(n) % 4
    return np.clip(X[rows] + noise * rng.standard_normal((n, 2)), 0, 1), y[rows]

# %% multiplied
# mistake: corner times noise
# says: The corners were multiplied by the noise
def noisy_xor(n, noise, rng):
    rows = np.arange(n) % 4
    return X[rows] * noise * rng.standard_normal((n, 2)), y[rows]

# %% targets of where it landed
# mistake: XOR of the rounded inputs
# says: An example keeps the target of the corner
def noisy_xor(n, noise, rng):
    rows = np.arange(n) % 4
    inputs = X[rows] + noise * rng.standard_normal((n, 2))
    bits = inputs > 0.5
    return inputs, np.logical_xor(bits[:, [0]], bits[:, [1]]).astype(float)

# %% targets flat
# mistake: shape (n,)
# says: They form a column
def noisy_xor(n, noise, rng):
    rows = np.arange(n) % 4
    return X[rows] + noise * rng.standard_normal((n, 2)), y[rows, 0]

# %% targets exchanged
# mistake: XNOR
# says: The targets 0 and 1 are swapped
def noisy_xor(n, noise, rng):
    rows = np.arange(n) % 4
    return X[rows] + noise * rng.standard_normal((n, 2)), 1 - y[rows]

# %% targets first
# mistake: the pair the wrong way round
# says: The targets came first
def noisy_xor(n, noise, rng):
    rows = np.arange(n) % 4
    return y[rows], X[rows] + noise * rng.standard_normal((n, 2))

# %% inputs alone
# mistake: returns no targets
# says: Return the targets as well
def noisy_xor(n, noise, rng):
    return X[np.arange(n) % 4] + noise * rng.standard_normal((n, 2))

# %% one table
# mistake: inputs and targets side by side
# says: came back in one table
def noisy_xor(n, noise, rng):
    rows = np.arange(n) % 4
    return np.column_stack([X[rows] + noise * rng.standard_normal((n, 2)), y[rows]])

# %% a list of examples
# mistake: a pair for each example
# says: [noisy_xor.list-of-examples]
def noisy_xor(n, noise, rng):
    z = rng.standard_normal((n, 2))
    return [(X[i % 4] + noise * z[i], y[i % 4]) for i in range(n)]

# %% return in the loop
# mistake: the first example only
# says: Only one example came back
def noisy_xor(n, noise, rng):
    z = rng.standard_normal((n, 2))
    for i in range(n):
        return X[i % 4] + noise * z[i], y[i % 4]

# %% random corners
# mistake: draws the corners before the noise
# says: The corners were drawn at random
def noisy_xor(n, noise, rng):
    rows = rng.integers(0, 4, n) if hasattr(rng, "integers") else rng.randint(0, 4, n)
    return X[rows] + noise * rng.standard_normal((n, 2)), y[rows]

# %% shuffled
# mistake: shuffles the examples
# says: The examples were shuffled
def noisy_xor(n, noise, rng):
    rows = np.arange(n) % 4
    inputs, targets = X[rows] + noise * rng.standard_normal((n, 2)), y[rows]
    order = rng.permutation(n)
    return inputs[order], targets[order]

# %% whole rounds drawn
# mistake: draws more than it uses
# says: more noise was drawn
def noisy_xor(n, noise, rng):
    rounds = n // 4 + 1 if n % 4 else n // 4
    inputs = np.tile(X, (rounds, 1)) + noise * rng.standard_normal((4 * rounds, 2))
    return inputs[:n], np.tile(y, (rounds, 1))[:n]

# %% drawn twice
# mistake: a second draw that nobody uses
# says: rng did not give as many numbers as it should
def noisy_xor(n, noise, rng):
    rows = np.arange(n) % 4
    inputs = X[rows] + noise * rng.standard_normal((n, 2))
    rng.standard_normal((n, 2))
    return inputs, y[rows]

# %% whole rounds only
# mistake: leaves out what is left over
# says: n may be any number
def noisy_xor(n, noise, rng):
    inputs = np.tile(X, (n // 4, 1))
    return inputs + noise * rng.standard_normal(inputs.shape), np.tile(y, (n // 4, 1))

# %% n for each corner
# mistake: 4 n examples
# says: There are n in all
def noisy_xor(n, noise, rng):
    inputs = np.tile(X, (n, 1))
    return inputs + noise * rng.standard_normal((4 * n, 2)), np.tile(y, (n, 1))

# %% noisy targets
# mistake: adds noise to the targets too
# says: Only the inputs get noise
def noisy_xor(n, noise, rng):
    rows = np.arange(n) % 4
    return X[rows] + noise * rng.standard_normal((n, 2)), y[rows] + noise * rng.standard_normal((n, 1))

# %% np.random
# mistake: draws from the global generator
# says: [draws.global-drawn-from]
def noisy_xor(n, noise, rng):
    rows = np.arange(n) % 4
    return X[rows] + noise * np.random.standard_normal((n, 2)), y[rows]

# %% seeds
# mistake: seeds NumPy's own generator
# says: [draws.global-seeded]
def noisy_xor(n, noise, rng):
    np.random.seed(0)
    rows = np.arange(n) % 4
    return X[rows] + noise * rng.standard_normal((n, 2)), y[rows]

# %% a generator of its own
# mistake: RandomState(0) where rng belongs
# says: Nothing was drawn from rng
def noisy_xor(n, noise, rng):
    rows = np.arange(n) % 4
    return X[rows] + noise * np.random.RandomState(0).standard_normal((n, 2)), y[rows]

# %% randn
# mistake: a method that only the old generator has
# says: it raised AttributeError
def noisy_xor(n, noise, rng):
    rows = np.arange(n) % 4
    return X[rows] + noise * rng.randn(n, 2), y[rows]

# %% in place
# mistake: adds to the table itself
# says: [error.read-only]
def noisy_xor(n, noise, rng):
    inputs, targets = X, y
    inputs += noise * rng.standard_normal((4, 2))
    return inputs[np.arange(n) % 4], targets[np.arange(n) % 4]

# %% X is not repeated
# mistake: adds (n, 2) to (4, 2)
# says: Two shapes do not match
def noisy_xor(n, noise, rng):
    return X + noise * rng.standard_normal((n, 2)), y

# %% rounded
# mistake: four decimals, as printed
# says: was rounded to 4 decimals
def noisy_xor(n, noise, rng):
    rows = np.arange(n) % 4
    return (X[rows] + noise * rng.standard_normal((n, 2))).round(4), y[rows]

# %% lists
# mistake: lists where arrays belong
# says: they are in a list
def noisy_xor(n, noise, rng):
    rows = np.arange(n) % 4
    return (X[rows] + noise * rng.standard_normal((n, 2))).tolist(), y[rows].tolist()

# %% None
# mistake: no return
# says: [diagnosis.no-result]
def noisy_xor(n, noise, rng):
    rows = np.arange(n) % 4
    inputs, targets = X[rows] + noise * rng.standard_normal((n, 2)), y[rows]

# %% all zeros
# mistake: an empty answer
# says: [draws.nothing-drawn]
def noisy_xor(n, noise, rng):
    return np.zeros((n, 2)), np.zeros((n, 1))

# %% the course's own
# mistake: calls the reference
# says: it calls noisy_xor, which gives the answer away
from xorlib import noisy_xor as given

def noisy_xor(n, noise, rng):
    return given(n, noise, rng)

# %% half the noise
# mistake: noise / 2
# says: The noise was halved
def noisy_xor(n, noise, rng):
    rows = np.arange(n) % 4
    return X[rows] + noise / 2 * rng.standard_normal((n, 2)), y[rows]

# %% noise as the mean
# mistake: rng.normal(noise, ...)
# says: In rng.normal the mean comes first
def noisy_xor(n, noise, rng):
    rows = np.arange(n) % 4
    return X[rows] + rng.normal(noise, size=(n, 2)), y[rows]

# %% corners in a random order
# mistake: a permutation, modulo 4
# says: The corners were drawn at random
def noisy_xor(n, noise, rng):
    rows = rng.permutation(n) % 4
    return X[rows] + noise * rng.standard_normal((n, 2)), y[rows]

# %% corners stretched
# mistake: corner times (1 + noise)
# says: [noisy_xor.corner-is-multiplied]
def noisy_xor(n, noise, rng):
    rows = np.arange(n) % 4
    return X[rows] * (1 + noise * rng.standard_normal((n, 2))), y[rows]

# %% targets of i modulo 2
# mistake: 0, 1, 0, 1
# says: The targets are those of other rows
def noisy_xor(n, noise, rng):
    rows = np.arange(n) % 4
    return X[rows] + noise * rng.standard_normal((n, 2)), (rows % 2)[:, None] * 1.0

# %% a shape in two numbers
# mistake: standard_normal(n, 2)
# says: [error.too-many-arguments]
def noisy_xor(n, noise, rng):
    rows = np.arange(n) % 4
    return X[rows] + noise * rng.standard_normal(n, 2), y[rows]
