# %% slices of the order
def minibatches(n, size, rng):
    order = rng.permutation(n)
    return [order[start : start + size] for start in range(0, n, size)]

# %% a loop with append
def minibatches(n, size, rng):
    order, batches, k = rng.permutation(n), [], 0
    while k < n:
        batches.append(order[k : min(k + size, n)])
        k += size
    return batches

# %% np.split at the ends
def minibatches(n, size, rng):
    return np.split(rng.permutation(n), range(size, n, size))

# %% array_split at the ends, as a tuple
def minibatches(n, size, rng):
    return tuple(np.array_split(rng.permutation(n), np.arange(size, n, size)))

# %% numbers of the batches
def minibatches(n, size, rng):
    order = rng.permutation(n)
    return [order[b * size : (b + 1) * size] for b in range(math.ceil(n / size))]

# %% a shuffled array
def minibatches(n, size, rng):
    order = np.arange(n)
    rng.shuffle(order)
    return [order[k : k + size] for k in range(0, n, size)]

# %% cut off until nothing is left, with a print
def minibatches(n, size, rng):
    rest, batches = rng.permutation(np.arange(n)), []
    while len(rest):
        batch, rest = rest[:size], rest[size:]
        print(batch)
        batches.append(batch)
    return batches

# %% filled number by number, and yielded to a list
def minibatches(n, size, rng):
    def pieces():
        batch = []
        for i in rng.permutation(n):
            batch.append(i)
            if len(batch) == size:
                yield np.array(batch)
                batch = []
        if batch:
            yield np.array(batch)

    return list(pieces())

# %% small whole numbers
def minibatches(n, size, rng):
    order = rng.permutation(n).astype(np.uint16)
    return [order[slice(k, k + size)].copy() for k in range(n)[::size]]
