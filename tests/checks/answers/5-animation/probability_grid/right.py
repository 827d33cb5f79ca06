# %% meshgrid and reshape
def probability_grid(params, low=-0.1, high=1.1, n=100):
    side = np.linspace(low, high, n)
    xx, yy = np.meshgrid(side, side)
    return xx, yy, forward(np.c_[xx.ravel(), yy.ravel()], params)[-1].reshape(xx.shape)

# %% loops over the points
def probability_grid(params, low=-0.1, high=1.1, n=100):
    xx, yy, P = np.empty((n, n)), np.empty((n, n)), np.empty((n, n))
    step = (high - low) / (n - 1)
    for i in range(n):
        for j in range(n):
            xx[i, j], yy[i, j] = low + j * step, low + i * step
        P[i] = forward(np.array([xx[i], yy[i]]).T, params)[-1][:, 0]
    return xx, yy, P

# %% mgrid with a complex step, as a list
def probability_grid(params, low=-0.1, high=1.1, n=100):
    yy, xx = np.mgrid[low:high:n * 1j, low:high:n * 1j]
    P = forward(np.dstack([xx, yy]).reshape(-1, 2), params)[-1]
    return [xx, yy, P.reshape(n, n)]

# %% einsum and a plain sigmoid, layer by layer
def probability_grid(params, low=-0.1, high=1.1, n=100):
    xx, yy = np.meshgrid(np.linspace(low, high, n), np.linspace(low, high, n), indexing="xy")
    A = np.stack([xx, yy])
    for W, b in params:
        A = 1 / (1 + np.exp(-(np.einsum("oi,ijk->ojk", W, A) + b[:, None, None])))
    return xx, yy, A[0]

# %% ij indexing, transposed back, with a print and a warning
import warnings

def probability_grid(params, low=-0.1, high=1.1, n=100):
    warnings.warn("harmless")
    side = np.linspace(low, high, n)
    xx, yy = np.meshgrid(side, side, indexing="ij")
    points = np.column_stack([xx.ravel(), yy.ravel()])
    print(points.shape)
    P = forward(points, params)[-1].reshape(n, n)
    return xx.T, yy.T, P.T

# %% tile and repeat, plotting as it goes
def probability_grid(params, low=-0.1, high=1.1, n=100):
    side = np.linspace(low, high, n)
    columns = np.tile(side, n), np.repeat(side, n)
    plt.figure()
    plt.plot(side)
    P = forward(np.array(columns).T, params)[-1]
    return tuple(a.reshape((n, n)) for a in (*columns, P))
