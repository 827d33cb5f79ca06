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
    plt.plot(X[[0, 3], 0], X[[0, 3], 1], "ko", X[1:3, 0], X[1:3, 1], "w^")
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

# %% a coarse grid, a title in powers of ten, limits that are a bit wider
def draw_frame(ax, snapshot):
    epoch, loss, params = snapshot
    ax.pcolormesh(*probability_grid(params, 0, 1, 25), cmap="coolwarm", vmin=0, vmax=1)
    ax.contour(*probability_grid(params, 0, 1, 25), levels=[0.5], colors="black", linestyles="dashed")
    plot_points(ax)
    ax.set(title=f"{epoch:05d} updates behind it, {loss:.3e} to go", xlim=(-0.2, 1.2), ylim=(-0.2, 1.2))

# %% one marker for both, with the target written into it
def draw_frame(ax, snapshot):
    epoch, loss, params = snapshot
    ax.clear()
    grid = probability_grid(params, n=50)
    ax.contourf(*grid, levels=21, vmin=0, vmax=1, cmap="Blues")
    ax.contour(*grid, levels=[0.5], colors="orange", linewidths=4)
    ax.plot(X[:, 0], X[:, 1], "o", color="white", markersize=20, markeredgecolor="black")
    for (x1, x2), target in zip(X, y[:, 0]):
        ax.text(x1, x2, f"{target:.0f}", ha="center", va="center")
    ax.set_title(f"iteration {epoch}, loss {loss:.4f}")

# %% the line by hand, over an image with soft edges
def draw_frame(ax, snapshot):
    epoch, loss, params = snapshot
    ax.clear()
    xx, yy, P = probability_grid(params, -0.3, 1.3, 200)
    ax.imshow(P, origin="lower", extent=(-0.3, 1.3, -0.3, 1.3), clim=(0, 1), cmap="magma", interpolation="bicubic")
    crossing = np.argwhere((P[:, 1:] > 0.5) != (P[:, :-1] > 0.5))
    ax.plot(xx[0, crossing[:, 1]], yy[crossing[:, 0], 0], ".", color="cyan", markersize=3)
    crossing = np.argwhere((P[1:] > 0.5) != (P[:-1] > 0.5))
    ax.plot(xx[0, crossing[:, 1]], yy[crossing[:, 0], 0], ".", color="cyan", markersize=3)
    for target, marker in enumerate(["v", "^"]):
        ax.scatter(*X[y[:, 0] == target].T, marker=marker, color="white", s=60, edgecolors="black")
    ax.set_title(f"iteration {epoch}, loss {loss:.4f}")
    ax.axis("off")

# %% four steps
def draw_frame(ax, snapshot):
    epoch, loss, params = snapshot
    ax.contourf(*probability_grid(params, -0.5, 1.5, 80), levels=[0, 0.25, 0.5, 0.75, 1], alpha=0.3)
    ax.contour(*probability_grid(params), levels=[0.5])
    ax.scatter(*X.T, c=y, s=300, cmap="cool")
    ax.set_title(f"iteration {epoch} - loss {loss:.6f}")

# %% triangles of colour, and a line of three
def draw_frame(ax, snapshot):
    epoch, loss, params = snapshot
    ax.clear()
    xx, yy, P = probability_grid(params, n=80)
    ax.tripcolor(xx.ravel(), yy.ravel(), P.ravel(), vmin=0, vmax=1, cmap="plasma")
    ax.contour(xx, yy, P, levels=[0.25, 0.5, 0.75], colors=["0.7", "black", "0.7"])
    plot_points(ax)
    ax.set_title(f"{epoch} | {loss:.4f}")

# %% in the style of a dark page, without a ground
plt.style.use("dark_background")
plt.rcParams["savefig.transparent"] = True

def draw_frame(ax, snapshot):
    epoch, loss, params = snapshot
    ax.clear()
    ax.contourf(*probability_grid(params), levels=np.linspace(0, 1, 6), colors=["0.1", "0.3", "0.5", "0.7", "0.9"])
    ax.contour(*probability_grid(params), levels=[0.5], colors="red")
    ax.scatter(*X.T, c=np.where(y[:, 0] == 1, "gold", "deepskyblue"), s=90)
    ax.set_title(f"iteration {epoch}, loss {loss:.4f}")
    ax.set_facecolor("black")

# %% steps that Matplotlib chooses, on one scale
def draw_frame(ax, snapshot):
    epoch, loss, params = snapshot
    ax.clear()
    xx, yy, P = probability_grid(params)
    ax.contourf(xx, yy, P, vmin=0, vmax=1)
    ax.contour(xx, yy, P, levels=[0.5], colors="white")
    plot_points(ax)
    ax.set_title(f"iteration {epoch}, loss {loss:.3f}")

# %% plot_points on the colour map the other way round
def draw_frame(ax, snapshot):
    ax.clear()
    epoch, loss, params = snapshot
    xx, yy, P = probability_grid(params)
    half = (xx[0, 1] - xx[0, 0]) / 2
    lo, hi = xx.min() - half, xx.max() + half
    ax.imshow(P, origin="lower", extent=[lo, hi, lo, hi], vmin=0, vmax=1, cmap="cividis", interpolation="nearest")
    if P.min() < 0.5 < P.max():
        ax.contour(xx, yy, P, [0.5], colors="white")
    plot_points(ax)
    ax.set(title=f"iteration {epoch}: loss = {loss:.5f}")
