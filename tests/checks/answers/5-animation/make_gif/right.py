# %% the writer by hand
def make_gif(snapshots, path, frame_ms=200):
    fig, ax = plt.subplots()
    writer = PillowWriter(fps=1000 / frame_ms)
    with writer.saving(fig, path, dpi=80):
        for snapshot in snapshots:
            draw_frame(ax, snapshot)
            writer.grab_frame()
    plt.close(fig)

# %% FuncAnimation over the snapshots, with a print
def make_gif(snapshots, path, frame_ms=200):
    fig, ax = plt.subplots(figsize=(4, 4))
    animation = FuncAnimation(fig, lambda snapshot: draw_frame(ax, snapshot), frames=snapshots)
    animation.save(path, writer=PillowWriter(fps=1000 / frame_ms))
    plt.close(fig)
    print("written", path)

# %% FuncAnimation by index, the interval, the writer by its name, a warning
import warnings

def make_gif(snapshots, path, frame_ms=200):
    warnings.warn("harmless")
    fig = plt.figure()
    def draw(i):
        fig.clear()
        draw_frame(fig.add_subplot(), snapshots[i])
    FuncAnimation(fig, draw, frames=len(snapshots), interval=frame_ms).save(str(path), writer="pillow")
    plt.close("all")

# %% a figure without pyplot, set up and finished by hand
from matplotlib.figure import Figure

def make_gif(snapshots, path, frame_ms=200):
    figure = Figure(figsize=(3, 3))
    ax = figure.add_subplot()
    writer = PillowWriter(fps=round(1000 / frame_ms))
    writer.setup(figure, path, dpi=72)
    for snapshot in snapshots:
        ax.clear()
        draw_frame(ax, snapshot)
        writer.grab_frame(facecolor="white")
    writer.finish()

# %% ArtistAnimation, with a pair of axes for each frame
from matplotlib.animation import ArtistAnimation

def make_gif(snapshots, path, frame_ms=200):
    fig = plt.figure(figsize=(3, 3))
    frames = []
    for snapshot in snapshots:
        ax = fig.add_axes((0.15, 0.15, 0.7, 0.65))
        draw_frame(ax, snapshot)
        frames.append([ax, *ax.get_children()])
    ArtistAnimation(fig, frames, interval=frame_ms).save(path, writer="pillow", fps=1000 / frame_ms)
    plt.close(fig)

# %% recursion, a new figure a frame on one writer
def make_gif(snapshots, path, frame_ms=200):
    writer = PillowWriter(fps=1000 / frame_ms)
    def grab(rest):
        if rest:
            fig, ax = plt.subplots(figsize=(4, 4), dpi=60)
            draw_frame(ax, rest[0])
            if writer.fig is None:
                writer.setup(fig, path)
            writer.fig = fig
            writer.grab_frame()
            plt.close(fig)
            grab(rest[1:])
    writer.fig = None
    grab(list(snapshots))
    writer.finish()

# %% frames as files in a folder that is removed, then through the writer
import tempfile
from pathlib import Path

def make_gif(snapshots, path, frame_ms=200):
    fig, ax = plt.subplots(figsize=(4, 4))
    with tempfile.TemporaryDirectory() as folder:
        for k, snapshot in enumerate(snapshots):
            draw_frame(ax, snapshot)
            fig.savefig(Path(folder) / f"{k:03}.png")
        ax.set_position((0, 0, 1, 1))
        with (writer := PillowWriter(fps=1000 / frame_ms)).saving(fig, path, 60):
            for file in sorted(Path(folder).iterdir()):
                ax.clear()
                ax.imshow(plt.imread(file))
                writer.grab_frame()
    plt.close(fig)

# %% on a dark ground
plt.style.use("dark_background")

def make_gif(snapshots, path, frame_ms=200):
    fig, ax = plt.subplots()
    writer = PillowWriter(fps=1000 / frame_ms)
    with writer.saving(fig, path, dpi=40):
        for snapshot in snapshots:
            ax.clear()
            draw_frame(ax, snapshot)
            writer.grab_frame()
    plt.close(fig)

# %% without a ground
plt.rcParams["savefig.transparent"] = True
plt.rcParams["figure.facecolor"] = "none"

def make_gif(snapshots, path, frame_ms=200):
    fig, ax = plt.subplots()
    writer = PillowWriter(fps=1000 / frame_ms)
    with writer.saving(fig, path, dpi=80):
        for snapshot in snapshots:
            ax.clear()
            draw_frame(ax, snapshot)
            writer.grab_frame()
    plt.close(fig)

# %% without naming a writer
def make_gif(snapshots, path, frame_ms=200):
    fig, ax = plt.subplots()
    film = FuncAnimation(fig, lambda k: draw_frame(ax, snapshots[k]), frames=len(snapshots), interval=frame_ms,
                         init_func=lambda: None)
    film.save(path, dpi=40)
    plt.close(fig)

# %% the frame beside the curve of the losses
def make_gif(snapshots, path, frame_ms=200):
    fig, (left, right) = plt.subplots(1, 2, figsize=(7, 3))
    writer = PillowWriter(fps=1000 / frame_ms)
    with writer.saving(fig, path, dpi=80):
        for k, s in enumerate(snapshots):
            draw_frame(left, s)
            right.clear()
            right.plot([t[0] for t in snapshots[:k + 1]], [t[1] for t in snapshots[:k + 1]], "o-")
            right.set(xlim=(0, 40), ylim=(0, 4))
            writer.grab_frame()
    plt.close(fig)

# %% snapshots in arrays of its own, the loss rounded, a light that grows from frame to frame
def make_gif(snapshots, path, frame_ms=200):
    film = [(int(epoch), round(loss, 3), [(W * 1, b * 1) for W, b in params]) for epoch, loss, params in snapshots]
    fig, (ax, light) = plt.subplots(1, 2, figsize=(4, 2), width_ratios=[1, 3])
    def draw(k):
        draw_frame(ax, film[k])
        light.set_facecolor(str((k + 1) / len(film)))
    FuncAnimation(fig, draw, frames=len(film)).save(path, writer=PillowWriter(fps=1000 / frame_ms))
    plt.close(fig)

# %% a panel above that says what comes next, drawn before and after the frame
def make_gif(snapshots, path, frame_ms=200):
    fig, (top, ax) = plt.subplots(2, 1, figsize=(3, 4))
    writer = PillowWriter(fps=1000 / frame_ms)
    with writer.saving(fig, path, dpi=60):
        for this, following in zip(snapshots, snapshots[1:] + snapshots[-1:]):
            draw_frame(top, following)
            draw_frame(ax, this)
            writer.grab_frame()
    plt.close(fig)
