# %% right answer that warns
# tries: nothing: what it writes to stderr must cost no points
# earns: relu affine
import logging
import sys
import warnings


def relu(z):
    warnings.warn("careful")
    logging.warning("well")
    print("debug", file=sys.stderr)
    np.array([1.0]) / 0
    return np.maximum(0, z)

# %% names from NumPy
# tries: nothing: in the answer, max is NumPy's, while the check has Python's
# earns: relu affine
from numpy import max, zeros_like


def relu(z):
    return max([z, zeros_like(z)], axis=0)

# %% settings of another taste
# tries: nothing: how numbers are printed and errors treated must cost no points
# earns: relu affine
import warnings

import matplotlib

np.set_printoptions(precision=1, threshold=1, legacy="1.13")
np.seterr(all="raise")
warnings.simplefilter("error")
matplotlib.rcParams["figure.max_open_warning"] = 1
matplotlib.use("svg")


def relu(z):
    return np.maximum(0, z)

# %% a shallow stack
# tries: to have the check fail for a reason that looks like the check's own
# earns: affine
import sys

sys.setrecursionlimit(50)


def relu(z):
    return z.copy()

# %% output that is no UTF-8
# tries: to break the grader with bytes and characters of every kind
# earns: relu affine
import sys

sys.stdout.write("\udcff\ud800 \U0001f600 \x1b[31m \x00 \r \b \u202e")
print("na\u00efve".encode("latin-1"), bytes(range(256)).decode("latin-1"))


def relu(z):
    return np.maximum(0, z)

# %% script in the output
# tries: to run in the browser of who reads the feedback or the report
# earns: affine
from IPython.display import HTML, Javascript, display

display(HTML("<script>document.title = 'left-by-an-attack'</script>"), Javascript("alert('left-by-an-attack')"))


def relu(z):
    raise ValueError("<script>document.title = 'left-by-an-attack'</script>")
