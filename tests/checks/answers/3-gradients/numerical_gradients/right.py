# %% in place, and put back
def numerical_gradients(f, params, eps=1e-6):
    grads = []
    for W, b in params:
        pair = []
        for array in (W, b):
            slopes = np.zeros_like(array)
            for index in np.ndindex(array.shape):
                before = array[index]
                array[index] = before + eps
                above = f(params)
                array[index] = before - eps
                below = f(params)
                array[index] = before
                slopes[index] = (above - below) / (2 * eps)
            pair.append(slopes)
        grads.append(tuple(pair))
    return grads

# %% in place, undone by adding
def numerical_gradients(f, params, eps=1e-6):
    grads = [(np.zeros(W.shape), np.zeros(b.shape)) for W, b in params]
    for pair, slopes in zip(params, grads):
        for array, slope in zip(pair, slopes):
            for index, _ in np.ndenumerate(array):
                array[index] += eps
                slope[index] = f(params)
                array[index] -= 2 * eps
                slope[index] -= f(params)
                array[index] += eps
                slope[index] /= 2 * eps
    return grads

# %% a deep copy for each value
import copy

def numerical_gradients(f, params, eps=1e-6):
    def moved(l, part, i, step):
        other = copy.deepcopy(params)
        other[l][part].flat[i] += step
        return f(other)
    return [[np.array([(moved(l, part, i, eps) - moved(l, part, i, -eps)) / eps / 2
                       for i in range(pair[part].size)]).reshape(pair[part].shape) for part in (0, 1)]
            for l, pair in enumerate(params)]

# %% one long vector
def numerical_gradients(f, params, eps=1e-6):
    flat = np.concatenate([array.ravel() for pair in params for array in pair])

    def unpack(vector):
        pairs, start = [], 0
        for W, b in params:
            middle, end = start + W.size, start + W.size + b.size
            pairs.append((vector[start:middle].reshape(W.shape), vector[middle:end]))
            start = end
        return pairs

    steps = eps * np.eye(len(flat))
    return unpack(np.array([(f(unpack(flat + step)) - f(unpack(flat - step))) / (2 * eps) for step in steps]))

# %% recursion, with a print and a warning
import warnings

def numerical_gradients(f, params, eps=1e-6):
    warnings.warn("harmless")
    print("eps", eps)
    if not params:
        return []
    (W, b), rest = params[0], params[1:]

    def slopes(array, g):
        return np.reshape([(g(array + eps * unit.reshape(array.shape)) - g(array - eps * unit.reshape(array.shape))) / (2 * eps)
                           for unit in np.eye(array.size)], array.shape)

    here = (slopes(W, lambda moved: f([(moved, b)] + list(rest))), slopes(b, lambda moved: f([(W, moved)] + list(rest))))
    return [here] + numerical_gradients(lambda others: f([(W, b)] + list(others)), rest, eps)

# %% the mean of the two one-sided differences
def numerical_gradients(f, params, eps=1e-6):
    here = f(params)
    grads = []
    for l, pair in enumerate(params):
        slopes = tuple(np.empty(array.shape) for array in pair)
        for part, array in enumerate(pair):
            for index in np.ndindex(*array.shape):
                values = []
                for sign in (1, -1):
                    new = [p.copy() for p in pair]
                    new[part][index] = array[index] + sign * eps
                    values.append(sign * (f(params[:l] + [tuple(new)] + params[l + 1:]) - here) / eps)
                slopes[part][index] = 0.5 * sum(values)
        grads.append(slopes)
    return grads
