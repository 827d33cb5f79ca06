"""What each lesson holds: its folder, its exercises and questions with their points, and its read-only cells.

The notebooks in solutions/ say the same in their cells' metadata; a test compares the two.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Lesson:
    folder: str
    exercises: dict[str, float]  # the points of each function, judged by its check
    questions: dict[str, float]  # the points of each answer that a person reads
    given: tuple[str, ...] = ()  # the read-only cells beside the checks


COURSE = {
    "forward_pass": Lesson(
        "1-forward-pass",
        {"relu": 1, "affine": 2, "forward": 3, "xnor_params": 3},
        {"why_not_a_line": 3},
        given=("given-params",),
    ),
    "random_init": Lesson(
        "2-random-init", {"sigmoid": 2, "init_params": 3, "bce_loss": 3, "predict": 2}, {"why_not_zeros": 2}
    ),
    "gradients": Lesson(
        "3-gradients",
        {
            "objective": 2,
            "output_gradients": 3,
            "hidden_gradients": 4,
            "backward": 4,
            "numerical_gradients": 3,
            "fixed_backward": 2,
        },
        {"why_shapes_did_not_help": 2},
        given=("broken_backward",),
    ),
    "training_loop": Lesson(
        "4-training-loop",
        {"gradient_step": 2, "train": 5, "my_run": 2, "success_rate": 3, "train_many": 4},
        {"read_the_stuck_run": 2},
        given=("broken_backward",),
    ),
    "animation": Lesson(
        "5-animation", {"probability_grid": 3, "train_with_snapshots": 3, "draw_frame": 3, "make_gif": 5}, {}
    ),
}
