# %% 200 ms whatever is asked
# mistake: ignores frame_ms
# says: frame_ms is not used
# points: 2.5
def make_gif(snapshots, path, frame_ms=200):
    fig, ax = plt.subplots()
    writer = PillowWriter(fps=5)
    with writer.saving(fig, path, dpi=80):
        for snapshot in snapshots:
            draw_frame(ax, snapshot)
            writer.grab_frame()
    plt.close(fig)

# %% no time at all
# mistake: leaves the interval of FuncAnimation as it is
# says: frame_ms is not used
# points: 2.5
def make_gif(snapshots, path, frame_ms=200):
    fig, ax = plt.subplots()
    FuncAnimation(fig, lambda snapshot: draw_frame(ax, snapshot), frames=snapshots).save(path, writer="pillow")
    plt.close(fig)

# %% milliseconds for frames a second
# mistake: fps=frame_ms
# says: [make_gif.fps-inverted]
# points: 2.5
def make_gif(snapshots, path, frame_ms=200):
    fig, ax = plt.subplots()
    writer = PillowWriter(fps=frame_ms)
    with writer.saving(fig, path, dpi=80):
        for snapshot in snapshots:
            draw_frame(ax, snapshot)
            writer.grab_frame()
    plt.close(fig)

# %% milliseconds for seconds
# mistake: fps=1 / frame_ms
# says: 1 / frame_ms takes it for seconds
# points: 2.5
def make_gif(snapshots, path, frame_ms=200):
    fig, ax = plt.subplots()
    writer = PillowWriter(fps=1 / frame_ms)
    with writer.saving(fig, path, dpi=80):
        for snapshot in snapshots:
            draw_frame(ax, snapshot)
            writer.grab_frame()
    plt.close(fig)

# %% upside down
# mistake: fps=frame_ms / 1000
# says: [make_gif.fps-in-milliseconds]
# points: 2.5
def make_gif(snapshots, path, frame_ms=200):
    fig, ax = plt.subplots()
    writer = PillowWriter(fps=frame_ms / 1000)
    with writer.saving(fig, path, dpi=80):
        for snapshot in snapshots:
            draw_frame(ax, snapshot)
            writer.grab_frame()
    plt.close(fig)

# %% one snapshot too few
# mistake: leaves the last snapshot out
# says: One frame is missing
# points: 1.5
def make_gif(snapshots, path, frame_ms=200):
    fig, ax = plt.subplots()
    writer = PillowWriter(fps=1000 / frame_ms)
    with writer.saving(fig, path, dpi=80):
        for i in range(len(snapshots) - 1):
            draw_frame(ax, snapshots[i])
            writer.grab_frame()
    plt.close(fig)

# %% grabbed outside the loop
# mistake: only the last frame
# says: That is a single picture
# points: 0.5
def make_gif(snapshots, path, frame_ms=200):
    fig, ax = plt.subplots()
    writer = PillowWriter(fps=1000 / frame_ms)
    with writer.saving(fig, path, dpi=80):
        for snapshot in snapshots:
            draw_frame(ax, snapshot)
        writer.grab_frame()
    plt.close(fig)

# %% the same snapshot again and again
# mistake: every frame shows the first snapshot
# says: equal frames are merged
# points: 0.5
def make_gif(snapshots, path, frame_ms=200):
    fig, ax = plt.subplots()
    writer = PillowWriter(fps=1000 / frame_ms)
    with writer.saving(fig, path, dpi=80):
        for snapshot in snapshots:
            draw_frame(ax, snapshots[0])
            writer.grab_frame()
    plt.close(fig)

# %% grabbed first
# mistake: grabs each frame before it is drawn
# says: Each frame was grabbed before it was drawn
# points: 1.5
def make_gif(snapshots, path, frame_ms=200):
    fig, ax = plt.subplots()
    writer = PillowWriter(fps=1000 / frame_ms)
    with writer.saving(fig, path, dpi=80):
        for snapshot in snapshots:
            writer.grab_frame()
            draw_frame(ax, snapshot)
    plt.close(fig)

# %% from back to front
# mistake: the frames in reverse
# says: The frames are not in the order of the snapshots
# points: 1.5
def make_gif(snapshots, path, frame_ms=200):
    fig, ax = plt.subplots()
    FuncAnimation(fig, lambda i: draw_frame(ax, snapshots[-1 - i]), frames=len(snapshots),
                  interval=frame_ms).save(path, writer="pillow")
    plt.close(fig)

# %% the first one twice
# mistake: draws and grabs the first snapshot before the loop as well
# says: A frame was grabbed twice
# points: 2.5
def make_gif(snapshots, path, frame_ms=200):
    fig, ax = plt.subplots()
    writer = PillowWriter(fps=1000 / frame_ms)
    with writer.saving(fig, path, dpi=80):
        draw_frame(ax, snapshots[0])
        writer.grab_frame()
        for snapshot in snapshots:
            draw_frame(ax, snapshot)
            writer.grab_frame()
    plt.close(fig)

# %% left open
# mistake: the figure stays open
# says: A figure is still open
# points: 2.5
def make_gif(snapshots, path, frame_ms=200):
    fig, ax = plt.subplots()
    writer = PillowWriter(fps=1000 / frame_ms)
    with writer.saving(fig, path, dpi=80):
        for snapshot in snapshots:
            draw_frame(ax, snapshot)
            writer.grab_frame()

# %% pictures left
# mistake: writes a PNG for each frame next to the film and leaves them
# says: A file for each frame was left next to the film
# points: 2.5
from pathlib import Path

def make_gif(snapshots, path, frame_ms=200):
    fig, ax = plt.subplots()
    writer = PillowWriter(fps=1000 / frame_ms)
    with writer.saving(fig, path, dpi=80):
        for snapshot in snapshots:
            draw_frame(ax, snapshot)
            fig.savefig(Path(path).with_name(f"{snapshot[0]:04}.png"))
            writer.grab_frame()
    plt.close(fig)

# %% an empty folder left
# mistake: makes a folder for pictures and empties it only
# says: left behind not as expected
# points: 2.5
from pathlib import Path

def make_gif(snapshots, path, frame_ms=200):
    folder = Path(path).with_name("pictures")
    folder.mkdir(exist_ok=True)
    fig, ax = plt.subplots()
    writer = PillowWriter(fps=1000 / frame_ms)
    with writer.saving(fig, path, dpi=80):
        for snapshot in snapshots:
            draw_frame(ax, snapshot)
            writer.grab_frame()
    plt.close(fig)

# %% Pillow's own save
# mistake: joins pictures with Pillow and not with Matplotlib's writer; the film plays once
# says: Pillow's own save plays once
# points: 1
import io
from PIL import Image as Picture

def make_gif(snapshots, path, frame_ms=200):
    fig, ax = plt.subplots()
    pictures = []
    for snapshot in snapshots:
        draw_frame(ax, snapshot)
        buffer = io.BytesIO()
        fig.savefig(buffer)
        pictures.append(Picture.open(buffer))
    pictures[0].save(path, save_all=True, append_images=pictures[1:], duration=frame_ms)
    plt.close(fig)

# %% Pillow's own save, for ever
# mistake: joins pictures with Pillow and not with Matplotlib's writer
# says: [make_gif.pillow]
# points: 1.5
import io
from PIL import Image as Picture

def make_gif(snapshots, path, frame_ms=200):
    fig, ax = plt.subplots()
    pictures = []
    for snapshot in snapshots:
        draw_frame(ax, snapshot)
        buffer = io.BytesIO()
        fig.savefig(buffer)
        pictures.append(Picture.open(buffer))
    pictures[0].save(path, save_all=True, append_images=pictures[1:], duration=frame_ms, loop=0)
    plt.close(fig)

# %% once
# mistake: a writer of one's own that does not loop
# says: The film plays once
# points: 2.5
class Once(PillowWriter):
    def finish(self):
        self._frames[0].save(self.outfile, save_all=True, append_images=self._frames[1:], duration=1000 / self.fps)

def make_gif(snapshots, path, frame_ms=200):
    fig, ax = plt.subplots()
    writer = Once(fps=1000 / frame_ms)
    with writer.saving(fig, path, dpi=80):
        for snapshot in snapshots:
            draw_frame(ax, snapshot)
            writer.grab_frame()
    plt.close(fig)

# %% a name of its own
# mistake: writes to xor.gif, whatever path is
# says: It writes to a name of its own
def make_gif(snapshots, path, frame_ms=200):
    fig, ax = plt.subplots()
    writer = PillowWriter(fps=1000 / frame_ms)
    with writer.saving(fig, "xor.gif", dpi=80):
        for snapshot in snapshots:
            draw_frame(ax, snapshot)
            writer.grab_frame()
    plt.close(fig)

# %% another ending
# mistake: adds .gif to a path that has it
# says: got       here/film.gif.gif
def make_gif(snapshots, path, frame_ms=200):
    fig, ax = plt.subplots()
    writer = PillowWriter(fps=1000 / frame_ms)
    with writer.saving(fig, f"{path}.gif", dpi=80):
        for snapshot in snapshots:
            draw_frame(ax, snapshot)
            writer.grab_frame()
    plt.close(fig)

# %% never saved
# mistake: makes the animation and returns it
# says: No film was written
def make_gif(snapshots, path, frame_ms=200):
    fig, ax = plt.subplots()
    return FuncAnimation(fig, lambda snapshot: draw_frame(ax, snapshot), frames=snapshots, interval=frame_ms)

# %% nothing
# mistake: an empty function
# says: No film was written
def make_gif(snapshots, path, frame_ms=200):
    pass

# %% prints
# mistake: prints and writes nothing
# says: No film was written
def make_gif(snapshots, path, frame_ms=200):
    print("wrote", len(snapshots), "frames to", path)

# %% zeros
# mistake: a file of zeros
# says: got       a file that is no picture
def make_gif(snapshots, path, frame_ms=200):
    with open(path, "wb") as file:
        file.write(bytes(1000))

# %% the wrong type
# mistake: a PNG under the name of a GIF
# says: got       a file in the format PNG
def make_gif(snapshots, path, frame_ms=200):
    fig, ax = plt.subplots()
    draw_frame(ax, snapshots[0])
    fig.savefig(path, format="png")
    plt.close(fig)

# %% an exception
# mistake: grabs a frame before the writer knows the figure
# says: it raised AttributeError
def make_gif(snapshots, path, frame_ms=200):
    fig, ax = plt.subplots()
    writer = PillowWriter(fps=1000 / frame_ms)
    for snapshot in snapshots:
        draw_frame(ax, snapshot)
        writer.grab_frame()
    writer.saving(fig, path, dpi=80)
    plt.close(fig)

# %% an outside program
# mistake: calls ImageMagick's writer
# says: it raised
def make_gif(snapshots, path, frame_ms=200):
    from matplotlib.animation import writers

    fig, ax = plt.subplots()
    writer = writers["no-such-program"](fps=1000 / frame_ms)
    FuncAnimation(fig, lambda snapshot: draw_frame(ax, snapshot), frames=snapshots).save(path, writer=writer)
    plt.close(fig)

# %% the notebook's film
# mistake: writes the film of the lesson, not the snapshots it is given
# says: [diagnosis.reads-notebook]
# points: 1.5
film = [(k, 1.0, init_params([2, 2, 1], np.random.RandomState(k))) for k in range(5)]

def make_gif(snapshots, path, frame_ms=200):
    fig, ax = plt.subplots()
    writer = PillowWriter(fps=1000 / frame_ms)
    with writer.saving(fig, path, dpi=80):
        for snapshot in film:
            draw_frame(ax, snapshot)
            writer.grab_frame()
    plt.close(fig)

# %% not a number
# mistake: a time that is no number
# says: it raised
def make_gif(snapshots, path, frame_ms=200):
    fig, ax = plt.subplots()
    writer = PillowWriter(fps=float("nan"))
    with writer.saving(fig, path, dpi=80):
        for snapshot in snapshots:
            draw_frame(ax, snapshot)
            writer.grab_frame()
    plt.close(fig)

# %% the helper module's
# mistake: hands in xorlib's function as one's own
# says: it calls make_gif, which gives the answer away
from xorlib import make_gif

# %% the check's
# mistake: hands in what the check takes for the reference
# says: it calls make_gif, which gives the answer away
from xorlib.checks.lesson5_animation.films import make_gif

# %% the name in the text
# mistake: the file has the name that the lesson writes it under, whatever the path is
# says: It writes to a name of its own
def make_gif(snapshots, path, frame_ms=200):
    fig, ax = plt.subplots()
    writer = PillowWriter(fps=1000 / frame_ms)
    with writer.saving(fig, "film.gif", dpi=40):
        for snapshot in snapshots:
            ax.clear()
            draw_frame(ax, snapshot)
            writer.grab_frame()
    plt.close(fig)

# %% exchanged arguments
# mistake: an error in the block, which the writer hides behind one of its own
# says: in your line   draw_frame(snapshot, ax)
def make_gif(snapshots, path, frame_ms=200):
    fig, ax = plt.subplots()
    writer = PillowWriter(fps=1000 / frame_ms)
    with writer.saving(fig, path, dpi=40):
        for snapshot in snapshots:
            draw_frame(snapshot, ax)
            writer.grab_frame()
    plt.close(fig)

# %% an index too far, after an error that was caught
# mistake: takes a snapshot for a dict, and then has no eighth entry
# says: in your line   title = snapshots[0][7]
def make_gif(snapshots, path, frame_ms=200):
    try:
        title = snapshots["title"]
    except TypeError:
        title = snapshots[0][7]

# %% xorlib's under another name
# mistake: xorlib's make_gif does it all
# says: it calls make_gif, which gives the answer away
from xorlib import film as theirs

def make_gif(snapshots, path, frame_ms=200):
    theirs.make_gif(list(snapshots), path, frame_ms)

# %% draw_frame is never called
# mistake: clears the axes, sets a title and grabs
# says: [make_gif.not-drawn]
# points: 1.5
def make_gif(snapshots, path, frame_ms=200):
    fig, ax = plt.subplots()
    writer = PillowWriter(fps=1000 / frame_ms)
    with writer.saving(fig, path, dpi=80):
        for snapshot in snapshots:
            ax.clear()
            ax.set_title(f"iteration {snapshot[0]}")
            writer.grab_frame()
    plt.close(fig)

# %% artists of its own
# mistake: draws each frame anew, without draw_frame
# says: [make_gif.not-drawn]
# points: 1.5
from matplotlib.animation import ArtistAnimation

def make_gif(snapshots, path, frame_ms=200):
    fig, ax = plt.subplots(figsize=(3, 3))
    frames = []
    for epoch, loss, params in snapshots:
        field = ax.imshow(probability_grid(params)[2], origin="lower", extent=(-0.1, 1.1, -0.1, 1.1), vmin=0, vmax=1)
        frames.append([field, ax.text(0.1, 1.15, f"iteration {epoch}, loss {loss:.4f}"), ax.scatter(*X.T, zorder=2)])
    ArtistAnimation(fig, frames, interval=frame_ms, blit=True).save(path, writer="pillow", fps=1000 / frame_ms)
    plt.close(fig)

# %% xorlib's draw_frame
# mistake: the frames are not those of the lesson's draw_frame
# says: [make_gif.not-drawn]
# points: 1.5
from xorlib import draw_frame as theirs

def make_gif(snapshots, path, frame_ms=200):
    fig, ax = plt.subplots()
    writer = PillowWriter(fps=1000 / frame_ms)
    with writer.saving(fig, path, dpi=80):
        for snapshot in snapshots:
            theirs(ax, snapshot)
            writer.grab_frame()
    plt.close(fig)

# %% cleared after it is drawn
# mistake: clears the axes between draw_frame and grab_frame
# says: what it drew is not in the frames
# points: 1.5
def make_gif(snapshots, path, frame_ms=200):
    fig, ax = plt.subplots()
    writer = PillowWriter(fps=1000 / frame_ms)
    with writer.saving(fig, path, dpi=80):
        for snapshot in snapshots:
            draw_frame(ax, snapshot)
            ax.clear()
            ax.set_title(f"iteration {snapshot[0]}, loss {snapshot[1]:.4f}")
            writer.grab_frame()
    plt.close(fig)

# %% drawn on another figure
# mistake: draw_frame draws on one figure, and another one is grabbed
# says: what it drew is not in the frames
# points: 1.5
def make_gif(snapshots, path, frame_ms=200):
    fig, ax = plt.subplots()
    other, other_ax = plt.subplots()
    writer = PillowWriter(fps=1000 / frame_ms)
    with writer.saving(fig, path, dpi=80):
        for snapshot in snapshots:
            draw_frame(other_ax, snapshot)
            ax.set_title(f"iteration {snapshot[0]}")
            writer.grab_frame()
    plt.close("all")

# %% the first one drawn, all others written
# mistake: draw_frame is called once, and then only the title changes
# says: frames: order not as expected
# points: 1.5
def make_gif(snapshots, path, frame_ms=200):
    fig, ax = plt.subplots()
    draw_frame(ax, snapshots[0])
    writer = PillowWriter(fps=1000 / frame_ms)
    with writer.saving(fig, path, dpi=80):
        for snapshot in snapshots:
            ax.set_title(f"iteration {snapshot[0]}, loss {snapshot[1]:.4f}")
            writer.grab_frame()
    plt.close(fig)

# %% an Axes that is taken away
# mistake: the Axes of draw_frame is removed before the frame is grabbed
# says: what it drew is not in the frames
# points: 1.5
def make_gif(snapshots, path, frame_ms=200):
    fig = plt.figure()
    writer = PillowWriter(fps=1000 / frame_ms)
    with writer.saving(fig, path, dpi=80):
        for snapshot in snapshots:
            ax = fig.add_subplot()
            draw_frame(ax, snapshot)
            ax.remove()
            fig.suptitle(f"iteration {snapshot[0]}")
            writer.grab_frame()
    plt.close(fig)

# %% a new figure in the loop
# mistake: plt.subplots in the loop
# says: [make_gif.one-frame-and-figure-open]
def make_gif(snapshots, path, frame_ms=200):
    fig, ax = plt.subplots(figsize=(2, 2))
    writer = PillowWriter(fps=1000 / frame_ms)
    with writer.saving(fig, path, dpi=50):
        for snapshot in snapshots:
            fig, ax = plt.subplots(figsize=(2, 2))
            draw_frame(ax, snapshot)
            writer.grab_frame()
    plt.close(fig)

# %% a new figure in the loop, closed
# mistake: a new figure in the loop, closed each time
# says: [make_gif.one-frame]
# points: 0.5
def make_gif(snapshots, path, frame_ms=200):
    fig, ax = plt.subplots(figsize=(2, 2))
    writer = PillowWriter(fps=1000 / frame_ms)
    with writer.saving(fig, path, dpi=50):
        for snapshot in snapshots:
            new, ax = plt.subplots(figsize=(2, 2))
            draw_frame(ax, snapshot)
            writer.grab_frame()
            plt.close(new)
    plt.close(fig)

# %% FuncAnimation with draw_frame
# mistake: FuncAnimation calls draw_frame(snapshot)
# says: [error.frame-alone]
def make_gif(snapshots, path, frame_ms=200):
    fig, ax = plt.subplots(figsize=(2, 2))
    animation = FuncAnimation(fig, draw_frame, frames=snapshots, interval=frame_ms)
    animation.save(path, writer=PillowWriter(fps=1000 / frame_ms))
    plt.close(fig)

# %% FuncAnimation with a number
# mistake: draw_frame gets the number of the frame
# says: [error.frame-number]
def make_gif(snapshots, path, frame_ms=200):
    fig, ax = plt.subplots(figsize=(2, 2))
    animation = FuncAnimation(fig, lambda k: draw_frame(ax, k), frames=len(snapshots))
    animation.save(path, writer=PillowWriter(fps=1000 / frame_ms))
    plt.close(fig)

# %% FuncAnimation not saved
# mistake: never saved
# says: [make_gif.nothing-written]
def make_gif(snapshots, path, frame_ms=200):
    fig, ax = plt.subplots(figsize=(2, 2))
    animation = FuncAnimation(fig, lambda s: draw_frame(ax, s), frames=snapshots, interval=frame_ms)
    plt.close(fig)

# %% interval only
# mistake: interval is not what save uses
# says: [make_gif.frame_ms-ignored]
# points: 2.5
def make_gif(snapshots, path, frame_ms=200):
    fig, ax = plt.subplots(figsize=(2, 2))
    animation = FuncAnimation(fig, lambda s: draw_frame(ax, s), frames=snapshots, interval=frame_ms)
    animation.save(path, writer=PillowWriter())
    plt.close(fig)

# %% first snapshot always
# mistake: snapshots[0] in each round
# says: [make_gif.one-frame]
# points: 0.5
def make_gif(snapshots, path, frame_ms=200):
    fig, ax = plt.subplots(figsize=(2, 2))
    writer = PillowWriter(fps=1000 / frame_ms)
    with writer.saving(fig, path, dpi=50):
        for snapshot in snapshots:
            draw_frame(ax, snapshots[0])
            writer.grab_frame()
    plt.close(fig)

# %% range over snapshots
# mistake: for k in range(snapshots)
# says: [error.range-of-a-list]
def make_gif(snapshots, path, frame_ms=200):
    fig, ax = plt.subplots(figsize=(2, 2))
    writer = PillowWriter(fps=1000 / frame_ms)
    with writer.saving(fig, path, dpi=50):
        for k in range(snapshots):
            draw_frame(ax, snapshots[k])
            writer.grab_frame()
    plt.close(fig)

# %% setup left out
# mistake: no writer.setup
# says: [error.writer-not-set-up]
def make_gif(snapshots, path, frame_ms=200):
    fig, ax = plt.subplots(figsize=(2, 2))
    writer = PillowWriter(fps=1000 / frame_ms)
    for snapshot in snapshots:
        draw_frame(ax, snapshot)
        writer.grab_frame()
    writer.finish()
    plt.close(fig)

# %% picture after picture
# mistake: saves pictures
# says: [make_gif.one-frame-and-pillow]
# points: 0.5
def make_gif(snapshots, path, frame_ms=200):
    from PIL import Image

    fig, ax = plt.subplots(figsize=(2, 2))
    for snapshot in snapshots:
        draw_frame(ax, snapshot)
        fig.canvas.draw()
        Image.fromarray(np.asarray(fig.canvas.buffer_rgba())).save(path)
    plt.close(fig)

# %% FuncAnimation called at once
# mistake: calls draw_frame instead of passing a function
# says: [error.none]
def make_gif(snapshots, path, frame_ms=200):
    fig, ax = plt.subplots(figsize=(2, 2))
    animation = FuncAnimation(fig, draw_frame(ax, snapshots[0]), frames=snapshots)
    animation.save(path, writer=PillowWriter(fps=1000 / frame_ms))
    plt.close(fig)

# %% grab outside the loop
# mistake: one grab after the loop
# says: [make_gif.one-frame]
# points: 0.5
def make_gif(snapshots, path, frame_ms=200):
    fig, ax = plt.subplots(figsize=(2, 2))
    writer = PillowWriter(fps=1000 / frame_ms)
    with writer.saving(fig, path, dpi=50):
        for snapshot in snapshots:
            draw_frame(ax, snapshot)
        writer.grab_frame()
    plt.close(fig)

# %% plt for ax
# mistake: draw_frame(plt, snapshot)
# says: [error.plt-for-axes]
def make_gif(snapshots, path, frame_ms=200):
    fig = plt.figure(figsize=(2, 2))
    writer = PillowWriter(fps=1000 / frame_ms)
    with writer.saving(fig, path, dpi=50):
        for snapshot in snapshots:
            draw_frame(plt, snapshot)
            writer.grab_frame()
    plt.close(fig)

# %% fig for ax
# mistake: draw_frame(fig, snapshot)
# says: [error.figure-for-axes]
def make_gif(snapshots, path, frame_ms=200):
    fig, ax = plt.subplots(figsize=(2, 2))
    writer = PillowWriter(fps=1000 / frame_ms)
    with writer.saving(fig, path, dpi=50):
        for snapshot in snapshots:
            draw_frame(fig, snapshot)
            writer.grab_frame()
    plt.close(fig)

# %% arguments exchanged
# mistake: draw_frame(snapshot, ax)
# says: [error.ax-first]
def make_gif(snapshots, path, frame_ms=200):
    fig, ax = plt.subplots(figsize=(2, 2))
    writer = PillowWriter(fps=1000 / frame_ms)
    with writer.saving(fig, path, dpi=50):
        for snapshot in snapshots:
            draw_frame(snapshot, ax)
            writer.grab_frame()
    plt.close(fig)

# %% ordered by the loss
# mistake: the loss does not fall from snapshot to snapshot in every run
# says: [make_gif.order]
# points: 1.5
def make_gif(snapshots, path, frame_ms=200):
    fig, ax = plt.subplots()
    writer = PillowWriter(fps=1000 / frame_ms)
    with writer.saving(fig, path, dpi=80):
        for snapshot in sorted(snapshots, key=lambda s: s[1], reverse=True):
            ax.clear()
            draw_frame(ax, snapshot)
            writer.grab_frame()
    plt.close(fig)
