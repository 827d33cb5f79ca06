# %% the global generator
# mistake: draws from NumPy's global generator
# says: It draws from NumPy's global generator
def init_params(sizes, rng):
    return [(np.random.randn(n_out, n_in), np.random.randn(n_out)) for n_in, n_out in zip(sizes, sizes[1:])]

# %% the global generator for b
# mistake: W from rng, b from the global generator
# says: It draws from NumPy's global generator
def init_params(sizes, rng):
    return [(rng.standard_normal((n_out, n_in)), np.random.randn(n_out)) for n_in, n_out in zip(sizes, sizes[1:])]

# %% seeds the global generator
# mistake: a seed inside, and the global generator
# says: It seeds NumPy's global generator
def init_params(sizes, rng):
    np.random.seed(0)
    return [(np.random.randn(n_out, n_in), np.random.randn(n_out)) for n_in, n_out in zip(sizes, sizes[1:])]

# %% seeds the global generator, draws from rng
# mistake: right numbers, but the global state is changed
# says: It seeds NumPy's global generator
def init_params(sizes, rng):
    np.random.seed(42)
    return [(rng.standard_normal((n_out, n_in)), rng.standard_normal(n_out)) for n_in, n_out in zip(sizes, sizes[1:])]

# %% its own generator, with a seed
# mistake: RandomState(0) made inside
# says: [init_params.not-from-rng]
def init_params(sizes, rng):
    rng = np.random.RandomState(0)
    return [(rng.standard_normal((n_out, n_in)), rng.standard_normal(n_out)) for n_in, n_out in zip(sizes, sizes[1:])]

# %% its own generator, without a seed
# mistake: default_rng() made inside
# says: [init_params.not-from-rng]
def init_params(sizes, rng):
    rng = np.random.default_rng()
    return [(rng.standard_normal((n_out, n_in)), rng.standard_normal(n_out)) for n_in, n_out in zip(sizes, sizes[1:])]

# %% the notebook's generator
# mistake: reads the global rng
# says: [init_params.not-from-rng]
rng = np.random.RandomState(1)

def init_params(sizes, generator):
    return [(rng.standard_normal((n_out, n_in)), rng.standard_normal(n_out)) for n_in, n_out in zip(sizes, sizes[1:])]

# %% b before W
# mistake: the order within a layer
# says: b was drawn before W
def init_params(sizes, rng):
    params = []
    for n_in, n_out in zip(sizes, sizes[1:]):
        b = rng.standard_normal(n_out)
        params.append((rng.standard_normal((n_out, n_in)), b))
    return params

# %% pairs (b, W)
# mistake: the order within a pair
# says: The pairs are (b, W)
def init_params(sizes, rng):
    params = []
    for n_in, n_out in zip(sizes, sizes[1:]):
        W = rng.standard_normal((n_out, n_in))
        params.append((rng.standard_normal(n_out), W))
    return params

# %% all W first
# mistake: the order of the layers
# says: All W were drawn before the first b
def init_params(sizes, rng):
    W = [rng.standard_normal((sizes[i + 1], sizes[i])) for i in range(len(sizes) - 1)]
    b = [rng.standard_normal(sizes[i + 1]) for i in range(len(sizes) - 1)]
    return list(zip(W, b))

# %% W transposed
# mistake: (n_in, n_out)
# says: [init_params.W-transposed]
def init_params(sizes, rng):
    return [(rng.standard_normal((n_in, n_out)), rng.standard_normal(n_out)) for n_in, n_out in zip(sizes, sizes[1:])]

# %% column by column
# mistake: the right shape, filled in the wrong order
# says: filled column by column
def init_params(sizes, rng):
    return [(rng.standard_normal((n_in, n_out)).T, rng.standard_normal(n_out)) for n_in, n_out in zip(sizes, sizes[1:])]

# %% uniform
# mistake: uniform between 0 and 1
# says: uniform between 0 and 1
def init_params(sizes, rng):
    return [(rng.random((n_out, n_in)), rng.random(n_out)) for n_in, n_out in zip(sizes, sizes[1:])]

# %% uniform around zero
# mistake: uniform between -1 and 1
# says: uniform between -1 and 1
def init_params(sizes, rng):
    return [(rng.uniform(-1, 1, (n_out, n_in)), rng.uniform(-1, 1, n_out)) for n_in, n_out in zip(sizes, sizes[1:])]

# %% no bias
# mistake: zeros for b
# says: b was left at zero
def init_params(sizes, rng):
    return [(rng.standard_normal((n_out, n_in)), np.zeros(n_out)) for n_in, n_out in zip(sizes, sizes[1:])]

# %% b as a column
# mistake: (n_out, 1) for (n_out,)
# says: b is a column
def init_params(sizes, rng):
    return [(rng.standard_normal((n_out, n_in)), rng.standard_normal((n_out, 1))) for n_in, n_out in zip(sizes, sizes[1:])]

# %% b an input
# mistake: (n_in,) for (n_out,)
# says: [init_params.b-of-inputs]
def init_params(sizes, rng):
    return [(rng.standard_normal((n_out, n_in)), rng.standard_normal(n_in)) for n_in, n_out in zip(sizes, sizes[1:])]

# %% one b a layer
# mistake: a single number for b
# says: b is one number
def init_params(sizes, rng):
    return [(rng.standard_normal((n_out, n_in)), rng.standard_normal()) for n_in, n_out in zip(sizes, sizes[1:])]

# %% small numbers
# mistake: scaled by 0.01
# says: times a factor
def init_params(sizes, rng):
    return [(0.01 * rng.standard_normal((n_out, n_in)), 0.01 * rng.standard_normal(n_out))
            for n_in, n_out in zip(sizes, sizes[1:])]

# %% divided by the root of n_in
# mistake: scaled by the width
# says: times a factor
def init_params(sizes, rng):
    return [(rng.standard_normal((n_out, n_in)) / n_in ** 0.5, rng.standard_normal(n_out))
            for n_in, n_out in zip(sizes, sizes[1:])]

# %% no pairs
# mistake: one flat list
# says: Every W and b is an entry of its own
def init_params(sizes, rng):
    params = []
    for n_in, n_out in zip(sizes, sizes[1:]):
        params += [rng.standard_normal((n_out, n_in)), rng.standard_normal(n_out)]
    return params

# %% a bias of zeros as a column
# mistake: the usual initialisation of other courses
# says: b was left at zero, and it is a column
def init_params(sizes, rng):
    return [(rng.standard_normal((n_out, n_in)), np.zeros((n_out, 1))) for n_in, n_out in zip(sizes, sizes[1:])]

# %% seeds the generator it was given
# mistake: every rng gives the same numbers
# says: W1, b1, W2, b2 not as expected
def init_params(sizes, rng):
    rng.seed(0)
    return [(rng.standard_normal((n_out, n_in)), rng.standard_normal(n_out)) for n_in, n_out in zip(sizes, sizes[1:])]

# %% two lists
# mistake: all W, then all b
# says: [init_params.two-lists]
def init_params(sizes, rng):
    Ws, bs = [], []
    for n_in, n_out in zip(sizes, sizes[1:]):
        Ws.append(rng.standard_normal((n_out, n_in)))
        bs.append(rng.standard_normal(n_out))
    return Ws, bs

# %% first layer only
# mistake: returns inside the loop
# says: The list stops after the first layer
def init_params(sizes, rng):
    params = []
    for n_in, n_out in zip(sizes, sizes[1:]):
        params.append((rng.standard_normal((n_out, n_in)), rng.standard_normal(n_out)))
        return params

# %% two layers only
# mistake: right for 2-2-1 alone
# says: it raised ValueError
def init_params(sizes, rng):
    n_0, n_1, n_2 = sizes
    return [(rng.standard_normal((n_1, n_0)), rng.standard_normal(n_1)),
            (rng.standard_normal((n_2, n_1)), rng.standard_normal(n_2))]

# %% randn
# mistake: a method of RandomState alone
# says: [init_params.randn]
def init_params(sizes, rng):
    return [(rng.randn(n_out, n_in), rng.randn(n_out)) for n_in, n_out in zip(sizes, sizes[1:])]

# %% two numbers for a shape
# mistake: the shape is no tuple
# says: takes the shape as one argument
def init_params(sizes, rng):
    return [(rng.standard_normal(n_out, n_in), rng.standard_normal(n_out)) for n_in, n_out in zip(sizes, sizes[1:])]

# %% constants from the text
# mistake: the network of seed 0
# says: [init_params.not-from-rng]
def init_params(sizes, rng):
    return [(np.array([[1.76405235, 0.40015721], [0.97873798, 2.2408932]]), np.array([1.86755799, -0.97727788])),
            (np.array([[0.95008842, -0.15135721]]), np.array([-0.10321885]))]

# %% all zeros
# mistake: nothing drawn
# says: [init_params.not-from-rng]
def init_params(sizes, rng):
    return [(np.zeros((n_out, n_in)), np.zeros(n_out)) for n_in, n_out in zip(sizes, sizes[1:])]

# %% all zeros, though numbers were drawn
# mistake: the drawn numbers are thrown away
# says: W1 is zero everywhere
def init_params(sizes, rng):
    params = []
    for n_in, n_out in zip(sizes, sizes[1:]):
        W, b = np.zeros((n_out, n_in)), np.zeros(n_out)
        rng.standard_normal(W.shape), rng.standard_normal(b.shape)
        params.append((W, b))
    return params

# %% not a number
# mistake: NaN
# says: infinite or not a number
def init_params(sizes, rng):
    return [(rng.standard_normal((n_out, n_in)) * np.nan, rng.standard_normal(n_out)) for n_in, n_out in zip(sizes, sizes[1:])]

# %% lists for arrays
# mistake: the wrong type
# says: expected  a NumPy array
def init_params(sizes, rng):
    return [(rng.standard_normal((n_out, n_in)).tolist(), rng.standard_normal(n_out).tolist())
            for n_in, n_out in zip(sizes, sizes[1:])]

# %% a dict
# mistake: the wrong structure
# says: expected  a list of 2
def init_params(sizes, rng):
    return {f"layer {l}": (rng.standard_normal((sizes[l], sizes[l - 1])), rng.standard_normal(sizes[l]))
            for l in range(1, len(sizes))}

# %% eats its argument
# mistake: changes sizes
# says: [result.changed-argument]
def init_params(sizes, rng):
    params = []
    while len(sizes) > 1:
        n_in = sizes.pop(0)
        params.append((rng.standard_normal((sizes[0], n_in)), rng.standard_normal(sizes[0])))
    return params

# %% prints
# mistake: prints instead of returning
# says: It prints its result
def init_params(sizes, rng):
    for n_in, n_out in zip(sizes, sizes[1:]):
        print(rng.standard_normal((n_out, n_in)), rng.standard_normal(n_out))

# %% None
# mistake: no return
# says: [diagnosis.no-result]
def init_params(sizes, rng):
    params = [(rng.standard_normal((n_out, n_in)), rng.standard_normal(n_out)) for n_in, n_out in zip(sizes, sizes[1:])]

# %% an exception
# mistake: one layer too many
# says: it raised IndexError
def init_params(sizes, rng):
    return [(rng.standard_normal((sizes[l + 1], sizes[l])), rng.standard_normal(sizes[l + 1])) for l in range(len(sizes))]

# %% the helper module's
# mistake: hands in xorlib's function as one's own
# says: it calls init_params, which gives the answer away
from xorlib import init_params

# %% the helper module's, in a batch
# mistake: calls what calls xorlib's
# says: gives the answer away
import xorlib

def init_params(sizes, rng):
    return [(W[0], b[0]) for W, b in xorlib.init_many(sizes, [0])]

# %% a layer for each entry of sizes
# mistake: the loop runs over all of sizes, so that the first layer connects the last size to the first
# says: [init_params.one-layer-too-many]
def init_params(sizes, rng):
    return [(rng.standard_normal((sizes[l], sizes[l - 1])), rng.standard_normal(sizes[l])) for l in range(len(sizes))]

# %% the last pair
# mistake: returns the last pair, not the list
# says: [init_params.one-pair-only]
def init_params(sizes, rng):
    for n_in, n_out in zip(sizes[:-1], sizes[1:]):
        W = rng.standard_normal((n_out, n_in))
        b = rng.standard_normal(n_out)
    return W, b

# %% the first pair
# mistake: returns inside the loop, and a pair
# says: [init_params.one-pair-only]
def init_params(sizes, rng):
    for n_in, n_out in zip(sizes[:-1], sizes[1:]):
        return rng.standard_normal((n_out, n_in)), rng.standard_normal(n_out)

# %% the list inside the loop
# mistake: begins a new list in each round
# says: [init_params.last-layer-only]
def init_params(sizes, rng):
    for n_in, n_out in zip(sizes[:-1], sizes[1:]):
        params = []
        params.append((rng.standard_normal((n_out, n_in)), rng.standard_normal(n_out)))
    return params

# %% yield
# mistake: yields the pairs
# says: [init_params.generator]
def init_params(sizes, rng):
    for n_in, n_out in zip(sizes[:-1], sizes[1:]):
        yield rng.standard_normal((n_out, n_in)), rng.standard_normal(n_out)

# %% round brackets
# mistake: a generator expression for a list
# says: [init_params.generator]
def init_params(sizes, rng):
    return ((rng.standard_normal((n_out, n_in)), rng.standard_normal(n_out))
            for n_in, n_out in zip(sizes[:-1], sizes[1:]))

# %% a list of the notebook, emptied and filled again
# mistake: every call returns the same list
# says: its first result changed
layers = []

def init_params(sizes, rng):
    del layers[:]
    for n_in, n_out in zip(sizes, sizes[1:]):
        layers.append((rng.standard_normal((n_out, n_in)), rng.standard_normal(n_out)))
    return layers

# %% drawn once
# mistake: the second call gets what the first one drew
# says: nothing drawn from rng
drawn = {}

def init_params(sizes, rng):
    if tuple(sizes) not in drawn:
        drawn[tuple(sizes)] = [(rng.standard_normal((o, i)), rng.standard_normal(o)) for i, o in zip(sizes, sizes[1:])]
    return drawn[tuple(sizes)]

# %% drawn by xorlib for many networks
# mistake: init_many does it for one seed
# says: it calls init_params, which gives the answer away
from xorlib import init_many

def init_params(sizes, rng):
    return [(W[0], b[0]) for W, b in init_many(sizes, [rng.randint(1000)])]

# %% append's None
# mistake: params = params.append(...)
# says: [error.none]
def init_params(sizes, rng):
    params = []
    for n_in, n_out in zip(sizes, sizes[1:]):
        params = params.append((rng.standard_normal((n_out, n_in)), rng.standard_normal(n_out)))
    return params

# %% dict of parameters
# mistake: a dict, as in another course
# says: [diagnosis.a-dict]
def init_params(sizes, rng):
    params = {}
    for l in range(1, len(sizes)):
        params["W" + str(l)] = rng.standard_normal((sizes[l], sizes[l - 1]))
        params["b" + str(l)] = rng.standard_normal(sizes[l])
    return params

# %% from layer zero
# mistake: sizes[l - 1] at l = 0 is the last
# says: [init_params.one-layer-too-many]
def init_params(sizes, rng):
    params = []
    for l in range(len(sizes)):
        params.append((rng.standard_normal((sizes[l], sizes[l - 1])), rng.standard_normal(sizes[l])))
    return params

# %% list outside
# mistake: the list is made once, outside
# says: [result.changed-when-called-again]
params_list = []
def init_params(sizes, rng):
    for n_in, n_out in zip(sizes, sizes[1:]):
        params_list.append((rng.standard_normal((n_out, n_in)), rng.standard_normal(n_out)))
    return params_list

# %% rng called
# mistake: calls the generator
# says: [error.rng-called]
def init_params(sizes, rng):
    return [(rng((n_out, n_in)), rng(n_out)) for n_in, n_out in zip(sizes, sizes[1:])]

# %% Glorot
# mistake: divided by the root of n_in + n_out over 2
# says: [pattern.all-zero]
def init_params(sizes, rng):
    return [(rng.standard_normal((i, o)).T * np.sqrt(2 / (i + o)), np.zeros(o)) for i, o in zip(sizes, sizes[1:])]

# %% sizes as a number
# mistake: loops over the entries of sizes
# says: [error.one-number-unpacked]
def init_params(sizes, rng):
    params = []
    for n_in, n_out in sizes:
        params.append((rng.standard_normal((n_out, n_in)), rng.standard_normal(n_out)))
    return params

# %% W of one number
# mistake: the size is not a tuple
# says: [init_params.W-flat]
def init_params(sizes, rng):
    return [(rng.standard_normal(n_out * n_in), rng.standard_normal(n_out)) for n_in, n_out in zip(sizes, sizes[1:])]

# %% lists of pairs as lists
# mistake: np.array over ragged pairs
# says: [error.ragged]
def init_params(sizes, rng):
    return np.array([(rng.standard_normal((n_out, n_in)), rng.standard_normal(n_out)) for n_in, n_out in zip(sizes, sizes[1:])])

# %% W transposed and b as row
# mistake: the layout of another course
# says: [init_params.W-transposed-and-b-matrix]
def init_params(sizes, rng):
    return [(rng.standard_normal((n_in, n_out)), rng.standard_normal((1, n_out))) for n_in, n_out in zip(sizes, sizes[1:])]

# %% zeros
# mistake: integers for W
# says: [pattern.all-zero]
def init_params(sizes, rng):
    return [(rng.randint(0, 2, (n_out, n_in)), rng.randint(0, 2, n_out)) for n_in, n_out in zip(sizes, sizes[1:])]

# %% past the end of sizes
# mistake: sizes[l + 1] with l to the end
# says: [error.past-the-end-of-sizes]
def init_params(sizes, rng):
    params = []
    for l in range(len(sizes)):
        W = rng.standard_normal((sizes[l + 1], sizes[l]))
        b = rng.standard_normal(sizes[l + 1])
        params.append((W, b))
    return params

# %% append of two
# mistake: append(W, b)
# says: [error.append-takes-one]
def init_params(sizes, rng):
    params = []
    for n_in, n_out in zip(sizes, sizes[1:]):
        params.append(rng.standard_normal((n_out, n_in)), rng.standard_normal(n_out))
    return params

# %% rng as a seed
# mistake: takes rng for a seed
# says: [error.rng-as-seed]
def init_params(sizes, rng):
    rng = np.random.RandomState(rng)
    return [(rng.standard_normal((n_out, n_in)), rng.standard_normal(n_out)) for n_in, n_out in zip(sizes, sizes[1:])]

# %% rng as a seed of default_rng, new numbers
# mistake: makes a generator of its own from numbers of rng
# says: [result.wrong]
def init_params(sizes, rng):
    own = np.random.default_rng(int(rng.standard_normal() * 1000) % 1000)
    return [(own.standard_normal((n_out, n_in)), own.standard_normal(n_out)) for n_in, n_out in zip(sizes, sizes[1:])]

# %% normal with a scale
# mistake: a standard deviation of 0.01
# says: [init_params.scaled]
def init_params(sizes, rng):
    return [(rng.normal(0, 0.01, (n_out, n_in)), rng.normal(0, 0.01, n_out)) for n_in, n_out in zip(sizes, sizes[1:])]

# %% ones for W, zeros for b
# mistake: zero biases, small weights
# says: [init_params.b-zero-and-scaled]
def init_params(sizes, rng):
    return [(0.01 * rng.standard_normal((n_out, n_in)), np.zeros(n_out)) for n_in, n_out in zip(sizes, sizes[1:])]
