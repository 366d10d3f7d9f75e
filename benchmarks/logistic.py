"""Logistic regression with a quadratic penalty, by Newton's steps."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

_ROUNDS = 50
#: Steps smaller than this change nothing.
_SMALL = 1e-8


def fitted(values: Numbers, truth: Numbers, counts: Numbers, penalty: Numbers) -> Numbers:
    """A weight for each column of ``values``.

    ``truth`` is 0 or 1 a row, ``counts`` what a row counts, ``penalty`` what the square of each
    weight costs.
    """
    weights = np.zeros(values.shape[1])
    for _ in range(_ROUNDS):
        likely = 1 / (1 + np.exp(-np.clip(values @ weights, -30, 30)))
        slope = values.T @ (counts * (likely - truth)) + penalty * weights
        bend = (values * (counts * likely * (1 - likely))[:, None]).T @ values
        step = np.linalg.solve(bend + np.diag(penalty), slope)
        weights -= step
        if np.max(np.abs(step)) < _SMALL:
            break
    return weights
