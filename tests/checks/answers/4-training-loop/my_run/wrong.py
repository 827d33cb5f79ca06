# %% the lesson's run
# mistake: takes seed 0
# says: expected  seed: a whole number above 0
def my_run():
    return {"seed": 0, "lr": 1.0, "epochs": 1000}

# %% a run that is stuck
# mistake: a seed that ends on the plateau
# says: [my_run.another-seed]
def my_run():
    return {"seed": 10, "lr": 1.0, "epochs": 1000}

# %% the higher plateau
# mistake: a seed that ends on the higher plateau
# says: loss of 1.9148
def my_run():
    return {"seed": 1, "lr": 1.0, "epochs": 1000}

# %% too few epochs
# mistake: stops early
# says: [my_run.more-epochs]
def my_run():
    return {"seed": 4, "lr": 1.0, "epochs": 200}

# %% too short steps
# mistake: the limit of epochs, and steps too short for it
# says: [my_run.larger-lr]
def my_run():
    return {"seed": 4, "lr": 0.1, "epochs": 1000}

# %% too many epochs
# mistake: more than 1000 epochs
# says: a whole number from 1 to 1000
def my_run():
    return {"seed": 4, "lr": 1.0, "epochs": 5000}

# %% steps of nothing
# mistake: a learning rate of zero
# says: expected  lr: a number above 0
def my_run():
    return {"seed": 4, "lr": 0.0, "epochs": 1000}

# %% uphill
# mistake: a negative learning rate
# says: expected  lr: a number above 0
def my_run():
    return {"seed": 4, "lr": -1.0, "epochs": 1000}

# %% a key missing
# mistake: forgets the epochs
# says: a dict with 'seed', 'lr'
def my_run():
    return {"seed": 4, "lr": 1.0}

# %% a tuple
# mistake: the values without their names
# says: got       a tuple of 3
def my_run():
    return 4, 1.0, 1000

# %% the result of the run
# mistake: returns what train returns
# says: got       a tuple of 2
def my_run():
    return train(X, y, init_params([2, 2, 1], np.random.RandomState(4)), 1.0, 1000)

# %% a text for the seed
# mistake: the wrong type
# says: got       seed: '4'
def my_run():
    return {"seed": "4", "lr": 1.0, "epochs": 1000}

# %% a boolean
# mistake: True for the seed
# says: got       seed: True
def my_run():
    return {"seed": True, "lr": 1.0, "epochs": 1000}

# %% not a number
# mistake: NaN for the learning rate
# says: got       lr: nan
def my_run():
    return {"seed": 4, "lr": float("nan"), "epochs": 1000}

# %% half an epoch
# mistake: a fraction for the epochs
# says: got       epochs: 500.5
def my_run():
    return {"seed": 4, "lr": 1.0, "epochs": 500.5}

# %% zeros
# mistake: all zeros
# says: expected  seed: a whole number above 0
def my_run():
    return {"seed": 0, "lr": 0, "epochs": 0}

# %% None
# mistake: no return
# says: [diagnosis.no-result]
def my_run():
    run = {"seed": 4, "lr": 1.0, "epochs": 1000}

# %% prints
# mistake: prints instead of returning
# says: It prints its result
def my_run():
    print({"seed": 4, "lr": 1.0, "epochs": 1000})

# %% an exception
# mistake: a name that does not exist
# says: it raised NameError
def my_run():
    return {"seed": best_seed, "lr": 1.0, "epochs": 1000}

# %% far too long steps
# mistake: a learning rate that throws the run off
# says: [my_run.smaller-lr]
def my_run():
    return {"seed": 4, "lr": 1000.0, "epochs": 500}

# %% the notebook's dict, another seed in each call
# mistake: every call changes the same dict
# says: its first result changed
run = {"seed": 3, "lr": 1.0, "epochs": 500}

def my_run():
    run["seed"] += 1
    return run

# %% the checks' own
# mistake: hands in the run that the checks know
# says: it calls my_run, which gives the answer away
def my_run():
    from xorlib.checks.lesson4_training_loop.runs import my_run as solved
    return solved()

# %% too few epochs, as a student wrote it
# mistake: 100 small steps
# says: [my_run.larger-lr-and-more-epochs]
def my_run():
    return {"seed": 4, "lr": 0.1, "epochs": 100}

# %% one epoch
# mistake: a single epoch
# says: [my_run.more-epochs]
def my_run():
    return {"seed": 4, "lr": 1.0, "epochs": 1}

# %% a plateau, few epochs
# mistake: a seed that ends on a plateau, with 300 epochs
# says: [my_run.more-epochs]
def my_run():
    return {"seed": 2, "lr": 1.0, "epochs": 300}

# %% a tuple, as a student wrote it
# mistake: values without names
# says: [my_run.no-dict]
def my_run():
    return 4, 1.0, 500

# %% texts
# mistake: numbers as texts
# says: [my_run.out-of-range]
def my_run():
    return {"seed": "4", "lr": 1.0, "epochs": 500}

# %% list of runs
# mistake: a list of dicts
# says: [my_run.no-dict]
def my_run():
    return [{"seed": 4, "lr": 1.0, "epochs": 500}]

# %% trains
# mistake: returns params and losses
# says: [my_run.no-dict]
def my_run():
    return train(X, y, init_params([2, 2, 1], np.random.RandomState(4)), 1.0, 500)

# %% misspelt
# mistake: another key
# says: [my_run.no-dict]
def my_run():
    return {"seed": 4, "learning_rate": 1.0, "epochs": 500}

# %% a set
# mistake: a set of names
# says: [my_run.no-dict]
def my_run():
    return {"seed", "lr", "epochs"}

# %% tiny lr
# mistake: 1000 tiny steps
# says: [my_run.larger-lr]
def my_run():
    return {"seed": 4, "lr": 0.01, "epochs": 1000}

# %% a few more epochs
# mistake: stops on its way
# says: [my_run.more-epochs]
def my_run():
    return {"seed": 4, "lr": 1.0, "epochs": 100}

# %% huge lr
# mistake: an lr of 50
# says: [my_run.smaller-lr]
def my_run():
    return {"seed": 4, "lr": 50.0, "epochs": 500}
