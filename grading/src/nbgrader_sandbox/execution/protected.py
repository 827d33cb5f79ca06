"""Which modules are protected, and what in them no honest code changes."""

import types
from collections.abc import Callable, Collection
from dataclasses import is_dataclass
from typing import Any

import numpy as np

PROTECTED = (
    "builtins",
    "numpy",
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
REGISTERS = {
    "copy._copy_dispatch",
    "copy._deepcopy_dispatch",
    "copy.dispatch_table",
    "copyreg.dispatch_table",
    "PIL.Image.OPEN",
    "PIL.Image.ID",
    "PIL.Image.DECODERS",
}  # values of other modules that count: by type or format, the functions that do the work
REBOUND = {
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


def belongs(name: str | None, packages: Collection[str]) -> bool:
    """Whether a module is one of these, or in one of them."""
    return isinstance(name, str) and any(name == package or name.startswith(package + ".") for package in packages)


def is_fixed(value: object) -> bool:
    """Whether no honest code rebinds a name of this value: a function, a class, a module."""
    return callable(value) or isinstance(value, (types.ModuleType, property, classmethod, staticmethod))


def is_constant(owner: object, name: str, value: Any) -> bool:
    """Whether a value is not meant to change: in a module, names in small letters may hold state."""
    constant_name = name.isupper() or not isinstance(owner, types.ModuleType)
    return isinstance(value, np.ndarray) or (constant_name and (isinstance(value, VALUES) or is_dataclass(value)))


def setter(owner: object) -> Callable[[Any, str, Any], None]:
    """The function that sets an attribute of the owner, even if its class overrides that."""
    for kind in (type, types.ModuleType):
        if isinstance(owner, kind):
            return kind.__setattr__
    return object.__setattr__


def content_of(cell: types.CellType) -> Any:
    try:
        return cell.cell_contents
    except ValueError:  # empty
        return GONE
