# %% counting
def success_rate(seeds, lr, epochs):
    successes = 0
    for seed in seeds:
        params, _ = train(X, y, init_params([2, 2, 1], np.random.RandomState(seed)), lr, epochs)
        successes += bce_loss(forward(X, params)[-1], y) < 0.1
    return successes / len(seeds)

# %% the mean of verdicts
def success_rate(seeds, lr, epochs):
    def succeeds(seed):
        start = init_params([2, 2, 1], np.random.RandomState(seed))
        return bce_loss(forward(X, train(X, y, start, lr, epochs)[0])[-1], y) < 0.1
    return np.mean([succeeds(seed) for seed in seeds])

# %% one epoch more, for its loss
def success_rate(seeds, lr, epochs):
    ends = [train(X, y, init_params([2, 2, 1], np.random.RandomState(s)), lr, epochs + 1)[1][-1] for s in seeds]
    return float((np.array(ends) < 0.1).sum() / len(ends))

# %% all at once, with a print and a warning
import warnings

def success_rate(seeds, lr, epochs):
    warnings.warn("harmless")
    trained, _ = xorlib.train_many(X, y, init_many([2, 2, 1], seeds), lr, epochs)
    y_hat = xorlib.forward_many(X, trained)[-1]
    print(y_hat.shape)
    return 1 - np.count_nonzero(xorlib.losses_many(y_hat, y) >= 0.1) / len(y_hat)

# %% recursion, and descent written out
def success_rate(seeds, lr, epochs):
    params = init_params([2, 2, 1], np.random.RandomState(seeds[0]))
    for _ in range(epochs):
        params = gradient_step(params, backward(forward(X, params), y, params), lr)
    first = int(bce_loss(forward(X, params)[-1], y) < 0.1)
    if len(seeds) == 1:
        return first
    return (first + (len(seeds) - 1) * success_rate(seeds[1:], lr, epochs)) / len(seeds)
