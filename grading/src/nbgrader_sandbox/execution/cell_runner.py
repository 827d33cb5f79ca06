"""Run a student's cells in the student's process, through IPython, with limits of time and output."""

import contextlib
import signal
import sys
import traceback
from collections.abc import Callable, Iterator
from signal import ITIMER_REAL, SIG_IGN, SIGALRM, default_int_handler, getitimer, setitimer
from time import monotonic
from typing import Any

from IPython.core.interactiveshell import InteractiveShell

from .outputs import Recorder, Stream, error

TIMED_OUT = error("CellTimeoutError", "", ["\x1b[0;31mCellTimeoutError\x1b[0m: No reply from kernel before timeout"])


class CellRunner:
    """Runs one notebook's cells, each with its own limits of time and output."""

    def __init__(self, shell: InteractiveShell, recorder: Recorder):
        self.shell, self.recorder = shell, recorder
        self.namespace = shell.user_ns
        self.timed_out = False
        self.streams = {name: Stream(name, recorder) for name in ("stdout", "stderr")}

    def run(self, source: str, count: int, seconds: float, output_bytes: int, note: str) -> dict[str, Any]:
        """Run a student's cell, and return its outputs and findings.

        count: its number among the code cells. note: what to print if the outputs are cut.
        """
        self.prepare(count, output_bytes, note)
        failure = self.call(lambda: self.shell.run_cell(source, store_history=True), seconds)
        outputs = self.recorder.finished()
        if failure is not None and not any(output["output_type"] == "error" for output in outputs):
            outputs.append(plain(failure))
        return {"outputs": outputs + [TIMED_OUT] * self.timed_out, "findings": self.timeouts(seconds)}

    def prepare(self, count: int, output_bytes: int, note: str) -> None:
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
            with interrupted_after(seconds):
                function()
        except BaseException as raised:
            failure = raised
        self.timed_out = monotonic() >= end
        return failure


@contextlib.contextmanager
def interrupted_after(seconds: float) -> Iterator[None]:
    """Raises KeyboardInterrupt in its block after some seconds, unless a block around it ends earlier."""
    outer, started = getitimer(ITIMER_REAL)[0], monotonic()
    signal.signal(SIGALRM, default_int_handler)
    setitimer(ITIMER_REAL, min(seconds, outer) if outer else seconds)
    try:
        yield
    finally:
        setitimer(ITIMER_REAL, 0)
        if outer:
            setitimer(ITIMER_REAL, max(outer - (monotonic() - started), 0.001))
        else:
            signal.signal(SIGALRM, SIG_IGN)  # an alarm that is already on its way is raised here, not later


def plain(failure: BaseException) -> dict[str, Any]:
    """An error output made without IPython."""
    try:
        text = str(failure)
    except BaseException:
        text = ""
    return error(type(failure).__name__, text, [*traceback.format_tb(failure.__traceback__), text])
