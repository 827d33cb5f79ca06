# %% printing in the answer
def relu(z):
    print("z =", z)
    return np.maximum(0, z)

# %% a lot of printing
for i in range(2000):
    print(i, "x" * 40)

# %% a very long output in the answer
def relu(z):
    for _ in range(3000):
        print("computing relu of", z.shape)
    return np.maximum(0, z)

# %% a long line
print("=" * 100_000)

# %% a progress bar on one line
import sys

for i in range(100):
    print(f"\rstep {i}", end="", flush=True)
    sys.stdout.write("\b")
print()

# %% output cleared
from IPython.display import clear_output

for i in range(20):
    clear_output(wait=True)
    print(i)

# %% writing to stderr
import sys

def relu(z):
    print("debug", z.shape, file=sys.stderr)
    sys.stderr.write("more\n")
    return np.maximum(0, z)

# %% logging
# alone
import logging

logging.basicConfig(level=logging.DEBUG, format="%(asctime)s %(message)s")
log = logging.getLogger(__name__)

def relu(z):
    log.debug("relu of %s", z.shape)
    log.error("no error")
    return np.maximum(0, z)

# %% logging to a file
# alone
import logging

logging.basicConfig(filename="run.log", level=logging.INFO, force=True)

def relu(z):
    logging.info("relu")
    return np.maximum(0, z)

# %% warnings
import warnings

def relu(z):
    warnings.warn("this is slow", DeprecationWarning, stacklevel=2)
    return np.maximum(0, z)

# %% warnings as errors
# alone
import warnings

warnings.filterwarnings("error")

def relu(z):
    return np.maximum(0, z)

# %% warnings ignored
# alone
import warnings

warnings.filterwarnings("ignore")
warnings.simplefilter("ignore", category=RuntimeWarning)
np.seterr(all="ignore")

# %% floating-point errors as errors
# alone
np.seterr(all="raise")

def relu(z):
    with np.errstate(divide="ignore"):
        np.array([1.0]) / 0
    return np.maximum(0, z)

# %% print options
# alone
np.set_printoptions(precision=2, suppress=True, linewidth=60, threshold=5, edgeitems=1)
print(np.linspace(0, 1, 30))

# %% print options with a formatter
# alone
np.set_printoptions(formatter={"float": lambda v: f"{v:+.1f}"})
print(np.linspace(0, 1, 3))

# %% Matplotlib's parameters
# alone
plt.rcParams["figure.figsize"] = (12, 3)
plt.rcParams.update({"font.size": 20, "axes.grid": True, "figure.dpi": 200, "savefig.bbox": "tight"})

# %% a style
# alone
plt.style.use("ggplot")
plt.style.use(["seaborn-v0_8", "dark_background"])

# %% xkcd
# alone
import matplotlib

plt.xkcd()
matplotlib.rc("lines", linewidth=3)

# %% another backend
# alone
import matplotlib

matplotlib.use("Agg")
plt.switch_backend("agg")

# %% interactive mode
plt.ion()
plt.plot([1, 2])
plt.show()
plt.ioff()

# %% many figures
for i in range(25):
    plt.figure(figsize=(1, 1))
plt.close("all")

# %% a figure in the answer
def relu(z):
    plt.figure(figsize=(2, 1))
    plt.plot(np.ravel(z), np.maximum(0, np.ravel(z)), ".")
    plt.show()
    return np.maximum(0, z)

# %% a figure left open in the answer
def relu(z):
    fig, ax = plt.subplots()
    ax.hist(np.ravel(z))
    return np.maximum(0, z)

# %% a figure of the function
z = np.linspace(-2, 2, 50)
plt.figure(figsize=(2, 1))
plt.plot(z, relu(z), label=r"$\max(0, z)$")
plt.legend()
plt.title("ReLU")
plt.savefig("relu.png")
plt.show()

# %% display in the answer
from IPython.display import HTML, Latex, Markdown, display

def relu(z):
    display(z)
    display(Markdown("**relu**"), HTML("<b>relu</b>"), Latex(r"$z$"))
    return np.maximum(0, z)

# %% a display that is updated
from IPython.display import display

handle = display("step 0", display_id=True)
for i in range(3):
    handle.update(f"step {i}")

# %% an own formatter
# alone
class Net:
    def _repr_html_(self):
        return "<svg width='10' height='10'></svg>"

    def _repr_markdown_(self):
        return "*net*"

Net()

# %% random seeds
import random

random.seed(0)
np.random.seed(0)
print(random.random(), np.random.rand(2))

# %% seeds in the answer
def relu(z):
    np.random.seed(42)
    np.random.standard_normal(3)
    return np.maximum(0, z)

# %% a nap
import time

def relu(z):
    time.sleep(0.02)
    return np.maximum(0, z)

# %% clocks
import datetime
import time

start, today = time.time(), datetime.datetime.now()
time.sleep(0.1)
print(time.time() - start, today.strftime("%d.%m.%Y"), time.process_time())

# %% threads left
# alone
import threading
import time

stop = False

def tick():
    while not stop:
        time.sleep(0.05)

threading.Thread(target=tick, daemon=True).start()

# %% a timer left
# alone
import threading

timer = threading.Timer(60, print, args=["late"])
timer.daemon = True
timer.start()

# %% a pool left open
# alone
from concurrent.futures import ThreadPoolExecutor

pool = ThreadPoolExecutor(2)
future = pool.submit(sum, [1, 2])

def relu(z):
    return pool.submit(np.maximum, 0, z).result()

# %% a handler at the exit
import atexit

atexit.register(print, "goodbye")

# %% an own signal handler
# alone
import signal

signal.signal(signal.SIGINT, lambda *args: print("interrupted"))

# %% the recursion limit
# alone
import sys

sys.setrecursionlimit(10_000)

# %% an own print
import builtins

def print(*args, **options):
    builtins.print("[me]", *args, **options)

print("hello")

# %% an own display hook by the shell
# alone
from IPython.core.interactiveshell import InteractiveShell

InteractiveShell.ast_node_interactivity = "all"
1 + 1
2 + 2

# %% the shell's hooks
# alone
shell = get_ipython()
shell.events.register("post_run_cell", lambda *args: None)
shell.run_line_magic("time", "1 + 1")
print(shell.user_ns["np"].pi, type(shell).__name__)

# %% standard output kept
# alone
import contextlib
import io
import sys

with contextlib.redirect_stdout(io.StringIO()) as text:
    print("kept")
print(text.getvalue(), file=sys.stdout)

def relu(z):
    with contextlib.redirect_stdout(io.StringIO()):
        print(z)
    return np.maximum(0, z)

# %% standard output doubled, in the answer too
# alone
import sys

class Tee:
    def __init__(self, *streams):
        self.streams = streams

    def write(self, text):
        for stream in self.streams:
            stream.write(text)
        return len(text)

    def flush(self):
        pass

def relu(z):
    before, sys.stdout = sys.stdout, Tee(sys.stdout)
    try:
        print(z.shape)
    finally:
        sys.stdout = before
    return np.maximum(0, z)

# %% the tests by doctest
import doctest

def relu(z):
    """Elementwise.

    >>> float(relu(np.float64(-1.0)))
    0.0
    """
    return np.maximum(0, z)

doctest.run_docstring_examples(relu, globals())

# %% the tests by unittest
import unittest

class TestRelu(unittest.TestCase):
    def test_it(self):
        self.assertEqual(relu(np.array([-1.0])).tolist(), [0.0])

unittest.main(argv=[""], exit=False, verbosity=0)

# %% numpy's own assertions
np.testing.assert_allclose(relu(np.array([-1.0, 1.0])), [0, 1])
np.testing.assert_array_equal(relu(np.zeros(2)), np.zeros(2))

# %% the check on own inputs
from xorlib.checks import check_answer

mine = check_answer("relu", globals())
mine(np.array([-5.0, 5.0]))
mine.verdict()

# %% the check and the summary
from xorlib.checks import check_answer, summary

check = check_answer("relu", globals())
check(np.array([[1.0, -1.0]]))
check.verdict()
summary("forward_pass")

# %% a failed check, caught
from xorlib.checks import CheckFailed, check_answer

try:
    check_answer("affine", globals())(np.eye(2), np.eye(2), np.zeros(2))
except CheckFailed as problem:
    print(problem)
except Exception as other:
    print("another problem", other)

# %% a cell that fails
# fails
1 / 0

# %% a cell that is no Python
# fails
def relu(z)
    return z

# %% a cell that stops
# fails
raise SystemExit("Stop here!")

# %% input is asked for
# fails
name = input("Your name? ")

# %% a comment only
# to do: think again

# %% nothing but a text
"""
My notes: relu is max(0, z).
"""

# %% a wrong answer, kept as a comment
def relu(z):
    # return abs(z)
    # return np.max(z)
    return np.maximum(0, z)

# %% tabs, semicolons and long lines
def relu(z):
	mask = z > 0; result = z * mask; return result + 0.0000000000000000000000000000000000000000000000000000000000000000000000000000

# %% Windows line ends
def relu(z):
    text = "a\r\nb"
    return np.maximum(0, z)

# %% a top-level await
import asyncio

await asyncio.sleep(0)
# --- next cell
async def later(z):
    return np.maximum(0, z)

print(await later(np.zeros(2)))
