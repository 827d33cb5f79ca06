"""How long a slider's picture takes in the kernel: redrawing some artists against the whole figure, both to a PNG."""

import io
import statistics
import sys
import time
from pathlib import Path

import matplotlib

matplotlib.use("Agg")
sys.path.append(str(Path(__file__).parents[1] / "helpers"))

from example_scenes import MAKE, positions
from matplotlib.style import context


def milliseconds(draw, *arguments, **options):
    start = time.perf_counter()
    draw(*arguments, **options)
    return 1000 * (time.perf_counter() - start)


for name, (make, *arguments) in MAKE.items():
    with context("xorlib.course"):
        scene = make(*arguments)
    figure = scene.blitting.canvas.figure
    # In turn, so that a busy machine slows both.
    rounds = [
        (milliseconds(scene.redraw, **values), milliseconds(figure.savefig, io.BytesIO()))
        for values in positions(scene) * 3
    ]
    ours, whole = (statistics.median(times) for times in zip(*rounds))
    print(
        f"slider of the {name}: whole figure {whole:.0f} ms, redrawn {ours:.0f} ms in the median, "
        f"{whole / ours:.1f} times as fast; slowest {max(times[0] for times in rounds):.0f} ms"
    )
