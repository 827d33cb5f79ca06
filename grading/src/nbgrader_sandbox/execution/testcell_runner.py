"""Run test cells in the notebook's process, without IPython.

A test cell shares the interpreter with the student's code. Its defences:

1. The libraries that checks rely on are compared with a snapshot, and restored, before and after (snapshot.py).
2. IPython has no part in it: the source goes from a transformer of our own to ast, compile and exec. AST and
   input transformers, hooks and an overridden run_cell are never called; they are reported, and so is what could act
   while the check runs: a thread, a timer, a trace (hooks.py).
3. Where it names a builtin (print, isinstance, float, ...) it gets Python's own, whatever the notebook calls by that
   name. The notebook's code keeps its names: after `from numpy import *`, sum is NumPy's there.
4. It has passed only if it ran to its end, which a message says that the student's code cannot write (channel.py).
5. Partial credit is the value of its last expression, if that is exactly a float or an int, written by
   Python's own repr: no formatter is called, and what is sent to the display hook is no result.
6. What the answer writes to stderr while the check calls it is shown as stdout: it costs nothing. What the check
   itself writes to stderr costs the points, as always with nbgrader.
7. An answer that changes anything of 1 while the check runs has failed it. After that comparison no student code is
   called: the error has been shown, its traceback has been dropped, and garbage collection is off.
"""

import ast
import builtins
import contextlib
import gc
import symtable
from typing import Any

from IPython.core.compilerop import CachingCompiler
from IPython.core.inputtransformer2 import TransformerManager
from IPython.core.interactiveshell import InteractiveShell
from matplotlib_inline.backend_inline import flush_figures, show

from .cell_runner import TIMED_OUT, CellRunner, plain
from .hooks import hooks
from .outputs import Recorder, error
from .snapshot import Snapshot

BUILTINS = frozenset(name for name in vars(builtins) if not name.startswith("_"))
collect_later = gc.disable


class TestCellRunner(CellRunner):
    """Runs one notebook's cells, both students' cells and test cells."""

    def __init__(self, shell: InteractiveShell, recorder: Recorder, snapshot: Snapshot):
        super().__init__(shell, recorder, snapshot)
        self.compiler, self.transform = shell.compile, TransformerManager().transform_cell
        self.hooks = hooks(shell)

    def run_test(self, source: str, count: int, seconds: float, output_bytes: int, note: str) -> dict[str, Any]:
        """Run a test cell, and return its outputs, findings, error if there is one, and the value at its end."""
        self.prepare(count, output_bytes, note)
        findings = self._hook_changes() + self.snapshot.changes()
        values: list[float | int | str | None] = []
        changed: list[str] = []
        self.namespace["__builtins__"] = builtins
        failure = self.call(lambda: self._execute(source, values, changed), seconds)
        failed = failure and plain(failure)
        del failure
        collect_later()
        changed += self.snapshot.changes()
        outputs = self.recorder.finished()
        errors = [output for output in outputs if output["output_type"] == "error"]
        reply: dict[str, Any] = {
            "outputs": [output for output in outputs if output["output_type"] != "error"],
            "findings": findings + [f"while the check ran, {change}" for change in changed] + self.timeouts(seconds),
            "error": None,
            "value": values[0] if values else None,
        }
        if self.timed_out:
            reply["error"] = TIMED_OUT
        elif failed:
            reply["error"] = errors[-1] if errors else failed
        elif changed:
            reply["error"] = error("ChangedWhileChecked", changed[0], [f"While the check ran, {changed[0]}."])
        return reply

    def _execute(self, source: str, values: list[float | int | str | None], changed: list[str]) -> None:
        """Run the source. Adds the value of its last expression to values, and what was changed by then to changed."""
        tree = with_own_builtins(self.transform(source))
        last = None
        if tree.body and isinstance(tree.body[-1], ast.Expr):
            last = ast.Expression(tree.body[-1].value)
            del tree.body[-1]
        name: str = CachingCompiler.cache(self.compiler, source, self.shell.execution_count, source)
        self.route.test_file = name
        try:
            exec(compile(tree, name, "exec"), self.namespace)
            if last:
                value = _plain_value(eval(compile(last, name, "eval"), self.namespace))
                if not source.rstrip().endswith(";"):
                    values.append(value)
            if show._draw_called:  # type: ignore[attr-defined]  # the attribute that matplotlib_inline sets
                changed += self.snapshot.changes()  # before a figure of the student's can undo them
                flush_figures()
        except BaseException as failure:
            self._show(failure)
            raise
        finally:
            self.route.test_file = None

    def _show(self, failure: BaseException) -> None:
        """Record an error, from the test cell on, as IPython shows it, if IPython still can."""
        with contextlib.suppress(Exception):
            frames = failure.__traceback__
            while frames and frames.tb_frame.f_globals is not self.namespace:
                frames = frames.tb_next
            InteractiveShell.showtraceback(self.shell, (type(failure), failure, frames))

    def _hook_changes(self) -> list[str]:
        before, self.hooks = self.hooks, hooks(self.shell)
        return [hook for hook in self.hooks if hook not in before]


def with_own_builtins(source: str) -> ast.Module:
    """The test cell, parsed, with `__builtins__.print` for print and so on, unless the cell binds the name itself."""
    bound = _bound(symtable.symtable(source, "", "exec"))
    tree = ast.parse(source)

    class Replace(ast.NodeTransformer):
        def visit_Name(self, node: ast.Name) -> ast.expr:
            if node.id not in BUILTINS - bound:
                return node
            module = ast.copy_location(ast.Name("__builtins__", ast.Load()), node)
            return ast.copy_location(ast.Attribute(module, node.id, ast.Load()), node)

    Replace().visit(tree)
    return tree


def _bound(table: symtable.SymbolTable) -> set[str]:
    """The names that are bound anywhere in a piece of code."""
    own = {
        symbol.get_name()
        for symbol in table.get_symbols()
        if symbol.is_assigned() or symbol.is_imported() or symbol.is_parameter()
    }
    return own.union(*map(_bound, table.get_children()))


def _plain_value(value: Any) -> float | int | str | None:
    """A number or None as it is, infinity as a text, and anything else as a text that is no number."""
    if value is None:
        return None
    if type(value) in (float, int):
        number: float | int = value
        return number if -1e300 < number < 1e300 else "inf"
    return repr(value) if type(value) in (bool, str) else f"<{type(value).__name__}>"
