# %% zip
def init_params(sizes, rng):
    return [(rng.standard_normal((n_out, n_in)), rng.standard_normal(n_out)) for n_in, n_out in zip(sizes, sizes[1:])]

# %% number by number
def init_params(sizes, rng):
    params = []
    for l in range(1, len(sizes)):
        W = np.zeros((sizes[l], sizes[l - 1]))
        for i in range(sizes[l]):
            for j in range(sizes[l - 1]):
                W[i, j] = rng.standard_normal()
        b = np.zeros(sizes[l])
        for i in range(sizes[l]):
            b[i] = rng.standard_normal()
        params.append((W, b))
    return params

# %% all at once, then cut
def init_params(sizes, rng):
    total = sum(n_out * (n_in + 1) for n_in, n_out in zip(sizes, sizes[1:]))
    numbers, params = rng.standard_normal(total), []
    for n_in, n_out in zip(sizes, sizes[1:]):
        W, b, numbers = np.split(numbers, [n_out * n_in, n_out * n_in + n_out])
        params.append((W.reshape(n_out, n_in), b))
    return params

# %% recursion, normal, lists for tuples, with a print
def init_params(sizes, rng):
    print("sizes", sizes)
    if len(sizes) == 1:
        return []
    W = rng.normal(0.0, 1.0, size=(sizes[1], sizes[0]))
    b = rng.normal(size=sizes[1])
    return [[W, b]] + init_params(sizes[1:], rng)

# %% a copy of the state of the global generator, put back, with a warning
import warnings

def init_params(sizes, rng):
    warnings.warn("harmless")
    before = np.random.get_state()
    np.random.rand()
    np.random.set_state(before)
    return tuple((rng.standard_normal(size=(m, n)), rng.standard_normal(size=(m,))) for n, m in zip(sizes[:-1], sizes[1:]))
