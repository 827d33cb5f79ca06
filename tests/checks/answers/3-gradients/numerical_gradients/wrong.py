# %% one-sided forwards
# mistake: (f(p + eps) - f(p)) / eps
# says: [numerical_gradients.one-sided]
def numerical_gradients(f, params, eps=1e-6):
    grads = [(np.zeros(W.shape), np.zeros(b.shape)) for W, b in params]
    for pair, slopes in zip(params, grads):
        for array, slope in zip(pair, slopes):
            for index in np.ndindex(array.shape):
                before = array[index]
                array[index] = before + eps
                above = f(params)
                array[index] = before
                below = f(params)
                array[index] = before
                slope[index] = (above - below) / eps
    return grads

# %% one-sided backwards
# mistake: (f(p) - f(p - eps)) / eps
# says: [numerical_gradients.one-sided]
def numerical_gradients(f, params, eps=1e-6):
    grads = [(np.zeros(W.shape), np.zeros(b.shape)) for W, b in params]
    for pair, slopes in zip(params, grads):
        for array, slope in zip(pair, slopes):
            for index in np.ndindex(array.shape):
                before = array[index]
                array[index] = before + 0.0
                above = f(params)
                array[index] = before - eps
                below = f(params)
                array[index] = before
                slope[index] = (above - below) / eps
    return grads

# %% half a central difference
# mistake: (f(p + eps) - f(p)) / (2 eps)
# says: [numerical_gradients.half-sided]
def numerical_gradients(f, params, eps=1e-6):
    grads = [(np.zeros(W.shape), np.zeros(b.shape)) for W, b in params]
    for pair, slopes in zip(params, grads):
        for array, slope in zip(pair, slopes):
            for index in np.ndindex(array.shape):
                before = array[index]
                array[index] = before + eps
                above = f(params)
                array[index] = before
                below = f(params)
                array[index] = before
                slope[index] = (above - below) / (2 * eps)
    return grads

# %% divided by eps
# mistake: the factor 2 is missing
# says: [numerical_gradients.twice-too-large]
def numerical_gradients(f, params, eps=1e-6):
    grads = [(np.zeros(W.shape), np.zeros(b.shape)) for W, b in params]
    for pair, slopes in zip(params, grads):
        for array, slope in zip(pair, slopes):
            for index in np.ndindex(array.shape):
                before = array[index]
                array[index] = before + eps
                above = f(params)
                array[index] = before - eps
                below = f(params)
                array[index] = before
                slope[index] = (above - below) / eps
    return grads

# %% brackets
# mistake: / 2 * eps
# says: [numerical_gradients.brackets-missing]
def numerical_gradients(f, params, eps=1e-6):
    grads = [(np.zeros(W.shape), np.zeros(b.shape)) for W, b in params]
    for pair, slopes in zip(params, grads):
        for array, slope in zip(pair, slopes):
            for index in np.ndindex(array.shape):
                before = array[index]
                array[index] = before + eps
                above = f(params)
                array[index] = before - eps
                below = f(params)
                array[index] = before
                slope[index] = (above - below) / 2 * eps
    return grads

# %% divided by 2
# mistake: eps is missing in the quotient
# says: It is divided by 2, but not by eps
def numerical_gradients(f, params, eps=1e-6):
    grads = [(np.zeros(W.shape), np.zeros(b.shape)) for W, b in params]
    for pair, slopes in zip(params, grads):
        for array, slope in zip(pair, slopes):
            for index in np.ndindex(array.shape):
                before = array[index]
                array[index] = before + eps
                above = f(params)
                array[index] = before - eps
                below = f(params)
                array[index] = before
                slope[index] = (above - below) / 2
    return grads

# %% not divided
# mistake: the difference alone
# says: The difference is not divided
def numerical_gradients(f, params, eps=1e-6):
    grads = [(np.zeros(W.shape), np.zeros(b.shape)) for W, b in params]
    for pair, slopes in zip(params, grads):
        for array, slope in zip(pair, slopes):
            for index in np.ndindex(array.shape):
                before = array[index]
                array[index] = before + eps
                above = f(params)
                array[index] = before - eps
                below = f(params)
                array[index] = before
                slope[index] = above - below
    return grads

# %% half steps
# mistake: eps / 2 to each side
# says: Each point is eps / 2 away
def numerical_gradients(f, params, eps=1e-6):
    grads = [(np.zeros(W.shape), np.zeros(b.shape)) for W, b in params]
    for pair, slopes in zip(params, grads):
        for array, slope in zip(pair, slopes):
            for index in np.ndindex(array.shape):
                before = array[index]
                array[index] = before + eps / 2
                above = f(params)
                array[index] = before - eps / 2
                below = f(params)
                array[index] = before
                slope[index] = (above - below) / eps
    return grads

# %% a step of its own
# mistake: ignores eps
# says: [numerical_gradients.other-eps]
def numerical_gradients(f, params, eps=1e-6):
    grads = [(np.zeros(W.shape), np.zeros(b.shape)) for W, b in params]
    for pair, slopes in zip(params, grads):
        for array, slope in zip(pair, slopes):
            for index in np.ndindex(array.shape):
                before = array[index]
                array[index] = before + 1e-6
                above = f(params)
                array[index] = before - 1e-6
                below = f(params)
                array[index] = before
                slope[index] = (above - below) / 2e-6
    return grads

# %% eps in the quotient alone
# mistake: moves by 1e-6, divides by eps
# says: [numerical_gradients.moves-by-1e-6]
def numerical_gradients(f, params, eps=1e-6):
    grads = [(np.zeros(W.shape), np.zeros(b.shape)) for W, b in params]
    for pair, slopes in zip(params, grads):
        for array, slope in zip(pair, slopes):
            for index in np.ndindex(array.shape):
                before = array[index]
                array[index] = before + 1e-6
                above = f(params)
                array[index] = before - 1e-6
                below = f(params)
                array[index] = before
                slope[index] = (above - below) / (2 * eps)
    return grads

# %% relative steps
# mistake: moves by eps times the entry
# says: 4 of 4 entries differ
def numerical_gradients(f, params, eps=1e-6):
    grads = [(np.zeros(W.shape), np.zeros(b.shape)) for W, b in params]
    for pair, slopes in zip(params, grads):
        for array, slope in zip(pair, slopes):
            for index in np.ndindex(array.shape):
                before = array[index]
                array[index] = before + eps * before
                above = f(params)
                array[index] = before - eps * before
                below = f(params)
                array[index] = before
                slope[index] = (above - below) / (2 * eps * before)
    return grads

# %% the other way round
# mistake: f(p - eps) - f(p + eps)
# says: The difference is the wrong way round
def numerical_gradients(f, params, eps=1e-6):
    grads = [(np.zeros(W.shape), np.zeros(b.shape)) for W, b in params]
    for pair, slopes in zip(params, grads):
        for array, slope in zip(pair, slopes):
            for index in np.ndindex(array.shape):
                before = array[index]
                array[index] = before + eps
                above = f(params)
                array[index] = before - eps
                below = f(params)
                array[index] = before
                slope[index] = (below - above) / (2 * eps)
    return grads

# %% better than asked
# mistake: a five-point formula
# says: [numerical_gradients.other-eps]
def numerical_gradients(f, params, eps=1e-6):
    def central(step):
        grads = [(np.zeros(W.shape), np.zeros(b.shape)) for W, b in params]
        for pair, slopes in zip(params, grads):
            for array, slope in zip(pair, slopes):
                for index in np.ndindex(array.shape):
                    before = array[index]
                    array[index] = before + step
                    above = f(params)
                    array[index] = before - step
                    below = f(params)
                    array[index] = before
                    slope[index] = (above - below) / (2 * step)
        return grads
    return [tuple((4 * near - far) / 3 for near, far in zip(*pairs)) for pairs in zip(central(eps), central(2 * eps))]

# %% all at once
# mistake: moves a whole array
# says: All entries of an array were moved at once
def numerical_gradients(f, params, eps=1e-6):
    grads = []
    for l, (W, b) in enumerate(params):
        def with_layer(W, b):
            return f(params[:l] + [(W, b)] + params[l + 1:])
        dW = (with_layer(W + eps, b) - with_layer(W - eps, b)) / (2 * eps)
        db = (with_layer(W, b + eps) - with_layer(W, b - eps)) / (2 * eps)
        grads.append((np.full(W.shape, dW), np.full(b.shape, db)))
    return grads

# %% not put back
# mistake: leaves each entry moved
# says: Each entry has to be back in its place
def numerical_gradients(f, params, eps=1e-6):
    grads = [(np.zeros(W.shape), np.zeros(b.shape)) for W, b in params]
    for pair, slopes in zip(params, grads):
        for array, slope in zip(pair, slopes):
            for index in np.ndindex(array.shape):
                before = array[index]
                array[index] = before + eps
                above = f(params)
                array[index] = before - eps
                below = f(params)
                slope[index] = (above - below) / (2 * eps)
    return grads

# %% a copy of the list
# mistake: the copy holds the same arrays
# says: Each entry has to be back in its place
def numerical_gradients(f, params, eps=1e-6):
    grads = [(np.zeros(W.shape), np.zeros(b.shape)) for W, b in params]
    for l, pair in enumerate(params):
        for part, array in enumerate(pair):
            for index in np.ndindex(array.shape):
                above, below = list(params), list(params)
                above[l][part][index] += eps
                up = f(above)
                below[l][part][index] -= 2 * eps
                grads[l][part][index] = (up - f(below)) / (2 * eps)
    return grads

# %% put back roughly
# mistake: 1e-9 off where 1e-12 is allowed
# says: [numerical_gradients.left-moved]
def numerical_gradients(f, params, eps=1e-6):
    grads = [(np.zeros(W.shape), np.zeros(b.shape)) for W, b in params]
    for pair, slopes in zip(params, grads):
        for array, slope in zip(pair, slopes):
            for index in np.ndindex(array.shape):
                before = array[index]
                array[index] = before + eps
                above = f(params)
                array[index] = before - eps
                below = f(params)
                array[index] = before + 1e-9
                slope[index] = (above - below) / (2 * eps)
    return grads

# %% the copy not put back
# mistake: moves a copy, entry after entry, and never back
# says: before the next one is moved
def numerical_gradients(f, params, eps=1e-6):
    moved = [(W.copy(), b.copy()) for W, b in params]
    grads = [(np.zeros(W.shape), np.zeros(b.shape)) for W, b in params]
    for pair, slopes in zip(moved, grads):
        for array, slope in zip(pair, slopes):
            for index in np.ndindex(array.shape):
                array[index] += eps
                above = f(moved)
                array[index] -= 2 * eps
                slope[index] = (above - f(moved)) / (2 * eps)
    return grads

# %% weights only
# mistake: leaves the biases out
# says: Only the weights have slopes
def numerical_gradients(f, params, eps=1e-6):
    grads = [(np.zeros(W.shape), np.zeros(b.shape)) for W, b in params]
    for pair, slopes in zip(params, grads):
        for array, slope in zip(pair[:1], slopes):
            for index in np.ndindex(array.shape):
                before = array[index]
                array[index] = before + eps
                above = f(params)
                array[index] = before - eps
                below = f(params)
                array[index] = before
                slope[index] = (above - below) / (2 * eps)
    return grads

# %% first layer only
# mistake: leaves the other layers out
# says: dW2 is zero everywhere
def numerical_gradients(f, params, eps=1e-6):
    grads = [(np.zeros(W.shape), np.zeros(b.shape)) for W, b in params]
    for pair, slopes in zip(params[:1], grads):
        for array, slope in zip(pair, slopes):
            for index in np.ndindex(array.shape):
                before = array[index]
                array[index] = before + eps
                above = f(params)
                array[index] = before - eps
                below = f(params)
                array[index] = before
                slope[index] = (above - below) / (2 * eps)
    return grads

# %% two columns
# mistake: right for two units only
# says: 8 of 12 entries differ
def numerical_gradients(f, params, eps=1e-6):
    grads = [(np.zeros(W.shape), np.zeros(b.shape)) for W, b in params]
    for pair, slopes in zip(params, grads):
        for array, slope in zip(pair, slopes):
            for index in np.ndindex(array.shape):
                if max(index) < 2:
                    before = array[index]
                    array[index] = before + eps
                    above = f(params)
                    array[index] = before - eps
                    below = f(params)
                    array[index] = before
                    slope[index] = (above - below) / (2 * eps)
    return grads

# %% the network's loss
# mistake: ignores f
# says: [diagnosis.reads-notebook]
def numerical_gradients(f, params, eps=1e-6):
    loss = lambda p: bce_loss(forward(X, p)[-1], y)
    grads = [(np.zeros(W.shape), np.zeros(b.shape)) for W, b in params]
    for pair, slopes in zip(params, grads):
        for array, slope in zip(pair, slopes):
            for index in np.ndindex(array.shape):
                before = array[index]
                array[index] = before + eps
                above = loss(params)
                array[index] = before - eps
                below = loss(params)
                array[index] = before
                slope[index] = (above - below) / (2 * eps)
    return grads

# %% the cubic's slope
# mistake: knows the visible function
# says: called with f loss
def numerical_gradients(f, params, eps=1e-6):
    return [(3 * W**2 + eps**2, 3 * b**2 + eps**2) for W, b in params]

# %% transposed
# mistake: each dW transposed
# says: dW1 is the transpose
def numerical_gradients(f, params, eps=1e-6):
    grads = [(np.zeros(W.shape), np.zeros(b.shape)) for W, b in params]
    for pair, slopes in zip(params, grads):
        for array, slope in zip(pair, slopes):
            for index in np.ndindex(array.shape):
                before = array[index]
                array[index] = before + eps
                above = f(params)
                array[index] = before - eps
                below = f(params)
                array[index] = before
                slope[index] = (above - below) / (2 * eps)
    return [(dW.T, db) for dW, db in grads]

# %% flat
# mistake: one vector
# says: expected  a list of 2
def numerical_gradients(f, params, eps=1e-6):
    grads = [(np.zeros(W.shape), np.zeros(b.shape)) for W, b in params]
    for pair, slopes in zip(params, grads):
        for array, slope in zip(pair, slopes):
            for index in np.ndindex(array.shape):
                before = array[index]
                array[index] = before + eps
                above = f(params)
                array[index] = before - eps
                below = f(params)
                array[index] = before
                slope[index] = (above - below) / (2 * eps)
    return np.concatenate([part.ravel() for pair in grads for part in pair])

# %% the wrong order
# mistake: last layer first
# says: The layers are in the wrong order
def numerical_gradients(f, params, eps=1e-6):
    grads = [(np.zeros(W.shape), np.zeros(b.shape)) for W, b in params]
    for pair, slopes in zip(params, grads):
        for array, slope in zip(pair, slopes):
            for index in np.ndindex(array.shape):
                before = array[index]
                array[index] = before + eps
                above = f(params)
                array[index] = before - eps
                below = f(params)
                array[index] = before
                slope[index] = (above - below) / (2 * eps)
    return grads[::-1]

# %% autograd
# mistake: lets autograd do it
# says: it calls autograd, which gives the answer away
def numerical_gradients(f, params, eps=1e-6):
    return grad(f)(params)

# %% own backward
# mistake: calls backward
# says: it calls backward, which gives the answer away
def numerical_gradients(f, params, eps=1e-6):
    return backward(forward(X, params), y, params)

# %% the helper module's
# mistake: hands in xorlib's function as one's own
# says: it calls numerical_gradients, which gives the answer away
from xorlib import numerical_gradients

# %% the helper module's, wrapped
# mistake: calls xorlib's function
# says: it calls numerical_gradients, which gives the answer away
from xorlib.gradients import numerical_gradients as theirs

def numerical_gradients(f, params, eps=1e-6):
    return theirs(f, params, eps)

# %% constants
# mistake: the figures at seed 0
# says: Those are the numbers of the text
def numerical_gradients(f, params, eps=1e-6):
    return [(np.array([[0.003175, -0.017045], [0.003409, 0.00022]]), np.array([0.048336, -0.00756])),
            (np.array([[0.60353799, 0.35399637]]), np.array([0.6632421]))]

# %% all zeros
# mistake: empty arrays
# says: All slopes are zero
def numerical_gradients(f, params, eps=1e-6):
    return [(np.zeros(W.shape), np.zeros(b.shape)) for W, b in params]

# %% whole numbers
# mistake: fills arrays of integers
# says: [pattern.no-decimals]
def numerical_gradients(f, params, eps=1e-6):
    grads = [(np.zeros(W.shape, dtype=int), np.zeros(b.shape, dtype=int)) for W, b in params]
    for pair, slopes in zip(params, grads):
        for array, slope in zip(pair, slopes):
            for index in np.ndindex(array.shape):
                before = array[index]
                array[index] = before + eps
                above = f(params)
                array[index] = before - eps
                below = f(params)
                array[index] = before
                slope[index] = (above - below) / (2 * eps)
    return grads

# %% not a number
# mistake: NaN
# says: infinite or not a number
def numerical_gradients(f, params, eps=1e-6):
    return [(np.full(W.shape, np.nan), np.full(b.shape, np.nan)) for W, b in params]

# %% None
# mistake: no return
# says: [diagnosis.no-result]
def numerical_gradients(f, params, eps=1e-6):
    grads = [(np.zeros(W.shape), np.zeros(b.shape)) for W, b in params]
    for pair, slopes in zip(params, grads):
        for array, slope in zip(pair, slopes):
            for index in np.ndindex(array.shape):
                before = array[index]
                array[index] = before + eps
                above = f(params)
                array[index] = before - eps
                below = f(params)
                array[index] = before
                slope[index] = (above - below) / (2 * eps)

# %% prints
# mistake: prints instead of returning
# says: It prints its result
def numerical_gradients(f, params, eps=1e-6):
    grads = [(np.zeros(W.shape), np.zeros(b.shape)) for W, b in params]
    for pair, slopes in zip(params, grads):
        for array, slope in zip(pair, slopes):
            for index in np.ndindex(array.shape):
                before = array[index]
                array[index] = before + eps
                above = f(params)
                array[index] = before - eps
                below = f(params)
                array[index] = before
                slope[index] = (above - below) / (2 * eps)
    print(grads)

# %% an exception
# mistake: calls f in the wrong way
# says: it raised TypeError
def numerical_gradients(f, params, eps=1e-6):
    return [((f(W + eps, b) - f(W - eps, b)) / (2 * eps), (f(W, b + eps) - f(W, b - eps)) / (2 * eps)) for W, b in params]

# %% wrong values, and the entries left moved
# mistake: one-sided, and nothing is put back
# says: Each entry has to be back in its place
def numerical_gradients(f, params, eps=1e-6):
    old = f(params)
    grads = [(np.zeros(W.shape), np.zeros(b.shape)) for W, b in params]
    for pair, slopes in zip(params, grads):
        for array, slope in zip(pair, slopes):
            for index in np.ndindex(array.shape):
                array[index] += eps
                slope[index] = (f(params) - old) / eps
    return grads

# %% arrays for params
# mistake: hands f an array, whose own line fails then
# says: in your line   db = (f(b + eps) - f(b - eps)) / (2 * eps)
def numerical_gradients(f, params, eps=1e-6):
    grads = []
    for W, b in params:
        db = (f(b + eps) - f(b - eps)) / (2 * eps)
        grads.append(((f(W + eps) - f(W - eps)) / (2 * eps), db))
    return grads

# %% a list of the notebook, emptied and filled again
# mistake: every call returns the same list
# says: its first result changed
grads = []

def numerical_gradients(f, params, eps=1e-6):
    grads.clear()
    moved = [(W.copy(), b.copy()) for W, b in params]
    for arrays in moved:
        slopes = tuple(np.zeros(array.shape) for array in arrays)
        for array, slope in zip(arrays, slopes):
            for index in np.ndindex(array.shape):
                before = array[index]
                array[index] = before + eps
                above = f(moved)
                array[index] = before - eps
                slope[index] = (above - f(moved)) / (2 * eps)
                array[index] = before
        grads.append(slopes)
    return grads

# %% by the checks' own differences
# mistake: puts the answer together from the checks' parts
# says: which gives the answer away
def numerical_gradients(f, params, eps=1e-6):
    from xorlib.checks.lesson3_gradients.derivatives import _central, _differences
    return _differences(_central)(f, params, eps)

# %% f of arrays that did not move
# mistake: moves a copy, and calls f with the old ones
# says: [numerical_gradients.zero]
def numerical_gradients(f, params, eps=1e-6):
    grads = []
    for W, b in params:
        dW, db = np.zeros(W.shape), np.zeros(b.shape)
        for array, slope in ((W, dW), (b, db)):
            for index in np.ndindex(array.shape):
                moved = array.copy()
                moved[index] += eps
                above = f(params)
                moved[index] -= 2 * eps
                below = f(params)
                slope[index] = (above - below) / (2 * eps)
        grads.append((dW, db))
    return grads

# %% f of the array
# mistake: f gets an array, not params
# says: [numerical_gradients.one-sided-and-weights-only]
def numerical_gradients(f, params, eps=1e-6):
    grads = []
    for W, b in params:
        dW = np.zeros(W.shape)
        for index in np.ndindex(W.shape):
            moved = W.copy()
            moved[index] += eps
            dW[index] = (f(moved) - f(W)) / eps
        grads.append((dW, np.zeros(b.shape)))
    return grads

# %% weights only, as a student wrote it
# mistake: the biases are left out
# says: [numerical_gradients.weights-only]
def numerical_gradients(f, params, eps=1e-6):
    grads = []
    for W, b in params:
        dW = np.zeros(W.shape)
        for index in np.ndindex(W.shape):
            old = W[index]
            W[index] = old + eps
            above = f(params)
            W[index] = old - eps
            below = f(params)
            W[index] = old
            dW[index] = (above - below) / (2 * eps)
        grads.append((dW, np.zeros(b.shape)))
    return grads

# %% sign
# mistake: the difference the wrong way round
# says: [numerical_gradients.sign]
def numerical_gradients(f, params, eps=1e-6):
    moved = [(W.copy(), b.copy()) for W, b in params]
    grads = [(np.zeros(W.shape), np.zeros(b.shape)) for W, b in params]
    for arrays, slopes in zip(moved, grads):
        for array, slope in zip(arrays, slopes):
            for index in np.ndindex(array.shape):
                old = array[index]
                array[index] = old + eps
                above = f(moved)
                array[index] = old - eps
                below = f(moved)
                array[index] = old
                slope[index] = (below - above) / (2 * eps)
    return grads

# %% sign and width
# mistake: two mistakes
# says: [numerical_gradients.sign-and-twice-too-large]
def numerical_gradients(f, params, eps=1e-6):
    moved = [(W.copy(), b.copy()) for W, b in params]
    grads = [(np.zeros(W.shape), np.zeros(b.shape)) for W, b in params]
    for arrays, slopes in zip(moved, grads):
        for array, slope in zip(arrays, slopes):
            for index in np.ndindex(array.shape):
                old = array[index]
                array[index] = old + eps
                above = f(moved)
                array[index] = old - eps
                below = f(moved)
                array[index] = old
                slope[index] = (below - above) / eps
    return grads

# %% gradients pile up
# mistake: += without a reset
# says: [numerical_gradients.added-up]
def numerical_gradients(f, params, eps=1e-6):
    moved = [(W.copy(), b.copy()) for W, b in params]
    grads = [(np.zeros(W.shape), np.zeros(b.shape)) for W, b in params]
    slope_so_far = 0
    for arrays, slopes in zip(moved, grads):
        for array, slope in zip(arrays, slopes):
            for index in np.ndindex(array.shape):
                old = array[index]
                array[index] = old + eps
                above = f(moved)
                array[index] = old - eps
                below = f(moved)
                array[index] = old
                slope_so_far += (above - below) / (2 * eps)
                slope[index] = slope_so_far
    return grads

# %% zip of pairs
# mistake: unpacks zip of pairs wrongly
# says: [error.zip-of-pairs]
def numerical_gradients(f, params, eps=1e-6):
    grads = [(np.zeros(W.shape), np.zeros(b.shape)) for W, b in params]
    for W, b, dW, db in zip(params, grads):
        for index in np.ndindex(W.shape):
            W[index] += eps
            above = f(params)
            W[index] -= 2 * eps
            dW[index] = (above - f(params)) / (2 * eps)
            W[index] += eps
    return grads

# %% first row only
# mistake: loops over the first row
# says: [diagnosis.right-parts]
def numerical_gradients(f, params, eps=1e-6):
    moved = [(W.copy(), b.copy()) for W, b in params]
    grads = [(np.zeros(W.shape), np.zeros(b.shape)) for W, b in params]
    for (W, b), (dW, db) in zip(moved, grads):
        for i in range(len(W)):
            for array, slope in ((W[:, 0], dW[:, 0]), (b, db)):
                old = array[i]
                array[i] = old + eps
                above = f(moved)
                array[i] = old - eps
                below = f(moved)
                array[i] = old
                slope[i] = (above - below) / (2 * eps)
    return grads

# %% one slope a layer
# mistake: a number for each array
# says: [pattern.one-number]
def numerical_gradients(f, params, eps=1e-6):
    grads = []
    for l, (W, b) in enumerate(params):
        def at(dW, db):
            moved = list(params)
            moved[l] = (W + dW, b + db)
            return f(moved)
        grads.append(((at(eps, 0) - at(-eps, 0)) / (2 * eps), (at(0, eps) - at(0, -eps)) / (2 * eps)))
    return grads

# %% eps by default only
# mistake: 1e-6 in the body
# says: [numerical_gradients.other-eps]
def numerical_gradients(f, params, eps=1e-6):
    eps = 1e-6
    moved = [(W.copy(), b.copy()) for W, b in params]
    grads = [(np.zeros(W.shape), np.zeros(b.shape)) for W, b in params]
    for arrays, slopes in zip(moved, grads):
        for array, slope in zip(arrays, slopes):
            for index in np.ndindex(array.shape):
                old = array[index]
                array[index] = old + eps
                above = f(moved)
                array[index] = old - eps
                slope[index] = (above - f(moved)) / (2 * eps)
                array[index] = old
    return grads

# %% f never called
# mistake: divides the entries
# says: [numerical_gradients.f-not-called]
def numerical_gradients(f, params, eps=1e-6):
    grads = []
    for W, b in params:
        grads.append((((W + eps) - (W - eps)) / (2 * eps), ((b + eps) - (b - eps)) / (2 * eps)))
    return grads

# %% append's None
# mistake: grads = grads.append
# says: [error.none]
def numerical_gradients(f, params, eps=1e-6):
    grads = []
    for W, b in params:
        grads = grads.append((np.zeros(W.shape), np.zeros(b.shape)))
    return grads

# %% list arithmetic
# mistake: params + eps
# says: [advice.list-plus]
def numerical_gradients(f, params, eps=1e-6):
    return (f(params + eps) - f(params - eps)) / (2 * eps)

# %% one number
# mistake: all arrays moved together, one number
# says: [pattern.one-number]
def numerical_gradients(f, params, eps=1e-6):
    up = [(W + eps, b + eps) for W, b in params]
    down = [(W - eps, b - eps) for W, b in params]
    return (f(up) - f(down)) / (2 * eps)

# %% relative step
# mistake: a step in proportion to the entry
# says: [result.wrong]
def numerical_gradients(f, params, eps=1e-6):
    moved = [(W.copy(), b.copy()) for W, b in params]
    grads = [(np.zeros(W.shape), np.zeros(b.shape)) for W, b in params]
    for arrays, slopes in zip(moved, grads):
        for array, slope in zip(arrays, slopes):
            for index in np.ndindex(array.shape):
                old = array[index]
                h = eps * old
                array[index] = old + h
                above = f(moved)
                array[index] = old - h
                below = f(moved)
                array[index] = old
                slope[index] = (above - below) / (2 * h)
    return grads
