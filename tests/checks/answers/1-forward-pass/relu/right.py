# %% maximum
def relu(z):
    return np.maximum(z, 0)

# %% loop over a copy
def relu(z):
    result = z.copy()
    for index in np.ndindex(z.shape):
        if result[index] < 0:
            result[index] = 0.0
    return result

# %% mask on a copy
def relu(z):
    result = np.array(z)
    result[result < 0] = 0
    return result

# %% half the sum of z and its size
def relu(z):
    return (z + abs(z)) / 2

# %% times a mask
relu = lambda z: z * (z > 0)

# %% recursion over the first axis
def relu(z):
    if z.ndim == 0:
        return max(z, np.float64(0))
    return np.stack([relu(row) for row in z])

# %% into an array of zeros
def relu(z):
    result = np.zeros_like(z)
    np.copyto(result, z, where=z > 0)
    return result

# %% changed and put back
def relu(z):
    before = z.copy()
    z[z < 0] = 0
    result = z.copy()
    z[...] = before
    return result

# %% partial
from functools import partial

relu = partial(np.clip, a_min=0, a_max=None)

# %% another name for the argument
def relu(array):
    return np.where(array < 0, 0.0, array)

# %% where, with a warning, a print, a log and a figure
import logging
import sys
import warnings

log = logging.getLogger("relu")
log.addHandler(logging.StreamHandler())

def relu(z):
    warnings.warn("harmless")
    log.warning("harmless")
    print("working")
    print("working", file=sys.stderr)
    plt.plot(z.ravel())
    return np.where(z > 0, z, 0.0)
