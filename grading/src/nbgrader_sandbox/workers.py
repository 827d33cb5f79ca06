"""Workers: threads on this machine, or the workers of a Dask cluster, both as an Executor of concurrent.futures."""

import contextlib
import os
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ThreadPoolExecutor, wait
from typing import Any

from tqdm import tqdm

from .classroom import SetupError
from .execution.errors import SandboxError
from .execution.run import probe
from .grade import Task, grade
from .record import GradedSubmission
from .settings import CourseSettings
from .text import printable

# seconds: Python handles an interrupt only when the main thread runs, and a wait for a lock can miss the signal
WAKE_UP = 0.5
WATCH_SECONDS = 2  # between two looks whether a cluster has workers
WORKERS_GONE = (
    "The cluster has no worker left, so grading waits. Start one with: dask worker {}, and it goes on. "
    "Or press Ctrl-C: what is graded is saved."
)
WORKERS_BACK = "The cluster has a worker again: grading goes on."


@contextlib.contextmanager
def workers(
    jobs: int | None, scheduler: str | None, sandbox: bool, settings: CourseSettings, assignment: str
) -> Iterator[tuple[Executor, int]]:
    """An executor, and how many submissions to give it at a time so that no worker waits.

    jobs: the number of threads. scheduler: the address of a Dask cluster to use instead. Raises SetupError and
    SandboxError, before anything is written.
    """
    if scheduler:
        with _cluster(scheduler) as client:
            if not client.nthreads():
                raise SetupError(
                    f"The scheduler at {scheduler} has no workers. Start one with: dask worker {scheduler}"
                )
            client.run(probe, sandbox, settings, assignment)  # on every worker
            with _watched(client, scheduler):
                yield client.get_executor(), 2 * sum(client.nthreads().values()) + 2
        return
    probe(sandbox, settings, assignment)
    # Threads, since a notebook runs in its own process, forked from the one warm server that the threads share.
    jobs = jobs or _cores()
    executor = ThreadPoolExecutor(jobs)
    try:
        yield executor, 2 * jobs
    finally:
        executor.shutdown(wait=False, cancel_futures=True)  # after an error nobody waits for running notebooks


def _cluster(address: str) -> Any:
    try:
        from distributed import Client
    except ImportError:
        raise SetupError('--scheduler needs Dask: pip install "distributed".') from None
    try:
        return Client(address, timeout=10, set_as_default=False)
    except (OSError, ValueError) as reason:
        raise SetupError(f"No Dask scheduler answers at {address} ({reason}). Start one with: dask scheduler") from None


@contextlib.contextmanager
def _watched(client: Any, address: str) -> Iterator[None]:
    """Say so if the last worker of a cluster has gone. Dask itself waits without a word until another one comes."""
    done = threading.Event()

    def watch() -> None:
        there = True
        while not done.wait(WATCH_SECONDS):
            with contextlib.suppress(OSError, TimeoutError):  # the scheduler has gone too: the executor will say so
                if there != bool(client.nthreads()):
                    there = not there
                    tqdm.write(WORKERS_BACK if there else WORKERS_GONE.format(address), file=sys.stderr)

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def in_parallel(executor: Executor, tasks: Iterator[Task], window: int) -> Iterator[tuple[Task, GradedSubmission]]:
    """Each task with its result, as soon as it is finished.

    Raises SandboxError. Any other error makes only that submission fail.
    """
    running: dict[Future[GradedSubmission], Task] = {}
    try:
        for task in tasks:
            running[executor.submit(grade, task)] = task
            while len(running) >= window:
                yield from _finished(running)
        while running:
            yield from _finished(running)
    finally:
        for future in running:
            future.cancel()


def _finished(running: dict[Future[GradedSubmission], Task]) -> Iterator[tuple[Task, GradedSubmission]]:
    """Those that have finished; none if that takes longer than WAKE_UP."""
    for future in wait(running, WAKE_UP, FIRST_COMPLETED).done:
        task = running.pop(future)
        try:
            yield task, future.result()
        except SandboxError:
            raise
        except Exception as error:
            error_text = printable(f"{type(error).__name__}: {error}")
            reason = f"grading failed ({error_text}); run the same command again, then report it"
            yield task, GradedSubmission(task.student, "failed", flags=[*task.flags, reason])
