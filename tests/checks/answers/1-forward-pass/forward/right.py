# %% loop
def forward(X, params, activation):
    A = [X]
    for W, b in params:
        A.append(activation(affine(A[-1], W, b)))
    return A

# %% recursion
def forward(X, params, activation):
    if not params:
        return [X]
    W, b = params[0]
    return [X] + forward(activation(X @ W.T + b), params[1:], activation)

# %% recursion from the end
def forward(X, params, activation):
    if len(params) == 0:
        return [X]
    A = forward(X, params[:-1], activation)
    return A + [activation(affine(A[-1], *params[-1]))]

# %% accumulate
from itertools import accumulate

def forward(X, params, activation):
    return list(accumulate(params, lambda A, layer: activation(affine(A, *layer)), initial=X))

# %% a tuple, by einsum
def forward(X, params, activation):
    A = X.copy(),
    for l in range(len(params)):
        A += activation(np.einsum("ni,ji->nj", A[l], params[l][0]) + params[l][1]),
    return A

# %% a place for each layer first
def forward(X, params, activation):
    A = [None] * (len(params) + 1)
    A[0] = X
    l = 1
    while l <= len(params):
        W, b = params[l - 1]
        A[l] = activation(np.matmul(A[l - 1], np.transpose(W)) + b)
        l += 1
    return A

# %% example by example, with a print and a warning
import warnings

def forward(X, params, activation):
    warnings.warn("slow")
    print(X.shape, len(params))
    rows = []
    for x in X:
        row = [x]
        for W, b in params:
            row.append(activation(W @ row[-1] + b))
        rows.append(row)
    return [np.array(layer) for layer in zip(*rows)]

# %% a comprehension that keeps its last value
forward = lambda X, params, activation: [A := X] + [A := activation(A @ W.T + b) for W, b in params]

# %% other names, and a class
class Network:
    def __init__(self, inputs, layers, function):
        self.layers, self.function = layers, function
        self.activations = [inputs]

    def run(self):
        for weights, bias in self.layers:
            self.activations.append(self.function(affine(self.activations[-1], weights, bias)))
        return self.activations

def forward(inputs, layers, function):
    return Network(inputs, layers, function).run()
