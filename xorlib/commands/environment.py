"""The environment check: are the packages there, can a plot be drawn and a film be written, does a kernel start?

Packages that may be missing are imported where they are used, after the check that they are there.
"""

from __future__ import annotations  # so that older Pythons get as far as to be told

import importlib.metadata
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from .report import Report

INSTALL = (
    "README.md in the folder of the course says how to install what is missing: with uv, conda, pip or make. Where "
    "conda has installed it already, run `conda activate xor` first."
)
PYTHON = (3, 11)
KERNEL = "python3"
SECONDS = 60  # for a kernel to start, and to answer


def check_environment() -> int:
    """Check everything that the lessons need, and print what is missing. Returns the number of problems."""
    report = Report()
    check_python(report)
    check_packages(report)
    if not report.problems:
        for name, check in (("a plot", check_plot), ("a film", check_film), ("the kernel", check_kernel)):
            try:
                check(report)
            except Exception as error:  # for the student, a line instead of a traceback
                report.problem(f"{name}: {type(error).__name__}: {error}")
    report.say("")
    if report.problems:
        report.say(f"Not ready: fix {report.problems} of these first. {how_to_install()}")
    else:
        report.say("Ready. Start with lesson 1, notebooks/1-forward-pass/forward_pass.ipynb.")
    return report.problems


def how_to_install() -> str:
    """The course's own environment, if it is in this folder and not in use, else the ways to install one."""
    for python in (Path(".venv/bin/python"), Path(".venv/Scripts/python.exe")):
        if python.exists() and not Path(sys.prefix).samefile(".venv"):
            return f"The course has an environment here, of another Python than this one. Try:\n  {python} -m xorlib"
    return INSTALL


def check_python(report: Report) -> None:
    version = ".".join(map(str, sys.version_info[:3]))
    if sys.version_info < PYTHON:
        report.problem(f"Python {version}: the course needs {'.'.join(map(str, PYTHON))} or later")
    else:
        report.ok(f"Python {version}, {sys.executable}")


def check_packages(report: Report) -> None:
    """Each package that xorlib asks for, those for JupyterLab and grading included, and its version."""
    try:
        required = importlib.metadata.requires("xorlib") or []
    except importlib.metadata.PackageNotFoundError:
        report.problem("xorlib is in this folder, but not installed in this Python")
        return
    for name, least in bounds(required).items():
        try:
            version = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            report.problem(f"{name}: there is no such package in this Python")
            continue
        if numbers(version) < numbers(least):
            report.problem(f"{name} {version}: the course needs {least} or later")
        else:
            report.ok(f"{name} {version}")


def bounds(required: list[str]) -> dict[str, str]:
    """The least version of each package that a student needs, without those of the tests."""
    versions = {}
    for line in required:
        match = re.match(r"([\w.-]+)\s*\(?>=\s*([\d.]+)\)?\s*(?:;\s*extra\s*==\s*['\"](\w+)['\"])?", line)
        if match and match[3] in (None, "course"):
            versions[match[1]] = match[2]
    return versions


def numbers(version: str) -> tuple[int, ...]:
    release = re.match(r"\d+(\.\d+)*", version)
    return tuple(int(number) for number in release[0].split(".")) if release else ()


def check_plot(report: Report) -> None:
    """A figure of the course, as a PNG."""
    import matplotlib

    matplotlib.use("Agg")
    import matplotlib.pyplot as plt

    from ..plots import plot_points

    with tempfile.TemporaryDirectory() as folder, plt.style.context("xorlib.course"):
        figure, ax = plt.subplots()
        plot_points(ax)
        path = Path(folder, "points.png")
        figure.savefig(path)
        plt.close(figure)
        report.ok(f"a plot: {path.stat().st_size // 1000} kB, written to a temporary folder")


def check_film(report: Report) -> None:
    """Three frames, written as in lesson 5, and read again."""
    from numpy.random import RandomState
    from PIL import Image, ImageSequence

    from ..data import X, y
    from ..film import make_gif, train_with_snapshots
    from ..network import init_params

    film = train_with_snapshots(X, y, init_params([2, 2, 1], RandomState(0)), lr=1.0, epochs=100, every=50)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "film.gif")
        make_gif(film, path)
        with Image.open(path) as gif:
            frames = sum(1 for _ in ImageSequence.Iterator(gif))
    if frames != len(film):
        raise OSError(f"{len(film)} frames were written and {frames} read")
    report.ok(f"a film: {frames} frames, written to a temporary folder and read again")


def check_kernel(report: Report) -> None:
    """A kernel as JupyterLab starts it: it must run this Python, which has the packages."""
    from jupyter_client.manager import start_new_kernel

    manager, client = start_new_kernel(SECONDS, KERNEL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    printed: list[str] = []

    def listen(message: dict[str, Any]) -> None:
        printed.append(message["content"].get("text", ""))

    try:
        code = "import sys; from xorlib import X; print(sys.executable)"
        client.execute_interactive(code, timeout=SECONDS, output_hook=listen)
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
    python = "".join(printed).strip()
    if not python or not Path(python).samefile(sys.executable):
        report.problem(
            f"the kernel {KERNEL} runs another Python, {python or 'in which xorlib is not installed'}",
            "Start JupyterLab from the environment in which you ran this.",
        )
    else:
        report.ok("a kernel: it starts, and it runs this Python")
