"""An IPython shell without a kernel: it records what a kernel would have sent."""

import builtins
import contextlib
import tempfile

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

from .outputs import Recorder


class StdinNotImplementedError(RuntimeError):
    """Raised by input(), as under nbgrader."""


class RecordingHook(DisplayHook):
    """Records the value of a cell's last expression."""

    def start_displayhook(self):
        pass

    def write_output_prompt(self):
        pass

    def write_format_data(self, format_dict, md_dict=None):
        self.shell.recorder.bundle("execute_result", format_dict, md_dict)

    def finish_displayhook(self):
        pass


class RecordingPublisher(DisplayPublisher):
    """Records what is displayed."""

    def publish(self, data, metadata=None, source=None, *, transient=None, update=False, **kwargs):
        display_id = (transient or {}).get("display_id")
        if update:
            self.shell.recorder.replace(data, metadata, display_id)
        else:
            self.shell.recorder.bundle("display_data", data, metadata, display_id)

    def clear_output(self, wait=False):
        self.shell.recorder.clear(wait)


class RecordingShell(InteractiveShell):
    """Runs cells and leaves their outputs with its recorder."""

    def __init__(self, recorder: Recorder, **kwargs):
        self.recorder = recorder
        super().__init__(displayhook_class=RecordingHook, display_pub_class=RecordingPublisher, **kwargs)

    def enable_gui(self, gui=None):
        pass

    def _tee(self, channel: str):
        """Keep no copy of what is printed: IPython 9 would hold all of it in memory, without a limit."""
        return contextlib.nullcontext()

    def ask_exit(self):
        pass

    def _showtraceback(self, etype, evalue, stb):
        self.recorder.error(str(etype.__name__), str(evalue), [str(line) for line in stb])


def make_shell(recorder: Recorder) -> RecordingShell:
    """The one shell of this process: figures inline, no history on disk, an empty profile."""
    config = Config()
    config.HistoryManager.enabled = False  # it would start a thread and a data base
    with tempfile.TemporaryDirectory(prefix="ipython-") as folder:
        shell = RecordingShell.instance(recorder=recorder, config=config, ipython_dir=folder)
    shell.enable_matplotlib("inline")
    shell.set_hook("show_in_pager", lambda *_, **__: None, 90)  # `print?` shows its help beside the notebook
    builtins.input = _no_input
    return shell


def _no_input(prompt=""):
    """Refuse, as the notebook is run by nobody who could answer."""
    raise StdinNotImplementedError("raw_input was called, but this frontend does not support input requests.")
