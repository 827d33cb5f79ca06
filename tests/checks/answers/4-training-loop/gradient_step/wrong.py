# %% in place
# mistake: writes into the caller's arrays
# says: writes into the caller's array
def gradient_step(params, grads, lr):
    for (W, b), (dW, db) in zip(params, grads):
        W -= lr * dW
        b -= lr * db
    return params

# %% in place behind a copy of the list
# mistake: copies the list, but not the arrays
# says: [gradient_step.in-place]
def gradient_step(params, grads, lr):
    stepped = list(params)
    for (W, b), (dW, db) in zip(stepped, grads):
        W -= lr * dW
        b -= lr * db
    return stepped

# %% the gradients scaled in place
# mistake: writes into grads
# says: [result.changed-argument]
def gradient_step(params, grads, lr):
    for dW, db in grads:
        dW *= lr
        db *= lr
    return [(W - dW, b - db) for (W, b), (dW, db) in zip(params, grads)]

# %% the list changed
# mistake: puts new pairs into the caller's list
# says: into the caller's list
def gradient_step(params, grads, lr):
    for l, ((W, b), (dW, db)) in enumerate(zip(list(params), grads)):
        params[l] = (W - lr * dW, b - lr * db)
    return params

# %% uphill
# mistake: adds the gradient
# says: step uphill
def gradient_step(params, grads, lr):
    return [(W + lr * dW, b + lr * db) for (W, b), (dW, db) in zip(params, grads)]

# %% no learning rate
# mistake: leaves lr out
# says: does not depend on lr
def gradient_step(params, grads, lr):
    return [(W - dW, b - db) for (W, b), (dW, db) in zip(params, grads)]

# %% brackets
# mistake: lr times the whole difference
# says: [gradient_step.lr-times-parameters]
def gradient_step(params, grads, lr):
    return [(lr * (W - dW), lr * (b - db)) for (W, b), (dW, db) in zip(params, grads)]

# %% the step alone
# mistake: returns the change, not the new parameters
# says: That is the step alone
def gradient_step(params, grads, lr):
    return [(-lr * dW, -lr * db) for dW, db in grads]

# %% lr times gradients
# mistake: returns the change with the other sign
# says: lr times the gradients
def gradient_step(params, grads, lr):
    return [(lr * dW, lr * db) for dW, db in grads]

# %% unchanged
# mistake: computes the step and returns the old parameters
# says: came back as they were
def gradient_step(params, grads, lr):
    for (W, b), (dW, db) in zip(params, grads):
        W = W - lr * dW
        b = b - lr * db
    return params

# %% weights alone
# mistake: leaves the biases as they are
# says: The biases were left as they are
def gradient_step(params, grads, lr):
    return [(W - lr * dW, b) for (W, b), (dW, db) in zip(params, grads)]

# %% biases alone
# mistake: leaves the weights as they are
# says: The weights were left as they are
def gradient_step(params, grads, lr):
    return [(W, b - lr * db) for (W, b), (dW, db) in zip(params, grads)]

# %% return inside the loop
# mistake: returns after the first layer
# says: Only the first layer came back
def gradient_step(params, grads, lr):
    stepped = []
    for (W, b), (dW, db) in zip(params, grads):
        stepped.append((W - lr * dW, b - lr * db))
        return stepped

# %% last layer alone
# mistake: updates the last layer only
# says: Only the last layer took a step
def gradient_step(params, grads, lr):
    (W, b), (dW, db) = params[-1], grads[-1]
    return params[:-1] + [(W - lr * dW, b - lr * db)]

# %% two layers
# mistake: right for two layers only
# says: got       2
def gradient_step(params, grads, lr):
    return [(params[l][0] - lr * grads[l][0], params[l][1] - lr * grads[l][1]) for l in (0, 1)]

# %% reversed
# mistake: builds the list from the last layer
# says: The layers are in reverse order
def gradient_step(params, grads, lr):
    stepped = []
    for (W, b), (dW, db) in zip(params[::-1], grads[::-1]):
        stepped.append((W - lr * dW, b - lr * db))
    return stepped

# %% b before W
# mistake: the pairs the wrong way round
# says: Each pair is the wrong way round
def gradient_step(params, grads, lr):
    return [(b - lr * db, W - lr * dW) for (W, b), (dW, db) in zip(params, grads)]

# %% one flat list
# mistake: a list of arrays, not of pairs
# says: All arrays stand in one list
def gradient_step(params, grads, lr):
    stepped = []
    for (W, b), (dW, db) in zip(params, grads):
        stepped += [W - lr * dW, b - lr * db]
    return stepped

# %% lr of the text
# mistake: a constant where the argument belongs
# says: does not depend on lr
def gradient_step(params, grads, lr):
    return [(W - 1.0 * dW, b - 1.0 * db) for (W, b), (dW, db) in zip(params, grads)]

# %% lr twice
# mistake: the gradients are scaled before and again in the step
# says: lr went into the step twice
def gradient_step(params, grads, lr):
    scaled = [(lr * dW, lr * db) for dW, db in grads]
    return [(W - lr * dW, b - lr * db) for (W, b), (dW, db) in zip(params, scaled)]

# %% all zeros
# mistake: an empty answer
# says: zero everywhere
def gradient_step(params, grads, lr):
    return [(np.zeros_like(W), np.zeros_like(b)) for W, b in params]

# %% not a number
# mistake: NaN
# says: infinite or not a number
def gradient_step(params, grads, lr):
    return [(W * np.nan, b * np.nan) for W, b in params]

# %% None
# mistake: no return
# says: [diagnosis.no-result]
def gradient_step(params, grads, lr):
    stepped = [(W - lr * dW, b - lr * db) for (W, b), (dW, db) in zip(params, grads)]

# %% prints
# mistake: prints instead of returning
# says: It prints its result
def gradient_step(params, grads, lr):
    print([(W - lr * dW, b - lr * db) for (W, b), (dW, db) in zip(params, grads)])

# %% lists for arrays
# mistake: the wrong type
# says: expected  a NumPy array of shape (2, 2)
def gradient_step(params, grads, lr):
    return [((W - lr * dW).tolist(), (b - lr * db).tolist()) for (W, b), (dW, db) in zip(params, grads)]

# %% an exception
# mistake: subtracts whole pairs
# says: it raised TypeError
def gradient_step(params, grads, lr):
    return [layer - lr * grad for layer, grad in zip(params, grads)]

# %% the helper module's
# mistake: hands in xorlib's function as one's own
# says: it calls gradient_step, which gives the answer away
from xorlib import gradient_step

# %% the list inside the loop
# mistake: begins a new list in each round
# says: [gradient_step.list-in-loop]
def gradient_step(params, grads, lr):
    for (W, b), (dW, db) in zip(params, grads):
        stepped = []
        stepped.append((W - lr * dW, b - lr * db))
    return stepped

# %% the last pair
# mistake: returns the last pair, not the list
# says: [gradient_step.one-pair-only]
def gradient_step(params, grads, lr):
    for (W, b), (dW, db) in zip(params, grads):
        W = W - lr * dW
        b = b - lr * db
    return W, b

# %% the first pair
# mistake: returns inside the loop, and a pair
# says: [gradient_step.one-pair-only]
def gradient_step(params, grads, lr):
    for (W, b), (dW, db) in zip(params, grads):
        return W - lr * dW, b - lr * db

# %% the parameters themselves where lr is 0
# mistake: an alias of the argument, for some inputs
# says: it is the argument params itself
def gradient_step(params, grads, lr):
    if lr == 0:
        return params
    return [(W - lr * dW, b - lr * db) for (W, b), (dW, db) in zip(params, grads)]

# %% a copy of the list, not of its arrays, where lr is 0
# mistake: an alias of the argument's arrays, for some inputs
# says: it is the argument params itself
def gradient_step(params, grads, lr):
    return [(W - lr * dW if lr else W, b - lr * db) for (W, b), (dW, db) in zip(params, grads)]

# %% a list as a default argument
# mistake: the default list lives as long as the function
# says: its first result changed
def gradient_step(params, grads, lr, stepped=[]):
    for (W, b), (dW, db) in zip(params, grads):
        stepped.append((W - lr * dW, b - lr * db))
    return stepped

# %% by xorlib's train with other gradients
# mistake: train steps along whatever gradients it is given
# says: it calls gradient_step, which gives the answer away
def gradient_step(params, grads, lr):
    inputs = np.zeros((1, params[0][0].shape[1]))
    targets = np.zeros((1, len(params[-1][1])))
    return train(inputs, targets, params, lr, 1, lambda A, y, params: grads)[0]

# %% numpy arrays of lists
# mistake: np.array(params) of several shapes
# says: [error.ragged]
def gradient_step(params, grads, lr):
    return np.array(params) - lr * np.array(grads)

# %% zip of pairs
# mistake: four names for two pairs
# says: [error.zip-of-pairs]
def gradient_step(params, grads, lr):
    return [(W - lr * dW, b - lr * db) for W, b, dW, db in zip(params, grads)]

# %% zip of pairs, as if of layers
# mistake: W, dW for a pair of pairs
# says: [advice.list-arithmetic]
def gradient_step(params, grads, lr):
    new = []
    for W, dW in zip(params, grads):
        new.append((W - lr * dW))
    return new

# %% no zip
# mistake: two lists in one for
# says: [result.wrong]
def gradient_step(params, grads, lr):
    new = []
    for (W, b), (dW, db) in params, grads:
        new.append((W - lr * dW, b - lr * db))
    return new

# %% append of two
# mistake: append(W, b)
# says: [error.append-takes-one]
def gradient_step(params, grads, lr):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        new.append(W - lr * dW, b - lr * db)
    return new

# %% dict of parameters
# mistake: params is taken for a dict
# says: [error.list-is-no-dict]
def gradient_step(params, grads, lr):
    for l in range(len(params) // 2):
        params["W" + str(l + 1)] = params["W" + str(l + 1)] - lr * grads["dW" + str(l + 1)]
        params["b" + str(l + 1)] = params["b" + str(l + 1)] - lr * grads["db" + str(l + 1)]
    return params

# %% assigns into the pair
# mistake: a tuple cannot be changed
# says: [advice.tuple-assignment]
def gradient_step(params, grads, lr):
    new = [(W.copy(), b.copy()) for W, b in params]
    for l in range(len(params)):
        new[l][0] = new[l][0] - lr * grads[l][0]
        new[l][1] = new[l][1] - lr * grads[l][1]
    return new

# %% uphill and no lr
# mistake: two mistakes
# says: [gradient_step.uphill-and-no-lr]
def gradient_step(params, grads, lr):
    return [(W + dW, b + db) for (W, b), (dW, db) in zip(params, grads)]

# %% biases uphill
# mistake: + in the biases
# says: [gradient_step.biases-uphill]
def gradient_step(params, grads, lr):
    return [(W - lr * dW, b + lr * db) for (W, b), (dW, db) in zip(params, grads)]

# %% divided by lr
# mistake: lr divides
# says: [gradient_step.divided-by-lr]
def gradient_step(params, grads, lr):
    return [(W - dW / lr, b - db / lr) for (W, b), (dW, db) in zip(params, grads)]

# %% transposed gradients
# mistake: dW.T
# says: [gradient_step.transposed-gradient]
def gradient_step(params, grads, lr):
    return [(W - lr * dW.T, b - lr * db) for (W, b), (dW, db) in zip(params, grads)]

# %% order of the difference
# mistake: lr * dW - W
# says: [gradient_step.wrong-way-round]
def gradient_step(params, grads, lr):
    return [(lr * dW - W, lr * db - b) for (W, b), (dW, db) in zip(params, grads)]

# %% step variable not kept
# mistake: the new W is not put into the list
# says: [gradient_step.unchanged]
def gradient_step(params, grads, lr):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        W_new, b_new = W - lr * dW, b - lr * db
        new.append((W, b))
    return new

# %% b from W
# mistake: b = W - lr * db
# says: [diagnosis.right-parts]
def gradient_step(params, grads, lr):
    return [(W - lr * dW, b - lr * dW.sum(axis=1)) for (W, b), (dW, db) in zip(params, grads)]

# %% list arithmetic
# mistake: params - lr * grads
# says: [advice.list-arithmetic]
def gradient_step(params, grads, lr):
    return params - lr * grads

# %% pair arithmetic
# mistake: p - lr * g on pairs
# says: [advice.list-arithmetic]
def gradient_step(params, grads, lr):
    return [p - lr * g for p, g in zip(params, grads)]

# %% append's None
# mistake: new = new.append
# says: [error.none]
def gradient_step(params, grads, lr):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        new = new.append((W - lr * dW, b - lr * db))
    return new

# %% past the end
# mistake: range(len(params) + 1)
# says: [error.past-the-end]
def gradient_step(params, grads, lr):
    new = []
    for l in range(len(params) + 1):
        new.append((params[l][0] - lr * grads[l][0], params[l][1] - lr * grads[l][1]))
    return new

# %% a list outside
# mistake: the list is made once, outside
# says: [result.changed-when-called-again]
stepped_layers = []
def gradient_step(params, grads, lr):
    for (W, b), (dW, db) in zip(params, grads):
        stepped_layers.append((W - lr * dW, b - lr * db))
    return stepped_layers

# %% no lr for the biases
# mistake: lr is missing in b
# says: [gradient_step.no-lr-for-biases]
def gradient_step(params, grads, lr):
    return [(W - lr * dW, b - db) for (W, b), (dW, db) in zip(params, grads)]

# %% params and grads
# mistake: returns both
# says: [diagnosis.more-than-asked]
def gradient_step(params, grads, lr):
    return [(W - lr * dW, b - lr * db) for (W, b), (dW, db) in zip(params, grads)], grads
