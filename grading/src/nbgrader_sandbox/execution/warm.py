"""What the forkserver imports and makes once, so that each notebook's process starts with it.

Nothing here starts a thread or an event loop, or opens a socket: a fork would copy only half of it.
"""

import contextlib
import gc
import importlib
import linecache
import os
import resource
import sys

from . import child, hooks  # noqa: F401 (all before the snapshot)
from .outputs import Recorder
from .shell import make_shell
from .snapshot import Snapshot
from .testcell_runner import TestCellRunner  # noqa: F401

PRELOAD = (
    "numpy",
    "numpy.testing",
    "autograd",
    "autograd.numpy",
    "matplotlib.pyplot",
    "IPython.display",
    "IPython.extensions.autoreload",  # its hooks are honest, and known as such by being here already
    "xorlib",
    "xorlib.checks",
)
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
    for name in PRELOAD:
        with contextlib.suppress(ImportError):  # a course need not have all of them
            importlib.import_module(name)


def _settle() -> None:
    """Do what libraries put off until they are first used, where it would look like meddling."""
    with contextlib.suppress(ImportError):
        from PIL import Image

        Image.init()  # registers all its formats: trust.py compares them
    with contextlib.suppress(ImportError):
        from tqdm import tqdm

        tqdm.monitor_interval = 0  # its bars start no thread: hooks.py tells of threads


def _run_once() -> None:
    """A first figure and a first error fill the caches of Matplotlib, its fonts and IPython's tracebacks."""
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
    """What of the Python environment a notebook may read: libraries and packages, never a whole project."""
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


recorder = Recorder()
shell = make_shell(recorder)
_preload()
_settle()
_run_once()
snapshot = Snapshot()
visible = _visible()
warm_bytes = _address_space()
hooks.remember()
gc.collect()
gc.freeze()  # the collector of a child leaves these objects, and so the shared memory, alone
