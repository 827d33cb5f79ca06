"""Which modules a check relies on, and what of them nothing honest changes."""

import types
from collections.abc import Callable
from dataclasses import is_dataclass

import numpy as np

TRUSTED = (
    "builtins",
    "numpy",
    "autograd",
    "xorlib",
    "math",
    "copy",
    "copyreg",
    "inspect",
    "functools",
    "operator",
    "contextlib",
    "logging",
    "types",
    "linecache",
    "warnings",
    "dataclasses",
    "IPython.utils.capture",
    "matplotlib.pyplot",
    "matplotlib.axes",
    "matplotlib.figure",
    "matplotlib.artist",
    "matplotlib.text",
    "matplotlib.animation",
    "matplotlib.image",
    "matplotlib.backends.backend_agg",
    "PIL.Image",
    "PIL.ImageFile",
    "PIL.GifImagePlugin",
    "os",
    "ast",
    "json",
    "hmac",
    "signal",
    "traceback",
    "re",
    "tokenize",
    "IPython.core.compilerop",
    "IPython.core.inputtransformer2",
    "IPython.utils.tokenutil",
    "nbgrader_sandbox",
)
CHECKS = ("xorlib",)  # whose values count as well
COMPLETE = (*CHECKS, "inspect")  # to whose classes nothing honest adds: copy asks BoundArguments for methods it has not
REGISTERS = {
    "copy._copy_dispatch",
    "copy._deepcopy_dispatch",
    "copy.dispatch_table",
    "copyreg.dispatch_table",
    "PIL.Image.OPEN",
    "PIL.Image.ID",
    "PIL.Image.DECODERS",
}  # values of other modules that count: by type or format, the functions that do the work
HONEST = {
    "warnings.showwarning",
    "warnings._showwarnmsg_impl",
    "matplotlib.pyplot.new_figure_manager",
    "matplotlib.pyplot.draw_if_interactive",
    "matplotlib.pyplot.show",
    "matplotlib.pyplot._backend_mod",
    "builtins._",
}  # names that honest code rebinds
VALUES = (int, float, complex, str, bytes, tuple, frozenset, list, dict, np.ndarray, type(None))
HEAP_TYPE, IMMUTABLE_TYPE = 1 << 9, 1 << 8
GONE = object()


def belongs(name: str | None, packages: tuple[str, ...]) -> bool:
    return isinstance(name, str) and any(name == package or name.startswith(package + ".") for package in packages)


def is_fixed(value) -> bool:
    """Whether nothing honest rebinds a name of this value: a function, a class, a module."""
    return callable(value) or isinstance(value, (types.ModuleType, property, classmethod, staticmethod))


def is_constant(owner, name: str, value) -> bool:
    """Whether a value that can change is not meant to: in a module, names in small letters may hold state."""
    named_so = name.isupper() or not isinstance(owner, types.ModuleType)
    return isinstance(value, np.ndarray) or named_so and (isinstance(value, VALUES) or is_dataclass(value))


def setter(owner) -> Callable[[object, str, object], None]:
    """What sets an attribute, whatever the owner's class says to it."""
    for kind in (type, types.ModuleType):
        if isinstance(owner, kind):
            return kind.__setattr__
    return object.__setattr__


def content_of(cell: types.CellType):
    try:
        return cell.cell_contents
    except ValueError:  # empty
        return GONE
