# %% a list of velocities, then gradient_step
def momentum_step(params, velocity, grads, lr, beta):
    new = [(beta * vW + dW, beta * vb + db) for (vW, vb), (dW, db) in zip(velocity, grads)]
    return gradient_step(params, new, lr), new

# %% three lists at once
def momentum_step(params, velocity, grads, lr, beta):
    new_params, new_velocity = [], []
    for (W, b), (vW, vb), (dW, db) in zip(params, velocity, grads):
        vW, vb = beta * vW + dW, beta * vb + db
        new_velocity.append((vW, vb))
        new_params.append((W - lr * vW, b - lr * vb))
    return new_params, new_velocity

# %% in place on copies
def momentum_step(params, velocity, grads, lr, beta):
    params = [[array.copy() for array in pair] for pair in params]
    velocity = [[array.copy() for array in pair] for pair in velocity]
    for l in range(len(params)):
        for part in (0, 1):
            velocity[l][part] *= beta
            velocity[l][part] += grads[l][part]
            params[l][part] -= lr * velocity[l][part]
    return params, velocity

# %% deepcopy
import copy

def momentum_step(params, velocity, grads, lr, beta):
    params, velocity = copy.deepcopy(params), copy.deepcopy(velocity)
    for (W, b), (vW, vb), (dW, db) in zip(params, velocity, grads):
        for p, v, g in ((W, vW, dW), (b, vb, db)):
            v[...] = beta * v + g
            p -= lr * v
    return params, velocity

# %% pair by pair, with a function in it
def momentum_step(params, velocity, grads, lr, beta):
    def faster(old, new):
        return tuple(beta * v + g for v, g in zip(old, new))

    velocity = list(map(faster, velocity, grads))
    params = [tuple(p - lr * v for p, v in zip(*pairs)) for pairs in zip(params, velocity)]
    return [params, velocity]

# %% the two terms of the step one by one
def momentum_step(params, velocity, grads, lr, beta):
    out = []
    for (W, b), (vW, vb), (dW, db) in zip(params, velocity, grads):
        out.append(((W - lr * beta * vW - lr * dW, b - lr * beta * vb - lr * db), (beta * vW + dW, beta * vb + db)))
    return [p for p, _ in out], [v for _, v in out]

# %% indices, tuples of tuples, and a warning
import warnings

def momentum_step(params, velocity, grads, lr, beta):
    warnings.warn("harmless")
    layers = range(len(params))
    v = tuple((beta * velocity[l][0] + grads[l][0], beta * velocity[l][1] + grads[l][1]) for l in layers)
    return tuple((params[l][0] - lr * v[l][0], params[l][1] - lr * v[l][1]) for l in layers), v

# %% recursion over the layers
def momentum_step(params, velocity, grads, lr, beta):
    if not params:
        return [], []
    (W, b), (vW, vb), (dW, db) = params[0], velocity[0], grads[0]
    vW, vb = dW + beta * vW, db + beta * vb
    more_params, more_velocity = momentum_step(params[1:], velocity[1:], grads[1:], lr, beta)
    return [(W - lr * vW, b - lr * vb), *more_params], [(vW, vb), *more_velocity]
