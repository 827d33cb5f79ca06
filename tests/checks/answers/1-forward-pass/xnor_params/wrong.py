# %% the given network
# mistake: the constants of the text
# says: Those weights compute XOR
def xnor_params():
    return params

# %% minus XOR
# mistake: sign of the second layer, without its bias
# says: the last ReLU makes every output 0
def xnor_params():
    return [(np.ones((2, 2)), np.array([0.0, -1.0])), (np.array([[-1.0, 2.0]]), np.array([0.0]))]

# %% all zeros
# mistake: empty arrays
# says: the last ReLU makes every output 0
def xnor_params():
    return [(np.zeros((2, 2)), np.zeros(2)), (np.zeros((1, 2)), np.zeros(1))]

# %% and
# mistake: half of the function
# says: That is AND
def xnor_params():
    return [(np.ones((2, 2)), np.array([0.0, -1.0])), (np.array([[0.0, 1.0]]), np.array([0.0]))]

# %% or
# mistake: another function
# says: That is OR
def xnor_params():
    return [(np.ones((2, 2)), np.array([0.0, -1.0])), (np.array([[1.0, -1.0]]), np.array([0.0]))]

# %% wrong for (1, 1)
# mistake: a missing factor
# says: Only (1, 1) is wrong
def xnor_params():
    return [(np.ones((2, 2)), np.array([0.0, -1.0])), (np.array([[-1.0, 1.0]]), np.array([1.0]))]

# %% always one
# mistake: a constant
# says: Every output is 1
def xnor_params():
    return [(np.zeros((2, 2)), np.zeros(2)), (np.zeros((1, 2)), np.ones(1))]

# %% twice too large
# mistake: a factor
# says: twice too large elsewhere
def xnor_params():
    return [(np.ones((2, 2)), np.array([0.0, -1.0])), (np.array([[-2.0, 4.0]]), np.array([2.0]))]

# %% nearly
# mistake: outside the tolerance
# says: the largest difference is 1e-05
def xnor_params():
    return [(np.ones((2, 2)), np.array([0.0, -1.0])), (np.array([[-1.0, 2.0]]), np.array([1.00001]))]

# %% W2 as a column
# mistake: transposed
# says: [xnor_params.W2-is-column]
def xnor_params():
    return [(np.ones((2, 2)), np.array([0.0, -1.0])), (np.array([[-1.0], [2.0]]), np.array([1.0]))]

# %% biases with two axes
# mistake: (1, n) for (n,)
# says: [xnor_params.bias-is-matrix]
def xnor_params():
    return [(np.ones((2, 2)), np.array([[0.0, -1.0]])), (np.array([[-1.0, 2.0]]), np.array([[1.0]]))]

# %% flat weights
# mistake: (2,) for (1, 2)
# says: got       shapes (2, 2), (2,), (2,), (1,)
def xnor_params():
    return [(np.ones((2, 2)), np.array([0.0, -1.0])), (np.array([-1.0, 2.0]), np.array([1.0]))]

# %% one layer
# mistake: no hidden layer
# says: got       shapes (1, 2), (1,)
def xnor_params():
    return [(np.array([[1.0, 1.0]]), np.array([0.0]))]

# %% three hidden units
# mistake: another network
# says: got       shapes (3, 2), (3,), (1, 3), (1,)
def xnor_params():
    return [(np.array([[1.0, 1], [1, 1], [0, 0]]), np.array([0.0, -1, 0])), (np.array([[-1.0, 2, 0]]), np.ones(1))]

# %% four arrays
# mistake: not in pairs
# says: expected  a list of two pairs (W, b)
def xnor_params():
    return [np.ones((2, 2)), np.array([0.0, -1.0]), np.array([[-1.0, 2.0]]), np.array([1.0])]

# %% a dict
# mistake: the wrong type
# says: got       a dict with 'W1', 'b1', 'W2', 'b2'
def xnor_params():
    return {"W1": np.ones((2, 2)), "b1": np.array([0.0, -1.0]), "W2": np.array([[-1.0, 2.0]]), "b2": np.array([1.0])}

# %% the outputs themselves
# mistake: the table instead of the weights
# says: expected  a list of two pairs (W, b)
def xnor_params():
    return np.array([[1], [0], [0], [1]])

# %% not a number
# mistake: NaN
# says: has an entry that is infinite or not a number
def xnor_params():
    return [(np.full((2, 2), np.nan), np.zeros(2)), (np.ones((1, 2)), np.zeros(1))]

# %% numbers in quotes
# mistake: texts for numbers
# says: expected  a list of two pairs (W, b) of numbers
def xnor_params():
    return [(np.array([["1", "1"], ["1", "1"]]), np.array(["0", "-1"])), (np.array([["-1", "2"]]), np.array(["1"]))]

# %% prints
# mistake: prints instead of returning
# says: It prints its result
def xnor_params():
    print([(np.ones((2, 2)), np.array([0.0, -1.0])), (np.array([[-1.0, 2.0]]), np.array([1.0]))])

# %% None
# mistake: no return
# says: [diagnosis.no-result]
def xnor_params():
    layers = [(np.ones((2, 2)), np.array([0.0, -1.0])), (np.array([[-1.0, 2.0]]), np.array([1.0]))]

# %% an exception
# mistake: raises
# says: in your line   return [(W1, b1), (W2, b2)]
def xnor_params():
    W1, b1 = np.ones((2, 2)), np.array([0.0, -1.0])
    return [(W1, b1), (W2, b2)]

# %% the helper module's
# mistake: takes the weights from the checks
# says: which gives the answer away
from xorlib.checks import COURSE

def xnor_params():
    return COURSE["forward_pass"].exercises["xnor_params"].reference()

# %% put aside before
# mistake: takes what another answer was to keep from the check's own xnor_params, which it cannot see
# says: raised IndexError
kept = []

def relu(z):
    kept.append(xnor_params())
    return np.maximum(0, z)

def xnor_params():
    return kept[0]

# %% a list of the notebook that grows
# mistake: the second call adds its layers to the first result
# says: its first result changed
layers = []

def xnor_params():
    layers.append((np.array([[1.0, 1.0], [1.0, 1.0]]), np.array([0.0, -1.0])))
    layers.append((np.array([[-1.0, 2.0]]), np.array([1.0])))
    return layers

# %% from the module of the checks
# mistake: calls the reference under another name
# says: it calls xnor_params, which gives the answer away
def xnor_params():
    from xorlib.checks.lesson1_forward_pass import xnor_params as solved
    return solved()

# %% a dict of parameters
# mistake: a dict
# says: [xnor_params.no-pairs]
def xnor_params():
    return {"W1": np.array([[1, 1], [1, 1]]), "b1": np.array([0, -1]), "W2": np.array([[-1, 2]]), "b2": np.array([1])}

# %% W1 flat
# mistake: W1 has one axis
# says: [xnor_params.shapes]
def xnor_params():
    return [(np.array([1, 1, 1, 1]), np.array([0, -1])), (np.array([[-1, 2]]), np.array([1]))]

# %% array of two arguments
# mistake: np.array with the rows as two arguments
# says: [error.array-takes-one]
def xnor_params():
    return [(np.array([1, 1], [1, 1]), np.array([0, -1])), (np.array([[-1, 2]]), np.array([1]))]

# %% columns for biases
# mistake: biases as columns
# says: [xnor_params.bias-is-column]
def xnor_params():
    return [(np.array([[1, 1], [1, 1]]), np.array([[0], [-1]])), (np.array([[-1, 2]]), np.array([[1]]))]

# %% XOR turned by signs
# mistake: all signs of the given network turned
# says: [xnor_params.output-never-positive]
def xnor_params():
    return [(np.array([[1, 1], [1, 1]]), np.array([0, -1])), (np.array([[-1, 2]]), np.array([0]))]

# %% NAND
# mistake: computes NAND
# says: [xnor_params.computes-nand]
def xnor_params():
    return [(np.array([[1, 1], [1, 1]]), np.array([0, -1])), (np.array([[0, -1]]), np.array([1]))]

# %% NOR
# mistake: computes NOR
# says: [xnor_params.wrong-at-1-1]
def xnor_params():
    return [(np.array([[-1, -1], [0, 0]]), np.array([1, 0])), (np.array([[1, 0]]), np.array([0]))]

# %% outputs of one half
# mistake: outputs half as large as they should be
# says: [xnor_params.half-as-large]
def xnor_params():
    return [(np.array([[-1, -1], [1, 1]]), np.array([1, -1])), (np.array([[0.5, 0.5]]), np.array([0]))]

# %% params with a comma missing
# mistake: a tuple called
# says: [error.comma-missing]
def xnor_params():
    return [(np.array([[1, 1], [1, 1]]), np.array([0, -1]))(np.array([[-1, 2]]), np.array([1]))]

# %% one pair of brackets for W2
# mistake: W2 has one axis
# says: [xnor_params.W2-has-one-axis]
def xnor_params():
    return [(np.array([[1, 1], [1, 1]]), np.array([0, -1])), (np.array([-1, 2]), np.array([1]))]

# %% four arrays, as a student wrote it
# mistake: a flat tuple
# says: [xnor_params.no-pairs]
def xnor_params():
    return np.array([[1, 1], [1, 1]]), np.array([0, -1]), np.array([[-1, 2]]), np.array([1])

# %% b2 is a number
# mistake: a number for an array with one entry
# says: [xnor_params.b-is-number]
def xnor_params():
    return [(np.array([[1, 1], [1, 1]]), np.array([0, -1])), (np.array([[-1, 2]]), 1)]

# %% always 0
# mistake: every output is 0
# says: [xnor_params.output-never-positive]
def xnor_params():
    return [(np.array([[0, 0], [0, 0]]), np.array([0, 0])), (np.array([[0, 0]]), np.array([0]))]
