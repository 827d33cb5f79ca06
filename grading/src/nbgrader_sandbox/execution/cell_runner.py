"""Run a student's cells in the notebook's process, through IPython, with limits of time and output."""

import gc
import signal
import sys
import traceback
from collections.abc import Callable
from signal import ITIMER_REAL, SIG_IGN, SIGALRM, default_int_handler, setitimer
from sys import _getframe
from time import monotonic
from typing import Any

from IPython.core.interactiveshell import InteractiveShell

from .outputs import Recorder, Stream, error
from .snapshot import Snapshot

TIMED_OUT = error("CellTimeoutError", "", ["\x1b[0;31mCellTimeoutError\x1b[0m: No reply from kernel before timeout"])
set_handler = signal.signal  # bound before student code can replace it


class Route:
    """Chooses the stream for a text: when a check calls an answer, what that writes to stderr is shown as stdout."""

    def __init__(self, namespace: dict[str, Any]):
        self.namespace = namespace
        self.test_file: str | None = None  # while a test cell runs

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

    def run(self, source: str, count: int, seconds: float, output_bytes: int, note: str) -> dict[str, Any]:
        """Run a student's cell, and return its outputs and findings.

        count: its number among the code cells. note: what to print if the outputs are cut.
        """
        self.prepare(count, output_bytes, note)
        failure = self.call(lambda: InteractiveShell.run_cell(self.shell, source, store_history=True), seconds)
        findings = self.snapshot.builtin_changes()
        outputs = self.recorder.finished()
        if failure is not None and not any(output["output_type"] == "error" for output in outputs):
            outputs.append(plain(failure))
        return {"outputs": outputs + [TIMED_OUT] * self.timed_out, "findings": findings + self.timeouts(seconds)}

    def prepare(self, count: int, output_bytes: int, note: str) -> None:
        gc.enable()  # disabled by TestCellRunner
        self.shell.execution_count = count
        self.recorder.begin(output_bytes, note)
        sys.stdout, sys.stderr = self.streams["stdout"], self.streams["stderr"]

    def timeouts(self, seconds: float) -> list[str]:
        """A finding if the last call was interrupted, since a busy machine may be the reason."""
        return [f"it took longer than {seconds:.3g} s and was interrupted"] * self.timed_out

    def call(self, function: Callable[[], object], seconds: float) -> BaseException | None:
        """Call the function, interrupt it after some seconds, and return what it raised."""
        failure, end = None, monotonic() + seconds
        try:
            set_handler(SIGALRM, default_int_handler)
            setitimer(ITIMER_REAL, seconds)
            try:
                function()
            finally:
                setitimer(ITIMER_REAL, 0)
                set_handler(SIGALRM, SIG_IGN)  # an alarm that is already on its way is raised here, not later
        except BaseException as raised:
            failure = raised
        self.timed_out = monotonic() >= end
        return failure


def plain(failure: BaseException) -> dict[str, Any]:
    """An error output made without IPython."""
    try:
        text = str(failure)
    except BaseException:
        text = ""
    return error(type(failure).__name__, text, [*traceback.format_tb(failure.__traceback__), text])
