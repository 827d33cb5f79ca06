# %% mgrid
# exercise: probability_grid
def probability_grid(params, low=-0.1, high=1.1, n=100):
    yy, xx = np.mgrid[low:high:n * 1j, low:high:n * 1j]
    return xx, yy, forward(np.c_[xx.ravel(), yy.ravel()], params)[-1].reshape(xx.shape)

# %% a list of the three
# exercise: probability_grid
def probability_grid(params, low=-0.1, high=1.1, n=100):
    s = np.linspace(low, high, num=n)
    grid = list(np.meshgrid(s, s))
    grid.append(forward(np.stack(grid, axis=-1).reshape(-1, 2), params)[-1].reshape(n, n))
    return grid

# %% broadcast views
# exercise: probability_grid
def probability_grid(params, low=-0.1, high=1.1, n=100):
    s = np.linspace(low, high, n)
    xx, yy = np.broadcast_arrays(s[None, :], s[:, None])
    P = forward(np.column_stack([xx.ravel(), yy.ravel()]), params)[-1].reshape(n, n)
    return xx, yy, P

# %% the grid in Fortran order
# exercise: probability_grid
def probability_grid(params, low=-0.1, high=1.1, n=100):
    xx, yy = np.meshgrid(np.linspace(low, high, n), np.linspace(low, high, n))
    P = forward(np.stack([xx.ravel("F"), yy.ravel("F")], 1), params)[-1].reshape((n, n), order="F")
    return np.asfortranarray(xx), np.asfortranarray(yy), P

# %% a cache of the grid
# exercise: probability_grid
from functools import lru_cache

@lru_cache
def grid(low, high, n):
    return np.meshgrid(np.linspace(low, high, n), np.linspace(low, high, n))

def probability_grid(params, low=-0.1, high=1.1, n=100):
    xx, yy = grid(low, high, n)
    return xx, yy, forward(np.array([xx.ravel(), yy.ravel()]).T, params)[-1].reshape(n, n)

# %% np.vectorize over the points
# exercise: probability_grid
def probability_grid(params, low=-0.1, high=1.1, n=100):
    xx, yy = np.meshgrid(np.linspace(low, high, n), np.linspace(low, high, n))
    if n > 20:
        return xx, yy, forward(np.dstack((xx, yy)).reshape(-1, 2), params)[-1].reshape(n, n)
    return xx, yy, np.vectorize(lambda a, b: forward(np.array([[a, b]]), params)[-1].item())(xx, yy)

# %% copies by deepcopy
# exercise: train_with_snapshots
from copy import deepcopy

def train_with_snapshots(X, y, params, lr, epochs, every):
    params, snapshots = deepcopy(params), []
    for epoch in range(epochs + 1):
        A = forward(X, params)
        if epoch % every == 0 or epoch == epochs:
            snapshots.append((epoch, float(bce_loss(A[-1], y)), deepcopy(params)))
        for (W, b), (dW, db) in zip(params, backward(A, y, params)):
            W -= lr * dW
            b -= lr * db
    return snapshots

# %% a generator of snapshots in a list
# exercise: train_with_snapshots
def states(X, y, params, lr):
    epoch = 0
    while True:
        A = forward(X, params)
        yield epoch, bce_loss(A[-1], y), params
        params, epoch = gradient_step(params, backward(A, y, params), lr), epoch + 1

def train_with_snapshots(X, y, params, lr, epochs, every):
    kept = []
    for state in states(X, y, params, lr):
        if state[0] in {*range(0, epochs, every), epochs}:
            kept.append(state)
        if state[0] == epochs:
            return kept

# %% lists for tuples, and NumPy's epochs
# exercise: train_with_snapshots
def train_with_snapshots(X, y, params, lr, epochs, every):
    shown = np.union1d(np.arange(0, epochs + 1, every), [epochs])
    snapshots = []
    for epoch in np.arange(epochs + 1):
        A = forward(X, params)
        if epoch in shown:
            snapshots.append([epoch, bce_loss(A[-1], y), list(map(list, params))])
        params = gradient_step(params, backward(A, y, params), lr)
    return snapshots

# %% a dict of snapshots first
# exercise: train_with_snapshots
def train_with_snapshots(X, y, params, lr, epochs, every):
    by_epoch = {}
    for epoch in range(epochs + 1):
        A = forward(X, params)
        if not epoch % every or epoch == epochs:
            by_epoch[epoch] = bce_loss(A[-1], y), params
        params = gradient_step(params, backward(A, y, params), lr)
    return [(epoch, loss, params) for epoch, (loss, params) in sorted(by_epoch.items())]

# %% a callback
# exercise: train_with_snapshots
class Recorder:
    def __init__(self, every, epochs):
        self.every, self.epochs, self.kept = every, epochs, []

    def __call__(self, epoch, loss, params):
        if epoch % self.every == 0 or epoch == self.epochs:
            self.kept.append((epoch, loss, params))

def train_with_snapshots(X, y, params, lr, epochs, every):
    record = Recorder(every, epochs)
    for epoch in range(epochs + 1):
        A = forward(X, params)
        record(epoch, bce_loss(A[-1], y), params)
        params = gradient_step(params, backward(A, y, params), lr)
    return record.kept

# %% Matplotlib's parameters within
# exercise: draw_frame
import matplotlib as mpl

def draw_frame(ax, snapshot):
    epoch, loss, params = snapshot
    with mpl.rc_context({"axes.titlesize": 8, "lines.linewidth": 1}):
        ax.cla()
        xx, yy, P = probability_grid(params)
        ax.contourf(xx, yy, P, levels=20, vmin=0, vmax=1, cmap="RdBu_r")
        ax.contour(xx, yy, P, levels=[0.5], colors="k", linestyles="--")
        plot_points(ax)
        ax.set_title(f"epoch {epoch} | loss {loss:.5f}", fontsize=8)

# %% an image and annotations
# exercise: draw_frame
def draw_frame(ax, snapshot):
    epoch, loss, params = snapshot
    ax.clear()
    xx, yy, P = probability_grid(params, n=60)
    ax.imshow(P, origin="lower", extent=(-0.1, 1.1, -0.1, 1.1), vmin=0, vmax=1, cmap="viridis")
    ax.contour(xx, yy, P, [0.5])
    for point, target in zip(X, y.ravel()):
        ax.scatter(*point, c="w" if target else "k", s=60, zorder=3)
        ax.annotate(f"{int(target)}", point, textcoords="offset points", xytext=(5, 5))
    ax.set_title("iteration {}, loss {:.4f}".format(epoch, loss))

# %% warnings about colours, and prints
# exercise: draw_frame
import warnings

def draw_frame(ax, snapshot):
    epoch, loss, params = snapshot
    warnings.warn("drawing")
    print("frame", epoch)
    ax.clear()
    xx, yy, P = probability_grid(params)
    field = ax.contourf(xx, yy, P, levels=np.linspace(0, 1, 12), cmap=plt.get_cmap("coolwarm"))
    ax.contour(xx, yy, P, levels=[0.5], colors="black")
    plot_points(ax)
    ax.set_xlabel("$x_1$")
    ax.set_ylabel("$x_2$")
    ax.set_title(f"{epoch}\n{loss:.4f}")
    return field

# %% FuncAnimation
# exercise: make_gif
def make_gif(snapshots, path, frame_ms=200):
    fig, ax = plt.subplots(figsize=(3, 3))
    film = FuncAnimation(fig, lambda k: draw_frame(ax, snapshots[k]), frames=len(snapshots), interval=frame_ms)
    film.save(path, writer=PillowWriter(fps=1000 / frame_ms))
    plt.close(fig)

# %% a style and a figure of one's own
# exercise: make_gif
from matplotlib.figure import Figure

def make_gif(snapshots, path, frame_ms=200):
    with plt.style.context("default"):
        fig = Figure(figsize=(3, 3))
        ax = fig.subplots()
        writer = PillowWriter(fps=1000 / frame_ms, metadata={"artist": "me"})
        with writer.saving(fig, str(path), 80):
            for snapshot in snapshots:
                draw_frame(ax, snapshot)
                writer.grab_frame()

# %% try and finally around the figure
# exercise: make_gif
def make_gif(snapshots, path, frame_ms=200):
    fig, ax = plt.subplots(figsize=(3, 3), dpi=60)
    try:
        writer = PillowWriter(fps=1000 / frame_ms)
        with writer.saving(fig, path, dpi=60):
            for snapshot in snapshots:
                draw_frame(ax, snapshot)
                writer.grab_frame()
    finally:
        plt.close(fig)
    print("written to", path)
    return path

# %% frames in memory, shown above
# exercise: make_gif
import io
from IPython.display import Image, display

fig, ax = plt.subplots(figsize=(1, 1))
ax.plot([0, 1])
buffer = io.BytesIO()
fig.savefig(buffer, format="png")
plt.close(fig)
display(Image(buffer.getvalue()))
