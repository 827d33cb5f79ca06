# %% velocity in place
# mistake: changes the velocity it was given
# says: [momentum_step.in-place]
def momentum_step(params, velocity, grads, lr, beta):
    new_params = []
    for (W, b), (vW, vb), (dW, db) in zip(params, velocity, grads):
        vW *= beta
        vW += dW
        vb *= beta
        vb += db
        new_params.append((W - lr * vW, b - lr * vb))
    return new_params, velocity

# %% params in place
# mistake: changes the parameters it was given
# says: Make new arrays
def momentum_step(params, velocity, grads, lr, beta):
    velocity = [(beta * vW + dW, beta * vb + db) for (vW, vb), (dW, db) in zip(velocity, grads)]
    for (W, b), (vW, vb) in zip(params, velocity):
        W -= lr * vW
        b -= lr * vb
    return params, velocity

# %% the list in place
# mistake: writes new pairs into the caller's list
# says: it changed its argument velocity
def momentum_step(params, velocity, grads, lr, beta):
    for l, ((vW, vb), (dW, db)) in enumerate(zip(velocity, grads)):
        velocity[l] = (beta * vW + dW, beta * vb + db)
    return gradient_step(params, velocity, lr), velocity

# %% 1 - beta
# mistake: a moving average of the gradients
# says: The gradient was multiplied by 1 - beta
def momentum_step(params, velocity, grads, lr, beta):
    new = [
        (beta * vW + (1 - beta) * dW, beta * vb + (1 - beta) * db) for (vW, vb), (dW, db) in zip(velocity, grads)
    ]
    return gradient_step(params, new, lr), new

# %% beta at the gradient
# mistake: velocity plus beta times the gradient
# says: beta multiplies the gradient
def momentum_step(params, velocity, grads, lr, beta):
    new = [(vW + beta * dW, vb + beta * db) for (vW, vb), (dW, db) in zip(velocity, grads)]
    return gradient_step(params, new, lr), new

# %% beta at both
# mistake: beta times the sum
# says: beta multiplies the sum
def momentum_step(params, velocity, grads, lr, beta):
    new = [(beta * (vW + dW), beta * (vb + db)) for (vW, vb), (dW, db) in zip(velocity, grads)]
    return gradient_step(params, new, lr), new

# %% no beta
# mistake: adds up all gradients
# says: nothing of the old velocity fades
def momentum_step(params, velocity, grads, lr, beta):
    new = [(vW + dW, vb + db) for (vW, vb), (dW, db) in zip(velocity, grads)]
    return gradient_step(params, new, lr), new

# %% beta always 0.9
# mistake: a constant where beta belongs
# says: beta is always 0.9
def momentum_step(params, velocity, grads, lr, beta):
    new = [(0.9 * vW + dW, 0.9 * vb + db) for (vW, vb), (dW, db) in zip(velocity, grads)]
    return gradient_step(params, new, lr), new

# %% no memory
# mistake: the gradients as velocity
# says: The old velocity is not in the new one
def momentum_step(params, velocity, grads, lr, beta):
    return gradient_step(params, grads, lr), [(dW.copy(), db.copy()) for dW, db in grads]

# %% no gradient
# mistake: the velocity fades, and nothing comes in
# says: The gradient is not in the new velocity
def momentum_step(params, velocity, grads, lr, beta):
    new = [(beta * vW, beta * vb) for vW, vb in velocity]
    return gradient_step(params, new, lr), new

# %% minus the gradient
# mistake: beta v - g, then minus lr v
# says: The gradient was subtracted from the velocity
def momentum_step(params, velocity, grads, lr, beta):
    new = [(beta * vW - dW, beta * vb - db) for (vW, vb), (dW, db) in zip(velocity, grads)]
    return gradient_step(params, new, lr), new

# %% lr inside
# mistake: beta v + lr g, then minus v
# says: Here it stays outside
def momentum_step(params, velocity, grads, lr, beta):
    new = [(beta * vW + lr * dW, beta * vb + lr * db) for (vW, vb), (dW, db) in zip(velocity, grads)]
    return [(W - vW, b - vb) for (W, b), (vW, vb) in zip(params, new)], new

# %% the other convention
# mistake: v = beta v - lr g, params + v
# says: [momentum_step.lr-in-velocity]
def momentum_step(params, velocity, grads, lr, beta):
    new = [(beta * vW - lr * dW, beta * vb - lr * db) for (vW, vb), (dW, db) in zip(velocity, grads)]
    return [(W + vW, b + vb) for (W, b), (vW, vb) in zip(params, new)], new

# %% lr twice
# mistake: in the velocity and in the step
# says: lr went in twice
def momentum_step(params, velocity, grads, lr, beta):
    new = [(beta * vW + lr * dW, beta * vb + lr * db) for (vW, vb), (dW, db) in zip(velocity, grads)]
    return gradient_step(params, new, lr), new

# %% uphill
# mistake: plus lr v
# says: That is a step uphill
def momentum_step(params, velocity, grads, lr, beta):
    new = [(beta * vW + dW, beta * vb + db) for (vW, vb), (dW, db) in zip(velocity, grads)]
    return gradient_step(params, new, -lr), new

# %% the old velocity
# mistake: steps first, then computes the velocity
# says: Compute the new one first
def momentum_step(params, velocity, grads, lr, beta):
    stepped = gradient_step(params, velocity, lr)
    return stepped, [(beta * vW + dW, beta * vb + db) for (vW, vb), (dW, db) in zip(velocity, grads)]

# %% the gradient in the step
# mistake: steps along the gradient alone
# says: Take it along the new velocity
def momentum_step(params, velocity, grads, lr, beta):
    new = [(beta * vW + dW, beta * vb + db) for (vW, vb), (dW, db) in zip(velocity, grads)]
    return gradient_step(params, grads, lr), new

# %% gradient and velocity
# mistake: steps along both
# says: The gradient is in the step twice
def momentum_step(params, velocity, grads, lr, beta):
    new = [(beta * vW + dW, beta * vb + db) for (vW, vb), (dW, db) in zip(velocity, grads)]
    return gradient_step(gradient_step(params, grads, lr), new, lr), new

# %% Nesterov
# mistake: looks one step ahead
# says: That is Nesterov's variant
def momentum_step(params, velocity, grads, lr, beta):
    new = [(beta * vW + dW, beta * vb + db) for (vW, vb), (dW, db) in zip(velocity, grads)]
    ahead = [(dW + beta * vW, db + beta * vb) for (dW, db), (vW, vb) in zip(grads, new)]
    return gradient_step(params, ahead, lr), new

# %% beta in the step
# mistake: lr beta v
# says: beta went into the step, too
def momentum_step(params, velocity, grads, lr, beta):
    new = [(beta * vW + dW, beta * vb + db) for (vW, vb), (dW, db) in zip(velocity, grads)]
    return gradient_step(params, new, lr * beta), new

# %% no lr
# mistake: params - v
# says: The step does not depend on lr
def momentum_step(params, velocity, grads, lr, beta):
    new = [(beta * vW + dW, beta * vb + db) for (vW, vb), (dW, db) in zip(velocity, grads)]
    return [(W - vW, b - vb) for (W, b), (vW, vb) in zip(params, new)], new

# %% no step
# mistake: returns the parameters as they were
# says: The parameters came back as they were
def momentum_step(params, velocity, grads, lr, beta):
    new = [(beta * vW + dW, beta * vb + db) for (vW, vb), (dW, db) in zip(velocity, grads)]
    gradient_step(params, new, lr)
    return [(W.copy(), b.copy()) for W, b in params], new

# %% the arguments themselves
# mistake: returns what it was given
# says: params W1, params b1
def momentum_step(params, velocity, grads, lr, beta):
    return params, velocity

# %% the step alone
# mistake: lr v
# says: That is the step alone
def momentum_step(params, velocity, grads, lr, beta):
    new = [(beta * vW + dW, beta * vb + db) for (vW, vb), (dW, db) in zip(velocity, grads)]
    return [(lr * vW, lr * vb) for vW, vb in new], new

# %% the old velocity comes back
# mistake: returns the velocity that was given
# says: The old velocity came back
def momentum_step(params, velocity, grads, lr, beta):
    new = [(beta * vW + dW, beta * vb + db) for (vW, vb), (dW, db) in zip(velocity, grads)]
    return gradient_step(params, new, lr), [(vW + 0, vb + 0) for vW, vb in velocity]

# %% biases without momentum
# mistake: the biases take a plain step
# says: params b1
def momentum_step(params, velocity, grads, lr, beta):
    new = [(beta * vW + dW, db.copy()) for (vW, vb), (dW, db) in zip(velocity, grads)]
    return gradient_step(params, new, lr), new

# %% biases left out
# mistake: only the weights move
# says: The biases took no step
def momentum_step(params, velocity, grads, lr, beta):
    new = [(beta * vW + dW, vb.copy()) for (vW, vb), (dW, db) in zip(velocity, grads)]
    return [(W - lr * vW, b.copy()) for (W, b), (vW, vb) in zip(params, new)], new

# %% velocity first
# mistake: the pair the wrong way round
# says: The velocity came first
def momentum_step(params, velocity, grads, lr, beta):
    new = [(beta * vW + dW, beta * vb + db) for (vW, vb), (dW, db) in zip(velocity, grads)]
    return new, gradient_step(params, new, lr)

# %% parameters alone
# mistake: returns no velocity
# says: Return the velocity as well
def momentum_step(params, velocity, grads, lr, beta):
    new = [(beta * vW + dW, beta * vb + db) for (vW, vb), (dW, db) in zip(velocity, grads)]
    return gradient_step(params, new, lr)

# %% velocity alone
# mistake: returns no parameters
# says: Return the parameters as well
def momentum_step(params, velocity, grads, lr, beta):
    return [(beta * vW + dW, beta * vb + db) for (vW, vb), (dW, db) in zip(velocity, grads)]

# %% return in the loop
# mistake: the first layer only
# says: Only one layer came back
def momentum_step(params, velocity, grads, lr, beta):
    new_params, new_velocity = [], []
    for (W, b), (vW, vb), (dW, db) in zip(params, velocity, grads):
        vW, vb = beta * vW + dW, beta * vb + db
        new_velocity.append((vW, vb))
        new_params.append((W - lr * vW, b - lr * vb))
        return new_params, new_velocity

# %% lists in the loop
# mistake: the last layer only
# says: [momentum_step.one-layer-only]
def momentum_step(params, velocity, grads, lr, beta):
    for (W, b), (vW, vb), (dW, db) in zip(params, velocity, grads):
        new_params, new_velocity = [], []
        vW, vb = beta * vW + dW, beta * vb + db
        new_velocity.append((vW, vb))
        new_params.append((W - lr * vW, b - lr * vb))
    return new_params, new_velocity

# %% one pair
# mistake: no lists at all
# says: There is one pair (W, b)
def momentum_step(params, velocity, grads, lr, beta):
    for (W, b), (vW, vb), (dW, db) in zip(params, velocity, grads):
        vW, vb = beta * vW + dW, beta * vb + db
        W, b = W - lr * vW, b - lr * vb
    return (W, b), (vW, vb)

# %% from the back
# mistake: the layers in reverse order
# says: The layers are in reverse order
def momentum_step(params, velocity, grads, lr, beta):
    new_params, new_velocity = [], []
    for (W, b), (vW, vb), (dW, db) in zip(params, velocity, grads):
        vW, vb = beta * vW + dW, beta * vb + db
        new_velocity.insert(0, (vW, vb))
        new_params.insert(0, (W - lr * vW, b - lr * vb))
    return new_params, new_velocity

# %% pairs turned
# mistake: (b, W)
# says: W comes first, then b
def momentum_step(params, velocity, grads, lr, beta):
    new_params, new_velocity = [], []
    for (W, b), (vW, vb), (dW, db) in zip(params, velocity, grads):
        vW, vb = beta * vW + dW, beta * vb + db
        new_velocity.append((vb, vW))
        new_params.append((b - lr * vb, W - lr * vW))
    return new_params, new_velocity

# %% flat
# mistake: all arrays in one list
# says: All arrays stand in one list
def momentum_step(params, velocity, grads, lr, beta):
    new_params, new_velocity = [], []
    for (W, b), (vW, vb), (dW, db) in zip(params, velocity, grads):
        vW, vb = beta * vW + dW, beta * vb + db
        new_velocity += [vW, vb]
        new_params += [W - lr * vW, b - lr * vb]
    return new_params, new_velocity

# %% layer by layer
# mistake: a list with params and velocity of each layer
# says: Return two lists
def momentum_step(params, velocity, grads, lr, beta):
    new = []
    for (W, b), (vW, vb), (dW, db) in zip(params, velocity, grads):
        vW, vb = beta * vW + dW, beta * vb + db
        new.append(((W - lr * vW, b - lr * vb), (vW, vb)))
    return new

# %% a dict
# mistake: names for the two lists
# says: [diagnosis.a-dict]
def momentum_step(params, velocity, grads, lr, beta):
    new = [(beta * vW + dW, beta * vb + db) for (vW, vb), (dW, db) in zip(velocity, grads)]
    return {"params": gradient_step(params, new, lr), "velocity": new}

# %% beta times a list
# mistake: arithmetic with a whole list
# says: You cannot do arithmetic with a list
def momentum_step(params, velocity, grads, lr, beta):
    velocity = beta * velocity + grads
    return gradient_step(params, velocity, lr), velocity

# %% beta times a pair
# mistake: arithmetic with a pair
# says: [advice.list-arithmetic]
def momentum_step(params, velocity, grads, lr, beta):
    new = [beta * v + g for v, g in zip(velocity, grads)]
    return gradient_step(params, new, lr), new

# %% brackets missing at zip
# mistake: unpacks three pairs without brackets
# says: it raised ValueError
def momentum_step(params, velocity, grads, lr, beta):
    new = []
    for vW, vb, dW, db in zip(velocity, grads):
        new.append((beta * vW + dW, beta * vb + db))
    return gradient_step(params, new, lr), new

# %% append twice
# mistake: two arguments for append
# says: [error.append-takes-one]
def momentum_step(params, velocity, grads, lr, beta):
    new = []
    for (vW, vb), (dW, db) in zip(velocity, grads):
        new.append(beta * vW + dW, beta * vb + db)
    return gradient_step(params, new, lr), new

# %% two layers only
# mistake: unpacks exactly two layers
# says: it raised ValueError
def momentum_step(params, velocity, grads, lr, beta):
    (W1, b1), (W2, b2) = params
    (v1, c1), (v2, c2) = velocity
    (g1, h1), (g2, h2) = grads
    v1, c1, v2, c2 = beta * v1 + g1, beta * c1 + h1, beta * v2 + g2, beta * c2 + h2
    return [(W1 - lr * v1, b1 - lr * c1), (W2 - lr * v2, b2 - lr * c2)], [(v1, c1), (v2, c2)]

# %% None
# mistake: no return
# says: [diagnosis.no-result]
def momentum_step(params, velocity, grads, lr, beta):
    velocity = [(beta * vW + dW, beta * vb + db) for (vW, vb), (dW, db) in zip(velocity, grads)]
    params = gradient_step(params, velocity, lr)

# %% all zeros
# mistake: an empty answer
# says: zero everywhere
def momentum_step(params, velocity, grads, lr, beta):
    zeros = [(0 * W, 0 * b) for W, b in params]
    return zeros, [(0 * W, 0 * b) for W, b in params]

# %% the course's own
# mistake: calls the reference
# says: it calls momentum_step, which gives the answer away
from xorlib import momentum_step as given

def momentum_step(params, velocity, grads, lr, beta):
    return given(params, velocity, grads, lr, beta)

# %% two mistakes
# mistake: 1 - beta, and the old velocity in the step
# says: There are two mistakes. 1. The gradient was multiplied by 1 - beta
def momentum_step(params, velocity, grads, lr, beta):
    new = [
        (beta * vW + (1 - beta) * dW, beta * vb + (1 - beta) * db) for (vW, vb), (dW, db) in zip(velocity, grads)
    ]
    return gradient_step(params, velocity, lr), new

# %% the biases' step
# mistake: the biases step along the gradient alone
# says: Not right: params b1
def momentum_step(params, velocity, grads, lr, beta):
    new = [(beta * vW + dW, beta * vb + db) for (vW, vb), (dW, db) in zip(velocity, grads)]
    return [(W - lr * vW, b - lr * db) for (W, b), (vW, vb), (dW, db) in zip(params, new, grads)], new
