# %% one minus XOR
def xnor_params():
    return [(np.array([[1.0, 1.0], [1.0, 1.0]]), np.array([0.0, -1.0])), (np.array([[-1.0, 2.0]]), np.array([1.0]))]

# %% both and neither, in whole numbers
def xnor_params():
    return [(np.array([[1, 1], [-1, -1]]), np.array([-1, 1])), (np.array([[1, 1]]), np.array([0]))]

# %% the size of the difference
def xnor_params():
    W1 = np.array([[1.0, -1.0], [-1.0, 1.0]])
    return [(W1, np.zeros(2)), (-np.ones((1, 2)), np.ones(1))]

# %% other scales, as tuples, with a print
def xnor_params():
    print("four points")
    return (3 * np.array([[1.0, -1.0], [-1.0, 1.0]]), np.zeros(2)), (np.full((1, 2), -1 / 3), np.array([1.0]))

# %% within the tolerance, in 32 bits
def xnor_params():
    W1, b1 = np.ones((2, 2), dtype=np.float32), np.array([0, -1], dtype=np.float32)
    return [[W1, b1], [np.array([[-1, 2]], dtype=np.float32), np.array([1 + 5e-7], dtype=np.float32)]]

# %% the first hidden unit minus one
def xnor_params():
    layers = []
    for W, b in zip([np.full((2, 2), -2.0), np.array([[1.0, 1.0]])], [np.array([2.0, 0.0]), np.array([-1.0])]):
        layers.append((W, b))
    layers[0][0][1] = [2, 2]
    layers[0][1][1] = -2
    layers[1] = (np.array([[0.5, 0.5]]), np.array([0.0]))
    return layers

# %% changed from the network that is given
import copy

def xnor_params():
    given = copy.deepcopy(params)
    given[1][0][...] *= -1
    given[1][1][...] += 1
    return given

# %% lists of whole numbers
def xnor_params():
    return [([[1, 1], [1, 1]], [0, -1]), ([[-1, 2]], [1])]
