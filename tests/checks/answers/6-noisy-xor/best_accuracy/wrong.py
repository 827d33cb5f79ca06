# %% p alone
# mistake: how often one coordinate crosses
# says: [best_accuracy.crossing]
def best_accuracy(noise):
    return (1 + math.erf(-1 / (2 * noise) / math.sqrt(2))) / 2

# %% one coordinate
# mistake: 1 - p
# says: The rule needs both coordinates
def best_accuracy(noise):
    p = (1 + math.erf(-1 / (2 * noise) / math.sqrt(2))) / 2
    return 1 - p

# %% neither crosses
# mistake: forgets that two mistakes cancel
# says: There is another case in which the answer is right
def best_accuracy(noise):
    p = (1 + math.erf(-1 / (2 * noise) / math.sqrt(2))) / 2
    return (1 - p) ** 2

# %% both cross
# mistake: p squared alone
# says: [best_accuracy.both-cross]
def best_accuracy(noise):
    p = (1 + math.erf(-1 / (2 * noise) / math.sqrt(2))) / 2
    return p**2

# %% the share of mistakes
# mistake: 2 p (1 - p)
# says: That is how often the rule is wrong
def best_accuracy(noise):
    p = (1 + math.erf(-1 / (2 * noise) / math.sqrt(2))) / 2
    return 2 * p * (1 - p)

# %% one order only
# mistake: 1 - p (1 - p)
# says: There are two ways in which one coordinate alone crosses
def best_accuracy(noise):
    p = (1 + math.erf(-1 / (2 * noise) / math.sqrt(2))) / 2
    return 1 - p * (1 - p)

# %% p (1 - p)
# mistake: one of the two ways to be wrong
# says: [best_accuracy.one-order-only]
def best_accuracy(noise):
    p = (1 + math.erf(-1 / (2 * noise) / math.sqrt(2))) / 2
    return p * (1 - p)

# %% added
# mistake: 1 - 2 p
# says: That is 1 - 2 p
def best_accuracy(noise):
    p = (1 + math.erf(-1 / (2 * noise) / math.sqrt(2))) / 2
    return 1 - p - p

# %% only both is wrong
# mistake: 1 - p squared
# says: all cases but the one in which both cross
def best_accuracy(noise):
    p = (1 + math.erf(-1 / (2 * noise) / math.sqrt(2))) / 2
    return 1 - p**2

# %% brackets
# mistake: the square of the sum
# says: That is 1, whatever the noise is
def best_accuracy(noise):
    p = (1 + math.erf(-1 / (2 * noise) / math.sqrt(2))) / 2
    return (p + (1 - p)) ** 2

# %% the root forgotten
# mistake: erf(z)
# says: look at the root of 2
def best_accuracy(noise):
    p = (1 + math.erf(-1 / (2 * noise))) / 2
    return p**2 + (1 - p) ** 2

# %% 2 for its root
# mistake: erf(z / 2)
# says: [best_accuracy.no-root-of-2]
def best_accuracy(noise):
    p = (1 + math.erf(-1 / (2 * noise) / 2)) / 2
    return p**2 + (1 - p) ** 2

# %% the half forgotten
# mistake: z = -1 / noise
# says: The line is half a unit away from the corner
def best_accuracy(noise):
    p = (1 + math.erf(-1 / noise / math.sqrt(2))) / 2
    return p**2 + (1 - p) ** 2

# %% brackets missing below the line
# mistake: -1 / 2 * noise
# says: [best_accuracy.divided-and-multiplied]
def best_accuracy(noise):
    z = -1 / 2 * noise
    p = (1 + math.erf(z / math.sqrt(2))) / 2
    return p**2 + (1 - p) ** 2

# %% noise as a variance
# mistake: divides by the square
# says: [best_accuracy.variance]
def best_accuracy(noise):
    p = (1 + math.erf(-1 / (2 * noise**2) / math.sqrt(2))) / 2
    return p**2 + (1 - p) ** 2

# %% the root of noise
# mistake: divides by the root
# says: noise is the standard deviation
def best_accuracy(noise):
    p = (1 + math.erf(-1 / (2 * math.sqrt(noise)) / math.sqrt(2))) / 2
    return p**2 + (1 - p) ** 2

# %% erf for Phi
# mistake: p = erf(...)
# says: [best_accuracy.erf-alone]
def best_accuracy(noise):
    p = math.erf(-1 / (2 * noise) / math.sqrt(2))
    return p**2 + (1 - p) ** 2

# %% not halved
# mistake: p = 1 + erf(...)
# says: A half is missing
def best_accuracy(noise):
    p = 1 + math.erf(-1 / (2 * noise) / math.sqrt(2))
    return p**2 + (1 - p) ** 2

# %% the half of erf only
# mistake: p = 1 + erf / 2
# says: The half belongs to 1 and to erf alike
def best_accuracy(noise):
    p = 1 + math.erf(-1 / (2 * noise) / math.sqrt(2)) / 2
    return p**2 + (1 - p) ** 2

# %% half of erf
# mistake: p = erf / 2
# says: [best_accuracy.half-of-erf-only]
def best_accuracy(noise):
    p = 0.5 * math.erf(-1 / (2 * noise) / math.sqrt(2))
    return p**2 + (1 - p) ** 2

# %% a sigmoid
# mistake: 1 / (1 + e^-z) where Phi belongs
# says: A sigmoid stands where Phi belongs
def best_accuracy(noise):
    p = 1 / (1 + math.exp(1 / (2 * noise)))
    return p**2 + (1 - p) ** 2

# %% a sigmoid that is nearly Phi
# mistake: with the factor 1.702
# says: [best_accuracy.sigmoid]
def best_accuracy(noise):
    p = 1 / (1 + math.exp(1.702 / (2 * noise)))
    return p**2 + (1 - p) ** 2

# %% the bell curve
# mistake: its height at z
# says: the height of the bell curve
def best_accuracy(noise):
    z = -1 / (2 * noise)
    p = math.exp(-(z**2) / 2) / math.sqrt(2 * math.pi)
    return p**2 + (1 - p) ** 2

# %% a percentage
# mistake: 91 for 0.91
# says: That is a percentage
def best_accuracy(noise):
    p = (1 + math.erf(-1 / (2 * noise) / math.sqrt(2))) / 2
    return 100 * (p**2 + (1 - p) ** 2)

# %% noise 0.3
# mistake: a constant from the text
# says: [best_accuracy.always-03]
def best_accuracy(noise):
    p = 0.0477903522728147
    return p**2 + (1 - p) ** 2

# %% the share that was measured
# mistake: counts on the notebook's test set
# says: [best_accuracy.always-03]
def best_accuracy(noise):
    return 0.91025

# %% counted
# mistake: draws examples in place of a formula
# says: called twice with the same arguments, it gave two results
def best_accuracy(noise):
    row = np.arange(4000) % 4
    inputs = X[row] + noise * np.random.default_rng().standard_normal((4000, 2))
    return float(np.mean(((inputs[:, :1] > 0.5) != (inputs[:, 1:] > 0.5)) == y[row]))

# %% rounded
# mistake: four decimals
# says: [pattern.rounded]
def best_accuracy(noise):
    p = (1 + math.erf(-1 / (2 * noise) / math.sqrt(2))) / 2
    return round(p**2 + (1 - p) ** 2, 4)

# %% the given p, rounded
# mistake: p to four decimals, as in the hint
# says: is nearly right
def best_accuracy(noise):
    p = round((1 + math.erf(-1 / (2 * noise) / math.sqrt(2))) / 2, 4)
    return p**2 + (1 - p) ** 2

# %% a pair
# mistake: p and the share
# says: [best_accuracy.pair]
def best_accuracy(noise):
    p = (1 + math.erf(-1 / (2 * noise) / math.sqrt(2))) / 2
    return p, p**2 + (1 - p) ** 2

# %% an array
# mistake: an array with one entry
# says: expected  a number
def best_accuracy(noise):
    p = (1 + math.erf(-1 / (2 * noise) / math.sqrt(2))) / 2
    return np.array([p**2 + (1 - p) ** 2])

# %% np.erf
# mistake: NumPy has no erf
# says: [error.not-in-numpy]
def best_accuracy(noise):
    p = (1 + np.erf(-1 / (2 * noise) / np.sqrt(2))) / 2
    return p**2 + (1 - p) ** 2

# %% erf without its module
# mistake: a name that nothing defines
# says: it raised NameError
def best_accuracy(noise):
    p = (1 + erf(-1 / (2 * noise) / math.sqrt(2))) / 2
    return p**2 + (1 - p) ** 2

# %% scipy
# mistake: a package that the course does not have
# says: [advice.module-not-needed]
def best_accuracy(noise):
    from scipy.stats import norm
    p = norm.cdf(-1 / (2 * noise))
    return p**2 + (1 - p) ** 2

# %% caret
# mistake: ^ for a power
# says: [error.caret]
def best_accuracy(noise):
    p = (1 + math.erf(-1 / (2 * noise) / math.sqrt(2))) / 2
    return p ^ 2 + (1 - p) ^ 2

# %% all zeros
# mistake: an empty answer
# says: the share not as expected
def best_accuracy(noise):
    return 0.0

# %% always one
# mistake: a constant
# says: That is 1, whatever the noise is
def best_accuracy(noise):
    return 1.0

# %% prints
# mistake: no return
# says: [diagnosis.printed-only]
def best_accuracy(noise):
    p = (1 + math.erf(-1 / (2 * noise) / math.sqrt(2))) / 2
    print(p**2 + (1 - p) ** 2)

# %% the course's own
# mistake: calls the reference
# says: it calls best_accuracy, which gives the answer away
def best_accuracy(noise):
    import xorlib
    return xorlib.best_accuracy(noise)

# %% z times the root
# mistake: multiplies by the root of 2
# says: z is not right
def best_accuracy(noise):
    p = (1 + math.erf(-1 / (2 * noise) * math.sqrt(2))) / 2
    return p**2 + (1 - p) ** 2

# %% erfc for p
# mistake: erfc is not halved
# says: A half is missing
def best_accuracy(noise):
    p = math.erfc(1 / (2 * noise) / math.sqrt(2))
    return p**2 + (1 - p) ** 2
