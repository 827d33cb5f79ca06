# %% in place
# mistake: writes into its argument
# says: Your relu changed its input
def relu(z):
    z[z < 0] = 0
    return z

# %% in place, by out
# mistake: writes into its argument
# says: Your relu changed its input
def relu(z):
    return np.maximum(z, 0, out=z)

# %% in place, but a copy comes back
# mistake: writes into its argument
# says: Your relu changed its input
def relu(z):
    z *= z > 0
    return z.copy()

# %% absolute value
# mistake: turns the sign instead of cutting
# says: with their sign turned
def relu(z):
    return np.abs(z)

# %% minimum
# mistake: keeps the wrong half
# says: [relu.keeps-negative]
def relu(z):
    return np.minimum(0, z)

# %% identity
# mistake: does nothing
# says: Negative entries came through unchanged
def relu(z):
    return z

# %% minus relu
# mistake: sign
# says: relu(z) has the wrong sign everywhere
def relu(z):
    return -np.maximum(z, 0)

# %% of minus z
# mistake: sign of the argument
# says: The negative entries were kept, and turned
def relu(z):
    return np.where(z < 0, -z, 0)

# %% leaky
# mistake: a slope where zero belongs
# says: Negative entries came back small
def relu(z):
    return np.maximum(z, 0.01 * z)

# %% mask alone
# mistake: boolean for a value
# says: That is where z is positive (True or False)
def relu(z):
    return z > 0

# %% step
# mistake: the derivative
# says: That is a step, 1 where z is positive
def relu(z):
    return np.where(z > 0, 1, 0)

# %% between 0 and 1
# mistake: an upper limit
# says: relu has no upper limit
def relu(z):
    return np.clip(z, 0, 1)

# %% an upper limit of 6
# mistake: an upper limit that only large values show
# says: cut off at 6
def relu(z):
    return np.clip(z, 0, 6)

# %% sigmoid
# mistake: another activation function
# says: That is the sigmoid of z
def relu(z):
    return 1 / (1 + np.exp(-z))

# %% negatives dropped
# mistake: another shape
# says: The negative entries were dropped
def relu(z):
    return z[z > 0]

# %% flattened
# mistake: another shape
# says: [pattern.other-shape]
def relu(z):
    return np.array([max(0, v) for v in z.ravel()])

# %% largest entry
# mistake: a reduction
# says: That is one number, the largest entry
def relu(z):
    return z.max()

# %% np.max with an axis
# mistake: the wrong function of NumPy
# says: [relu.max-over-axis-0]
def relu(z):
    return np.max(z, 0)

# %% np.max the other way round
# mistake: the wrong function of NumPy
# says: np.max takes z for an axis
def relu(z):
    return np.max(0, z)

# %% Python's max
# mistake: compares a whole array with one number
# says: Python's `max` and `if` decide once
def relu(z):
    return max(0, z)

# %% if
# mistake: compares a whole array with one number
# says: Python's `max` and `if` decide once
def relu(z):
    return z if z > 0 else 0 * z

# %% two axes only
# mistake: right for the visible shape alone
# says: in your line   rows, columns = z.shape
def relu(z):
    rows, columns = z.shape
    return np.array([[max(z[i, j], 0) for j in range(columns)] for i in range(rows)])

# %% whole numbers
# mistake: an array of integers
# says: [pattern.no-decimals]
def relu(z):
    return np.maximum(z, 0).astype(int)

# %% rounded
# mistake: digits lost
# says: [pattern.rounded]
def relu(z):
    return np.round(np.maximum(z, 0), 3)

# %% 32 bits
# mistake: another dtype
# says: [pattern.small-dtype]
def relu(z):
    return np.maximum(z, 0).astype(np.float32)

# %% constant from the text
# mistake: hard-codes the visible case
# says: [diagnosis.same-for-all]
def relu(z):
    return np.array([[0.0, 0.3], [3.0, 0.0]])

# %% the notebook's X
# mistake: a global read instead of an argument
# says: [diagnosis.reads-notebook]
def relu(z):
    return np.maximum(X, 0)

# %% all zeros
# mistake: an empty array
# says: relu(z) is zero everywhere
def relu(z):
    return np.zeros_like(z)

# %% not a number
# mistake: NaN
# says: 4 of 4 entries are infinite or not a number
def relu(z):
    return z * np.nan

# %% prints
# mistake: prints instead of returning
# says: It prints its result
def relu(z):
    print(np.maximum(z, 0))

# %% None
# mistake: no return
# says: [diagnosis.no-result]
def relu(z):
    np.maximum(z, 0)

# %% a list
# mistake: the wrong type
# says: got       a list of 2
def relu(z):
    return np.maximum(z, 0).tolist()

# %% a matrix
# mistake: the wrong type
# says: got       a matrix
def relu(z):
    return np.matrix(np.maximum(z, 0)) if z.ndim == 2 else np.maximum(z, 0)

# %% an exception
# mistake: raises
# says: in your line   return 1 / 0
def relu(z):
    return 1 / 0

# %% leaves Python
# mistake: raises what a plain `except` lets through
# says: it raised SystemExit
def relu(z):
    raise SystemExit

# %% no argument
# mistake: the wrong signature
# says: takes 0 positional arguments but 1 was given
def relu():
    return np.maximum(0, z)

# %% not a function
# mistake: an array under the function's name
# says: [result.undefined]
relu = np.zeros((4, 2))

# %% the helper module's
# mistake: hands in xorlib's function as one's own
# says: it calls relu, which gives the answer away
from xorlib import relu

# %% the helper module's, and another way if that fails
# mistake: hides the call of xorlib's function
# says: it calls relu, which gives the answer away
import xorlib

def relu(z):
    try:
        return xorlib.network.relu(z)
    except Exception:
        return np.maximum(z, 0)

# %% np.empty, filled in part
# mistake: sets the positive entries alone, and hopes for zeros elsewhere
# says: an entry of np.empty that was never set
def relu(z):
    result = np.empty(z.shape)
    result[z > 0] = z[z > 0]
    return result

# %% rounded to whole numbers
# mistake: np.round, as if it were part of the task
# says: [pattern.rounded]
def relu(z):
    return np.round(np.maximum(0, z))

# %% the shape changed
# mistake: writes into a tuple
# says: A tuple, such as a pair (W, b), cannot be changed
def relu(z):
    shape = z.shape
    shape[0] = 3
    return np.zeros(shape)

# %% single precision and back
# mistake: digits lost on the way
# says: not to the last digits
def relu(z):
    return np.maximum(z, 0).astype(np.float32).astype(np.float64)

# %% the argument itself where nothing is negative
# mistake: an alias of the argument, for some inputs
# says: it is the argument z itself
def relu(z):
    if (z >= 0).all():
        return z
    return np.maximum(0, z)

# %% one buffer for each shape
# mistake: every call writes into the same array
# says: its first result changed
buffers = {}

def relu(z):
    out = buffers.setdefault(z.shape, np.empty(z.shape))
    return np.maximum(0, z, out=out)

# %% a view of the argument where nothing is negative
# mistake: a view of the argument, for some inputs
# says: it is the argument z itself
def relu(z):
    return z[...] if z.min() >= 0 else z * (z > 0)

# %% through the lesson's forward
# mistake: a layer of the identity, with xorlib's relu as its activation
# says: it calls relu, which gives the answer away
from xorlib import relu as theirs

def relu(z):
    flat = z.reshape(len(z), -1)
    return forward(flat, [(np.eye(flat.shape[1]), np.zeros(flat.shape[1]))], theirs)[1].reshape(z.shape)

# %% loop over rows with if
# mistake: the loop goes over rows, not entries
# says: [relu.decides-once]
def relu(z):
    out = []
    for v in z:
        out.append(v if v > 0 else 0)
    return np.array(out)

# %% NumPy has no relu
# mistake: calls np.relu
# says: [error.own-not-in-numpy]
def relu(z):
    return np.relu(z)

# %% a list of the entries
# mistake: loops over all entries, and loses the shape
# says: [pattern.other-shape]
def relu(z):
    return np.array([max(0, v) for v in z.ravel()])

# %% another name for z
# mistake: a second name is no copy
# says: [relu.changes-input]
def relu(z):
    a = z
    a[a < 0] = 0
    return a

# %% the condition the wrong way round
# mistake: where with its branches exchanged
# says: [relu.keeps-negative]
def relu(z):
    return np.where(z > 0, 0, z)

# %% one instead of z
# mistake: 1 where the entry is positive, with where
# says: [relu.step]
def relu(z):
    return np.where(z > 0, 1, 0)

# %% absolute value halved wrongly
# mistake: z + |z| without the half
# says: [pattern.times-too-large]
def relu(z):
    return z + np.abs(z)

# %% integers
# mistake: cuts the decimals off
# says: [pattern.no-decimals]
def relu(z):
    return np.maximum(0, z.astype(int))

# %% if on the whole array
# mistake: asks an array for one truth value
# says: [relu.decides-once]
def relu(z):
    if z > 0:
        return z
    return 0

# %% in place with out
# mistake: out=z writes into the argument
# says: [relu.changes-input]
def relu(z):
    return np.maximum(0, z, out=z)

# %% maximum of one argument
# mistake: np.maximum without the 0
# says: [error.too-many-arguments]
def relu(z):
    return np.maximum(z)

# %% brackets for a call
# mistake: square brackets where a call belongs
# says: [error.not-called]
def relu(z):
    return np.maximum[0, z]
