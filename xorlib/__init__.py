"""The helper module of "XOR from scratch": the reference network, its pictures and its film."""

import sys

try:
    from .batch import forward_many, init_many, losses_many, success_rate, train_many
    from .data import X, y
    from .film import draw_frame, film_strip, make_gif, train_with_snapshots
    from .gradients import broken_backward, compare_gradients, numerical_gradients
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
    from .plots import (
        draw_network,
        plot_activations,
        plot_boundary,
        plot_losses,
        plot_points,
        plot_spaces,
        plot_success,
        plot_surprise,
        plot_survey,
        probability_grid,
        show,
    )
    from .widgets.lessons import move_rate_and_width, move_seed, move_weights, play_film, play_training
except ModuleNotFoundError as error:
    if sys.argv[0] != "-m":  # `python -m xorlib` goes on, to say what is missing
        error.add_note("`python -m xorlib` in a terminal says what is missing, and how to get it.")
        raise
