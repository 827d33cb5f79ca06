# %% contourf, scatter, a centred title
def draw_frame(ax, snapshot):
    epoch, loss, params = snapshot
    xx, yy, P = probability_grid(params)
    ax.clear()
    ax.contourf(xx, yy, P, levels=np.linspace(0, 1, 11), cmap="RdBu")
    ax.contour(xx, yy, P, levels=[0.5], colors="k")
    ax.scatter(X[:, 0], X[:, 1], c=y.ravel(), cmap="gray", edgecolors="w", s=100)
    ax.set_title(f"epoch {epoch}, loss = {loss:.3f}")

# %% an image, a hundred colours, markers in a loop, no clearing
def draw_frame(ax, snapshot):
    xx, yy, P = probability_grid(snapshot[2], -0.2, 1.2, 60)
    ax.imshow(P, extent=(-0.2, 1.2, -0.2, 1.2), origin="lower", vmin=0, vmax=1, cmap="viridis")
    ax.contour(xx, yy, P, [0.5])
    for point, target in zip(X, y):
        ax.plot(*point, "s" if target else "o", color="white", markersize=9)
    ax.set_title("Iteration: %d\nLoss: %s" % (snapshot[0], snapshot[1]), loc="right")

# %% xorlib's boundary, and a title in powers of ten
from xorlib import plot_boundary

def draw_frame(ax, snapshot):
    plot_boundary(ax, snapshot[2])
    ax.set(title=f"{snapshot[0]:05d} updates behind it, {snapshot[1]:.3e} to go")

# %% pcolormesh, circles, the loss cut off and not rounded
import math
from matplotlib.patches import Circle

def draw_frame(ax, snapshot):
    epoch, loss, params = snapshot
    ax.cla()
    ax.pcolormesh(*probability_grid(params, n=40), vmin=0, vmax=1, shading="nearest")
    ax.contour(*probability_grid(params, n=40), levels=[0.5], colors="white")
    for (x1, x2), target in zip(X, y):
        ax.add_patch(Circle((x1, x2), 0.05, color="black" if target else "white"))
    ax.set_title(f"loss {math.floor(loss * 1e4) / 1e4} after {epoch} of 140 steps")

# %% pyplot, after making ax the current axes, and a figure of its own
def draw_frame(ax, snapshot):
    epoch, loss, params = snapshot
    xx, yy, P = probability_grid(params)
    plt.figure()
    plt.hist(P.ravel())
    plt.sca(ax)
    plt.contourf(xx, yy, P, 20, vmin=0, vmax=1)
    plt.contour(xx, yy, P, levels=[0.5], colors="red")
    plt.plot(X[:2, 0], X[:2, 1], "ko", X[2:, 0], X[2:, 1], "w^")
    plt.title(f"iteration={epoch} loss={float(loss)!r}")
    print("drawn")

# %% a wider square, titles on both sides, artists returned
def draw_frame(ax, snapshot):
    epoch, loss, params = snapshot
    for artist in [*ax.images, *ax.collections, *ax.lines]:
        artist.remove()
    xx, yy, P = probability_grid(params, low=-1, high=2, n=50)
    field = ax.contourf(xx, yy, P, levels=np.linspace(0, 1, 21), cmap="PRGn", alpha=0.6)
    line = ax.contour(xx, yy, P, levels=[0.5], colors=["black"])
    zeros = ax.scatter(*X[y[:, 0] == 0].T, marker="o", s=80)
    ones = ax.scatter(*X[y[:, 0] == 1].T, marker="x", s=80)
    ax.set_title(f"iteration {epoch}", loc="left")
    ax.set_title(f"{loss:.5f}", loc="right")
    return field, line, zeros, ones

# %% a scale of its own in each frame, a coarse grid, no line
def draw_frame(ax, snapshot):
    epoch, loss, params = snapshot
    ax.pcolormesh(*probability_grid(params, 0, 1, 25), cmap="coolwarm")
    plot_points(ax)
    ax.set(title=f"{epoch}: {loss:.3f}", xlim=(-0.2, 1.2), ylim=(-0.2, 1.2))

# %% four steps
def draw_frame(ax, snapshot):
    epoch, loss, params = snapshot
    ax.contourf(*probability_grid(params, -0.5, 1.5, 80), levels=[0, 0.25, 0.5, 0.75, 1], alpha=0.3)
    ax.contour(*probability_grid(params), levels=[0.5])
    ax.scatter(*X.T, c=y, s=300, cmap="cool")
    ax.set_title(f"iteration {epoch} - loss {loss:.6f}")
