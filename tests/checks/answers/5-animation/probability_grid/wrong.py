# %% ij indexing
# mistake: meshgrid with the other order
# says: That is meshgrid with indexing='ij'
def probability_grid(params, low=-0.1, high=1.1, n=100):
    side = np.linspace(low, high, n)
    xx, yy = np.meshgrid(side, side, indexing="ij")
    return xx, yy, forward(np.column_stack([xx.ravel(), yy.ravel()]), params)[-1].reshape(n, n)

# %% end not included
# mistake: endpoint=False
# says: The upper end is missing
def probability_grid(params, low=-0.1, high=1.1, n=100):
    side = np.linspace(low, high, n, endpoint=False)
    xx, yy = np.meshgrid(side, side)
    return xx, yy, forward(np.column_stack([xx.ravel(), yy.ravel()]), params)[-1].reshape(n, n)

# %% arange
# mistake: steps of (high - low) / n, which leave the upper end out
# says: The upper end is missing
def probability_grid(params, low=-0.1, high=1.1, n=100):
    side = low + np.arange(n) * (high - low) / n
    xx, yy = np.meshgrid(side, side)
    return xx, yy, forward(np.column_stack([xx.ravel(), yy.ravel()]), params)[-1].reshape(n, n)

# %% one too many
# mistake: n intervals instead of n numbers
# says: [probability_grid.one-too-many]
def probability_grid(params, low=-0.1, high=1.1, n=100):
    side = np.linspace(low, high, n + 1)
    xx, yy = np.meshgrid(side, side)
    return xx, yy, forward(np.column_stack([xx.ravel(), yy.ravel()]), params)[-1].reshape(n + 1, n + 1)

# %% predictions
# mistake: 0 or 1 instead of the probability
# says: [probability_grid.predictions]
def probability_grid(params, low=-0.1, high=1.1, n=100):
    side = np.linspace(low, high, n)
    xx, yy = np.meshgrid(side, side)
    return xx, yy, predict(np.column_stack([xx.ravel(), yy.ravel()]), params).reshape(n, n)

# %% booleans
# mistake: True and False instead of the probability
# says: P holds True and False
def probability_grid(params, low=-0.1, high=1.1, n=100):
    side = np.linspace(low, high, n)
    xx, yy = np.meshgrid(side, side)
    return xx, yy, forward(np.column_stack([xx.ravel(), yy.ravel()]), params)[-1].reshape(n, n) > 0.5

# %% not rolled up
# mistake: P as it leaves the network, (n * n, 1)
# says: [probability_grid.not-reshaped]
def probability_grid(params, low=-0.1, high=1.1, n=100):
    side = np.linspace(low, high, n)
    xx, yy = np.meshgrid(side, side)
    return xx, yy, forward(np.column_stack([xx.ravel(), yy.ravel()]), params)[-1]

# %% flat
# mistake: P of shape (n * n,)
# says: P is one long row of points
def probability_grid(params, low=-0.1, high=1.1, n=100):
    side = np.linspace(low, high, n)
    xx, yy = np.meshgrid(side, side)
    return xx, yy, forward(np.column_stack([xx.ravel(), yy.ravel()]), params)[-1].ravel()

# %% columns swapped
# mistake: the points are (x2, x1)
# says: [probability_grid.transposed]
def probability_grid(params, low=-0.1, high=1.1, n=100):
    side = np.linspace(low, high, n)
    xx, yy = np.meshgrid(side, side)
    return xx, yy, forward(np.column_stack([yy.ravel(), xx.ravel()]), params)[-1].reshape(n, n)

# %% n ignored
# mistake: always 100 numbers
# says: n is not used
def probability_grid(params, low=-0.1, high=1.1, n=100):
    side = np.linspace(low, high, 100)
    xx, yy = np.meshgrid(side, side)
    return xx, yy, forward(np.column_stack([xx.ravel(), yy.ravel()]), params)[-1].reshape(100, 100)

# %% ends ignored
# mistake: always -0.1 to 1.1
# says: low and high are not used
def probability_grid(params, low=-0.1, high=1.1, n=100):
    side = np.linspace(-0.1, 1.1, n)
    xx, yy = np.meshgrid(side, side)
    return xx, yy, forward(np.column_stack([xx.ravel(), yy.ravel()]), params)[-1].reshape(n, n)

# %% the unit square
# mistake: always 0 to 1
# says: It runs from 0 to 1
def probability_grid(params, low=-0.1, high=1.1, n=100):
    side = np.linspace(0, 1, n)
    xx, yy = np.meshgrid(side, side)
    return xx, yy, forward(np.column_stack([xx.ravel(), yy.ravel()]), params)[-1].reshape(n, n)

# %% high only
# mistake: reads high and takes -0.1 for low
# says: low is not used
def probability_grid(params, low=-0.1, high=1.1, n=100):
    side = np.linspace(-0.1, high, n)
    xx, yy = np.meshgrid(side, side)
    return xx, yy, forward(np.column_stack([xx.ravel(), yy.ravel()]), params)[-1].reshape(n, n)

# %% relu
# mistake: the activation of lesson 1
# says: That is the network with relu
from xorlib import relu

def probability_grid(params, low=-0.1, high=1.1, n=100):
    side = np.linspace(low, high, n)
    xx, yy = np.meshgrid(side, side)
    return xx, yy, forward(np.column_stack([xx.ravel(), yy.ravel()]), params, relu)[-1].reshape(n, n)

# %% hidden activations
# mistake: a layer too early
# says: That is a unit of the layer before
def probability_grid(params, low=-0.1, high=1.1, n=100):
    side = np.linspace(low, high, n)
    xx, yy = np.meshgrid(side, side)
    return xx, yy, forward(np.column_stack([xx.ravel(), yy.ravel()]), params)[-2][:, 0].reshape(n, n)

# %% P alone
# mistake: returns one of three
# says: That is P alone
def probability_grid(params, low=-0.1, high=1.1, n=100):
    side = np.linspace(low, high, n)
    xx, yy = np.meshgrid(side, side)
    return forward(np.column_stack([xx.ravel(), yy.ravel()]), params)[-1].reshape(n, n)

# %% another order
# mistake: P first
# says: The order is (xx, yy, P)
def probability_grid(params, low=-0.1, high=1.1, n=100):
    side = np.linspace(low, high, n)
    xx, yy = np.meshgrid(side, side)
    return forward(np.column_stack([xx.ravel(), yy.ravel()]), params)[-1].reshape(n, n), xx, yy

# %% sides only
# mistake: the numbers along the sides instead of the coordinates of each point
# says: xx and yy are the numbers along one side
def probability_grid(params, low=-0.1, high=1.1, n=100):
    side = np.linspace(low, high, n)
    xx, yy = np.meshgrid(side, side)
    return side, side, forward(np.column_stack([xx.ravel(), yy.ravel()]), params)[-1].reshape(n, n)

# %% upside down
# mistake: rows as an image shows them
# says: [probability_grid.upside-down]
def probability_grid(params, low=-0.1, high=1.1, n=100):
    side = np.linspace(low, high, n)
    xx, yy = np.meshgrid(side, side)
    return xx, yy, np.flipud(forward(np.column_stack([xx.ravel(), yy.ravel()]), params)[-1].reshape(n, n))

# %% the notebook's parameters
# mistake: reads a list of the notebook instead of its argument
# says: [diagnosis.reads-notebook]
kept = init_params([2, 2, 1], np.random.RandomState(0))

def probability_grid(params, low=-0.1, high=1.1, n=100):
    side = np.linspace(low, high, n)
    xx, yy = np.meshgrid(side, side)
    return xx, yy, forward(np.column_stack([xx.ravel(), yy.ravel()]), kept)[-1].reshape(n, n)

# %% two hidden units only
# mistake: right for one hidden layer alone
# says: it raised ValueError
def probability_grid(params, low=-0.1, high=1.1, n=100):
    (W1, b1), (W2, b2) = params
    side = np.linspace(low, high, n)
    xx, yy = np.meshgrid(side, side)
    points = np.column_stack([xx.ravel(), yy.ravel()])
    A1 = 1 / (1 + np.exp(-(points @ W1.T + b1)))
    return xx, yy, (1 / (1 + np.exp(-(A1 @ W2.T + b2)))).reshape(n, n)

# %% all zeros
# mistake: an empty array
# says: P is zero everywhere
def probability_grid(params, low=-0.1, high=1.1, n=100):
    xx, yy = np.meshgrid(np.linspace(low, high, n), np.linspace(low, high, n))
    return xx, yy, np.zeros((n, n))

# %% one half
# mistake: a constant from the text
# says: [diagnosis.right-parts]
def probability_grid(params, low=-0.1, high=1.1, n=100):
    xx, yy = np.meshgrid(np.linspace(low, high, n), np.linspace(low, high, n))
    return xx, yy, np.full((n, n), 0.5)

# %% not a number
# mistake: NaN
# says: infinite or not a number
def probability_grid(params, low=-0.1, high=1.1, n=100):
    xx, yy = np.meshgrid(np.linspace(low, high, n), np.linspace(low, high, n))
    return xx, yy, xx * np.nan

# %% nothing
# mistake: no return
# says: [diagnosis.no-result]
def probability_grid(params, low=-0.1, high=1.1, n=100):
    side = np.linspace(low, high, n)
    xx, yy = np.meshgrid(side, side)

# %% prints
# mistake: prints instead of returning
# says: It prints its result
def probability_grid(params, low=-0.1, high=1.1, n=100):
    side = np.linspace(low, high, n)
    xx, yy = np.meshgrid(side, side)
    print(xx, yy, forward(np.column_stack([xx.ravel(), yy.ravel()]), params)[-1].reshape(n, n))

# %% lists
# mistake: the wrong type
# says: expected  a NumPy array
def probability_grid(params, low=-0.1, high=1.1, n=100):
    side = np.linspace(low, high, n)
    xx, yy = np.meshgrid(side, side)
    P = forward(np.column_stack([xx.ravel(), yy.ravel()]), params)[-1].reshape(n, n)
    return xx.tolist(), yy.tolist(), P.tolist()

# %% not unrolled
# mistake: hands the grid to the network as it is
# says: it raised ValueError
def probability_grid(params, low=-0.1, high=1.1, n=100):
    side = np.linspace(low, high, n)
    xx, yy = np.meshgrid(side, side)
    return xx, yy, forward(np.array([xx, yy]), params)[-1]

# %% the helper module's
# mistake: hands in xorlib's function as one's own
# says: it calls probability_grid, which gives the answer away
from xorlib import probability_grid

# %% reshaped, not stacked
# mistake: cuts one long row into pairs
# says: [probability_grid.x1-with-x1]
def probability_grid(params, low=-0.1, high=1.1, n=100):
    side = np.linspace(low, high, n)
    xx, yy = np.meshgrid(side, side)
    points = np.array([xx, yy]).reshape(-1, 2)
    return xx, yy, forward(points, params)[-1].reshape(n, n)

# %% P in an array made once
# mistake: every call writes into the same array
# says: its first result changed
fields = {}

def probability_grid(params, low=-0.1, high=1.1, n=100):
    P = fields.setdefault(n, np.empty((n, n)))
    xx, yy = np.meshgrid(np.linspace(low, high, n), np.linspace(low, high, n))
    P.flat[:] = forward(np.column_stack([xx.ravel(), yy.ravel()]), params)[-1][:, 0]
    return xx, yy, P

# %% from a widget's plane
# mistake: xorlib's plane computes the field that it shades
# says: it calls probability_grid, which gives the answer away
from matplotlib.figure import Figure
from xorlib.widgets.spaces import Plane

def probability_grid(params, low=-0.1, high=1.1, n=100):
    P = Plane(Figure().add_subplot(), low, high, shaded=True).set_output(params)
    xx, yy = np.meshgrid(np.linspace(low, high, n), np.linspace(low, high, n))
    return xx, yy, P

# %% from the checks' parts
# mistake: makes the answer of the parts that the checks' mistakes are made of
# says: which gives the answer away
def probability_grid(params, low=-0.1, high=1.1, n=100):
    from xorlib.checks.lesson5_animation import _grid
    return _grid()(params, low, high, n)

# %% np.array of the two
# mistake: np.array([xx, yy])
# says: [probability_grid.points-as-rows]
def probability_grid(params, low=-0.1, high=1.1, n=100):
    side = np.linspace(low, high, n)
    xx, yy = np.meshgrid(side, side)
    points = np.array([xx.ravel(), yy.ravel()])
    return xx, yy, forward(points, params)[-1].reshape(n, n)

# %% hstack
# mistake: hstack of flat arrays
# says: [probability_grid.points-in-one-row]
def probability_grid(params, low=-0.1, high=1.1, n=100):
    side = np.linspace(low, high, n)
    xx, yy = np.meshgrid(side, side)
    points = np.hstack([xx.ravel(), yy.ravel()])
    return xx, yy, forward(points, params)[-1].reshape(n, n)

# %% reshape(100, 100)
# mistake: 100 is hard-coded
# says: [error.fixed-size]
def probability_grid(params, low=-0.1, high=1.1, n=100):
    side = np.linspace(low, high, n)
    xx, yy = np.meshgrid(side, side)
    points = np.column_stack([xx.ravel(), yy.ravel()])
    return xx, yy, forward(points, params)[-1].reshape(100, 100)

# %% arange with a width
# mistake: arange leaves the upper end out
# says: [probability_grid.no-upper-end]
def probability_grid(params, low=-0.1, high=1.1, n=100):
    side = np.arange(low, high, (high - low) / n)
    xx, yy = np.meshgrid(side, side)
    points = np.column_stack([xx.ravel(), yy.ravel()])
    return xx, yy, forward(points, params)[-1].reshape(xx.shape)

# %% range
# mistake: range of floats
# says: [error.whole-number]
def probability_grid(params, low=-0.1, high=1.1, n=100):
    side = [x for x in range(low, high)]
    xx, yy = np.meshgrid(side, side)
    points = np.column_stack([xx.ravel(), yy.ravel()])
    return xx, yy, forward(points, params)[-1].reshape(xx.shape)

# %% if P > 0.5
# mistake: asks an array for one truth value
# says: [error.truth-of-an-array]
def probability_grid(params, low=-0.1, high=1.1, n=100):
    side = np.linspace(low, high, n)
    xx, yy = np.meshgrid(side, side)
    P = forward(np.column_stack([xx.ravel(), yy.ravel()]), params)[-1].reshape(n, n)
    if P > 0.5:
        P = 1
    return xx, yy, P

# %% one row of points
# mistake: pairs x with y along the diagonal
# says: [probability_grid.diagonal-only-and-not-reshaped]
def probability_grid(params, low=-0.1, high=1.1, n=100):
    side = np.linspace(low, high, n)
    P = forward(np.column_stack([side, side]), params)[-1]
    return side, side, P

# %% linspace without n
# mistake: linspace's own 50
# says: [probability_grid.n-left-out]
def probability_grid(params, low=-0.1, high=1.1, n=100):
    side = np.linspace(low, high)
    xx, yy = np.meshgrid(side, side)
    points = np.column_stack([xx.ravel(), yy.ravel()])
    return xx, yy, forward(points, params)[-1].reshape(xx.shape)

# %% a dict
# mistake: a dict of the three
# says: [diagnosis.a-dict]
def probability_grid(params, low=-0.1, high=1.1, n=100):
    side = np.linspace(low, high, n)
    xx, yy = np.meshgrid(side, side)
    points = np.column_stack([xx.ravel(), yy.ravel()])
    return {"xx": xx, "yy": yy, "P": forward(points, params)[-1].reshape(n, n)}

# %% reshaped column by column
# mistake: order F in the reshape
# says: [probability_grid.transposed]
def probability_grid(params, low=-0.1, high=1.1, n=100):
    side = np.linspace(low, high, n)
    xx, yy = np.meshgrid(side, side)
    points = np.column_stack([xx.ravel(), yy.ravel()])
    return xx, yy, forward(points, params)[-1].reshape(n, n, order="F")

# %% arguments of forward exchanged
# mistake: forward(params, points)
# says: [error.forward-order]
def probability_grid(params, low=-0.1, high=1.1, n=100):
    side = np.linspace(low, high, n)
    xx, yy = np.meshgrid(side, side)
    points = np.column_stack([xx.ravel(), yy.ravel()])
    return xx, yy, forward(params, points)[-1].reshape(n, n)

# %% vstack
# mistake: vstack for column_stack
# says: [probability_grid.points-as-rows]
def probability_grid(params, low=-0.1, high=1.1, n=100):
    side = np.linspace(low, high, n)
    xx, yy = np.meshgrid(side, side)
    points = np.vstack([xx.ravel(), yy.ravel()])
    return xx, yy, forward(points, params)[-1].reshape(n, n)

# %% vstack reshaped
# mistake: vstack and reshape
# says: [probability_grid.x1-with-x1]
def probability_grid(params, low=-0.1, high=1.1, n=100):
    side = np.linspace(low, high, n)
    xx, yy = np.meshgrid(side, side)
    points = np.vstack([xx.ravel(), yy.ravel()]).reshape(-1, 2)
    return xx, yy, forward(points, params)[-1].reshape(n, n)

# %% not flattened
# mistake: column_stack of matrices
# says: [probability_grid.points-not-flat]
def probability_grid(params, low=-0.1, high=1.1, n=100):
    side = np.linspace(low, high, n)
    xx, yy = np.meshgrid(side, side)
    points = np.column_stack([xx, yy])
    return xx, yy, forward(points, params)[-1].reshape(n, n)

# %% the whole list
# mistake: the list of activations
# says: [advice.list-attribute]
def probability_grid(params, low=-0.1, high=1.1, n=100):
    side = np.linspace(low, high, n)
    xx, yy = np.meshgrid(side, side)
    points = np.column_stack([xx.ravel(), yy.ravel()])
    return xx, yy, forward(points, params).reshape(n, n)

# %% arange, as a student wrote it
# mistake: arange with a step
# says: [advice.shapes]
def probability_grid(params, low=-0.1, high=1.1, n=100):
    side = np.arange(low, high, n)
    xx, yy = np.meshgrid(side, side)
    points = np.column_stack([xx.ravel(), yy.ravel()])
    return xx, yy, forward(points, params)[-1].reshape(n, n)

# %% predictions and transposed
# mistake: two mistakes
# says: [probability_grid.predictions-and-transposed]
def probability_grid(params, low=-0.1, high=1.1, n=100):
    side = np.linspace(low, high, n)
    xx, yy = np.meshgrid(side, side)
    points = np.column_stack([yy.ravel(), xx.ravel()])
    return xx, yy, predict(points, params).reshape(n, n) * 1.0
