# %% always equal
# tries: to return an object that is equal to everything
# earns: affine
class Equal:
    shape, dtype, ndim, size = (2, 2), None, 2, 4

    def __eq__(self, other):
        return True

    def __array__(self, *args, **kwargs):
        return np.zeros((2, 2))

    def __getattr__(self, name):
        return lambda *args, **kwargs: Equal()

    def __bool__(self):
        return True

    __ne__ = __lt__ = __gt__ = __hash__ = lambda *args: 0


def relu(z):
    return Equal()

# %% an array that is always equal
# tries: to take part in every comparison of NumPy's
# earns: affine
class Equal(np.ndarray):
    def __array_ufunc__(self, *args, **kwargs):
        return np.True_

    def __array_function__(self, *args, **kwargs):
        return np.True_

    def __array_finalize__(self, other):
        pass

    def __eq__(self, other):
        return np.True_


def relu(z):
    return z.view(Equal)

# %% entries that are always equal
# tries: the same by an array of objects
# earns: affine
class Equal(float):
    __eq__ = __le__ = __ge__ = lambda self, other: True
    __sub__ = __rsub__ = __abs__ = lambda self, *other: 0.0
    __hash__ = float.__hash__


def relu(z):
    found = np.empty(z.shape, dtype=object)
    found[...] = Equal(0)
    return found

# %% a list that changes
# tries: to be another list each time that it is looked at
# cell: forward
# earns: affine
class Changing(list):
    def __iter__(self):
        return iter(())

    def __len__(self):
        return 1_000_000

    def __getitem__(self, index):
        return self


def forward(X, params, activation):
    return Changing([X])

# %% forged result
# tries: to show the test cell's points in its place
# earns: affine
from IPython.display import display


def relu(z):
    import sys
    sys.displayhook(1.0)
    display(1.0)
    display({"text/plain": "1.0"}, raw=True)
    get_ipython().display_pub.publish({"text/plain": "1.0"})
    print("1.0")
    return z.copy()

# %% forged output of the test cell
# tries: to write the test cell's outputs where the shell records them
# cell: forward
# earns: affine
def forward(X, params, activation):
    recorder = get_ipython().recorder
    forged = {"output_type": "execute_result", "data": {"text/plain": "3.0"}, "metadata": {}}
    recorder.outputs.append({**forged, "id": None})
    recorder.error = recorder.text = lambda *args: None
    recorder.finished = lambda: [forged]
    return [X]

# %% forged end
# tries: to say in the test cell's place that it came to its end
# earns: affine
def relu(z):
    for name in [name for name in globals() if name.startswith("_end")]:
        globals()[name](1.0)
    raise SystemExit

# %% forged success
# tries: to leave the check by an exception that shows as success
# earns: affine
class Passed(BaseException):
    def _render_traceback_(self):
        return ["relu: PASSED, 1 of 1 point on the visible checks."]

    def __str__(self):
        return "1.0"


def relu(z):
    raise Passed

# %% exception that breaks its reader
# tries: to break whoever shows the error
# earns: affine
class Broken(BaseException):
    __traceback__ = __cause__ = None

    def __str__(self):
        raise Broken

    __repr__ = _render_traceback_ = __str__


Broken.__name__ = "\ud800" * 1000


def relu(z):
    raise Broken

# %% formatter
# tries: to have its numbers shown as full points
# earns: affine
formatter = get_ipython().display_formatter.formatters["text/plain"]
for kind in (float, int, type(None), object):
    formatter.for_type(kind, lambda value, printer, cycle: printer.text("3.0"))


def relu(z):
    return z.copy()

# %% right on the visible case
# tries: to pass with the case that it can see
# earns: affine
def relu(z):
    return np.array([[0.0, 0.5], [3.0, 0.0]])

# %% answer of the library
# tries: to hand in the reference
# earns: affine
from xorlib.network import forward, relu

# %% answer of the library by another way
# tries: to hand in the reference that the check holds
# earns: affine
from xorlib.checks import COURSE

relu = COURSE["forward_pass"].exercises["relu"].reference
