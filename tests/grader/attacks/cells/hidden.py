# %% hidden tests in the history
# tries: to read the test cell that ran before
# cell: affine
# earns: affine
import linecache


def affine(A, W, b):
    return A @ W.T + b


print([line for entry in linecache.cache.values() if len(entry) > 2 for line in entry[2]], check.seen)
print(In, _ih, get_ipython().history_manager.input_hist_raw)

# %% hidden tests to come
# tries: to read the test cells that are not run yet
# earns: affine
import gc

print([found for found in gc.get_objects() if type(found) in (list, dict) and "RandomState(" in str(found)[:100_000]])
%history -n
%recall 1-20
get_ipython().user_ns

# %% hidden tests in an error
# tries: to have the check itself say the test cell's source, in the message that students get
# cell: forward
# earns: affine
import linecache
import sys


def forward(X, params, activation):
    frame, found = sys._getframe(), []
    while frame:
        found += linecache.getlines(frame.f_code.co_filename)
        frame = frame.f_back
    raise ValueError("".join(line for line in found if "check(" in line or "RandomState" in line))

# %% hidden tests in the check's output
# tries: to print the test cell's source while it runs
# cell: forward
# earns: affine
import linecache
import sys


def forward(X, params, activation):
    frame, found = sys._getframe(), []
    while frame:
        found += linecache.getlines(frame.f_code.co_filename)
        frame = frame.f_back
    for stream in (sys.stdout, sys.stderr, *get_ipython().user_ns.get("streams", ())):
        stream.write("".join(found))
    display("".join(found))
    return [X]

# %% hidden tests in a variable
# tries: to keep the test cell's source for a later cell to print
# cell: affine
# earns: affine
import atexit
import linecache
import sys

kept = []


class Shown(list):
    def _repr_html_(self):
        return f"<pre>{''.join(kept)}</pre>"


def affine(A, W, b):
    frame = sys._getframe()
    while frame:
        kept.extend(linecache.getlines(frame.f_code.co_filename))
        frame = frame.f_back
    atexit.register(lambda: print(kept))
    globals()["W1"] = globals()["Z1"] = Shown()
    return A @ W.T + b


def print(*args):
    display(Shown())

# %% hidden inputs in a later cell
# tries: to show in later cells what a hidden test has called the answer with
# earns: relu affine
import sys

kept = []


def relu(z):
    kept.append(z.tolist())
    return np.maximum(z, 0)


def print(*args):
    display(kept)


get_ipython().events.register("post_run_cell", lambda *args: sys.stdout.write(str(kept)))

# %% hidden inputs in the output of the test
# tries: the same at once
# earns: relu affine
import sys


def relu(z):
    for stream in (sys.stdout, sys.stderr, sys.__stdout__):
        stream.write(str(z.tolist()))
    print(z.tolist())
    display(z.tolist())
    return np.maximum(z, 0)
