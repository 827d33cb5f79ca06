"""Run test cells in the notebook's process, past IPython.

A test cell shares the interpreter with the student's code. Its defences:

1. The libraries that checks rely on are compared with a snapshot, and restored, before and after (trust.py).
2. IPython has no part in it: the source goes from a transformer of our own to ast, compile and exec. AST and
   input transformers, hooks and an overridden run_cell are never asked; that there are some is reported, as is
   what could act while the check runs: a thread, a timer, a trace (hooks.py).
3. Where it names a builtin (print, isinstance, float, ...) it gets Python's own, whatever the notebook calls so. The
   notebook's code keeps its names: after `from numpy import *`, sum is NumPy's there.
4. It has passed only if it ran to its end, which is said in a message that the student's code cannot write (wire.py).
5. Partial credit is the value of its last expression, if that is exactly a float or an int, written by
   Python's own repr: no formatter is asked, and what is sent to the display hook is no result.
6. What the answer writes to stderr, called by the check, is shown as stdout: it costs nothing. What the check
   itself writes to stderr costs the points, as ever with nbgrader.
7. An answer that changes any of 1 while the check runs has failed it. After that comparison no code of the student's
   is called: the error has been shown, its traceback let go, and the garbage waits.
"""

import ast
import builtins
import contextlib
import gc
import symtable

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
    """Runs one notebook's cells, of both kinds."""

    def __init__(self, shell: InteractiveShell, recorder: Recorder, snapshot: Snapshot):
        super().__init__(shell, recorder, snapshot)
        self.compiler, self.transform, self.hooks = (
            shell.compile,
            TransformerManager().transform_cell,
            hooks(shell),
        )

    def check(self, source: str, count: int, seconds: float, output_bytes: int, note: str) -> dict:
        """Run a test cell: its outputs, findings, its error if it has one, and the value at its end."""
        self.prepare(count, output_bytes, note)
        findings = self._hook_changes() + self.snapshot.changes()
        values: list = []
        changed: list[str] = []
        self.namespace["__builtins__"] = builtins
        failure = self.alarmed(lambda: self._execute(source, values, changed), seconds)
        failed = failure and plain(failure)
        del failure
        collect_later()
        changed += self.snapshot.changes()
        outputs = self.recorder.finished()
        errors = [output for output in outputs if output["output_type"] == "error"]
        reply = {
            "outputs": [output for output in outputs if output["output_type"] != "error"],
            "findings": findings + [f"while the check ran, {change}" for change in changed] + self.late(seconds),
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

    def _execute(self, source: str, values: list, changed: list[str]) -> None:
        """Run the source; put the value of its last expression, and what was changed by then, into the lists."""
        tree = pythons_own(self.transform(source))
        last = None
        if tree.body and isinstance(tree.body[-1], ast.Expr):
            last = ast.Expression(tree.body.pop().value)
        name = self.route.test_file = CachingCompiler.cache(self.compiler, source, self.shell.execution_count, source)
        try:
            exec(compile(tree, name, "exec"), self.namespace)
            if last:
                value = _plain_value(eval(compile(last, name, "eval"), self.namespace))
                if not source.rstrip().endswith(";"):
                    values.append(value)
            if show._draw_called:
                changed += self.snapshot.changes()  # before a figure of the student's could put things back
                flush_figures()
        except BaseException as failure:
            self._show(failure)
            raise
        finally:
            self.route.test_file = None

    def _show(self, failure: BaseException) -> None:
        """Record an error as IPython shows it, if it still can, from the test cell on."""
        with contextlib.suppress(Exception):
            frames = failure.__traceback__
            while frames and frames.tb_frame.f_globals is not self.namespace:
                frames = frames.tb_next
            InteractiveShell.showtraceback(self.shell, (type(failure), failure, frames))

    def _hook_changes(self) -> list[str]:
        before, self.hooks = self.hooks, hooks(self.shell)
        return [found for found in self.hooks if found not in before]


def pythons_own(source: str) -> ast.Module:
    """The test cell, parsed, with `__builtins__.print` for print and the like, but for names that it binds itself."""
    mine = _bound(symtable.symtable(source, "", "exec"))

    class Replace(ast.NodeTransformer):
        def visit_Name(self, node: ast.Name) -> ast.expr:
            if node.id not in BUILTINS - mine:
                return node
            module = ast.copy_location(ast.Name("__builtins__", ast.Load()), node)
            return ast.copy_location(ast.Attribute(module, node.id, ast.Load()), node)

    return Replace().visit(ast.parse(source))


def _bound(table: symtable.SymbolTable) -> set[str]:
    """The names that are bound anywhere in a piece of code."""
    own = {
        symbol.get_name()
        for symbol in table.get_symbols()
        if symbol.is_assigned() or symbol.is_imported() or symbol.is_parameter()
    }
    return own.union(*map(_bound, table.get_children()))


def _plain_value(value) -> float | int | str | None:
    """A number or None as it is, infinity as a text; anything else as a text that is no number."""
    if type(value) in (float, int) and not -1e300 < value < 1e300:
        return "inf"
    if value is None or type(value) in (float, int):
        return value
    return repr(value) if type(value) in (bool, str) else f"<{type(value).__name__}>"
