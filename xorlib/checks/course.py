"""The lessons of the course, by the names of their notebooks."""

from .lesson1_forward_pass import FORWARD_PASS
from .lesson2_random_init import RANDOM_INIT
from .lesson3_gradients import GRADIENTS
from .lesson4_training_loop import TRAINING_LOOP
from .lesson5_animation import ANIMATION
from .lesson6_noisy_xor import NOISY_XOR

COURSE = {
    "forward_pass": FORWARD_PASS,
    "random_init": RANDOM_INIT,
    "gradients": GRADIENTS,
    "training_loop": TRAINING_LOOP,
    "animation": ANIMATION,
    "noisy_xor": NOISY_XOR,
}
