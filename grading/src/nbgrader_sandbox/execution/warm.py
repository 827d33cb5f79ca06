"""What the forkserver imports and prepares once, so that each notebook's process starts with it.

child.py is imported first, so that the snapshot has it too.

Nothing here may start a thread or an event loop, or open a socket: a fork would copy only half of it.
"""

import contextlib
import gc
import importlib
import json
import linecache
import os
import resource
import sys

from ..settings import CourseSettings
from . import hooks
from .outputs import Recorder
from .server import SETTINGS
from .shell import make_shell
from .snapshot import Snapshot
from .testcell_runner import TestCellRunner

FIRST_CELLS = (
    """
from matplotlib import pyplot as plt
fig, ax = plt.subplots()
ax.plot([0, 1], [0, 1], "o-", label="$x^2$")
ax.scatter([0, 1], [1, 0])
ax.set(title="a title", xlabel="x", ylabel="y")
ax.legend();
""",
    "def f(x):\n    return x / 0\n\nf(1)",
)


def _preload() -> None:
    for name in settings.preload:
        with contextlib.suppress(ImportError):
            importlib.import_module(name)


def _settle() -> None:
    """Do now what libraries do when they are first used, since it would look like tampering later."""
    with contextlib.suppress(ImportError):
        from PIL import Image

        Image.init()  # registers all its formats, which the snapshot compares
    with contextlib.suppress(ImportError):
        from tqdm import tqdm

        tqdm.monitor_interval = 0  # no thread for progress bars: hooks.py reports threads


def _run_once() -> None:
    """Draw a first figure and raise a first error, to fill the caches of Matplotlib, fonts and IPython's tracebacks."""
    from matplotlib import rc_context

    with rc_context():
        for source in FIRST_CELLS:
            recorder.begin(1 << 24, "")
            shell.run_cell(source)
    recorder.begin(0, "")
    shell.reset()
    shell.user_ns.update({"_": "", "__": "", "___": ""})  # as at first
    linecache.clearcache()


def _visible() -> list[str]:
    """What a notebook may read of the Python environment: libraries and packages, never a whole project."""
    paths = []
    for prefix in dict.fromkeys((sys.prefix, sys.exec_prefix, sys.base_prefix, sys.base_exec_prefix)):
        paths += [os.path.join(prefix, name) for name in ("lib", "lib64", "share/fonts", "pyvenv.cfg")]
    paths += [path for path in sys.path if os.path.basename(path) in ("site-packages", "dist-packages")]
    for name, module in list(sys.modules.items()):
        file = getattr(module, "__file__", None)
        if file and "." not in name and name != "nbgrader_sandbox":
            paths.append(os.path.dirname(file) if hasattr(module, "__path__") else file)
    short = sorted({path for path in map(os.path.abspath, paths) if os.path.exists(path)}, key=len)
    return [path for path in short if not any(path.startswith(other + os.sep) for other in short)]


def _address_space() -> int:
    try:
        with open("/proc/self/statm", encoding="ascii") as file:
            return int(file.read().split()[0]) * resource.getpagesize()
    except OSError:  # not on Linux
        return 1 << 34


settings = CourseSettings(**json.loads(os.environ.pop(SETTINGS, "{}")))
recorder = Recorder()
shell = make_shell(recorder)
_preload()
_settle()
_run_once()
snapshot = Snapshot(settings)
visible = _visible()
preloaded_bytes = _address_space()
hooks.remember()
runner = TestCellRunner(shell, recorder, snapshot)
gc.collect()
gc.freeze()  # so that a child's garbage collector does not touch, and so copy, the shared memory
