"""An IPython shell without a kernel: it records what a kernel would have sent."""

import builtins
import contextlib
import tempfile
from collections.abc import Iterator
from typing import Any

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

from .outputs import Recorder


class StdinNotImplementedError(RuntimeError):
    """Raised by input(), as under nbgrader."""


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

    def enable_gui(self, gui: str | None = None) -> None:
        pass

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
    shell.enable_matplotlib("inline")
    shell.set_hook("show_in_pager", lambda *_, **__: None, 90)  # JupyterLab shows the help of `print?` in a pane
    builtins.input = _no_input
    return shell


def _no_input(prompt: object = "") -> str:
    """Refuse, since nobody is there to answer."""
    raise StdinNotImplementedError("raw_input was called, but this frontend does not support input requests.")
