"""What an honest answer never needs. Each entry ends as "<cell>, line <n>: <the line>: <what it does>"."""

import re

FRAMES = "reaches into frames, code or closures"
RUNS_CODE = "runs code from a text"
PROCESSES = "starts, ends or signals processes, or runs at the same time as the check"
NETWORK = "uses the network"
RAW = "reads or writes past Python's own files"
MEMORY = "reaches into the interpreter's memory"
HOOKS = "hooks into how the interpreter runs code"
MODULES_TABLE = "reaches into the table of modules or builtins"
IPYTHON = "reaches into IPython"
PATCH = "changes a library"
CHECKS = "reaches into the checks or the grader"

IMPORTS = {  # modules, with all that is in them
    "ctypes": MEMORY,
    "_ctypes": MEMORY,
    "gc": MEMORY,
    "cffi": MEMORY,
    "mmap": MEMORY,
    "builtins": MODULES_TABLE,
    "importlib": MODULES_TABLE,
    "imp": MODULES_TABLE,
    "runpy": RUNS_CODE,
    "marshal": RUNS_CODE,
    "code": RUNS_CODE,
    "codeop": RUNS_CODE,
    "subprocess": PROCESSES,
    "multiprocessing": PROCESSES,
    "threading": PROCESSES,
    "_thread": PROCESSES,
    "_posixsubprocess": PROCESSES,
    "concurrent": PROCESSES,
    "signal": PROCESSES,
    "atexit": PROCESSES,
    "pty": PROCESSES,
    "posix": RAW,
    "nt": RAW,
    "fcntl": RAW,
    "resource": PROCESSES,
    "socket": NETWORK,
    "_socket": NETWORK,
    "socketserver": NETWORK,
    "ssl": NETWORK,
    "urllib": NETWORK,
    "http": NETWORK,
    "ftplib": NETWORK,
    "smtplib": NETWORK,
    "xmlrpc": NETWORK,
    "requests": NETWORK,
    "httpx": NETWORK,
    "unittest.mock": PATCH,
    "linecache": CHECKS,
    "nbgrader": CHECKS,
    "nbgrader_sandbox": CHECKS,
    "IPython.core": IPYTHON,
    "IPython.utils.frame": FRAMES,
}
GET_IPYTHON = "IPython.get_ipython"
SHELL = "IPython.core.interactiveshell.InteractiveShell"
INTERACTIVITY = "ast_node_interactivity"  # what a cell shows; the one thing that a tutorial has students set there
HARMLESS = {"IPython.core.display", "IPython.core.display_functions", "IPython.core.pylabtools", SHELL}

USES = {  # by full name, called or not
    "sys._getframe": FRAMES,
    "sys._current_frames": FRAMES,
    "inspect.stack": FRAMES,
    "inspect.currentframe": FRAMES,
    "inspect.trace": FRAMES,
    "inspect.getouterframes": FRAMES,
    "types.CodeType": FRAMES,
    "traceback.walk_stack": FRAMES,
    "traceback.walk_tb": FRAMES,
    "logging.currentframe": FRAMES,
    "inspect.getmodule": MODULES_TABLE,
    "types.FunctionType": FRAMES,
    "types.CellType": FRAMES,
    "types.ModuleType": MODULES_TABLE,
    "sys.settrace": HOOKS,
    "sys.setprofile": HOOKS,
    "sys.monitoring": HOOKS,
    "sys.addaudithook": HOOKS,
    "sys.displayhook": HOOKS,
    "sys.excepthook": HOOKS,
    "sys.unraisablehook": HOOKS,
    "sys.modules": MODULES_TABLE,
    "sys.meta_path": MODULES_TABLE,
    "sys.path_hooks": MODULES_TABLE,
    "__builtins__": MODULES_TABLE,
    "__import__": MODULES_TABLE,
    "exec": RUNS_CODE,
    "eval": RUNS_CODE,
    "compile": RUNS_CODE,
    "pickle.load": RUNS_CODE,
    "pickle.loads": RUNS_CODE,
    "pickle.Unpickler": RUNS_CODE,
    "os.kill": PROCESSES,
    "os.killpg": PROCESSES,
    "os.abort": PROCESSES,
    "os._exit": PROCESSES,
    "os.fork": PROCESSES,
    "os.forkpty": PROCESSES,
    "os.system": PROCESSES,
    "os.popen": PROCESSES,
    "os.posix_spawn": PROCESSES,
    "os.posix_spawnp": PROCESSES,
    "os.startfile": PROCESSES,
    "os.read": RAW,
    "os.write": RAW,
    "os.open": RAW,
    "os.fdopen": RAW,
    "os.dup": RAW,
    "os.dup2": RAW,
    "os.pipe": RAW,
    "os.symlink": RAW,
    "os.link": RAW,
    "asyncio.create_subprocess_exec": PROCESSES,
    "asyncio.create_subprocess_shell": PROCESSES,
    "asyncio.open_connection": NETWORK,
}
USES |= {
    f"os.{family}{kind}": PROCESSES
    for family in ("exec", "spawn")
    for kind in ("l", "le", "lp", "lpe", "v", "ve", "vp", "vpe")
}

ATTRIBUTES = {  # of anything, and as texts for getattr
    **dict.fromkeys(
        (
            "tb_frame",
            "f_globals",
            "f_locals",
            "f_back",
            "f_builtins",
            "f_code",
            "gi_frame",
            "cr_frame",
            "ag_frame",
            "gi_code",
            "co_code",
            "co_consts",
            "__closure__",
            "__code__",
            "__globals__",
            "cell_contents",
            "__defaults__",
            "__kwdefaults__",
            "__getattribute__",
        ),
        FRAMES,
    ),
    **dict.fromkeys(("__subclasses__", "__mro__", "__bases__", "__base__", "ctypes", "_ctypes", "pythonapi"), MEMORY),
    **dict.fromkeys(("__builtins__", "__import__", "__loader__", "__spec__"), MODULES_TABLE),
    **dict.fromkeys(
        (
            "ast_transformers",
            "input_transformers_post",
            "input_transformers_cleanup",
            "cleanup_transforms",
            "input_transformer_manager",
            "line_transforms",
            "token_transformers",
            "set_custom_exc",
            "run_cell",
            "run_code",
            "run_ast_nodes",
            "run_cell_async",
            "user_ns",
            "user_global_ns",
            "display_formatter",
            "showtraceback",
            "get_ipython",
            "InteractiveShell",
        ),
        IPYTHON,
    ),
}

MAX_NAME = 100  # characters of a text that is looked up there

FORGING_METHODS = {  # of a class of the student's own
    "__eq__",
    "__ne__",
    "__lt__",
    "__le__",
    "__gt__",
    "__ge__",
    "__bool__",
    "__float__",
    "__array__",
    "__array_ufunc__",
    "__array_function__",
    "__array_wrap__",
    "__array_finalize__",
    "__array_interface__",
    "__array_struct__",
    "__array_priority__",
    "__class__",
    "__instancecheck__",
    "__subclasscheck__",
    "__getattribute__",
    "__del__",
}
FORGING_BASES = {"numpy.ndarray", "numpy.generic", "numpy.float64", "numpy.matrix", "float", "int", "complex", "type"}
FORGES = "makes objects that can pass for others"

CALLED_NAMES = {  # only if bound to something to call: sum = 0 is a slip
    "check",
    "all",
    "any",
    "isinstance",
    "issubclass",
    "callable",
    "type",
    "len",
    "abs",
    "sum",
    "max",
    "min",
    "round",
    "float",
    "int",
    "bool",
    "str",
    "repr",
    "list",
    "tuple",
    "dict",
    "set",
    "range",
    "zip",
    "map",
    "sorted",
    "enumerate",
    "getattr",
    "hasattr",
    "setattr",
    "print",
    "open",
    "AssertionError",
    "Exception",
    "BaseException",
}
HISTORY = {"In", "_ih", "_i"}  # IPython's, of the sources that it ran
REDEFINES = "takes the name of something that checks use"

SETTINGS = {"rcParams", "environ"}  # an entry of these may be set
OUTPUT = {"sys.stdout", "sys.stderr", f"{SHELL}.{INTERACTIVITY}"}  # may be exchanged, as for keeping what is printed
SAME_NAMES = ("numpy.", "autograd.numpy.", "math.")  # where a name of something that checks use is often taken from

OPENS = {
    "open",
    "io.open",
    "pathlib.Path",
    "pathlib.PurePath",
    "os.listdir",
    "os.scandir",
    "os.walk",
    "os.chdir",
    "glob.glob",
    "os.stat",
    "os.path.expanduser",
    "numpy.load",
    "numpy.loadtxt",
    "numpy.genfromtxt",
    "numpy.fromfile",
}
OUTSIDE_PATH = re.compile(r"[/\\~]|[A-Za-z]:[/\\]|(?:.*[/\\])?\.\.(?:[/\\]|$)")
OUTSIDE = "names a file outside the working folder"

TEXT_MAGICS = {"html", "HTML", "latex", "markdown", "svg", "SVG", "javascript", "js"}  # cell magics that only show
TIMING_MAGICS = {"time", "timeit", "prun"}  # where they hold code that is not read as the student's own
RUNNING_MAGICS = {
    "run",
    "load",
    "loadpy",
    "sx",
    "system",
    "macro",
    "edit",
    "alias",
    "rerun",
    "recall",
    "store",
    "cd",
    "alias_magic",
    "aimport",
}
RUNS_PROGRAM = "runs or writes a program or a file"
PIP = re.compile(
    r"\s*(?:(?:python3?|\{sys\.executable\}) -m )?(?:pip3?|conda)(?: [\w.=<>~,\[\]-]+)*\s*"
    r"|\s*python3? (?:--version|-V)\s*"
)  # in vain, for no process can start
SHELL_METHODS = {"system", "getoutput", "getoutput_async", "system_raw", "system_piped"}

UNKNOWN = "imports a module that is not installed; its code is not read here"
TEXTS = {  # functions that run a text, the positions and the names of their texts
    "numpy.testing.runstring": ((0,), ("astr",)),
    "cProfile.run": ((0,), ("statement",)),
    "cProfile.runctx": ((0,), ("statement",)),
    "profile.run": ((0,), ("statement",)),
    "profile.runctx": ((0,), ("statement",)),
    "timeit.timeit": ((0, 1), ("stmt", "setup")),
    "timeit.repeat": ((0, 1), ("stmt", "setup")),
    "timeit.Timer": ((0, 1), ("stmt", "setup")),
}
PUT_TOGETHER = f"{RUNS_CODE}: an attribute's name put together"
BY_NAME = {"operator.attrgetter", "operator.methodcaller"}

TRIED = {"jax", "numba", "pandas", "plotly", "scipy", "seaborn", "sklearn", "sympy", "tensorflow", "torch"}  # in vain

TAKES = "takes this assignment's answer from "
