"""A loss with its derivatives by autograd."""

from collections.abc import Callable
from typing import Any

import autograd
import numpy as np

from .errors import error_facts


def derivatives(
    answer: Callable[..., Any], namespace: dict[str, Any], params: Any, X: Any, y: Any
) -> dict[str, Any] | None:
    """The loss that an objective gives and whether it is a number; then its gradients, or why there are none."""
    loss = answer(params, X, y)
    if loss is None:
        return None
    real = isinstance(loss, (int, float, np.number, np.ndarray)) and np.issubdtype(np.asarray(loss).dtype, np.number)
    facts = {"loss": loss, "number": bool(real and not np.shape(loss)), "grads": None, "error": None}
    if facts["number"]:
        try:
            facts["grads"] = autograd.grad(answer)(params, X, y)
        except Exception as error:
            facts["error"] = error_facts(error, namespace)
    return facts
