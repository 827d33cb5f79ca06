"""What a run of the grader does to the machine: its memory, its processes, and files that it should leave alone."""

import ctypes
import hashlib
import os
import subprocess
import threading
import time
from collections.abc import Iterable
from pathlib import Path

import psutil

PR_SET_CHILD_SUBREAPER = 36
MOST_DIGESTED = 64 << 20  # bytes


class Watched:
    """Runs a command, and notes the largest memory of each of its processes and who of them is left."""

    def __init__(self, command: list[str], seconds: float, **options):
        before = set(descendants(os.getpid()))
        adopt_orphans(True)
        try:
            process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, **options)
            self.peaks: dict[int, int] = {}  # bytes, by process
            self._running = True
            sampler = threading.Thread(target=self._sample, args=(process.pid,))
            sampler.start()
            try:
                self.said = process.communicate(timeout=seconds)[0].decode("utf-8", "replace")
            finally:
                self._running = False
                sampler.join()
                process.kill()
            self.code = process.returncode
            self.left = left_over(before)
        finally:
            adopt_orphans(False)

    def _sample(self, pid: int) -> None:
        while self._running:
            for process in [pid, *descendants(pid)]:
                self.peaks[process] = max(self.peaks.get(process, 0), peak_memory(process))
            time.sleep(0.05)


def adopt_orphans(yes: bool) -> None:
    """Whether this process becomes the parent of what its descendants leave behind, and so keeps it in sight."""
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, int(yes), 0, 0, 0)


def descendants(pid: int) -> list[int]:
    try:
        return [process.pid for process in psutil.Process(pid).children(recursive=True)]
    except psutil.Error:
        return []


def left_over(before: Iterable[int]) -> list[str]:
    """The processes that go on, given a few seconds to end; zombies have ended."""
    for _ in range(100):
        left = []
        for pid in set(descendants(os.getpid())) - set(before):
            try:
                process = psutil.Process(pid)
                if process.status() != psutil.STATUS_ZOMBIE:
                    left.append(f"{pid}: {process.cmdline()}")
            except psutil.Error:
                pass
        if not left:
            break
        time.sleep(0.05)
    return left


def peak_memory(pid: int) -> int:
    """The most that a process had in memory at any time, pages that it shares included; bytes."""
    try:
        with open(f"/proc/{pid}/status", encoding="utf-8", errors="replace") as file:
            return next((int(line.split()[1]) << 10 for line in file if line.startswith("VmHWM")), 0)
    except OSError:
        return 0


def snapshot(*folders: Path) -> dict[str, str]:
    """Every file in the folders, and what it holds; links as links, caches left out."""
    found = {}
    for folder in folders:
        for where, names, files in os.walk(folder):
            names[:] = [name for name in names if name != "__pycache__"]
            for path in (Path(where, name) for name in [*files, *names]):
                if path.is_symlink():
                    found[str(path)] = f"link to {os.readlink(path)}"
                elif path.is_file():
                    found[str(path)] = digest(path)
                else:
                    found[str(path)] = "no file"
    return found


def digest(path: Path) -> str:
    """Of what a file holds; of a very large one, when it was written."""
    if path.stat().st_size > MOST_DIGESTED:
        return str(path.stat().st_mtime_ns)
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
