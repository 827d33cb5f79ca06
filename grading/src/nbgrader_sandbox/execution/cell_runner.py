"""Run a student's cells in the notebook's process, through IPython, with limits of time and output."""

import gc
import signal
import sys
import traceback
from collections.abc import Callable
from signal import ITIMER_REAL, SIG_IGN, SIGALRM, default_int_handler, setitimer
from sys import _getframe
from time import monotonic

from IPython.core.interactiveshell import InteractiveShell

from .outputs import Recorder, Stream, error
from .snapshot import Snapshot

TIMED_OUT = error("CellTimeoutError", "", ["\x1b[0;31mCellTimeoutError\x1b[0m: No reply from kernel before timeout"])
set_handler = signal.signal  # as it was before a student's code


class Route:
    """Which stream a text goes to: what an answer writes to stderr, called by a check, is no error of the check."""

    def __init__(self, namespace: dict):
        self.namespace, self.test_file = namespace, None

    def __call__(self, name: str) -> str:
        frame = _getframe() if self.test_file and name == "stderr" else None
        while frame:
            if frame.f_globals is self.namespace and frame.f_code.co_filename != self.test_file:
                return "stdout"
            frame = frame.f_back
        return name


class CellRunner:
    """Runs one notebook's cells, each with its own limits of time and output."""

    def __init__(self, shell: InteractiveShell, recorder: Recorder, snapshot: Snapshot):
        self.shell, self.recorder, self.snapshot = shell, recorder, snapshot
        self.namespace = shell.user_ns
        self.route = Route(self.namespace)
        self.streams = {name: Stream(name, recorder, self.route) for name in ("stdout", "stderr")}

    def run(self, source: str, count: int, seconds: float, output_bytes: int, note: str) -> dict:
        """Run a student's cell, the count-th of the code cells: its outputs and findings.

        note: what to say where the outputs are cut.
        """
        self.prepare(count, output_bytes, note)
        failure = self.alarmed(lambda: InteractiveShell.run_cell(self.shell, source, store_history=True), seconds)
        findings = self.snapshot.builtin_changes()
        outputs = self.recorder.finished()
        if failure is not None and not any(output["output_type"] == "error" for output in outputs):
            outputs.append(plain(failure))
        return {"outputs": outputs + [TIMED_OUT] * self.timed_out, "findings": findings + self.late(seconds)}

    def prepare(self, count: int, output_bytes: int, note: str) -> None:
        gc.enable()  # checks.py disables it
        self.shell.execution_count = count
        self.recorder.begin(output_bytes, note)
        sys.stdout, sys.stderr = self.streams["stdout"], self.streams["stderr"]

    def late(self, seconds: float) -> list[str]:
        """A finding where the last call of alarmed was interrupted: a busy machine may be why."""
        return [f"it took longer than {seconds:.3g} s and was interrupted"] * self.timed_out

    def alarmed(self, function: Callable[[], object], seconds: float) -> BaseException | None:
        """Call the function, interrupted after some seconds; return what it raised."""
        failure, end = None, monotonic() + seconds
        try:
            set_handler(SIGALRM, default_int_handler)
            setitimer(ITIMER_REAL, seconds)
            try:
                function()
            finally:
                setitimer(ITIMER_REAL, 0)
                set_handler(SIGALRM, SIG_IGN)  # an alarm that is on its way is raised here, not later
        except BaseException as raised:
            failure = raised
        self.timed_out = monotonic() >= end
        return failure


def plain(failure: BaseException) -> dict:
    """An error output without IPython."""
    try:
        text = str(failure)
    except BaseException:
        text = ""
    return error(type(failure).__name__, text, traceback.format_tb(failure.__traceback__) + [text])
