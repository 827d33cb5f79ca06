"""A class graded by a Dask cluster of two workers that cannot see its folder; then with one of them lost on the way.

Everything listens on loopback only, and no dashboard is served.
"""

import contextlib
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest
from distributed import Client
from nbformat.v4 import new_code_cell
from sample_course import SMALL
from scratch_course import command, environment, gradebook_rows, hand_in, small_class

STUDENTS = 8
LOOPBACK = "127.0.0.1"
HANG_SECONDS = 180
# In a mount namespace of their own, the workers find an empty folder where the course is.
HIDDEN = ["unshare", "--mount", "sh", "-c", 'mount -t tmpfs none "$0" && exec "$@"']
CAN_HIDE = sys.platform == "linux" and os.geteuid() == 0 and shutil.which("unshare") is not None
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no forkserver on Windows")


@dataclass
class Cluster:
    """A scheduler's address, and its workers: each a nanny, which has started the worker itself."""

    address: str
    workers: list[subprocess.Popen]
    start_worker: Callable[[], None]


@pytest.fixture(scope="module")
def courses(tmp_path_factory):
    """The folder of all courses here."""
    return tmp_path_factory.mktemp("courses")


@pytest.fixture(scope="module")
def handed_in(generated_course, courses):
    """A course in which a class has handed in, and nothing is graded; each notebook takes its time."""
    root = shutil.copytree(generated_course, courses / "handed-in")
    for student, nb in small_class(root, STUDENTS, with_figures=1).items():
        nb.cells.insert(0, new_code_cell("import time; time.sleep(0.5)"))
        hand_in(root, student, SMALL, nb)
    return root


@pytest.fixture(scope="module")
def here(handed_in, courses):
    """The course after the class was graded without a cluster."""
    root = shutil.copytree(handed_in, courses / "here")
    command(root, "nbgrader_sandbox", SMALL)
    return root


@pytest.fixture(scope="module")
def cluster(courses, tmp_path_factory) -> Iterator[Cluster]:
    """A scheduler and two workers, each with a folder of its own; the courses are hidden from them."""
    folder = tmp_path_factory.mktemp("cluster")
    file = folder / "scheduler.json"

    def start(name: str, *arguments: str, before: tuple[str, ...] = ()) -> contextlib.AbstractContextManager:
        (folder / name).mkdir()
        module = f"distributed.cli.dask_{name.partition('-')[0]}"
        with open(folder / f"{name}.log", "wb") as log:
            return ended(
                subprocess.Popen(
                    [*before, sys.executable, "-m", module, *arguments, "--host", LOOPBACK, "--no-dashboard"],
                    cwd=folder / name,
                    env=environment(folder),
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=log,
                )
            )

    with contextlib.ExitStack() as stack:
        stack.enter_context(start("scheduler", "--port", "0", "--scheduler-file", str(file)))
        wait_for(lambda: file.exists() and file.read_text(encoding="utf-8").endswith("}"))
        address = json.loads(file.read_text(encoding="utf-8"))["address"]
        workers: list[subprocess.Popen] = []

        def start_worker() -> None:
            name = f"worker-{len(workers)}"
            options = ("--nthreads", "1", "--local-directory", str(folder / name))
            hidden = (*HIDDEN, str(courses)) if CAN_HIDE else ()
            workers.append(stack.enter_context(start(name, address, *options, before=hidden)))

        start_worker()
        start_worker()
        with Client(address, timeout=HANG_SECONDS, set_as_default=False) as client:
            client.wait_for_workers(2, timeout=HANG_SECONDS)
            if CAN_HIDE:
                assert list(client.run(os.listdir, str(courses)).values()) == [[], []]
        yield Cluster(address, workers, start_worker)


@contextlib.contextmanager
def ended(process: subprocess.Popen) -> Iterator[subprocess.Popen]:
    """End a process that was started here, and what it started."""
    try:
        yield process
    finally:
        kill(process)
        process.wait()


def kill(process: subprocess.Popen) -> None:
    """Kill a process and all that it started."""
    with contextlib.suppress(psutil.NoSuchProcess):
        nanny = psutil.Process(process.pid)
        for each in [nanny, *nanny.children(recursive=True)]:
            with contextlib.suppress(psutil.NoSuchProcess):
                each.kill()


def wait_for(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + HANG_SECONDS
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.01)


def same(root: Path, expected: Path) -> None:
    assert gradebook_rows(root) == gradebook_rows(expected)
    actual, wanted = (
        {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for step in ("autograded", "feedback")
            for path in (folder / "classroom" / step).rglob("*")
            if path.is_file()
        }
        for folder in (root, expected)
    )
    assert actual == wanted


def graded(root: Path) -> int:
    """How many are graded so far."""
    return len(list((root / "classroom" / "reports" / SMALL / "students").glob("[!.]*.json")))


def graded_by(cluster, root, log):
    """The command that grades a course on the cluster, begun."""
    return subprocess.Popen(
        [sys.executable, "-m", "nbgrader_sandbox", SMALL, "--scheduler", cluster.address],
        cwd=root,
        env=environment(root),
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=log,
    )


def test_a_cluster_gives_the_same_gradebook(handed_in, here, courses, cluster):
    root = shutil.copytree(handed_in, courses / "cluster")
    command(root, "nbgrader_sandbox", SMALL, "--scheduler", cluster.address, "--json", "report.json")
    actual = json.loads((root / "report.json").read_text(encoding="utf-8"))
    assert actual["sandboxed"] is True
    assert {student["status"] for student in actual["students"].values()} == {"graded"}
    same(root, here)


def test_losing_a_worker_in_the_middle_loses_nothing(handed_in, here, courses, cluster):
    root = shutil.copytree(handed_in, courses / "lost")
    with (
        open(root / "log.txt", "wb") as log,
        ended(graded_by(cluster, root, log)) as run,
    ):
        wait_for(lambda: graded(root) >= 2 or run.poll() is not None)
        kill(cluster.workers[0])
        assert 2 <= graded(root) < STUDENTS, "too late"
        assert run.wait(HANG_SECONDS) == 0, (root / "log.txt").read_text(encoding="utf-8")
    same(root, here)


def test_a_cluster_that_has_lost_its_last_worker_says_so_and_goes_on_with_a_new_one(handed_in, here, courses, cluster):
    root = shutil.copytree(handed_in, courses / "lost-all")
    log = root / "log.txt"
    with (
        open(log, "wb") as file,
        ended(graded_by(cluster, root, file)) as run,
    ):
        wait_for(lambda: graded(root) >= 1 or run.poll() is not None)
        for worker in cluster.workers:
            kill(worker)
        wait_for(lambda: "has no worker left" in log.read_text(encoding="utf-8") or run.poll() is not None)
        assert f"dask worker {cluster.address}" in log.read_text(encoding="utf-8")
        cluster.start_worker()
        assert run.wait(HANG_SECONDS) == 0, log.read_text(encoding="utf-8")
    assert "has a worker again" in log.read_text(encoding="utf-8")
    same(root, here)


def test_a_scheduler_without_workers_is_refused_at_once(handed_in, cluster):
    for worker in cluster.workers:
        kill(worker)
    with Client(cluster.address, timeout=HANG_SECONDS, set_as_default=False) as client:
        wait_for(lambda: not client.nthreads())
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader_sandbox", SMALL, "--scheduler", cluster.address],
        cwd=handed_in,
        env=environment(handed_in),
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 2 and "has no workers" in done.stderr
