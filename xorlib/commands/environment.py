"""Before the first lesson: are the packages there, does a kernel start, is a plot drawn, is a film written?

Nothing of the course is imported at the top, since what is missing may be what it needs.
"""

import importlib.metadata
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from .report import Report

GET = (
    "In the folder of the course, `make lab` installs what is missing and starts it. With conda, or on Windows: "
    "`conda env create -f environment.yml` once, then `conda activate xor` and `jupyter lab`."
)
PYTHON = (3, 11)
KERNEL = "python3"
SECONDS = 60  # for a kernel to start, and to answer


def check_environment() -> int:
    """Look at everything that the lessons need, and say what is missing. Returns the number of problems."""
    report = Report()
    check_python(report)
    check_packages(report)
    if not report.problems:
        for name, check in (("a plot", check_plot), ("a film", check_film), ("the kernel", check_kernel)):
            try:
                check(report)
            except Exception as error:  # whatever it is, the student should hear of it in these words
                report.problem(f"{name}: {type(error).__name__}: {error}", GET)
    report.say("")
    if report.problems:
        report.say(f"Not ready: {report.problems} of these must be mended first.")
    else:
        report.say("Ready. Start with lesson 1, notebooks/1-forward-pass/forward_pass.ipynb.")
    return report.problems


def check_python(report: Report) -> None:
    version = ".".join(map(str, sys.version_info[:3]))
    if sys.version_info < PYTHON:
        report.problem(f"Python {version}: the course needs {'.'.join(map(str, PYTHON))} or later", GET)
    else:
        report.ok(f"Python {version}, {sys.executable}")


def check_packages(report: Report) -> None:
    """Each package that xorlib asks for, those for JupyterLab and grading included, and its version."""
    try:
        required = importlib.metadata.requires("xorlib") or []
    except importlib.metadata.PackageNotFoundError:
        report.problem("xorlib is in this folder, but not installed in this Python", GET)
        return
    for name, least in bounds(required).items():
        try:
            version = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            report.problem(f"{name}: there is no such package in this Python", GET)
            continue
        if numbers(version) < numbers(least):
            report.problem(f"{name} {version}: the course needs {least} or later", GET)
        else:
            report.ok(f"{name} {version}")


def bounds(required: list[str]) -> dict[str, str]:
    """The least version of each package that a student needs: the tests' own are left out."""
    found = {}
    for line in required:
        match = re.match(r"([\w.-]+)\s*\(?>=\s*([\d.]+)\)?\s*(?:;\s*extra\s*==\s*['\"](\w+)['\"])?", line)
        if match and match[3] in (None, "course"):
            found[match[1]] = match[2]
    return found


def numbers(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.match(r"[\d.]*\d", version)[0].split("."))


def check_plot(report: Report) -> None:
    """A figure of the course, as a PNG."""
    import matplotlib

    matplotlib.use("Agg")
    import matplotlib.pyplot as plt

    import xorlib

    with tempfile.TemporaryDirectory() as folder, plt.style.context("xorlib.course"):
        figure, ax = plt.subplots()
        xorlib.plot_points(ax)
        path = Path(folder, "points.png")
        figure.savefig(path)
        plt.close(figure)
        report.ok(f"a plot: {path.stat().st_size // 1000} kB, written to a temporary folder")


def check_film(report: Report) -> None:
    """Three frames, written as lesson 5 writes its film, and read again."""
    from numpy.random import RandomState
    from PIL import Image

    import xorlib

    start = xorlib.init_params([2, 2, 1], RandomState(0))
    film = xorlib.train_with_snapshots(xorlib.X, xorlib.y, start, lr=1.0, epochs=100, every=50)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "film.gif")
        xorlib.make_gif(film, path)
        with Image.open(path) as gif:
            frames = gif.n_frames
    if frames != len(film):
        raise OSError(f"{len(film)} frames were written and {frames} came back")
    report.ok(f"a film: {frames} frames, written to a temporary folder and read again")


def check_kernel(report: Report) -> None:
    """A kernel as JupyterLab starts it: it must run this Python, where the packages are."""
    from jupyter_client.manager import start_new_kernel

    manager, client = start_new_kernel(SECONDS, KERNEL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    said = []

    def listen(message: dict) -> None:
        said.append(message["content"].get("text", ""))

    try:
        client.execute_interactive("import sys, xorlib; print(sys.executable)", timeout=SECONDS, output_hook=listen)
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
    python = "".join(said).strip()
    if not python or not Path(python).samefile(sys.executable):
        report.problem(
            f"the kernel {KERNEL} runs another Python, {python or 'in which xorlib is not installed'}",
            "Start JupyterLab from the environment in which you ran this. " + GET,
        )
    else:
        report.ok("a kernel: it starts, and it runs this Python")
