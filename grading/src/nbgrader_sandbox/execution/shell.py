"""An IPython shell without a kernel: it records what a kernel would have sent.

What asks for another program, a window or a package that is not here (`!pip install`, `%%bash`, `%matplotlib qt`)
prints a note and returns, so that the lines below it still run: platforms put such lines above an answer.
"""

import builtins
import contextlib
import functools
import tempfile
from collections.abc import Iterator
from typing import Any

import matplotlib.pyplot as plt
from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.error import UsageError
from IPython.core.formatters import DisplayFormatter
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.text import LSString, SList
from matplotlib.figure import Figure
from traitlets.config import Config

from ..text import quoted
from .outputs import Recorder

MAX_FIGURES = 100  # that a notebook shows; a lesson has ten or twenty
NO_SUCH_PROGRAM = 127  # the exit code that a shell gives
INSTALLERS = {"pip", "conda", "mamba", "micromamba", "uv"}  # magics of a line
PROGRAMS = {"script", "sh", "bash", "perl", "ruby", "python", "python2", "python3", "pypy", "cmd"}  # magics of a cell
CHOICES = {"load_ext", "reload_ext", "matplotlib", "pylab", "gui", "config"}  # of what a front end or a package has


class StdinNotImplementedError(RuntimeError):
    """Raised by input(), as under nbgrader."""


class RecordingFormatter(DisplayFormatter):
    """Draws only so many figures: each takes as long as a whole small notebook."""

    drawn = 0

    def format(self, obj: object, include: Any = None, exclude: Any = None) -> tuple[dict[str, Any], dict[str, Any]]:
        if isinstance(obj, Figure):
            self.drawn += 1
            if self.drawn > MAX_FIGURES:
                return {"text/plain": f"[not drawn: a notebook may show {MAX_FIGURES} figures]"}, {}
        formatted: tuple[dict[str, Any], dict[str, Any]] = super().format(obj, include, exclude)  # type: ignore[no-untyped-call]
        return formatted


class RecordingHook(DisplayHook):
    """Records the value of a cell's last expression."""

    shell: "RecordingShell"

    def start_displayhook(self) -> None:
        pass

    def write_output_prompt(self) -> None:
        pass

    def write_format_data(self, format_dict: dict[str, Any], md_dict: dict[str, Any] | None = None) -> None:
        self.shell.recorder.bundle("execute_result", format_dict, md_dict)

    def finish_displayhook(self) -> None:
        pass


class RecordingPublisher(DisplayPublisher):
    """Records what is displayed."""

    shell: "RecordingShell"

    def publish(
        self,
        data: dict[str, Any],
        metadata: dict[str, Any] | None = None,
        source: str | None = None,
        *,
        transient: dict[str, Any] | None = None,
        update: bool = False,
        **kwargs: Any,
    ) -> None:
        display_id = (transient or {}).get("display_id")
        if update:
            self.shell.recorder.replace(data, metadata, display_id)
        else:
            self.shell.recorder.bundle("display_data", data, metadata, display_id)

    def clear_output(self, wait: bool = False) -> None:
        self.shell.recorder.clear(wait)


class RecordingShell(InteractiveShell):
    """Runs cells, and gives their outputs to its recorder."""

    def __init__(self, recorder: Recorder, **kwargs: Any):
        self.recorder = recorder
        # IPython has no type hints here
        super().__init__(displayhook_class=RecordingHook, display_pub_class=RecordingPublisher, **kwargs)  # type: ignore[no-untyped-call]

    def init_display_formatter(self) -> None:
        self.display_formatter = RecordingFormatter(parent=self)
        self.configurables.append(self.display_formatter)  # type: ignore[arg-type]  # as IPython does

    def enable_gui(self, gui: str | None = None) -> None:
        pass

    def enable_matplotlib(self, gui: str | None = None) -> Any:
        """Figures are always inline: there are no windows and no widgets."""
        if gui not in (None, "auto", "inline"):
            note(f"there is no backend {quoted(str(gui))} here; figures are shown inline")
        return super().enable_matplotlib("inline")  # type: ignore[no-untyped-call]

    def system(self, cmd: str) -> None:  # of `!ls`, `%ls` and the like
        note(f"no other program is run here: {quoted(cmd)}")
        self.user_ns["_exit_code"] = NO_SUCH_PROGRAM

    system_piped = system_raw = system

    def getoutput(self, cmd: str, split: bool = True, depth: int = 0) -> Any:
        """No lines, in place of the output of a program: of `files = !ls`, `%sx` and `%%sx`."""
        self.system(cmd)
        return SList() if split else LSString("")

    def run_line_magic(self, magic_name: str, line: str, _stack_depth: int = 1) -> Any:
        if magic_name in INSTALLERS:
            return self.system(f"%{magic_name} {line}")
        try:
            return super().run_line_magic(magic_name, line, _stack_depth + 1)
        except Exception as error:
            if magic_name not in CHOICES and not isinstance(error, UsageError):
                raise
            return note(f"{quoted(f'%{magic_name} {line}')} has no effect here ({quoted(str(error))})")

    def run_cell_magic(self, magic_name: str, line: str, cell: str) -> Any:
        if magic_name in PROGRAMS:
            return self.system(f"%%{magic_name} {line}")
        try:
            return super().run_cell_magic(magic_name, line, cell)  # type: ignore[no-untyped-call]
        except UsageError as error:  # there is no such magic, or no such option
            note(f"{quoted(f'%%{magic_name} {line}')} has no effect here ({quoted(str(error))})")
            self.run_cell(cell)  # type: ignore[no-untyped-call]

    @contextlib.contextmanager
    def _tee(self, channel: str) -> Iterator[None]:
        """Do not copy what is printed: IPython 9 would hold all of it in memory, without a limit."""
        yield

    def ask_exit(self) -> None:
        pass

    def _showtraceback(self, etype: type[BaseException], evalue: BaseException, stb: list[str]) -> None:
        self.recorder.error(str(etype.__name__), str(evalue), [str(line) for line in stb])


def make_shell(recorder: Recorder) -> InteractiveShell:
    """The one shell of this process: inline figures, no history on disk, an empty profile."""
    config = Config()
    config.HistoryManager.enabled = False  # it would start a thread and open a database
    with tempfile.TemporaryDirectory(prefix="ipython-") as folder:
        shell: InteractiveShell = RecordingShell.instance(recorder=recorder, config=config, ipython_dir=folder)
    shell.db = {}  # what `%cd` and `%store` note, otherwise in the profile's folder
    shell.enable_matplotlib("inline")
    _without_windows()
    shell.set_hook("show_in_pager", lambda *_, **__: None, 90)  # JupyterLab shows the help of `print?` in a pane
    builtins.input = no_input
    return shell


def note(text: str) -> None:
    """Print what was not done."""
    print(f"[{text}]")


def _without_windows() -> None:
    """Let a backend that needs a window, or a package, leave figures inline. matplotlib.use calls switch_backend."""
    switch_backend = plt.switch_backend

    @functools.wraps(switch_backend)
    def switch_if_possible(newbackend: str) -> None:
        try:
            switch_backend(newbackend)
        except ImportError:
            note(f"there is no backend {quoted(str(newbackend))} here; figures are shown as before")

    plt.switch_backend = switch_if_possible


def no_input(prompt: object = "") -> str:
    """Refuse, since nobody is there to answer."""
    raise StdinNotImplementedError("raw_input was called, but this frontend does not support input requests.")
