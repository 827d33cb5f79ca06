# %% pyplot's title
# mistake: plt.title instead of ax.set_title
# says: It drew on another Axes
def draw_frame(ax, snapshot):
    epoch, loss, params = snapshot
    xx, yy, P = probability_grid(params)
    ax.contourf(xx, yy, P, levels=np.linspace(0, 1, 12))
    plot_points(ax)
    plt.title(f"iteration {epoch}, loss {loss:.4f}")

# %% pyplot throughout
# mistake: draws on the current Axes, not on ax
# says: It drew on another Axes
def draw_frame(ax, snapshot):
    epoch, loss, params = snapshot
    xx, yy, P = probability_grid(params)
    plt.contourf(xx, yy, P, levels=np.linspace(0, 1, 12))
    plt.contour(xx, yy, P, levels=[0.5], colors="black")
    plt.scatter(X[:, 0], X[:, 1], c=y.ravel())
    plt.title(f"iteration {epoch}, loss {loss:.4f}")

# %% pyplot's points
# mistake: plt.scatter instead of ax.scatter
# says: It drew on another Axes
def draw_frame(ax, snapshot):
    epoch, loss, params = snapshot
    xx, yy, P = probability_grid(params)
    ax.contourf(xx, yy, P, levels=np.linspace(0, 1, 12))
    plt.scatter(X[:, 0], X[:, 1], c=y.ravel())
    ax.set_title(f"iteration {epoch}, loss {loss:.4f}")

# %% pyplot's field
# mistake: plt.contourf instead of ax.contourf
# says: It drew on another Axes
def draw_frame(ax, snapshot):
    epoch, loss, params = snapshot
    plt.contourf(*probability_grid(params), levels=np.linspace(0, 1, 12))
    plot_points(ax)
    ax.set_title(f"iteration {epoch}, loss {loss:.4f}")

# %% a figure of its own
# mistake: draws on a new figure
# says: Nothing is on that Axes
def draw_frame(ax, snapshot):
    epoch, loss, params = snapshot
    fig, ax = plt.subplots()
    ax.contourf(*probability_grid(params), levels=np.linspace(0, 1, 12))
    plot_points(ax)
    ax.set_title(f"iteration {epoch}, loss {loss:.4f}")

# %% colour bar
# mistake: adds an Axes
# says: A colour bar adds an Axes
def draw_frame(ax, snapshot):
    epoch, loss, params = snapshot
    field = ax.contourf(*probability_grid(params), levels=np.linspace(0, 1, 12))
    ax.figure.colorbar(field, ax=ax)
    plot_points(ax)
    ax.set_title(f"iteration {epoch}, loss {loss:.4f}")

# %% colour bar inside
# mistake: adds an Axes inside of ax
# says: A colour bar adds an Axes
def draw_frame(ax, snapshot):
    epoch, loss, params = snapshot
    field = ax.contourf(*probability_grid(params), levels=np.linspace(0, 1, 12))
    ax.figure.colorbar(field, cax=ax.inset_axes([0.9, 0.1, 0.05, 0.8]))
    plot_points(ax)
    ax.set_title(f"iteration {epoch}, loss {loss:.4f}")

# %% the figure cleared
# mistake: clears the whole figure
# says: The whole figure was cleared
def draw_frame(ax, snapshot):
    epoch, loss, params = snapshot
    figure = ax.figure
    figure.clf()
    ax = figure.add_subplot()
    ax.contourf(*probability_grid(params), levels=np.linspace(0, 1, 12))
    plot_points(ax)
    ax.set_title(f"iteration {epoch}, loss {loss:.4f}")

# %% every Axes
# mistake: draws on all Axes of the figure
# says: It drew on another Axes, too
def draw_frame(ax, snapshot):
    epoch, loss, params = snapshot
    for each in ax.figure.axes:
        each.contourf(*probability_grid(params), levels=np.linspace(0, 1, 12))
        plot_points(each)
        each.set_title(f"iteration {epoch}, loss {loss:.4f}")

# %% no title
# mistake: forgets the title
# says: The title of ax names neither
def draw_frame(ax, snapshot):
    epoch, loss, params = snapshot
    ax.contourf(*probability_grid(params), levels=np.linspace(0, 1, 12))
    plot_points(ax)

# %% the figure's title
# mistake: suptitle instead of the title of ax
# says: The title of ax names neither
def draw_frame(ax, snapshot):
    epoch, loss, params = snapshot
    ax.contourf(*probability_grid(params), levels=np.linspace(0, 1, 12))
    plot_points(ax)
    ax.figure.suptitle(f"iteration {epoch}, loss {loss:.4f}")

# %% no iteration
# mistake: the loss alone
# says: lacks the iteration
def draw_frame(ax, snapshot):
    epoch, loss, params = snapshot
    ax.contourf(*probability_grid(params), levels=np.linspace(0, 1, 12))
    plot_points(ax)
    ax.set_title(f"loss {loss:.4f}")

# %% no loss
# mistake: the iteration alone
# says: lacks the loss
def draw_frame(ax, snapshot):
    epoch, loss, params = snapshot
    ax.contourf(*probability_grid(params), levels=np.linspace(0, 1, 12))
    plot_points(ax)
    ax.set_title(f"iteration {epoch}")

# %% two decimals
# mistake: the loss is rounded too far
# says: Give the loss three decimals
def draw_frame(ax, snapshot):
    epoch, loss, params = snapshot
    ax.contourf(*probability_grid(params), levels=np.linspace(0, 1, 12))
    plot_points(ax)
    ax.set_title(f"iteration {epoch}, loss {loss:.2f}")

# %% the figures of the text
# mistake: a constant title from the lesson
# says: The title of ax names neither
def draw_frame(ax, snapshot):
    epoch, loss, params = snapshot
    ax.contourf(*probability_grid(params), levels=np.linspace(0, 1, 12))
    plot_points(ax)
    ax.set_title("iteration 140, loss 0.1485")

# %% no points
# mistake: forgets the points
# says: The four points of XOR are missing
def draw_frame(ax, snapshot):
    epoch, loss, params = snapshot
    ax.contourf(*probability_grid(params), levels=np.linspace(0, 1, 12))
    ax.set_title(f"iteration {epoch}, loss {loss:.4f}")

# %% one class
# mistake: two of the four points
# says: Two of the four points are missing
def draw_frame(ax, snapshot):
    epoch, loss, params = snapshot
    ax.contourf(*probability_grid(params), levels=np.linspace(0, 1, 12))
    ax.scatter(*X[y[:, 0] == 1].T)
    ax.set_title(f"iteration {epoch}, loss {loss:.4f}")

# %% a line between the points
# mistake: ax.plot without markers
# says: The four points of XOR are missing
def draw_frame(ax, snapshot):
    epoch, loss, params = snapshot
    ax.contourf(*probability_grid(params), levels=np.linspace(0, 1, 12))
    ax.plot(X[:, 0], X[:, 1])
    ax.set_title(f"iteration {epoch}, loss {loss:.4f}")

# %% covered
# mistake: the field is drawn over the points
# says: The points lie under the field
def draw_frame(ax, snapshot):
    epoch, loss, params = snapshot
    ax.scatter(X[:, 0], X[:, 1], c=y.ravel())
    ax.contourf(*probability_grid(params), levels=np.linspace(0, 1, 12))
    ax.set_title(f"iteration {epoch}, loss {loss:.4f}")

# %% no field
# mistake: points and title alone
# says: The picture does not follow the params
def draw_frame(ax, snapshot):
    epoch, loss, params = snapshot
    plot_points(ax)
    ax.set_title(f"iteration {epoch}, loss {loss:.4f}")

# %% the line alone
# mistake: the boundary without the field
# says: The field shows predictions, or there is none
def draw_frame(ax, snapshot):
    epoch, loss, params = snapshot
    ax.contour(*probability_grid(params), levels=[0.5], colors="black")
    plot_points(ax)
    ax.set_title(f"iteration {epoch}, loss {loss:.4f}")

# %% predictions
# mistake: a field of 0 and 1
# says: The field shows predictions, or there is none
def draw_frame(ax, snapshot):
    epoch, loss, params = snapshot
    xx, yy, P = probability_grid(params)
    ax.contourf(xx, yy, np.where(P > 0.5, 1.0, 0.0), 100, cmap="PRGn", alpha=0.2)
    plot_points(ax)
    ax.set_title(f"iteration {epoch}, loss {loss:.4f}")

# %% upside down
# mistake: an image with its first row on top
# says: is not where its points are
def draw_frame(ax, snapshot):
    epoch, loss, params = snapshot
    xx, yy, P = probability_grid(params)
    ax.imshow(P, extent=(-0.1, 1.1, -0.1, 1.1), vmin=0, vmax=1)
    plot_points(ax)
    ax.set_title(f"iteration {epoch}, loss {loss:.4f}")

# %% no extent
# mistake: an image on the scale of its pixels
# says: is not where its points are
def draw_frame(ax, snapshot):
    epoch, loss, params = snapshot
    ax.imshow(probability_grid(params)[2], origin="lower", vmin=0, vmax=1)
    ax.scatter(X[:, 0], X[:, 1])
    ax.set_title(f"iteration {epoch}, loss {loss:.4f}")

# %% yy first
# mistake: the axes of the field are exchanged
# says: is not where its points are
def draw_frame(ax, snapshot):
    epoch, loss, params = snapshot
    xx, yy, P = probability_grid(params)
    ax.contourf(yy, xx, P, levels=np.linspace(0, 1, 12))
    plot_points(ax)
    ax.set_title(f"iteration {epoch}, loss {loss:.4f}")

# %% the line mirrored
# mistake: the axes of the boundary are exchanged
# says: The field, or the line, is not where its points are
def draw_frame(ax, snapshot):
    epoch, loss, params = snapshot
    xx, yy, P = probability_grid(params)
    ax.contourf(xx, yy, P, levels=np.linspace(0, 1, 12))
    ax.contour(yy, xx, P, levels=[0.5], colors="black")
    plot_points(ax)
    ax.set_title(f"iteration {epoch}, loss {loss:.4f}")

# %% the notebook's parameters
# mistake: reads a global, and not the snapshot
# says: The picture does not follow the params
final = init_params([2, 2, 1], np.random.RandomState(0))

def draw_frame(ax, snapshot):
    epoch, loss, _ = snapshot
    ax.contourf(*probability_grid(final), levels=np.linspace(0, 1, 12))
    plot_points(ax)
    ax.set_title(f"iteration {epoch}, loss {loss:.4f}")

# %% nothing
# mistake: an empty function
# says: Nothing is on that Axes
def draw_frame(ax, snapshot):
    pass

# %% prints
# mistake: prints the numbers and draws nothing
# says: Nothing is on that Axes
def draw_frame(ax, snapshot):
    print("iteration", snapshot[0], "loss", snapshot[1])

# %% zeros
# mistake: a field of zeros
# says: The picture does not follow the params
def draw_frame(ax, snapshot):
    epoch, loss, params = snapshot
    ax.imshow(np.zeros((100, 100)), extent=(-0.1, 1.1, -0.1, 1.1), vmin=0, vmax=1)
    plot_points(ax)
    ax.set_title(f"iteration {epoch}, loss {loss:.4f}")

# %% not a number
# mistake: NaN for the field, and for the loss
# says: The title of ax lacks the loss
def draw_frame(ax, snapshot):
    epoch, loss, params = snapshot
    xx, yy, P = probability_grid(params)
    ax.imshow(P, origin="lower", extent=(-0.1, 1.1, -0.1, 1.1), vmin=0, vmax=1)
    plot_points(ax)
    ax.set_title(f"iteration {epoch}, loss {loss * np.nan:.4f}")

# %% an exception
# mistake: the three arrays are taken for one
# says: it raised
def draw_frame(ax, snapshot):
    epoch, loss, params = snapshot
    P = probability_grid(params)
    ax.contourf(P, levels=np.linspace(0, 1, 12))
    plot_points(ax)
    ax.set_title(f"iteration {epoch}, loss {loss:.4f}")

# %% the wrong type
# mistake: takes the snapshot for a dict
# says: it raised TypeError
def draw_frame(ax, snapshot):
    ax.contourf(*probability_grid(snapshot["params"]), levels=np.linspace(0, 1, 12))
    plot_points(ax)
    ax.set_title(f"iteration {snapshot['epoch']}, loss {snapshot['loss']:.4f}")

# %% the helper module's
# mistake: hands in xorlib's function as one's own
# says: it calls draw_frame, which gives the answer away
from xorlib import draw_frame

# %% the check's
# mistake: hands in what the check takes for the reference
# says: it calls draw_frame, which gives the answer away
from xorlib.checks.lesson5_animation.frames import draw_frame

# %% points under a field on top
# mistake: the field has the higher zorder, and only the rims of two points stick out
# says: The points lie under the field
def draw_frame(ax, snapshot):
    epoch, loss, params = snapshot
    xx, yy, P = probability_grid(params)
    plot_points(ax)
    ax.contourf(xx, yy, P, levels=np.linspace(0, 1, 12), zorder=4)
    ax.set_title(f"iteration {epoch}, loss {loss:.4f}")

# %% three digits, not three decimals
# mistake: a loss above 1 then has two decimals
# says: fewer than three decimals
def draw_frame(ax, snapshot):
    epoch, loss, params = snapshot
    xx, yy, P = probability_grid(params)
    ax.clear()
    ax.contourf(xx, yy, P, levels=np.linspace(0, 1, 12), cmap="cividis_r")
    plot_points(ax)
    ax.set_title(f"iteration {epoch}, loss {loss:.3g}")

# %% plt for the title
# mistake: plt.title
# says: [draw_frame.no-numbers-and-other-axes-too]
def draw_frame(ax, snapshot):
    epoch, loss, params = snapshot
    xx, yy, P = probability_grid(params)
    ax.clear()
    ax.contourf(xx, yy, P, levels=np.linspace(0, 1, 12), cmap="cividis_r")
    ax.contour(xx, yy, P, levels=[0.5], colors="black")
    plot_points(ax)
    plt.title(f"iteration {epoch} loss {loss:.4f}")

# %% ax.title
# mistake: calls ax.title
# says: [error.ax-sets]
def draw_frame(ax, snapshot):
    epoch, loss, params = snapshot
    xx, yy, P = probability_grid(params)
    ax.clear()
    ax.contourf(xx, yy, P, levels=np.linspace(0, 1, 12), cmap="cividis_r")
    ax.contour(xx, yy, P, levels=[0.5], colors="black")
    plot_points(ax)
    ax.title(f"iteration {epoch} loss {loss:.4f}")

# %% ax.clear last
# mistake: clears at the end
# says: [draw_frame.nothing]
def draw_frame(ax, snapshot):
    epoch, loss, params = snapshot
    xx, yy, P = probability_grid(params)
    ax.contourf(xx, yy, P, levels=np.linspace(0, 1, 12), cmap="cividis_r")
    plot_points(ax)
    ax.set_title(f"iteration {epoch} loss {loss:.4f}")
    ax.clear()

# %% snapshot as a dict
# mistake: snapshot["params"]
# says: [error.list-is-no-dict]
def draw_frame(ax, snapshot):
    xx, yy, P = probability_grid(snapshot["params"])
    ax.contourf(xx, yy, P, levels=np.linspace(0, 1, 12), cmap="cividis_r")
    plot_points(ax)
    ax.set_title(f"iteration {snapshot['epoch']} loss {snapshot['loss']:.4f}")

# %% order of the snapshot
# mistake: epoch, params, loss
# says: [error.number-for-list]
def draw_frame(ax, snapshot):
    epoch, params, loss = snapshot
    xx, yy, P = probability_grid(params)
    ax.contourf(xx, yy, P, levels=np.linspace(0, 1, 12), cmap="cividis_r")
    plot_points(ax)
    ax.set_title(f"iteration {epoch} loss {loss:.4f}")

# %% P from the whole tuple
# mistake: probability_grid(params) is used as P
# says: [error.three-arrays]
def draw_frame(ax, snapshot):
    epoch, loss, params = snapshot
    P = probability_grid(params)
    ax.contourf(P, levels=np.linspace(0, 1, 12), cmap="cividis_r")
    plot_points(ax)
    ax.set_title(f"iteration {epoch} loss {loss:.4f}")

# %% braces without f
# mistake: no f before the text
# says: [draw_frame.no-numbers]
def draw_frame(ax, snapshot):
    epoch, loss, params = snapshot
    xx, yy, P = probability_grid(params)
    ax.clear()
    ax.contourf(xx, yy, P, levels=np.linspace(0, 1, 12), cmap="cividis_r")
    ax.contour(xx, yy, P, levels=[0.5], colors="black")
    plot_points(ax)
    ax.set_title("iteration {epoch} loss {loss:.4f}")

# %% X columns exchanged
# mistake: scatter of X[:, 1], X[:, 0] for one class only
# says: [draw_frame.two-points-missing]
def draw_frame(ax, snapshot):
    epoch, loss, params = snapshot
    xx, yy, P = probability_grid(params)
    ax.clear()
    ax.contourf(xx, yy, P, levels=np.linspace(0, 1, 12), cmap="cividis_r")
    ax.contour(xx, yy, P, levels=[0.5], colors="black")
    ax.scatter(X[0], X[1])
    ax.set_title(f"iteration {epoch} loss {loss:.4f}")

# %% the notebook's params
# mistake: draws the notebook's network
# says: [draw_frame.still]
params = init_params([2, 2, 1], np.random.RandomState(0))
def draw_frame(ax, snapshot):
    epoch, loss, _ = snapshot
    xx, yy, P = probability_grid(params)
    ax.clear()
    ax.contourf(xx, yy, P, levels=np.linspace(0, 1, 12), cmap="cividis_r")
    ax.contour(xx, yy, P, levels=[0.5], colors="black")
    plot_points(ax)
    ax.set_title(f"iteration {epoch} loss {loss:.4f}")

# %% plot_points without ax
# mistake: plot_points()
# says: [error.too-few-arguments]
def draw_frame(ax, snapshot):
    epoch, loss, params = snapshot
    xx, yy, P = probability_grid(params)
    ax.clear()
    ax.contourf(xx, yy, P, levels=np.linspace(0, 1, 12), cmap="cividis_r")
    plot_points()
    ax.set_title(f"iteration {epoch} loss {loss:.4f}")

# %% plt for the field
# mistake: plt.contourf
# says: [draw_frame.still-and-other-axes-too]
def draw_frame(ax, snapshot):
    epoch, loss, params = snapshot
    xx, yy, P = probability_grid(params)
    ax.clear()
    plt.contourf(xx, yy, P, levels=np.linspace(0, 1, 12), cmap="cividis_r")
    plt.contour(xx, yy, P, levels=[0.5], colors="black")
    plot_points(ax)
    ax.set_title(f"iteration {epoch} loss {loss:.4f}")

# %% a figure of its own, as a student wrote it
# mistake: plt.subplots in draw_frame
# says: [draw_frame.nothing]
def draw_frame(ax, snapshot):
    epoch, loss, params = snapshot
    fig, ax = plt.subplots()
    xx, yy, P = probability_grid(params)
    ax.contourf(xx, yy, P, levels=np.linspace(0, 1, 12), cmap="cividis_r")
    ax.contour(xx, yy, P, levels=[0.5], colors="black")
    plot_points(ax)
    ax.set_title(f"iteration {epoch} loss {loss:.4f}")

# %% ax.xlabel
# mistake: pyplot's names on ax
# says: [error.ax-sets]
def draw_frame(ax, snapshot):
    epoch, loss, params = snapshot
    xx, yy, P = probability_grid(params)
    ax.clear()
    ax.contourf(xx, yy, P, levels=np.linspace(0, 1, 12), cmap="cividis_r")
    ax.contour(xx, yy, P, levels=[0.5], colors="black")
    plot_points(ax)
    ax.xlabel("x1")
    ax.set_title(f"iteration {epoch} loss {loss:.4f}")

# %% not cleared
# mistake: does not clear ax, with an old title
# says: [draw_frame.no-numbers]
def draw_frame(ax, snapshot):
    epoch, loss, params = snapshot
    xx, yy, P = probability_grid(params)
    ax.contour(xx, yy, P, levels=[0.5], colors="black")
    ax.imshow(P, extent=(-0.1, 1.1, -0.1, 1.1), origin="lower")
    plot_points(ax)

# %% plt.gca
# mistake: plots the points on the current Axes
# says: [draw_frame.no-points-and-other-axes-too]
def draw_frame(ax, snapshot):
    epoch, loss, params = snapshot
    xx, yy, P = probability_grid(params)
    ax.clear()
    ax.contourf(xx, yy, P, levels=np.linspace(0, 1, 12), cmap="cividis_r")
    ax.contour(xx, yy, P, levels=[0.5], colors="black")
    plot_points(plt.gca())
    ax.set_title(f"iteration {epoch} loss {loss:.4f}")
