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
# says: [draw_frame.no-numbers]
def draw_frame(ax, snapshot):
    epoch, loss, params = snapshot
    ax.contourf(*probability_grid(params), levels=np.linspace(0, 1, 12))
    plot_points(ax)

# %% the figure's title
# mistake: suptitle instead of the title of ax
# says: [draw_frame.no-numbers]
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
# says: [draw_frame.no-numbers]
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
# says: [draw_frame.predictions]
def draw_frame(ax, snapshot):
    epoch, loss, params = snapshot
    ax.contour(*probability_grid(params), levels=[0.5], colors="black")
    plot_points(ax)
    ax.set_title(f"iteration {epoch}, loss {loss:.4f}")

# %% predictions
# mistake: a field of 0 and 1
# says: [draw_frame.predictions]
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
# says: There is a line, but not where the output is 0.5
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

# %% xorlib's boundary, and a title
# mistake: plot_boundary draws the field, the line and the points
# says: it calls plot_boundary, which gives the answer away
from xorlib import plot_boundary

def draw_frame(ax, snapshot):
    plot_boundary(ax, snapshot[2])
    ax.set(title=f"{snapshot[0]:05d} updates behind it, {snapshot[1]:.3e} to go")

# %% the picture of a widget
# mistake: xorlib's plane shades the field and draws the line
# says: it calls set_output, which gives the answer away
from xorlib.widgets.spaces import Plane

def draw_frame(ax, snapshot):
    epoch, loss, params = snapshot
    ax.clear()
    plane = Plane(ax, -0.1, 1.1, shaded=True)
    plane.set_output(params)
    plane.set_points(X)
    ax.set_title(f"iteration {epoch}, loss {loss:.4f}")

# %% a photograph of xorlib's strip
# mistake: film_strip draws the frame on a figure of its own
# says: it calls film_strip, which gives the answer away
import io

def draw_frame(ax, snapshot):
    buffer = io.BytesIO()
    film_strip([snapshot]).savefig(buffer, format="png")
    buffer.seek(0)
    ax.imshow(plt.imread(buffer))
    ax.set_title(f"iteration {snapshot[0]}, loss {snapshot[1]:.4f}")

# %% no line
# mistake: the boundary is forgotten
# says: The boundary is missing
def draw_frame(ax, snapshot):
    epoch, loss, params = snapshot
    ax.clear()
    xx, yy, P = probability_grid(params)
    ax.contourf(xx, yy, P, levels=np.linspace(0, 1, 12), cmap="cividis_r")
    plot_points(ax)
    ax.set_title(f"iteration {epoch}, loss {loss:.4f}")

# %% the line under the field
# mistake: an image with a higher zorder hides the line
# says: The boundary is missing
def draw_frame(ax, snapshot):
    epoch, loss, params = snapshot
    ax.clear()
    xx, yy, P = probability_grid(params)
    ax.contour(xx, yy, P, levels=[0.5], colors="black", linewidths=2)
    ax.imshow(P, origin="lower", extent=(-0.1, 1.1, -0.1, 1.1), vmin=0, vmax=1, zorder=2.5)
    plot_points(ax)
    ax.set_title(f"iteration {epoch}, loss {loss:.4f}")

# %% a line at 0.7
# mistake: another level than 0.5
# says: not where the output is 0.5
def draw_frame(ax, snapshot):
    epoch, loss, params = snapshot
    ax.clear()
    xx, yy, P = probability_grid(params)
    ax.contourf(xx, yy, P, levels=np.linspace(0, 1, 12), cmap="cividis_r")
    ax.contour(xx, yy, P, levels=[0.7], colors="black", linewidths=2)
    plot_points(ax)
    ax.set_title(f"iteration {epoch}, loss {loss:.4f}")

# %% a line through one half only
# mistake: the line is drawn for the lower half of the square
# says: not where the output is 0.5
def draw_frame(ax, snapshot):
    epoch, loss, params = snapshot
    ax.clear()
    xx, yy, P = probability_grid(params)
    ax.contourf(xx, yy, P, levels=np.linspace(0, 1, 12), cmap="cividis_r")
    ax.contour(xx[:50], yy[:50], P[:50], levels=[0.5], colors="black", linewidths=2)
    plot_points(ax)
    ax.set_title(f"iteration {epoch}, loss {loss:.4f}")

# %% the points in each other's colours
# mistake: the targets are exchanged for plot_points
# says: The points have the colours of the other class
def draw_frame(ax, snapshot):
    epoch, loss, params = snapshot
    ax.clear()
    xx, yy, P = probability_grid(params)
    ax.contourf(xx, yy, P, levels=np.linspace(0, 1, 12), cmap="cividis_r")
    ax.contour(xx, yy, P, levels=[0.5], colors="black", linewidths=2)
    plot_points(ax, X, 1 - y)
    ax.set_title(f"iteration {epoch}, loss {loss:.4f}")

# %% a scatter in each other's colours
# mistake: 1 - y in place of y
# says: The points have the colours of the other class
def draw_frame(ax, snapshot):
    epoch, loss, params = snapshot
    ax.clear()
    xx, yy, P = probability_grid(params)
    ax.contourf(xx, yy, P, levels=np.linspace(0, 1, 12), cmap="cividis_r")
    ax.contour(xx, yy, P, levels=[0.5], colors="black", linewidths=2)
    ax.scatter(*X.T, c=1 - y[:, 0], cmap="cividis_r", s=90, edgecolors="red")
    ax.set_title(f"iteration {epoch}, loss {loss:.4f}")

# %% points of one look
# mistake: the classes are not told apart
# says: [draw_frame.classes-alike]
def draw_frame(ax, snapshot):
    epoch, loss, params = snapshot
    ax.clear()
    xx, yy, P = probability_grid(params)
    ax.contourf(xx, yy, P, levels=np.linspace(0, 1, 12), cmap="cividis_r")
    ax.contour(xx, yy, P, levels=[0.5], colors="black", linewidths=2)
    ax.scatter(*X.T, color="red", s=90)
    ax.set_title(f"iteration {epoch}, loss {loss:.4f}")

# %% points told apart by x1
# mistake: the first two points are not those of class 0
# says: [draw_frame.classes-alike]
def draw_frame(ax, snapshot):
    epoch, loss, params = snapshot
    ax.clear()
    xx, yy, P = probability_grid(params)
    ax.contourf(xx, yy, P, levels=np.linspace(0, 1, 12), cmap="cividis_r")
    ax.contour(xx, yy, P, levels=[0.5], colors="black", linewidths=2)
    ax.plot(X[:2, 0], X[:2, 1], "ko", X[2:, 0], X[2:, 1], "w^")
    ax.set_title(f"iteration {epoch}, loss {loss:.4f}")

# %% four looks for four points
# mistake: each point has its own colour
# says: [draw_frame.classes-alike]
def draw_frame(ax, snapshot):
    epoch, loss, params = snapshot
    ax.clear()
    xx, yy, P = probability_grid(params)
    ax.contourf(xx, yy, P, levels=np.linspace(0, 1, 12), cmap="cividis_r")
    ax.contour(xx, yy, P, levels=[0.5], colors="black", linewidths=2)
    ax.scatter(*X.T, c=["red", "green", "blue", "white"], s=90)
    ax.set_title(f"iteration {epoch}, loss {loss:.4f}")

# %% limits far out
# mistake: the limits are moved to -1 and 2
# says: [draw_frame.small]
def draw_frame(ax, snapshot):
    epoch, loss, params = snapshot
    ax.clear()
    xx, yy, P = probability_grid(params)
    ax.contourf(xx, yy, P, levels=np.linspace(0, 1, 12), cmap="cividis_r")
    ax.contour(xx, yy, P, levels=[0.5], colors="black", linewidths=2)
    plot_points(ax)
    ax.set(xlim=(-1, 2), ylim=(-1, 2))
    ax.set_title(f"iteration {epoch}, loss {loss:.4f}")

# %% nearly transparent
# mistake: an alpha of 0.02 for everything
# says: The colours can hardly be seen
def draw_frame(ax, snapshot):
    epoch, loss, params = snapshot
    ax.clear()
    xx, yy, P = probability_grid(params)
    ax.contourf(xx, yy, P, levels=np.linspace(0, 1, 12), cmap="cividis_r", alpha=0.02)
    ax.contour(xx, yy, P, levels=[0.5], colors="black", linewidths=2, alpha=0.02)
    ax.scatter(*X.T, c=y, alpha=0.02)
    ax.set_title(f"iteration {epoch}, loss {loss:.4f}")

# %% a field that is nearly transparent
# mistake: an alpha of 0.02 for the field
# says: The colours can hardly be seen
def draw_frame(ax, snapshot):
    epoch, loss, params = snapshot
    ax.clear()
    xx, yy, P = probability_grid(params)
    ax.contourf(xx, yy, P, levels=np.linspace(0, 1, 12), cmap="cividis_r", alpha=0.02)
    ax.contour(xx, yy, P, levels=[0.5], colors="black", linewidths=2)
    plot_points(ax)
    ax.set_title(f"iteration {epoch}, loss {loss:.4f}")

# %% points that are nearly transparent
# mistake: an alpha of 0.02 for the points
# says: points: seen not as expected
def draw_frame(ax, snapshot):
    epoch, loss, params = snapshot
    ax.clear()
    xx, yy, P = probability_grid(params)
    ax.contourf(xx, yy, P, levels=np.linspace(0, 1, 12), cmap="cividis_r")
    ax.contour(xx, yy, P, levels=[0.5], colors="black", linewidths=2)
    ax.scatter(*X.T, c=y, s=90, alpha=0.02)
    ax.set_title(f"iteration {epoch}, loss {loss:.4f}")

# %% contourf with levels of its own
# mistake: the levels follow the values of this frame
# says: A colour means another output in another frame
def draw_frame(ax, snapshot):
    epoch, loss, params = snapshot
    ax.clear()
    xx, yy, P = probability_grid(params)
    ax.contourf(xx, yy, P)
    ax.contour(xx, yy, P, levels=[0.5], colors="black", linewidths=2)
    plot_points(ax)
    ax.set_title(f"iteration {epoch}, loss {loss:.4f}")

# %% an image with a scale of its own
# mistake: no vmin and vmax
# says: A colour means another output in another frame
def draw_frame(ax, snapshot):
    epoch, loss, params = snapshot
    ax.clear()
    xx, yy, P = probability_grid(params)
    ax.imshow(P, origin="lower", extent=(-0.1, 1.1, -0.1, 1.1))
    ax.contour(xx, yy, P, levels=[0.5], colors="black", linewidths=2)
    plot_points(ax)
    ax.set_title(f"iteration {epoch}, loss {loss:.4f}")

# %% P divided by its largest value
# mistake: the field is stretched in each frame
# says: A colour means another output in another frame
def draw_frame(ax, snapshot):
    epoch, loss, params = snapshot
    ax.clear()
    xx, yy, P = probability_grid(params)
    ax.contourf(xx, yy, P / P.max(), levels=np.linspace(0, 1, 12), cmap="cividis_r")
    ax.contour(xx, yy, P, levels=[0.5], colors="black", linewidths=2)
    plot_points(ax)
    ax.set_title(f"iteration {epoch}, loss {loss:.4f}")

# %% P transposed
# mistake: the image is that of the transpose
# says: The field is not where its points are
def draw_frame(ax, snapshot):
    epoch, loss, params = snapshot
    ax.clear()
    xx, yy, P = probability_grid(params)
    ax.imshow(P.T, origin="lower", extent=(-0.1, 1.1, -0.1, 1.1), vmin=0, vmax=1)
    ax.contour(xx, yy, P, levels=[0.5], colors="black", linewidths=2)
    plot_points(ax)
    ax.set_title(f"iteration {epoch}, loss {loss:.4f}")

# %% P mirrored
# mistake: the columns of P in reverse
# says: The field is not where its points are
def draw_frame(ax, snapshot):
    epoch, loss, params = snapshot
    ax.clear()
    xx, yy, P = probability_grid(params)
    ax.contourf(xx, yy, P[:, ::-1], levels=np.linspace(0, 1, 12), cmap="cividis_r")
    ax.contour(xx, yy, P, levels=[0.5], colors="black", linewidths=2)
    plot_points(ax)
    ax.set_title(f"iteration {epoch}, loss {loss:.4f}")

# %% the output of the first hidden unit
# mistake: the field shows another unit
# says: [draw_frame.predictions]
def draw_frame(ax, snapshot):
    epoch, loss, params = snapshot
    ax.clear()
    xx, yy, P = probability_grid(params)
    H = forward(np.column_stack([xx.ravel(), yy.ravel()]), params)[1][:, 0].reshape(xx.shape)
    ax.contourf(xx, yy, H, levels=np.linspace(0, 1, 12), cmap="cividis_r")
    ax.contour(xx, yy, P, levels=[0.5], colors="black", linewidths=2)
    plot_points(ax)
    ax.set_title(f"iteration {epoch}, loss {loss:.4f}")

# %% the field drawn over a quarter
# mistake: one corner of the square
# says: [draw_frame.small]
def draw_frame(ax, snapshot):
    epoch, loss, params = snapshot
    ax.clear()
    xx, yy, P = probability_grid(params)
    ax.contourf(xx[:50, :50], yy[:50, :50], P[:50, :50], levels=np.linspace(0, 1, 12), cmap="cividis_r")
    ax.contour(xx, yy, P, levels=[0.5], colors="black", linewidths=2)
    plot_points(ax)
    ax.set_title(f"iteration {epoch}, loss {loss:.4f}")

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
# says: [draw_frame.no-numbers-and-own-scale]
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
