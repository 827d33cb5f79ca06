# %% p, and both cases
def best_accuracy(noise):
    p = 0.5 * (1 + math.erf(-1 / (2 * noise) / math.sqrt(2)))
    return p * p + (1 - p) * (1 - p)

# %% one minus the two ways to be wrong
def best_accuracy(noise):
    p = (1 + math.erf(-0.5 / noise / math.sqrt(2))) / 2
    return 1 - 2 * p * (1 - p)

# %% a function for Phi
def best_accuracy(noise):
    def Phi(z):
        return (1 + math.erf(z / math.sqrt(2))) / 2

    p = Phi(-1 / (2 * noise))
    return p**2 + Phi(1 / (2 * noise)) ** 2

# %% the other sign, which exchanges p and 1 - p
def best_accuracy(noise):
    stays = (1 + math.erf(1 / (2 * noise * math.sqrt(2)))) / 2
    return stays**2 + (1 - stays) ** 2

# %% half of one plus the square of erf
def best_accuracy(noise):
    e = math.erf(1 / (2 * math.sqrt(2) * noise))
    return (1 + e * e) / 2

# %% erfc
def best_accuracy(noise):
    p = math.erfc(1 / (2 * noise) / 2**0.5) / 2
    return p**2 + (1 - p) ** 2

# %% the four cases in a loop
def best_accuracy(noise):
    p, total = 0.5 + 0.5 * math.erf(-1 / (noise * math.sqrt(8))), 0.0
    for first in (False, True):
        for second in (False, True):
            if first == second:
                total += (p if first else 1 - p) * (p if second else 1 - p)
    return total

# %% the standard library's normal distribution, as a NumPy number, with a print
from statistics import NormalDist

def best_accuracy(noise):
    p = NormalDist(0, noise).cdf(-0.5)
    print(p)
    return np.float64(p**2 + (1 - p) ** 2)

# %% erf of an array's entry
def best_accuracy(noise):
    p = np.array([(1 + s * math.erf(0.5 / noise / np.sqrt(2))) / 2 for s in (-1, 1)])
    return (p @ p).item()
