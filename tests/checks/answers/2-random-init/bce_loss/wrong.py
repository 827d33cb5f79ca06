# %% mean
# mistake: the mean where the sum belongs
# says: That is the mean over the examples
def bce_loss(y_hat, y):
    return -np.mean(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))

# %% sign
# mistake: the minus is missing
# says: The sign is wrong
def bce_loss(y_hat, y):
    return np.sum(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))

# %% log2
# mistake: the base of the logarithm
# says: That is from log2
def bce_loss(y_hat, y):
    return -np.sum(y * np.log2(y_hat) + (1 - y) * np.log2(1 - y_hat))

# %% log10
# mistake: the base of the logarithm
# says: That is from log10
def bce_loss(y_hat, y):
    return -np.sum(y * np.log10(y_hat) + (1 - y) * np.log10(1 - y_hat))

# %% targets of 1 only
# mistake: the second term is missing
# says: The term of the examples with target 0 is missing
def bce_loss(y_hat, y):
    return -np.sum(y * np.log(y_hat))

# %% targets of 0 only
# mistake: the first term is missing
# says: The term of the examples with target 1 is missing
def bce_loss(y_hat, y):
    return -np.sum((1 - y) * np.log(1 - y_hat))

# %% brackets
# mistake: the minus reaches the first term only
# says: The two terms have opposite signs
def bce_loss(y_hat, y):
    return np.sum(-y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))

# %% exchanged terms
# mistake: y with log(1 - y_hat)
# says: [bce_loss.terms-exchanged]
def bce_loss(y_hat, y):
    return -np.sum((1 - y) * np.log(y_hat) + y * np.log(1 - y_hat))

# %% log of every output
# mistake: log(y_hat) in both terms
# says: That is -log(y_hat) everywhere
def bce_loss(y_hat, y):
    return -np.sum(y * np.log(y_hat) + (1 - y) * np.log(y_hat))

# %% exchanged arguments
# mistake: outputs and targets exchanged
# says: [bce_loss.arguments-exchanged]
def bce_loss(y_hat, y):
    return -np.sum(y_hat * np.log(y) + (1 - y_hat) * np.log(1 - y))

# %% exchanged in the definition
# mistake: the order of the arguments
# says: [bce_loss.arguments-exchanged]
def bce_loss(y, y_hat):
    return -np.sum(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))

# %% not summed
# mistake: one loss an example
# says: [bce_loss.not-summed]
def bce_loss(y_hat, y):
    return -(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))

# %% summed over one axis
# mistake: an array of shape (1,)
# says: That is an array with one entry
def bce_loss(y_hat, y):
    return sum(-(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat)))

# %% matrix product
# mistake: an array of shape (1, 1)
# says: That is a matrix with one entry
def bce_loss(y_hat, y):
    return -y.T @ np.log(y_hat) - (1 - y).T @ np.log(1 - y_hat)

# %% squeezed
# mistake: an array of shape ()
# says: [bce_loss.zero-dimensional-array]
def bce_loss(y_hat, y):
    return (-y.T @ np.log(y_hat) - (1 - y).T @ np.log(1 - y_hat)).squeeze()

# %% broadcast
# mistake: (N, 1) with (N,)
# says: [bce_loss.broadcast-pairs]
def bce_loss(y_hat, y):
    y = y.flatten()
    return -np.sum(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))

# %% likelihood
# mistake: the product, without its logarithm
# says: That is the probability of the targets
def bce_loss(y_hat, y):
    return np.prod(y_hat ** y * (1 - y_hat) ** (1 - y))

# %% squared error
# mistake: another loss
# says: That is the squared error
def bce_loss(y_hat, y):
    return np.sum((y_hat - y) ** 2)

# %% absolute error
# mistake: another loss
# says: That is the absolute error
def bce_loss(y_hat, y):
    return np.abs(y - y_hat).sum()

# %% a small number in the logarithm
# mistake: 1e-8 added
# says: [bce_loss.six-digits]
def bce_loss(y_hat, y):
    return -np.sum(y * np.log(y_hat + 1e-8) + (1 - y) * np.log(1 - y_hat + 1e-8))

# %% 32 bits
# mistake: less exact numbers
# says: 32-bit numbers
def bce_loss(y_hat, y):
    y_hat = y_hat.astype(np.float32)
    return -np.sum(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat), dtype=np.float32)

# %% float of an array
# mistake: float before the sum
# says: [bce_loss.takes-one-number]
def bce_loss(y_hat, y):
    return float(-(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat)))

# %% four examples
# mistake: right for N = 4 alone
# says: it raised IndexError
def bce_loss(y_hat, y):
    loss = 0.0
    for n in range(4):
        loss -= y[n, 0] * np.log(y_hat[n, 0]) + (1 - y[n, 0]) * np.log(1 - y_hat[n, 0])
    return loss

# %% the first four examples
# mistake: right for small N alone
# says: Only the first four examples were counted
def bce_loss(y_hat, y):
    return -np.sum((y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))[:4])

# %% mean and sign
# mistake: two at once
# says: bce_loss.mean-and-sign
def bce_loss(y_hat, y):
    return (y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat)).mean()

# %% mean squared error
# mistake: another loss
# says: That is the mean squared error
def bce_loss(y_hat, y):
    return np.mean((y - y_hat) ** 2)

# %% the first three examples
# mistake: right for the visible N alone
# says: expected  3.836813628
def bce_loss(y_hat, y):
    return -np.sum((y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))[:3])

# %% the notebook's targets
# mistake: reads the global y
# says: it raised ValueError
def bce_loss(y_hat, targets):
    return -np.sum(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))

# %% the targets of the visible case
# mistake: reads a global y that fits
# says: [diagnosis.notebook-value]
y = np.array([[1.0], [1.0], [0.0]])

def bce_loss(y_hat, targets):
    return -np.sum(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))

# %% constant from the text
# mistake: the loss of seed 0
# says: [bce_loss.seed-0]
def bce_loss(y_hat, y):
    return 2.9991464995409807

# %% the visible loss by heart
# mistake: hard-codes the visible case
# says: [diagnosis.same-for-all]
def bce_loss(y_hat, y):
    return -np.log(0.9) - np.log(0.8) - np.log(0.6)

# %% zero
# mistake: nothing computed
# says: That is zero
def bce_loss(y_hat, y):
    return 0.0

# %% all zeros
# mistake: an array of zeros
# says: expected  a number
def bce_loss(y_hat, y):
    return np.zeros_like(y)

# %% not a number
# mistake: NaN
# says: got       nan
def bce_loss(y_hat, y):
    return -np.sum(y * np.log(y_hat - 1) + (1 - y) * np.log(-y_hat))

# %% a text
# mistake: a rounded text
# says: a str
def bce_loss(y_hat, y):
    return f"{-np.sum(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat)):.6f}"

# %% changes its argument
# mistake: writes into y_hat
# says: [result.changed-argument]
def bce_loss(y_hat, y):
    y_hat[y == 0] = 1 - y_hat[y == 0]
    return -np.sum(np.log(y_hat))

# %% prints
# mistake: prints instead of returning
# says: It prints its result
def bce_loss(y_hat, y):
    print(-np.sum(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat)))

# %% None
# mistake: no return
# says: [diagnosis.no-result]
def bce_loss(y_hat, y):
    loss = -np.sum(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))

# %% an exception
# mistake: a name that is not there
# says: it raised NameError
def bce_loss(y_hat, y):
    return -np.sum(y * log(y_hat) + (1 - y) * log(1 - y_hat))

# %% the helper module's
# mistake: hands in xorlib's function as one's own
# says: it calls bce_loss, which gives the answer away
from xorlib import bce_loss

# %% the helper module's, of a batch
# mistake: calls a twin of xorlib's
# says: it calls losses_many, which gives the answer away
import xorlib

def bce_loss(y_hat, y):
    return xorlib.losses_many(y_hat[None], y)[0]

# %% return inside the loop
# mistake: counts the first example only
# says: Only one example was counted
def bce_loss(y_hat, y):
    total = 0.0
    for p, target in zip(y_hat.ravel(), y.ravel()):
        total -= target * np.log(p) + (1 - target) * np.log(1 - p)
        return total

# %% the last example alone
# mistake: overwrites the total in each round
# says: Only one example was counted
def bce_loss(y_hat, y):
    for p, target in zip(y_hat.ravel(), y.ravel()):
        total = -(target * np.log(p) + (1 - target) * np.log(1 - p))
    return total

# %% np.empty to sum into
# mistake: adds to a number that was never set
# says: an entry of np.empty that was never set
def bce_loss(y_hat, y):
    total = np.empty(1)
    for p, target in zip(y_hat.ravel(), y.ravel()):
        total -= target * np.log(p) + (1 - target) * np.log(1 - p)
    return total[0]

# %% a sum of the notebook
# mistake: the losses of all calls are added up
# says: called twice with the same arguments
total = 0

def bce_loss(y_hat, y):
    global total
    total -= np.sum(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))
    return total

# %% a list of terms as a default argument
# mistake: the default list lives as long as the function
# says: called twice with the same arguments
def bce_loss(y_hat, y, terms=[]):
    for p, t in zip(y_hat.ravel(), y.ravel()):
        terms.append(np.log(p if t else 1 - p))
    return -sum(terms)

# %% read off the figure of the surprises
# mistake: xorlib's plot_surprise has computed every term
# says: it calls plot_surprise, which gives the answer away
from matplotlib.figure import Figure
from xorlib import plot_surprise

def bce_loss(y_hat, y):
    ax = Figure().add_subplot()
    plot_surprise(ax, y_hat, y)
    return sum(points.get_offsets()[:, 1].sum() for points in ax.collections)

# %% the first loss of a training run
# mistake: xorlib's train has computed it
# says: it calls bce_loss, which gives the answer away
from xorlib import train

def bce_loss(y_hat, y):
    z = np.log(y_hat / (1 - y_hat))
    return train(z, y, [(np.ones((1, 1)), np.zeros(1))], 0.0, 1)[1][0]

# %% np.dot over all pairs
# mistake: a product of (N, 1) and (1, N), summed
# says: [bce_loss.broadcast-pairs]
def bce_loss(y_hat, y):
    cost = -(np.dot(np.log(y_hat), y.T) + np.dot(np.log(1 - y_hat), (1 - y).T))
    return float(np.sum(cost))

# %% if y == 1
# mistake: asks an array for one truth value
# says: [error.truth-of-an-array]
def bce_loss(y_hat, y):
    if y == 1:
        return -np.log(y_hat)
    return -np.log(1 - y_hat)

# %% axis=1
# mistake: sums along the wrong axis
# says: [bce_loss.axis-1]
def bce_loss(y_hat, y):
    return -np.sum(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat), axis=1)

# %% axis=0
# mistake: an array with one entry
# says: [bce_loss.one-entry-array]
def bce_loss(y_hat, y):
    return -np.sum(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat), axis=0)

# %% = for +=
# mistake: overwrites the sum in each round
# says: [bce_loss.one-example-only]
def bce_loss(y_hat, y):
    total = 0
    for p, t in zip(y_hat.ravel(), y.ravel()):
        total = -(t * np.log(p) + (1 - t) * np.log(1 - p))
    return total

# %% =+ for +=
# mistake: =+ assigns
# says: [bce_loss.one-example-only]
def bce_loss(y_hat, y):
    total = 0
    for p, t in zip(y_hat.ravel(), y.ravel()):
        total =+ -(t * np.log(p) + (1 - t) * np.log(1 - p))
    return total

# %% mean and log2
# mistake: two mistakes: mean and log2
# says: [bce_loss.mean-and-log2]
def bce_loss(y_hat, y):
    return -np.mean(y * np.log2(y_hat) + (1 - y) * np.log2(1 - y_hat))

# %% sign and log10
# mistake: two mistakes: sign and log10
# says: [bce_loss.sign-and-log10]
def bce_loss(y_hat, y):
    return np.sum(y * np.log10(y_hat) + (1 - y) * np.log10(1 - y_hat))

# %% targets of 1 only, mean
# mistake: two mistakes
# says: [bce_loss.mean-and-no-target-0-term]
def bce_loss(y_hat, y):
    return -np.mean(y * np.log(y_hat))

# %% targets of 1 only, sign
# mistake: two mistakes
# says: [bce_loss.sign-and-no-target-0-term]
def bce_loss(y_hat, y):
    return np.sum(y * np.log(y_hat))

# %% math.log
# mistake: math.log of an array
# says: [bce_loss.takes-one-number]
import math
def bce_loss(y_hat, y):
    return -np.sum(y * math.log(y_hat) + (1 - y) * math.log(1 - y_hat))

# %% minus on the first term only
# mistake: the minus is for the first term only
# says: [bce_loss.opposite-signs]
def bce_loss(y_hat, y):
    return np.sum(-y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))

# %% 1 - y without brackets
# mistake: 1 - y * log
# says: [bce_loss.brackets-missing]
def bce_loss(y_hat, y):
    return -np.sum(y * np.log(y_hat) + 1 - y * np.log(1 - y_hat))

# %% np.log1
# mistake: no such function
# says: [error.not-in-numpy]
def bce_loss(y_hat, y):
    return -np.sum(y * np.ln(y_hat) + (1 - y) * np.ln(1 - y_hat))

# %% np.dot over all pairs, mean
# mistake: the cost of another course, divided by m
# says: [bce_loss.broadcast-pairs]
def bce_loss(y_hat, y):
    m = y.shape[1]
    cost = -1 / m * np.sum(np.dot(y, np.log(y_hat).T) + np.dot(1 - y, np.log(1 - y_hat).T))
    return cost

# %% range(4)
# mistake: the number of examples is hard-coded
# says: [error.fixed-size]
def bce_loss(y_hat, y):
    total = 0.0
    for i in range(4):
        total -= y[i, 0] * np.log(y_hat[i, 0]) + (1 - y[i, 0]) * np.log(1 - y_hat[i, 0])
    return total

# %% divided by 4
# mistake: a mean over four examples
# says: [result.wrong]
def bce_loss(y_hat, y):
    return -np.sum(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat)) / 4

# %% epsilon
# mistake: adds 1e-15 inside and clips at 1e-3
# says: [bce_loss.clipped]
def bce_loss(y_hat, y):
    y_hat = np.clip(y_hat, 0.05, 0.95)
    return -np.sum(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))

# %% log of one minus missing
# mistake: 1 - log(y_hat)
# says: [bce_loss.brackets-missing]
def bce_loss(y_hat, y):
    return -np.sum(y * np.log(y_hat) + (1 - y) * (1 - np.log(y_hat)))

# %% brackets of the log
# mistake: np.log(1) - y_hat
# says: [bce_loss.brackets-missing]
def bce_loss(y_hat, y):
    return -np.sum(y * np.log(y_hat) + (1 - y) * np.log(1) - y_hat)

# %% y_hat called
# mistake: brackets for a product
# says: [error.not-a-function]
def bce_loss(y_hat, y):
    return -np.sum(y(np.log(y_hat)) + (1 - y)(np.log(1 - y_hat)))

# %% clipped in place
# mistake: the caller's outputs are clipped, which changes those nearer to 0 or 1 than the limit
# says: it changed its argument y_hat
def bce_loss(y_hat, y):
    np.clip(y_hat, 0.001, 0.999, out=y_hat)
    return -np.sum(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))

# %% clipped as in Keras
# mistake: outputs nearer to 0 or 1 than 1e-7 get the loss of 1e-7
# says: [bce_loss.clipped]
def bce_loss(y_hat, y):
    eps = 1e-7
    p = np.clip(y_hat, eps, 1 - eps)
    return -np.sum(y * np.log(p) + (1 - y) * np.log(1 - p))

# %% clipped at a percent
# mistake: all below 0.01 and above 0.99 is moved there
# says: [bce_loss.clipped]
def bce_loss(y_hat, y):
    p = np.minimum(np.maximum(y_hat, 0.01), 0.99)
    return -np.sum(np.log(np.where(y == 1, p, 1 - p)))

# %% log of the product
# mistake: with hundreds of examples the product is 0
# says: [bce_loss.log-of-product]
def bce_loss(y_hat, y):
    p = np.where(y == 1, y_hat, 1 - y_hat)
    return -np.log(np.prod(p))

# %% a thousandth inside the log
# mistake: the number that is to keep the log from 0 changes every value
# says: [bce_loss.number-added]
def bce_loss(y_hat, y):
    return -np.sum(y * np.log(y_hat + 1e-3) + (1 - y) * np.log(1 - y_hat + 1e-3))

# %% the logarithm of the likelihood
# mistake: the product of many probabilities becomes 0
# says: [bce_loss.log-of-product]
def bce_loss(y_hat, y):
    return -np.log(np.prod(np.where(y == 1, y_hat, 1 - y_hat)))
