"""How long a slider's picture takes in the kernel, from its value to the PNG."""

import statistics
import time

import matplotlib

matplotlib.use("Agg")

from matplotlib.style import context
from test_widgets import MAKE, positions

for name, (make, *arguments) in MAKE.items():
    with context("xorlib.course"):
        scene = make(*arguments)
    milliseconds = []
    for values in positions(scene) * 3:
        start = time.perf_counter()
        scene.redraw(**values)
        milliseconds.append(1000 * (time.perf_counter() - start))
    print(f"slider of the {name}: median {statistics.median(milliseconds):.0f} ms, "
          f"slowest {max(milliseconds):.0f} ms")
