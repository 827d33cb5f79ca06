# %% plain formula
def sigmoid(z):
    return 1 / (1 + np.exp(-z))

# %% tanh, in place on a copy
def sigmoid(z):
    result = np.array(z)
    result /= 2
    np.tanh(result, out=result)
    result += 1
    result *= 0.5
    return result

# %% e^z above and below
def sigmoid(z):
    return np.exp(z) / (np.exp(z) + 1)

# %% two branches, entry by entry
import math

def sigmoid(z):
    result = np.zeros(z.shape)
    for index in np.ndindex(z.shape):
        if z[index] >= 0:
            result[index] = 1 / (1 + math.exp(-z[index]))
        else:
            result[index] = math.exp(z[index]) / (1 + math.exp(z[index]))
    return result

# %% masks
def sigmoid(z):
    positive = z >= 0
    result = np.empty_like(z)
    result[positive] = 1 / (1 + np.exp(-z[positive]))
    small = np.exp(z[~positive])
    result[~positive] = small / (1 + small)
    return result

# %% logaddexp, recursive over the first axis, with a print
def sigmoid(z):
    print("shape", z.shape)
    if z.ndim == 0:
        return np.exp(-np.logaddexp(0, -z))
    return np.array([sigmoid(row) for row in z])

# %% vectorised, and it draws a figure and warns
import warnings

@np.vectorize
def one(value):
    return 1.0 / (1.0 + 2.718281828459045 ** -value)

def sigmoid(z):
    plt.plot([0, 1])
    warnings.warn("harmless")
    return one(z)

# %% long double on the way
def sigmoid(z):
    return (1 / (1 + np.exp(-z.astype(np.longdouble)))).astype(np.float64)
