# %% as in the lesson
def my_run():
    return {"seed": 4, "lr": 1.0, "epochs": 1000}

# %% whole numbers, more keys
def my_run():
    return {"seed": 6, "lr": 1, "epochs": 800, "comment": "found by trying"}

# %% NumPy's numbers
def my_run():
    return {"seed": np.int64(2), "lr": np.float64(1.0), "epochs": np.int32(1000)}

# %% a search, with prints
def my_run():
    for seed in range(1, 100):
        params, _ = train(X, y, init_params([2, 2, 1], np.random.RandomState(seed)), 1.0, 600)
        loss = bce_loss(forward(X, params)[-1], y)
        print(seed, loss)
        if loss < 0.05 and np.array_equal(predict(X, params), y):
            return dict(seed=seed, lr=1.0, epochs=600)

# %% another learning rate, keys in another order
def my_run():
    return dict(epochs=400, lr=1.5, seed=29)
