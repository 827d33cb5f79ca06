"""JupyterLab as `make lab` starts it, in a scratch copy of the course and with settings that are nobody's."""

import contextlib
import os
import re
import secrets
import shutil
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from judge import ROOT

PATIENCE = 240  # seconds until what does not answer fails its test: a guard, no measure


@dataclass
class Lab:
    """A running server: the folder it serves, the page that `make lab` opens in it, and when it was started."""

    folder: Path
    first_page: str
    started: float  # by time.perf_counter()

    def address(self, path: str) -> str:
        """The address of another page, with the server's password."""
        page, _, token = self.first_page.partition("?")
        return f"{page.partition('/lab/')[0]}/{path}?{token}"


def scratch_course(folder: Path) -> Path:
    """A copy of what git keeps of the course, as far as a student or an instructor opens it."""
    for name in ("notebooks", "solutions"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
    shutil.copy(ROOT / "nbgrader_config.py", folder)
    return folder


def environment(home: Path) -> dict[str, str]:
    """For the course's commands: this Python's, and a home folder of their own."""
    inherited = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("JUPYTER", "XDG_", "MAKE", "MFLAGS", "PYTEST"))
    }
    return inherited | {
        "PATH": os.path.dirname(sys.executable) + os.pathsep + os.environ["PATH"],
        "HOME": str(home),
        "JUPYTER_CONFIG_DIR": str(home / "config"),
        "JUPYTER_DATA_DIR": str(home / "data"),
        "JUPYTER_RUNTIME_DIR": str(home / "runtime"),
        "IPYTHONDIR": str(home / "ipython"),
    }


def make_lab(arguments: str) -> str:
    """The command line of `make lab`, as make prints it; it takes .venv as made."""
    printed = subprocess.run(
        ["make", "--no-print-directory", "-n", "-o", ".venv/locked", "lab", f"LAB_ARGS={arguments}"],
        cwd=ROOT,
        env=environment(ROOT),
        check=True,
        capture_output=True,
        text=True,
    )
    return printed.stdout


def running_lab(folder: Path, home: Path):
    """Run `make lab` in the folder, with a free port and with settings that are nobody's."""
    return running(make_lab(arguments()), folder, home, environment(home))


def arguments() -> str:
    """What a server in a test needs: no browser of its own, a free port, and a password that nobody knows.

    If another program takes the port meanwhile, Jupyter takes the next one. Before version 2.20 its server does not say
    which port it has with --port=0.
    """
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    token = secrets.token_hex()
    return f"--no-browser --allow-root --port={port} --ServerApp.ip=127.0.0.1 --IdentityProvider.token={token}"


@contextlib.contextmanager
def running(command: str, folder: Path, home: Path, variables: dict[str, str]):
    """Run a command that starts JupyterLab."""
    home.mkdir(exist_ok=True)
    started = time.perf_counter()
    with open(home / "log", "w") as log:
        server = subprocess.Popen(
            ["sh", "-c", command], cwd=folder, env=variables, stdout=log, stderr=log, start_new_session=True
        )
    try:
        # Jupyter writes a page that leads the browser on, as soon as it listens.
        while not (
            found := [
                address
                for page in home.glob("runtime/*-open.html")
                for address in re.findall('href="(.*?)"', page.read_text())
            ]
        ):
            if server.poll() is not None or time.perf_counter() - started > PATIENCE:
                raise RuntimeError(f"{command}: " + (home / "log").read_text())
            time.sleep(0.05)
        yield Lab(folder, found[0], started)
    finally:
        os.killpg(server.pid, 15)
        server.wait(PATIENCE)
