"""The helper module of "XOR from scratch": the reference network, its pictures and its film."""
# ruff: noqa: F401 (what is imported here is what the lessons import)

import sys
from typing import NoReturn

try:
    if sys.version_info < (3, 11):  # noqa: UP036 (the course's first word to somebody who has an older one)
        raise ImportError("the course needs Python 3.11 or later")
    from . import cells
    from .batch import forward_many, init_many, losses_many, success_rate, train_many
    from .data import X, y
    from .data_plots import plot_curves, plot_examples, plot_fitted
    from .display import show, show_film
    from .film import draw_frame, film_strip, make_gif, train_with_snapshots
    from .gradients import broken_backward, compare_gradients, numerical_gradients
    from .minibatch import fit, minibatches, momentum_step
    from .network import (
        affine,
        backward,
        bce_loss,
        forward,
        gradient_step,
        init_params,
        objective,
        predict,
        relu,
        sigmoid,
        train,
    )
    from .noisy import best_accuracy, noisy_xor
    from .plots import (
        draw_network,
        plot_activations,
        plot_boundary,
        plot_hidden_lines,
        plot_losses,
        plot_points,
        plot_success,
        plot_surprise,
        plot_survey,
        probability_grid,
    )
    from .widgets import move_examples, move_rate_and_width, move_seed, move_weights, play_film, play_training
    from .widgets.spaces import plot_spaces
except ImportError as error:
    missing = error
    if hasattr(missing, "add_note"):  # Python 3.11 and later
        missing.add_note("`python -m xorlib` in a terminal says what is missing, and how to get it.")

    def __getattr__(name: str) -> NoReturn:
        """Raise the error when a name is taken: `python -m xorlib`, which takes none, can then say what is missing."""
        raise missing
