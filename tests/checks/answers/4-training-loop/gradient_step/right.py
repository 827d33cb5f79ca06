# %% comprehension
def gradient_step(params, grads, lr):
    return [(W - lr * dW, b - lr * db) for (W, b), (dW, db) in zip(params, grads)]

# %% in place on copies
def gradient_step(params, grads, lr):
    stepped = [(W.copy(), b.copy()) for W, b in params]
    for (W, b), (dW, db) in zip(stepped, grads):
        W -= lr * dW
        b -= lr * db
    return stepped

# %% deep copy, by index
import copy

def gradient_step(params, grads, lr):
    new = copy.deepcopy(params)
    for l in range(len(params)):
        new[l][0][...] = params[l][0] - lr * grads[l][0]
        new[l][1][...] = params[l][1] - lr * grads[l][1]
    return new

# %% entry by entry, pairs as lists
def gradient_step(params, grads, lr):
    stepped = []
    for layer, grad in zip(params, grads):
        pair = []
        for old, gradient in zip(layer, grad):
            new = np.zeros(old.shape)
            for index in np.ndindex(old.shape):
                new[index] = old[index] - lr * gradient[index]
            pair.append(new)
        stepped.append(pair)
    return stepped

# %% recursion, and prints
def gradient_step(params, grads, lr):
    print(len(params), "layers to go")
    if not params:
        return []
    (W, b), (dW, db) = params[0], grads[0]
    return [(np.subtract(W, np.multiply(lr, dW)), b + (-lr) * db)] + gradient_step(params[1:], grads[1:], lr)

# %% flat vector and back, with a warning
import warnings

def gradient_step(params, grads, lr):
    warnings.warn("harmless")
    theta = np.concatenate([part.ravel() for layer in params for part in layer])
    slope = np.concatenate([part.ravel() for layer in grads for part in layer])
    theta, stepped, start = theta - lr * slope, [], 0
    for W, b in params:
        new = []
        for part in (W, b):
            new.append(theta[start:start + part.size].reshape(part.shape))
            start += part.size
        stepped.append(tuple(new))
    return tuple(stepped)
