# %% product
def affine(A, W, b):
    return A @ W.T + b

# %% dot
def affine(A, W, b):
    return np.dot(A, np.transpose(W)) + b.reshape(1, -1)

# %% einsum
def affine(A, W, b):
    return np.einsum("ni,ji->nj", A, W) + b

# %% three loops
def affine(A, W, b):
    Z = np.empty((len(A), len(W)))
    for n in range(len(A)):
        for j in range(len(W)):
            Z[n, j] = b[j]
            for i in range(A.shape[1]):
                Z[n, j] += A[n, i] * W[j, i]
    return Z

# %% row by row
def affine(A, W, b):
    return np.array([W @ a + b for a in A])

# %% broadcasting
def affine(A, W, b):
    return (A[:, None, :] * W).sum(axis=-1) + b

# %% matmul into an array, then in place
def affine(A, W, b):
    Z = np.empty((A.shape[0], W.shape[0]))
    np.matmul(A, W.T, out=Z)
    Z += b
    return Z

# %% transposed twice
def affine(A, W, b):
    return (W @ A.T + b[:, None]).T

# %% the bias as one more weight
def affine(A, W, b):
    return np.hstack([A, np.ones((len(A), 1))]) @ np.column_stack([W, b]).T

# %% an object that can be called
class Affine:
    """Prints and keeps count."""
    calls = 0

    def __call__(self, inputs, weights, bias):
        self.calls += 1
        print(f"call {self.calls}")
        return np.inner(inputs, weights) + bias

affine = Affine()

# %% recursion over the inputs
def affine(A, W, b):
    if A.shape[1] == 0:
        return np.tile(b, (len(A), 1))
    return affine(A[:, 1:], W[:, 1:], b) + np.outer(A[:, 0], W[:, 0])

# %% lambda
affine = lambda A, W, b: np.add(np.tensordot(A, W, axes=(1, 1)), b)
