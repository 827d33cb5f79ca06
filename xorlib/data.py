"""The data of the course: the truth table of XOR, one example a row."""

import numpy as np

X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
"""Inputs, shape (4, 2)."""

y = np.array([[0.0], [1.0], [1.0], [0.0]])
"""Targets, shape (4, 1)."""

for _array in (X, y):
    _array.setflags(write=False)  # a student's function that works in place must not change them for all others
