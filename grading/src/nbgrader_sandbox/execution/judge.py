"""The judge's process: it runs the test cells, and never any code of the student's.

What a test cell reads and the judge does not have, it gets from the student's process: data as a copy, a function as a
RemoteFunction that calls it there. The course's own imports, and the functions and classes in its read-only cells, are
the judge's own: a student's other `np`, or `print`, changes nothing here.
"""

import ast
import builtins
import contextlib
import importlib
import io
import random
import sys
from collections.abc import Callable, Collection
from time import monotonic
from typing import Any

import numpy as np
from IPython.core.compilerop import CachingCompiler
from IPython.core.inputtransformer2 import TransformerManager
from IPython.core.interactiveshell import InteractiveShell
from IPython.display import display

from .cell_runner import TIMED_OUT, CellRunner, interrupted_after, plain
from .channel import Channel
from .outputs import Recorder, Stream
from .peer import Link
from .plain import PlainError, imported

LEFT_OUT = "[what your code printed is not shown: this cell has hidden tests, or one above it has]\n"
LATER = 1.0  # seconds by which the judge interrupts a test cell later than the student's process interrupts a call


class JudgeLink(Link):
    """What the student's process may ask of the judge: to call a function that it was lent, or a reference."""

    def __init__(
        self, channel: Channel, references: Collection[str], asked_classes: Collection[str], cell_seconds: float
    ):
        super().__init__(channel)
        self.references, self.cell_seconds = frozenset(references), cell_seconds
        self.asked_classes = frozenset(asked_classes)
        self._random, self._seeds = _random_state(), False
        self.hide_printed(False)

    def call(self, operation: str, *values: Any) -> Any:
        """As Link.call. Once a test cell seeds the random numbers, the two processes draw from the same ones."""
        if (state := _random_state()) != self._random:
            self._random, self._seeds = state, True
            super().call("seed", random.getstate(), np.random.mtrand._rand)
        try:
            return super().call(operation, *values)
        finally:
            if self._seeds and not (self.closed or self.waiting):
                state, rng = super().call("drawn")
                random.setstate(state)
                np.random.set_state(rng.get_state(legacy=False))
                self._random = _random_state()

    def hide_printed(self, below_hidden: bool) -> None:
        """Begin a test cell. below_hidden: that of the CodeCell."""
        self.below_hidden, self._left_out = below_hidden, False

    def run(self, function: Callable[[], Any], seconds: Any) -> tuple[Any, BaseException | None, str]:
        result, failure = None, None
        limit = min(float(seconds or self.cell_seconds), self.cell_seconds)
        with interrupted_after(limit), contextlib.redirect_stdout(io.StringIO()) as printed:
            try:
                result = function()
            except BaseException as raised:
                failure = raised
        return result, failure, printed.getvalue()

    def printed(self, text: str) -> None:
        """Put it out as the test cell's own, unless it could tell what a hidden test calls the answer with."""
        if text and self.below_hidden and isinstance(sys.stdout, Stream):
            text = "" if self._left_out else LEFT_OUT
            self._left_out = True
        print(text, end="")

    def compares(self, kind: str) -> bool:
        """As Link.compares: one of a class that was asked for does, and one of an installed package."""
        module, _, name = kind.partition(":")
        if module == "__main__":
            return name in self.asked_classes
        with contextlib.suppress(PlainError):
            return isinstance(vars(imported(module)).get(name), type)
        return False

    def serve_call(self, function: Any, args: list[Any], kwargs: dict[str, Any]) -> Any:
        """As Link.serve_call, for what this process has lent only: Python's own classes are not called for anybody."""
        if not any(function is lent for lent in self._lent):
            raise PlainError("a function that was not lent")
        return super().serve_call(function, args, kwargs)

    def serve_input(self, prompt: str) -> str:
        """Ask as `input` does, which a test cell may have replaced."""
        return input(prompt)

    def serve_reference(self, name: str, args: list[Any], kwargs: dict[str, Any]) -> Any:
        """Call one of the reference answers."""
        if name not in self.references:
            raise PlainError(f"the reference {name!r:.80}")
        module, _, function = name.partition(":")
        return getattr(importlib.import_module(module), function)(*args, **kwargs)


def _random_state() -> tuple[Any, ...]:
    """The state of the random numbers of Python and of NumPy, to be compared."""
    state: Any = np.random.get_state(legacy=False)
    return random.getstate(), state["state"]["key"].tobytes(), state["state"]["pos"], state["has_gauss"]


class StudentNamespace(dict[str, Any]):
    """The names of a test cell: the judge's own, and behind them those of the student's notebook.

    A test cell can delete one of the student's, to see whether an answer uses it, and bind it again.
    asked: the names that the student was asked to define, even if Python has a builtin of that name.
    """

    def __init__(self, link: JudgeLink, asked: Collection[str]):
        super().__init__(__name__="__main__", __builtins__=builtins)
        self._link = link
        self._own = frozenset(vars(builtins)) - frozenset(asked)
        self._deleted: set[str] = set()

    def __delitem__(self, name: str) -> None:
        if super().__contains__(name):
            super().__delitem__(name)
        elif self._link.call("delete", name):
            self._deleted.add(name)
        else:
            raise KeyError(name)

    def __setitem__(self, name: str, value: Any) -> None:
        if name in self._deleted:
            self._link.call("bind", name, value)
            self._deleted.remove(name)
        else:
            super().__setitem__(name, value)

    def __missing__(self, name: str) -> Any:
        found, value = (False, None) if name in self._own else self._link.call("get", name)
        if not found:
            raise KeyError(name)
        return value

    def __contains__(self, name: object) -> bool:
        return super().__contains__(name) or self._get(name, self) is not self

    def get(self, name: Any, default: Any = None) -> Any:
        return self._get(name, default)

    def _get(self, name: Any, default: Any) -> Any:
        try:
            return self[name]
        except KeyError:
            return default

    def call_apart(self, function: str, *values: Any) -> Any:
        """What "module:function" returns in the student's process, with its namespace as the first argument.

        For checks that must be near the student's function. The module is one of CourseSettings.shared_modules.
        """
        return self._link.call("apart", function, list(values))


class TestRunner(CellRunner):
    """Runs the test cells of one notebook, without IPython: its last expression is its partial credit."""

    def __init__(self, shell: InteractiveShell, recorder: Recorder):
        super().__init__(shell, recorder)
        self.compiler, self.transform = shell.compile, TransformerManager().transform_cell

    def begin(self, link: JudgeLink, asked: Collection[str], course_code: str) -> None:
        """Judge a notebook. course_code: the imports and definitions of the course's own cells."""
        self.link, self.names = link, StudentNamespace(link, asked)
        self.names.update({"get_ipython": self.shell.get_ipython, "display": display})
        self.shell.user_ns = self.names  # for magics
        for statement in ast.parse(course_code).body:
            with contextlib.suppress(Exception):  # the cell that needs it will say so
                exec(compile(ast.Module([statement], []), "<the course>", "exec"), self.names)

    def run_test(
        self,
        source: str,
        count: int,
        seconds: float,
        output_bytes: int,
        note: str,
        below_hidden: bool = False,
        points: float | None = None,
    ) -> dict[str, Any]:
        """Run a test cell, and return its outputs, findings, the value at its end, and the error and its line if any.

        points: what the cell is worth. It finds them as `__points__`.
        """
        self.prepare(count, output_bytes, note)
        self.link.hide_printed(below_hidden)
        self.names["__points__"] = points
        values: list[float | int | str | None] = []
        self._raised_at: int | None = None
        self.link.waiting, self.link.end = False, monotonic() + seconds
        failure = self.call(lambda: self._execute(source, values), seconds + LATER)
        self.timed_out = monotonic() >= self.link.end
        outputs = self.recorder.finished()
        errors = [output for output in outputs if output["output_type"] == "error"]
        reply: dict[str, Any] = {
            "outputs": [output for output in outputs if output["output_type"] != "error"],
            "findings": self.timeouts(seconds),
            "error": None,
            "value": values[0] if values else None,
            "raised_at": self._raised_at,
            "student": "ended" if self.link.closed else "stuck" if self.timed_out and self.link.waiting else None,
        }
        if self.timed_out:
            reply["error"] = TIMED_OUT
        elif failure:
            reply["error"] = errors[-1] if errors else plain(failure)
        return reply

    def _execute(self, source: str, values: list[float | int | str | None]) -> None:
        """Run the source. Adds the value of its last expression to values."""
        try:
            code = self.transform(source)
            tree = ast.parse(code)
            last = None
            if tree.body and isinstance(tree.body[-1], ast.Expr):
                last = ast.Expression(tree.body[-1].value)
                del tree.body[-1]
            name: str = CachingCompiler.cache(self.compiler, code, self.shell.execution_count, source)
            exec(compile(tree, name, "exec"), self.names)
            if last:
                value = _plain_value(eval(compile(last, name, "eval"), self.names))
                if not source.rstrip().endswith(";"):
                    values.append(value)
        except BaseException as failure:
            self._show(failure)
            raise

    def _show(self, failure: BaseException) -> None:
        """Record an error, from the test cell on, as IPython shows it, without the frames of the calls between."""
        with contextlib.suppress(Exception):
            frames = failure.__traceback__
            while frames and frames.tb_frame.f_globals is not self.names:
                frames = frames.tb_next
            self._raised_at = frames.tb_lineno if frames else None
            frame = frames
            while frame and frame.tb_next:
                if frame.tb_next.tb_frame.f_globals.get("__package__") == __package__:
                    frame.tb_next = None
                else:
                    frame = frame.tb_next
            InteractiveShell.showtraceback(self.shell, (type(failure), failure, frames))


def _plain_value(value: Any) -> float | int | str | None:
    """A number or None as it is, infinity as a text, and anything else as a text that is no number."""
    if value is None:
        return None
    if isinstance(value, (float, int)) and not isinstance(value, (bool, np.generic)):
        number: float | int = float(value) if isinstance(value, float) else int(value)
        return number if -1e300 < number < 1e300 else "inf"
    return repr(value) if type(value) in (bool, str) else f"<{type(value).__name__}>"
