"""What a notebook has hooked into IPython and the interpreter, by name."""

import gc
import sys
from signal import ITIMER_PROF, ITIMER_VIRTUAL, setitimer
from sys import _current_frames, getprofile, gettrace, setprofile, settrace
from types import FunctionType, MethodType
from typing import Any

from IPython.core.interactiveshell import InteractiveShell
from IPython.extensions.autoreload import AutoreloadMagics

OWN = ("IPython", "matplotlib_inline", "nbgrader_sandbox")
AUTORELOAD = vars(sys.modules[AutoreloadMagics.__module__])
MONITORING = getattr(sys, "monitoring", None)  # since Python 3.12
EVENTS = [event for event in vars(MONITORING.events).values() if event] if MONITORING else []
RELOADED = (AutoreloadMagics.pre_run_cell.__code__, AutoreloadMagics.post_execute_hook.__code__)

_ours: dict[int, object] = {}  # functions and classes that were there before any notebook


def remember() -> None:
    """Remember IPython's functions and classes and our own by identity, since anything can have their names."""
    for made in gc.get_objects():
        if isinstance(made, (FunctionType, type)) and _has_own_module(made):
            _ours[id(made)] = made


def hooks(shell: InteractiveShell) -> list[str]:
    """What is neither IPython's nor ours: transformers, callbacks, overridden methods, and what runs during a cell."""
    try:
        manager = shell.input_transformer_manager
        lists = {
            "an AST transformer": shell.ast_transformers,
            "an input transformer": [
                *shell.input_transformers_post,
                *manager.cleanup_transforms,
                *manager.line_transforms,
                *manager.token_transformers,
            ],
            "a callback of the garbage collector": gc.callbacks,
            **{f"a {event} callback": callbacks for event, callbacks in shell.events.callbacks.items()},
        }
        found = [f"{kind} ({_name(hook)})" for kind, entries in lists.items() for hook in entries if not _own(hook)]
        found += [
            f"{name} of IPython's shell ({_name(value)})"
            for name, value in vars(shell).items()
            if callable(getattr(InteractiveShell, name, None)) and callable(value) and not _own(value)
        ]
    except Exception as broken:
        found = [f"something that breaks IPython's shell ({type(broken).__name__})"]
    return [f"{name} was installed" for name in found] + _running()


def _running() -> list[str]:
    """What could act while a check runs. All of it but threads is stopped."""
    found = []
    if gettrace():
        settrace(None)
        found.append("a trace function was installed")
    if getprofile():
        setprofile(None)
        found.append("a profile function was installed")
    timers = [setitimer(timer, 0)[0] for timer in (ITIMER_VIRTUAL, ITIMER_PROF)]  # stops them
    if any(timers):
        found.append("a timer was installed")
    if MONITORING:
        for tool in range(6):
            if MONITORING.get_tool(tool):
                for event in EVENTS:  # one code object's too, which set_events leaves
                    MONITORING.register_callback(tool, event, None)
                MONITORING.set_events(tool, 0)
                MONITORING.free_tool_id(tool)
                found.append("a monitoring tool was installed")
    if len(_current_frames()) > 1:
        found.append("a thread runs in addition to the cells")
    return found


def _own(hook: Any) -> bool:
    """Whether it is IPython's or ours.

    `%reload_ext autoreload` makes that extension's anew, out of equal code.
    """
    made = hook.__func__ if type(hook) is MethodType else hook
    made = made if isinstance(made, (FunctionType, type)) else type(made)
    if type(made) is FunctionType and made.__globals__ is AUTORELOAD and made.__code__ in RELOADED:
        return True
    return id(made) in _ours


def _has_own_module(made: object) -> bool:
    module = getattr(made, "__module__", None)
    return isinstance(module, str) and module.partition(".")[0] in OWN


def _name(hook: object) -> str:
    return ascii(getattr(hook, "__qualname__", type(hook).__qualname__))[1:100].rstrip("'")
