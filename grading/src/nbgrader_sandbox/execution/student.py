"""The student's process: it runs the student's cells, and calls the student's functions for the judge."""

import importlib
import linecache
import random
import sys
from collections.abc import Callable, Collection
from time import monotonic
from typing import Any

import numpy as np

from .cell_runner import CellRunner, interrupted_after
from .channel import Channel
from .outputs import Recorder, Stream
from .peer import LentFunction, Link, RemoteFunction, operate
from .plain import PlainError
from .shell import no_input

MAX_PRINTED = 1_000_000  # bytes that one call may print


class StudentLink(Link):
    """What the judge may ask of the student's process, and how a stub there calls the reference."""

    imports = True

    def __init__(self, channel: Channel, runner: CellRunner, shared_modules: Collection[str]):
        super().__init__(channel)
        self.runner, self.shared_modules = runner, shared_modules
        self.in_cell = False  # then what a function prints is output of the student's own cell
        self._functions: dict[int, LentFunction] = {}

    def run_cell(self, seconds: float, **request: Any) -> dict[str, Any]:
        """As CellRunner.run. What the cell calls in the judge's process may take as long as the cell."""
        self.in_cell, self.end = True, monotonic() + seconds
        try:
            return self.runner.run(seconds=seconds, **request)
        finally:
            self.in_cell = False

    def run(self, function: Callable[[], Any], seconds: Any) -> tuple[Any, BaseException | None, str]:
        if self.in_cell:
            return function(), None, ""
        recorder = Recorder(MAX_PRINTED, "The rest is left out.")
        self.runner.recorder.begin(0, "")  # figures that a call shows are not shown
        before, sys.stdout, sys.stderr = (sys.stdout, sys.stderr), *(Stream("stdout", recorder) for _ in "12")
        result, failure, self.end = None, None, monotonic() + float(seconds)
        try:
            with interrupted_after(float(seconds)):
                result = function()
        except BaseException as raised:
            failure = raised
        finally:
            sys.stdout, sys.stderr = before
        return result, failure, "".join(output["text"] for output in recorder.finished())

    def printed(self, text: str) -> None:
        sys.stdout.write(text)

    def remote(self, reference: dict[str, Any]) -> Any:
        """As Link.remote, but a function is the same object each time."""
        value = super().remote(reference)
        if isinstance(value, RemoteFunction):
            return self._functions.setdefault(reference["v"], LentFunction(value))
        return value

    def where(self, error: BaseException) -> str:
        """The last line of the student's own in which an error arose."""
        text, frame = "", error.__traceback__
        while frame:
            if frame.tb_frame.f_globals is self.runner.namespace:
                line = linecache.getline(frame.tb_frame.f_code.co_filename, frame.tb_lineno).strip()
                text = f"in {frame.tb_frame.f_code.co_name}, line {frame.tb_lineno}:   {line}"
            frame = frame.tb_next
        return text

    def input(self, prompt: object = "") -> str:
        """In place of Python's own, which has nobody to ask: a test cell may have an answer."""
        text: str = no_input() if self.in_cell else self.call("input", str(prompt))
        return text

    def serve_seed(self, state: Any, rng: np.random.RandomState) -> None:
        """Let the random numbers be those of the test cell."""
        random.setstate(state)
        np.random.set_state(rng.get_state(legacy=False))

    def serve_drawn(self) -> tuple[Any, np.random.RandomState]:
        """The state of the random numbers now."""
        return random.getstate(), np.random.mtrand._rand

    def serve_get(self, name: str) -> tuple[bool, Any]:
        """Whether the notebook has a name, and its value."""
        namespace = self.runner.namespace
        return name in namespace, namespace.get(name)

    def serve_delete(self, name: str) -> bool:
        """Delete a name of the notebook; whether it was there."""
        return self.runner.namespace.pop(name, self) is not self

    def serve_bind(self, name: str, value: Any) -> None:
        """Bind a name of the notebook."""
        self.runner.namespace[name] = value

    def serve_operate(self, name: str, value: Any, values: list[Any]) -> Any:
        return operate(name, value, values)

    def serve_apart(self, name: str, values: list[Any]) -> Any:
        """Call a function of a module that both processes have, with the student's namespace as its first argument."""
        module, _, function = name.partition(":")
        if not any(module == shared or module.startswith(f"{shared}.") for shared in self.shared_modules):
            raise PlainError(f"{module!r:.60} is not in CourseSettings.shared_modules")
        return getattr(importlib.import_module(module), function)(self.runner.namespace, *values)
