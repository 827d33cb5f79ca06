"""What the forkserver imports and prepares once, so that each notebook's process starts with it.

A course with packages of its own has two such servers, since students' processes have others than judges'. Nothing here
may start a thread or an event loop, or open a socket: a fork would copy only half of it.
"""

import builtins
import contextlib
import gc
import importlib
import json
import linecache
import os
import resource
import sys
from collections.abc import Callable, Sequence
from typing import Any

from ..settings import CourseSettings
from .cell_runner import CellRunner
from .channel import Channel
from .filesystem import Files
from .judge import JudgeLink, TestRunner
from .limits import Limits
from .outputs import Recorder
from .peer import Link
from .server import SETTINGS, ServerKey
from .shell import make_shell
from .student import StudentLink
from .student_packages import StudentFinder, import_all, references

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


def _files() -> Files:
    """What a notebook may read of the Python environment: libraries and packages, never a whole project.

    In the student's process the course's packages are imported already, and only their data files can be read.
    """
    course = tuple(settings.course_packages) if server.stubs else ()
    paths, hidden, data = [], [], []
    for prefix in dict.fromkeys((sys.prefix, sys.exec_prefix, sys.base_prefix, sys.base_exec_prefix)):
        paths += [os.path.join(prefix, name) for name in ("lib", "lib64", "share/fonts", "pyvenv.cfg")]
    paths += [path for path in sys.path if os.path.basename(path) in ("site-packages", "dist-packages")]
    for name, module in list(sys.modules.items()):
        file = getattr(module, "__file__", None)
        if not file or "." in name or name == "nbgrader_sandbox":
            continue
        path = os.path.dirname(file) if hasattr(module, "__path__") else file
        if name in course:
            hidden += [path] if os.path.isdir(path) else []
            data += _data_files(path)
        else:
            paths.append(path)
    short = sorted({path for path in map(os.path.abspath, paths) if os.path.exists(path)}, key=len)
    visible = [path for path in short if not any(path.startswith(other + os.sep) for other in short)]
    return Files(visible, hidden, data)


def _data_files(folder: str) -> list[str]:
    """The files in a package that are no code, without those of the checks."""
    checks = [name.replace(".", os.sep) for name in settings.check_modules]
    return [
        os.path.join(inner, name)
        for inner, _, names in os.walk(folder)
        if not any(f"{inner}{os.sep}".find(f"{os.sep}{check}{os.sep}") >= 0 for check in checks)
        for name in names
        if not name.endswith((".py", ".pyc", ".so"))
    ]


def _address_space() -> int:
    try:
        with open("/proc/self/statm", encoding="ascii") as file:
            return int(file.read().split()[0]) * resource.getpagesize()
    except OSError:  # not on Linux
        return 1 << 34


def start(
    role: str, link: Channel, limits: Limits, asked: Sequence[str], asked_classes: Sequence[str], course_code: str
) -> tuple[Callable[..., dict[str, Any]], Link]:
    """In the notebook's process: what runs a cell for the grader, and what serves the notebook's other process."""
    if role == "student":
        runner = CellRunner(shell, recorder)
        student = StudentLink(link, runner, settings.shared_modules)
        builtins.input = student.input
        references.call = lambda *call: student.call("reference", *call)
        return student.run_cell, student
    judge = JudgeLink(link, server.in_judge, asked_classes, limits.cell_seconds)
    tests = TestRunner(shell, recorder)
    tests.begin(judge, asked, course_code)
    return tests.run_test, judge


server = ServerKey(**json.loads(os.environ.pop(SETTINGS)))
settings = CourseSettings(**server.settings)
recorder = Recorder()
shell = make_shell(recorder)
if server.stubs:
    sys.meta_path.insert(
        0,
        StudentFinder(settings.course_packages, settings.check_modules, settings.shared_modules, server.in_judge),
    )
    import_all(settings.course_packages, settings.check_modules, settings.shared_modules)
_preload()
_run_once()
files = _files()
preloaded_bytes = _address_space()
gc.collect()
gc.freeze()  # so that a child's garbage collector does not touch, and so copy, the shared memory
