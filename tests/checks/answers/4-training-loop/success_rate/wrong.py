# %% the number of them
# mistake: counts, and does not divide
# says: That is how many succeed
def success_rate(seeds, lr, epochs):
    successes = 0
    for seed in seeds:
        params, _ = train(X, y, init_params([2, 2, 1], np.random.RandomState(seed)), lr, epochs)
        successes += bce_loss(forward(X, params)[-1], y) < 0.1
    return int(successes)

# %% per cent
# mistake: a percentage
# says: That is a percentage
def success_rate(seeds, lr, epochs):
    successes = 0
    for seed in seeds:
        params, _ = train(X, y, init_params([2, 2, 1], np.random.RandomState(seed)), lr, epochs)
        successes += bce_loss(forward(X, params)[-1], y) < 0.1
    return 100 * successes / len(seeds)

# %% the last recorded loss
# mistake: judges by losses[-1], from before the last update
# says: from before the last update
def success_rate(seeds, lr, epochs):
    successes = 0
    for seed in seeds:
        _, losses = train(X, y, init_params([2, 2, 1], np.random.RandomState(seed)), lr, epochs)
        successes += losses[-1] < 0.1
    return successes / len(seeds)

# %% the failures
# mistake: counts the runs that fail
# says: share of the runs that fail
def success_rate(seeds, lr, epochs):
    failures = 0
    for seed in seeds:
        params, _ = train(X, y, init_params([2, 2, 1], np.random.RandomState(seed)), lr, epochs)
        failures += bce_loss(forward(X, params)[-1], y) > 0.1
    return failures / len(seeds)

# %% the plateaus
# mistake: counts the runs that are stuck
# says: share of the runs on a plateau
def success_rate(seeds, lr, epochs):
    stuck = 0
    for seed in seeds:
        params, _ = train(X, y, init_params([2, 2, 1], np.random.RandomState(seed)), lr, epochs)
        stuck += bce_loss(forward(X, params)[-1], y) > 1.3
    return stuck / len(seeds)

# %% another limit
# mistake: the limit of my_run
# says: The limit is 0.1
def success_rate(seeds, lr, epochs):
    successes = 0
    for seed in seeds:
        params, _ = train(X, y, init_params([2, 2, 1], np.random.RandomState(seed)), lr, epochs)
        successes += bce_loss(forward(X, params)[-1], y) < 0.05
    return successes / len(seeds)

# %% mean loss
# mistake: averages the loss over the examples
# says: a sum over the examples
def success_rate(seeds, lr, epochs):
    successes = 0
    for seed in seeds:
        params, _ = train(X, y, init_params([2, 2, 1], np.random.RandomState(seed)), lr, epochs)
        successes += bce_loss(forward(X, params)[-1], y) / len(X) < 0.1
    return successes / len(seeds)

# %% all four right
# mistake: judges by the predictions
# says: Here the loss decides
def success_rate(seeds, lr, epochs):
    successes = 0
    for seed in seeds:
        params, _ = train(X, y, init_params([2, 2, 1], np.random.RandomState(seed)), lr, epochs)
        successes += np.array_equal(predict(X, params), y)
    return successes / len(seeds)

# %% seeds from zero
# mistake: counts through positions, not seeds
# says: The seeds 0, 1, 2, ...
def success_rate(seeds, lr, epochs):
    successes = 0
    for seed in range(len(seeds)):
        params, _ = train(X, y, init_params([2, 2, 1], np.random.RandomState(seed)), lr, epochs)
        successes += bce_loss(forward(X, params)[-1], y) < 0.1
    return successes / len(seeds)

# %% lr ignored
# mistake: lr is always 1
# says: [success_rate.lr-ignored]
def success_rate(seeds, lr, epochs):
    successes = 0
    for seed in seeds:
        params, _ = train(X, y, init_params([2, 2, 1], np.random.RandomState(seed)), 1.0, epochs)
        successes += bce_loss(forward(X, params)[-1], y) < 0.1
    return successes / len(seeds)

# %% epochs ignored
# mistake: always 1000 epochs
# says: [success_rate.epochs-ignored]
def success_rate(seeds, lr, epochs):
    trained, _ = xorlib.train_many(X, y, init_many([2, 2, 1], seeds), lr, 1000)
    return np.mean(xorlib.losses_many(xorlib.forward_many(X, trained)[-1], y) < 0.1)

# %% another generator
# mistake: default_rng in place of RandomState
# says: another generator
def success_rate(seeds, lr, epochs):
    successes = 0
    for seed in seeds:
        params, _ = train(X, y, init_params([2, 2, 1], np.random.default_rng(seed)), lr, epochs)
        successes += bce_loss(forward(X, params)[-1], y) < 0.1
    return successes / len(seeds)

# %% one generator for all
# mistake: seeds once, before the loop
# says: One generator served all networks
def success_rate(seeds, lr, epochs):
    rng = np.random.RandomState(seeds[0])
    successes = 0
    for _ in seeds:
        params, _ = train(X, y, init_params([2, 2, 1], rng), lr, epochs)
        successes += bce_loss(forward(X, params)[-1], y) < 0.1
    return successes / len(seeds)

# %% untrained
# mistake: judges the parameters from before the training
# says: Is each network trained
def success_rate(seeds, lr, epochs):
    successes = 0
    for seed in seeds:
        start = init_params([2, 2, 1], np.random.RandomState(seed))
        train(X, y, start, lr, epochs)
        successes += bce_loss(forward(X, start)[-1], y) < 0.1
    return successes / len(seeds)

# %% divided as whole numbers
# mistake: // for /
# says: divided with / (not //)
def success_rate(seeds, lr, epochs):
    successes = 0
    for seed in seeds:
        params, _ = train(X, y, init_params([2, 2, 1], np.random.RandomState(seed)), lr, epochs)
        successes += int(bce_loss(forward(X, params)[-1], y) < 0.1)
    return successes // len(seeds)

# %% return inside the loop
# mistake: returns after the first seed
# says: go through all seeds
def success_rate(seeds, lr, epochs):
    successes = 0
    for seed in seeds:
        params, _ = train(X, y, init_params([2, 2, 1], np.random.RandomState(seed)), lr, epochs)
        successes += bce_loss(forward(X, params)[-1], y) < 0.1
        return successes / len(seeds)

# %% a verdict a seed
# mistake: a list of booleans
# says: [success_rate.each-seed]
def success_rate(seeds, lr, epochs):
    return [bool(bce_loss(forward(X, train(X, y, init_params([2, 2, 1], np.random.RandomState(seed)), lr, epochs)[0])[-1],
                          y) < 0.1) for seed in seeds]

# %% the mean loss of the runs
# mistake: averages the final losses
# says: the mean of the final losses
def success_rate(seeds, lr, epochs):
    return np.mean([bce_loss(forward(X, train(X, y, init_params([2, 2, 1], np.random.RandomState(seed)),
                                              lr, epochs)[0])[-1], y) for seed in seeds])

# %% the figure of the course
# mistake: a constant from the text
# says: expected  0.6
def success_rate(seeds, lr, epochs):
    return 0.723

# %% a boolean
# mistake: the wrong type
# says: got       True, a bool
def success_rate(seeds, lr, epochs):
    return True

# %% not a number
# mistake: NaN
# says: got       nan
def success_rate(seeds, lr, epochs):
    return float("nan")

# %% None
# mistake: no return
# says: [diagnosis.no-result]
def success_rate(seeds, lr, epochs):
    successes = 0
    for seed in seeds:
        params, _ = train(X, y, init_params([2, 2, 1], np.random.RandomState(seed)), lr, epochs)
        successes += bce_loss(forward(X, params)[-1], y) < 0.1

# %% prints
# mistake: prints instead of returning
# says: It prints its result
def success_rate(seeds, lr, epochs):
    print(np.mean([bce_loss(forward(X, train(X, y, init_params([2, 2, 1], np.random.RandomState(seed)),
                                             lr, epochs)[0])[-1], y) < 0.1 for seed in seeds]))

# %% an exception
# mistake: hands train the seed
# says: in your line   params, _ = train(X, y, seed, lr, epochs)
def success_rate(seeds, lr, epochs):
    for seed in seeds:
        params, _ = train(X, y, seed, lr, epochs)
    return bce_loss(forward(X, params)[-1], y) < 0.1

# %% the helper module's
# mistake: hands in xorlib's function as one's own
# says: it calls success_rate, which gives the answer away
from xorlib import success_rate

# %% rounded
# mistake: keeps one decimal of the share, which shows in the hidden checks alone
# says: [pattern.rounded]
def success_rate(seeds, lr, epochs):
    finals = [train(X, y, init_params([2, 2, 1], np.random.RandomState(seed)), lr, epochs)[0] for seed in seeds]
    return round(sum(bce_loss(forward(X, params)[-1], y) < 0.1 for params in finals) / len(seeds), 1)

# %% counts all calls
# mistake: the count stands outside the function
# says: called twice with the same arguments
wins = 0

def success_rate(seeds, lr, epochs):
    global wins
    for seed in seeds:
        params, _ = train(X, y, init_params([2, 2, 1], np.random.RandomState(seed)), lr, epochs)
        wins += bce_loss(forward(X, params)[-1], y) < 0.1
    return wins / len(seeds)

# %% from xorlib's batch
# mistake: xorlib's function under another name
# says: it calls success_rate, which gives the answer away
from xorlib import batch

def success_rate(seeds, lr, epochs):
    return batch.success_rate(list(seeds), lr, epochs)

# %% generator outside the loop
# mistake: one generator for all, from seed 0
# says: [success_rate.one-generator]
def success_rate(seeds, lr, epochs):
    rng = np.random.RandomState(0)
    successes = 0
    for seed in seeds:
        params, _ = train(X, y, init_params([2, 2, 1], rng), lr, epochs)
        successes += bce_loss(forward(X, params)[-1], y) < 0.1
    return successes / len(seeds)

# %% a seed for a generator
# mistake: init_params gets the seed
# says: [error.seed-for-rng]
def success_rate(seeds, lr, epochs):
    successes = 0
    for seed in seeds:
        params, _ = train(X, y, init_params([2, 2, 1], seed), lr, epochs)
        successes += bce_loss(forward(X, params)[-1], y) < 0.1
    return successes / len(seeds)

# %% np.random.seed
# mistake: seeds the global generator and passes the module
# says: [error.seed-for-rng]
def success_rate(seeds, lr, epochs):
    successes = 0
    for seed in seeds:
        rng = np.random.seed(seed)
        params, _ = train(X, y, init_params([2, 2, 1], rng), lr, epochs)
        successes += bce_loss(forward(X, params)[-1], y) < 0.1
    return successes / len(seeds)

# %% the notebook's params
# mistake: trains the params of the notebook
# says: [diagnosis.reads-notebook]
params = init_params([2, 2, 1], np.random.RandomState(0))
def success_rate(seeds, lr, epochs):
    successes = 0
    for seed in seeds:
        trained, losses = train(X, y, params, lr, epochs)
        if bce_loss(forward(X, trained)[-1], y) < 0.1:
            successes += 1
    return successes / len(seeds)

# %% = for +=
# mistake: the count is overwritten
# says: [success_rate.last-seed-only]
def success_rate(seeds, lr, epochs):
    for seed in seeds:
        params, _ = train(X, y, init_params([2, 2, 1], np.random.RandomState(seed)), lr, epochs)
        successes = 1 if bce_loss(forward(X, params)[-1], y) < 0.1 else 0
    return successes / len(seeds)

# %% count reset
# mistake: the count is set to 0 in the loop
# says: [success_rate.last-seed-only]
def success_rate(seeds, lr, epochs):
    for seed in seeds:
        successes = 0
        params, _ = train(X, y, init_params([2, 2, 1], np.random.RandomState(seed)), lr, epochs)
        if bce_loss(forward(X, params)[-1], y) < 0.1:
            successes += 1
    return successes / len(seeds)

# %% any loss below
# mistake: min(losses)
# says: [success_rate.last-of-losses]
def success_rate(seeds, lr, epochs):
    successes = 0
    for seed in seeds:
        params, losses = train(X, y, init_params([2, 2, 1], np.random.RandomState(seed)), lr, epochs)
        if min(losses) < 0.1:
            successes += 1
    return successes / len(seeds)

# %% epochs divide
# mistake: divided by the epochs
# says: [success_rate.divided-by-epochs]
def success_rate(seeds, lr, epochs):
    successes = 0
    for seed in seeds:
        params, losses = train(X, y, init_params([2, 2, 1], np.random.RandomState(seed)), lr, epochs)
        successes += bce_loss(forward(X, params)[-1], y) < 0.1
    return successes / epochs

# %% divided by 1000
# mistake: divided by the number of the survey
# says: [success_rate.divided-by-1000]
def success_rate(seeds, lr, epochs):
    successes = 0
    for seed in seeds:
        params, losses = train(X, y, init_params([2, 2, 1], np.random.RandomState(seed)), lr, epochs)
        successes += bce_loss(forward(X, params)[-1], y) < 0.1
    return successes / 1000

# %% the first loss
# mistake: losses[0]
# says: [success_rate.zero]
def success_rate(seeds, lr, epochs):
    successes = 0
    for seed in seeds:
        params, losses = train(X, y, init_params([2, 2, 1], np.random.RandomState(seed)), lr, epochs)
        successes += losses[0] < 0.1
    return successes / len(seeds)

# %% goes on training
# mistake: each run begins where the last ended
# says: [success_rate.one-after-another]
def success_rate(seeds, lr, epochs):
    successes = 0
    params = init_params([2, 2, 1], np.random.RandomState(seeds[0]))
    for seed in seeds:
        params, losses = train(X, y, params, lr, epochs)
        successes += bce_loss(forward(X, params)[-1], y) < 0.1
    return successes / len(seeds)

# %% loss before the training
# mistake: the loss of the start
# says: [success_rate.zero]
def success_rate(seeds, lr, epochs):
    successes = 0
    for seed in seeds:
        start = init_params([2, 2, 1], np.random.RandomState(seed))
        params, losses = train(X, y, start, lr, epochs)
        successes += bce_loss(forward(X, start)[-1], y) < 0.1
    return successes / len(seeds)

# %% limit 1
# mistake: 1 for 0.1
# says: [success_rate.all-four-right]
def success_rate(seeds, lr, epochs):
    successes = 0
    for seed in seeds:
        params, losses = train(X, y, init_params([2, 2, 1], np.random.RandomState(seed)), lr, epochs)
        successes += bce_loss(forward(X, params)[-1], y) < 1
    return successes / len(seeds)

# %% p = train
# mistake: the pair for params
# says: [error.pair-of-train]
def success_rate(seeds, lr, epochs):
    successes = 0
    for seed in seeds:
        p = train(X, y, init_params([2, 2, 1], np.random.RandomState(seed)), lr, epochs)
        if bce_loss(forward(X, p)[-1], y) < 0.1:
            successes += 1
    return successes / len(seeds)

# %% range(seeds)
# mistake: range of a list
# says: [error.range-of-a-list]
def success_rate(seeds, lr, epochs):
    successes = 0
    for seed in range(seeds):
        params, _ = train(X, y, init_params([2, 2, 1], np.random.RandomState(seed)), lr, epochs)
        successes += bce_loss(forward(X, params)[-1], y) < 0.1
    return successes / seeds

# %% all seeds in one generator
# mistake: RandomState of the list
# says: [success_rate.one-generator]
def success_rate(seeds, lr, epochs):
    rng = np.random.RandomState(seeds)
    successes = 0
    for seed in seeds:
        params, _ = train(X, y, init_params([2, 2, 1], rng), lr, epochs)
        successes += bce_loss(forward(X, params)[-1], y) < 0.1
    return successes / len(seeds)

# %% losses compared as a list
# mistake: if losses < 0.1
# says: [error.truth-of-an-array]
def success_rate(seeds, lr, epochs):
    successes = 0
    for seed in seeds:
        params, losses = train(X, y, init_params([2, 2, 1], np.random.RandomState(seed)), lr, epochs)
        if losses < 0.1:
            successes += 1
    return successes / len(seeds)

# %% outputs compared
# mistake: if y_hat < 0.1
# says: [error.truth-of-an-array]
def success_rate(seeds, lr, epochs):
    successes = 0
    for seed in seeds:
        params, losses = train(X, y, init_params([2, 2, 1], np.random.RandomState(seed)), lr, epochs)
        if forward(X, params)[-1] < 0.1:
            successes += 1
    return successes / len(seeds)

# %% above
# mistake: > for <, and a percentage
# says: [result.wrong]
def success_rate(seeds, lr, epochs):
    successes = 0
    for seed in seeds:
        params, losses = train(X, y, init_params([2, 2, 1], np.random.RandomState(seed)), lr, epochs)
        successes += bce_loss(forward(X, params)[-1], y) > 0.1
    return 100 * successes / len(seeds)
