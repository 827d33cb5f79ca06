# %% sign of the exponent
# mistake: e^z where e^-z belongs
# says: The exponent has the wrong sign
def sigmoid(z):
    return 1 / (1 + np.exp(z))

# %% one minus
# mistake: the mirror image
# says: The exponent has the wrong sign
def sigmoid(z):
    return 1 - 1 / (1 + np.exp(-z))

# %% no brackets
# mistake: the order of operations
# says: That is 1 + e^-z
def sigmoid(z):
    return 1 / 1 + np.exp(-z)

# %% the exponential alone
# mistake: no fraction
# says: That is e^-z alone
def sigmoid(z):
    return np.exp(-z)

# %% the denominator alone
# mistake: not divided
# says: That is 1 + e^-z
def sigmoid(z):
    return 1 + np.exp(-z)

# %% 32 bits
# mistake: less exact numbers
# says: has lost digits
def sigmoid(z):
    return 1 / (1 + np.exp(-z.astype(np.float32)))

# %% minus in the denominator
# mistake: a wrong sign
# says: [sigmoid.minus-in-denominator]
def sigmoid(z):
    return 1 / (1 - np.exp(-z))

# %% no 1 in the denominator
# mistake: a term is missing
# says: [sigmoid.no-one-plus]
def sigmoid(z):
    return 1 / np.exp(-z)

# %% short e
# mistake: e to four digits
# says: [sigmoid.approximate-e]
def sigmoid(z):
    return 1 / (1 + 2.718 ** (-z))

# %% tanh
# mistake: another activation
# says: That is tanh
def sigmoid(z):
    return np.tanh(z)

# %% not halved
# mistake: a factor is missing
# says: [sigmoid.range-0-to-2]
def sigmoid(z):
    return np.tanh(z / 2) + 1

# %% too steep
# mistake: z in place of z / 2
# says: sigmoid(2z)
def sigmoid(z):
    return 0.5 * (1 + np.tanh(z))

# %% relu
# mistake: the activation of lesson 1
# says: That is relu(z)
def sigmoid(z):
    return np.where(z > 0, z, 0)

# %% booleans
# mistake: a comparison
# says: where z is positive (True or False)
def sigmoid(z):
    return z > 0

# %% step
# mistake: a step function
# says: a step from 0 to 1
def sigmoid(z):
    return np.where(z > 0, 1.0, 0.0)

# %% softmax
# mistake: normalised over all entries
# says: divided by a sum over all entries
def sigmoid(z):
    e = np.exp(z - z.max())
    return e / e.sum()

# %% slope
# mistake: the derivative
# says: That is the slope of the sigmoid
def sigmoid(z):
    return np.exp(-z) / (1 + np.exp(-z)) ** 2

# %% math.exp
# mistake: a function of single numbers
# says: math.exp takes one number
import math

def sigmoid(z):
    return 1 / (1 + math.exp(-z))

# %% in place
# mistake: writes into its argument
# says: [result.changed-argument]
def sigmoid(z):
    np.negative(z, out=z)
    np.exp(z, out=z)
    z += 1
    np.divide(1, z, out=z)
    return z

# %% rounded
# mistake: four decimals
# says: rounded to 4 decimals
def sigmoid(z):
    return np.round(1 / (1 + np.exp(-z)), 4)

# %% cut off at 10
# mistake: right near 0 only
# says: 2 of 3 entries differ
def sigmoid(z):
    return 1 / (1 + np.exp(-np.clip(z, -10, 10)))

# %% first row only
# mistake: not every entry
# says: expected  shape (2, 2)
def sigmoid(z):
    return 1 / (1 + np.exp(-z[0]))

# %% a straight line through 1/2
# mistake: the tangent at 0
# says: That is a straight line
def sigmoid(z):
    return np.clip(0.5 + z / 4, 0, 1)

# %% constant from the text
# mistake: 1/2, the value at 0
# says: That is 1/2 whatever z is
def sigmoid(z):
    return np.full(z.shape, 0.5)

# %% the visible case by heart
# mistake: hard-codes the visible case
# says: [diagnosis.same-for-all]
def sigmoid(z):
    return 1 / (1 + np.exp(-np.array([[-2.0, 0.25], [4.0, -0.5]])))

# %% the notebook's array
# mistake: reads a global
# says: [diagnosis.notebook-value]
z = np.array([[0.5, -3.0], [1.0, 2.0]])

def sigmoid(_):
    return 1 / (1 + np.exp(-z))

# %% all zeros
# mistake: an empty array
# says: zero everywhere
def sigmoid(z):
    return np.zeros_like(z)

# %% not a number
# mistake: NaN
# says: infinite or not a number
def sigmoid(z):
    return (z - z) / (z - z)

# %% prints
# mistake: prints instead of returning
# says: It prints its result
def sigmoid(z):
    print(1 / (1 + np.exp(-z)))

# %% None
# mistake: no return
# says: [diagnosis.no-result]
def sigmoid(z):
    s = 1 / (1 + np.exp(-z))

# %% a list
# mistake: the wrong type
# says: expected  a NumPy array
def sigmoid(z):
    return (1 / (1 + np.exp(-z))).tolist()

# %% an exception
# mistake: a name that is not there
# says: it raised NameError
def sigmoid(z):
    return 1 / (1 + exponential(-z))

# %% the helper module's
# mistake: hands in xorlib's function as one's own
# says: it calls sigmoid, which gives the answer away
import xorlib

def sigmoid(z):
    return xorlib.network.sigmoid(z)

# %% the helper module's, through forward
# mistake: calls what calls xorlib's
# says: it calls sigmoid, which gives the answer away
def sigmoid(z):
    return forward(z.reshape(-1, 1), [(np.ones((1, 1)), np.zeros(1))])[-1].reshape(z.shape)

# %% z doubled
# mistake: a factor of 2 in the exponent
# says: z is doubled somewhere
def sigmoid(z):
    return 1 / (1 + np.exp(-2 * z))

# %% in place in a buffer
# mistake: every call writes into the same array
# says: its first result changed
buffers = {}

def sigmoid(z):
    out = buffers.setdefault(z.shape, np.empty(z.shape))
    np.exp(-z, out=out)
    out += 1
    return np.divide(1, out, out=out)

# %% through xorlib's forward
# mistake: a layer of the identity, whose activation is the sigmoid
# says: it calls sigmoid, which gives the answer away
def sigmoid(z):
    flat = z.reshape(1, -1)
    return forward(flat, [(np.eye(z.size), np.zeros(z.size))])[1].reshape(z.shape)

# %% through the forward pass of many networks
# mistake: one network of xorlib's batch
# says: it calls sigmoid, which gives the answer away
from xorlib import forward_many

def sigmoid(z):
    flat = z.reshape(1, -1)
    return forward_many(flat, [(np.eye(z.size)[None], np.zeros((1, z.size)))])[1].reshape(z.shape)

# %% if on the whole array
# mistake: asks an array for one truth value
# says: [error.truth-of-an-array]
def sigmoid(z):
    if z >= 0:
        return 1 / (1 + np.exp(-z))
    return np.exp(z) / (1 + np.exp(z))

# %% np.sigmoid
# mistake: NumPy has no sigmoid
# says: [error.own-not-in-numpy]
def sigmoid(z):
    return np.sigmoid(z)

# %% exp alone
# mistake: exp without np
# says: [advice.name-of-numpy]
def sigmoid(z):
    return 1 / (1 + exp(-z))

# %% math.e to a product
# mistake: e times -z
# says: [sigmoid.product-with-e]
def sigmoid(z):
    return 1 / (1 + np.e * -z)

# %% loop over rows
# mistake: math.exp of a row
# says: [sigmoid.math-exp]
import math
def sigmoid(z):
    return np.array([1 / (1 + math.exp(-v)) for v in z])

# %% flattened
# mistake: loses the shape
# says: [pattern.other-shape]
def sigmoid(z):
    return np.array([1 / (1 + np.exp(-v)) for v in z.ravel()])

# %% the slope and the value
# mistake: returns both
# says: [diagnosis.more-than-asked]
def sigmoid(z):
    s = 1 / (1 + np.exp(-z))
    return s, s * (1 - s)

# %% complement
# mistake: e^-z over 1 + e^-z
# says: [sigmoid.exponent-sign]
def sigmoid(z):
    return np.exp(-z) / (1 + np.exp(-z))

# %% calls itself
# mistake: recursion
# says: [error.calls-itself]
def sigmoid(z):
    return 1 - sigmoid(-z)

# %% np.e with a caret
# mistake: ^ for a power
# says: [error.caret]
def sigmoid(z):
    return 1 / (1 + np.e^(-z))

# %% loop that keeps the last
# mistake: keeps the last row
# says: [pattern.one-row]
def sigmoid(z):
    for v in z:
        a = 1 / (1 + np.exp(-v))
    return a

# %% derivative flag
# mistake: iamtrask's nonlin with the derivative
# says: [sigmoid.slope-of-output]
def sigmoid(z, deriv=True):
    if deriv:
        return z * (1 - z)
    return 1 / (1 + np.exp(-z))

# %% no brackets around the exponent
# mistake: 1 + exp of z, minus
# says: [sigmoid.minus-in-denominator]
def sigmoid(z):
    return 1 / (1 - np.exp(z))

# %% exp called with brackets
# mistake: np.exp[-z]
# says: [error.not-called]
def sigmoid(z):
    return 1 / (1 + np.exp[-z])
