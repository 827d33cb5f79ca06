# %% in order
# mistake: no permutation
# says: Nothing was drawn from rng
def minibatches(n, size, rng):
    order = np.arange(n)
    return [order[k : k + size] for k in range(0, n, size)]

# %% sorted again
# mistake: sorts the permutation
# says: The numbers are in order
def minibatches(n, size, rng):
    order = np.sort(rng.permutation(n))
    return [order[k : k + size] for k in range(0, n, size)]

# %% argsort
# mistake: the inverse of the permutation
# says: batch 1, batch 2
def minibatches(n, size, rng):
    order = np.argsort(rng.permutation(n))
    return [order[k : k + size] for k in range(0, n, size)]

# %% the last one dropped
# mistake: a batch that is not full is left out
# says: The last batch is missing
def minibatches(n, size, rng):
    order = rng.permutation(n)
    return [order[k : k + size] for k in range(0, n - size + 1, size)]

# %% n // size batches
# mistake: counts the full batches only
# says: No example may be left out
def minibatches(n, size, rng):
    order = rng.permutation(n)
    return [order[b * size : (b + 1) * size] for b in range(n // size)]

# %% a range that ends too early
# mistake: the last batch is missing, full or not
# says: [minibatches.last-dropped]
def minibatches(n, size, rng):
    order = rng.permutation(n)
    return [order[k : k + size] for k in range(0, n - size, size)]

# %% the rest joined
# mistake: the last batch takes what is left over
# says: They make a shorter batch of their own
def minibatches(n, size, rng):
    order = rng.permutation(n)
    batches = [order[b * size : (b + 1) * size] for b in range(max(1, n // size))]
    batches[-1] = order[(len(batches) - 1) * size :]
    return batches

# %% filled up
# mistake: the last batch takes examples from the front
# says: The last batch was filled up from the front
def minibatches(n, size, rng):
    order, batches = rng.permutation(n), []
    for k in range(0, n, size):
        batches.append(np.array([order[i % n] for i in range(k, k + size)]))
    return batches

# %% an empty batch
# mistake: n // size + 1 batches
# says: There is an empty batch at the end
def minibatches(n, size, rng):
    order = rng.permutation(n)
    return [order[b * size : (b + 1) * size] for b in range(n // size + 1)]

# %% equal pieces
# mistake: array_split into as many pieces as there are batches
# says: The batches are of about one length
def minibatches(n, size, rng):
    return np.array_split(rng.permutation(n), math.ceil(n / size))

# %% size pieces
# mistake: array_split into size pieces
# says: size is how many examples one batch has
def minibatches(n, size, rng):
    return np.array_split(rng.permutation(n), size)

# %% every third
# mistake: strides in place of pieces
# says: The batches take every so many numbers
def minibatches(n, size, rng):
    order, count = rng.permutation(n), math.ceil(n / size)
    return [order[b::count] for b in range(count)]

# %% no step in the range
# mistake: a batch begins at each number
# says: The batches overlap
def minibatches(n, size, rng):
    order = rng.permutation(n)
    return [order[k : k + size] for k in range(n)]

# %% the number of the batch as its place
# mistake: b where b * size belongs
# says: [minibatches.overlapping]
def minibatches(n, size, rng):
    order = rng.permutation(n)
    return [order[b : b + size] for b in range(math.ceil(n / size))]

# %% k to size
# mistake: order[k:size]
# says: A slice [k:size] ends at size for every batch
def minibatches(n, size, rng):
    order = rng.permutation(n)
    return [order[k:size] for k in range(0, n, size)]

# %% growing
# mistake: order[:k + size]
# says: Each batch holds those before it, too
def minibatches(n, size, rng):
    order = rng.permutation(n)
    return [order[: k + size] for k in range(0, n, size)]

# %% to the end
# mistake: order[k:]
# says: Each batch goes on to the end
def minibatches(n, size, rng):
    order = rng.permutation(n)
    return [order[k:] for k in range(0, n, size)]

# %% one less in each
# mistake: k + size - 1
# says: Each batch lacks its last number
def minibatches(n, size, rng):
    order = rng.permutation(n)
    return [order[k : k + size - 1] for k in range(0, n, size)]

# %% one more in each
# mistake: k + size + 1
# says: Each batch has one number too many
def minibatches(n, size, rng):
    order = rng.permutation(n)
    return [order[k : k + size + 1] for k in range(0, n, size)]

# %% from size on
# mistake: the first batch is missing
# says: The batches do not begin at the front
def minibatches(n, size, rng):
    order = rng.permutation(n)
    return [order[k : k + size] for k in range(size, n, size)]

# %% from 1 to n
# mistake: numbers counted from 1
# says: Rows are counted from 0
def minibatches(n, size, rng):
    order = rng.permutation(n) + 1
    return [order[k : k + size] for k in range(0, n, size)]

# %% a permutation of n - 1
# mistake: one example is never used
# says: There are not n numbers in all
def minibatches(n, size, rng):
    order = rng.permutation(n - 1)
    return [order[k : k + size] for k in range(0, n - 1, size)]

# %% with replacement
# mistake: rng.choice(n, n)
# says: Some numbers come twice
def minibatches(n, size, rng):
    order = rng.choice(n, n)
    return [order[k : k + size] for k in range(0, n, size)]

# %% a draw for each batch
# mistake: rng.choice(n, size) again and again
# says: So some examples come twice
def minibatches(n, size, rng):
    return [rng.choice(n, size, replace=False) for _ in range(math.ceil(n / size))]

# %% a permutation for each batch
# mistake: the first numbers of a new permutation
# says: Each batch was cut from a new order
def minibatches(n, size, rng):
    return [rng.permutation(n)[:size] for _ in range(0, n, size)]

# %% a new permutation in each slice
# mistake: rng.permutation(n)[k:k + size]
# says: [minibatches.new-order-for-each]
def minibatches(n, size, rng):
    return [rng.permutation(n)[k : k + size] for k in range(0, n, size)]

# %% the batches shuffled
# mistake: the order of the batches is random, that of the examples is not
# says: The batches were shuffled, and not the examples
def minibatches(n, size, rng):
    starts = np.arange(0, n, size)
    pieces = [np.arange(n)[k : k + size] for k in starts]
    return [pieces[b] for b in rng.permutation(len(pieces))]

# %% the first batch only
# mistake: return in the loop
# says: Does `return` stand inside the loop
def minibatches(n, size, rng):
    order, batches = rng.permutation(n), []
    for k in range(0, n, size):
        batches.append(order[k : k + size])
        return batches

# %% the last batch only
# mistake: the list is made in the loop
# says: Is the list made inside the loop
def minibatches(n, size, rng):
    order = rng.permutation(n)
    for k in range(0, n, size):
        batches = []
        batches.append(order[k : k + size])
    return batches

# %% a batch alone
# mistake: returns the first slice
# says: Return a list of all of them
def minibatches(n, size, rng):
    return rng.permutation(n)[:size]

# %% not cut
# mistake: the whole permutation
# says: The order was not cut into batches
def minibatches(n, size, rng):
    return rng.permutation(n)

# %% lists
# mistake: lists of numbers
# says: The batches are lists
def minibatches(n, size, rng):
    order = list(rng.permutation(n))
    return [order[k : k + size] for k in range(0, n, size)]

# %% from behind
# mistake: the batches in reverse order
# says: The batches come in reverse order
def minibatches(n, size, rng):
    order, batches = rng.permutation(n), []
    for k in range(0, n, size):
        batches.insert(0, order[k : k + size])
    return batches

# %% floats
# mistake: numbers that are no index
# says: The numbers are floats
def minibatches(n, size, rng):
    order = rng.permutation(np.arange(float(n)))
    return [order[k : k + size] for k in range(0, n, size)]

# %% reshaped
# mistake: one array of full batches
# says: it raised ValueError
def minibatches(n, size, rng):
    return rng.permutation(n).reshape(-1, size)

# %% shuffle returns nothing
# mistake: assigns what shuffle returns
# says: [minibatches.shuffle-returns-none]
def minibatches(n, size, rng):
    order = rng.shuffle(np.arange(n))
    return [order[k : k + size] for k in range(0, n, size)]

# %% shuffle of a range
# mistake: a range cannot be changed
# says: it raised TypeError
def minibatches(n, size, rng):
    order = range(n)
    rng.shuffle(order)
    return [order[k : k + size] for k in range(0, n, size)]

# %% np.random
# mistake: the global generator
# says: [draws.global-drawn-from]
def minibatches(n, size, rng):
    order = np.random.permutation(n)
    return [order[k : k + size] for k in range(0, n, size)]

# %% a seed in it
# mistake: seeds the global generator
# says: [draws.global-seeded]
def minibatches(n, size, rng):
    np.random.seed(0)
    order = rng.permutation(n)
    return [order[k : k + size] for k in range(0, n, size)]

# %% an own generator
# mistake: default_rng(0)
# says: [draws.nothing-drawn]
def minibatches(n, size, rng):
    order = np.random.default_rng(0).permutation(n)
    return [order[k : k + size] for k in range(0, n, size)]

# %% permuted twice
# mistake: shuffles what is shuffled
# says: Once is enough
def minibatches(n, size, rng):
    order = rng.permutation(n)
    rng.shuffle(order)
    return [order[k : k + size] for k in range(0, n, size)]

# %% one draw too many
# mistake: a second permutation that nobody uses
# says: rng did not give as many numbers as it should
def minibatches(n, size, rng):
    order = rng.permutation(n)
    rng.permutation(n)
    return [order[k : k + size] for k in range(0, n, size)]

# %% the rows of X
# mistake: examples where their numbers belong
# says: it raised NameError
def minibatches(n, size, rng):
    order = rng.permutation(n)
    return [inputs[order[k : k + size]] for k in range(0, n, size)]

# %% a generator
# mistake: yields the batches
# says: [diagnosis.no-values-yet]
def minibatches(n, size, rng):
    order = rng.permutation(n)
    for k in range(0, n, size):
        yield order[k : k + size]

# %% None
# mistake: no return
# says: [diagnosis.no-result]
def minibatches(n, size, rng):
    order = rng.permutation(n)
    batches = [order[k : k + size] for k in range(0, n, size)]

# %% all zeros
# mistake: an empty answer
# says: [draws.nothing-drawn]
def minibatches(n, size, rng):
    return [np.zeros(size, dtype=int) for _ in range(0, n, size)]

# %% the course's own
# mistake: calls the reference
# says: it calls minibatches, which gives the answer away
import xorlib

def minibatches(n, size, rng):
    return xorlib.minibatches(n, size, rng)

# %% sorted in each
# mistake: sorts the numbers of a batch
# says: The numbers in each batch were sorted
def minibatches(n, size, rng):
    order = rng.permutation(n)
    return [np.sort(order[k : k + size]) for k in range(0, n, size)]

# %% the short one first
# mistake: cuts from the end
# says: Of the 4 entries of batch 1, only 2 came back
def minibatches(n, size, rng):
    order, short = rng.permutation(n), n % size
    pieces = [order[:short]] if short else []
    return pieces + [order[k : k + size] for k in range(short, n, size)]

# %% slices in place of arrays
# mistake: where the pieces are, not what is in them
# says: expected  a NumPy array of shape (4,)
def minibatches(n, size, rng):
    order = rng.permutation(n)
    return [slice(k, k + size) for k in range(0, n, size)]
